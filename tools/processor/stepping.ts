// A program on our processor, an instruction at a time, with its state in the form of the tracer.
import { decode } from '#dialects/nasm/decoder/decode.ts';
import type { DecodedInstruction } from '#dialects/nasm/decoder/decoded.ts';
import { factsOf } from '#dialects/nasm/isa/facts.ts';
import type { Environment } from '#dialects/nasm/machine/environment.ts';
import { readFloatState, writeFloatState } from '#dialects/nasm/machine/float-state.ts';
import { protection } from '#dialects/nasm/machine/guest.ts';
import { readExecutable } from '#dialects/nasm/machine/linking/executable-file.ts';
import { peekBytes, pokeBytes } from '#dialects/nasm/machine/memory-access.ts';
import { runMachine } from '#dialects/nasm/machine/run.ts';
import { X86State } from '#dialects/nasm/machine/state.ts';

const pageSize = 4096;
export const flagsAt = 128;
export const pointerAt = 136;
export const floatsAt = 144;
/** Sixteen registers, flags, the instruction pointer, and 512 bytes as FXSAVE writes them. */
export const recordSize = floatsAt + 512;

const longest = 15;
const arithmetic: Readonly<Record<string, number>> = {
  ...{ c: 1, p: 4, a: 16, z: 64, s: 128, d: 1024, o: 2048 },
};

function bitsOf(letters: string): number {
  return [...letters].reduce((mask, letter) => mask | (arithmetic[letter] ?? 0), 0);
}

const counted = /^(r[oc][lr]|sh[lr]d?|sa[lr])$/;

/** The flags that nobody defines behind an instruction, if `before` were not defined before it. */
export function undefinedAfter({ form }: DecodedInstruction, before: number): number {
  // How far a shift goes decides which flags it defines.
  if (counted.test(form.base)) return 0x8d5;
  const facts = factsOf(form);
  if (!facts) return before;
  const { flagsWritten, flagsCleared, flagsSet, flagsUndefined } = facts;
  const defined = bitsOf(flagsWritten + flagsCleared + flagsSet);
  return (before & ~defined) | bitsOf(flagsUndefined);
}

/** IF, RF, TF and ID are the system's own. */
const comparedFlags = 0xcd5;

/** A record without what is not compared; `unknown` are flags that nobody defines. */
export function comparable(record: Uint8Array, unknown: number): Uint8Array {
  const copy = record.slice();
  const view = new DataView(copy.buffer);
  const flags = view.getUint32(flagsAt, true) & comparedFlags & ~unknown;
  view.setBigUint64(flagsAt, BigInt(flags), true);
  // What the x87 executed last, the mask of MXCSR, and what lies behind the registers.
  copy.fill(0, floatsAt + 5, floatsAt + 24);
  copy.fill(0, floatsAt + 28, floatsAt + 32);
  for (let number = 0; number < 8; number++) {
    copy.fill(0, floatsAt + 42 + number * 16, floatsAt + 48 + number * 16);
  }
  copy.fill(0, floatsAt + 416);
  return copy;
}

/** Our processor with a program in it, which asks nobody for anything. */
export class Stepping {
  readonly state: X86State;

  constructor(file: Uint8Array, systemCall: Environment['systemCall'] = () => false) {
    this.state = new X86State(() => ({
      systemCall,
      libraryCall: () => undefined,
      library: { start: 0, end: 0 },
      handle: () => false,
      input: () => undefined,
      save: () => undefined,
      restore: () => undefined,
    }));
    const { processor, memory } = this.state;
    processor.mode = 64;
    const image = readExecutable(file);
    for (const { address, bytes, size, protection: allowed, name } of image.segments) {
      const start = Math.floor(address / pageSize) * pageSize;
      memory.map(start, Math.ceil((address + size) / pageSize) * pageSize, allowed, name);
      pokeBytes(processor, memory, address, bytes);
    }
  }

  /** Memory that the system has given or filled. */
  put(address: number, bytes: Uint8Array): void {
    const { processor, memory } = this.state;
    for (let page = Math.floor(address / pageSize) * pageSize; page < address + bytes.length; ) {
      const { read, write } = protection;
      if (!memory.regionAt(page)) memory.map(page, page + pageSize, read | write, 'system');
      page += pageSize;
    }
    pokeBytes(processor, memory, address, bytes);
  }

  peek(address: number, count: number): Uint8Array {
    return peekBytes(this.state.processor, this.state.memory, address, count);
  }

  /** The instruction that comes next; undefined for bytes that are none. */
  next(): DecodedInstruction | undefined {
    return decode(this.peek(this.state.processor.instructionPointer, longest), 0, 64);
  }

  /** Executes one; false where the program cannot go on. */
  step(): boolean {
    runMachine(this.state, this.state.moment + 1, {});
    return this.state.ending === undefined;
  }

  record(): Uint8Array {
    const { processor } = this.state;
    const record = new Uint8Array(recordSize);
    const view = new DataView(record.buffer);
    for (let number = 0; number < 16; number++) {
      view.setBigUint64(number * 8, processor.general(number), true);
    }
    view.setBigUint64(flagsAt, BigInt(processor.call.readFlags() >>> 0), true);
    view.setBigInt64(pointerAt, BigInt(processor.instructionPointer), true);
    record.set(readFloatState(processor), floatsAt);
    return record;
  }

  /** Registers, flags and floating-point units become those of a record. */
  enter(record: Uint8Array): void {
    const { processor } = this.state;
    const view = new DataView(record.buffer, record.byteOffset, recordSize);
    for (let number = 0; number < 16; number++) {
      processor.setGeneral(number, view.getBigUint64(number * 8, true));
    }
    processor.call.writeFlags((view.getUint32(flagsAt, true) & comparedFlags) | 0x202);
    processor.instructionPointer = Number(view.getBigInt64(pointerAt, true));
    writeFloatState(processor, record.subarray(floatsAt));
  }
}
