; -f elf64
bits 64
a: db 1
extern e
call e+5
mov [rel e+3], dword 5
mov dword [e+4],e
lea rax,[rel a]
section .x
x: mov eax,[rel a]
 mov al,[a+3]
 mov eax,[qword a]
jmp a
 jz a+4
dd a-$
dd e-$+8
db e
dw e
dq e wrt ..plt
mov eax, strict dword 5
vgatherdpd xmm0,[rax+xmm1*4+e],xmm2
dd -1
dt 1.5
do 1.5

