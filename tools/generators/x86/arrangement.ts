// From iced's rows to the forms that NASM tries: sizes, omitted operands, and their order.
import type { FormRow } from './form-row.ts';
import { withSizes } from './sizes.ts';

const isVector = (row: FormRow): boolean => /^[vex][l\d]/.test(row.encoding);

/** `rm32/8` is a register of 32 bits or a byte of memory: two rows. */
function splitMemory(row: FormRow): FormRow[] {
  const at = row.operands.findIndex(token => token.includes('/'));
  if (at < 0) return [row];
  const [register = '', memory] = row.operands[at]!.split('/');
  const withToken = (token: string) =>
    row.operands.map((other, index) => (index === at ? token : other));
  return [
    { ...row, operands: withToken(register.replace('m', '')) },
    { ...row, operands: withToken(`m${memory}`) },
  ];
}

/** A byte that is sign-extended may be written as such, or be chosen for its value. */
function splitSignedByte(row: FormRow): FormRow[] {
  const at = row.operands.findIndex(token => /^sb[wdq]$/.test(token));
  if (at < 0) return [row];
  const withToken = (token: string) =>
    row.operands.map((other, index) => (index === at ? token : other));
  const chosen = row.operands[at] === 'sbq' ? 'sbd' : row.operands[at]!;
  return [
    { ...row, operands: withToken('i8') },
    { ...row, operands: withToken(chosen), flags: [...row.flags, 'sm'] },
  ];
}

/** Wide immediates have the size of the instruction. */
function widenImmediate(row: FormRow): FormRow {
  const wide = (token: string) => token === 'i16' || token === 'i32' || token === 'sd';
  if (isVector(row) || row.operands.length < 2 || !row.operands.some(wide)) return row;
  const operands = row.operands.map(token => (wide(token) ? 'i' : token));
  return { ...row, operands, flags: [...row.flags, 'sm'] };
}

const fused = /^vf(n?madd|n?msub|maddsub|msubadd)\d{3}[ps][sd]$/;

const neverOmitted: Readonly<Record<string, RegExp>> = {
  v: /^(andn|mulx|pdep|pext|k|vmaskmov|vpdpb|vpmadd52)/,
  e: /^(v4f|vp?blendm|vcvt(sd2ss|ss2sd|u?si2)|vget\w+t?s[sd]|vperm[it]2|vpmadd52|vpternlog)/,
  x: /^$/,
};

const shiftsByNumber = /^vp(s[lr]l|sra|ro[lr])/;

/** Where all sources must be written. */
function needsAll({ mnemonic, encoding }: FormRow): boolean {
  if (mnemonic === 'vcvtsi2sh') return false;
  return fused.test(mnemonic) || neverOmitted[encoding[0]!]!.test(mnemonic);
}

/** The first source may be left out where it is the destination. */
function withOmission(row: FormRow): FormRow[] {
  if (row.encoding.startsWith('x') && row.slots === 'rmv') {
    const operands = [row.operands[0]!, row.operands[2]!];
    return [row, { ...row, operands, slots: 'xv' }];
  }
  if (row.encoding.startsWith('x') && row.slots.startsWith('rm')) {
    const [first = '', second = ''] = row.operands;
    if (first[0] !== 'x' && first[0] !== 'y') return [row];
    if (first[0] !== second[0]) return [row];
    const operands = [first, ...row.operands.slice(2)];
    return [row, { ...row, operands, slots: `x${row.slots.slice(2)}` }];
  }
  if (shiftsByNumber.test(row.mnemonic) && row.slots === 'vmb' && isVector(row)) {
    const operands = [row.operands[0]!, row.operands[2]!];
    return [row, { ...row, operands, slots: 'zb' }];
  }
  if (!isVector(row) || !row.slots.startsWith('rv') || row.operands.length < 3) return [row];
  if (needsAll(row)) return [row];
  const plain = row.operands[0]!.replace(/\{.*/, '');
  if (plain !== row.operands[1]) return [row];
  const operands = row.operands.filter((_, index) => index !== 1);
  return [row, { ...row, operands, slots: `y${row.slots.slice(2)}` }];
}

/** Instructions of old processors, which NASM takes in every mode. */
const everywhere = new Set(
  `pfrcpv pfrsqrtv paddsiw psubsiw paveb pdistib pmachriw pmagw pmulhriw pmvzb pmvnzb pmvlzb pmvgezb
rdshr wrshr rsdc svdc rsldt svldt rsts svts umov ibts xbts rdpid rdm dmint cpu_read cpu_write
bb0_reset bb1_reset`.split(/\s+/),
);

function withModes(row: FormRow): FormRow {
  const isEverywhere = everywhere.has(row.mnemonic);
  // Wide registers are wrong elsewhere; of MOVBE nasm knows it from the registers alone.
  const isAnyMode = row.encoding.startsWith('e') || row.mnemonic === 'movbe';
  const dropped = isEverywhere ? 'n64' : isAnyMode ? '64' : '';
  const flags = row.flags.filter(name => name !== dropped);
  const encoding = /^(rd|wr)shr$/.test(row.mnemonic) ? `o32${row.encoding}` : row.encoding;
  return { ...row, flags, encoding: encoding.replace(/^o32o32/, 'o32') };
}

const lateVex = /^(vpdpb(ss|su|uu)ds?|vcvtne[eo](bf16|ph)2ps|vbcstne|vpmadd52)/;

/** NASM 2.16 has only the EVEX forms. */
const withoutVex = /^vpdp(bu|ws)s?sds?$|^vpdp(bus|wss)ds?$/;

/** VEX forms that NASM gives by `{vex}` only. */
function withLateVex(row: FormRow): FormRow {
  if (!row.encoding.startsWith('v') || !lateVex.test(row.mnemonic)) return row;
  const mustSay = row.operands[0]!.startsWith('xmm') && !row.mnemonic.startsWith('vbcst');
  const marks = mustSay ? ['latevex', 'says'] : ['latevex'];
  return { ...row, flags: [...row.flags, ...marks] };
}

/** What NASM would try first comes first: short immediates, then VEX, then EVEX. */
function rank(row: FormRow): number {
  if (row.encoding.startsWith('e')) return 2;
  return row.operands.some(token => /^sb/.test(token) || token === 'i8') ? 0 : 1;
}

/** All rows of one mnemonic as NASM would try them. */
export function arranged(rows: readonly FormRow[]): FormRow[] {
  const all = rows
    .flatMap(splitMemory)
    .flatMap(splitSignedByte)
    .map(widenImmediate)
    .flatMap(withSizes)
    .map(withModes)
    .flatMap(withOmission)
    .filter(row => !(row.encoding.startsWith('v') && withoutVex.test(row.mnemonic)))
    .map(withLateVex);
  const signed = all.some(row => /:.*83/.test(row.encoding) || row.slots.includes('B'));
  const key = (row: FormRow) => (signed || isVector(row) ? rank(row) : 0);
  return all
    .map((row, index) => ({ row, index }))
    .sort((a, b) => key(a.row) - key(b.row) || a.index - b.index)
    .map(({ row }) => row);
}
