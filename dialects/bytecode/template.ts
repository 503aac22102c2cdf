// The program that a new bytecode file begins with.

export const template = `; Two tasks take turns. Press F5 to run them under the debugger.
.scheduler rr quantum=2

.task first
        PUSH    1
        PRINT
        HALT

.task second
        SLEEP   3
        PUSH    2
        PRINT
        HALT
`;
