; -f bin
db 1
 db 2
%macro x 0
 nop ; d
%endmacro
 x
db \
 3
