// The operands of a decoded instruction, as registers and memory are at a stop.
import type { Variable } from '#core/machine/machine.ts';
import type { DecodedInstruction, DecodedMemory, DecodedOperand } from '../decoder/decoded.ts';
import { kind } from '../isa/form.ts';
import { registers } from '../isa/registers.ts';
import { peekBytes } from './memory-access.ts';
import { isReadAsSigned } from './number-text.ts';
import * as layout from './processor/layout.ts';
import type { X86State } from './state.ts';

const [frameSegment, stackSegment, dataSegment] = [4, 2, 3];
/** sp and bp: addresses that begin with them lie on the stack. */
const stackRegisters: ReadonlySet<number> = new Set([4, 5]);

/** `rdi`, by the number in encodings and the width in bits. */
export function generalName(number: number, bits: number, highByte = false): string {
  const found = registers.find(
    each =>
      each.class === 'general' &&
      each.bits === bits &&
      each.number === number &&
      each.highByte === highByte,
  );
  return found?.name ?? `register ${number}`;
}

function segmentBase({ processor, isSegmented }: X86State, memory: DecodedMemory): bigint {
  const usual = stackRegisters.has(memory.base) ? stackSegment : dataSegment;
  const segment = memory.segment >= 0 ? memory.segment : usual;
  if (segment < frameSegment && !isSegmented) return 0n;
  return processor.view.getBigInt64(layout.segmentBase + segment * 8, true);
}

/**
 * The address that an operand leads to, canonical; `end` is the address behind the instruction.
 * Undefined for one whose index is a vector, which leads to many.
 */
export function effectiveAddress(
  state: X86State,
  memory: DecodedMemory,
  end: number,
  withSegment = true,
): number | undefined {
  const { processor } = state;
  const { base, index, addressSize } = memory;
  if (index >= 0 && memory.indexFamily !== kind.general) return undefined;
  let sum = BigInt(memory.displacement);
  if (memory.relative) sum += BigInt(end);
  if (base >= 0) sum += processor.general(base);
  if (index >= 0) sum += processor.general(index) * BigInt(memory.scale);
  const offset = BigInt.asUintN(addressSize, sum);
  const linear = withSegment ? offset + segmentBase(state, memory) : offset;
  if (processor.mode === 64) return Number(BigInt.asIntN(64, linear));
  return Number(BigInt.asUintN(32, linear));
}

/** The general registers that an operand's address is made of. */
export function addressRegisters({ base, index, indexFamily }: DecodedMemory): readonly number[] {
  const isGeneral = index >= 0 && indexFamily === kind.general;
  return [...new Set([...(base >= 0 ? [base] : []), ...(isGeneral ? [index] : [])])];
}

/** A number in memory, unsigned; undefined where there is no memory, or not all of it. */
export function numberInMemory(
  { processor, memory }: X86State,
  address: number,
  bytes: number,
): bigint | undefined {
  const content = peekBytes(processor, memory, address, bytes);
  if (content.length < bytes) return undefined;
  return content.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);
}

/** An integer operand in `bits` bits, unsigned; undefined for operands of other kinds. */
export function operandValue(
  state: X86State,
  operand: DecodedOperand,
  bits: number,
  end: number,
): bigint | undefined {
  if (operand.kind === 'immediate') return BigInt.asUintN(bits, BigInt(operand.value));
  if (operand.kind === 'memory') {
    const address = effectiveAddress(state, operand, end);
    return address === undefined ? undefined : numberInMemory(state, address, bits / 8);
  }
  if (operand.kind !== 'register' || operand.family !== kind.general) return undefined;
  const { number, highByte } = operand;
  if (highByte) return (state.processor.general(number - 4) >> 8n) & 0xffn;
  return BigInt.asUintN(bits, state.processor.general(number));
}

/** The width of an instruction's integers, by its first operand that tells one. */
export function operandBits({ operands, operandSize }: DecodedInstruction): number {
  for (const operand of operands) {
    const isSized = operand.kind === 'register' || operand.kind === 'memory';
    if (isSized && operand.size > 0) return operand.size;
  }
  return operandSize;
}

const vectors = kind.xmm | kind.ymm | kind.zmm;
const x87Floats: ReadonlySet<string> = new Set(
  'fld fst fstp fadd fmul fsub fsubr fdiv fdivr fcom fcomp'.split(' '),
);

/** The width of the floating-point numbers that an instruction reads; undefined for none. */
function floatBits({ form: { mnemonic }, operands }: DecodedInstruction, bits: number) {
  if (x87Floats.has(mnemonic)) return bits === 32 || bits === 64 ? bits : undefined;
  const isVector = operands.some(each => each.kind === 'register' && (each.family & vectors) !== 0);
  if (!isVector) return undefined;
  if (/[ps]s$/.test(mnemonic)) return 32;
  return /[ps]d$/.test(mnemonic) ? 64 : undefined;
}

function floats(view: DataView, bits: 32 | 64): string {
  const size = bits / 8;
  const count = Math.floor(view.byteLength / size);
  const numbers = Array.from({ length: count }, (_, index) =>
    bits === 32 ? view.getFloat32(index * 4, true) : view.getFloat64(index * 8, true),
  );
  return numbers.join(', ');
}

/** What an instruction finds at an address, named after its operand's size. */
export function valuesInMemory(
  state: X86State,
  instruction: DecodedInstruction,
  address: number,
  bits: number,
): readonly Variable[] {
  const content = peekBytes(state.processor, state.memory, address, bits / 8);
  if (content.length < bits / 8) return [];
  const view = new DataView(content.buffer, content.byteOffset, content.length);
  const width = floatBits(instruction, bits);
  if (width !== undefined && bits >= width) return [{ name: '', value: floats(view, width) }];
  const value = content.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  if (bits > 64) return [{ name: '', value: `0x${value.toString(16)}` }];
  return [{ name: '', value, bits, signed: isReadAsSigned(value, bits) }];
}
