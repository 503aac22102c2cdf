; Which instructions set the condition codes, and when a BR is taken.
; Both editions; runs on every simulator.
                .ORIG   x3000
; ADD sets n.
                AND     R1, R1, #0
                ADD     R1, R1, #-1
                JSR     CODES
                ADD     R0, R0, #-4
                JSR     REPORT

; ADD sets z.
                LD      R1, ONE
                ADD     R1, R1, #-1
                JSR     CODES
                ADD     R0, R0, #-2
                JSR     REPORT

; ADD sets p.
                AND     R1, R1, #0
                ADD     R1, R1, #1
                JSR     CODES
                ADD     R0, R0, #-1
                JSR     REPORT

; AND sets n.
                LD      R1, MINUS_ONE
                AND     R1, R1, #-1
                JSR     CODES
                ADD     R0, R0, #-4
                JSR     REPORT

; AND sets z.
                LD      R1, ONE
                AND     R1, R1, #0
                JSR     CODES
                ADD     R0, R0, #-2
                JSR     REPORT

; NOT sets p.
                LD      R1, MINIMUM
                NOT     R1, R1
                JSR     CODES
                ADD     R0, R0, #-1
                JSR     REPORT

; LD sets n.
                LD      R1, MINIMUM
                JSR     CODES
                ADD     R0, R0, #-4
                JSR     REPORT

; LDI sets p.
                AND     R1, R1, #0
                LDI     R1, ONE_AT
                JSR     CODES
                ADD     R0, R0, #-1
                JSR     REPORT

; LDR sets z.
                LD      R2, ONE_AT
                LDR     R1, R2, #1
                JSR     CODES
                ADD     R0, R0, #-2
                JSR     REPORT

; ST leaves the codes.
                LD      R2, ONE
                LD      R1, MINUS_ONE   ; n
                ST      R2, CELL
                JSR     CODES
                ADD     R0, R0, #-4
                JSR     REPORT

; STI and STR leave the codes.
                LD      R2, CELL_AT
                LD      R1, MINUS_ONE
                AND     R3, R1, #0      ; z
                STI     R1, CELL_AT
                STR     R1, R2, #0
                JSR     CODES
                ADD     R0, R0, #-2
                JSR     REPORT

; JMP and JSRR leave the codes.
                LEA     R2, JUMPED
                LD      R3, CODES_AT
                LD      R1, MINUS_ONE   ; n
                JMP     R2
                AND     R1, R1, #0
JUMPED          JSRR    R3
                ADD     R0, R0, #-4
                JSR     REPORT

; A BR without n, z and p is never taken.
                LD      R1, ONE
                AND     R0, R0, #0      ; z
                .FILL   x0001           ; BR of 000 to the word after the next one
                ADD     R1, R1, #-1
                ADD     R0, R1, #0      ; 1 if that was left out
                JSR     REPORT

; BRnz is taken for 0.
                AND     R0, R0, #0
                BRnz    NZ_TAKEN
                ADD     R0, R0, #1
NZ_TAKEN        ADD     R0, R0, #0
                JSR     REPORT

; BRnp is not taken for 0.
                AND     R0, R0, #0
                LD      R1, ONE
                AND     R2, R2, #0
                BRnp    NP_TAKEN
                ADD     R1, R1, #-1
NP_TAKEN        ADD     R0, R1, #0
                JSR     REPORT

; BRzp is not taken below 0.
                LD      R1, ONE
                LD      R2, MINUS_ONE
                BRzp    ZP_TAKEN
                ADD     R1, R1, #-1
ZP_TAKEN        ADD     R0, R1, #0
                JSR     REPORT

; BR goes back.
                AND     R0, R0, #0
                ADD     R1, R0, #3
BACK            ADD     R0, R0, #1
                ADD     R1, R1, #-1
                BRp     BACK
                ADD     R0, R0, #-3
                JSR     REPORT

                HALT

ONE             .FILL   1
AFTER_ONE       .FILL   0               ; what LDR finds behind ONE
MINUS_ONE       .FILL   xFFFF
MINIMUM         .FILL   x8000
CELL            .BLKW   1
ONE_AT          .FILL   ONE
CELL_AT         .FILL   CELL
CODES_AT        .FILL   CODES

; CODES gives the condition codes in R0, as a BR names them: 4 for n, 2 for z, 1 for p. JSR and BR
; leave them as they are.
CODES           BRn     CODES_N
                BRz     CODES_Z
                AND     R0, R0, #0
                ADD     R0, R0, #1
                RET
CODES_N         AND     R0, R0, #0
                ADD     R0, R0, #4
                RET
CODES_Z         AND     R0, R0, #0
                ADD     R0, R0, #2
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

NAMES           .STRINGZ "ADD sets n"
                .STRINGZ "ADD sets z"
                .STRINGZ "ADD sets p"
                .STRINGZ "AND sets n"
                .STRINGZ "AND sets z"
                .STRINGZ "NOT sets p"
                .STRINGZ "LD sets n"
                .STRINGZ "LDI sets p"
                .STRINGZ "LDR sets z"
                .STRINGZ "ST leaves the codes"
                .STRINGZ "STI and STR leave the codes"
                .STRINGZ "JMP and JSRR leave the codes"
                .STRINGZ "a BR without n, z and p is never taken"
                .STRINGZ "BRnz is taken for 0"
                .STRINGZ "BRnp is not taken for 0"
                .STRINGZ "BRzp is not taken below 0"
                .STRINGZ "BR goes back"
                .END
