; Prints a line with puts from libc (Linux, 64 bits).
;
; What to look at: `default rel` makes every address relative to rip, so that the program runs
; wherever it is loaded; `wrt ..plt` calls through the procedure linkage table, where the dynamic
; linker puts the address of puts; and rsp is a multiple of 16 at the call, as the System V ABI
; wants it: the return address of main has taken 8 bytes of it.
;
;     nasm -f elf64 hello.asm && gcc -o hello hello.o && ./hello

        default rel
        global  main
        extern  puts

        section .text
main:
        sub     rsp, 8
        lea     rdi, [message]
        call    puts wrt ..plt
        xor     eax, eax                ; the exit status
        add     rsp, 8
        ret

        section .rodata
message:
        db      "Hello from NASM!", 0

        section .note.GNU-stack noalloc noexec nowrite progbits
