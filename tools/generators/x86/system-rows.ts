// Rows of system, bound, tile and extraction instructions by hand, as NASM has them.

const text = `
sldt: m~16 m :0f00/0; r16 m o16:0f00/0; r32 m o32:0f00/0; r64 m o64n:0f00/0 64
str: m~16 m :0f00/1; r16 m o16:0f00/1; r32 m o32:0f00/1; r64 m o64:0f00/1 64
smsw: m~16 m :0f01/4; r16 m o16:0f01/4; r32 m o32:0f01/4; r64 m o64:0f01/4 64
lldt: m~16 m :0f00/2; r16 m :0f00/2
ltr: m~16 m :0f00/3; r16 m :0f00/3
verr: m~16 m :0f00/4; r16 m :0f00/4
verw: m~16 m :0f00/5; r16 m :0f00/5
lmsw: m~16 m :0f01/6; r16 m :0f01/6
lar: r16,m~16 rm o16:0f02; r16,r16 rm o16:0f02; r16,r32 rm o16:0f02; r16,r64 rm o16:0f02 64;
 r32,m~16 rm o32:0f02; r32,r16 rm o32:0f02; r32,r32 rm o32:0f02; r32,r64 rm o32:0f02 64;
 r64,m~16 rm o64:0f02 64; r64,r16 rm o64:0f02 64; r64,r32 rm o64:0f02 64; r64,r64 rm o64:0f02 64
lsl: r16,m~16 rm o16:0f03; r16,r16 rm o16:0f03; r16,r32 rm o16:0f03; r16,r64 rm o16:0f03 64;
 r32,m~16 rm o32:0f03; r32,r16 rm o32:0f03; r32,r32 rm o32:0f03; r32,r64 rm o32:0f03 64;
 r64,m~16 rm o64:0f03 64; r64,r16 rm o64:0f03 64; r64,r32 rm o64:0f03 64; r64,r64 rm o64:0f03 64
arpl: rm16,r16 mr :63 n64,sx
lgdt: m m :0f01/2
lidt: m m :0f01/3
sgdt: m m :0f01/0
sidt: m m :0f01/1
bndmk: bnd,mib rm f3:0f1b
bndcl: bnd,m rm f3:0f1a; bnd,r32 rm f3:0f1a n64; bnd,r64 rm f3:0f1a 64
bndcu: bnd,m rm f2:0f1a; bnd,r32 rm f2:0f1a n64; bnd,r64 rm f2:0f1a 64
bndcn: bnd,m rm f2:0f1b; bnd,r32 rm f2:0f1b n64; bnd,r64 rm f2:0f1b 64
bndmov: bnd,bnd rm 66:0f1a; bnd,m rm 66:0f1a; bnd,bnd mr 66:0f1b; m,bnd mr 66:0f1b
bndldx: bnd,mib rm np:0f1a; bnd,mib,r32 rmX np:0f1a n64; bnd,mib,r64 rmX np:0f1a 64
bndstx: mib,bnd mr np:0f1b; mib,bnd,r32 mrX np:0f1b n64; mib,bnd,r64 mrX np:0f1b 64;
 mib,r32,bnd mXr np:0f1b n64; mib,r64,bnd mXr np:0f1b 64
ptwrite: rm32 m np:0fae/4; rm64 m o64.np:0fae/4 64
umwait: r32 m f2:0fae/6; r32,edx,eax m-- f2:0fae/6
tpause: r32 m 66:0fae/6; r32,edx,eax m-- 66:0fae/6
umonitor: r16 m a16.f3:0fae/6 n64; r32 m a32.f3:0fae/6; r64 m a64.f3:0fae/6 64
rdpid: r32 m f3:0fc7/7; r64 m f3:0fc7/7 64
enqcmd: r16,m512~512 rm a16.f2:0f38f8 n64; r32,m512~512 rm a16.f2:0f38f8 n64;
 r32,m512~512 rm a32.f2:0f38f8 64; r64,m512~512 rm o64.f2:0f38f8 64
enqcmds: r16,m512~512 rm a16.f3:0f38f8 n64; r32,m512~512 rm a16.f3:0f38f8 n64;
 r32,m512~512 rm a32.f3:0f38f8 64; r64,m512~512 rm o64.f3:0f38f8 64
hreset: i~8 b f3:0f3af0c0; i~8,eax b- f3:0f3af0c0
invpcid: r32,m128 rm 66:0f3882 n64; r64,m128 rm o64.66:0f3882 64
invept: r32,m~128 rm 66:0f3880 n64; r64,m~128 rm o64n.66:0f3880 64
invvpid: r32,m~128 rm 66:0f3881 n64; r64,m~128 rm o64n.66:0f3881 64
fsetpm: - - :dbe4
cmpsd+: - - o32:a7
movsd+: - - o32:a5
vpbroadcastb+: xmm{kz},r8 rm e128.66.2.w0:7a; ymm{kz},r8 rm e256.66.2.w0:7a;
 zmm{kz},r8 rm e512.66.2.w0:7a;
 xmm{kz},r16 rm e128.66.2.w0:7a; ymm{kz},r16 rm e256.66.2.w0:7a; zmm{kz},r16 rm e512.66.2.w0:7a;
 xmm{kz},r64 rm e128.66.2.w0:7a; ymm{kz},r64 rm e256.66.2.w0:7a; zmm{kz},r64 rm e512.66.2.w0:7a
vpbroadcastw+: xmm{kz},r16 rm e128.66.2.w0:7b; ymm{kz},r16 rm e256.66.2.w0:7b;
 zmm{kz},r16 rm e512.66.2.w0:7b;
 xmm{kz},r64 rm e128.66.2.w0:7b; ymm{kz},r64 rm e256.66.2.w0:7b; zmm{kz},r64 rm e512.66.2.w0:7b
blendvpd+: xmm,xm128,xmm0 rm- 66:0f3815
blendvps+: xmm,xm128,xmm0 rm- 66:0f3814
pblendvb+: xmm,xm,xmm0 rm- 66:0f3810
sha256rnds2+: xmm,xm128,xmm0 rm- np:0f38cb
vpmaskmovd+: m128,xmm zr v128.66.2.w0:8e; m256,ymm zr v256.66.2.w0:8e
vpmaskmovq+: m128,xmm zr v128.66.2.w1:8e; m256,ymm zr v256.66.2.w1:8e
vcvtusi2ss: xmm,xmm{er},rm32 rvm elig.f3.1.w0.n4:7b; xmm,xmm{er},rm64 rvm elig.f3.1.w1.n8:7b;
 xmm,xmm{er},rm64{er} rvm elig.f3.5.w1.n8:7b
vcvtps2ph+: xmm{kz},xm128{b32} rm e128.66.5.w0.n16:1d; ymm{kz},ym256{b32} rm e256.66.5.w0.n32:1d;
 zmm{kz},zm512{b32.er} rm e512.66.5.w0.n64:1d
cmpsd*: xmm,xm64,i8 rmb f2:0fc2 sx
cmppd*: xmm,xm128,i8 rmb 66:0fc2 sx
v4fmaddss: zmm~128{kz.lo},zmm~128{lo},m~128 rvm e128.f2.2.w0.n16:9b
v4fnmaddss: zmm~128{kz.lo},zmm~128{lo},m~128 rvm e128.f2.2.w0.n16:ab
v4fmaddps: zmm~128{kz.lo},zmm~128{lo},m~128 rvm e512.f2.2.w0.n16:9a
v4fnmaddps: zmm~128{kz.lo},zmm~128{lo},m~128 rvm e512.f2.2.w0.n16:aa
vpperm: xmm,xmm,xmm,xm128 rvsm x128.np.8.w1:a3; xmm,xmm,xm128 ysm x128.np.8.w1:a3;
 xmm,xmm,xm128,xmm rvms x128.np.8.w0:a3; xmm,xm128,xmm yms x128.np.8.w0:a3
vmrun: - - :0f01d8
vmload: - - :0f01da
vmsave: - - :0f01db
skinit: - - :0f01de 64
invlpga: - - :0f01df; ax,ecx -- a16:0f01df n64; eax,ecx -- a32:0f01df; rax,ecx -- a64:0f01df 64
clzero: - - :0f01fc; ax - a16:0f01fc n64; eax - a32:0f01fc; rax - a64:0f01fc 64
monitor: - - :0f01c8; eax,ecx,edx --- :0f01c8 n64; rax,ecx,edx --- :0f01c8 64
monitorx: - - :0f01fa; rax,ecx,edx --- :0f01fa 64; eax,ecx,edx --- :0f01fa;
 ax,ecx,edx --- :0f01fa
mwait: - - :0f01c9; eax,ecx -- :0f01c9
mwaitx: - - :0f01fb; eax,ecx -- :0f01fb
xstore: - - :0fa7c0
xcryptecb: - - rep:0fa7c8
xcryptcbc: - - rep:0fa7d0
xcryptctr: - - rep:0fa7d8
xcryptcfb: - - rep:0fa7e0
xcryptofb: - - rep:0fa7e8
montmul: - - rep:0fa6c0
xsha1: - - rep:0fa6c8
xsha256: - - rep:0fa6d0
pvalidate: - - f2:0f01ff
rmpadjust: - - f3:0f01fe
vmgexit: - - f2:0f01c1; - - f3:0f01c1
rdpkru: - - :0f01ee 64
wrpkru: - - :0f01ef 64
wrmsrns: - - :0f01c6 64
rdsspd: r32 m o32.f3:0f1e/1
rdsspq: r64 m o64.f3:0f1e/1 64
incsspd: r32 m o32.f3:0fae/5
incsspq: r64 m o64.f3:0fae/5 64
wrssd: m32,r32 mr o32:0f38f6
wrssq: m64,r64 mr o64:0f38f6 64
wrussd: m32,r32 mr o32.66:0f38f5
wrussq: m64,r64 mr o64.66:0f38f5 64
tilezero: tmm r v128.f2.2.w0:49 64
tileloadd: tmm,sib rm v128.f2.2.w0:4b 64
tileloaddt1: tmm,sib rm v128.66.2.w0:4b 64
tilestored: sib,tmm mr v128.f3.2.w0:4b 64
pmovmskb: r32,mm rm np:0fd7; r32,xmm rm 66:0fd7
vpmovmskb: r64,xmm rm v128.66.1.w0:d7 64; r32,xmm rm v128.66.1.w0:d7; r32,ymm rm v256.66.1.w0:d7;
 r64,ymm rm v256.66.1.w0:d7
vmovmskps: r64,xmm rm v128.np.1.w0:50 64; r32,xmm rm v128.np.1.w0:50; r64,ymm rm v256.np.1.w0:50 64;
 r32,ymm rm v256.np.1.w0:50
vmovmskpd: r64,xmm rm v128.66.1.w0:50 64; r32,xmm rm v128.66.1.w0:50; r64,ymm rm v256.66.1.w0:50 64;
 r32,ymm rm v256.66.1.w0:50
extractps: rm32,xmm,i8 mrb 66:0f3a17; r64,xmm,i8 mrb o64.66:0f3a17 64
vextractps: rm32,xmm,i8 mrb v128.66.3.wig:17; rm32,xmm,i8 mrb e128.66.3.wig.n4:17;
 r64,xmm,i8 mrb e128.66.3.wig.n4:17
pextrw: r32,mm,i rmb np:0fc5; r32,xmm,i rmb 66:0fc5; r64,xmm,i rmb o64.66:0fc5 64;
 r32,xmm,i8 mrb 66:0f3a15; m16,xmm,i8 mrb 66:0f3a15; r64,xmm,i8 mrb o64.66:0f3a15 64
pextrb: r32,xmm,i8 mrb 66:0f3a14; m8,xmm,i8 mrb 66:0f3a14; r64,xmm,i8 mrb o64n.66:0f3a14 64
vpextrw: r32,xmm,i8 rmb v128.66.1.w0:c5; r64,xmm,i8 rmb v128.66.1.w0:c5 64;
 r32,xmm,i8 mrb v128.66.3.w0:15; r64,xmm,i8 mrb v128.66.3.w0:15 64; m16,xmm,i8 mrb v128.66.3.w0:15;
 m16,xmm,i8 mrb e128.66.3.wig.n2:15; r16,xmm,i8 mrb e128.66.3.wig.n2:15;
 r32,xmm,i8 mrb e128.66.3.wig.n2:15; r64,xmm,i8 mrb e128.66.3.wig.n2:15;
 r32,xmm,i8 rmb e128.66.1.wig:c5;
 r64,xmm,i8 rmb e128.66.1.wig:c5
vpextrb: r64,xmm,i8 mrb v128.66.3.w0:14 64; r32,xmm,i8 mrb v128.66.3.w0:14;
 m8,xmm,i8 mrb v128.66.3.w0:14;
 r8,xmm,i8 mrb e128.66.3.wig.n1:14; r16,xmm,i8 mrb e128.66.3.wig.n1:14;
 r32,xmm,i8 mrb e128.66.3.wig.n1:14;
 r64,xmm,i8 mrb e128.66.3.wig.n1:14; m8,xmm,i8 mrb e128.66.3.wig.n1:14
vpextrd: r64,xmm,i8 mrb v128.66.3.w0:16 64; rm32,xmm,i8 mrb v128.66.3.w0:16;
 rm32,xmm,i8 mrb e128.66.3.w0.n4:16
vpextrq: rm64,xmm,i8 mrb v128.66.3.w1:16 64; rm64,xmm,i8 mrb e128.66.3.w1.n8:16
pinsrw: mm,m,i rmb np:0fc4; mm,rm16,i rmb np:0fc4; mm,r32,i rmb np:0fc4;
 xmm,r16,i rmb 66:0fc4; xmm,r32,i rmb 66:0fc4; xmm,r64,i rmb o64.66:0fc4 64;
 xmm,m,i rmb 66:0fc4; xmm,m16,i rmb 66:0fc4
pinsrb: xmm,m,i8 rmb 66:0f3a20; xmm,rm8,i8 rmb 66:0f3a20 plain8; xmm,r32,i8 rmb 66:0f3a20
vpinsrb: xmm,xmm,m8,i8 rvmb v128.66.3.w0:20; xmm,m8,i8 ymb v128.66.3.w0:20;
 xmm,xmm,r8,i8 rvmb v128.66.3.w0:20; xmm,r8,i8 ymb v128.66.3.w0:20;
 xmm,xmm,r32,i8 rvmb v128.66.3.w0:20;
 xmm,r32,i8 ymb v128.66.3.w0:20; xmm,xmm,r32,i8 rvmb e128.66.3.wig.n1:20;
 xmm,r32,i8 ymb e128.66.3.wig.n1:20;
 xmm,xmm,m8,i8 rvmb e128.66.3.wig.n1:20; xmm,m8,i8 ymb e128.66.3.wig.n1:20
vpinsrw: xmm,xmm,m16,i8 rvmb v128.66.1.w0:c4; xmm,m16,i8 ymb v128.66.1.w0:c4;
 xmm,xmm,r16,i8 rvmb v128.66.1.w0:c4; xmm,r16,i8 ymb v128.66.1.w0:c4;
 xmm,xmm,r32,i8 rvmb v128.66.1.w0:c4;
 xmm,r32,i8 ymb v128.66.1.w0:c4; xmm,xmm,r32,i8 rvmb e128.66.1.wig.n2:c4;
 xmm,r32,i8 ymb e128.66.1.wig.n2:c4;
 xmm,xmm,m16,i8 rvmb e128.66.1.wig.n2:c4; xmm,m16,i8 ymb e128.66.1.wig.n2:c4
vpinsrq: xmm,xmm,rm64,i8 rvmb v128.66.3.w1:22 64; xmm,rm64,i8 ymb v128.66.3.w1:22 64;
 xmm,xmm,rm64,i8 rvmb e128.66.3.w1.n8:22; xmm,rm64,i8 ymb e128.66.3.w1.n8:22
vmovq: xmm,xm64 rm v128.f3.1.wig:7e; xm64,xmm mr v128.66.1.wig:d6;
 xmm,rm64 rm v128.66.1.w1:6e 64; rm64,xmm mr v128.66.1.w1:7e 64;
 xmm,rm64 rm e128.66.1.w1.n8:6e; rm64,xmm mr e128.66.1.w1.n8:7e;
 xmm,xm64 rm e128.f3.1.w1.n8:7e; xm64,xmm mr e128.66.1.w1.n8:d6
vcvtsi2ss: xmm~32,xmm~32,rm32~32 rvm vlig.f3.1.w0:2a; xmm~32,rm32~32 ym vlig.f3.1.w0:2a;
 xmm~64,xmm~64,rm64~64 rvm vlig.f3.1.w1:2a 64; xmm~64,rm64~64 ym vlig.f3.1.w1:2a 64;
 xmm,xmm{er},rm32 rvm elig.f3.1.w0.n4:2a; xmm,xmm{er},rm64 rvm elig.f3.1.w1.n8:2a
vcvtsi2sd: xmm~32,xmm~32,rm32~32 rvm vlig.f2.1.w0:2a; xmm~32,rm32~32 ym vlig.f2.1.w0:2a;
 xmm~64,xmm~64,rm64~64 rvm vlig.f2.1.w1:2a 64; xmm~64,rm64~64 ym vlig.f2.1.w1:2a 64;
 xmm,xmm{er},rm32 rvm elig.f2.1.w0.n4:2a; xmm,xmm{er},rm64 rvm elig.f2.1.w1.n8:2a
vcvtneps2bf16: xmm,xm128 rm v128.f3.2.w0:72 latevex,says;
 ymm~256,ym256~256 rm v256.f3.2.w0:72 latevex;
 xmm{kz},xmm,xm128{b32} rvm e128.f3.2.w0.n16:72; xmm{kz},xm128{b32} ym e128.f3.2.w0.n16:72;
 ymm{kz},ymm,ym256{b32} rvm e256.f3.2.w0.n32:72; ymm{kz},ym256{b32} ym e256.f3.2.w0.n32:72;
 zmm{kz},zmm,zm512{b32} rvm e512.f3.2.w0.n64:72; zmm{kz},zm512{b32} ym e512.f3.2.w0.n64:72
vdpbf16ps: xmm{kz},xmm,xm128{b32} rvm e128.f3.2.w0.n16:52;
 xmm{kz},xm128{b32} ym e128.f3.2.w0.n16:52;
 ymm{kz},ymm,ym128{b32} rvm e256.f3.2.w0.n32:52; ymm{kz},ym128{b32} ym e256.f3.2.w0.n32:52;
 zmm{kz},zmm,zm128{b32} rvm e512.f3.2.w0.n64:52; zmm{kz},zm128{b32} ym e512.f3.2.w0.n64:52
vp2intersectd: k,xmm,xm128{b32} rvm e128.f2.2.w0.n16:68; k,ymm,ym128{b32} rvm e256.f2.2.w0.n32:68;
 k,zmm,zm128{b32} rvm e512.f2.2.w0.n64:68
`;

