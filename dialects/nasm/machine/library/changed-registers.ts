// Registers that functions of glibc leave changed beyond their result, as the ABI allows: a program
// that counts in rcx around printf goes wrong here as it does outside.
import type { Guest } from '../guest.ts';
import type { LibraryCall } from './library-call.ts';

/** The registers that the ABI gives to functions, by the numbers of the processor. */
const numbers: ReadonlyMap<string, number> = new Map([
  ['rcx', 1],
  ['rdx', 2],
  ['rsi', 6],
  ['rdi', 7],
  ['r8', 8],
  ['r9', 9],
  ['r10', 10],
  ['r11', 11],
]);

/**
 * What glibc 2.36 leaves behind on x86-64, measured: names of functions, registers with the number
 * that they then hold (a pointer of the library where there is none), and how many vector registers
 * from xmm0 on are changed.
 */
const rows: readonly (readonly [names: string, registers: string, vectors: number])[] = [
  [
    'printf vprintf fprintf vfprintf dprintf vdprintf __printf_chk __fprintf_chk __vprintf_chk ' +
      '__vfprintf_chk',
    'rcx=0 rdx=0 rsi rdi r8=0 r9=100 r10 r11=0',
    4,
  ],
  [
    'sprintf vsprintf snprintf vsnprintf asprintf vasprintf __sprintf_chk __snprintf_chk ' +
      '__vsprintf_chk __vsnprintf_chk',
    'rcx=1 rdx=0 rsi rdi r8=0 r9=100 r10 r11=0',
    4,
  ],
  [
    'scanf fscanf vscanf vfscanf sscanf vsscanf __isoc99_scanf __isoc99_fscanf __isoc99_sscanf',
    'rcx=0 rdx=0 rsi=10 rdi r8 r9 r10=-1 r11=0',
    2,
  ],
  ['puts fputs', 'rcx rdx=1 rsi=1 rdi', 2],
  ['putchar putc fputc', 'rcx rdx=1 rsi=1 rdi', 0],
  ['fwrite', 'rcx rdx=1 rsi rdi', 0],
  ['fgets', 'rcx rdx=0xfbad2088 rsi rdi r8 r9=0', 2],
  ['getchar getc fgetc', 'rdx', 0],
  ['fread', 'rcx=1 rdx=1 rsi rdi r8=0xc00', 4],
  ['fopen', 'rcx rdx=0xfbad2488 rsi=44 rdi r8=8 r9=1 r10=0 r11=0x202', 4],
  ['fflush fclose', 'rcx rdx=1 rsi=1 rdi', 0],
  ['fseek ftell rewind', 'rcx=1 rdx=1 rsi=0 rdi r11=0x246', 0],
  ['perror', 'rcx=1 rdx=0 rsi rdi r8=1 r9=115 r10=0 r11=0x202', 4],
  ['malloc calloc realloc', 'rcx rdx=0 rdi r8 r11=112', 0],
  ['strlen', 'rdx', 2],
  ['strcpy strcat', 'rcx rdx r9', 4],
  ['strncpy', 'rcx rdx r8', 4],
  ['strcmp strncmp', 'rcx', 3],
  ['strchr', '', 4],
  ['strrchr', 'rcx', 2],
  ['strstr', 'rcx rdx rsi', 4],
  ['strtok', 'rcx=1 rdx=0 rsi=1', 2],
  ['strdup', 'rcx rdx rsi rdi r8 r11', 2],
  ['memcpy memmove memchr', '', 2],
  ['memcmp', 'rcx rdx', 0],
  ['memset', '', 1],
  ['atoi atol atoll strtol strtoul strtoll strtoull', 'rcx rdx=0 rsi rdi=10 r8 r9=0 r10 r11', 0],
  ['atof strtod', 'rcx rdx=0 rsi rdi r8=0 r9=0 r10=0 r11=6', 2],
  ['rand random', 'rcx rdx=0 rsi rdi r8 r9', 0],
  ['srand srandom', 'rcx rdx rsi=-1 rdi r8 r9 r10', 2],
  ['clock', 'rcx=0 rdx=0 rsi=0 rdi=0 r8=0 r9=0 r10=0 r11=0', 0],
  ['localtime gmtime', 'rcx rdx=0 rsi rdi r8 r9 r10 r11', 3],
  ['write read getpid', 'rcx r11=0x202', 0],
  ['open', 'rcx rdx=0 rsi rdi=-100 r10=0 r11=0x202', 0],
  ['close lseek', 'rcx r11=0x202', 0],
  ['sleep usleep nanosleep', 'rcx rdx=0 rsi=0 r10=0 r11=0x202', 0],
  ['getenv', 'rcx rdx rsi rdi r9=0', 3],
  ['sin cos tan', 'rcx rsi rdi', 5],
  ['pow', 'rcx rdx rsi r8 r9', 13],
  ['exp', 'rcx rdx rsi rdi', 4],
  ['log log2 log10', 'rcx', 8],
  ['fmod', 'rcx rdx rsi r8 r9 r10 r11', 3],
  ['atan atan2', 'rcx rsi', 4],
];

interface Changes {
  /** By number; undefined for a pointer of the library. */
  readonly registers: readonly (readonly [number: number, value: bigint | undefined])[];
  readonly vectors: number;
}

function changesOf(registers: string, vectors: number): Changes {
  const words = registers.split(' ').filter(word => word !== '');
  return {
    registers: words.map(word => {
      const [name = '', value] = word.split('=');
      return [numbers.get(name)!, value === undefined ? undefined : BigInt(value)];
    }),
    vectors,
  };
}

const changes: ReadonlyMap<string, Changes> = new Map(
  rows.flatMap(([names, registers, vectors]) =>
    names.split(' ').map(name => [name, changesOf(registers, vectors)] as const),
  ),
);

/** On i386, whatever a function does, it needs ecx and edx for it, but for these and helpers. */
const keepBoth = /^(?:__(?!isoc|\w+_chk$)|(?:getpid|log|fabs|hypot)$)/;
const changesOnI386 = changesOf('rcx=0 rdx', 0);

function changedBy({ guest, declaration: { name } }: LibraryCall): Changes | undefined {
  if (guest.bits === 64) return changes.get(name);
  return keepBoth.test(name) ? undefined : changesOnI386;
}

/** After a call, with its result in place, which is kept. */
export function changeRegisters(call: LibraryCall): void {
  const { guest, declaration } = call;
  const changed = changedBy(call);
  if (!changed) return;
  const pointer = BigInt(call.variable('.streams'));
  for (const [number, value] of changed.registers) {
    if (number === 2 && isInPair(guest, declaration.result)) continue;
    guest.setGeneral(number, BigInt.asUintN(guest.bits, value ?? pointer));
  }
  const isResult = declaration.result === 'double' || declaration.result === 'float';
  for (let number = isResult ? 1 : 0; number < changed.vectors; number++)
    guest.setVector(number, 0n);
}

/** Whether the result is in rdx as well. */
function isInPair({ bits }: Guest, result: LibraryCall['declaration']['result']): boolean {
  return result === 'struct' || (bits === 32 && result === 'long long');
}
