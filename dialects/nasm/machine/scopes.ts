// What there is to see of a program at a stop, as trees of variables.
import type { Edit, Register, Scope, Variable } from '#core/machine/machine.ts';
import { hexadecimal } from './exceptions.ts';
import { type CallPlace, callAt } from './frames.ts';
import { peekBytes } from './memory-access.ts';
import { isReadAsSigned } from './number-text.ts';
import * as layout from './processor/layout.ts';
import { segmentNumber } from './processor.ts';
import { flagRows, shownRegisters } from './registers.ts';
import type { X86State } from './state.ts';
import { isPrintable, shownText } from './text-in-memory.ts';

const thread = 1;
/** Slots of the stack that its scope shows. */
const shownSlots = 32;
const vectorBytes = 64;
/** An address that has no name. */
const nowhere = -1;

/** Labels of data, by address. */
export interface DataLabel {
  readonly name: string;
  readonly address: number;
  /** In bytes. */
  readonly length: number;
}

/** What an address is: `main+0x12`; '' for nothing known. */
export type NameAddress = (address: number) => string;

export function scopesOf(
  state: X86State,
  labels: readonly DataLabel[],
  nameOf: NameAddress,
): Scope[] {
  const scope = (
    name: string,
    presentation: Scope['presentation'],
    variables: () => readonly Variable[],
    expensive = false,
  ): Scope => ({ name, presentation, expensive, variables });
  return [
    scope('Registers', 'registers', () => registerVariables(state, nameOf)),
    scope('Flags', 'registers', () => flagVariables(state)),
    scope('Stack', 'locals', () => stackVariables(state, nameOf)),
    ...(labels.length > 0
      ? [scope('Data', 'other', () => labels.map(label => labelVariable(state, label)))]
      : []),
    scope('Vectors', 'registers', () => vectorVariables(state), true),
    scope('Memory', 'other', () => regionVariables(state), true),
  ];
}

const text = (name: string, value: string): Variable => ({ name, value });

function registerEdit(register: string, value: bigint): Edit {
  return { kind: 'register', thread, register, value };
}

function registerVariables(state: X86State, nameOf: NameAddress): Variable[] {
  return shownRegisters(state).map(({ writable, note, ...register }) => {
    const place = nameOf(placeOf(state, register));
    const shown = note ?? place;
    return {
      ...register,
      ...(shown === '' ? {} : { note: shown }),
      watch: { kind: 'register', thread, register: register.name },
      ...(writable ? { edit: next => registerEdit(register.name, next) } : {}),
    };
  });
}

/** Where a register points to; in segments only the instruction pointer says it alone. */
function placeOf(
  { processor, isSegmented }: X86State,
  { name, bits, value }: Pick<Register, 'name' | 'bits' | 'value'>,
): number {
  if (isSegmented) return name === 'ip' ? processor.instructionPointer : nowhere;
  return bits > 16 ? Number(BigInt.asIntN(64, value)) : nowhere;
}

function flagVariables(state: X86State): Variable[] {
  const flags = BigInt(state.processor.call.readFlags() >>> 0);
  return flagRows.map(({ name, bit, summary }) => ({
    name,
    value: (flags >> BigInt(bit)) & 1n,
    bits: 1,
    summary,
    edit: next => {
      const mask = 1n << BigInt(bit);
      const register = state.processor.mode === 64 ? 'rflags' : 'eflags';
      return registerEdit(register, next === 0n ? flags & ~mask : flags | mask);
    },
  }));
}

/** A number in memory that can be set and watched. */
function numberVariable(
  state: X86State,
  name: string,
  address: number,
  bytes: number,
): Variable | undefined {
  const content = peekBytes(state.processor, state.memory, address, bytes);
  if (content.length < bytes) return undefined;
  const number = content.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);
  return {
    name,
    value: number,
    bits: bytes * 8,
    signed: isReadAsSigned(number, bytes * 8),
    edit: value => ({ kind: 'memory', space: 'memory', address, bytes: bytesOf(value, bytes) }),
    watch: { kind: 'memory', space: 'memory', address, length: bytes },
    location: { space: 'memory', address },
  };
}

function bytesOf(value: bigint, count: number): Uint8Array {
  return Uint8Array.from({ length: count }, (_, index) =>
    Number((value >> BigInt(8 * index)) & 0xffn),
  );
}

