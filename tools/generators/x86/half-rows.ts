// Rows of AVX512-FP16 by hand: NASM 2.16 has a number of them wrong, and its bytes are the measure.

/** `V` stands for the letter of the vector, `L` for its bits, `N` for its bytes. */
const vectors: readonly [string, number][] = [
  ['x', 128],
  ['y', 256],
  ['z', 512],
];

/** A row for each length; `{er}` and the like stay with the widest. */
function perLength(row: string): string {
  return vectors
    .map(([letter, bits]) => {
      const text = row
        .replaceAll('V', letter)
        .replaceAll('L', String(bits))
        .replaceAll('N', String(bits / 8));
      return bits === 512 ? text : text.replace(/\.(er|sae)|\{(er|sae)\}/g, '');
    })
    .join('; ');
}

/** Sources of all lengths, a destination of one. */
const forAll: Readonly<Record<string, string>> = {
  vaddph: `Vmm{kz},Vmm,Vm16{b16.er} rvm eL.np.5.w0.nN:58; Vmm{kz},Vm16{b16.er} ym eL.np.5.w0.nN:58`,
  vcmpph: `k{k},Vmm,Vm16{b16.sae},i8 rvmb eL.np.3.w0.nN:c2;
k{k},Vm16{b16.sae},i8 ymb eL.np.3.w0.nN:c2`,
  vcvtdq2ph: 'Vmm{kz},VmL{b32.er} rm eL.np.5.w0.nN:5b',
  vcvtpd2ph: 'Vmm{kz},VmL{b64.er} rm eL.66.5.w1.nN:5a',
  vcvtqq2ph: 'Vmm{kz},VmL{b64.er} rm eL.np.5.w1.nN:5b',
  vcvtuqq2ph: 'Vmm{kz},VmL{b32} rm eL.f2.5.w1.nN:7a',
  vcvtudq2ph: 'Vmm{kz},VmL{b32} rm eL.f2.5.w0.nN:7a',
  vgetmantph: 'Vmm{kz},VmL{b16.sae},i8 rmb eL.np.3.w0.nN:25',
  vrcpph: 'Vmm{kz},Vmm,VmL{b16} rvm eL.66.6.w0.nN:4c; Vmm{kz},VmL{b16} ym eL.66.6.w0.nN:4c',
  vrsqrtph: 'Vmm{kz},VmL{b16.sae},i8 rmb eL.66.6.w0.nN:4e',
  vfcmulcpch: `Vmm{kz},Vmm,VmL{b32.er} rvm eL.f2.6.w0.nN:d6;
Vmm{kz},VmL{b32.er} ym eL.f2.6.w0.nN:d6`,
  vfmulcpch: `Vmm{kz},Vmm,VmL{b32.er} rvm eL.f3.6.w0.nN:d6;
Vmm{kz},VmL{b32.er} ym eL.f3.6.w0.nN:d6`,
  vgetmaxph: 'Vmm{kz},VmL{b16.sae} rm eL.np.5.w0.nN:5f',
  vendscaleph: 'Vmm{kz},VmL{b16.sae},i8 rmb eL.np.3.w0.nN:08',
};

