; Built-in functions on lists, and what kinds of values there are.

%include "values.inc"
%include "heap.inc"
%include "failure.inc"

        default rel
        global  make_pair, first_of, second_of, is_nil, is_pair, is_number, is_string, is_symbol
        global  are_same, are_equal, length_of, range_of
        extern  cons, heap_next, heap_run_end
        extern  same_string, string_length, stack_limit, report, report_value

; answer CONDITION: true if it holds, else nil.
%macro answer 1
        mov     eax, NIL
        mov     ecx, TRUE
        cmov%1  eax, ecx
        ret
%endmacro

; answer_tag TAG: true if the value rdi has it.
%macro answer_tag 1
        lea     r11d, [rdi - %1]
        test    r11b, TAG_MASK
        answer  z
%endmacro

        section .text

make_pair:
        sub     rsp, 8
        call    cons
        add     rax, TAG_CELL
        add     rsp, 8
        ret

first_of:
        unless_tag rdi, TAG_CELL, no_list
        mov     rax, [pair_first(rdi)]
        ret

second_of:
        unless_tag rdi, TAG_CELL, no_list
        mov     rax, [pair_second(rdi)]
        ret

is_nil:
        cmp     rdi, NIL
        answer  e
is_pair:
        answer_tag TAG_CELL
is_number:
        answer_tag TAG_NUMBER
is_string:
        answer_tag TAG_STRING
is_symbol:
        answer_tag TAG_SYMBOL

; Whether rdi and rsi are one and the same.
are_same:
        cmp     rdi, rsi
        answer  e

; Whether rdi and rsi look the same.
are_equal:
        call    compare_values
        answer  e

; The zero flag says whether rdi and rsi look the same.
compare_values:
        cmp     rsp, [stack_limit]
        jb      .too_deep
        push    rbx
        push    r12
        mov     rbx, rdi
        mov     r12, rsi
.next:
        cmp     rbx, r12
        je      .done
        when_tag rbx, TAG_CELL, .cells
        unless_tag rbx, TAG_STRING, .done
        unless_tag r12, TAG_STRING, .done
        mov     rdi, rbx
        mov     rsi, r12
        call    same_string
        jmp     .done
.cells:
        unless_tag r12, TAG_CELL, .done
        mov     rdi, [pair_first(rbx)]
        mov     rsi, [pair_first(r12)]
        call    compare_values
        jne     .done
        mov     rbx, [pair_second(rbx)]
        mov     r12, [pair_second(r12)]
        jmp     .next
.done:
        pop     r12
        pop     rbx
        ret
.too_deep:
        fail    "the lists are nested deeper than the stack of 6 MB allows"

; The number of values in a list, or of bytes in a string.
length_of:
        when_tag rdi, TAG_STRING, .string
        mov     rdx, rdi
        xor     eax, eax
.next:
        unless_tag rdx, TAG_CELL, .end
        mov     rdx, [pair_second(rdx)]
        add     rax, 1 << TAG_BITS
        jmp     .next
.end:
        cmp     rdx, NIL
        jne     no_list
        ret
.string:
        call    string_length
        shl     rax, TAG_BITS
        ret

; The numbers from 0 to below rdi, as a list that is made from its end on.
range_of:
        unless_tag rdi, TAG_NUMBER, .no_number
        push    rbx
        mov     rbx, rdi
        mov     eax, NIL
.next:
        sub     rbx, 1 << TAG_BITS
        js      .done
        mov     rdi, rbx
        mov     rsi, rax
make_cell
        add     rax, TAG_CELL
        jmp     .next
.done:
        pop     rbx
        ret
.no_number:
        fail_with "this is no number", rdi

no_list:
        fail_with "this is no list", rdi
