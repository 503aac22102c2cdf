// The decoder: bytes to an instruction, by the same forms as the encoder writes.
import { type Form, flag } from '../isa/form.ts';
import type { Bits, DecodedInstruction, DecodedOperand } from './decoded.ts';
import { type Head, readHead } from './instruction-head.ts';
import { type Candidate, entryOf, type OpcodeEntry } from './opcode-index.ts';
import { type Reading, readAddress, readTail, registerOperand, startReading } from './operands.ts';

/** An instruction has no more bytes. */
const longest = 15;

function operandSizeOf({ bits, wide, sizePrefix }: Head): number {
  if (bits === 64) return wide ? 64 : sizePrefix ? 16 : 32;
  return sizePrefix === (bits === 32) ? 16 : 32;
}

function addressSizeOf({ bits, addressPrefix }: Head): number {
  if (!addressPrefix) return bits;
  return bits === 32 ? 16 : 32;
}

/** The size that a form with 66 in its opcode sees. */
function sizeWithoutPrefix({ bits, wide }: Head): number {
  return wide ? 64 : bits === 16 ? 16 : 32;
}

function mandatoryFits(form: Form, head: Head): boolean {
  const wanted = form.repeat ? 0xf3 : form.mandatory;
  if (wanted === 0) return true;
  if (wanted === 0x66) return head.sizePrefix && head.repeat === 0;
  return head.repeat === wanted;
}

function operandSizeFits(form: Form, head: Head): boolean {
  const { operandSize } = form;
  if (operandSize <= 0) return true;
  const ownsPrefix = form.mandatory === 0x66;
  if (form.natural64 && operandSize === 64) return head.wide || ownsPrefix || !head.sizePrefix;
  if (!ownsPrefix) return operandSize === operandSizeOf(head);
  // In 16 bits nasm writes 66 twice, once for the size.
  return operandSize === sizeWithoutPrefix(head) || (head.bits === 16 && operandSize === 32);
}

function vectorFits(form: Form, head: Head, isRegister: boolean): boolean {
  if (form.pp !== head.pp) return false;
  if (form.w >= 0 && (form.w === 1) !== head.wide) return false;
  if (form.length < 0) return true;
  // With a rounding the bits of the length are the rounding's.
  if (head.isEvex && head.broadcast && isRegister) return form.length === 2;
  return form.length === head.length;
}

function decoratorsFit(candidate: Candidate, head: Head, isRegister: boolean): boolean {
  if (head.mask !== 0 && !candidate.masks) return false;
  if (head.mask === 0 && (candidate.form.flags & flag.mask) !== 0) return false;
  if (head.zeroing && (!candidate.zeroes || head.mask === 0)) return false;
  if (!head.broadcast) return true;
  return isRegister ? candidate.rounds || candidate.suppresses : candidate.broadcasts;
}

/** Of 90 with an upper register: then it is an exchange, whatever stands before it. */
function isUpperExchange({ isLegacy, map, opcode, baseHigh }: Head): boolean {
  return isLegacy && map === 0 && opcode === 0x90 && baseHigh !== 0;
}

function fits(candidate: Candidate, head: Head, modrm: number): boolean {
  const { form } = candidate;
  if (form.operands.length === 0 && isUpperExchange(head)) return false;
  const isRegister = modrm >= 0xc0;
  if ((form.flags & (head.bits === 64 ? flag.n64 : flag['64'])) !== 0) return false;
  if (candidate.modrm >= 0) {
    if (candidate.modrm !== modrm) return false;
  } else if (form.hasModRm) {
    if (modrm < 0) return false;
    if (form.digit >= 0 && form.digit !== ((modrm >> 3) & 7)) return false;
    if (!(isRegister ? candidate.takesRegister : candidate.takesMemory)) return false;
  }
  if (form.addressSize !== 0 && form.addressSize !== addressSizeOf(head)) return false;
  if (!head.isLegacy) {
    return vectorFits(form, head, isRegister) && decoratorsFit(candidate, head, isRegister);
  }
  return mandatoryFits(form, head) && operandSizeFits(form, head);
}

/** The higher, the more of the bytes the form claims for itself, and the better its name. */
function closeness({ form, modrm, rank }: Candidate, head: Head): number {
  let score = -8 * rank;
  if (form.mandatory !== 0 || form.repeat) score += 256;
  if (modrm >= 0) score += 128;
  if (!head.isLegacy) return score + (form.w >= 0 ? 4 : 0) + (form.length >= 0 ? 2 : 0);
  if (form.operandSize > 0) score += 4;
  if (form.addressSize !== 0 && head.addressPrefix) score += 2;
  return score;
}

function choose(entry: OpcodeEntry, head: Head, modrm: number): readonly Candidate[] {
  const fitting = entry.candidates.filter(candidate => fits(candidate, head, modrm));
  if (fitting.length === 0 && head.isLegacy && head.wide) {
    // Where no operand has 64 bits, REX.W says nothing: `out dx, eax`.
    return choose(entry, { ...head, wide: false }, modrm);
  }
  return fitting.sort((a, b) => closeness(b, head) - closeness(a, head));
}

