// What the floating-point instructions of SSE do, and their VEX forms.
import {
  family,
  type InstructionRow,
  vexOnly,
  withUpperSource,
  withVex,
} from './instruction-text.ts';

const all = 'ps pd ss sd';
const halves = 'ph sh';

// biome-ignore format: one family a row.
const separate = (): readonly InstructionRow[] => [
  ...family('add', all, '{M}', 'dest[i] ← dest[i] + src[i]', 'Adds {e}.'),
  ...family('sub', all, '{M}', 'dest[i] ← dest[i] − src[i]', 'Subtracts {e}.'),
  ...family('mul', all, '{M}', 'dest[i] ← dest[i] × src[i]', 'Multiplies {e}.'),
  ...family('div', all, '{M}', 'dest[i] ← dest[i] / src[i]', 'Divides {e}.'),
  ...family('max', all, '{M}', 'dest[i] ← dest[i] > src[i] ? dest[i] : src[i]',
    'Takes the larger of {e}; the second with a NaN.'),
  ...family('min', all, '{M}', 'dest[i] ← dest[i] < src[i] ? dest[i] : src[i]',
    'Takes the smaller of {e}; the second with a NaN.'),
  ...family('and', 'ps pd', '{M}', 'dest ← dest AND src', 'Ands the bits of {e}.'),
  ...family('andn', 'ps pd', '{M}', 'dest ← NOT dest AND src', 'Ands {e}, the first inverted.'),
  ...family('or', 'ps pd', '{M}', 'dest ← dest OR src', 'Ors the bits of {e}.'),
  ...family('xor', 'ps pd', '{M}', 'dest ← dest XOR src', 'Xors the bits of {e}.'),
  ...family('addsub', 'ps pd', '{M}',
    'dest[2i] ← dest[2i] − src[2i]; dest[2i+1] ← dest[2i+1] + src[2i+1]',
    'Subtracts even and adds odd {e}.'),
  ...family('hadd', 'ps pd', '{M}', '', 'Adds neighbouring {e} of both sources.'),
  ...family('hsub', 'ps pd', '{M}', '', 'Subtracts odd from even {e} of both sources.'),
  ...family('unpckh', 'ps pd', '{M}', '', 'Interleaves {e} of the upper halves.'),
  ...family('unpckl', 'ps pd', '{M}', '', 'Interleaves {e} of the lower halves.'),
  ['shufps', 'SHUFPS', '', 'Picks two singles of each source, in any order.'],
  ['shufpd', 'SHUFPD', '', 'Picks one double of each source.'],
  ...family('blend', 'ps pd', '{M}', 'dest[i] ← imm[i] ? src[i] : dest[i]',
    'Picks each of {e} by bits of a byte.'),
  ...family('dp', 'ps pd', '{M}', '', 'Computes dot products of chosen {e}.'),
  ['insertps', 'INSERTPS', '', 'Puts a single into a chosen place and clears others.'],
  ['movhlps', 'MOVHLPS', 'dest[63:0] ← src[127:64]',
    'Copies two singles from the upper to the lower half.'],
  ['movlhps', 'MOVLHPS', 'dest[127:64] ← src[63:0]',
    'Copies two singles from the lower to the upper half.'],
  ['cvtss2sd', 'CVTSS2SD', 'dest[0] ← double(src[0])', 'Widens the low single to a double.'],
  ['cvtsd2ss', 'CVTSD2SS', 'dest[0] ← single(src[0])', 'Rounds the low double to a single.'],
  ['cvtsi2ss', 'CVTSI2SS', 'dest[0] ← single(src)', 'Converts a signed integer to a single.'],
  ['cvtsi2sd', 'CVTSI2SD', 'dest[0] ← double(src)', 'Converts a signed integer to a double.'],
];

/** Scalars with one source: in VEX form the upper elements come from a register of their own. */
// biome-ignore format: one family a row.
const scalarUnary = (): readonly InstructionRow[] => [
  ...family('sqrt', 'ss sd', '{M}', 'dest[i] ← √src[i]', 'Takes the square root of {o}.'),
  ...family('rcp', 'ss', '{M}', 'dest[i] ← ≈ 1 / src[i]',
    'Estimates the reciprocal of {o} to 12 bits.'),
  ...family('rsqrt', 'ss', '{M}', 'dest[i] ← ≈ 1 / √src[i]',
    'Estimates 1 / root of {o} to 12 bits.'),
  ...family('round', 'ss sd', '{M}', 'dest[i] ← round(src[i])', 'Rounds {o} to an integral value.'),
];

