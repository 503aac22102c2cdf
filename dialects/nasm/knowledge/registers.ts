// What the registers are for: their role in the System V ABI, who saves them, and their parts.
import { type Register, registerNamed } from '../isa/registers.ts';

export interface RegisterText {
  /** One sentence of at most 90 characters. */
  readonly summary: string;
  /** Who keeps the value over a call in the System V ABI for x86-64; '' if nobody promises. */
  readonly saved: 'caller' | 'callee' | '';
  /** The registers that are parts of it, the widest first: `eax ax ah al` of rax. */
  readonly parts: readonly string[];
  /** The widest register that it is part of; its own name if it is none. */
  readonly whole: string;
}

/** The widest register with its parts, its role, and whether the callee saves it. */
type GeneralRow = readonly [names: string, saved: 'caller' | 'callee', role: string];

// biome-ignore format: one register a row.
const generalRows: readonly GeneralRow[] = [
  ['rax eax ax ah al', 'caller', 'Accumulator: holds results, and the number of a system call.'],
  ['rcx ecx cx ch cl', 'caller',
    'Counter of shifts, loops and rep; the fourth argument of functions.'],
  ['rdx edx dx dh dl', 'caller',
    'Third argument, second result, upper half of products and dividends.'],
  ['rbx ebx bx bh bl', 'callee', 'General register that keeps its value over calls.'],
  ['rsp esp sp spl', 'callee', 'Stack pointer: a multiple of 16 just before each call.'],
  ['rbp ebp bp bpl', 'callee',
    'Frame pointer, or a general register that keeps its value over calls.'],
  ['rsi esi si sil', 'caller', 'Second argument; the source of string instructions.'],
  ['rdi edi di dil', 'caller', 'First argument; the destination of string instructions.'],
  ['r8 r8d r8w r8b', 'caller', 'Fifth argument of functions and of system calls.'],
  ['r9 r9d r9w r9b', 'caller', 'Sixth argument of functions and of system calls.'],
  ['r10 r10d r10w r10b', 'caller',
    'Fourth argument of system calls; a scratch register for functions.'],
  ['r11 r11d r11w r11b', 'caller', 'Scratch register; a system call leaves the flags in it.'],
  ...[12, 13, 14, 15].map((number): GeneralRow => [
    `r${number} r${number}d r${number}w r${number}b`, 'callee', 'General register of the callee: keeps its value over calls.']),
];

const texts = new Map<string, RegisterText>();

/** What a part of a register is, by its width and place. */
function partSummary(part: Register, whole: string): string {
  if (part.highByte) return `Is bits 15 to 8 of ${whole}; it cannot stand beside a REX prefix.`;
  if (part.bits === 32) return `Is the lower half of ${whole}; writing it clears the upper half.`;
  return `Is the lowest ${part.bits} bits of ${whole}; writing it leaves the rest.`;
}

/** The parts of the part: everything narrower, the high byte for ax and wider only. */
function partsOf(names: readonly string[], name: string): readonly string[] {
  const own = registerNamed(name)!;
  return names.filter(other => {
    const { bits, highByte } = registerNamed(other)!;
    return bits < own.bits && !(highByte && own.bits < 16);
  });
}

for (const [row, saved, summary] of generalRows) {
  const names = row.split(' ');
  const whole = names[0]!;
  for (const name of names) {
    texts.set(name, {
      summary: name === whole ? summary : partSummary(registerNamed(name)!, whole),
      saved,
      parts: partsOf(names, name),
      whole,
    });
  }
}

/** Sentences for registers that stand alone. */
// biome-ignore format: one register a row.
const singles: readonly (readonly [name: string, summary: string])[] = [
  ['cs', 'Code segment: its descriptor says in which mode the code runs.'],
  ['ds', 'Data segment; its base is 0 in 64-bit mode.'],
  ['es', 'Extra segment, of the destination of string instructions; base 0 in 64 bits.'],
  ['ss', 'Stack segment; its base is 0 in 64-bit mode.'],
  ['fs', 'Segment whose base points to the data of the thread, on x86-64 Linux.'],
  ['gs', 'Segment whose base points to data of the thread on i386 Linux, or of the kernel.'],
  ['cr0', 'Control register: protected mode, paging, x87 and cache settings.'],
  ['cr2', 'Control register that holds the address of the last page fault.'],
  ['cr3', 'Control register that points to the page tables.'],
  ['cr4', 'Control register that switches extensions on, one bit each.'],
  ['cr8', 'Control register with the priority below which interrupts wait.'],
  ['dr6', 'Debug register that tells which breakpoint was met.'],
  ['dr7', 'Debug register that switches the four breakpoints and says what they watch.'],
  ['st0', 'Top of the x87 stack; long double results are here, and it is empty otherwise.'],
  ['k0', 'Mask register that cannot choose elements: its code means no mask.'],
];

/** What vector registers of a number hold at a call. */
function vectorRole(number: number): string {
  const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'];
  if (number === 0) return 'the first float argument and the result';
  if (number === 1) return 'the second float argument and a second result';
  const ordinal = ordinals[number];
  if (ordinal) return `the ${ordinal} float argument`;
  return number < 16 ? 'nothing that lasts over a call' : 'nothing that lasts; AVX-512 only';
}

const families: Readonly<Record<string, (number: number, name: string) => string>> = {
  segment: (_, name) => `Number of a segment register that no processor has: ${name}.`,
  control: number => `Control register ${number}, reserved.`,
  debug: number =>
    number < 4
      ? `Debug register with the address of breakpoint ${number}.`
      : `Debug register ${number}, an alias or reserved.`,
  test: number => `Test register ${number} of the 386 and 486.`,
  x87: number => `Register ${number} below the top of the x87 stack; empty at calls.`,
  mmx: number => `MMX register ${number}: the low 64 bits of an x87 register; use emms behind it.`,
  mask: number => `Mask register ${number}: a bit for each element of a vector.`,
  bound: number => `Bounds register ${number}: lower and upper address of an object (MPX).`,
  tile: number => `Tile register ${number}: at most 16 rows of 64 bytes (AMX).`,
};

function vectorText({ number, bits }: Register): RegisterText {
  const names = ['zmm', 'ymm', 'xmm'].map(prefix => `${prefix}${number}`);
  const parts = names.filter(name => registerNamed(name)!.bits < bits);
  const width = bits === 128 ? '16' : bits === 256 ? '32' : '64';
  const summary = `Vector register of ${width} bytes; holds ${vectorRole(number)}.`;
  return { summary, saved: 'caller', parts, whole: names[0]! };
}

const alone: ReadonlyMap<string, string> = new Map(singles);

function otherText(register: Register): RegisterText | undefined {
  if (register.class === 'vector') return vectorText(register);
  const { name, number } = register;
  const summary = alone.get(name) ?? families[register.class]?.(number, name);
  if (summary === undefined) return undefined;
  const scratch = ['x87', 'mmx', 'mask', 'tile', 'bound'].includes(register.class);
  return { summary, saved: scratch ? 'caller' : '', parts: [], whole: name };
}

/** What a register is for; the name in lower case. */
export function registerText(name: string): RegisterText | undefined {
  const known = texts.get(name);
  if (known) return known;
  const register = registerNamed(name);
  return register && otherText(register);
}
