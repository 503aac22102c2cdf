; -Lp -w-other
times 20 nop
db 1,2,3
dd x, ebx
db 5 dup (?)
resb 20
incbin "inc.bin"
mov ax,bx
align 8
x: jmp x
jmp x
%macro m 0
 nop
 db 1
%endmacro
m
section .data
 times 5 db 1,2
dw ebx
%rep 2
nop
%endrep
dw ebx
 mov [eax],ebx
