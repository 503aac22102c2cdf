// The program that a new LC-3 file begins with.

export const template = `; Prints a greeting. Press F5 to run it under the debugger.
        .ORIG   x3000
        LEA     R0, GREETING
        PUTS
        HALT

GREETING .STRINGZ "Hello, world!\\n"
        .END
`;
