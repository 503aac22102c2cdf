; -Lem -w-zeroing
%define foo 5
%macro inner 1+
 db %1
%endmacro
%macro outer 2-*.nolist 5,6
 inner %1
 nop
%endmacro
%imacro vis 2-3 , 9
 outer {%1,3} , %2
 inner "a b" , %2 ,7
%endmacro
 VIS 1, 2
l: vis (1 + 2)*3 , {4,5}
%macro none 0
%endmacro
 none
%macro plain 0
 [bits 16]

 ; comment
 db 1 ; comment
 %define q 5
%endmacro
 plain
[list -]
 vis 1,2
 db 7
[list +]
 db 5 ; hello
%if 1
   db    q   ,  3
%endif
w: resb 20
dw w  \
 ,5
l.x equ 5
%define k(a) a+1
 mov ax,k(  q )
%rep 2
 db k(foo)
%endrep
 times 20 db 5
 db 1,2,3,4,5,6,7,8,9,10
