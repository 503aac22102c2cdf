; -f elf32
 db 1,?,2,3 dup (4,5)
dd 12 dup (a)
a: db 2 dup (2 dup (1),3)
dw 5 dup(?)
 times 0 db 1
 times 1 db 1
times 2 dd a,5
dw a
db a
dq a,a+5, a-$, b-$
b: dd $-a, a-$
 dd 1+2*(b-a)

