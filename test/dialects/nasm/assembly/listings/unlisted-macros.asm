; -f bin
%macro a 0.nolist
 db 1
 b
 db 2
%endmacro
%macro b 0
 db 3
%endmacro
 a
 b
 struc s
.x: resb 3
.y resd 1
 endstruc
 v: istruc s
 at .x, db 1
 at .y, dd 5
 iend
%rep 2 .nolist
 nop
%endrep
 align 16
 db 4
align 4
%use smartalign
alignmode p6
 align 16
 align 8
