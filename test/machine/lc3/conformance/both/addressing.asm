; Where loads, stores, LEA and jumps reach: distances count from the next instruction and are
; extended with their sign. Both editions; runs on every simulator.
                .ORIG   x3000
; LD reaches forward.
                LD      R0, SEVEN
                ADD     R0, R0, #-7
                JSR     REPORT

; LD reaches back.
                BR      OVER_WORD
BEHIND          .FILL   5
OVER_WORD       LD      R0, BEHIND
                ADD     R0, R0, #-5
                JSR     REPORT

; LDI follows a pointer.
                LDI     R0, SEVEN_AT
                ADD     R0, R0, #-7
                JSR     REPORT

; LDR takes a negative offset.
                LD      R1, SEVEN_AT
                ADD     R1, R1, #15
                ADD     R1, R1, #15
                ADD     R1, R1, #2
                LDR     R0, R1, #-32
                ADD     R0, R0, #-7
                JSR     REPORT

; LDR takes an offset of 31.
                LD      R1, SEVEN_AT
                ADD     R1, R1, #-16
                ADD     R1, R1, #-15
                LDR     R0, R1, #31
                ADD     R0, R0, #-7
                JSR     REPORT

; ST writes what LD reads.
                LD      R1, PATTERN
                ST      R1, CELL
                LD      R0, CELL
                NOT     R0, R0
                ADD     R0, R0, R1
                ADD     R0, R0, #1
                JSR     REPORT

; STI writes where a pointer leads.
                LD      R1, SEVEN
                STI     R1, CELL_AT
                LD      R0, CELL
                ADD     R0, R0, #-7
                JSR     REPORT

; STR writes at an offset.
                LD      R2, CELL_AT
                ADD     R2, R2, #3
                LD      R1, PATTERN
                STR     R1, R2, #-3
                LD      R0, CELL
                NOT     R0, R0
                ADD     R0, R0, R1
                ADD     R0, R0, #1
                JSR     REPORT

; LEA gives an address and reads nothing.
                LEA     R1, CELL
                LD      R0, CELL_AT
                NOT     R0, R0
                ADD     R0, R0, #1
                ADD     R0, R0, R1
                JSR     REPORT

; A load into its own base register reads first.
                LD      R1, SEVEN_AT
                LDR     R1, R1, #0
                ADD     R0, R1, #-7
                JSR     REPORT

; Instructions that were written are executed.
                LD      R1, CLEAR_R0
                LD      R0, SEVEN
                ST      R1, REPLACED
REPLACED        ADD     R0, R0, #1      ; becomes AND R0, R0, #0
                JSR     REPORT

                HALT

SEVEN           .FILL   7
PATTERN         .FILL   xC3A5
CELL            .BLKW   1
SEVEN_AT        .FILL   SEVEN
CELL_AT         .FILL   CELL
CLEAR_R0        .FILL   x5020

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

NAMES           .STRINGZ "LD reaches forward"
                .STRINGZ "LD reaches back"
                .STRINGZ "LDI follows a pointer"
                .STRINGZ "LDR takes a negative offset"
                .STRINGZ "LDR takes an offset of 31"
                .STRINGZ "ST writes what LD reads"
                .STRINGZ "STI writes where a pointer leads"
                .STRINGZ "STR writes at an offset"
                .STRINGZ "LEA gives an address and reads nothing"
                .STRINGZ "a load into its own base register reads first"
                .STRINGZ "instructions that were written are executed"
                .END
