; Cells for as long as somebody needs them: where the heap is full, those in use are marked.
;
; In use is what can be reached from a symbol, from the stack or from a register that functions
; save. What lies on the stack may be a value or any other number: whatever could be a value is
; taken for one. That keeps a cell too many now and then and never one too few, and nothing needs
; to be told where values are. Cells do not move, so that nobody has to correct them.

%include "mmap.inc"
%include "values.inc"
%include "heap.inc"
%include "failure.inc"

        default rel
        global  collector_init, collect, collections
        extern  heap_restart, heap_start, heap_marks, heap_full
        extern  symbol_table
        extern  stack_base, report

; A cell is marked once and goes onto the mark stack then, so that there is room for each.
MARK_STACK_SIZE equ     HEAP_CELLS * 8

; Tags of values that are made of cells, as bits.
TRACED  equ     1 << TAG_CELL | 1 << TAG_SYMBOL | 1 << TAG_STRING | 1 << TAG_CLOSURE

        section .bss
mark_stack:     resq    1               ; where it begins; it grows upwards
collections:    resq    1               ; so far

        section .text

; Asks for the mark stack, and to be called where the heap is full. rax: 0, or an error number taken negative.
collector_init:
        map_memory MARK_STACK_SIZE
        cmp     rax, ERROR_FIRST
        jae     .failed
        mov     [mark_stack], rax
        lea     rax, [make_room]
        mov     [heap_full], rax
        xor     eax, eax
.failed:
        ret

; What the heap calls where it is full.
make_room:
        sub     rsp, 8
        call    collect
        add     rsp, 8
        cmp     rax, HEAP_CELLS
        je      .no_room
        ret
.no_room:
        fail    "the heap is full: all its 64 MB are in use"

; Marks the cells in use; the others are handed out again. rax: how many are in use.
collect:
        push    rbx                     ; registers may hold values, too
        push    rbp
        push    r12
        push    r13
        push    r14
        push    r15
        sub     rsp, 8
        inc     qword [collections]
        lea     rdi, [heap_marks]
        mov     ecx, MARK_WORDS
        xor     eax, eax
        rep stosq

        mov     rbx, [mark_stack]       ; cells that are marked, and their values not yet
        xor     r12d, r12d              ; how many are marked
        lea     r13, [symbol_table]
        mov     r14d, SYMBOL_TABLE_SIZE
        call    mark_words
        mov     r13, rsp
        mov     r14, [stack_base]
        sub     r14, rsp
        shr     r14, 3
        call    mark_words
.next:
        cmp     rbx, [mark_stack]
        je      .done
        sub     rbx, 8
        mov     r13, [rbx]
        mov     r14d, cell_size / 8
        call    mark_words
        jmp     .next
.done:
        call    heap_restart
        mov     rax, r12
        add     rsp, 8
        pop     r15
        pop     r14
        pop     r13
        pop     r12
        pop     rbp
        pop     rbx
        ret

; Marks what the r14 words from r13 on may stand for, and puts it onto the mark stack at rbx. The
; bytes of a string go through this as well.
mark_words:
        mov     r8, [heap_start]
        lea     rdx, [heap_marks]
.next:
        mov     rax, [r13]
        add     r13, 8
        mov     ecx, eax
        and     ecx, TAG_MASK
        mov     r9d, TRACED
        bt      r9d, ecx
        jnc     .other
        sub     rax, rcx
        mov     rdi, rax                ; the address, if it is one
        sub     rax, r8
        cmp     rax, HEAP_SIZE
        jae     .other
        test    al, cell_size - 1
        jnz     .other
        shr     rax, CELL_BITS
        mov     rcx, rax
        shr     rax, 6
        mov     r9, [rdx + rax * 8]
        bts     r9, rcx
        jc      .other                  ; it was met before
        mov     [rdx + rax * 8], r9
        mov     [rbx], rdi
        add     rbx, 8
        inc     r12
.other:
        dec     r14
        jnz     .next
        ret
