; The heap of cons cells: 64 MB from the kernel, handed out from the bottom up.

%include "mmap.inc"
%include "cons.inc"

        default rel
        global  heap_init, cons

HEAP_SIZE       equ     64 << 20        ; bytes

        section .bss
heap_next:      resq    1               ; where the next cell goes
heap_end:       resq    1               ; behind the last one

        section .text

; Asks for the memory. rax: 0, or an error number taken negative.
heap_init:
        map_memory HEAP_SIZE
        cmp     rax, ERROR_FIRST
        jae     .failed
        mov     [heap_next], rax
        add     rax, HEAP_SIZE
        mov     [heap_end], rax
        xor     eax, eax
.failed:
        ret

; Makes a cell of rdi and rsi. rax: its address, or 0 where the heap is full.
cons:
        mov     rax, [heap_next]
        lea     rdx, [rax + cell_size]
        cmp     rdx, [heap_end]
        ja      .full
        mov     [heap_next], rdx
        mov     [rax + cell.first], rdi
        mov     [rax + cell.second], rsi
        ret
.full:
        xor     eax, eax
        ret
