// Bytes of instructions out of the table of forms, with random registers, addresses and numbers.
import { decode } from '#dialects/nasm/decoder/decode.ts';
import type { Bits, DecodedInstruction } from '#dialects/nasm/decoder/decoded.ts';
import { type Form, flag, kind, slot } from '#dialects/nasm/isa/form.ts';
import { formsOf, mnemonicsOfForms } from '#dialects/nasm/isa/forms.ts';
import type { RandomChoices } from '../nasm/random.ts';

/** An instruction that is to be executed. */
export interface Instance {
  readonly code: Uint8Array;
  readonly decoded: DecodedInstruction;
  /** Where a displacement of 32 bits from the instruction pointer or from 0 stands; -1 without. */
  readonly displacementAt: number;
}

/** Every form that a processor may have; aliases and instructions of two parts left out. */
export function formsToExecute(): Form[] {
  const encodings = new Set(['legacy', 'vex']);
  const isExecutable = ({ encoding, wait, flags }: Form): boolean =>
    encodings.has(encoding) && !wait && (flags & flag.gone) === 0;
  return mnemonicsOfForms().flatMap(name => formsOf(name)!.filter(isExecutable));
}

interface Fields {
  reg: number;
  rm: number;
  vvvv: number;
  x: number;
  wide: boolean;
}

/** ModRM with an address of some shape behind it; `at` of the displacement that is absolute. */
function addressBytes(form: Form, fields: Fields, bits: Bits, random: RandomChoices): number[] {
  const reg = (fields.reg & 7) << 3;
  const needsSib = form.operands.some(operand => operand.vectorIndex !== 0 || operand.sib);
  const style = needsSib ? 3 : random.below(6);
  if (style === 0) return [reg | 5, 0, 0, 0, 0];
  const small = random.below(64) & 0xff;
  if (style < 3) {
    const base = random.pick([0, 1, 2, 3, 5, 6, 7]);
    fields.rm = base | (bits === 64 ? random.below(2) << 3 : 0);
    return [0x40 | reg | base, small];
  }
  const base = random.pick([0, 1, 2, 3, 4, 5, 6, 7]);
  fields.rm = base | (bits === 64 ? random.below(2) << 3 : 0);
  const index = random.pick([0, 1, 2, 3, 5, 6, 7]);
  fields.x = bits === 64 ? random.below(2) : 0;
  const sib = (random.below(4) << 6) | (index << 3) | base;
  if (style === 4) return [0x80 | reg | 4, sib, small, 0, 0, 0];
  return [0x40 | reg | 4, sib, small];
}

/** ModRM with an address of 16 bits. */
function narrowAddressBytes(fields: Fields, random: RandomChoices): number[] {
  const reg = (fields.reg & 7) << 3;
  const small = random.below(64);
  if (random.oneIn(5)) return [reg | 6, 0, 0];
  const rm = random.below(8);
  if (random.oneIn(2)) return [0x40 | reg | rm, small];
  return random.oneIn(2) || rm === 6 ? [0x80 | reg | rm, small, 0] : [reg | rm];
}

const slotBytes = new Map<number, number>([
  [slot.byte, 1],
  [slot.unsignedByte, 1],
  [slot.signedByte, 1],
  [slot.word, 2],
  [slot.double, 4],
  [slot.signedDouble, 4],
  [slot.quad, 8],
  [slot.relative8, 1],
  [slot.is4, 1],
  [slot.lowNibble, 0],
]);

const immediates = [0, 1, 2, 3, 4, 5, 7, 8, 15, 16, 31, 32, 33, 63, 64, 127, 128, 255];

function tailBytes(form: Form, bits: Bits, addressBits: number, random: RandomChoices): number[] {
  const tail: number[] = [];
  for (const operand of form.operands) {
    let count = slotBytes.get(operand.slot) ?? 0;
    const isNarrow = form.operandSize === 16 || (form.operandSize === 0 && bits === 16);
    if (operand.slot === slot.relative) count = isNarrow ? 2 : 4;
    if (operand.slot === slot.pointer) count = isNarrow ? 4 : 6;
    if (operand.slot === slot.moffs) {
      // The address is put there when the state is known.
      tail.push(...new Array(addressBits >> 3).fill(0));
      continue;
    }
    const edge = random.oneIn(2);
    for (let byte = 0; byte < count; byte++) {
      if (edge) tail.push(byte === 0 ? random.pick(immediates) : random.pick([0, 0, 255]));
      else tail.push(random.below(256));
    }
  }
  if (bits !== 64 && form.operands.some(each => each.slot === slot.is4)) {
    tail[tail.length - 1]! &= 0x7f;
  }
  return tail;
}

