// The program that a new NASM file begins with.

export const template = `; Prints a greeting with the system call write (Linux, 64 bits).
        global  _start

        section .text
_start:
        mov     eax, 1                  ; write
        mov     edi, 1                  ; to standard output
        lea     rsi, [rel message]
        mov     edx, message_length
        syscall
        mov     eax, 60                 ; exit
        xor     edi, edi                ; with status 0
        syscall

        section .rodata
message:
        db      "Hello, world!", 10
message_length equ $ - message
`;
