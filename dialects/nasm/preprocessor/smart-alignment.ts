// The package smartalign: padding with the longest instructions that do nothing, or a jump over it.

/** The fillings of a mode, from one byte to the longest that is repeated; in hexadecimal digits. */
type Fillings = readonly string[];

const nops: Fillings = ['90'];
const prefixed: Fillings = ['90', '6690', '666690', '66666690'];
const lea16: Fillings = [
  '90',
  '89f6',
  '8d7400',
  '8db40000',
  '8db4000090',
  '8db4000089ff',
  '8db400008d7d00',
  '8db400008dbd0000',
];
const lea16k7: Fillings = [...prefixed, ...lea16.slice(prefixed.length)];
const lea32: Fillings = [
  '90',
  '89f6',
  '8d7600',
  '8d742600',
  '908d742600',
  '8db600000000',
  '8db42600000000',
];
const lea32k7: Fillings = [
  '90',
  '8bc0',
  '8d0420',
  '8d442000',
  '8d44200090',
  '8d8000000000',
  '8d040500000000',
];
const long16: Fillings = ['90', '6690', '0f1f00', '0f1f4000'];
const long32: Fillings = [
  ...long16,
  '0f1f440000',
  '660f1f440000',
  '0f1f8000000000',
  '0f1f840000000000',
];

interface Mode {
  readonly name: string;
  /** From how many bytes on a jump is made. */
  readonly threshold: number;
  readonly 16: Fillings;
  readonly 32: Fillings;
  readonly 64: Fillings;
}

const modes: readonly Mode[] = [
  { name: 'generic', threshold: 8, 16: lea16, 32: lea32, 64: prefixed },
  { name: 'nop', threshold: 16, 16: nops, 32: nops, 64: nops },
  { name: 'k7', threshold: 16, 16: lea16k7, 32: lea32k7, 64: prefixed },
  { name: 'k8', threshold: 16, 16: prefixed, 32: prefixed, 64: prefixed },
  { name: 'p6', threshold: 16, 16: long16, 32: long32, 64: long32 },
];

function bytesOf(filling: string): string {
  return filling.replace(/../g, digits => `,0x${digits}`).slice(1);
}

/** One macro for each number of bits and of bytes, whose value is the operand of DB. */
function fillingMacros(bits: 16 | 32 | 64, fillings: Fillings): string[] {
  return [
    `%define __?ALIGN_${bits}_LONGEST?__ ${fillings.length}`,
    ...fillings.map((each, index) => `%define __?ALIGN_${bits}_${index + 1}?__ ${bytesOf(each)}`),
  ];
}

function selection(mode: Mode, index: number): string[] {
  return [
    `%${index === 0 ? '' : 'el'}ifidni %1,${mode.name}`,
    `%define __?ALIGN_JMP_THRESHOLD?__ ${mode.threshold}`,
    ...fillingMacros(16, mode[16]),
    ...fillingMacros(32, mode[32]),
    ...fillingMacros(64, mode[64]),
  ];
}

const padding = '(((%1) - (($-$$) % (%1))) % (%1))';

/** The last part of padding, shorter than the longest filling. */
function remainder(bits: number, longest: number): string[] {
  const lines: string[] = [];
  for (let length = 1; length < longest; length++) {
    lines.push(`%${length === 1 ? '' : 'el'}if %$pad == ${length}`);
    lines.push(`db __?ALIGN_${bits}_${length}?__`);
  }
  return [...lines, '%endif'];
}

function filling(bits: number, index: number): string[] {
  return [
    `%${index === 0 ? '' : 'el'}if __?BITS?__ == ${bits}`,
    `%rep %$pad / __?ALIGN_${bits}_LONGEST?__`,
    `db __?ALIGN_${bits}_%[__?ALIGN_${bits}_LONGEST?__]?__`,
    '%endrep',
    `%assign %$pad %$pad % __?ALIGN_${bits}_LONGEST?__`,
    ...remainder(bits, 8),
  ];
}

/** The lines of a use of ALIGN with the usual filling where nobody assembles. */
const shown: readonly string[] = [
  '%elif __?PASS?__ == 0 || __?PASS?__ == 3',
  `times ${padding} nop`,
  '%else',
  '%push',
];

/** The same for an assembler, which pads by itself where the macros are those of the package. */
const assembled: readonly string[] = ['%else', '%push', '%fill %$filled %1', '%ifndef %$filled'];

/** The text of the package, for an assembler or to be shown. */
export function smartAlignment(isAssembled: boolean): string {
  return [
    '%imacro alignmode 1-2.nolist',
    ...modes.flatMap(selection),
    '%else',
    '%error unknown alignment mode: %1',
    '%endif',
    '%ifempty %2',
    '%elifidni %2,nojmp',
    '%define __?ALIGN_JMP_THRESHOLD?__ -1',
    '%else',
    '%xdefine __?ALIGN_JMP_THRESHOLD?__ %2',
    '%endif',
    '%xdefine __?ALIGNMODE?__ %1,__?ALIGN_JMP_THRESHOLD?__',
    '%endmacro',
    '%unimacro align 1-2+',
    '%imacro align 1-2+.nolist',
    'sectalign %1',
    '%ifnempty %2',
    `times ${padding} %2`,
    ...(isAssembled ? assembled : shown),
    `%assign %$pad ${padding}`,
    '%if __?ALIGN_JMP_THRESHOLD?__ != -1 && %$pad > __?ALIGN_JMP_THRESHOLD?__',
    'jmp %$end',
    `times ${padding} nop`,
    '%else',
    ...[16, 32, 64].flatMap(filling),
    '%endif',
    '%endif',
    ...(isAssembled ? ['%endif'] : []),
    '%$end:',
    '%pop',
    '%endif',
    '%endmacro',
    'alignmode generic',
  ].join('\n');
}
