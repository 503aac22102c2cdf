; ADD, AND and NOT: sums wrap at 16 bits, immediate operands are extended with their sign.
; Both editions; runs on every simulator.
                .ORIG   x3000
; Sums wrap from x7FFF to x8000.
                LD      R1, MAXIMUM
                ADD     R1, R1, #1
                LD      R2, MINIMUM
                ADD     R0, R1, R2      ; x8000 + x8000 = 0
                JSR     REPORT

; Sums wrap from xFFFF to 0.
                LD      R1, ALL_ONES
                ADD     R0, R1, #1
                JSR     REPORT

; Two registers add.
                LD      R1, MAXIMUM
                LD      R2, MINIMUM
                ADD     R0, R1, R2      ; xFFFF
                ADD     R0, R0, #1
                JSR     REPORT

; A register adds to itself.
                LD      R1, MINIMUM
                ADD     R0, R1, R1
                JSR     REPORT

; Imm5 of ADD reaches -16.
                AND     R1, R1, #0
                ADD     R1, R1, #-16
                ADD     R0, R1, #15
                ADD     R0, R0, #1
                JSR     REPORT

; Imm5 of AND is extended with its sign.
                LD      R1, MINIMUM
                AND     R1, R1, #-16    ; keeps bit 15
                LD      R2, MINIMUM
                ADD     R0, R1, R2
                JSR     REPORT

; Imm5 of AND clears the upper bits.
                LD      R1, MAXIMUM
                AND     R1, R1, #15
                ADD     R0, R1, #-15
                JSR     REPORT

; AND combines registers bit by bit.
                LD      R1, PATTERN
                NOT     R2, R1
                AND     R0, R1, R2
                JSR     REPORT

; NOT changes every bit.
                LD      R1, PATTERN
                NOT     R2, R1
                ADD     R0, R1, R2      ; xFFFF
                ADD     R0, R0, #1
                JSR     REPORT

; A destination may be a source.
                LD      R0, PATTERN
                NOT     R0, R0
                NOT     R0, R0
                LD      R1, OPPOSITE
                ADD     R0, R0, R1
                JSR     REPORT

                HALT

MAXIMUM         .FILL   x7FFF
MINIMUM         .FILL   x8000
ALL_ONES        .FILL   xFFFF
PATTERN         .FILL   x5A3C
OPPOSITE        .FILL   xA5C4           ; -x5A3C

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

NAMES           .STRINGZ "sums wrap from x7FFF to x8000"
                .STRINGZ "sums wrap from xFFFF to 0"
                .STRINGZ "two registers add"
                .STRINGZ "a register adds to itself"
                .STRINGZ "imm5 of ADD reaches -16"
                .STRINGZ "imm5 of AND is extended with its sign"
                .STRINGZ "imm5 of AND clears the upper bits"
                .STRINGZ "AND combines registers bit by bit"
                .STRINGZ "NOT changes every bit"
                .STRINGZ "a destination may be a source"
                .END
