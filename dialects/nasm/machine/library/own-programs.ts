// The functions of the library that are programs: they call back into the user's, or keep the
// stack's own affairs. Assembled by our assembler when they are first needed.

/** The functions by their names, for both widths. */
export const programNames: readonly string[] = [
  '__libc_start_main',
  'exit',
  'abort',
  'raise',
  'kill',
  'qsort',
  'bsearch',
  'setjmp',
  '_setjmp',
  'sigsetjmp',
  '__sigsetjmp',
  'longjmp',
  '_longjmp',
  'siglongjmp',
];

/** Where a signal's handler returns to. */
export const restorerName = '__restore_rt';

/** The code of a program that has main and no beginning of its own. */
export const startText64 = `
        global  _start
        extern  main, __libc_start_main
        extern  __init_array_start, __init_array_end
        section .text
_start: xor     ebp, ebp
        mov     r9, rdx
        pop     rsi
        mov     rdx, rsp
        and     rsp, -16
        push    rax
        push    rsp
        mov     rdi, main
        mov     rcx, construct
        xor     r8d, r8d
        call    __libc_start_main
        hlt
; Calls what objects have in their section of constructors.
construct:
        push    rbx
        mov     rbx, __init_array_start
.next:  mov     rax, __init_array_end
        cmp     rbx, rax
        jae     .done
        call    [rbx]
        add     rbx, 8
        jmp     .next
.done:  pop     rbx
        ret
        section .note.GNU-stack noalloc noexec nowrite progbits
`;

export const startText32 = `
        global  _start
        extern  main, __libc_start_main
        extern  __init_array_start, __init_array_end
        section .text
_start: xor     ebp, ebp
        pop     esi
        mov     ecx, esp
        and     esp, -16
        push    eax
        push    esp
        push    edx
        push    0
        push    construct
        push    ecx
        push    esi
        push    main
        call    __libc_start_main
        hlt
construct:
        push    ebx
        mov     ebx, __init_array_start
        sub     esp, 8
.next:  cmp     ebx, __init_array_end
        jae     .done
        call    [ebx]
        add     ebx, 4
        jmp     .next
.done:  add     esp, 8
        pop     ebx
        ret
        section .note.GNU-stack noalloc noexec nowrite progbits
`;

export const programText64 = `
        global  __libc_start_main, exit, abort, raise, kill, qsort, bsearch
        global  setjmp, _setjmp, sigsetjmp, __sigsetjmp, longjmp, _longjmp, siglongjmp
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
        xor     eax, eax
        call    rbx
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

; rdi the state: rbx, rbp, r12 to r15, rsp and rip of the caller.
setjmp:
_setjmp:
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
        xor     eax, eax
        ret

longjmp:
_longjmp:
siglongjmp:
        mov     eax, esi
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

export const programText32 = `
        global  __libc_start_main, exit, abort, raise, kill, qsort, bsearch
        global  setjmp, _setjmp, sigsetjmp, __sigsetjmp, longjmp, _longjmp, siglongjmp
        global  __restore_rt
        extern  _exit, malloc, free, __take_exit_function, __errno_location
        section .text

__libc_start_main:
        mov     ebx, [esp + 4]
        mov     esi, [esp + 8]
        mov     edi, [esp + 12]
        mov     ecx, [esp + 16]
        lea     ebp, [edi + esi*4 + 4]
        and     esp, -16
        test    ecx, ecx
        jz      .main
        sub     esp, 4
        push    ebp
        push    edi
        push    esi
        call    ecx
        add     esp, 16
.main:  sub     esp, 4
        push    ebp
        push    edi
        push    esi
        xor     ebp, ebp
        call    ebx
        mov     [esp], eax
        call    exit
        hlt

exit:   mov     ebx, [esp + 4]
        and     esp, -16
.next:  call    __take_exit_function
        test    eax, eax
        jz      .done
        mov     [esp], edx
        call    eax
        jmp     .next
.done:  mov     [esp], ebx
        call    _exit
        hlt

raise:  mov     ecx, [esp + 4]
        mov     eax, 20                 ; getpid
        int     0x80
        jmp     send
kill:   mov     eax, [esp + 4]
        mov     ecx, [esp + 8]
send:   push    ebx
        mov     ebx, eax
        mov     eax, 37                 ; kill
        int     0x80
        test    eax, eax
        jns     .done
        neg     eax
        mov     ebx, eax
        call    __errno_location
        mov     [eax], ebx
        mov     eax, -1
.done:  pop     ebx
        ret

abort:  push    6                       ; SIGABRT
        call    raise
        mov     eax, 252                ; exit_group, where a handler has come back
        mov     ebx, 134
        int     0x80
        hlt

__restore_rt:
        mov     eax, 173                ; rt_sigreturn
        int     0x80

