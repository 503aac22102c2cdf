// The macros that nasm defines by itself, and its functions on numbers and strings.
import { type SourceRow, type SourceText, sourceTexts } from './source-text.ts';

/** A macro without parameters; `__name__` is its spelling of older versions. */
const constant = (name: string, summary: string, use = 'dd', prepare = ''): SourceRow => {
  const spelling = `__?${name}?__`;
  return [`${spelling} __${name}__`, spelling, summary, `${prepare}  ${use} ${spelling}`];
};

// biome-ignore format: one macro a row.
const facts: readonly SourceRow[] = [
  constant('NASM_MAJOR', 'Is the first number of nasm’s version: 2 of 2.16.01.'),
  constant('NASM_MINOR', 'Is the second number of nasm’s version: 16 of 2.16.01.'),
  constant('NASM_SUBMINOR', 'Is the third number of nasm’s version: 1 of 2.16.01.'),
  constant('NASM_PATCHLEVEL', 'Is the fourth number of nasm’s version, or 0.'),
  constant('NASM_VERSION_ID', 'Is nasm’s version in one number, a byte for each part.'),
  constant('NASM_VER', 'Is nasm’s version as a string.', 'db'),
  constant('FILE', 'Is the name of the source file as a string.', 'db'),
  constant('LINE', 'Is the number of this line of the source.'),
  constant('BITS', 'Is the mode that code is made for: 16, 32 or 64.'),
  ['__?OUTPUT_FORMAT?__ __OUTPUT_FORMAT__', '__?OUTPUT_FORMAT?__',
    'Is the output format of -f, as a word.',
    '%ifidn __?OUTPUT_FORMAT?__, bin\norg 0x100\n%endif'],
  ['__?DEBUG_FORMAT?__ __DEBUG_FORMAT__', '__?DEBUG_FORMAT?__',
    'Is the debugging format of -F, as a word; undefined without -g.',
    '%ifdef __?DEBUG_FORMAT?__\n  nop\n%endif'],
  constant('DATE', 'Is the local date when assembling began, as "2024-12-31".', 'db'),
  constant('TIME', 'Is the local time when assembling began, as "23:59:59".', 'db'),
  constant('DATE_NUM', 'Is the local date as a number: 20241231.'),
  constant('TIME_NUM', 'Is the local time as a number: 235959.'),
  constant('UTC_DATE', 'Is the date in UTC, as "2024-12-31".', 'db'),
  constant('UTC_TIME', 'Is the time in UTC, as "23:59:59".', 'db'),
  constant('UTC_DATE_NUM', 'Is the date in UTC as a number: 20241231.'),
  constant('UTC_TIME_NUM', 'Is the time in UTC as a number: 235959.'),
  constant('POSIX_TIME', 'Is the seconds since 1970, when assembling began.', 'dq'),
  constant('PASS', 'Is 1 while sizes are found, 2 when code is made, 3 when only preprocessing.', 'db'),
  ['__?SECT?__ __SECT__', '__?SECT?__',
    'Is the directive of the section in use, to come back to it.',
    'section .text\n[section .data]\n  db 1\n__?SECT?__\n  nop'],
  constant('SECTALIGN_ALIGN_UPDATES_SECTION', 'Is 1 while ALIGN raises the alignment of the section.'),
  ['__?FLOAT_DAZ?__ __FLOAT_DAZ__', '__?FLOAT_DAZ?__',
    'Is daz or nodaz: what FLOAT has set for denormals.',
    '%ifidn __?FLOAT_DAZ?__, nodaz\n  nop\n%endif'],
  ['__?FLOAT_ROUND?__ __FLOAT_ROUND__', '__?FLOAT_ROUND?__',
    'Is the rounding that FLOAT has set: near, up, down or zero.',
    '%ifidn __?FLOAT_ROUND?__, near\n  nop\n%endif'],
  ['__?FLOAT?__ __FLOAT__', '__?FLOAT?__', 'Is all that FLOAT has set, to come back to it.',
    '%xdefine saved __?FLOAT?__\nfloat up\n  dd 0.1\nfloat saved'],
  ['__?NASM_HAS_IFUNC?__ __NASM_HAS_IFUNC__', '__?NASM_HAS_IFUNC?__',
    'Is defined where the package ifunc can be used.',
    '%ifdef __?NASM_HAS_IFUNC?__\n%use ifunc\n%endif'],
  ...['altreg', 'smartalign', 'fp', 'ifunc', 'masm'].map((name): SourceRow => {
    const spelling = `__?USE_${name.toUpperCase()}?__`;
    return [`${spelling} __USE_${name.toUpperCase()}__`, spelling, `Is defined once %use ${name} has been read.`,
      `%use ${name}\n%ifndef ${spelling}\n%error missing\n%endif`];
  }),
];

