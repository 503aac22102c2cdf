// Names of the numbers that system calls take, for traces: `O_RDWR|O_CREAT`.
import { signalName } from './signal-state.ts';

/** Bits with their names; what is left over is shown as a number. */
type Bits = readonly (readonly [bit: number, name: string])[];

// biome-ignore format: packed by theme.
const openBits: Bits = [
  [0o20200000, 'O_TMPFILE'], [0o4010000, 'O_SYNC'], [0o100, 'O_CREAT'], [0o200, 'O_EXCL'],
  [0o400, 'O_NOCTTY'], [0o1000, 'O_TRUNC'], [0o2000, 'O_APPEND'], [0o4000, 'O_NONBLOCK'],
  [0o10000, 'O_DSYNC'], [0o40000, 'O_DIRECT'], [0o100000, 'O_LARGEFILE'],
  [0o200000, 'O_DIRECTORY'], [0o400000, 'O_NOFOLLOW'], [0o1000000, 'O_NOATIME'],
  [0o2000000, 'O_CLOEXEC'], [0o10000000, 'O_PATH'],
];
const protectionBits: Bits = [
  [1, 'PROT_READ'],
  [2, 'PROT_WRITE'],
  [4, 'PROT_EXEC'],
];
// biome-ignore format: packed by theme.
const mappingBits: Bits = [
  [1, 'MAP_SHARED'], [2, 'MAP_PRIVATE'], [0x10, 'MAP_FIXED'], [0x20, 'MAP_ANONYMOUS'],
  [0x100, 'MAP_GROWSDOWN'], [0x800, 'MAP_DENYWRITE'], [0x2000, 'MAP_LOCKED'],
  [0x4000, 'MAP_NORESERVE'], [0x8000, 'MAP_POPULATE'], [0x20000, 'MAP_STACK'],
  [0x40000, 'MAP_HUGETLB'], [0x100000, 'MAP_FIXED_NOREPLACE'],
];
const accessBits: Bits = [
  [4, 'R_OK'],
  [2, 'W_OK'],
  [1, 'X_OK'],
];
const atBits: Bits = [
  [0x100, 'AT_SYMLINK_NOFOLLOW'],
  [0x200, 'AT_REMOVEDIR'],
  [0x400, 'AT_SYMLINK_FOLLOW'],
  [0x1000, 'AT_EMPTY_PATH'],
];
const randomBits: Bits = [
  [1, 'GRND_NONBLOCK'],
  [2, 'GRND_RANDOM'],
];

function bitsText(value: number, bits: Bits, none: string): string {
  const names: string[] = [];
  let rest = value;
  for (const [bit, name] of bits) {
    if ((rest & bit) !== bit) continue;
    names.push(name);
    rest &= ~bit;
  }
  if (rest !== 0) names.push(`0x${(rest >>> 0).toString(16)}`);
  return names.join('|') || none;
}

const accessModes = ['O_RDONLY', 'O_WRONLY', 'O_RDWR', 'O_ACCMODE'] as const;

function openText(value: number): string {
  const rest = bitsText(value & ~3, openBits, '');
  return accessModes[value & 3]! + (rest === '' ? '' : `|${rest}`);
}

function oneOf(names: string): (value: number) => string {
  const list = names.split(' ');
  return value => list[value] ?? String(value);
}

/** `ARCH_SET_FS` and its kin. */
function archText(value: number): string {
  return oneOf('ARCH_SET_GS ARCH_SET_FS ARCH_GET_FS ARCH_GET_GS')(value - 0x1001);
}

const requests: Readonly<Record<number, string>> = {
  21505: 'TCGETS',
  21506: 'TCSETS',
  21507: 'TCSETSW',
  21508: 'TCSETSF',
  21519: 'TIOCGPGRP',
  21520: 'TIOCSPGRP',
  21523: 'TIOCGWINSZ',
  21531: 'FIONREAD',
};

function octal(value: number): string {
  return value === 0 ? '0' : `0${(value >>> 0).toString(8)}`;
}

const clocks = oneOf(
  'CLOCK_REALTIME CLOCK_MONOTONIC CLOCK_PROCESS_CPUTIME_ID CLOCK_THREAD_CPUTIME_ID ' +
    'CLOCK_MONOTONIC_RAW CLOCK_REALTIME_COARSE CLOCK_MONOTONIC_COARSE CLOCK_BOOTTIME',
);
const protections = (value: number) => bitsText(value, protectionBits, 'PROT_NONE');
const mappings = (value: number) => bitsText(value, mappingBits, '0');
const ats = (value: number) => bitsText(value, atBits, '0');

/** By the call and the argument, or by the argument alone. */
const texts: Readonly<Record<string, (value: number) => string>> = {
  'open flags': openText,
  'openat flags': openText,
  'pipe2 flags': value => bitsText(value, openBits, '0'),
  'dup3 flags': value => bitsText(value, openBits, '0'),
  prot: protections,
  'mmap flags': mappings,
  'mmap2 flags': mappings,
  'access mode': value => bitsText(value, accessBits, 'F_OK'),
  'faccessat mode': value => bitsText(value, accessBits, 'F_OK'),
  'newfstatat flags': ats,
  'fstatat64 flags': ats,
  'unlinkat flags': ats,
  'faccessat2 flags': ats,
  'statx flags': ats,
  'getrandom flags': value => bitsText(value, randomBits, '0'),
  'arch_prctl code': archText,
  'ioctl request': value => requests[value] ?? `0x${(value >>> 0).toString(16)}`,
  'rt_sigprocmask how': oneOf('SIG_BLOCK SIG_UNBLOCK SIG_SETMASK'),
  whence: oneOf('SEEK_SET SEEK_CUR SEEK_END SEEK_DATA SEEK_HOLE'),
  clockid: clocks,
  signum: signalName,
  sig: signalName,
  mode: octal,
  mask: octal,
  dirfd: value => (value === -100 ? 'AT_FDCWD' : String(value)),
};

/** The name of a number in an argument; undefined where there is none. */
export function numberName(call: string, argument: string, value: number): string | undefined {
  return (texts[`${call} ${argument}`] ?? texts[argument])?.(value);
}
