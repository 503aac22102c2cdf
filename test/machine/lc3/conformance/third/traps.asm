; TRAP and RTI of the 3rd edition: status and program counter lie on the supervisor's stack, R7
; stays, and RTI brings the condition codes back. The traps x26 and x27 are our own.
; Type a key, or give one as input. Runs on lc3tools, too.
                .ORIG   x3000
                LD      R6, STACK
                LD      R7, PATTERN
                LD      R1, MINUS_ONE   ; n
                TRAP    x26
AFTER_TRAP      ST      R7, LINK
                JSR     CODES

; RTI brings the condition codes back.
                ADD     R0, R0, #-4
                JSR     REPORT

; TRAP leaves R7.
                LD      R1, LINK
                LD      R2, PATTERN
                JSR     COMPARE
                JSR     REPORT

; The program counter behind the TRAP is pushed.
                LD      R1, SEEN_PC
                LEA     R2, AFTER_TRAP
                JSR     COMPARE
                JSR     REPORT

; The status is pushed with the user mode and the codes.
                LD      R1, SEEN_PSR
                LD      R2, USER_N
                JSR     COMPARE
                JSR     REPORT

; The handler runs in supervisor mode with the same priority.
                LD      R0, SEEN_STATUS
                LD      R1, MODE_BITS
                AND     R0, R0, R1
                JSR     REPORT

; The handler has the supervisor stack, which begins at x3000.
                LD      R1, SEEN_R6
                LD      R2, TWO_PUSHED
                JSR     COMPARE
                JSR     REPORT

; The user has its own stack back.
                ADD     R1, R6, #0
                LD      R2, STACK
                JSR     COMPARE
                JSR     REPORT

                TRAP    x27             ; which itself does a TRAP x26

; A trap within a trap goes on on the same stack.
                LD      R1, SEEN_R6
                LD      R2, TWO_PUSHED
                ADD     R2, R2, #-2
                JSR     COMPARE
                JSR     REPORT

; A trap within a trap pushes the supervisor mode.
                LD      R0, SEEN_PSR
                LD      R1, MODE_BITS
                AND     R0, R0, R1
                JSR     REPORT

; GETC leaves the condition codes.
                LD      R1, MINUS_ONE
                GETC
                JSR     CODES
                ADD     R0, R0, #-4
                JSR     REPORT

; PUTS leaves R7 and the condition codes.
                LEA     R0, EMPTY
                LD      R7, PATTERN
                LD      R1, MINUS_ONE
                PUTS
                ST      R7, LINK
                JSR     CODES
                ADD     R0, R0, #-4
                BRnp    PUTS_DONE
                LD      R1, LINK
                LD      R2, PATTERN
                JSR     COMPARE
PUTS_DONE       ADD     R0, R0, #0
                JSR     REPORT

; LEA leaves the condition codes.
                LD      R1, MINUS_ONE
                LEA     R1, EMPTY
                JSR     CODES
                ADD     R0, R0, #-4
                JSR     REPORT

                HALT

STACK           .FILL   xFD00
PATTERN         .FILL   x1357
MINUS_ONE       .FILL   xFFFF
USER_N          .FILL   x8004
MODE_BITS       .FILL   x8700
TWO_PUSHED      .FILL   x2FFE
EMPTY           .FILL   0
LINK            .BLKW   1
SEEN_R6         .BLKW   1
SEEN_PC         .BLKW   1
SEEN_PSR        .BLKW   1
SEEN_STATUS     .BLKW   1

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

NAMES           .STRINGZ "RTI brings the condition codes back"
                .STRINGZ "TRAP leaves R7"
                .STRINGZ "the program counter behind the TRAP is pushed"
                .STRINGZ "the status is pushed with the user mode and the codes"
                .STRINGZ "the handler runs in supervisor mode with the same priority"
                .STRINGZ "the handler has the supervisor stack, which begins at x3000"
                .STRINGZ "the user has its own stack back"
                .STRINGZ "a trap within a trap goes on on the same stack"
                .STRINGZ "a trap within a trap pushes the supervisor mode"
                .STRINGZ "GETC leaves the condition codes"
                .STRINGZ "PUTS leaves R7 and the condition codes"
                .STRINGZ "LEA leaves the condition codes"
                .END

                .ORIG   x0026
                .FILL   TAKE_NOTES
                .FILL   TRAP_AGAIN
                .END

                .ORIG   x1000
; Tells the program what the trap has done.
TAKE_NOTES      ST      R0, KEEP_R0
                STI     R6, SEEN_R6_AT
                LDR     R0, R6, #0
                STI     R0, SEEN_PC_AT
                LDR     R0, R6, #1
                STI     R0, SEEN_PSR_AT
                LDI     R0, STATUS
                STI     R0, SEEN_STATUS_AT
                LD      R0, KEEP_R0
                RTI
TRAP_AGAIN      TRAP    x26
                RTI
KEEP_R0         .BLKW   1
STATUS          .FILL   xFFFC
SEEN_R6_AT      .FILL   SEEN_R6
SEEN_PC_AT      .FILL   SEEN_PC
SEEN_PSR_AT     .FILL   SEEN_PSR
SEEN_STATUS_AT  .FILL   SEEN_STATUS
                .END
