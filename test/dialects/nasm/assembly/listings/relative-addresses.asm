; -f elf64
default rel
extern f, g
 call f wrt ..plt
lea rdi,[msg]
 mov rsi, msg
mov edi, msg
 jmp short .x
.x: jz .x
loop .x
section .data
msg: db "x"
 dq .y - msg, msg + 5
.y:
 dd msg - $$, $ - $$
times 50-($-$$) db 0
align 8, db 0xff

