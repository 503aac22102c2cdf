// The functions of signal.h that set handlers; those that send and let signals come are programs.
import { errorOf, performCall } from '../system/system-calls.ts';
import type { FunctionTable, LibraryCall } from './library-call.ts';

/** sigset_t of glibc: 128 bytes, of which the kernel knows eight. */
const setSize = 128;
const signalsMax = 64;
const restartCalls = 0x10000000;
const hasRestorer = 0x04000000;
const tellsFacts = 4;

function perform(call: LibraryCall, name: string, words: readonly number[]): number {
  const all = [...words, 0, 0, 0, 0, 0, 0].slice(0, 6);
  const wide = all.map(word => BigInt.asUintN(call.bits, BigInt(word)));
  const result = Number(performCall(call.process, call.guest, name, wide) ?? 0);
  const error = errorOf(result);
  if (error === undefined) return result;
  call.errno = error;
  return -1;
}

/** Room for a structure of the kernel, below the stack pointer and the red zone. */
function scratch(call: LibraryCall): number {
  return Number(call.guest.general(4)) - 1024;
}

interface Action {
  readonly handler: number;
  readonly mask: bigint;
  readonly flags: number;
}

/** struct sigaction of glibc: handler, mask of 128 bytes, flags, restorer. */
function readAction(call: LibraryCall, address: number): Action {
  const { native } = call;
  return {
    handler: call.readPointer(address),
    mask: call.guest.readNumber(address + native, 8),
    flags: call.readInteger(address + native + setSize, 4),
  };
}

/** The kernel's own: handler, flags, restorer, mask. */
function writeKernelAction(call: LibraryCall, address: number, action: Action): void {
  const { native } = call;
  const flags = action.flags | hasRestorer;
  call.writePointer(address, action.handler);
  call.writeInteger(address + native, native, flags >>> 0);
  call.writePointer(address + native * 2, call.library.restorer((flags & tellsFacts) !== 0));
  call.writeInteger(address + native * 3, 8, action.mask);
}

function setAction(call: LibraryCall, number: number, action: Action | undefined, old: number) {
  const place = scratch(call);
  if (action) writeKernelAction(call, place, action);
  const result = perform(call, 'rt_sigaction', [
    number,
    action ? place : 0,
    old === 0 ? 0 : place + 64,
    8,
  ]);
  if (result < 0 || old === 0) return result;
  const { native } = call;
  const [handler, flags] = [call.readPointer(place + 64), call.readInteger(place + 64 + native, 4)];
  call.write(old, new Uint8Array(native * 2 + setSize + (call.bits === 64 ? 8 : 4)));
  call.writePointer(old, handler);
  call.writeInteger(old + native, 8, call.guest.readNumber(place + 64 + native * 3, 8));
  call.writeInteger(old + native + setSize, 4, flags & ~hasRestorer);
  return result;
}

function setHandler(call: LibraryCall): number {
  const number = call.at(0);
  const old = call.process.state.signals.actions.get(number)?.handler ?? 0;
  const action = { handler: call.at(1), mask: 0n, flags: restartCalls };
  return setAction(call, number, action, 0) < 0 ? -1 : old;
}

function changeSet(call: LibraryCall, change: (set: bigint, bit: bigint) => bigint): number {
  const number = call.at(1);
  if (number < 1 || number > signalsMax) call.fail('EINVAL');
  const set = call.guest.readNumber(call.at(0), 8);
  call.writeInteger(call.at(0), 8, change(set, 1n << BigInt(number - 1)));
  return 0;
}

export const signalFunctions: FunctionTable = {
  signal: setHandler,
  sigaction: call => {
    const action = call.at(1) === 0 ? undefined : readAction(call, call.at(1));
    return setAction(call, call.at(0), action, call.at(2));
  },
  sigemptyset: call => {
    call.write(call.at(0), new Uint8Array(setSize));
    return 0;
  },
  sigfillset: call => {
    call.write(call.at(0), new Uint8Array(setSize).fill(0xff));
    return 0;
  },
  sigaddset: call => changeSet(call, (set, bit) => set | bit),
  sigdelset: call => changeSet(call, (set, bit) => set & ~bit),
  sigismember: call => {
    const bit = 1n << BigInt(call.at(1) - 1);
    return (call.guest.readNumber(call.at(0), 8) & bit) === 0n ? 0 : 1;
  },
};
