; Output without libc.

%include "syscalls.inc"

        default rel
        global  print_hexadecimal, print_text

DIGITS  equ     16                      ; of a quadword

        section .rodata
digits: db      "0123456789ABCDEF"

        section .text

; Prints rdi as 0x and sixteen digits, and ends the line.
print_hexadecimal:
        sub     rsp, 24                 ; room for 0x, the digits and the newline
        mov     word [rsp], "0x"
        lea     rsi, [digits]
        mov     ecx, DIGITS
.next:
        mov     eax, edi
        and     eax, 15                 ; the digits come from the last one on
        mov     al, [rsi + rax]
        mov     [rsp + rcx + 1], al
        shr     rdi, 4
        dec     ecx
        jnz     .next
        mov     byte [rsp + DIGITS + 2], 10
        system_call SYS_WRITE, STDOUT, rsp, DIGITS + 3
        add     rsp, 24
        ret

; Prints rsi bytes from rdi on, to standard error.
print_text:
        mov     rdx, rsi
        mov     rsi, rdi
        mov     edi, STDERR
        mov     eax, SYS_WRITE
        syscall
        ret