const single = `
vcmpsh: k{k},xmm,xm16{sae},i8 rvmb elig.f3.3.w0.n4:c2; k{k},xm16{sae},i8 ymb elig.f3.3.w0.n4:c2
vcomish: xmm,xm16{sae} rm elig.np.5.w0.n16:2f
vcvtph2pd: xmm{kz},xm32{b16} rm e128.np.5.w0.n4:5a; ymm{kz},xm64{b16} rm e256.np.5.w0.n8=:5a;
 zmm{kz},xm128{b16.sae} rm e512.np.5.w0.n16=:5a
vcvtph2qq: xmm{kz.lo},xm32{b16.lo} rm e128.66.5.w0.n4:7b;
 ymm{kz.lo},xm64{b16.lo} rm e256.66.5.w0.n8=:7b;
 zmm{kz.lo},xm128{b16.er.lo} rm e512.66.5.w0.n16=:7b
vcvtph2uqq: xmm{kz.lo},xm32{b16.lo} rm e128.66.5.w0.n4:79;
 ymm{kz.lo},xm64{b16.lo} rm e256.66.5.w0.n8=:79;
 zmm{kz.lo},xm128{b16.er.lo} rm e512.66.5.w0.n16=:79
vcvttph2qq: xmm{kz.lo},xm32{b16.lo} rm e128.66.5.w0.n4:7a;
 ymm{kz.lo},xm64{b16.lo} rm e256.66.5.w0.n4:7a;
 zmm{kz.lo},xm128{b16.sae.lo} rm e512.66.5.w0.n4:7a
vcvttph2uqq: xmm{kz},xm32{b16} rm e128.66.5.w0.n4:78; ymm{kz},xm64{b16} rm e256.66.5.w0.n4:78;
 zmm{kz},xm128{b16.sae} rm e512.66.5.w0.n4:78
vcvtph2udq: xmm{kz},xm32{b16} rm e128.np.5.w0.n8:79; ymm{kz},xm64{b16} rm e256.np.5.w0.n16:79;
 zmm{kz},xm128{b16.er} rm e512.np.5.w0.n32:79
vcvtusi2sh: xmm,xmm{er},rm32{er} rvm elig.f3.5.w0.n4:7b
vcvtsi2sh: xmm,xmm,rm32{er} rvm elig.f3.5.w0.n4:2a; xmm,rm32{er} ym elig.f3.5.w0.n4:2a;
 xmm,xmm,rm64{er} rvm elig.f3.5.w1.n8:2a; xmm,rm64{er} ym elig.f3.5.w1.n8:2a
vgetexpsh: xmm{kz},xm16{sae} rm elig.66.6.w0.n4:43
vgetmaxsh: xmm{kz},xm16{sae} rm elig.f3.5.w0.n4:5f
vgetminsh: xmm{kz},xm16{sae} rm elig.f3.5.w0.n4:5d
vgetminph: xmm{kz},xm128{b16} rm e128.np.5.w0.n16:5d; ymm{kz},xm256{b16} rm e256.np.5.w0.n32:5d;
 zmm{kz},zm512{b16.sae} rm e512.np.5.w0.n64:5d
vendscalesh: xmm{kz},xmm,xm16{sae},i8 rvmb elig.np.3.w0.n4:0a;
 xmm{kz},xm16{sae},i8 ymb elig.np.3.w0.n4:0a
vgetmantsh: xmm{kz},xm16{sae},i8 rmb elig.np.3.w0.n4:27
vmovw: xmm{kz},rm16 rm e128.66.5.w0.n4:6e; rm16,xmm mr e128.66.5.w0.n4:7e
vreducesh: xmm{kz},xmm,xm16{sae},i8 rmvb elig.np.3.w0.n4:57;
 xmm{kz},xm16{sae},i8 xvb elig.np.3.w0.n4:57
vrcpsh: xmm{kz},xmm,xm16{sae} rvm elig.66.6.w0.n4:4d;
 xmm{kz},xm16{sae} ym elig.66.6.w0.n4:4d
vrsqrtsh: xmm{kz},xmm,xm16{sae},i8 rvmb elig.66.6.w0.n4:4f;
 xmm{kz},xm16{sae},i8 ymb elig.66.6.w0.n4:4f
`;

/** Fused operations of packed halves: under the usual names NASM gives the negated ones. */
const fused: readonly [string, string, string][] = [
  ['132', '98', '9a'],
  ['213', 'a8', 'aa'],
  ['231', 'b8', 'ba'],
];

function fusedRow(opcode: number): string {
  const code = opcode.toString(16);
  return perLength(
    `Vmm{kz},Vmm,VmL{b16.er} rvm eL.66.6.w0.nN:${code}; ` +
      `Vmm{kz},VmL{b16.er} ym eL.66.6.w0.nN:${code}`,
  );
}

/** Texts of rows by mnemonic; they replace what iced has under that name. */
export function halfRows(): Map<string, string> {
  const rows = new Map(Object.entries(forAll).map(([name, row]) => [name, perLength(row)]));
  for (const line of single.trim().replaceAll('\n ', ' ').split('\n')) {
    const colon = line.indexOf(':');
    rows.set(line.slice(0, colon), line.slice(colon + 1));
  }
  for (const [order, add, subtract] of fused) {
    const opcodes: [string, string][] = [
      ['madd', add],
      ['msub', subtract],
    ];
    for (const [name, code] of opcodes) {
      const opcode = Number.parseInt(code, 16);
      rows.set(`vp${name}${order}ph`, fusedRow(opcode));
      rows.set(`vf${name}${order}ph`, fusedRow(opcode + 4));
    }
  }
  return rows;
}
