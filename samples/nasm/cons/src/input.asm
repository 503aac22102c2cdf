; Standard input, line by line, each after a prompt.

%include "syscalls.inc"
%include "failure.inc"

        default rel
        global  read_line, drop_line
        global  line_next, nesting
        extern  put_text, flush_output, last_byte, report

CHUNK_SIZE      equ     4096
LINE_MAX        equ     65536           ; bytes
SLACK           equ     8               ; a string's last bytes are taken eight at a time

        section .bss
chunk:          resb    CHUNK_SIZE      ; as the kernel gave it
chunk_next:     resq    1
chunk_end:      resq    1
line:           resb    LINE_MAX + 1 + SLACK
line_next:      resq    1               ; what the reader comes to; a newline ends each line
nesting:        resq    1               ; lists that are open
has_ended:      resb    1

        section .rodata
prompt:         db      "> "
inner_prompt:   db      ". "            ; within a list
prompt_size     equ     2

        section .text

; Reads the next line. Carry: there is none.
read_line:
        push    rbx
        cmp     byte [has_ended], 0
        jne     .end
        lea     rdi, [prompt]
        lea     rax, [inner_prompt]
        cmp     qword [nesting], 0
        cmovne  rdi, rax
        mov     esi, prompt_size
        call    put_text
        call    flush_output
        mov     byte [last_byte], 10    ; who types ends the line

        lea     rbx, [line]
        mov     [line_next], rbx
.next:
        call    read_byte
        js      .ended
        cmp     al, 10
        je      .whole
        lea     rcx, [line + LINE_MAX]
        cmp     rbx, rcx
        je      .too_long
        mov     [rbx], al
        inc     rbx
        jmp     .next
.ended:
        mov     byte [has_ended], 1
        lea     rcx, [line]
        cmp     rbx, rcx
        je      .nothing                ; else the last line has no newline of its own
.whole:
        mov     byte [rbx], 10
        pop     rbx
        clc
        ret
.nothing:
        mov     byte [rbx], 10
.end:
        pop     rbx
        stc
        ret
.too_long:
        mov     byte [rbx], 10
.skip:
        call    read_byte
        js      .skipped
        cmp     al, 10
        jne     .skip
.skipped:
        fail    "a line has more than 65536 bytes"

; Leaves what the line still has.
drop_line:
        lea     rax, [line + LINE_MAX + SLACK]
        mov     byte [rax], 10
        mov     [line_next], rax
        ret

; The next byte in eax, with the sign flag; -1 and the flag set at the end.
read_byte:
        mov     rdx, [chunk_next]
        cmp     rdx, [chunk_end]
        jb      .take
        lea     rsi, [chunk]
        mov     edx, CHUNK_SIZE
        system_call SYS_READ, STDIN
        test    rax, rax
        jle     .end
        lea     rdx, [chunk]
        add     rax, rdx
        mov     [chunk_end], rax
.take:
        movzx   eax, byte [rdx]
        inc     rdx
        mov     [chunk_next], rdx
        test    eax, eax
        ret
.end:
        or      eax, -1
        ret
