// The functions that are system calls with another name for their errors: unistd.h and its kin.
import { pageSize } from '../guest.ts';
import { errorNumber } from '../system/error-numbers.ts';
import { setBreak } from '../system/memory-calls.ts';
import { errorOf, performCall } from '../system/system-calls.ts';
import type { FunctionTable, LibraryCall, LibraryFunction } from './library-call.ts';

/** A system call by name with these words; an error goes to errno, and the result is -1. */
export function request(call: LibraryCall, name: string, words: readonly bigint[]): number {
  const all = [...words, 0n, 0n, 0n, 0n, 0n, 0n].slice(0, 6);
  const result = Number(performCall(call.process, call.guest, name, all) ?? 0);
  const error = errorOf(result);
  if (error === undefined) return result;
  call.errno = error;
  return -1;
}

/** The same with the function's own arguments, and as many more as it takes. */
const like =
  (name: string, more = 0): LibraryFunction =>
  call => {
    const given = call.values.map(value => BigInt(value as number | bigint));
    const rest = Array.from({ length: more }, () => call.more.integer(call.bits));
    const words = [...given, ...rest].map(word => BigInt.asUintN(call.bits, word));
    return request(call, name, words);
  };

/** What i386 calls otherwise, for its structures are others. */
const byWidth =
  (wide: string, narrow: string): LibraryFunction =>
  call =>
    like(call.bits === 64 ? wide : narrow)(call);

/** Offsets of i386 are longs of 32 bits, where the call takes 64. */
const withOffset =
  (name: string): LibraryFunction =>
  call => {
    const words = call.values.map(value => BigInt.asUintN(64, BigInt(value as number | bigint)));
    const offset = words.pop()!;
    const high = BigInt.asUintN(32, offset >> 32n);
    return request(call, name, call.bits === 64 ? [...words, offset] : [...words, offset, high]);
  };

function moveBreak(call: LibraryCall): number {
  const { heapEnd } = call.process.state;
  const increment = Number(call.big(0));
  if (increment !== 0 && setBreak(call, heapEnd + increment) !== heapEnd + increment) {
    call.setError('ENOMEM');
    return -1;
  }
  return heapEnd;
}

function makeSystemCall(call: LibraryCall): number {
  const words = Array.from({ length: 6 }, () => call.more.integer(call.bits));
  return request(call, Number(call.big(0)).toString(), words);
}

const settings: Readonly<Record<number, number>> = {
  2: 100,
  4: 1024,
  30: pageSize,
  83: 1,
  84: 1,
  85: 262_144,
};

/** getopt by its variables, without the reordering of GNU. */
export function nextOption(call: LibraryCall): number {
  const [count, list, options] = [call.at(0), call.at(1), call.text(2)];
  const [indexAt, placeAt] = [call.variable('optind'), call.variable('.getopt')];
  let index = Math.max(call.readInteger(indexAt, 4), 1);
  let place = call.readInteger(placeAt, 4);
  const word = index < count ? call.textAt(call.readPointer(list + index * call.native)) : '';
  if (place === 0) {
    if (index >= count || !word.startsWith('-') || word === '-') return -1;
    if (word === '--') {
      call.writeInteger(indexAt, 4, index + 1);
      return -1;
    }
    place = 1;
  }
  const letter = word[place]!;
  const at = letter === ':' ? -1 : options.replace(/^[-+:]/, ' ').indexOf(letter);
  place++;
  const takesArgument = at >= 0 && options[at + 1] === ':';
  let result = at < 0 ? 0x3f : letter.charCodeAt(0);
  if (at < 0) call.writeInteger(call.variable('optopt'), 4, letter.charCodeAt(0));
  if (takesArgument) {
    const pointer = call.readPointer(list + index * call.native);
    if (place < word.length) call.writePointer(call.variable('optarg'), pointer + place);
    else if (index + 1 < count) {
      index++;
      const next = call.readPointer(list + index * call.native);
      call.writePointer(call.variable('optarg'), next);
    } else {
      call.writeInteger(call.variable('optopt'), 4, letter.charCodeAt(0));
      result = options.startsWith(':') ? 0x3a : 0x3f;
    }
    place = word.length;
  }
  const isDone = place >= word.length;
  call.writeInteger(indexAt, 4, isDone ? index + 1 : index);
  call.writeInteger(placeAt, 4, isDone ? 0 : place);
  return result;
}

function isTerminal(call: LibraryCall): number {
  const { state } = call.process;
  const entry = state.descriptors.get(call.at(0)) ?? call.fail('EBADF');
  const file = state.descriptions.get(entry.description)!;
  return file.kind === 'console' && file.isTerminal ? 1 : call.fail('ENOTTY');
}

const refusals = (names: string): FunctionTable =>
  Object.fromEntries(
    names.split(' ').map((name): [string, LibraryFunction] => [name, call => call.fail('ENOSYS')]),
  );

