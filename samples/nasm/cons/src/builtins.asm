; The functions and special forms that the language begins with, and how functions are called.

%include "values.inc"
%include "failure.inc"

        default rel
        global  builtins_init, call_builtin, forms
        extern  cons, make_string, intern, collect, collections, report, report_value
        extern  put_value, put_line_end
        extern  add_numbers, subtract_numbers, multiply_numbers, divide_numbers, remainder_numbers
        extern  equal_numbers, less_number, greater_number, no_greater_number, no_less_number
        extern  make_pair, first_of, second_of, is_nil, is_pair, is_number, is_string, is_symbol
        extern  are_same, are_equal, length_of, range_of
        extern  form_quote, form_if, form_define, form_set, form_lambda, form_let, form_begin

NAME_MAX        equ     16
ANY             equ     255             ; arguments without a limit

struc builtin
.code:          resq    1
.least:         resb    1               ; arguments
.most:          resb    1
.length:        resb    1               ; of the name
.name:          resb    NAME_MAX
        alignb  8
endstruc

; function NAME, CODE, LEAST, MOST: a row of the table.
%macro function 4
  %strlen %%length %1
istruc builtin
        at      .code, dq %2
        at      .least, db %3
        at      .most, db %4
        at      .length, db %%length
        at      .name, db %1
iend
%endmacro

; form NAME, CODE: a special form, which evaluates what it likes of what stands behind it.
%macro form 2
  %strlen %%length %1
istruc builtin
        at      .code, dq %2
        at      .length, db %%length
        at      .name, db %1
iend
%endmacro

        section .rodata
functions:
        function "+", add_numbers, 0, ANY
        function "-", subtract_numbers, 1, ANY
        function "*", multiply_numbers, 0, ANY
        function "/", divide_numbers, 2, 2
        function "remainder", remainder_numbers, 2, 2
        function "=", equal_numbers, 2, 2
        function "<", less_number, 2, 2
        function ">", greater_number, 2, 2
        function "<=", no_greater_number, 2, 2
        function ">=", no_less_number, 2, 2
        function "cons", make_pair, 2, 2
        function "first", first_of, 1, 1
        function "second", second_of, 1, 1
        function "car", first_of, 1, 1
        function "cdr", second_of, 1, 1
        function "list", all_of, 0, ANY
        function "null?", is_nil, 1, 1
        function "not", is_nil, 1, 1
        function "pair?", is_pair, 1, 1
        function "number?", is_number, 1, 1
        function "string?", is_string, 1, 1
        function "symbol?", is_symbol, 1, 1
        function "eq?", are_same, 2, 2
        function "equal?", are_equal, 2, 2
        function "length", length_of, 1, 1
        function "range", range_of, 1, 1
        function "print", print_all, 0, ANY
        function "collect", collect_now, 0, 0
        function "collections", collection_count, 0, 0
FUNCTION_COUNT  equ     ($ - functions) / builtin_size

form_rows:
        form    "quote", form_quote
        form    "if", form_if
        form    "define", form_define
        form    "set!", form_set
        form    "lambda", form_lambda
        form    "let", form_let
        form    "begin", form_begin
FORM_COUNT      equ     ($ - form_rows) / builtin_size

forms:  dq      form_quote, form_if, form_define, form_set, form_lambda, form_let, form_begin

nil_word:       db      "nil", 0, 0, 0, 0, 0
true_word:      db      "true", 0, 0, 0, 0

        section .text

; Gives the names their values.
builtins_init:
        push    rbx
        push    r12
        push    r13
        lea     rbx, [functions]
        mov     r12d, FUNCTION_COUNT
        mov     r13d, TAG_BUILTIN
        call    define_rows
        lea     rbx, [form_rows]
        mov     r12d, FORM_COUNT
        mov     r13d, TAG_FORM
        call    define_rows
        lea     rdi, [nil_word]
        mov     esi, 3
        mov     ebx, NIL
        call    define_word
        lea     rdi, [true_word]
        mov     esi, 4
        mov     ebx, TRUE
        call    define_word
        pop     r13
        pop     r12
        pop     rbx
        ret

; Defines the names of the r12 rows from rbx on: the first one as r13, the next ones count up.
define_rows:
        lea     rdi, [rbx + builtin.name]
        movzx   esi, byte [rbx + builtin.length]
        push    rbx
        mov     rbx, r13
        call    define_word
        pop     rbx
        add     rbx, builtin_size
        add     r13, 1 << TAG_BITS
        dec     r12
        jnz     define_rows
        ret

; Gives the name of rsi bytes from rdi on the value rbx.
define_word:
        call    make_string
        mov     rdi, rax
        call    intern
        mov     [symbol_value(rax)], rbx
        ret

; Calls the function rdi with the list of arguments rsi; its result in rax. The function finds the
; first two arguments in rdi and rsi and the list in rdx.
call_builtin:
        mov     rax, rdi
        shr     rax, TAG_BITS
        imul    rax, rax, builtin_size
        lea     rcx, [functions]
        add     rcx, rax
        mov     rdx, rsi
        xor     eax, eax                ; how many there are
        mov     r8, rsi
.count:
        unless_tag r8, TAG_CELL, .counted
        inc     rax
        mov     r8, [pair_second(r8)]
        jmp     .count
.counted:
        movzx   r8d, byte [rcx + builtin.least]
        cmp     rax, r8
        jb      .wrong
        movzx   r8d, byte [rcx + builtin.most]
        cmp     r8d, ANY
        je      .right
        cmp     rax, r8
        ja      .wrong
.right:
        test    rax, rax
        jz      .call
        mov     rdi, [pair_first(rdx)]
        cmp     rax, 1
        je      .call
        mov     rsi, [pair_second(rdx)]
        mov     rsi, [pair_first(rsi)]
.call:
        jmp     [rcx + builtin.code]
.wrong:
        lea     rdi, [rcx + builtin.name]
        movzx   esi, byte [rcx + builtin.length]
        call    make_string
        mov     rdi, rax
        call    intern
        fail_with "the wrong number of arguments for", rax

; The arguments as a list, which they are already.
all_of:
        mov     rax, rdx
        ret

; Prints the arguments one behind the other, strings without quotes, and ends the line.
print_all:
        push    rbx
        mov     rbx, rdx
.next:
        unless_tag rbx, TAG_CELL, .done
        mov     rdi, [pair_first(rbx)]
        xor     esi, esi
        call    put_value
        mov     rbx, [pair_second(rbx)]
        jmp     .next
.done:
        call    put_line_end
        mov     eax, NOTHING
        pop     rbx
        ret

; Looks for the cells in use. rax: their number.
collect_now:
        call    collect
        shl     rax, TAG_BITS
        ret

; How often that was done.
collection_count:
        mov     rax, [collections]
        shl     rax, TAG_BITS
        ret
