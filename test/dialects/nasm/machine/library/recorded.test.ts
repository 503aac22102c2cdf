// Our C library against recorded answers of glibc: printf, scanf, numbers, time, rand, mathematics.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { bitsOfDouble, doubleOfBits } from '#dialects/nasm/machine/library/float-value.ts';
import { type Argument, LibraryBench, recordedCases, work } from './library-bench.ts';

/** Fails with the first few differences and their number. */
function assertSame(differences: readonly string[]): void {
  const shown = differences.slice(0, 12).join('\n  ');
  assert.equal(differences.length, 0, `${differences.length} differ\n  ${shown}`);
}

function argumentOf(bench: LibraryBench, text: string): Argument {
  const rest = text.slice(1);
  switch (text[0]) {
    case 'd':
      return { double: doubleOfBits(BigInt(`0x${rest}`)) };
    case 'x': {
      const [mantissa, power] = rest.split(':');
      return { mantissa: BigInt(`0x${mantissa}`), power: Number.parseInt(power!, 16) };
    }
    case 's':
      return bench.text(rest);
    case 'w':
      return bench.text(`${[...rest].map(each => `${each}\0\0\0`).join('')}\0\0\0`);
    default:
      return BigInt(rest);
  }
}

const buffer = work + 0x10000;

function hexAt(bench: LibraryBench, address: number, count: number): string {
  return Buffer.from(bench.guest.read(address, count)).toString('hex');
}

