; A calculator for whole numbers that stand before their operation, as on old pocket calculators:
; "12 30 + 2 *" and a line feed print 84. It knows + - * and /; q ends it.
;
; Run it in a terminal, or run its tests, which stand at the end in comments: the Test Explorer
; shows them, and `mnemonic test calculator.asm` runs them.
;
; What to look at: the subroutines follow the frame convention that compilers for this machine use.
; The caller pushes the arguments from the last to the first; the callee makes room for the value
; that it returns, keeps R7 and the caller's R5, and lets R5 point at its local variable:
;
;       R5+5    the second argument
;       R5+4    the first argument
;       R5+3    the value that is returned
;       R5+2    R7 of the caller: where to go back to
;       R5+1    R5 of the caller: its frame
;       R5+0    a local variable
;
; When it is back, the caller finds the value on top of the stack, above the arguments. R0 to R4
; may have changed. The numbers that wait for their operation are on the same stack.
                .ORIG   x3000
                LD      R6, STACK
NEXT_KEY        GETC
                OUT
                LD      R1, NEGATIVE_Q
                ADD     R1, R0, R1
                BRz     FINISH
                LD      R1, NEGATIVE_ZERO
                ADD     R1, R0, R1
                BRn     NO_DIGIT
                ADD     R2, R1, #-10
                BRzp    NO_DIGIT

; A digit: the number is ten times what it was and the digit in R1.
                LD      R2, NUMBER
                ADD     R3, R2, R2
                ADD     R2, R3, R3
                ADD     R2, R2, R2      ; 8 times
                ADD     R2, R2, R3      ; 10 times
                ADD     R2, R2, R1
                ST      R2, NUMBER
                ST      R6, IS_NUMBER   ; anything but 0
                BR      NEXT_KEY

; Whatever is no digit ends a number, and it goes onto the stack.
NO_DIGIT        LD      R1, IS_NUMBER
                BRz     LOOK_UP
                LD      R1, NUMBER
                ADD     R6, R6, #-1
                STR     R1, R6, #0
                LD      R1, COUNT
                ADD     R1, R1, #1
                ST      R1, COUNT
                AND     R1, R1, #0
                ST      R1, NUMBER
                ST      R1, IS_NUMBER

; The table says which subroutine belongs to the key in R0; other keys mean nothing.
LOOK_UP         ADD     R1, R0, #-10
                BRz     SHOW_RESULT
                LEA     R1, OPERATIONS
NEXT_OPERATION  LDR     R2, R1, #0
                BRz     NEXT_KEY
                ADD     R2, R0, R2
                BRz     OPERATE
                ADD     R1, R1, #2
                BR      NEXT_OPERATION

; Replaces the two numbers on top of the stack by what the operation makes of them.
OPERATE         LD      R2, COUNT
                ADD     R2, R2, #-2
                BRn     TOO_FEW
                ADD     R2, R2, #1
                ST      R2, COUNT
                LDR     R4, R1, #1      ; the subroutine
                LDR     R0, R6, #0      ; The second number was pushed last, and the first
                LDR     R1, R6, #1      ; argument has to be on top: exchange them.
                STR     R0, R6, #1
                STR     R1, R6, #0
                JSRR    R4
                LDR     R0, R6, #0
                ADD     R6, R6, #2      ; the value takes the place of the second argument
                STR     R0, R6, #0
                BR      NEXT_KEY

; Prints the number on top of the stack, and begins with an empty one.
SHOW_RESULT     LD      R1, COUNT
                BRz     TOO_FEW
                JSR     PRINT_NUMBER
                AND     R0, R0, #0
                ST      R0, COUNT
                ADD     R0, R0, #10
                OUT
                LD      R6, STACK
                BR      NEXT_KEY

TOO_FEW         LEA     R0, TOO_FEW_TEXT
                PUTS
                BR      NEXT_KEY
FINISH          HALT

STACK           .FILL   xFE00
COUNT           .FILL   0               ; numbers on the stack
NUMBER          .FILL   0               ; the number that is being typed
IS_NUMBER       .FILL   0               ; 0 if none is
NEGATIVE_Q      .FILL   #-113
NEGATIVE_ZERO   .FILL   #-48            ; of the character 0
TOO_FEW_TEXT    .STRINGZ " needs another number.\n"
OPERATIONS      .FILL   #-43            ; +
                .FILL   SUM
                .FILL   #-45            ; -
                .FILL   DIFFERENCE
                .FILL   #-42            ; *
                .FILL   PRODUCT
                .FILL   #-47            ; /
                .FILL   QUOTIENT
                .FILL   0

; SUM(a, b) returns a + b. A subroutine that calls no other one and has no local variables needs
; no frame: the arguments are on top of the stack as it comes.
SUM             LDR     R0, R6, #0
                LDR     R1, R6, #1
                ADD     R0, R0, R1
                ADD     R6, R6, #-1
                STR     R0, R6, #0
                RET

; DIFFERENCE(a, b) returns a - b.
DIFFERENCE      LDR     R0, R6, #0
                LDR     R1, R6, #1
                NOT     R1, R1
                ADD     R1, R1, #1
                ADD     R0, R0, R1
                ADD     R6, R6, #-1
                STR     R0, R6, #0
                RET

; PRODUCT(a, b) returns a * b, as far as it fits into 16 bits. For every bit that is set in b, it
; adds a, shifted to the left as often as the bit is.
PRODUCT         ADD     R6, R6, #-4
                STR     R5, R6, #1
                STR     R7, R6, #2
                ADD     R5, R6, #0

                LDR     R0, R5, #4      ; a, shifted
                LDR     R1, R5, #5
                AND     R2, R2, #0      ; the sum
                ADD     R3, R2, #1      ; the bit of b, from the right to the left
