; -f bin
%imacro M 1-* 5
%00 db %1, %{1:-1}
%?? db 1
%endmacro
x M 2,3
 m
%push a
%macro l 0
%$x: jmp %$x
 db `%1\n`,%eval(3+4)
 %ifdef foo
 %else
   
%endif
%endmacro
 l
%pop
