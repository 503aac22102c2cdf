// How NASM takes sizes of memory and immediates where its forms say less than iced's, or otherwise.
import type { FormRow } from './form-row.ts';

const set = (names: string): ReadonlySet<string> => new Set(names.split(/\s+/));

/** Memory of 128 bits is as wide as the form and need not say so; another size is a mismatch. */
const extrinsic128 = set(`addpd andnpd andpd cvtdq2ps cvtpd2dq cvtpd2pi cvtpd2ps cvtps2dq cvttpd2dq
cvttpd2pi cvttps2dq divpd maxpd minpd packssdw packsswb packuswb paddb paddd paddq paddsb paddsw
paddusb paddusw paddw pand pandn pavgb pavgw pcmpeqb pcmpeqd pcmpeqw pcmpgtb pcmpgtd pcmpgtw pmaddwd
pmaxsw pmaxub pminsw pminub pmulhuw pmulhw pmullw pmuludq por psadbw pslld psllq psllw psrad psraw
psrld psrlq psrlw psubb psubd psubq psubsb psubsw psubusb psubusw psubw punpckhbw punpckhdq
punpckhqdq punpckhwd punpcklbw punpckldq punpcklqdq punpcklwd pxor`);

const extrinsic64 = set(`addsd cvtdq2pd cvtps2pd cvtsd2si cvtsd2ss cvttps2pi cvttsd2si divsd maxsd
minsd cvtss2sd cvtss2si cvttss2si`);

const extrinsicGeneral =
  /^(bs[fr]|bt[crs]?|cmov\w+|cmpxchg|cmpxchg486|set\w+|umov|xadd|ibts|xbts|pmv\w*zb|movnti)$/;

/** Memory that may have no size at all. */
const unsized = set(`bound lds les lfs lgs lss fxsave fxsave64 fxrstor fxrstor64 lgdt lidt sgdt sidt
vmclear vmptrld vmptrst vmxon pdistib pmachriw cldemote clflush clflushopt clwb bndmov bndcl bndcn
bndcu`);

/** Memory without a size is taken to have this one; another size is a mismatch. */
const assumed: Readonly<Record<string, number>> = {
  invept: 128,
  invvpid: 128,
  movntdq: 128,
  movntpd: 128,
  movntq: 64,
  prefetch: 64,
  prefetchw: 64,
  pinsrb: 8,
  pinsrw: 16,
};

/** Immediates that take no `byte`. */
const plainImmediate = set('extrq insertq palignr pextrw pinsrw pshufd pshufhw pshuflw pshufw');

/** Memory whose size NASM has wrong, and keeps. */
const wrongSizes: Readonly<Record<string, readonly [string, string]>> = {
  pmuludq: ['mmm64', 'mmm128'],
  psubq: ['mmm64', 'mmm128'],
  punpcklbw: ['mmm32', 'mmm64'],
  punpcklwd: ['mmm32', 'mmm64'],
  punpckldq: ['mmm32', 'mmm64'],
  cmpsd: ['xm64', 'xm128'],
};

const memoryToken = /^(m|rm|mmm|xm|bndm|km)(\d+)/;

function withMemory(row: FormRow, change: (token: string) => string): FormRow {
  return {
    ...row,
    operands: row.operands.map(token => (memoryToken.test(token) ? change(token) : token)),
  };
}

function isExtrinsic({ mnemonic, operands }: FormRow): boolean {
  if (extrinsicGeneral.test(mnemonic)) return true;
  if (operands.some(token => token.startsWith('mmm'))) return mnemonic !== 'cvtpi2ps';
  if (operands.some(token => token.startsWith('xm128'))) return extrinsic128.has(mnemonic);
  return extrinsic64.has(mnemonic);
}

