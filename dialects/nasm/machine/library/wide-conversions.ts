// The functions that turn characters of several bytes into wide ones and back, and setlocale.
import { type FunctionTable, type LibraryCall, textMax } from './library-call.ts';
import { decoded, encoded, hasUtf8 } from './wide-text.ts';

/** Bytes that the longest character has. */
const longest = 4;
const failure = -1n;
const unfinished = -2n;

/** The bytes at an address as far as they are mapped, at most as a character has. */
function bytesAt(call: LibraryCall, address: number, count: number): Uint8Array {
  const region = call.guest.memory.regionAt(address);
  const there = region ? region.end - address : 1;
  return call.read(address, Math.min(count, longest, Math.max(there, 1)));
}

/** mbtowc: 0 for the zero, -1 for what is no character. */
function readOne(call: LibraryCall, target: number, source: number, count: number): number {
  if (source === 0) return 0;
  const found = count === 0 ? 'incomplete' : decoded(call, bytesAt(call, source, count));
  if (typeof found === 'string') {
    if (found === 'invalid' || count > 0) call.setError('EILSEQ');
    return -1;
  }
  if (target !== 0) call.writeInteger(target, 4, found.code);
  return found.code === 0 ? 0 : found.length;
}

/**
 * mbrtowc: what has come of a character stays in the state, a count and the bytes; without one of
 * the program's own in one of the library.
 */
function readOn(call: LibraryCall, target: number, source: number, count: number, given: number) {
  const state = given === 0 ? call.variable('.conversion') : given;
  const known = Math.min(call.readInteger(state, 4) & 7, longest - 1);
  const before = call.read(state + 4, known).slice();
  if (source === 0) {
    call.writeInteger(state, 8, 0);
    return known > 0 ? failure : 0n;
  }
  if (count === 0) return unfinished;
  const bytes = Uint8Array.from([...before, ...bytesAt(call, source, count)]);
  const found = decoded(call, bytes);
  if (found === 'invalid') {
    call.setError('EILSEQ');
    return failure;
  }
  if (found === 'incomplete') {
    call.writeInteger(state, 4, bytes.length);
    call.write(state + 4, bytes);
    return unfinished;
  }
  call.writeInteger(state, 8, 0);
  if (target !== 0) call.writeInteger(target, 4, found.code);
  return found.code === 0 ? 0n : BigInt(found.length - known);
}

function writeOne(call: LibraryCall, target: number, code: number): bigint {
  const bytes = encoded(call, code);
  if (!bytes) {
    call.setError('EILSEQ');
    return failure;
  }
  call.write(target, Uint8Array.from(bytes));
  return BigInt(bytes.length);
}

interface Stretch {
  /** Units written, without the zero at the end. */
  readonly count: number | bigint;
  /** Where reading goes on; 0 behind the end. */
  readonly next: number;
}

function toWide(call: LibraryCall, target: number, source: number, limit: number): Stretch {
  const most = target === 0 ? textMax : limit;
  let next = source;
  for (let count = 0; count < most; count++) {
    const found = decoded(call, bytesAt(call, next, longest));
    if (typeof found === 'string') {
      call.setError('EILSEQ');
      return { count: failure, next };
    }
    if (target !== 0) call.writeInteger(target + count * 4, 4, found.code);
    if (found.code === 0) return { count, next: 0 };
    next += found.length;
  }
  return { count: most, next };
}

function fromWide(call: LibraryCall, target: number, source: number, limit: number): Stretch {
  const most = target === 0 ? textMax : limit;
  let count = 0;
  for (let next = source; count < most; next += 4) {
    const code = call.readInteger(next, 4);
    const bytes = encoded(call, code);
    if (!bytes) {
      call.setError('EILSEQ');
      return { count: failure, next };
    }
    if (count + bytes.length > most) return { count, next };
    if (target !== 0) call.write(target + count, Uint8Array.from(bytes));
    if (code === 0) return { count, next: 0 };
    count += bytes.length;
  }
  return { count, next: source };
}

/** Of the functions whose second argument is a pointer to the source, which moves along. */
const moving = (convert: typeof toWide) => (call: LibraryCall) => {
  const [target, source] = [call.at(0), call.readPointer(call.at(1))];
  const { count, next } = convert(call, target, source, call.at(2));
  if (target !== 0) call.writePointer(call.at(1), next);
  return count;
};

/** LC_CTYPE, the only category in which C and C.UTF-8 differ, and LC_ALL. */
const [ofCharacters, ofAll] = [0, 6];
const lastCategory = 12;
const utf8Names = /^C\.(?:utf-?8)$/i;

/** Where the environment names a language, `setlocale(category, "")` follows it. */
function environmentName(call: LibraryCall): string {
  const names = ['LC_ALL', 'LC_CTYPE', 'LANG'];
  const { environment } = call.process.settings;
  for (const name of names) {
    const found = environment.find(each => each.startsWith(`${name}=`));
    if (found && found.length > name.length + 1) return found.slice(name.length + 1);
  }
  return 'C';
}

/** The locales are C, by three names, and C.UTF-8; others are not installed. */
function setLocale(call: LibraryCall): number {
  const [category, place] = [call.at(0), call.variable('.locale')];
  if (category < 0 || category > lastCategory) call.fail('EINVAL');
  const isKept = category === ofCharacters || category === ofAll;
  if (call.at(1) !== 0) {
    const given = call.text(1) === '' ? environmentName(call) : call.text(1);
    const isPlain = given === 'C' || given === 'POSIX';
    if (!isPlain && !utf8Names.test(given)) return 0;
    if (isKept) call.writeText(place, isPlain ? 'C' : 'C.UTF-8');
  }
  if (call.textAt(place, 16) === '') call.writeText(place, 'C');
  return place;
}

export const wideConversionFunctions: FunctionTable = {
  setlocale: setLocale,
  __ctype_get_mb_cur_max: call => (hasUtf8(call) ? 6 : 1),
  mbtowc: call => readOne(call, call.at(0), call.at(1), call.at(2)),
  mblen: call => readOne(call, 0, call.at(0), call.at(1)),
  wctomb: call => (call.at(0) === 0 ? 0 : writeOne(call, call.at(0), call.at(1))),
  btowc: call => (call.at(0) >= 0 && call.at(0) < 0x80 ? call.at(0) : -1),
  wctob: call => (call.at(0) >= 0 && call.at(0) < 0x80 ? call.at(0) : -1),
  mbstowcs: call => toWide(call, call.at(0), call.at(1), call.at(2)).count,
  wcstombs: call => fromWide(call, call.at(0), call.at(1), call.at(2)).count,
  __mbstowcs_chk: call => toWide(call, call.at(0), call.at(1), call.at(2)).count,
  __wcstombs_chk: call => fromWide(call, call.at(0), call.at(1), call.at(2)).count,
  mbsrtowcs: moving(toWide),
  wcsrtombs: moving(fromWide),
  mbrtowc: call => readOn(call, call.at(0), call.at(1), call.at(2), call.at(3)),
  mbrlen: call => readOn(call, 0, call.at(0), call.at(1), call.at(2)),
  wcrtomb: call => (call.at(0) === 0 ? 1n : writeOne(call, call.at(0), call.at(1))),
  mbsinit: call => (call.at(0) === 0 || call.readInteger(call.at(0), 4) === 0 ? 1 : 0),
};