// biome-ignore format: one family a row.
const unary = (): readonly InstructionRow[] => [
  ...family('sqrt', 'ps pd', '{M}', 'dest[i] ← √src[i]', 'Takes the square roots of {o}.'),
  ...family('rcp', 'ps', '{M}', 'dest[i] ← ≈ 1 / src[i]',
    'Estimates reciprocals of {o} to 12 bits.'),
  ...family('rsqrt', 'ps', '{M}', 'dest[i] ← ≈ 1 / √src[i]',
    'Estimates 1 / roots of {o} to 12 bits.'),
  ...family('round', 'ps pd', '{M}', 'dest[i] ← round(src[i])', 'Rounds {o} to integral values.'),
  ...family('mova', 'ps pd', '{M}', 'dest ← src', 'Copies {o}; memory must be aligned.'),
  ...family('movu', 'ps pd', '{M}', 'dest ← src', 'Copies {o} anywhere in memory.'),
  ['movshdup', 'MOVSHDUP', 'dest[2i], dest[2i+1] ← src[2i+1]',
    'Copies each odd single over the even one.'],
  ['movsldup', 'MOVSLDUP', 'dest[2i], dest[2i+1] ← src[2i]',
    'Copies each even single over the odd one.'],
  ['movddup', 'MOVDDUP', 'dest[2i], dest[2i+1] ← src[2i]',
    'Copies each even double over the odd one.'],
  ['cvtdq2ps', 'CVTDQ2PS', 'dest[i] ← single(src[i])', 'Converts signed doublewords to singles.'],
  ['cvtdq2pd', 'CVTDQ2PD', 'dest[i] ← double(src[i])', 'Converts signed doublewords to doubles.'],
  ['cvtps2dq', 'CVTPS2DQ', 'dest[i] ← round(src[i])', 'Rounds singles to signed doublewords.'],
  ['cvttps2dq', 'CVTTPS2DQ', 'dest[i] ← trunc(src[i])', 'Cuts singles off to signed doublewords.'],
  ['cvtpd2dq', 'CVTPD2DQ', 'dest[i] ← round(src[i])', 'Rounds doubles to signed doublewords.'],
  ['cvttpd2dq', 'CVTTPD2DQ', 'dest[i] ← trunc(src[i])', 'Cuts doubles off to signed doublewords.'],
  ['cvtps2pd', 'CVTPS2PD', 'dest[i] ← double(src[i])', 'Widens singles to doubles.'],
  ['cvtpd2ps', 'CVTPD2PS', 'dest[i] ← single(src[i])', 'Rounds doubles to singles.'],
];

// biome-ignore format: one instruction a row.
const same = (): readonly InstructionRow[] => [
  ...family('movnt', 'ps pd', '{M}', 'mem ← src', 'Stores {o} past the caches to aligned memory.'),
  ...family('movmsk', 'ps pd', '{M}', 'dest[i] ← sign of src[i]',
    'Gathers the signs of {o} in a register.'),
  ...family('comi', 'ss sd', '{M}', 'ZF PF CF ← dest[i] ? src[i]',
    'Compares {e} into the flags; every NaN is invalid.'),
  ...family('ucomi', 'ss sd', '{M}', 'ZF PF CF ← dest[i] ? src[i]',
    'Compares {e} into the flags; takes quiet NaNs.'),
  ['extractps', 'EXTRACTPS', 'dest ← src[imm]', 'Extracts the bits of one single.'],
  ['cvtss2si', 'CVTSS2SI', 'dest ← round(src[0])', 'Rounds the low single to a signed integer.'],
  ['cvttss2si', 'CVTTSS2SI', 'dest ← trunc(src[0])',
    'Cuts the low single off to a signed integer.'],
  ['cvtsd2si', 'CVTSD2SI', 'dest ← round(src[0])', 'Rounds the low double to a signed integer.'],
  ['cvttsd2si', 'CVTTSD2SI', 'dest ← trunc(src[0])',
    'Cuts the low double off to a signed integer.'],
];

