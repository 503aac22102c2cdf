// What the next instruction will do, and what operands in memory come to, for somebody who looks.
import type { Explanations, MemoryOperand } from '#core/machine/explanation.ts';
import { decode } from '../decoder/decode.ts';
import type { DecodedInstruction, DecodedMemory } from '../decoder/decoded.ts';
import { conditionNamed } from '../knowledge/conditions.ts';
import { causeOf } from './condition-cause.ts';
import { hexadecimal } from './exceptions.ts';
import { peekBytes } from './memory-access.ts';
import type { AddressNames } from './names.ts';
import { isReadAsSigned } from './number-text.ts';
import {
  addressRegisters,
  effectiveAddress,
  generalName,
  numberInMemory,
  operandValue,
  valuesInMemory,
} from './operand-values.ts';
import { segmentNumber } from './processor.ts';
import { flagRows } from './registers.ts';
import type { X86State } from './state.ts';
import { textAt } from './text-in-memory.ts';
import { targetOf } from './translation.ts';

const longest = 15;

function decodedAt({ processor, memory }: X86State, address: number) {
  const bytes = peekBytes(processor, memory, address, longest);
  return bytes.length > 0 ? decode(bytes, 0, processor.mode) : undefined;
}

export function explanationsOf(
  state: X86State,
  names: AddressNames,
  before: (address: number) => readonly number[],
): Explanations {
  const explain = (address: number): string | undefined => {
    const called = state.environment.describeLibraryCall?.(address, state.guest, false);
    if (called !== undefined) return called;
    const instruction = decodedAt(state, address);
    if (!instruction) return undefined;
    const end = address + instruction.length;
    return (
      explainCall(state, instruction, end, names) ??
      explainBranch(state, instruction, end, names) ??
      explainCondition({ state, names, before }, instruction, address)
    );
  };
  return {
    next: (_, address) => explain(address),
    memoryOperand: (_, address) => explainMemory(state, address, names),
  };
}

/** `0x401020 (main+4)`. */
function placeText(address: number, names: AddressNames): string {
  const name = names.describe(address);
  return name === '' ? hexadecimal(address) : `${name} (${hexadecimal(address)})`;
}

/** Where a segment of 16-bit code or of its stack begins; 0 in the other modes. */
function baseOf({ processor, isSegmented }: X86State, segment: number): number {
  return isSegmented ? processor.segmentBase(segment) : 0;
}

/** Where a jump or call leads that names its target. */
function directTarget(
  state: X86State,
  instruction: DecodedInstruction,
  end: number,
): number | undefined {
  return targetOf(instruction, end, baseOf(state, segmentNumber.cs));
}

/** Where a jump, a call or a return leads; undefined for instructions that lead nowhere else. */
function destinationOf(
  state: X86State,
  instruction: DecodedInstruction,
  end: number,
): number | undefined {
  const direct = directTarget(state, instruction, end);
  if (direct !== undefined) return direct;
  const { mode } = state.processor;
  const { mnemonic } = instruction.form;
  const base = baseOf(state, segmentNumber.cs);
  const canonical = (value: bigint) =>
    base + Number(mode === 64 ? BigInt.asIntN(64, value) : value);
  if (/^retn?$/.test(mnemonic)) {
    const pointer = Number(BigInt.asIntN(64, state.processor.general(4)));
    const top = baseOf(state, segmentNumber.ss) + (mode === 16 ? pointer & 0xffff : pointer);
    const value = numberInMemory(state, top, mode / 8);
    return value === undefined ? undefined : canonical(value);
  }
  const [operand] = instruction.operands;
  if (!operand || (mnemonic !== 'jmp' && mnemonic !== 'call')) return undefined;
  const value = operandValue(state, operand, mode, end);
  return value === undefined ? undefined : canonical(value);
}

/** A call of the system or of a function of the library, with its arguments. */
function explainCall(
  state: X86State,
  instruction: DecodedInstruction,
  end: number,
  names: AddressNames,
): string | undefined {
  const { environment, guest } = state;
  const { mnemonic } = instruction.form;
  if (mnemonic === 'syscall') return environment.describeSystemCall?.(-1, guest);
  const [operand] = instruction.operands;
  if (mnemonic === 'int' && operand?.kind === 'immediate') {
    return environment.describeSystemCall?.(Number(operand.value), guest);
  }
  if (mnemonic !== 'call' && mnemonic !== 'jmp') return undefined;
  const target = destinationOf(state, instruction, end);
  if (target === undefined) return undefined;
  const text = environment.describeLibraryCall?.(target, guest, mnemonic === 'call');
  if (text !== undefined) return text;
  const isDirect = directTarget(state, instruction, end) !== undefined;
  if (isDirect) return undefined;
  return `${mnemonic === 'call' ? 'Calls' : 'Jumps to'} ${placeText(target, names)}.`;
}

