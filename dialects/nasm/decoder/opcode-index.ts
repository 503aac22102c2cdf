// Forms by their opcode: built from the table once, when the first instruction is decoded.
import { type Form, flag, kind, slot } from '../isa/form.ts';
import { formsOf, mnemonicsOfForms } from '../isa/forms.ts';

/** A form with what choosing asks of it, as numbers. */
export interface Candidate {
  readonly form: Form;
  /** Index of the operand in ModRM.rm, -1 without one; and of the others. */
  readonly rmOperand: number;
  readonly takesRegister: boolean;
  readonly takesMemory: boolean;
  /** A ModRM byte that is fixed; -1 without one. */
  readonly modrm: number;
  /** Whether a field of VEX.vvvv is used. */
  readonly usesVvvv: boolean;
  /** The last opcode byte of 3DNow!; -1 without one. */
  readonly suffix: number;
  readonly masks: boolean;
  readonly zeroes: boolean;
  readonly broadcasts: boolean;
  readonly rounds: boolean;
  readonly suppresses: boolean;
  /** The lower, the better a name. */
  readonly rank: number;
}

/** Where opcodes are numbered anew; legacy maps are 0 to 3. */
export const space = { legacy: 0, vex: 4, evex: 36, xop: 44, all: 76 } as const;

const shorthands: ReadonlySet<number> = new Set([
  slot.regAndRm,
  slot.regAndVvvv,
  slot.vvvvAndRm,
  slot.address,
  slot.index,
]);

/** Names whose opcode another name tells better, or that later processors gave to another. */
const lastNames: ReadonlySet<string> = new Set(
  (
    'int01 retn retw retd retq retnw retnd retnq retfd xlat sal ' +
    'kadd kand kandn kmov knot kor kortest kshiftl kshiftr ktest kunpck kxnor kxor ' +
    'paddsiw psubsiw pmagw pmvzb pmvnzb pmvlzb pmvgezb pmulhriw pmulhrwc paveb pdistib pmachriw ' +
    'ptwrite umov loadall loadall286 ibts xbts cmpxchg486 smint smintold rdm bb0_reset bb1_reset'
  ).split(' '),
);

/** `fadd` without operands is `faddp`, `movd` of 64 bits is `movq`, `movsx` of 32 is `movsxd`. */
function isLesserName({ base, opcode, operandSize, operands }: Form): boolean {
  if (opcode[0] === 0xde) return operands.length === 0 && base !== 'fcompp';
  if (opcode[0] === 0x63) return base === 'movsx';
  return operandSize === 64 && base === 'movd';
}

function rankOf(form: Form): number {
  let rank = 0;
  if ((form.flags & (flag.gone | flag.never)) !== 0) rank += 8;
  if (form.mnemonic.startsWith('hint_nop')) rank += 4;
  if (lastNames.has(form.mnemonic) || isLesserName(form)) rank += 2;
  if (form.operands.some(({ requiresTo }) => requiresTo)) rank += 1;
  return rank;
}

/** Instructions that begin with 9B are two, but for fwait, which is nothing else. */
function isIndexed(form: Form, mnemonic: string, names: ReadonlySet<string>): boolean {
  if (form.wait !== (form.opcode.length === 0) || form.lastByte >= 0) return false;
  if (form.base !== mnemonic && names.has(form.base)) return false;
  return !form.operands.some(operand => shorthands.has(operand.slot));
}

/** How many bytes of the opcode stand before the byte that the index goes by. */
function escapesOf({ encoding, opcode }: Form): number {
  if (encoding !== 'legacy' || opcode[0] !== 0x0f || opcode.length < 2) return 0;
  return (opcode[1] === 0x38 || opcode[1] === 0x3a) && opcode.length > 2 ? 2 : 1;
}

function spaceOf(form: Form, escapes: number): number {
  if (form.encoding === 'vex') return space.vex + (form.map & 31);
  if (form.encoding === 'evex') return space.evex + (form.map & 7);
  if (form.encoding === 'xop') return space.xop + (form.map & 31);
  if (escapes < 2) return escapes;
  return form.opcode[1] === 0x38 ? 2 : 3;
}

function candidateOf(form: Form, at: number, last: number): Candidate {
  const { operands, opcode } = form;
  const rmOperand = operands.findIndex(operand => operand.slot === slot.rm);
  const accepts = operands[rmOperand]?.accepts ?? 0;
  const suffixed = (form.flags & flag.suffix) !== 0;
  const isFixed = !suffixed && opcode.length > at + 1;
  return {
    form,
    rmOperand,
    takesRegister: rmOperand < 0 || (accepts & ~kind.memory) !== 0,
    takesMemory: (accepts & kind.memory) !== 0,
    modrm: isFixed ? last : -1,
    usesVvvv: operands.some(operand => operand.slot === slot.vvvv),
    suffix: suffixed ? opcode.at(-1)! : -1,
    masks: operands.some(operand => operand.mask),
    zeroes: operands.some(operand => operand.zeroing),
    broadcasts: operands.some(operand => operand.broadcast > 0),
    rounds: operands.some(operand => operand.rounding),
    suppresses: operands.some(operand => operand.suppress),
    rank: rankOf(form),
  };
}

/** The candidates of one opcode, with what has been chosen from them before. */
export interface OpcodeEntry {
  readonly candidates: Candidate[];
  /** Whether any form has ModRM, or a fixed byte in its place. */
  hasModRm: boolean;
  /** By a key of mode, prefixes and ModRM. */
  readonly chosen: Map<number, readonly Candidate[]>;
}

type Index = (OpcodeEntry | undefined)[];

function entryAt(index: Index, place: number): OpcodeEntry {
  const known = index[place];
  if (known) return known;
  const entry: OpcodeEntry = { candidates: [], hasModRm: false, chosen: new Map() };
  index[place] = entry;
  return entry;
}

function add(index: Index, form: Form): void {
  const at = escapesOf(form);
  const opcode = form.wait ? [0x9b] : form.opcode;
  const place = spaceOf(form, at) * 256;
  const last = opcode.at(-1)!;
  const isOpen = form.operands.some(operand => operand.slot === slot.opcode);
  const isLast = opcode.length === at + 1;
  for (let number = 0; number < (isOpen ? 8 : 1); number++) {
    const byte = opcode[at]! | (isOpen && isLast ? number : 0);
    const entry = entryAt(index, place + byte);
    const candidate = candidateOf(form, at, last | (isLast ? 0 : number));
    entry.candidates.push(candidate);
    if (form.hasModRm || candidate.modrm >= 0) entry.hasModRm = true;
  }
}

let built: Index | undefined;

function build(): Index {
  const index: Index = new Array<OpcodeEntry | undefined>(space.all * 256).fill(undefined);
  const mnemonics = mnemonicsOfForms();
  const names = new Set(mnemonics);
  for (const mnemonic of mnemonics) {
    for (const form of formsOf(mnemonic) ?? []) {
      if (isIndexed(form, mnemonic, names)) add(index, form);
    }
  }
  return index;
}

/** The forms of an opcode byte in a map; undefined where there are none. */
export function entryOf(map: number, opcode: number): OpcodeEntry | undefined {
  built ??= build();
  return built[map * 256 + opcode];
}
