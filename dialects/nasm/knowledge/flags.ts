// The flags that instructions read and write, by name.

export interface FlagText {
  /** As instructions' facts name it: `CF`. */
  readonly name: string;
  /** `carry flag`. */
  readonly title: string;
  readonly register: 'flags' | 'mxcsr' | 'x87 status';
  /** The lowest bit in that register. */
  readonly bit: number;
  /** One sentence of at most 90 characters. */
  readonly summary: string;
}

type FlagRow = readonly [name: string, bit: number, title: string, summary: string];

// biome-ignore format: one flag a row.
const flagRows: readonly FlagRow[] = [
  ['CF', 0, 'carry flag',
    'Is 1 after an unsigned carry or borrow, or as the last bit shifted out.'],
  ['PF', 2, 'parity flag', 'Is 1 if the low byte of the result has an even number of ones.'],
  ['AF', 4, 'auxiliary carry flag',
    'Is 1 after a carry out of bit 3; only decimal adjustment reads it.'],
  ['ZF', 6, 'zero flag', 'Is 1 if the result is zero.'],
  ['SF', 7, 'sign flag', 'Is the highest bit of the result: 1 if it is negative.'],
  ['TF', 8, 'trap flag', 'While 1, a debug exception follows every instruction.'],
  ['IF', 9, 'interrupt flag', 'While 1, the processor takes maskable interrupts.'],
  ['DF', 10, 'direction flag', 'While 1, string instructions go down; the ABI wants 0 at calls.'],
  ['OF', 11, 'overflow flag', 'Is 1 if a signed result does not fit.'],
  ['IOPL', 12, 'I/O privilege level',
    'Is the least privilege that ports may be used with, in two bits.'],
  ['NT', 14, 'nested task flag', 'Is 1 if iret shall return to the task that called this one.'],
  ['RF', 16, 'resume flag',
    'While 1, instruction breakpoints are passed over for one instruction.'],
  ['VM', 17, 'virtual-8086 flag', 'While 1, a task runs as on an 8086.'],
  ['AC', 18, 'alignment check flag',
    'Makes misaligned data fault in ring 3; stac and clac switch it for smap.'],
  ['VIF', 19, 'virtual interrupt flag', 'Is the interrupt flag that a virtualized task sees.'],
  ['VIP', 20, 'virtual interrupt pending flag',
    'Is 1 if an interrupt waits for a virtualized task.'],
  ['ID', 21, 'identification flag', 'Can be changed where the processor has cpuid.'],
];

// biome-ignore format: one flag a row.
const statusRows: readonly FlagRow[] = [
  ['C0', 8, 'condition code 0',
    'Takes "less" of a comparison of the x87 unit; sahf puts it into CF.'],
  ['C1', 9, 'condition code 1', 'Tells rounding up, or overflow from underflow of the x87 stack.'],
  ['C2', 10, 'condition code 2', 'Takes "unordered" of an x87 comparison, or "not yet reduced".'],
  ['C3', 14, 'condition code 3',
    'Takes "equal" of a comparison of the x87 unit; sahf puts it into ZF.'],
];

// biome-ignore format: one flag a row.
const mxcsrRows: readonly FlagRow[] = [
  ['IE', 0, 'invalid operation', 'Is set by an operation without a sensible result, as 0/0.'],
  ['DE', 1, 'denormal operand', 'Is set when a denormal operand is used.'],
  ['ZE', 2, 'division by zero', 'Is set when a finite number is divided by zero.'],
  ['OE', 3, 'overflow', 'Is set when a result is too large for its format.'],
  ['UE', 4, 'underflow', 'Is set when a result is too small for its format.'],
  ['PE', 5, 'precision', 'Is set when a result had to be rounded.'],
  ['DAZ', 6, 'denormals are zeros', 'While 1, denormal operands count as zero.'],
  ['RC', 13, 'rounding control', 'Chooses nearest, down, up or toward zero, in two bits.'],
  ['FTZ', 15, 'flush to zero', 'While 1, denormal results become zero.'],
];

const texts: readonly FlagText[] = [
  ...flagRows.map(row => textOf('flags', row)),
  ...statusRows.map(row => textOf('x87 status', row)),
  ...mxcsrRows.map(row => textOf('mxcsr', row)),
];

function textOf(register: FlagText['register'], row: FlagRow): FlagText {
  const [name, bit, title, summary] = row;
  return { name, title, register, bit, summary };
}

const byName: ReadonlyMap<string, FlagText> = new Map(texts.map(text => [text.name, text]));

/** Every flag of the flags register, of the x87 status word and of mxcsr. */
export const flagTexts: readonly FlagText[] = texts;

/** What a flag is; the name in upper case: `CF`. */
export function flagText(name: string): FlagText | undefined {
  return byName.get(name);
}
