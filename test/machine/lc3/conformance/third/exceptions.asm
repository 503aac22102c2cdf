; Exceptions of the 3rd edition: which instructions raise which, and what they push. The handlers
; stand behind the vectors x0100 to x0102; they note what they see and go on where RESUME says.
; Runs on lc3tools, too.
                .ORIG   x3000
; Opcode 1101 is illegal.
                LEA     R0, RESUME_1
                JSR     PREPARE
FAULT_1         .FILL   xD000
RESUME_1        AND     R1, R1, #0
                ADD     R1, R1, #2
                LEA     R2, FAULT_1
                JSR     EXPECT
                JSR     REPORT

; ADD with reserved bits is illegal.
                LEA     R0, RESUME_2
                JSR     PREPARE
FAULT_2         .FILL   x1048
RESUME_2        AND     R1, R1, #0
                ADD     R1, R1, #2
                LEA     R2, FAULT_2
                JSR     EXPECT
                JSR     REPORT

; AND with reserved bits is illegal.
                LEA     R0, RESUME_3
                JSR     PREPARE
FAULT_3         .FILL   x5050
RESUME_3        AND     R1, R1, #0
                ADD     R1, R1, #2
                LEA     R2, FAULT_3
                JSR     EXPECT
                JSR     REPORT

; NOT with reserved bits is illegal.
                LEA     R0, RESUME_4
                JSR     PREPARE
FAULT_4         .FILL   x907E
RESUME_4        AND     R1, R1, #0
                ADD     R1, R1, #2
                LEA     R2, FAULT_4
                JSR     EXPECT
                JSR     REPORT

; JMP with reserved bits is illegal.
                LEA     R0, RESUME_5
                JSR     PREPARE
FAULT_5         .FILL   xC041
RESUME_5        AND     R1, R1, #0
                ADD     R1, R1, #2
                LEA     R2, FAULT_5
                JSR     EXPECT
                JSR     REPORT

; JSRR with reserved bits is illegal.
                LEA     R0, RESUME_6
                JSR     PREPARE
FAULT_6         .FILL   x4240
RESUME_6        AND     R1, R1, #0
                ADD     R1, R1, #2
                LEA     R2, FAULT_6
                JSR     EXPECT
                JSR     REPORT

; TRAP with reserved bits is illegal.
                LEA     R0, RESUME_7
                JSR     PREPARE
FAULT_7         .FILL   xF126
RESUME_7        AND     R1, R1, #0
                ADD     R1, R1, #2
                LEA     R2, FAULT_7
                JSR     EXPECT
                JSR     REPORT

; RTI of a user program violates the privilege.
                LEA     R0, RESUME_8
                JSR     PREPARE
FAULT_8         RTI
RESUME_8        AND     R1, R1, #0
                ADD     R1, R1, #1
                LEA     R2, FAULT_8
                JSR     EXPECT
                JSR     REPORT

; LDR below x3000 is an access violation.
                LEA     R0, RESUME_9
                JSR     PREPARE
                LD      R2, USER_START
FAULT_9         LDR     R1, R2, #-1
RESUME_9        AND     R1, R1, #0
                ADD     R1, R1, #3
                LEA     R2, FAULT_9
                JSR     EXPECT
                JSR     REPORT

; STR below x3000 is an access violation.
                LEA     R0, RESUME_10
                JSR     PREPARE
                LD      R2, USER_START
FAULT_10        STR     R1, R2, #-1
RESUME_10       AND     R1, R1, #0
                ADD     R1, R1, #3
                LEA     R2, FAULT_10
                JSR     EXPECT
                JSR     REPORT

; LDR from xFE00 is an access violation.
                LEA     R0, RESUME_11
                JSR     PREPARE
                LD      R2, DEVICES
FAULT_11        LDR     R1, R2, #0
RESUME_11       AND     R1, R1, #0
                ADD     R1, R1, #3
                LEA     R2, FAULT_11
                JSR     EXPECT
                JSR     REPORT

; STI to xFE06 is an access violation.
                LEA     R0, RESUME_12
                JSR     PREPARE
FAULT_12        STI     R1, DISPLAY
RESUME_12       AND     R1, R1, #0
                ADD     R1, R1, #3
                LEA     R2, FAULT_12
                JSR     EXPECT
                JSR     REPORT

; LDI to x0000 is an access violation.
                LEA     R0, RESUME_13
                JSR     PREPARE
FAULT_13        LDI     R1, ZERO
RESUME_13       AND     R1, R1, #0
                ADD     R1, R1, #3
                LEA     R2, FAULT_13
                JSR     EXPECT
                JSR     REPORT

; Executing x0200 is an access violation there.
                LEA     R0, RESUME_14
                JSR     PREPARE
                LD      R2, SYSTEM
FAULT_14        JMP     R2
RESUME_14       AND     R1, R1, #0
                ADD     R1, R1, #3
                LD      R2, SYSTEM
                JSR     EXPECT
                JSR     REPORT

; Executing xFE00 is an access violation there.
                LEA     R0, RESUME_15
                JSR     PREPARE
                LD      R2, DEVICES
FAULT_15        JMP     R2
RESUME_15       AND     R1, R1, #0
                ADD     R1, R1, #3
                LD      R2, DEVICES
                JSR     EXPECT
                JSR     REPORT

; X3000 and xFDFF may be read and written.
                LEA     R0, ALLOWED
                JSR     PREPARE
                LD      R2, USER_START
                LDR     R1, R2, #0
                STR     R1, R2, #0
                LD      R2, DEVICES
                LDR     R1, R2, #-1
                STR     R1, R2, #-1
