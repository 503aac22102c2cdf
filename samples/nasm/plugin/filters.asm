; Loads a library while it runs and calls a function of it by its name (Linux, 64 bits).
;
; Try: reverse hello, shout hello. What to look at: the first word of a line says which library is
; meant, and nothing of reverse.asm and shout.asm is known here; dlopen gives a handle, dlsym the
; address of `transform`, which each library has one of. A breakpoint in reverse.asm stops when the
; library is there, and a step into `call rax` leads there as well.
;
;     make run

        default rel
        global  main
        extern  stdin, stdout
        extern  dlopen, dlsym, dlclose, dlerror
        extern  fflush, fgets, printf, puts, snprintf, strcspn

RTLD_NOW        equ     2               ; everything is looked up at once

LINE_SIZE       equ     256
PATH_SIZE       equ     LINE_SIZE + 8

        section .rodata
prompt:         db      "> ", 0
ends:           db      " ", 10, 0      ; of the first word
path_format:    db      "./%s.so", 0
function_name:  db      "transform", 0

        section .bss
line:   resb    LINE_SIZE
path:   resb    PATH_SIZE

        section .text
main:
        push    rbx                     ; the text behind the word
        push    r12                     ; the library
        push    r13                     ; which keeps the stack aligned
.next:
        lea     rdi, [prompt]
        xor     eax, eax
        call    printf wrt ..plt
        mov     rax, [stdout wrt ..got]
        mov     rdi, [rax]
        call    fflush wrt ..plt
        lea     rdi, [line]
        mov     esi, LINE_SIZE
        mov     rdx, [stdin wrt ..got]
        mov     rdx, [rdx]
        call    fgets wrt ..plt
        test    rax, rax
        jz      .end                    ; the input has ended
        call    split
        cmp     byte [line], 0
        je      .next                   ; an empty line

        lea     rdi, [path]
        mov     esi, PATH_SIZE
        lea     rdx, [path_format]
        lea     rcx, [line]
        xor     eax, eax
        call    snprintf wrt ..plt
        lea     rdi, [path]
        mov     esi, RTLD_NOW
        call    dlopen wrt ..plt
        test    rax, rax
        jz      .failed
        mov     r12, rax
        mov     rdi, r12
        lea     rsi, [function_name]
        call    dlsym wrt ..plt
        test    rax, rax
        jz      .failed
        mov     rdi, rbx
        call    rax                     ; transform changes the text where it lies
        mov     rdi, rbx
        call    puts wrt ..plt
        mov     rdi, r12
        call    dlclose wrt ..plt
        jmp     .next

.failed:
        call    dlerror wrt ..plt
        mov     rdi, rax
        call    puts wrt ..plt
        jmp     .next

.end:
        xor     eax, eax
        pop     r13
        pop     r12
        pop     rbx
        ret

; Ends the first word of the line with a zero, and the line where its newline is. rbx: the text
; behind the word, which may be empty.
split:
        sub     rsp, 8
        lea     rdi, [line]
        lea     rsi, [ends]
        call    strcspn wrt ..plt
        lea     rbx, [line]
        add     rbx, rax
        cmp     byte [rbx], 0
        je      .done
        mov     byte [rbx], 0
        inc     rbx
        mov     rdi, rbx
        lea     rsi, [ends + 1]         ; the newline alone
        call    strcspn wrt ..plt
        mov     byte [rbx + rax], 0
.done:
        add     rsp, 8
        ret

        section .note.GNU-stack noalloc noexec nowrite progbits
