; Writes values as text.

%include "values.inc"
%include "failure.inc"

        default rel
        global  put_value
        extern  put_byte, put_text, put_decimal, put_string
        extern  stack_limit, report

        section .rodata
nil_text:       db      "()"
true_text:      db      "true"
nothing_text:   db      "nothing"
builtin_text:   db      "<built-in function>"
closure_text:   db      "<function>"
form_text:      db      "<special form>"
dot_text:       db      " . "

; put WORDS: writes one of the texts above.
%macro put 2
        lea     rdi, [%1]
        mov     esi, %2
        jmp     put_text
%endmacro

        section .text

; Writes the value rdi; strings in quotes, unless esi is zero.
put_value:
        when_tag rdi, TAG_NUMBER, .number
        when_tag rdi, TAG_CELL, put_list
        when_tag rdi, TAG_SYMBOL, .symbol
        when_tag rdi, TAG_STRING, put_string
        when_tag rdi, TAG_BUILTIN, .builtin
        when_tag rdi, TAG_CLOSURE, .closure
        when_tag rdi, TAG_FORM, .form
        cmp     rdi, NIL
        je      .nil
        cmp     rdi, TRUE
        je      .true
        put     nothing_text, 7
.number:
        sar     rdi, TAG_BITS
        jmp     put_decimal
.symbol:
        mov     rdi, [symbol_name(rdi)]
        xor     esi, esi
        jmp     put_string
.builtin:
        put     builtin_text, 19
.closure:
        put     closure_text, 10
.form:
        put     form_text, 14
.nil:
        put     nil_text, 2
.true:
        put     true_text, 4

; Writes the list rdi; esi as for put_value.
put_list:
        cmp     rsp, [stack_limit]
        jb      .too_deep
        push    rbx
        push    r12
        mov     rbx, rdi
        mov     r12d, esi
        mov     edi, "("
.next:
        call    put_byte
        mov     rdi, [pair_first(rbx)]
        mov     esi, r12d
        call    put_value
        mov     rbx, [pair_second(rbx)]
        mov     edi, " "
        when_tag rbx, TAG_CELL, .next
        cmp     rbx, NIL
        je      .done
        lea     rdi, [dot_text]
        mov     esi, 3
        call    put_text
        mov     rdi, rbx
        mov     esi, r12d
        call    put_value
.done:
        mov     edi, ")"
        pop     r12
        pop     rbx
        jmp     put_byte
.too_deep:
        fail    "the lists are nested deeper than the stack of 6 MB allows"
