// What a program can tell at a stop of the instructions that its sources show.
import type { Address, ThreadId, Variable } from './machine.ts';

/** An operand in memory, with the registers as they are now. */
export interface MemoryOperand {
  readonly address: Address;
  /** What the program calls the place: `count+8`; '' for nothing known. */
  readonly place: string;
  /** What lies there, as the instruction reads it; none where it takes the address alone. */
  readonly values: readonly Variable[];
  /** The registers that lead there. */
  readonly registers: readonly Variable[];
  /** Why there are no values, where there should be some. */
  readonly problem?: string;
}

/** Sentences are for people; what an instruction means in general is no affair of these. */
export interface Explanations {
  /**
   * What the instruction at `address`, which is the thread's next one, will do in this state:
   * whether it jumps and why, what it calls with which arguments. Undefined for nothing to tell.
   */
  next(thread: ThreadId, address: Address): string | undefined;
  /** The operand in memory of the instruction at `address`; undefined for none. */
  memoryOperand(thread: ThreadId, address: Address): MemoryOperand | undefined;
}
