; -f bin
 bits 64
%use smartalign
 bits 16
 alignmode generic,64
 times 1 db 1
 align 32
 times 2 db 1
 align 32
 times 3 db 1
 align 32
 times 4 db 1
 align 32
 times 5 db 1
 align 32
 times 6 db 1
 align 32
 times 7 db 1
 align 32
 times 8 db 1
 align 32
 times 9 db 1
 align 32
 times 10 db 1
 align 32
 times 11 db 1
 align 32
 times 12 db 1
 align 32
 times 13 db 1
 align 32
 times 14 db 1
 align 32
 times 15 db 1
 align 32
 times 16 db 1
 align 32
 times 17 db 1
 align 32
 times 18 db 1
 align 32
 times 19 db 1
 align 32
 times 20 db 1
 align 32
 times 21 db 1
 align 32
 times 22 db 1
 align 32
 times 23 db 1
 align 32
 times 24 db 1
 align 32
 times 25 db 1
 align 32
 times 26 db 1
 align 32
 times 27 db 1
 align 32
 times 28 db 1
 align 32
 times 29 db 1
 align 32
 times 30 db 1
 align 32
 times 31 db 1
 align 32
 times 32 db 1
 align 32
 times 33 db 1
 align 32
 times 34 db 1
 align 32
 times 35 db 1
 align 32
 bits 32
 alignmode generic,64
 times 1 db 1
 align 32
 times 2 db 1
 align 32
 times 3 db 1
 align 32
 times 4 db 1
 align 32
 times 5 db 1
 align 32
 times 6 db 1
 align 32
 times 7 db 1
 align 32
 times 8 db 1
 align 32
 times 9 db 1
 align 32
 times 10 db 1
 align 32
 times 11 db 1
 align 32
 times 12 db 1
 align 32
 times 13 db 1
 align 32
 times 14 db 1
 align 32
 times 15 db 1
 align 32
 times 16 db 1
 align 32
 times 17 db 1
 align 32
 times 18 db 1
 align 32
 times 19 db 1
 align 32
 times 20 db 1
 align 32
 times 21 db 1
 align 32
 times 22 db 1
 align 32
 times 23 db 1
 align 32
 times 24 db 1
 align 32
 times 25 db 1
 align 32
 times 26 db 1
 align 32
 times 27 db 1
 align 32
 times 28 db 1
 align 32
 times 29 db 1
 align 32
 times 30 db 1
 align 32
 times 31 db 1
 align 32
 times 32 db 1
 align 32
 times 33 db 1
 align 32
 times 34 db 1
 align 32
 times 35 db 1
 align 32
 bits 64
 alignmode generic,64
 times 1 db 1
 align 32
 times 2 db 1
 align 32
 times 3 db 1
 align 32
 times 4 db 1
 align 32
 times 5 db 1
 align 32
 times 6 db 1
 align 32
 times 7 db 1
 align 32
 times 8 db 1
 align 32
 times 9 db 1
 align 32
 times 10 db 1
 align 32
 times 11 db 1
 align 32
 times 12 db 1
 align 32
 times 13 db 1
 align 32
 times 14 db 1
 align 32
 times 15 db 1
 align 32
 times 16 db 1
 align 32
 times 17 db 1
 align 32
 times 18 db 1
 align 32
 times 19 db 1
 align 32
 times 20 db 1
 align 32
 times 21 db 1
 align 32
 times 22 db 1
 align 32
 times 23 db 1
 align 32
 times 24 db 1
 align 32
 times 25 db 1
 align 32
 times 26 db 1
 align 32
 times 27 db 1
 align 32
 times 28 db 1
 align 32
 times 29 db 1
 align 32
 times 30 db 1
 align 32
 times 31 db 1
 align 32
 times 32 db 1
 align 32
 times 33 db 1
 align 32
 times 34 db 1
 align 32
 times 35 db 1
 align 32
 bits 16
 alignmode k7,64
 times 1 db 1
 align 32
 times 2 db 1
 align 32
 times 3 db 1
 align 32
 times 4 db 1
 align 32
 times 5 db 1
 align 32
 times 6 db 1
 align 32
 times 7 db 1
 align 32
 times 8 db 1
 align 32
 times 9 db 1
 align 32
 times 10 db 1
 align 32
 times 11 db 1
 align 32
 times 12 db 1
 align 32
 times 13 db 1
 align 32
 times 14 db 1
 align 32
 times 15 db 1
 align 32
 times 16 db 1
 align 32
 times 17 db 1
 align 32
 times 18 db 1
 align 32
 times 19 db 1
 align 32
 times 20 db 1
 align 32
 times 21 db 1
 align 32
 times 22 db 1
 align 32
 times 23 db 1
 align 32
 times 24 db 1
 align 32
 times 25 db 1
 align 32
 times 26 db 1
 align 32
 times 27 db 1
 align 32
 times 28 db 1
 align 32
 times 29 db 1
 align 32
 times 30 db 1
 align 32
 times 31 db 1
 align 32
 times 32 db 1
 align 32
 times 33 db 1
 align 32
 times 34 db 1
 align 32
 times 35 db 1
 align 32
 bits 32
 alignmode k7,64
 times 1 db 1
 align 32
 times 2 db 1
 align 32
 times 3 db 1
 align 32
 times 4 db 1
 align 32
 times 5 db 1
 align 32
 times 6 db 1
 align 32
 times 7 db 1
 align 32
 times 8 db 1
 align 32
 times 9 db 1
 align 32
 times 10 db 1
 align 32
 times 11 db 1
 align 32
 times 12 db 1
 align 32
 times 13 db 1
 align 32
 times 14 db 1
 align 32
 times 15 db 1
 align 32
 times 16 db 1
 align 32
 times 17 db 1
 align 32
 times 18 db 1
 align 32
 times 19 db 1
 align 32
 times 20 db 1
 align 32
 times 21 db 1
 align 32
 times 22 db 1
 align 32
 times 23 db 1
 align 32
 times 24 db 1
 align 32
 times 25 db 1
 align 32
 times 26 db 1
 align 32
 times 27 db 1
 align 32
 times 28 db 1
 align 32
 times 29 db 1
 align 32
 times 30 db 1
 align 32
 times 31 db 1
 align 32
 times 32 db 1
 align 32
 times 33 db 1
 align 32
 times 34 db 1
 align 32
 times 35 db 1
 align 32
 bits 64
 alignmode k7,64
 times 1 db 1
 align 32
 times 2 db 1
 align 32
 times 3 db 1
 align 32
 times 4 db 1
 align 32
 times 5 db 1
 align 32
 times 6 db 1
 align 32
 times 7 db 1
 align 32
 times 8 db 1
 align 32
 times 9 db 1
 align 32
 times 10 db 1
 align 32
 times 11 db 1
 align 32
 times 12 db 1
 align 32
 times 13 db 1
 align 32
 times 14 db 1
 align 32
 times 15 db 1
 align 32
 times 16 db 1
 align 32
 times 17 db 1
 align 32
 times 18 db 1
 align 32
 times 19 db 1
 align 32
 times 20 db 1
 align 32
 times 21 db 1
 align 32
 times 22 db 1
 align 32
 times 23 db 1
 align 32
 times 24 db 1
 align 32
 times 25 db 1
 align 32
 times 26 db 1
 align 32
 times 27 db 1
 align 32
 times 28 db 1
 align 32
 times 29 db 1
 align 32
 times 30 db 1
 align 32
 times 31 db 1
 align 32
 times 32 db 1
 align 32
 times 33 db 1
 align 32
 times 34 db 1
 align 32
 times 35 db 1
 align 32
 bits 16
 alignmode k8,64
 times 1 db 1
 align 32
 times 2 db 1
 align 32
 times 3 db 1
 align 32
 times 4 db 1
 align 32
 times 5 db 1
 align 32
 times 6 db 1
 align 32
 times 7 db 1
 align 32
 times 8 db 1
 align 32
 times 9 db 1
 align 32
 times 10 db 1
 align 32
 times 11 db 1
 align 32
 times 12 db 1
 align 32
 times 13 db 1
 align 32
 times 14 db 1
 align 32
 times 15 db 1
 align 32
 times 16 db 1
 align 32
 times 17 db 1
 align 32
 times 18 db 1
 align 32
 times 19 db 1
 align 32
 times 20 db 1
 align 32
 times 21 db 1
 align 32
 times 22 db 1
 align 32
 times 23 db 1
 align 32
 times 24 db 1
 align 32
 times 25 db 1
 align 32
 times 26 db 1
 align 32
 times 27 db 1
 align 32
 times 28 db 1
 align 32
 times 29 db 1
 align 32
 times 30 db 1
 align 32
 times 31 db 1
 align 32
 times 32 db 1
 align 32
 times 33 db 1
 align 32
 times 34 db 1
 align 32
 times 35 db 1
 align 32
 bits 32
 alignmode k8,64
 times 1 db 1
 align 32
 times 2 db 1
 align 32
 times 3 db 1
 align 32
 times 4 db 1
 align 32
 times 5 db 1
 align 32
 times 6 db 1
 align 32
 times 7 db 1
 align 32
 times 8 db 1
 align 32
 times 9 db 1
 align 32
 times 10 db 1
 align 32
 times 11 db 1
 align 32
 times 12 db 1
 align 32
 times 13 db 1
 align 32
 times 14 db 1
 align 32
 times 15 db 1
 align 32
 times 16 db 1
 align 32
 times 17 db 1
 align 32
 times 18 db 1
 align 32
 times 19 db 1
 align 32
 times 20 db 1
 align 32
 times 21 db 1
 align 32
 times 22 db 1
 align 32
 times 23 db 1
 align 32
 times 24 db 1
 align 32
 times 25 db 1
 align 32
 times 26 db 1
 align 32
 times 27 db 1
 align 32
 times 28 db 1
 align 32
 times 29 db 1
 align 32
 times 30 db 1
 align 32
 times 31 db 1
 align 32
 times 32 db 1
 align 32
 times 33 db 1
 align 32
 times 34 db 1
 align 32
 times 35 db 1
 align 32
 bits 64
 alignmode k8,64
 times 1 db 1
 align 32
 times 2 db 1
 align 32
 times 3 db 1
 align 32
 times 4 db 1
 align 32
 times 5 db 1
 align 32
 times 6 db 1
 align 32
 times 7 db 1
 align 32
 times 8 db 1
 align 32
 times 9 db 1
 align 32
 times 10 db 1
 align 32
 times 11 db 1
 align 32
 times 12 db 1
 align 32
 times 13 db 1
 align 32
 times 14 db 1
 align 32
 times 15 db 1
 align 32
 times 16 db 1
 align 32
 times 17 db 1
 align 32
 times 18 db 1
 align 32
 times 19 db 1
 align 32
 times 20 db 1
 align 32
 times 21 db 1
 align 32
 times 22 db 1
 align 32
 times 23 db 1
 align 32
 times 24 db 1
 align 32
 times 25 db 1
 align 32
 times 26 db 1
 align 32
 times 27 db 1
 align 32
 times 28 db 1
 align 32
 times 29 db 1
 align 32
 times 30 db 1
 align 32
 times 31 db 1
 align 32
 times 32 db 1
 align 32
 times 33 db 1
 align 32
 times 34 db 1
 align 32
 times 35 db 1
 align 32
 bits 16
 alignmode p6,64
 times 1 db 1
 align 32
 times 2 db 1
 align 32
 times 3 db 1
 align 32
 times 4 db 1
 align 32
 times 5 db 1
 align 32
 times 6 db 1
 align 32
 times 7 db 1
 align 32
 times 8 db 1
 align 32
 times 9 db 1
 align 32
 times 10 db 1
 align 32
 times 11 db 1
 align 32
 times 12 db 1
 align 32
 times 13 db 1
 align 32
 times 14 db 1
 align 32
 times 15 db 1
 align 32
 times 16 db 1
 align 32
 times 17 db 1
 align 32
 times 18 db 1
 align 32
 times 19 db 1
 align 32
 times 20 db 1
 align 32
 times 21 db 1
 align 32
 times 22 db 1
 align 32
 times 23 db 1
 align 32
 times 24 db 1
 align 32
 times 25 db 1
 align 32
 times 26 db 1
 align 32
 times 27 db 1
 align 32
 times 28 db 1
 align 32
 times 29 db 1
 align 32
 times 30 db 1
 align 32
 times 31 db 1
 align 32
 times 32 db 1
 align 32
 times 33 db 1
 align 32
 times 34 db 1
 align 32
 times 35 db 1
 align 32
 bits 32
 alignmode p6,64
 times 1 db 1
 align 32
 times 2 db 1
 align 32
 times 3 db 1
 align 32
 times 4 db 1
 align 32
 times 5 db 1
 align 32
 times 6 db 1
 align 32
 times 7 db 1
 align 32
 times 8 db 1
 align 32
 times 9 db 1
 align 32
 times 10 db 1
 align 32
 times 11 db 1
 align 32
 times 12 db 1
 align 32
 times 13 db 1
 align 32
 times 14 db 1
 align 32
 times 15 db 1
 align 32
 times 16 db 1
 align 32
 times 17 db 1
 align 32
 times 18 db 1
 align 32
 times 19 db 1
 align 32
 times 20 db 1
 align 32
 times 21 db 1
 align 32
 times 22 db 1
 align 32
 times 23 db 1
 align 32
 times 24 db 1
 align 32
 times 25 db 1
 align 32
 times 26 db 1
 align 32
 times 27 db 1
 align 32
 times 28 db 1
 align 32
 times 29 db 1
 align 32
 times 30 db 1
 align 32
 times 31 db 1
 align 32
 times 32 db 1
 align 32
 times 33 db 1
 align 32
 times 34 db 1
 align 32
 times 35 db 1
 align 32
 bits 64
 alignmode p6,64
 times 1 db 1
 align 32
 times 2 db 1
 align 32
 times 3 db 1
 align 32
 times 4 db 1
 align 32
 times 5 db 1
 align 32
 times 6 db 1
 align 32
 times 7 db 1
 align 32
 times 8 db 1
 align 32
 times 9 db 1
 align 32
 times 10 db 1
 align 32
 times 11 db 1
 align 32
 times 12 db 1
 align 32
 times 13 db 1
 align 32
 times 14 db 1
 align 32
 times 15 db 1
 align 32
 times 16 db 1
 align 32
 times 17 db 1
 align 32
 times 18 db 1
 align 32
 times 19 db 1
 align 32
 times 20 db 1
 align 32
 times 21 db 1
 align 32
 times 22 db 1
 align 32
 times 23 db 1
 align 32
 times 24 db 1
 align 32
 times 25 db 1
 align 32
 times 26 db 1
 align 32
 times 27 db 1
 align 32
 times 28 db 1
 align 32
 times 29 db 1
 align 32
 times 30 db 1
 align 32
 times 31 db 1
 align 32
 times 32 db 1
 align 32
 times 33 db 1
 align 32
 times 34 db 1
 align 32
 times 35 db 1
 align 32
 bits 16
 alignmode nop,64
 times 1 db 1
 align 32
 times 2 db 1
 align 32
 times 3 db 1
 align 32
 times 4 db 1
 align 32
 times 5 db 1
 align 32
 times 6 db 1
 align 32
 times 7 db 1
 align 32
 times 8 db 1
 align 32
 times 9 db 1
 align 32
 times 10 db 1
 align 32
 times 11 db 1
 align 32
 times 12 db 1
 align 32
 times 13 db 1
 align 32
 times 14 db 1
 align 32
 times 15 db 1
 align 32
 times 16 db 1
 align 32
 times 17 db 1
 align 32
 times 18 db 1
 align 32
 times 19 db 1
 align 32
 times 20 db 1
 align 32
 times 21 db 1
 align 32
 times 22 db 1
 align 32
 times 23 db 1
 align 32
 times 24 db 1
 align 32
 times 25 db 1
 align 32
 times 26 db 1
 align 32
 times 27 db 1
 align 32
 times 28 db 1
 align 32
 times 29 db 1
 align 32
 times 30 db 1
 align 32
 times 31 db 1
 align 32
 times 32 db 1
 align 32
 times 33 db 1
 align 32
 times 34 db 1
 align 32
 times 35 db 1
 align 32
 bits 32
 alignmode nop,64
 times 1 db 1
 align 32
 times 2 db 1
 align 32
 times 3 db 1
 align 32
 times 4 db 1
 align 32
 times 5 db 1
 align 32
 times 6 db 1
 align 32
 times 7 db 1
 align 32
 times 8 db 1
 align 32
 times 9 db 1
 align 32
 times 10 db 1
 align 32
 times 11 db 1
 align 32
 times 12 db 1
 align 32
 times 13 db 1
 align 32
 times 14 db 1
 align 32
 times 15 db 1
 align 32
 times 16 db 1
 align 32
 times 17 db 1
 align 32
 times 18 db 1
 align 32
 times 19 db 1
 align 32
 times 20 db 1
 align 32
 times 21 db 1
 align 32
 times 22 db 1
 align 32
 times 23 db 1
 align 32
 times 24 db 1
 align 32
 times 25 db 1
 align 32
 times 26 db 1
 align 32
 times 27 db 1
 align 32
 times 28 db 1
 align 32
 times 29 db 1
 align 32
 times 30 db 1
 align 32
 times 31 db 1
 align 32
 times 32 db 1
 align 32
 times 33 db 1
 align 32
 times 34 db 1
 align 32
 times 35 db 1
 align 32
 bits 64
 alignmode nop,64
 times 1 db 1
 align 32
 times 2 db 1
 align 32
 times 3 db 1
 align 32
 times 4 db 1
 align 32
 times 5 db 1
 align 32
 times 6 db 1
 align 32
 times 7 db 1
 align 32
 times 8 db 1
 align 32
 times 9 db 1
 align 32
 times 10 db 1
 align 32
 times 11 db 1
 align 32
 times 12 db 1
 align 32
 times 13 db 1
 align 32
 times 14 db 1
 align 32
 times 15 db 1
 align 32
 times 16 db 1
 align 32
 times 17 db 1
 align 32
 times 18 db 1
 align 32
 times 19 db 1
 align 32
 times 20 db 1
 align 32
 times 21 db 1
 align 32
 times 22 db 1
 align 32
 times 23 db 1
 align 32
 times 24 db 1
 align 32
 times 25 db 1
 align 32
 times 26 db 1
 align 32
 times 27 db 1
 align 32
 times 28 db 1
 align 32
 times 29 db 1
 align 32
 times 30 db 1
 align 32
 times 31 db 1
 align 32
 times 32 db 1
 align 32
 times 33 db 1
 align 32
 times 34 db 1
 align 32
 times 35 db 1
 align 32
