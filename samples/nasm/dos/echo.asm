; Asks for a line and gives it back (DOS, 16 bits): a .com program, which F5 runs without DOS.
;
; Try: type a line and press Enter; an empty line ends the program. What to look at: all four segment
; registers hold the same segment, so an offset says where something is; text ends in a dollar sign;
; DOS wants the length of its buffer in the first byte and puts what it has read into the second.
;
;     nasm -f bin echo.asm -o echo.com && dosbox echo.com

        bits    16
        org     0x100

; Functions of DOS, which ah chooses at int 0x21.
write_character equ     0x02
write_text      equ     0x09
read_line       equ     0x0a
end_program     equ     0x4c

return          equ     13
line_feed       equ     10
room            equ     41              ; characters, with the carriage return

start:  mov     dx, greeting
        call    print
.next:  mov     dx, question
        call    print
        mov     ah, read_line
        mov     dx, buffer
        int     0x21
        mov     dx, new_line
        call    print
        movzx   cx, byte [buffer + 1]
        jcxz    .end
        mov     dx, answer
        call    print
        mov     si, buffer + 2
        call    print_characters
        mov     dx, new_line
        call    print
        inc     word [lines]
        jmp     .next
.end:   mov     al, [lines]             ; what the program returns
        mov     ah, end_program
        int     0x21

; Prints the text at dx, which ends in a dollar sign.
print:  mov     ah, write_text
        int     0x21
        ret

; Prints cx characters from si on.
print_characters:
        cld
.next:  lodsb
        mov     dl, al
        mov     ah, write_character
        int     0x21
        loop    .next
        ret

greeting:       db      "What you type comes back. An empty line ends it.", return, line_feed, "$"
question:       db      "> $"
answer:         db      "You said: $"
new_line:       db      return, line_feed, "$"
lines:          dw      0
buffer:         db      room, 0
        times room db 0
