; -f elf64
dt 1.0
times 2 db 1
do 6
