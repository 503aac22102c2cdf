; Sorts numbers with quicksort and prints them: recursion with stack frames.
;
; The frame convention: arguments are pushed from the last to the first, then the callee pushes
; room for the return value, R7 and the caller's R5, and lets R5 point at its first local
; variable. So R5+4 is the first argument, R5+5 the second.
                .ORIG   x3000
                LD      R6, STACK
                LEA     R0, NUMBERS
                LD      R1, LENGTH
                ADD     R1, R0, R1
                ADD     R1, R1, #-1     ; the address of the last number
                ADD     R6, R6, #-2
                STR     R0, R6, #0
                STR     R1, R6, #1
                JSR     QUICKSORT
                ADD     R6, R6, #3      ; the return value and two arguments
                JSR     PRINT_ALL
                HALT
STACK           .FILL   xFE00

NUMBERS         .FILL   31
                .FILL   4
                .FILL   15
                .FILL   92
                .FILL   65
                .FILL   35
                .FILL   8
                .FILL   97
LENGTH          .FILL   8

; QUICKSORT(first, last) sorts the words from the address `first` to the address `last`.
; The local variable at R5 is the address behind the numbers that are below the pivot.
QUICKSORT       ADD     R6, R6, #-4
                STR     R5, R6, #1
                STR     R7, R6, #2
                ADD     R5, R6, #0
                LDR     R0, R5, #4      ; first
                LDR     R1, R5, #5      ; last
                NOT     R2, R0
                ADD     R2, R2, #1
                ADD     R2, R1, R2
                BRnz    SORTED          ; one number or none
                LDR     R2, R1, #0      ; the pivot is the last number
                NOT     R2, R2
                ADD     R2, R2, #1
                ADD     R3, R0, #0      ; R0 walks, R3 is where small numbers go
PARTITION       LDR     R4, R0, #0
                ADD     R7, R4, R2
                BRzp    LARGE
                LDR     R7, R3, #0      ; exchange the words at R0 and R3
                STR     R7, R0, #0
                STR     R4, R3, #0
                ADD     R3, R3, #1
LARGE           ADD     R0, R0, #1
                NOT     R7, R0
                ADD     R7, R7, #1
                ADD     R7, R1, R7
                BRp     PARTITION
                LDR     R4, R3, #0      ; the pivot goes between the two parts
                LDR     R7, R1, #0
                STR     R7, R3, #0
                STR     R4, R1, #0
                STR     R3, R5, #0

                LDR     R0, R5, #4      ; QUICKSORT(first, middle - 1)
                ADD     R1, R3, #-1
                ADD     R6, R6, #-2
                STR     R0, R6, #0
                STR     R1, R6, #1
                JSR     QUICKSORT
                ADD     R6, R6, #3
                LDR     R0, R5, #0      ; QUICKSORT(middle + 1, last)
                ADD     R0, R0, #1
                LDR     R1, R5, #5
                ADD     R6, R6, #-2
                STR     R0, R6, #0
                STR     R1, R6, #1
                JSR     QUICKSORT
                ADD     R6, R6, #3

SORTED          ADD     R6, R5, #0      ; the frame goes, the return value stays on top
                LDR     R5, R6, #1
                LDR     R7, R6, #2
                ADD     R6, R6, #3
                RET

; Prints the numbers, each followed by a blank.
PRINT_ALL       ADD     R6, R6, #-1
                STR     R7, R6, #0
                LEA     R3, NUMBERS
                LD      R4, LENGTH
NEXT_NUMBER     LDR     R0, R3, #0
                JSR     PRINT_NUMBER
                LD      R0, BLANK
                OUT
                ADD     R3, R3, #1
                ADD     R4, R4, #-1
                BRp     NEXT_NUMBER
                LDR     R7, R6, #0
                ADD     R6, R6, #1
                RET
BLANK           .FILL   x20

; Prints R0, a number from 0 to 99, in decimal. Changes R0 to R2.
PRINT_NUMBER    ADD     R6, R6, #-1
                STR     R7, R6, #0
                AND     R1, R1, #0      ; the tens
TENS            ADD     R2, R0, #-10
                BRn     UNITS
                ADD     R0, R2, #0
                ADD     R1, R1, #1
                BR      TENS
UNITS           ADD     R2, R0, #0
                ADD     R1, R1, #0
                BRz     LAST_DIGIT
                LD      R0, DIGIT
                ADD     R0, R0, R1
                OUT
LAST_DIGIT      LD      R0, DIGIT
                ADD     R0, R0, R2
                OUT
                LDR     R7, R6, #0
                ADD     R6, R6, #1
                RET
DIGIT           .FILL   x30             ; the character "0"
                .END
