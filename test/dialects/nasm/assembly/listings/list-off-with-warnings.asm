; -f elf64
section .text
b: 
[list -]
 nop
 db 3
[list +]
 nop
 [list -]
 nop
 %warning foo
 [list +]
[list -]
[list -]
[list +]
 nop
[list +]
 nop

