// Rows of MMX, SSE and mask instructions by hand: where NASM's forms or their order are not iced's.

const moves = `
v4dpwssd: zmm{kz.lo},zmm{lo},m128 rvm e512.f2.2.w0.n16:52 sx
v4dpwssds: zmm{kz.lo},zmm{lo},m128 rvm e512.f2.2.w0.n16:53 sx
movd: mm~32,rm32~32 rm np:0f6e; rm32~32,mm~32 mr np:0f7e; mm,rm64 rm o64.np:0f6e 64;
 rm64,mm mr o64.np:0f7e 64; m~32,xmm~32 mr 66:0f7e; xmm~32,m~32 rm 66:0f6e;
 xmm,rm32 rm 66:0f6e; rm32,xmm mr 66:0f7e
movq: mm,mmm64 rm np:0f6f sx; mmm64,mm mr np:0f7f sx; mm,rm64 rm o64.np:0f6e 64;
 rm64,mm mr o64.np:0f7e 64; xmm,xmm rm f3:0f7e; xmm,m64 rm f3:0f7e sx;
 m64,xmm mr 66:0fd6 sx;
 xmm,rm64 rm o64.66:0f6e 64; rm64,xmm mr o64.66:0f7e 64
cvtsi2ss: xmm,m~32 rm f3:0f2a; xmm,r32 rm f3:0f2a; xmm,rm64 rm o64.f3:0f2a 64
cvtsi2sd: xmm,m~32 rm f2:0f2a; xmm,r32 rm f2:0f2a; xmm,rm64 rm o64.f2:0f2a 64
vmovqqa: ymm,ym256 rm v256.66.1.wig:6f; ym256,ymm mr v256.66.1.wig:7f
vmovqqu: ymm,ym256 rm v256.f3.1.wig:6f; ym256,ymm mr v256.f3.1.wig:7f
vldqqu: ymm,m256 rm v256.f2.1.wig:f0
vmovntqq: m256,ymm mr v256.66.1.wig:e7
kmovb: k,km8 rm v128.66.1.w0:90; m8,k mr v128.66.1.w0:91; k,r32 rm v128.66.1.w0:92;
 k,r8 rm v128.66.1.w0:92 plain8; r32,k rm v128.66.1.w0:93
kmovw: k,km16 rm v128.np.1.w0:90; m16,k mr v128.np.1.w0:91; k,r32 rm v128.np.1.w0:92;
 k,r16 rm v128.np.1.w0:92; r32,k rm v128.np.1.w0:93
kmov: k8,km8 rm v128.66.1.w0:90; m8~8,k8~8 mr v128.66.1.w0:91; k8,r32 rm v128.66.1.w0:92;
 k8,r8 rm v128.66.1.w0:92; r32,k8 rm v128.66.1.w0:93; k16,km16 rm v128.np.1.w0:90;
 m16,k16 mr v128.np.1.w0:91; k16,r32 rm v128.np.1.w0:92; k16,r16 rm v128.np.1.w0:92;
 r32,k16 rm v128.np.1.w0:93; k32,km32 rm v128.66.1.w1:90; m32,k32 mr v128.66.1.w1:91;
 k32,r32 rm v128.f2.1.w0:92; r32,k32 rm v128.f2.1.w0:93; k64,km64 rm v128.np.1.w1:90;
 m64,k64 mr v128.np.1.w1:91; k64,r64 rm v128.f2.1.w1:92; r64,k64 rm v128.f2.1.w1:93
kmovq: k,km64 rm v128.np.1.w1:90; m64,k mr v128.np.1.w1:91; k,r64 rm v128.f2.1.w1:92;
 r64,k rm v128.f2.1.w1:93
`;

/** Sizes of masks with the prefix and W that mean them. */
const maskSizes: readonly [number, string][] = [
  [8, '66.1.w0'],
  [16, 'np.1.w0'],
  [32, '66.1.w1'],
  [64, 'np.1.w1'],
];

/** Mask instructions without a size in their names: name, opcode, count of operands. */
const maskOperations: readonly [string, string, number][] = [
  ['kadd', '4a', 3],
  ['kand', '41', 3],
  ['knot', '44', 2],
  ['kor', '45', 3],
  ['kortest', '98', 2],
  ['ktest', '99', 2],
  ['kxnor', '46', 3],
  ['kxor', '47', 3],
];

/** The first mask has the size, and the others may have it; KNOT has it of both. */
function maskRows(name: string, opcode: string, count: number): string {
  const isKnot = name === 'knot';
  return maskSizes
    .map(([size, head]) => {
      const others = isKnot ? `k${size}` : 'k';
      const row = `${count === 3 ? 'rvm v256' : 'rm v128'}.${head}:${opcode}`;
      const operands = `k${size}${`,${others}`.repeat(count - 1)}`;
      return `${operands} ${row}${isKnot ? '' : ' sm'}`;
    })
    .join('; ');
}

/** Shifts tell bytes from words by W, and the larger sizes by the opcode. */
function shiftRows(opcode: number): string {
  return [8, 16, 32, 64]
    .map((size, index) => {
      const code = (opcode + (index >> 1)).toString(16);
      return `k${size},k,i8 rmb v128.66.3.w${index & 1}:${code} sm2`;
    })
    .join('; ');
}

/** NASM has the sizes of this one in the wrong order. */
const andNotRows = `k64,k,k rvm v256.66.1.w0:42 sm; k32,k,k rvm v256.np.1.w0:42 sm;
k16,k,k rvm v256.66.1.w1:42 sm; k8,k,k rvm v256.np.1.w1:42 sm`;

const unpacking = `k16,k8,k8 rvm v256.66.1.w0:4b; k32,k16,k16 rvm v256.np.1.w0:4b;
k64,k32,k32 rvm v256.np.1.w1:4b`;

/** Texts of rows by mnemonic; they replace what iced has under that name. */
export function vectorRows(): Map<string, string> {
  const rows = new Map<string, string>();
  for (const line of moves.trim().replaceAll('\n ', ' ').split('\n')) {
    const colon = line.indexOf(':');
    rows.set(line.slice(0, colon), line.slice(colon + 1));
  }
  for (const [name, opcode, count] of maskOperations) rows.set(name, maskRows(name, opcode, count));
  rows.set('kandn', andNotRows);
  rows.set('kshiftl', shiftRows(0x32));
  rows.set('kshiftr', shiftRows(0x30));
  rows.set('kunpck', unpacking);
  return rows;
}
