// The calls that have not returned, kept beside the program, which need not keep them in order.
import type { Frame } from '#core/machine/machine.ts';

/** How a call came about. */
export const callKinds = ['call', 'trap', 'interrupt', 'exception'] as const;
export type CallKind = (typeof callKinds)[number];

export interface Call {
  readonly kind: CallKind;
  readonly returnAddress: number;
  readonly entry: number;
  /** The stack pointer right before the call. */
  readonly stack: number;
}

/** So many of the innermost calls are known; a power of two. */
export const callCapacity = 0x4000;
export const callMask = callCapacity - 1;
/** Numbers of a call in the array: return address and entry, stack pointer and kind. */
export const numbersPerCall = 2;
/** Deeper calls are not counted any more. */
const deepest = 2 ** 30;

export interface CallStackState {
  readonly depth: number;
  readonly base: number;
  readonly entry: number;
  /** The known calls, outermost first. */
  readonly calls: Int32Array;
}

/** The interpreter and generated code change `depth` and `calls` themselves where it is simple. */
export class CallStack {
  /** Calls that have not returned. */
  depth = 0;
  /** Those further out than this are not known any more. */
  base = 0;
  /** Where the outermost frame began. */
  entry = 0;
  /** A ring: call number n stands at n modulo the capacity. */
  calls: Int32Array = new Int32Array(callCapacity * numbersPerCall);

  push(kind: CallKind, returnAddress: number, entry: number, stack: number): void {
    if (this.depth === deepest) return;
    if (this.depth - this.base === callCapacity) this.base++;
    const at = (this.depth & callMask) * numbersPerCall;
    this.calls[at] = returnAddress | (entry << 16);
    this.calls[at + 1] = stack | (callKinds.indexOf(kind) << 16);
    this.depth++;
  }

  /** The call number `index`, 0 for the outermost; undefined for one that is not known. */
  at(index: number): Call | undefined {
    if (index < this.base || index >= this.depth) return undefined;
    const at = (index & callMask) * numbersPerCall;
    const places = this.calls[at]!;
    const rest = this.calls[at + 1]!;
    return {
      kind: callKinds[rest >> 16]!,
      returnAddress: places & 0xffff,
      entry: places >>> 16,
      stack: rest & 0xffff,
    };
  }

  get top(): Call | undefined {
    return this.at(this.depth - 1);
  }

  /** Takes away the innermost calls until `depth` are left. */
  unwindTo(depth: number): void {
    this.depth = depth;
    if (this.base > depth) this.base = depth;
  }

  /** Returns from the innermost trap, interrupt or exception; false if there is none. */
  unwindSystem(): boolean {
    for (let index = this.depth - 1; index >= this.base; index--) {
      if (this.at(index)!.kind === 'call') continue;
      this.unwindTo(index);
      return true;
    }
    return false;
  }

  /**
   * Returns to an address: from the innermost call, or from several at once, but not beyond a trap
   * or an interrupt. How many calls ended; 0 if none returns there.
   */
  unwindCalls(address: number): number {
    for (let index = this.depth - 1; index >= this.base; index--) {
      const call = this.at(index)!;
      if (call.returnAddress === address) {
        const count = this.depth - index;
        this.unwindTo(index);
        return count;
      }
      if (call.kind !== 'call') return 0;
    }
    if (this.base === 0) return 0;
    this.unwindTo(this.base - 1);
    return 1;
  }

  /** Innermost first; `pc` is where the innermost one is. */
  frames(pc: number): Frame[] {
    const frames: Frame[] = [];
    let address = pc;
    let came: Pick<Frame, 'interrupted'> = {};
    for (let index = this.depth - 1; index >= this.base; index--) {
      const { kind, returnAddress, entry } = this.at(index)!;
      frames.push({ address, entry, ...came });
      address = returnAddress;
      came = kind === 'interrupt' || kind === 'exception' ? { interrupted: true } : {};
    }
    frames.push({ address, entry: this.entry, ...came });
    return frames;
  }

  save(): CallStackState {
    const { depth, base, entry } = this;
    const known = (depth - base) * numbersPerCall;
    const calls = new Int32Array(known);
    const start = (base & callMask) * numbersPerCall;
    const first = Math.min(known, this.calls.length - start);
    calls.set(this.calls.subarray(start, start + first));
    calls.set(this.calls.subarray(0, known - first), first);
    return { depth, base, entry, calls };
  }

  load({ depth, base, entry, calls }: CallStackState): void {
    this.depth = depth;
    this.base = base;
    this.entry = entry;
    const start = (base & callMask) * numbersPerCall;
    const first = Math.min(calls.length, this.calls.length - start);
    this.calls.set(calls.subarray(0, first), start);
    this.calls.set(calls.subarray(first), 0);
  }
}
