// The functions of wchar.h on strings in memory, and those of wctype.h.
import { classBit, toLower, toUpper } from './character-functions.ts';
import { allocate } from './heap.ts';
import type { FunctionTable, LibraryCall, LibraryFunction } from './library-call.ts';
import { type FloatFormat, readFloat, readInteger } from './number-syntax.ts';
import { hasUtf8, textOfCodes, wideAt, writeWide } from './wide-text.ts';

const unlimited = Number.MAX_SAFE_INTEGER;

/** Characters at an address, whatever they are. */
function charactersAt(call: LibraryCall, address: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => call.readInteger(address + index * 4, 4));
}

function difference(first: readonly number[], second: readonly number[]): number {
  const count = Math.max(first.length, second.length);
  for (let index = 0; index < count; index++) {
    const [left, right] = [first[index] ?? 0, second[index] ?? 0];
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

/** Compares two strings, at most so many characters of each. */
const comparing =
  (limited: boolean, fold: (code: number) => number = code => code): LibraryFunction =>
  call => {
    const limit = limited ? call.at(2) : unlimited;
    const [first, second] = [0, 1].map(index => wideAt(call, call.at(index), limit).map(fold));
    return difference(first!, second!);
  };

const foldLower = (code: number) => (code < 0x80 ? toLower(code) : code);

function place(call: LibraryCall, index: number): number {
  return index < 0 ? 0 : call.at(0) + index * 4;
}

function copy(call: LibraryCall): number {
  const codes = [...wideAt(call, call.at(1)), 0];
  writeWide(call, call.at(0), codes);
  return codes.length - 1;
}

/** The end is filled with zeros, and has none where the room is used up. */
function copySome(call: LibraryCall): number {
  const codes = wideAt(call, call.at(1), call.at(2));
  const { length } = codes;
  if (call.at(2) > length) call.fill(call.at(0) + length * 4, (call.at(2) - length) * 4, 0);
  writeWide(call, call.at(0), codes);
  return length;
}

function copyWhole(call: LibraryCall): number {
  copy(call);
  return call.at(0);
}

function copyPart(call: LibraryCall): number {
  copySome(call);
  return call.at(0);
}

function copyToEnd(call: LibraryCall): number {
  return call.at(0) + copy(call) * 4;
}

function append(call: LibraryCall, limit: number): number {
  const end = call.at(0) + wideAt(call, call.at(0)).length * 4;
  writeWide(call, end, [...wideAt(call, call.at(1), limit), 0]);
  return call.at(0);
}

function find(call: LibraryCall): number {
  const [text, wanted] = [wideAt(call, call.at(0)), wideAt(call, call.at(1))];
  for (let start = 0; start + wanted.length <= text.length; start++) {
    if (wanted.every((code, index) => text[start + index] === code)) return place(call, start);
  }
  return 0;
}

/** How many characters at the beginning are of a set, or are not. */
function span(call: LibraryCall, isIn: boolean): number {
  const [text, set] = [wideAt(call, call.at(0)), new Set(wideAt(call, call.at(1)))];
  const end = text.findIndex(code => set.has(code) !== isIn);
  return end < 0 ? text.length : end;
}

/** wcstok: the third argument keeps where it goes on. */
function nextToken(call: LibraryCall): number {
  const start = call.at(0) !== 0 ? call.at(0) : call.readPointer(call.at(2));
  if (start === 0) return 0;
  const [text, set] = [wideAt(call, start), new Set(wideAt(call, call.at(1)))];
  const from = text.findIndex(code => !set.has(code));
  if (from < 0) {
    call.writePointer(call.at(2), 0);
    return 0;
  }
  const length = text.slice(from).findIndex(code => set.has(code));
  const end = length < 0 ? 0 : start + (from + length) * 4;
  if (end !== 0) call.writeInteger(end, 4, 0);
  call.writePointer(call.at(2), end === 0 ? 0 : end + 4);
  return start + from * 4;
}

function move(call: LibraryCall): number {
  call.write(call.at(0), call.read(call.at(1), call.at(2) * 4).slice());
  return call.at(0);
}

function set(call: LibraryCall): number {
  const count = Math.min(call.at(2), 2 ** 26);
  writeWide(
    call,
    call.at(0),
    Array.from({ length: count }, () => call.at(1)),
  );
  return call.at(0);
}

/** Digits and letters of numbers are those of ASCII; others end a number. */
function numberText(call: LibraryCall): string {
  const codes = wideAt(call, call.at(0));
  return String.fromCharCode(...codes.slice(0, 4096).map(code => (code < 0x80 ? code : 0)));
}

function writeEnd(call: LibraryCall, length: number): void {
  if (call.at(1) !== 0) call.writePointer(call.at(1), call.at(0) + length * 4);
}

const toInteger =
  (isSigned: boolean, isLong: boolean): LibraryFunction =>
  call => {
    const bits = BigInt(isLong ? 64 : call.bits);
    const base = call.at(2);
    if (base < 0 || base === 1 || base > 36) {
      call.setError('EINVAL');
      return 0n;
    }
    const { value, length } = readInteger(numberText(call), base);
    writeEnd(call, length);
    const most = isSigned ? (1n << (bits - 1n)) - 1n : (1n << bits) - 1n;
    const least = isSigned ? -most - 1n : -most;
    if (value >= least && value <= most) return BigInt.asUintN(Number(bits), value);
    call.setError('ERANGE');
    return isSigned && value < 0n ? least : most;
  };

const toFloat =
  (format: FloatFormat): LibraryFunction =>
  call => {
    const { value, length, isOutOfRange } = readFloat(numberText(call), format);
    writeEnd(call, length);
    if (isOutOfRange) call.setError('ERANGE');
    return value;
  };

/** Classes beyond ASCII, where the locale has such characters. */
const classes: Readonly<Record<string, RegExp>> = {
  alnum: /[\p{Alphabetic}\p{Nd}]/u,
  alpha: /[\p{Alphabetic}\p{Nd}]/u,
  blank: /[\p{Zs}]/u,
  cntrl: /[\u0080-\u009f\u2028\u2029]/u,
  digit: /[^\s\S]/u,
  graph: /[^\p{Z}\p{C}]/u,
  lower: /\p{Lowercase}/u,
  print: /[^\p{Zl}\p{Zp}\p{C}]/u,
  punct: /[^\p{Z}\p{C}\p{Alphabetic}\p{Nd}]/u,
  space: /[\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]/u,
  upper: /\p{Uppercase}/u,
  xdigit: /[^\s\S]/u,
};
const classNames = Object.keys(classes);

function isOfClass(call: LibraryCall, code: number, name: string | undefined): number {
  if (name === undefined || code < 0) return 0;
  if (code < 0x80) return classBit(`is${name}`, code);
  return hasUtf8(call) && classes[name]!.test(textOfCodes([code])) ? 1 : 0;
}

/** A letter of the other case, where that is one character. */
function changed(call: LibraryCall, code: number, isUpper: boolean): number {
  if (code >= 0 && code < 0x80) return isUpper ? toUpper(code) : toLower(code);
  if (!hasUtf8(call)) return code;
  const text = textOfCodes([code]);
  const other = Array.from(isUpper ? text.toUpperCase() : text.toLowerCase());
  return other.length === 1 ? other[0]!.codePointAt(0)! : code;
}

const tests: FunctionTable = Object.fromEntries(
  classNames.map(name => [`isw${name}`, (call: LibraryCall) => isOfClass(call, call.at(0), name)]),
);

/** Characters of two columns, those of East Asia and pictures: first and last. */
const broad: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];

function columns(call: LibraryCall, code: number): number {
  if (code === 0) return 0;
  if (isOfClass(call, code, 'print') === 0) return -1;
  if (/[\p{Mn}\p{Me}]/u.test(textOfCodes([code]))) return 0;
  return broad.some(([first, last]) => code >= first && code <= last) ? 2 : 1;
}

const transformations = ['tolower', 'toupper'];

export const wideStringFunctions: FunctionTable = {
  wcslen: call => wideAt(call, call.at(0), unlimited).length,
  __wcscpy_chk: copyWhole,
  __wcsncpy_chk: copyPart,
  __wcpcpy_chk: copyToEnd,
  __wcscat_chk: call => append(call, unlimited),
  __wcsncat_chk: call => append(call, call.at(2)),
  __wmemcpy_chk: move,
  __wmemmove_chk: move,
  __wmemset_chk: set,
  wcsnlen: call => wideAt(call, call.at(0), call.at(1)).length,
  wcscpy: copyWhole,
  wcpcpy: copyToEnd,
  wcsncpy: copyPart,
  wcpncpy: call => call.at(0) + copySome(call) * 4,
  wcscat: call => append(call, unlimited),
  wcsncat: call => append(call, call.at(2)),
  wcscmp: comparing(false),
  wcscoll: comparing(false),
  wcsncmp: comparing(true),
  wcscasecmp: comparing(false, foldLower),
  wcsncasecmp: comparing(true, foldLower),
  wcschr: call => place(call, [...wideAt(call, call.at(0)), 0].indexOf(call.at(1))),
  wcsrchr: call => place(call, [...wideAt(call, call.at(0)), 0].lastIndexOf(call.at(1))),
  wcsstr: find,
  wcsspn: call => span(call, true),
  wcscspn: call => span(call, false),
  wcspbrk: call => {
    const index = span(call, false);
    return index === wideAt(call, call.at(0)).length ? 0 : place(call, index);
  },
  wcstok: nextToken,
  wcsdup: call => {
    const codes = [...wideAt(call, call.at(0)), 0];
    const address = allocate(call, codes.length * 4);
    writeWide(call, address, codes);
    return address;
  },
  wmemcpy: move,
  wmemmove: move,
  wmempcpy: call => move(call) + call.at(2) * 4,
  wmemset: set,
  wmemcmp: call =>
    difference(
      charactersAt(call, call.at(0), call.at(2)),
      charactersAt(call, call.at(1), call.at(2)),
    ),
  wmemchr: call => place(call, charactersAt(call, call.at(0), call.at(2)).indexOf(call.at(1))),
  wcstol: toInteger(true, false),
  wcstoul: toInteger(false, false),
  wcstoll: toInteger(true, true),
  wcstoull: toInteger(false, true),
  wcstod: toFloat('double'),
  wcstof: toFloat('single'),
  wcstold: toFloat('extended'),
  ...tests,
  towupper: call => changed(call, call.at(0), true),
  towlower: call => changed(call, call.at(0), false),
  wctype: call => classNames.indexOf(call.text(0)) + 1,
  iswctype: call => isOfClass(call, call.at(0), classNames[call.at(1) - 1]),
  wctrans: call => transformations.indexOf(call.text(0)) + 1,
  towctrans: call => changed(call, call.at(0), call.at(1) === 2),
  wcwidth: call => columns(call, call.at(0)),
  wcswidth: call => {
    const widths = wideAt(call, call.at(0), call.at(1)).map(code => columns(call, code));
    return widths.includes(-1) ? -1 : widths.reduce((sum, each) => sum + each, 0);
  },
};
