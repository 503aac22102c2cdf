; -f bin
 nop
%warning hello
%macro w 0
%warning in macro
 db 300
%endmacro
 w
 nop
 db 1,2,3,4,5,6,7,300,9,10,400,3,4,5,6,7,8,9,10,11,12
[warning -number-overflow]
 db 300
[list -]
 nop
 db 3
[list +]
 nop
[list -]
 db 1
%macro x 0
 nop
%endmacro
 x
[list +]
 x
[list -]
 x
[list +]
