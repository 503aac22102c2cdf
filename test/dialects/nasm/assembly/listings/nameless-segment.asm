; -f obj
nop
nop
