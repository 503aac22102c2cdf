// The words that NASM's lines keep for themselves: registers, sizes, prefixes, functions.
import { isMnemonic, isPrefixName } from '../isa/mnemonics.ts';
import { type Register, registerNamed } from '../isa/registers.ts';

/** What `__?float32?__` and its like make of a number. */
export interface FloatSelection {
  /** Width of the whole format, in bytes, and the bytes that are taken from it. */
  readonly format: FloatFormatName;
  readonly from: number;
  readonly to: number;
}

export type FloatFormatName =
  | 'float8'
  | 'bfloat16'
  | 'float16'
  | 'float32'
  | 'float64'
  | 'float80'
  | 'float128';

export type StringEncoding = 'utf16le' | 'utf16be' | 'utf32le' | 'utf32be';

export type LogarithmName = 'ilog2e' | 'ilog2w' | 'ilog2f' | 'ilog2c';

export type ModifierName = 'strict' | 'near' | 'far' | 'short' | 'to' | 'rel' | 'abs' | 'nosplit';

/** A word with a meaning of its own. */
export type Word =
  | { readonly role: 'register'; readonly register: Register }
  /** `byte` to `zword`, in bits. */
  | {
      readonly role: 'size';
      readonly bits: number;
      /** It says the size of operands alone, not of data. */
      readonly ofOperands?: true;
    }
  | { readonly role: 'modifier'; readonly name: ModifierName }
  | { readonly role: 'pointer' }
  | { readonly role: 'segment' | 'wrt' | 'times' | 'dup' | 'equ' | 'incbin' }
  | { readonly role: 'prefix' | 'mnemonic'; readonly name: string }
  | { readonly role: 'floatConstant'; readonly name: 'infinity' | 'qnan' | 'snan' }
  | { readonly role: 'floatFunction'; readonly selection: FloatSelection }
  | { readonly role: 'stringFunction'; readonly encoding: StringEncoding }
  | { readonly role: 'integerFunction'; readonly name: LogarithmName }
  /** DB to DZ and RESB to RESZ: the bytes of an element. */
  | { readonly role: 'data' | 'reserve'; readonly bytes: number };

const fixed = new Map<string, Word>([
  ['seg', { role: 'segment' }],
  ['wrt', { role: 'wrt' }],
  ['times', { role: 'times' }],
  ['dup', { role: 'dup' }],
  ['equ', { role: 'equ' }],
  ['incbin', { role: 'incbin' }],
]);

const modifierNames = ['strict', 'near', 'far', 'short', 'to', 'rel', 'abs', 'nosplit'] as const;
for (const name of modifierNames) fixed.set(name, { role: 'modifier', name });
// What the package masm makes of PTR: an address follows, in brackets or not.
fixed.set('__?masm_ptr?__', { role: 'pointer' });

/** The letter of a size in DB and RESB, its word before an operand, and its bytes. */
const sizes: readonly (readonly [string, string, number])[] = [
  ['b', 'byte', 1],
  ['w', 'word', 2],
  ['d', 'dword', 4],
  ['q', 'qword', 8],
  ['t', 'tword', 10],
  ['o', 'oword', 16],
  ['y', 'yword', 32],
  ['z', 'zword', 64],
];
for (const [letter, word, bytes] of sizes) {
  fixed.set(word, { role: 'size', bits: bytes * 8 });
  fixed.set(`d${letter}`, { role: 'data', bytes });
  fixed.set(`res${letter}`, { role: 'reserve', bytes });
}

fixed.set('long', { role: 'size', bits: 32, ofOperands: true });

/** Functions and constants are written `__?name?__`, and `__name__` as they were before. */
function fixInternal(name: string, word: Word): void {
  fixed.set(`__?${name}?__`, word);
  fixed.set(`__${name}__`, word);
}

const floatSelections: readonly (readonly [string, FloatFormatName, number, number])[] = [
  ['float8', 'float8', 0, 1],
  ['bfloat16', 'bfloat16', 0, 2],
  ['float16', 'float16', 0, 2],
  ['float32', 'float32', 0, 4],
  ['float64', 'float64', 0, 8],
  ['float80m', 'float80', 0, 8],
  ['float80e', 'float80', 8, 10],
  ['float128l', 'float128', 0, 8],
  ['float128h', 'float128', 8, 16],
];
for (const [name, format, from, to] of floatSelections) {
  const word: Word = { role: 'floatFunction', selection: { format, from, to } };
  // It is newer than the other names without question marks.
  if (name === 'bfloat16') fixed.set('__?bfloat16?__', word);
  else fixInternal(name, word);
}
fixInternal('infinity', { role: 'floatConstant', name: 'infinity' });
fixInternal('nan', { role: 'floatConstant', name: 'qnan' });
fixInternal('qnan', { role: 'floatConstant', name: 'qnan' });
fixInternal('snan', { role: 'floatConstant', name: 'snan' });
for (const encoding of ['utf16le', 'utf16be', 'utf32le', 'utf32be'] as const) {
  fixInternal(encoding, { role: 'stringFunction', encoding });
}
fixInternal('utf16', { role: 'stringFunction', encoding: 'utf16le' });
fixInternal('utf32', { role: 'stringFunction', encoding: 'utf32le' });
for (const name of ['ilog2e', 'ilog2w', 'ilog2f', 'ilog2c'] as const) {
  fixInternal(name, { role: 'integerFunction', name });
}

function find(name: string): Word | undefined {
  const known = fixed.get(name);
  if (known) return known;
  const register = registerNamed(name);
  if (register) return { role: 'register', register };
  if (isPrefixName(name)) return { role: 'prefix', name };
  if (isMnemonic(name)) return { role: 'mnemonic', name };
  return undefined;
}

/** Words that have been looked up, as written; emptied before it grows without end. */
const found = new Map<string, Word | null>();
const foundMax = 20_000;

/** What a word means in any mixture of cases; undefined for a name of the program's own. */
export function wordNamed(text: string): Word | undefined {
  const known = found.get(text);
  if (known !== undefined) return known ?? undefined;
  if (found.size >= foundMax) found.clear();
  const word = find(text.toLowerCase());
  found.set(text, word ?? null);
  return word;
}