/** The slots from the stack pointer on; return addresses say whose they are. */
function stackVariables(state: X86State, nameOf: NameAddress): Variable[] {
  const { processor, isSegmented } = state;
  const size = processor.mode / 8;
  const base = isSegmented ? processor.segmentBase(segmentNumber.ss) : 0;
  const pointer = processor.general(4);
  const top = base + Number(isSegmented ? BigInt.asUintN(16, pointer) : BigInt.asIntN(64, pointer));
  const returns = new Map<number, CallPlace>();
  for (let index = state.depth - 1; index >= 0 && returns.size < shownSlots; index--) {
    if (index >= layout.shadowFrames) continue;
    const call = callAt(state, index);
    returns.set(call.stack, call);
  }
  const slots: Variable[] = [];
  for (let index = 0; index < shownSlots; index++) {
    const address = top + index * size;
    const slot = numberVariable(state, hexadecimal(address - base), address, size);
    if (!slot) break;
    const call = returns.get(address);
    const points = Number(BigInt.asIntN(processor.mode, slot.value as bigint));
    const target = nameOf(!isSegmented ? points : (call?.returnAddress ?? nowhere));
    const note = call ? `returns from ${nameOf(call.entry)} to ${target}` : target;
    slots.push(note === '' ? slot : { ...slot, note });
  }
  return slots;
}

const elementSizes = [1, 2, 4, 8];
/** Elements of an array that are shown. */
const elementsMax = 64;

function labelVariable(state: X86State, { name, address, length }: DataLabel): Variable {
  const size = elementSizes.includes(length) ? length : 8;
  const first = elementSizes.includes(length)
    ? numberVariable(state, name, address, size)
    : undefined;
  if (first) return first;
  const content = peekBytes(state.processor, state.memory, address, Math.min(length, 4096));
  return {
    name,
    value: summaryOf(content, length),
    location: { space: 'memory', address },
    watch: { kind: 'memory', space: 'memory', address, length },
    children: () => elementsOf(state, address, length),
  };
}

function elementsOf(state: X86State, address: number, length: number): Variable[] {
  const elements: Variable[] = [];
  for (let at = 0; at < length && elements.length < elementsMax; at++) {
    const element = numberVariable(state, `[${at}]`, address + at, 1);
    if (element) elements.push(element);
  }
  return elements;
}

/** Text where the bytes are text, else the first of them. */
function summaryOf(content: Uint8Array, length: number): string {
  const end = content.indexOf(0);
  const characters = end < 0 ? content : content.subarray(0, end);
  const isText = characters.length > 0 && characters.every(isPrintable);
  if (isText) return shownText(characters);
  const bytes = Array.from(content.subarray(0, 8), byte => byte.toString(16).padStart(2, '0'));
  return `${length} bytes: ${bytes.join(' ')}${length > 8 ? ' …' : ''}`;
}

function vectorVariables({ processor }: X86State): Variable[] {
  const { view } = processor;
  const count = processor.mode === 64 ? 16 : 8;
  const vectors = Array.from({ length: count }, (_, number): Variable => {
    const place = layout.vectors + number * vectorBytes;
    const low = view.getBigUint64(place, true);
    const high = view.getBigUint64(place + 8, true);
    const doubles = [0, 1].map(index => view.getFloat64(place + index * 8, true));
    const floats = [0, 1, 2, 3].map(index => view.getFloat32(place + index * 4, true));
    const integers = [0, 1, 2, 3].map(index => view.getInt32(place + index * 4, true));
    return {
      name: `xmm${number}`,
      value: (high << 64n) | low,
      bits: 128,
      children: () => [
        text('doubles', doubles.join(', ')),
        text('floats', floats.join(', ')),
        text('doublewords', integers.join(', ')),
      ],
    };
  });
  return [
    ...vectors,
    { name: 'mxcsr', value: BigInt(view.getUint32(layout.mxcsr, true)), bits: 32 },
  ];
}

function regionVariables({ memory }: X86State): Variable[] {
  return memory.regions.map(({ start, end, protection, name }) => {
    const letters = ['r', 'w', 'x'].map((letter, bit) => ((protection >> bit) & 1 ? letter : '-'));
    return {
      name: name || 'memory',
      value: `${hexadecimal(start)}–${hexadecimal(end)} ${letters.join('')}`,
      location: { space: 'memory', address: start },
    };
  });
}
