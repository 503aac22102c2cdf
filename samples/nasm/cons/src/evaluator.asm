; Evaluates: symbols stand for their values, lists call functions, all else stands for itself.
;
; Within evaluate rbx is the expression and r12 the environment, a list of (name . value). Where the
; value of another expression is the result, rbx and r12 change and .again goes on: a call in such a
; place needs no stack, so that a function can call itself for ever.

%include "values.inc"
%include "failure.inc"

        default rel
        global  evaluate, find_place
        global  form_quote, form_if, form_define, form_set, form_lambda, form_let, form_begin
        extern  cons, call_builtin, stack_limit, forms, report, report_value

; take REGISTER: the next of the expressions that r13 has left.
%macro take 1
        unless_tag r13, TAG_CELL, malformed
        mov     %1, [pair_first(r13)]
        mov     r13, [pair_second(r13)]
%endmacro

        section .text

; The value of rdi in the environment rsi, in rax.
evaluate:
        push    rbx
        push    rbp
        push    r12
        push    r13
        cmp     rsp, [stack_limit]
        jb      .too_deep
        mov     rbx, rdi
        mov     r12, rsi
.again:
        when_tag rbx, TAG_CELL, .list
        when_tag rbx, TAG_SYMBOL, .symbol
        mov     rax, rbx
.done:
        pop     r13
        pop     r12
        pop     rbp
        pop     rbx
        ret

.symbol:
        mov     rdi, rbx
        mov     rsi, r12
        call    find_place
        mov     rax, [rax]
        cmp     rax, UNBOUND
        jne     .done
        fail_with "nothing has this name", rbx

.list:
        mov     rdi, [pair_first(rbx)]
        mov     r13, [pair_second(rbx)]
        mov     rsi, r12
        call    evaluate
        when_tag rax, TAG_FORM, .form
        mov     rbp, rax                ; the function
        mov     rdi, r13
        mov     rsi, r12
        call    evaluate_each
        when_tag rbp, TAG_CLOSURE, .closure
        unless_tag rbp, TAG_BUILTIN, .no_function
        mov     rdi, rbp
        mov     rsi, rax
        call    call_builtin
        jmp     .done

.closure:
        mov     rdi, [closure_parameters(rbp)]
        mov     r13, [closure_code(rbp)]
        mov     rsi, rax
        mov     rdx, [pair_second(r13)] ; where the function was made
        call    bind
        mov     r12, rax
        mov     r13, [pair_first(r13)]  ; its body
.sequence:
        take    rbx
        cmp     r13, NIL
        je      .again                  ; the last expression
        mov     rdi, rbx
        mov     rsi, r12
        call    evaluate
        jmp     .sequence

.form:
        shr     rax, TAG_BITS
        lea     rcx, [forms]
        jmp     [rcx + rax * 8]

.too_deep:
        fail    "the calls need more than the stack of 6 MB: is there no end to them?"
.no_function:
        fail_with "this is no function", rbp

; Special forms share the frame of evaluate: r13 is what stands behind the name.
form_quote:
        take    rax
        jmp     evaluate.done

form_if:
        take    rdi
        mov     rsi, r12
        call    evaluate
        take    rbx
        cmp     rax, NIL
        jne     evaluate.again
        mov     eax, NIL
        cmp     r13, NIL
        je      evaluate.done           ; there is no else
        take    rbx
        jmp     evaluate.again

; (define name value), or (define (name parameter…) expression…); the name is global.
form_define:
        take    rbp
        when_tag rbp, TAG_CELL, .function
        unless_tag rbp, TAG_SYMBOL, malformed
        take    rdi
        mov     rsi, r12
        call    evaluate
        jmp     .set
.function:
        mov     rdi, [pair_second(rbp)]
        mov     rbp, [pair_first(rbp)]
        unless_tag rbp, TAG_SYMBOL, malformed
        call    make_closure
.set:
        mov     [symbol_value(rbp)], rax
        mov     rax, rbp
        jmp     evaluate.done

form_set:
        take    rbp
        unless_tag rbp, TAG_SYMBOL, malformed
        take    rdi
        mov     rsi, r12
        call    evaluate
        mov     rbx, rax
        mov     rdi, rbp
        mov     rsi, r12
        call    find_place
        cmp     qword [rax], UNBOUND
        je      .unknown
        mov     [rax], rbx
        mov     rax, rbx
        jmp     evaluate.done
