// What the operators of expressions do, from the one that binds least to those that bind most.
import { type SourceRow, type SourceText, sourceTexts, textsByName } from './source-text.ts';

// biome-ignore format: one operator a row.
const rows: readonly SourceRow[] = [
  ['?', 'condition ? yes : no',
    'Chooses the second value if the first is not 0, otherwise the third.', '  db 2 > 1 ? 10 : 20'],
  ['||', 'a || b', 'Is 1 if one of both is not 0.', '  db 0 || 5'],
  ['^^', 'a ^^ b', 'Is 1 if exactly one of both is not 0.', '  db 3 ^^ 5'],
  ['&&', 'a && b', 'Is 1 if neither is 0.', '  db 3 && 5'],
  ['= ==', 'a = b', 'Is 1 if both are equal, otherwise 0.', '  db 3 = 3'],
  ['!= <>', 'a != b', 'Is 1 if both are different, otherwise 0.', '  db 3 != 5'],
  ['<', 'a < b', 'Is 1 if the first is less, with signs.', '  db -1 < 5'],
  ['<=', 'a <= b', 'Is 1 if the first is less or equal, with signs.', '  db -1 <= 5'],
  ['>', 'a > b', 'Is 1 if the first is greater, with signs.', '  db -1 > 5'],
  ['>=', 'a >= b', 'Is 1 if the first is greater or equal, with signs.', '  db -1 >= 5'],
  ['<=>', 'a <=> b', 'Is 1 if the first is greater; less should give −1, but is 0 in nasm 2.16.',
    '  db 3 <=> 5'],
  ['|', 'a | b', 'Ors the bits of both.', '  db 3 | 5'],
  ['^', 'a ^ b', 'Xors the bits of both.', '  db 3 ^ 5'],
  ['&', 'a & b', 'Ands the bits of both.', '  db 3 & 5'],
  ['<< <<<', 'a << count', 'Shifts to the left.', '  db 3 << 4'],
  ['>>', 'a >> count', 'Shifts to the right and fills with zeros.', '  db 48 >> 4'],
  ['>>>', 'a >>> count', 'Shifts to the right and keeps the sign.', '  db -48 >>> 4'],
  ['+', 'a + b, +a', 'Adds; alone before a value it changes nothing.', '  db 3 + 5'],
  ['-', 'a - b, -a', 'Subtracts; alone before a value it changes the sign.', '  db 3 - 5'],
  ['*', 'a * b', 'Multiplies, also registers by their scale in addresses.', '  db 3 * 5'],
  ['/', 'a / b', 'Divides without signs; // minds them.', '  db 17 / 5'],
  ['//', 'a // b', 'Divides with signs, toward zero.', '  db -17 // 5'],
  ['%', 'a % b', 'Gives the remainder without signs; a blank behind it keeps macros away.',
    '  db 17 % 5'],
  ['%%', 'a %% b', 'Gives the remainder with the sign of the first; a blank must be behind it.',
    '  db -17 %% 5'],
  ['~', '~a', 'Flips every bit.', '  dw ~5'],
  ['!', '!a', 'Is 1 if the value is 0, otherwise 0.', '  db !5'],
];

/** Every operator, those that bind least first. */
export const operatorTexts: readonly SourceText[] = sourceTexts('Operators', rows);

const byName = textsByName(operatorTexts);

/** What an operator does: `<<`, `//`, `<=>`; `seg` and `wrt` are words. */
export function operatorText(operator: string): SourceText | undefined {
  return byName.get(operator);
}
