// Bytes of an instruction, written into a sink.
import type { MemoryOperand, Operand } from '../assembly/operand.ts';
import { noSection, type Value } from '../assembly/value.ts';
import { type Integer, subtract } from '../integer.ts';
import { type Form, flag, slot } from '../isa/form.ts';
import { displacementOf } from './address.ts';
import { encodingProblems } from './checks.ts';
import type { Match } from './choice.ts';
import type { CodeSink, EncodeContext, Fixup } from './encoder.ts';
import {
  hasAddress,
  hasRex,
  hasSizePrefix,
  isShortVex,
  type Layout,
  layoutOf,
  tailSize,
} from './layout.ts';
import { isPlain } from './operand-kinds.ts';
import {
  checkDisplacement,
  checkImmediate,
  checkJump,
  checkOffset,
  checkPointer,
  checkRelativeAddress,
} from './overflow.ts';
import { errorOf, warningOf } from './problems.ts';

function put(sink: CodeSink, byte: number): void {
  sink.bytes[sink.length++] = byte;
}

/** The low `size` bytes of a value, the lowest first. */
function putInteger(sink: CodeSink, value: Integer, size: number): void {
  if (typeof value === 'bigint') {
    for (let index = 0; index < size; index++) {
      put(sink, Number((value >> BigInt(8 * index)) & 0xffn));
    }
    return;
  }
  let low = value | 0;
  const high = Math.floor(value / 0x100000000) | 0;
  for (let index = 0; index < size; index++) {
    if (index === 4) low = high;
    put(sink, low & 0xff);
    low >>= 8;
  }
}

/** A field whose content hangs on a section: zeros, and a fixup that says what belongs there. */
function putFixup(sink: CodeSink, start: number, fixup: Omit<Fixup, 'at'>): void {
  sink.fixups.push({ at: sink.length - start, ...fixup });
  for (let index = 0; index < fixup.size; index++) put(sink, 0);
}

const repeatBytes: Readonly<Record<string, number>> = {
  rep: 0xf3,
  repe: 0xf3,
  repz: 0xf3,
  repne: 0xf2,
  repnz: 0xf2,
  bnd: 0xf2,
  xacquire: 0xf2,
  xrelease: 0xf3,
};

const segmentBytes: Readonly<Record<string, number>> = {
  es: 0x26,
  cs: 0x2e,
  ss: 0x36,
  ds: 0x3e,
  fs: 0x64,
  gs: 0x65,
};

function putPrefixes(
  sink: CodeSink,
  { instruction, form }: Match,
  layout: Layout,
  bits: number,
): void {
  const { prefixes } = instruction;
  if (prefixes.wait || form.wait) put(sink, 0x9b);
  const repeat = repeatBytes[layout.repeat];
  if (repeat !== undefined) put(sink, repeat);
  else if (form.repeat) put(sink, 0xf3);
  if (layout.lock) put(sink, 0xf0);
  if (layout.segment) put(sink, segmentBytes[layout.segment.name] ?? 0);
  if (hasSizePrefix(layout.operandSize, bits)) put(sink, 0x66);
  if (layout.addressPrefix) put(sink, 0x67);
  if (form.mandatory !== 0) put(sink, form.mandatory);
}

function putVex(sink: CodeSink, { instruction, form }: Match, layout: Layout): void {
  const { rex, vvvv } = layout;
  const length = Math.max(form.length, 0);
  const last = ((~vvvv & 15) << 3) | (length << 2) | form.pp;
  if (isShortVex(form, rex, instruction.prefixes.encoding)) {
    put(sink, 0xc5);
    put(sink, ((~rex & 4) << 5) | last);
    return;
  }
  put(sink, form.encoding === 'xop' ? 0x8f : 0xc4);
  put(sink, ((~rex & 7) << 5) | form.map);
  put(sink, ((rex & 8) << 4) | last);
}

const roundings: Readonly<Record<string, number>> = {
  'rn-sae': 0,
  'rd-sae': 1,
  'ru-sae': 2,
  'rz-sae': 3,
};

/** What decorators and vector length say in EVEX's last byte: z, L'L, b, aaa. */
function decoratorBits(form: Form, operands: readonly Operand[]): number {
  let bits = 0;
  let length = Math.max(form.length, 0);
  for (const { decorators } of operands) {
    if (!decorators) continue;
    bits |= decorators.mask;
    if (decorators.zeroing) bits |= 0x80;
    if (decorators.broadcast > 0) bits |= 0x10;
    if (decorators.rounding === '') continue;
    bits |= 0x10;
    length = roundings[decorators.rounding] ?? 0;
  }
  return bits | (length << 5);
}

function putEvex(sink: CodeSink, { instruction, form }: Match, layout: Layout): void {
  const { rex, reg, vvvv } = layout;
  const fifth = vvvv & 16 || (hasAddress(form) && layout.address.indexFifth) ? 0 : 8;
  put(sink, 0x62);
  put(sink, ((~rex & 7) << 5) | (reg & 16 ? 0 : 0x10) | form.map);
  put(sink, ((rex & 8) << 4) | ((~vvvv & 15) << 3) | 4 | form.pp);
  put(sink, decoratorBits(form, instruction.operands) | fifth);
}

function putOpcode(sink: CodeSink, { instruction, form }: Match, layout: Layout): void {
  if (form.encoding === 'evex')
    putEvex(sink, { instruction, form, dependsOnDistance: false }, layout);
  else if (form.encoding !== 'legacy') {
    putVex(sink, { instruction, form, dependsOnDistance: false }, layout);
  } else if (hasRex(instruction)) put(sink, 0x40 | layout.rex);
  const { opcode } = form;
  const last = opcode.length - 1;
  const suffixed = (form.flags & flag.suffix) !== 0;
  for (let index = 0; index < (suffixed ? last : last + 1); index++) {
    put(sink, opcode[index]! | (index === last ? layout.opcodeRegister & 7 : 0));
  }
}

