// Functions that programs ask for now and then: bytes and paths, random numbers, positions.
import { errorText } from '../system/error-numbers.ts';
import type { FunctionTable, LibraryCall } from './library-call.ts';
import { stdioFunctions } from './stdio.ts';
import { seekStream } from './stream-access.ts';

/** The last name of a path, and where it stands in it; as the function of string.h does it. */
function lastName(call: LibraryCall): number {
  const path = call.text(0);
  return call.at(0) + path.lastIndexOf('/') + 1;
}

/** Cuts the last name of a path off, in the path itself. */
function folderOf(call: LibraryCall): number {
  const address = call.at(0);
  const path = address === 0 ? '' : call.text(0);
  const trimmed = path.replace(/\/+$/, '');
  if (trimmed === '' && path !== '') {
    call.writeText(address, '/');
    return address;
  }
  const cut = trimmed.lastIndexOf('/');
  if (cut < 0) {
    call.writeText(call.variable('.dot'), '.');
    return call.variable('.dot');
  }
  const folder = trimmed.slice(0, cut).replace(/\/+$/, '') || '/';
  call.writeText(address, folder);
  return address;
}

/** Copies up to and with a byte; the address behind it, or null where it was not met. */
function copyUntil(call: LibraryCall): number {
  const [target, source, byte, count] = [call.at(0), call.at(1), call.at(2) & 0xff, call.at(3)];
  for (let index = 0; index < count; index++) {
    const value = call.readInteger(source + index, 1) & 0xff;
    call.writeInteger(target + index, 1, value);
    if (value === byte) return target + index + 1;
  }
  return 0;
}

function swapBytes(call: LibraryCall): undefined {
  const [source, target, count] = [call.at(0), call.at(1), call.at(2) & ~1];
  if (count <= 0) return undefined;
  const bytes = call.read(source, count).slice();
  for (let at = 0; at < count; at += 2) bytes.subarray(at, at + 2).reverse();
  call.write(target, bytes);
  return undefined;
}

/** Digits in a row count as numbers; those with zeros in front as fractions, which come first. */
function compareVersions(call: LibraryCall): number {
  const [first, second] = [call.text(0), call.text(1)];
  let at = 0;
  while (at < first.length && first[at] === second[at]) at++;
  if (at === first.length && at === second.length) return 0;
  let start = at;
  while (start > 0 && /\d/.test(first[start - 1]!)) start--;
  const [left, right] = [first, second].map(text => /^\d*/.exec(text.slice(start))![0]);
  const isNumber =
    left !== '' && right !== '' && (start < at || (isDigit(first[at]) && isDigit(second[at])));
  const plain = (first.charCodeAt(at) || 0) - (second.charCodeAt(at) || 0);
  if (!isNumber) return plain;
  const zeros = [left, right].map(text => /^0*/.exec(text!)![0].length);
  if (zeros[0] === 0 && zeros[1] === 0) {
    return left!.length === right!.length ? plain : left!.length - right!.length;
  }
  const isFraction = zeros[0]! > 0 && zeros[1]! > 0;
  if (!isFraction) return zeros[0]! > 0 ? -1 : 1;
  return zeros[0] === zeros[1] ? plain : zeros[1]! - zeros[0]!;
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && /\d/.test(character);
}

/** Without a bias; the limit is a number of 32 bits. */
function randomBelow(call: LibraryCall): number {
  const limit = call.at(0) >>> 0;
  if (limit < 2) return 0;
  const unfair = 2 ** 32 % limit;
  for (;;) {
    const value = call.process.nextRandom();
    if (value >= unfair) return value % limit;
  }
}

const position = (call: LibraryCall) => Number(stdioFunctions['ftell']!(call));

export const furtherFunctions: FunctionTable = {
  basename: lastName,
  dirname: folderOf,
  memccpy: copyUntil,
  swab: swapBytes,
  strverscmp: compareVersions,
  strerror_r: call => {
    const text = errorText(call.at(0));
    call.writeText(call.at(1), text.slice(0, Math.max(0, call.at(2) - 1)));
    return call.at(1);
  },
  arc4random: call => call.process.nextRandom(),
  arc4random_uniform: randomBelow,
  arc4random_buf: call => {
    const bytes = Uint8Array.from({ length: call.at(1) }, () => call.process.nextRandom() & 0xff);
    call.write(call.at(0), bytes);
    return undefined;
  },
  fgetpos: call => {
    call.writeInteger(call.at(1), 8, position(call));
    return 0;
  },
  fsetpos: call => {
    seekStream(call, call.at(0), call.readInteger(call.at(1), 8), 0);
    return 0;
  },
};
