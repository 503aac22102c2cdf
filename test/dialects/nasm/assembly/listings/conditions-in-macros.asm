; -f bin
%macro m 1
%if %1
%rep %1
 db %1
%if 0
 nop
%endif
%endrep
%endif
%endmacro
 m 3
 m 0
%if 0
 m 5
%macro foo 0
%endmacro
%endif
