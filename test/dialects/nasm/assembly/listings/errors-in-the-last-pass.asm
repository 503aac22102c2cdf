; -f bin
 nop
 nop
 jmp nix
 mov al,500
 nop
%warning hello
%macro w 0
%warning in macro
 db 300
%endmacro
 w
%error foo
