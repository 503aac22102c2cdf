; A prompt with three mistakes: stdin is used and never declared, the line still ends in its newline
; when it is compared, and main changes rbx and r12 without saving them.
        default rel
        global  main
        extern  getline, strcmp, printf, puts, free

        section .bss
line:           resq 1
capacity:       resq 1

        section .rodata
prompt_text:    db "> ", 0
quit_word:      db "quit", 0
unknown_text:   db "unknown command", 0

        section .text
main:
        sub     rsp, 8
        xor     ebx, ebx                ; lines so far
.next:
        lea     rdi, [prompt_text]
        xor     eax, eax
        call    printf wrt ..plt
        lea     rdi, [line]
        lea     rsi, [capacity]
        mov     rdx, [stdin]
        call    getline wrt ..plt
        test    rax, rax
        js      .end
        inc     rbx
        mov     r12, [line]
        mov     rdi, r12
        lea     rsi, [quit_word]
        call    strcmp wrt ..plt
        test    eax, eax
        jz      .end
        lea     rdi, [unknown_text]
        call    puts wrt ..plt
        jmp     .next
.end:
        mov     rdi, [line]
        call    free wrt ..plt
        xor     eax, eax
        add     rsp, 8
        ret
