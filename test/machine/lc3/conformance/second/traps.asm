; TRAP and LEA of the 2nd edition: R7 takes the program counter, routines return by RET and leave the
; condition codes as they happen to be, LEA sets them, and programs may touch the devices.
; The trap x26 is our own. Runs on lc3sim, too.
                .ORIG   x3000
                LD      R6, STACK
                LD      R1, MINUS_ONE   ; n
                TRAP    x26
AFTER_TRAP      ST      R7, LINK
                JSR     CODES

; The condition codes are those of the routine.
                ADD     R0, R0, #-2
                JSR     REPORT

; TRAP puts the address of the next instruction into R7.
                LD      R1, LINK
                LEA     R2, AFTER_TRAP
                JSR     COMPARE
                JSR     REPORT

; A routine has the stack of its caller.
                LD      R1, SEEN_R6
                LD      R2, STACK
                JSR     COMPARE
                JSR     REPORT

; PUTS changes R7.
                LEA     R0, EMPTY
                PUTS
AFTER_PUTS      ADD     R1, R7, #0
                LEA     R2, AFTER_PUTS
                JSR     COMPARE
                JSR     REPORT

; LEA sets p.
                LD      R1, MINUS_ONE
                LEA     R1, EMPTY
                JSR     CODES
                ADD     R0, R0, #-1
                JSR     REPORT

; LEA sets n.
                LD      R2, FAR_AT
                JSRR    R2
                ADD     R0, R0, #-4
                JSR     REPORT

; A program may ask the display.
WAIT            LDI     R1, DSR
                BRzp    WAIT
                LD      R2, READY
                JSR     COMPARE
                JSR     REPORT

; A program may read the trap vectors.
                LDI     R1, VECTOR
                LD      R2, ROUTINE_AT
                JSR     COMPARE
                JSR     REPORT

                HALT

STACK           .FILL   xFD00
MINUS_ONE       .FILL   xFFFF
EMPTY           .FILL   0
LINK            .BLKW   1
SEEN_R6         .BLKW   1
DSR             .FILL   xFE04
READY           .FILL   x8000
VECTOR          .FILL   x0026
ROUTINE_AT      .FILL   ROUTINE
FAR_AT          .FILL   FAR

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

NAMES           .STRINGZ "the condition codes are those of the routine"
                .STRINGZ "TRAP puts the address of the next instruction into R7"
                .STRINGZ "a routine has the stack of its caller"
                .STRINGZ "PUTS changes R7"
                .STRINGZ "LEA sets p"
                .STRINGZ "LEA sets n"
                .STRINGZ "a program may ask the display"
                .STRINGZ "a program may read the trap vectors"
                .END

                .ORIG   x0026
                .FILL   ROUTINE
                .END

                .ORIG   x1000
ROUTINE         STI     R6, SEEN_R6_AT
                AND     R0, R0, #0
                RET
SEEN_R6_AT      .FILL   SEEN_R6
                .END

; Up here an address is a negative number.
                .ORIG   x9000
FAR             ST      R7, FAR_BACK
                AND     R0, R0, #0
                LD      R2, CODES_AT
                LEA     R1, FAR
                JSRR    R2
                LD      R7, FAR_BACK
                RET
FAR_BACK        .BLKW   1
CODES_AT        .FILL   CODES
                .END
