; Interrupts of the 3rd edition: when they come and what they push. The keyboard interrupts at
; priority 4 through x0180. Our own traps: x26 lets the keyboard interrupt once, x27 sets the
; status of the program to R0, x28 starts the timer with R0 as its interval.
; Type the keys a to d, or give them as input. Runs on lc3tools, too, up to the last three checks,
; which wait for ever where there is no timer at xFE08.
                .ORIG   x3000
                LD      R6, STACK
                LD      R7, PATTERN
                AND     R1, R1, #0
                ADD     R1, R1, #-1     ; n
                TRAP    x26
INTERRUPTED     ST      R7, LINK
                JSR     CODES

; An interrupt leaves the condition codes.
                ADD     R0, R0, #-4
                JSR     REPORT

; An interrupt leaves R7.
                LD      R1, LINK
                LD      R2, PATTERN
                JSR     COMPARE
                JSR     REPORT

; A key that waits interrupts as soon as it may.
                LD      R0, COUNT
                ADD     R0, R0, #-1
                JSR     REPORT

; The handler reads the key.
                LD      R1, SEEN_KEY
                LD      R2, LETTER_A
                JSR     COMPARE
                JSR     REPORT

; The next instruction is pushed.
                LD      R1, SEEN_PC
                LEA     R2, INTERRUPTED
                JSR     COMPARE
                JSR     REPORT

; The status of the program is pushed.
                LD      R1, SEEN_PSR
                LD      R2, USER_N
                JSR     COMPARE
                JSR     REPORT

; The handler runs in supervisor mode at priority 4.
                LD      R1, SEEN_STATUS
                LD      R2, MODE_BITS
                AND     R1, R1, R2
                LD      R2, PRIORITY_4
                JSR     COMPARE
                JSR     REPORT

; The handler has the supervisor stack.
                LD      R1, SEEN_R6
                LD      R2, TWO_PUSHED
                JSR     COMPARE
                JSR     REPORT

; The user has its own stack back.
                ADD     R1, R6, #0
                LD      R2, STACK
                JSR     COMPARE
                JSR     REPORT

; Priority 4 holds the keyboard off.
                LD      R0, USER_4
                TRAP    x27
                TRAP    x26
                LD      R0, COUNT
                ADD     R0, R0, #-1
                JSR     REPORT

; It comes when the priority sinks to 3.
                LD      R0, USER_3
                TRAP    x27
                LD      R0, COUNT
                ADD     R0, R0, #-2
                JSR     REPORT

; The priority of the program is back behind it.
                LD      R1, SEEN_PSR
                LD      R2, MODE_BITS
                AND     R1, R1, R2
                LD      R2, USER_3
                JSR     COMPARE
                JSR     REPORT

; No key interrupts before it is let to.
                LD      R0, USER_0
                TRAP    x27
                LD      R0, COUNT
                ADD     R0, R0, #-2
                JSR     REPORT

; The keys come in their order.
                TRAP    x26
                LD      R1, SEEN_KEY
                LD      R2, LETTER_A
                ADD     R2, R2, #2
                JSR     COMPARE
                JSR     REPORT

; The timer interrupts the handler of a key.
                AND     R0, R0, #0
                ADD     R0, R0, #1
                ST      R0, WAITING     ; the handler waits for the timer
                TRAP    x28
                TRAP    x26
                LD      R0, TICKS
                ADD     R0, R0, #-1
                JSR     REPORT

; The status of the inner handler is pushed.
                LD      R1, TICK_PSR
                LD      R2, MODE_BITS
                AND     R1, R1, R2
                LD      R2, PRIORITY_4
                JSR     COMPARE
                JSR     REPORT

; The timer has priority 6 and the same stack.
                LD      R1, TICK_STATUS
                LD      R2, MODE_BITS
                AND     R1, R1, R2
                LD      R2, PRIORITY_6
                NOT     R1, R1
                ADD     R1, R1, #1
                ADD     R0, R1, R2
                BRnp    TIMER_DONE
                LD      R1, TICK_R6
                LD      R2, TWO_PUSHED
                ADD     R2, R2, #-2
                JSR     COMPARE
TIMER_DONE      ADD     R0, R0, #0
                JSR     REPORT

                HALT

STACK           .FILL   xFD00
PATTERN         .FILL   x1357
LETTER_A        .FILL   x61
USER_N          .FILL   x8004
USER_0          .FILL   x8000
USER_3          .FILL   x8300
USER_4          .FILL   x8400
MODE_BITS       .FILL   x8700
PRIORITY_4      .FILL   x0400
PRIORITY_6      .FILL   x0600
TWO_PUSHED      .FILL   x2FFE
LINK            .BLKW   1
; What the handlers say.
WAITING         .FILL   0
COUNT           .FILL   0
SEEN_KEY        .BLKW   1
SEEN_R6         .BLKW   1
SEEN_PC         .BLKW   1
SEEN_PSR        .BLKW   1
SEEN_STATUS     .BLKW   1
TICKS           .FILL   0
TICK_R6         .BLKW   1
TICK_PSR        .BLKW   1
TICK_STATUS     .BLKW   1

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

