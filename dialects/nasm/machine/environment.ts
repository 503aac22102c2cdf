// What surrounds a program and serves it: an operating system and a library.
import type { Guest, MemoryFault } from './guest.ts';

/** An exception of the processor, by the number of its vector. */
export interface ProcessorException {
  readonly vector: number;
  /** For page faults: what was to be accessed, and how. */
  readonly fault?: MemoryFault;
}

export interface Environment {
  /** `vector` is that of `int`; -1 for `syscall`. False where nobody serves it. */
  systemCall(vector: number, guest: Guest): boolean;
  libraryCall(index: number, guest: Guest): void;
  /** The library's functions are called at addresses from `start` on, one every 16 bytes. */
  readonly library: { readonly start: number; readonly end: number };
  /** True where the program has a handler for it, to which it goes on. */
  handle(exception: ProcessorException, guest: Guest): boolean;
  /** What the user types. */
  input(bytes: Uint8Array): void;
  /** The state, which nobody changes any more. */
  save(): unknown;
  restore(state: unknown): void;
}
