; -f elf32
a: resb 7
resb 8
resb 9
resw 8
times 3 resb 2
times 3 resb 5
times 5 resb 0
resb 0