; The state: ebx, esi, edi, ebp, esp and eip of the caller.
setjmp:
_setjmp:
sigsetjmp:
__sigsetjmp:
        mov     eax, [esp + 4]
        mov     [eax], ebx
        mov     [eax + 4], esi
        mov     [eax + 8], edi
        mov     [eax + 12], ebp
        lea     ecx, [esp + 4]
        mov     [eax + 16], ecx
        mov     ecx, [esp]
        mov     [eax + 20], ecx
        xor     eax, eax
        ret

longjmp:
_longjmp:
siglongjmp:
        mov     edx, [esp + 4]
        mov     eax, [esp + 8]
        cmp     eax, 1
        adc     eax, 0                  ; 0 becomes 1
        mov     ebx, [edx]
        mov     esi, [edx + 4]
        mov     edi, [edx + 8]
        mov     ebp, [edx + 12]
        mov     esp, [edx + 16]
        jmp     [edx + 20]

; key, elements, their count and size, function.
bsearch:
        push    ebp
        mov     ebp, esp
        push    ebx
        push    esi
        push    edi
        sub     esp, 28
        xor     ebx, ebx                ; the first that may be it
        mov     esi, [ebp + 16]         ; behind the last
.next:  cmp     ebx, esi
        jae     .none
        lea     edi, [ebx + esi]
        shr     edi, 1
        mov     eax, edi
        imul    eax, [ebp + 20]
        add     eax, [ebp + 12]
        mov     [esp + 12], eax
        mov     [esp + 4], eax
        mov     eax, [ebp + 8]
        mov     [esp], eax
        call    [ebp + 24]
        test    eax, eax
        js      .below
        jz      .found
        lea     ebx, [edi + 1]
        jmp     .next
.below: mov     esi, edi
        jmp     .next
.none:  mov     dword [esp + 12], 0
.found: mov     eax, [esp + 12]
        add     esp, 28
        pop     edi
        pop     esi
        pop     ebx
        pop     ebp
        ret

; elements, their count and size, function.
qsort:  push    ebp
        mov     ebp, esp
        sub     esp, 24
        mov     eax, [ebp + 12]
        cmp     eax, 2
        jb      .done
        imul    eax, [ebp + 16]
        mov     [esp], eax
        call    malloc
        mov     [ebp - 4], eax          ; room for half-sorted elements
        test    eax, eax
        jz      .done
        mov     [esp + 16], eax
        mov     eax, [ebp + 20]
        mov     [esp + 12], eax
        mov     eax, [ebp + 16]
        mov     [esp + 8], eax
        mov     eax, [ebp + 12]
        mov     [esp + 4], eax
        mov     eax, [ebp + 8]
        mov     [esp], eax
        mov     eax, [ebp - 4]
        push    eax
        call    sort_with
        pop     eax
        mov     [esp], eax
        call    free
.done:  leave
        ret

; Above the return address: the room, then elements, count, size, function.
sort_with:
        push    ebp
        mov     ebp, esp
        mov     eax, [ebp + 12]
        mov     edx, [ebp + 16]
        call    merge_sort
        pop     ebp
        ret

; Sorts edx elements at eax; ebp leads to the frame of sort_with: [ebp + 8] the room,
; [ebp + 20] the size, [ebp + 24] the function.
merge_sort:
        cmp     edx, 2
        jb      .nothing
        push    ebx
        push    esi
        push    edi
        sub     esp, 32
        mov     [esp + 8], eax          ; the elements
        mov     [esp + 12], edx         ; their count
        mov     ebx, edx
        shr     ebx, 1
        mov     [esp + 16], ebx         ; how many are left in the first half
        sub     edx, ebx
        mov     [esp + 20], edx         ; and in the second
        mov     [esp + 24], eax         ; the first half
        imul    ebx, [ebp + 20]
        add     ebx, eax                ; the second half
        mov     edx, [esp + 16]
        call    merge_sort
        mov     eax, ebx
        mov     edx, [esp + 20]
        call    merge_sort
        mov     edi, [ebp + 8]          ; where the next one goes
.next:  cmp     dword [esp + 16], 0
        je      .back
        cmp     dword [esp + 20], 0
        je      .rest
        mov     eax, [esp + 24]
        mov     [esp], eax
        mov     [esp + 4], ebx
        call    [ebp + 24]
        mov     ecx, [ebp + 20]
        test    eax, eax
        jg      .second
        mov     esi, [esp + 24]
        rep     movsb
        mov     [esp + 24], esi
        dec     dword [esp + 16]
        jmp     .next
.second:
        mov     esi, ebx
        rep     movsb
        mov     ebx, esi
        dec     dword [esp + 20]
        jmp     .next
.rest:  mov     esi, [esp + 24]         ; of the first half; what is left of the second is in place
        mov     ecx, [esp + 16]
        imul    ecx, [ebp + 20]
        rep     movsb
.back:  mov     edi, [esp + 8]
        mov     esi, [ebp + 8]
        mov     ecx, [esp + 12]
        sub     ecx, [esp + 20]
        imul    ecx, [ebp + 20]
        rep     movsb
        add     esp, 32
        pop     edi
        pop     esi
        pop     ebx
.nothing:
        ret
        section .note.GNU-stack noalloc noexec nowrite progbits
`;