NEXT_BIT        AND     R4, R1, R3
                BRz     BIT_IS_CLEAR
                ADD     R2, R2, R0
BIT_IS_CLEAR    ADD     R0, R0, R0
                ADD     R3, R3, R3
                BRnp    NEXT_BIT
                STR     R2, R5, #3

                ADD     R6, R5, #0      ; every frame is left like this
                LDR     R5, R6, #1
                LDR     R7, R6, #2
                ADD     R6, R6, #3
                RET

; QUOTIENT(a, b) returns a / b without its fraction, and 0 for b = 0. It subtracts |b| from |a| as
; often as it can. The local variable is 0 while the result is not negative.
QUOTIENT        ADD     R6, R6, #-4
                STR     R5, R6, #1
                STR     R7, R6, #2
                ADD     R5, R6, #0

                AND     R2, R2, #0      ; how often
                STR     R2, R5, #0
                LDR     R0, R5, #4
                BRzp    FIRST_IS_POSITIVE
                NOT     R0, R0
                ADD     R0, R0, #1
                LDR     R3, R5, #0
                NOT     R3, R3
                STR     R3, R5, #0
FIRST_IS_POSITIVE
                LDR     R1, R5, #5      ; becomes -|b|
                BRz     DIVIDED
                BRn     SECOND_IS_NEGATIVE
                NOT     R1, R1
                ADD     R1, R1, #1
                BR      SUBTRACT
SECOND_IS_NEGATIVE
                LDR     R3, R5, #0
                NOT     R3, R3
                STR     R3, R5, #0
SUBTRACT        ADD     R0, R0, R1
                BRn     DIVIDED
                ADD     R2, R2, #1
                BR      SUBTRACT
DIVIDED         LDR     R3, R5, #0
                BRz     QUOTIENT_KNOWN
                NOT     R2, R2
                ADD     R2, R2, #1
QUOTIENT_KNOWN  STR     R2, R5, #3

                ADD     R6, R5, #0
                LDR     R5, R6, #1
                LDR     R7, R6, #2
                ADD     R6, R6, #3
                RET

; PRINT_NUMBER(n) prints n in decimal. It goes on with -|n|, since -32768 has no opposite in 16
; bits, and adds each power of ten as often as the number stays below 1. The local variable is 0
; until a digit has been printed, since zeros before it are left out.
PRINT_NUMBER    ADD     R6, R6, #-4
                STR     R5, R6, #1
                STR     R7, R6, #2
                ADD     R5, R6, #0

                AND     R0, R0, #0
                STR     R0, R5, #0
                LDR     R1, R5, #4
                BRzp    NOT_NEGATIVE
                LD      R0, MINUS_SIGN
                OUT
                BR      IS_NEGATIVE
NOT_NEGATIVE    NOT     R1, R1
                ADD     R1, R1, #1
IS_NEGATIVE     LEA     R4, POWERS
NEXT_POWER      LDR     R2, R4, #0
                BRz     NUMBER_PRINTED
                AND     R0, R0, #0      ; the digit
COUNT_UP        ADD     R3, R1, R2
                BRp     DIGIT_KNOWN
                ADD     R1, R3, #0
                ADD     R0, R0, #1
                BR      COUNT_UP
DIGIT_KNOWN     ADD     R3, R2, #-1     ; the last digit is printed even if it is 0
                BRz     PRINT_DIGIT
                LDR     R3, R5, #0
                ADD     R3, R3, R0
                BRz     SKIP_ZERO
                STR     R3, R5, #0
PRINT_DIGIT     LD      R3, DIGIT_ZERO
                ADD     R0, R0, R3
                OUT
SKIP_ZERO       ADD     R4, R4, #1
                BR      NEXT_POWER

NUMBER_PRINTED  ADD     R6, R5, #0
                LDR     R5, R6, #1
                LDR     R7, R6, #2
                ADD     R6, R6, #3
                RET
MINUS_SIGN      .FILL   x2D
DIGIT_ZERO      .FILL   x30
POWERS          .FILL   10000
                .FILL   1000
                .FILL   100
                .FILL   10
                .FILL   1
                .FILL   0

; The tests call subroutines with arguments, as a caller would; *R6 is the word on top of the stack.

;! test 6 times -7
;! given R6 = xFE00
;! call PRODUCT(6, -7)
;! expect *R6 == -42, R6 == xFDFD

;! test -45 by 7
;! given R6 = xFE00
;! call QUOTIENT(-45, 7)
;! expect *R6 == -6, R6 == xFDFD

;! test 45 by -45
;! given R6 = xFE00
;! call QUOTIENT(45, -45)
;! expect *R6 == -1

;! test dividing by zero gives zero
;! given R6 = xFE00
;! call QUOTIENT(5, 0)
;! expect *R6 == 0

;! test a subroutine keeps the frame of its caller
;! given R6 = xFE00, R5 = x1234
;! call PRINT_NUMBER(-32768)
;! expect R5 == x1234
;! output "-32768"

;! test inner zeros are printed
;! given R6 = xFE00
;! call PRINT_NUMBER(10020)
;! output "10020"

;! test zero is a digit
;! given R6 = xFE00
;! call PRINT_NUMBER(0)
;! output "0"

;! test whole lines
;! input "12 30 + 2 *\n7 8-\n99 8 /\nq"
;! output "12 30 + 2 *\n84\n7 8-\n-1\n99 8 /\n12\nq"

;! test an operation without its numbers
;! input "5+q"
;! output "5+ needs another number.\nq"
                .END
