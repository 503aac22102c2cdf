// The numbers by which nasm calls a token that it did not expect.
import type { Cursor } from './cursor.ts';
import { tokenKind } from './scanner.ts';
import type { Word } from './words.ts';

const identifier = 273;
const invalid = -1;

const ofKinds: Readonly<Record<number, number>> = {
  [tokenKind.name]: identifier,
  [tokenKind.number]: 269,
  [tokenKind.float]: 274,
  [tokenKind.string]: 271,
  [tokenKind.here]: 275,
  [tokenKind.base]: 276,
  [tokenKind.shiftLeft]: 256,
  [tokenKind.shiftLeftSigned]: 256,
  [tokenKind.shiftRight]: 257,
  [tokenKind.shiftRightSigned]: 258,
  [tokenKind.divideSigned]: 259,
  [tokenKind.remainderSigned]: 260,
  [tokenKind.greaterOrEqual]: 261,
  [tokenKind.lessOrEqual]: 262,
  [tokenKind.notEqual]: 263,
  [tokenKind.order]: 264,
  [tokenKind.logicalAnd]: 265,
  [tokenKind.logicalOr]: 266,
  [tokenKind.logicalXor]: 267,
  [tokenKind.equal]: '='.charCodeAt(0),
};

const ofRoles: Readonly<Record<Word['role'], number>> = {
  segment: 278,
  wrt: 279,
  floatFunction: 280,
  stringFunction: 281,
  pointer: 284,
  size: 287,
  modifier: 288,
  prefix: 289,
  times: 289,
  register: 290,
  mnemonic: 291,
  data: 291,
  reserve: 291,
  equ: 291,
  incbin: 291,
  dup: identifier,
  floatConstant: 274,
  integerFunction: identifier,
};

/** The number of the token at the cursor. */
export function tokenNumber(cursor: Cursor): number {
  const { kind, word, text } = cursor;
  if (word) return ofRoles[word.role];
  if (kind === tokenKind.brace) return /^\{(rex|e?vex|vex[23])\s*\}$/i.test(text) ? 289 : invalid;
  if (kind === tokenKind.bad) return /^["'`]/.test(text) ? 272 : invalid;
  return ofKinds[kind] ?? kind;
}