// biome-ignore format: one instruction a row.
const apart = (): readonly InstructionRow[] => [
  ['movss', 'MOVSS', 'dest[0] ← src[0]',
    'Copies the low single; loading from memory clears what is above.'],
  ['movsd', 'MOVSD', 'dest[0] ← src[0]; without operands: mem[rdi] ← mem[rsi]',
    'Copies the low double; without operands, a doubleword from rsi to rdi.'],
  ['vmovss', 'MOVSS', 'dest[0] ← src[0]',
    'Loads or stores a single, or joins the low one with the rest of another.'],
  ['vmovsd', 'MOVSD', 'dest[0] ← src[0]',
    'Loads or stores a double, or joins the low one with the rest of another.'],
  ['cmpsd', 'CMPSD', 'dest[0] ← dest[0] ? src[0]; without operands: flags ← mem[rsi] − mem[rdi]',
    'Compares the low doubles; without operands, doublewords at rsi and rdi.'],
  ...(['l', 'h'] as const).flatMap((half): InstructionRow[] => {
    const bits = half === 'l' ? '63:0' : '127:64';
    const name = half === 'l' ? 'lower' : 'upper';
    return [
      [`mov${half}ps`, `MOV${half.toUpperCase()}PS`, `dest[${bits}] ← mem, or back`,
        `Copies two singles between memory and the ${name} half.`],
      [`mov${half}pd`, `MOV${half.toUpperCase()}PD`, `dest[${bits}] ← mem, or back`,
        `Copies a double between memory and the ${name} half.`],
      [`vmov${half}ps`, `MOV${half.toUpperCase()}PS`, `dest ← src1; dest[${bits}] ← mem, or back`,
        `Copies two singles between memory and the ${name} half, in VEX form.`],
      [`vmov${half}pd`, `MOV${half.toUpperCase()}PD`, `dest ← src1; dest[${bits}] ← mem, or back`,
        `Copies a double between memory and the ${name} half, in VEX form.`],
    ];
  }),
  ...family('blendv', 'ps pd', '{M}', 'dest[i] ← sign of xmm0[i] ? src[i] : dest[i]',
    'Picks each of {e} by the signs in xmm0.'),
  ['vblendvps', 'BLENDVPS', 'dest[i] ← sign of src3[i] ? src2[i] : src1[i]',
    'Picks each of packed singles by the signs in a register.'],
  ['vblendvpd', 'BLENDVPD', 'dest[i] ← sign of src3[i] ? src2[i] : src1[i]',
    'Picks each of packed doubles by the signs in a register.'],
  ['cvtpi2ps', 'CVTPI2PS', 'dest[i] ← single(src[i])',
    'Converts two doublewords of an MMX register to singles.'],
  ['cvtpi2pd', 'CVTPI2PD', 'dest[i] ← double(src[i])',
    'Converts two doublewords of an MMX register to doubles.'],
  ['cvtps2pi', 'CVTPS2PI', 'dest[i] ← round(src[i])',
    'Rounds two singles to doublewords in an MMX register.'],
  ['cvttps2pi', 'CVTTPS2PI', 'dest[i] ← trunc(src[i])',
    'Cuts two singles off to doublewords in an MMX register.'],
  ['cvtpd2pi', 'CVTPD2PI', 'dest[i] ← round(src[i])',
    'Rounds two doubles to doublewords in an MMX register.'],
  ['cvttpd2pi', 'CVTTPD2PI', 'dest[i] ← trunc(src[i])',
    'Cuts two doubles off to doublewords in an MMX register.'],
  ...withUpperSource([
    ...family('vadd', halves, '{M}', 'dest[i] ← src1[i] + src2[i]', 'Adds {e} (FP16).'),
    ...family('vsub', halves, '{M}', 'dest[i] ← src1[i] − src2[i]',
      'Subtracts {e} (FP16).'),
    ...family('vmul', halves, '{M}', 'dest[i] ← src1[i] × src2[i]',
      'Multiplies {e} (FP16).'),
    ...family('vdiv', halves, '{M}', 'dest[i] ← src1[i] / src2[i]', 'Divides {e} (FP16).'),
    ...family('vsqrt', halves, '{M}', 'dest[i] ← √src[i]',
      'Takes the square root of {o} (FP16).'),
    ...family('vrcp', halves, '{M}', 'dest[i] ← ≈ 1 / src[i]',
      'Estimates the reciprocal of {o} (FP16).'),
    ...family('vrsqrt', halves, '{M}', 'dest[i] ← ≈ 1 / √src[i]',
      'Estimates 1 / root of {o} (FP16).'),
  ]),
  ['vcomish', 'VCOMISH', 'ZF PF CF ← src1[0] ? src2[0]',
    'Compares the low halves into the flags; every NaN is invalid.'],
  ['vucomish', 'VUCOMISH', 'ZF PF CF ← src1[0] ? src2[0]',
    'Compares the low halves into the flags; takes quiet NaNs.'],
  ['vmovsh', 'VMOVSH', 'dest[0] ← src[0]',
    'Loads or stores a half, or joins the low one with the rest of another.'],
  ['vmovw', 'VMOVW', 'dest ← src', 'Copies a word between a vector and elsewhere.'],
];

export const floatVectorRows = (): readonly InstructionRow[] => [
  ...separate(),
  ...withUpperSource(vexOnly('separate', separate())),
  ...scalarUnary(),
  ...withUpperSource(vexOnly('separate', scalarUnary())),
  ...withVex('clears', unary()),
  ...withVex('same', same()),
  ...apart(),
];
