; Tells what is wrong and goes back to the loop, from however deep.

        default rel
        global  report, report_value
        extern  put_text, put_line_end, put_byte, put_value, last_byte
        extern  go_on

        section .rodata
beginning:      db      "error: "
beginning_size  equ     $ - beginning

        section .text

; Says rsi bytes from rdi on, and goes on with the next line.
report:
        and     rsp, -16                ; nobody returns to what is above
        call    put_message
        call    put_line_end
        jmp     go_on

; Says the same with the value rdx behind it.
report_value:
        and     rsp, -16
        push    rdx
        push    rdx                     ; a second time, which keeps the stack aligned
        call    put_message
        mov     edi, ":"
        call    put_byte
        mov     edi, " "
        call    put_byte
        pop     rdi
        pop     rdi
        mov     esi, 1                  ; as it is read
        call    put_value
        call    put_line_end
        jmp     go_on

; Says rsi bytes from rdi on, in a line of their own.
put_message:
        push    rdi
        push    rsi
        sub     rsp, 8
        cmp     byte [last_byte], 10
        je      .begin
        call    put_line_end            ; a value was half written
.begin:
        lea     rdi, [beginning]
        mov     esi, beginning_size
        call    put_text
        add     rsp, 8
        pop     rsi
        pop     rdi
        jmp     put_text
