// The system calls of Linux by number, for x86-64 and for i386.
import { systemCallNames32, systemCallNames64 } from './system-call-numbers.ts';
import { type Argument, arguments32, arguments64 } from './system-call-signatures.ts';
import { systemCallSummaries } from './system-call-texts.ts';

export type { Argument, ArgumentKind } from './system-call-signatures.ts';

export interface SystemCall {
  readonly number: number;
  readonly name: string;
  /** In the order of the convention's registers. */
  readonly arguments: readonly Argument[];
  /** One sentence of at most 90 characters; '' for calls that are rarely used. */
  readonly summary: string;
}

/** How a program calls the kernel. */
export interface CallingConvention {
  /** As it is written: `syscall`, `int 0x80`. */
  readonly instruction: string;
  /** The register that the number goes into, and that the result comes back in. */
  readonly number: string;
  readonly arguments: readonly string[];
  /** Registers that the kernel leaves with other values, beside the result. */
  readonly changed: readonly string[];
}

export const convention64: CallingConvention = {
  instruction: 'syscall',
  number: 'rax',
  arguments: ['rdi', 'rsi', 'rdx', 'r10', 'r8', 'r9'],
  changed: ['rcx', 'r11'],
};

export const convention32: CallingConvention = {
  instruction: 'int 0x80',
  number: 'eax',
  arguments: ['ebx', 'ecx', 'edx', 'esi', 'edi', 'ebp'],
  changed: [],
};

/** A result from −4095 to −1 is an error: the negated number of errno.h. */
export const lowestError = -4095;

/** A call without the ending that tells its wider arguments: `setuid32`, `futex_time64`. */
function plainName(name: string): string {
  return name.replace(/(_time)?(32|64)$/, '');
}

function callsOf(
  names: ReadonlyMap<number, string>,
  signatures: ReadonlyMap<string, readonly Argument[]>,
): ReadonlyMap<number, SystemCall> {
  const calls = new Map<number, SystemCall>();
  for (const [number, name] of names) {
    const summary = systemCallSummaries.get(name) ?? systemCallSummaries.get(plainName(name)) ?? '';
    calls.set(number, { number, name, arguments: signatures.get(name) ?? [], summary });
  }
  return calls;
}

let calls64: ReadonlyMap<number, SystemCall> | undefined;
let calls32: ReadonlyMap<number, SystemCall> | undefined;

/** Every call of x86-64 Linux by number; made when it is asked for. */
export function systemCalls64(): ReadonlyMap<number, SystemCall> {
  calls64 ??= callsOf(systemCallNames64(), arguments64());
  return calls64;
}

/** Every call of i386 Linux by number; made when it is asked for. */
export function systemCalls32(): ReadonlyMap<number, SystemCall> {
  calls32 ??= callsOf(systemCallNames32(), arguments32());
  return calls32;
}

/** The call that `syscall` makes with this number in rax. */
export function systemCall64(number: number): SystemCall | undefined {
  return systemCalls64().get(number);
}

/** The call that `int 0x80` makes with this number in eax. */
export function systemCall32(number: number): SystemCall | undefined {
  return systemCalls32().get(number);
}
