// The system calls of Linux: by number to the function that does it, for both widths.
import { lowestError, systemCall32, systemCall64 } from '../../knowledge/system-calls.ts';
import { type Guest, MemoryFault } from '../guest.ts';
import { Call, type CallTable } from './call.ts';
import { errorNumber } from './error-numbers.ts';
import { fileCalls } from './file-calls.ts';
import { fileTimeCalls } from './file-times.ts';
import { SystemError } from './file-tree.ts';
import { folderCalls } from './folder-calls.ts';
import { memoryCalls } from './memory-calls.ts';
import type { LinuxProcess } from './process.ts';
import { processCalls } from './process-calls.ts';
import { traitCalls } from './process-traits.ts';
import { rightsCalls } from './rights-calls.ts';
import { signalCalls } from './signal-calls.ts';
import { terminalCalls } from './terminal-calls.ts';
import { timeCalls } from './time-calls.ts';
import { describeCall, traceSystemCall } from './trace-text.ts';

const calls: CallTable = {
  ...fileCalls,
  ...folderCalls,
  ...memoryCalls,
  ...processCalls,
  ...rightsCalls,
  ...traitCalls,
  ...signalCalls,
  ...terminalCalls,
  ...fileTimeCalls,
  ...timeCalls,
};

/** A call by its name or number, for the library: the result, which may be an error. */
export function performCall(
  process: LinuxProcess,
  guest: Guest,
  nameOrNumber: string,
  words: readonly bigint[],
): number | bigint | undefined {
  const find = guest.bits === 64 ? systemCall64 : systemCall32;
  const isNumber = /^-?\d+$/.test(nameOrNumber);
  const name = isNumber ? find(Number(nameOrNumber))?.name : nameOrNumber;
  return perform(new Call(process, guest, guest.bits, words), name);
}

/** Registers as the processor numbers them, in the order of the arguments. */
const argumentRegisters = { 64: [7, 6, 2, 10, 8, 9], 32: [3, 1, 2, 6, 7, 5] } as const;
const [accumulator, counter, eleventh] = [0, 1, 11];

/** The result of a handler; faults of memory that a pointer leads to are EFAULT. */
function perform(call: Call, name: string | undefined): number | bigint | undefined {
  const { process } = call;
  const before = process.save();
  const handler = name !== undefined && Object.hasOwn(calls, name) ? calls[name] : undefined;
  if (!handler) return -errorNumber.ENOSYS;
  try {
    return handler(call);
  } catch (error) {
    if (error instanceof SystemError) return -error.number;
    process.restore(before);
    if (error instanceof MemoryFault) return -errorNumber.EFAULT;
    // What no array can hold is more than the machine has.
    if (error instanceof RangeError) return -errorNumber.ENOMEM;
    throw error;
  }
}

/** The call that the registers ask for. */
function callOf(process: LinuxProcess, guest: Guest, width: 32 | 64) {
  const number = Number(BigInt.asIntN(32, guest.general(accumulator)));
  const words = argumentRegisters[width].map(register =>
    BigInt.asUintN(width, guest.general(register)),
  );
  const known = width === 64 ? systemCall64(number) : systemCall32(number);
  return { call: new Call(process, guest, width, words), number, known };
}

/** The call that the registers ask for, as text; the instruction that makes it comes next. */
export function describeSystemCall(
  process: LinuxProcess,
  guest: Guest,
  width: 32 | 64 = guest.bits,
): string {
  const { call, number, known } = callOf(process, guest, width);
  return describeCall(call, number, known);
}

/**
 * Does the system call that the registers ask for; the instruction pointer stands behind the
 * instruction. `width` is 32 for `int 0x80` in programs of either width. Throws WaitForInput
 * before anything is changed, and ProgramExit.
 */
export function systemCall(process: LinuxProcess, guest: Guest, width: 32 | 64 = guest.bits): void {
  process.moment = guest.moment;
  const { call, number, known } = callOf(process, guest, width);
  const { trace } = process.host;
  const finish = trace && traceSystemCall(call, number, known);
  if (width === 64) {
    const next = BigInt.asUintN(64, BigInt(guest.instructionPointer));
    const [oldCounter, oldFlags] = [guest.general(counter), guest.general(eleventh)];
    guest.setGeneral(counter, next);
    guest.setGeneral(eleventh, guest.flags);
    try {
      complete(guest, width, perform(call, known?.name), finish);
    } catch (error) {
      guest.setGeneral(counter, oldCounter);
      guest.setGeneral(eleventh, oldFlags);
      finish?.(error);
      throw error;
    }
    return;
  }
  try {
    complete(guest, width, perform(call, known?.name), finish);
  } catch (error) {
    finish?.(error);
    throw error;
  }
}

function complete(
  guest: Guest,
  width: 32 | 64,
  result: number | bigint | undefined,
  finish: ((result: unknown) => void) | undefined,
): void {
  if (result !== undefined) guest.setGeneral(accumulator, BigInt.asUintN(width, BigInt(result)));
  finish?.(result);
}

/** Whether a result is an error, and which. */
export function errorOf(result: number): number | undefined {
  return result < 0 && result >= lowestError ? -result : undefined;
}
