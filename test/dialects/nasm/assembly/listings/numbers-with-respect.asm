; -f elf64
bits 64
mov eax,[rbx+0x150 wrt ..sym]
mov eax,[rbx+5 wrt ..sym]
dd 5 wrt ..sym
mov eax,5 wrt ..sym
mov eax,[rbx*4+0x12345 wrt ..plt]
mov eax,[0x150 wrt ..sym]
vmovaps zmm0,[rbx+64 wrt ..sym]
vmovaps zmm0,[rbx+65 wrt ..sym]