/** Functions that are nothing but their system call. */
const plainCalls =
  'readv writev fdatasync fchmod fchown chown lchown fchdir mkdirat unlinkat renameat linkat ' +
  'symlinkat readlinkat faccessat dup3 pipe2 flock utime utimes times sysinfo setrlimit ' +
  'getpriority setpriority setitimer getitimer mremap msync mlock munlock memfd_create setsid ' +
  'setpgid getpgid getsid setuid setgid sigaltstack wait4';

export const systemFunctions: FunctionTable = {
  read: like('read'),
  __read_chk: like('read'),
  write: like('write'),
  pread: withOffset('pread64'),
  pwrite: withOffset('pwrite64'),
  open: like('open', 1),
  open64: like('open', 1),
  openat: like('openat', 1),
  creat: like('creat'),
  close: like('close'),
  lseek: like('lseek'),
  access: like('access'),
  unlink: like('unlink'),
  rmdir: like('rmdir'),
  chdir: like('chdir'),
  mkdir: like('mkdir'),
  chmod: like('chmod'),
  umask: like('umask'),
  link: like('link'),
  symlink: like('symlink'),
  readlink: like('readlink'),
  dup: like('dup'),
  dup2: like('dup2'),
  pipe: like('pipe'),
  fcntl: like('fcntl', 1),
  ioctl: like('ioctl', 1),
  ftruncate: like('ftruncate'),
  truncate: like('truncate'),
  fsync: like('fsync'),
  stat: byWidth('stat', 'stat64'),
  lstat: byWidth('lstat', 'lstat64'),
  fstat: byWidth('fstat', 'fstat64'),
  getcwd: call => (like('getcwd')(call) === -1 ? 0 : call.at(0)),
  mmap: call => {
    const offset = BigInt.asUintN(64, call.big(5)) / (call.bits === 64 ? 1n : BigInt(pageSize));
    const words = call.values
      .slice(0, 5)
      .map(value => BigInt.asUintN(call.bits, BigInt(value as number | bigint)));
    return request(call, call.bits === 64 ? 'mmap' : 'mmap2', [...words, offset]);
  },
  munmap: like('munmap'),
  mprotect: like('mprotect'),
  madvise: like('madvise'),
  brk: call => {
    const wanted = call.at(0);
    if (setBreak(call, wanted) === wanted) return 0;
    return call.fail('ENOMEM');
  },
  sbrk: moveBreak,
  getpid: like('getpid'),
  getppid: like('getppid'),
  getpgrp: like('getpgrp'),
  gettid: like('gettid'),
  getuid: like('getuid'),
  geteuid: like('geteuid'),
  getgid: like('getgid'),
  getegid: like('getegid'),
  uname: like('uname'),
  poll: like('poll'),
  alarm: like('alarm'),
  sched_yield: like('sched_yield'),
  getrandom: like('getrandom'),
  getentropy: call => {
    const words = [BigInt(call.at(0)), BigInt(call.at(1))];
    return request(call, 'getrandom', words) < 0 ? -1 : 0;
  },
  ...Object.fromEntries(plainCalls.split(' ').map(name => [name, like(name)])),
  stat64: byWidth('stat', 'stat64'),
  lstat64: byWidth('lstat', 'lstat64'),
  fstat64: byWidth('fstat', 'fstat64'),
  fstatat: byWidth('newfstatat', 'fstatat64'),
  pread64: withOffset('pread64'),
  pwrite64: withOffset('pwrite64'),
  select: byWidth('select', '_newselect'),
  getrlimit: byWidth('getrlimit', 'ugetrlimit'),
  nice: () => 0,
  sigsuspend: call => request(call, 'rt_sigsuspend', [BigInt(call.at(0)), 8n]),
  sigpending: call => request(call, 'rt_sigpending', [BigInt(call.at(0)), 8n]),
  syscall: makeSystemCall,
  sysconf: call => {
    const value = settings[call.at(0)];
    if (value !== undefined) return value;
    call.setError('EINVAL');
    return -1;
  },
  getpagesize: () => pageSize,
  gethostname: call => {
    const name = 'mnemonic';
    if (call.at(1) <= name.length) call.fail('ENAMETOOLONG');
    call.writeText(call.at(0), name);
    return 0;
  },
  getopt: nextOption,
  isatty: call => {
    try {
      return isTerminal(call);
    } catch {
      const isOpen = call.process.state.descriptors.has(call.at(0));
      call.errno = isOpen ? errorNumber.ENOTTY : errorNumber.EBADF;
      return 0;
    }
  },
  fork: call => call.fail('EAGAIN'),
  vfork: call => call.fail('EAGAIN'),
  wait: call => call.fail('ECHILD'),
  waitpid: call => call.fail('ECHILD'),
  system: call => (call.at(0) === 0 ? 0 : call.fail('ENOSYS')),
  ...refusals('execve execv execvp execl execlp socket bind listen accept connect send recv'),
};
