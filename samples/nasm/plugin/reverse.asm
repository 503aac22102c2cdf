; A library that turns text round, for filters.asm.

        default rel
        global  transform:function
        extern  strlen

        section .text
; Turns the text at rdi round where it lies.
transform:
        push    rbx
        mov     rbx, rdi
        call    strlen wrt ..plt
        lea     rdx, [rbx + rax]        ; behind the last byte
.next:
        dec     rdx
        cmp     rbx, rdx
        jae     .done
        mov     al, [rbx]
        mov     cl, [rdx]
        mov     [rbx], cl
        mov     [rdx], al
        inc     rbx
        jmp     .next
.done:
        inc     dword [count]
        pop     rbx
        ret

        section .data
count:  dd      0                       ; texts that were turned, for those who look

        section .note.GNU-stack noalloc noexec nowrite progbits
