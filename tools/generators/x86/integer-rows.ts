// Rows of integer instructions by hand: where NASM's forms, their order or sizes are not iced's.

/** `{a}` and `{a/16}` stand for numbers of a family, written as hexadecimal. */
function family(text: string, values: Readonly<Record<string, number>>): string {
  return text.replace(/\{(\w+)([+*]?)([0-9a-f]*)(x?)\}/g, (_, name, sign, amount, isDigit) => {
    const base = values[name] ?? 0;
    const value = sign === '+' ? base + Number.parseInt(amount, 16) : base;
    return isDigit ? String(value) : value.toString(16).padStart(2, '0');
  });
}

const arithmetic = `
rm8,r8 mr :{op} lock,hle,sx; rm16,r16 mr o16:{op+1} lock,hle,sx;
rm32,r32 mr o32:{op+1} lock,hle,sx; rm64,r64 mr o64:{op+1} lock,hle,sx,64;
r8,rm8 rm :{op+2} sx; r16,rm16 rm o16:{op+3} sx; r32,rm32 rm o32:{op+3} sx;
r64,rm64 rm o64:{op+3} sx,64;
rm16,i8 mB o16:83/{n+0x} lock,hle; rm32,i8 mB o32:83/{n+0x} lock,hle;
rm64,i8 mB o64:83/{n+0x} lock,hle,64; al,i -b :{op+4} sm;
rm16,sbw mB o16:83/{n+0x} sm,lock,hle; ax,i -w o16:{op+5} sm;
rm32,sbd mB o32:83/{n+0x} sm,lock,hle; eax,i -d o32:{op+5} sm;
rm64,sbd mB o64:83/{n+0x} sm,lock,hle,64; rax,i -D o64:{op+5} sm,64;
rm8,i mb :80/{n+0x} sm,lock,hle; rm16,i mw o16:81/{n+0x} sm,lock,hle;
rm32,i md o32:81/{n+0x} sm,lock,hle; rm64,i mD o64:81/{n+0x} sm,lock,hle,64;
m,i8 mb :80/{n+0x} sm,lock,hle; m,sbw16 mB o16:83/{n+0x} sm,lock,hle;
m,i16 mw o16:81/{n+0x} sm,lock,hle;
m,sbd32 mB o32:83/{n+0x} sm,lock,hle; m,i32 md o32:81/{n+0x} sm,lock,hle;
rm8,i mb :82/{n+0x} sm,lock,hle,n64`;

const shift = `
rm8,1 m- :d0/{n+0x}; rm8,cl m- :d2/{n+0x}; rm8,i8 mb :c0/{n+0x};
rm16,1 m- o16:d1/{n+0x}; rm16,cl m- o16:d3/{n+0x}; rm16,i8 mb o16:c1/{n+0x};
rm32,1 m- o32:d1/{n+0x}; rm32,cl m- o32:d3/{n+0x}; rm32,i8 mb o32:c1/{n+0x};
rm64,1 m- o64:d1/{n+0x} 64; rm64,cl m- o64:d3/{n+0x} 64; rm64,i8 mb o64:c1/{n+0x} 64`;

const jumpOnCondition = `
i|near J :0f{op+10} bnd; i64|near J o64n:0f{op+10} 64,bnd; i16|near J o16:0f{op+10} n64,bnd;
i32|near J o32:0f{op+10} n64,bnd; i|short j :{op} bnd; i j :{op} jcc8,bnd; i J :0f{op+10} bnd`;

const call = `
i J :e8 bnd; i|near J :e8 bnd; i|far p :9a n64; i16 J o16:e8 n64,bnd; i16|near J o16:e8 n64,bnd;
i16|far p o16:9a n64; i32 J o32:e8 n64,bnd; i32|near J o32:e8 n64,bnd; i32|far p o32:9a n64;
i64 J o64n:e8 64,bnd; i64|near J o64n:e8 64,bnd;
i|colon p :9a n64; i16|colon p o16:9a n64; i32|colon p o32:9a n64;
m|far m :ff/3 n64; m|far m o64:ff/3 64; m16|far m o16:ff/3; m32|far m o32:ff/3;
m64|far m o64:ff/3 64; m|near m :ff/2 bnd; m16|near m o16:ff/2 n64,bnd; m32|near m o32:ff/2 n64,bnd;
m64|near m o64n:ff/2 64,bnd; r16 m o16:ff/2 n64,bnd; r32 m o32:ff/2 n64,bnd;
r64 m o64n:ff/2 64,bnd; m m :ff/2 bnd; m16 m o16:ff/2 n64,bnd; m32 m o32:ff/2 n64,bnd;
m64 m o64n:ff/2 64,bnd`;

