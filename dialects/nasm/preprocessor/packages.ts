// The packages that %use takes in, each as a text that the preprocessor reads like a file.
import { smartAlignment } from './smart-alignment.ts';

/** `%idefine name value` for each pair. */
function definitions(rows: readonly (readonly [string, string])[]): string {
  return rows.map(([name, value]) => `%idefine ${name} ${value}`).join('\n');
}

const legacyRegisters = ['ax', 'cx', 'dx', 'bx', 'sp', 'bp', 'si', 'di'];
const lowBytes = ['al', 'cl', 'dl', 'bl', 'spl', 'bpl', 'sil', 'dil'];
const highBytes = ['ah', 'ch', 'dh', 'bh'];

/** The numbered names of the registers that have names of their own in NASM. */
function alternativeRegisters(): string {
  return [
    definitions(
      legacyRegisters.flatMap((name, number) => [
        [`r${number}`, `r${name}`],
        [`r${number}d`, `e${name}`],
        [`r${number}w`, name],
        [`r${number}b`, lowBytes[number]!],
        [`r${number}l`, lowBytes[number]!],
      ]),
    ),
    definitions(highBytes.map((name, number) => [`r${number}h`, name])),
    definitions([8, 9, 10, 11, 12, 13, 14, 15].map(number => [`r${number}l`, `r${number}b`])),
  ].join('\n');
}

const floatFormats = [
  ...['float8', 'float16', 'bfloat16', 'float32', 'float64', 'float80m', 'float80e'],
  ...['float128l', 'float128h'],
];

function floatFunctions(): string {
  return [
    ...floatFormats.map(name => `%idefine ${name}(x) __?${name}?__(x)`),
    definitions([
      ['Inf', '__?Infinity?__'],
      ['NaN', '__?QNaN?__'],
      ['QNaN', '__?QNaN?__'],
      ['SNaN', '__?SNaN?__'],
    ]),
    '%imacro bf16 1-*.nolist',
    '%rep %0',
    'dw __?bfloat16?__(%1)',
    '%rotate 1',
    '%endrep',
    '%endmacro',
  ].join('\n');
}

/** The functions of whole numbers: without a letter, and with `e`, what is no power is an error. */
const logarithms: readonly (readonly [string, string])[] = [
  ['ilog2', 'ilog2e'],
  ['ilog2e', 'ilog2e'],
  ['ilog2w', 'ilog2w'],
  ['ilog2f', 'ilog2f'],
  ['ilog2fw', 'ilog2f'],
  ['ilog2c', 'ilog2c'],
  ['ilog2cw', 'ilog2c'],
];

function integerFunctions(): string {
  return logarithms.map(([name, target]) => `%idefine ${name}(x) (__?${target}?__(x))`).join('\n');
}

function masm(): string {
  return [
    'default rel',
    definitions([
      ['ptr', '__?masm_ptr?__'],
      ['flat', '__?masm_flat?__'],
      ['offset', ''],
      ['tbyte', 'tword'],
    ]),
    // The label in front goes out by itself; a plain return leaves as the procedure is called.
    '%imacro proc 0-1+.nolist',
    '%ifidni %1,far',
    '%idefine ret retf',
    '%elifnempty %1',
    '%idefine ret retn',
    '%endif',
    '%endmacro',
    '%imacro endp 0.nolist',
    '%null %00',
    '%undef ret',
    '%endmacro',
    '%unimacro segment 1+',
    '%imacro segment 0-1+.nolist',
    '%ifnempty %00',
    '%xdefine __?SECT?__ [segment %00 %1]',
    '%else',
    '%xdefine __?SECT?__ [segment %1]',
    '%endif',
    '__?SECT?__',
    '%endmacro',
    '%imacro ends 0.nolist',
    '%null %00',
    '%endmacro',
    '%imacro end 0+.nolist',
    '%endmacro',
  ].join('\n');
}

const texts: ReadonlyMap<string, (isAssembled: boolean) => string> = new Map([
  ['altreg', alternativeRegisters],
  ['smartalign', smartAlignment],
  ['fp', floatFunctions],
  ['ifunc', integerFunctions],
  ['masm', masm],
]);

/**
 * The text of a package by its name in lower case, for an assembler or to be shown; undefined if
 * there is none of that name.
 */
export function packageText(name: string, isAssembled: boolean): string | undefined {
  const make = texts.get(name);
  return make && `%define __?USE_${name.toUpperCase()}?__\n${make(isAssembled)}`;
}

/** Whether a name in lower case is that of a package. */
export function isPackage(name: string): boolean {
  return texts.has(name);
}
