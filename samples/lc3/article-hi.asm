; The second program of the article about virtual machines, written so that it does what it was
; meant to do: read a character and print "Hi".
;
; The article gives it as the words xF020 xF022 xF025 x0048 x0069 x0000. GETC (xF020) puts the
; character into R0, and PUTS (xF022) takes R0 as the address of a string: for an "A" it prints
; what lies at x0041, in the table of trap vectors. PUTS needs the address of the text in R0.
                .ORIG   x3000
                GETC
                LEA     R0, TEXT
                PUTS
                HALT
TEXT            .STRINGZ "Hi"
                .END
