// The functions of the library that are programs, for i386.

export const programText32 = `
        global  __libc_start_main, exit, abort, raise, kill, sigprocmask, qsort, bsearch
        global  setjmp, _setjmp, sigsetjmp, __sigsetjmp, longjmp, _longjmp, siglongjmp
        global  __longjmp_chk
        global  __restore_rt, __restore
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
        mov     eax, ebx                ; as glibc does: what a main returns that sets nothing
        call    eax
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
        push    esi
        mov     ebx, eax
        mov     eax, 37                 ; kill
        jmp     request
sigprocmask:
        push    ebx
        push    esi
        mov     ebx, [esp + 12]
        mov     ecx, [esp + 16]
        mov     edx, [esp + 20]
        mov     esi, 8
        mov     eax, 175                ; rt_sigprocmask
request:
        int     0x80
        test    eax, eax
        jns     .done
        neg     eax
        mov     ebx, eax
        call    __errno_location
        mov     [eax], ebx
        mov     eax, -1
.done:  pop     esi
        pop     ebx
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

__restore:
        pop     eax
        mov     eax, 119                ; sigreturn
        int     0x80

; The state: ebx, esi, edi, ebp, esp and eip of the caller, then whether the mask of signals is
; kept, and the mask.
setjmp:
_setjmp:
        xor     edx, edx
        jmp     keep
sigsetjmp:
__sigsetjmp:
        mov     edx, [esp + 8]
keep:   mov     eax, [esp + 4]
        mov     [eax], ebx
        mov     [eax + 4], esi
        mov     [eax + 8], edi
        mov     [eax + 12], ebp
        lea     ecx, [esp + 4]
        mov     [eax + 16], ecx
        mov     ecx, [esp]
        mov     [eax + 20], ecx
        mov     [eax + 24], edx
        test    edx, edx
        jz      .done
        push    ebx
        push    esi
        lea     edx, [eax + 28]
        xor     ebx, ebx
        xor     ecx, ecx
        mov     esi, 8
        mov     eax, 175                ; rt_sigprocmask
        int     0x80
        pop     esi
        pop     ebx
.done:  xor     eax, eax
        ret

longjmp:
_longjmp:
__longjmp_chk:
siglongjmp:
        mov     edi, [esp + 4]
        mov     ebp, [esp + 8]
        cmp     dword [edi + 24], 0
        je      .go
        mov     ebx, 2                  ; SIG_SETMASK
        lea     ecx, [edi + 28]
        xor     edx, edx
        mov     esi, 8
        mov     eax, 175                ; rt_sigprocmask
        int     0x80
.go:    mov     eax, ebp
        mov     edx, edi
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
