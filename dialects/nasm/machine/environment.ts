// What surrounds a program and serves it: an operating system and a library.
import type { Guest, MemoryFault } from './guest.ts';

/** An exception of the processor, by the number of its vector. */
export interface ProcessorException {
  readonly vector: number;
  /** For page faults: what was to be accessed, and how. */
  readonly fault?: MemoryFault;
}

/** What is connected to ports; values are unsigned, of 1, 2 or 4 bytes. */
export interface Ports {
  read(port: number, bytes: number, guest: Guest): number;
  write(port: number, bytes: number, value: number, guest: Guest): void;
}

/** Something that comes by itself at a moment of the run, as a timer's interrupt does. */
export interface Alarm {
  /** When it comes next, in instructions; it may have been in the past. */
  next(): number;
  /** Called before the instruction of that moment; `next` is later afterwards. */
  ring(guest: Guest): void;
}

export interface Environment {
  /** `vector` is that of `int`; -1 for `syscall`, -2 for `hlt`. False where nobody serves it. */
  systemCall(vector: number, guest: Guest): boolean;
  /** A sentence where the call that was made last has failed; `number` is what eax was before. */
  failureOf?(number: number, guest: Guest): string | undefined;
  /** Absent where no program may use them. */
  readonly ports?: Ports;
  readonly alarm?: Alarm;
  libraryCall(index: number, guest: Guest): void;
  /** The call that the registers ask for, as text; undefined where nobody serves the vector. */
  describeSystemCall?(vector: number, guest: Guest): string | undefined;
  /**
   * The function of the library at an address with its arguments, before the call (or, without
   * `isCall`, where the return address is on the stack already); undefined for other addresses.
   */
  describeLibraryCall?(address: number, guest: Guest, isCall: boolean): string | undefined;
  /**
   * The library's functions are called at addresses from `start` on, one every 16 bytes; in real
   * mode these are what interrupts lead to.
   */
  readonly library: { readonly start: number; readonly end: number };
  /** True where the program has a handler for it, to which it goes on. */
  handle(exception: ProcessorException, guest: Guest): boolean;
  /** What the user types. */
  input(bytes: Uint8Array): void;
  /** The state, which nobody changes any more. */
  save(): unknown;
  restore(state: unknown): void;
}