const jumpOpcodes: readonly [string, string][] = [
  [':e8', ':e9'],
  [':9a', ':ea'],
  ['ff/3', 'ff/5'],
  ['ff/2', 'ff/4'],
];

/** The forms of `call` with the opcodes of `jmp`. */
function jumpInsteadOfCall(): string {
  return jumpOpcodes.reduce((text, [from, to]) => text.replaceAll(from, to), call.trim());
}

const jump = `
i|short j :eb; i j :eb jmp8,bnd;
 ${jumpInsteadOfCall()}`;

const loop = `
i j :{op}; i,cx j- a16:{op} n64; i,ecx j- a32:{op}; i,rcx j- a64:{op} 64`;

const doubleShift = `
m,r16,i mrb o16:0f{op} sm2; r16,r16,i mrb o16:0f{op} sm2; m,r32,i mrb o32:0f{op} sm2;
r32,r32,i mrb o32:0f{op} sm2; m,r64,i mrb o64:0f{op} sm2,64; r64,r64,i mrb o64:0f{op} sm2,64;
rm16,r16,cl mr- o16:0f{op+1} sx; rm32,r32,cl mr- o32:0f{op+1} sx;
rm64,r64,cl mr- o64:0f{op+1} sx,64`;

/** Rows of one mnemonic each: `name: row; row`. */
const single = `
mov: m,sreg mr :8c sm; r16,sreg mr o16:8c; r32,sreg mr o32:8c; r64,sreg mr :8c opt,64;
 rm64,sreg mr o64:8c 64; sreg,m rm :8e sm; sreg,r16 rm :8e opt; sreg,r32 rm :8e opt;
 sreg,r64 rm :8e opt,64; sreg,r16 rm o16:8e; sreg,r32 rm o32:8e; sreg,rm64 rm o64:8e 64;
 al,offs -a :a0 sm; ax,offs -a o16:a1 sm; eax,offs -a o32:a1 sm; rax,offs -a o64:a1 sm,64;
 offs,al a- :a2 sm,nohle; offs,ax a- o16:a3 sm,nohle; offs,eax a- o32:a3 sm,nohle;
 offs,rax a- o64:a3 sm,nohle,64;
 r32,cr mr :0f20 n64; r64,cr mr :0f20 64; cr,r32 rm :0f22 n64; cr,r64 rm :0f22 64;
 r32,dr mr :0f21 n64; r64,dr mr :0f21 64; dr,r32 rm :0f23 n64; dr,r64 rm :0f23 64;
 r32,tr mr :0f24 n64; tr,r32 rm :0f26 n64;
 rm8,r8 mr :88 hlexr,sx; rm16,r16 mr o16:89 hlexr,sx; rm32,r32 mr o32:89 hlexr,sx;
 rm64,r64 mr o64:89 hlexr,64,sx; r8,rm8 rm :8a sx; r16,rm16 rm o16:8b sx; r32,rm32 rm o32:8b sx;
 r64,rm64 rm o64:8b 64,sx; r8,i ob :b0 sm; r16,i ow o16:b8 sm; r32,i od o32:b8 sm;
 r64,ud od o32:b8 opt,sm,64; rm64,sd mD o64:c7/0 opt,sm,hlexr,64; r64,i oq o64:b8 sm,64;
 rm8,i mb :c6/0 sm,hlexr; rm16,i mw o16:c7/0 sm,hlexr; rm32,i md o32:c7/0 sm,hlexr;
 rm64,i mD o64:c7/0 sm,hlexr,64; rm64,i32 mD o64:c7/0 hlexr,64; m,i8 mb :c6/0 sm,hlexr;
 m,i16 mw o16:c7/0 sm,hlexr; m,i32 md o32:c7/0 sm,hlexr
push: r16 o o16:50; r32 o o32:50 n64; r64 o o64n:50 64; rm16 m o16:ff/6; rm32 m o32:ff/6 n64;
 rm64 m o64n:ff/6 64; es - :06 n64; cs - :0e n64; ss - :16 n64; ds - :1e n64; fs - :0fa0;
 gs - :0fa8; i8 B :6a; sbw16~b B o16:6a; i16~b w o16:68; sbd32~b B o32:6a n64; i32~b d o32:68 n64;
 sbd64~b B o64n:6a 64; i64~b D o64n:68 64; sbd32 B o64n:6a 64; i32 D o64n:68 64
pop: r16 o o16:58; r32 o o32:58 n64; r64 o o64n:58 64; rm16 m o16:8f/0; rm32 m o32:8f/0 n64;
 rm64 m o64n:8f/0 64; cs - :0f gone; es - :07 n64; ss - :17 n64; ds - :1f n64; fs - :0fa1;
 gs - :0fa9
xchg: ax,r16 -o o16:90; eax,r32na -o o32:90; rax,r64 -o o64:90 64; r16,ax o- o16:90;
 r32na,eax o- o32:90; r64,rax o- o64:90 64; eax,eax -- o32:90 n64; r8,m rm :86 lock,hlenl,sm;
 r8,r8 rm :86; r16,m rm o16:87 lock,hlenl,sm; r16,r16 rm o16:87; r32,m rm o32:87 lock,hlenl,sm;
 r32,r32 rm o32:87; r64,m rm o64:87 lock,hlenl,sm,64; r64,r64 rm o64:87 64;
 m,r8 mr :86 lock,hlenl,sm; m,r16 mr o16:87 lock,hlenl,sm; m,r32 mr o32:87 lock,hlenl,sm;
 m,r64 mr o64:87 lock,hlenl,sm,64
test: rm8,r8 mr :84 sx; rm16,r16 mr o16:85 sx; rm32,r32 mr o32:85 sx; rm64,r64 mr o64:85 sx,64;
 r8,m rm :84 sm;
 r16,m rm o16:85 sm; r32,m rm o32:85 sm; r64,m rm o64:85 sm,64; al,i -b :a8 sm; ax,i -w o16:a9 sm;
 eax,i -d o32:a9 sm; rax,i -D o64:a9 sm,64; rm8,i mb :f6/0 sm; rm16,i mw o16:f7/0 sm;
 rm32,i md o32:f7/0 sm; rm64,i mD o64:f7/0 sm,64; m,i8 mb :f6/0 sm; m,i16 mw o16:f7/0 sm;
 m,i32 md o32:f7/0 sm
in: al,i~8 -b :e4; ax,i~8 -b o16:e5; eax,i~8 -b o32:e5; al,dx -- :ec; ax,dx -- o16:ed;
 eax,dx -- o32:ed
out: i~8,al b- :e6; i~8,ax b- o16:e7; i~8,eax b- o32:e7; dx,al -- :ee; dx,ax -- o16:ef;
 dx,eax -- o32:ef
cmpxchg: rm8,r8 mr :0fb0 lock,hle,sx; rm16,r16 mr o16:0fb1 lock,hle,sx;
 rm32,r32 mr o32:0fb1 lock,hle,sx; rm64,r64 mr o64:0fb1 lock,hle,sx,64
imul: rm8 m :f6/5; rm16 m o16:f7/5; rm32 m o32:f7/5; rm64 m o64:f7/5 64; r16,m rm o16:0faf sm;
 r16,r16 rm o16:0faf; r32,m rm o32:0faf sm; r32,r32 rm o32:0faf; r64,m rm o64:0faf sm,64;
 r64,r64 rm o64:0faf 64;
 r16,m,i8 rmB o16:6b sm2; r16,m,sbw rmB o16:6b sm; r16,m,i16 rmw o16:69 sm; r16,m,i rmw o16:69 sm;
 r16,r16,i8 rmB o16:6b; r16,r16,sbw rmB o16:6b sm; r16,r16,i16 rmw o16:69; r16,r16,i rmw o16:69 sm;
 r32,m,i8 rmB o32:6b sm2; r32,m,sbd rmB o32:6b sm; r32,m,i32 rmd o32:69 sm; r32,m,i rmd o32:69 sm;
 r32,r32,i8 rmB o32:6b; r32,r32,sbd rmB o32:6b sm; r32,r32,i32 rmd o32:69; r32,r32,i rmd o32:69 sm;
 r64,m,i8 rmB o64:6b sm2,64; r64,m,sbd rmB o64:6b sm,64; r64,m,i32 rmd o64:69 sm2,64;
 r64,m,i rmD o64:69 sm,64; r64,r64,i8 rmB o64:6b 64; r64,r64,sbd rmB o64:6b sm,64;
 r64,r64,i32 rmd o64:69 64; r64,r64,i rmD o64:69 sm,64;
 r16,i8 xB o16:6b; r16,sbw xB o16:6b sm; r16,i16 xw o16:69; r16,i xw o16:69 sm;
 r32,i8 xB o32:6b; r32,sbd xB o32:6b sm; r32,i32 xd o32:69; r32,i xd o32:69 sm;
 r64,i8 xB o64:6b 64; r64,sbd xB o64:6b sm,64; r64,i32 xD o64:69 64; r64,i xD o64:69 sm,64
ret: - - :c3 bnd; i~16 w :c2 bnd
retn: - - :c3 bnd; i~16 w :c2 bnd
retw: - - o16:c3 bnd; i~16 w :c2 bnd
retnw: - - o16:c3 bnd; i~16 w o16:c2 bnd
retd: - - o32:c3 bnd,n64; i~16 w o32:c2 bnd,n64
retq: - - o64n:c3 bnd,64; i~16 w o64n:c2 bnd,64
retf: - - :cb; i~16 w :ca
retfw: - - o16:cb; i~16 w o16:ca
retfd: - - o32:cb; i~16 w o32:ca
retfq: - - o64:cb 64; i~16 w o64:ca 64
iret: - - :cf
iretw: - - o16:cf
iretd: - - o32:cf
iretq: - - o64:cf 64
enter: i,i wb :c8
int: i~8 b :cd
:- - :
fwait: - - 9b:
cmpxchg486: rm8,r8 mr :0fa6 lock,sx; rm16,r16 mr o16:0fa7 lock,sx;
 rm32,r32 mr o32:0fa7 lock,sx
maskmovq: mm,mm rm np:0ff7
pmulhrwa: mm,mmm64 rm :0f0fb7 suffix,sx,now
pmulhrwc: mm,mmm64 rm np:0f59 sx,now
maskmovdqu: xmm,xmm rm 66:0ff7
vmaskmovdqu: xmm,xmm rm v128.66.1.wig:f7
int1: - - :f1
int3: - - :cc
into: - - :ce n64
jcxz: i j a16:e3 n64
jecxz: i j a32:e3
jrcxz: i j a64:e3 64
lea: r16,m~a rm o16:8d; r32,m~a rm o32:8d; r64,m~a rm o64:8d 64; r16,i~a rM o16:8d;
 r32,i~a rM o32:8d;
 r64,i~a rM o64:8d 64
movsx: r16,m~8 rm o16:0fbe; r16,r8 rm o16:0fbe; r32,rm8 rm o32:0fbe; r32,rm16 rm o32:0fbf;
 r64,rm8 rm o64:0fbe 64; r64,rm16 rm o64:0fbf 64; r64,rm32 rm o64:63 64
movsxd: r64,rm32 rm o64:63 64
movzx: r16,m~8 rm o16:0fb6; r16,r8 rm o16:0fb6; r32,rm8 rm o32:0fb6; r32,rm16 rm o32:0fb7;
 r64,rm8 rm o64:0fb6 64; r64,rm16 rm o64:0fb7 64
aam: - - :d40a n64; i~8 b :d4 n64
aad: - - :d50a n64; i~8 b :d5 n64
xlatb: - - :d7
salc: - - :d6
pusha: - - :60 n64
pushaw: - - o16:60 n64
pushad: - - o32:60 n64
popa: - - :61 n64
popaw: - - o16:61 n64
popad: - - o32:61 n64
pushf: - - :9c
pushfw: - - o16:9c
pushfd: - - o32:9c n64
pushfq: - - o32:9c 64
popf: - - :9d
popfw: - - o16:9d
popfd: - - o32:9d n64
popfq: - - o32:9d 64
movsb: - - :a4
movsw: - - o16:a5
cmpsb: - - :a6
cmpsw: - - o16:a7
stosb: - - :aa
stosw: - - o16:ab
stosd: - - o32:ab
stosq: - - o64:ab 64
lodsb: - - :ac
lodsw: - - o16:ad
lodsd: - - o32:ad
lodsq: - - o64:ad 64
scasb: - - :ae
scasw: - - o16:af
scasd: - - o32:af
scasq: - - o64:af 64
insb: - - :6c
insw: - - o16:6d
insd: - - o32:6d
outsb: - - :6e
outsw: - - o16:6f
outsd: - - o32:6f
movsq: - - o64:a5 64
cmpsq: - - o64:a7 64
leave: - - :c9
nop: - - :90; rm16 m o16:0f1f/0; rm32 m o32:0f1f/0; rm64 m o64:0f1f/0 64
xbegin: i J :c7f8; i|near J :c7f8; i16 J o16:c7f8 n64; i16|near J o16:c7f8 n64; i32 J o32:c7f8 n64;
 i32|near J o32:c7f8 n64; i64 J o64n:c7f8 64; i64|near J o64n:c7f8 64
xabort: i~8 b :c6f8
jmpe: i J :0fb8; i16 J o16:0fb8; i32 J o32:0fb8; rm16 m o16:0f00/6; rm32 m o32:0f00/6
bswap: r32 o o32:0fc8; r64 o o64:0fc8 64
ud0: - - :0fff gone; r16,rm16 rm o16:0fff; r32,rm32 rm o32:0fff; r64,rm64 rm o64:0fff
ud1: r16,rm16 rm o16:0fb9; r32,rm32 rm o32:0fb9; r64,rm64 rm o64:0fb9; - - :0fb9
ud2: - - :0f0b
smint: - - :0f38
smintold: - - :0f7e
loadall: - - :0f07
loadall286: - - :0f05
`;