/** Name, opcode of the register forms, digit of the others, and whether they can be locked. */
const bitTests: readonly [string, string, number, string][] = [
  ['bt', '0fa3', 4, ''],
  ['bts', '0fab', 5, ',lock'],
  ['btr', '0fb3', 6, ',lock'],
  ['btc', '0fbb', 7, ',lock'],
];

function bitTestRows(opcode: string, digit: number, lock: string): string {
  const elision = lock === '' ? '' : ',hle';
  const sizes = [16, 32, 64].flatMap(size => {
    const flags = `${lock}${size === 64 ? ',64' : ''}`;
    return [
      `m,r${size} mr o${size}:${opcode} sm${elision}${flags}`,
      `r${size},r${size} mr o${size}:${opcode} ${flags.slice(1)}`,
    ];
  });
  const bytes = [16, 32, 64].map(size => {
    const flags = `${lock}${size === 64 ? ',64' : ''}`;
    return `rm${size},i8 mb o${size}:0fba/${digit} ${`${elision}${flags}`.slice(1)}`;
  });
  return [...sizes, ...bytes].join('; ');
}

/** Texts of rows by mnemonic: `name+` stands behind iced's rows, others replace them. */
export function systemRows(): Map<string, string> {
  const rows = new Map<string, string>();
  for (const line of text.trim().replaceAll('\n ', ' ').split('\n')) {
    const colon = line.indexOf(':');
    rows.set(line.slice(0, colon), line.slice(colon + 1));
  }
  for (const [name, opcode, digit, lock] of bitTests) {
    rows.set(name, bitTestRows(opcode, digit, lock));
  }
  return rows;
}