/** A function: its value in the example goes into data of this size. */
const functionOf = (
  name: string,
  parameter: string,
  summary: string,
  data: string,
  sample: string,
): SourceRow => [
  `__?${name}?__ __${name}__`,
  `__?${name}?__(${parameter})`,
  summary,
  `  ${data} __?${name}?__(${sample})`,
];

// biome-ignore format: one function a row.
const values: readonly SourceRow[] = [
  constant('Infinity', 'Is the float ∞.', 'dd'),
  ['__?NaN?__ __NaN__ __?QNaN?__ __QNaN__', '__?NaN?__',
    'Is a quiet NaN: it goes through operations in silence.', '  dd __?NaN?__'],
  constant('SNaN', 'Is a signalling NaN: to use it is an invalid operation.', 'dd'),
  functionOf('float8', 'number', 'Is the bits of a float of 8 bits.', 'db', '1.5'),
  functionOf('bfloat16', 'number', 'Is the bits of a bfloat16.', 'dw', '1.5'),
  functionOf('float16', 'number', 'Is the bits of a half, a float of 16 bits.', 'dw', '1.5'),
  functionOf('float32', 'number', 'Is the bits of a single, a float of 32 bits.', 'dd', '3.14159'),
  functionOf('float64', 'number', 'Is the bits of a double, a float of 64 bits.', 'dq', '3.14159'),
  functionOf('float80m', 'number', 'Is the significand of an x87 float of 80 bits, in 64 bits.', 'dq', '3.14159'),
  functionOf('float80e', 'number', 'Is sign and exponent of an x87 float of 80 bits, in 16 bits.', 'dw', '3.14159'),
  functionOf('float128l', 'number', 'Is the lower half of a float of 128 bits.', 'dq', '3.14159'),
  functionOf('float128h', 'number', 'Is the upper half of a float of 128 bits.', 'dq', '3.14159'),
  functionOf('utf16', 'string', 'Is a UTF-8 string converted to UTF-16, little-endian.', 'dw', "'text'"),
  functionOf('utf16le', 'string', 'Is a UTF-8 string converted to UTF-16, named little-endian.', 'dw', "'text'"),
  functionOf('utf16be', 'string', 'Is a UTF-8 string converted to UTF-16, big-endian.', 'dw', "'text'"),
  functionOf('utf32', 'string', 'Is a UTF-8 string converted to UTF-32, little-endian.', 'dd', "'text'"),
  functionOf('utf32le', 'string', 'Is a UTF-8 string converted to UTF-32, named little-endian.', 'dd', "'text'"),
  functionOf('utf32be', 'string', 'Is a UTF-8 string converted to UTF-32, big-endian.', 'dd', "'text'"),
  functionOf('ilog2e', 'number', 'Is the binary logarithm of a power of two; others are an error.', 'db', '64'),
  functionOf('ilog2w', 'number', 'Is the binary logarithm rounded down, with a warning if not exact.', 'db', '64'),
  functionOf('ilog2f', 'number', 'Is the binary logarithm rounded down.', 'db', '100'),
  functionOf('ilog2c', 'number', 'Is the binary logarithm rounded up.', 'db', '100'),
];

export const predefinedMacroTexts: readonly SourceText[] = [
  ...sourceTexts('Predefined macros', facts),
  ...sourceTexts('Functions of values', values),
];
