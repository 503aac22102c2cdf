; What the traps for the console print and give. Type A and B, or give them as input.
; Both editions; runs on every simulator whose PUTSP ends at any byte that is 0.
                .ORIG   x3000
; PUTS prints up to the word 0 and keeps the registers.
                LD      R1, PATTERN
                ADD     R2, R1, #0
                ADD     R3, R1, #0
                LEA     R0, EMPTY
                PUTS
                NOT     R2, R2
                ADD     R2, R2, #1
                ADD     R0, R1, R2
                BRnp    PUTS_DONE
                ADD     R0, R2, R3
PUTS_DONE       ADD     R0, R0, #0
                JSR     REPORT

; The text ends within a word: what stands behind that is not printed.
                LEA     R0, ODD_TEXT
                PUTSP
                LEA     R0, EVEN_TEXT
                PUTSP

; OUT prints the lower byte of R0 only.
                LD      R0, WIDE_O
                OUT
                LD      R0, WIDE_K
                OUT
                LEA     R0, OUT_TEXT
                PUTS

; OUT and PUTSP keep R0.
                LD      R0, EMPTY_AT
                PUTSP
                ADD     R1, R0, #0
                LD      R2, EMPTY_AT
                JSR     COMPARE
                JSR     REPORT

; GETC gives the character and prints nothing.
                GETC
                ADD     R1, R0, #0
                LD      R2, LETTER_A
                JSR     COMPARE
                JSR     REPORT

; Characters come one after the other.
                GETC
                ADD     R1, R0, #0
                LD      R2, LETTER_A
                ADD     R2, R2, #1
                JSR     COMPARE
                JSR     REPORT

                HALT

PATTERN         .FILL   x2468
LETTER_A        .FILL   x41
WIDE_O          .FILL   x7F6F
WIDE_K          .FILL   x216B
OUT_TEXT        .STRINGZ " OUT prints the lower byte\n"
EMPTY_AT        .FILL   EMPTY
EMPTY           .FILL   0
ODD_TEXT        .FILL   x6B6F           ; ok
                .FILL   x4F20           ; a blank and O
                .FILL   x4444           ; DD
                .FILL   x000A           ; a line feed and the end
                .FILL   x2121
EVEN_TEXT       .FILL   x6B6F
                .FILL   x4520           ; a blank and E
                .FILL   x4556           ; VE
                .FILL   x0A4E           ; N and a line feed
                .FILL   x2100           ; the end in the lower byte

; COMPARE gives 0 in R0 if R1 and R2 are the same. Changes R1.
COMPARE         NOT     R1, R1
                ADD     R1, R1, #1
                ADD     R0, R1, R2
                RET

; REPORT prints "ok" if R0 is 0, else "bad", and the next of the names. Changes R0, R1 and R7.
REPORT          ST      R7, REPORT_BACK
                ADD     R0, R0, #0
                BRz     REPORT_OK
                LEA     R0, BAD_TEXT
                BR      REPORT_PRINT
REPORT_OK       LEA     R0, OK_TEXT
REPORT_PRINT    PUTS
                LD      R0, NEXT_NAME
                PUTS
                LD      R1, NEXT_NAME
REPORT_SKIP     LDR     R0, R1, #0
                ADD     R1, R1, #1
                ADD     R0, R0, #0
                BRnp    REPORT_SKIP
                ST      R1, NEXT_NAME
                ADD     R0, R0, #10
                OUT
                LD      R7, REPORT_BACK
                RET
REPORT_BACK     .BLKW   1
NEXT_NAME       .FILL   NAMES
OK_TEXT         .STRINGZ "ok "
BAD_TEXT        .STRINGZ "bad "

NAMES           .STRINGZ "PUTS prints up to the word 0 and keeps the registers"
                .STRINGZ "OUT and PUTSP keep R0"
                .STRINGZ "GETC gives the character and prints nothing"
                .STRINGZ "characters come one after the other"
                .END
