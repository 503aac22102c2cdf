// The registers as a debugger shows them, and how they are set.
import { EditError, type Register } from '#core/machine/machine.ts';
import { isReadAsSigned } from './number-text.ts';
import * as layout from './processor/layout.ts';
import { segmentNumber } from './processor.ts';
import type { X86State } from './state.ts';

interface RegisterRow {
  readonly name: string;
  readonly bits: number;
  readonly summary: string;
  /** Where it lies in the state, in bytes; absent for the flags. */
  readonly place?: number;
  readonly signed?: boolean;
  readonly address?: boolean;
}

const names64 = 'rax rcx rdx rbx rsp rbp rsi rdi r8 r9 r10 r11 r12 r13 r14 r15'.split(' ');
const names32 = 'eax ecx edx ebx esp ebp esi edi'.split(' ');
const names16 = 'ax cx dx bx sp bp si di'.split(' ');
const lowNames = 'al cl dl bl spl bpl sil dil'.split(' ');
const highNames = 'ah ch dh bh'.split(' ');
const segmentNames = 'es cs ss ds fs gs'.split(' ');

/** What the System V ABI makes of the registers of x86-64. */
const conventions: Readonly<Record<string, string>> = {
  rax: 'The accumulator: the number of a system call, and what a function returns.',
  rcx: 'The fourth argument; counts repetitions. A system call changes it.',
  rdx: 'The third argument; the upper half of products and dividends.',
  rbx: 'Belongs to the caller: a function gives it back as it was.',
  rsp: 'The stack pointer.',
  rbp: 'Belongs to the caller; often the pointer to the frame.',
  rsi: 'The second argument; the source of string instructions.',
  rdi: 'The first argument; the destination of string instructions.',
  r8: 'The fifth argument.',
  r9: 'The sixth argument.',
  r10: 'The fourth argument of a system call.',
  r11: 'A scratch register. A system call changes it.',
};

function generalRows(names: readonly string[], bits: number): RegisterRow[] {
  return names.map((name, number) => {
    const wide = names64[number]!;
    return {
      name,
      bits,
      signed: true,
      place: layout.general + number * 8,
      summary: conventions[wide] ?? 'Belongs to the caller: a function gives it back as it was.',
    };
  });
}

const flagsRow = (name: string, bits: number): RegisterRow => ({
  name,
  bits,
  summary: 'The flags: what the last arithmetic came to, and modes of the processor.',
});

const pointerRow = (name: string, bits: number): RegisterRow => ({
  name,
  bits,
  address: true,
  place: layout.instructionPointer,
  summary: 'The address of the next instruction.',
});

const segmentRows: readonly RegisterRow[] = segmentNames.map((name, number) => ({
  name,
  bits: 16,
  place: layout.segmentSelector + number * 2,
  summary: 'A segment register.',
}));

const modeRows: Readonly<Record<16 | 32 | 64, readonly RegisterRow[]>> = {
  64: [...generalRows(names64, 64), pointerRow('rip', 64), flagsRow('rflags', 64), ...segmentRows],
  32: [...generalRows(names32, 32), pointerRow('eip', 32), flagsRow('eflags', 32), ...segmentRows],
  16: [...generalRows(names16, 16), pointerRow('ip', 16), flagsRow('flags', 16), ...segmentRows],
};

/** Parts of registers that no list shows and that have names all the same. */
function partRows(): RegisterRow[] {
  const parts: RegisterRow[] = [];
  const add = (name: string, bits: number, place: number, of: string) =>
    parts.push({ name, bits, place, signed: true, summary: `A part of ${of}.` });
  names64.forEach((wide, number) => {
    const place = layout.general + number * 8;
    if (number < 8) {
      add(names32[number]!, 32, place, wide);
      add(names16[number]!, 16, place, wide);
      add(lowNames[number]!, 8, place, wide);
      if (number < 4) add(highNames[number]!, 8, place + 1, wide);
    } else {
      add(`${wide}d`, 32, place, wide);
      add(`${wide}w`, 16, place, wide);
      add(`${wide}b`, 8, place, wide);
    }
  });
  return parts;
}

const parts = [...partRows(), flagsRow('eflags', 32), flagsRow('flags', 16)];

/** The instruction pointer counts from the beginning of the code segment. */
function codeBase({ processor, isSegmented }: X86State): number {
  return isSegmented ? processor.segmentBase(segmentNumber.cs) : 0;
}

