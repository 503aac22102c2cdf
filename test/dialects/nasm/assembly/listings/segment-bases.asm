; -f obj
segment text
a: dw 1
mov ax, seg a
mov dx, text
dw seg a, seg a + 1
dd seg a
jmp far a
call far [a]
mov ax, a wrt text
extern q
mov ax, seg q
jmp q:q
jmp 5:a
jmp text:a
segment low absolute=0x40
dw low
x:
segment text
dw low, low + 2
dd low
dq low
dw seg x
group g text
dw g