function vexBytes(form: Form, fields: Fields): number[] {
  const usesVvvv = form.operands.some(operand => operand.slot === slot.vvvv);
  const vvvv = usesVvvv ? fields.vvvv : 0;
  const r = fields.reg & 8 ? 0 : 0x80;
  const x = fields.x ? 0 : 0x40;
  const b = fields.rm & 8 ? 0 : 0x20;
  const w = form.w === 1 || (form.w < 0 && fields.wide) ? 0x80 : 0;
  const length = form.length > 0 ? 4 : 0;
  return [0xc4, r | x | b | form.map, w | ((~vvvv & 15) << 3) | length | form.pp];
}

function legacyPrefixes(form: Form, fields: Fields, bits: Bits, hasRexBytes: boolean): number[] {
  const prefixes: number[] = [];
  const { operandSize } = form;
  const isOther = operandSize === (bits === 16 ? 32 : 16);
  if (isOther || form.mandatory === 0x66) prefixes.push(0x66);
  if (form.mandatory > 0x66) prefixes.push(form.mandatory);
  if (form.repeat) prefixes.push(0xf3);
  if (bits === 64) {
    const wide = operandSize === 64 && !form.natural64;
    const rex =
      (wide ? 8 : 0) | (fields.reg & 8 ? 4 : 0) | (fields.x ? 2 : 0) | (fields.rm & 8 ? 1 : 0);
    if (rex || hasRexBytes) prefixes.push(0x40 | rex);
  }
  return prefixes;
}

function takes(form: Form, mask: number): boolean {
  const operand = form.operands.find(each => each.slot === slot.rm);
  return ((operand?.accepts ?? 0) & mask) !== 0;
}

/** The bytes, and where an address of its own stands among them; -1 without. */
function bytesOf(
  form: Form,
  bits: Bits,
  addressBits: number,
  random: RandomChoices,
): [number[], number] {
  const wide = bits === 64 ? 16 : 8;
  const fields: Fields = {
    reg: form.digit >= 0 ? form.digit : random.below(wide),
    rm: random.below(wide),
    vvvv: random.below(wide),
    x: 0,
    wide: bits === 64 && random.oneIn(2),
  };
  const opcode = [...form.opcode];
  let modrm: number[] = [];
  if (form.hasModRm) {
    const isMemory = takes(form, kind.memory) && (!takes(form, ~kind.memory) || random.oneIn(2));
    if (isMemory && addressBits === 16) modrm = narrowAddressBytes(fields, random);
    else if (isMemory) modrm = addressBytes(form, fields, bits, random);
    else modrm = [0xc0 | ((fields.reg & 7) << 3) | (fields.rm & 7)];
  } else if (form.operands.some(operand => operand.slot === slot.opcode)) {
    const last = opcode.length - 1;
    opcode[last] = opcode[last]! | (fields.rm & 7);
  }
  const tail = tailBytes(form, bits, addressBits, random);
  const suffix = (form.flags & flag.suffix) !== 0 ? opcode.splice(-1) : [];
  const head =
    form.encoding === 'vex'
      ? vexBytes(form, fields)
      : legacyPrefixes(form, fields, bits, random.oneIn(3));
  const isNarrow = addressBits === 16 && ((modrm[0] ?? 0) & 0xc7) === 6;
  const isAbsolute = modrm.length === 5 || isNarrow;
  const hasOffset = form.operands.some(operand => operand.slot === slot.moffs);
  const start = head.length + opcode.length;
  const at = isAbsolute ? start + 1 : hasOffset ? start : -1;
  return [[...head, ...opcode, ...modrm, ...suffix, ...tail], at];
}

const repeatable = /^(movs|stos|lods|cmps|scas)[bwdq]$/;

/** An instruction of a form; undefined where the bytes come to something else. */
export function instanceOf(form: Form, bits: Bits, random: RandomChoices): Instance | undefined {
  if ((form.flags & (bits === 64 ? flag.n64 : flag['64'])) !== 0) return undefined;
  const isWide = bits === 16 && random.oneIn(4);
  const [bytes, at] = bytesOf(form, bits, isWide ? 32 : bits, random);
  let displacementAt = at;
  const prefixes: number[] = isWide ? [0x67] : [];
  if (form.operands.length === 0 && repeatable.test(form.base)) {
    if (random.oneIn(2)) prefixes.push(random.pick([0xf2, 0xf3]));
  }
  if (bits === 64 && form.operands.some(operand => operand.accepts & kind.memory)) {
    if (random.oneIn(6)) prefixes.push(0x67);
    if (random.oneIn(12)) prefixes.push(random.pick([0x64, 0x65]));
    if (form.encoding === 'legacy' && random.oneIn(12)) prefixes.push(0xf0);
  }
  if (at >= 0) displacementAt += prefixes.length;
  const code = Uint8Array.from([...prefixes, ...bytes]);
  const decoded = decode(code, 0, bits);
  if (!decoded || decoded.length !== code.length) return undefined;
  return { code, decoded, displacementAt };
}
