// System calls about the process itself: who it is, its end, its limits, threads it cannot have.
import { firstThreadEntry, type Guest, ProgramExit } from '../guest.ts';
import type { Call, CallTable } from './call.ts';
import { userNumber } from './file-status.ts';
import { SystemError } from './file-tree.ts';
import { randomBytes } from './open-files.ts';
import { parentNumber, processNumber } from './process-numbers.ts';
import { checkProcess } from './rights-calls.ts';

const user = () => userNumber;

/** What is the same for the process, its group and its session. */
function ofProcess(call: Call): number {
  const target = call.integer(0);
  if (target !== 0 && target !== processNumber) throw new SystemError('ESRCH');
  return processNumber;
}

function exit(call: Call): never {
  throw new ProgramExit(call.integer(0) & 0xff);
}

/** arch_prctl's codes. */
const archCode = { setGs: 0x1001, setFs: 0x1002, getFs: 0x1003, getGs: 0x1004 } as const;

function archControl(call: Call): number {
  const { guest } = call;
  switch (call.integer(0)) {
    case archCode.setFs:
      guest.setSegmentBase('fs', call.pointer(1));
      return 0;
    case archCode.setGs:
      guest.setSegmentBase('gs', call.pointer(1));
      return 0;
    case archCode.getFs:
      guest.writeNumber(call.pointer(1), 8, BigInt(guest.segmentBase('fs')));
      return 0;
    case archCode.getGs:
      guest.writeNumber(call.pointer(1), 8, BigInt(guest.segmentBase('gs')));
      return 0;
    default:
      throw new SystemError('EINVAL');
  }
}

const threadSegments = 3;

/** The flags of an entry that is to be taken away: it is read only, and not present. */
const emptyFlags = 0x28;

/** Fields of struct user_desc: entry, base, limit, flags; set_thread_area(2). */
function setThreadArea(call: Call): number {
  if (call.width === 64) throw new SystemError('ENOSYS');
  const { guest } = call;
  const address = call.pointer(0);
  const [entry, base, limit, flags] = [0, 4, 8, 12].map(at =>
    Number(guest.readNumber(address + at, 4)),
  ) as [number, number, number, number];
  const isAny = entry === 0xffffffff;
  const index = isAny ? freeThreadSegment(guest) : entry - firstThreadEntry;
  if (index === undefined) throw new SystemError('ESRCH');
  if (index < 0 || index >= threadSegments) throw new SystemError('EINVAL');
  if (isAny) guest.writeNumber(address, 4, BigInt(firstThreadEntry + index));
  const isEmpty = base === 0 && limit === 0 && (flags === emptyFlags || flags === 0);
  guest.setThreadSegment(index, isEmpty ? undefined : base);
  return 0;
}

function freeThreadSegment(guest: Guest): number | undefined {
  const indices = Array.from({ length: threadSegments }, (_, index) => index);
  return indices.find(index => guest.threadSegment(index) === undefined);
}

/** Six texts of 65 bytes. */
function systemName(call: Call): number {
  const machine = call.guest.bits === 64 ? 'x86_64' : 'i686';
  const texts = ['Linux', 'mnemonic', '6.1.0', '#1 SMP', machine, '(none)'];
  const bytes = new Uint8Array(65 * texts.length);
  texts.forEach((text, index) => {
    bytes.set(
      [...text].map(character => character.charCodeAt(0)),
      index * 65,
    );
  });
  call.guest.write(call.pointer(0), bytes);
  return 0;
}

const memoryTotal = 2n ** 30n;

function systemFacts(call: Call): number {
  const { native } = call;
  const bytes = new Uint8Array(native === 8 ? 112 : 64);
  const view = new DataView(bytes.buffer);
  const put = (index: number, value: bigint) =>
    native === 8
      ? view.setBigUint64(index * 8, value, true)
      : view.setUint32(index * 4, Number(value), true);
  put(0, 1000n);
  put(4, memoryTotal);
  put(5, memoryTotal / 2n);
  view.setUint16(native * 10, 1, true);
  // Memory counts in units of one byte.
  view.setUint32(native === 8 ? 104 : 52, 1, true);
  call.guest.write(call.pointer(0), bytes);
  return 0;
}

