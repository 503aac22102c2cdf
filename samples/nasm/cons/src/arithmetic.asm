; Built-in functions on numbers. The tag of a number is zero, so that sums and differences of
; values are values, and overflow where the numbers have no room in 61 bits.

%include "values.inc"
%include "failure.inc"

        default rel
        global  add_numbers, subtract_numbers, multiply_numbers, divide_numbers, remainder_numbers
        global  equal_numbers, less_number, greater_number, no_greater_number, no_less_number
        extern  report, report_value

; two_numbers: makes sure that rdi and rsi are numbers.
%macro two_numbers 0
        unless_tag rdi, TAG_NUMBER, no_number
        unless_tag rsi, TAG_NUMBER, no_second_number
%endmacro

; compare CONDITION: true if it holds for rdi and rsi, else nil.
%macro compare 1
        two_numbers
        mov     eax, NIL
        mov     ecx, TRUE
        cmp     rdi, rsi
        cmov%1  eax, ecx
        ret
%endmacro

        section .text

; The sum of the list rdx.
add_numbers:
        xor     eax, eax
.next:
        unless_tag rdx, TAG_CELL, .done
        mov     rdi, [pair_first(rdx)]
        unless_tag rdi, TAG_NUMBER, no_number
        add     rax, rdi
        jo      too_large
        mov     rdx, [pair_second(rdx)]
        jmp     .next
.done:
        ret

; The first number of the list rdx without the others; a number alone taken negative.
subtract_numbers:
        unless_tag rdi, TAG_NUMBER, no_number
        mov     rax, rdi
        mov     rdx, [pair_second(rdx)]
        when_tag rdx, TAG_CELL, .next
        neg     rax
        jo      too_large
        ret
.next:
        mov     rdi, [pair_first(rdx)]
        unless_tag rdi, TAG_NUMBER, no_number
        sub     rax, rdi
        jo      too_large
        mov     rdx, [pair_second(rdx)]
        when_tag rdx, TAG_CELL, .next
        ret

; The product of the list rdx.
multiply_numbers:
        mov     eax, 1 << TAG_BITS
.next:
        unless_tag rdx, TAG_CELL, .done
        mov     rdi, [pair_first(rdx)]
        unless_tag rdi, TAG_NUMBER, no_number
        sar     rdi, TAG_BITS           ; only one of the two is shifted
        imul    rax, rdi
        jo      too_large
        mov     rdx, [pair_second(rdx)]
        jmp     .next
.done:
        ret

; rdi by rsi, without what is left over.
divide_numbers:
        call    divide
        imul    rax, rax, 1 << TAG_BITS ; the shifts of the two have cancelled out
        jo      too_large
        ret

; What is left over, with the sign of rdi.
remainder_numbers:
        call    divide
        mov     rax, rdx
        ret

divide:
        two_numbers
        test    rsi, rsi
        jz      .by_zero
        mov     rax, rdi
        cqo
        idiv    rsi
        ret
.by_zero:
        fail_with "this cannot be divided by zero", rdi

equal_numbers:
        compare e
less_number:
        compare l
greater_number:
        compare g
no_greater_number:
        compare le
no_less_number:
        compare ge

no_second_number:
        mov     rdi, rsi
no_number:
        fail_with "this is no number", rdi
too_large:
        fail    "the result has more than 61 bits"
