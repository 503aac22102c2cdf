; Reads values from text: numbers, symbols, strings, lists, 'x for (quote x); `;` begins a comment.

%include "values.inc"
%include "failure.inc"

        default rel
        global  read_value
        extern  read_line, line_next, nesting
        extern  cons, make_string, intern, report

NESTING_MAX     equ     10000           ; lists in lists

        section .rodata
quote_word:     db      "quote", 0, 0, 0
quote_size      equ     5

        section .text

; The next value in rax, or END_OF_INPUT. Within a list also CLOSING and DOT.
read_value:
        call    skip_blanks
        jc      .end
        cmp     al, "("
        je      .list
        cmp     al, ")"
        je      .closing
        cmp     al, "'"
        je      .quoted
        cmp     al, '"'
        je      read_string
        jmp     read_word
.list:
        inc     qword [line_next]
        jmp     read_list
.closing:
        inc     qword [line_next]
        cmp     qword [nesting], 0
        je      .nothing_open
        mov     eax, CLOSING
        ret
.end:
        cmp     qword [nesting], 0
        jne     .end_in_list
        mov     eax, END_OF_INPUT
        ret
.nothing_open:
        fail    "a ) that no ( has opened"
.end_in_list:
        fail    "the input ends within a list"

; 'x is the list of quote and x.
.quoted:
        inc     qword [line_next]
        inc     qword [nesting]         ; the value may stand in the next line
        cmp     qword [nesting], NESTING_MAX
        ja      too_deep
        call    read_value
        dec     qword [nesting]
        mov     rdi, rax
        call    check_value
        mov     esi, NIL
        call    cons
        push    rbx
        lea     rbx, [rax + TAG_CELL]
        lea     rdi, [quote_word]
        mov     esi, quote_size
        call    make_string
        mov     rdi, rax
        call    intern
        mov     rdi, rax
        mov     rsi, rbx
        call    cons
        add     rax, TAG_CELL
        pop     rbx
        ret

; The values up to the closing parenthesis, as a list.
read_list:
        inc     qword [nesting]
        cmp     qword [nesting], NESTING_MAX
        ja      too_deep
        push    rbx
        push    r12
        mov     ebx, NIL                ; the list
        mov     r12d, NIL               ; its last cell
.next:
        call    read_value
        cmp     rax, CLOSING
        je      .done
        cmp     rax, DOT
        je      .dotted
        mov     rdi, rax
        mov     esi, NIL
        call    cons
        add     rax, TAG_CELL
        cmp     rbx, NIL
        cmove   rbx, rax
        je      .first
        mov     [pair_second(r12)], rax
.first:
        mov     r12, rax
        jmp     .next
.dotted:
        cmp     rbx, NIL
        je      .misplaced
        call    read_value
        mov     rdi, rax
        call    check_value
        mov     [pair_second(r12)], rdi
        call    read_value
        cmp     rax, CLOSING
        jne     .misplaced
.done:
        dec     qword [nesting]
        mov     rax, rbx
        pop     r12
        pop     rbx
        ret
.misplaced:
        fail    "a dot stands before the last value of a list: (1 . 2)"

too_deep:
        fail    "more than 10000 lists within each other"

; Makes sure that rdi is a value and no mark of the reader's own. Changes nothing.
check_value:
        cmp     rdi, CLOSING
        je      .none
        cmp     rdi, DOT
        je      .none
        ret
.none:
        fail    "there is a value missing before this ) or dot"

; Goes to what is no blank, over as many lines as it takes. al: the byte there. Carry: the end.
skip_blanks:
        mov     rdx, [line_next]
.next:
        mov     al, [rdx]
        cmp     al, ";"
        je      .line
        cmp     al, 10
        je      .line
        cmp     al, " "
        ja      .done                   ; bytes below a blank count as blanks
        inc     rdx
        jmp     .next
.line:
        call    read_line
        jnc     skip_blanks
        ret
.done:
        mov     [line_next], rdx
        clc
        ret

; A string in quotes. What a backslash stands for replaces it in the line itself.
read_string:
        mov     rsi, [line_next]
        inc     rsi
        mov     rdi, rsi                ; where the string begins
        mov     rdx, rsi                ; and where its next byte goes
.next:
        mov     al, [rsi]
        inc     rsi
        cmp     al, 10
        je      .open
        cmp     al, '"'
        je      .done
        cmp     al, "\"
        jne     .keep
        mov     al, [rsi]
        inc     rsi
        cmp     al, 10
        je      .open
        cmp     al, "n"
        jne     .keep
        mov     al, 10
.keep:
        test    al, al
        jz      .next                   ; a zero would end the string for its readers
        mov     [rdx], al
        inc     rdx
        jmp     .next
.done:
        mov     [line_next], rsi
        mov     rsi, rdx
        sub     rsi, rdi
        jmp     make_string
.open:
        fail    "a string ends in the line in which it begins"

; A number, a symbol or a dot.
read_word:
        mov     rdi, [line_next]
        mov     rdx, rdi
.next:
        mov     al, [rdx]
        cmp     al, " "
        jbe     .done
        cmp     al, "("
        je      .done
        cmp     al, ")"
        je      .done
        cmp     al, '"'
        je      .done
        cmp     al, ";"
        je      .done
        inc     rdx
        jmp     .next
.done:
        mov     [line_next], rdx
        mov     rsi, rdx
        sub     rsi, rdi
        cmp     rsi, 1
        jne     .word
        cmp     byte [rdi], "."
        je      .dot
.word:
        call    read_number
        jnc     .number
        call    make_string
        mov     rdi, rax
        jmp     intern
.number:
        ret
.dot:
        cmp     qword [nesting], 0
        je      read_list.misplaced
        mov     eax, DOT
        ret

; The rsi bytes from rdi on as a number in rax. Carry: they are none. Keeps rdi and rsi.
read_number:
        mov     rdx, rdi
        lea     rcx, [rdi + rsi]
        mov     r9b, [rdx]              ; the sign, if it is one
        cmp     r9b, "-"
        je      .sign
        cmp     r9b, "+"
        jne     .unsigned
.sign:
        inc     rdx
.unsigned:
        cmp     rdx, rcx
        je      .none
        xor     eax, eax
.next:
        movzx   r8d, byte [rdx]
        sub     r8d, "0"
        cmp     r8d, 9
        ja      .none
        imul    rax, rax, 10            ; shifted as values are, a number overflows where they do
        jo      .too_large
        shl     r8d, TAG_BITS
        sub     rax, r8                 ; below zero there is room for one more
        jo      .too_large
        inc     rdx
        cmp     rdx, rcx
        jne     .next
        cmp     r9b, "-"
        je      .done
        neg     rax
        jo      .too_large
.done:
        clc
        ret
.none:
        stc
        ret
.too_large:
        fail    "a number has more than 61 bits"