NAMES           .STRINGZ "an interrupt leaves the condition codes"
                .STRINGZ "an interrupt leaves R7"
                .STRINGZ "a key that waits interrupts as soon as it may"
                .STRINGZ "the handler reads the key"
                .STRINGZ "the next instruction is pushed"
                .STRINGZ "the status of the program is pushed"
                .STRINGZ "the handler runs in supervisor mode at priority 4"
                .STRINGZ "the handler has the supervisor stack"
                .STRINGZ "the user has its own stack back"
                .STRINGZ "priority 4 holds the keyboard off"
                .STRINGZ "it comes when the priority sinks to 3"
                .STRINGZ "the priority of the program is back behind it"
                .STRINGZ "no key interrupts before it is let to"
                .STRINGZ "the keys come in their order"
                .STRINGZ "the timer interrupts the handler of a key"
                .STRINGZ "the status of the inner handler is pushed"
                .STRINGZ "the timer has priority 6 and the same stack"
                .END

                .ORIG   x0026
                .FILL   LET_KEY
                .FILL   SET_STATUS
                .FILL   START_TIMER
                .END

                .ORIG   x0180
                .FILL   ON_KEY
                .FILL   ON_TICK
                .END

                .ORIG   x1000
; Nothing interrupts at priority 7, so that the key waits for RTI.
LET_KEY         ST      R0, KEEP_R0
                LD      R0, PRIORITY_7
                STI     R0, STATUS
                LD      R0, ENABLE
                STI     R0, KEYBOARD_STATUS
                LD      R0, KEEP_R0
                RTI

SET_STATUS      STR     R0, R6, #1
                RTI

START_TIMER     STI     R0, TIMER_INTERVAL
                LD      R0, ENABLE
                STI     R0, TIMER_STATUS
                RTI

; Notes what it sees and lets no other key interrupt.
ON_KEY          ST      R0, KEEP_KEY_R0
                AND     R0, R0, #0
                STI     R0, KEYBOARD_STATUS
                LDI     R0, KEYBOARD_DATA
                STI     R0, SEEN_KEY_AT
                LDI     R0, COUNT_AT
                ADD     R0, R0, #1
                STI     R0, COUNT_AT
                STI     R6, SEEN_R6_AT
                LDR     R0, R6, #0
                STI     R0, SEEN_PC_AT
                LDR     R0, R6, #1
                STI     R0, SEEN_PSR_AT
                LDI     R0, STATUS
                STI     R0, SEEN_STATUS_AT
WAIT_FOR_TICK   LDI     R0, WAITING_AT
                BRnp    WAIT_FOR_TICK
                LD      R0, KEEP_KEY_R0
                RTI

; Notes what it sees, stops the timer, and ends the waiting.
ON_TICK         ST      R0, KEEP_TICK_R0
                AND     R0, R0, #0
                STI     R0, TIMER_INTERVAL
                STI     R0, WAITING_AT
                LDI     R0, TICKS_AT
                ADD     R0, R0, #1
                STI     R0, TICKS_AT
                STI     R6, TICK_R6_AT
                LDR     R0, R6, #1
                STI     R0, TICK_PSR_AT
                LDI     R0, STATUS
                STI     R0, TICK_STATUS_AT
                LD      R0, KEEP_TICK_R0
                RTI

KEEP_R0         .BLKW   1
KEEP_KEY_R0     .BLKW   1
KEEP_TICK_R0    .BLKW   1
PRIORITY_7      .FILL   x0700
ENABLE          .FILL   x4000
KEYBOARD_STATUS .FILL   xFE00
KEYBOARD_DATA   .FILL   xFE02
TIMER_STATUS    .FILL   xFE08
TIMER_INTERVAL  .FILL   xFE0A
STATUS          .FILL   xFFFC
WAITING_AT      .FILL   WAITING
COUNT_AT        .FILL   COUNT
SEEN_KEY_AT     .FILL   SEEN_KEY
SEEN_R6_AT      .FILL   SEEN_R6
SEEN_PC_AT      .FILL   SEEN_PC
SEEN_PSR_AT     .FILL   SEEN_PSR
SEEN_STATUS_AT  .FILL   SEEN_STATUS
TICKS_AT        .FILL   TICKS
TICK_R6_AT      .FILL   TICK_R6
TICK_PSR_AT     .FILL   TICK_PSR
TICK_STATUS_AT  .FILL   TICK_STATUS
                .END
