// The registers of x86 by name, with the numbers of encodings (Intel SDM volume 2, 2.1 and 3.1).

export type RegisterClass =
  | 'general'
  | 'segment'
  | 'control'
  | 'debug'
  | 'test'
  | 'x87'
  | 'mmx'
  | 'vector'
  | 'mask'
  | 'bound'
  | 'tile'
  | 'pointer';

export interface Register {
  /** In lower case. */
  readonly name: string;
  readonly class: RegisterClass;
  /** In bits: 8 to 512; the natural one of the class. */
  readonly bits: number;
  /** The number in encodings, 0 to 31. */
  readonly number: number;
  /** ah, ch, dh, bh: cannot stand beside a REX prefix. */
  readonly highByte: boolean;
}

/** Names in the order of their numbers; `highByte` rows begin at number 4. */
const named: readonly [RegisterClass, number, string][] = [
  ['general', 8, 'al cl dl bl spl bpl sil dil'],
  ['general', 16, 'ax cx dx bx sp bp si di'],
  ['general', 32, 'eax ecx edx ebx esp ebp esi edi'],
  ['general', 64, 'rax rcx rdx rbx rsp rbp rsi rdi'],
  ['segment', 16, 'es cs ss ds fs gs segr6 segr7'],
];

/** Families of a prefix, a number and an ending, from the first number to the last. */
const numbered: readonly [RegisterClass, number, string, string, number, number][] = [
  ['general', 8, 'r', 'b', 8, 15],
  ['general', 16, 'r', 'w', 8, 15],
  ['general', 32, 'r', 'd', 8, 15],
  ['general', 64, 'r', '', 8, 15],
  ['control', 64, 'cr', '', 0, 15],
  ['debug', 64, 'dr', '', 0, 15],
  ['test', 32, 'tr', '', 0, 7],
  ['x87', 80, 'st', '', 0, 7],
  ['mmx', 64, 'mm', '', 0, 7],
  ['vector', 128, 'xmm', '', 0, 31],
  ['vector', 256, 'ymm', '', 0, 31],
  ['vector', 512, 'zmm', '', 0, 31],
  ['mask', 64, 'k', '', 0, 7],
  ['bound', 128, 'bnd', '', 0, 3],
  ['tile', 8192, 'tmm', '', 0, 7],
];

function everyRegister(): Register[] {
  const all: Register[] = [];
  for (const [kind, bits, names] of named) {
    names.split(' ').forEach((name, number) => {
      all.push({ name, class: kind, bits, number, highByte: false });
    });
  }
  'ah ch dh bh'.split(' ').forEach((name, index) => {
    all.push({ name, class: 'general', bits: 8, number: index + 4, highByte: true });
  });
  for (const [kind, bits, prefix, ending, first, last] of numbered) {
    for (let number = first; number <= last; number++) {
      const name = `${prefix}${number}${ending}`;
      all.push({ name, class: kind, bits, number, highByte: false });
    }
  }
  return all;
}

/** Every register whose name NASM takes; `rip` is none of them. */
export const registers: readonly Register[] = everyRegister();

const byName: ReadonlyMap<string, Register> = new Map(
  registers.map(register => [register.name, register]),
);

/** The one shared object of a register; the name in lower case. */
export function registerNamed(name: string): Register | undefined {
  return byName.get(name);
}