ALLOWED         LD      R0, KIND
                JSR     REPORT

; LEA of an address out of reach is no violation.
                LEA     R0, LEA_DONE
                JSR     PREPARE
                LEA     R1, #-256
LEA_DONE        LD      R0, KIND
                JSR     REPORT

                LEA     R0, NOTED
                JSR     PREPARE
                LD      R2, USER_START
                LD      R3, PATTERN
                AND     R1, R1, #0
                ADD     R1, R1, #-1     ; n
                LDR     R3, R2, #-1
NOTED           ST      R3, KEPT

; A load that failed leaves its register.
                LD      R1, KEPT
                LD      R2, PATTERN
                JSR     COMPARE
                JSR     REPORT

; An exception pushes the status with the codes.
                LD      R1, SEEN_PSR
                LD      R2, USER_N
                JSR     COMPARE
                JSR     REPORT

; The handler runs in supervisor mode with the same priority.
                LD      R0, SEEN_STATUS
                LD      R1, MODE_BITS
                AND     R0, R0, R1
                JSR     REPORT

; The handler has the supervisor stack.
                LD      R1, SEEN_R6
                LD      R2, TWO_PUSHED
                JSR     COMPARE
                JSR     REPORT

                HALT

USER_START      .FILL   x3000
DEVICES         .FILL   xFE00
DISPLAY         .FILL   xFE06
SYSTEM          .FILL   x0200
ZERO            .FILL   0
PATTERN         .FILL   x1357
USER_N          .FILL   x8004
MODE_BITS       .FILL   x8700
TWO_PUSHED      .FILL   x2FFE
KEPT            .BLKW   1
; What the handlers say: 1 for privilege, 2 for illegal opcode, 3 for access violation.
KIND            .BLKW   1
SEEN_R6         .BLKW   1
SEEN_PC         .BLKW   1
SEEN_PSR        .BLKW   1
SEEN_STATUS     .BLKW   1
RESUME          .BLKW   1

; PREPARE takes the place to go on after an exception in R0. Changes R0 and R1.
PREPARE         ST      R0, RESUME
                AND     R0, R0, #0
                ST      R0, KIND
                RET

; EXPECT gives 0 in R0 if the last exception was of the kind R1 and pushed the address R2.
EXPECT          LD      R0, KIND
                NOT     R0, R0
                ADD     R0, R0, #1
                ADD     R0, R0, R1
                BRnp    EXPECTED
                ADD     R1, R2, #0
                LD      R2, SEEN_PC
                NOT     R1, R1
                ADD     R1, R1, #1
                ADD     R0, R1, R2
EXPECTED        RET
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

NAMES           .STRINGZ "opcode 1101 is illegal"
                .STRINGZ "ADD with reserved bits is illegal"
                .STRINGZ "AND with reserved bits is illegal"
                .STRINGZ "NOT with reserved bits is illegal"
                .STRINGZ "JMP with reserved bits is illegal"
                .STRINGZ "JSRR with reserved bits is illegal"
                .STRINGZ "TRAP with reserved bits is illegal"
                .STRINGZ "RTI of a user program violates the privilege"
                .STRINGZ "LDR below x3000 is an access violation"
                .STRINGZ "STR below x3000 is an access violation"
                .STRINGZ "LDR from xFE00 is an access violation"
                .STRINGZ "STI to xFE06 is an access violation"
                .STRINGZ "LDI to x0000 is an access violation"
                .STRINGZ "executing x0200 is an access violation there"
                .STRINGZ "executing xFE00 is an access violation there"
                .STRINGZ "x3000 and xFDFF may be read and written"
                .STRINGZ "LEA of an address out of reach is no violation"
                .STRINGZ "a load that failed leaves its register"
                .STRINGZ "an exception pushes the status with the codes"
                .STRINGZ "the handler runs in supervisor mode with the same priority"
                .STRINGZ "the handler has the supervisor stack"
                .END

                .ORIG   x0100
                .FILL   ON_PRIVILEGE
                .FILL   ON_ILLEGAL
                .FILL   ON_ACCESS
                .END

                .ORIG   x1000
ON_PRIVILEGE    ST      R0, KEEP_R0
                AND     R0, R0, #0
                ADD     R0, R0, #1
                BR      TAKE_NOTES
ON_ILLEGAL      ST      R0, KEEP_R0
                AND     R0, R0, #0
                ADD     R0, R0, #2
                BR      TAKE_NOTES
ON_ACCESS       ST      R0, KEEP_R0
                AND     R0, R0, #0
                ADD     R0, R0, #3
TAKE_NOTES      STI     R0, KIND_AT
                STI     R6, SEEN_R6_AT
                LDR     R0, R6, #0
                STI     R0, SEEN_PC_AT
                LDR     R0, R6, #1
                STI     R0, SEEN_PSR_AT
                LDI     R0, STATUS
                STI     R0, SEEN_STATUS_AT
                LDI     R0, RESUME_AT
                STR     R0, R6, #0
                LD      R0, KEEP_R0
                RTI
KEEP_R0         .BLKW   1
STATUS          .FILL   xFFFC
KIND_AT         .FILL   KIND
SEEN_R6_AT      .FILL   SEEN_R6
SEEN_PC_AT      .FILL   SEEN_PC
SEEN_PSR_AT     .FILL   SEEN_PSR
SEEN_STATUS_AT  .FILL   SEEN_STATUS
RESUME_AT       .FILL   RESUME
                .END
