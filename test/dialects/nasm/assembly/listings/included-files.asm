; -f bin
%macro mm 2
 db %1,%2
%endmacro
a equ 5
;c
%include "included.inc"
 db 2
%include "included.inc"
