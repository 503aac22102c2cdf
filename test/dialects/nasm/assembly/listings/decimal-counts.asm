; -f bin -Ld
%macro three 1
 times 3 dw %1
%endmacro
 three 5
 times 40 db 1
 resb 6
 resw 20
 times 12 nop
 times 2 resd 30
 incbin "inc.bin"
data: times 4 dd data
