; The device registers of the 3rd edition as supervisor code sees them. Our own traps: x26 reads
; the word at the address R0 into R0, x27 writes R1 to the address R0.
; Type the key A, or give it as input. At the end clearing bit 15 of the MCR halts the machine.
                .ORIG   x3000
; The status of the keyboard has bit 15 while a key waits.
WAIT            LD      R0, KBSR
                TRAP    x26
                ADD     R1, R0, #0
                BRz     WAIT
                LD      R2, READY
                JSR     COMPARE
                JSR     REPORT

; The data register gives the key.
                LD      R0, KBDR
                TRAP    x26
                ADD     R1, R0, #0
                LD      R2, LETTER_A
                JSR     COMPARE
                JSR     REPORT

; Reading the data register takes the key.
                LD      R0, KBSR
                TRAP    x26
                ADD     R0, R0, #0
                JSR     REPORT

; Bit 14 of the keyboard status can be set, and no other bit.
                LD      R0, KBSR
                LD      R1, ALL_BUT_ENABLE
                TRAP    x27
                LD      R0, KBSR
                TRAP    x26
                ADD     R0, R0, #0
                BRnp    KBSR_DONE
                LD      R0, KBSR
                LD      R1, ENABLE
                TRAP    x27
                LD      R0, KBSR
                TRAP    x26
                LD      R1, ENABLE
                NOT     R1, R1
                ADD     R1, R1, #1
                ADD     R0, R0, R1
KBSR_DONE       ADD     R0, R0, #0
                JSR     REPORT

; The display is ready.
                LD      R0, DSR
                TRAP    x26
                ADD     R1, R0, #0
                LD      R2, READY
                JSR     COMPARE
                JSR     REPORT

; The data register of the display prints.
                LEA     R2, DDR_TEXT
NEXT_LETTER     LD      R0, DDR
                LDR     R1, R2, #0
                BRz     PRINTED
                TRAP    x27
                ADD     R2, R2, #1
                BR      NEXT_LETTER
PRINTED         AND     R0, R0, #0

; The status register reads supervisor mode and priority 0.
                LD      R0, PSR
                TRAP    x26
                LD      R1, MODE_BITS
                AND     R0, R0, R1
                JSR     REPORT

; Bit 15 of the MCR is set while the clock runs.
                LD      R0, MCR
                TRAP    x26
                LD      R1, READY
                AND     R1, R0, R1
                LD      R2, READY
                JSR     COMPARE
                JSR     REPORT

; The trap vectors begin at x0000.
                AND     R0, R0, #0
                ADD     R0, R0, #15
                ADD     R0, R0, #15
                ADD     R0, R0, #8      ; x26
                TRAP    x26
                ADD     R1, R0, #0
                LD      R2, PEEK_AT
                JSR     COMPARE
                JSR     REPORT

                LD      R0, MCR
                AND     R1, R1, #0
                TRAP    x27

; This line is never printed.
                ADD     R0, R7, #1
                JSR     REPORT

                HALT

KBSR            .FILL   xFE00
KBDR            .FILL   xFE02
DSR             .FILL   xFE04
DDR             .FILL   xFE06
PSR             .FILL   xFFFC
MCR             .FILL   xFFFE
READY           .FILL   x8000
ENABLE          .FILL   x4000
ALL_BUT_ENABLE  .FILL   xBFFF
MODE_BITS       .FILL   x8700
LETTER_A        .FILL   x41
PEEK_AT         .FILL   PEEK
DDR_TEXT        .STRINGZ "ok DDR prints\n"

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

NAMES           .STRINGZ "the status of the keyboard has bit 15 while a key waits"
                .STRINGZ "the data register gives the key"
                .STRINGZ "reading the data register takes the key"
                .STRINGZ "bit 14 of the keyboard status can be set, and no other bit"
                .STRINGZ "the display is ready"
                .STRINGZ "the status register reads supervisor mode and priority 0"
                .STRINGZ "bit 15 of the MCR is set while the clock runs"
                .STRINGZ "the trap vectors begin at x0000"
                .STRINGZ "this line is never printed"
                .END

                .ORIG   x0026
                .FILL   PEEK
                .FILL   POKE
                .END

                .ORIG   x1000
PEEK            LDR     R0, R0, #0
                RTI
POKE            STR     R1, R0, #0
                RTI
                .END
