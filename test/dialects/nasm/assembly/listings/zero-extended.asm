; -f elf32
bits 64
mov rax, label
label: dq 1, label
mov rax, [qword label]
