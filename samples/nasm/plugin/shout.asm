; A library that makes capital letters of small ones, for filters.asm.

        default rel
        global  transform:function

        section .text
; Changes the text at rdi where it lies.
transform:
        mov     al, [rdi]
        test    al, al
        jz      .done
        lea     ecx, [rax - "a"]
        cmp     cl, "z" - "a"
        ja      .next
        and     byte [rdi], ~0x20       ; the letters differ in one bit
.next:
        inc     rdi
        jmp     transform
.done:
        ret

        section .note.GNU-stack noalloc noexec nowrite progbits
