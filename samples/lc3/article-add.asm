; The first program of the article about virtual machines, written so that it does what it was
; meant to do: add 5 to the 3 in R1 and print the result, 8.
;
; The article gives it as the words x1245 xF021 xF025, and they do something else:
;  - x1245 is 0001 001 001 0 00 101, which is ADD R1, R1, R5: bit 5 is 0, so that the last
;    three bits name a register. ADD R1, R1, #5 is x1265.
;  - xF021 is OUT, which prints the character in R0, and the sum is in R1. Even in R0 the
;    number 8 would be a backspace: the character "8" is x38, 48 more.
                .ORIG   x3000
                LD      R1, THREE
                ADD     R1, R1, #5
                LD      R0, ZERO
                ADD     R0, R0, R1
                OUT
                HALT
THREE           .FILL   3
ZERO            .FILL   x30             ; the character "0"
                .END
