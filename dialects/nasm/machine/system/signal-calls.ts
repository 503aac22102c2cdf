// System calls that set, send and hold back signals.
import type { ProcessorException } from '../environment.ts';
import { type Guest, MemoryFault, ProgramExit } from '../guest.ts';
import type { Call, CallTable } from './call.ts';
import { SystemError } from './file-tree.ts';
import type { LinuxProcess } from './process.ts';
import { processNumber } from './process-numbers.ts';
import { enterHandler, leaveHandler, type SignalFacts } from './signal-frame.ts';
import {
  type SignalAction,
  type SignalState,
  signalName,
  signalNumber,
  signalsMax,
  signalText,
} from './signal-state.ts';

const ignored: ReadonlySet<number> = new Set([
  signalNumber['SIGCHLD']!,
  signalNumber['SIGCONT']!,
  signalNumber['SIGURG']!,
  signalNumber['SIGWINCH']!,
]);
const unblockable = (1n << 8n) | (1n << 18n);

function bitOf(number: number): bigint {
  return 1n << BigInt(number - 1);
}

function change(process: LinuxProcess, changes: Partial<SignalState>): void {
  process.update({ signals: { ...process.state.signals, ...changes } });
}

/** Exceptions of the processor by vector: the signal that Linux makes of each, and its si_code. */
const signalOfVector: ReadonlyMap<number, readonly [signal: string, code: number]> = new Map([
  [0, ['SIGFPE', 1]],
  [1, ['SIGTRAP', 2]],
  [3, ['SIGTRAP', 0x80]],
  [4, ['SIGSEGV', 0x80]],
  [5, ['SIGSEGV', 0x80]],
  [6, ['SIGILL', 2]],
  [7, ['SIGSEGV', 0x80]],
  [11, ['SIGBUS', 0x80]],
  [12, ['SIGBUS', 0x80]],
  [13, ['SIGSEGV', 0x80]],
  [14, ['SIGSEGV', 1]],
  [16, ['SIGFPE', 3]],
  [17, ['SIGBUS', 1]],
  [19, ['SIGFPE', 3]],
]);

/** Faults of the instruction itself, which stands at the address that siginfo tells. */
const tellsInstruction: ReadonlySet<number> = new Set([0, 6, 16, 19]);
const pageFault = 14;

/** The bits that the processor tells of a page fault: there, a write, by a program, a fetch. */
function errorBits(fault: MemoryFault, isMapped: boolean): number {
  const access = { read: 0, write: 2, execute: 16 }[fault.access];
  return 4 | access | (isMapped ? 1 : 0);
}

function factsOf(guest: Guest, { vector, fault }: ProcessorException): SignalFacts | undefined {
  const [name, code] = signalOfVector.get(vector) ?? [];
  if (name === undefined) return undefined;
  const signal = signalNumber[name]!;
  if (vector !== pageFault || !fault) {
    const address = tellsInstruction.has(vector) ? guest.instructionPointer : 0;
    return { signal, code: code!, address, trap: vector, error: 0 };
  }
  const isMapped = guest.memory.regionAt(fault.address) !== undefined;
  const error = errorBits(fault, isMapped);
  return { signal, code: isMapped ? 2 : 1, address: fault.address, trap: vector, error };
}

/**
 * Hands an exception over to the program's handler, whose first instruction comes next. False, with
 * nothing changed, where it has none or holds the signal back: then the program is over.
 */
export function deliverFault(
  process: LinuxProcess,
  guest: Guest,
  exception: ProcessorException,
): boolean {
  const facts = factsOf(guest, exception);
  if (!facts) return false;
  const { actions, blocked } = process.state.signals;
  const action = actions.get(facts.signal);
  if (!action || action.handler <= 1 || (blocked & bitOf(facts.signal)) !== 0n) return false;
  return tryHandler(process, guest, action, facts);
}

/** False, with nothing changed, where there is no stack for the handler. */
function tryHandler(
  process: LinuxProcess,
  guest: Guest,
  action: SignalAction,
  facts: SignalFacts,
): boolean {
  try {
    enterHandler(process, guest, action, facts);
    return true;
  } catch (error) {
    if (error instanceof MemoryFault) return false;
    throw error;
  }
}