/** Returns, and jumps that ask a counter. */
function explainBranch(
  state: X86State,
  instruction: DecodedInstruction,
  end: number,
  names: AddressNames,
): string | undefined {
  const { mnemonic } = instruction.form;
  if (/^retn?$/.test(mnemonic)) {
    const target = destinationOf(state, instruction, end);
    return target === undefined ? undefined : `Returns to ${placeText(target, names)}.`;
  }
  const counter = /^j([er]?cx)z$/.exec(mnemonic)?.[1] ?? (/^loop/.test(mnemonic) ? 'count' : '');
  if (counter === '') return undefined;
  const bits = instruction.addressSize;
  const name = generalName(1, bits);
  const value = BigInt.asUintN(bits, state.processor.general(1));
  const target = placeText(directTarget(state, instruction, end) ?? end, names);
  if (!mnemonic.startsWith('loop')) {
    const verb = value === 0n ? 'Jumps' : 'Does not jump';
    return `${verb} to ${target}: ${name} is ${value}.`;
  }
  const left = BigInt.asUintN(bits, value - 1n);
  const zero = (state.processor.call.readFlags() & 64) !== 0;
  const wanted = /n[ez]/.test(mnemonic) ? !zero : /[ez]$/.test(mnemonic) ? zero : true;
  const verb = left !== 0n && wanted ? 'Jumps' : 'Does not jump';
  const flag = mnemonic === 'loop' ? '' : ` and ZF is ${zero ? 1 : 0}`;
  return `${verb} to ${target}: ${name} becomes ${left}${flag}.`;
}

export interface ConditionPlace {
  readonly state: X86State;
  readonly names: AddressNames;
  /** The addresses of the instructions that stand before one, the nearest first. */
  readonly before: (address: number) => readonly number[];
}

const outcomes: Readonly<Record<string, readonly [yes: string, no: string]>> = {
  j: ['Jumps', 'Does not jump'],
  set: ['Sets its operand to 1', 'Sets its operand to 0'],
  cmov: ['Moves', 'Does not move'],
};

/** Whether a condition holds, by the flags, and what has set them so. */
function explainCondition(
  place: ConditionPlace,
  instruction: DecodedInstruction,
  address: number,
): string | undefined {
  const { state, names } = place;
  const { mnemonic } = instruction.form;
  const [, verb = '', ending = ''] = /^(j|set|cmov)([a-z]+)$/.exec(mnemonic) ?? [];
  const condition = conditionNamed(ending);
  if (!condition) return undefined;
  const number = instruction.form.opcode.at(-1)! & 15;
  const holds = state.processor.call.conditionHolds(number) !== 0;
  const flags = state.processor.call.readFlags() >>> 0;
  const values = flagRows
    .filter(({ name }) => condition.flags.includes(name))
    .map(({ name, bit }) => `${name} is ${(flags >>> bit) & 1}`);
  const [yes, no] = outcomes[verb]!;
  const target = directTarget(state, instruction, address + instruction.length);
  const where = verb === 'j' && target !== undefined ? ` to ${placeText(target, names)}` : '';
  const reason = `${values.join(', ')} (asks for ${condition.flags})`;
  const cause = causeOf(place, address, number, flags);
  return `${holds ? yes : no}${where}: ${reason}.${cause === undefined ? '' : `\n${cause}`}`;
}

/** Instructions that take the address of their operand and leave alone what lies there. */
const takesAddress: ReadonlySet<string> = new Set(['lea', 'nop', 'invlpg', 'bndmk']);

function explainMemory(
  state: X86State,
  at: number,
  names: AddressNames,
): MemoryOperand | undefined {
  const instruction = decodedAt(state, at);
  const operand = instruction?.operands.find(
    (each): each is DecodedMemory => each.kind === 'memory',
  );
  if (!instruction || !operand) return undefined;
  const isRead = !takesAddress.has(instruction.form.mnemonic);
  const address = effectiveAddress(state, operand, at + instruction.length, isRead);
  if (address === undefined) return undefined;
  const registers = addressRegisters(operand).map(number => {
    const bits = operand.addressSize;
    const value = BigInt.asUintN(bits, state.processor.general(number));
    const note = names.describe(Number(BigInt.asIntN(bits, value)));
    const shown = note === '' ? {} : { note };
    return {
      name: generalName(number, bits),
      value,
      bits,
      signed: isReadAsSigned(value, bits),
      ...shown,
    };
  });
  const place = names.describe(address);
  if (!isRead) {
    const text = textAt(state, address);
    const values = text === undefined ? [] : [{ name: '', value: text }];
    return { address, place, values, registers };
  }
  const bits = operand.size > 0 ? operand.size : instruction.operandSize;
  const values = valuesInMemory(state, instruction, address, bits).map(each => {
    if (typeof each.value !== 'bigint' || each.bits !== state.processor.mode) return each;
    const note = names.describe(Number(BigInt.asIntN(each.bits, each.value)));
    return note === '' ? each : { ...each, note };
  });
  const problem = 'There is no memory there.';
  return { address, place, values, registers, ...(values.length > 0 ? {} : { problem }) };
}
