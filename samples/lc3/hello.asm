; Prints a greeting.
                .ORIG   x3000
                LEA     R0, GREETING
                PUTS
                HALT
GREETING        .STRINGZ "Hello, world!\n"
                .END
