; -f bin
 org 100h
a: db 1
dw a
mov ax,[a]
call a
jmp x
mov eax,[y+3]
section .x
x: dd x
y: resb 4
