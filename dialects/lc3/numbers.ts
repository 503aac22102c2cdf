// The readings of a number on the LC-3: notations, and the fields that it fits.
import type { Fact } from '#core/isa/vocabulary.ts';
import { type FieldName, fieldRange, fieldRules } from './fields.ts';
import { hexadecimal } from './items.ts';

/** Fields that hold a number, the narrow ones first. */
const numberFields: readonly FieldName[] = [
  'imm5',
  'offset6',
  'trapvect8',
  'PCoffset9',
  'PCoffset11',
];

/** Decimal, hexadecimal, binary, character, and where an instruction can hold it. */
export function numberFacts(value: number): readonly Fact[] {
  if (!Number.isInteger(value) || value < -0x8000 || value > 0xffff) {
    return [{ label: 'Decimal', value: String(value) }];
  }
  const word = value & 0xffff;
  const signed = word >= 0x8000 ? word - 0x10000 : word;
  const binary = word
    .toString(2)
    .padStart(16, '0')
    .replace(/(?=(?:.{4})+$)(?!^)/g, ' ');
  const facts: Fact[] = [
    { label: 'Decimal', value: String(value) },
    { label: 'Hexadecimal', value: hexadecimal(word) },
    { label: 'Binary', value: binary },
  ];
  if (word >= 0x20 && word < 0x7f) {
    facts.push({ label: 'Character', value: `'${String.fromCharCode(word)}'` });
  }
  if (signed !== word) {
    facts.push({ label: 'Signed (16 bits)', value: String(signed) });
    facts.push({ label: 'Unsigned (16 bits)', value: String(word) });
  }
  facts.push({ label: 'Fits', value: fieldsFor(value).join(', ') });
  return facts;
}

/** `x3000`, and `x3` for few bits; undefined for what no word of the machine holds. */
export function writeNumber(value: bigint, bits = 16): string | undefined {
  if (bits > 16 || value < -0x8000n || value > 0xffffn) return undefined;
  const digits = BigInt.asUintN(bits, value).toString(16).toUpperCase();
  return `x${digits.padStart(Math.ceil(bits / 4), '0')}`;
}

function fieldsFor(value: number): readonly string[] {
  const fields = numberFields.filter(name => {
    const { minimum, maximum } = fieldRange(fieldRules[name]);
    return value >= minimum && value <= maximum;
  });
  return [...fields, '.FILL'];
}
