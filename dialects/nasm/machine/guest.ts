// What system calls and library functions see of the machine that a program runs in.

/** What may be done with a page: the bits of mmap's `prot`. */
export const protection = { none: 0, read: 1, write: 2, execute: 4 } as const;

/** Pages have so many bytes. */
export const pageSize = 4096;

/** A stretch of mapped pages; both ends are multiples of `pageSize`. */
export interface Region {
  readonly start: number;
  /** Behind the last byte. */
  readonly end: number;
  /** Bits of `protection`. */
  readonly protection: number;
  /** For people: `stack`, `heap`, `.text`, `libc`. */
  readonly name: string;
}

/**
 * The virtual memory. Addresses are canonical: sign-extended 48-bit numbers in 64-bit programs,
 * 0 to 2^32 - 1 in others. Pages cost memory when they are first written, not when they are mapped.
 */
export interface AddressSpace {
  readonly regions: readonly Region[];
  /** The region that holds an address. */
  regionAt(address: number): Region | undefined;
  /** Maps fresh pages of zeros in the place of whatever was there. */
  map(start: number, end: number, protection: number, name: string): void;
  unmap(start: number, end: number): void;
  /** False, with nothing changed, where part of the stretch is not mapped. */
  protect(start: number, end: number, protection: number): boolean;
  /**
   * The start of a free stretch of `bytes`: at or above `from` and the lowest, or, with
   * `downward`, below `from` and the highest; undefined where there is none.
   */
  findFree(bytes: number, from: number, downward: boolean): number | undefined;
}

/** Thrown by memory accesses of a guest: a page that is not there or may not be used so. */
export class MemoryFault extends Error {
  readonly address: number;
  readonly access: 'read' | 'write' | 'execute';
  /** What led there, without a full stop; absent where the instruction says it all. */
  readonly explanation: string | undefined;

  constructor(address: number, access: 'read' | 'write' | 'execute', explanation?: string) {
    super(explanation ?? `no ${access} at ${address}`);
    this.address = address;
    this.access = access;
    this.explanation = explanation;
  }
}

/**
 * Thrown by a call that must wait for more input, before it has changed anything: the instruction
 * is executed again once there is some.
 */
export class WaitForInput extends Error {}

/** Thrown by a call that ends the program. */
export class ProgramExit extends Error {
  /** 0 to 255; 128 and the signal's number where one has ended the program. */
  readonly status: number;
  /** Why, without a full stop, where the program has not ended by itself. */
  readonly reason: string | undefined;

  constructor(status: number, reason?: string) {
    super(reason ?? `exit ${status}`);
    this.status = status;
    this.reason = reason;
  }
}

/** The first entry of the descriptor table that Linux keeps for a thread's segments. */
export const firstThreadEntry = 12;

/** A program under way, as a system call or a library function finds it. */
export interface Guest {
  /** 64 for x86-64, 32 for i386. */
  readonly bits: 32 | 64;
  readonly memory: AddressSpace;
  /** Instructions executed since the start: the only clock that there is. */
  readonly moment: number;

  /** A general register by number, 0 to 15 as the processor counts them; unsigned. */
  general(number: number): bigint;
  setGeneral(number: number, value: bigint): void;
  /** The low 64 bits of xmm0 to xmm15, as they stand. */
  vector(number: number): bigint;
  setVector(number: number, value: bigint): void;
  /** ST(0), popped and pushed: what functions of the i386 return numbers in. */
  pushFloat(value: number): void;
  /** The same with all bits of an extended number: its mantissa, and sign with power. */
  pushExtended(mantissa: bigint, signAndPower: number): void;
  instructionPointer: number;
  /** RFLAGS: what a signal's handler finds saved. */
  flags: bigint;
  /** Where fs or gs begins: thread-local variables lie there. */
  segmentBase(segment: 'fs' | 'gs'): number;
  setSegmentBase(segment: 'fs' | 'gs', base: number): void;
  /**
   * The segments 0 to 2 that a program of the i386 has its thread's variables in; undefined where
   * one is not made. What is loaded into fs or gs already moves with it.
   */
  threadSegment(index: number): number | undefined;
  setThreadSegment(index: number, base: number | undefined): void;
  /** x87 and SSE as FXSAVE writes them, 512 bytes: what a signal's handler finds saved. */
  floatState(): Uint8Array;
  setFloatState(state: Uint8Array): void;

  /** These three check permissions and throw MemoryFault, before anything is changed. */
  read(address: number, bytes: number): Uint8Array;
  write(address: number, bytes: Uint8Array): void;
  /** Bytes up to the zero, without it; at most `limit`. */
  readString(address: number, limit: number): Uint8Array;
  /** 1, 2, 4 or 8 bytes, little-endian, unsigned. */
  readNumber(address: number, bytes: number): bigint;
  writeNumber(address: number, bytes: number, value: bigint): void;
  /** The program may not rely on what stands here, until it has written it. */
  forgetContent(address: number, bytes: number): void;
}