function readValue(state: X86State, { place, bits }: RegisterRow): bigint {
  const { processor } = state;
  if (place === layout.instructionPointer) {
    const offset = BigInt(processor.instructionPointer - codeBase(state));
    return BigInt.asUintN(bits, offset);
  }
  if (place === undefined) return BigInt(processor.call.readFlags() >>> 0);
  const { view } = processor;
  if (bits === 8) return BigInt(view.getUint8(place));
  if (bits === 16) return BigInt(view.getUint16(place, true));
  if (bits === 32) return BigInt(view.getUint32(place, true));
  return view.getBigUint64(place, true);
}

/** The flags by the letters of debuggers, in their order from the top. */
// biome-ignore format: one flag a row.
export const flagRows = [
  { name: 'OF', bit: 11, summary: 'Overflow: the signed result does not fit.' },
  { name: 'DF', bit: 10, summary: 'Direction: string instructions go down.' },
  { name: 'IF', bit: 9,  summary: 'Interrupts are on.' },
  { name: 'TF', bit: 8,  summary: 'Trap: an exception behind each instruction.' },
  { name: 'SF', bit: 7,  summary: 'Sign: the result is negative.' },
  { name: 'ZF', bit: 6,  summary: 'Zero: the result is 0.' },
  { name: 'AF', bit: 4,  summary: 'Adjust: a carry out of bit 3.' },
  { name: 'PF', bit: 2,  summary: 'Parity: the low byte has an even number of ones.' },
  { name: 'CF', bit: 0,  summary: 'Carry: the unsigned result does not fit.' },
] as const;

function flagsNote(flags: bigint): string {
  const set = flagRows.filter(({ bit }) => ((flags >> BigInt(bit)) & 1n) === 1n);
  return set.map(({ name }) => name).join(' ');
}

function registerOf(state: X86State, row: RegisterRow): Register {
  const value = readValue(state, row);
  const { name, bits, summary, signed = false } = row;
  const isAddress = row.address && !state.isSegmented;
  return {
    name,
    bits,
    value,
    signed: signed && isReadAsSigned(value, bits),
    writable: true,
    summary,
    ...(isAddress ? { address: true } : {}),
    ...(row.place === undefined ? { note: flagsNote(value) } : {}),
  };
}

/** The registers of the mode, and then the parts of them. */
export function registersOf(state: X86State): Register[] {
  const { mode } = state.processor;
  const rows = modeRows[mode];
  const names = new Set(rows.map(({ name }) => name));
  const widest = mode === 64 ? 63 : 32;
  const others = parts.filter(({ name, bits }) => !names.has(name) && bits <= widest);
  const present = mode === 64 ? others : others.filter(({ name }) => isOld(name));
  return [...rows, ...present].map(row => registerOf(state, row));
}

/** The registers that the Registers scope lists. */
export function shownRegisters(state: X86State): Register[] {
  return modeRows[state.processor.mode].map(row => registerOf(state, row));
}

/** Whether 32-bit code knows the register. */
function isOld(name: string): boolean {
  return !/^r\d|^(spl|bpl|sil|dil)$/.test(name);
}

/** Throws EditError for a name that is none. */
export function setRegister(state: X86State, wanted: string, value: bigint): void {
  const name = wanted.toLowerCase();
  const { processor } = state;
  const row = [...modeRows[processor.mode], ...parts].find(each => each.name === name);
  if (!row) throw new EditError(`There is no register ${wanted} in ${processor.mode}-bit code.`);
  const number = BigInt.asUintN(row.bits, value);
  const { view } = processor;
  if (row.place === undefined) processor.call.writeFlags(Number(BigInt.asUintN(32, number)) | 2);
  else if (row.place === layout.instructionPointer) {
    processor.instructionPointer = signed(number) + codeBase(state);
  } else if (isSegment(row.place)) {
    processor.setSelector((row.place - layout.segmentSelector) / 2, Number(number));
  } else if (row.bits === 8) view.setUint8(row.place, Number(number));
  else if (row.bits === 16) view.setUint16(row.place, Number(number), true);
  else view.setBigUint64(row.place, number, true);
}

function isSegment(place: number): boolean {
  return place >= layout.segmentSelector && place < layout.segmentSelector + 12;
}

function signed(value: bigint): number {
  return Number(BigInt.asIntN(64, value));
}
