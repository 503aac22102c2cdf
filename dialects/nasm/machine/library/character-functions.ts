// The functions of ctype.h in the C locale.
import type { FunctionTable, LibraryCall, LibraryFunction } from './library-call.ts';

type Test = (character: number) => boolean;

const within =
  (low: number, high: number): Test =>
  character =>
    character >= low && character <= high;

const isDigit = within(0x30, 0x39);
const isUpper = within(0x41, 0x5a);
const isLower = within(0x61, 0x7a);
const isLetter: Test = character => isUpper(character) || isLower(character);
const isGraph = within(0x21, 0x7e);

/** The bit that glibc gives for each class: programs see that it is not 0. */
const classes: Readonly<Record<string, readonly [Test, number]>> = {
  isupper: [isUpper, 0x100],
  islower: [isLower, 0x200],
  isalpha: [isLetter, 0x400],
  isdigit: [isDigit, 0x800],
  isxdigit: [c => isDigit(c) || within(0x41, 0x46)(c) || within(0x61, 0x66)(c), 0x1000],
  isspace: [c => c === 0x20 || (c >= 9 && c <= 13), 0x2000],
  isprint: [within(0x20, 0x7e), 0x4000],
  isgraph: [isGraph, 0x8000],
  isblank: [c => c === 0x20 || c === 9, 1],
  iscntrl: [c => within(0, 0x1f)(c) || c === 0x7f, 2],
  ispunct: [c => isGraph(c) && !isLetter(c) && !isDigit(c), 4],
  isalnum: [c => isLetter(c) || isDigit(c), 8],
};

/** What `is…` gives for a character of ASCII, by the function's name. */
export function classBit(name: string, character: number): number {
  const [test, bit] = classes[name]!;
  return test(character) ? bit : 0;
}

const tests: FunctionTable = Object.fromEntries(
  Object.entries(classes).map(([name, [test, bit]]) => [
    name,
    (call: LibraryCall) => (test(call.at(0)) ? bit : 0),
  ]),
);

export const toUpper = (character: number) => (isLower(character) ? character - 0x20 : character);
export const toLower = (character: number) => (isUpper(character) ? character + 0x20 : character);

/** The tables that programs of C read themselves have places from -128 to 255. */
const lowest = -128;
const places = 384;

/** Bytes of the three tables, by the names of their variables. */
export function characterTables(): ReadonlyMap<string, Uint8Array> {
  const classBits = new Uint16Array(places);
  const lower = new Int32Array(places);
  const upper = new Int32Array(places);
  for (let place = 0; place < places; place++) {
    const character = place + lowest;
    for (const [test, bit] of Object.values(classes)) {
      if (test(character)) classBits[place]! |= bit;
    }
    lower[place] = toLower(character);
    upper[place] = toUpper(character);
  }
  return new Map([
    ['.classes', new Uint8Array(classBits.buffer)],
    ['.lower', new Uint8Array(lower.buffer)],
    ['.upper', new Uint8Array(upper.buffer)],
  ]);
}

/** A place that holds the address of character 0 in a table. */
const tableOf =
  (name: string, index: number, size: number): LibraryFunction =>
  call => {
    const cell = call.variable('.character tables') + index * 8;
    call.writePointer(cell, call.variable(name) - lowest * size);
    return cell;
  };

export const characterFunctions: FunctionTable = {
  __ctype_b_loc: tableOf('.classes', 0, 2),
  __ctype_tolower_loc: tableOf('.lower', 1, 4),
  __ctype_toupper_loc: tableOf('.upper', 2, 4),
  ...tests,
  isascii: call => (within(0, 0x7f)(call.at(0)) ? 1 : 0),
  toascii: call => call.at(0) & 0x7f,
  toupper: call => toUpper(call.at(0)),
  tolower: call => toLower(call.at(0)),
};