/** Ends the program as the signal does. */
export function killedBy(number: number): ProgramExit {
  return new ProgramExit(128 + number, `${signalName(number)}: ${signalText(number)}`);
}

/** si_code of a signal that a process has sent. */
const sentByTkill = -6;

/** Sends a signal to the process itself. */
export function send(process: LinuxProcess, guest: Guest, number: number): void {
  const { actions, blocked, pending } = process.state.signals;
  const action = actions.get(number);
  if ((blocked & bitOf(number)) !== 0n) {
    if (!pending.includes(number)) change(process, { pending: [...pending, number] });
    return;
  }
  if (action?.handler === 1) return;
  if (action && action.handler > 1) {
    const facts = { signal: number, code: sentByTkill, address: processNumber, trap: 0, error: 0 };
    if (!tryHandler(process, guest, action, facts)) throw killedBy(number);
    return;
  }
  if (!ignored.has(number)) throw killedBy(number);
}

/** Sends what was held back and no longer is. The result of the call is in place before. */
function deliverPending(call: Call, result: number): number | undefined {
  const { pending, blocked } = call.process.state.signals;
  const next = pending.find(number => (blocked & bitOf(number)) === 0n);
  if (next === undefined) return result;
  change(call.process, { pending: pending.filter(number => number !== next) });
  call.guest.setGeneral(0, BigInt.asUintN(call.width, BigInt(result)));
  send(call.process, call.guest, next);
  return undefined;
}

function checkNumber(number: number): void {
  if (number < 1 || number > signalsMax) throw new SystemError('EINVAL');
}

function kill(call: Call, number: number): number | undefined {
  if (number === 0) return 0;
  call.guest.setGeneral(0, 0n);
  send(call.process, call.guest, number);
  return undefined;
}

function killProcess(call: Call): number | undefined {
  const target = call.integer(0);
  if (call.integer(1) !== 0) checkNumber(call.integer(1));
  if (target !== processNumber && target !== 0 && target !== -processNumber) {
    throw new SystemError('ESRCH');
  }
  return kill(call, call.integer(1));
}

function readAction(call: Call, address: number, maskAt: number): SignalAction {
  const { native, guest } = call;
  const word = (index: number) => Number(guest.readNumber(address + index * native, native));
  const isOld = maskAt === 1;
  return {
    handler: word(0),
    flags: word(isOld ? 2 : 1),
    restorer: word(isOld ? 3 : 2),
    mask: guest.readNumber(address + maskAt * native, isOld ? 4 : 8),
  };
}

function writeAction(call: Call, address: number, action: SignalAction, maskAt: number): void {
  const isOld = maskAt === 1;
  call.writeLong(address, action.handler);
  call.writeLong(address + (isOld ? 2 : 1) * call.native, action.flags);
  call.writeLong(address + (isOld ? 3 : 2) * call.native, action.restorer);
  const size = isOld ? 4 : 8;
  call.guest.writeNumber(
    address + maskAt * call.native,
    size,
    BigInt.asUintN(size * 8, action.mask),
  );
}

const noAction: SignalAction = { handler: 0, flags: 0, restorer: 0, mask: 0n };

/** `maskAt` is the place of the mask among the words of the structure. */
function setAction(call: Call, maskAt: number): number {
  const number = call.integer(0);
  checkNumber(number);
  const [fresh, old] = [call.pointer(1), call.pointer(2)];
  const { actions } = call.process.state.signals;
  const action = fresh === 0 ? undefined : readAction(call, fresh, maskAt);
  if (action && (unblockable & bitOf(number)) !== 0n) throw new SystemError('EINVAL');
  if (old !== 0) writeAction(call, old, actions.get(number) ?? noAction, maskAt);
  if (action) change(call.process, { actions: new Map(actions).set(number, action) });
  return 0;
}

