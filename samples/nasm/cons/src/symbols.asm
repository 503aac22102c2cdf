; Symbols: one for each name, so that two of a name are the same value.

%include "values.inc"

        default rel
        global  intern
        global  symbol_table
        extern  cons, same_string, string_hash

        section .bss
symbol_table:   resq    SYMBOL_TABLE_SIZE ; lists of symbols; 0 for none

        section .text

; The symbol of the name rdi, a string, in rax.
intern:
        push    rbx
        push    r12
        push    r13
        mov     r12, rdi
        call    string_hash
        and     eax, SYMBOL_TABLE_SIZE - 1
        lea     rbx, [symbol_table]
        lea     rbx, [rbx + rax * 8]    ; the list that it belongs to
        mov     r13, [rbx]
.next:
        unless_tag r13, TAG_CELL, .new
        mov     rax, [pair_first(r13)]
        mov     rdi, [symbol_name(rax)]
        mov     rsi, r12
        call    same_string
        je      .found
        mov     r13, [pair_second(r13)]
        jmp     .next
.found:
        mov     rax, [pair_first(r13)]
        jmp     .done
.new:
        mov     rdi, r12
        mov     esi, UNBOUND
        call    cons
        lea     r12, [rax + TAG_SYMBOL]
        mov     rdi, r12
        mov     rsi, [rbx]
        call    cons
        add     rax, TAG_CELL
        mov     [rbx], rax
        mov     rax, r12
.done:
        pop     r13
        pop     r12
        pop     rbx
        ret
