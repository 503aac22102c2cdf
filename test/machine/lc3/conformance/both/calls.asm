; JSR, JSRR, JMP and RET: what R7 holds, and that JSRR reads its register before it writes R7.
; Both editions. lc3tools and others write R7 first: they say "bad" twice, about JSRR R7.
                .ORIG   x3000
; JSR puts the address of the next instruction into R7.
                JSR     LINK
AFTER_JSR       LEA     R1, AFTER_JSR
                NOT     R1, R1
                ADD     R1, R1, #1
                ADD     R0, R0, R1
                JSR     REPORT

; JSRR puts the address of the next instruction into R7.
                LD      R2, LINK_AT
                JSRR    R2
AFTER_JSRR      LEA     R1, AFTER_JSRR
                NOT     R1, R1
                ADD     R1, R1, #1
                ADD     R0, R0, R1
                JSR     REPORT

; JSRR R7 jumps to what R7 was.
                AND     R0, R0, #0
                ADD     R0, R0, #1
                LEA     R7, R7_TARGET
                JSRR    R7
                BR      R7_DONE
R7_TARGET       AND     R0, R0, #0
R7_DONE         ADD     R0, R0, #0
                JSR     REPORT

; JSRR R7 leaves the new link in R7.
                LD      R7, LINK_AT
                JSRR    R7
AFTER_R7        LEA     R1, AFTER_R7
                NOT     R1, R1
                ADD     R1, R1, #1
                ADD     R0, R0, R1
                JSR     REPORT

; JMP leaves R7.
                LD      R7, PATTERN
                LEA     R1, JMP_TARGET
                JMP     R1
JMP_TARGET      ADD     R1, R7, #0
                LD      R0, PATTERN
                NOT     R0, R0
                ADD     R0, R0, #1
                ADD     R0, R0, R1
                JSR     REPORT

; Calls nest when R7 is kept.
                JSR     OUTER
                ADD     R0, R0, #-5
                JSR     REPORT

; JSR reaches back.
                AND     R0, R0, #0
                BR      OVER_ROUTINE
EARLIER         ADD     R0, R0, #1
                RET
OVER_ROUTINE    JSR     EARLIER
                ADD     R0, R0, #-1
                JSR     REPORT

                HALT

LINK_AT         .FILL   LINK
PATTERN         .FILL   x1357
OUTER_BACK      .BLKW   1

; LINK gives what was put into R7.
LINK            ADD     R0, R7, #0
                RET

; OUTER calls twice before it returns.
OUTER           ST      R7, OUTER_BACK
                AND     R0, R0, #0
                JSR     ADD_TWO
                JSR     ADD_TWO
                ADD     R0, R0, #1
                LD      R7, OUTER_BACK
                RET
ADD_TWO         ADD     R0, R0, #2
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

NAMES           .STRINGZ "JSR puts the address of the next instruction into R7"
                .STRINGZ "JSRR puts the address of the next instruction into R7"
                .STRINGZ "JSRR R7 jumps to what R7 was"
                .STRINGZ "JSRR R7 leaves the new link in R7"
                .STRINGZ "JMP leaves R7"
                .STRINGZ "calls nest when R7 is kept"
                .STRINGZ "JSR reaches back"
                .END
