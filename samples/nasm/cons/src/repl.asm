; A read-eval-print loop for a small Lisp, without libc: the runtime with a language on top.
;
; Try: (+ 1 2), (define (square x) (* x x)), (square 12), '(a . "b"), (length (range 1000000)),
; (collections). What to look at: the tags of values.inc, the bits of heap_marks after (collect),
; and the stack of evaluate, which does not grow for a call in last place.

%include "syscalls.inc"
%include "values.inc"

        default rel
        global  _start, go_on
        global  stack_base, stack_limit
        extern  heap_init, collector_init, builtins_init
        extern  drop_line, nesting, read_value, evaluate
        extern  put_value, put_line_end, flush_output, print_text

; Less than the 8 MB that Linux gives, so that there is room for what goes on at the limit.
STACK_SIZE      equ     6 << 20

        section .rodata
no_memory:      db      "repl: the kernel gave no memory", 10
no_memory_size  equ     $ - no_memory

        section .bss
stack_base:     resq    1               ; values are looked for below
stack_limit:    resq    1               ; and functions that call themselves stop here

        section .text
_start:
        mov     [stack_base], rsp
        lea     rax, [rsp - STACK_SIZE]
        mov     [stack_limit], rax
        call    heap_init
        test    rax, rax
        js      go_on.no_memory
        call    collector_init
        test    rax, rax
        js      go_on.no_memory
        call    builtins_init

; The loop comes back here after a mistake: what was on the stack is nobody's any more.
go_on:
        mov     rsp, [stack_base]
        mov     qword [nesting], 0
        call    drop_line
.next:
        call    read_value
        cmp     rax, END_OF_INPUT
        je      .end
        mov     rdi, rax
        mov     esi, NIL                ; no names but the global ones
        call    evaluate
        cmp     rax, NOTHING
        je      .next
        mov     rdi, rax
        mov     esi, 1                  ; as it is read
        call    put_value
        call    put_line_end
        jmp     .next
.end:
        call    put_line_end
        call    flush_output
        system_call SYS_EXIT, 0

.no_memory:
        lea     rdi, [no_memory]
        mov     esi, no_memory_size
        call    print_text
        system_call SYS_EXIT, 1