/** futex: there is nobody who could wake this process, and nobody to be woken. */
function futex(call: Call): number {
  const operation = call.integer(1) & 0x7f;
  if (operation === 1 || operation === 10) return 0;
  if (operation !== 0 && operation !== 9) throw new SystemError('ENOSYS');
  const value = Number(call.guest.readNumber(call.pointer(0), 4));
  if (value !== call.size(2) % 2 ** 32) throw new SystemError('EAGAIN');
  if (call.pointer(3) !== 0) throw new SystemError('ETIMEDOUT');
  throw new ProgramExit(130, 'the program waits for ever for a thread that it does not have');
}

/** GRND_NONBLOCK, GRND_RANDOM, GRND_INSECURE; the last two exclude each other. */
const [randomFlags, randomBoth] = [7, 6];

function random(call: Call): number {
  const flags = call.integer(2);
  const isBoth = (flags & randomBoth) === randomBoth;
  if ((flags & ~randomFlags) !== 0 || isBoth) throw new SystemError('EINVAL');
  const count = Math.min(call.size(1), 2 ** 25);
  call.guest.write(call.pointer(0), randomBytes(call.process, count));
  return count;
}

function affinity(call: Call): number {
  if (call.size(1) < 8) throw new SystemError('EINVAL');
  call.guest.writeNumber(call.pointer(2), 8, 1n);
  return 8;
}

function refuse(name: 'EAGAIN' | 'ENOSYS' | 'ECHILD'): () => never {
  return () => {
    throw new SystemError(name);
  };
}

/** What is refused because the emulator has one process, for the trace to say so. */
export const oneProcessCalls: ReadonlySet<string> = new Set([
  'fork',
  'vfork',
  'clone',
  'clone3',
  'execve',
  'execveat',
]);

export const processCalls: CallTable = {
  exit,
  exit_group: exit,
  getpid: () => processNumber,
  gettid: () => processNumber,
  getppid: () => parentNumber,
  getpgrp: () => processNumber,
  getpgid: ofProcess,
  getsid: ofProcess,
  setpgid: call => {
    checkProcess(call.integer(0));
    return 0;
  },
  setsid: () => processNumber,
  getuid: user,
  geteuid: user,
  getgid: user,
  getegid: user,
  getuid32: user,
  geteuid32: user,
  getgid32: user,
  getegid32: user,
  getgroups: () => 0,
  getgroups32: () => 0,
  arch_prctl: archControl,
  set_thread_area: setThreadArea,
  set_tid_address: () => processNumber,
  set_robust_list: () => 0,
  rseq: refuse('ENOSYS'),
  personality: () => 0,
  uname: systemName,
  sysinfo: systemFacts,
  getrandom: random,
  futex,
  futex_time64: futex,
  sched_yield: () => 0,
  sched_getaffinity: affinity,
  sched_setaffinity: call => {
    // There is the first processor alone.
    const first = call.size(1) > 0 ? call.guest.readNumber(call.pointer(2), 1) : 0n;
    if ((first & 1n) === 0n) throw new SystemError('EINVAL');
    return 0;
  },
  getcpu: call => {
    if (call.pointer(0) !== 0) call.guest.writeNumber(call.pointer(0), 4, 0n);
    if (call.pointer(1) !== 0) call.guest.writeNumber(call.pointer(1), 4, 0n);
    return 0;
  },
  fork: refuse('EAGAIN'),
  vfork: refuse('EAGAIN'),
  clone: refuse('EAGAIN'),
  clone3: refuse('ENOSYS'),
  execve: refuse('ENOSYS'),
  execveat: refuse('ENOSYS'),
  wait4: refuse('ECHILD'),
  waitpid: refuse('ECHILD'),
  waitid: refuse('ECHILD'),
};