function putAddress(
  sink: CodeSink,
  match: Match,
  layout: Layout,
  start: number,
  context: EncodeContext,
): void {
  const { form } = match;
  if (!form.hasModRm) return;
  const reg = (form.digit >= 0 ? form.digit : layout.reg & 7) << 3;
  if (!hasAddress(form)) {
    put(sink, 0xc0 | reg | (layout.rm & 7));
    return;
  }
  const { address } = layout;
  put(sink, address.modrm | reg);
  if (address.sib >= 0) put(sink, address.sib);
  const memory = layout.memory as MemoryOperand;
  const size = address.displacementSize;
  if (size === 0) return;
  const value = displacementOf(memory, address.unit);
  if (address.relative) {
    const trailing = layout.length - (sink.length - start) - size;
    checkRelativeAddress(sink, layout, value, context);
    putRelative(sink, value, size, trailing, start, layout.length, context);
  } else {
    checkDisplacement(sink, layout, memory.displacement);
    putValue(sink, value, size, start, layout.addressSize === 64 ? 'signed' : 'either');
  }
}

function putValue(
  sink: CodeSink,
  value: Value,
  size: number,
  start: number,
  signed: Fixup['signed'],
): void {
  if (isPlain(value)) putInteger(sink, value.offset, size);
  else putFixup(sink, start, { size, kind: 'absolute', trailing: 0, signed, value });
}

/** A distance from the end of the instruction. */
function putRelative(
  sink: CodeSink,
  value: Value,
  size: number,
  trailing: number,
  start: number,
  length: number,
  context: EncodeContext,
): void {
  const known = value.section === context.section && value.wrt === noSection;
  if (known && !value.selfRelative) {
    if (typeof value.offset === 'number') sink.distance = { at: sink.length - start, size };
    putInteger(sink, subtract(value.offset, context.address + length), size);
    return;
  }
  putFixup(sink, start, { size, kind: 'relative', trailing, signed: 'signed', value });
}

function putTail(
  sink: CodeSink,
  match: Match,
  layout: Layout,
  start: number,
  context: EncodeContext,
): void {
  const { form, instruction } = match;
  for (let index = 0; index < form.operands.length; index++) {
    const where = form.operands[index]!.slot;
    const operand = instruction.operands[index]!;
    const size = tailSize(where, form, context.bits);
    if (size === 0) continue;
    if (operand.kind === 'memory') {
      checkOffset(sink, operand, index, size);
      putValue(sink, operand.displacement, size, start, 'either');
      continue;
    }
    if (operand.kind !== 'immediate') continue;
    if (where === slot.relative || where === slot.relative8) {
      if (operand.value.selfRelative) {
        sink.problems.push(errorOf('invalid use of self-relative expression', index));
      }
      if (where === slot.relative8) checkShortJump(sink, operand.value, layout.length, context);
      else checkJump(sink, operand.value, size, layout.length, context);
      putRelative(sink, operand.value, size, 0, start, layout.length, context);
    } else if (where === slot.pointer)
      putPointer(sink, operand.value, operand.farSegment, size, start);
    else {
      checkImmediate(sink, operand, index, where, form, context.bits);
      const signed = where === slot.signedDouble || where === slot.signedByte;
      putValue(sink, operand.value, size, start, signed ? 'signed' : 'either');
    }
  }
  if (layout.hasLastByte) put(sink, layout.lastByte);
  if (form.lastByte >= 0) put(sink, form.lastByte);
}

function putPointer(
  sink: CodeSink,
  value: Value,
  segment: Value | undefined,
  size: number,
  start: number,
): void {
  checkPointer(sink, value, size - 2);
  putValue(sink, value, size - 2, start, 'either');
  const hasSegment = segment !== undefined && !segment.unknown;
  if (!hasSegment && isPlain(value) && !value.unknown) {
    sink.problems.push(errorOf('value referenced by FAR is not relocatable'));
  }
  if (!segment) {
    // `call far lab` takes the segment of its label.
    putFixup(sink, start, { size: 2, kind: 'segment', trailing: 0, signed: 'either', value });
    return;
  }
  if (isPlain(segment)) putInteger(sink, segment.offset, 2);
  else {
    // What is written in front of the colon is taken as it is, also an address.
    putFixup(sink, start, {
      size: 2,
      kind: 'absolute',
      trailing: 0,
      signed: 'either',
      value: segment,
    });
  }
}

function checkShortJump(
  sink: CodeSink,
  value: Value,
  length: number,
  context: EncodeContext,
): void {
  if (value.section !== context.section) return;
  const distance = Number(value.offset) - context.address - length;
  if (distance >= -128 && distance <= 127) return;
  sink.problems.push(errorOf('short jump is out of range', 0));
  sink.problems.push(warningOf('byte data exceeds bounds', 'number-overflow', 0));
}

/**
 * Writes the bytes of an instruction behind what the sink holds, with fixups and what there is to
 * say about it. After an error nothing is written.
 */
export function encode(match: Match, context: EncodeContext, sink: CodeSink): void {
  const start = sink.length;
  const layout = layoutOf(match.instruction, match.form, context);
  if (encodingProblems(sink, match, layout, context)) return;
  putPrefixes(sink, match, layout, context.bits);
  putOpcode(sink, match, layout);
  putAddress(sink, match, layout, start, context);
  if ((match.form.flags & flag.suffix) !== 0) put(sink, match.form.opcode.at(-1)!);
  putTail(sink, match, layout, start, context);
}
