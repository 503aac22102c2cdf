; -f bin
%macro m 0
 db "0123456789abcdef0123456789"
 db 1,2,3,4,5,6,7,8,9
 db 1,2,3,4,5,6,7,8,9,10
%if 0
 db 5
%else
 db 6
%endif
%rep 2
 nop

   ; com
%endrep
%define q 1
%assign i 5
%if 0
%rep 2
 nop
%endrep
%endif
 dd q
%endmacro
 m
lab m
lab2   :   m ;foo
 m   ;foo  
  lab3:m
