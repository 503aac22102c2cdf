; A kitchen clock that counts down, driven by interrupts: the timer counts the seconds, and keys
; work while it runs: + adds ten seconds, q ends it, and everything else is ignored.
;
; Run it in a terminal; it needs the machine of the 3rd edition. Stop in TICK or KEY_PRESSED to see
; an interrupt: the status and the program counter of the program lie on the supervisor's stack.
;
; What to look at: only supervisor code may touch the devices, which lie from xFE00 on. So the
; program brings a trap routine of its own, for which it puts an address into the free trap vector
; x26, and two interrupt handlers, whose addresses stand at x0180 (keyboard) and x0181 (timer).
; A handler may come between any two instructions. Hence each word below is written either by one
; handler or by the program, never by two of them: nobody can undo what another one has just done.
                .ORIG   x3000
                LD      R0, INTERVAL
                TRAP    x26             ; START_CLOCK: from here on interrupts come

SHOW            JSR     REMAINING
                ST      R0, SHOWN
                JSR     PRINT_TIME
                LD      R0, SHOWN
                BRz     RING
WAIT            LD      R0, STOPPED
                BRnp    STOP
                JSR     REMAINING       ; nothing to do until it changes
                LD      R1, SHOWN
                NOT     R1, R1
                ADD     R1, R1, #1
                ADD     R1, R0, R1
                BRz     WAIT
                BR      SHOW

RING            LEA     R0, RING_TEXT
                PUTS
                HALT
STOP            LEA     R0, STOP_TEXT
                PUTS
                HALT

INTERVAL        .FILL   1000            ; of a tick, in thousands of instructions
SECONDS         .FILL   5               ; what the clock begins with
SHOWN           .BLKW   1               ; what it shows now
RING_TEXT       .FILL   x07             ; the bell of the terminal
                .STRINGZ "\nDing!\n"
STOP_TEXT       .STRINGZ "\nStopped.\n"

; What the handlers say to the program.
TICKS           .FILL   0               ; written by TICK only
ADDED           .FILL   0               ; written by KEY_PRESSED only
STOPPED         .FILL   0               ; written by KEY_PRESSED only

; Gives the seconds that are left in R0. Changes R1.
REMAINING       LD      R0, SECONDS
                LD      R1, ADDED
                ADD     R0, R0, R1
                LD      R1, TICKS
                NOT     R1, R1
                ADD     R1, R1, #1
                ADD     R0, R0, R1
                RET

; Prints R0, a number of seconds, as minutes and seconds over what the line shows. Changes R0 to R3.
PRINT_TIME      ST      R7, RETURN_TIME
                ADD     R2, R0, #0
                LD      R0, START_OF_LINE
                OUT
                AND     R1, R1, #0      ; minutes
                LD      R3, NEGATIVE_60
NEXT_MINUTE     ADD     R0, R2, R3
                BRn     MINUTES_KNOWN
                ADD     R2, R0, #0
                ADD     R1, R1, #1
                BR      NEXT_MINUTE
MINUTES_KNOWN   JSR     PRINT_PAIR
                LD      R0, COLON
                OUT
                ADD     R1, R2, #0
                JSR     PRINT_PAIR
                LD      R7, RETURN_TIME
                RET
RETURN_TIME     .BLKW   1
START_OF_LINE   .FILL   x0D
NEGATIVE_60     .FILL   #-60
COLON           .FILL   x3A

; Prints R1, a number below 100, with two digits. Changes R0 and R1.
PRINT_PAIR      ST      R7, RETURN_PAIR
                LD      R0, DIGIT_ZERO
NEXT_TEN        ADD     R1, R1, #-10
                BRn     TENS_KNOWN
                ADD     R0, R0, #1
                BR      NEXT_TEN
TENS_KNOWN      OUT
                LD      R0, DIGIT_ZERO
                ADD     R0, R0, #10     ; the last subtraction was one too many
                ADD     R0, R0, R1
                OUT
                LD      R7, RETURN_PAIR
                RET
RETURN_PAIR     .BLKW   1
DIGIT_ZERO      .FILL   x30
                .END

; The trap vector of our own routine.
                .ORIG   x0026
                .FILL   START_CLOCK
                .END

; The interrupt vectors of keyboard and timer.
                .ORIG   x0180
                .FILL   KEY_PRESSED
                .FILL   TICK
                .END

; Supervisor code. It keeps the registers that it changes on the stack of the supervisor, to which
; R6 points in here, and ends with RTI, which goes back to the mode and to the place before.
                .ORIG   x1000

; TRAP x26: lets the timer tick every R0 thousand instructions, and lets it and the keyboard
; interrupt.
START_CLOCK     ADD     R6, R6, #-1
                STR     R1, R6, #0
                STI     R0, TIMER_INTERVAL
                LD      R1, INTERRUPT_ENABLE
                STI     R1, TIMER_STATUS
                STI     R1, KEYBOARD_STATUS
                LDR     R1, R6, #0
                ADD     R6, R6, #1
                RTI

; The timer has ticked: one more second.
TICK            ADD     R6, R6, #-1
                STR     R0, R6, #0
                LDI     R0, TICKS_AT
                ADD     R0, R0, #1
                STI     R0, TICKS_AT
                LDR     R0, R6, #0
                ADD     R6, R6, #1
                RTI

; A key has been pressed. Reading the data register takes it, or the interrupt would come again.
KEY_PRESSED     ADD     R6, R6, #-2
                STR     R0, R6, #0
                STR     R1, R6, #1
                LDI     R0, KEYBOARD_DATA
                LD      R1, NEGATIVE_PLUS
                ADD     R1, R0, R1
                BRz     ADD_TIME
                LD      R1, NEGATIVE_Q
                ADD     R1, R0, R1
                BRnp    KEY_DONE
                ADD     R1, R1, #1
                STI     R1, STOPPED_AT
                BR      KEY_DONE
ADD_TIME        LDI     R1, ADDED_AT
                ADD     R1, R1, #10
                STI     R1, ADDED_AT
KEY_DONE        LDR     R0, R6, #0
                LDR     R1, R6, #1
                ADD     R6, R6, #2
                RTI

INTERRUPT_ENABLE        .FILL   x4000   ; bit 14 of a status register
KEYBOARD_STATUS         .FILL   xFE00
KEYBOARD_DATA           .FILL   xFE02
TIMER_STATUS            .FILL   xFE08   ; the timer is a device of this machine, not of the book's
TIMER_INTERVAL          .FILL   xFE0A
NEGATIVE_PLUS           .FILL   #-43
NEGATIVE_Q              .FILL   #-113
TICKS_AT                .FILL   TICKS
ADDED_AT                .FILL   ADDED
STOPPED_AT              .FILL   STOPPED

;! test counts down
;! given SECONDS = 2
;! output contains "\r00:02\r00:01\r00:00"
;! limit 5000000

;! test a plus adds ten seconds, other keys nothing
;! given SECONDS = 52, INTERVAL = 10
;! input "-+"
;! output contains "\r01:02\r01:01\r01:00\r00:59"
;! expect TICKS == 62

;! test q stops the clock
;! input "q"
;! output contains "Stopped."

                .END
