; -f bin
 dd ?,?,?
 dq ?,?,?
 db 1,?,?,2
times 2 db "0123456789abcdef"
 times 3 dq 1,2,3
times 3 db 300
 times 2 incbin "inc.bin",20
 incbin "inc.bin",2,3
 times 2 jmp $+5
lock
 a: times 3 jmp a
times 2 db 1,?
