// The functions of the library that are programs, for x86-64.

export const programText64 = `
        global  __libc_start_main, exit, abort, raise, kill, sigprocmask, qsort, bsearch
        global  setjmp, _setjmp, sigsetjmp, __sigsetjmp, longjmp, _longjmp, siglongjmp
        global  __longjmp_chk
        global  __restore_rt
        extern  _exit, malloc, free, __take_exit_function, __errno_location
        section .text

; main's address, argc, argv, constructors of the program.
__libc_start_main:
        mov     rbx, rdi
        mov     r12d, esi
        mov     r13, rdx
        lea     r14, [rdx + rsi*8 + 8]
        and     rsp, -16
        test    rcx, rcx
        jz      .main
        mov     edi, r12d
        mov     rsi, r13
        mov     rdx, r14
        call    rcx
.main:  mov     edi, r12d
        mov     rsi, r13
        mov     rdx, r14
        mov     rax, rbx                ; as glibc does: what a main returns that sets nothing
        call    rax
        mov     edi, eax
        call    exit
        hlt

exit:   push    rbx
        mov     ebx, edi
        and     rsp, -16
.next:  call    __take_exit_function
        test    rax, rax
        jz      .done
        mov     rdi, rdx
        call    rax
        jmp     .next
.done:  mov     edi, ebx
        call    _exit
        hlt

raise:  mov     esi, edi
        mov     eax, 39                 ; getpid
        syscall
        mov     edi, eax
kill:   mov     eax, 62                 ; kill
        jmp     request
sigprocmask:
        mov     r10d, 8
        mov     eax, 14                 ; rt_sigprocmask
request:
        syscall
        test    eax, eax
        jns     .done
        neg     eax
        push    rax
        call    __errno_location
        pop     rcx
        mov     [rax], ecx
        mov     eax, -1
.done:  ret

abort:  sub     rsp, 8
        mov     edi, 6                  ; SIGABRT
        call    raise
        mov     eax, 231                ; exit_group, where a handler has come back
        mov     edi, 134
        syscall
        hlt

__restore_rt:
        mov     eax, 15                 ; rt_sigreturn
        syscall

; rdi the state: rbx, rbp, r12 to r15, rsp and rip of the caller, then whether the mask of signals
; is kept, and the mask.
setjmp:
_setjmp:
        xor     esi, esi
sigsetjmp:
__sigsetjmp:
        mov     [rdi], rbx
        mov     [rdi + 8], rbp
        mov     [rdi + 16], r12
        mov     [rdi + 24], r13
        mov     [rdi + 32], r14
        mov     [rdi + 40], r15
        lea     rdx, [rsp + 8]
        mov     [rdi + 48], rdx
        mov     rdx, [rsp]
        mov     [rdi + 56], rdx
        mov     [rdi + 64], esi
        test    esi, esi
        jz      .done
        lea     rdx, [rdi + 72]
        xor     edi, edi
        xor     esi, esi
        mov     r10d, 8
        mov     eax, 14                 ; rt_sigprocmask
        syscall
.done:  xor     eax, eax
        ret

longjmp:
_longjmp:
__longjmp_chk:
siglongjmp:
        mov     ebx, esi
        mov     rbp, rdi
        cmp     dword [rdi + 64], 0
        je      .go
        lea     rsi, [rdi + 72]
        mov     edi, 2                  ; SIG_SETMASK
        xor     edx, edx
        mov     r10d, 8
        mov     eax, 14                 ; rt_sigprocmask
        syscall
.go:    mov     eax, ebx
        mov     rdi, rbp
        cmp     eax, 1
        adc     eax, 0                  ; 0 becomes 1
        mov     rbx, [rdi]
        mov     rbp, [rdi + 8]
        mov     r12, [rdi + 16]
        mov     r13, [rdi + 24]
        mov     r14, [rdi + 32]
        mov     r15, [rdi + 40]
        mov     rsp, [rdi + 48]
        jmp     [rdi + 56]

; key, elements, their count and size, function.
bsearch:
        push    rbx
        push    rbp
        push    r12
        push    r13
        push    r14
        push    r15
        sub     rsp, 24
        mov     [rsp], rdi
        mov     r12, rsi
        mov     r13, rcx
        mov     r14, r8
        xor     ebx, ebx                ; the first that may be it
        mov     rbp, rdx                ; behind the last
.next:  cmp     rbx, rbp
        jae     .none
        lea     r15, [rbx + rbp]
        shr     r15, 1
        mov     rsi, r15
        imul    rsi, r13
        add     rsi, r12
        mov     [rsp + 8], rsi
        mov     rdi, [rsp]
        call    r14
        test    eax, eax
        js      .below
        jz      .found
        lea     rbx, [r15 + 1]
        jmp     .next
.below: mov     rbp, r15
        jmp     .next
.none:  mov     qword [rsp + 8], 0
.found: mov     rax, [rsp + 8]
        add     rsp, 24
        pop     r15
        pop     r14
        pop     r13
        pop     r12
        pop     rbp
        pop     rbx
        ret

; elements, their count and size, function: sorts by merging, so that equals keep their order.
qsort:  cmp     rsi, 2
        jb      .nothing
        push    rbx
        push    rbp
        push    r12
        push    r13
        push    r14
        mov     rbx, rdi
        mov     rbp, rsi
        mov     r12, rdx                ; the size of an element
        mov     r13, rcx                ; the function
        mov     rdi, rsi
        imul    rdi, rdx
        call    malloc
        mov     r14, rax                ; room for half-sorted elements
        test    rax, rax
        jz      .done
        mov     rdi, rbx
        mov     rsi, rbp
        call    merge_sort
        mov     rdi, r14
        call    free
.done:  pop     r14
        pop     r13
        pop     r12
        pop     rbp
        pop     rbx
.nothing:
        ret

; Sorts rsi elements at rdi; r12, r13 and r14 as in qsort.
merge_sort:
        cmp     rsi, 2
        jb      .nothing
        push    rbx
        push    rbp
        push    r15
        sub     rsp, 48
        mov     [rsp], rdi              ; the elements
        mov     [rsp + 8], rsi          ; their count
        mov     rbp, rsi
        shr     rbp, 1                  ; how many are left in the first half
        sub     rsi, rbp
        mov     [rsp + 16], rsi         ; and in the second
        mov     r15, rbp
        imul    r15, r12
        add     r15, rdi                ; the second half
        mov     [rsp + 24], rdi         ; the first half
        mov     rsi, rbp
        call    merge_sort
        mov     rdi, r15
        mov     rsi, [rsp + 16]
        call    merge_sort
        mov     rbx, r14                ; where the next one goes
.next:  test    rbp, rbp
        jz      .back
        cmp     qword [rsp + 16], 0
        je      .rest
        mov     rdi, [rsp + 24]
        mov     rsi, r15
        call    r13
        test    eax, eax
        jg      .second
        mov     rsi, [rsp + 24]
        mov     rdi, rbx
        mov     rcx, r12
        rep     movsb
        mov     [rsp + 24], rsi
        mov     rbx, rdi
        dec     rbp
        jmp     .next
.second:
        mov     rsi, r15
        mov     rdi, rbx
        mov     rcx, r12
        rep     movsb
        mov     r15, rsi
        mov     rbx, rdi
        dec     qword [rsp + 16]
        jmp     .next
.rest:  mov     rsi, [rsp + 24]         ; of the first half; what is left of the second is in place
        mov     rdi, rbx
        mov     rcx, rbp
        imul    rcx, r12
        rep     movsb
.back:  mov     rdi, [rsp]
        mov     rsi, r14
        mov     rcx, [rsp + 8]
        sub     rcx, [rsp + 16]
        imul    rcx, r12
        rep     movsb
        add     rsp, 48
        pop     r15
        pop     rbp
        pop     rbx
.nothing:
        ret
        section .note.GNU-stack noalloc noexec nowrite progbits
`;
