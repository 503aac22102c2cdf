// Every form of every x86 instruction as text; written by `npm run generate`.

export const packedForms = `:- - :
aaa:- - :37 n64
aad:- - :d50a n64;i~8 u :d5 n64
aadd:m32,r32 mr np:0f38fc;m64,r64 mr o64.np:0f38fc 64
aam:- - :d40a n64;i~8 u :d4 n64
aand:m32,r32 mr 66:0f38fc;m64,r64 mr o64.66:0f38fc 64
aas:- - :3f n64
adc:rm8,r8 mr :10 lock,hle;rm16,r16 mr o16:11 lock,hle;rm32,r32 mr o32:11 lock,hle;rm64,r64 mr o64:11 lock,hle,64;r8,rm8 rm :12;r16,rm16 rm o16:13;r32,rm32 rm o32:13;r64,rm64 rm o64:13 64;rm16,i8 mB o16:83/2 lock,hle;rm32,i8 mB o32:83/2 lock,hle;rm64,i8 mB o64:83/2 lock,hle,64;al,i -b :14 sm;rm16,sbw mB o16:83/2 sm,lock,hle;ax,i -w o16:15 sm;rm32,sbd mB o32:83/2 sm,lock,hle;eax,i -d o32:15 sm;rm64,sbd mB o64:83/2 sm,lock,hle,64;rax,i -D o64:15 sm,64;rm8,i mb :80/2 sm,lock,hle;rm16,i mw o16:81/2 sm,lock,hle;rm32,i md o32:81/2 sm,lock,hle;rm64,i mD o64:81/2 sm,lock,hle,64;m,i8 mb :80/2 sm,lock,hle;m,sbw16 mB o16:83/2 sm,lock,hle;m,i16 mw o16:81/2 sm,lock,hle;m,sbd32 mB o32:83/2 sm,lock,hle;m,i32 md o32:81/2 sm,lock,hle;rm8,i mb :82/2 sm,lock,hle,n64
adcx:r32,rm32 rm 66:0f38f6;r64,rm64 rm o64.66:0f38f6 64
add:rm8,r8 mr :00 lock,hle;rm16,r16 mr o16:01 lock,hle;rm32,r32 mr o32:01 lock,hle;rm64,r64 mr o64:01 lock,hle,64;r8,rm8 rm :02;r16,rm16 rm o16:03;r32,rm32 rm o32:03;r64,rm64 rm o64:03 64;rm16,i8 mB o16:83/0 lock,hle;rm32,i8 mB o32:83/0 lock,hle;rm64,i8 mB o64:83/0 lock,hle,64;al,i -b :04 sm;rm16,sbw mB o16:83/0 sm,lock,hle;ax,i -w o16:05 sm;rm32,sbd mB o32:83/0 sm,lock,hle;eax,i -d o32:05 sm;rm64,sbd mB o64:83/0 sm,lock,hle,64;rax,i -D o64:05 sm,64;rm8,i mb :80/0 sm,lock,hle;rm16,i mw o16:81/0 sm,lock,hle;rm32,i md o32:81/0 sm,lock,hle;rm64,i mD o64:81/0 sm,lock,hle,64;m,i8 mb :80/0 sm,lock,hle;m,sbw16 mB o16:83/0 sm,lock,hle;m,i16 mw o16:81/0 sm,lock,hle;m,sbd32 mB o32:83/0 sm,lock,hle;m,i32 md o32:81/0 sm,lock,hle;rm8,i mb :82/0 sm,lock,hle,n64
addpd:xmm,xm128 rm 66:0f58 sx
addps:xmm,xm128 rm np:0f58
addsd:xmm,xm64 rm f2:0f58 sx
addss:xmm,xm32 rm f3:0f58
addsubpd:xmm,xm128 rm 66:0fd0
addsubps:xmm,xm128 rm f2:0fd0
adox:r32,rm32 rm f3:0f38f6;r64,rm64 rm o64.f3:0f38f6 64
aesdec:xmm,xm128 rm 66:0f38de
aesdeclast:xmm,xm128 rm 66:0f38df
aesenc:xmm,xm128 rm 66:0f38dc
aesenclast:xmm,xm128 rm 66:0f38dd
aesimc:xmm,xm128 rm 66:0f38db
aeskeygenassist:xmm,xm128,i8 rmb 66:0f3adf
and:rm8,r8 mr :20 lock,hle;rm16,r16 mr o16:21 lock,hle;rm32,r32 mr o32:21 lock,hle;rm64,r64 mr o64:21 lock,hle,64;r8,rm8 rm :22;r16,rm16 rm o16:23;r32,rm32 rm o32:23;r64,rm64 rm o64:23 64;rm16,i8 mB o16:83/4 lock,hle;rm32,i8 mB o32:83/4 lock,hle;rm64,i8 mB o64:83/4 lock,hle,64;al,i -b :24 sm;rm16,sbw mB o16:83/4 sm,lock,hle;ax,i -w o16:25 sm;rm32,sbd mB o32:83/4 sm,lock,hle;eax,i -d o32:25 sm;rm64,sbd mB o64:83/4 sm,lock,hle,64;rax,i -D o64:25 sm,64;rm8,i mb :80/4 sm,lock,hle;rm16,i mw o16:81/4 sm,lock,hle;rm32,i md o32:81/4 sm,lock,hle;rm64,i mD o64:81/4 sm,lock,hle,64;m,i8 mb :80/4 sm,lock,hle;m,sbw16 mB o16:83/4 sm,lock,hle;m,i16 mw o16:81/4 sm,lock,hle;m,sbd32 mB o32:83/4 sm,lock,hle;m,i32 md o32:81/4 sm,lock,hle;rm8,i mb :82/4 sm,lock,hle,n64
andn:r32,r32,rm32 rvm v128.np.2.wig:f2;r64,r64,rm64 rvm v128.np.2.w1:f2 64
andnpd:xmm,xm128 rm 66:0f55 sx
andnps:xmm,xm128 rm np:0f55
andpd:xmm,xm128 rm 66:0f54 sx
andps:xmm,xm128 rm np:0f54
arpl:rm16,r16 mr :63 n64,sx
axor:m32,r32 mr f3:0f38fc;m64,r64 mr o64.f3:0f38fc 64
bb0_reset:- - :0f3a gone
bb1_reset:- - :0f3b gone
bextr:r32,rm32,r32 rmv v128.np.2.wig:f7;r64,rm64,r64 rmv v128.np.2.w1:f7 64;r32,rm32,i32 rmd x128.np.10.wig:10;r64,rm64,i32 rmd x128.np.10.w1:10 64
blcfill:r32,rm32 vm x128.np.9.wig:01/1;r64,rm64 vm x128.np.9.w1:01/1 64
blci:r32,rm32 vm x128.np.9.wig:02/6;r64,rm64 vm x128.np.9.w1:02/6 64
blcic:r32,rm32 vm x128.np.9.wig:01/5;r64,rm64 vm x128.np.9.w1:01/5 64
blcmsk:r32,rm32 vm x128.np.9.wig:02/1;r64,rm64 vm x128.np.9.w1:02/1 64
blcs:r32,rm32 vm x128.np.9.wig:01/3;r64,rm64 vm x128.np.9.w1:01/3 64
blendpd:xmm,xm128,i8 rmu 66:0f3a0d
blendps:xmm,xm128,i8 rmu 66:0f3a0c
blendvpd:xmm,xm128 rm 66:0f3815
blendvps:xmm,xm128 rm 66:0f3814
blsfill:r32,rm32 vm x128.np.9.wig:01/2;r64,rm64 vm x128.np.9.w1:01/2 64
blsi:r32,rm32 vm v128.np.2.wig:f3/3;r64,rm64 vm v128.np.2.w1:f3/3 64
blsic:r32,rm32 vm x128.np.9.wig:01/6;r64,rm64 vm x128.np.9.w1:01/6 64
blsmsk:r32,rm32 vm v128.np.2.wig:f3/2;r64,rm64 vm v128.np.2.w1:f3/2 64
blsr:r32,rm32 vm v128.np.2.wig:f3/1;r64,rm64 vm v128.np.2.w1:f3/1 64
bndcl:bnd,m rm f3:0f1a;bnd,r32 rm f3:0f1a n64;bnd,r64 rm f3:0f1a 64
bndcn:bnd,m rm f2:0f1b;bnd,r32 rm f2:0f1b n64;bnd,r64 rm f2:0f1b 64
bndcu:bnd,m rm f2:0f1a;bnd,r32 rm f2:0f1a n64;bnd,r64 rm f2:0f1a 64
bndldx:bnd,mib rm np:0f1a
bndmk:bnd,mib rm f3:0f1b
bndmov:bnd,bnd rm 66:0f1a;bnd,m rm 66:0f1a;bnd,bnd mr 66:0f1b;m,bnd mr 66:0f1b
bndstx:mib,bnd mr np:0f1b
bound:r16,m rm o16:62 n64;r32,m rm o32:62 n64
bsf:r16,rm16 rm o16:0fbc sx;r32,rm32 rm o32:0fbc sx;r64,rm64 rm o64:0fbc 64,sx
bsr:r16,rm16 rm o16:0fbd sx;r32,rm32 rm o32:0fbd sx;r64,rm64 rm o64:0fbd 64,sx
bswap:r32 o o32:0fc8;r64 o o64:0fc8 64
bt:m,r16 mr o16:0fa3 sm;r16,r16 mr o16:0fa3;m,r32 mr o32:0fa3 sm;r32,r32 mr o32:0fa3;m,r64 mr o64:0fa3 sm,64;r64,r64 mr o64:0fa3 64;rm16,i8 mu o16:0fba/4;rm32,i8 mu o32:0fba/4;rm64,i8 mu o64:0fba/4 64
btc:m,r16 mr o16:0fbb sm,lock;r16,r16 mr o16:0fbb lock;m,r32 mr o32:0fbb sm,lock;r32,r32 mr o32:0fbb lock;m,r64 mr o64:0fbb sm,lock,64;r64,r64 mr o64:0fbb lock,64;rm16,i8 mu o16:0fba/7 lock;rm32,i8 mu o32:0fba/7 lock;rm64,i8 mu o64:0fba/7 lock,64
btr:m,r16 mr o16:0fb3 sm,lock;r16,r16 mr o16:0fb3 lock;m,r32 mr o32:0fb3 sm,lock;r32,r32 mr o32:0fb3 lock;m,r64 mr o64:0fb3 sm,lock,64;r64,r64 mr o64:0fb3 lock,64;rm16,i8 mu o16:0fba/6 lock;rm32,i8 mu o32:0fba/6 lock;rm64,i8 mu o64:0fba/6 lock,64
bts:m,r16 mr o16:0fab sm,lock;r16,r16 mr o16:0fab lock;m,r32 mr o32:0fab sm,lock;r32,r32 mr o32:0fab lock;m,r64 mr o64:0fab sm,lock,64;r64,r64 mr o64:0fab lock,64;rm16,i8 mu o16:0fba/5 lock;rm32,i8 mu o32:0fba/5 lock;rm64,i8 mu o64:0fba/5 lock,64
bzhi:r32,rm32,r32 rmv v128.np.2.wig:f5;r64,rm64,r64 rmv v128.np.2.w1:f5 64
call:i J :e8 bnd;i|near J :e8 bnd;i|far p :9a n64;i16 J o16:e8 n64,bnd;i16|near J o16:e8 n64,bnd;i16|far p o16:9a n64;i32 J o32:e8 n64,bnd;i32|near J o32:e8 n64,bnd;i32|far p o32:9a n64;i64 J o64n:e8 64,bnd;i64|near J o64n:e8 64,bnd;i|colon p :9a n64;i16|colon p o16:9a n64;i32|colon p o32:9a n64;m|far m :ff/3 n64;m|far m o64:ff/3 64;m16|far m o16:ff/3;m32|far m o32:ff/3;m64|far m o64:ff/3 64;m|near m :ff/2 bnd;m16|near m o16:ff/2 n64,bnd;m32|near m o32:ff/2 n64,bnd;m64|near m o64n:ff/2 64,bnd;r16 m o16:ff/2 n64,bnd;r32 m o32:ff/2 n64,bnd;r64 m o64n:ff/2 64,bnd;m m :ff/2 bnd;m16 m o16:ff/2 n64,bnd;m32 m o32:ff/2 n64,bnd;m64 m o64n:ff/2 64,bnd
cbw:- - o16:98
cdq:- - o32:99
cdqe:- - o64:98 64
clac:- - np:0f01ca
clc:- - :f8
cld:- - :fc
cldemote:m m np:0f1c/0
clflush:m m np:0fae/7
clflushopt:m m 66:0fae/7
clgi:- - :0f01dd
cli:- - :fa
clrssbsy:m64 m f3:0fae/6
clts:- - :0f06
clui:- - f3:0f01ee 64
clwb:m m 66:0fae/6
clzero:- - :0f01fc;ax - a16:0f01fc n64;eax - a32:0f01fc;rax - a64:0f01fc 64
cmc:- - :f5
cmova:r16,rm16 rm o16:0f47 sx;r32,rm32 rm o32:0f47 sx;r64,rm64 rm o64:0f47 64,sx
cmovae:r16,rm16 rm o16:0f43 sx;r32,rm32 rm o32:0f43 sx;r64,rm64 rm o64:0f43 64,sx
cmovb:r16,rm16 rm o16:0f42 sx;r32,rm32 rm o32:0f42 sx;r64,rm64 rm o64:0f42 64,sx
cmovbe:r16,rm16 rm o16:0f46 sx;r32,rm32 rm o32:0f46 sx;r64,rm64 rm o64:0f46 64,sx
cmovc:=cmovb
cmove:r16,rm16 rm o16:0f44 sx;r32,rm32 rm o32:0f44 sx;r64,rm64 rm o64:0f44 64,sx
cmovg:r16,rm16 rm o16:0f4f sx;r32,rm32 rm o32:0f4f sx;r64,rm64 rm o64:0f4f 64,sx
cmovge:r16,rm16 rm o16:0f4d sx;r32,rm32 rm o32:0f4d sx;r64,rm64 rm o64:0f4d 64,sx
cmovl:r16,rm16 rm o16:0f4c sx;r32,rm32 rm o32:0f4c sx;r64,rm64 rm o64:0f4c 64,sx
cmovle:r16,rm16 rm o16:0f4e sx;r32,rm32 rm o32:0f4e sx;r64,rm64 rm o64:0f4e 64,sx
cmovna:=cmovbe
cmovnae:=cmovb
cmovnb:=cmovae
cmovnbe:=cmova
cmovnc:=cmovae
cmovne:r16,rm16 rm o16:0f45 sx;r32,rm32 rm o32:0f45 sx;r64,rm64 rm o64:0f45 64,sx
cmovng:=cmovle
cmovnge:=cmovl
cmovnl:=cmovge
cmovnle:=cmovg
cmovno:r16,rm16 rm o16:0f41 sx;r32,rm32 rm o32:0f41 sx;r64,rm64 rm o64:0f41 64,sx
cmovnp:r16,rm16 rm o16:0f4b sx;r32,rm32 rm o32:0f4b sx;r64,rm64 rm o64:0f4b 64,sx
cmovns:r16,rm16 rm o16:0f49 sx;r32,rm32 rm o32:0f49 sx;r64,rm64 rm o64:0f49 64,sx
cmovnz:=cmovne
cmovo:r16,rm16 rm o16:0f40 sx;r32,rm32 rm o32:0f40 sx;r64,rm64 rm o64:0f40 64,sx
cmovp:r16,rm16 rm o16:0f4a sx;r32,rm32 rm o32:0f4a sx;r64,rm64 rm o64:0f4a 64,sx
cmovpe:=cmovp
cmovpo:=cmovnp
cmovs:r16,rm16 rm o16:0f48 sx;r32,rm32 rm o32:0f48 sx;r64,rm64 rm o64:0f48 64,sx
cmovz:=cmove
cmp:rm8,r8 mr :38;rm16,r16 mr o16:39;rm32,r32 mr o32:39;rm64,r64 mr o64:39 64;r8,rm8 rm :3a;r16,rm16 rm o16:3b;r32,rm32 rm o32:3b;r64,rm64 rm o64:3b 64;rm16,i8 mB o16:83/7;rm32,i8 mB o32:83/7;rm64,i8 mB o64:83/7 64;al,i -b :3c sm;rm16,sbw mB o16:83/7 sm;ax,i -w o16:3d sm;rm32,sbd mB o32:83/7 sm;eax,i -d o32:3d sm;rm64,sbd mB o64:83/7 sm,64;rax,i -D o64:3d sm,64;rm8,i mb :80/7 sm;rm16,i mw o16:81/7 sm;rm32,i md o32:81/7 sm;rm64,i mD o64:81/7 sm,64;m,i8 mb :80/7 sm;m,sbw16 mB o16:83/7 sm;m,i16 mw o16:81/7 sm;m,sbd32 mB o32:83/7 sm;m,i32 md o32:81/7 sm;rm8,i mb :82/7 sm,n64
cmpbexadd:m32,r32,r32 mrv v128.66.2.wig:e6 64;m64,r64,r64 mrv v128.66.2.w1:e6 64
cmpbxadd:m32,r32,r32 mrv v128.66.2.wig:e2 64;m64,r64,r64 mrv v128.66.2.w1:e2 64
cmpeqpd:=cmppd*+0
cmpeqps:=cmpps+0
cmpeqsd:=cmpsd*+0
cmpeqss:=cmpss+0
cmplepd:=cmppd*+2
cmpleps:=cmpps+2
cmplesd:=cmpsd*+2
cmpless:=cmpss+2
cmplexadd:m32,r32,r32 mrv v128.66.2.wig:ee 64;m64,r64,r64 mrv v128.66.2.w1:ee 64
cmpltpd:=cmppd*+1
cmpltps:=cmpps+1
cmpltsd:=cmpsd*+1
cmpltss:=cmpss+1
cmplxadd:m32,r32,r32 mrv v128.66.2.wig:ec 64;m64,r64,r64 mrv v128.66.2.w1:ec 64
cmpnbexadd:m32,r32,r32 mrv v128.66.2.wig:e7 64;m64,r64,r64 mrv v128.66.2.w1:e7 64
cmpnbxadd:m32,r32,r32 mrv v128.66.2.wig:e3 64;m64,r64,r64 mrv v128.66.2.w1:e3 64
cmpneqpd:=cmppd*+4
cmpneqps:=cmpps+4
cmpneqsd:=cmpsd*+4
cmpneqss:=cmpss+4
cmpnlepd:=cmppd*+6
cmpnleps:=cmpps+6
cmpnlesd:=cmpsd*+6
cmpnless:=cmpss+6
cmpnlexadd:m32,r32,r32 mrv v128.66.2.wig:ef 64;m64,r64,r64 mrv v128.66.2.w1:ef 64
cmpnltpd:=cmppd*+5
cmpnltps:=cmpps+5
cmpnltsd:=cmpsd*+5
cmpnltss:=cmpss+5
cmpnlxadd:m32,r32,r32 mrv v128.66.2.wig:ed 64;m64,r64,r64 mrv v128.66.2.w1:ed 64
cmpnoxadd:m32,r32,r32 mrv v128.66.2.wig:e1 64;m64,r64,r64 mrv v128.66.2.w1:e1 64
cmpnpxadd:m32,r32,r32 mrv v128.66.2.wig:eb 64;m64,r64,r64 mrv v128.66.2.w1:eb 64
cmpnsxadd:m32,r32,r32 mrv v128.66.2.wig:e9 64;m64,r64,r64 mrv v128.66.2.w1:e9 64
cmpnzxadd:m32,r32,r32 mrv v128.66.2.wig:e5 64;m64,r64,r64 mrv v128.66.2.w1:e5 64
cmpordpd:=cmppd*+7
cmpordps:=cmpps+7
cmpordsd:=cmpsd*+7
cmpordss:=cmpss+7
cmpoxadd:m32,r32,r32 mrv v128.66.2.wig:e0 64;m64,r64,r64 mrv v128.66.2.w1:e0 64
cmppd*:xmm,xm128,i8 rmu 66:0fc2 sx
cmppd:xmm,xm128,i8 rmu 66:0fc2
cmpps:xmm,xm128,i8 rmu np:0fc2
cmppxadd:m32,r32,r32 mrv v128.66.2.wig:ea 64;m64,r64,r64 mrv v128.66.2.w1:ea 64
cmpsb:- - :a6
cmpsd*:xmm,xm64,i8 rmu f2:0fc2 sx
cmpsd:xmm,xm128,i8 rmu f2:0fc2;- - o32:a7
cmpsq:- - o64:a7 64
cmpss:xmm,xm32,i8 rmu f3:0fc2
cmpsw:- - o16:a7
cmpsxadd:m32,r32,r32 mrv v128.66.2.wig:e8 64;m64,r64,r64 mrv v128.66.2.w1:e8 64
cmpunordpd:=cmppd*+3
cmpunordps:=cmpps+3
cmpunordsd:=cmpsd*+3
cmpunordss:=cmpss+3
cmpxchg16b:m128 m o64:0fc7/1 64,lock
cmpxchg486:rm8,r8 mr :0fa6 sx,gone;rm16,r16 mr o16:0fa7 gone;rm32,r32 mr o32:0fa7 gone
cmpxchg8b:m64 m :0fc7/1 lock,hle
cmpxchg:rm8,r8 mr :0fb0 lock,hle,sx;rm16,r16 mr o16:0fb1 lock,hle,sx;rm32,r32 mr o32:0fb1 lock,hle,sx;rm64,r64 mr o64:0fb1 lock,hle,sx,64
cmpzxadd:m32,r32,r32 mrv v128.66.2.wig:e4 64;m64,r64,r64 mrv v128.66.2.w1:e4 64
comisd:xmm,xm64 rm 66:0f2f
comiss:xmm,xm32 rm np:0f2f
cpu_read:- - :0f3d
cpu_write:- - :0f3c
cpuid:- - :0fa2
cqo:- - o64:99 64
crc32:r32,rm8 rm f2:0f38f0;r64,rm8 rm o64.f2:0f38f0 64;r32,rm16 rm o16.f2:0f38f1;r32,rm32 rm o32.f2:0f38f1;r64,rm64 rm o64.f2:0f38f1 64
cvtdq2pd:xmm,xm64 rm f3:0fe6 sx
cvtdq2ps:xmm,xm128 rm np:0f5b sx
cvtpd2dq:xmm,xm128 rm f2:0fe6 sx
cvtpd2pi:mm,xm128 rm 66:0f2d sx
cvtpd2ps:xmm,xm128 rm 66:0f5a sx
cvtpi2pd:xmm,mmm64 rm 66:0f2a sx
cvtpi2ps:xmm,mmm64 rm np:0f2a
cvtps2dq:xmm,xm128 rm 66:0f5b sx
cvtps2pd:xmm,xm64 rm np:0f5a sx
cvtps2pi:mm,xm64 rm np:0f2d
cvtsd2si:r32,xm64 rm f2:0f2d sx;r64,xm64 rm o64.f2:0f2d 64,sx
cvtsd2ss:xmm,xm64 rm f2:0f5a sx
cvtsi2sd:xmm,m~32 rm f2:0f2a;xmm,r32 rm f2:0f2a;xmm,rm64 rm o64.f2:0f2a 64
cvtsi2ss:xmm,m~32 rm f3:0f2a;xmm,r32 rm f3:0f2a;xmm,rm64 rm o64.f3:0f2a 64
cvtss2sd:xmm,xm32 rm f3:0f5a sx
cvtss2si:r32,xm32 rm f3:0f2d sx;r64,xm32 rm o64.f3:0f2d 64,sx
cvttpd2dq:xmm,xm128 rm 66:0fe6 sx
cvttpd2pi:mm,xm128 rm 66:0f2c sx
cvttps2dq:xmm,xm128 rm f3:0f5b sx
cvttps2pi:mm,xm64 rm np:0f2c sx
cvttsd2si:r32,xm64 rm f2:0f2c sx;r64,xm64 rm o64.f2:0f2c 64,sx
cvttss2si:r32,xm32 rm f3:0f2c sx;r64,xm32 rm o64.f3:0f2c 64,sx
cwd:- - o16:99
cwde:- - o32:98
daa:- - :27 n64
das:- - :2f n64
dec:r16 o o16:48 n64;r32 o o32:48 n64;rm8 m :fe/1 lock,hle;rm16 m o16:ff/1 lock,hle;rm32 m o32:ff/1 lock,hle;rm64 m o64:ff/1 64,lock,hle
div:rm8 m :f6/6;rm16 m o16:f7/6;rm32 m o32:f7/6;rm64 m o64:f7/6 64
divpd:xmm,xm128 rm 66:0f5e sx
divps:xmm,xm128 rm np:0f5e
divsd:xmm,xm64 rm f2:0f5e sx
divss:xmm,xm32 rm f3:0f5e
dmint:- - :0f39
dppd:xmm,xm128,i8 rmu 66:0f3a41
dpps:xmm,xm128,i8 rmu 66:0f3a40
emms:- - np:0f77
encls:- - np:0f01cf
enclu:- - np:0f01d7
enclv:- - np:0f01c0
endbr32:- - f3:0f1efb
endbr64:- - f3:0f1efa
enqcmd:r16,m rm a16.f2:0f38f8 n64;r32,m rm a16.f2:0f38f8 n64;r32,m rm a32.f2:0f38f8 64;r64,m rm o64.f2:0f38f8 64
enqcmds:r16,m rm a16.f3:0f38f8 n64;r32,m rm a16.f3:0f38f8 n64;r32,m rm a32.f3:0f38f8 64;r64,m rm o64.f3:0f38f8 64
enter:i,i wu :c8
extractps:rm32,xmm,i8 mru 66:0f3a17;r64,xmm,i8 mru o64.66:0f3a17 64
extrq:xmm,i,i mub 66:0f78/0;xmm,xmm rm 66:0f79
f2xm1:- - :d9f0
fabs:- - :d9e1
fadd:m32 m :d8/0;m64 m :dc/0;sti|to o :dcc0;sti,st0 o- :dcc0;sti o :d8c0;st0,sti -o :d8c0;- - :dec1
faddp:sti o :dec0;sti,st0 o- :dec0;- - :dec1
fbld:m80 m :df/4;m m :df/4
fbstp:m80 m :df/6;m m :df/6
fchs:- - :d9e0
fclex:- - 9b:dbe2
fcmovb:sti o :dac0;st0,sti -o :dac0;- - :dac1
fcmovbe:sti o :dad0;st0,sti -o :dad0;- - :dad1
fcmove:sti o :dac8;st0,sti -o :dac8;- - :dac9
fcmovnb:sti o :dbc0;st0,sti -o :dbc0;- - :dbc1
fcmovnbe:sti o :dbd0;st0,sti -o :dbd0;- - :dbd1
fcmovne:sti o :dbc8;st0,sti -o :dbc8;- - :dbc9
fcmovnu:sti o :dbd8;st0,sti -o :dbd8;- - :dbd9
fcmovu:sti o :dad8;st0,sti -o :dad8;- - :dad9
fcom:m32 m :d8/2;m64 m :dc/2;sti o :d8d0;st0,sti -o :d8d0;- - :d8d1
fcomi:sti o :dbf0;st0,sti -o :dbf0;- - :dbf1
fcomip:sti o :dff0;st0,sti -o :dff0;- - :dff1
fcomp:m32 m :d8/3;m64 m :dc/3;sti o :d8d8;st0,sti -o :d8d8;- - :d8d9
fcompp:- - :ded9
fcos:- - :d9ff
fdecstp:- - :d9f6
fdisi:- - 9b:dbe1
fdiv:m32 m :d8/6;m64 m :dc/6;sti|to o :dcf8;sti,st0 o- :dcf8;sti o :d8f0;st0,sti -o :d8f0;- - :def9
fdivp:sti o :def8;sti,st0 o- :def8;- - :def9
fdivr:m32 m :d8/7;m64 m :dc/7;sti|to o :dcf0;sti,st0 o- :dcf0;sti o :d8f8;st0,sti -o :d8f8;- - :def1
fdivrp:sti o :def0;sti,st0 o- :def0;- - :def1
femms:- - :0f0e
feni:- - 9b:dbe0
ffree:sti o :ddc0;- - :ddc1
ffreep:sti o :dfc0;- - :dfc1
fiadd:m32 m :da/0;m16 m :de/0
ficom:m32 m :da/2;m16 m :de/2
ficomp:m32 m :da/3;m16 m :de/3
fidiv:m32 m :da/6;m16 m :de/6
fidivr:m32 m :da/7;m16 m :de/7
fild:m32 m :db/0;m16 m :df/0;m64 m :df/5
fimul:m32 m :da/1;m16 m :de/1
fincstp:- - :d9f7
finit:- - 9b:dbe3
fist:m32 m :db/2;m16 m :df/2
fistp:m32 m :db/3;m16 m :df/3;m64 m :df/7
fisttp:m16 m :df/1;m32 m :db/1;m64 m :dd/1
fisub:m32 m :da/4;m16 m :de/4
fisubr:m32 m :da/5;m16 m :de/5
fld1:- - :d9e8
fld:m32 m :d9/0;m64 m :dd/0;m80 m :db/5;sti o :d9c0;- - :d9c1
fldcw:m~16 m :d9/5
fldenv:m m :d9/4
fldl2e:- - :d9ea
fldl2t:- - :d9e9
fldlg2:- - :d9ec
fldln2:- - :d9ed
fldpi:- - :d9eb
fldz:- - :d9ee
fmul:m32 m :d8/1;m64 m :dc/1;sti|to o :dcc8;sti,st0 o- :dcc8;sti o :d8c8;st0,sti -o :d8c8;- - :dec9
fmulp:sti o :dec8;sti,st0 o- :dec8;- - :dec9
fnclex:- - :dbe2
fndisi:- - :dbe1
fneni:- - :dbe0
fninit:- - :dbe3
fnop:- - :d9d0
fnsave:m m :dd/6
fnstcw:m~16 m :d9/7
fnstenv:m m :d9/6
fnstsw:m~16 m :dd/7;ax - :dfe0
fpatan:- - :d9f3
fprem1:- - :d9f5
fprem:- - :d9f8
fptan:- - :d9f2
frndint:- - :d9fc
frstor:m m :dd/4
fsave:m m 9b:dd/6
fscale:- - :d9fd
fsetpm:- - :dbe4
fsin:- - :d9fe
fsincos:- - :d9fb
fsqrt:- - :d9fa
fst:m32 m :d9/2;m64 m :dd/2;sti o :ddd0;- - :ddd1
fstcw:m~16 m 9b:d9/7
fstenv:m m 9b:d9/6
fstp:m32 m :d9/3;m64 m :dd/3;m80 m :db/7;sti o :ddd8;- - :ddd9
fstsw:m~16 m 9b:dd/7;ax - 9b:dfe0
fsub:m32 m :d8/4;m64 m :dc/4;sti|to o :dce8;sti,st0 o- :dce8;sti o :d8e0;st0,sti -o :d8e0;- - :dee9
fsubp:sti o :dee8;sti,st0 o- :dee8;- - :dee9
fsubr:m32 m :d8/5;m64 m :dc/5;sti|to o :dce0;sti,st0 o- :dce0;sti o :d8e8;st0,sti -o :d8e8;- - :dee1
fsubrp:sti o :dee0;sti,st0 o- :dee0;- - :dee1
ftst:- - :d9e4
fucom:sti o :dde0;st0,sti -o :dde0;- - :dde1
fucomi:sti o :dbe8;st0,sti -o :dbe8;- - :dbe9
fucomip:sti o :dfe8;st0,sti -o :dfe8;- - :dfe9
fucomp:sti o :dde8;st0,sti -o :dde8;- - :dde9
fucompp:- - :dae9
fwait:- - 9b:
fxam:- - :d9e5
fxch:sti o :d9c8;sti,st0 o- :d9c8;st0,sti -o :d9c8;- - :d9c9
fxrstor64:m m o64.np:0fae/1 64
fxrstor:m m np:0fae/1
fxsave64:m m o64.np:0fae/0 64
fxsave:m m np:0fae/0
fxtract:- - :d9f4
fyl2x:- - :d9f1
fyl2xp1:- - :d9f9
getsec:- - np:0f37
gf2p8affineinvqb:xmm,xm128,i8 rmb 66:0f3acf
gf2p8affineqb:xmm,xm128,i8 rmb 66:0f3ace
gf2p8mulb:xmm,xm128 rm 66:0f38cf
haddpd:xmm,xm128 rm 66:0f7c
haddps:xmm,xm128 rm f2:0f7c
hint_nop0:rm16 m o16:0f18/0;rm32 m o32:0f18/0;rm64 m o64:0f18/0 64
hint_nop10:rm16 m o16:0f19/2;rm32 m o32:0f19/2;rm64 m o64:0f19/2 64
hint_nop11:rm16 m o16:0f19/3;rm32 m o32:0f19/3;rm64 m o64:0f19/3 64
hint_nop12:rm16 m o16:0f19/4;rm32 m o32:0f19/4;rm64 m o64:0f19/4 64
hint_nop13:rm16 m o16:0f19/5;rm32 m o32:0f19/5;rm64 m o64:0f19/5 64
hint_nop14:rm16 m o16:0f19/6;rm32 m o32:0f19/6;rm64 m o64:0f19/6 64
hint_nop15:rm16 m o16:0f19/7;rm32 m o32:0f19/7;rm64 m o64:0f19/7 64
hint_nop16:rm16 m o16:0f1a/0;rm32 m o32:0f1a/0;rm64 m o64:0f1a/0 64
hint_nop17:rm16 m o16:0f1a/1;rm32 m o32:0f1a/1;rm64 m o64:0f1a/1 64
hint_nop18:rm16 m o16:0f1a/2;rm32 m o32:0f1a/2;rm64 m o64:0f1a/2 64
hint_nop19:rm16 m o16:0f1a/3;rm32 m o32:0f1a/3;rm64 m o64:0f1a/3 64
hint_nop1:rm16 m o16:0f18/1;rm32 m o32:0f18/1;rm64 m o64:0f18/1 64
hint_nop20:rm16 m o16:0f1a/4;rm32 m o32:0f1a/4;rm64 m o64:0f1a/4 64
hint_nop21:rm16 m o16:0f1a/5;rm32 m o32:0f1a/5;rm64 m o64:0f1a/5 64
hint_nop22:rm16 m o16:0f1a/6;rm32 m o32:0f1a/6;rm64 m o64:0f1a/6 64
hint_nop23:rm16 m o16:0f1a/7;rm32 m o32:0f1a/7;rm64 m o64:0f1a/7 64
hint_nop24:rm16 m o16:0f1b/0;rm32 m o32:0f1b/0;rm64 m o64:0f1b/0 64
hint_nop25:rm16 m o16:0f1b/1;rm32 m o32:0f1b/1;rm64 m o64:0f1b/1 64
hint_nop26:rm16 m o16:0f1b/2;rm32 m o32:0f1b/2;rm64 m o64:0f1b/2 64
hint_nop27:rm16 m o16:0f1b/3;rm32 m o32:0f1b/3;rm64 m o64:0f1b/3 64
hint_nop28:rm16 m o16:0f1b/4;rm32 m o32:0f1b/4;rm64 m o64:0f1b/4 64
hint_nop29:rm16 m o16:0f1b/5;rm32 m o32:0f1b/5;rm64 m o64:0f1b/5 64
hint_nop2:rm16 m o16:0f18/2;rm32 m o32:0f18/2;rm64 m o64:0f18/2 64
hint_nop30:rm16 m o16:0f1b/6;rm32 m o32:0f1b/6;rm64 m o64:0f1b/6 64
hint_nop31:rm16 m o16:0f1b/7;rm32 m o32:0f1b/7;rm64 m o64:0f1b/7 64
hint_nop32:rm16 m o16:0f1c/0;rm32 m o32:0f1c/0;rm64 m o64:0f1c/0 64
hint_nop33:rm16 m o16:0f1c/1;rm32 m o32:0f1c/1;rm64 m o64:0f1c/1 64
hint_nop34:rm16 m o16:0f1c/2;rm32 m o32:0f1c/2;rm64 m o64:0f1c/2 64
hint_nop35:rm16 m o16:0f1c/3;rm32 m o32:0f1c/3;rm64 m o64:0f1c/3 64
hint_nop36:rm16 m o16:0f1c/4;rm32 m o32:0f1c/4;rm64 m o64:0f1c/4 64
hint_nop37:rm16 m o16:0f1c/5;rm32 m o32:0f1c/5;rm64 m o64:0f1c/5 64
hint_nop38:rm16 m o16:0f1c/6;rm32 m o32:0f1c/6;rm64 m o64:0f1c/6 64
hint_nop39:rm16 m o16:0f1c/7;rm32 m o32:0f1c/7;rm64 m o64:0f1c/7 64
hint_nop3:rm16 m o16:0f18/3;rm32 m o32:0f18/3;rm64 m o64:0f18/3 64
hint_nop40:rm16 m o16:0f1d/0;rm32 m o32:0f1d/0;rm64 m o64:0f1d/0 64
hint_nop41:rm16 m o16:0f1d/1;rm32 m o32:0f1d/1;rm64 m o64:0f1d/1 64
hint_nop42:rm16 m o16:0f1d/2;rm32 m o32:0f1d/2;rm64 m o64:0f1d/2 64
hint_nop43:rm16 m o16:0f1d/3;rm32 m o32:0f1d/3;rm64 m o64:0f1d/3 64
hint_nop44:rm16 m o16:0f1d/4;rm32 m o32:0f1d/4;rm64 m o64:0f1d/4 64
hint_nop45:rm16 m o16:0f1d/5;rm32 m o32:0f1d/5;rm64 m o64:0f1d/5 64
hint_nop46:rm16 m o16:0f1d/6;rm32 m o32:0f1d/6;rm64 m o64:0f1d/6 64
hint_nop47:rm16 m o16:0f1d/7;rm32 m o32:0f1d/7;rm64 m o64:0f1d/7 64
hint_nop48:rm16 m o16:0f1e/0;rm32 m o32:0f1e/0;rm64 m o64:0f1e/0 64
hint_nop49:rm16 m o16:0f1e/1;rm32 m o32:0f1e/1;rm64 m o64:0f1e/1 64
hint_nop4:rm16 m o16:0f18/4;rm32 m o32:0f18/4;rm64 m o64:0f18/4 64
hint_nop50:rm16 m o16:0f1e/2;rm32 m o32:0f1e/2;rm64 m o64:0f1e/2 64
hint_nop51:rm16 m o16:0f1e/3;rm32 m o32:0f1e/3;rm64 m o64:0f1e/3 64
hint_nop52:rm16 m o16:0f1e/4;rm32 m o32:0f1e/4;rm64 m o64:0f1e/4 64
hint_nop53:rm16 m o16:0f1e/5;rm32 m o32:0f1e/5;rm64 m o64:0f1e/5 64
hint_nop54:rm16 m o16:0f1e/6;rm32 m o32:0f1e/6;rm64 m o64:0f1e/6 64
hint_nop55:rm16 m o16:0f1e/7;rm32 m o32:0f1e/7;rm64 m o64:0f1e/7 64
hint_nop56:rm16 m o16:0f1f/0;rm32 m o32:0f1f/0;rm64 m o64:0f1f/0 64
hint_nop57:rm16 m o16:0f1f/1;rm32 m o32:0f1f/1;rm64 m o64:0f1f/1 64
hint_nop58:rm16 m o16:0f1f/2;rm32 m o32:0f1f/2;rm64 m o64:0f1f/2 64
hint_nop59:rm16 m o16:0f1f/3;rm32 m o32:0f1f/3;rm64 m o64:0f1f/3 64
hint_nop5:rm16 m o16:0f18/5;rm32 m o32:0f18/5;rm64 m o64:0f18/5 64
hint_nop60:rm16 m o16:0f1f/4;rm32 m o32:0f1f/4;rm64 m o64:0f1f/4 64
hint_nop61:rm16 m o16:0f1f/5;rm32 m o32:0f1f/5;rm64 m o64:0f1f/5 64
hint_nop62:rm16 m o16:0f1f/6;rm32 m o32:0f1f/6;rm64 m o64:0f1f/6 64
hint_nop63:rm16 m o16:0f1f/7;rm32 m o32:0f1f/7;rm64 m o64:0f1f/7 64
hint_nop6:rm16 m o16:0f18/6;rm32 m o32:0f18/6;rm64 m o64:0f18/6 64
hint_nop7:rm16 m o16:0f18/7;rm32 m o32:0f18/7;rm64 m o64:0f18/7 64
hint_nop8:rm16 m o16:0f19/0;rm32 m o32:0f19/0;rm64 m o64:0f19/0 64
hint_nop9:rm16 m o16:0f19/1;rm32 m o32:0f19/1;rm64 m o64:0f19/1 64
hlt:- - :f4
hreset:i8 b f3:0f3af0c0;i8,eax b- f3:0f3af0c0
hsubpd:xmm,xm128 rm 66:0f7d
hsubps:xmm,xm128 rm f2:0f7d
ibts:rm16,r16 mr o16:0fa7 sx,gone;rm32,r32 mr o32:0fa7 sx,gone
icebp:=int1
idiv:rm8 m :f6/7;rm16 m o16:f7/7;rm32 m o32:f7/7;rm64 m o64:f7/7 64
imul:rm8 m :f6/5;rm16 m o16:f7/5;rm32 m o32:f7/5;rm64 m o64:f7/5 64;r16,m rm o16:0faf sm;r16,r16 rm o16:0faf;r32,m rm o32:0faf sm;r32,r32 rm o32:0faf;r64,m rm o64:0faf sm,64;r64,r64 rm o64:0faf 64;r16,m,i8 rmB o16:6b sm2;r16,m,sbw rmB o16:6b sm;r16,m,i16 rmw o16:69 sm;r16,m,i rmw o16:69 sm;r16,r16,i8 rmB o16:6b;r16,r16,sbw rmB o16:6b sm;r16,r16,i16 rmw o16:69;r16,r16,i rmw o16:69 sm;r32,m,i8 rmB o32:6b sm2;r32,m,sbd rmB o32:6b sm;r32,m,i32 rmd o32:69 sm;r32,m,i rmd o32:69 sm;r32,r32,i8 rmB o32:6b;r32,r32,sbd rmB o32:6b sm;r32,r32,i32 rmd o32:69;r32,r32,i rmd o32:69 sm;r64,m,i8 rmB o64:6b sm2,64;r64,m,sbd rmB o64:6b sm,64;r64,m,i32 rmD o64:69 sm2,64;r64,m,i rmD o64:69 sm,64;r64,r64,i8 rmB o64:6b 64;r64,r64,sbd rmB o64:6b sm,64;r64,r64,i32 rmD o64:69 64;r64,r64,i rmD o64:69 sm,64;r16,i8 xB o16:6b;r16,sbw xB o16:6b sm;r16,i16 xw o16:69;r16,i xw o16:69 sm;r32,i8 xB o32:6b;r32,sbd xB o32:6b sm;r32,i32 xd o32:69;r32,i xd o32:69 sm;r64,i8 xB o64:6b 64;r64,sbd xB o64:6b sm,64;r64,i32 xD o64:69 64;r64,i xD o64:69 sm,64
in:al,i~8 -u :e4;ax,i~8 -u o16:e5;eax,i~8 -u o32:e5;al,dx -- :ec;ax,dx -- o16:ed;eax,dx -- o32:ed
inc:r16 o o16:40 n64;r32 o o32:40 n64;rm8 m :fe/0 lock,hle;rm16 m o16:ff/0 lock,hle;rm32 m o32:ff/0 lock,hle;rm64 m o64:ff/0 64,lock,hle
incsspd:r32 m o32.f3:0fae/5
incsspq:r64 m o64.f3:0fae/5 64
insb:- - :6c
insd:- - o32:6d
insertps:xmm,xm32,i8 rmu 66:0f3a21
insertq:xmm,xmm,i,i rmub f2:0f78;xmm,xmm rm f2:0f79
insw:- - o16:6d
int01:=int1
int03:=int3
int1:- - :f1
int3:- - :cc
int:i~8 u :cd
into:- - :ce n64
invd:- - :0f08
invept:r32,m~128 rm 66:0f3880 n64;r64,m~128 rm o64n.66:0f3880 64
invlpg:m m :0f01/7
invlpga:- - :0f01df;ax,ecx -- a16:0f01df n64;eax,ecx -- a32:0f01df;rax,ecx -- a64:0f01df 64
invpcid:r32,m~128 rm 66:0f3882 n64;r64,m~128 rm o64.66:0f3882 64
invvpid:r32,m~128 rm 66:0f3881 n64;r64,m~128 rm o64n.66:0f3881 64
iret:- - :cf
iretd:- - o32:cf
iretq:- - o64:cf 64
iretw:- - o16:cf
ja:i|near J :0f87 bnd;i64|near J o64n:0f87 64,bnd;i16|near J o16:0f87 n64,bnd;i32|near J o32:0f87 n64,bnd;i|short j :77 bnd;i j :77 jcc8,bnd;i J :0f87 bnd
jae:i|near J :0f83 bnd;i64|near J o64n:0f83 64,bnd;i16|near J o16:0f83 n64,bnd;i32|near J o32:0f83 n64,bnd;i|short j :73 bnd;i j :73 jcc8,bnd;i J :0f83 bnd
jb:i|near J :0f82 bnd;i64|near J o64n:0f82 64,bnd;i16|near J o16:0f82 n64,bnd;i32|near J o32:0f82 n64,bnd;i|short j :72 bnd;i j :72 jcc8,bnd;i J :0f82 bnd
jbe:i|near J :0f86 bnd;i64|near J o64n:0f86 64,bnd;i16|near J o16:0f86 n64,bnd;i32|near J o32:0f86 n64,bnd;i|short j :76 bnd;i j :76 jcc8,bnd;i J :0f86 bnd
jc:=jb
jcxz:i j a16:e3 n64
je:i|near J :0f84 bnd;i64|near J o64n:0f84 64,bnd;i16|near J o16:0f84 n64,bnd;i32|near J o32:0f84 n64,bnd;i|short j :74 bnd;i j :74 jcc8,bnd;i J :0f84 bnd
jecxz:i j a32:e3
jg:i|near J :0f8f bnd;i64|near J o64n:0f8f 64,bnd;i16|near J o16:0f8f n64,bnd;i32|near J o32:0f8f n64,bnd;i|short j :7f bnd;i j :7f jcc8,bnd;i J :0f8f bnd
jge:i|near J :0f8d bnd;i64|near J o64n:0f8d 64,bnd;i16|near J o16:0f8d n64,bnd;i32|near J o32:0f8d n64,bnd;i|short j :7d bnd;i j :7d jcc8,bnd;i J :0f8d bnd
jl:i|near J :0f8c bnd;i64|near J o64n:0f8c 64,bnd;i16|near J o16:0f8c n64,bnd;i32|near J o32:0f8c n64,bnd;i|short j :7c bnd;i j :7c jcc8,bnd;i J :0f8c bnd
jle:i|near J :0f8e bnd;i64|near J o64n:0f8e 64,bnd;i16|near J o16:0f8e n64,bnd;i32|near J o32:0f8e n64,bnd;i|short j :7e bnd;i j :7e jcc8,bnd;i J :0f8e bnd
jmp:i|short j :eb bnd;i j :eb jmp8,bnd;i J :e9 bnd;i|near J :e9 bnd;i|far p :ea n64;i16 J o16:e9 n64,bnd;i16|near J o16:e9 n64,bnd;i16|far p o16:ea n64;i32 J o32:e9 n64,bnd;i32|near J o32:e9 n64,bnd;i32|far p o32:ea n64;i64 J o64n:e9 64,bnd;i64|near J o64n:e9 64,bnd;i|colon p :ea n64;i16|colon p o16:ea n64;i32|colon p o32:ea n64;m|far m :ff/5 n64;m|far m o64:ff/5 64;m16|far m o16:ff/5;m32|far m o32:ff/5;m64|far m o64:ff/5 64;m|near m :ff/4 bnd;m16|near m o16:ff/4 n64,bnd;m32|near m o32:ff/4 n64,bnd;m64|near m o64n:ff/4 64,bnd;r16 m o16:ff/4 n64,bnd;r32 m o32:ff/4 n64,bnd;r64 m o64n:ff/4 64,bnd;m m :ff/4 bnd;m16 m o16:ff/4 n64,bnd;m32 m o32:ff/4 n64,bnd;m64 m o64n:ff/4 64,bnd
jmpe:i J :0fb8;i16 J o16:0fb8;i32 J o32:0fb8;rm16 m o16:0f00/6;rm32 m o32:0f00/6
jna:=jbe
jnae:=jb
jnb:=jae
jnbe:=ja
jnc:=jae
jne:i|near J :0f85 bnd;i64|near J o64n:0f85 64,bnd;i16|near J o16:0f85 n64,bnd;i32|near J o32:0f85 n64,bnd;i|short j :75 bnd;i j :75 jcc8,bnd;i J :0f85 bnd
jng:=jle
jnge:=jl
jnl:=jge
jnle:=jg
jno:i|near J :0f81 bnd;i64|near J o64n:0f81 64,bnd;i16|near J o16:0f81 n64,bnd;i32|near J o32:0f81 n64,bnd;i|short j :71 bnd;i j :71 jcc8,bnd;i J :0f81 bnd
jnp:i|near J :0f8b bnd;i64|near J o64n:0f8b 64,bnd;i16|near J o16:0f8b n64,bnd;i32|near J o32:0f8b n64,bnd;i|short j :7b bnd;i j :7b jcc8,bnd;i J :0f8b bnd
jns:i|near J :0f89 bnd;i64|near J o64n:0f89 64,bnd;i16|near J o16:0f89 n64,bnd;i32|near J o32:0f89 n64,bnd;i|short j :79 bnd;i j :79 jcc8,bnd;i J :0f89 bnd
jnz:=jne
jo:i|near J :0f80 bnd;i64|near J o64n:0f80 64,bnd;i16|near J o16:0f80 n64,bnd;i32|near J o32:0f80 n64,bnd;i|short j :70 bnd;i j :70 jcc8,bnd;i J :0f80 bnd
jp:i|near J :0f8a bnd;i64|near J o64n:0f8a 64,bnd;i16|near J o16:0f8a n64,bnd;i32|near J o32:0f8a n64,bnd;i|short j :7a bnd;i j :7a jcc8,bnd;i J :0f8a bnd
jpe:=jp
jpo:=jnp
jrcxz:i j a64:e3 64
js:i|near J :0f88 bnd;i64|near J o64n:0f88 64,bnd;i16|near J o16:0f88 n64,bnd;i32|near J o32:0f88 n64,bnd;i|short j :78 bnd;i j :78 jcc8,bnd;i J :0f88 bnd
jz:=je
kadd:k~a,k~a,k~a rvm v256.66.1.w0:4a
kaddb:k,k,k rvm v256.66.1.w0:4a
kaddd:k,k,k rvm v256.66.1.w1:4a
kaddq:k,k,k rvm v256.np.1.w1:4a
kaddw:k,k,k rvm v256.np.1.w0:4a
kand:k~a,k~a,k~a rvm v256.66.1.w0:41
kandb:k,k,k rvm v256.66.1.w0:41
kandd:k,k,k rvm v256.66.1.w1:41
kandn:k~a,k~a,k~a rvm v256.66.1.w0:42
kandnb:k,k,k rvm v256.66.1.w0:42
kandnd:k,k,k rvm v256.66.1.w1:42
kandnq:k,k,k rvm v256.np.1.w1:42
kandnw:k,k,k rvm v256.np.1.w0:42
kandq:k,k,k rvm v256.np.1.w1:41
kandw:k,k,k rvm v256.np.1.w0:41
kmov:k,km8 rm v128.66.1.w0:90;m~8,k mr v128.66.1.w0:91;k,r32 rm v128.66.1.w0:92;k,r8 rm v128.66.1.w0:92;r32,k rm v128.66.1.w0:93;k,km16 rm v128.np.1.w0:90;m16,k mr v128.np.1.w0:91;k,r32 rm v128.np.1.w0:92;k,r16 rm v128.np.1.w0:92;r32,k rm v128.np.1.w0:93;k,km32 rm v128.66.1.w1:90;m32,k mr v128.66.1.w1:91;k,r32 rm v128.f2.1.w0:92;r32,k rm v128.f2.1.w0:93;k,km64 rm v128.np.1.w1:90;m64,k mr v128.np.1.w1:91;k,r64 rm v128.f2.1.w1:92;r64,k rm v128.f2.1.w1:93
kmovb:k,km8 rm v128.66.1.w0:90;m8,k mr v128.66.1.w0:91;k,r32 rm v128.66.1.w0:92;k,r8 rm v128.66.1.w0:92;r32,k rm v128.66.1.w0:93
kmovd:k,km32 rm v128.66.1.w1:90;m32,k mr v128.66.1.w1:91;k,r32 rm v128.f2.1.wig:92;r32,k rm v128.f2.1.wig:93
kmovq:k,km64 rm v128.np.1.w1:90;m64,k mr v128.np.1.w1:91;k,r64 rm v128.f2.1.w1:92;r64,k rm v128.f2.1.w1:93
kmovw:k,km16 rm v128.np.1.w0:90;m16,k mr v128.np.1.w0:91;k,r32 rm v128.np.1.w0:92;k,r16 rm v128.np.1.w0:92;r32,k rm v128.np.1.w0:93
knot:k~a,k~a rm v128.66.1.w0:44
knotb:k,k rm v128.66.1.w0:44
knotd:k,k rm v128.66.1.w1:44
knotq:k,k rm v128.np.1.w1:44
knotw:k,k rm v128.np.1.w0:44
kor:k~a,k~a,k~a rvm v256.66.1.w0:45
korb:k,k,k rvm v256.66.1.w0:45
kord:k,k,k rvm v256.66.1.w1:45
korq:k,k,k rvm v256.np.1.w1:45
kortest:k~a,k~a rm v128.66.1.w0:98
kortestb:k,k rm v128.66.1.w0:98
kortestd:k,k rm v128.66.1.w1:98
kortestq:k,k rm v128.np.1.w1:98
kortestw:k,k rm v128.np.1.w0:98
korw:k,k,k rvm v256.np.1.w0:45
kshiftl:k~a,k~a,i8 rmb v128.66.3.w0:32
kshiftlb:k,k,i8 rmb v128.66.3.w0:32
kshiftld:k,k,i8 rmb v128.66.3.w0:33
kshiftlq:k,k,i8 rmb v128.66.3.w1:33
kshiftlw:k,k,i8 rmb v128.66.3.w1:32
kshiftr:k~a,k~a,i8 rmb v128.66.3.w0:30
kshiftrb:k,k,i8 rmb v128.66.3.w0:30
kshiftrd:k,k,i8 rmb v128.66.3.w0:31
kshiftrq:k,k,i8 rmb v128.66.3.w1:31
kshiftrw:k,k,i8 rmb v128.66.3.w1:30
ktest:k~a,k~a rm v128.66.1.w0:99
ktestb:k,k rm v128.66.1.w0:99
ktestd:k,k rm v128.66.1.w1:99
ktestq:k,k rm v128.np.1.w1:99
ktestw:k,k rm v128.np.1.w0:99
kunpck:k~a,k~a,k~a rvm v256.66.1.w0:4b
kunpckbw:k,k,k rvm v256.66.1.w0:4b
kunpckdq:k,k,k rvm v256.np.1.w1:4b
kunpckwd:k,k,k rvm v256.np.1.w0:4b
kxnor:k~a,k~a,k~a rvm v256.66.1.w0:46
kxnorb:k,k,k rvm v256.66.1.w0:46
kxnord:k,k,k rvm v256.66.1.w1:46
kxnorq:k,k,k rvm v256.np.1.w1:46
kxnorw:k,k,k rvm v256.np.1.w0:46
kxor:k~a,k~a,k~a rvm v256.66.1.w0:47
kxorb:k,k,k rvm v256.66.1.w0:47
kxord:k,k,k rvm v256.66.1.w1:47
kxorq:k,k,k rvm v256.np.1.w1:47
kxorw:k,k,k rvm v256.np.1.w0:47
lahf:- - :9f
lar:r16,m~16 rm o16:0f02;r16,r16 rm o16:0f02;r16,r32 rm o16:0f02;r16,r64 rm o16:0f02 64;r32,m~16 rm o32:0f02;r32,r16 rm o32:0f02;r32,r32 rm o32:0f02;r32,r64 rm o32:0f02 64;r64,m~16 rm o64:0f02 64;r64,r16 rm o64:0f02 64;r64,r32 rm o64:0f02 64;r64,r64 rm o64:0f02 64
lddqu:xmm,m128 rm f2:0ff0
ldmxcsr:m32 m np:0fae/2
lds:r16,m rm o16:c5 n64;r32,m rm o32:c5 n64
ldtilecfg:m512 m v128.np.2.w0:49/0 64
lea:r16,m~a rm o16:8d;r32,m~a rm o32:8d;r64,m~a rm o64:8d 64;r16,i~a rM o16:8d;r32,i~a rM o32:8d;r64,i~a rM o64:8d 64
leave:- - :c9
les:r16,m rm o16:c4 n64;r32,m rm o32:c4 n64
lfence:- - np:0faee8;- - np:0faee9;- - np:0faeea;- - np:0faeeb;- - np:0faeec;- - np:0faeed;- - np:0faeee;- - np:0faeef
lfs:r16,m rm o16:0fb4;r32,m rm o32:0fb4;r64,m rm o64:0fb4 64
lgdt:m m :0f01/2
lgs:r16,m rm o16:0fb5;r32,m rm o32:0fb5;r64,m rm o64:0fb5 64
lidt:m m :0f01/3
lldt:m~16 m :0f00/2;r16 m :0f00/2
llwpcb:r32 m x128.np.9.wig:12/0;r64 m x128.np.9.w1:12/0 64
lmsw:m~16 m :0f01/6;r16 m :0f01/6
loadall286:- - :0f05 gone
loadall:- - :0f07 gone
lodsb:- - :ac
lodsd:- - o32:ad
lodsq:- - o64:ad 64
lodsw:- - o16:ad
loop:i j :e2;i,cx j- a16:e2 n64;i,ecx j- a32:e2;i,rcx j- a64:e2 64
loope:i j :e1;i,cx j- a16:e1 n64;i,ecx j- a32:e1;i,rcx j- a64:e1 64
loopne:i j :e0;i,cx j- a16:e0 n64;i,ecx j- a32:e0;i,rcx j- a64:e0 64
loopnz:=loopne
loopz:=loope
lsl:r16,m~16 rm o16:0f03;r16,r16 rm o16:0f03;r16,r32 rm o16:0f03;r16,r64 rm o16:0f03 64;r32,m~16 rm o32:0f03;r32,r16 rm o32:0f03;r32,r32 rm o32:0f03;r32,r64 rm o32:0f03 64;r64,m~16 rm o64:0f03 64;r64,r16 rm o64:0f03 64;r64,r32 rm o64:0f03 64;r64,r64 rm o64:0f03 64
lss:r16,m rm o16:0fb2;r32,m rm o32:0fb2;r64,m rm o64:0fb2 64
ltr:m~16 m :0f00/3;r16 m :0f00/3
lwpins:r32,rm32,i32 vmd x128.np.10.wig:12/0;r64,rm32,i32 vmd x128.np.10.w1:12/0 64
lwpval:r32,rm32,i32 vmd x128.np.10.wig:12/1;r64,rm32,i32 vmd x128.np.10.w1:12/1 64
lzcnt:r16,rm16 rm o16.f3:0fbd;r32,rm32 rm o32.f3:0fbd;r64,rm64 rm o64.f3:0fbd 64
maskmovdqu:xmm,xmm rm 66:0ff7
maskmovq:mm,mm rm np:0ff7
maxpd:xmm,xm128 rm 66:0f5f sx
maxps:xmm,xm128 rm np:0f5f
maxsd:xmm,xm64 rm f2:0f5f sx
maxss:xmm,xm32 rm f3:0f5f
mfence:- - np:0faef0;- - np:0faef1;- - np:0faef2;- - np:0faef3;- - np:0faef4;- - np:0faef5;- - np:0faef6;- - np:0faef7
minpd:xmm,xm128 rm 66:0f5d sx
minps:xmm,xm128 rm np:0f5d
minsd:xmm,xm64 rm f2:0f5d sx
minss:xmm,xm32 rm f3:0f5d
monitor:- - :0f01c8;eax,ecx,edx --- :0f01c8 n64;rax,ecx,edx --- :0f01c8 64
monitorx:- - :0f01fa;rax,ecx,edx --- :0f01fa 64;eax,ecx,edx --- :0f01fa
montmul:- - rep:0fa6c0
mov:m,sreg mr :8c sm;r16,sreg mr o16:8c;r32,sreg mr o32:8c;r64,sreg mr :8c opt,64;rm64,sreg mr o64:8c 64;sreg,m rm :8e sm;sreg,r16 rm :8e opt;sreg,r32 rm :8e opt;sreg,r64 rm :8e opt,64;sreg,r16 rm o16:8e;sreg,r32 rm o32:8e;sreg,rm64 rm o64:8e 64;al,offs -a :a0 sm;ax,offs -a o16:a1 sm;eax,offs -a o32:a1 sm;rax,offs -a o64:a1 sm,64;offs,al a- :a2 sm,nohle;offs,ax a- o16:a3 sm,nohle;offs,eax a- o32:a3 sm,nohle;offs,rax a- o64:a3 sm,nohle,64;r32,cr mr :0f20 n64;r64,cr mr :0f20 64;cr,r32 rm :0f22 n64;cr,r64 rm :0f22 64;r32,dr mr :0f21 n64;r64,dr mr :0f21 64;dr,r32 rm :0f23 n64;dr,r64 rm :0f23 64;r32,tr mr :0f24 n64;tr,r32 rm :0f26 n64;rm8,r8 mr :88 hlexr;rm16,r16 mr o16:89 hlexr;rm32,r32 mr o32:89 hlexr;rm64,r64 mr o64:89 hlexr,64;r8,rm8 rm :8a;r16,rm16 rm o16:8b;r32,rm32 rm o32:8b;r64,rm64 rm o64:8b 64;r8,i ob :b0 sm;r16,i ow o16:b8 sm;r32,i od o32:b8 sm;r64,ud od o32:b8 opt,sm,64;rm64,sd mD o64:c7/0 opt,sm,hlexr,64;r64,i oq o64:b8 sm,64;rm8,i mb :c6/0 sm,hlexr;rm16,i mw o16:c7/0 sm,hlexr;rm32,i md o32:c7/0 sm,hlexr;rm64,i mD o64:c7/0 sm,hlexr,64;rm64,i32 mD o64:c7/0 hlexr,64;m,i8 mb :c6/0 sm,hlexr;m,i16 mw o16:c7/0 sm,hlexr;m,i32 md o32:c7/0 sm,hlexr
movapd:xmm,xm128 rm 66:0f28;xm128,xmm mr 66:0f29
movaps:xmm,xm128 rm np:0f28;xm128,xmm mr np:0f29
movbe:r16,m16 rm o16:0f38f0;r32,m32 rm o32:0f38f0;r64,m64 rm o64:0f38f0 64;m16,r16 mr o16:0f38f1;m32,r32 mr o32:0f38f1;m64,r64 mr o64:0f38f1 64
movd:mm,m~32 rm np:0f6e;mm,r32 rm np:0f6e;mm,rm64 rm o64.np:0f6e 64;m~32,mm mr np:0f7e;r32,mm mr np:0f7e;rm64,mm mr o64.np:0f7e 64;xmm,m~32 rm 66:0f6e;xmm,r32 rm 66:0f6e;m~32,xmm mr 66:0f7e;r32,xmm mr 66:0f7e
movddup:xmm,xm64 rm f2:0f12
movdir64b:r16,m512 rm a16.66:0f38f8 n64;r32,m512 rm a32.66:0f38f8;r64,m512 rm a64.66:0f38f8 64
movdiri:m32,r32 mr np:0f38f9;m64,r64 mr o64.np:0f38f9 64
movdq2q:mm,xmm rm f2:0fd6
movdqa:xmm,xm128 rm 66:0f6f;xm128,xmm mr 66:0f7f
movdqu:xmm,xm128 rm f3:0f6f;xm128,xmm mr f3:0f7f
movhlps:xmm,xmm rm np:0f12
movhpd:xmm,m64 rm 66:0f16;m64,xmm mr 66:0f17
movhps:xmm,m64 rm np:0f16;m64,xmm mr np:0f17
movlhps:xmm,xmm rm np:0f16
movlpd:xmm,m64 rm 66:0f12;m64,xmm mr 66:0f13
movlps:xmm,m64 rm np:0f12;m64,xmm mr np:0f13
movmskpd:r32,xmm rm 66:0f50;r64,xmm rm o64.66:0f50 64
movmskps:r32,xmm rm np:0f50;r64,xmm rm o64.np:0f50 64
movntdq:m~128,xmm mr 66:0fe7
movntdqa:xmm,m128 rm 66:0f382a
movnti:m32,r32 mr np:0fc3;m64,r64 mr o64.np:0fc3 64
movntpd:m~128,xmm mr 66:0f2b
movntps:m128,xmm mr np:0f2b
movntq:m~64,mm mr np:0fe7
movntsd:m64,xmm mr f2:0f2b
movntss:m32,xmm mr f3:0f2b
movq2dq:xmm,mm rm f3:0fd6
movq:mm,mmm64 rm np:0f6f;mmm64,mm mr np:0f7f;mm,rm64 rm o64.np:0f6e 64;rm64,mm mr o64.np:0f7e 64;xmm,xm64 rm f3:0f7e;m64,xmm mr 66:0fd6;xmm,rm64 rm o64.66:0f6e 64;rm64,xmm mr o64.66:0f7e 64
movsb:- - :a4
movsd:xmm,xm64 rm f2:0f10;xm64,xmm mr f2:0f11;- - o32:a5
movshdup:xmm,xm128 rm f3:0f16
movsldup:xmm,xm128 rm f3:0f12
movsq:- - o64:a5 64
movss:xmm,xm32 rm f3:0f10;xm32,xmm mr f3:0f11
movsw:- - o16:a5
movsx:r16,m~8 rm o16:0fbe;r16,r8 rm o16:0fbe;r32,rm8 rm o32:0fbe;r32,rm16 rm o32:0fbf;r64,rm8 rm o64:0fbe 64;r64,rm16 rm o64:0fbf 64;r64,rm32 rm o64:63 64
movsxd:r64,rm32 rm o64:63 64
movupd:xmm,xm128 rm 66:0f10;xm128,xmm mr 66:0f11
movups:xmm,xm128 rm np:0f10;xm128,xmm mr np:0f11
movzx:r16,m~8 rm o16:0fb6;r16,r8 rm o16:0fb6;r32,rm8 rm o32:0fb6;r32,rm16 rm o32:0fb7;r64,rm8 rm o64:0fb6 64;r64,rm16 rm o64:0fb7 64
mpsadbw:xmm,xm128,i8 rmu 66:0f3a42
mul:rm8 m :f6/4;rm16 m o16:f7/4;rm32 m o32:f7/4;rm64 m o64:f7/4 64
mulpd:xmm,xm128 rm 66:0f59
mulps:xmm,xm128 rm np:0f59
mulsd:xmm,xm64 rm f2:0f59
mulss:xmm,xm32 rm f3:0f59
mulx:r32,r32,rm32 rvm v128.f2.2.wig:f6;r64,r64,rm64 rvm v128.f2.2.w1:f6 64
mwait:- - :0f01c9;eax,ecx -- :0f01c9
mwaitx:- - :0f01fb;eax,ecx -- :0f01fb
neg:rm8 m :f6/3 lock,hle;rm16 m o16:f7/3 lock,hle;rm32 m o32:f7/3 lock,hle;rm64 m o64:f7/3 64,lock,hle
nop:- - :90;rm16 m o16:0f1f/0;rm32 m o32:0f1f/0;rm64 m o64:0f1f/0 64
not:rm8 m :f6/2 lock,hle;rm16 m o16:f7/2 lock,hle;rm32 m o32:f7/2 lock,hle;rm64 m o64:f7/2 64,lock,hle
or:rm8,r8 mr :08 lock,hle;rm16,r16 mr o16:09 lock,hle;rm32,r32 mr o32:09 lock,hle;rm64,r64 mr o64:09 lock,hle,64;r8,rm8 rm :0a;r16,rm16 rm o16:0b;r32,rm32 rm o32:0b;r64,rm64 rm o64:0b 64;rm16,i8 mB o16:83/1 lock,hle;rm32,i8 mB o32:83/1 lock,hle;rm64,i8 mB o64:83/1 lock,hle,64;al,i -b :0c sm;rm16,sbw mB o16:83/1 sm,lock,hle;ax,i -w o16:0d sm;rm32,sbd mB o32:83/1 sm,lock,hle;eax,i -d o32:0d sm;rm64,sbd mB o64:83/1 sm,lock,hle,64;rax,i -D o64:0d sm,64;rm8,i mb :80/1 sm,lock,hle;rm16,i mw o16:81/1 sm,lock,hle;rm32,i md o32:81/1 sm,lock,hle;rm64,i mD o64:81/1 sm,lock,hle,64;m,i8 mb :80/1 sm,lock,hle;m,sbw16 mB o16:83/1 sm,lock,hle;m,i16 mw o16:81/1 sm,lock,hle;m,sbd32 mB o32:83/1 sm,lock,hle;m,i32 md o32:81/1 sm,lock,hle;rm8,i mb :82/1 sm,lock,hle,n64
orpd:xmm,xm128 rm 66:0f56
orps:xmm,xm128 rm np:0f56
out:i~8,al u- :e6;i~8,ax u- o16:e7;i~8,eax u- o32:e7;dx,al -- :ee;dx,ax -- o16:ef;dx,eax -- o32:ef
outsb:- - :6e
outsd:- - o32:6f
outsw:- - o16:6f
pabsb:mm,mmm64 rm np:0f381c sx;xmm,xm128 rm 66:0f381c
pabsd:mm,mmm64 rm np:0f381e sx;xmm,xm128 rm 66:0f381e
pabsw:mm,mmm64 rm np:0f381d sx;xmm,xm128 rm 66:0f381d
packssdw:mm,mmm64 rm np:0f6b sx;xmm,xm128 rm 66:0f6b sx
packsswb:mm,mmm64 rm np:0f63 sx;xmm,xm128 rm 66:0f63 sx
packusdw:xmm,xm128 rm 66:0f382b
packuswb:mm,mmm64 rm np:0f67 sx;xmm,xm128 rm 66:0f67 sx
paddb:mm,mmm64 rm np:0ffc sx;xmm,xm128 rm 66:0ffc sx
paddd:mm,mmm64 rm np:0ffe sx;xmm,xm128 rm 66:0ffe sx
paddq:mm,mmm64 rm np:0fd4 sx;xmm,xm128 rm 66:0fd4 sx
paddsb:mm,mmm64 rm np:0fec sx;xmm,xm128 rm 66:0fec sx
paddsiw:mm,mmm64 rm :0f51 sx
paddsw:mm,mmm64 rm np:0fed sx;xmm,xm128 rm 66:0fed sx
paddusb:mm,mmm64 rm np:0fdc sx;xmm,xm128 rm 66:0fdc sx
paddusw:mm,mmm64 rm np:0fdd sx;xmm,xm128 rm 66:0fdd sx
paddw:mm,mmm64 rm np:0ffd sx;xmm,xm128 rm 66:0ffd sx
palignr:mm,mmm64,i rmu np:0f3a0f sx;xmm,xm,i rmu 66:0f3a0f
pand:mm,mmm64 rm np:0fdb sx;xmm,xm128 rm 66:0fdb sx
pandn:mm,mmm64 rm np:0fdf sx;xmm,xm128 rm 66:0fdf sx
pause:- - f3:90
paveb:mm,mmm64 rm :0f50 sx
pavgb:mm,mmm64 rm np:0fe0 sx;xmm,xm128 rm 66:0fe0 sx
pavgusb:mm,mmm64 rm :0f0fbf suffix,sx
pavgw:mm,mmm64 rm np:0fe3 sx;xmm,xm128 rm 66:0fe3 sx
pblendvb:xmm,xm128 rm 66:0f3810
pblendw:xmm,xm128,i8 rmu 66:0f3a0e
pclmulhqhqdq:=pclmulqdq+17
pclmulhqlqdq:=pclmulqdq+1
pclmullqhqdq:=pclmulqdq+16
pclmullqlqdq:=pclmulqdq+0
pclmulqdq:xmm,xm128,i8 rmb 66:0f3a44
pcmpeqb:mm,mmm64 rm np:0f74 sx;xmm,xm128 rm 66:0f74 sx
pcmpeqd:mm,mmm64 rm np:0f76 sx;xmm,xm128 rm 66:0f76 sx
pcmpeqq:xmm,xm128 rm 66:0f3829
pcmpeqw:mm,mmm64 rm np:0f75 sx;xmm,xm128 rm 66:0f75 sx
pcmpestri:xmm,xm128,i8 rmu 66:0f3a61
pcmpestrm:xmm,xm128,i8 rmu 66:0f3a60
pcmpgtb:mm,mmm64 rm np:0f64 sx;xmm,xm128 rm 66:0f64 sx
pcmpgtd:mm,mmm64 rm np:0f66 sx;xmm,xm128 rm 66:0f66 sx
pcmpgtq:xmm,xm128 rm 66:0f3837
pcmpgtw:mm,mmm64 rm np:0f65 sx;xmm,xm128 rm 66:0f65 sx
pcmpistri:xmm,xm128,i8 rmu 66:0f3a63
pcmpistrm:xmm,xm128,i8 rmu 66:0f3a62
pcommit:- - 66:0faef8 never
pconfig:- - np:0f01c5
pdep:r32,r32,rm32 rvm v128.f2.2.wig:f5;r64,r64,rm64 rvm v128.f2.2.w1:f5 64
pdistib:mm,m rm :0f54
pext:r32,r32,rm32 rvm v128.f3.2.wig:f5;r64,r64,rm64 rvm v128.f3.2.w1:f5 64
pextrb:r32,xmm,i8 mru 66:0f3a14;m8,xmm,i8 mru 66:0f3a14;r64,xmm,i8 mru o64n.66:0f3a14 64
pextrd:rm32,xmm,i8 mru 66:0f3a16
pextrq:rm64,xmm,i8 mru o64.66:0f3a16 64
pextrw:r32,mm,i rmu np:0fc5;r32,xmm,i rmu 66:0fc5;r64,xmm,i rmu o64.66:0fc5 64;r32,xmm,i8 mru 66:0f3a15;m16,xmm,i8 mru 66:0f3a15;r64,xmm,i8 mru o64.66:0f3a15 64
pf2id:mm,mmm64 rm :0f0f1d suffix,sx
pf2iw:mm,mmm64 rm :0f0f1c suffix,sx
pfacc:mm,mmm64 rm :0f0fae suffix,sx
pfadd:mm,mmm64 rm :0f0f9e suffix,sx
pfcmpeq:mm,mmm64 rm :0f0fb0 suffix,sx
pfcmpge:mm,mmm64 rm :0f0f90 suffix,sx
pfcmpgt:mm,mmm64 rm :0f0fa0 suffix,sx
pfmax:mm,mmm64 rm :0f0fa4 suffix,sx
pfmin:mm,mmm64 rm :0f0f94 suffix,sx
pfmul:mm,mmm64 rm :0f0fb4 suffix,sx
pfnacc:mm,mmm64 rm :0f0f8a suffix,sx
pfpnacc:mm,mmm64 rm :0f0f8e suffix,sx
pfrcp:mm,mmm64 rm :0f0f96 suffix,sx
pfrcpit1:mm,mmm64 rm :0f0fa6 suffix,sx
pfrcpit2:mm,mmm64 rm :0f0fb6 suffix,sx
pfrcpv:mm,mmm64 rm :0f0f86 suffix,sx
pfrsqit1:mm,mmm64 rm :0f0fa7 suffix,sx
pfrsqrt:mm,mmm64 rm :0f0f97 suffix,sx
pfrsqrtv:mm,mmm64 rm :0f0f87 suffix,sx
pfsub:mm,mmm64 rm :0f0f9a suffix,sx
pfsubr:mm,mmm64 rm :0f0faa suffix,sx
phaddd:mm,mmm64 rm np:0f3802 sx;xmm,xm128 rm 66:0f3802
phaddsw:mm,mmm64 rm np:0f3803 sx;xmm,xm128 rm 66:0f3803
phaddw:mm,mmm64 rm np:0f3801 sx;xmm,xm128 rm 66:0f3801
phminposuw:xmm,xm128 rm 66:0f3841
phsubd:mm,mmm64 rm np:0f3806 sx;xmm,xm128 rm 66:0f3806
phsubsw:mm,mmm64 rm np:0f3807 sx;xmm,xm128 rm 66:0f3807
phsubw:mm,mmm64 rm np:0f3805 sx;xmm,xm128 rm 66:0f3805
pi2fd:mm,mmm64 rm :0f0f0d suffix,sx
pi2fw:mm,mmm64 rm :0f0f0c suffix,sx
pinsrb:xmm,m8,i8 rmu 66:0f3a20;xmm,r8,i8 rmu 66:0f3a20 plain8;xmm,r32,i8 rmu 66:0f3a20
pinsrd:xmm,rm32,i8 rmu 66:0f3a22
pinsrq:xmm,rm64,i8 rmu o64.66:0f3a22 64
pinsrw:mm,m~16,i rmu np:0fc4;mm,r16,i rmu np:0fc4;mm,r32,i rmu np:0fc4;xmm,r16,i rmu 66:0fc4;xmm,r32,i rmu 66:0fc4;xmm,r64,i rmu o64.66:0fc4 64;xmm,m~16,i rmu 66:0fc4
pmachriw:mm,m rm :0f5e
pmaddubsw:mm,mmm64 rm np:0f3804 sx;xmm,xm128 rm 66:0f3804
pmaddwd:mm,mmm64 rm np:0ff5 sx;xmm,xm128 rm 66:0ff5 sx
pmagw:mm,mmm64 rm :0f52 sx
pmaxsb:xmm,xm128 rm 66:0f383c
pmaxsd:xmm,xm128 rm 66:0f383d
pmaxsw:mm,mmm64 rm np:0fee sx;xmm,xm128 rm 66:0fee sx
pmaxub:mm,mmm64 rm np:0fde sx;xmm,xm128 rm 66:0fde sx
pmaxud:xmm,xm128 rm 66:0f383f
pmaxuw:xmm,xm128 rm 66:0f383e
pminsb:xmm,xm128 rm 66:0f3838
pminsd:xmm,xm128 rm 66:0f3839
pminsw:mm,mmm64 rm np:0fea sx;xmm,xm128 rm 66:0fea sx
pminub:mm,mmm64 rm np:0fda sx;xmm,xm128 rm 66:0fda sx
pminud:xmm,xm128 rm 66:0f383b
pminuw:xmm,xm128 rm 66:0f383a
pmovmskb:r32,mm rm np:0fd7;r32,xmm rm 66:0fd7
pmovsxbd:xmm,xm32 rm 66:0f3821
pmovsxbq:xmm,xm16 rm 66:0f3822
pmovsxbw:xmm,xm64 rm 66:0f3820
pmovsxdq:xmm,xm64 rm 66:0f3825
pmovsxwd:xmm,xm64 rm 66:0f3823
pmovsxwq:xmm,xm32 rm 66:0f3824
pmovzxbd:xmm,xm32 rm 66:0f3831
pmovzxbq:xmm,xm16 rm 66:0f3832
pmovzxbw:xmm,xm64 rm 66:0f3830
pmovzxdq:xmm,xm64 rm 66:0f3835
pmovzxwd:xmm,xm64 rm 66:0f3833
pmovzxwq:xmm,xm32 rm 66:0f3834
pmuldq:xmm,xm128 rm 66:0f3828
pmulhriw:mm,mmm64 rm :0f5d sx
pmulhrsw:mm,mmm64 rm np:0f380b sx;xmm,xm128 rm 66:0f380b
pmulhuw:mm,mmm64 rm np:0fe4 sx;xmm,xm128 rm 66:0fe4 sx
pmulhw:mm,mmm64 rm np:0fe5 sx;xmm,xm128 rm 66:0fe5 sx
pmulld:xmm,xm128 rm 66:0f3840
pmullw:mm,mmm64 rm np:0fd5 sx;xmm,xm128 rm 66:0fd5 sx
pmuludq:mm,mmm128 rm np:0ff4 sx;xmm,xm128 rm 66:0ff4 sx
pmvgezb:mm,m64 rm :0f5c sx
pmvlzb:mm,m64 rm :0f5b sx
pmvnzb:mm,m64 rm :0f5a sx
pmvzb:mm,m64 rm :0f58
pop:r16 o o16:58;r32 o o32:58 n64;r64 o o64n:58 64;rm16 m o16:8f/0;rm32 m o32:8f/0 n64;rm64 m o64n:8f/0 64;cs - :0f gone;es - :07 n64;ss - :17 n64;ds - :1f n64;fs - :0fa1;gs - :0fa9
popa:- - :61 n64
popad:- - o32:61 n64
popaw:- - o16:61 n64
popcnt:r16,rm16 rm o16.f3:0fb8;r32,rm32 rm o32.f3:0fb8;r64,rm64 rm o64.f3:0fb8 64
popf:- - :9d
popfd:- - o32:9d n64
popfq:- - o64n:9d 64
popfw:- - o16:9d
por:mm,mmm64 rm np:0feb sx;xmm,xm128 rm 66:0feb sx
prefetch:m~64 m :0f0d/0;m~64 m :0f0d/4;m~64 m :0f0d/5;m~64 m :0f0d/6;m~64 m :0f0d/7
prefetchit0:m8 m :0f18/7
prefetchit1:m8 m :0f18/6
prefetchnta:m8 m :0f18/0
prefetcht0:m8 m :0f18/1
prefetcht1:m8 m :0f18/2
prefetcht2:m8 m :0f18/3
prefetchw:m~64 m :0f0d/1;m~64 m :0f0d/3
prefetchwt1:m8 m :0f0d/2
psadbw:mm,mmm64 rm np:0ff6 sx;xmm,xm128 rm 66:0ff6 sx
pshufb:mm,mmm64 rm np:0f3800 sx;xmm,xm128 rm 66:0f3800
pshufd:xmm,xm,i rmb 66:0f70
pshufhw:xmm,xm,i rmb f3:0f70
pshuflw:xmm,xm,i rmb f2:0f70
pshufw:mm,mmm,i rmb np:0f70
psignb:mm,mmm64 rm np:0f3808 sx;xmm,xm128 rm 66:0f3808
psignd:mm,mmm64 rm np:0f380a sx;xmm,xm128 rm 66:0f380a
psignw:mm,mmm64 rm np:0f3809 sx;xmm,xm128 rm 66:0f3809
pslld:mm,i mu np:0f72/6;xmm,i8 mu 66:0f72/6;mm,mmm64 rm np:0ff2 sx;xmm,xm128 rm 66:0ff2 sx
pslldq:xmm,i8 mu 66:0f73/7
psllq:mm,i mu np:0f73/6;xmm,i8 mu 66:0f73/6;mm,mmm64 rm np:0ff3 sx;xmm,xm128 rm 66:0ff3 sx
psllw:mm,i mu np:0f71/6;xmm,i8 mu 66:0f71/6;mm,mmm64 rm np:0ff1 sx;xmm,xm128 rm 66:0ff1 sx
psrad:mm,i mu np:0f72/4;xmm,i8 mu 66:0f72/4;mm,mmm64 rm np:0fe2 sx;xmm,xm128 rm 66:0fe2 sx
psraw:mm,i mu np:0f71/4;xmm,i8 mu 66:0f71/4;mm,mmm64 rm np:0fe1 sx;xmm,xm128 rm 66:0fe1 sx
psrld:mm,i mu np:0f72/2;xmm,i8 mu 66:0f72/2;mm,mmm64 rm np:0fd2 sx;xmm,xm128 rm 66:0fd2 sx
psrldq:xmm,i8 mu 66:0f73/3
psrlq:mm,i mu np:0f73/2;xmm,i8 mu 66:0f73/2;mm,mmm64 rm np:0fd3 sx;xmm,xm128 rm 66:0fd3 sx
psrlw:mm,i mu np:0f71/2;xmm,i8 mu 66:0f71/2;mm,mmm64 rm np:0fd1 sx;xmm,xm128 rm 66:0fd1 sx
psubb:mm,mmm64 rm np:0ff8 sx;xmm,xm128 rm 66:0ff8 sx
psubd:mm,mmm64 rm np:0ffa sx;xmm,xm128 rm 66:0ffa sx
psubq:mm,mmm128 rm np:0ffb sx;xmm,xm128 rm 66:0ffb sx
psubsb:mm,mmm64 rm np:0fe8 sx;xmm,xm128 rm 66:0fe8 sx
psubsiw:mm,mmm64 rm :0f55 sx
psubsw:mm,mmm64 rm np:0fe9 sx;xmm,xm128 rm 66:0fe9 sx
psubusb:mm,mmm64 rm np:0fd8 sx;xmm,xm128 rm 66:0fd8 sx
psubusw:mm,mmm64 rm np:0fd9 sx;xmm,xm128 rm 66:0fd9 sx
psubw:mm,mmm64 rm np:0ff9 sx;xmm,xm128 rm 66:0ff9 sx
pswapd:mm,mmm64 rm :0f0fbb suffix,sx
ptest:xmm,xm128 rm 66:0f3817
ptwrite:rm32 m np:0fae/4;rm64 m o64.np:0fae/4 64
punpckhbw:mm,mmm64 rm np:0f68 sx;xmm,xm128 rm 66:0f68 sx
punpckhdq:mm,mmm64 rm np:0f6a sx;xmm,xm128 rm 66:0f6a sx
punpckhqdq:xmm,xm128 rm 66:0f6d sx
punpckhwd:mm,mmm64 rm np:0f69 sx;xmm,xm128 rm 66:0f69 sx
punpcklbw:mm,mmm64 rm np:0f60 sx;xmm,xm128 rm 66:0f60 sx
punpckldq:mm,mmm64 rm np:0f62 sx;xmm,xm128 rm 66:0f62 sx
punpcklqdq:xmm,xm128 rm 66:0f6c sx
punpcklwd:mm,mmm64 rm np:0f61 sx;xmm,xm128 rm 66:0f61 sx
push:r16 o o16:50;r32 o o32:50 n64;r64 o o64n:50 64;rm16 m o16:ff/6;rm32 m o32:ff/6 n64;rm64 m o64n:ff/6 64;es - :06 n64;cs - :0e n64;ss - :16 n64;ds - :1e n64;fs - :0fa0;gs - :0fa8;i8 B :6a;sbw16~b B o16:6a;i16~b w o16:68;sbd32~b B o32:6a n64;i32~b d o32:68 n64;sbd64~b B o64n:6a 64;i64~b D o64n:68 64;sbd32 B o64n:6a 64;i32 D o64n:68 64
pusha:- - :60 n64
pushad:- - o32:60 n64
pushaw:- - o16:60 n64
pushf:- - :9c
pushfd:- - o32:9c n64
pushfq:- - o64n:9c 64
pushfw:- - o16:9c
pvalidate:- - f2:0f01ff
pxor:mm,mmm64 rm np:0fef sx;xmm,xm128 rm 66:0fef sx
rcl:rm8,1 m- :d0/2;rm8,cl m- :d2/2;rm8,i8 mu :c0/2;rm16,1 m- o16:d1/2;rm16,cl m- o16:d3/2;rm16,i8 mu o16:c1/2;rm32,1 m- o32:d1/2;rm32,cl m- o32:d3/2;rm32,i8 mu o32:c1/2;rm64,1 m- o64:d1/2 64;rm64,cl m- o64:d3/2 64;rm64,i8 mu o64:c1/2 64
rcpps:xmm,xm128 rm np:0f53
rcpss:xmm,xm32 rm f3:0f53
rcr:rm8,1 m- :d0/3;rm8,cl m- :d2/3;rm8,i8 mu :c0/3;rm16,1 m- o16:d1/3;rm16,cl m- o16:d3/3;rm16,i8 mu o16:c1/3;rm32,1 m- o32:d1/3;rm32,cl m- o32:d3/3;rm32,i8 mu o32:c1/3;rm64,1 m- o64:d1/3 64;rm64,cl m- o64:d3/3 64;rm64,i8 mu o64:c1/3 64
rdfsbase:r32 m f3:0fae/0 64;r64 m o64.f3:0fae/0 64
rdgsbase:r32 m f3:0fae/1 64;r64 m o64.f3:0fae/1 64
rdm:- - :0f3a
rdmsr:- - :0f32
rdmsrlist:- - f2:0f01c6 64
rdpid:r32 m f3:0fc7/7;r64 m f3:0fc7/7 64
rdpkru:- - :0f01ee 64
rdpmc:- - :0f33
rdrand:r16 m o16:0fc7/6;r32 m o32:0fc7/6;r64 m o64:0fc7/6 64
rdseed:r16 m o16:0fc7/7;r32 m o32:0fc7/7;r64 m o64:0fc7/7 64
rdshr:rm32 m o32:0f36/0
rdsspd:r32 m o32.f3:0f1e/1
rdsspq:r64 m o64.f3:0f1e/1 64
rdtsc:- - :0f31
rdtscp:- - :0f01f9
ret:- - :c3 bnd;i~16 w :c2 bnd
retd:- - o32:c3 bnd,n64;i~16 w o32:c2 bnd,n64
retf:- - :cb;i~16 w :ca
retfd:- - o32:cb;i~16 w o32:ca
retfq:- - o64:cb 64;i~16 w o64:ca 64
retfw:- - o16:cb;i~16 w o16:ca
retn:- - :c3 bnd;i~16 w :c2 bnd
retnd:=retd
retnq:=retq
retnw:- - o16:c3 bnd;i~16 w o16:c2 bnd
retq:- - o64n:c3 bnd,64;i~16 w o64n:c2 bnd,64
retw:- - o16:c3 bnd;i~16 w :c2 bnd
rmpadjust:- - f3:0f01fe
rol:rm8,1 m- :d0/0;rm8,cl m- :d2/0;rm8,i8 mu :c0/0;rm16,1 m- o16:d1/0;rm16,cl m- o16:d3/0;rm16,i8 mu o16:c1/0;rm32,1 m- o32:d1/0;rm32,cl m- o32:d3/0;rm32,i8 mu o32:c1/0;rm64,1 m- o64:d1/0 64;rm64,cl m- o64:d3/0 64;rm64,i8 mu o64:c1/0 64
ror:rm8,1 m- :d0/1;rm8,cl m- :d2/1;rm8,i8 mu :c0/1;rm16,1 m- o16:d1/1;rm16,cl m- o16:d3/1;rm16,i8 mu o16:c1/1;rm32,1 m- o32:d1/1;rm32,cl m- o32:d3/1;rm32,i8 mu o32:c1/1;rm64,1 m- o64:d1/1 64;rm64,cl m- o64:d3/1 64;rm64,i8 mu o64:c1/1 64
rorx:r32,rm32,i8 rmb v128.f2.3.wig:f0;r64,rm64,i8 rmb v128.f2.3.w1:f0 64
roundpd:xmm,xm128,i8 rmu 66:0f3a09
roundps:xmm,xm128,i8 rmu 66:0f3a08
roundsd:xmm,xm64,i8 rmu 66:0f3a0b
roundss:xmm,xm32,i8 rmu 66:0f3a0a
rsdc:sreg,m80 rm :0f79
rsldt:m80 m :0f7b/0
rsm:- - :0faa
rsqrtps:xmm,xm128 rm np:0f52
rsqrtss:xmm,xm32 rm f3:0f52
rstorssp:m64 m f3:0f01/5
rsts:m80 m :0f7d/0
sahf:- - :9e
sal:=shl
salc:- - :d6
sar:rm8,1 m- :d0/7;rm8,cl m- :d2/7;rm8,i8 mu :c0/7;rm16,1 m- o16:d1/7;rm16,cl m- o16:d3/7;rm16,i8 mu o16:c1/7;rm32,1 m- o32:d1/7;rm32,cl m- o32:d3/7;rm32,i8 mu o32:c1/7;rm64,1 m- o64:d1/7 64;rm64,cl m- o64:d3/7 64;rm64,i8 mu o64:c1/7 64
sarx:r32,rm32,r32 rmv v128.f3.2.wig:f7;r64,rm64,r64 rmv v128.f3.2.w1:f7 64
saveprevssp:- - f3:0f01ea
sbb:rm8,r8 mr :18 lock,hle;rm16,r16 mr o16:19 lock,hle;rm32,r32 mr o32:19 lock,hle;rm64,r64 mr o64:19 lock,hle,64;r8,rm8 rm :1a;r16,rm16 rm o16:1b;r32,rm32 rm o32:1b;r64,rm64 rm o64:1b 64;rm16,i8 mB o16:83/3 lock,hle;rm32,i8 mB o32:83/3 lock,hle;rm64,i8 mB o64:83/3 lock,hle,64;al,i -b :1c sm;rm16,sbw mB o16:83/3 sm,lock,hle;ax,i -w o16:1d sm;rm32,sbd mB o32:83/3 sm,lock,hle;eax,i -d o32:1d sm;rm64,sbd mB o64:83/3 sm,lock,hle,64;rax,i -D o64:1d sm,64;rm8,i mb :80/3 sm,lock,hle;rm16,i mw o16:81/3 sm,lock,hle;rm32,i md o32:81/3 sm,lock,hle;rm64,i mD o64:81/3 sm,lock,hle,64;m,i8 mb :80/3 sm,lock,hle;m,sbw16 mB o16:83/3 sm,lock,hle;m,i16 mw o16:81/3 sm,lock,hle;m,sbd32 mB o32:83/3 sm,lock,hle;m,i32 md o32:81/3 sm,lock,hle;rm8,i mb :82/3 sm,lock,hle,n64
scasb:- - :ae
scasd:- - o32:af
scasq:- - o64:af 64
scasw:- - o16:af
senduipi:r64 m f3:0fc7/6 64
serialize:- - np:0f01e8
seta:rm8 m :0f97 sx
setae:rm8 m :0f93 sx
setb:rm8 m :0f92 sx
setbe:rm8 m :0f96 sx
setc:=setb
sete:rm8 m :0f94 sx
setg:rm8 m :0f9f sx
setge:rm8 m :0f9d sx
setl:rm8 m :0f9c sx
setle:rm8 m :0f9e sx
setna:=setbe
setnae:=setb
setnb:=setae
setnbe:=seta
setnc:=setae
setne:rm8 m :0f95 sx
setng:=setle
setnge:=setl
setnl:=setge
setnle:=setg
setno:rm8 m :0f91 sx
setnp:rm8 m :0f9b sx
setns:rm8 m :0f99 sx
setnz:=setne
seto:rm8 m :0f90 sx
setp:rm8 m :0f9a sx
setpe:=setp
setpo:=setnp
sets:rm8 m :0f98 sx
setssbsy:- - f3:0f01e8 sx
setz:=sete
sfence:- - np:0faef8;- - np:0faef9;- - np:0faefa;- - np:0faefb;- - np:0faefc;- - np:0faefd;- - np:0faefe;- - np:0faeff
sgdt:m m :0f01/0
sha1msg1:xmm,xm128 rm np:0f38c9
sha1msg2:xmm,xm128 rm np:0f38ca
sha1nexte:xmm,xm128 rm np:0f38c8
sha1rnds4:xmm,xm128,i8 rmb np:0f3acc
sha256msg1:xmm,xm128 rm np:0f38cc
sha256msg2:xmm,xm128 rm np:0f38cd
sha256rnds2:xmm,xm128 rm np:0f38cb
shl:rm8,1 m- :d0/4;rm8,cl m- :d2/4;rm8,i8 mu :c0/4;rm16,1 m- o16:d1/4;rm16,cl m- o16:d3/4;rm16,i8 mu o16:c1/4;rm32,1 m- o32:d1/4;rm32,cl m- o32:d3/4;rm32,i8 mu o32:c1/4;rm64,1 m- o64:d1/4 64;rm64,cl m- o64:d3/4 64;rm64,i8 mu o64:c1/4 64
shld:m,r16,i mru o16:0fa4 sm2;r16,r16,i mru o16:0fa4 sm2;m,r32,i mru o32:0fa4 sm2;r32,r32,i mru o32:0fa4 sm2;m,r64,i mru o64:0fa4 sm2,64;r64,r64,i mru o64:0fa4 sm2,64;rm16,r16,cl mr- o16:0fa5;rm32,r32,cl mr- o32:0fa5;rm64,r64,cl mr- o64:0fa5 64
shlx:r32,rm32,r32 rmv v128.66.2.wig:f7;r64,rm64,r64 rmv v128.66.2.w1:f7 64
shr:rm8,1 m- :d0/5;rm8,cl m- :d2/5;rm8,i8 mu :c0/5;rm16,1 m- o16:d1/5;rm16,cl m- o16:d3/5;rm16,i8 mu o16:c1/5;rm32,1 m- o32:d1/5;rm32,cl m- o32:d3/5;rm32,i8 mu o32:c1/5;rm64,1 m- o64:d1/5 64;rm64,cl m- o64:d3/5 64;rm64,i8 mu o64:c1/5 64
shrd:m,r16,i mru o16:0fac sm2;r16,r16,i mru o16:0fac sm2;m,r32,i mru o32:0fac sm2;r32,r32,i mru o32:0fac sm2;m,r64,i mru o64:0fac sm2,64;r64,r64,i mru o64:0fac sm2,64;rm16,r16,cl mr- o16:0fad;rm32,r32,cl mr- o32:0fad;rm64,r64,cl mr- o64:0fad 64
shrx:r32,rm32,r32 rmv v128.f2.2.wig:f7;r64,rm64,r64 rmv v128.f2.2.w1:f7 64
shufpd:xmm,xm128,i8 rmu 66:0fc6
shufps:xmm,xm128,i8 rmu np:0fc6
sidt:m m :0f01/1
skinit:- - :0f01de 64
sldt:m~16 m :0f00/0;r16 m o16:0f00/0;r32 m o32:0f00/0;r64 m o64n:0f00/0 64
slwpcb:r32 m x128.np.9.wig:12/1;r64 m x128.np.9.w1:12/1 64
smi:=int1
smint:- - :0f38
smsw:m~16 m :0f01/4;r16 m o16:0f01/4;r32 m o32:0f01/4;r64 m o64:0f01/4 64
sqrtpd:xmm,xm128 rm 66:0f51
sqrtps:xmm,xm128 rm np:0f51
sqrtsd:xmm,xm64 rm f2:0f51
sqrtss:xmm,xm32 rm f3:0f51
stac:- - np:0f01cb
stc:- - :f9
std:- - :fd
stgi:- - :0f01dc
sti:- - :fb
stmxcsr:m32 m np:0fae/3
stosb:- - :aa
stosd:- - o32:ab
stosq:- - o64:ab 64
stosw:- - o16:ab
str:m~16 m :0f00/1;r16 m o16:0f00/1;r32 m o32:0f00/1;r64 m o64:0f00/1 64
sttilecfg:m512 m v128.66.2.w0:49/0 64
stui:- - f3:0f01ef 64
sub:rm8,r8 mr :28 lock,hle;rm16,r16 mr o16:29 lock,hle;rm32,r32 mr o32:29 lock,hle;rm64,r64 mr o64:29 lock,hle,64;r8,rm8 rm :2a;r16,rm16 rm o16:2b;r32,rm32 rm o32:2b;r64,rm64 rm o64:2b 64;rm16,i8 mB o16:83/5 lock,hle;rm32,i8 mB o32:83/5 lock,hle;rm64,i8 mB o64:83/5 lock,hle,64;al,i -b :2c sm;rm16,sbw mB o16:83/5 sm,lock,hle;ax,i -w o16:2d sm;rm32,sbd mB o32:83/5 sm,lock,hle;eax,i -d o32:2d sm;rm64,sbd mB o64:83/5 sm,lock,hle,64;rax,i -D o64:2d sm,64;rm8,i mb :80/5 sm,lock,hle;rm16,i mw o16:81/5 sm,lock,hle;rm32,i md o32:81/5 sm,lock,hle;rm64,i mD o64:81/5 sm,lock,hle,64;m,i8 mb :80/5 sm,lock,hle;m,sbw16 mB o16:83/5 sm,lock,hle;m,i16 mw o16:81/5 sm,lock,hle;m,sbd32 mB o32:83/5 sm,lock,hle;m,i32 md o32:81/5 sm,lock,hle;rm8,i mb :82/5 sm,lock,hle,n64
subpd:xmm,xm128 rm 66:0f5c
subps:xmm,xm128 rm np:0f5c
subsd:xmm,xm64 rm f2:0f5c
subss:xmm,xm32 rm f3:0f5c
svdc:m80,sreg mr :0f78
svldt:m80 m :0f7a/0
svts:m80 m :0f7c/0
swapgs:- - :0f01f8 64
syscall:- - :0f05
sysenter:- - :0f34
sysexit:- - :0f35
sysret:- - :0f07
t1mskc:r32,rm32 vm x128.np.9.wig:01/7;r64,rm64 vm x128.np.9.w1:01/7 64
tdpbf16ps:tmm,tmm,tmm rmv v128.f3.2.w0:5c 64
tdpbssd:tmm,tmm,tmm rmv v128.f2.2.w0:5e 64
tdpbsud:tmm,tmm,tmm rmv v128.f3.2.w0:5e 64
tdpbusd:tmm,tmm,tmm rmv v128.66.2.w0:5e 64
tdpbuud:tmm,tmm,tmm rmv v128.np.2.w0:5e 64
test:rm8,r8 mr :84;rm16,r16 mr o16:85;rm32,r32 mr o32:85;rm64,r64 mr o64:85 64;r8,m rm :84 sm;r16,m rm o16:85 sm;r32,m rm o32:85 sm;r64,m rm o64:85 sm,64;al,i -b :a8 sm;ax,i -w o16:a9 sm;eax,i -d o32:a9 sm;rax,i -D o64:a9 sm,64;rm8,i mb :f6/0 sm;rm16,i mw o16:f7/0 sm;rm32,i md o32:f7/0 sm;rm64,i mD o64:f7/0 sm,64;m,i8 mb :f6/0 sm;m,i16 mw o16:f7/0 sm;m,i32 md o32:f7/0 sm
testui:- - f3:0f01ed 64
tileloadd:tmm,sib rm v128.f2.2.w0:4b 64
tileloaddt1:tmm,sib rm v128.66.2.w0:4b 64
tilerelease:- - v128.np.2.w0:49c0 64
tilestored:sib,tmm mr v128.f3.2.w0:4b 64
tilezero:tmm r v128.f2.2.w0:49 64
tpause:r32 m 66:0fae/6;r32,edx,eax m-- 66:0fae/6
tzcnt:r16,rm16 rm o16.f3:0fbc;r32,rm32 rm o32.f3:0fbc;r64,rm64 rm o64.f3:0fbc 64
tzmsk:r32,rm32 vm x128.np.9.wig:01/4;r64,rm64 vm x128.np.9.w1:01/4 64
ucomisd:xmm,xm64 rm 66:0f2e
ucomiss:xmm,xm32 rm np:0f2e
ud0:- - :0fff gone;r16,rm16 rm o16:0fff;r32,rm32 rm o32:0fff;r64,rm64 rm o64:0fff 64
ud1:r16,rm16 rm o16:0fb9;r32,rm32 rm o32:0fb9;r64,rm64 rm o64:0fb9 64;- - :0fb9
ud2:- - :0f0b
ud2a:=ud2
ud2b:=ud1
uiret:- - f3:0f01ec 64
umonitor:r16 m a16.f3:0fae/6 n64;r32 m a32.f3:0fae/6;r64 m a64.f3:0fae/6 64
umov:rm8,r8 mr :0f10 sx;rm16,r16 mr o16:0f11 sx;rm32,r32 mr o32:0f11 sx;r8,rm8 rm :0f12 sx;r16,rm16 rm o16:0f13 sx;r32,rm32 rm o32:0f13 sx
umwait:r32 m f2:0fae/6;r32,edx,eax m-- f2:0fae/6
unpckhpd:xmm,xm128 rm 66:0f15
unpckhps:xmm,xm128 rm np:0f15
unpcklpd:xmm,xm128 rm 66:0f14
unpcklps:xmm,xm128 rm np:0f14
v4fmaddps:zmm{kz.lo},zmm{lo},m128 rvm e512.f2.2.w0.n16:9a
v4fmaddss:zmm{kz.lo},zmm{lo},m128 rvm e128.f2.2.w0.n16:9b
v4fnmaddps:zmm{kz.lo},zmm{lo},m128 rvm e512.f2.2.w0.n16:aa
v4fnmaddss:zmm{kz.lo},zmm{lo},m128 rvm e128.f2.2.w0.n16:ab
vaddpd:xmm,xmm,xm128 rvm v128.66.1.wig:58;xmm,xm128 ym v128.66.1.wig:58;ymm,ymm,ym256 rvm v256.66.1.wig:58;ymm,ym256 ym v256.66.1.wig:58;xmm{kz},xmm,xm128{b64} rvm e128.66.1.w1.n16:58;xmm{kz},xm128{b64} ym e128.66.1.w1.n16:58;ymm{kz},ymm,ym256{b64} rvm e256.66.1.w1.n32:58;ymm{kz},ym256{b64} ym e256.66.1.w1.n32:58;zmm{kz},zmm,zm512{b64.er} rvm e512.66.1.w1.n64:58;zmm{kz},zm512{b64.er} ym e512.66.1.w1.n64:58
vaddph:xmm{kz},xmm,xmm rvm e128.np.5.w0.n16:58;xmm{kz},xmm,m16{b32} rvm e128.np.5.w0.n16:58;xmm{kz},xmm ym e128.np.5.w0.n16:58;xmm{kz},m16{b32} ym e128.np.5.w0.n16:58;ymm{kz},ymm,ymm rvm e256.np.5.w0.n32:58;ymm{kz},ymm,m16{b32} rvm e256.np.5.w0.n32:58;ymm{kz},ymm ym e256.np.5.w0.n32:58;ymm{kz},m16{b32} ym e256.np.5.w0.n32:58;zmm{kz},zmm,zmm{er} rvm e512.np.5.w0.n64:58;zmm{kz},zmm,m16{b32} rvm e512.np.5.w0.n64:58;zmm{kz},zmm{er} ym e512.np.5.w0.n64:58;zmm{kz},m16{b32} ym e512.np.5.w0.n64:58
vaddps:xmm,xmm,xm128 rvm v128.np.1.wig:58;xmm,xm128 ym v128.np.1.wig:58;ymm,ymm,ym256 rvm v256.np.1.wig:58;ymm,ym256 ym v256.np.1.wig:58;xmm{kz},xmm,xm128{b32} rvm e128.np.1.w0.n16:58;xmm{kz},xm128{b32} ym e128.np.1.w0.n16:58;ymm{kz},ymm,ym256{b32} rvm e256.np.1.w0.n32:58;ymm{kz},ym256{b32} ym e256.np.1.w0.n32:58;zmm{kz},zmm,zm512{b32.er} rvm e512.np.1.w0.n64:58;zmm{kz},zm512{b32.er} ym e512.np.1.w0.n64:58
vaddsd:xmm,xmm,xm64 rvm vlig.f2.1.wig:58;xmm,xm64 ym vlig.f2.1.wig:58;xmm{kz},xmm,xm64{er} rvm elig.f2.1.w1.n8:58;xmm{kz},xm64{er} ym elig.f2.1.w1.n8:58
vaddsh:xmm{kz},xmm,xm16{er} rvm elig.f3.5.w0.n4:58;xmm{kz},xm16{er} ym elig.f3.5.w0.n4:58
vaddss:xmm,xmm,xm32 rvm vlig.f3.1.wig:58;xmm,xm32 ym vlig.f3.1.wig:58;xmm{kz},xmm,xm32{er} rvm elig.f3.1.w0.n4:58;xmm{kz},xm32{er} ym elig.f3.1.w0.n4:58
vaddsubpd:xmm,xmm,xm128 rvm v128.66.1.wig:d0;xmm,xm128 ym v128.66.1.wig:d0;ymm,ymm,ym256 rvm v256.66.1.wig:d0;ymm,ym256 ym v256.66.1.wig:d0
vaddsubps:xmm,xmm,xm128 rvm v128.f2.1.wig:d0;xmm,xm128 ym v128.f2.1.wig:d0;ymm,ymm,ym256 rvm v256.f2.1.wig:d0;ymm,ym256 ym v256.f2.1.wig:d0
vaesdec:xmm,xmm,xm128 rvm v128.66.2.wig:de;xmm,xm128 ym v128.66.2.wig:de;ymm,ymm,ym256 rvm v256.66.2.wig:de;ymm,ym256 ym v256.66.2.wig:de;xmm,xmm,xm128 rvm e128.66.2.wig.n16:de;xmm,xm128 ym e128.66.2.wig.n16:de;ymm,ymm,ym256 rvm e256.66.2.wig.n32:de;ymm,ym256 ym e256.66.2.wig.n32:de;zmm,zmm,zm512 rvm e512.66.2.wig.n64:de;zmm,zm512 ym e512.66.2.wig.n64:de
vaesdeclast:xmm,xmm,xm128 rvm v128.66.2.wig:df;xmm,xm128 ym v128.66.2.wig:df;ymm,ymm,ym256 rvm v256.66.2.wig:df;ymm,ym256 ym v256.66.2.wig:df;xmm,xmm,xm128 rvm e128.66.2.wig.n16:df;xmm,xm128 ym e128.66.2.wig.n16:df;ymm,ymm,ym256 rvm e256.66.2.wig.n32:df;ymm,ym256 ym e256.66.2.wig.n32:df;zmm,zmm,zm512 rvm e512.66.2.wig.n64:df;zmm,zm512 ym e512.66.2.wig.n64:df
vaesenc:xmm,xmm,xm128 rvm v128.66.2.wig:dc;xmm,xm128 ym v128.66.2.wig:dc;ymm,ymm,ym256 rvm v256.66.2.wig:dc;ymm,ym256 ym v256.66.2.wig:dc;xmm,xmm,xm128 rvm e128.66.2.wig.n16:dc;xmm,xm128 ym e128.66.2.wig.n16:dc;ymm,ymm,ym256 rvm e256.66.2.wig.n32:dc;ymm,ym256 ym e256.66.2.wig.n32:dc;zmm,zmm,zm512 rvm e512.66.2.wig.n64:dc;zmm,zm512 ym e512.66.2.wig.n64:dc
vaesenclast:xmm,xmm,xm128 rvm v128.66.2.wig:dd;xmm,xm128 ym v128.66.2.wig:dd;ymm,ymm,ym256 rvm v256.66.2.wig:dd;ymm,ym256 ym v256.66.2.wig:dd;xmm,xmm,xm128 rvm e128.66.2.wig.n16:dd;xmm,xm128 ym e128.66.2.wig.n16:dd;ymm,ymm,ym256 rvm e256.66.2.wig.n32:dd;ymm,ym256 ym e256.66.2.wig.n32:dd;zmm,zmm,zm512 rvm e512.66.2.wig.n64:dd;zmm,zm512 ym e512.66.2.wig.n64:dd
vaesimc:xmm,xm128 rm v128.66.2.wig:db
vaeskeygenassist:xmm,xm128,i8 rmb v128.66.3.wig:df
valignd:xmm{kz},xmm,xm128{b32},i8 rvmb e128.66.3.w0.n16:03;xmm{kz},xm128{b32},i8 ymb e128.66.3.w0.n16:03;ymm{kz},ymm,ym256{b32},i8 rvmb e256.66.3.w0.n32:03;ymm{kz},ym256{b32},i8 ymb e256.66.3.w0.n32:03;zmm{kz},zmm,zm512{b32},i8 rvmb e512.66.3.w0.n64:03;zmm{kz},zm512{b32},i8 ymb e512.66.3.w0.n64:03
valignq:xmm{kz},xmm,xm128{b64},i8 rvmb e128.66.3.w1.n16:03;xmm{kz},xm128{b64},i8 ymb e128.66.3.w1.n16:03;ymm{kz},ymm,ym256{b64},i8 rvmb e256.66.3.w1.n32:03;ymm{kz},ym256{b64},i8 ymb e256.66.3.w1.n32:03;zmm{kz},zmm,zm512{b64},i8 rvmb e512.66.3.w1.n64:03;zmm{kz},zm512{b64},i8 ymb e512.66.3.w1.n64:03
vandnpd:xmm,xmm,xm128 rvm v128.66.1.wig:55;xmm,xm128 ym v128.66.1.wig:55;ymm,ymm,ym256 rvm v256.66.1.wig:55;ymm,ym256 ym v256.66.1.wig:55;xmm{kz},xmm,xm128{b64} rvm e128.66.1.w1.n16:55;xmm{kz},xm128{b64} ym e128.66.1.w1.n16:55;ymm{kz},ymm,ym256{b64} rvm e256.66.1.w1.n32:55;ymm{kz},ym256{b64} ym e256.66.1.w1.n32:55;zmm{kz},zmm,zm512{b64} rvm e512.66.1.w1.n64:55;zmm{kz},zm512{b64} ym e512.66.1.w1.n64:55
vandnps:xmm,xmm,xm128 rvm v128.np.1.wig:55;xmm,xm128 ym v128.np.1.wig:55;ymm,ymm,ym256 rvm v256.np.1.wig:55;ymm,ym256 ym v256.np.1.wig:55;xmm{kz},xmm,xm128{b32} rvm e128.np.1.w0.n16:55;xmm{kz},xm128{b32} ym e128.np.1.w0.n16:55;ymm{kz},ymm,ym256{b32} rvm e256.np.1.w0.n32:55;ymm{kz},ym256{b32} ym e256.np.1.w0.n32:55;zmm{kz},zmm,zm512{b32} rvm e512.np.1.w0.n64:55;zmm{kz},zm512{b32} ym e512.np.1.w0.n64:55
vandpd:xmm,xmm,xm128 rvm v128.66.1.wig:54;xmm,xm128 ym v128.66.1.wig:54;ymm,ymm,ym256 rvm v256.66.1.wig:54;ymm,ym256 ym v256.66.1.wig:54;xmm{kz},xmm,xm128{b64} rvm e128.66.1.w1.n16:54;xmm{kz},xm128{b64} ym e128.66.1.w1.n16:54;ymm{kz},ymm,ym256{b64} rvm e256.66.1.w1.n32:54;ymm{kz},ym256{b64} ym e256.66.1.w1.n32:54;zmm{kz},zmm,zm512{b64} rvm e512.66.1.w1.n64:54;zmm{kz},zm512{b64} ym e512.66.1.w1.n64:54
vandps:xmm,xmm,xm128 rvm v128.np.1.wig:54;xmm,xm128 ym v128.np.1.wig:54;ymm,ymm,ym256 rvm v256.np.1.wig:54;ymm,ym256 ym v256.np.1.wig:54;xmm{kz},xmm,xm128{b32} rvm e128.np.1.w0.n16:54;xmm{kz},xm128{b32} ym e128.np.1.w0.n16:54;ymm{kz},ymm,ym256{b32} rvm e256.np.1.w0.n32:54;ymm{kz},ym256{b32} ym e256.np.1.w0.n32:54;zmm{kz},zmm,zm512{b32} rvm e512.np.1.w0.n64:54;zmm{kz},zm512{b32} ym e512.np.1.w0.n64:54
vbcstnebf16ps:xmm,m16 rm v128.f3.2.w0:b1 latevex;ymm,m16 rm v256.f3.2.w0:b1 latevex
vbcstnesh2ps:xmm,m16 rm v128.66.2.w0:b1 latevex;ymm,m16 rm v256.66.2.w0:b1 latevex
vblendmpd:xmm{kz},xmm,xm128{b64} rvm e128.66.2.w1.n16:65;ymm{kz},ymm,ym256{b64} rvm e256.66.2.w1.n32:65;zmm{kz},zmm,zm512{b64} rvm e512.66.2.w1.n64:65
vblendmps:xmm{kz},xmm,xm128{b32} rvm e128.66.2.w0.n16:65;ymm{kz},ymm,ym256{b32} rvm e256.66.2.w0.n32:65;zmm{kz},zmm,zm512{b32} rvm e512.66.2.w0.n64:65
vblendpd:xmm,xmm,xm128,i8 rvmb v128.66.3.wig:0d;xmm,xm128,i8 ymb v128.66.3.wig:0d;ymm,ymm,ym256,i8 rvmb v256.66.3.wig:0d;ymm,ym256,i8 ymb v256.66.3.wig:0d
vblendps:xmm,xmm,xm128,i8 rvmb v128.66.3.wig:0c;xmm,xm128,i8 ymb v128.66.3.wig:0c;ymm,ymm,ym256,i8 rvmb v256.66.3.wig:0c;ymm,ym256,i8 ymb v256.66.3.wig:0c
vblendvpd:xmm,xmm,xm128,xmm rvms v128.66.3.w0:4b;xmm,xm128,xmm yms v128.66.3.w0:4b;ymm,ymm,ym256,ymm rvms v256.66.3.w0:4b;ymm,ym256,ymm yms v256.66.3.w0:4b
vblendvps:xmm,xmm,xm128,xmm rvms v128.66.3.w0:4a;xmm,xm128,xmm yms v128.66.3.w0:4a;ymm,ymm,ym256,ymm rvms v256.66.3.w0:4a;ymm,ym256,ymm yms v256.66.3.w0:4a
vbroadcastf128:ymm,m128 rm v256.66.2.w0:1a
vbroadcastf32x2:ymm{kz},xm64 rm e256.66.2.w0.n8:19;zmm{kz},xm64 rm e512.66.2.w0.n8:19
vbroadcastf32x4:ymm{kz},m128 rm e256.66.2.w0.n16:1a;zmm{kz},m128 rm e512.66.2.w0.n16:1a
vbroadcastf32x8:zmm{kz},m256 rm e512.66.2.w0.n32:1b
vbroadcastf64x2:ymm{kz},m128 rm e256.66.2.w1.n16:1a;zmm{kz},m128 rm e512.66.2.w1.n16:1a
vbroadcastf64x4:zmm{kz},m256 rm e512.66.2.w1.n32:1b
vbroadcasti128:ymm,m128 rm v256.66.2.w0:5a
vbroadcasti32x2:xmm{kz},xm64 rm e128.66.2.w0.n8:59;ymm{kz},xm64 rm e256.66.2.w0.n8:59;zmm{kz},xm64 rm e512.66.2.w0.n8:59
vbroadcasti32x4:ymm{kz},m128 rm e256.66.2.w0.n16:5a;zmm{kz},m128 rm e512.66.2.w0.n16:5a
vbroadcasti32x8:zmm{kz},m256 rm e512.66.2.w0.n32:5b
vbroadcasti64x2:ymm{kz},m128 rm e256.66.2.w1.n16:5a;zmm{kz},m128 rm e512.66.2.w1.n16:5a
vbroadcasti64x4:zmm{kz},m256 rm e512.66.2.w1.n32:5b
vbroadcastsd:ymm,m64 rm v256.66.2.w0:19;ymm,xmm rm v256.66.2.w0:19;ymm{kz},xm64 rm e256.66.2.w1.n8:19;zmm{kz},xm64 rm e512.66.2.w1.n8:19
vbroadcastss:xmm,m32 rm v128.66.2.w0:18;ymm,m32 rm v256.66.2.w0:18;xmm,xmm rm v128.66.2.w0:18;ymm,xmm rm v256.66.2.w0:18;xmm{kz},xm32 rm e128.66.2.w0.n4:18;ymm{kz},xm32 rm e256.66.2.w0.n4:18;zmm{kz},xm32 rm e512.66.2.w0.n4:18
vcmpeq_oqpd:=vcmppd+0!evex
vcmpeq_oqps:=vcmpps+0!evex
vcmpeq_oqsd:=vcmpsd+0!evex
vcmpeq_oqss:=vcmpss+0!evex
vcmpeq_ospd:=vcmppd+16
vcmpeq_osps:=vcmpps+16
vcmpeq_ossd:=vcmpsd+16
vcmpeq_osss:=vcmpss+16
vcmpeq_uqpd:=vcmppd+8
vcmpeq_uqps:=vcmpps+8
vcmpeq_uqsd:=vcmpsd+8
vcmpeq_uqss:=vcmpss+8
vcmpeq_uspd:=vcmppd+24
vcmpeq_usps:=vcmpps+24
vcmpeq_ussd:=vcmpsd+24
vcmpeq_usss:=vcmpss+24
vcmpeqpd:=vcmppd+0
vcmpeqps:=vcmpps+0
vcmpeqsd:=vcmpsd+0
vcmpeqss:=vcmpss+0
vcmpfalse_oqpd:=vcmppd+11
vcmpfalse_oqps:=vcmpps+11
vcmpfalse_oqsd:=vcmpsd+11
vcmpfalse_oqss:=vcmpss+11
vcmpfalse_ospd:=vcmppd+27
vcmpfalse_osps:=vcmpps+27
vcmpfalse_ossd:=vcmpsd+27
vcmpfalse_osss:=vcmpss+27
vcmpfalsepd:=vcmppd+11
vcmpfalseps:=vcmpps+11
vcmpfalsesd:=vcmpsd+11
vcmpfalsess:=vcmpss+11
vcmpge_oqpd:=vcmppd+29
vcmpge_oqps:=vcmpps+29
vcmpge_oqsd:=vcmpsd+29
vcmpge_oqss:=vcmpss+29
vcmpge_ospd:=vcmppd+13
vcmpge_osps:=vcmpps+13
vcmpge_ossd:=vcmpsd+13
vcmpge_osss:=vcmpss+13
vcmpgepd:=vcmppd+13
vcmpgeps:=vcmpps+13
vcmpgesd:=vcmpsd+13
vcmpgess:=vcmpss+13
vcmpgt_oqpd:=vcmppd+30
vcmpgt_oqps:=vcmpps+30
vcmpgt_oqsd:=vcmpsd+30
vcmpgt_oqss:=vcmpss+30
vcmpgt_ospd:=vcmppd+14
vcmpgt_osps:=vcmpps+14
vcmpgt_ossd:=vcmpsd+14
vcmpgt_osss:=vcmpss+14
vcmpgtpd:=vcmppd+14
vcmpgtps:=vcmpps+14
vcmpgtsd:=vcmpsd+14
vcmpgtss:=vcmpss+14
vcmple_oqpd:=vcmppd+18
vcmple_oqps:=vcmpps+18
vcmple_oqsd:=vcmpsd+18
vcmple_oqss:=vcmpss+18
vcmple_ospd:=vcmppd+2
vcmple_osps:=vcmpps+2
vcmple_ossd:=vcmpsd+2
vcmple_osss:=vcmpss+2
vcmplepd:=vcmppd+2
vcmpleps:=vcmpps+2
vcmplesd:=vcmpsd+2
vcmpless:=vcmpss+2
vcmplt_oqpd:=vcmppd+17
vcmplt_oqps:=vcmpps+17
vcmplt_oqsd:=vcmpsd+17
vcmplt_oqss:=vcmpss+17
vcmplt_ospd:=vcmppd+1
vcmplt_osps:=vcmpps+1
vcmplt_ossd:=vcmpsd+1
vcmplt_osss:=vcmpss+1
vcmpltpd:=vcmppd+1
vcmpltps:=vcmpps+1
vcmpltsd:=vcmpsd+1
vcmpltss:=vcmpss+1
vcmpneq_oqpd:=vcmppd+12
vcmpneq_oqps:=vcmpps+12
vcmpneq_oqsd:=vcmpsd+12
vcmpneq_oqss:=vcmpss+12
vcmpneq_ospd:=vcmppd+28
vcmpneq_osps:=vcmpps+28
vcmpneq_ossd:=vcmpsd+28
vcmpneq_osss:=vcmpss+28
vcmpneq_uqpd:=vcmppd+4
vcmpneq_uqps:=vcmpps+4
vcmpneq_uqsd:=vcmpsd+4
vcmpneq_uqss:=vcmpss+4
vcmpneq_uspd:=vcmppd+20
vcmpneq_usps:=vcmpps+20
vcmpneq_ussd:=vcmpsd+20
vcmpneq_usss:=vcmpss+20
vcmpneqpd:=vcmppd+4
vcmpneqps:=vcmpps+4
vcmpneqsd:=vcmpsd+4
vcmpneqss:=vcmpss+4
vcmpnge_uqpd:=vcmppd+25
vcmpnge_uqps:=vcmpps+25
vcmpnge_uqsd:=vcmpsd+25
vcmpnge_uqss:=vcmpss+25
vcmpnge_uspd:=vcmppd+9
vcmpnge_usps:=vcmpps+9
vcmpnge_ussd:=vcmpsd+9
vcmpnge_usss:=vcmpss+9
vcmpngepd:=vcmppd+9
vcmpngeps:=vcmpps+9
vcmpngesd:=vcmpsd+9
vcmpngess:=vcmpss+9
vcmpngt_uqpd:=vcmppd+26
vcmpngt_uqps:=vcmpps+26
vcmpngt_uqsd:=vcmpsd+26
vcmpngt_uqss:=vcmpss+26
vcmpngt_uspd:=vcmppd+10
vcmpngt_usps:=vcmpps+10
vcmpngt_ussd:=vcmpsd+10
vcmpngt_usss:=vcmpss+10
vcmpngtpd:=vcmppd+10
vcmpngtps:=vcmpps+10
vcmpngtsd:=vcmpsd+10
vcmpngtss:=vcmpss+10
vcmpnle_uqpd:=vcmppd+22
vcmpnle_uqps:=vcmpps+22
vcmpnle_uqsd:=vcmpsd+22
vcmpnle_uqss:=vcmpss+22
vcmpnle_uspd:=vcmppd+6
vcmpnle_usps:=vcmpps+6
vcmpnle_ussd:=vcmpsd+6
vcmpnle_usss:=vcmpss+6
vcmpnlepd:=vcmppd+6
vcmpnleps:=vcmpps+6
vcmpnlesd:=vcmpsd+6
vcmpnless:=vcmpss+6
vcmpnlt_uqpd:=vcmppd+21
vcmpnlt_uqps:=vcmpps+21
vcmpnlt_uqsd:=vcmpsd+21
vcmpnlt_uqss:=vcmpss+21
vcmpnlt_uspd:=vcmppd+5
vcmpnlt_usps:=vcmpps+5
vcmpnlt_ussd:=vcmpsd+5
vcmpnlt_usss:=vcmpss+5
vcmpnltpd:=vcmppd+5
vcmpnltps:=vcmpps+5
vcmpnltsd:=vcmpsd+5
vcmpnltss:=vcmpss+5
vcmpord_qpd:=vcmppd+7
vcmpord_qps:=vcmpps+7
vcmpord_qsd:=vcmpsd+7
vcmpord_qss:=vcmpss+7
vcmpord_spd:=vcmppd+23
vcmpord_sps:=vcmpps+23
vcmpord_ssd:=vcmpsd+23
vcmpord_sss:=vcmpss+23
vcmpordpd:=vcmppd+7
vcmpordps:=vcmpps+7
vcmpordsd:=vcmpsd+7
vcmpordss:=vcmpss+7
vcmppd:xmm,xmm,xm128,i8 rvmb v128.66.1.wig:c2;xmm,xm128,i8 ymb v128.66.1.wig:c2;ymm,ymm,ym256,i8 rvmb v256.66.1.wig:c2;ymm,ym256,i8 ymb v256.66.1.wig:c2;k{k},xmm,xm128{b64},i8 rvmb e128.66.1.w1.n16:c2;k{k},ymm,ym256{b64},i8 rvmb e256.66.1.w1.n32:c2;k{k},zmm,zm512{b64.sae},i8 rvmb e512.66.1.w1.n64:c2
vcmpph:k{k},xmm,xmm,i8 rvmb e128.np.3.w0.n16:c2;k{k},xmm,m16{b32},i8 rvmb e128.np.3.w0.n16:c2;k{k},xmm,i8 ymb e128.np.3.w0.n16:c2;k{k},m16{b32},i8 ymb e128.np.3.w0.n16:c2;k{k},ymm,ymm,i8 rvmb e256.np.3.w0.n32:c2;k{k},ymm,m16{b32},i8 rvmb e256.np.3.w0.n32:c2;k{k},ymm,i8 ymb e256.np.3.w0.n32:c2;k{k},m16{b32},i8 ymb e256.np.3.w0.n32:c2;k{k},zmm,zmm{sae},i8 rvmb e512.np.3.w0.n64:c2;k{k},zmm,m16{b32},i8 rvmb e512.np.3.w0.n64:c2;k{k},zmm{sae},i8 ymb e512.np.3.w0.n64:c2;k{k},m16{b32},i8 ymb e512.np.3.w0.n64:c2
vcmpps:xmm,xmm,xm128,i8 rvmb v128.np.1.wig:c2;xmm,xm128,i8 ymb v128.np.1.wig:c2;ymm,ymm,ym256,i8 rvmb v256.np.1.wig:c2;ymm,ym256,i8 ymb v256.np.1.wig:c2;k{k},xmm,xm128{b32},i8 rvmb e128.np.1.w0.n16:c2;k{k},ymm,ym256{b32},i8 rvmb e256.np.1.w0.n32:c2;k{k},zmm,zm512{b32.sae},i8 rvmb e512.np.1.w0.n64:c2
vcmpsd:xmm,xmm,xm64,i8 rvmb vlig.f2.1.wig:c2;xmm,xm64,i8 ymb vlig.f2.1.wig:c2;k{k},xmm,xm64{sae},i8 rvmb elig.f2.1.w1.n8:c2
vcmpsh:k{k},xmm,xm16{sae},i8 rvmb elig.f3.3.w0.n4:c2;k{k},xm16{sae},i8 ymb elig.f3.3.w0.n4:c2
vcmpss:xmm,xmm,xm64,i8 rvmb vlig.f3.1.wig:c2;xmm,xm64,i8 ymb vlig.f3.1.wig:c2;k{k},xmm,xm32{sae},i8 rvmb elig.f3.1.w0.n4:c2
vcmptrue_uqpd:=vcmppd+15
vcmptrue_uqps:=vcmpps+15
vcmptrue_uqsd:=vcmpsd+15
vcmptrue_uqss:=vcmpss+15
vcmptrue_uspd:=vcmppd+31
vcmptrue_usps:=vcmpps+31
vcmptrue_ussd:=vcmpsd+31
vcmptrue_usss:=vcmpss+31
vcmptruepd:=vcmppd+15
vcmptrueps:=vcmpps+15
vcmptruesd:=vcmpsd+15
vcmptruess:=vcmpss+15
vcmpunord_qpd:=vcmppd+3
vcmpunord_qps:=vcmpps+3
vcmpunord_qsd:=vcmpsd+3
vcmpunord_qss:=vcmpss+3
vcmpunord_spd:=vcmppd+19
vcmpunord_sps:=vcmpps+19
vcmpunord_ssd:=vcmpsd+19
vcmpunord_sss:=vcmpss+19
vcmpunordpd:=vcmppd+3
vcmpunordps:=vcmpps+3
vcmpunordsd:=vcmpsd+3
vcmpunordss:=vcmpss+3
vcomisd:xmm,xm64 rm vlig.66.1.wig:2f;xmm,xm64{sae} rm elig.66.1.w1.n8:2f
vcomish:xmm,xm16{sae} rm elig.np.5.w0.n16:2f
vcomiss:xmm,xm32 rm vlig.np.1.wig:2f;xmm,xm32{sae} rm elig.np.1.w0.n4:2f
vcompresspd:xm128{kz},xmm mr e128.66.2.w1.n8:8a;ym256{kz},ymm mr e256.66.2.w1.n8:8a;zm512{kz},zmm mr e512.66.2.w1.n8:8a
vcompressps:xm128{kz},xmm mr e128.66.2.w0.n4:8a;ym256{kz},ymm mr e256.66.2.w0.n4:8a;zm512{kz},zmm mr e512.66.2.w0.n4:8a
vcvtdq2pd:xmm,xm64 rm v128.f3.1.wig:e6;ymm,xm128 rm v256.f3.1.wig:e6;xmm{kz},xm64{b32} rm e128.f3.1.w0.n8:e6;ymm{kz},xm128{b32} rm e256.f3.1.w0.n16:e6;zmm{kz},ym256{b32.er} rm e512.f3.1.w0.n32:e6
vcvtdq2ph:xmm{kz},xm128{b32} rm e128.np.5.w0.n16:5b;ymm{kz},ym256{b32} rm e256.np.5.w0.n32:5b;zmm{kz},zm512{b32.er} rm e512.np.5.w0.n64:5b
vcvtdq2ps:xmm,xm128 rm v128.np.1.wig:5b;ymm,ym256 rm v256.np.1.wig:5b;xmm{kz},xm128{b32} rm e128.np.1.w0.n16:5b;ymm{kz},ym256{b32} rm e256.np.1.w0.n32:5b;zmm{kz},zm512{b32.er} rm e512.np.1.w0.n64:5b
vcvtne2ps2bf16:xmm{kz},xmm,xm128{b32} rvm e128.f2.2.w0.n16:72;xmm{kz},xm128{b32} ym e128.f2.2.w0.n16:72;ymm{kz},ymm,ym256{b32} rvm e256.f2.2.w0.n32:72;ymm{kz},ym256{b32} ym e256.f2.2.w0.n32:72;zmm{kz},zmm,zm512{b32} rvm e512.f2.2.w0.n64:72;zmm{kz},zm512{b32} ym e512.f2.2.w0.n64:72
vcvtneebf162ps:xmm,m128 rm v128.f3.2.w0:b0 latevex;ymm,m256 rm v256.f3.2.w0:b0 latevex
vcvtneeph2ps:xmm,m128 rm v128.66.2.w0:b0 latevex;ymm,m256 rm v256.66.2.w0:b0 latevex
vcvtneobf162ps:xmm,m128 rm v128.f2.2.w0:b0 latevex;ymm,m256 rm v256.f2.2.w0:b0 latevex
vcvtneoph2ps:xmm,m128 rm v128.np.2.w0:b0 latevex;ymm,m256 rm v256.np.2.w0:b0 latevex
vcvtneps2bf16:xmm,xm128 rm v128.f3.2.w0:72 latevex;xmm{kz},xmm,xm128{b32} rvm e128.f3.2.w0.n16:72;xmm{kz},xm128{b32} ym e128.f3.2.w0.n16:72;ymm{kz},ymm,ym256{b32} rvm e256.f3.2.w0.n32:72;ymm{kz},ym256{b32} ym e256.f3.2.w0.n32:72;zmm{kz},zmm,zm512{b32} rvm e512.f3.2.w0.n64:72;zmm{kz},zm512{b32} ym e512.f3.2.w0.n64:72
vcvtpd2dq:xmm,xm128 rm v128.f2.1.wig:e6 sx;xmm,ym256 rm v256.f2.1.wig:e6;xmm{kz},xm128{b64} rm e128.f2.1.w1.n16:e6;xmm{kz},ym256{b64} rm e256.f2.1.w1.n32:e6;ymm{kz},zm512{b64.er} rm e512.f2.1.w1.n64:e6
vcvtpd2ph:xmm{kz},xm128{b64} rm e128.66.5.w1.n16:5a;ymm{kz},ym256{b64} rm e256.66.5.w1.n32:5a;zmm{kz},zm512{b64.er} rm e512.66.5.w1.n64:5a
vcvtpd2ps:xmm,xm128 rm v128.66.1.wig:5a sx;xmm,ym256 rm v256.66.1.wig:5a;xmm{kz},xm128{b64} rm e128.66.1.w1.n16:5a;xmm{kz},ym256{b64} rm e256.66.1.w1.n32:5a;ymm{kz},zm512{b64.er} rm e512.66.1.w1.n64:5a
vcvtpd2qq:xmm{kz},xm128{b64} rm e128.66.1.w1.n16:7b;ymm{kz},ym256{b64} rm e256.66.1.w1.n32:7b;zmm{kz},zm512{b64.er} rm e512.66.1.w1.n64:7b
vcvtpd2udq:xmm{kz},xm128{b64} rm e128.np.1.w1.n16:79;xmm{kz},ym256{b64} rm e256.np.1.w1.n32:79;ymm{kz},zm512{b64.er} rm e512.np.1.w1.n64:79
vcvtpd2uqq:xmm{kz},xm128{b64} rm e128.66.1.w1.n16:79;ymm{kz},ym256{b64} rm e256.66.1.w1.n32:79;zmm{kz},zm512{b64.er} rm e512.66.1.w1.n64:79
vcvtph2dq:xmm{kz},xm64{b16} rm e128.66.5.w0.n8:5b;ymm{kz},xm128{b16} rm e256.66.5.w0.n16:5b;zmm{kz},ym256{b16.er} rm e512.66.5.w0.n32:5b
vcvtph2pd:xmm{kz},xm32{b32} rm e128.np.5.w0.n4:5a;ymm{kz},xm64{b16} rm e256.np.5.w0.n8=:5a;zmm{kz},xm128{b16.sae} rm e512.np.5.w0.n16=:5a
vcvtph2ps:xmm,xm64 rm v128.66.2.w0:13;ymm,xm128 rm v256.66.2.w0:13;xmm{kz},xm64 rm e128.66.2.w0.n8:13;ymm{kz},xm128 rm e256.66.2.w0.n16:13;zmm{kz},ym256{sae} rm e512.66.2.w0.n32:13
vcvtph2psx:xmm{kz},xm64{b16} rm e128.66.6.w0.n8:13;ymm{kz},xm128{b16} rm e256.66.6.w0.n16:13;zmm{kz},ym256{b16.sae} rm e512.66.6.w0.n32:13
vcvtph2qq:xmm{kz.lo},xm32{b32.lo} rm e128.66.5.w0.n4:7b;ymm{kz.lo},xm64{b16.lo} rm e256.66.5.w0.n8=:7b;zmm{kz.lo},xm128{b16.er.lo} rm e512.66.5.w0.n16=:7b
vcvtph2udq:xmm{kz},xm32{b32} rm e128.np.5.w0.n8:79;ymm{kz},xm64{b16} rm e256.np.5.w0.n16:79;zmm{kz},xm128{b16.er} rm e512.np.5.w0.n32:79
vcvtph2uqq:xmm{kz.lo},xm32{b32.lo} rm e128.66.5.w0.n4:79;ymm{kz.lo},xm64{b16.lo} rm e256.66.5.w0.n8=:79;zmm{kz.lo},xm128{b16.er.lo} rm e512.66.5.w0.n16=:79
vcvtph2uw:xmm{kz},xm128{b16} rm e128.np.5.w0.n16:7d;ymm{kz},ym256{b16} rm e256.np.5.w0.n32:7d;zmm{kz},zm512{b16.er} rm e512.np.5.w0.n64:7d
vcvtph2w:xmm{kz},xm128{b16} rm e128.66.5.w0.n16:7d;ymm{kz},ym256{b16} rm e256.66.5.w0.n32:7d;zmm{kz},zm512{b16.er} rm e512.66.5.w0.n64:7d
vcvtps2dq:xmm,xm128 rm v128.66.1.wig:5b;ymm,ym256 rm v256.66.1.wig:5b;xmm{kz},xm128{b32} rm e128.66.1.w0.n16:5b;ymm{kz},ym256{b32} rm e256.66.1.w0.n32:5b;zmm{kz},zm512{b32.er} rm e512.66.1.w0.n64:5b
vcvtps2pd:xmm,xm64 rm v128.np.1.wig:5a;ymm,xm128 rm v256.np.1.wig:5a;xmm{kz},xm64{b32} rm e128.np.1.w0.n8:5a;ymm{kz},xm128{b32} rm e256.np.1.w0.n16:5a;zmm{kz},ym256{b32.sae} rm e512.np.1.w0.n32:5a
vcvtps2ph:xm64,xmm,i8 mrb v128.66.3.w0:1d;xm128,ymm,i8 mrb v256.66.3.w0:1d;xm64{kz},xmm,i8 mrb e128.66.3.w0.n8:1d;xm128{kz},ymm,i8 mrb e256.66.3.w0.n16:1d;ym256{kz},zmm{sae},i8 mrb e512.66.3.w0.n32:1d;xmm{kz},xm128{b32} rm e128.66.5.w0.n16:1d;ymm{kz},ym256{b32} rm e256.66.5.w0.n32:1d;zmm{kz},zm512{b32.er} rm e512.66.5.w0.n64:1d
vcvtps2qq:xmm{kz},xm64{b32} rm e128.66.1.w0.n8:7b;ymm{kz},xm128{b32} rm e256.66.1.w0.n16:7b;zmm{kz},ym256{b32.er} rm e512.66.1.w0.n32:7b
vcvtps2udq:xmm{kz},xm128{b32} rm e128.np.1.w0.n16:79;ymm{kz},ym256{b32} rm e256.np.1.w0.n32:79;zmm{kz},zm512{b32.er} rm e512.np.1.w0.n64:79
vcvtps2uqq:xmm{kz},xm64{b32} rm e128.66.1.w0.n8:79;ymm{kz},xm128{b32} rm e256.66.1.w0.n16:79;zmm{kz},ym256{b32.er} rm e512.66.1.w0.n32:79
vcvtqq2pd:xmm{kz},xm128{b64} rm e128.f3.1.w1.n16:e6;ymm{kz},ym256{b64} rm e256.f3.1.w1.n32:e6;zmm{kz},zm512{b64.er} rm e512.f3.1.w1.n64:e6
vcvtqq2ph:xmm{kz},xm128{b64} rm e128.np.5.w1.n16:5b;ymm{kz},ym256{b64} rm e256.np.5.w1.n32:5b;zmm{kz},zm512{b64.er} rm e512.np.5.w1.n64:5b
vcvtqq2ps:xmm{kz},xm128{b64} rm e128.np.1.w1.n16:5b;xmm{kz},ym256{b64} rm e256.np.1.w1.n32:5b;ymm{kz},zm512{b64.er} rm e512.np.1.w1.n64:5b
vcvtsd2sh:xmm{kz},xmm,xm64{er} rvm elig.f2.5.w1.n8:5a;xmm{kz},xm64{er} ym elig.f2.5.w1.n8:5a
vcvtsd2si:r32,xm64 rm vlig.f2.1.wig:2d;r64,xm64 rm vlig.f2.1.w1:2d 64;r32,xm64{er} rm elig.f2.1.wig.n8:2d;r64,xm64{er} rm elig.f2.1.w1.n8:2d
vcvtsd2ss:xmm,xmm,xm64 rvm vlig.f2.1.wig:5a;xmm,xm64 ym vlig.f2.1.wig:5a;xmm{kz},xmm,xm64{er} rvm elig.f2.1.w1.n8:5a
vcvtsd2usi:r32,xm64{er} rm elig.f2.1.wig.n8:79;r64,xm64{er} rm elig.f2.1.w1.n8:79
vcvtsh2sd:xmm,xmm,xm16{sae} rvm elig.f3.5.w0.n4:5a;xmm,xm16{sae} ym elig.f3.5.w0.n4:5a
vcvtsh2si:r32,xm16{er.lo} rm elig.f3.5.wig.n4:2d;r64,xm16{er.lo} rm elig.f3.5.w1.n8:2d
vcvtsh2ss:xmm{kz},xmm,xm16{sae} rvm elig.np.6.w0.n4:13;xmm{kz},xm16{sae} ym elig.np.6.w0.n4:13
vcvtsh2usi:r32,xm16{er.lo} rm elig.f3.5.wig.n4:79;r64,xm16{er.lo} rm elig.f3.5.w1.n8:79
vcvtsi2sd:xmm,xmm,m~32 rvm vlig.f2.1.w0:2a;xmm,m~32 ym vlig.f2.1.w0:2a;xmm,xmm,r32 rvm vlig.f2.1.w0:2a;xmm,r32 ym vlig.f2.1.w0:2a;xmm,xmm,rm64 rvm vlig.f2.1.w1:2a 64;xmm,rm64 ym vlig.f2.1.w1:2a 64;xmm,xmm{er},rm32 rvm elig.f2.1.w0.n4:2a;xmm,xmm{er},rm64 rvm elig.f2.1.w1.n8:2a
vcvtsi2sh:xmm,xmm,rm32{er} rvm elig.f3.5.w0.n4:2a;xmm,rm32{er} ym elig.f3.5.w0.n4:2a;xmm,xmm,rm64{er} rvm elig.f3.5.w1.n8:2a;xmm,rm64{er} ym elig.f3.5.w1.n8:2a
vcvtsi2ss:xmm,xmm,m~32 rvm vlig.f3.1.w0:2a;xmm,m~32 ym vlig.f3.1.w0:2a;xmm,xmm,r32 rvm vlig.f3.1.w0:2a;xmm,r32 ym vlig.f3.1.w0:2a;xmm,xmm,rm64 rvm vlig.f3.1.w1:2a 64;xmm,rm64 ym vlig.f3.1.w1:2a 64;xmm,xmm{er},rm32 rvm elig.f3.1.w0.n4:2a;xmm,xmm{er},rm64 rvm elig.f3.1.w1.n8:2a
vcvtss2sd:xmm,xmm,xm32 rvm vlig.f3.1.wig:5a;xmm,xm32 ym vlig.f3.1.wig:5a;xmm{kz},xmm,xm32{sae} rvm elig.f3.1.w0.n4:5a
vcvtss2sh:xmm,xmm,xm32{er} rvm elig.np.5.w0.n4:1d;xmm,xm32{er} ym elig.np.5.w0.n4:1d
vcvtss2si:r32,xm32 rm vlig.f3.1.wig:2d;r64,xm32 rm vlig.f3.1.w1:2d 64;r32,xm32{er} rm elig.f3.1.wig.n4:2d;r64,xm32{er} rm elig.f3.1.w1.n4:2d
vcvtss2usi:r32,xm32{er} rm elig.f3.1.wig.n4:79;r64,xm32{er} rm elig.f3.1.w1.n4:79
vcvttpd2dq:xmm,xm128 rm v128.66.1.wig:e6 sx;xmm,ym256 rm v256.66.1.wig:e6;xmm{kz},xm128{b64} rm e128.66.1.w1.n16:e6;xmm{kz},ym256{b64} rm e256.66.1.w1.n32:e6;ymm{kz},zm512{b64.sae} rm e512.66.1.w1.n64:e6
vcvttpd2qq:xmm{kz},xm128{b64} rm e128.66.1.w1.n16:7a;ymm{kz},ym256{b64} rm e256.66.1.w1.n32:7a;zmm{kz},zm512{b64.sae} rm e512.66.1.w1.n64:7a
vcvttpd2udq:xmm{kz},xm128{b64} rm e128.np.1.w1.n16:78;xmm{kz},ym256{b64} rm e256.np.1.w1.n32:78;ymm{kz},zm512{b64.sae} rm e512.np.1.w1.n64:78
vcvttpd2uqq:xmm{kz},xm128{b64} rm e128.66.1.w1.n16:78;ymm{kz},ym256{b64} rm e256.66.1.w1.n32:78;zmm{kz},zm512{b64.sae} rm e512.66.1.w1.n64:78
vcvttph2dq:xmm{kz},xm64{b16} rm e128.f3.5.w0.n8:5b;ymm{kz},xm128{b16} rm e256.f3.5.w0.n16:5b;zmm{kz},ym256{b16.sae} rm e512.f3.5.w0.n32:5b
vcvttph2qq:xmm{kz.lo},xm32{b32.lo} rm e128.66.5.w0.n4:7a;ymm{kz.lo},xm64{b16.lo} rm e256.66.5.w0.n4:7a;zmm{kz.lo},xm128{b16.sae.lo} rm e512.66.5.w0.n4:7a
vcvttph2udq:xmm{kz},xm64{b16} rm e128.np.5.w0.n8:78;ymm{kz},xm128{b16} rm e256.np.5.w0.n16:78;zmm{kz},ym256{b16.sae} rm e512.np.5.w0.n32:78
vcvttph2uqq:xmm{kz},xm32{b32} rm e128.66.5.w0.n4:78;ymm{kz},xm64{b16} rm e256.66.5.w0.n4:78;zmm{kz},xm128{b16.sae} rm e512.66.5.w0.n4:78
vcvttph2uw:xmm{kz},xm128{b16} rm e128.np.5.w0.n16:7c;ymm{kz},ym256{b16} rm e256.np.5.w0.n32:7c;zmm{kz},zm512{b16.sae} rm e512.np.5.w0.n64:7c
vcvttph2w:xmm{kz},xm128{b16} rm e128.66.5.w0.n16:7c;ymm{kz},ym256{b16} rm e256.66.5.w0.n32:7c;zmm{kz},zm512{b16.sae} rm e512.66.5.w0.n64:7c
vcvttps2dq:xmm,xm128 rm v128.f3.1.wig:5b;ymm,ym256 rm v256.f3.1.wig:5b;xmm{kz},xm128{b32} rm e128.f3.1.w0.n16:5b;ymm{kz},ym256{b32} rm e256.f3.1.w0.n32:5b;zmm{kz},zm512{b32.sae} rm e512.f3.1.w0.n64:5b
vcvttps2qq:xmm{kz},xm64{b32} rm e128.66.1.w0.n8:7a;ymm{kz},xm128{b32} rm e256.66.1.w0.n16:7a;zmm{kz},ym256{b32.sae} rm e512.66.1.w0.n32:7a
vcvttps2udq:xmm{kz},xm128{b32} rm e128.np.1.w0.n16:78;ymm{kz},ym256{b32} rm e256.np.1.w0.n32:78;zmm{kz},zm512{b32.sae} rm e512.np.1.w0.n64:78
vcvttps2uqq:xmm{kz},xm64{b32} rm e128.66.1.w0.n8:78;ymm{kz},xm128{b32} rm e256.66.1.w0.n16:78;zmm{kz},ym256{b32.sae} rm e512.66.1.w0.n32:78
vcvttsd2si:r32,xm64 rm vlig.f2.1.wig:2c;r64,xm64 rm vlig.f2.1.w1:2c 64;r32,xm64{sae} rm elig.f2.1.wig.n8:2c;r64,xm64{sae} rm elig.f2.1.w1.n8:2c
vcvttsd2usi:r32,xm64{sae} rm elig.f2.1.wig.n8:78;r64,xm64{sae} rm elig.f2.1.w1.n8:78
vcvttsh2si:r32,xm16{sae.lo} rm elig.f3.5.wig.n4:2c;r64,xm16{sae.lo} rm elig.f3.5.w1.n8:2c
vcvttsh2usi:r32,xm16{sae.lo} rm elig.f3.5.wig.n4:78;r64,xm16{sae.lo} rm elig.f3.5.w1.n8:78
vcvttss2si:r32,xm32 rm vlig.f3.1.wig:2c;r64,xm32 rm vlig.f3.1.w1:2c 64;r32,xm32{sae} rm elig.f3.1.wig.n4:2c;r64,xm32{sae} rm elig.f3.1.w1.n4:2c
vcvttss2usi:r32,xm32{sae} rm elig.f3.1.wig.n4:78;r64,xm32{sae} rm elig.f3.1.w1.n4:78
vcvtudq2pd:xmm{kz},xm64{b32} rm e128.f3.1.w0.n8:7a;ymm{kz},xm128{b32} rm e256.f3.1.w0.n16:7a;zmm{kz},ym256{b32.er} rm e512.f3.1.w0.n32:7a
vcvtudq2ph:xmm{kz},xm128{b32} rm e128.f2.5.w0.n16:7a;ymm{kz},ym256{b32} rm e256.f2.5.w0.n32:7a;zmm{kz},zm512{b32} rm e512.f2.5.w0.n64:7a
vcvtudq2ps:xmm{kz},xm128{b32} rm e128.f2.1.w0.n16:7a;ymm{kz},ym256{b32} rm e256.f2.1.w0.n32:7a;zmm{kz},zm512{b32.er} rm e512.f2.1.w0.n64:7a
vcvtuqq2pd:xmm{kz},xm128{b64} rm e128.f3.1.w1.n16:7a;ymm{kz},ym256{b64} rm e256.f3.1.w1.n32:7a;zmm{kz},zm512{b64.er} rm e512.f3.1.w1.n64:7a
vcvtuqq2ph:xmm{kz},xm128{b32} rm e128.f2.5.w1.n16:7a;ymm{kz},ym256{b32} rm e256.f2.5.w1.n32:7a;zmm{kz},zm512{b32} rm e512.f2.5.w1.n64:7a
vcvtuqq2ps:xmm{kz},xm128{b64} rm e128.f2.1.w1.n16:7a;xmm{kz},ym256{b64} rm e256.f2.1.w1.n32:7a;ymm{kz},zm512{b64.er} rm e512.f2.1.w1.n64:7a
vcvtusi2sd:xmm,xmm{er},rm32 rvm elig.f2.1.wig.n4:7b;xmm,xmm{er},rm64 rvm elig.f2.1.w1.n8:7b
vcvtusi2sh:xmm,xmm{er},rm32{er} rvm elig.f3.5.w0.n4:7b
vcvtusi2ss:xmm,xmm{er},rm32 rvm elig.f3.1.wig.n4:7b;xmm,xmm{er},rm64 rvm elig.f3.1.w1.n8:7b
vcvtuw2ph:xmm{kz},xm128{b16} rm e128.f2.5.w0.n16:7d;ymm{kz},ym256{b16} rm e256.f2.5.w0.n32:7d;zmm{kz},zm512{b16.er} rm e512.f2.5.w0.n64:7d
vcvtw2ph:xmm{kz},xm128{b16} rm e128.f3.5.w0.n16:7d;ymm{kz},ym256{b16} rm e256.f3.5.w0.n32:7d;zmm{kz},zm512{b16.er} rm e512.f3.5.w0.n64:7d
vdbpsadbw:xmm{kz},xmm,xm128,i8 rvmb e128.66.3.w0.n16:42;xmm{kz},xm128,i8 ymb e128.66.3.w0.n16:42;ymm{kz},ymm,ym256,i8 rvmb e256.66.3.w0.n32:42;ymm{kz},ym256,i8 ymb e256.66.3.w0.n32:42;zmm{kz},zmm,zm512,i8 rvmb e512.66.3.w0.n64:42;zmm{kz},zm512,i8 ymb e512.66.3.w0.n64:42
vdivpd:xmm,xmm,xm128 rvm v128.66.1.wig:5e;xmm,xm128 ym v128.66.1.wig:5e;ymm,ymm,ym256 rvm v256.66.1.wig:5e;ymm,ym256 ym v256.66.1.wig:5e;xmm{kz},xmm,xm128{b64} rvm e128.66.1.w1.n16:5e;xmm{kz},xm128{b64} ym e128.66.1.w1.n16:5e;ymm{kz},ymm,ym256{b64} rvm e256.66.1.w1.n32:5e;ymm{kz},ym256{b64} ym e256.66.1.w1.n32:5e;zmm{kz},zmm,zm512{b64.er} rvm e512.66.1.w1.n64:5e;zmm{kz},zm512{b64.er} ym e512.66.1.w1.n64:5e
vdivph:xmm{kz},xmm,xm128{b16} rvm e128.np.5.w0.n16:5e;xmm{kz},xm128{b16} ym e128.np.5.w0.n16:5e;ymm{kz},ymm,ym256{b16} rvm e256.np.5.w0.n32:5e;ymm{kz},ym256{b16} ym e256.np.5.w0.n32:5e;zmm{kz},zmm,zm512{b16.er} rvm e512.np.5.w0.n64:5e;zmm{kz},zm512{b16.er} ym e512.np.5.w0.n64:5e
vdivps:xmm,xmm,xm128 rvm v128.np.1.wig:5e;xmm,xm128 ym v128.np.1.wig:5e;ymm,ymm,ym256 rvm v256.np.1.wig:5e;ymm,ym256 ym v256.np.1.wig:5e;xmm{kz},xmm,xm128{b32} rvm e128.np.1.w0.n16:5e;xmm{kz},xm128{b32} ym e128.np.1.w0.n16:5e;ymm{kz},ymm,ym256{b32} rvm e256.np.1.w0.n32:5e;ymm{kz},ym256{b32} ym e256.np.1.w0.n32:5e;zmm{kz},zmm,zm512{b32.er} rvm e512.np.1.w0.n64:5e;zmm{kz},zm512{b32.er} ym e512.np.1.w0.n64:5e
vdivsd:xmm,xmm,xm64 rvm vlig.f2.1.wig:5e;xmm,xm64 ym vlig.f2.1.wig:5e;xmm{kz},xmm,xm64{er} rvm elig.f2.1.w1.n8:5e;xmm{kz},xm64{er} ym elig.f2.1.w1.n8:5e
vdivsh:xmm{kz},xmm,xm16{er} rvm elig.f3.5.w0.n4:5e;xmm{kz},xm16{er} ym elig.f3.5.w0.n4:5e
vdivss:xmm,xmm,xm32 rvm vlig.f3.1.wig:5e;xmm,xm32 ym vlig.f3.1.wig:5e;xmm{kz},xmm,xm32{er} rvm elig.f3.1.w0.n4:5e;xmm{kz},xm32{er} ym elig.f3.1.w0.n4:5e
vdpbf16ps:xmm{kz},xmm,xm128{b32} rvm e128.f3.2.w0.n16:52;xmm{kz},xm128{b32} ym e128.f3.2.w0.n16:52;ymm{kz},ymm,ymm rvm e256.f3.2.w0.n32:52;ymm{kz},ymm ym e256.f3.2.w0.n32:52;ymm{kz},ymm,m128{b32} rvm e256.f3.2.w0.n32:52;ymm{kz},m128{b32} ym e256.f3.2.w0.n32:52;zmm{kz},zmm,zmm rvm e512.f3.2.w0.n64:52;zmm{kz},zmm ym e512.f3.2.w0.n64:52;zmm{kz},zmm,m128{b32} rvm e512.f3.2.w0.n64:52;zmm{kz},m128{b32} ym e512.f3.2.w0.n64:52
vdppd:xmm,xmm,xm128,i8 rvmb v128.66.3.wig:41;xmm,xm128,i8 ymb v128.66.3.wig:41
vdpps:xmm,xmm,xm128,i8 rvmb v128.66.3.wig:40;xmm,xm128,i8 ymb v128.66.3.wig:40;ymm,ymm,ym256,i8 rvmb v256.66.3.wig:40;ymm,ym256,i8 ymb v256.66.3.wig:40
verr:m~16 m :0f00/4;r16 m :0f00/4
verw:m~16 m :0f00/5;r16 m :0f00/5
vexp2pd:zmm{kz},zm512{b64.sae} rm e512.66.2.w1.n64:c8
vexp2ps:zmm{kz},zm512{b32.sae} rm e512.66.2.w0.n64:c8
vexpandpd:xmm{kz},xm128 rm e128.66.2.w1.n8:88;ymm{kz},ym256 rm e256.66.2.w1.n8:88;zmm{kz},zm512 rm e512.66.2.w1.n8:88
vexpandps:xmm{kz},xm128 rm e128.66.2.w0.n4:88;ymm{kz},ym256 rm e256.66.2.w0.n4:88;zmm{kz},zm512 rm e512.66.2.w0.n4:88
vextractf128:xm128,ymm,i8 mrb v256.66.3.w0:19
vextractf32x4:xm128{kz},ymm,i8 mrb e256.66.3.w0.n16:19;xm128{kz},zmm,i8 mrb e512.66.3.w0.n16:19
vextractf32x8:ym256{kz},zmm,i8 mrb e512.66.3.w0.n32:1b
vextractf64x2:xm128{kz},ymm,i8 mrb e256.66.3.w1.n16:19;xm128{kz},zmm,i8 mrb e512.66.3.w1.n16:19
vextractf64x4:ym256{kz},zmm,i8 mrb e512.66.3.w1.n32:1b
vextracti128:xm128,ymm,i8 mrb v256.66.3.w0:39
vextracti32x4:xm128{kz},ymm,i8 mrb e256.66.3.w0.n16:39;xm128{kz},zmm,i8 mrb e512.66.3.w0.n16:39
vextracti32x8:ym256{kz},zmm,i8 mrb e512.66.3.w0.n32:3b
vextracti64x2:xm128{kz},ymm,i8 mrb e256.66.3.w1.n16:39;xm128{kz},zmm,i8 mrb e512.66.3.w1.n16:39
vextracti64x4:ym256{kz},zmm,i8 mrb e512.66.3.w1.n32:3b
vextractps:rm32,xmm,i8 mrb v128.66.3.wig:17;rm32,xmm,i8 mrb e128.66.3.wig.n4:17;r64,xmm,i8 mrb e128.66.3.wig.n4:17
vfcmaddcph:xmm{kz},xmm,xm128{b32} rvm e128.f2.6.w0.n16:56;xmm{kz},xm128{b32} ym e128.f2.6.w0.n16:56;ymm{kz},ymm,ym256{b32} rvm e256.f2.6.w0.n32:56;ymm{kz},ym256{b32} ym e256.f2.6.w0.n32:56;zmm{kz},zmm,zm512{b32.er} rvm e512.f2.6.w0.n64:56;zmm{kz},zm512{b32.er} ym e512.f2.6.w0.n64:56
vfcmaddcsh:xmm{kz},xmm,xm32{er} rvm elig.f2.6.w0.n4:57;xmm{kz},xm32{er} ym elig.f2.6.w0.n4:57
vfcmulcsh:xmm{kz},xmm,xm32{er} rvm elig.f2.6.w0.n4:d7;xmm{kz},xm32{er} ym elig.f2.6.w0.n4:d7
vfixupimmpd:xmm{kz},xmm,xm128{b64},i8 rvmb e128.66.3.w1.n16:54;xmm{kz},xm128{b64},i8 ymb e128.66.3.w1.n16:54;ymm{kz},ymm,ym256{b64},i8 rvmb e256.66.3.w1.n32:54;ymm{kz},ym256{b64},i8 ymb e256.66.3.w1.n32:54;zmm{kz},zmm,zm512{b64.sae},i8 rvmb e512.66.3.w1.n64:54;zmm{kz},zm512{b64.sae},i8 ymb e512.66.3.w1.n64:54
vfixupimmps:xmm{kz},xmm,xm128{b32},i8 rvmb e128.66.3.w0.n16:54;xmm{kz},xm128{b32},i8 ymb e128.66.3.w0.n16:54;ymm{kz},ymm,ym256{b32},i8 rvmb e256.66.3.w0.n32:54;ymm{kz},ym256{b32},i8 ymb e256.66.3.w0.n32:54;zmm{kz},zmm,zm512{b32.sae},i8 rvmb e512.66.3.w0.n64:54;zmm{kz},zm512{b32.sae},i8 ymb e512.66.3.w0.n64:54
vfixupimmsd:xmm{kz},xmm,xm64{sae},i8 rvmb elig.66.3.w1.n8:55;xmm{kz},xm64{sae},i8 ymb elig.66.3.w1.n8:55
vfixupimmss:xmm{kz},xmm,xm32{sae},i8 rvmb elig.66.3.w0.n4:55;xmm{kz},xm32{sae},i8 ymb elig.66.3.w0.n4:55
vfmadd123pd:=vfmadd213pd!vex
vfmadd123ps:=vfmadd213ps!vex
vfmadd123sd:=vfmadd213sd!vex
vfmadd123ss:=vfmadd213ss!vex
vfmadd132pd:xmm,xmm,xm128 rvm v128.66.2.w1:98;ymm,ymm,ym256 rvm v256.66.2.w1:98;xmm{kz},xmm,xm128{b64} rvm e128.66.2.w1.n16:98;ymm{kz},ymm,ym256{b64} rvm e256.66.2.w1.n32:98;zmm{kz},zmm,zm512{b64.er} rvm e512.66.2.w1.n64:98
vfmadd132ph:xmm{kz},xmm,xm128{b16} rvm e128.66.6.w0.n16:9c;xmm{kz},xm128{b16} ym e128.66.6.w0.n16:9c;ymm{kz},ymm,ym256{b16} rvm e256.66.6.w0.n32:9c;ymm{kz},ym256{b16} ym e256.66.6.w0.n32:9c;zmm{kz},zmm,zm512{b16.er} rvm e512.66.6.w0.n64:9c;zmm{kz},zm512{b16.er} ym e512.66.6.w0.n64:9c
vfmadd132ps:xmm,xmm,xm128 rvm v128.66.2.w0:98;ymm,ymm,ym256 rvm v256.66.2.w0:98;xmm{kz},xmm,xm128{b32} rvm e128.66.2.w0.n16:98;ymm{kz},ymm,ym256{b32} rvm e256.66.2.w0.n32:98;zmm{kz},zmm,zm512{b32.er} rvm e512.66.2.w0.n64:98
vfmadd132sd:xmm,xmm,xm64 rvm vlig.66.2.w1:99;xmm{kz},xmm,xm64{er} rvm elig.66.2.w1.n8:99
vfmadd132ss:xmm,xmm,xm32 rvm vlig.66.2.w0:99;xmm{kz},xmm,xm32{er} rvm elig.66.2.w0.n4:99
vfmadd213pd:xmm,xmm,xm128 rvm v128.66.2.w1:a8;ymm,ymm,ym256 rvm v256.66.2.w1:a8;xmm{kz},xmm,xm128{b64} rvm e128.66.2.w1.n16:a8;ymm{kz},ymm,ym256{b64} rvm e256.66.2.w1.n32:a8;zmm{kz},zmm,zm512{b64.er} rvm e512.66.2.w1.n64:a8
vfmadd213ph:xmm{kz},xmm,xm128{b16} rvm e128.66.6.w0.n16:ac;xmm{kz},xm128{b16} ym e128.66.6.w0.n16:ac;ymm{kz},ymm,ym256{b16} rvm e256.66.6.w0.n32:ac;ymm{kz},ym256{b16} ym e256.66.6.w0.n32:ac;zmm{kz},zmm,zm512{b16.er} rvm e512.66.6.w0.n64:ac;zmm{kz},zm512{b16.er} ym e512.66.6.w0.n64:ac
vfmadd213ps:xmm,xmm,xm128 rvm v128.66.2.w0:a8;ymm,ymm,ym256 rvm v256.66.2.w0:a8;xmm{kz},xmm,xm128{b32} rvm e128.66.2.w0.n16:a8;ymm{kz},ymm,ym256{b32} rvm e256.66.2.w0.n32:a8;zmm{kz},zmm,zm512{b32.er} rvm e512.66.2.w0.n64:a8
vfmadd213sd:xmm,xmm,xm64 rvm vlig.66.2.w1:a9;xmm{kz},xmm,xm64{er} rvm elig.66.2.w1.n8:a9
vfmadd213ss:xmm,xmm,xm32 rvm vlig.66.2.w0:a9;xmm{kz},xmm,xm32{er} rvm elig.66.2.w0.n4:a9
vfmadd231pd:xmm,xmm,xm128 rvm v128.66.2.w1:b8;ymm,ymm,ym256 rvm v256.66.2.w1:b8;xmm{kz},xmm,xm128{b64} rvm e128.66.2.w1.n16:b8;ymm{kz},ymm,ym256{b64} rvm e256.66.2.w1.n32:b8;zmm{kz},zmm,zm512{b64.er} rvm e512.66.2.w1.n64:b8
vfmadd231ph:xmm{kz},xmm,xm128{b16} rvm e128.66.6.w0.n16:bc;xmm{kz},xm128{b16} ym e128.66.6.w0.n16:bc;ymm{kz},ymm,ym256{b16} rvm e256.66.6.w0.n32:bc;ymm{kz},ym256{b16} ym e256.66.6.w0.n32:bc;zmm{kz},zmm,zm512{b16.er} rvm e512.66.6.w0.n64:bc;zmm{kz},zm512{b16.er} ym e512.66.6.w0.n64:bc
vfmadd231ps:xmm,xmm,xm128 rvm v128.66.2.w0:b8;ymm,ymm,ym256 rvm v256.66.2.w0:b8;xmm{kz},xmm,xm128{b32} rvm e128.66.2.w0.n16:b8;ymm{kz},ymm,ym256{b32} rvm e256.66.2.w0.n32:b8;zmm{kz},zmm,zm512{b32.er} rvm e512.66.2.w0.n64:b8
vfmadd231sd:xmm,xmm,xm64 rvm vlig.66.2.w1:b9;xmm{kz},xmm,xm64{er} rvm elig.66.2.w1.n8:b9
vfmadd231ss:xmm,xmm,xm32 rvm vlig.66.2.w0:b9;xmm{kz},xmm,xm32{er} rvm elig.66.2.w0.n4:b9
vfmadd312pd:=vfmadd132pd!vex
vfmadd312ps:=vfmadd132ps!vex
vfmadd312sd:=vfmadd132sd!vex
vfmadd312ss:=vfmadd132ss!vex
vfmadd321pd:=vfmadd231pd!vex
vfmadd321ps:=vfmadd231ps!vex
vfmadd321sd:=vfmadd231sd!vex
vfmadd321ss:=vfmadd231ss!vex
vfmaddcph:xmm{kz},xmm,xm128{b32} rvm e128.f3.6.w0.n16:56;xmm{kz},xm128{b32} ym e128.f3.6.w0.n16:56;ymm{kz},ymm,ym256{b32} rvm e256.f3.6.w0.n32:56;ymm{kz},ym256{b32} ym e256.f3.6.w0.n32:56;zmm{kz},zmm,zm512{b32.er} rvm e512.f3.6.w0.n64:56;zmm{kz},zm512{b32.er} ym e512.f3.6.w0.n64:56
vfmaddcsh:xmm{kz},xmm,xm32{er} rvm elig.f3.6.w0.n4:57;xmm{kz},xm32{er} ym elig.f3.6.w0.n4:57
vfmaddpd:xmm,xmm,xm128,xmm rvms v128.66.3.w0:69;xmm,xm128,xmm yms v128.66.3.w0:69;ymm,ymm,ym256,ymm rvms v256.66.3.w0:69;ymm,ym256,ymm yms v256.66.3.w0:69;xmm,xmm,xmm,xm128 rvsm v128.66.3.w1:69;xmm,xmm,xm128 ysm v128.66.3.w1:69;ymm,ymm,ymm,ym256 rvsm v256.66.3.w1:69;ymm,ymm,ym256 ysm v256.66.3.w1:69
vfmaddps:xmm,xmm,xm128,xmm rvms v128.66.3.w0:68;xmm,xm128,xmm yms v128.66.3.w0:68;ymm,ymm,ym256,ymm rvms v256.66.3.w0:68;ymm,ym256,ymm yms v256.66.3.w0:68;xmm,xmm,xmm,xm128 rvsm v128.66.3.w1:68;xmm,xmm,xm128 ysm v128.66.3.w1:68;ymm,ymm,ymm,ym256 rvsm v256.66.3.w1:68;ymm,ymm,ym256 ysm v256.66.3.w1:68
vfmaddsd:xmm,xmm,xm64,xmm rvms vlig.66.3.w0:6b;xmm,xm64,xmm yms vlig.66.3.w0:6b;xmm,xmm,xmm,xm64 rvsm vlig.66.3.w1:6b;xmm,xmm,xm64 ysm vlig.66.3.w1:6b
vfmaddss:xmm,xmm,xm32,xmm rvms vlig.66.3.w0:6a;xmm,xm32,xmm yms vlig.66.3.w0:6a;xmm,xmm,xmm,xm32 rvsm vlig.66.3.w1:6a;xmm,xmm,xm32 ysm vlig.66.3.w1:6a
vfmaddsub123pd:=vfmaddsub213pd!vex
vfmaddsub123ps:=vfmaddsub213ps!vex
vfmaddsub132pd:xmm,xmm,xm128 rvm v128.66.2.w1:96;ymm,ymm,ym256 rvm v256.66.2.w1:96;xmm{kz},xmm,xm128{b64} rvm e128.66.2.w1.n16:96;ymm{kz},ymm,ym256{b64} rvm e256.66.2.w1.n32:96;zmm{kz},zmm,zm512{b64.er} rvm e512.66.2.w1.n64:96
vfmaddsub132ph:xmm{kz},xmm,xm128{b16} rvm e128.66.6.w0.n16:96;xmm{kz},xm128{b16} ym e128.66.6.w0.n16:96;ymm{kz},ymm,ym256{b16} rvm e256.66.6.w0.n32:96;ymm{kz},ym256{b16} ym e256.66.6.w0.n32:96;zmm{kz},zmm,zm512{b16.er} rvm e512.66.6.w0.n64:96;zmm{kz},zm512{b16.er} ym e512.66.6.w0.n64:96
vfmaddsub132ps:xmm,xmm,xm128 rvm v128.66.2.w0:96;ymm,ymm,ym256 rvm v256.66.2.w0:96;xmm{kz},xmm,xm128{b32} rvm e128.66.2.w0.n16:96;ymm{kz},ymm,ym256{b32} rvm e256.66.2.w0.n32:96;zmm{kz},zmm,zm512{b32.er} rvm e512.66.2.w0.n64:96
vfmaddsub213pd:xmm,xmm,xm128 rvm v128.66.2.w1:a6;ymm,ymm,ym256 rvm v256.66.2.w1:a6;xmm{kz},xmm,xm128{b64} rvm e128.66.2.w1.n16:a6;ymm{kz},ymm,ym256{b64} rvm e256.66.2.w1.n32:a6;zmm{kz},zmm,zm512{b64.er} rvm e512.66.2.w1.n64:a6
vfmaddsub213ph:xmm{kz},xmm,xm128{b16} rvm e128.66.6.w0.n16:a6;xmm{kz},xm128{b16} ym e128.66.6.w0.n16:a6;ymm{kz},ymm,ym256{b16} rvm e256.66.6.w0.n32:a6;ymm{kz},ym256{b16} ym e256.66.6.w0.n32:a6;zmm{kz},zmm,zm512{b16.er} rvm e512.66.6.w0.n64:a6;zmm{kz},zm512{b16.er} ym e512.66.6.w0.n64:a6
vfmaddsub213ps:xmm,xmm,xm128 rvm v128.66.2.w0:a6;ymm,ymm,ym256 rvm v256.66.2.w0:a6;xmm{kz},xmm,xm128{b32} rvm e128.66.2.w0.n16:a6;ymm{kz},ymm,ym256{b32} rvm e256.66.2.w0.n32:a6;zmm{kz},zmm,zm512{b32.er} rvm e512.66.2.w0.n64:a6
vfmaddsub231pd:xmm,xmm,xm128 rvm v128.66.2.w1:b6;ymm,ymm,ym256 rvm v256.66.2.w1:b6;xmm{kz},xmm,xm128{b64} rvm e128.66.2.w1.n16:b6;ymm{kz},ymm,ym256{b64} rvm e256.66.2.w1.n32:b6;zmm{kz},zmm,zm512{b64.er} rvm e512.66.2.w1.n64:b6
vfmaddsub231ph:xmm{kz},xmm,xm128{b16} rvm e128.66.6.w0.n16:b6;xmm{kz},xm128{b16} ym e128.66.6.w0.n16:b6;ymm{kz},ymm,ym256{b16} rvm e256.66.6.w0.n32:b6;ymm{kz},ym256{b16} ym e256.66.6.w0.n32:b6;zmm{kz},zmm,zm512{b16.er} rvm e512.66.6.w0.n64:b6;zmm{kz},zm512{b16.er} ym e512.66.6.w0.n64:b6
vfmaddsub231ps:xmm,xmm,xm128 rvm v128.66.2.w0:b6;ymm,ymm,ym256 rvm v256.66.2.w0:b6;xmm{kz},xmm,xm128{b32} rvm e128.66.2.w0.n16:b6;ymm{kz},ymm,ym256{b32} rvm e256.66.2.w0.n32:b6;zmm{kz},zmm,zm512{b32.er} rvm e512.66.2.w0.n64:b6
vfmaddsub312pd:=vfmaddsub132pd!vex
vfmaddsub312ps:=vfmaddsub132ps!vex
vfmaddsub321pd:=vfmaddsub231pd!vex
vfmaddsub321ps:=vfmaddsub231ps!vex
vfmaddsubpd:xmm,xmm,xm128,xmm rvms v128.66.3.w0:5d;xmm,xm128,xmm yms v128.66.3.w0:5d;ymm,ymm,ym256,ymm rvms v256.66.3.w0:5d;ymm,ym256,ymm yms v256.66.3.w0:5d;xmm,xmm,xmm,xm128 rvsm v128.66.3.w1:5d;xmm,xmm,xm128 ysm v128.66.3.w1:5d;ymm,ymm,ymm,ym256 rvsm v256.66.3.w1:5d;ymm,ymm,ym256 ysm v256.66.3.w1:5d
vfmaddsubps:xmm,xmm,xm128,xmm rvms v128.66.3.w0:5c;xmm,xm128,xmm yms v128.66.3.w0:5c;ymm,ymm,ym256,ymm rvms v256.66.3.w0:5c;ymm,ym256,ymm yms v256.66.3.w0:5c;xmm,xmm,xmm,xm128 rvsm v128.66.3.w1:5c;xmm,xmm,xm128 ysm v128.66.3.w1:5c;ymm,ymm,ymm,ym256 rvsm v256.66.3.w1:5c;ymm,ymm,ym256 ysm v256.66.3.w1:5c
vfmsub123pd:=vfmsub213pd!vex
vfmsub123ps:=vfmsub213ps!vex
vfmsub123sd:=vfmsub213sd!vex
vfmsub123ss:=vfmsub213ss!vex
vfmsub132pd:xmm,xmm,xm128 rvm v128.66.2.w1:9a;ymm,ymm,ym256 rvm v256.66.2.w1:9a;xmm{kz},xmm,xm128{b64} rvm e128.66.2.w1.n16:9a;ymm{kz},ymm,ym256{b64} rvm e256.66.2.w1.n32:9a;zmm{kz},zmm,zm512{b64.er} rvm e512.66.2.w1.n64:9a
vfmsub132ph:xmm{kz},xmm,xm128{b16} rvm e128.66.6.w0.n16:9e;xmm{kz},xm128{b16} ym e128.66.6.w0.n16:9e;ymm{kz},ymm,ym256{b16} rvm e256.66.6.w0.n32:9e;ymm{kz},ym256{b16} ym e256.66.6.w0.n32:9e;zmm{kz},zmm,zm512{b16.er} rvm e512.66.6.w0.n64:9e;zmm{kz},zm512{b16.er} ym e512.66.6.w0.n64:9e
vfmsub132ps:xmm,xmm,xm128 rvm v128.66.2.w0:9a;ymm,ymm,ym256 rvm v256.66.2.w0:9a;xmm{kz},xmm,xm128{b32} rvm e128.66.2.w0.n16:9a;ymm{kz},ymm,ym256{b32} rvm e256.66.2.w0.n32:9a;zmm{kz},zmm,zm512{b32.er} rvm e512.66.2.w0.n64:9a
vfmsub132sd:xmm,xmm,xm64 rvm vlig.66.2.w1:9b;xmm{kz},xmm,xm64{er} rvm elig.66.2.w1.n8:9b
vfmsub132ss:xmm,xmm,xm32 rvm vlig.66.2.w0:9b;xmm{kz},xmm,xm32{er} rvm elig.66.2.w0.n4:9b
vfmsub213pd:xmm,xmm,xm128 rvm v128.66.2.w1:aa;ymm,ymm,ym256 rvm v256.66.2.w1:aa;xmm{kz},xmm,xm128{b64} rvm e128.66.2.w1.n16:aa;ymm{kz},ymm,ym256{b64} rvm e256.66.2.w1.n32:aa;zmm{kz},zmm,zm512{b64.er} rvm e512.66.2.w1.n64:aa
vfmsub213ph:xmm{kz},xmm,xm128{b16} rvm e128.66.6.w0.n16:ae;xmm{kz},xm128{b16} ym e128.66.6.w0.n16:ae;ymm{kz},ymm,ym256{b16} rvm e256.66.6.w0.n32:ae;ymm{kz},ym256{b16} ym e256.66.6.w0.n32:ae;zmm{kz},zmm,zm512{b16.er} rvm e512.66.6.w0.n64:ae;zmm{kz},zm512{b16.er} ym e512.66.6.w0.n64:ae
vfmsub213ps:xmm,xmm,xm128 rvm v128.66.2.w0:aa;ymm,ymm,ym256 rvm v256.66.2.w0:aa;xmm{kz},xmm,xm128{b32} rvm e128.66.2.w0.n16:aa;ymm{kz},ymm,ym256{b32} rvm e256.66.2.w0.n32:aa;zmm{kz},zmm,zm512{b32.er} rvm e512.66.2.w0.n64:aa
vfmsub213sd:xmm,xmm,xm64 rvm vlig.66.2.w1:ab;xmm{kz},xmm,xm64{er} rvm elig.66.2.w1.n8:ab
vfmsub213ss:xmm,xmm,xm32 rvm vlig.66.2.w0:ab;xmm{kz},xmm,xm32{er} rvm elig.66.2.w0.n4:ab
vfmsub231pd:xmm,xmm,xm128 rvm v128.66.2.w1:ba;ymm,ymm,ym256 rvm v256.66.2.w1:ba;xmm{kz},xmm,xm128{b64} rvm e128.66.2.w1.n16:ba;ymm{kz},ymm,ym256{b64} rvm e256.66.2.w1.n32:ba;zmm{kz},zmm,zm512{b64.er} rvm e512.66.2.w1.n64:ba
vfmsub231ph:xmm{kz},xmm,xm128{b16} rvm e128.66.6.w0.n16:be;xmm{kz},xm128{b16} ym e128.66.6.w0.n16:be;ymm{kz},ymm,ym256{b16} rvm e256.66.6.w0.n32:be;ymm{kz},ym256{b16} ym e256.66.6.w0.n32:be;zmm{kz},zmm,zm512{b16.er} rvm e512.66.6.w0.n64:be;zmm{kz},zm512{b16.er} ym e512.66.6.w0.n64:be
vfmsub231ps:xmm,xmm,xm128 rvm v128.66.2.w0:ba;ymm,ymm,ym256 rvm v256.66.2.w0:ba;xmm{kz},xmm,xm128{b32} rvm e128.66.2.w0.n16:ba;ymm{kz},ymm,ym256{b32} rvm e256.66.2.w0.n32:ba;zmm{kz},zmm,zm512{b32.er} rvm e512.66.2.w0.n64:ba
vfmsub231sd:xmm,xmm,xm64 rvm vlig.66.2.w1:bb;xmm{kz},xmm,xm64{er} rvm elig.66.2.w1.n8:bb
vfmsub231ss:xmm,xmm,xm32 rvm vlig.66.2.w0:bb;xmm{kz},xmm,xm32{er} rvm elig.66.2.w0.n4:bb
vfmsub312pd:=vfmsub132pd!vex
vfmsub312ps:=vfmsub132ps!vex
vfmsub312sd:=vfmsub132sd!vex
vfmsub312ss:=vfmsub132ss!vex
vfmsub321pd:=vfmsub231pd!vex
vfmsub321ps:=vfmsub231ps!vex
vfmsub321sd:=vfmsub231sd!vex
vfmsub321ss:=vfmsub231ss!vex
vfmsubadd123pd:=vfmsubadd213pd!vex
vfmsubadd123ps:=vfmsubadd213ps!vex
vfmsubadd132pd:xmm,xmm,xm128 rvm v128.66.2.w1:97;ymm,ymm,ym256 rvm v256.66.2.w1:97;xmm{kz},xmm,xm128{b64} rvm e128.66.2.w1.n16:97;ymm{kz},ymm,ym256{b64} rvm e256.66.2.w1.n32:97;zmm{kz},zmm,zm512{b64.er} rvm e512.66.2.w1.n64:97
vfmsubadd132ph:xmm{kz},xmm,xm128{b16} rvm e128.66.6.w0.n16:97;xmm{kz},xm128{b16} ym e128.66.6.w0.n16:97;ymm{kz},ymm,ym256{b16} rvm e256.66.6.w0.n32:97;ymm{kz},ym256{b16} ym e256.66.6.w0.n32:97;zmm{kz},zmm,zm512{b16.er} rvm e512.66.6.w0.n64:97;zmm{kz},zm512{b16.er} ym e512.66.6.w0.n64:97
vfmsubadd132ps:xmm,xmm,xm128 rvm v128.66.2.w0:97;ymm,ymm,ym256 rvm v256.66.2.w0:97;xmm{kz},xmm,xm128{b32} rvm e128.66.2.w0.n16:97;ymm{kz},ymm,ym256{b32} rvm e256.66.2.w0.n32:97;zmm{kz},zmm,zm512{b32.er} rvm e512.66.2.w0.n64:97
vfmsubadd213pd:xmm,xmm,xm128 rvm v128.66.2.w1:a7;ymm,ymm,ym256 rvm v256.66.2.w1:a7;xmm{kz},xmm,xm128{b64} rvm e128.66.2.w1.n16:a7;ymm{kz},ymm,ym256{b64} rvm e256.66.2.w1.n32:a7;zmm{kz},zmm,zm512{b64.er} rvm e512.66.2.w1.n64:a7
vfmsubadd213ph:xmm{kz},xmm,xm128{b16} rvm e128.66.6.w0.n16:a7;xmm{kz},xm128{b16} ym e128.66.6.w0.n16:a7;ymm{kz},ymm,ym256{b16} rvm e256.66.6.w0.n32:a7;ymm{kz},ym256{b16} ym e256.66.6.w0.n32:a7;zmm{kz},zmm,zm512{b16.er} rvm e512.66.6.w0.n64:a7;zmm{kz},zm512{b16.er} ym e512.66.6.w0.n64:a7
vfmsubadd213ps:xmm,xmm,xm128 rvm v128.66.2.w0:a7;ymm,ymm,ym256 rvm v256.66.2.w0:a7;xmm{kz},xmm,xm128{b32} rvm e128.66.2.w0.n16:a7;ymm{kz},ymm,ym256{b32} rvm e256.66.2.w0.n32:a7;zmm{kz},zmm,zm512{b32.er} rvm e512.66.2.w0.n64:a7
vfmsubadd231pd:xmm,xmm,xm128 rvm v128.66.2.w1:b7;ymm,ymm,ym256 rvm v256.66.2.w1:b7;xmm{kz},xmm,xm128{b64} rvm e128.66.2.w1.n16:b7;ymm{kz},ymm,ym256{b64} rvm e256.66.2.w1.n32:b7;zmm{kz},zmm,zm512{b64.er} rvm e512.66.2.w1.n64:b7
vfmsubadd231ph:xmm{kz},xmm,xm128{b16} rvm e128.66.6.w0.n16:b7;xmm{kz},xm128{b16} ym e128.66.6.w0.n16:b7;ymm{kz},ymm,ym256{b16} rvm e256.66.6.w0.n32:b7;ymm{kz},ym256{b16} ym e256.66.6.w0.n32:b7;zmm{kz},zmm,zm512{b16.er} rvm e512.66.6.w0.n64:b7;zmm{kz},zm512{b16.er} ym e512.66.6.w0.n64:b7
vfmsubadd231ps:xmm,xmm,xm128 rvm v128.66.2.w0:b7;ymm,ymm,ym256 rvm v256.66.2.w0:b7;xmm{kz},xmm,xm128{b32} rvm e128.66.2.w0.n16:b7;ymm{kz},ymm,ym256{b32} rvm e256.66.2.w0.n32:b7;zmm{kz},zmm,zm512{b32.er} rvm e512.66.2.w0.n64:b7
vfmsubadd312pd:=vfmsubadd132pd!vex
vfmsubadd312ps:=vfmsubadd132ps!vex
vfmsubadd321pd:=vfmsubadd231pd!vex
vfmsubadd321ps:=vfmsubadd231ps!vex
vfmsubaddpd:xmm,xmm,xm128,xmm rvms v128.66.3.w0:5f;xmm,xm128,xmm yms v128.66.3.w0:5f;ymm,ymm,ym256,ymm rvms v256.66.3.w0:5f;ymm,ym256,ymm yms v256.66.3.w0:5f;xmm,xmm,xmm,xm128 rvsm v128.66.3.w1:5f;xmm,xmm,xm128 ysm v128.66.3.w1:5f;ymm,ymm,ymm,ym256 rvsm v256.66.3.w1:5f;ymm,ymm,ym256 ysm v256.66.3.w1:5f
vfmsubaddps:xmm,xmm,xm128,xmm rvms v128.66.3.w0:5e;xmm,xm128,xmm yms v128.66.3.w0:5e;ymm,ymm,ym256,ymm rvms v256.66.3.w0:5e;ymm,ym256,ymm yms v256.66.3.w0:5e;xmm,xmm,xmm,xm128 rvsm v128.66.3.w1:5e;xmm,xmm,xm128 ysm v128.66.3.w1:5e;ymm,ymm,ymm,ym256 rvsm v256.66.3.w1:5e;ymm,ymm,ym256 ysm v256.66.3.w1:5e
vfmsubpd:xmm,xmm,xm128,xmm rvms v128.66.3.w0:6d;xmm,xm128,xmm yms v128.66.3.w0:6d;ymm,ymm,ym256,ymm rvms v256.66.3.w0:6d;ymm,ym256,ymm yms v256.66.3.w0:6d;xmm,xmm,xmm,xm128 rvsm v128.66.3.w1:6d;xmm,xmm,xm128 ysm v128.66.3.w1:6d;ymm,ymm,ymm,ym256 rvsm v256.66.3.w1:6d;ymm,ymm,ym256 ysm v256.66.3.w1:6d
vfmsubps:xmm,xmm,xm128,xmm rvms v128.66.3.w0:6c;xmm,xm128,xmm yms v128.66.3.w0:6c;ymm,ymm,ym256,ymm rvms v256.66.3.w0:6c;ymm,ym256,ymm yms v256.66.3.w0:6c;xmm,xmm,xmm,xm128 rvsm v128.66.3.w1:6c;xmm,xmm,xm128 ysm v128.66.3.w1:6c;ymm,ymm,ymm,ym256 rvsm v256.66.3.w1:6c;ymm,ymm,ym256 ysm v256.66.3.w1:6c
vfmsubsd:xmm,xmm,xm64,xmm rvms vlig.66.3.w0:6f;xmm,xm64,xmm yms vlig.66.3.w0:6f;xmm,xmm,xmm,xm64 rvsm vlig.66.3.w1:6f;xmm,xmm,xm64 ysm vlig.66.3.w1:6f
vfmsubss:xmm,xmm,xm32,xmm rvms vlig.66.3.w0:6e;xmm,xm32,xmm yms vlig.66.3.w0:6e;xmm,xmm,xmm,xm32 rvsm vlig.66.3.w1:6e;xmm,xmm,xm32 ysm vlig.66.3.w1:6e
vfmulcsh:xmm{kz},xmm,xm32{er} rvm elig.f3.6.w0.n4:d7;xmm{kz},xm32{er} ym elig.f3.6.w0.n4:d7
vfnmadd123pd:=vfnmadd213pd!vex
vfnmadd123ps:=vfnmadd213ps!vex
vfnmadd123sd:=vfnmadd213sd!vex
vfnmadd123ss:=vfnmadd213ss!vex
vfnmadd132pd:xmm,xmm,xm128 rvm v128.66.2.w1:9c;ymm,ymm,ym256 rvm v256.66.2.w1:9c;xmm{kz},xmm,xm128{b64} rvm e128.66.2.w1.n16:9c;ymm{kz},ymm,ym256{b64} rvm e256.66.2.w1.n32:9c;zmm{kz},zmm,zm512{b64.er} rvm e512.66.2.w1.n64:9c
vfnmadd132ps:xmm,xmm,xm128 rvm v128.66.2.w0:9c;ymm,ymm,ym256 rvm v256.66.2.w0:9c;xmm{kz},xmm,xm128{b32} rvm e128.66.2.w0.n16:9c;ymm{kz},ymm,ym256{b32} rvm e256.66.2.w0.n32:9c;zmm{kz},zmm,zm512{b32.er} rvm e512.66.2.w0.n64:9c
vfnmadd132sd:xmm,xmm,xm64 rvm vlig.66.2.w1:9d;xmm{kz},xmm,xm64{er} rvm elig.66.2.w1.n8:9d
vfnmadd132ss:xmm,xmm,xm32 rvm vlig.66.2.w0:9d;xmm{kz},xmm,xm32{er} rvm elig.66.2.w0.n4:9d
vfnmadd213pd:xmm,xmm,xm128 rvm v128.66.2.w1:ac;ymm,ymm,ym256 rvm v256.66.2.w1:ac;xmm{kz},xmm,xm128{b64} rvm e128.66.2.w1.n16:ac;ymm{kz},ymm,ym256{b64} rvm e256.66.2.w1.n32:ac;zmm{kz},zmm,zm512{b64.er} rvm e512.66.2.w1.n64:ac
vfnmadd213ps:xmm,xmm,xm128 rvm v128.66.2.w0:ac;ymm,ymm,ym256 rvm v256.66.2.w0:ac;xmm{kz},xmm,xm128{b32} rvm e128.66.2.w0.n16:ac;ymm{kz},ymm,ym256{b32} rvm e256.66.2.w0.n32:ac;zmm{kz},zmm,zm512{b32.er} rvm e512.66.2.w0.n64:ac
vfnmadd213sd:xmm,xmm,xm64 rvm vlig.66.2.w1:ad;xmm{kz},xmm,xm64{er} rvm elig.66.2.w1.n8:ad
vfnmadd213ss:xmm,xmm,xm32 rvm vlig.66.2.w0:ad;xmm{kz},xmm,xm32{er} rvm elig.66.2.w0.n4:ad
vfnmadd231pd:xmm,xmm,xm128 rvm v128.66.2.w1:bc;ymm,ymm,ym256 rvm v256.66.2.w1:bc;xmm{kz},xmm,xm128{b64} rvm e128.66.2.w1.n16:bc;ymm{kz},ymm,ym256{b64} rvm e256.66.2.w1.n32:bc;zmm{kz},zmm,zm512{b64.er} rvm e512.66.2.w1.n64:bc
vfnmadd231ps:xmm,xmm,xm128 rvm v128.66.2.w0:bc;ymm,ymm,ym256 rvm v256.66.2.w0:bc;xmm{kz},xmm,xm128{b32} rvm e128.66.2.w0.n16:bc;ymm{kz},ymm,ym256{b32} rvm e256.66.2.w0.n32:bc;zmm{kz},zmm,zm512{b32.er} rvm e512.66.2.w0.n64:bc
vfnmadd231sd:xmm,xmm,xm64 rvm vlig.66.2.w1:bd;xmm{kz},xmm,xm64{er} rvm elig.66.2.w1.n8:bd
vfnmadd231ss:xmm,xmm,xm32 rvm vlig.66.2.w0:bd;xmm{kz},xmm,xm32{er} rvm elig.66.2.w0.n4:bd
vfnmadd312pd:=vfnmadd132pd!vex
vfnmadd312ps:=vfnmadd132ps!vex
vfnmadd312sd:=vfnmadd132sd!vex
vfnmadd312ss:=vfnmadd132ss!vex
vfnmadd321pd:=vfnmadd231pd!vex
vfnmadd321ps:=vfnmadd231ps!vex
vfnmadd321sd:=vfnmadd231sd!vex
vfnmadd321ss:=vfnmadd231ss!vex
vfnmaddpd:xmm,xmm,xm128,xmm rvms v128.66.3.w0:79;xmm,xm128,xmm yms v128.66.3.w0:79;ymm,ymm,ym256,ymm rvms v256.66.3.w0:79;ymm,ym256,ymm yms v256.66.3.w0:79;xmm,xmm,xmm,xm128 rvsm v128.66.3.w1:79;xmm,xmm,xm128 ysm v128.66.3.w1:79;ymm,ymm,ymm,ym256 rvsm v256.66.3.w1:79;ymm,ymm,ym256 ysm v256.66.3.w1:79
vfnmaddps:xmm,xmm,xm128,xmm rvms v128.66.3.w0:78;xmm,xm128,xmm yms v128.66.3.w0:78;ymm,ymm,ym256,ymm rvms v256.66.3.w0:78;ymm,ym256,ymm yms v256.66.3.w0:78;xmm,xmm,xmm,xm128 rvsm v128.66.3.w1:78;xmm,xmm,xm128 ysm v128.66.3.w1:78;ymm,ymm,ymm,ym256 rvsm v256.66.3.w1:78;ymm,ymm,ym256 ysm v256.66.3.w1:78
vfnmaddsd:xmm,xmm,xm64,xmm rvms vlig.66.3.w0:7b;xmm,xm64,xmm yms vlig.66.3.w0:7b;xmm,xmm,xmm,xm64 rvsm vlig.66.3.w1:7b;xmm,xmm,xm64 ysm vlig.66.3.w1:7b
vfnmaddss:xmm,xmm,xm32,xmm rvms vlig.66.3.w0:7a;xmm,xm32,xmm yms vlig.66.3.w0:7a;xmm,xmm,xmm,xm32 rvsm vlig.66.3.w1:7a;xmm,xmm,xm32 ysm vlig.66.3.w1:7a
vfnmsub123pd:=vfnmsub213pd!vex
vfnmsub123ps:=vfnmsub213ps!vex
vfnmsub123sd:=vfnmsub213sd!vex
vfnmsub123ss:=vfnmsub213ss!vex
vfnmsub132pd:xmm,xmm,xm128 rvm v128.66.2.w1:9e;ymm,ymm,ym256 rvm v256.66.2.w1:9e;xmm{kz},xmm,xm128{b64} rvm e128.66.2.w1.n16:9e;ymm{kz},ymm,ym256{b64} rvm e256.66.2.w1.n32:9e;zmm{kz},zmm,zm512{b64.er} rvm e512.66.2.w1.n64:9e
vfnmsub132ps:xmm,xmm,xm128 rvm v128.66.2.w0:9e;ymm,ymm,ym256 rvm v256.66.2.w0:9e;xmm{kz},xmm,xm128{b32} rvm e128.66.2.w0.n16:9e;ymm{kz},ymm,ym256{b32} rvm e256.66.2.w0.n32:9e;zmm{kz},zmm,zm512{b32.er} rvm e512.66.2.w0.n64:9e
vfnmsub132sd:xmm,xmm,xm64 rvm vlig.66.2.w1:9f;xmm{kz},xmm,xm64{er} rvm elig.66.2.w1.n8:9f
vfnmsub132ss:xmm,xmm,xm32 rvm vlig.66.2.w0:9f;xmm{kz},xmm,xm32{er} rvm elig.66.2.w0.n4:9f
vfnmsub213pd:xmm,xmm,xm128 rvm v128.66.2.w1:ae;ymm,ymm,ym256 rvm v256.66.2.w1:ae;xmm{kz},xmm,xm128{b64} rvm e128.66.2.w1.n16:ae;ymm{kz},ymm,ym256{b64} rvm e256.66.2.w1.n32:ae;zmm{kz},zmm,zm512{b64.er} rvm e512.66.2.w1.n64:ae
vfnmsub213ps:xmm,xmm,xm128 rvm v128.66.2.w0:ae;ymm,ymm,ym256 rvm v256.66.2.w0:ae;xmm{kz},xmm,xm128{b32} rvm e128.66.2.w0.n16:ae;ymm{kz},ymm,ym256{b32} rvm e256.66.2.w0.n32:ae;zmm{kz},zmm,zm512{b32.er} rvm e512.66.2.w0.n64:ae
vfnmsub213sd:xmm,xmm,xm64 rvm vlig.66.2.w1:af;xmm{kz},xmm,xm64{er} rvm elig.66.2.w1.n8:af
vfnmsub213ss:xmm,xmm,xm32 rvm vlig.66.2.w0:af;xmm{kz},xmm,xm32{er} rvm elig.66.2.w0.n4:af
vfnmsub231pd:xmm,xmm,xm128 rvm v128.66.2.w1:be;ymm,ymm,ym256 rvm v256.66.2.w1:be;xmm{kz},xmm,xm128{b64} rvm e128.66.2.w1.n16:be;ymm{kz},ymm,ym256{b64} rvm e256.66.2.w1.n32:be;zmm{kz},zmm,zm512{b64.er} rvm e512.66.2.w1.n64:be
vfnmsub231ps:xmm,xmm,xm128 rvm v128.66.2.w0:be;ymm,ymm,ym256 rvm v256.66.2.w0:be;xmm{kz},xmm,xm128{b32} rvm e128.66.2.w0.n16:be;ymm{kz},ymm,ym256{b32} rvm e256.66.2.w0.n32:be;zmm{kz},zmm,zm512{b32.er} rvm e512.66.2.w0.n64:be
vfnmsub231sd:xmm,xmm,xm64 rvm vlig.66.2.w1:bf;xmm{kz},xmm,xm64{er} rvm elig.66.2.w1.n8:bf
vfnmsub231ss:xmm,xmm,xm32 rvm vlig.66.2.w0:bf;xmm{kz},xmm,xm32{er} rvm elig.66.2.w0.n4:bf
vfnmsub312pd:=vfnmsub132pd!vex
vfnmsub312ps:=vfnmsub132ps!vex
vfnmsub312sd:=vfnmsub132sd!vex
vfnmsub312ss:=vfnmsub132ss!vex
vfnmsub321pd:=vfnmsub231pd!vex
vfnmsub321ps:=vfnmsub231ps!vex
vfnmsub321sd:=vfnmsub231sd!vex
vfnmsub321ss:=vfnmsub231ss!vex
vfnmsubpd:xmm,xmm,xm128,xmm rvms v128.66.3.w0:7d;xmm,xm128,xmm yms v128.66.3.w0:7d;ymm,ymm,ym256,ymm rvms v256.66.3.w0:7d;ymm,ym256,ymm yms v256.66.3.w0:7d;xmm,xmm,xmm,xm128 rvsm v128.66.3.w1:7d;xmm,xmm,xm128 ysm v128.66.3.w1:7d;ymm,ymm,ymm,ym256 rvsm v256.66.3.w1:7d;ymm,ymm,ym256 ysm v256.66.3.w1:7d
vfnmsubps:xmm,xmm,xm128,xmm rvms v128.66.3.w0:7c;xmm,xm128,xmm yms v128.66.3.w0:7c;ymm,ymm,ym256,ymm rvms v256.66.3.w0:7c;ymm,ym256,ymm yms v256.66.3.w0:7c;xmm,xmm,xmm,xm128 rvsm v128.66.3.w1:7c;xmm,xmm,xm128 ysm v128.66.3.w1:7c;ymm,ymm,ymm,ym256 rvsm v256.66.3.w1:7c;ymm,ymm,ym256 ysm v256.66.3.w1:7c
vfnmsubsd:xmm,xmm,xm64,xmm rvms vlig.66.3.w0:7f;xmm,xm64,xmm yms vlig.66.3.w0:7f;xmm,xmm,xmm,xm64 rvsm vlig.66.3.w1:7f;xmm,xmm,xm64 ysm vlig.66.3.w1:7f
vfnmsubss:xmm,xmm,xm32,xmm rvms vlig.66.3.w0:7e;xmm,xm32,xmm yms vlig.66.3.w0:7e;xmm,xmm,xmm,xm32 rvsm vlig.66.3.w1:7e;xmm,xmm,xm32 ysm vlig.66.3.w1:7e
vfpclasspd:k{k},xm128{b64},i8 rmb e128.66.3.w1.n16:66;k{k},ym256{b64},i8 rmb e256.66.3.w1.n32:66;k{k},zm512{b64},i8 rmb e512.66.3.w1.n64:66
vfpclassph:k{k},xm128{b16},i8 rmb e128.np.3.w0.n16:66;k{k},ym256{b16},i8 rmb e256.np.3.w0.n32:66;k{k},zm512{b16},i8 rmb e512.np.3.w0.n64:66
vfpclassps:k{k},xm128{b32},i8 rmb e128.66.3.w0.n16:66;k{k},ym256{b32},i8 rmb e256.66.3.w0.n32:66;k{k},zm512{b32},i8 rmb e512.66.3.w0.n64:66
vfpclasssd:k{k},xm64,i8 rmb elig.66.3.w1.n8:67
vfpclasssh:k{k},xm16,i8 rmb elig.np.3.w0.n4:67
vfpclassss:k{k},xm32,i8 rmb elig.66.3.w0.n4:67
vfrczpd:xmm,xm128 rm x128.np.9.w0:81;xmm x x128.np.9.w0:81;ymm,ym256 rm x256.np.9.w0:81;ymm x x256.np.9.w0:81
vfrczps:xmm,xm128 rm x128.np.9.w0:80;xmm x x128.np.9.w0:80;ymm,ym256 rm x256.np.9.w0:80;ymm x x256.np.9.w0:80
vfrczsd:xmm,xm64 rm x128.np.9.w0:83;xmm x x128.np.9.w0:83
vfrczss:xmm,xm32 rm x128.np.9.w0:82;xmm x x128.np.9.w0:82
vgatherdpd:xmm,vx64,xmm rmv v128.66.2.w1:92;ymm,vx64,ymm rmv v256.66.2.w1:92;xmm{k},vx64 rm e128.66.2.w1.n8:92 mask;ymm{k},vx64 rm e256.66.2.w1.n8:92 mask;zmm{k},vy64 rm e512.66.2.w1.n8:92 mask
vgatherdps:xmm,vx32,xmm rmv v128.66.2.w0:92;ymm,vy32,ymm rmv v256.66.2.w0:92;xmm{k},vx32 rm e128.66.2.w0.n4:92 mask;ymm{k},vy32 rm e256.66.2.w0.n4:92 mask;zmm{k},vz32 rm e512.66.2.w0.n4:92 mask
vgatherpf0dpd:vy64{k} m e512.66.2.w1.n8:c6/1 mask
vgatherpf0dps:vz32{k} m e512.66.2.w0.n4:c6/1 mask
vgatherpf0qpd:vz64{k} m e512.66.2.w1.n8:c7/1 mask
vgatherpf0qps:vz32{k} m e512.66.2.w0.n4:c7/1 mask
vgatherpf1dpd:vy64{k} m e512.66.2.w1.n8:c6/2 mask
vgatherpf1dps:vz32{k} m e512.66.2.w0.n4:c6/2 mask
vgatherpf1qpd:vz64{k} m e512.66.2.w1.n8:c7/2 mask
vgatherpf1qps:vz32{k} m e512.66.2.w0.n4:c7/2 mask
vgatherqpd:xmm,vx64,xmm rmv v128.66.2.w1:93;ymm,vy64,ymm rmv v256.66.2.w1:93;xmm{k},vx64 rm e128.66.2.w1.n8:93 mask;ymm{k},vy64 rm e256.66.2.w1.n8:93 mask;zmm{k},vz64 rm e512.66.2.w1.n8:93 mask
vgatherqps:xmm,vx32,xmm rmv v128.66.2.w0:93;xmm,vy32,xmm rmv v256.66.2.w0:93;xmm{k},vx32 rm e128.66.2.w0.n4:93 mask;xmm{k},vy32 rm e256.66.2.w0.n4:93 mask;ymm{k},vz32 rm e512.66.2.w0.n4:93 mask
vgetexppd:xmm{kz},xm128{b64} rm e128.66.2.w1.n16:42;ymm{kz},ym256{b64} rm e256.66.2.w1.n32:42;zmm{kz},zm512{b64.sae} rm e512.66.2.w1.n64:42
vgetexpph:xmm{kz},xm128{b16} rm e128.66.6.w0.n16:42;ymm{kz},ym256{b16} rm e256.66.6.w0.n32:42;zmm{kz},zm512{b16.sae} rm e512.66.6.w0.n64:42
vgetexpps:xmm{kz},xm128{b32} rm e128.66.2.w0.n16:42;ymm{kz},ym256{b32} rm e256.66.2.w0.n32:42;zmm{kz},zm512{b32.sae} rm e512.66.2.w0.n64:42
vgetexpsd:xmm{kz},xmm,xm64{sae} rvm elig.66.2.w1.n8:43
vgetexpsh:xmm{kz},xm16{sae} rm elig.66.6.w0.n4:43
vgetexpss:xmm{kz},xmm,xm32{sae} rvm elig.66.2.w0.n4:43
vgetmantpd:xmm{kz},xm128{b64},i8 rmb e128.66.3.w1.n16:26;ymm{kz},ym256{b64},i8 rmb e256.66.3.w1.n32:26;zmm{kz},zm512{b64.sae},i8 rmb e512.66.3.w1.n64:26
vgetmantph:xmm{kz},xm128{b16},i8 rmb e128.np.3.w0.n16:25;ymm{kz},ym256{b16},i8 rmb e256.np.3.w0.n32:25;zmm{kz},zm512{b16.sae},i8 rmb e512.np.3.w0.n64:25
vgetmantps:xmm{kz},xm128{b32},i8 rmb e128.66.3.w0.n16:26;ymm{kz},ym256{b32},i8 rmb e256.66.3.w0.n32:26;zmm{kz},zm512{b32.sae},i8 rmb e512.66.3.w0.n64:26
vgetmantsd:xmm{kz},xmm,xm64{sae},i8 rvmb elig.66.3.w1.n8:27
vgetmantsh:xmm{kz},xm16{sae},i8 rmb elig.np.3.w0.n4:27
vgetmantss:xmm{kz},xmm,xm32{sae},i8 rvmb elig.66.3.w0.n4:27
vgf2p8affineinvqb:xmm,xmm,xm128,i8 rvmb v128.66.3.w1:cf;xmm,xm128,i8 ymb v128.66.3.w1:cf;ymm,ymm,ym256,i8 rvmb v256.66.3.w1:cf;ymm,ym256,i8 ymb v256.66.3.w1:cf;xmm{kz},xmm,xm128{b64},i8 rvmb e128.66.3.w1.n16:cf;xmm{kz},xm128{b64},i8 ymb e128.66.3.w1.n16:cf;ymm{kz},ymm,ym256{b64},i8 rvmb e256.66.3.w1.n32:cf;ymm{kz},ym256{b64},i8 ymb e256.66.3.w1.n32:cf;zmm{kz},zmm,zm512{b64},i8 rvmb e512.66.3.w1.n64:cf;zmm{kz},zm512{b64},i8 ymb e512.66.3.w1.n64:cf
vgf2p8affineqb:xmm,xmm,xm128,i8 rvmb v128.66.3.w1:ce;xmm,xm128,i8 ymb v128.66.3.w1:ce;ymm,ymm,ym256,i8 rvmb v256.66.3.w1:ce;ymm,ym256,i8 ymb v256.66.3.w1:ce;xmm{kz},xmm,xm128{b64},i8 rvmb e128.66.3.w1.n16:ce;xmm{kz},xm128{b64},i8 ymb e128.66.3.w1.n16:ce;ymm{kz},ymm,ym256{b64},i8 rvmb e256.66.3.w1.n32:ce;ymm{kz},ym256{b64},i8 ymb e256.66.3.w1.n32:ce;zmm{kz},zmm,zm512{b64},i8 rvmb e512.66.3.w1.n64:ce;zmm{kz},zm512{b64},i8 ymb e512.66.3.w1.n64:ce
vgf2p8mulb:xmm,xmm,xm128 rvm v128.66.2.w0:cf;xmm,xm128 ym v128.66.2.w0:cf;ymm,ymm,ym256 rvm v256.66.2.w0:cf;ymm,ym256 ym v256.66.2.w0:cf;xmm{kz},xmm,xm128 rvm e128.66.2.w0.n16:cf;xmm{kz},xm128 ym e128.66.2.w0.n16:cf;ymm{kz},ymm,ym256 rvm e256.66.2.w0.n32:cf;ymm{kz},ym256 ym e256.66.2.w0.n32:cf;zmm{kz},zmm,zm512 rvm e512.66.2.w0.n64:cf;zmm{kz},zm512 ym e512.66.2.w0.n64:cf
vhaddpd:xmm,xmm,xm128 rvm v128.66.1.wig:7c;xmm,xm128 ym v128.66.1.wig:7c;ymm,ymm,ym256 rvm v256.66.1.wig:7c;ymm,ym256 ym v256.66.1.wig:7c
vhaddps:xmm,xmm,xm128 rvm v128.f2.1.wig:7c;xmm,xm128 ym v128.f2.1.wig:7c;ymm,ymm,ym256 rvm v256.f2.1.wig:7c;ymm,ym256 ym v256.f2.1.wig:7c
vhsubpd:xmm,xmm,xm128 rvm v128.66.1.wig:7d;xmm,xm128 ym v128.66.1.wig:7d;ymm,ymm,ym256 rvm v256.66.1.wig:7d;ymm,ym256 ym v256.66.1.wig:7d
vhsubps:xmm,xmm,xm128 rvm v128.f2.1.wig:7d;xmm,xm128 ym v128.f2.1.wig:7d;ymm,ymm,ym256 rvm v256.f2.1.wig:7d;ymm,ym256 ym v256.f2.1.wig:7d
vinsertf128:ymm,ymm,xm128,i8 rvmb v256.66.3.w0:18;ymm,xm128,i8 ymb v256.66.3.w0:18
vinsertf32x4:ymm{kz},ymm,xm128,i8 rvmb e256.66.3.w0.n16:18;ymm{kz},xm128,i8 ymb e256.66.3.w0.n16:18;zmm{kz},zmm,xm128,i8 rvmb e512.66.3.w0.n16:18;zmm{kz},xm128,i8 ymb e512.66.3.w0.n16:18
vinsertf32x8:zmm{kz},zmm,ym256,i8 rvmb e512.66.3.w0.n32:1a;zmm{kz},ym256,i8 ymb e512.66.3.w0.n32:1a
vinsertf64x2:ymm{kz},ymm,xm128,i8 rvmb e256.66.3.w1.n16:18;ymm{kz},xm128,i8 ymb e256.66.3.w1.n16:18;zmm{kz},zmm,xm128,i8 rvmb e512.66.3.w1.n16:18;zmm{kz},xm128,i8 ymb e512.66.3.w1.n16:18
vinsertf64x4:zmm{kz},zmm,ym256,i8 rvmb e512.66.3.w1.n32:1a;zmm{kz},ym256,i8 ymb e512.66.3.w1.n32:1a
vinserti128:ymm,ymm,xm128,i8 rvmb v256.66.3.w0:38;ymm,xm128,i8 ymb v256.66.3.w0:38
vinserti32x4:ymm{kz},ymm,xm128,i8 rvmb e256.66.3.w0.n16:38;ymm{kz},xm128,i8 ymb e256.66.3.w0.n16:38;zmm{kz},zmm,xm128,i8 rvmb e512.66.3.w0.n16:38;zmm{kz},xm128,i8 ymb e512.66.3.w0.n16:38
vinserti32x8:zmm{kz},zmm,ym256,i8 rvmb e512.66.3.w0.n32:3a;zmm{kz},ym256,i8 ymb e512.66.3.w0.n32:3a
vinserti64x2:ymm{kz},ymm,xm128,i8 rvmb e256.66.3.w1.n16:38;ymm{kz},xm128,i8 ymb e256.66.3.w1.n16:38;zmm{kz},zmm,xm128,i8 rvmb e512.66.3.w1.n16:38;zmm{kz},xm128,i8 ymb e512.66.3.w1.n16:38
vinserti64x4:zmm{kz},zmm,ym256,i8 rvmb e512.66.3.w1.n32:3a;zmm{kz},ym256,i8 ymb e512.66.3.w1.n32:3a
vinsertps:xmm,xmm,xm32,i8 rvmb v128.66.3.wig:21;xmm,xm32,i8 ymb v128.66.3.wig:21;xmm,xmm,xm32,i8 rvmb e128.66.3.w0.n4:21;xmm,xm32,i8 ymb e128.66.3.w0.n4:21
vlddqu:xmm,m128 rm v128.f2.1.wig:f0;ymm,m256 rm v256.f2.1.wig:f0
vldmxcsr:m32 m v128.np.1.wig:ae/2
vldqqu:ymm,m256 rm v256.f2.1.wig:f0
vmaskmovdqu:xmm,xmm rm v128.66.1.wig:f7
vmaskmovpd:xmm,xmm,m128 rvm v128.66.2.w0:2d;ymm,ymm,m256 rvm v256.66.2.w0:2d;m128,xmm,xmm mvr v128.66.2.w0:2f;m256,ymm,ymm mvr v256.66.2.w0:2f
vmaskmovps:xmm,xmm,m128 rvm v128.66.2.w0:2c;ymm,ymm,m256 rvm v256.66.2.w0:2c;m128,xmm,xmm mvr v128.66.2.w0:2e;m256,ymm,ymm mvr v256.66.2.w0:2e
vmaxpd:xmm,xmm,xm128 rvm v128.66.1.wig:5f;xmm,xm128 ym v128.66.1.wig:5f;ymm,ymm,ym256 rvm v256.66.1.wig:5f;ymm,ym256 ym v256.66.1.wig:5f;xmm{kz},xmm,xm128{b64} rvm e128.66.1.w1.n16:5f;xmm{kz},xm128{b64} ym e128.66.1.w1.n16:5f;ymm{kz},ymm,ym256{b64} rvm e256.66.1.w1.n32:5f;ymm{kz},ym256{b64} ym e256.66.1.w1.n32:5f;zmm{kz},zmm,zm512{b64.sae} rvm e512.66.1.w1.n64:5f;zmm{kz},zm512{b64.sae} ym e512.66.1.w1.n64:5f
vmaxps:xmm,xmm,xm128 rvm v128.np.1.wig:5f;xmm,xm128 ym v128.np.1.wig:5f;ymm,ymm,ym256 rvm v256.np.1.wig:5f;ymm,ym256 ym v256.np.1.wig:5f;xmm{kz},xmm,xm128{b32} rvm e128.np.1.w0.n16:5f;xmm{kz},xm128{b32} ym e128.np.1.w0.n16:5f;ymm{kz},ymm,ym256{b32} rvm e256.np.1.w0.n32:5f;ymm{kz},ym256{b32} ym e256.np.1.w0.n32:5f;zmm{kz},zmm,zm512{b32.sae} rvm e512.np.1.w0.n64:5f;zmm{kz},zm512{b32.sae} ym e512.np.1.w0.n64:5f
vmaxsd:xmm,xmm,xm64 rvm vlig.f2.1.wig:5f;xmm,xm64 ym vlig.f2.1.wig:5f;xmm{kz},xmm,xm64{sae} rvm elig.f2.1.w1.n8:5f;xmm{kz},xm64{sae} ym elig.f2.1.w1.n8:5f
vmaxss:xmm,xmm,xm32 rvm vlig.f3.1.wig:5f;xmm,xm32 ym vlig.f3.1.wig:5f;xmm{kz},xmm,xm32{sae} rvm elig.f3.1.w0.n4:5f;xmm{kz},xm32{sae} ym elig.f3.1.w0.n4:5f
vmcall:- - np:0f01c1
vmclear:m m 66:0fc7/6
vmfunc:- - np:0f01d4
vmgexit:- - f2:0f01c1;- - f3:0f01c1
vminpd:xmm,xmm,xm128 rvm v128.66.1.wig:5d;xmm,xm128 ym v128.66.1.wig:5d;ymm,ymm,ym256 rvm v256.66.1.wig:5d;ymm,ym256 ym v256.66.1.wig:5d;xmm{kz},xmm,xm128{b64} rvm e128.66.1.w1.n16:5d;xmm{kz},xm128{b64} ym e128.66.1.w1.n16:5d;ymm{kz},ymm,ym256{b64} rvm e256.66.1.w1.n32:5d;ymm{kz},ym256{b64} ym e256.66.1.w1.n32:5d;zmm{kz},zmm,zm512{b64.sae} rvm e512.66.1.w1.n64:5d;zmm{kz},zm512{b64.sae} ym e512.66.1.w1.n64:5d
vminps:xmm,xmm,xm128 rvm v128.np.1.wig:5d;xmm,xm128 ym v128.np.1.wig:5d;ymm,ymm,ym256 rvm v256.np.1.wig:5d;ymm,ym256 ym v256.np.1.wig:5d;xmm{kz},xmm,xm128{b32} rvm e128.np.1.w0.n16:5d;xmm{kz},xm128{b32} ym e128.np.1.w0.n16:5d;ymm{kz},ymm,ym256{b32} rvm e256.np.1.w0.n32:5d;ymm{kz},ym256{b32} ym e256.np.1.w0.n32:5d;zmm{kz},zmm,zm512{b32.sae} rvm e512.np.1.w0.n64:5d;zmm{kz},zm512{b32.sae} ym e512.np.1.w0.n64:5d
vminsd:xmm,xmm,xm64 rvm vlig.f2.1.wig:5d;xmm,xm64 ym vlig.f2.1.wig:5d;xmm{kz},xmm,xm64{sae} rvm elig.f2.1.w1.n8:5d;xmm{kz},xm64{sae} ym elig.f2.1.w1.n8:5d
vminss:xmm,xmm,xm32 rvm vlig.f3.1.wig:5d;xmm,xm32 ym vlig.f3.1.wig:5d;xmm{kz},xmm,xm32{sae} rvm elig.f3.1.w0.n4:5d;xmm{kz},xm32{sae} ym elig.f3.1.w0.n4:5d
vmlaunch:- - np:0f01c2
vmload:- - :0f01da
vmmcall:- - :0f01d9
vmovapd:xmm,xm128 rm v128.66.1.wig:28;ymm,ym256 rm v256.66.1.wig:28;xm128,xmm mr v128.66.1.wig:29;ym256,ymm mr v256.66.1.wig:29;xmm{kz},xm128 rm e128.66.1.w1.n16:28;ymm{kz},ym256 rm e256.66.1.w1.n32:28;zmm{kz},zm512 rm e512.66.1.w1.n64:28;xm128{kz},xmm mr e128.66.1.w1.n16:29;ym256{kz},ymm mr e256.66.1.w1.n32:29;zm512{kz},zmm mr e512.66.1.w1.n64:29
vmovaps:xmm,xm128 rm v128.np.1.wig:28;ymm,ym256 rm v256.np.1.wig:28;xm128,xmm mr v128.np.1.wig:29;ym256,ymm mr v256.np.1.wig:29;xmm{kz},xm128 rm e128.np.1.w0.n16:28;ymm{kz},ym256 rm e256.np.1.w0.n32:28;zmm{kz},zm512 rm e512.np.1.w0.n64:28;xm128{kz},xmm mr e128.np.1.w0.n16:29;ym256{kz},ymm mr e256.np.1.w0.n32:29;zm512{kz},zmm mr e512.np.1.w0.n64:29
vmovd:xmm,rm32 rm v128.66.1.wig:6e;rm32,xmm mr v128.66.1.wig:7e;xmm,rm32 rm e128.66.1.wig.n4:6e;rm32,xmm mr e128.66.1.wig.n4:7e
vmovddup:xmm,xm64 rm v128.f2.1.wig:12;ymm,ym256 rm v256.f2.1.wig:12;xmm{kz},xm64 rm e128.f2.1.w1.n8:12;ymm{kz},ym256 rm e256.f2.1.w1.n32:12;zmm{kz},zm512 rm e512.f2.1.w1.n64:12
vmovdqa32:xmm{zm.kz},xm128 rm e128.66.1.w0.n16:6f;ymm{zm.kz},ym256 rm e256.66.1.w0.n32:6f;zmm{zm.kz},zm512 rm e512.66.1.w0.n64:6f;xm128{zm.kz},xmm mr e128.66.1.w0.n16:7f;ym256{zm.kz},ymm mr e256.66.1.w0.n32:7f;zm512{zm.kz},zmm mr e512.66.1.w0.n64:7f
vmovdqa64:xmm{zm.kz},xm128 rm e128.66.1.w1.n16:6f;ymm{zm.kz},ym256 rm e256.66.1.w1.n32:6f;zmm{zm.kz},zm512 rm e512.66.1.w1.n64:6f;xm128{zm.kz},xmm mr e128.66.1.w1.n16:7f;ym256{zm.kz},ymm mr e256.66.1.w1.n32:7f;zm512{zm.kz},zmm mr e512.66.1.w1.n64:7f
vmovdqa:xmm,xm128 rm v128.66.1.wig:6f;ymm,ym256 rm v256.66.1.wig:6f;xm128,xmm mr v128.66.1.wig:7f;ym256,ymm mr v256.66.1.wig:7f
vmovdqu16:xmm{zm.kz},xm128 rm e128.f2.1.w1.n16:6f;ymm{zm.kz},ym256 rm e256.f2.1.w1.n32:6f;zmm{zm.kz},zm512 rm e512.f2.1.w1.n64:6f;xm128{zm.kz},xmm mr e128.f2.1.w1.n16:7f;ym256{zm.kz},ymm mr e256.f2.1.w1.n32:7f;zm512{zm.kz},zmm mr e512.f2.1.w1.n64:7f
vmovdqu32:xmm{zm.kz},xm128 rm e128.f3.1.w0.n16:6f;ymm{zm.kz},ym256 rm e256.f3.1.w0.n32:6f;zmm{zm.kz},zm512 rm e512.f3.1.w0.n64:6f;xm128{zm.kz},xmm mr e128.f3.1.w0.n16:7f;ym256{zm.kz},ymm mr e256.f3.1.w0.n32:7f;zm512{zm.kz},zmm mr e512.f3.1.w0.n64:7f
vmovdqu64:xmm{zm.kz},xm128 rm e128.f3.1.w1.n16:6f;ymm{zm.kz},ym256 rm e256.f3.1.w1.n32:6f;zmm{zm.kz},zm512 rm e512.f3.1.w1.n64:6f;xm128{zm.kz},xmm mr e128.f3.1.w1.n16:7f;ym256{zm.kz},ymm mr e256.f3.1.w1.n32:7f;zm512{zm.kz},zmm mr e512.f3.1.w1.n64:7f
vmovdqu8:xmm{zm.kz},xm128 rm e128.f2.1.w0.n16:6f;ymm{zm.kz},ym256 rm e256.f2.1.w0.n32:6f;zmm{zm.kz},zm512 rm e512.f2.1.w0.n64:6f;xm128{zm.kz},xmm mr e128.f2.1.w0.n16:7f;ym256{zm.kz},ymm mr e256.f2.1.w0.n32:7f;zm512{zm.kz},zmm mr e512.f2.1.w0.n64:7f
vmovdqu:xmm,xm128 rm v128.f3.1.wig:6f;ymm,ym256 rm v256.f3.1.wig:6f;xm128,xmm mr v128.f3.1.wig:7f;ym256,ymm mr v256.f3.1.wig:7f
vmovhlps:xmm,xmm,xmm rvm v128.np.1.wig:12;xmm,xmm ym v128.np.1.wig:12;xmm,xmm,xmm rvm e128.np.1.w0.n1:12;xmm,xmm ym e128.np.1.w0.n1:12
vmovhpd:xmm,xmm,m64 rvm v128.66.1.wig:16;xmm,m64 ym v128.66.1.wig:16;m64,xmm mr v128.66.1.wig:17;xmm,xmm,m64 rvm e128.66.1.w1.n8:16;xmm,m64 ym e128.66.1.w1.n8:16;m64,xmm mr e128.66.1.w1.n8:17
vmovhps:xmm,xmm,m64 rvm v128.np.1.wig:16;xmm,m64 ym v128.np.1.wig:16;m64,xmm mr v128.np.1.wig:17;xmm,xmm,m64 rvm e128.np.1.w0.n8:16;xmm,m64 ym e128.np.1.w0.n8:16;m64,xmm mr e128.np.1.w0.n8:17
vmovlhps:xmm,xmm,xmm rvm v128.np.1.wig:16;xmm,xmm ym v128.np.1.wig:16;xmm,xmm,xmm rvm e128.np.1.w0.n1:16;xmm,xmm ym e128.np.1.w0.n1:16
vmovlpd:xmm,xmm,m64 rvm v128.66.1.wig:12;xmm,m64 ym v128.66.1.wig:12;m64,xmm mr v128.66.1.wig:13;xmm,xmm,m64 rvm e128.66.1.w1.n8:12;xmm,m64 ym e128.66.1.w1.n8:12;m64,xmm mr e128.66.1.w1.n8:13
vmovlps:xmm,xmm,m64 rvm v128.np.1.wig:12;xmm,m64 ym v128.np.1.wig:12;m64,xmm mr v128.np.1.wig:13;xmm,xmm,m64 rvm e128.np.1.w0.n8:12;xmm,m64 ym e128.np.1.w0.n8:12;m64,xmm mr e128.np.1.w0.n8:13
vmovmskpd:r64,xmm rm v128.66.1.w0:50 64;r32,xmm rm v128.66.1.w0:50;r64,ymm rm v256.66.1.w0:50 64;r32,ymm rm v256.66.1.w0:50
vmovmskps:r64,xmm rm v128.np.1.w0:50 64;r32,xmm rm v128.np.1.w0:50;r64,ymm rm v256.np.1.w0:50 64;r32,ymm rm v256.np.1.w0:50
vmovntdq:m128,xmm mr v128.66.1.wig:e7;m256,ymm mr v256.66.1.wig:e7;m128,xmm mr e128.66.1.w0.n16:e7;m256,ymm mr e256.66.1.w0.n32:e7;m512,zmm mr e512.66.1.w0.n64:e7
vmovntdqa:xmm,m128 rm v128.66.2.wig:2a;ymm,m256 rm v256.66.2.wig:2a;xmm,m128 rm e128.66.2.w0.n16:2a;ymm,m256 rm e256.66.2.w0.n32:2a;zmm,m512 rm e512.66.2.w0.n64:2a
vmovntpd:m128,xmm mr v128.66.1.wig:2b;m256,ymm mr v256.66.1.wig:2b;m128,xmm mr e128.66.1.w1.n16:2b;m256,ymm mr e256.66.1.w1.n32:2b;m512,zmm mr e512.66.1.w1.n64:2b
vmovntps:m128,xmm mr v128.np.1.wig:2b;m256,ymm mr v256.np.1.wig:2b;m128,xmm mr e128.np.1.w0.n16:2b;m256,ymm mr e256.np.1.w0.n32:2b;m512,zmm mr e512.np.1.w0.n64:2b
vmovntqq:m256,ymm mr v256.66.1.wig:e7
vmovq:xmm,xmm rm v128.f3.1.wig:7e;xmm,m64 rm v128.f3.1.wig:7e;m64,xmm mr v128.66.1.wig:d6;xmm,rm64 rm v128.66.1.w1:6e 64;rm64,xmm mr v128.66.1.w1:7e 64;xmm,rm64 rm e128.66.1.w1.n8:6e;rm64,xmm mr e128.66.1.w1.n8:7e;xmm,xm64 rm e128.f3.1.w1.n8:7e;xm64,xmm mr e128.66.1.w1.n8:d6
vmovqqa:ymm,ym256 rm v256.66.1.wig:6f;ym256,ymm mr v256.66.1.wig:7f
vmovqqu:ymm,ym256 rm v256.f3.1.wig:6f;ym256,ymm mr v256.f3.1.wig:7f
vmovsd:xmm,xmm,xmm rvm vlig.f2.1.wig:10;xmm,xmm ym vlig.f2.1.wig:10;xmm,m64 rm vlig.f2.1.wig:10;xmm,xmm,xmm mvr vlig.f2.1.wig:11;m64,xmm mr vlig.f2.1.wig:11;xmm{kz},xmm,xmm rvm elig.f2.1.w1.n1:10;xmm{kz},xmm ym elig.f2.1.w1.n1:10;xmm{kz},m64 rm elig.f2.1.w1.n8:10;xmm{kz},xmm,xmm mvr elig.f2.1.w1.n1:11;m64{k},xmm mr elig.f2.1.w1.n8:11
vmovsh:xmm{kz},m16 rm elig.f3.5.w0.n4:10;m16{k},xmm mr elig.f3.5.w0.n4:11;xmm{kz},xmm,xmm rvm elig.f3.5.w0.n1:10;xmm{kz},xmm ym elig.f3.5.w0.n1:10;xmm{kz},xmm,xmm mvr elig.f3.5.w0.n1:11
vmovshdup:xmm,xm128 rm v128.f3.1.wig:16;ymm,ym256 rm v256.f3.1.wig:16;xmm{kz},xm128 rm e128.f3.1.w0.n16:16;ymm{kz},ym256 rm e256.f3.1.w0.n32:16;zmm{kz},zm512 rm e512.f3.1.w0.n64:16
vmovsldup:xmm,xm128 rm v128.f3.1.wig:12;ymm,ym256 rm v256.f3.1.wig:12;xmm{kz},xm128 rm e128.f3.1.w0.n16:12;ymm{kz},ym256 rm e256.f3.1.w0.n32:12;zmm{kz},zm512 rm e512.f3.1.w0.n64:12
vmovss:xmm,xmm,xmm rvm vlig.f3.1.wig:10;xmm,xmm ym vlig.f3.1.wig:10;xmm,m32 rm vlig.f3.1.wig:10;xmm,xmm,xmm mvr vlig.f3.1.wig:11;m32,xmm mr vlig.f3.1.wig:11;xmm{kz},xmm,xmm rvm elig.f3.1.w0.n1:10;xmm{kz},xmm ym elig.f3.1.w0.n1:10;xmm{kz},m32 rm elig.f3.1.w0.n4:10;xmm{kz},xmm,xmm mvr elig.f3.1.w0.n1:11;m32{k},xmm mr elig.f3.1.w0.n4:11
vmovupd:xmm,xm128 rm v128.66.1.wig:10;ymm,ym256 rm v256.66.1.wig:10;xm128,xmm mr v128.66.1.wig:11;ym256,ymm mr v256.66.1.wig:11;xmm{kz},xm128 rm e128.66.1.w1.n16:10;ymm{kz},ym256 rm e256.66.1.w1.n32:10;zmm{kz},zm512 rm e512.66.1.w1.n64:10;xm128{kz},xmm mr e128.66.1.w1.n16:11;ym256{kz},ymm mr e256.66.1.w1.n32:11;zm512{kz},zmm mr e512.66.1.w1.n64:11
vmovups:xmm,xm128 rm v128.np.1.wig:10;ymm,ym256 rm v256.np.1.wig:10;xm128,xmm mr v128.np.1.wig:11;ym256,ymm mr v256.np.1.wig:11;xmm{kz},xm128 rm e128.np.1.w0.n16:10;ymm{kz},ym256 rm e256.np.1.w0.n32:10;zmm{kz},zm512 rm e512.np.1.w0.n64:10;xm128{kz},xmm mr e128.np.1.w0.n16:11;ym256{kz},ymm mr e256.np.1.w0.n32:11;zm512{kz},zmm mr e512.np.1.w0.n64:11
vmovw:xmm,rm16 rm e128.66.5.w0.n4:6e;rm16,xmm mr e128.66.5.w0.n4:7e
vmpsadbw:xmm,xmm,xm128,i8 rvmb v128.66.3.wig:42;xmm,xm128,i8 ymb v128.66.3.wig:42;ymm,ymm,ym256,i8 rvmb v256.66.3.wig:42;ymm,ym256,i8 ymb v256.66.3.wig:42
vmptrld:m m np:0fc7/6
vmptrst:m m np:0fc7/7
vmread:rm32,r32 mr np:0f78 n64;rm64,r64 mr np:0f78 64
vmresume:- - np:0f01c3
vmrun:- - :0f01d8
vmsave:- - :0f01db
vmulpd:xmm,xmm,xm128 rvm v128.66.1.wig:59;xmm,xm128 ym v128.66.1.wig:59;ymm,ymm,ym256 rvm v256.66.1.wig:59;ymm,ym256 ym v256.66.1.wig:59;xmm{kz},xmm,xm128{b64} rvm e128.66.1.w1.n16:59;xmm{kz},xm128{b64} ym e128.66.1.w1.n16:59;ymm{kz},ymm,ym256{b64} rvm e256.66.1.w1.n32:59;ymm{kz},ym256{b64} ym e256.66.1.w1.n32:59;zmm{kz},zmm,zm512{b64.er} rvm e512.66.1.w1.n64:59;zmm{kz},zm512{b64.er} ym e512.66.1.w1.n64:59
vmulph:xmm{kz},xmm,xm128{b16} rvm e128.np.5.w0.n16:59;xmm{kz},xm128{b16} ym e128.np.5.w0.n16:59;ymm{kz},ymm,ym256{b16} rvm e256.np.5.w0.n32:59;ymm{kz},ym256{b16} ym e256.np.5.w0.n32:59;zmm{kz},zmm,zm512{b16} rvm e512.np.5.w0.n64:59;zmm{kz},zm512{b16} ym e512.np.5.w0.n64:59
vmulps:xmm,xmm,xm128 rvm v128.np.1.wig:59;xmm,xm128 ym v128.np.1.wig:59;ymm,ymm,ym256 rvm v256.np.1.wig:59;ymm,ym256 ym v256.np.1.wig:59;xmm{kz},xmm,xm128{b32} rvm e128.np.1.w0.n16:59;xmm{kz},xm128{b32} ym e128.np.1.w0.n16:59;ymm{kz},ymm,ym256{b32} rvm e256.np.1.w0.n32:59;ymm{kz},ym256{b32} ym e256.np.1.w0.n32:59;zmm{kz},zmm,zm512{b32.er} rvm e512.np.1.w0.n64:59;zmm{kz},zm512{b32.er} ym e512.np.1.w0.n64:59
vmulsd:xmm,xmm,xm64 rvm vlig.f2.1.wig:59;xmm,xm64 ym vlig.f2.1.wig:59;xmm{kz},xmm,xm64{er} rvm elig.f2.1.w1.n8:59;xmm{kz},xm64{er} ym elig.f2.1.w1.n8:59
vmulsh:xmm{kz},xmm,xm16{er} rvm elig.f3.5.w0.n4:59;xmm{kz},xm16{er} ym elig.f3.5.w0.n4:59
vmulss:xmm,xmm,xm32 rvm vlig.f3.1.wig:59;xmm,xm32 ym vlig.f3.1.wig:59;xmm{kz},xmm,xm32{er} rvm elig.f3.1.w0.n4:59;xmm{kz},xm32{er} ym elig.f3.1.w0.n4:59
vmwrite:r32,rm32 rm np:0f79 n64;r64,rm64 rm np:0f79 64
vmxoff:- - np:0f01c4
vmxon:m m f3:0fc7/6
vorpd:xmm,xmm,xm128 rvm v128.66.1.wig:56;xmm,xm128 ym v128.66.1.wig:56;ymm,ymm,ym256 rvm v256.66.1.wig:56;ymm,ym256 ym v256.66.1.wig:56;xmm{kz},xmm,xm128{b64} rvm e128.66.1.w1.n16:56;xmm{kz},xm128{b64} ym e128.66.1.w1.n16:56;ymm{kz},ymm,ym256{b64} rvm e256.66.1.w1.n32:56;ymm{kz},ym256{b64} ym e256.66.1.w1.n32:56;zmm{kz},zmm,zm512{b64} rvm e512.66.1.w1.n64:56;zmm{kz},zm512{b64} ym e512.66.1.w1.n64:56
vorps:xmm,xmm,xm128 rvm v128.np.1.wig:56;xmm,xm128 ym v128.np.1.wig:56;ymm,ymm,ym256 rvm v256.np.1.wig:56;ymm,ym256 ym v256.np.1.wig:56;xmm{kz},xmm,xm128{b32} rvm e128.np.1.w0.n16:56;xmm{kz},xm128{b32} ym e128.np.1.w0.n16:56;ymm{kz},ymm,ym256{b32} rvm e256.np.1.w0.n32:56;ymm{kz},ym256{b32} ym e256.np.1.w0.n32:56;zmm{kz},zmm,zm512{b32} rvm e512.np.1.w0.n64:56;zmm{kz},zm512{b32} ym e512.np.1.w0.n64:56
vp2intersectd:k,xmm,xm128{b32} rvm e128.f2.2.w0.n16:68;k,ymm,ymm rvm e256.f2.2.w0.n32:68;k,ymm,m128{b32} rvm e256.f2.2.w0.n32:68;k,zmm,zmm rvm e512.f2.2.w0.n64:68;k,zmm,m128{b32} rvm e512.f2.2.w0.n64:68
vpabsb:xmm,xm128 rm v128.66.2.wig:1c;ymm,ym256 rm v256.66.2.wig:1c;xmm{kz},xm128 rm e128.66.2.wig.n16:1c;ymm{kz},ym256 rm e256.66.2.wig.n32:1c;zmm{kz},zm512 rm e512.66.2.wig.n64:1c
vpabsd:xmm,xm128 rm v128.66.2.wig:1e;ymm,ym256 rm v256.66.2.wig:1e;xmm{kz},xm128{b32} rm e128.66.2.w0.n16:1e;ymm{kz},ym256{b32} rm e256.66.2.w0.n32:1e;zmm{kz},zm512{b32} rm e512.66.2.w0.n64:1e
vpabsq:xmm{kz},xm128{b64} rm e128.66.2.w1.n16:1f;ymm{kz},ym256{b64} rm e256.66.2.w1.n32:1f;zmm{kz},zm512{b64} rm e512.66.2.w1.n64:1f
vpabsw:xmm,xm128 rm v128.66.2.wig:1d;ymm,ym256 rm v256.66.2.wig:1d;xmm{kz},xm128 rm e128.66.2.wig.n16:1d;ymm{kz},ym256 rm e256.66.2.wig.n32:1d;zmm{kz},zm512 rm e512.66.2.wig.n64:1d
vpackssdw:xmm,xmm,xm128 rvm v128.66.1.wig:6b;xmm,xm128 ym v128.66.1.wig:6b;ymm,ymm,ym256 rvm v256.66.1.wig:6b;ymm,ym256 ym v256.66.1.wig:6b;xmm{kz},xmm,xm128{b32} rvm e128.66.1.w0.n16:6b;xmm{kz},xm128{b32} ym e128.66.1.w0.n16:6b;ymm{kz},ymm,ym256{b32} rvm e256.66.1.w0.n32:6b;ymm{kz},ym256{b32} ym e256.66.1.w0.n32:6b;zmm{kz},zmm,zm512{b32} rvm e512.66.1.w0.n64:6b;zmm{kz},zm512{b32} ym e512.66.1.w0.n64:6b
vpacksswb:xmm,xmm,xm128 rvm v128.66.1.wig:63;xmm,xm128 ym v128.66.1.wig:63;ymm,ymm,ym256 rvm v256.66.1.wig:63;ymm,ym256 ym v256.66.1.wig:63;xmm{kz},xmm,xm128 rvm e128.66.1.wig.n16:63;xmm{kz},xm128 ym e128.66.1.wig.n16:63;ymm{kz},ymm,ym256 rvm e256.66.1.wig.n32:63;ymm{kz},ym256 ym e256.66.1.wig.n32:63;zmm{kz},zmm,zm512 rvm e512.66.1.wig.n64:63;zmm{kz},zm512 ym e512.66.1.wig.n64:63
vpackusdw:xmm,xmm,xm128 rvm v128.66.2.wig:2b;xmm,xm128 ym v128.66.2.wig:2b;ymm,ymm,ym256 rvm v256.66.2.wig:2b;ymm,ym256 ym v256.66.2.wig:2b;xmm{kz},xmm,xm128{b32} rvm e128.66.2.w0.n16:2b;xmm{kz},xm128{b32} ym e128.66.2.w0.n16:2b;ymm{kz},ymm,ym256{b32} rvm e256.66.2.w0.n32:2b;ymm{kz},ym256{b32} ym e256.66.2.w0.n32:2b;zmm{kz},zmm,zm512{b32} rvm e512.66.2.w0.n64:2b;zmm{kz},zm512{b32} ym e512.66.2.w0.n64:2b
vpackuswb:xmm,xmm,xm128 rvm v128.66.1.wig:67;xmm,xm128 ym v128.66.1.wig:67;ymm,ymm,ym256 rvm v256.66.1.wig:67;ymm,ym256 ym v256.66.1.wig:67;xmm{kz},xmm,xm128 rvm e128.66.1.wig.n16:67;xmm{kz},xm128 ym e128.66.1.wig.n16:67;ymm{kz},ymm,ym256 rvm e256.66.1.wig.n32:67;ymm{kz},ym256 ym e256.66.1.wig.n32:67;zmm{kz},zmm,zm512 rvm e512.66.1.wig.n64:67;zmm{kz},zm512 ym e512.66.1.wig.n64:67
vpaddb:xmm,xmm,xm128 rvm v128.66.1.wig:fc;xmm,xm128 ym v128.66.1.wig:fc;ymm,ymm,ym256 rvm v256.66.1.wig:fc;ymm,ym256 ym v256.66.1.wig:fc;xmm{kz},xmm,xm128 rvm e128.66.1.wig.n16:fc;xmm{kz},xm128 ym e128.66.1.wig.n16:fc;ymm{kz},ymm,ym256 rvm e256.66.1.wig.n32:fc;ymm{kz},ym256 ym e256.66.1.wig.n32:fc;zmm{kz},zmm,zm512 rvm e512.66.1.wig.n64:fc;zmm{kz},zm512 ym e512.66.1.wig.n64:fc
vpaddd:xmm,xmm,xm128 rvm v128.66.1.wig:fe;xmm,xm128 ym v128.66.1.wig:fe;ymm,ymm,ym256 rvm v256.66.1.wig:fe;ymm,ym256 ym v256.66.1.wig:fe;xmm{kz},xmm,xm128{b32} rvm e128.66.1.w0.n16:fe;xmm{kz},xm128{b32} ym e128.66.1.w0.n16:fe;ymm{kz},ymm,ym256{b32} rvm e256.66.1.w0.n32:fe;ymm{kz},ym256{b32} ym e256.66.1.w0.n32:fe;zmm{kz},zmm,zm512{b32} rvm e512.66.1.w0.n64:fe;zmm{kz},zm512{b32} ym e512.66.1.w0.n64:fe
vpaddq:xmm,xmm,xm128 rvm v128.66.1.wig:d4;xmm,xm128 ym v128.66.1.wig:d4;ymm,ymm,ym256 rvm v256.66.1.wig:d4;ymm,ym256 ym v256.66.1.wig:d4;xmm{kz},xmm,xm128{b64} rvm e128.66.1.w1.n16:d4;xmm{kz},xm128{b64} ym e128.66.1.w1.n16:d4;ymm{kz},ymm,ym256{b64} rvm e256.66.1.w1.n32:d4;ymm{kz},ym256{b64} ym e256.66.1.w1.n32:d4;zmm{kz},zmm,zm512{b64} rvm e512.66.1.w1.n64:d4;zmm{kz},zm512{b64} ym e512.66.1.w1.n64:d4
vpaddsb:xmm,xmm,xm128 rvm v128.66.1.wig:ec;xmm,xm128 ym v128.66.1.wig:ec;ymm,ymm,ym256 rvm v256.66.1.wig:ec;ymm,ym256 ym v256.66.1.wig:ec;xmm{kz},xmm,xm128 rvm e128.66.1.wig.n16:ec;xmm{kz},xm128 ym e128.66.1.wig.n16:ec;ymm{kz},ymm,ym256 rvm e256.66.1.wig.n32:ec;ymm{kz},ym256 ym e256.66.1.wig.n32:ec;zmm{kz},zmm,zm512 rvm e512.66.1.wig.n64:ec;zmm{kz},zm512 ym e512.66.1.wig.n64:ec
vpaddsw:xmm,xmm,xm128 rvm v128.66.1.wig:ed;xmm,xm128 ym v128.66.1.wig:ed;ymm,ymm,ym256 rvm v256.66.1.wig:ed;ymm,ym256 ym v256.66.1.wig:ed;xmm{kz},xmm,xm128 rvm e128.66.1.wig.n16:ed;xmm{kz},xm128 ym e128.66.1.wig.n16:ed;ymm{kz},ymm,ym256 rvm e256.66.1.wig.n32:ed;ymm{kz},ym256 ym e256.66.1.wig.n32:ed;zmm{kz},zmm,zm512 rvm e512.66.1.wig.n64:ed;zmm{kz},zm512 ym e512.66.1.wig.n64:ed
vpaddusb:xmm,xmm,xm128 rvm v128.66.1.wig:dc;xmm,xm128 ym v128.66.1.wig:dc;ymm,ymm,ym256 rvm v256.66.1.wig:dc;ymm,ym256 ym v256.66.1.wig:dc;xmm{kz},xmm,xm128 rvm e128.66.1.wig.n16:dc;xmm{kz},xm128 ym e128.66.1.wig.n16:dc;ymm{kz},ymm,ym256 rvm e256.66.1.wig.n32:dc;ymm{kz},ym256 ym e256.66.1.wig.n32:dc;zmm{kz},zmm,zm512 rvm e512.66.1.wig.n64:dc;zmm{kz},zm512 ym e512.66.1.wig.n64:dc
vpaddusw:xmm,xmm,xm128 rvm v128.66.1.wig:dd;xmm,xm128 ym v128.66.1.wig:dd;ymm,ymm,ym256 rvm v256.66.1.wig:dd;ymm,ym256 ym v256.66.1.wig:dd;xmm{kz},xmm,xm128 rvm e128.66.1.wig.n16:dd;xmm{kz},xm128 ym e128.66.1.wig.n16:dd;ymm{kz},ymm,ym256 rvm e256.66.1.wig.n32:dd;ymm{kz},ym256 ym e256.66.1.wig.n32:dd;zmm{kz},zmm,zm512 rvm e512.66.1.wig.n64:dd;zmm{kz},zm512 ym e512.66.1.wig.n64:dd
vpaddw:xmm,xmm,xm128 rvm v128.66.1.wig:fd;xmm,xm128 ym v128.66.1.wig:fd;ymm,ymm,ym256 rvm v256.66.1.wig:fd;ymm,ym256 ym v256.66.1.wig:fd;xmm{kz},xmm,xm128 rvm e128.66.1.wig.n16:fd;xmm{kz},xm128 ym e128.66.1.wig.n16:fd;ymm{kz},ymm,ym256 rvm e256.66.1.wig.n32:fd;ymm{kz},ym256 ym e256.66.1.wig.n32:fd;zmm{kz},zmm,zm512 rvm e512.66.1.wig.n64:fd;zmm{kz},zm512 ym e512.66.1.wig.n64:fd
vpalignr:xmm,xmm,xm128,i8 rvmb v128.66.3.wig:0f;xmm,xm128,i8 ymb v128.66.3.wig:0f;ymm,ymm,ym256,i8 rvmb v256.66.3.wig:0f;ymm,ym256,i8 ymb v256.66.3.wig:0f;xmm{kz},xmm,xm128,i8 rvmb e128.66.3.wig.n16:0f;xmm{kz},xm128,i8 ymb e128.66.3.wig.n16:0f;ymm{kz},ymm,ym256,i8 rvmb e256.66.3.wig.n32:0f;ymm{kz},ym256,i8 ymb e256.66.3.wig.n32:0f;zmm{kz},zmm,zm512,i8 rvmb e512.66.3.wig.n64:0f;zmm{kz},zm512,i8 ymb e512.66.3.wig.n64:0f
vpand:xmm,xmm,xm128 rvm v128.66.1.wig:db;xmm,xm128 ym v128.66.1.wig:db;ymm,ymm,ym256 rvm v256.66.1.wig:db;ymm,ym256 ym v256.66.1.wig:db
vpandd:xmm{kz},xmm,xm128{b32} rvm e128.66.1.w0.n16:db;xmm{kz},xm128{b32} ym e128.66.1.w0.n16:db;ymm{kz},ymm,ym256{b32} rvm e256.66.1.w0.n32:db;ymm{kz},ym256{b32} ym e256.66.1.w0.n32:db;zmm{kz},zmm,zm512{b32} rvm e512.66.1.w0.n64:db;zmm{kz},zm512{b32} ym e512.66.1.w0.n64:db
vpandn:xmm,xmm,xm128 rvm v128.66.1.wig:df;xmm,xm128 ym v128.66.1.wig:df;ymm,ymm,ym256 rvm v256.66.1.wig:df;ymm,ym256 ym v256.66.1.wig:df
vpandnd:xmm{kz},xmm,xm128{b32} rvm e128.66.1.w0.n16:df;xmm{kz},xm128{b32} ym e128.66.1.w0.n16:df;ymm{kz},ymm,ym256{b32} rvm e256.66.1.w0.n32:df;ymm{kz},ym256{b32} ym e256.66.1.w0.n32:df;zmm{kz},zmm,zm512{b32} rvm e512.66.1.w0.n64:df;zmm{kz},zm512{b32} ym e512.66.1.w0.n64:df
vpandnq:xmm{kz},xmm,xm128{b64} rvm e128.66.1.w1.n16:df;xmm{kz},xm128{b64} ym e128.66.1.w1.n16:df;ymm{kz},ymm,ym256{b64} rvm e256.66.1.w1.n32:df;ymm{kz},ym256{b64} ym e256.66.1.w1.n32:df;zmm{kz},zmm,zm512{b64} rvm e512.66.1.w1.n64:df;zmm{kz},zm512{b64} ym e512.66.1.w1.n64:df
vpandq:xmm{kz},xmm,xm128{b64} rvm e128.66.1.w1.n16:db;xmm{kz},xm128{b64} ym e128.66.1.w1.n16:db;ymm{kz},ymm,ym256{b64} rvm e256.66.1.w1.n32:db;ymm{kz},ym256{b64} ym e256.66.1.w1.n32:db;zmm{kz},zmm,zm512{b64} rvm e512.66.1.w1.n64:db;zmm{kz},zm512{b64} ym e512.66.1.w1.n64:db
vpavgb:xmm,xmm,xm128 rvm v128.66.1.wig:e0;xmm,xm128 ym v128.66.1.wig:e0;ymm,ymm,ym256 rvm v256.66.1.wig:e0;ymm,ym256 ym v256.66.1.wig:e0;xmm{kz},xmm,xm128 rvm e128.66.1.wig.n16:e0;xmm{kz},xm128 ym e128.66.1.wig.n16:e0;ymm{kz},ymm,ym256 rvm e256.66.1.wig.n32:e0;ymm{kz},ym256 ym e256.66.1.wig.n32:e0;zmm{kz},zmm,zm512 rvm e512.66.1.wig.n64:e0;zmm{kz},zm512 ym e512.66.1.wig.n64:e0
vpavgw:xmm,xmm,xm128 rvm v128.66.1.wig:e3;xmm,xm128 ym v128.66.1.wig:e3;ymm,ymm,ym256 rvm v256.66.1.wig:e3;ymm,ym256 ym v256.66.1.wig:e3;xmm{kz},xmm,xm128 rvm e128.66.1.wig.n16:e3;xmm{kz},xm128 ym e128.66.1.wig.n16:e3;ymm{kz},ymm,ym256 rvm e256.66.1.wig.n32:e3;ymm{kz},ym256 ym e256.66.1.wig.n32:e3;zmm{kz},zmm,zm512 rvm e512.66.1.wig.n64:e3;zmm{kz},zm512 ym e512.66.1.wig.n64:e3
vpblendd:xmm,xmm,xm128,i8 rvmb v128.66.3.w0:02;xmm,xm128,i8 ymb v128.66.3.w0:02;ymm,ymm,ym256,i8 rvmb v256.66.3.w0:02;ymm,ym256,i8 ymb v256.66.3.w0:02
vpblendmb:xmm{kz},xmm,xm128 rvm e128.66.2.w0.n16:66;ymm{kz},ymm,ym256 rvm e256.66.2.w0.n32:66;zmm{kz},zmm,zm512 rvm e512.66.2.w0.n64:66
vpblendmd:xmm{kz},xmm,xm128{b32} rvm e128.66.2.w0.n16:64;ymm{kz},ymm,ym256{b32} rvm e256.66.2.w0.n32:64;zmm{kz},zmm,zm512{b32} rvm e512.66.2.w0.n64:64
vpblendmq:xmm{kz},xmm,xm128{b64} rvm e128.66.2.w1.n16:64;ymm{kz},ymm,ym256{b64} rvm e256.66.2.w1.n32:64;zmm{kz},zmm,zm512{b64} rvm e512.66.2.w1.n64:64
vpblendmw:xmm{kz},xmm,xm128 rvm e128.66.2.w1.n16:66;ymm{kz},ymm,ym256 rvm e256.66.2.w1.n32:66;zmm{kz},zmm,zm512 rvm e512.66.2.w1.n64:66
vpblendvb:xmm,xmm,xm128,xmm rvms v128.66.3.w0:4c;xmm,xm128,xmm yms v128.66.3.w0:4c;ymm,ymm,ym256,ymm rvms v256.66.3.w0:4c;ymm,ym256,ymm yms v256.66.3.w0:4c
vpblendw:xmm,xmm,xm128,i8 rvmb v128.66.3.wig:0e;xmm,xm128,i8 ymb v128.66.3.wig:0e;ymm,ymm,ym256,i8 rvmb v256.66.3.wig:0e;ymm,ym256,i8 ymb v256.66.3.wig:0e
vpbroadcastb:xmm,xm8 rm v128.66.2.w0:78;ymm,xm8 rm v256.66.2.w0:78;xmm{kz},xm8 rm e128.66.2.w0.n1:78;ymm{kz},xm8 rm e256.66.2.w0.n1:78;zmm{kz},xm8 rm e512.66.2.w0.n1:78;xmm{kz},r32 rm e128.66.2.w0.n1:7a;ymm{kz},r32 rm e256.66.2.w0.n1:7a;zmm{kz},r32 rm e512.66.2.w0.n1:7a;xmm{kz},r8 rm e128.66.2.w0:7a;ymm{kz},r8 rm e256.66.2.w0:7a;zmm{kz},r8 rm e512.66.2.w0:7a;xmm{kz},r16 rm e128.66.2.w0:7a;ymm{kz},r16 rm e256.66.2.w0:7a;zmm{kz},r16 rm e512.66.2.w0:7a;xmm{kz},r64 rm e128.66.2.w0:7a;ymm{kz},r64 rm e256.66.2.w0:7a;zmm{kz},r64 rm e512.66.2.w0:7a
vpbroadcastd:xmm,xm32 rm v128.66.2.w0:58;ymm,xm32 rm v256.66.2.w0:58;xmm{kz},xm32 rm e128.66.2.w0.n4:58;ymm{kz},xm32 rm e256.66.2.w0.n4:58;zmm{kz},xm32 rm e512.66.2.w0.n4:58;xmm{kz},r32 rm e128.66.2.wig.n1:7c;ymm{kz},r32 rm e256.66.2.wig.n1:7c;zmm{kz},r32 rm e512.66.2.wig.n1:7c
vpbroadcastmb2q:xmm,k rm e128.f3.2.w1.n1:2a;ymm,k rm e256.f3.2.w1.n1:2a;zmm,k rm e512.f3.2.w1.n1:2a
vpbroadcastmw2d:xmm,k rm e128.f3.2.w0.n1:3a;ymm,k rm e256.f3.2.w0.n1:3a;zmm,k rm e512.f3.2.w0.n1:3a
vpbroadcastq:xmm,xm64 rm v128.66.2.w0:59;ymm,xm64 rm v256.66.2.w0:59;xmm{kz},xm64 rm e128.66.2.w1.n8:59;ymm{kz},xm64 rm e256.66.2.w1.n8:59;zmm{kz},xm64 rm e512.66.2.w1.n8:59;xmm{kz},r64 rm e128.66.2.w1.n1:7c;ymm{kz},r64 rm e256.66.2.w1.n1:7c;zmm{kz},r64 rm e512.66.2.w1.n1:7c
vpbroadcastw:xmm,xm16 rm v128.66.2.w0:79;ymm,xm16 rm v256.66.2.w0:79;xmm{kz},xm16 rm e128.66.2.w0.n2:79;ymm{kz},xm16 rm e256.66.2.w0.n2:79;zmm{kz},xm16 rm e512.66.2.w0.n2:79;xmm{kz},r32 rm e128.66.2.w0.n1:7b;ymm{kz},r32 rm e256.66.2.w0.n1:7b;zmm{kz},r32 rm e512.66.2.w0.n1:7b;xmm{kz},r16 rm e128.66.2.w0:7b;ymm{kz},r16 rm e256.66.2.w0:7b;zmm{kz},r16 rm e512.66.2.w0:7b;xmm{kz},r64 rm e128.66.2.w0:7b;ymm{kz},r64 rm e256.66.2.w0:7b;zmm{kz},r64 rm e512.66.2.w0:7b
vpclmulhqhqdq:=vpclmulqdq+17
vpclmulhqlqdq:=vpclmulqdq+1
vpclmullqhqdq:=vpclmulqdq+16
vpclmullqlqdq:=vpclmulqdq+0
vpclmulqdq:xmm,xmm,xm128,i8 rvmb v128.66.3.wig:44;xmm,xm128,i8 ymb v128.66.3.wig:44;ymm,ymm,ym256,i8 rvmb v256.66.3.wig:44;ymm,ym256,i8 ymb v256.66.3.wig:44;xmm,xmm,xm128,i8 rvmb e128.66.3.wig.n16:44;xmm,xm128,i8 ymb e128.66.3.wig.n16:44;ymm,ymm,ym256,i8 rvmb e256.66.3.wig.n32:44;ymm,ym256,i8 ymb e256.66.3.wig.n32:44;zmm,zmm,zm512,i8 rvmb e512.66.3.wig.n64:44;zmm,zm512,i8 ymb e512.66.3.wig.n64:44
vpcmov:xmm,xmm,xm128,xmm rvms x128.np.8.w0:a2;xmm,xm128,xmm yms x128.np.8.w0:a2;ymm,ymm,ym256,ymm rvms x256.np.8.w0:a2;ymm,ym256,ymm yms x256.np.8.w0:a2;xmm,xmm,xmm,xm128 rvsm x128.np.8.w1:a2;xmm,xmm,xm128 ysm x128.np.8.w1:a2;ymm,ymm,ymm,ym256 rvsm x256.np.8.w1:a2;ymm,ymm,ym256 ysm x256.np.8.w1:a2
vpcmpb:k{k},xmm,xm128,i8 rvmb e128.66.3.w0.n16:3f;k{k},ymm,ym256,i8 rvmb e256.66.3.w0.n32:3f;k{k},zmm,zm512,i8 rvmb e512.66.3.w0.n64:3f
vpcmpd:k{k},xmm,xm128{b32},i8 rvmb e128.66.3.w0.n16:1f;k{k},ymm,ym256{b32},i8 rvmb e256.66.3.w0.n32:1f;k{k},zmm,zm512{b32},i8 rvmb e512.66.3.w0.n64:1f
vpcmpeqb:xmm,xmm,xm128 rvm v128.66.1.wig:74;xmm,xm128 ym v128.66.1.wig:74;ymm,ymm,ym256 rvm v256.66.1.wig:74;ymm,ym256 ym v256.66.1.wig:74;k{k},xmm,xm128 rvm e128.66.1.wig.n16:74;k{k},ymm,ym256 rvm e256.66.1.wig.n32:74;k{k},zmm,zm512 rvm e512.66.1.wig.n64:74
vpcmpeqd:xmm,xmm,xm128 rvm v128.66.1.wig:76;xmm,xm128 ym v128.66.1.wig:76;ymm,ymm,ym256 rvm v256.66.1.wig:76;ymm,ym256 ym v256.66.1.wig:76;k{k},xmm,xm128{b32} rvm e128.66.1.w0.n16:76;k{k},ymm,ym256{b32} rvm e256.66.1.w0.n32:76;k{k},zmm,zm512{b32} rvm e512.66.1.w0.n64:76
vpcmpeqq:xmm,xmm,xm128 rvm v128.66.2.wig:29;xmm,xm128 ym v128.66.2.wig:29;ymm,ymm,ym256 rvm v256.66.2.wig:29;ymm,ym256 ym v256.66.2.wig:29;k{k},xmm,xm128{b64} rvm e128.66.2.w1.n16:29;k{k},ymm,ym256{b64} rvm e256.66.2.w1.n32:29;k{k},zmm,zm512{b64} rvm e512.66.2.w1.n64:29
vpcmpequb:=vpcmpub+0
vpcmpequd:=vpcmpud+0
vpcmpequq:=vpcmpuq+0
vpcmpequw:=vpcmpuw+0
vpcmpeqw:xmm,xmm,xm128 rvm v128.66.1.wig:75;xmm,xm128 ym v128.66.1.wig:75;ymm,ymm,ym256 rvm v256.66.1.wig:75;ymm,ym256 ym v256.66.1.wig:75;k{k},xmm,xm128 rvm e128.66.1.wig.n16:75;k{k},ymm,ym256 rvm e256.66.1.wig.n32:75;k{k},zmm,zm512 rvm e512.66.1.wig.n64:75
vpcmpestri:xmm,xm128,i8 rmb v128.66.3.wig:61
vpcmpestrm:xmm,xm128,i8 rmb v128.66.3.wig:60
vpcmpgeb:=vpcmpb+5
vpcmpged:=vpcmpd+5
vpcmpgeq:=vpcmpq+5
vpcmpgeub:=vpcmpub+5
vpcmpgeud:=vpcmpud+5
vpcmpgeuq:=vpcmpuq+5
vpcmpgeuw:=vpcmpuw+5
vpcmpgew:=vpcmpw+5
vpcmpgtb:xmm,xmm,xm128 rvm v128.66.1.wig:64;xmm,xm128 ym v128.66.1.wig:64;ymm,ymm,ym256 rvm v256.66.1.wig:64;ymm,ym256 ym v256.66.1.wig:64;k{k},xmm,xm128 rvm e128.66.1.wig.n16:64;k{k},ymm,ym256 rvm e256.66.1.wig.n32:64;k{k},zmm,zm512 rvm e512.66.1.wig.n64:64
vpcmpgtd:xmm,xmm,xm128 rvm v128.66.1.wig:66;xmm,xm128 ym v128.66.1.wig:66;ymm,ymm,ym256 rvm v256.66.1.wig:66;ymm,ym256 ym v256.66.1.wig:66;k{k},xmm,xm128{b32} rvm e128.66.1.w0.n16:66;k{k},ymm,ym256{b32} rvm e256.66.1.w0.n32:66;k{k},zmm,zm512{b32} rvm e512.66.1.w0.n64:66
vpcmpgtq:xmm,xmm,xm128 rvm v128.66.2.wig:37;xmm,xm128 ym v128.66.2.wig:37;ymm,ymm,ym256 rvm v256.66.2.wig:37;ymm,ym256 ym v256.66.2.wig:37;k{k},xmm,xm128{b64} rvm e128.66.2.w1.n16:37;k{k},ymm,ym256{b64} rvm e256.66.2.w1.n32:37;k{k},zmm,zm512{b64} rvm e512.66.2.w1.n64:37
vpcmpgtub:=vpcmpub+6
vpcmpgtud:=vpcmpud+6
vpcmpgtuq:=vpcmpuq+6
vpcmpgtuw:=vpcmpuw+6
vpcmpgtw:xmm,xmm,xm128 rvm v128.66.1.wig:65;xmm,xm128 ym v128.66.1.wig:65;ymm,ymm,ym256 rvm v256.66.1.wig:65;ymm,ym256 ym v256.66.1.wig:65;k{k},xmm,xm128 rvm e128.66.1.wig.n16:65;k{k},ymm,ym256 rvm e256.66.1.wig.n32:65;k{k},zmm,zm512 rvm e512.66.1.wig.n64:65
vpcmpistri:xmm,xm128,i8 rmb v128.66.3.wig:63
vpcmpistrm:xmm,xm128,i8 rmb v128.66.3.wig:62
vpcmpleb:=vpcmpb+2
vpcmpled:=vpcmpd+2
vpcmpleq:=vpcmpq+2
vpcmpleub:=vpcmpub+2
vpcmpleud:=vpcmpud+2
vpcmpleuq:=vpcmpuq+2
vpcmpleuw:=vpcmpuw+2
vpcmplew:=vpcmpw+2
vpcmpltb:=vpcmpb+1
vpcmpltd:=vpcmpd+1
vpcmpltq:=vpcmpq+1
vpcmpltub:=vpcmpub+1
vpcmpltud:=vpcmpud+1
vpcmpltuq:=vpcmpuq+1
vpcmpltuw:=vpcmpuw+1
vpcmpltw:=vpcmpw+1
vpcmpneqb:=vpcmpb+4
vpcmpneqd:=vpcmpd+4
vpcmpneqq:=vpcmpq+4
vpcmpnequb:=vpcmpub+4
vpcmpnequd:=vpcmpud+4
vpcmpnequq:=vpcmpuq+4
vpcmpnequw:=vpcmpuw+4
vpcmpneqw:=vpcmpw+4
vpcmpngtb:=vpcmpb+2
vpcmpngtd:=vpcmpd+2
vpcmpngtq:=vpcmpq+2
vpcmpngtub:=vpcmpub+2
vpcmpngtud:=vpcmpud+2
vpcmpngtuq:=vpcmpuq+2
vpcmpngtuw:=vpcmpuw+2
vpcmpngtw:=vpcmpw+2
vpcmpnleb:=vpcmpb+6
vpcmpnled:=vpcmpd+6
vpcmpnleq:=vpcmpq+6
vpcmpnleub:=vpcmpub+6
vpcmpnleud:=vpcmpud+6
vpcmpnleuq:=vpcmpuq+6
vpcmpnleuw:=vpcmpuw+6
vpcmpnlew:=vpcmpw+6
vpcmpnltb:=vpcmpb+5
vpcmpnltd:=vpcmpd+5
vpcmpnltq:=vpcmpq+5
vpcmpnltub:=vpcmpub+5
vpcmpnltud:=vpcmpud+5
vpcmpnltuq:=vpcmpuq+5
vpcmpnltuw:=vpcmpuw+5
vpcmpnltw:=vpcmpw+5
vpcmpq:k{k},xmm,xm128{b64},i8 rvmb e128.66.3.w1.n16:1f;k{k},ymm,ym256{b64},i8 rvmb e256.66.3.w1.n32:1f;k{k},zmm,zm512{b64},i8 rvmb e512.66.3.w1.n64:1f
vpcmpub:k{k},xmm,xm128,i8 rvmb e128.66.3.w0.n16:3e;k{k},ymm,ym256,i8 rvmb e256.66.3.w0.n32:3e;k{k},zmm,zm512,i8 rvmb e512.66.3.w0.n64:3e
vpcmpud:k{k},xmm,xm128{b32},i8 rvmb e128.66.3.w0.n16:1e;k{k},ymm,ym256{b32},i8 rvmb e256.66.3.w0.n32:1e;k{k},zmm,zm512{b32},i8 rvmb e512.66.3.w0.n64:1e
vpcmpuq:k{k},xmm,xm128{b64},i8 rvmb e128.66.3.w1.n16:1e;k{k},ymm,ym256{b64},i8 rvmb e256.66.3.w1.n32:1e;k{k},zmm,zm512{b64},i8 rvmb e512.66.3.w1.n64:1e
vpcmpuw:k{k},xmm,xm128,i8 rvmb e128.66.3.w1.n16:3e;k{k},ymm,ym256,i8 rvmb e256.66.3.w1.n32:3e;k{k},zmm,zm512,i8 rvmb e512.66.3.w1.n64:3e
vpcmpw:k{k},xmm,xm128,i8 rvmb e128.66.3.w1.n16:3f;k{k},ymm,ym256,i8 rvmb e256.66.3.w1.n32:3f;k{k},zmm,zm512,i8 rvmb e512.66.3.w1.n64:3f
vpcomb:xmm,xmm,xm128,i8 rvmb x128.np.8.w0:cc;xmm,xm128,i8 ymb x128.np.8.w0:cc
vpcomd:xmm,xmm,xm128,i8 rvmb x128.np.8.w0:ce;xmm,xm128,i8 ymb x128.np.8.w0:ce
vpcompressb:xm128{kz},xmm mr e128.66.2.w0.n1:63;ym256{kz},ymm mr e256.66.2.w0.n1:63;zm512{kz},zmm mr e512.66.2.w0.n1:63
vpcompressd:xm128{kz},xmm mr e128.66.2.w0.n4:8b;ym256{kz},ymm mr e256.66.2.w0.n4:8b;zm512{kz},zmm mr e512.66.2.w0.n4:8b
vpcompressq:xm128{kz},xmm mr e128.66.2.w1.n8:8b;ym256{kz},ymm mr e256.66.2.w1.n8:8b;zm512{kz},zmm mr e512.66.2.w1.n8:8b
vpcompressw:xm128{kz},xmm mr e128.66.2.w1.n2:63;ym256{kz},ymm mr e256.66.2.w1.n2:63;zm512{kz},zmm mr e512.66.2.w1.n2:63
vpcomq:xmm,xmm,xm128,i8 rvmb x128.np.8.w0:cf;xmm,xm128,i8 ymb x128.np.8.w0:cf
vpcomub:xmm,xmm,xm128,i8 rvmb x128.np.8.w0:ec;xmm,xm128,i8 ymb x128.np.8.w0:ec
vpcomud:xmm,xmm,xm128,i8 rvmb x128.np.8.w0:ee;xmm,xm128,i8 ymb x128.np.8.w0:ee
vpcomuq:xmm,xmm,xm128,i8 rvmb x128.np.8.w0:ef;xmm,xm128,i8 ymb x128.np.8.w0:ef
vpcomuw:xmm,xmm,xm128,i8 rvmb x128.np.8.w0:ed;xmm,xm128,i8 ymb x128.np.8.w0:ed
vpcomw:xmm,xmm,xm128,i8 rvmb x128.np.8.w0:cd;xmm,xm128,i8 ymb x128.np.8.w0:cd
vpconflictd:xmm{kz},xm128{b32} rm e128.66.2.w0.n16:c4;ymm{kz},ym256{b32} rm e256.66.2.w0.n32:c4;zmm{kz},zm512{b32} rm e512.66.2.w0.n64:c4
vpconflictq:xmm{kz},xm128{b64} rm e128.66.2.w1.n16:c4;ymm{kz},ym256{b64} rm e256.66.2.w1.n32:c4;zmm{kz},zm512{b64} rm e512.66.2.w1.n64:c4
vpdpbssd:xmm,xmm,xm128 rvm v128.f2.2.w0:50 latevex;ymm,ymm,ym256 rvm v256.f2.2.w0:50 latevex
vpdpbssds:xmm,xmm,xm128 rvm v128.f2.2.w0:51 latevex;ymm,ymm,ym256 rvm v256.f2.2.w0:51 latevex
vpdpbsud:xmm,xmm,xm128 rvm v128.f3.2.w0:50 latevex;ymm,ymm,ym256 rvm v256.f3.2.w0:50 latevex
vpdpbsuds:xmm,xmm,xm128 rvm v128.f3.2.w0:51 latevex;ymm,ymm,ym256 rvm v256.f3.2.w0:51 latevex
vpdpbusd:xmm{kz},xmm,xm128{b32} rvm e128.66.2.w0.n16:50;xmm{kz},xm128{b32} ym e128.66.2.w0.n16:50;ymm{kz},ymm,ym256{b32} rvm e256.66.2.w0.n32:50;ymm{kz},ym256{b32} ym e256.66.2.w0.n32:50;zmm{kz},zmm,zm512{b32} rvm e512.66.2.w0.n64:50;zmm{kz},zm512{b32} ym e512.66.2.w0.n64:50
vpdpbusds:xmm{kz},xmm,xm128{b32} rvm e128.66.2.w0.n16:51;xmm{kz},xm128{b32} ym e128.66.2.w0.n16:51;ymm{kz},ymm,ym256{b32} rvm e256.66.2.w0.n32:51;ymm{kz},ym256{b32} ym e256.66.2.w0.n32:51;zmm{kz},zmm,zm512{b32} rvm e512.66.2.w0.n64:51;zmm{kz},zm512{b32} ym e512.66.2.w0.n64:51
vpdpbuud:xmm,xmm,xm128 rvm v128.np.2.w0:50 latevex;ymm,ymm,ym256 rvm v256.np.2.w0:50 latevex
vpdpbuuds:xmm,xmm,xm128 rvm v128.np.2.w0:51 latevex;ymm,ymm,ym256 rvm v256.np.2.w0:51 latevex
vpdpwssd:xmm{kz},xmm,xm128{b32} rvm e128.66.2.w0.n16:52;xmm{kz},xm128{b32} ym e128.66.2.w0.n16:52;ymm{kz},ymm,ym256{b32} rvm e256.66.2.w0.n32:52;ymm{kz},ym256{b32} ym e256.66.2.w0.n32:52;zmm{kz},zmm,zm512{b32} rvm e512.66.2.w0.n64:52;zmm{kz},zm512{b32} ym e512.66.2.w0.n64:52
vpdpwssds:xmm{kz},xmm,xm128{b32} rvm e128.66.2.w0.n16:53;xmm{kz},xm128{b32} ym e128.66.2.w0.n16:53;ymm{kz},ymm,ym256{b32} rvm e256.66.2.w0.n32:53;ymm{kz},ym256{b32} ym e256.66.2.w0.n32:53;zmm{kz},zmm,zm512{b32} rvm e512.66.2.w0.n64:53;zmm{kz},zm512{b32} ym e512.66.2.w0.n64:53
vperm2f128:ymm,ymm,ym256,i8 rvmb v256.66.3.w0:06;ymm,ym256,i8 ymb v256.66.3.w0:06
vperm2i128:ymm,ymm,ym256,i8 rvmb v256.66.3.w0:46;ymm,ym256,i8 ymb v256.66.3.w0:46
vpermb:xmm{kz},xmm,xm128 rvm e128.66.2.w0.n16:8d;xmm{kz},xm128 ym e128.66.2.w0.n16:8d;ymm{kz},ymm,ym256 rvm e256.66.2.w0.n32:8d;ymm{kz},ym256 ym e256.66.2.w0.n32:8d;zmm{kz},zmm,zm512 rvm e512.66.2.w0.n64:8d;zmm{kz},zm512 ym e512.66.2.w0.n64:8d
vpermd:ymm,ymm,ym256 rvm v256.66.2.w0:36;ymm,ym256 ym v256.66.2.w0:36;ymm{kz},ymm,ym256{b32} rvm e256.66.2.w0.n32:36;ymm{kz},ym256{b32} ym e256.66.2.w0.n32:36;zmm{kz},zmm,zm512{b32} rvm e512.66.2.w0.n64:36;zmm{kz},zm512{b32} ym e512.66.2.w0.n64:36
vpermi2b:xmm{kz},xmm,xm128 rvm e128.66.2.w0.n16:75;ymm{kz},ymm,ym256 rvm e256.66.2.w0.n32:75;zmm{kz},zmm,zm512 rvm e512.66.2.w0.n64:75
vpermi2d:xmm{kz},xmm,xm128{b32} rvm e128.66.2.w0.n16:76;ymm{kz},ymm,ym256{b32} rvm e256.66.2.w0.n32:76;zmm{kz},zmm,zm512{b32} rvm e512.66.2.w0.n64:76
vpermi2pd:xmm{kz},xmm,xm128{b64} rvm e128.66.2.w1.n16:77;ymm{kz},ymm,ym256{b64} rvm e256.66.2.w1.n32:77;zmm{kz},zmm,zm512{b64} rvm e512.66.2.w1.n64:77
vpermi2ps:xmm{kz},xmm,xm128{b32} rvm e128.66.2.w0.n16:77;ymm{kz},ymm,ym256{b32} rvm e256.66.2.w0.n32:77;zmm{kz},zmm,zm512{b32} rvm e512.66.2.w0.n64:77
vpermi2q:xmm{kz},xmm,xm128{b64} rvm e128.66.2.w1.n16:76;ymm{kz},ymm,ym256{b64} rvm e256.66.2.w1.n32:76;zmm{kz},zmm,zm512{b64} rvm e512.66.2.w1.n64:76
vpermi2w:xmm{kz},xmm,xm128 rvm e128.66.2.w1.n16:75;ymm{kz},ymm,ym256 rvm e256.66.2.w1.n32:75;zmm{kz},zmm,zm512 rvm e512.66.2.w1.n64:75
vpermilpd:xmm,xm128,i8 rmb v128.66.3.w0:05;ymm,ym256,i8 rmb v256.66.3.w0:05;xmm,xmm,xm128 rvm v128.66.2.w0:0d;xmm,xm128 ym v128.66.2.w0:0d;ymm,ymm,ym256 rvm v256.66.2.w0:0d;ymm,ym256 ym v256.66.2.w0:0d;xmm{kz},xmm,xm128{b64} rvm e128.66.2.w1.n16:0d;xmm{kz},xm128{b64} ym e128.66.2.w1.n16:0d;ymm{kz},ymm,ym256{b64} rvm e256.66.2.w1.n32:0d;ymm{kz},ym256{b64} ym e256.66.2.w1.n32:0d;zmm{kz},zmm,zm512{b64} rvm e512.66.2.w1.n64:0d;zmm{kz},zm512{b64} ym e512.66.2.w1.n64:0d;xmm{kz},xm128{b64},i8 rmb e128.66.3.w1.n16:05;ymm{kz},ym256{b64},i8 rmb e256.66.3.w1.n32:05;zmm{kz},zm512{b64},i8 rmb e512.66.3.w1.n64:05
vpermilps:xmm,xm128,i8 rmb v128.66.3.w0:04;ymm,ym256,i8 rmb v256.66.3.w0:04;xmm,xmm,xm128 rvm v128.66.2.w0:0c;xmm,xm128 ym v128.66.2.w0:0c;ymm,ymm,ym256 rvm v256.66.2.w0:0c;ymm,ym256 ym v256.66.2.w0:0c;xmm{kz},xmm,xm128{b32} rvm e128.66.2.w0.n16:0c;xmm{kz},xm128{b32} ym e128.66.2.w0.n16:0c;ymm{kz},ymm,ym256{b32} rvm e256.66.2.w0.n32:0c;ymm{kz},ym256{b32} ym e256.66.2.w0.n32:0c;zmm{kz},zmm,zm512{b32} rvm e512.66.2.w0.n64:0c;zmm{kz},zm512{b32} ym e512.66.2.w0.n64:0c;xmm{kz},xm128{b32},i8 rmb e128.66.3.w0.n16:04;ymm{kz},ym256{b32},i8 rmb e256.66.3.w0.n32:04;zmm{kz},zm512{b32},i8 rmb e512.66.3.w0.n64:04
vpermpd:ymm,ym256,i8 rmb v256.66.3.w1:01;ymm{kz},ymm,ym256{b64} rvm e256.66.2.w1.n32:16;ymm{kz},ym256{b64} ym e256.66.2.w1.n32:16;zmm{kz},zmm,zm512{b64} rvm e512.66.2.w1.n64:16;zmm{kz},zm512{b64} ym e512.66.2.w1.n64:16;ymm{kz},ym256{b64},i8 rmb e256.66.3.w1.n32:01;zmm{kz},zm512{b64},i8 rmb e512.66.3.w1.n64:01
vpermps:ymm,ymm,ym256 rvm v256.66.2.w0:16;ymm,ym256 ym v256.66.2.w0:16;ymm{kz},ymm,ym256{b32} rvm e256.66.2.w0.n32:16;ymm{kz},ym256{b32} ym e256.66.2.w0.n32:16;zmm{kz},zmm,zm512{b32} rvm e512.66.2.w0.n64:16;zmm{kz},zm512{b32} ym e512.66.2.w0.n64:16
vpermq:ymm,ym256,i8 rmb v256.66.3.w1:00;ymm{kz},ymm,ym256{b64} rvm e256.66.2.w1.n32:36;ymm{kz},ym256{b64} ym e256.66.2.w1.n32:36;zmm{kz},zmm,zm512{b64} rvm e512.66.2.w1.n64:36;zmm{kz},zm512{b64} ym e512.66.2.w1.n64:36;ymm{kz},ym256{b64},i8 rmb e256.66.3.w1.n32:00;zmm{kz},zm512{b64},i8 rmb e512.66.3.w1.n64:00
vpermt2b:xmm{kz},xmm,xm128 rvm e128.66.2.w0.n16:7d;ymm{kz},ymm,ym256 rvm e256.66.2.w0.n32:7d;zmm{kz},zmm,zm512 rvm e512.66.2.w0.n64:7d
vpermt2d:xmm{kz},xmm,xm128{b32} rvm e128.66.2.w0.n16:7e;ymm{kz},ymm,ym256{b32} rvm e256.66.2.w0.n32:7e;zmm{kz},zmm,zm512{b32} rvm e512.66.2.w0.n64:7e
vpermt2pd:xmm{kz},xmm,xm128{b64} rvm e128.66.2.w1.n16:7f;ymm{kz},ymm,ym256{b64} rvm e256.66.2.w1.n32:7f;zmm{kz},zmm,zm512{b64} rvm e512.66.2.w1.n64:7f
vpermt2ps:xmm{kz},xmm,xm128{b32} rvm e128.66.2.w0.n16:7f;ymm{kz},ymm,ym256{b32} rvm e256.66.2.w0.n32:7f;zmm{kz},zmm,zm512{b32} rvm e512.66.2.w0.n64:7f
vpermt2q:xmm{kz},xmm,xm128{b64} rvm e128.66.2.w1.n16:7e;ymm{kz},ymm,ym256{b64} rvm e256.66.2.w1.n32:7e;zmm{kz},zmm,zm512{b64} rvm e512.66.2.w1.n64:7e
vpermt2w:xmm{kz},xmm,xm128 rvm e128.66.2.w1.n16:7d;ymm{kz},ymm,ym256 rvm e256.66.2.w1.n32:7d;zmm{kz},zmm,zm512 rvm e512.66.2.w1.n64:7d
vpermw:xmm{kz},xmm,xm128 rvm e128.66.2.w1.n16:8d;xmm{kz},xm128 ym e128.66.2.w1.n16:8d;ymm{kz},ymm,ym256 rvm e256.66.2.w1.n32:8d;ymm{kz},ym256 ym e256.66.2.w1.n32:8d;zmm{kz},zmm,zm512 rvm e512.66.2.w1.n64:8d;zmm{kz},zm512 ym e512.66.2.w1.n64:8d
vpexpandb:xmm{kz},xm128 rm e128.66.2.w0.n1:62;ymm{kz},ym256 rm e256.66.2.w0.n1:62;zmm{kz},zm512 rm e512.66.2.w0.n1:62
vpexpandd:xmm{kz},xm128 rm e128.66.2.w0.n4:89;ymm{kz},ym256 rm e256.66.2.w0.n4:89;zmm{kz},zm512 rm e512.66.2.w0.n4:89
vpexpandq:xmm{kz},xm128 rm e128.66.2.w1.n8:89;ymm{kz},ym256 rm e256.66.2.w1.n8:89;zmm{kz},zm512 rm e512.66.2.w1.n8:89
vpexpandw:xmm{kz},xm128 rm e128.66.2.w1.n2:62;ymm{kz},ym256 rm e256.66.2.w1.n2:62;zmm{kz},zm512 rm e512.66.2.w1.n2:62
vpextrb:r64,xmm,i8 mrb v128.66.3.w0:14 64;r32,xmm,i8 mrb v128.66.3.w0:14;m8,xmm,i8 mrb v128.66.3.w0:14;r8,xmm,i8 mrb e128.66.3.wig.n1:14;r16,xmm,i8 mrb e128.66.3.wig.n1:14;r32,xmm,i8 mrb e128.66.3.wig.n1:14;r64,xmm,i8 mrb e128.66.3.wig.n1:14;m8,xmm,i8 mrb e128.66.3.wig.n1:14
vpextrd:r64,xmm,i8 mrb v128.66.3.w0:16 64;rm32,xmm,i8 mrb v128.66.3.w0:16;rm32,xmm,i8 mrb e128.66.3.w0.n4:16
vpextrq:rm64,xmm,i8 mrb v128.66.3.w1:16 64;rm64,xmm,i8 mrb e128.66.3.w1.n8:16
vpextrw:r32,xmm,i8 rmb v128.66.1.w0:c5;r64,xmm,i8 rmb v128.66.1.w0:c5 64;r32,xmm,i8 mrb v128.66.3.w0:15;r64,xmm,i8 mrb v128.66.3.w0:15 64;m16,xmm,i8 mrb v128.66.3.w0:15;m16,xmm,i8 mrb e128.66.3.wig.n2:15;r16,xmm,i8 mrb e128.66.3.wig.n2:15;r32,xmm,i8 mrb e128.66.3.wig.n2:15;r64,xmm,i8 mrb e128.66.3.wig.n2:15;r32,xmm,i8 rmb e128.66.1.wig:c5;r64,xmm,i8 rmb e128.66.1.wig:c5
vpgatherdd:xmm,vx32,xmm rmv v128.66.2.w0:90;ymm,vy32,ymm rmv v256.66.2.w0:90;xmm{k},vx32 rm e128.66.2.w0.n4:90 mask;ymm{k},vy32 rm e256.66.2.w0.n4:90 mask;zmm{k},vz32 rm e512.66.2.w0.n4:90 mask
vpgatherdq:xmm,vx64,xmm rmv v128.66.2.w1:90;ymm,vx64,ymm rmv v256.66.2.w1:90;xmm{k},vx64 rm e128.66.2.w1.n8:90 mask;ymm{k},vx64 rm e256.66.2.w1.n8:90 mask;zmm{k},vy64 rm e512.66.2.w1.n8:90 mask
vpgatherqd:xmm,vx32,xmm rmv v128.66.2.w0:91;xmm,vy32,xmm rmv v256.66.2.w0:91;xmm{k},vx32 rm e128.66.2.w0.n4:91 mask;xmm{k},vy32 rm e256.66.2.w0.n4:91 mask;ymm{k},vz32 rm e512.66.2.w0.n4:91 mask
vpgatherqq:xmm,vx64,xmm rmv v128.66.2.w1:91;ymm,vy64,ymm rmv v256.66.2.w1:91;xmm{k},vx64 rm e128.66.2.w1.n8:91 mask;ymm{k},vy64 rm e256.66.2.w1.n8:91 mask;zmm{k},vz64 rm e512.66.2.w1.n8:91 mask
vphaddbd:xmm,xm128 rm x128.np.9.w0:c2;xmm x x128.np.9.w0:c2
vphaddbq:xmm,xm128 rm x128.np.9.w0:c3;xmm x x128.np.9.w0:c3
vphaddbw:xmm,xm128 rm x128.np.9.w0:c1;xmm x x128.np.9.w0:c1
vphaddd:xmm,xmm,xm128 rvm v128.66.2.wig:02;xmm,xm128 ym v128.66.2.wig:02;ymm,ymm,ym256 rvm v256.66.2.wig:02;ymm,ym256 ym v256.66.2.wig:02
vphadddq:xmm,xm128 rm x128.np.9.w0:cb;xmm x x128.np.9.w0:cb
vphaddsw:xmm,xmm,xm128 rvm v128.66.2.wig:03;xmm,xm128 ym v128.66.2.wig:03;ymm,ymm,ym256 rvm v256.66.2.wig:03;ymm,ym256 ym v256.66.2.wig:03
vphaddubd:xmm,xm128 rm x128.np.9.w0:d2;xmm x x128.np.9.w0:d2
vphaddubq:xmm,xm128 rm x128.np.9.w0:d3;xmm x x128.np.9.w0:d3
vphaddubw:xmm,xm128 rm x128.np.9.w0:d1;xmm x x128.np.9.w0:d1
vphaddudq:xmm,xm128 rm x128.np.9.w0:db;xmm x x128.np.9.w0:db
vphadduwd:xmm,xm128 rm x128.np.9.w0:d6;xmm x x128.np.9.w0:d6
vphadduwq:xmm,xm128 rm x128.np.9.w0:d7;xmm x x128.np.9.w0:d7
vphaddw:xmm,xmm,xm128 rvm v128.66.2.wig:01;xmm,xm128 ym v128.66.2.wig:01;ymm,ymm,ym256 rvm v256.66.2.wig:01;ymm,ym256 ym v256.66.2.wig:01
vphaddwd:xmm,xm128 rm x128.np.9.w0:c6;xmm x x128.np.9.w0:c6
vphaddwq:xmm,xm128 rm x128.np.9.w0:c7;xmm x x128.np.9.w0:c7
vphminposuw:xmm,xm128 rm v128.66.2.wig:41
vphsubbw:xmm,xm128 rm x128.np.9.w0:e1;xmm x x128.np.9.w0:e1
vphsubd:xmm,xmm,xm128 rvm v128.66.2.wig:06;xmm,xm128 ym v128.66.2.wig:06;ymm,ymm,ym256 rvm v256.66.2.wig:06;ymm,ym256 ym v256.66.2.wig:06
vphsubdq:xmm,xm128 rm x128.np.9.w0:e3;xmm x x128.np.9.w0:e3
vphsubsw:xmm,xmm,xm128 rvm v128.66.2.wig:07;xmm,xm128 ym v128.66.2.wig:07;ymm,ymm,ym256 rvm v256.66.2.wig:07;ymm,ym256 ym v256.66.2.wig:07
vphsubw:xmm,xmm,xm128 rvm v128.66.2.wig:05;xmm,xm128 ym v128.66.2.wig:05;ymm,ymm,ym256 rvm v256.66.2.wig:05;ymm,ym256 ym v256.66.2.wig:05
vphsubwd:xmm,xm128 rm x128.np.9.w0:e2;xmm x x128.np.9.w0:e2
vpinsrb:xmm,xmm,m8,i8 rvmb v128.66.3.w0:20;xmm,m8,i8 ymb v128.66.3.w0:20;xmm,xmm,r8,i8 rvmb v128.66.3.w0:20;xmm,r8,i8 ymb v128.66.3.w0:20;xmm,xmm,r32,i8 rvmb v128.66.3.w0:20;xmm,r32,i8 ymb v128.66.3.w0:20;xmm,xmm,r32,i8 rvmb e128.66.3.wig.n1:20;xmm,r32,i8 ymb e128.66.3.wig.n1:20;xmm,xmm,m8,i8 rvmb e128.66.3.wig.n1:20;xmm,m8,i8 ymb e128.66.3.wig.n1:20
vpinsrd:xmm,xmm,rm32,i8 rvmb v128.66.3.wig:22;xmm,rm32,i8 ymb v128.66.3.wig:22;xmm,xmm,rm32,i8 rvmb e128.66.3.wig.n4:22;xmm,rm32,i8 ymb e128.66.3.wig.n4:22
vpinsrq:xmm,xmm,rm64,i8 rvmb v128.66.3.w1:22 64;xmm,rm64,i8 ymb v128.66.3.w1:22 64;xmm,xmm,rm64,i8 rvmb e128.66.3.w1.n8:22;xmm,rm64,i8 ymb e128.66.3.w1.n8:22
vpinsrw:xmm,xmm,m16,i8 rvmb v128.66.1.w0:c4;xmm,m16,i8 ymb v128.66.1.w0:c4;xmm,xmm,r16,i8 rvmb v128.66.1.w0:c4;xmm,r16,i8 ymb v128.66.1.w0:c4;xmm,xmm,r32,i8 rvmb v128.66.1.w0:c4;xmm,r32,i8 ymb v128.66.1.w0:c4;xmm,xmm,r32,i8 rvmb e128.66.1.wig.n2:c4;xmm,r32,i8 ymb e128.66.1.wig.n2:c4;xmm,xmm,m16,i8 rvmb e128.66.1.wig.n2:c4;xmm,m16,i8 ymb e128.66.1.wig.n2:c4
vplzcntd:xmm{kz},xm128{b32} rm e128.66.2.w0.n16:44;ymm{kz},ym256{b32} rm e256.66.2.w0.n32:44;zmm{kz},zm512{b32} rm e512.66.2.w0.n64:44
vplzcntq:xmm{kz},xm128{b64} rm e128.66.2.w1.n16:44;ymm{kz},ym256{b64} rm e256.66.2.w1.n32:44;zmm{kz},zm512{b64} rm e512.66.2.w1.n64:44
vpmacsdd:xmm,xmm,xm128,xmm rvms x128.np.8.w0:9e;xmm,xm128,xmm yms x128.np.8.w0:9e
vpmacsdqh:xmm,xmm,xm128,xmm rvms x128.np.8.w0:9f;xmm,xm128,xmm yms x128.np.8.w0:9f
vpmacsdql:xmm,xmm,xm128,xmm rvms x128.np.8.w0:97;xmm,xm128,xmm yms x128.np.8.w0:97
vpmacssdd:xmm,xmm,xm128,xmm rvms x128.np.8.w0:8e;xmm,xm128,xmm yms x128.np.8.w0:8e
vpmacssdqh:xmm,xmm,xm128,xmm rvms x128.np.8.w0:8f;xmm,xm128,xmm yms x128.np.8.w0:8f
vpmacssdql:xmm,xmm,xm128,xmm rvms x128.np.8.w0:87;xmm,xm128,xmm yms x128.np.8.w0:87
vpmacsswd:xmm,xmm,xm128,xmm rvms x128.np.8.w0:86;xmm,xm128,xmm yms x128.np.8.w0:86
vpmacssww:xmm,xmm,xm128,xmm rvms x128.np.8.w0:85;xmm,xm128,xmm yms x128.np.8.w0:85
vpmacswd:xmm,xmm,xm128,xmm rvms x128.np.8.w0:96;xmm,xm128,xmm yms x128.np.8.w0:96
vpmacsww:xmm,xmm,xm128,xmm rvms x128.np.8.w0:95;xmm,xm128,xmm yms x128.np.8.w0:95
vpmadcsswd:xmm,xmm,xm128,xmm rvms x128.np.8.w0:a6;xmm,xm128,xmm yms x128.np.8.w0:a6
vpmadcswd:xmm,xmm,xm128,xmm rvms x128.np.8.w0:b6;xmm,xm128,xmm yms x128.np.8.w0:b6
vpmadd132ph:xmm{kz},xmm,xm128{b16} rvm e128.66.6.w0.n16:98;xmm{kz},xm128{b16} ym e128.66.6.w0.n16:98;ymm{kz},ymm,ym256{b16} rvm e256.66.6.w0.n32:98;ymm{kz},ym256{b16} ym e256.66.6.w0.n32:98;zmm{kz},zmm,zm512{b16.er} rvm e512.66.6.w0.n64:98;zmm{kz},zm512{b16.er} ym e512.66.6.w0.n64:98
vpmadd132sh:xmm{kz},xmm,xm16{er} rvm elig.66.6.w0.n4:99;xmm{kz},xm16{er} ym elig.66.6.w0.n4:99
vpmadd213ph:xmm{kz},xmm,xm128{b16} rvm e128.66.6.w0.n16:a8;xmm{kz},xm128{b16} ym e128.66.6.w0.n16:a8;ymm{kz},ymm,ym256{b16} rvm e256.66.6.w0.n32:a8;ymm{kz},ym256{b16} ym e256.66.6.w0.n32:a8;zmm{kz},zmm,zm512{b16.er} rvm e512.66.6.w0.n64:a8;zmm{kz},zm512{b16.er} ym e512.66.6.w0.n64:a8
vpmadd213sh:xmm{kz},xmm,xm16{er} rvm elig.66.6.w0.n4:a9;xmm{kz},xm16{er} ym elig.66.6.w0.n4:a9
vpmadd231ph:xmm{kz},xmm,xm128{b16} rvm e128.66.6.w0.n16:b8;xmm{kz},xm128{b16} ym e128.66.6.w0.n16:b8;ymm{kz},ymm,ym256{b16} rvm e256.66.6.w0.n32:b8;ymm{kz},ym256{b16} ym e256.66.6.w0.n32:b8;zmm{kz},zmm,zm512{b16.er} rvm e512.66.6.w0.n64:b8;zmm{kz},zm512{b16.er} ym e512.66.6.w0.n64:b8
vpmadd231sh:xmm{kz},xmm,xm16{er} rvm elig.66.6.w0.n4:b9;xmm{kz},xm16{er} ym elig.66.6.w0.n4:b9
vpmadd52huq:xmm,xmm,xm128 rvm v128.66.2.w1:b5 latevex;ymm,ymm,ym256 rvm v256.66.2.w1:b5 latevex;xmm{kz},xmm,xm128{b64} rvm e128.66.2.w1.n16:b5;ymm{kz},ymm,ym256{b64} rvm e256.66.2.w1.n32:b5;zmm{kz},zmm,zm512{b64} rvm e512.66.2.w1.n64:b5
vpmadd52luq:xmm,xmm,xm128 rvm v128.66.2.w1:b4 latevex;ymm,ymm,ym256 rvm v256.66.2.w1:b4 latevex;xmm{kz},xmm,xm128{b64} rvm e128.66.2.w1.n16:b4;ymm{kz},ymm,ym256{b64} rvm e256.66.2.w1.n32:b4;zmm{kz},zmm,zm512{b64} rvm e512.66.2.w1.n64:b4
vpmaddubsw:xmm,xmm,xm128 rvm v128.66.2.wig:04;xmm,xm128 ym v128.66.2.wig:04;ymm,ymm,ym256 rvm v256.66.2.wig:04;ymm,ym256 ym v256.66.2.wig:04;xmm{kz},xmm,xm128 rvm e128.66.2.wig.n16:04;xmm{kz},xm128 ym e128.66.2.wig.n16:04;ymm{kz},ymm,ym256 rvm e256.66.2.wig.n32:04;ymm{kz},ym256 ym e256.66.2.wig.n32:04;zmm{kz},zmm,zm512 rvm e512.66.2.wig.n64:04;zmm{kz},zm512 ym e512.66.2.wig.n64:04
vpmaddwd:xmm,xmm,xm128 rvm v128.66.1.wig:f5;xmm,xm128 ym v128.66.1.wig:f5;ymm,ymm,ym256 rvm v256.66.1.wig:f5;ymm,ym256 ym v256.66.1.wig:f5;xmm{kz},xmm,xm128 rvm e128.66.1.wig.n16:f5;xmm{kz},xm128 ym e128.66.1.wig.n16:f5;ymm{kz},ymm,ym256 rvm e256.66.1.wig.n32:f5;ymm{kz},ym256 ym e256.66.1.wig.n32:f5;zmm{kz},zmm,zm512 rvm e512.66.1.wig.n64:f5;zmm{kz},zm512 ym e512.66.1.wig.n64:f5
vpmaskmovd:xmm,xmm,m128 rvm v128.66.2.w0:8c;xmm,m128 ym v128.66.2.w0:8c;ymm,ymm,m256 rvm v256.66.2.w0:8c;ymm,m256 ym v256.66.2.w0:8c;m128,xmm,xmm mvr v128.66.2.w0:8e;m256,ymm,ymm mvr v256.66.2.w0:8e
vpmaskmovq:xmm,xmm,m128 rvm v128.66.2.w1:8c;xmm,m128 ym v128.66.2.w1:8c;ymm,ymm,m256 rvm v256.66.2.w1:8c;ymm,m256 ym v256.66.2.w1:8c;m128,xmm,xmm mvr v128.66.2.w1:8e;m256,ymm,ymm mvr v256.66.2.w1:8e
vpmaxsb:xmm,xmm,xm128 rvm v128.66.2.wig:3c;xmm,xm128 ym v128.66.2.wig:3c;ymm,ymm,ym256 rvm v256.66.2.wig:3c;ymm,ym256 ym v256.66.2.wig:3c;xmm{kz},xmm,xm128 rvm e128.66.2.wig.n16:3c;xmm{kz},xm128 ym e128.66.2.wig.n16:3c;ymm{kz},ymm,ym256 rvm e256.66.2.wig.n32:3c;ymm{kz},ym256 ym e256.66.2.wig.n32:3c;zmm{kz},zmm,zm512 rvm e512.66.2.wig.n64:3c;zmm{kz},zm512 ym e512.66.2.wig.n64:3c
vpmaxsd:xmm,xmm,xm128 rvm v128.66.2.wig:3d;xmm,xm128 ym v128.66.2.wig:3d;ymm,ymm,ym256 rvm v256.66.2.wig:3d;ymm,ym256 ym v256.66.2.wig:3d;xmm{kz},xmm,xm128{b32} rvm e128.66.2.w0.n16:3d;xmm{kz},xm128{b32} ym e128.66.2.w0.n16:3d;ymm{kz},ymm,ym256{b32} rvm e256.66.2.w0.n32:3d;ymm{kz},ym256{b32} ym e256.66.2.w0.n32:3d;zmm{kz},zmm,zm512{b32} rvm e512.66.2.w0.n64:3d;zmm{kz},zm512{b32} ym e512.66.2.w0.n64:3d
vpmaxsq:xmm{kz},xmm,xm128{b64} rvm e128.66.2.w1.n16:3d;xmm{kz},xm128{b64} ym e128.66.2.w1.n16:3d;ymm{kz},ymm,ym256{b64} rvm e256.66.2.w1.n32:3d;ymm{kz},ym256{b64} ym e256.66.2.w1.n32:3d;zmm{kz},zmm,zm512{b64} rvm e512.66.2.w1.n64:3d;zmm{kz},zm512{b64} ym e512.66.2.w1.n64:3d
vpmaxsw:xmm,xmm,xm128 rvm v128.66.1.wig:ee;xmm,xm128 ym v128.66.1.wig:ee;ymm,ymm,ym256 rvm v256.66.1.wig:ee;ymm,ym256 ym v256.66.1.wig:ee;xmm{kz},xmm,xm128 rvm e128.66.1.wig.n16:ee;xmm{kz},xm128 ym e128.66.1.wig.n16:ee;ymm{kz},ymm,ym256 rvm e256.66.1.wig.n32:ee;ymm{kz},ym256 ym e256.66.1.wig.n32:ee;zmm{kz},zmm,zm512 rvm e512.66.1.wig.n64:ee;zmm{kz},zm512 ym e512.66.1.wig.n64:ee
vpmaxub:xmm,xmm,xm128 rvm v128.66.1.wig:de;xmm,xm128 ym v128.66.1.wig:de;ymm,ymm,ym256 rvm v256.66.1.wig:de;ymm,ym256 ym v256.66.1.wig:de;xmm{kz},xmm,xm128 rvm e128.66.1.wig.n16:de;xmm{kz},xm128 ym e128.66.1.wig.n16:de;ymm{kz},ymm,ym256 rvm e256.66.1.wig.n32:de;ymm{kz},ym256 ym e256.66.1.wig.n32:de;zmm{kz},zmm,zm512 rvm e512.66.1.wig.n64:de;zmm{kz},zm512 ym e512.66.1.wig.n64:de
vpmaxud:xmm,xmm,xm128 rvm v128.66.2.wig:3f;xmm,xm128 ym v128.66.2.wig:3f;ymm,ymm,ym256 rvm v256.66.2.wig:3f;ymm,ym256 ym v256.66.2.wig:3f;xmm{kz},xmm,xm128{b32} rvm e128.66.2.w0.n16:3f;xmm{kz},xm128{b32} ym e128.66.2.w0.n16:3f;ymm{kz},ymm,ym256{b32} rvm e256.66.2.w0.n32:3f;ymm{kz},ym256{b32} ym e256.66.2.w0.n32:3f;zmm{kz},zmm,zm512{b32} rvm e512.66.2.w0.n64:3f;zmm{kz},zm512{b32} ym e512.66.2.w0.n64:3f
vpmaxuq:xmm{kz},xmm,xm128{b64} rvm e128.66.2.w1.n16:3f;xmm{kz},xm128{b64} ym e128.66.2.w1.n16:3f;ymm{kz},ymm,ym256{b64} rvm e256.66.2.w1.n32:3f;ymm{kz},ym256{b64} ym e256.66.2.w1.n32:3f;zmm{kz},zmm,zm512{b64} rvm e512.66.2.w1.n64:3f;zmm{kz},zm512{b64} ym e512.66.2.w1.n64:3f
vpmaxuw:xmm,xmm,xm128 rvm v128.66.2.wig:3e;xmm,xm128 ym v128.66.2.wig:3e;ymm,ymm,ym256 rvm v256.66.2.wig:3e;ymm,ym256 ym v256.66.2.wig:3e;xmm{kz},xmm,xm128 rvm e128.66.2.wig.n16:3e;xmm{kz},xm128 ym e128.66.2.wig.n16:3e;ymm{kz},ymm,ym256 rvm e256.66.2.wig.n32:3e;ymm{kz},ym256 ym e256.66.2.wig.n32:3e;zmm{kz},zmm,zm512 rvm e512.66.2.wig.n64:3e;zmm{kz},zm512 ym e512.66.2.wig.n64:3e
vpminsb:xmm,xmm,xm128 rvm v128.66.2.wig:38;xmm,xm128 ym v128.66.2.wig:38;ymm,ymm,ym256 rvm v256.66.2.wig:38;ymm,ym256 ym v256.66.2.wig:38;xmm{kz},xmm,xm128 rvm e128.66.2.wig.n16:38;xmm{kz},xm128 ym e128.66.2.wig.n16:38;ymm{kz},ymm,ym256 rvm e256.66.2.wig.n32:38;ymm{kz},ym256 ym e256.66.2.wig.n32:38;zmm{kz},zmm,zm512 rvm e512.66.2.wig.n64:38;zmm{kz},zm512 ym e512.66.2.wig.n64:38
vpminsd:xmm,xmm,xm128 rvm v128.66.2.wig:39;xmm,xm128 ym v128.66.2.wig:39;ymm,ymm,ym256 rvm v256.66.2.wig:39;ymm,ym256 ym v256.66.2.wig:39;xmm{kz},xmm,xm128{b32} rvm e128.66.2.w0.n16:39;xmm{kz},xm128{b32} ym e128.66.2.w0.n16:39;ymm{kz},ymm,ym256{b32} rvm e256.66.2.w0.n32:39;ymm{kz},ym256{b32} ym e256.66.2.w0.n32:39;zmm{kz},zmm,zm512{b32} rvm e512.66.2.w0.n64:39;zmm{kz},zm512{b32} ym e512.66.2.w0.n64:39
vpminsq:xmm{kz},xmm,xm128{b64} rvm e128.66.2.w1.n16:39;xmm{kz},xm128{b64} ym e128.66.2.w1.n16:39;ymm{kz},ymm,ym256{b64} rvm e256.66.2.w1.n32:39;ymm{kz},ym256{b64} ym e256.66.2.w1.n32:39;zmm{kz},zmm,zm512{b64} rvm e512.66.2.w1.n64:39;zmm{kz},zm512{b64} ym e512.66.2.w1.n64:39
vpminsw:xmm,xmm,xm128 rvm v128.66.1.wig:ea;xmm,xm128 ym v128.66.1.wig:ea;ymm,ymm,ym256 rvm v256.66.1.wig:ea;ymm,ym256 ym v256.66.1.wig:ea;xmm{kz},xmm,xm128 rvm e128.66.1.wig.n16:ea;xmm{kz},xm128 ym e128.66.1.wig.n16:ea;ymm{kz},ymm,ym256 rvm e256.66.1.wig.n32:ea;ymm{kz},ym256 ym e256.66.1.wig.n32:ea;zmm{kz},zmm,zm512 rvm e512.66.1.wig.n64:ea;zmm{kz},zm512 ym e512.66.1.wig.n64:ea
vpminub:xmm,xmm,xm128 rvm v128.66.1.wig:da;xmm,xm128 ym v128.66.1.wig:da;ymm,ymm,ym256 rvm v256.66.1.wig:da;ymm,ym256 ym v256.66.1.wig:da;xmm{kz},xmm,xm128 rvm e128.66.1.wig.n16:da;xmm{kz},xm128 ym e128.66.1.wig.n16:da;ymm{kz},ymm,ym256 rvm e256.66.1.wig.n32:da;ymm{kz},ym256 ym e256.66.1.wig.n32:da;zmm{kz},zmm,zm512 rvm e512.66.1.wig.n64:da;zmm{kz},zm512 ym e512.66.1.wig.n64:da
vpminud:xmm,xmm,xm128 rvm v128.66.2.wig:3b;xmm,xm128 ym v128.66.2.wig:3b;ymm,ymm,ym256 rvm v256.66.2.wig:3b;ymm,ym256 ym v256.66.2.wig:3b;xmm{kz},xmm,xm128{b32} rvm e128.66.2.w0.n16:3b;xmm{kz},xm128{b32} ym e128.66.2.w0.n16:3b;ymm{kz},ymm,ym256{b32} rvm e256.66.2.w0.n32:3b;ymm{kz},ym256{b32} ym e256.66.2.w0.n32:3b;zmm{kz},zmm,zm512{b32} rvm e512.66.2.w0.n64:3b;zmm{kz},zm512{b32} ym e512.66.2.w0.n64:3b
vpminuq:xmm{kz},xmm,xm128{b64} rvm e128.66.2.w1.n16:3b;xmm{kz},xm128{b64} ym e128.66.2.w1.n16:3b;ymm{kz},ymm,ym256{b64} rvm e256.66.2.w1.n32:3b;ymm{kz},ym256{b64} ym e256.66.2.w1.n32:3b;zmm{kz},zmm,zm512{b64} rvm e512.66.2.w1.n64:3b;zmm{kz},zm512{b64} ym e512.66.2.w1.n64:3b
vpminuw:xmm,xmm,xm128 rvm v128.66.2.wig:3a;xmm,xm128 ym v128.66.2.wig:3a;ymm,ymm,ym256 rvm v256.66.2.wig:3a;ymm,ym256 ym v256.66.2.wig:3a;xmm{kz},xmm,xm128 rvm e128.66.2.wig.n16:3a;xmm{kz},xm128 ym e128.66.2.wig.n16:3a;ymm{kz},ymm,ym256 rvm e256.66.2.wig.n32:3a;ymm{kz},ym256 ym e256.66.2.wig.n32:3a;zmm{kz},zmm,zm512 rvm e512.66.2.wig.n64:3a;zmm{kz},zm512 ym e512.66.2.wig.n64:3a
vpmovb2m:k,xmm rm e128.f3.2.w0.n1:29;k,ymm rm e256.f3.2.w0.n1:29;k,zmm rm e512.f3.2.w0.n1:29
vpmovd2m:k,xmm rm e128.f3.2.w0.n1:39;k,ymm rm e256.f3.2.w0.n1:39;k,zmm rm e512.f3.2.w0.n1:39
vpmovdb:xm32{kz},xmm mr e128.f3.2.w0.n4:31;xm64{kz},ymm mr e256.f3.2.w0.n8:31;xm128{kz},zmm mr e512.f3.2.w0.n16:31
vpmovdw:xm64{kz},xmm mr e128.f3.2.w0.n8:33;xm128{kz},ymm mr e256.f3.2.w0.n16:33;ym256{kz},zmm mr e512.f3.2.w0.n32:33
vpmovm2b:xmm,k rm e128.f3.2.w0.n1:28;ymm,k rm e256.f3.2.w0.n1:28;zmm,k rm e512.f3.2.w0.n1:28
vpmovm2d:xmm,k rm e128.f3.2.w0.n1:38;ymm,k rm e256.f3.2.w0.n1:38;zmm,k rm e512.f3.2.w0.n1:38
vpmovm2q:xmm,k rm e128.f3.2.w1.n1:38;ymm,k rm e256.f3.2.w1.n1:38;zmm,k rm e512.f3.2.w1.n1:38
vpmovm2w:xmm,k rm e128.f3.2.w1.n1:28;ymm,k rm e256.f3.2.w1.n1:28;zmm,k rm e512.f3.2.w1.n1:28
vpmovmskb:r64,xmm rm v128.66.1.w0:d7 64;r32,xmm rm v128.66.1.w0:d7;r32,ymm rm v256.66.1.w0:d7;r64,ymm rm v256.66.1.w0:d7
vpmovq2m:k,xmm rm e128.f3.2.w1.n1:39;k,ymm rm e256.f3.2.w1.n1:39;k,zmm rm e512.f3.2.w1.n1:39
vpmovqb:xm16{kz},xmm mr e128.f3.2.w0.n2:32;xm32{kz},ymm mr e256.f3.2.w0.n4:32;xm64{kz},zmm mr e512.f3.2.w0.n8:32
vpmovqd:xm64{kz},xmm mr e128.f3.2.w0.n8:35;xm128{kz},ymm mr e256.f3.2.w0.n16:35;ym256{kz},zmm mr e512.f3.2.w0.n32:35
vpmovqw:xm32{kz},xmm mr e128.f3.2.w0.n4:34;xm64{kz},ymm mr e256.f3.2.w0.n8:34;xm128{kz},zmm mr e512.f3.2.w0.n16:34
vpmovsdb:xm32{kz},xmm mr e128.f3.2.w0.n4:21;xm64{kz},ymm mr e256.f3.2.w0.n8:21;xm128{kz},zmm mr e512.f3.2.w0.n16:21
vpmovsdw:xm64{kz},xmm mr e128.f3.2.w0.n8:23;xm128{kz},ymm mr e256.f3.2.w0.n16:23;ym256{kz},zmm mr e512.f3.2.w0.n32:23
vpmovsqb:xm16{kz},xmm mr e128.f3.2.w0.n2:22;xm32{kz},ymm mr e256.f3.2.w0.n4:22;xm64{kz},zmm mr e512.f3.2.w0.n8:22
vpmovsqd:xm64{kz},xmm mr e128.f3.2.w0.n8:25;xm128{kz},ymm mr e256.f3.2.w0.n16:25;ym256{kz},zmm mr e512.f3.2.w0.n32:25
vpmovsqw:xm32{kz},xmm mr e128.f3.2.w0.n4:24;xm64{kz},ymm mr e256.f3.2.w0.n8:24;xm128{kz},zmm mr e512.f3.2.w0.n16:24
vpmovswb:xm64{kz},xmm mr e128.f3.2.w0.n8:20;xm128{kz},ymm mr e256.f3.2.w0.n16:20;ym256{kz},zmm mr e512.f3.2.w0.n32:20
vpmovsxbd:xmm,xm32 rm v128.66.2.wig:21;ymm,xm64 rm v256.66.2.wig:21;xmm{kz},xm32 rm e128.66.2.wig.n4:21;ymm{kz},xm64 rm e256.66.2.wig.n8:21;zmm{kz},xm128 rm e512.66.2.wig.n16:21
vpmovsxbq:xmm,xm16 rm v128.66.2.wig:22;ymm,xm32 rm v256.66.2.wig:22;xmm{kz},xm16 rm e128.66.2.wig.n2:22;ymm{kz},xm32 rm e256.66.2.wig.n4:22;zmm{kz},xm64 rm e512.66.2.wig.n8:22
vpmovsxbw:xmm,xm64 rm v128.66.2.wig:20;ymm,xm128 rm v256.66.2.wig:20;xmm{kz},xm64 rm e128.66.2.wig.n8:20;ymm{kz},xm128 rm e256.66.2.wig.n16:20;zmm{kz},ym256 rm e512.66.2.wig.n32:20
vpmovsxdq:xmm,xm64 rm v128.66.2.wig:25;ymm,xm128 rm v256.66.2.wig:25;xmm{kz},xm64 rm e128.66.2.w0.n8:25;ymm{kz},xm128 rm e256.66.2.w0.n16:25;zmm{kz},ym256 rm e512.66.2.w0.n32:25
vpmovsxwd:xmm,xm64 rm v128.66.2.wig:23;ymm,xm128 rm v256.66.2.wig:23;xmm{kz},xm64 rm e128.66.2.wig.n8:23;ymm{kz},xm128 rm e256.66.2.wig.n16:23;zmm{kz},ym256 rm e512.66.2.wig.n32:23
vpmovsxwq:xmm,xm32 rm v128.66.2.wig:24;ymm,xm64 rm v256.66.2.wig:24;xmm{kz},xm32 rm e128.66.2.wig.n4:24;ymm{kz},xm64 rm e256.66.2.wig.n8:24;zmm{kz},xm128 rm e512.66.2.wig.n16:24
vpmovusdb:xm32{kz},xmm mr e128.f3.2.w0.n4:11;xm64{kz},ymm mr e256.f3.2.w0.n8:11;xm128{kz},zmm mr e512.f3.2.w0.n16:11
vpmovusdw:xm64{kz},xmm mr e128.f3.2.w0.n8:13;xm128{kz},ymm mr e256.f3.2.w0.n16:13;ym256{kz},zmm mr e512.f3.2.w0.n32:13
vpmovusqb:xm16{kz},xmm mr e128.f3.2.w0.n2:12;xm32{kz},ymm mr e256.f3.2.w0.n4:12;xm64{kz},zmm mr e512.f3.2.w0.n8:12
vpmovusqd:xm64{kz},xmm mr e128.f3.2.w0.n8:15;xm128{kz},ymm mr e256.f3.2.w0.n16:15;ym256{kz},zmm mr e512.f3.2.w0.n32:15
vpmovusqw:xm32{kz},xmm mr e128.f3.2.w0.n4:14;xm64{kz},ymm mr e256.f3.2.w0.n8:14;xm128{kz},zmm mr e512.f3.2.w0.n16:14
vpmovuswb:xm64{kz},xmm mr e128.f3.2.w0.n8:10;xm128{kz},ymm mr e256.f3.2.w0.n16:10;ym256{kz},zmm mr e512.f3.2.w0.n32:10
vpmovw2m:k,xmm rm e128.f3.2.w1.n1:29;k,ymm rm e256.f3.2.w1.n1:29;k,zmm rm e512.f3.2.w1.n1:29
vpmovwb:xm64{kz},xmm mr e128.f3.2.w0.n8:30;xm128{kz},ymm mr e256.f3.2.w0.n16:30;ym256{kz},zmm mr e512.f3.2.w0.n32:30
vpmovzxbd:xmm,xm32 rm v128.66.2.wig:31;ymm,xm64 rm v256.66.2.wig:31;xmm{kz},xm32 rm e128.66.2.wig.n4:31;ymm{kz},xm64 rm e256.66.2.wig.n8:31;zmm{kz},xm128 rm e512.66.2.wig.n16:31
vpmovzxbq:xmm,xm16 rm v128.66.2.wig:32;ymm,xm32 rm v256.66.2.wig:32;xmm{kz},xm16 rm e128.66.2.wig.n2:32;ymm{kz},xm32 rm e256.66.2.wig.n4:32;zmm{kz},xm64 rm e512.66.2.wig.n8:32
vpmovzxbw:xmm,xm64 rm v128.66.2.wig:30;ymm,xm128 rm v256.66.2.wig:30;xmm{kz},xm64 rm e128.66.2.wig.n8:30;ymm{kz},xm128 rm e256.66.2.wig.n16:30;zmm{kz},ym256 rm e512.66.2.wig.n32:30
vpmovzxdq:xmm,xm64 rm v128.66.2.wig:35;ymm,xm128 rm v256.66.2.wig:35;xmm{kz},xm64 rm e128.66.2.w0.n8:35;ymm{kz},xm128 rm e256.66.2.w0.n16:35;zmm{kz},ym256 rm e512.66.2.w0.n32:35
vpmovzxwd:xmm,xm64 rm v128.66.2.wig:33;ymm,xm128 rm v256.66.2.wig:33;xmm{kz},xm64 rm e128.66.2.wig.n8:33;ymm{kz},xm128 rm e256.66.2.wig.n16:33;zmm{kz},ym256 rm e512.66.2.wig.n32:33
vpmovzxwq:xmm,xm32 rm v128.66.2.wig:34;ymm,xm64 rm v256.66.2.wig:34;xmm{kz},xm32 rm e128.66.2.wig.n4:34;ymm{kz},xm64 rm e256.66.2.wig.n8:34;zmm{kz},xm128 rm e512.66.2.wig.n16:34
vpmsub132ph:xmm{kz},xmm,xm128{b16} rvm e128.66.6.w0.n16:9a;xmm{kz},xm128{b16} ym e128.66.6.w0.n16:9a;ymm{kz},ymm,ym256{b16} rvm e256.66.6.w0.n32:9a;ymm{kz},ym256{b16} ym e256.66.6.w0.n32:9a;zmm{kz},zmm,zm512{b16.er} rvm e512.66.6.w0.n64:9a;zmm{kz},zm512{b16.er} ym e512.66.6.w0.n64:9a
vpmsub132sh:xmm{kz},xmm,xm16{er} rvm elig.66.6.w0.n4:9b;xmm{kz},xm16{er} ym elig.66.6.w0.n4:9b
vpmsub213ph:xmm{kz},xmm,xm128{b16} rvm e128.66.6.w0.n16:aa;xmm{kz},xm128{b16} ym e128.66.6.w0.n16:aa;ymm{kz},ymm,ym256{b16} rvm e256.66.6.w0.n32:aa;ymm{kz},ym256{b16} ym e256.66.6.w0.n32:aa;zmm{kz},zmm,zm512{b16.er} rvm e512.66.6.w0.n64:aa;zmm{kz},zm512{b16.er} ym e512.66.6.w0.n64:aa
vpmsub213sh:xmm{kz},xmm,xm16{er} rvm elig.66.6.w0.n4:ab;xmm{kz},xm16{er} ym elig.66.6.w0.n4:ab
vpmsub231ph:xmm{kz},xmm,xm128{b16} rvm e128.66.6.w0.n16:ba;xmm{kz},xm128{b16} ym e128.66.6.w0.n16:ba;ymm{kz},ymm,ym256{b16} rvm e256.66.6.w0.n32:ba;ymm{kz},ym256{b16} ym e256.66.6.w0.n32:ba;zmm{kz},zmm,zm512{b16.er} rvm e512.66.6.w0.n64:ba;zmm{kz},zm512{b16.er} ym e512.66.6.w0.n64:ba
vpmsub231sh:xmm{kz},xmm,xm16{er} rvm elig.66.6.w0.n4:bb;xmm{kz},xm16{er} ym elig.66.6.w0.n4:bb
vpmuldq:xmm,xmm,xm128 rvm v128.66.2.wig:28;xmm,xm128 ym v128.66.2.wig:28;ymm,ymm,ym256 rvm v256.66.2.wig:28;ymm,ym256 ym v256.66.2.wig:28;xmm{kz},xmm,xm128{b64} rvm e128.66.2.w1.n16:28;xmm{kz},xm128{b64} ym e128.66.2.w1.n16:28;ymm{kz},ymm,ym256{b64} rvm e256.66.2.w1.n32:28;ymm{kz},ym256{b64} ym e256.66.2.w1.n32:28;zmm{kz},zmm,zm512{b64} rvm e512.66.2.w1.n64:28;zmm{kz},zm512{b64} ym e512.66.2.w1.n64:28
vpmulhrsw:xmm,xmm,xm128 rvm v128.66.2.wig:0b;xmm,xm128 ym v128.66.2.wig:0b;ymm,ymm,ym256 rvm v256.66.2.wig:0b;ymm,ym256 ym v256.66.2.wig:0b;xmm{kz},xmm,xm128 rvm e128.66.2.wig.n16:0b;xmm{kz},xm128 ym e128.66.2.wig.n16:0b;ymm{kz},ymm,ym256 rvm e256.66.2.wig.n32:0b;ymm{kz},ym256 ym e256.66.2.wig.n32:0b;zmm{kz},zmm,zm512 rvm e512.66.2.wig.n64:0b;zmm{kz},zm512 ym e512.66.2.wig.n64:0b
vpmulhuw:xmm,xmm,xm128 rvm v128.66.1.wig:e4;xmm,xm128 ym v128.66.1.wig:e4;ymm,ymm,ym256 rvm v256.66.1.wig:e4;ymm,ym256 ym v256.66.1.wig:e4;xmm{kz},xmm,xm128 rvm e128.66.1.wig.n16:e4;xmm{kz},xm128 ym e128.66.1.wig.n16:e4;ymm{kz},ymm,ym256 rvm e256.66.1.wig.n32:e4;ymm{kz},ym256 ym e256.66.1.wig.n32:e4;zmm{kz},zmm,zm512 rvm e512.66.1.wig.n64:e4;zmm{kz},zm512 ym e512.66.1.wig.n64:e4
vpmulhw:xmm,xmm,xm128 rvm v128.66.1.wig:e5;xmm,xm128 ym v128.66.1.wig:e5;ymm,ymm,ym256 rvm v256.66.1.wig:e5;ymm,ym256 ym v256.66.1.wig:e5;xmm{kz},xmm,xm128 rvm e128.66.1.wig.n16:e5;xmm{kz},xm128 ym e128.66.1.wig.n16:e5;ymm{kz},ymm,ym256 rvm e256.66.1.wig.n32:e5;ymm{kz},ym256 ym e256.66.1.wig.n32:e5;zmm{kz},zmm,zm512 rvm e512.66.1.wig.n64:e5;zmm{kz},zm512 ym e512.66.1.wig.n64:e5
vpmulld:xmm,xmm,xm128 rvm v128.66.2.wig:40;xmm,xm128 ym v128.66.2.wig:40;ymm,ymm,ym256 rvm v256.66.2.wig:40;ymm,ym256 ym v256.66.2.wig:40;xmm{kz},xmm,xm128{b32} rvm e128.66.2.w0.n16:40;xmm{kz},xm128{b32} ym e128.66.2.w0.n16:40;ymm{kz},ymm,ym256{b32} rvm e256.66.2.w0.n32:40;ymm{kz},ym256{b32} ym e256.66.2.w0.n32:40;zmm{kz},zmm,zm512{b32} rvm e512.66.2.w0.n64:40;zmm{kz},zm512{b32} ym e512.66.2.w0.n64:40
vpmullq:xmm{kz},xmm,xm128{b64} rvm e128.66.2.w1.n16:40;xmm{kz},xm128{b64} ym e128.66.2.w1.n16:40;ymm{kz},ymm,ym256{b64} rvm e256.66.2.w1.n32:40;ymm{kz},ym256{b64} ym e256.66.2.w1.n32:40;zmm{kz},zmm,zm512{b64} rvm e512.66.2.w1.n64:40;zmm{kz},zm512{b64} ym e512.66.2.w1.n64:40
vpmullw:xmm,xmm,xm128 rvm v128.66.1.wig:d5;xmm,xm128 ym v128.66.1.wig:d5;ymm,ymm,ym256 rvm v256.66.1.wig:d5;ymm,ym256 ym v256.66.1.wig:d5;xmm{kz},xmm,xm128 rvm e128.66.1.wig.n16:d5;xmm{kz},xm128 ym e128.66.1.wig.n16:d5;ymm{kz},ymm,ym256 rvm e256.66.1.wig.n32:d5;ymm{kz},ym256 ym e256.66.1.wig.n32:d5;zmm{kz},zmm,zm512 rvm e512.66.1.wig.n64:d5;zmm{kz},zm512 ym e512.66.1.wig.n64:d5
vpmultishiftqb:xmm{kz},xmm,xm128{b64} rvm e128.66.2.w1.n16:83;xmm{kz},xm128{b64} ym e128.66.2.w1.n16:83;ymm{kz},ymm,ym256{b64} rvm e256.66.2.w1.n32:83;ymm{kz},ym256{b64} ym e256.66.2.w1.n32:83;zmm{kz},zmm,zm512{b64} rvm e512.66.2.w1.n64:83;zmm{kz},zm512{b64} ym e512.66.2.w1.n64:83
vpmuludq:xmm,xmm,xm128 rvm v128.66.1.wig:f4;xmm,xm128 ym v128.66.1.wig:f4;ymm,ymm,ym256 rvm v256.66.1.wig:f4;ymm,ym256 ym v256.66.1.wig:f4;xmm{kz},xmm,xm128{b64} rvm e128.66.1.w1.n16:f4;xmm{kz},xm128{b64} ym e128.66.1.w1.n16:f4;ymm{kz},ymm,ym256{b64} rvm e256.66.1.w1.n32:f4;ymm{kz},ym256{b64} ym e256.66.1.w1.n32:f4;zmm{kz},zmm,zm512{b64} rvm e512.66.1.w1.n64:f4;zmm{kz},zm512{b64} ym e512.66.1.w1.n64:f4
vpnmadd132sh:xmm{kz},xmm,xm16{er} rvm elig.66.6.w0.n4:9d;xmm{kz},xm16{er} ym elig.66.6.w0.n4:9d
vpnmadd213sh:xmm{kz},xmm,xm16{er} rvm elig.66.6.w0.n4:ad;xmm{kz},xm16{er} ym elig.66.6.w0.n4:ad
vpnmadd231sh:xmm{kz},xmm,xm16{er} rvm elig.66.6.w0.n4:bd;xmm{kz},xm16{er} ym elig.66.6.w0.n4:bd
vpnmsub132sh:xmm{kz},xmm,xm16{er} rvm elig.66.6.w0.n4:9f;xmm{kz},xm16{er} ym elig.66.6.w0.n4:9f
vpnmsub213sh:xmm{kz},xmm,xm16{er} rvm elig.66.6.w0.n4:af;xmm{kz},xm16{er} ym elig.66.6.w0.n4:af
vpnmsub231sh:xmm{kz},xmm,xm16{er} rvm elig.66.6.w0.n4:bf;xmm{kz},xm16{er} ym elig.66.6.w0.n4:bf
vpopcntb:xmm{kz},xm128 rm e128.66.2.w0.n16:54;ymm{kz},ym256 rm e256.66.2.w0.n32:54;zmm{kz},zm512 rm e512.66.2.w0.n64:54
vpopcntd:xmm{kz},xm128 rm e128.66.2.w0.n16:55;ymm{kz},ym256 rm e256.66.2.w0.n32:55;zmm{kz},zm512 rm e512.66.2.w0.n64:55
vpopcntq:xmm{kz},xm128 rm e128.66.2.w1.n16:55;ymm{kz},ym256 rm e256.66.2.w1.n32:55;zmm{kz},zm512 rm e512.66.2.w1.n64:55
vpopcntw:xmm{kz},xm128 rm e128.66.2.w1.n16:54;ymm{kz},ym256 rm e256.66.2.w1.n32:54;zmm{kz},zm512 rm e512.66.2.w1.n64:54
vpor:xmm,xmm,xm128 rvm v128.66.1.wig:eb;xmm,xm128 ym v128.66.1.wig:eb;ymm,ymm,ym256 rvm v256.66.1.wig:eb;ymm,ym256 ym v256.66.1.wig:eb
vpord:xmm{kz},xmm,xm128{b32} rvm e128.66.1.w0.n16:eb;xmm{kz},xm128{b32} ym e128.66.1.w0.n16:eb;ymm{kz},ymm,ym256{b32} rvm e256.66.1.w0.n32:eb;ymm{kz},ym256{b32} ym e256.66.1.w0.n32:eb;zmm{kz},zmm,zm512{b32} rvm e512.66.1.w0.n64:eb;zmm{kz},zm512{b32} ym e512.66.1.w0.n64:eb
vporq:xmm{kz},xmm,xm128{b64} rvm e128.66.1.w1.n16:eb;xmm{kz},xm128{b64} ym e128.66.1.w1.n16:eb;ymm{kz},ymm,ym256{b64} rvm e256.66.1.w1.n32:eb;ymm{kz},ym256{b64} ym e256.66.1.w1.n32:eb;zmm{kz},zmm,zm512{b64} rvm e512.66.1.w1.n64:eb;zmm{kz},zm512{b64} ym e512.66.1.w1.n64:eb
vpperm:xmm,xmm,xmm,xm128 rvsm x128.np.8.w1:a3;xmm,xmm,xm128 ysm x128.np.8.w1:a3;xmm,xmm,xm128,xmm rvms x128.np.8.w0:a3;xmm,xm128,xmm yms x128.np.8.w0:a3
vprold:xmm{kz},xm128{b32},i8 vmb e128.66.1.w0.n16:72/1;xmm{kz},i8 zb e128.66.1.w0.n16:72/1;ymm{kz},ym256{b32},i8 vmb e256.66.1.w0.n32:72/1;ymm{kz},i8 zb e256.66.1.w0.n32:72/1;zmm{kz},zm512{b32},i8 vmb e512.66.1.w0.n64:72/1;zmm{kz},i8 zb e512.66.1.w0.n64:72/1
vprolq:xmm{kz},xm128{b64},i8 vmb e128.66.1.w1.n16:72/1;xmm{kz},i8 zb e128.66.1.w1.n16:72/1;ymm{kz},ym256{b64},i8 vmb e256.66.1.w1.n32:72/1;ymm{kz},i8 zb e256.66.1.w1.n32:72/1;zmm{kz},zm512{b64},i8 vmb e512.66.1.w1.n64:72/1;zmm{kz},i8 zb e512.66.1.w1.n64:72/1
vprolvd:xmm{kz},xmm,xm128{b32} rvm e128.66.2.w0.n16:15;xmm{kz},xm128{b32} ym e128.66.2.w0.n16:15;ymm{kz},ymm,ym256{b32} rvm e256.66.2.w0.n32:15;ymm{kz},ym256{b32} ym e256.66.2.w0.n32:15;zmm{kz},zmm,zm512{b32} rvm e512.66.2.w0.n64:15;zmm{kz},zm512{b32} ym e512.66.2.w0.n64:15
vprolvq:xmm{kz},xmm,xm128{b64} rvm e128.66.2.w1.n16:15;xmm{kz},xm128{b64} ym e128.66.2.w1.n16:15;ymm{kz},ymm,ym256{b64} rvm e256.66.2.w1.n32:15;ymm{kz},ym256{b64} ym e256.66.2.w1.n32:15;zmm{kz},zmm,zm512{b64} rvm e512.66.2.w1.n64:15;zmm{kz},zm512{b64} ym e512.66.2.w1.n64:15
vprord:xmm{kz},xm128{b32},i8 vmb e128.66.1.w0.n16:72/0;xmm{kz},i8 zb e128.66.1.w0.n16:72/0;ymm{kz},ym256{b32},i8 vmb e256.66.1.w0.n32:72/0;ymm{kz},i8 zb e256.66.1.w0.n32:72/0;zmm{kz},zm512{b32},i8 vmb e512.66.1.w0.n64:72/0;zmm{kz},i8 zb e512.66.1.w0.n64:72/0
vprorq:xmm{kz},xm128{b64},i8 vmb e128.66.1.w1.n16:72/0;xmm{kz},i8 zb e128.66.1.w1.n16:72/0;ymm{kz},ym256{b64},i8 vmb e256.66.1.w1.n32:72/0;ymm{kz},i8 zb e256.66.1.w1.n32:72/0;zmm{kz},zm512{b64},i8 vmb e512.66.1.w1.n64:72/0;zmm{kz},i8 zb e512.66.1.w1.n64:72/0
vprorvd:xmm{kz},xmm,xm128{b32} rvm e128.66.2.w0.n16:14;xmm{kz},xm128{b32} ym e128.66.2.w0.n16:14;ymm{kz},ymm,ym256{b32} rvm e256.66.2.w0.n32:14;ymm{kz},ym256{b32} ym e256.66.2.w0.n32:14;zmm{kz},zmm,zm512{b32} rvm e512.66.2.w0.n64:14;zmm{kz},zm512{b32} ym e512.66.2.w0.n64:14
vprorvq:xmm{kz},xmm,xm128{b64} rvm e128.66.2.w1.n16:14;xmm{kz},xm128{b64} ym e128.66.2.w1.n16:14;ymm{kz},ymm,ym256{b64} rvm e256.66.2.w1.n32:14;ymm{kz},ym256{b64} ym e256.66.2.w1.n32:14;zmm{kz},zmm,zm512{b64} rvm e512.66.2.w1.n64:14;zmm{kz},zm512{b64} ym e512.66.2.w1.n64:14
vprotb:xmm,xm128,i8 rmb x128.np.8.w0:c0;xmm,i8 xb x128.np.8.w0:c0;xmm,xm128,xmm rmv x128.np.9.w0:90;xmm,xmm xv x128.np.9.w0:90;xmm,xmm,xm128 rvm x128.np.9.w1:90;xmm,xm128 ym x128.np.9.w1:90
vprotd:xmm,xm128,i8 rmb x128.np.8.w0:c2;xmm,i8 xb x128.np.8.w0:c2;xmm,xm128,xmm rmv x128.np.9.w0:92;xmm,xmm xv x128.np.9.w0:92;xmm,xmm,xm128 rvm x128.np.9.w1:92;xmm,xm128 ym x128.np.9.w1:92
vprotq:xmm,xm128,i8 rmb x128.np.8.w0:c3;xmm,i8 xb x128.np.8.w0:c3;xmm,xm128,xmm rmv x128.np.9.w0:93;xmm,xmm xv x128.np.9.w0:93;xmm,xmm,xm128 rvm x128.np.9.w1:93;xmm,xm128 ym x128.np.9.w1:93
vprotw:xmm,xm128,i8 rmb x128.np.8.w0:c1;xmm,i8 xb x128.np.8.w0:c1;xmm,xm128,xmm rmv x128.np.9.w0:91;xmm,xmm xv x128.np.9.w0:91;xmm,xmm,xm128 rvm x128.np.9.w1:91;xmm,xm128 ym x128.np.9.w1:91
vpsadbw:xmm,xmm,xm128 rvm v128.66.1.wig:f6;xmm,xm128 ym v128.66.1.wig:f6;ymm,ymm,ym256 rvm v256.66.1.wig:f6;ymm,ym256 ym v256.66.1.wig:f6;xmm,xmm,xm128 rvm e128.66.1.wig.n16:f6;xmm,xm128 ym e128.66.1.wig.n16:f6;ymm,ymm,ym256 rvm e256.66.1.wig.n32:f6;ymm,ym256 ym e256.66.1.wig.n32:f6;zmm,zmm,zm512 rvm e512.66.1.wig.n64:f6;zmm,zm512 ym e512.66.1.wig.n64:f6
vpscatterdd:vx32{k},xmm mr e128.66.2.w0.n4:a0 mask;vy32{k},ymm mr e256.66.2.w0.n4:a0 mask;vz32{k},zmm mr e512.66.2.w0.n4:a0 mask
vpscatterdq:vx64{k},xmm mr e128.66.2.w1.n8:a0 mask;vx64{k},ymm mr e256.66.2.w1.n8:a0 mask;vy64{k},zmm mr e512.66.2.w1.n8:a0 mask
vpscatterqd:vx32{k},xmm mr e128.66.2.w0.n4:a1 mask;vy32{k},xmm mr e256.66.2.w0.n4:a1 mask;vz32{k},ymm mr e512.66.2.w0.n4:a1 mask
vpscatterqq:vx64{k},xmm mr e128.66.2.w1.n8:a1 mask;vy64{k},ymm mr e256.66.2.w1.n8:a1 mask;vz64{k},zmm mr e512.66.2.w1.n8:a1 mask
vpshab:xmm,xm128,xmm rmv x128.np.9.w0:98;xmm,xmm xv x128.np.9.w0:98;xmm,xmm,xm128 rvm x128.np.9.w1:98;xmm,xm128 ym x128.np.9.w1:98
vpshad:xmm,xm128,xmm rmv x128.np.9.w0:9a;xmm,xmm xv x128.np.9.w0:9a;xmm,xmm,xm128 rvm x128.np.9.w1:9a;xmm,xm128 ym x128.np.9.w1:9a
vpshaq:xmm,xm128,xmm rmv x128.np.9.w0:9b;xmm,xmm xv x128.np.9.w0:9b;xmm,xmm,xm128 rvm x128.np.9.w1:9b;xmm,xm128 ym x128.np.9.w1:9b
vpshaw:xmm,xm128,xmm rmv x128.np.9.w0:99;xmm,xmm xv x128.np.9.w0:99;xmm,xmm,xm128 rvm x128.np.9.w1:99;xmm,xm128 ym x128.np.9.w1:99
vpshlb:xmm,xm128,xmm rmv x128.np.9.w0:94;xmm,xmm xv x128.np.9.w0:94;xmm,xmm,xm128 rvm x128.np.9.w1:94;xmm,xm128 ym x128.np.9.w1:94
vpshld:xmm,xm128,xmm rmv x128.np.9.w0:96;xmm,xmm xv x128.np.9.w0:96;xmm,xmm,xm128 rvm x128.np.9.w1:96;xmm,xm128 ym x128.np.9.w1:96
vpshldd:xmm{kz},xmm,xm128{b32},i8 rvmb e128.66.3.w0.n16:71;xmm{kz},xm128{b32},i8 ymb e128.66.3.w0.n16:71;ymm{kz},ymm,ym256{b32},i8 rvmb e256.66.3.w0.n32:71;ymm{kz},ym256{b32},i8 ymb e256.66.3.w0.n32:71;zmm{kz},zmm,zm512{b32},i8 rvmb e512.66.3.w0.n64:71;zmm{kz},zm512{b32},i8 ymb e512.66.3.w0.n64:71
vpshldq:xmm{kz},xmm,xm128{b64},i8 rvmb e128.66.3.w1.n16:71;xmm{kz},xm128{b64},i8 ymb e128.66.3.w1.n16:71;ymm{kz},ymm,ym256{b64},i8 rvmb e256.66.3.w1.n32:71;ymm{kz},ym256{b64},i8 ymb e256.66.3.w1.n32:71;zmm{kz},zmm,zm512{b64},i8 rvmb e512.66.3.w1.n64:71;zmm{kz},zm512{b64},i8 ymb e512.66.3.w1.n64:71
vpshldvd:xmm{kz},xmm,xm128{b32} rvm e128.66.2.w0.n16:71;xmm{kz},xm128{b32} ym e128.66.2.w0.n16:71;ymm{kz},ymm,ym256{b32} rvm e256.66.2.w0.n32:71;ymm{kz},ym256{b32} ym e256.66.2.w0.n32:71;zmm{kz},zmm,zm512{b32} rvm e512.66.2.w0.n64:71;zmm{kz},zm512{b32} ym e512.66.2.w0.n64:71
vpshldvq:xmm{kz},xmm,xm128{b64} rvm e128.66.2.w1.n16:71;xmm{kz},xm128{b64} ym e128.66.2.w1.n16:71;ymm{kz},ymm,ym256{b64} rvm e256.66.2.w1.n32:71;ymm{kz},ym256{b64} ym e256.66.2.w1.n32:71;zmm{kz},zmm,zm512{b64} rvm e512.66.2.w1.n64:71;zmm{kz},zm512{b64} ym e512.66.2.w1.n64:71
vpshldvw:xmm{kz},xmm,xm128 rvm e128.66.2.w1.n16:70;xmm{kz},xm128 ym e128.66.2.w1.n16:70;ymm{kz},ymm,ym256 rvm e256.66.2.w1.n32:70;ymm{kz},ym256 ym e256.66.2.w1.n32:70;zmm{kz},zmm,zm512 rvm e512.66.2.w1.n64:70;zmm{kz},zm512 ym e512.66.2.w1.n64:70
vpshldw:xmm{kz},xmm,xm128,i8 rvmb e128.66.3.w1.n16:70;xmm{kz},xm128,i8 ymb e128.66.3.w1.n16:70;ymm{kz},ymm,ym256,i8 rvmb e256.66.3.w1.n32:70;ymm{kz},ym256,i8 ymb e256.66.3.w1.n32:70;zmm{kz},zmm,zm512,i8 rvmb e512.66.3.w1.n64:70;zmm{kz},zm512,i8 ymb e512.66.3.w1.n64:70
vpshlq:xmm,xm128,xmm rmv x128.np.9.w0:97;xmm,xmm xv x128.np.9.w0:97;xmm,xmm,xm128 rvm x128.np.9.w1:97;xmm,xm128 ym x128.np.9.w1:97
vpshlw:xmm,xm128,xmm rmv x128.np.9.w0:95;xmm,xmm xv x128.np.9.w0:95;xmm,xmm,xm128 rvm x128.np.9.w1:95;xmm,xm128 ym x128.np.9.w1:95
vpshrdd:xmm{kz},xmm,xm128{b32},i8 rvmb e128.66.3.w0.n16:73;xmm{kz},xm128{b32},i8 ymb e128.66.3.w0.n16:73;ymm{kz},ymm,ym256{b32},i8 rvmb e256.66.3.w0.n32:73;ymm{kz},ym256{b32},i8 ymb e256.66.3.w0.n32:73;zmm{kz},zmm,zm512{b32},i8 rvmb e512.66.3.w0.n64:73;zmm{kz},zm512{b32},i8 ymb e512.66.3.w0.n64:73
vpshrdq:xmm{kz},xmm,xm128{b64},i8 rvmb e128.66.3.w1.n16:73;xmm{kz},xm128{b64},i8 ymb e128.66.3.w1.n16:73;ymm{kz},ymm,ym256{b64},i8 rvmb e256.66.3.w1.n32:73;ymm{kz},ym256{b64},i8 ymb e256.66.3.w1.n32:73;zmm{kz},zmm,zm512{b64},i8 rvmb e512.66.3.w1.n64:73;zmm{kz},zm512{b64},i8 ymb e512.66.3.w1.n64:73
vpshrdvd:xmm{kz},xmm,xm128{b32} rvm e128.66.2.w0.n16:73;xmm{kz},xm128{b32} ym e128.66.2.w0.n16:73;ymm{kz},ymm,ym256{b32} rvm e256.66.2.w0.n32:73;ymm{kz},ym256{b32} ym e256.66.2.w0.n32:73;zmm{kz},zmm,zm512{b32} rvm e512.66.2.w0.n64:73;zmm{kz},zm512{b32} ym e512.66.2.w0.n64:73
vpshrdvq:xmm{kz},xmm,xm128{b64} rvm e128.66.2.w1.n16:73;xmm{kz},xm128{b64} ym e128.66.2.w1.n16:73;ymm{kz},ymm,ym256{b64} rvm e256.66.2.w1.n32:73;ymm{kz},ym256{b64} ym e256.66.2.w1.n32:73;zmm{kz},zmm,zm512{b64} rvm e512.66.2.w1.n64:73;zmm{kz},zm512{b64} ym e512.66.2.w1.n64:73
vpshrdvw:xmm{kz},xmm,xm128 rvm e128.66.2.w1.n16:72;xmm{kz},xm128 ym e128.66.2.w1.n16:72;ymm{kz},ymm,ym256 rvm e256.66.2.w1.n32:72;ymm{kz},ym256 ym e256.66.2.w1.n32:72;zmm{kz},zmm,zm512 rvm e512.66.2.w1.n64:72;zmm{kz},zm512 ym e512.66.2.w1.n64:72
vpshrdw:xmm{kz},xmm,xm128,i8 rvmb e128.66.3.w1.n16:72;xmm{kz},xm128,i8 ymb e128.66.3.w1.n16:72;ymm{kz},ymm,ym256,i8 rvmb e256.66.3.w1.n32:72;ymm{kz},ym256,i8 ymb e256.66.3.w1.n32:72;zmm{kz},zmm,zm512,i8 rvmb e512.66.3.w1.n64:72;zmm{kz},zm512,i8 ymb e512.66.3.w1.n64:72
vpshufb:xmm,xmm,xm128 rvm v128.66.2.wig:00;xmm,xm128 ym v128.66.2.wig:00;ymm,ymm,ym256 rvm v256.66.2.wig:00;ymm,ym256 ym v256.66.2.wig:00;xmm{kz},xmm,xm128 rvm e128.66.2.wig.n16:00;xmm{kz},xm128 ym e128.66.2.wig.n16:00;ymm{kz},ymm,ym256 rvm e256.66.2.wig.n32:00;ymm{kz},ym256 ym e256.66.2.wig.n32:00;zmm{kz},zmm,zm512 rvm e512.66.2.wig.n64:00;zmm{kz},zm512 ym e512.66.2.wig.n64:00
vpshufbitqmb:k{k},xmm,xm128 rvm e128.66.2.w0.n16:8f;k{k},ymm,ym256 rvm e256.66.2.w0.n32:8f;k{k},zmm,zm512 rvm e512.66.2.w0.n64:8f
vpshufd:xmm,xm128,i8 rmb v128.66.1.wig:70;ymm,ym256,i8 rmb v256.66.1.wig:70;xmm{kz},xm128{b32},i8 rmb e128.66.1.w0.n16:70;ymm{kz},ym256{b32},i8 rmb e256.66.1.w0.n32:70;zmm{kz},zm512{b32},i8 rmb e512.66.1.w0.n64:70
vpshufhw:xmm,xm128,i8 rmb v128.f3.1.wig:70;ymm,ym256,i8 rmb v256.f3.1.wig:70;xmm{kz},xm128,i8 rmb e128.f3.1.wig.n16:70;ymm{kz},ym256,i8 rmb e256.f3.1.wig.n32:70;zmm{kz},zm512,i8 rmb e512.f3.1.wig.n64:70
vpshuflw:xmm,xm128,i8 rmb v128.f2.1.wig:70;ymm,ym256,i8 rmb v256.f2.1.wig:70;xmm{kz},xm128,i8 rmb e128.f2.1.wig.n16:70;ymm{kz},ym256,i8 rmb e256.f2.1.wig.n32:70;zmm{kz},zm512,i8 rmb e512.f2.1.wig.n64:70
vpsignb:xmm,xmm,xm128 rvm v128.66.2.wig:08;xmm,xm128 ym v128.66.2.wig:08;ymm,ymm,ym256 rvm v256.66.2.wig:08;ymm,ym256 ym v256.66.2.wig:08
vpsignd:xmm,xmm,xm128 rvm v128.66.2.wig:0a;xmm,xm128 ym v128.66.2.wig:0a;ymm,ymm,ym256 rvm v256.66.2.wig:0a;ymm,ym256 ym v256.66.2.wig:0a
vpsignw:xmm,xmm,xm128 rvm v128.66.2.wig:09;xmm,xm128 ym v128.66.2.wig:09;ymm,ymm,ym256 rvm v256.66.2.wig:09;ymm,ym256 ym v256.66.2.wig:09
vpslld:xmm,xmm,i8 vmb v128.66.1.wig:72/6;xmm,i8 zb v128.66.1.wig:72/6;ymm,ymm,i8 vmb v256.66.1.wig:72/6;ymm,i8 zb v256.66.1.wig:72/6;xmm,xmm,xm128 rvm v128.66.1.wig:f2;xmm,xm128 ym v128.66.1.wig:f2;ymm,ymm,xm128 rvm v256.66.1.wig:f2;ymm,xm128 ym v256.66.1.wig:f2;xmm{kz},xm128{b32},i8 vmb e128.66.1.w0.n16:72/6;xmm{kz},i8 zb e128.66.1.w0.n16:72/6;ymm{kz},ym256{b32},i8 vmb e256.66.1.w0.n32:72/6;ymm{kz},i8 zb e256.66.1.w0.n32:72/6;zmm{kz},zm512{b32},i8 vmb e512.66.1.w0.n64:72/6;zmm{kz},i8 zb e512.66.1.w0.n64:72/6;xmm{kz},xmm,xm128 rvm e128.66.1.w0.n16:f2;xmm{kz},xm128 ym e128.66.1.w0.n16:f2;ymm{kz},ymm,xm128 rvm e256.66.1.w0.n16:f2;ymm{kz},xm128 ym e256.66.1.w0.n16:f2;zmm{kz},zmm,xm128 rvm e512.66.1.w0.n16:f2;zmm{kz},xm128 ym e512.66.1.w0.n16:f2
vpslldq:xmm,xmm,i8 vmb v128.66.1.wig:73/7;xmm,i8 zb v128.66.1.wig:73/7;ymm,ymm,i8 vmb v256.66.1.wig:73/7;ymm,i8 zb v256.66.1.wig:73/7;xmm,xm128,i8 vmb e128.66.1.wig.n16:73/7;xmm,i8 zb e128.66.1.wig.n16:73/7;ymm,ym256,i8 vmb e256.66.1.wig.n32:73/7;ymm,i8 zb e256.66.1.wig.n32:73/7;zmm,zm512,i8 vmb e512.66.1.wig.n64:73/7;zmm,i8 zb e512.66.1.wig.n64:73/7
vpsllq:xmm,xmm,i8 vmb v128.66.1.wig:73/6;xmm,i8 zb v128.66.1.wig:73/6;ymm,ymm,i8 vmb v256.66.1.wig:73/6;ymm,i8 zb v256.66.1.wig:73/6;xmm,xmm,xm128 rvm v128.66.1.wig:f3;xmm,xm128 ym v128.66.1.wig:f3;ymm,ymm,xm128 rvm v256.66.1.wig:f3;ymm,xm128 ym v256.66.1.wig:f3;xmm{kz},xm128{b64},i8 vmb e128.66.1.w1.n16:73/6;xmm{kz},i8 zb e128.66.1.w1.n16:73/6;ymm{kz},ym256{b64},i8 vmb e256.66.1.w1.n32:73/6;ymm{kz},i8 zb e256.66.1.w1.n32:73/6;zmm{kz},zm512{b64},i8 vmb e512.66.1.w1.n64:73/6;zmm{kz},i8 zb e512.66.1.w1.n64:73/6;xmm{kz},xmm,xm128 rvm e128.66.1.w1.n16:f3;xmm{kz},xm128 ym e128.66.1.w1.n16:f3;ymm{kz},ymm,xm128 rvm e256.66.1.w1.n16:f3;ymm{kz},xm128 ym e256.66.1.w1.n16:f3;zmm{kz},zmm,xm128 rvm e512.66.1.w1.n16:f3;zmm{kz},xm128 ym e512.66.1.w1.n16:f3
vpsllvd:xmm,xmm,xm128 rvm v128.66.2.w0:47;xmm,xm128 ym v128.66.2.w0:47;ymm,ymm,ym256 rvm v256.66.2.w0:47;ymm,ym256 ym v256.66.2.w0:47;xmm{kz},xmm,xm128{b32} rvm e128.66.2.w0.n16:47;xmm{kz},xm128{b32} ym e128.66.2.w0.n16:47;ymm{kz},ymm,ym256{b32} rvm e256.66.2.w0.n32:47;ymm{kz},ym256{b32} ym e256.66.2.w0.n32:47;zmm{kz},zmm,zm512{b32} rvm e512.66.2.w0.n64:47;zmm{kz},zm512{b32} ym e512.66.2.w0.n64:47
vpsllvq:xmm,xmm,xm128 rvm v128.66.2.w1:47;xmm,xm128 ym v128.66.2.w1:47;ymm,ymm,ym256 rvm v256.66.2.w1:47;ymm,ym256 ym v256.66.2.w1:47;xmm{kz},xmm,xm128{b64} rvm e128.66.2.w1.n16:47;xmm{kz},xm128{b64} ym e128.66.2.w1.n16:47;ymm{kz},ymm,ym256{b64} rvm e256.66.2.w1.n32:47;ymm{kz},ym256{b64} ym e256.66.2.w1.n32:47;zmm{kz},zmm,zm512{b64} rvm e512.66.2.w1.n64:47;zmm{kz},zm512{b64} ym e512.66.2.w1.n64:47
vpsllvw:xmm{kz},xmm,xm128 rvm e128.66.2.w1.n16:12;xmm{kz},xm128 ym e128.66.2.w1.n16:12;ymm{kz},ymm,ym256 rvm e256.66.2.w1.n32:12;ymm{kz},ym256 ym e256.66.2.w1.n32:12;zmm{kz},zmm,zm512 rvm e512.66.2.w1.n64:12;zmm{kz},zm512 ym e512.66.2.w1.n64:12
vpsllw:xmm,xmm,i8 vmb v128.66.1.wig:71/6;xmm,i8 zb v128.66.1.wig:71/6;ymm,ymm,i8 vmb v256.66.1.wig:71/6;ymm,i8 zb v256.66.1.wig:71/6;xmm,xmm,xm128 rvm v128.66.1.wig:f1;xmm,xm128 ym v128.66.1.wig:f1;ymm,ymm,xm128 rvm v256.66.1.wig:f1;ymm,xm128 ym v256.66.1.wig:f1;xmm{kz},xm128,i8 vmb e128.66.1.wig.n16:71/6;xmm{kz},i8 zb e128.66.1.wig.n16:71/6;ymm{kz},ym256,i8 vmb e256.66.1.wig.n32:71/6;ymm{kz},i8 zb e256.66.1.wig.n32:71/6;zmm{kz},zm512,i8 vmb e512.66.1.wig.n64:71/6;zmm{kz},i8 zb e512.66.1.wig.n64:71/6;xmm{kz},xmm,xm128 rvm e128.66.1.wig.n16:f1;xmm{kz},xm128 ym e128.66.1.wig.n16:f1;ymm{kz},ymm,xm128 rvm e256.66.1.wig.n16:f1;ymm{kz},xm128 ym e256.66.1.wig.n16:f1;zmm{kz},zmm,xm128 rvm e512.66.1.wig.n16:f1;zmm{kz},xm128 ym e512.66.1.wig.n16:f1
vpsrad:xmm,xmm,i8 vmb v128.66.1.wig:72/4;xmm,i8 zb v128.66.1.wig:72/4;ymm,ymm,i8 vmb v256.66.1.wig:72/4;ymm,i8 zb v256.66.1.wig:72/4;xmm,xmm,xm128 rvm v128.66.1.wig:e2;xmm,xm128 ym v128.66.1.wig:e2;ymm,ymm,xm128 rvm v256.66.1.wig:e2;ymm,xm128 ym v256.66.1.wig:e2;xmm{kz},xm128{b32},i8 vmb e128.66.1.w0.n16:72/4;xmm{kz},i8 zb e128.66.1.w0.n16:72/4;ymm{kz},ym256{b32},i8 vmb e256.66.1.w0.n32:72/4;ymm{kz},i8 zb e256.66.1.w0.n32:72/4;zmm{kz},zm512{b32},i8 vmb e512.66.1.w0.n64:72/4;zmm{kz},i8 zb e512.66.1.w0.n64:72/4;xmm{kz},xmm,xm128 rvm e128.66.1.w0.n16:e2;xmm{kz},xm128 ym e128.66.1.w0.n16:e2;ymm{kz},ymm,xm128 rvm e256.66.1.w0.n16:e2;ymm{kz},xm128 ym e256.66.1.w0.n16:e2;zmm{kz},zmm,xm128 rvm e512.66.1.w0.n16:e2;zmm{kz},xm128 ym e512.66.1.w0.n16:e2
vpsraq:xmm{kz},xm128{b64},i8 vmb e128.66.1.w1.n16:72/4;xmm{kz},i8 zb e128.66.1.w1.n16:72/4;ymm{kz},ym256{b64},i8 vmb e256.66.1.w1.n32:72/4;ymm{kz},i8 zb e256.66.1.w1.n32:72/4;zmm{kz},zm512{b64},i8 vmb e512.66.1.w1.n64:72/4;zmm{kz},i8 zb e512.66.1.w1.n64:72/4;xmm{kz},xmm,xm128 rvm e128.66.1.w1.n16:e2;xmm{kz},xm128 ym e128.66.1.w1.n16:e2;ymm{kz},ymm,xm128 rvm e256.66.1.w1.n16:e2;ymm{kz},xm128 ym e256.66.1.w1.n16:e2;zmm{kz},zmm,xm128 rvm e512.66.1.w1.n16:e2;zmm{kz},xm128 ym e512.66.1.w1.n16:e2
vpsravd:xmm,xmm,xm128 rvm v128.66.2.w0:46;xmm,xm128 ym v128.66.2.w0:46;ymm,ymm,ym256 rvm v256.66.2.w0:46;ymm,ym256 ym v256.66.2.w0:46;xmm{kz},xmm,xm128{b32} rvm e128.66.2.w0.n16:46;xmm{kz},xm128{b32} ym e128.66.2.w0.n16:46;ymm{kz},ymm,ym256{b32} rvm e256.66.2.w0.n32:46;ymm{kz},ym256{b32} ym e256.66.2.w0.n32:46;zmm{kz},zmm,zm512{b32} rvm e512.66.2.w0.n64:46;zmm{kz},zm512{b32} ym e512.66.2.w0.n64:46
vpsravq:xmm{kz},xmm,xm128{b64} rvm e128.66.2.w1.n16:46;xmm{kz},xm128{b64} ym e128.66.2.w1.n16:46;ymm{kz},ymm,ym256{b64} rvm e256.66.2.w1.n32:46;ymm{kz},ym256{b64} ym e256.66.2.w1.n32:46;zmm{kz},zmm,zm512{b64} rvm e512.66.2.w1.n64:46;zmm{kz},zm512{b64} ym e512.66.2.w1.n64:46
vpsravw:xmm{kz},xmm,xm128 rvm e128.66.2.w1.n16:11;xmm{kz},xm128 ym e128.66.2.w1.n16:11;ymm{kz},ymm,ym256 rvm e256.66.2.w1.n32:11;ymm{kz},ym256 ym e256.66.2.w1.n32:11;zmm{kz},zmm,zm512 rvm e512.66.2.w1.n64:11;zmm{kz},zm512 ym e512.66.2.w1.n64:11
vpsraw:xmm,xmm,i8 vmb v128.66.1.wig:71/4;xmm,i8 zb v128.66.1.wig:71/4;ymm,ymm,i8 vmb v256.66.1.wig:71/4;ymm,i8 zb v256.66.1.wig:71/4;xmm,xmm,xm128 rvm v128.66.1.wig:e1;xmm,xm128 ym v128.66.1.wig:e1;ymm,ymm,xm128 rvm v256.66.1.wig:e1;ymm,xm128 ym v256.66.1.wig:e1;xmm{kz},xm128,i8 vmb e128.66.1.wig.n16:71/4;xmm{kz},i8 zb e128.66.1.wig.n16:71/4;ymm{kz},ym256,i8 vmb e256.66.1.wig.n32:71/4;ymm{kz},i8 zb e256.66.1.wig.n32:71/4;zmm{kz},zm512,i8 vmb e512.66.1.wig.n64:71/4;zmm{kz},i8 zb e512.66.1.wig.n64:71/4;xmm{kz},xmm,xm128 rvm e128.66.1.wig.n16:e1;xmm{kz},xm128 ym e128.66.1.wig.n16:e1;ymm{kz},ymm,xm128 rvm e256.66.1.wig.n16:e1;ymm{kz},xm128 ym e256.66.1.wig.n16:e1;zmm{kz},zmm,xm128 rvm e512.66.1.wig.n16:e1;zmm{kz},xm128 ym e512.66.1.wig.n16:e1
vpsrld:xmm,xmm,i8 vmb v128.66.1.wig:72/2;xmm,i8 zb v128.66.1.wig:72/2;ymm,ymm,i8 vmb v256.66.1.wig:72/2;ymm,i8 zb v256.66.1.wig:72/2;xmm,xmm,xm128 rvm v128.66.1.wig:d2;xmm,xm128 ym v128.66.1.wig:d2;ymm,ymm,xm128 rvm v256.66.1.wig:d2;ymm,xm128 ym v256.66.1.wig:d2;xmm{kz},xm128{b32},i8 vmb e128.66.1.w0.n16:72/2;xmm{kz},i8 zb e128.66.1.w0.n16:72/2;ymm{kz},ym256{b32},i8 vmb e256.66.1.w0.n32:72/2;ymm{kz},i8 zb e256.66.1.w0.n32:72/2;zmm{kz},zm512{b32},i8 vmb e512.66.1.w0.n64:72/2;zmm{kz},i8 zb e512.66.1.w0.n64:72/2;xmm{kz},xmm,xm128 rvm e128.66.1.w0.n16:d2;xmm{kz},xm128 ym e128.66.1.w0.n16:d2;ymm{kz},ymm,xm128 rvm e256.66.1.w0.n16:d2;ymm{kz},xm128 ym e256.66.1.w0.n16:d2;zmm{kz},zmm,xm128 rvm e512.66.1.w0.n16:d2;zmm{kz},xm128 ym e512.66.1.w0.n16:d2
vpsrldq:xmm,xmm,i8 vmb v128.66.1.wig:73/3;xmm,i8 zb v128.66.1.wig:73/3;ymm,ymm,i8 vmb v256.66.1.wig:73/3;ymm,i8 zb v256.66.1.wig:73/3;xmm,xm128,i8 vmb e128.66.1.wig.n16:73/3;xmm,i8 zb e128.66.1.wig.n16:73/3;ymm,ym256,i8 vmb e256.66.1.wig.n32:73/3;ymm,i8 zb e256.66.1.wig.n32:73/3;zmm,zm512,i8 vmb e512.66.1.wig.n64:73/3;zmm,i8 zb e512.66.1.wig.n64:73/3
vpsrlq:xmm,xmm,i8 vmb v128.66.1.wig:73/2;xmm,i8 zb v128.66.1.wig:73/2;ymm,ymm,i8 vmb v256.66.1.wig:73/2;ymm,i8 zb v256.66.1.wig:73/2;xmm,xmm,xm128 rvm v128.66.1.wig:d3;xmm,xm128 ym v128.66.1.wig:d3;ymm,ymm,xm128 rvm v256.66.1.wig:d3;ymm,xm128 ym v256.66.1.wig:d3;xmm{kz},xm128{b64},i8 vmb e128.66.1.w1.n16:73/2;xmm{kz},i8 zb e128.66.1.w1.n16:73/2;ymm{kz},ym256{b64},i8 vmb e256.66.1.w1.n32:73/2;ymm{kz},i8 zb e256.66.1.w1.n32:73/2;zmm{kz},zm512{b64},i8 vmb e512.66.1.w1.n64:73/2;zmm{kz},i8 zb e512.66.1.w1.n64:73/2;xmm{kz},xmm,xm128 rvm e128.66.1.w1.n16:d3;xmm{kz},xm128 ym e128.66.1.w1.n16:d3;ymm{kz},ymm,xm128 rvm e256.66.1.w1.n16:d3;ymm{kz},xm128 ym e256.66.1.w1.n16:d3;zmm{kz},zmm,xm128 rvm e512.66.1.w1.n16:d3;zmm{kz},xm128 ym e512.66.1.w1.n16:d3
vpsrlvd:xmm,xmm,xm128 rvm v128.66.2.w0:45;xmm,xm128 ym v128.66.2.w0:45;ymm,ymm,ym256 rvm v256.66.2.w0:45;ymm,ym256 ym v256.66.2.w0:45;xmm{kz},xmm,xm128{b32} rvm e128.66.2.w0.n16:45;xmm{kz},xm128{b32} ym e128.66.2.w0.n16:45;ymm{kz},ymm,ym256{b32} rvm e256.66.2.w0.n32:45;ymm{kz},ym256{b32} ym e256.66.2.w0.n32:45;zmm{kz},zmm,zm512{b32} rvm e512.66.2.w0.n64:45;zmm{kz},zm512{b32} ym e512.66.2.w0.n64:45
vpsrlvq:xmm,xmm,xm128 rvm v128.66.2.w1:45;xmm,xm128 ym v128.66.2.w1:45;ymm,ymm,ym256 rvm v256.66.2.w1:45;ymm,ym256 ym v256.66.2.w1:45;xmm{kz},xmm,xm128{b64} rvm e128.66.2.w1.n16:45;xmm{kz},xm128{b64} ym e128.66.2.w1.n16:45;ymm{kz},ymm,ym256{b64} rvm e256.66.2.w1.n32:45;ymm{kz},ym256{b64} ym e256.66.2.w1.n32:45;zmm{kz},zmm,zm512{b64} rvm e512.66.2.w1.n64:45;zmm{kz},zm512{b64} ym e512.66.2.w1.n64:45
vpsrlvw:xmm{kz},xmm,xm128 rvm e128.66.2.w1.n16:10;xmm{kz},xm128 ym e128.66.2.w1.n16:10;ymm{kz},ymm,ym256 rvm e256.66.2.w1.n32:10;ymm{kz},ym256 ym e256.66.2.w1.n32:10;zmm{kz},zmm,zm512 rvm e512.66.2.w1.n64:10;zmm{kz},zm512 ym e512.66.2.w1.n64:10
vpsrlw:xmm,xmm,i8 vmb v128.66.1.wig:71/2;xmm,i8 zb v128.66.1.wig:71/2;ymm,ymm,i8 vmb v256.66.1.wig:71/2;ymm,i8 zb v256.66.1.wig:71/2;xmm,xmm,xm128 rvm v128.66.1.wig:d1;xmm,xm128 ym v128.66.1.wig:d1;ymm,ymm,xm128 rvm v256.66.1.wig:d1;ymm,xm128 ym v256.66.1.wig:d1;xmm{kz},xm128,i8 vmb e128.66.1.wig.n16:71/2;xmm{kz},i8 zb e128.66.1.wig.n16:71/2;ymm{kz},ym256,i8 vmb e256.66.1.wig.n32:71/2;ymm{kz},i8 zb e256.66.1.wig.n32:71/2;zmm{kz},zm512,i8 vmb e512.66.1.wig.n64:71/2;zmm{kz},i8 zb e512.66.1.wig.n64:71/2;xmm{kz},xmm,xm128 rvm e128.66.1.wig.n16:d1;xmm{kz},xm128 ym e128.66.1.wig.n16:d1;ymm{kz},ymm,xm128 rvm e256.66.1.wig.n16:d1;ymm{kz},xm128 ym e256.66.1.wig.n16:d1;zmm{kz},zmm,xm128 rvm e512.66.1.wig.n16:d1;zmm{kz},xm128 ym e512.66.1.wig.n16:d1
vpsubb:xmm,xmm,xm128 rvm v128.66.1.wig:f8;xmm,xm128 ym v128.66.1.wig:f8;ymm,ymm,ym256 rvm v256.66.1.wig:f8;ymm,ym256 ym v256.66.1.wig:f8;xmm{kz},xmm,xm128 rvm e128.66.1.wig.n16:f8;xmm{kz},xm128 ym e128.66.1.wig.n16:f8;ymm{kz},ymm,ym256 rvm e256.66.1.wig.n32:f8;ymm{kz},ym256 ym e256.66.1.wig.n32:f8;zmm{kz},zmm,zm512 rvm e512.66.1.wig.n64:f8;zmm{kz},zm512 ym e512.66.1.wig.n64:f8
vpsubd:xmm,xmm,xm128 rvm v128.66.1.wig:fa;xmm,xm128 ym v128.66.1.wig:fa;ymm,ymm,ym256 rvm v256.66.1.wig:fa;ymm,ym256 ym v256.66.1.wig:fa;xmm{kz},xmm,xm128{b32} rvm e128.66.1.w0.n16:fa;xmm{kz},xm128{b32} ym e128.66.1.w0.n16:fa;ymm{kz},ymm,ym256{b32} rvm e256.66.1.w0.n32:fa;ymm{kz},ym256{b32} ym e256.66.1.w0.n32:fa;zmm{kz},zmm,zm512{b32} rvm e512.66.1.w0.n64:fa;zmm{kz},zm512{b32} ym e512.66.1.w0.n64:fa
vpsubq:xmm,xmm,xm128 rvm v128.66.1.wig:fb;xmm,xm128 ym v128.66.1.wig:fb;ymm,ymm,ym256 rvm v256.66.1.wig:fb;ymm,ym256 ym v256.66.1.wig:fb;xmm{kz},xmm,xm128{b64} rvm e128.66.1.w1.n16:fb;xmm{kz},xm128{b64} ym e128.66.1.w1.n16:fb;ymm{kz},ymm,ym256{b64} rvm e256.66.1.w1.n32:fb;ymm{kz},ym256{b64} ym e256.66.1.w1.n32:fb;zmm{kz},zmm,zm512{b64} rvm e512.66.1.w1.n64:fb;zmm{kz},zm512{b64} ym e512.66.1.w1.n64:fb
vpsubsb:xmm,xmm,xm128 rvm v128.66.1.wig:e8;xmm,xm128 ym v128.66.1.wig:e8;ymm,ymm,ym256 rvm v256.66.1.wig:e8;ymm,ym256 ym v256.66.1.wig:e8;xmm{kz},xmm,xm128 rvm e128.66.1.wig.n16:e8;xmm{kz},xm128 ym e128.66.1.wig.n16:e8;ymm{kz},ymm,ym256 rvm e256.66.1.wig.n32:e8;ymm{kz},ym256 ym e256.66.1.wig.n32:e8;zmm{kz},zmm,zm512 rvm e512.66.1.wig.n64:e8;zmm{kz},zm512 ym e512.66.1.wig.n64:e8
vpsubsw:xmm,xmm,xm128 rvm v128.66.1.wig:e9;xmm,xm128 ym v128.66.1.wig:e9;ymm,ymm,ym256 rvm v256.66.1.wig:e9;ymm,ym256 ym v256.66.1.wig:e9;xmm{kz},xmm,xm128 rvm e128.66.1.wig.n16:e9;xmm{kz},xm128 ym e128.66.1.wig.n16:e9;ymm{kz},ymm,ym256 rvm e256.66.1.wig.n32:e9;ymm{kz},ym256 ym e256.66.1.wig.n32:e9;zmm{kz},zmm,zm512 rvm e512.66.1.wig.n64:e9;zmm{kz},zm512 ym e512.66.1.wig.n64:e9
vpsubusb:xmm,xmm,xm128 rvm v128.66.1.wig:d8;xmm,xm128 ym v128.66.1.wig:d8;ymm,ymm,ym256 rvm v256.66.1.wig:d8;ymm,ym256 ym v256.66.1.wig:d8;xmm{kz},xmm,xm128 rvm e128.66.1.wig.n16:d8;xmm{kz},xm128 ym e128.66.1.wig.n16:d8;ymm{kz},ymm,ym256 rvm e256.66.1.wig.n32:d8;ymm{kz},ym256 ym e256.66.1.wig.n32:d8;zmm{kz},zmm,zm512 rvm e512.66.1.wig.n64:d8;zmm{kz},zm512 ym e512.66.1.wig.n64:d8
vpsubusw:xmm,xmm,xm128 rvm v128.66.1.wig:d9;xmm,xm128 ym v128.66.1.wig:d9;ymm,ymm,ym256 rvm v256.66.1.wig:d9;ymm,ym256 ym v256.66.1.wig:d9;xmm{kz},xmm,xm128 rvm e128.66.1.wig.n16:d9;xmm{kz},xm128 ym e128.66.1.wig.n16:d9;ymm{kz},ymm,ym256 rvm e256.66.1.wig.n32:d9;ymm{kz},ym256 ym e256.66.1.wig.n32:d9;zmm{kz},zmm,zm512 rvm e512.66.1.wig.n64:d9;zmm{kz},zm512 ym e512.66.1.wig.n64:d9
vpsubw:xmm,xmm,xm128 rvm v128.66.1.wig:f9;xmm,xm128 ym v128.66.1.wig:f9;ymm,ymm,ym256 rvm v256.66.1.wig:f9;ymm,ym256 ym v256.66.1.wig:f9;xmm{kz},xmm,xm128 rvm e128.66.1.wig.n16:f9;xmm{kz},xm128 ym e128.66.1.wig.n16:f9;ymm{kz},ymm,ym256 rvm e256.66.1.wig.n32:f9;ymm{kz},ym256 ym e256.66.1.wig.n32:f9;zmm{kz},zmm,zm512 rvm e512.66.1.wig.n64:f9;zmm{kz},zm512 ym e512.66.1.wig.n64:f9
vpternlogd:xmm{kz},xmm,xm128{b32},i8 rvmb e128.66.3.w0.n16:25;ymm{kz},ymm,ym256{b32},i8 rvmb e256.66.3.w0.n32:25;zmm{kz},zmm,zm512{b32},i8 rvmb e512.66.3.w0.n64:25
vpternlogq:xmm{kz},xmm,xm128{b64},i8 rvmb e128.66.3.w1.n16:25;ymm{kz},ymm,ym256{b64},i8 rvmb e256.66.3.w1.n32:25;zmm{kz},zmm,zm512{b64},i8 rvmb e512.66.3.w1.n64:25
vptest:xmm,xm128 rm v128.66.2.wig:17;ymm,ym256 rm v256.66.2.wig:17
vptestmb:k{k},xmm,xm128 rvm e128.66.2.w0.n16:26;k{k},ymm,ym256 rvm e256.66.2.w0.n32:26;k{k},zmm,zm512 rvm e512.66.2.w0.n64:26
vptestmd:k{k},xmm,xm128{b32} rvm e128.66.2.w0.n16:27;k{k},ymm,ym256{b32} rvm e256.66.2.w0.n32:27;k{k},zmm,zm512{b32} rvm e512.66.2.w0.n64:27
vptestmq:k{k},xmm,xm128{b64} rvm e128.66.2.w1.n16:27;k{k},ymm,ym256{b64} rvm e256.66.2.w1.n32:27;k{k},zmm,zm512{b64} rvm e512.66.2.w1.n64:27
vptestmw:k{k},xmm,xm128 rvm e128.66.2.w1.n16:26;k{k},ymm,ym256 rvm e256.66.2.w1.n32:26;k{k},zmm,zm512 rvm e512.66.2.w1.n64:26
vptestnmb:k{k},xmm,xm128 rvm e128.f3.2.w0.n16:26;k{k},ymm,ym256 rvm e256.f3.2.w0.n32:26;k{k},zmm,zm512 rvm e512.f3.2.w0.n64:26
vptestnmd:k{k},xmm,xm128{b32} rvm e128.f3.2.w0.n16:27;k{k},ymm,ym256{b32} rvm e256.f3.2.w0.n32:27;k{k},zmm,zm512{b32} rvm e512.f3.2.w0.n64:27
vptestnmq:k{k},xmm,xm128{b64} rvm e128.f3.2.w1.n16:27;k{k},ymm,ym256{b64} rvm e256.f3.2.w1.n32:27;k{k},zmm,zm512{b64} rvm e512.f3.2.w1.n64:27
vptestnmw:k{k},xmm,xm128 rvm e128.f3.2.w1.n16:26;k{k},ymm,ym256 rvm e256.f3.2.w1.n32:26;k{k},zmm,zm512 rvm e512.f3.2.w1.n64:26
vpunpckhbw:xmm,xmm,xm128 rvm v128.66.1.wig:68;xmm,xm128 ym v128.66.1.wig:68;ymm,ymm,ym256 rvm v256.66.1.wig:68;ymm,ym256 ym v256.66.1.wig:68;xmm{kz},xmm,xm128 rvm e128.66.1.wig.n16:68;xmm{kz},xm128 ym e128.66.1.wig.n16:68;ymm{kz},ymm,ym256 rvm e256.66.1.wig.n32:68;ymm{kz},ym256 ym e256.66.1.wig.n32:68;zmm{kz},zmm,zm512 rvm e512.66.1.wig.n64:68;zmm{kz},zm512 ym e512.66.1.wig.n64:68
vpunpckhdq:xmm,xmm,xm128 rvm v128.66.1.wig:6a;xmm,xm128 ym v128.66.1.wig:6a;ymm,ymm,ym256 rvm v256.66.1.wig:6a;ymm,ym256 ym v256.66.1.wig:6a;xmm{kz},xmm,xm128{b32} rvm e128.66.1.w0.n16:6a;xmm{kz},xm128{b32} ym e128.66.1.w0.n16:6a;ymm{kz},ymm,ym256{b32} rvm e256.66.1.w0.n32:6a;ymm{kz},ym256{b32} ym e256.66.1.w0.n32:6a;zmm{kz},zmm,zm512{b32} rvm e512.66.1.w0.n64:6a;zmm{kz},zm512{b32} ym e512.66.1.w0.n64:6a
vpunpckhqdq:xmm,xmm,xm128 rvm v128.66.1.wig:6d;xmm,xm128 ym v128.66.1.wig:6d;ymm,ymm,ym256 rvm v256.66.1.wig:6d;ymm,ym256 ym v256.66.1.wig:6d;xmm{kz},xmm,xm128{b64} rvm e128.66.1.w1.n16:6d;xmm{kz},xm128{b64} ym e128.66.1.w1.n16:6d;ymm{kz},ymm,ym256{b64} rvm e256.66.1.w1.n32:6d;ymm{kz},ym256{b64} ym e256.66.1.w1.n32:6d;zmm{kz},zmm,zm512{b64} rvm e512.66.1.w1.n64:6d;zmm{kz},zm512{b64} ym e512.66.1.w1.n64:6d
vpunpckhwd:xmm,xmm,xm128 rvm v128.66.1.wig:69;xmm,xm128 ym v128.66.1.wig:69;ymm,ymm,ym256 rvm v256.66.1.wig:69;ymm,ym256 ym v256.66.1.wig:69;xmm{kz},xmm,xm128 rvm e128.66.1.wig.n16:69;xmm{kz},xm128 ym e128.66.1.wig.n16:69;ymm{kz},ymm,ym256 rvm e256.66.1.wig.n32:69;ymm{kz},ym256 ym e256.66.1.wig.n32:69;zmm{kz},zmm,zm512 rvm e512.66.1.wig.n64:69;zmm{kz},zm512 ym e512.66.1.wig.n64:69
vpunpcklbw:xmm,xmm,xm128 rvm v128.66.1.wig:60;xmm,xm128 ym v128.66.1.wig:60;ymm,ymm,ym256 rvm v256.66.1.wig:60;ymm,ym256 ym v256.66.1.wig:60;xmm{kz},xmm,xm128 rvm e128.66.1.wig.n16:60;xmm{kz},xm128 ym e128.66.1.wig.n16:60;ymm{kz},ymm,ym256 rvm e256.66.1.wig.n32:60;ymm{kz},ym256 ym e256.66.1.wig.n32:60;zmm{kz},zmm,zm512 rvm e512.66.1.wig.n64:60;zmm{kz},zm512 ym e512.66.1.wig.n64:60
vpunpckldq:xmm,xmm,xm128 rvm v128.66.1.wig:62;xmm,xm128 ym v128.66.1.wig:62;ymm,ymm,ym256 rvm v256.66.1.wig:62;ymm,ym256 ym v256.66.1.wig:62;xmm{kz},xmm,xm128{b32} rvm e128.66.1.w0.n16:62;xmm{kz},xm128{b32} ym e128.66.1.w0.n16:62;ymm{kz},ymm,ym256{b32} rvm e256.66.1.w0.n32:62;ymm{kz},ym256{b32} ym e256.66.1.w0.n32:62;zmm{kz},zmm,zm512{b32} rvm e512.66.1.w0.n64:62;zmm{kz},zm512{b32} ym e512.66.1.w0.n64:62
vpunpcklqdq:xmm,xmm,xm128 rvm v128.66.1.wig:6c;xmm,xm128 ym v128.66.1.wig:6c;ymm,ymm,ym256 rvm v256.66.1.wig:6c;ymm,ym256 ym v256.66.1.wig:6c;xmm{kz},xmm,xm128{b64} rvm e128.66.1.w1.n16:6c;xmm{kz},xm128{b64} ym e128.66.1.w1.n16:6c;ymm{kz},ymm,ym256{b64} rvm e256.66.1.w1.n32:6c;ymm{kz},ym256{b64} ym e256.66.1.w1.n32:6c;zmm{kz},zmm,zm512{b64} rvm e512.66.1.w1.n64:6c;zmm{kz},zm512{b64} ym e512.66.1.w1.n64:6c
vpunpcklwd:xmm,xmm,xm128 rvm v128.66.1.wig:61;xmm,xm128 ym v128.66.1.wig:61;ymm,ymm,ym256 rvm v256.66.1.wig:61;ymm,ym256 ym v256.66.1.wig:61;xmm{kz},xmm,xm128 rvm e128.66.1.wig.n16:61;xmm{kz},xm128 ym e128.66.1.wig.n16:61;ymm{kz},ymm,ym256 rvm e256.66.1.wig.n32:61;ymm{kz},ym256 ym e256.66.1.wig.n32:61;zmm{kz},zmm,zm512 rvm e512.66.1.wig.n64:61;zmm{kz},zm512 ym e512.66.1.wig.n64:61
vpxor:xmm,xmm,xm128 rvm v128.66.1.wig:ef;xmm,xm128 ym v128.66.1.wig:ef;ymm,ymm,ym256 rvm v256.66.1.wig:ef;ymm,ym256 ym v256.66.1.wig:ef
vpxord:xmm{kz},xmm,xm128{b32} rvm e128.66.1.w0.n16:ef;xmm{kz},xm128{b32} ym e128.66.1.w0.n16:ef;ymm{kz},ymm,ym256{b32} rvm e256.66.1.w0.n32:ef;ymm{kz},ym256{b32} ym e256.66.1.w0.n32:ef;zmm{kz},zmm,zm512{b32} rvm e512.66.1.w0.n64:ef;zmm{kz},zm512{b32} ym e512.66.1.w0.n64:ef
vpxorq:xmm{kz},xmm,xm128{b64} rvm e128.66.1.w1.n16:ef;xmm{kz},xm128{b64} ym e128.66.1.w1.n16:ef;ymm{kz},ymm,ym256{b64} rvm e256.66.1.w1.n32:ef;ymm{kz},ym256{b64} ym e256.66.1.w1.n32:ef;zmm{kz},zmm,zm512{b64} rvm e512.66.1.w1.n64:ef;zmm{kz},zm512{b64} ym e512.66.1.w1.n64:ef
vrangepd:xmm{kz},xmm,xm128{b64},i8 rvmb e128.66.3.w1.n16:50;xmm{kz},xm128{b64},i8 ymb e128.66.3.w1.n16:50;ymm{kz},ymm,ym256{b64},i8 rvmb e256.66.3.w1.n32:50;ymm{kz},ym256{b64},i8 ymb e256.66.3.w1.n32:50;zmm{kz},zmm,zm512{b64.sae},i8 rvmb e512.66.3.w1.n64:50;zmm{kz},zm512{b64.sae},i8 ymb e512.66.3.w1.n64:50
vrangeps:xmm{kz},xmm,xm128{b32},i8 rvmb e128.66.3.w0.n16:50;xmm{kz},xm128{b32},i8 ymb e128.66.3.w0.n16:50;ymm{kz},ymm,ym256{b32},i8 rvmb e256.66.3.w0.n32:50;ymm{kz},ym256{b32},i8 ymb e256.66.3.w0.n32:50;zmm{kz},zmm,zm512{b32.sae},i8 rvmb e512.66.3.w0.n64:50;zmm{kz},zm512{b32.sae},i8 ymb e512.66.3.w0.n64:50
vrangesd:xmm{kz},xmm,xm64{sae},i8 rvmb elig.66.3.w1.n8:51;xmm{kz},xm64{sae},i8 ymb elig.66.3.w1.n8:51
vrangess:xmm{kz},xmm,xm32{sae},i8 rvmb elig.66.3.w0.n4:51;xmm{kz},xm32{sae},i8 ymb elig.66.3.w0.n4:51
vrcp14pd:xmm{kz},xm128{b64} rm e128.66.2.w1.n16:4c;ymm{kz},ym256{b64} rm e256.66.2.w1.n32:4c;zmm{kz},zm512{b64} rm e512.66.2.w1.n64:4c
vrcp14ps:xmm{kz},xm128{b32} rm e128.66.2.w0.n16:4c;ymm{kz},ym256{b32} rm e256.66.2.w0.n32:4c;zmm{kz},zm512{b32} rm e512.66.2.w0.n64:4c
vrcp14sd:xmm{kz},xmm,xm64 rvm elig.66.2.w1.n8:4d;xmm{kz},xm64 ym elig.66.2.w1.n8:4d
vrcp14ss:xmm{kz},xmm,xm32 rvm elig.66.2.w0.n4:4d;xmm{kz},xm32 ym elig.66.2.w0.n4:4d
vrcp28pd:zmm{kz},zm512{b64.sae} rm e512.66.2.w1.n64:ca
vrcp28ps:zmm{kz},zm512{b32.sae} rm e512.66.2.w0.n64:ca
vrcp28sd:xmm{kz},xmm,xm64{sae} rvm elig.66.2.w1.n8:cb;xmm{kz},xm64{sae} ym elig.66.2.w1.n8:cb
vrcp28ss:xmm{kz},xmm,xm32{sae} rvm elig.66.2.w0.n4:cb;xmm{kz},xm32{sae} ym elig.66.2.w0.n4:cb
vrcpph:xmm{kz},xmm,xm128{b16} rvm e128.66.6.w0.n16:4c;xmm{kz},xm128{b16} ym e128.66.6.w0.n16:4c;ymm{kz},ymm,ym256{b16} rvm e256.66.6.w0.n32:4c;ymm{kz},ym256{b16} ym e256.66.6.w0.n32:4c;zmm{kz},zmm,zm512{b16} rvm e512.66.6.w0.n64:4c;zmm{kz},zm512{b16} ym e512.66.6.w0.n64:4c
vrcpps:xmm,xm128 rm v128.np.1.wig:53;ymm,ym256 rm v256.np.1.wig:53
vrcpsh:xmm{kz},xmm,xm16 rvm elig.66.6.w0.n4:4d;xmm{kz},xm16 ym elig.66.6.w0.n4:4d
vrcpss:xmm,xmm,xm32 rvm vlig.f3.1.wig:53;xmm,xm32 ym vlig.f3.1.wig:53
vreducepd:xmm{kz},xm128{b64},i8 rmb e128.66.3.w1.n16:56;ymm{kz},ym256{b64},i8 rmb e256.66.3.w1.n32:56;zmm{kz},zm512{b64.sae},i8 rmb e512.66.3.w1.n64:56
vreduceph:xmm{kz},xm128{b16},i8 rmb e128.np.3.w0.n16:56;ymm{kz},ym256{b16},i8 rmb e256.np.3.w0.n32:56;zmm{kz},zm512{b16.sae},i8 rmb e512.np.3.w0.n64:56
vreduceps:xmm{kz},xm128{b32},i8 rmb e128.66.3.w0.n16:56;ymm{kz},ym256{b32},i8 rmb e256.66.3.w0.n32:56;zmm{kz},zm512{b32.sae},i8 rmb e512.66.3.w0.n64:56
vreducesd:xmm{kz},xmm,xm64{sae},i8 rvmb elig.66.3.w1.n8:57;xmm{kz},xm64{sae},i8 ymb elig.66.3.w1.n8:57
vreducesh:xmm{kz},xmm,xm16{sae},i8 rmvb elig.np.3.w0.n4:57;xmm{kz},xm16{sae},i8 xvb elig.np.3.w0.n4:57
vreducess:xmm{kz},xmm,xm32{sae},i8 rvmb elig.66.3.w0.n4:57;xmm{kz},xm32{sae},i8 ymb elig.66.3.w0.n4:57
vrndscalepd:xmm{kz},xm128{b64},i8 rmb e128.66.3.w1.n16:09;ymm{kz},ym256{b64},i8 rmb e256.66.3.w1.n32:09;zmm{kz},zm512{b64.sae},i8 rmb e512.66.3.w1.n64:09
vrndscaleps:xmm{kz},xm128{b32},i8 rmb e128.66.3.w0.n16:08;ymm{kz},ym256{b32},i8 rmb e256.66.3.w0.n32:08;zmm{kz},zm512{b32.sae},i8 rmb e512.66.3.w0.n64:08
vrndscalesd:xmm{kz},xmm,xm64{sae},i8 rvmb elig.66.3.w1.n8:0b;xmm{kz},xm64{sae},i8 ymb elig.66.3.w1.n8:0b
vrndscaless:xmm{kz},xmm,xm32{sae},i8 rvmb elig.66.3.w0.n4:0a;xmm{kz},xm32{sae},i8 ymb elig.66.3.w0.n4:0a
vroundpd:xmm,xm128,i8 rmb v128.66.3.wig:09;ymm,ym256,i8 rmb v256.66.3.wig:09
vroundps:xmm,xm128,i8 rmb v128.66.3.wig:08;ymm,ym256,i8 rmb v256.66.3.wig:08
vroundsd:xmm,xmm,xm64,i8 rvmb vlig.66.3.wig:0b;xmm,xm64,i8 ymb vlig.66.3.wig:0b
vroundss:xmm,xmm,xm32,i8 rvmb vlig.66.3.wig:0a;xmm,xm32,i8 ymb vlig.66.3.wig:0a
vrsqrt14pd:xmm{kz},xm128{b64} rm e128.66.2.w1.n16:4e;ymm{kz},ym256{b64} rm e256.66.2.w1.n32:4e;zmm{kz},zm512{b64} rm e512.66.2.w1.n64:4e
vrsqrt14ps:xmm{kz},xm128{b32} rm e128.66.2.w0.n16:4e;ymm{kz},ym256{b32} rm e256.66.2.w0.n32:4e;zmm{kz},zm512{b32} rm e512.66.2.w0.n64:4e
vrsqrt14sd:xmm{kz},xmm,xm64 rvm elig.66.2.w1.n8:4f;xmm{kz},xm64 ym elig.66.2.w1.n8:4f
vrsqrt14ss:xmm{kz},xmm,xm32 rvm elig.66.2.w0.n4:4f;xmm{kz},xm32 ym elig.66.2.w0.n4:4f
vrsqrt28pd:zmm{kz},zm512{b64.sae} rm e512.66.2.w1.n64:cc
vrsqrt28ps:zmm{kz},zm512{b32.sae} rm e512.66.2.w0.n64:cc
vrsqrt28sd:xmm{kz},xmm,xm64{sae} rvm elig.66.2.w1.n8:cd;xmm{kz},xm64{sae} ym elig.66.2.w1.n8:cd
vrsqrt28ss:xmm{kz},xmm,xm32{sae} rvm elig.66.2.w0.n4:cd;xmm{kz},xm32{sae} ym elig.66.2.w0.n4:cd
vrsqrtph:xmm{kz},xm128{b16},i8 rmb e128.66.6.w0.n16:4e;ymm{kz},ym256{b16},i8 rmb e256.66.6.w0.n32:4e;zmm{kz},zm512{b16},i8 rmb e512.66.6.w0.n64:4e
vrsqrtps:xmm,xm128 rm v128.np.1.wig:52;ymm,ym256 rm v256.np.1.wig:52
vrsqrtsh:xmm{kz},xmm,xm16{sae},i8 rvmb elig.66.6.w0.n4:4f;xmm{kz},xm16{sae},i8 ymb elig.66.6.w0.n4:4f
vrsqrtss:xmm,xmm,xm32 rvm vlig.f3.1.wig:52;xmm,xm32 ym vlig.f3.1.wig:52
vscalefpd:xmm{kz},xmm,xm128{b64} rvm e128.66.2.w1.n16:2c;xmm{kz},xm128{b64} ym e128.66.2.w1.n16:2c;ymm{kz},ymm,ym256{b64} rvm e256.66.2.w1.n32:2c;ymm{kz},ym256{b64} ym e256.66.2.w1.n32:2c;zmm{kz},zmm,zm512{b64.er} rvm e512.66.2.w1.n64:2c;zmm{kz},zm512{b64.er} ym e512.66.2.w1.n64:2c
vscalefph:xmm{kz},xmm,xm128{b16} rvm e128.66.6.w0.n16:2c;xmm{kz},xm128{b16} ym e128.66.6.w0.n16:2c;ymm{kz},ymm,ym256{b16} rvm e256.66.6.w0.n32:2c;ymm{kz},ym256{b16} ym e256.66.6.w0.n32:2c;zmm{kz},zmm,zm512{b16.er} rvm e512.66.6.w0.n64:2c;zmm{kz},zm512{b16.er} ym e512.66.6.w0.n64:2c
vscalefps:xmm{kz},xmm,xm128{b32} rvm e128.66.2.w0.n16:2c;xmm{kz},xm128{b32} ym e128.66.2.w0.n16:2c;ymm{kz},ymm,ym256{b32} rvm e256.66.2.w0.n32:2c;ymm{kz},ym256{b32} ym e256.66.2.w0.n32:2c;zmm{kz},zmm,zm512{b32.er} rvm e512.66.2.w0.n64:2c;zmm{kz},zm512{b32.er} ym e512.66.2.w0.n64:2c
vscalefsd:xmm{kz},xmm,xm64{er} rvm elig.66.2.w1.n8:2d;xmm{kz},xm64{er} ym elig.66.2.w1.n8:2d
vscalefsh:xmm{kz},xmm,xm16{er} rvm elig.66.6.w0.n4:2d;xmm{kz},xm16{er} ym elig.66.6.w0.n4:2d
vscalefss:xmm{kz},xmm,xm32{er} rvm elig.66.2.w0.n4:2d;xmm{kz},xm32{er} ym elig.66.2.w0.n4:2d
vscatterdpd:vx64{k},xmm mr e128.66.2.w1.n8:a2 mask;vx64{k},ymm mr e256.66.2.w1.n8:a2 mask;vy64{k},zmm mr e512.66.2.w1.n8:a2 mask
vscatterdps:vx32{k},xmm mr e128.66.2.w0.n4:a2 mask;vy32{k},ymm mr e256.66.2.w0.n4:a2 mask;vz32{k},zmm mr e512.66.2.w0.n4:a2 mask
vscatterpf0dpd:vy64{k} m e512.66.2.w1.n8:c6/5 mask
vscatterpf0dps:vz32{k} m e512.66.2.w0.n4:c6/5 mask
vscatterpf0qpd:vz64{k} m e512.66.2.w1.n8:c7/5 mask
vscatterpf0qps:vz32{k} m e512.66.2.w0.n4:c7/5 mask
vscatterpf1dpd:vy64{k} m e512.66.2.w1.n8:c6/6 mask
vscatterpf1dps:vz32{k} m e512.66.2.w0.n4:c6/6 mask
vscatterpf1qpd:vz64{k} m e512.66.2.w1.n8:c7/6 mask
vscatterpf1qps:vz32{k} m e512.66.2.w0.n4:c7/6 mask
vscatterqpd:vx64{k},xmm mr e128.66.2.w1.n8:a3 mask;vy64{k},ymm mr e256.66.2.w1.n8:a3 mask;vz64{k},zmm mr e512.66.2.w1.n8:a3 mask
vscatterqps:vx32{k},xmm mr e128.66.2.w0.n4:a3 mask;vy32{k},xmm mr e256.66.2.w0.n4:a3 mask;vz32{k},ymm mr e512.66.2.w0.n4:a3 mask
vshuff32x4:ymm{kz},ymm,ym256{b32},i8 rvmb e256.66.3.w0.n32:23;ymm{kz},ym256{b32},i8 ymb e256.66.3.w0.n32:23;zmm{kz},zmm,zm512{b32},i8 rvmb e512.66.3.w0.n64:23;zmm{kz},zm512{b32},i8 ymb e512.66.3.w0.n64:23
vshuff64x2:ymm{kz},ymm,ym256{b64},i8 rvmb e256.66.3.w1.n32:23;ymm{kz},ym256{b64},i8 ymb e256.66.3.w1.n32:23;zmm{kz},zmm,zm512{b64},i8 rvmb e512.66.3.w1.n64:23;zmm{kz},zm512{b64},i8 ymb e512.66.3.w1.n64:23
vshufi32x4:ymm{kz},ymm,ym256{b32},i8 rvmb e256.66.3.w0.n32:43;ymm{kz},ym256{b32},i8 ymb e256.66.3.w0.n32:43;zmm{kz},zmm,zm512{b32},i8 rvmb e512.66.3.w0.n64:43;zmm{kz},zm512{b32},i8 ymb e512.66.3.w0.n64:43
vshufi64x2:ymm{kz},ymm,ym256{b64},i8 rvmb e256.66.3.w1.n32:43;ymm{kz},ym256{b64},i8 ymb e256.66.3.w1.n32:43;zmm{kz},zmm,zm512{b64},i8 rvmb e512.66.3.w1.n64:43;zmm{kz},zm512{b64},i8 ymb e512.66.3.w1.n64:43
vshufpd:xmm,xmm,xm128,i8 rvmb v128.66.1.wig:c6;xmm,xm128,i8 ymb v128.66.1.wig:c6;ymm,ymm,ym256,i8 rvmb v256.66.1.wig:c6;ymm,ym256,i8 ymb v256.66.1.wig:c6;xmm{kz},xmm,xm128{b64},i8 rvmb e128.66.1.w1.n16:c6;xmm{kz},xm128{b64},i8 ymb e128.66.1.w1.n16:c6;ymm{kz},ymm,ym256{b64},i8 rvmb e256.66.1.w1.n32:c6;ymm{kz},ym256{b64},i8 ymb e256.66.1.w1.n32:c6;zmm{kz},zmm,zm512{b64},i8 rvmb e512.66.1.w1.n64:c6;zmm{kz},zm512{b64},i8 ymb e512.66.1.w1.n64:c6
vshufps:xmm,xmm,xm128,i8 rvmb v128.np.1.wig:c6;xmm,xm128,i8 ymb v128.np.1.wig:c6;ymm,ymm,ym256,i8 rvmb v256.np.1.wig:c6;ymm,ym256,i8 ymb v256.np.1.wig:c6;xmm{kz},xmm,xm128{b32},i8 rvmb e128.np.1.w0.n16:c6;xmm{kz},xm128{b32},i8 ymb e128.np.1.w0.n16:c6;ymm{kz},ymm,ym256{b32},i8 rvmb e256.np.1.w0.n32:c6;ymm{kz},ym256{b32},i8 ymb e256.np.1.w0.n32:c6;zmm{kz},zmm,zm512{b32},i8 rvmb e512.np.1.w0.n64:c6;zmm{kz},zm512{b32},i8 ymb e512.np.1.w0.n64:c6
vsqrtpd:xmm,xm128 rm v128.66.1.wig:51;ymm,ym256 rm v256.66.1.wig:51;xmm{kz},xm128{b64} rm e128.66.1.w1.n16:51;ymm{kz},ym256{b64} rm e256.66.1.w1.n32:51;zmm{kz},zm512{b64.er} rm e512.66.1.w1.n64:51
vsqrtph:xmm{kz},xm128{b16} rm e128.np.5.w0.n16:51;ymm{kz},ym256{b16} rm e256.np.5.w0.n32:51;zmm{kz},zm512{b16.er} rm e512.np.5.w0.n64:51
vsqrtps:xmm,xm128 rm v128.np.1.wig:51;ymm,ym256 rm v256.np.1.wig:51;xmm{kz},xm128{b32} rm e128.np.1.w0.n16:51;ymm{kz},ym256{b32} rm e256.np.1.w0.n32:51;zmm{kz},zm512{b32.er} rm e512.np.1.w0.n64:51
vsqrtsd:xmm,xmm,xm64 rvm vlig.f2.1.wig:51;xmm,xm64 ym vlig.f2.1.wig:51;xmm{kz},xmm,xm64{er} rvm elig.f2.1.w1.n8:51;xmm{kz},xm64{er} ym elig.f2.1.w1.n8:51
vsqrtsh:xmm{kz},xmm,xm16{er} rvm elig.f3.5.w0.n4:51;xmm{kz},xm16{er} ym elig.f3.5.w0.n4:51
vsqrtss:xmm,xmm,xm32 rvm vlig.f3.1.wig:51;xmm,xm32 ym vlig.f3.1.wig:51;xmm{kz},xmm,xm32{er} rvm elig.f3.1.w0.n4:51;xmm{kz},xm32{er} ym elig.f3.1.w0.n4:51
vstmxcsr:m32 m v128.np.1.wig:ae/3
vsubpd:xmm,xmm,xm128 rvm v128.66.1.wig:5c;xmm,xm128 ym v128.66.1.wig:5c;ymm,ymm,ym256 rvm v256.66.1.wig:5c;ymm,ym256 ym v256.66.1.wig:5c;xmm{kz},xmm,xm128{b64} rvm e128.66.1.w1.n16:5c;xmm{kz},xm128{b64} ym e128.66.1.w1.n16:5c;ymm{kz},ymm,ym256{b64} rvm e256.66.1.w1.n32:5c;ymm{kz},ym256{b64} ym e256.66.1.w1.n32:5c;zmm{kz},zmm,zm512{b64.er} rvm e512.66.1.w1.n64:5c;zmm{kz},zm512{b64.er} ym e512.66.1.w1.n64:5c
vsubph:xmm{kz},xmm,xm128{b16} rvm e128.np.5.w0.n16:5c;xmm{kz},xm128{b16} ym e128.np.5.w0.n16:5c;ymm{kz},ymm,ym256{b16} rvm e256.np.5.w0.n32:5c;ymm{kz},ym256{b16} ym e256.np.5.w0.n32:5c;zmm{kz},zmm,zm512{b16.er} rvm e512.np.5.w0.n64:5c;zmm{kz},zm512{b16.er} ym e512.np.5.w0.n64:5c
vsubps:xmm,xmm,xm128 rvm v128.np.1.wig:5c;xmm,xm128 ym v128.np.1.wig:5c;ymm,ymm,ym256 rvm v256.np.1.wig:5c;ymm,ym256 ym v256.np.1.wig:5c;xmm{kz},xmm,xm128{b32} rvm e128.np.1.w0.n16:5c;xmm{kz},xm128{b32} ym e128.np.1.w0.n16:5c;ymm{kz},ymm,ym256{b32} rvm e256.np.1.w0.n32:5c;ymm{kz},ym256{b32} ym e256.np.1.w0.n32:5c;zmm{kz},zmm,zm512{b32.er} rvm e512.np.1.w0.n64:5c;zmm{kz},zm512{b32.er} ym e512.np.1.w0.n64:5c
vsubsd:xmm,xmm,xm64 rvm vlig.f2.1.wig:5c;xmm,xm64 ym vlig.f2.1.wig:5c;xmm{kz},xmm,xm64{er} rvm elig.f2.1.w1.n8:5c;xmm{kz},xm64{er} ym elig.f2.1.w1.n8:5c
vsubsh:xmm{kz},xmm,xm16{er} rvm elig.f3.5.w0.n4:5c;xmm{kz},xm16{er} ym elig.f3.5.w0.n4:5c
vsubss:xmm,xmm,xm32 rvm vlig.f3.1.wig:5c;xmm,xm32 ym vlig.f3.1.wig:5c;xmm{kz},xmm,xm32{er} rvm elig.f3.1.w0.n4:5c;xmm{kz},xm32{er} ym elig.f3.1.w0.n4:5c
vtestpd:xmm,xm128 rm v128.66.2.w0:0f;ymm,ym256 rm v256.66.2.w0:0f
vtestps:xmm,xm128 rm v128.66.2.w0:0e;ymm,ym256 rm v256.66.2.w0:0e
vucomisd:xmm,xm64 rm vlig.66.1.wig:2e;xmm,xm64{sae} rm elig.66.1.w1.n8:2e
vucomish:xmm,xm16{sae} rm elig.np.5.w0.n4:2e
vucomiss:xmm,xm32 rm vlig.np.1.wig:2e;xmm,xm32{sae} rm elig.np.1.w0.n4:2e
vunpckhpd:xmm,xmm,xm128 rvm v128.66.1.wig:15;xmm,xm128 ym v128.66.1.wig:15;ymm,ymm,ym256 rvm v256.66.1.wig:15;ymm,ym256 ym v256.66.1.wig:15;xmm{kz},xmm,xm128{b64} rvm e128.66.1.w1.n16:15;xmm{kz},xm128{b64} ym e128.66.1.w1.n16:15;ymm{kz},ymm,ym256{b64} rvm e256.66.1.w1.n32:15;ymm{kz},ym256{b64} ym e256.66.1.w1.n32:15;zmm{kz},zmm,zm512{b64} rvm e512.66.1.w1.n64:15;zmm{kz},zm512{b64} ym e512.66.1.w1.n64:15
vunpckhps:xmm,xmm,xm128 rvm v128.np.1.wig:15;xmm,xm128 ym v128.np.1.wig:15;ymm,ymm,ym256 rvm v256.np.1.wig:15;ymm,ym256 ym v256.np.1.wig:15;xmm{kz},xmm,xm128{b32} rvm e128.np.1.w0.n16:15;xmm{kz},xm128{b32} ym e128.np.1.w0.n16:15;ymm{kz},ymm,ym256{b32} rvm e256.np.1.w0.n32:15;ymm{kz},ym256{b32} ym e256.np.1.w0.n32:15;zmm{kz},zmm,zm512{b32} rvm e512.np.1.w0.n64:15;zmm{kz},zm512{b32} ym e512.np.1.w0.n64:15
vunpcklpd:xmm,xmm,xm128 rvm v128.66.1.wig:14;xmm,xm128 ym v128.66.1.wig:14;ymm,ymm,ym256 rvm v256.66.1.wig:14;ymm,ym256 ym v256.66.1.wig:14;xmm{kz},xmm,xm128{b64} rvm e128.66.1.w1.n16:14;xmm{kz},xm128{b64} ym e128.66.1.w1.n16:14;ymm{kz},ymm,ym256{b64} rvm e256.66.1.w1.n32:14;ymm{kz},ym256{b64} ym e256.66.1.w1.n32:14;zmm{kz},zmm,zm512{b64} rvm e512.66.1.w1.n64:14;zmm{kz},zm512{b64} ym e512.66.1.w1.n64:14
vunpcklps:xmm,xmm,xm128 rvm v128.np.1.wig:14;xmm,xm128 ym v128.np.1.wig:14;ymm,ymm,ym256 rvm v256.np.1.wig:14;ymm,ym256 ym v256.np.1.wig:14;xmm{kz},xmm,xm128{b32} rvm e128.np.1.w0.n16:14;xmm{kz},xm128{b32} ym e128.np.1.w0.n16:14;ymm{kz},ymm,ym256{b32} rvm e256.np.1.w0.n32:14;ymm{kz},ym256{b32} ym e256.np.1.w0.n32:14;zmm{kz},zmm,zm512{b32} rvm e512.np.1.w0.n64:14;zmm{kz},zm512{b32} ym e512.np.1.w0.n64:14
vxorpd:xmm,xmm,xm128 rvm v128.66.1.wig:57;xmm,xm128 ym v128.66.1.wig:57;ymm,ymm,ym256 rvm v256.66.1.wig:57;ymm,ym256 ym v256.66.1.wig:57;xmm{kz},xmm,xm128{b64} rvm e128.66.1.w1.n16:57;xmm{kz},xm128{b64} ym e128.66.1.w1.n16:57;ymm{kz},ymm,ym256{b64} rvm e256.66.1.w1.n32:57;ymm{kz},ym256{b64} ym e256.66.1.w1.n32:57;zmm{kz},zmm,zm512{b64} rvm e512.66.1.w1.n64:57;zmm{kz},zm512{b64} ym e512.66.1.w1.n64:57
vxorps:xmm,xmm,xm128 rvm v128.np.1.wig:57;xmm,xm128 ym v128.np.1.wig:57;ymm,ymm,ym256 rvm v256.np.1.wig:57;ymm,ym256 ym v256.np.1.wig:57;xmm{kz},xmm,xm128{b32} rvm e128.np.1.w0.n16:57;xmm{kz},xm128{b32} ym e128.np.1.w0.n16:57;ymm{kz},ymm,ym256{b32} rvm e256.np.1.w0.n32:57;ymm{kz},ym256{b32} ym e256.np.1.w0.n32:57;zmm{kz},zmm,zm512{b32} rvm e512.np.1.w0.n64:57;zmm{kz},zm512{b32} ym e512.np.1.w0.n64:57
vzeroall:- - v256.np.1.wig:77
vzeroupper:- - v128.np.1.wig:77
wbinvd:- - :0f09
wbnoinvd:- - f3:0f09
wrfsbase:r32 m f3:0fae/2 64;r64 m o64.f3:0fae/2 64
wrgsbase:r32 m f3:0fae/3 64;r64 m o64.f3:0fae/3 64
wrmsr:- - :0f30
wrmsrlist:- - f3:0f01c6 64
wrmsrns:- - :0f01c6 64
wrpkru:- - :0f01ef 64
wrshr:rm32 m o32:0f37/0
wrssd:m32,r32 mr o32:0f38f6
wrssq:m64,r64 mr o64:0f38f6 64
wrussd:m32,r32 mr o32.66:0f38f5
wrussq:m64,r64 mr o64.66:0f38f5 64
xabort:i~8 b :c6f8
xadd:rm8,r8 mr :0fc0 lock,hle,sx;rm16,r16 mr o16:0fc1 lock,hle,sx;rm32,r32 mr o32:0fc1 lock,hle,sx;rm64,r64 mr o64:0fc1 64,lock,hle,sx
xbegin:i J :c7f8;i|near J :c7f8;i16 J o16:c7f8 n64;i16|near J o16:c7f8 n64;i32 J o32:c7f8 n64;i32|near J o32:c7f8 n64;i64 J o64n:c7f8 64;i64|near J o64n:c7f8 64
xbts:r16,rm16 rm o16:0fa6 sx;r32,rm32 rm o32:0fa6 sx
xchg:ax,r16 -o o16:90;eax,r32na -o o32:90;rax,r64 -o o64:90 64;r16,ax o- o16:90;r32na,eax o- o32:90;r64,rax o- o64:90 64;eax,eax -- o32:90 n64;r8,m rm :86 lock,hlenl,sm;r8,r8 rm :86;r16,m rm o16:87 lock,hlenl,sm;r16,r16 rm o16:87;r32,m rm o32:87 lock,hlenl,sm;r32,r32 rm o32:87;r64,m rm o64:87 lock,hlenl,sm,64;r64,r64 rm o64:87 64;m,r8 mr :86 lock,hlenl,sm;m,r16 mr o16:87 lock,hlenl,sm;m,r32 mr o32:87 lock,hlenl,sm;m,r64 mr o64:87 lock,hlenl,sm,64
xcryptcbc:- - rep:0fa7d0
xcryptcfb:- - rep:0fa7e0
xcryptctr:- - rep:0fa7d8
xcryptecb:- - rep:0fa7c8
xcryptofb:- - rep:0fa7e8
xend:- - np:0f01d5
xgetbv:- - np:0f01d0
xlat:=xlatb
xlatb:- - :d7
xor:rm8,r8 mr :30 lock,hle;rm16,r16 mr o16:31 lock,hle;rm32,r32 mr o32:31 lock,hle;rm64,r64 mr o64:31 lock,hle,64;r8,rm8 rm :32;r16,rm16 rm o16:33;r32,rm32 rm o32:33;r64,rm64 rm o64:33 64;rm16,i8 mB o16:83/6 lock,hle;rm32,i8 mB o32:83/6 lock,hle;rm64,i8 mB o64:83/6 lock,hle,64;al,i -b :34 sm;rm16,sbw mB o16:83/6 sm,lock,hle;ax,i -w o16:35 sm;rm32,sbd mB o32:83/6 sm,lock,hle;eax,i -d o32:35 sm;rm64,sbd mB o64:83/6 sm,lock,hle,64;rax,i -D o64:35 sm,64;rm8,i mb :80/6 sm,lock,hle;rm16,i mw o16:81/6 sm,lock,hle;rm32,i md o32:81/6 sm,lock,hle;rm64,i mD o64:81/6 sm,lock,hle,64;m,i8 mb :80/6 sm,lock,hle;m,sbw16 mB o16:83/6 sm,lock,hle;m,i16 mw o16:81/6 sm,lock,hle;m,sbd32 mB o32:83/6 sm,lock,hle;m,i32 md o32:81/6 sm,lock,hle;rm8,i mb :82/6 sm,lock,hle,n64
xorpd:xmm,xm128 rm 66:0f57
xorps:xmm,xm128 rm np:0f57
xresldtrk:- - f2:0f01e9
xrstor64:m m o64.np:0fae/5 64
xrstor:m m np:0fae/5
xrstors64:m m o64.np:0fc7/3 64
xrstors:m m np:0fc7/3
xsave64:m m o64.np:0fae/4 64
xsave:m m np:0fae/4
xsavec64:m m o64.np:0fc7/4 64
xsavec:m m np:0fc7/4
xsaveopt64:m m o64.np:0fae/6 64
xsaveopt:m m np:0fae/6
xsaves64:m m o64.np:0fc7/5 64
xsaves:m m np:0fc7/5
xsetbv:- - np:0f01d1
xsha1:- - rep:0fa6c8
xsha256:- - rep:0fa6d0
xstore:- - :0fa7c0
xsusldtrk:- - f2:0f01e8
xtest:- - np:0f01d6`;
