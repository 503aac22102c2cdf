; A runtime without libc: makes a cons cell and prints its address and what it holds.

%include "syscalls.inc"
%include "cons.inc"

        default rel
        global  _start
        extern  heap_init, cons
        extern  print_hexadecimal, print_text

        section .rodata
no_memory:      db      "cons: the kernel gave no memory", 10
no_memory_size  equ     $ - no_memory

        section .text
_start:
        call    heap_init
        test    rax, rax
        js      .no_memory

        mov     edi, 0xAAAA
        mov     esi, 0xBBBB
        call    cons
        mov     rbx, rax
        mov     rdi, rbx
        call    print_hexadecimal
        mov     rdi, [rbx + cell.first]
        call    print_hexadecimal
        mov     rdi, [rbx + cell.second]
        call    print_hexadecimal
        system_call SYS_EXIT, 0

.no_memory:
        lea     rdi, [no_memory]
        mov     esi, no_memory_size
        call    print_text
        system_call SYS_EXIT, 1
