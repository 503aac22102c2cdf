// The LC-3 programs that in-host tests work with.

/** Asks for a letter and prints the one behind it. */
export const letterProgram = `        .ORIG   x3000
        LEA     R0, QUESTION
        PUTS
        GETC
        ADD     R0, R0, #1
        OUT
        HALT
QUESTION .STRINGZ "A letter: "
        .END
`;

/** Prints each key from the handler of its interrupt, which a trap of the program's own allows. */
export const interruptProgram = `        .ORIG   x3000
        TRAP    x30             ; the keyboard may interrupt
WAIT    BR      WAIT
        .END

        .ORIG   x0030           ; the handler of TRAP x30
        .FILL   ENABLE
        .END

        .ORIG   x0180           ; the handler of the keyboard
        .FILL   PRESSED
        .END

        .ORIG   x1000
ENABLE  LD      R0, ALLOWED
        STI     R0, KBSR
        RTI
PRESSED ADD     R6, R6, #-1
        STR     R0, R6, #0
        LDI     R0, KBDR
        STI     R0, DDR
        LDR     R0, R6, #0
        ADD     R6, R6, #1
        RTI
ALLOWED .FILL   x4000
KBSR    .FILL   xFE00
KBDR    .FILL   xFE02
DDR     .FILL   xFE06
        .END
`;

/** A subroutine with two tests, the second of which fails. */
export const testedProgram = `        .ORIG   x3000
        AND     R0, R0, #0
        ADD     R0, R0, #5
        AND     R1, R1, #0
        ADD     R1, R1, #2
        JSR     DIFFERENCE
        HALT

;! test five less two
;! expect R0 == 3

;! test wrong
;! call DIFFERENCE(9, 2)
;! expect R0 == 8

; R0 becomes R0 - R1.
DIFFERENCE
        NOT     R1, R1
        ADD     R1, R1, #1
        ADD     R0, R0, R1
        RET
        .END
`;
