// A decoded instruction as source that assembles to the same bytes, which our encoder confirms.
import type { Instruction, Prefixes } from '../assembly/operand.ts';
import { isProblem, matchInstruction } from '../encoder/choice.ts';
import type { CodeSink, EncodeContext } from '../encoder/encoder.ts';
import { encode } from '../encoder/writing.ts';
import { decodeAlternative } from './decode.ts';
import type { DecodedInstruction } from './decoded.ts';
import { type RelocatedField, withFields } from './relocated-fields.ts';
import { codeSection, type Spelling, sourceInstruction } from './source-instruction.ts';
import { type NameOf, spell } from './source-spelling.ts';

export interface InstructionText {
  /** Source that gives the same bytes at the same address: the instruction, or `db`. */
  readonly text: string;
  /** The instruction for people; the text itself where it is one. */
  readonly meaning: string;
  /** False where the text is `db`, because no source gives these bytes. */
  readonly exact: boolean;
}

const sink: CodeSink = {
  bytes: new Uint8Array(80),
  length: 0,
  fixups: [],
  problems: [],
  distance: undefined,
};

/** Whether the encoder leaves to a linker what the linker of these bytes is told to fill. */
function leaves(fields: readonly RelocatedField[]): boolean {
  if (sink.fixups.length !== fields.length) return false;
  return fields.every(({ at, size, relative }) => {
    return sink.fixups.some(({ kind, value, ...fixup }) => {
      const isRelative = kind === 'relative' || value.selfRelative;
      return fixup.at === at && fixup.size === size && isRelative === relative;
    });
  });
}

/** Whether the encoder makes exactly these bytes of the instruction. */
function gives(
  instruction: Instruction,
  bytes: Uint8Array,
  context: EncodeContext,
  fields: readonly RelocatedField[],
): boolean {
  const match = matchInstruction(instruction, context);
  if (isProblem(match)) return false;
  sink.length = sink.fixups.length = sink.problems.length = 0;
  encode(match, context, sink);
  if (sink.length !== bytes.length || !leaves(fields)) return false;
  for (let index = 0; index < bytes.length; index++) {
    if (sink.bytes[index] === bytes[index]) continue;
    if (!fields.some(({ at, size }) => index >= at && index < at + size)) return false;
  }
  return true;
}

/** From the shortest to the most explicit. */
const spellings: readonly Omit<Spelling, 'encoding'>[] = [
  { memorySizes: 'needed', numbers: 'plain' },
  { memorySizes: 'all', numbers: 'plain' },
  { memorySizes: 'needed', numbers: 'sized' },
  { memorySizes: 'needed', numbers: 'strict' },
  { memorySizes: 'all', numbers: 'sized' },
  { memorySizes: 'all', numbers: 'strict' },
];

/** Jumps first with `short` or `near`. */
const jumpSpellings = [spellings[2]!, ...spellings];

/** A near jump over less than this could be short once the jumps below it are. */
const nearEnough = 640;

/**
 * Whether NASM could choose another size for the jump. It sizes jumps in passes that end with some
 * longer than they need to be, so that only a word before the target is sure.
 */
function isSized({ form, operands }: DecodedInstruction): boolean {
  const target = operands[0];
  if (target?.kind !== 'distance' || form.mnemonic[0] !== 'j') return false;
  return target.bytes === 1 || Math.abs(target.distance) < nearEnough;
}

const encodings: Readonly<Record<string, readonly Prefixes['encoding'][]>> = {
  legacy: [''],
  vex: ['', 'vex3', 'vex'],
  evex: ['', 'evex'],
  xop: [''],
};

function encodingsOf({ form, prefixes }: DecodedInstruction): readonly Prefixes['encoding'][] {
  if (prefixes.rex === 0x40) return ['', 'rex'];
  return encodings[form.encoding] ?? [''];
}

/** Ways to read the same bytes that are tried. */
const alternativesMax = 6;

function exactInstruction(
  decoded: DecodedInstruction,
  address: number,
  context: EncodeContext,
  fields: readonly RelocatedField[],
): Instruction | undefined {
  const tried = isSized(decoded) ? jumpSpellings : spellings;
  for (const encoding of encodingsOf(decoded)) {
    for (const spelling of tried) {
      const plain = sourceInstruction(decoded, address, { ...spelling, encoding });
      const instruction = plain && fields.length > 0 ? withFields(plain, decoded, fields) : plain;
      if (instruction && gives(instruction, decoded.bytes, context, fields)) return instruction;
    }
  }
  return undefined;
}

/** `db` with every byte. */
export function dataText(bytes: Uint8Array): string {
  return `db ${[...bytes].map(byte => `0x${byte.toString(16).padStart(2, '0')}`).join(', ')}`;
}

function meaningOf(
  decoded: DecodedInstruction,
  address: number,
  nameOf: NameOf | undefined,
  fields: readonly RelocatedField[],
): string {
  const spelling: Spelling = { memorySizes: 'needed', numbers: 'plain', encoding: '' };
  const instruction = sourceInstruction(decoded, address, spelling);
  if (!instruction) return decoded.form.mnemonic;
  return spell(withFields(instruction, decoded, fields), address, decoded.bits, nameOf, fields);
}

/**
 * The text of the instruction at `address`; `nameOf` names targets of jumps and of `rel`, and
 * `fields` are those that a linker has still to fill.
 */
export function instructionText(
  decoded: DecodedInstruction,
  address: number,
  nameOf?: NameOf,
  fields: readonly RelocatedField[] = [],
): InstructionText {
  const { bits, bytes } = decoded;
  const context: EncodeContext = {
    bits,
    address,
    section: codeSection,
    optimization: 2,
    defaultRelative: false,
    defaultBound: false,
  };
  let reading: DecodedInstruction | undefined = decoded;
  for (let number = 0; reading && number < alternativesMax; ) {
    const instruction = exactInstruction(reading, address, context, fields);
    if (instruction) {
      const text = spell(instruction, address, bits, nameOf, fields);
      return { text, meaning: text, exact: true };
    }
    reading = decodeAlternative(bytes, 0, bits, ++number);
    // Another reading may be shorter: then it is not of all the bytes.
    if (reading && reading.length !== bytes.length) reading = undefined;
  }
  return {
    text: dataText(bytes),
    meaning: meaningOf(decoded, address, nameOf, fields),
    exact: false,
  };
}