/** A row of the older instructions, with sizes as NASM asks for them. */
export function withSizes(row: FormRow): FormRow[] {
  if (/^[vex][l\d]/.test(row.encoding)) return [vectorSizes(row)];
  const { mnemonic } = row;
  const wrong = wrongSizes[mnemonic];
  let result = row;
  if (wrong) {
    const operands = row.operands.map(token => (token === wrong[0] ? wrong[1] : token));
    result = { ...row, operands };
  }
  const takesPlain = plainImmediate.has(mnemonic) && !/:0f3a1[45]/.test(row.encoding);
  if (takesPlain || /^ps[lr]/.test(mnemonic)) {
    // Beside a register of SSE it may be called a byte.
    const plain =
      mnemonic.startsWith('ps') && !takesPlain && row.operands[0] === 'xmm' ? 'i~8' : 'i';
    const operands = result.operands.map(token => (token === 'i8' ? plain : token));
    result = { ...result, operands };
  }
  if (
    /^(pshuf[wd]|pshufhw|pshuflw)$/.test(mnemonic) ||
    (mnemonic === 'palignr' && row.operands[0] === 'xmm')
  ) {
    return [withMemory(result, token => token.replace(/\d+$/, ''))];
  }
  if (unsized.has(mnemonic)) return withoutSize(result);
  const size = assumed[mnemonic];
  if (size) return [withMemory(result, token => (token.startsWith('m') ? `m~${size}` : token))];
  if (isExtrinsic(result)) return [{ ...result, flags: [...result.flags, 'sx'] }];
  return [result];
}

/** Memory without size; a register beside it has a row of its own. */
function withoutSize(row: FormRow): FormRow[] {
  const register = row.operands.find(token => token.startsWith('rm'));
  if (!register) return [withMemory(row, token => token.replace(/\d+$/, ''))];
  return [
    { ...row, operands: row.operands.map(token => token.replace(/^rm/, 'r')) },
    { ...row, operands: row.operands.map(token => token.replace(/^rm\d+/, 'm')) },
  ];
}

/** Scalar halves: NASM's unit of a displacement of one byte is 4, or 8 with W. */
const scalarHalf = /sh$|sh2|2sh$|^vmovw$/;

/** Registers 16 to 31 are refused, although EVEX has them. */
const lowRegisters = set(`v4fmaddps v4fnmaddps vcvtsh2si vcvtsh2usi vcvttsh2si vcvttsh2usi`);

const unmasked = set('vcvtss2sh vcvtsh2sd');
const unbroadcast = set('vpopcntd vpopcntq');
const unrounded = set('vmulph');

/** Decorators in braces, changed one by one. */
function decorated(row: FormRow, change: (token: string) => string): FormRow {
  return { ...row, operands: row.operands.map(change) };
}

/** What NASM's table has otherwise for single instructions. */
function withOddities(row: FormRow): FormRow {
  const { mnemonic, encoding } = row;
  if (encoding.startsWith('v')) return row;
  if (lowRegisters.has(mnemonic)) {
    return decorated(row, token =>
      token.replace(/(^(xmm|zmm|xm16).*?)(\}?)$/, (_, head, __, end) =>
        end ? `${head}.lo}` : `${head}{lo}`,
      ),
    );
  }
  if (unmasked.has(mnemonic)) return decorated(row, token => token.replace('{kz}', ''));
  if (unbroadcast.has(mnemonic)) return decorated(row, token => token.replace(/\{b\d+\}/, ''));
  if (unrounded.has(mnemonic)) return decorated(row, token => token.replace(/\.er/, ''));
  return row;
}

/** NASM's VEX form of vcmpss reads eight bytes; the units of scalar halves are as W says. */
function vectorSizes(row: FormRow): FormRow {
  if (row.encoding.startsWith('e') && scalarHalf.test(row.mnemonic)) {
    const unit = row.encoding.includes('.w1.') ? '.n8:' : '.n4:';
    return withOddities({ ...row, encoding: row.encoding.replace(/\.n2:/, unit) });
  }
  if (row.mnemonic !== 'vcmpss' || !row.encoding.startsWith('v')) return withOddities(row);
  return { ...row, operands: row.operands.map(token => (token === 'xm32' ? 'xm64' : token)) };
}
