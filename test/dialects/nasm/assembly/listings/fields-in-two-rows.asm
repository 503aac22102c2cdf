; -f bin
org 0x7c00
mov dword [x],0x2F2E
cmp dword [bx+x],0x2F2E
push word [x]
section .bss
resb 0x12345
x: resb 1
