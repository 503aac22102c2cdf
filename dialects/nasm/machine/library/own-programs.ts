// How a program with main begins, and where handlers of signals return to. What the library has
// of programs is assembled by our own assembler when it is first needed.

/** Where a signal's handler returns to: one that is told facts, and on i386 one that is not. */
export const restorerNames = { 64: ['__restore_rt'], 32: ['__restore_rt', '__restore'] } as const;

/**
 * The code of a program that has main and no beginning of its own. Behind all other code it has
 * what gcc's files for linking put there: a main without a return runs into it and comes back,
 * where the code before it ends at a multiple of 4.
 */
export const startText64 = `
        global  _start
        extern  main, __libc_start_main
        extern  __init_array_start, __init_array_end
        section .fini progbits alloc exec nowrite align=4
_fini:  sub     rsp, 8
        add     rsp, 8
        ret
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
        section .fini progbits alloc exec nowrite align=4
_fini:  push    ebx
        sub     esp, 8
        add     esp, 8
        pop     ebx
        ret
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
