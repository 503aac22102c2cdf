; Text for standard output, gathered until a line is whole or the user has to see it.

%include "syscalls.inc"

        default rel
        global  put_byte, put_text, put_decimal, put_line_end, flush_output
        global  last_byte

BUFFER_SIZE     equ     4096
DIGITS_MAX      equ     20              ; of 64 bits, in decimal

        section .bss
buffer:         resb    BUFFER_SIZE
used:           resq    1
last_byte:      resb    1               ; a newline where a line begins

        section .text

; Ends the line. Changes what a system call changes.
put_line_end:
        mov     edi, 10
        ; and goes on as put_byte

; Writes the byte dil.
put_byte:
        mov     rax, [used]
        cmp     rax, BUFFER_SIZE
        jb      .room
        push    rdi
        call    flush_output
        pop     rdi
        xor     eax, eax
.room:
        lea     rdx, [buffer]
        mov     [rdx + rax], dil
        mov     [last_byte], dil
        inc     rax
        mov     [used], rax
        ret

; Writes rsi bytes from rdi on.
put_text:
        push    rbx
        push    r12
        mov     rbx, rdi
        lea     r12, [rdi + rsi]
.next:
        cmp     rbx, r12
        je      .done
        mov     dil, [rbx]
        inc     rbx
        call    put_byte
        jmp     .next
.done:
        pop     r12
        pop     rbx
        ret

; Writes the number rdi with its sign.
put_decimal:
        sub     rsp, DIGITS_MAX + 4
        lea     rsi, [rsp + DIGITS_MAX] ; digits come from the last one on
        mov     rax, rdi
        mov     ecx, 10
        mov     r8, rdi
        neg     rax
        cmovs   rax, rdi                ; without its sign, which fits if taken without one
.next:
        xor     edx, edx
        div     rcx
        add     dl, "0"
        dec     rsi
        mov     [rsi], dl
        test    rax, rax
        jnz     .next
        test    r8, r8
        jns     .write
        dec     rsi
        mov     byte [rsi], "-"
.write:
        mov     rdi, rsi
        lea     rsi, [rsp + DIGITS_MAX]
        sub     rsi, rdi
        call    put_text
        add     rsp, DIGITS_MAX + 4
        ret

; Hands over what was gathered; what nobody takes is lost.
flush_output:
        push    rbx
        push    r12
        lea     rbx, [buffer]
        mov     r12, [used]
        mov     qword [used], 0
.next:
        test    r12, r12
        jz      .done
        system_call SYS_WRITE, STDOUT, rbx, r12
        test    rax, rax
        jle     .done
        add     rbx, rax                ; the kernel may take a part only
        sub     r12, rax
        jmp     .next
.done:
        pop     r12
        pop     rbx
        ret
