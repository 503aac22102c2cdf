; -f elf32
section .bss
a: resb 7
resb 8
resb 9
resw 8
times 3 resb 2
times 0 resb 5
db ?
dd ?,?
times 2 dd ?,?
dq 3 dup (?)