const conditions: Readonly<Record<string, number>> = {
  o: 0,
  no: 1,
  b: 2,
  ae: 3,
  e: 4,
  ne: 5,
  be: 6,
  a: 7,
  s: 8,
  ns: 9,
  p: 10,
  np: 11,
  l: 12,
  ge: 13,
  le: 14,
  g: 15,
};

/** `cmp` writes nothing that a lock would guard. */
function withoutLock(text: string): string {
  return text.replaceAll(/,?lock,hle/g, '').replaceAll(/ ,/g, ' ');
}

function inOrder(
  names: string,
  text: string,
  opcode: (index: number) => number,
): [string, string][] {
  return names.split(' ').map((name, n) => [name, family(text, { op: opcode(n), n })]);
}

function singles(): [string, string][] {
  const rows: [string, string][] = [];
  for (const line of single.trim().replaceAll('\n ', ' ').split('\n')) {
    const colon = line.indexOf(':');
    rows.push([line.slice(0, colon), line.slice(colon + 1)]);
  }
  return rows;
}

/** hint_nop0 to hint_nop63: 0F 18 to 0F 1F with each digit. */
function hints(): [string, string][] {
  return Array.from({ length: 64 }, (_, number) => {
    const code = `${(0x0f18 + (number >> 3)).toString(16).padStart(4, '0')}/${number & 7}`;
    const text = `rm16 m o16:${code}; rm32 m o32:${code}; rm64 m o64:${code} 64`;
    return [`hint_nop${number}`, text];
  });
}

/** Texts of rows by mnemonic; they replace what iced has under that name. */
export function integerRows(): Map<string, string> {
  const jumps = Object.entries(conditions).map(([name, number]): [string, string] => [
    `j${name}`,
    family(jumpOnCondition, { op: 0x70 + number }),
  ]);
  return new Map([
    ...singles(),
    ...inOrder('add or adc sbb and sub xor cmp', arithmetic, index => index * 8),
    ['cmp', withoutLock(family(arithmetic, { op: 0x38, n: 7 }))],
    ...inOrder('rol ror rcl rcr shl shr', shift, () => 0),
    ['sar', family(shift, { n: 7 })],
    ['shld', family(doubleShift, { op: 0xa4 })],
    ['shrd', family(doubleShift, { op: 0xac })],
    ...inOrder('loopne loope loop', loop, index => 0xe0 + index),
    ...jumps,
    ...hints(),
    ['jmp', jump],
    ['call', call],
  ]);
}
