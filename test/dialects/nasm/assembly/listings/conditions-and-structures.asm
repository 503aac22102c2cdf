; -f bin
foo: times 4 dw 1, 2 ; x
%ifdef BAR
 db 1
%elifndef BAR
 db 2
%endif
%strcat s "ab","c"
 db s
%xdefine q s
 db q
 section .data align=16
 dw foo
 struc p, 4
.a resb 1
 endstruc
 db p_size
%rep 300
 db 1
%endrep
