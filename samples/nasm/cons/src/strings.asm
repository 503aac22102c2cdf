; Strings: chains of cells with eight bytes each, the last one filled up with zeros.

%include "values.inc"

        default rel
        global  make_string, same_string, string_hash, string_length, put_string
        extern  cons, put_byte

        section .text

; Makes a string of rsi bytes from rdi on, none of them zero, behind which seven more can be read.
make_string:
        push    rbx
        push    r12
        push    r13
        mov     rbx, rdi
        mov     r12, rsi                ; bytes that are left
        mov     r13d, NIL               ; what was made of those behind them
.next:
        xor     edi, edi
        test    r12, r12
        jz      .cell                   ; an empty string is a cell of zeros
        lea     rcx, [r12 - 1]
        and     rcx, -8                 ; where the last eight bytes begin
        mov     rdi, [rbx + rcx]
        sub     rcx, r12                ; their number, taken negative: from -8 to -1
        lea     ecx, [rcx * 8 + 64]
        sub     r12, 1
        and     r12, -8
        shl     rdi, cl                 ; bytes behind them go
        shr     rdi, cl
.cell:
        mov     rsi, r13
        call    cons
        lea     r13, [rax + TAG_STRING]
        test    r12, r12
        jnz     .next
        mov     rax, r13
        pop     r13
        pop     r12
        pop     rbx
        ret

; Compares the strings rdi and rsi. Zero flag: they are the same.
same_string:
        mov     rax, [string_bytes(rdi)]
        cmp     rax, [string_bytes(rsi)]
        jne     .done
        mov     rdi, [string_rest(rdi)]
        mov     rsi, [string_rest(rsi)]
        cmp     rdi, NIL
        je      .end
        cmp     rsi, NIL
        jne     same_string
.end:
        cmp     rdi, rsi
.done:
        ret

; A number that depends on all bytes of the string rdi, in rax.
string_hash:
        xor     eax, eax
        mov     rcx, 0x9E3779B97F4A7C15 ; an odd number without a pattern
.next:
        xor     rax, [string_bytes(rdi)]
        imul    rax, rcx
        mov     rdx, rax
        shr     rdx, 32                 ; the upper half is mixed best
        xor     rax, rdx
        mov     rdi, [string_rest(rdi)]
        cmp     rdi, NIL
        jne     .next
        ret

; The number of bytes of the string rdi in rax.
string_length:
        xor     eax, eax
.next:
        mov     rdx, [string_bytes(rdi)]
        mov     rdi, [string_rest(rdi)]
        cmp     rdi, NIL
        je      .last
        add     rax, 8
        jmp     .next
.last:
        test    rdx, rdx
        jz      .done
        inc     rax
        shr     rdx, 8
        jmp     .last
.done:
        ret

; Writes the string rdi as it is or, unless esi is zero, in quotes as the reader takes it.
put_string:
        push    rbx
        push    r12
        push    r13
        mov     rbx, rdi
        mov     r13d, esi
        test    esi, esi
        jz      .cell
        mov     edi, '"'
        call    put_byte
.cell:
        mov     r12, [string_bytes(rbx)]
.next:
        test    r12, r12
        jz      .end_of_cell
        test    r13d, r13d
        jz      .plain
        cmp     r12b, '"'
        je      .escape
        cmp     r12b, "\"
        je      .escape
        cmp     r12b, 10
        jne     .plain
        mov     edi, "\"
        call    put_byte
        mov     edi, "n"
        jmp     .write
.escape:
        mov     edi, "\"
        call    put_byte
.plain:
        mov     edi, r12d
.write:
        call    put_byte
        shr     r12, 8
        jmp     .next
.end_of_cell:
        mov     rbx, [string_rest(rbx)]
        cmp     rbx, NIL
        jne     .cell
        test    r13d, r13d
        jz      .done
        mov     edi, '"'
        call    put_byte
.done:
        pop     r13
        pop     r12
        pop     rbx
        ret