/** Everything that `fits` looks at, as one number of 26 bits. */
function keyOf(head: Head, modrm: number): number {
  let key = modrm + 1;
  key = key * 4 + (head.bits >> 5);
  key = key * 2 + (head.addressPrefix ? 1 : 0);
  key = key * 2 + (head.wide ? 1 : 0);
  if (head.isLegacy) {
    key = (key * 2 + (head.sizePrefix ? 1 : 0)) * 4 + (head.repeat & 3);
    return key * 2 + (isUpperExchange(head) ? 1 : 0);
  }
  key = (key * 4 + head.pp) * 4 + head.length;
  key = key * 4 + (head.mask !== 0 ? 1 : 0) + (head.zeroing ? 2 : 0);
  return key * 2 + (head.broadcast ? 1 : 0);
}

function candidatesOf(head: Head, modrm: number): readonly Candidate[] {
  const entry = entryOf(head.map, head.opcode);
  if (!entry) return [];
  const key = keyOf(head, entry.hasModRm ? modrm : -1);
  const known = entry.chosen.get(key);
  if (known) return known;
  const chosen = choose(entry, head, entry.hasModRm ? modrm : -1);
  entry.chosen.set(key, chosen);
  return chosen;
}

/** What a field that no operand uses must hold: nothing but the fifth bit of a vector index. */
function freeVvvv({ form, rmOperand }: Candidate, { indexFifth }: Head): number {
  return (form.operands[rmOperand]?.vectorIndex ?? 0) !== 0 ? indexFifth : 0;
}

/** The operands of a candidate; false where its bytes are not there or say something else. */
function readOperands(
  reading: Reading,
  candidate: Candidate,
  modrm: number,
  operands: DecodedOperand[],
): boolean {
  const { form } = candidate;
  const { head } = reading;
  if (!head.isLegacy && !candidate.usesVvvv && head.vvvv !== freeVvvv(candidate, head)) {
    return false;
  }
  if (form.hasModRm || candidate.modrm >= 0) {
    if (reading.at >= reading.end) return false;
    reading.at++;
  }
  const isMemory = form.hasModRm && candidate.modrm < 0 && modrm < 0xc0;
  const wanted = form.operands;
  if (isMemory) {
    const memory = readAddress(reading, form, wanted[candidate.rmOperand]!, modrm);
    if (!memory) return false;
    operands[candidate.rmOperand] = memory;
  }
  if (candidate.suffix >= 0 && reading.bytes[reading.at++] !== candidate.suffix) return false;
  for (let index = 0; index < wanted.length; index++) {
    if (isMemory && index === candidate.rmOperand) continue;
    const operand =
      readTail(reading, form, wanted[index]!) ??
      registerOperand(reading, form, wanted[index]!, modrm);
    if (!operand) return false;
    operands[index] = operand;
  }
  if (reading.nibbles >= 0) reading.at++;
  return reading.at <= reading.end;
}

/** 0 to 3 and 4 as `DecodedInstruction.rounding` has them. */
function roundingOf({ rounds }: Candidate, head: Head, modrm: number): number {
  if (!head.isEvex || !head.broadcast || modrm < 0xc0) return -1;
  return rounds ? head.length : 4;
}

/** The instruction's prefixes as they stand. */
function prefixesOf(head: Head): DecodedInstruction['prefixes'] {
  return {
    segment: head.segment,
    lock: head.lock,
    repeat: head.repeat,
    operandSize: head.sizePrefix,
    addressSize: head.addressPrefix,
    rex: head.rex,
  };
}

/**
 * The instruction at `offset`, read in one of the ways that its bytes allow: 0 is the best of
 * them. Undefined where there are not so many.
 */
export function decodeAlternative(
  bytes: Uint8Array,
  offset: number,
  bits: Bits,
  alternative: number,
): DecodedInstruction | undefined {
  const end = Math.min(bytes.length, offset + longest);
  const head = readHead(bytes, offset, end, bits);
  if (!head) return undefined;
  const modrm = head.at < end ? bytes[head.at]! : -1;
  const candidates = candidatesOf(head, modrm);
  let remaining = alternative;
  for (let index = 0; index < candidates.length; index++) {
    const candidate = candidates[index]!;
    const operands: DecodedOperand[] = [];
    const reading = startReading(bytes, end, head, addressSizeOf(head), operandSizeOf(head));
    if (!readOperands(reading, candidate, modrm, operands)) continue;
    if (remaining-- > 0) continue;
    return {
      form: candidate.form,
      bits,
      bytes: bytes.slice(offset, reading.at),
      length: reading.at - offset,
      prefixes: prefixesOf(head),
      operandSize: candidate.form.natural64 ? 64 : operandSizeOf(head),
      addressSize: addressSizeOf(head),
      operands,
      mask: head.mask,
      zeroing: head.zeroing,
      rounding: roundingOf(candidate, head, modrm),
    };
  }
  return undefined;
}

/**
 * The instruction at `offset`; undefined where the bytes are none, or are cut off. Never throws.
 */
export function decode(
  bytes: Uint8Array,
  offset: number,
  bits: Bits,
): DecodedInstruction | undefined {
  return decodeAlternative(bytes, offset, bits, 0);
}
