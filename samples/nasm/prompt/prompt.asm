; An interactive prompt on libc's getline, strcmp, strtok, atoi, printf and free (Linux, 64 bits).
;
; Try: help, add 5 7, quit. What to look at: `stdin` is a variable of libc, so its address comes from
; the global offset table (`wrt ..got`); the line that getline gives ends in its newline, which is cut
; off before anything is compared; rbx, r12 and r13 belong to the caller of main, so they are saved;
; and al is zero at every call of printf, which takes a variable number of arguments.
;
;     nasm -f elf64 prompt.asm && gcc -o prompt prompt.o && ./prompt

        default rel
        global  main
        extern  stdin, stdout
        extern  getline, strcmp, strcspn, strtok, atoi, printf, puts, fflush, free

        section .rodata
prompt_text:    db      "> ", 0
blanks:         db      " ", 0
newline:        db      10, 0
number_line:    db      "%d", 10, 0
help_word:      db      "help", 0
help_text:      db      "commands: help add quit", 0
add_word:       db      "add", 0
add_usage:      db      "add takes two numbers: add 5 7", 0
quit_word:      db      "quit", 0
quit_text:      db      "bye", 0
unknown_text:   db      "unknown command", 0

; The locals of main, below its saved registers.
struc locals
.line:          resq    1               ; the buffer that getline allocates
.capacity:      resq    1               ; its size in bytes
endstruc

; Goes to a label if the word in rbx is the given one.
%macro when 2
        lea     rsi, [%1]
        mov     rdi, rbx
        call    strcmp wrt ..plt
        test    eax, eax
        jz      %2
%endmacro

        section .text
main:
        push    rbx                     ; the first word of the line
        push    r12                     ; the first number
        push    r13                     ; the stream to flush
        sub     rsp, locals_size
        mov     qword [rsp + locals.line], 0
        mov     qword [rsp + locals.capacity], 0

.next:
        lea     rdi, [prompt_text]
        xor     eax, eax
        call    printf wrt ..plt
        mov     r13, [stdout wrt ..got]
        mov     rdi, [r13]
        call    fflush wrt ..plt
        lea     rdi, [rsp + locals.line]
        lea     rsi, [rsp + locals.capacity]
        mov     rdx, [stdin wrt ..got]
        mov     rdx, [rdx]
        call    getline wrt ..plt
        test    rax, rax
        js      .end                    ; the input has ended

        mov     rdi, [rsp + locals.line]
        lea     rsi, [newline]
        call    strcspn wrt ..plt
        mov     rdi, [rsp + locals.line]
        mov     byte [rdi + rax], 0     ; the newline goes
        lea     rsi, [blanks]
        call    strtok wrt ..plt
        test    rax, rax
        jz      .next                   ; an empty line
        mov     rbx, rax

        when    help_word, .help
        when    add_word, .add
        when    quit_word, .quit
        lea     rdi, [unknown_text]
        jmp     .say

.help:
        lea     rdi, [help_text]
        jmp     .say

.add:
        call    next_number
        jc      .usage
        mov     r12d, eax
        call    next_number
        jc      .usage
        lea     esi, [r12 + rax]
        lea     rdi, [number_line]
        xor     eax, eax
        call    printf wrt ..plt
        jmp     .next

.usage:
        lea     rdi, [add_usage]
.say:
        call    puts wrt ..plt
        jmp     .next

.quit:
        lea     rdi, [quit_text]
        call    puts wrt ..plt
.end:
        mov     rdi, [rsp + locals.line]
        call    free wrt ..plt
        xor     eax, eax
        add     rsp, locals_size
        pop     r13
        pop     r12
        pop     rbx
        ret

; The next word of the line as a number in eax; carry if there is none.
next_number:
        sub     rsp, 8
        xor     edi, edi                ; strtok goes on in its line
        lea     rsi, [blanks]
        call    strtok wrt ..plt
        test    rax, rax
        stc
        jz      .done
        mov     rdi, rax
        call    atoi wrt ..plt
        clc
.done:
        lea     rsp, [rsp + 8]          ; not add, which would change the carry
        ret

        section .note.GNU-stack noalloc noexec nowrite progbits
