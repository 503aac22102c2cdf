// An instruction of the encoder as a line of NASM source.
import {
  type Decorators,
  type ImmediateOperand,
  type Instruction,
  type MemoryOperand,
  modifier,
  type Operand,
} from '../assembly/operand.ts';
import { noSection, type Value } from '../assembly/value.ts';
import { type Integer, toUnsigned } from '../integer.ts';
import { fieldName, type RelocatedField } from './relocated-fields.ts';

/** The name of a place in the code; undefined for places without one. */
export type NameOf = (address: number) => string | undefined;

const sizeWords: Readonly<Record<number, string>> = {
  8: 'byte ',
  16: 'word ',
  32: 'dword ',
  64: 'qword ',
  80: 'tword ',
  128: 'oword ',
  256: 'yword ',
  512: 'zword ',
};

const modifierWords: readonly (readonly [number, string])[] = [
  [modifier.strict, 'strict '],
  [modifier.far, 'far '],
  [modifier.near, 'near '],
  [modifier.short, 'short '],
  [modifier.to, 'to '],
];

function wordsBefore({ modifiers, size }: Operand): string {
  let words = '';
  if (modifiers !== 0) {
    for (const [bit, word] of modifierWords) if ((modifiers & bit) !== 0) words += word;
  }
  return words + (sizeWords[size] ?? '');
}

/** Decimal below ten, hexadecimal above. */
export function numberText(value: Integer): string {
  if (typeof value === 'bigint') return `0x${toUnsigned(value).toString(16)}`;
  if (value < 0) return `-${numberText(-value)}`;
  return value < 10 ? String(value) : `0x${value.toString(16)}`;
}

interface Place {
  readonly address: number;
  readonly bits: number;
  readonly nameOf: NameOf | undefined;
  readonly fields: readonly RelocatedField[];
}

/** A place by its name, or by how far from the instruction it is. */
function placeText(value: Value, { address, nameOf, fields }: Place): string {
  if (value.section === noSection) return numberText(value.offset);
  const field = fieldName(value.section, fields);
  if (field !== undefined) return field;
  const target = Number(value.offset);
  const name = nameOf?.(target);
  if (name !== undefined) return name;
  const distance = target - address;
  return distance < 0 ? `$${numberText(distance)}` : `$+${numberText(distance)}`;
}

function registersText({ terms, summed }: MemoryOperand): string {
  let text = '';
  for (const { register, coefficient, multiplied } of terms) {
    if (text !== '') text += '+';
    if (summed && coefficient > 1) {
      // Base and index are one register: `rax+rax*4`, which NASM takes apart in the same way.
      text += `${register.name}+${register.name}`;
      if (coefficient > 2) text += `*${coefficient - 1}`;
    } else text += multiplied ? `${register.name}*${coefficient}` : register.name;
  }
  return text;
}

function signedText(registers: string, displacement: string): string {
  if (registers === '') return displacement;
  return displacement.startsWith('-') ? registers + displacement : `${registers}+${displacement}`;
}

/** An address without registers is a place, which has no sign. */
function displacementText(operand: MemoryOperand, place: Place): string {
  const { displacement, terms } = operand;
  const { offset, section } = displacement;
  const isPlace = terms.length === 0 && section === noSection;
  if (isPlace && place.bits < 64 && typeof offset === 'number' && offset < 0) {
    return numberText(offset + 2 ** 32);
  }
  return placeText(displacement, place);
}

function memoryText(operand: MemoryOperand, place: Place): string {
  const { segment, relative, nosplit, displacementSize, hasDisplacement, terms } = operand;
  let inside = segment ? `${segment.name}:` : '';
  if (relative) inside += `${relative} `;
  if (nosplit) inside += 'nosplit ';
  inside += sizeWords[displacementSize] ?? '';
  const registers = registersText(operand);
  const isZero = operand.displacement.offset === 0 && operand.displacement.section === noSection;
  const isSaid = hasDisplacement && (!isZero || displacementSize !== 0 || terms.length === 0);
  inside += isSaid ? signedText(registers, displacementText(operand, place)) : registers;
  return `[${inside}]`;
}

function immediateText({ value, farSegment }: ImmediateOperand, place: Place): string {
  const text = placeText(value, place);
  return farSegment ? `${numberText(farSegment.offset)}:${text}` : text;
}

function decoratorText({ mask, zeroing, broadcast, rounding }: Decorators): string {
  let text = mask > 0 ? `{k${mask}}` : '';
  if (zeroing) text += '{z}';
  if (broadcast > 0) text += `{1to${broadcast}}`;
  return rounding === '' ? text : `${text}, {${rounding}}`;
}

function operandText(operand: Operand, place: Place): string {
  let text = wordsBefore(operand);
  if (operand.kind === 'register') text += operand.register.name;
  else if (operand.kind === 'memory') text += memoryText(operand, place);
  else text += immediateText(operand, place);
  return operand.decorators ? text + decoratorText(operand.decorators) : text;
}

function prefixText({ prefixes }: Instruction): string {
  let text = prefixes.encoding === '' ? '' : `{${prefixes.encoding}} `;
  if (prefixes.repeat !== '') text += `${prefixes.repeat} `;
  if (prefixes.lock) text += 'lock ';
  if (prefixes.segment) text += `${prefixes.segment.name} `;
  if (prefixes.operandSize > 0) text += `o${prefixes.operandSize} `;
  if (prefixes.addressSize > 0) text += `a${prefixes.addressSize} `;
  return text;
}

/** The line, without a line break; `address` is where it stands, `$` in its text. */
export function spell(
  instruction: Instruction,
  address: number,
  bits: number,
  nameOf?: NameOf,
  fields: readonly RelocatedField[] = [],
): string {
  const { mnemonic, operands } = instruction;
  const place: Place = { address, bits, nameOf, fields };
  const prefixes = prefixText(instruction);
  if (operands.length === 0) return prefixes + mnemonic;
  return `${prefixes}${mnemonic} ${operands.map(each => operandText(each, place)).join(', ')}`;
}