.unknown:
        fail_with "define this name before you set it", rbp

form_lambda:
        take    rdi
        call    make_closure
        jmp     evaluate.done

; (let ((name value)…) expression…): the values see nothing of the names.
form_let:
        take    rbx
        mov     rbp, r12                ; the environment of the expressions
.next:
        unless_tag rbx, TAG_CELL, .body
        mov     rdi, [pair_first(rbx)]
        unless_tag rdi, TAG_CELL, malformed
        mov     rdi, [pair_second(rdi)]
        unless_tag rdi, TAG_CELL, malformed
        mov     rdi, [pair_first(rdi)]
        mov     rsi, r12
        call    evaluate
        mov     rdi, [pair_first(rbx)]
        mov     rdi, [pair_first(rdi)]
        mov     rsi, rax
        mov     rdx, rbp
        call    extend
        mov     rbp, rax
        mov     rbx, [pair_second(rbx)]
        jmp     .next
.body:
        mov     r12, rbp
        jmp     evaluate.sequence

form_begin:
        jmp     evaluate.sequence

malformed:
        fail_with "this special form wants other words behind its name", rbx

; The function of the parameters rdi, the body r13 and the environment r12, in rax.
make_closure:
        unless_tag r13, TAG_CELL, malformed
        push    rdi
        mov     rdi, r13
        mov     rsi, r12
        call    cons
        pop     rdi
        lea     rsi, [rax + TAG_CELL]
        call    cons
        add     rax, TAG_CLOSURE
        ret

; The values of the expressions in the list rdi in the environment rsi, as a list in rax.
evaluate_each:
        push    rbx
        push    r12
        push    r13
        push    r14
        mov     rbx, rdi
        mov     r12, rsi
        mov     r13d, NIL               ; the list
.next:
        unless_tag rbx, TAG_CELL, .done
        mov     rdi, [pair_first(rbx)]
        mov     rsi, r12
        call    evaluate
        mov     rdi, rax
        mov     esi, NIL
        call    cons
        add     rax, TAG_CELL
        cmp     r13, NIL
        cmove   r13, rax
        je      .first
        mov     [pair_second(r14)], rax ; r14 is its last cell
.first:
        mov     r14, rax
        mov     rbx, [pair_second(rbx)]
        jmp     .next
.done:
        mov     rax, r13
        pop     r14
        pop     r13
        pop     r12
        pop     rbx
        ret

; The environment rdx with the values rsi for the parameters rdi before it, in rax. A symbol in
; place of a list, or behind its dot, takes all values that are left.
bind:
        push    rbx
        push    r12
        mov     rbx, rdi
        mov     r12, rsi
.next:
        unless_tag rbx, TAG_CELL, .rest
        unless_tag r12, TAG_CELL, .too_few
        mov     rdi, [pair_first(rbx)]
        mov     rsi, [pair_first(r12)]
        call    extend
        mov     rdx, rax
        mov     rbx, [pair_second(rbx)]
        mov     r12, [pair_second(r12)]
        jmp     .next
.rest:
        when_tag rbx, TAG_SYMBOL, .all
        cmp     r12, NIL
        jne     .too_many
        mov     rax, rdx
        pop     r12
        pop     rbx
        ret
.all:
        mov     rdi, rbx
        mov     rsi, r12
        pop     r12
        pop     rbx
        jmp     extend
.too_few:
        fail_with "a value is missing for this", rbx
.too_many:
        fail_with "these values are too many", r12

; The environment rdx with the name rdi for the value rsi before it, in rax.
extend:
        unless_tag rdi, TAG_SYMBOL, .no_name
        push    rdx
        call    cons
        lea     rdi, [rax + TAG_CELL]
        pop     rsi
        call    cons
        add     rax, TAG_CELL
        ret
.no_name:
        fail_with "this is no name", rdi

; The address of the word with the value of the symbol rdi in the environment rsi, in rax.
find_place:
        unless_tag rsi, TAG_CELL, .global
        mov     rax, [pair_first(rsi)]
        mov     rsi, [pair_second(rsi)]
        cmp     rdi, [pair_first(rax)]
        jne     find_place
        lea     rax, [pair_second(rax)]
        ret
.global:
        lea     rax, [symbol_value(rdi)]
        ret
