; -f bin
 db 300
 db 1,300,400
 mov al,500
 db "0123456789abcdef",700,"0123456789abcdef",800
 nop