function setMask(call: Call, size: number): number | undefined {
  const [how, fresh, old] = [call.integer(0), call.pointer(1), call.pointer(2)];
  const { blocked } = call.process.state.signals;
  const mask = fresh === 0 ? 0n : call.guest.readNumber(fresh, size);
  if (old !== 0) call.guest.writeNumber(old, size, BigInt.asUintN(size * 8, blocked));
  if (fresh === 0) return 0;
  if (how < 0 || how > 2) throw new SystemError('EINVAL');
  const joined = how === 0 ? blocked | mask : how === 1 ? blocked & ~mask : mask;
  change(call.process, { blocked: joined & ~unblockable });
  return deliverPending(call, 0);
}

const smallestStack = 2048;
/** SS_ONSTACK, SS_DISABLE, SS_AUTODISARM. */
const stackFlags = 0x8000_0003 | 0;
const stackFlag = { active: 1, disabled: 2 } as const;

function setStack(call: Call): number {
  const { native, guest, process } = call;
  const [fresh, old] = [call.pointer(0), call.pointer(1)];
  const { stack } = process.state.signals;
  const given =
    fresh === 0
      ? undefined
      : {
          start: Number(guest.readNumber(fresh, native)),
          flags: Number(guest.readNumber(fresh + native, 4)),
          size: Number(guest.readNumber(fresh + native * 2, native)),
        };
  if (old !== 0) {
    call.writeLong(old, stack?.start ?? 0);
    call.writeLong(old + native, stack ? 0 : stackFlag.disabled);
    call.writeLong(old + native * 2, stack?.size ?? 0);
  }
  if (!given) return 0;
  if ((given.flags & ~stackFlags) !== 0) throw new SystemError('EINVAL');
  if ((given.flags & stackFlag.disabled) !== 0) {
    change(process, { stack: undefined });
    return 0;
  }
  if (given.size < smallestStack) throw new SystemError('ENOMEM');
  change(process, { stack: { start: given.start, size: given.size } });
  return 0;
}

/** Of real time, of the process, of both. */
function checkTimer(call: Call): void {
  if (call.integer(0) < 0 || call.integer(0) > 2) throw new SystemError('EINVAL');
}

function checkMaskSize(call: Call, index: number): void {
  if (call.size(index) !== 8) throw new SystemError('EINVAL');
}

function tellPending(call: Call, size: number): number {
  const { pending } = call.process.state.signals;
  const set = pending.reduce((sum, number) => sum | bitOf(number), 0n);
  call.guest.writeNumber(call.pointer(0), size, BigInt.asUintN(size * 8, set));
  return 0;
}

function pause(): never {
  throw new ProgramExit(130, 'the program waits for ever for a signal that nobody sends');
}

export const signalCalls: CallTable = {
  rt_sigaction: call => {
    checkMaskSize(call, 3);
    return setAction(call, 3);
  },
  sigaction: call => setAction(call, 1),
  rt_sigprocmask: call => {
    checkMaskSize(call, 3);
    return setMask(call, 8);
  },
  sigprocmask: call => setMask(call, 4),
  rt_sigreturn: call => {
    leaveHandler(call.process, call.guest, true);
    return undefined;
  },
  sigreturn: call => {
    leaveHandler(call.process, call.guest, false);
    return undefined;
  },
  rt_sigpending: call => {
    if (call.size(1) > 8) throw new SystemError('EINVAL');
    return tellPending(call, 8);
  },
  sigpending: call => tellPending(call, 4),
  sigsuspend: pause,
  sigaltstack: setStack,
  kill: killProcess,
  tkill: killProcess,
  tgkill: call => {
    if (call.integer(2) !== 0) checkNumber(call.integer(2));
    if (call.integer(1) !== processNumber) throw new SystemError('ESRCH');
    return kill(call, call.integer(2));
  },
  signal: call => {
    const number = call.integer(0);
    checkNumber(number);
    const { actions } = call.process.state.signals;
    const action = { ...noAction, handler: call.pointer(1) };
    change(call.process, { actions: new Map(actions).set(number, action) });
    return actions.get(number)?.handler ?? 0;
  },
  pause,
  rt_sigsuspend: pause,
  alarm: () => 0,
  setitimer: call => {
    checkTimer(call);
    return 0;
  },
  getitimer: call => {
    checkTimer(call);
    call.guest.write(call.pointer(1), new Uint8Array(call.native * 4));
    return 0;
  },
};
