; -f elf64
default rel
vcmpunordsd xmm7, xmm0, qword [0x799]
mov qword [5], 0x12345678
imul rax, [fs:7], 300
