; How the machine starts, and that HALT leaves the registers as they are: at the end R0 to R7 hold
; x10 to x17. Both editions; other simulators start with other values in some registers.
                .ORIG   x3000
                ST      R0, FIRST
                ST      R1, FIRST_1
                ST      R2, FIRST_2
                ST      R3, FIRST_3
                ST      R4, FIRST_4
                ST      R5, FIRST_5
                ST      R6, FIRST_6
                ST      R7, FIRST_7

; The machine starts with z.
                JSR     CODES
                ADD     R0, R0, #-2
                JSR     REPORT

; All registers start with 0.
                LEA     R1, FIRST
                AND     R0, R0, #0
                ADD     R2, R0, #8
NEXT_FIRST      LDR     R0, R1, #0
                BRnp    FIRST_DONE
                ADD     R1, R1, #1
                ADD     R2, R2, #-1
                BRp     NEXT_FIRST
FIRST_DONE      ADD     R0, R0, #0
                JSR     REPORT

; Memory that nobody has set is 0.
                LDI     R0, FAR_AWAY
                JSR     REPORT

                LD      R7, LAST
                ADD     R0, R7, #-7
                ADD     R1, R7, #-6
                ADD     R2, R7, #-5
                ADD     R3, R7, #-4
                ADD     R4, R7, #-3
                ADD     R5, R7, #-2
                ADD     R6, R7, #-1

                HALT

LAST            .FILL   x17
FAR_AWAY        .FILL   xF000
FIRST           .BLKW   1
FIRST_1         .BLKW   1
FIRST_2         .BLKW   1
FIRST_3         .BLKW   1
FIRST_4         .BLKW   1
FIRST_5         .BLKW   1
FIRST_6         .BLKW   1
FIRST_7         .BLKW   1

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

NAMES           .STRINGZ "the machine starts with z"
                .STRINGZ "all registers start with 0"
                .STRINGZ "memory that nobody has set is 0"
                .END