/** Lengths whose arguments have another size on i386. */
const native = /%[^a-zA-Z%]*(l|z|t|j|ll)?[diouxXcs]/g;
const wide = /%[-+ #0'\d.*]*(?:l(?!l)|z|t)[diouxXcs]/;

describe('printf', () => {
  const rows = recordedCases<[string, string[], string]>('printf');
  test('of 64 bits', () => {
    const bench = new LibraryBench(64);
    const differences: string[] = [];
    for (const [format, words, expected] of rows) {
      const values = words.map(word => argumentOf(bench, word));
      const count = bench.call('snprintf', buffer, 0x10000, format, ...values);
      const found = `${count} ${hexAt(bench, buffer, Math.max(count, 0))}`;
      if (found !== expected) differences.push(shown(format, words, expected, found));
    }
    assertSame(differences);
  });

  test('of 32 bits', () => {
    const bench = new LibraryBench(32);
    const differences: string[] = [];
    for (const [format, words, expected] of rows) {
      const lengths = Array.from(format.matchAll(native), ([, length]) => length);
      const hasText = /%[^a-zA-Z%]*p|%l[cs]/.test(format) || words.some(word => word === 'i0');
      if (wide.test(format) || hasText || format.includes('$') || format.includes('*')) continue;
      let index = 0;
      const isLong = Array.from(
        format.matchAll(/%[-+ #0'\d.]*(ll|j)?L?([a-zA-Z])/g),
        each => each[1],
      );
      const values = words.map((word): Argument => {
        const value = argumentOf(bench, word);
        if (typeof value !== 'bigint') return value;
        return isLong[words.indexOf(word, index++)] ? value : Number(BigInt.asIntN(32, value));
      });
      if (lengths.length > words.length || new Set(words).size < words.length) continue;
      const count = bench.call('snprintf', buffer, 0x10000, format, ...values);
      const found = `${count} ${hexAt(bench, buffer, Math.max(count, 0))}`;
      if (found !== expected) differences.push(shown(format, words, expected, found));
    }
    assertSame(differences);
  });
});

function shown(format: string, words: readonly string[], expected: string, found: string): string {
  const text = (each: string) => {
    const [count, hex = ''] = each.split(' ');
    return `${count} "${Buffer.from(hex, 'hex').toString('latin1')}"`;
  };
  return `${JSON.stringify(format)} ${words.join(' ')}: ${text(expected)}, not ${text(found)}`;
}

test('scanf', () => {
  const bench = new LibraryBench(64);
  const differences: string[] = [];
  for (const [format, input, expected] of recordedCases<[string, string, string]>('scanf')) {
    bench.guest.write(buffer, new Uint8Array(512).fill(0x2a));
    const rooms = [0, 1, 2, 3].map(index => buffer + index * 64);
    const count = bench.call('sscanf', input, format, ...rooms);
    const found = [count, ...rooms.slice(0, 3).map(room => hexAt(bench, room, 32))].join(' ');
    if (found !== expected) {
      differences.push(`${JSON.stringify([format, input])}: ${expected}, not ${found}`);
    }
  }
  assertSame(differences);
});

test('text to numbers', () => {
  const bench = new LibraryBench(64);
  const differences: string[] = [];
  const errnoAt = (): number => bench.errno;
  const end = work;
  for (const row of recordedCases<[string, string, ...(number | string)[]]>('numbers')) {
    const [name, text, base] = row;
    const expected = row.at(-1) as string;
    const start = bench.text(text);
    bench.guest.writeNumber(end, 8, BigInt(start));
    bench.call('__errno_location');
    bench.guest.writeNumber(bench.pointer, 4, 0n);
    const isFloat = name === 'strtod' || name === 'strtof' || name === 'strtold';
    bench.call(name, start, end, ...(isFloat ? [] : [base as number]));
    const [value, offset] = [bench.long, bench.number(end, 8) - start];
    let found: string;
    if (name === 'strtod') {
      found = `${bitsOfDouble(bench.double).toString(16).padStart(16, '0')} ${offset} ${errnoAt()}`;
    } else if (name === 'strtof') {
      const bits = BigInt.asUintN(32, bench.guest.vector(0));
      found = `${bits.toString(16).padStart(8, '0')} ${offset} ${errnoAt()}`;
    } else if (name === 'strtold') {
      // Results on the floating-point stack have the precision of doubles.
      bench.guest.floats.pop();
      const parts = expected.split(' ');
      found = `${parts[0]} ${parts[1]} ${offset} ${errnoAt()}`;
    } else {
      const shownValue = name === 'atoi' ? BigInt.asIntN(32, value) : value;
      found = `${shownValue} ${name === 'atoi' ? 0 : offset} ${errnoAt()}`;
    }
    if (found !== expected && !isNan(name, found, expected)) {
      differences.push(`${name}(${JSON.stringify(text)}, ${base}): ${expected}, not ${found}`);
    }
  }
  assertSame(differences);
});

/** The bits behind a nan's first two are nobody's business. */
function isNan(name: string, found: string, expected: string): boolean {
  const head = name === 'strtod' ? /^[7f]ff8/ : /^[7f]fc/;
  const rest = (text: string) => text.slice(text.indexOf(' '));
  return head.test(found) && head.test(expected) && rest(found) === rest(expected);
}

test('dates and times', () => {
  const bench = new LibraryBench(64);
  const differences: string[] = [];
  const parts = work + 0x100;
  for (const row of recordedCases<(string | number)[]>('time')) {
    const expected = row.at(-1) as string;
    let found: string;
    if (row[0] === 'strftime') {
      bench.guest.writeNumber(work, 8, BigInt.asUintN(64, BigInt(row[1]!)));
      bench.call('gmtime_r', work, parts);
      const count = bench.call('strftime', buffer, 2000, row[2] as string, parts);
      found = `${count} ${hexAt(bench, buffer, count)}`;
    } else {
      const [year, month, day, hour, minute, second] = row.slice(1, 7) as number[];
      [second, minute, hour, day, month, year! - 1900].forEach((value, index) => {
        bench.guest.writeNumber(parts + index * 4, 4, BigInt.asUintN(32, BigInt(value!)));
      });
      bench.call('timegm', parts);
      found = String(bench.long);
    }
    if (found !== expected)
      differences.push(`${row.slice(0, -1).join(' ')}: ${expected}, not ${found}`);
  }
  assertSame(differences);
});

test('random numbers', () => {
  for (const [name, seed, expected] of recordedCases<[string, number, string]>('random')) {
    const bench = new LibraryBench(64);
    if (name === 'rand' && seed >= 0) bench.call('srand', seed);
    if (name === 'lrand48') bench.call('srand48', seed);
    bench.guest.writeNumber(work, 4, BigInt(Math.max(seed, 0)));
    const found = Array.from({ length: 60 }, () => `${bench.call(name, work)} `).join('');
    assert.equal(found, expected, `${name} ${seed}`);
  }
});

/** Units of the last place between two doubles. */
function unitsBetween(a: bigint, b: bigint): bigint {
  const ordered = (bits: bigint) => (bits >> 63n === 1n ? -(bits & ((1n << 63n) - 1n)) : bits);
  const distance = ordered(a) - ordered(b);
  return distance < 0n ? -distance : distance;
}

/** Exact by their nature; the others may differ in their last places. */
const exact = new Set(
  'sqrt fabs floor ceil trunc round rint fmod remainder fmax fmin copysign fdim nextafter'.split(
    ' ',
  ),
);
/** Units of the last place by which the others may differ. */
const allowed: Readonly<Record<string, bigint>> = { tgamma: 64n, lgamma: 256n, erf: 8n };

test('mathematics', () => {
  const bench = new LibraryBench(64);
  const differences: string[] = [];
  for (const row of recordedCases<string[]>('math')) {
    const [name, ...rest] = row;
    const expected = rest.pop()!.split(' ');
    bench.call('__errno_location');
    bench.guest.writeNumber(bench.pointer, 4, 0n);
    const values = rest.map(bits => ({ double: doubleOfBits(BigInt(`0x${bits}`)) }));
    bench.call(name!, ...values);
    const bits = bench.guest.vector(0);
    const wanted = BigInt(`0x${expected[0]}`);
    const bothNan = Number.isNaN(bench.double) && Number.isNaN(doubleOfBits(wanted));
    const most = exact.has(name!) ? 0n : (allowed[name!] ?? 4n);
    const isNear = bothNan || unitsBetween(bits, wanted) <= most;
    if (!isNear || String(bench.errno) !== expected[2]) {
      const numbers = values.map(({ double }) => double).join(', ');
      const found = `${bench.double} errno ${bench.errno}`;
      differences.push(
        `${name}(${numbers}): ${doubleOfBits(wanted)} errno ${expected[2]}, not ${found}`,
      );
    }
  }
  assertSame(differences);
});
