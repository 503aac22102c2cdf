; -f elf64
section .text
 nop 
%macro q 1-*.nolist
%rep %0
 nop
 %rotate 1
%endrep
%endmacro
 q 1,2,3
lab: q 2
%macro i 1
%%x: jmp %%x
%endmacro
foo i 2
 i 3
 foo2: i 4 ; c
%macro d 0
%macro e 0
 db 7
%endmacro
%endmacro
 d
 e
%rep 2
%rep 2
 nop
%endrep
%endrep
%define X(a) a
 db X(3), X( 4 )  ,   5   ;
%rep 5
%assign k 2
 nop
%exitrep
 db k
%endrep
%rep 3
%if 1
%exitrep
%endif
 nop
%endrep
%macro ex 0
 nop
%exitmacro
 nop
%endmacro
 ex
%macro emp 0
%endmacro
 emp
z: emp
%rep 0
 nop
%endrep
 db "a;b",3

