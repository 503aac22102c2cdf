; -f elf32
section .bss
a: db 1, 2
lock add dword [eax+ecx], 5
dd a
dw "abc"
times 2 push eax
mov eax, [a]
resb 2
absolute 8
add al, 3
mov ax, [a]
