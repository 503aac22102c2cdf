; The heap of cons cells: 64 MB from the kernel, handed out from the bottom up.
;
; Each cell has a bit in heap_marks, which says that it is in use. Whoever finds out which cells are
; (collector.asm) sets the bits and begins at the bottom again: runs of cells that are not marked
; are handed out, one run after the other. That is all there is of sweeping. Where nobody collects,
; no bit is ever set, and all cells are one run.

%include "mmap.inc"
%include "cons.inc"
%include "heap.inc"

        default rel
        global  heap_init, heap_restart, cons
        global  heap_start, heap_next, heap_run_end, heap_marks, heap_full

        section .bss
heap_start:     resq    1               ; the first cell
heap_next:      resq    1               ; where the next one goes
heap_run_end:   resq    1               ; the first one behind it that is in use
heap_full:      resq    1               ; a function that looks for free cells; 0 for none
heap_marks:     resq    MARK_WORDS

        section .text

; Asks for the memory. rax: 0, or an error number taken negative.
heap_init:
        map_memory HEAP_SIZE
        cmp     rax, ERROR_FIRST
        jae     .failed
        mov     [heap_start], rax
        call    heap_restart
        xor     eax, eax
.failed:
        ret

; Begins at the bottom again.
heap_restart:
        mov     rax, [heap_start]
        mov     [heap_next], rax
        mov     [heap_run_end], rax     ; a run without cells
        ret

; Makes a cell of rdi and rsi. rax: its address, or 0 where the heap is full.
cons:
        mov     rax, [heap_next]
        cmp     rax, [heap_run_end]
        je      .next_run
        lea     rdx, [rax + cell_size]
        mov     [heap_next], rdx
        mov     [rax + cell.first], rdi
        mov     [rax + cell.second], rsi
        ret
.next_run:
        call    find_run
        jnc     cons
        cmp     qword [heap_full], 0
        je      .full
        push    rdi                     ; on the stack they are in use
        push    rsi
        sub     rsp, 8
        call    [heap_full]
        add     rsp, 8
        pop     rsi
        pop     rdi
        call    find_run
        jnc     cons
.full:
        xor     eax, eax
        ret

; Goes to the next run of free cells. Carry: there is none.
find_run:
        mov     rcx, [heap_run_end]
        sub     rcx, [heap_start]
        shr     rcx, CELL_BITS
        mov     rdx, -1
        call    find_mark
        mov     r8, rcx
        xor     edx, edx
        call    find_mark
        shl     r8, CELL_BITS
        shl     rcx, CELL_BITS
        add     r8, [heap_start]
        add     rcx, [heap_start]
        mov     [heap_next], r8
        mov     [heap_run_end], rcx
        cmp     r8, rcx                 ; a run has a cell at least
        cmc
        ret

; Goes from the cell of number rcx to the first whose mark is set, or clear where rdx is -1. rcx:
; its number, or that behind the last cell.
find_mark:
        cmp     rcx, HEAP_CELLS
        jae     .end
        mov     rax, rcx
        shr     rax, 6                  ; 64 marks in a word
        lea     r9, [heap_marks]
        mov     rax, [r9 + rax * 8]
        xor     rax, rdx
        shr     rax, cl                 ; the marks from rcx on: shr takes the low six bits of cl
        bsf     rax, rax
        jz      .next_word
        add     rcx, rax
.end:
        ret
.next_word:
        or      rcx, 63
        inc     rcx
        jmp     find_mark
