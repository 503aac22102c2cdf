// Functions of the C library one by one: results, memory, errno, faults, and what is waited for.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { encodeUtf8 } from '#core/text/utf8.ts';
import { libcFunctions, libcVariables } from '#dialects/nasm/knowledge/libc.ts';
import { MemoryFault, ProgramExit, WaitForInput } from '#dialects/nasm/machine/guest.ts';
import { hostFunctions } from '#dialects/nasm/machine/library/function-table.ts';
import { errorNumber } from '#dialects/nasm/machine/system/error-numbers.ts';
import { LibraryBench, work } from './library-bench.ts';

const buffer = work + 0x10000;
const [enoent, erange, enomem] = [errorNumber.ENOENT, errorNumber.ERANGE, errorNumber.ENOMEM];

test('every function and variable that the editor describes is there', () => {
  for (const bits of [64, 32] as const) {
    const { link } = new LibraryBench(bits).library;
    const described = [...libcFunctions(), ...libcVariables].map(({ name }) => name);
    assert.deepEqual(
      described.filter(name => link.find(name) === undefined),
      [],
    );
  }
  const names = hostFunctions().map(({ declaration }) => declaration.name);
  assert.equal(new Set(names).size, names.length);
});

/** A function, its arguments, and the int that it gives. */
type Row = readonly [name: string, values: readonly (string | number)[], result: number];

const results: readonly Row[] = [
  ['strlen', ['hello'], 5],
  ['strlen', [''], 0],
  ['strnlen', ['hello', 3], 3],
  ['strcmp', ['abc', 'abd'], -1],
  ['strcmp', ['abc', 'abc'], 0],
  ['strcmp', ['b', 'a'], 1],
  ['strcmp', ['\xff', 'a'], 158],
  ['strncmp', ['abcd', 'abxx', 2], 0],
  ['strcasecmp', ['HeLLo', 'hEllO'], 0],
  ['strncasecmp', ['HELP', 'helm', 4], 3],
  ['memcmp', ['abc', 'abd', 3], -1],
  ['strspn', ['aabbc', 'ab'], 4],
  ['strcspn', ['hello\n', '\n'], 5],
  ['atoi', ['  -12x'], -12],
  ['abs', [-5], 5],
  ['ffs', [8], 4],
  ['ffs', [0], 0],
  ['isalpha', [65], 1024],
  ['isalpha', [48], 0],
  ['isdigit', [57], 2048],
  ['isspace', [10], 8192],
  ['isxdigit', [102], 4096],
  ['ispunct', [33], 4],
  ['isupper', [97], 0],
  ['toupper', [97], 65],
  ['toupper', [49], 49],
  ['tolower', [90], 122],
  ['ilogb', [], -2147483648],
];

describe('results', () => {
  for (const bits of [64, 32] as const) {
    test(`of ${bits} bits`, () => {
      const bench = new LibraryBench(bits);
      for (const [name, values, result] of results.slice(0, -1)) {
        const call = `${name}(${values.map(value => JSON.stringify(value)).join(', ')})`;
        assert.equal(bench.call(name, ...values), result, call);
      }
    });
  }
});

/** What a function points to, as text from its first argument; undefined for null. */
type PlaceRow = readonly [name: string, values: readonly (string | number)[], found?: string];

const places: readonly PlaceRow[] = [
  ['strchr', ['hello', 0x6c], 'llo'],
  ['strchr', ['hello', 0], ''],
  ['strchr', ['hello', 0x7a]],
  ['strrchr', ['hello', 0x6c], 'lo'],
  ['strchrnul', ['hello', 0x7a], ''],
  ['strstr', ['hello world', 'o w'], 'o world'],
  ['strstr', ['hello', ''], 'hello'],
  ['strstr', ['hello', 'x']],
  ['strcasestr', ['Hello World', 'WORLD'], 'World'],
  ['strpbrk', ['hello', 'xl'], 'llo'],
  ['strpbrk', ['hello', 'xyz']],
  ['memchr', ['hello', 0x6c, 5], 'llo'],
  ['memchr', ['hello', 0x6c, 2]],
  ['memrchr', ['hello', 0x6c, 5], 'lo'],
  ['memmem', ['hello', 5, 'l', 1], 'llo'],
  ['strdup', ['copied'], 'copied'],
  ['strndup', ['copied', 3], 'cop'],
  ['strerror', [2], 'No such file or directory'],
  ['strerror', [9999], 'Unknown error 9999'],
  ['strsignal', [11], 'Segmentation fault'],
  ['getenv', ['HOME'], '/home'],
  ['getenv', ['NONE']],
  ['setlocale', [0, ''], 'C'],
  ['setlocale', [0, 'de_DE']],
];

test('places', () => {
  const bench = new LibraryBench();
  for (const [name, values, found] of places) {
    bench.call(name, ...values);
    const call = `${name}(${values.map(value => JSON.stringify(value)).join(', ')})`;
    const at = bench.pointer;
    assert.equal(at === 0 ? undefined : bench.read(at), found, call);
  }
});

describe('strings', () => {
  test('are copied and joined', () => {
    const bench = new LibraryBench();
    bench.call('strcpy', buffer, 'one');
    bench.call('strcat', buffer, ' two');
    bench.call('strncat', buffer, ' three', 3);
    assert.equal(bench.read(buffer), 'one two th');
    assert.equal(bench.call('strlcpy', buffer, 'abcdef', 4), 6);
    assert.equal(bench.read(buffer), 'abc');
    assert.equal(bench.call('strlcat', buffer, 'defgh', 6), 8);
    assert.equal(bench.read(buffer), 'abcde');
    bench.call('memset', buffer, 0x2a, 8);
    bench.call('strncpy', buffer, 'xy', 5);
    assert.deepEqual([...bench.guest.read(buffer, 6)], [0x78, 0x79, 0, 0, 0, 0x2a]);
    bench.call('strcpy', buffer, '0123456789');
    bench.call('memmove', buffer + 2, buffer, 5);
    assert.equal(bench.read(buffer), '0101234789');
  });

  test('come apart into tokens', () => {
    for (const bits of [64, 32] as const) {
      const bench = new LibraryBench(bits);
      const words: string[] = [];
      bench.call('strtok', bench.text(' one  two,three '), ' ,');
      for (; bench.pointer !== 0; bench.call('strtok', 0, ' ,'))
        words.push(bench.read(bench.pointer));
      assert.deepEqual(words, ['one', 'two', 'three']);
    }
  });
});

describe('the heap', () => {
  test('gives blocks that do not overlap, and takes them back', () => {
    const bench = new LibraryBench();
    const blocks = Array.from({ length: 50 }, (_, index) => {
      bench.call('malloc', 10 + index * 7);
      return { at: bench.pointer, size: 10 + index * 7 };
    });
    for (const { at, size } of blocks) {
      assert.equal(at % 16, 0);
      bench.call('memset', at, 0xaa, size);
    }
    for (const { at } of blocks.filter((_, index) => index % 2 === 0)) bench.call('free', at);
    bench.call('malloc', 10);
    assert.equal(bench.pointer, blocks[0]!.at);
    bench.call('realloc', blocks[1]!.at, 1000);
    assert.equal(
      bench.guest.read(bench.pointer, 17).every(byte => byte === 0xaa),
      true,
    );
    bench.call('calloc', 4, 8);
    assert.equal(
      bench.guest.read(bench.pointer, 32).every(byte => byte === 0),
      true,
    );
    bench.call('aligned_alloc', 256, 100);
    assert.equal(bench.pointer % 256, 0);
    bench.call('free', bench.pointer);
  });

  const abort = (message: RegExp) => (error: unknown) =>
    error instanceof ProgramExit && error.status === 134 && message.test(error.message);

  test('sees a block given back twice, one that is none, and an overflow', () => {
    const bench = new LibraryBench();
    bench.call('malloc', 20);
    const first = bench.pointer;
    bench.call('malloc', 20);
    const second = bench.pointer;
    assert.throws(() => bench.call('free', first + 8), abort(/^free\(\): invalid pointer/));
    bench.call('memset', first, 0x41, 40);
    assert.throws(() => bench.call('free', first), abort(/corruption .*beyond the 32 bytes/));
    assert.throws(() => bench.call('free', second), abort(/^free\(\): invalid size/));
    const other = new LibraryBench();
    other.call('malloc', 20);
    const block = other.pointer;
    other.call('malloc', 20);
    other.call('free', block);
    assert.throws(() => other.call('free', block), abort(/double free detected.*already/));
    assert.equal(other.printed.at(-1), 'free(): double free detected in tcache 2\n');
  });

  test('refuses what nobody has', () => {
    const bench = new LibraryBench();
    bench.call('malloc', 2 ** 45);
    assert.deepEqual([bench.pointer, bench.errno], [0, enomem]);
  });
});

describe('streams', () => {
  const files = new Map([['in.txt', encodeUtf8('first\nsecond line\n12 34\nlast')]]);

  test('read lines, characters and elements', () => {
    const bench = new LibraryBench(64, files);
    bench.call('fopen', 'in.txt', 'r');
    const file = bench.pointer;
    bench.call('fgets', buffer, 100, file);
    assert.equal(bench.read(buffer), 'first\n');
    assert.equal(bench.call('fgetc', file), 0x73);
    assert.equal(bench.call('ungetc', 0x53, file), 0x53);
    bench.call('fgets', buffer, 7, file);
    assert.equal(bench.read(buffer), 'Second');
    assert.equal(bench.call('ftell', file), 12);
    bench.call('fgets', buffer, 100, file);
    assert.equal(bench.call('fscanf', file, '%d %d', buffer, buffer + 4), 2);
    assert.deepEqual([bench.number(buffer), bench.number(buffer + 4)], [12, 34]);
    assert.equal(bench.call('fread', buffer, 2, 10, file), 2);
    assert.equal(bench.call('feof', file), 1);
    assert.equal(bench.call('fgetc', file), -1);
    bench.call('rewind', file);
    assert.equal(bench.call('feof', file), 0);
    assert.equal(bench.call('fgetc', file), 0x66);
    assert.equal(bench.call('fclose', file), 0);
  });

  test('write', () => {
    const bench = new LibraryBench(64, files);
    bench.call('fopen', 'out.txt', 'w+');
    const file = bench.pointer;
    assert.equal(bench.call('fprintf', file, '%d-%s', 5, 'x'), 3);
    assert.equal(bench.call('fputs', ' line\n', file), 1);
    assert.equal(bench.call('fwrite', 'abcdef', 2, 3, file), 3);
    assert.equal(bench.call('fseek', file, 0, 0), 0);
    bench.call('fgets', buffer, 100, file);
    assert.equal(bench.read(buffer), '5-x line\n');
    bench.call('puts', 'to the console');
    bench.call('fflush', 0);
    bench.call('dprintf', 1, '%c', 0x21);
    assert.equal(bench.printed.join(''), 'to the console\n!');
  });

  test('that cannot be opened', () => {
    const bench = new LibraryBench();
    bench.call('fopen', 'none', 'r');
    assert.deepEqual([bench.pointer, bench.errno], [0, enoent]);
    bench.call('perror', 'none');
    assert.deepEqual(bench.printed, ['none: No such file or directory\n']);
  });

  test('getline grows its room', () => {
    const bench = new LibraryBench();
    bench.process.addInput(encodeUtf8(`short\n${'x'.repeat(300)}\n`));
    bench.guest.write(buffer, new Uint8Array(16));
    bench.call('__errno_location');
    const stdin = Number(bench.guest.readNumber(bench.library.link.find('stdin')!, 8));
    assert.equal(bench.call('getline', buffer, buffer + 8, stdin), 6);
    assert.equal(bench.number(buffer + 8, 8), 120);
    assert.equal(bench.call('getline', buffer, buffer + 8, stdin), 301);
    assert.equal(bench.read(bench.number(buffer, 8)).length, 301);
    assert.throws(() => bench.call('getline', buffer, buffer + 8, stdin), WaitForInput);
    bench.process.addInput(new Uint8Array());
    assert.equal(bench.call('getline', buffer, buffer + 8, stdin), -1);
  });

  test('a read that has to wait changes nothing', () => {
    const bench = new LibraryBench();
    bench.process.addInput(encodeUtf8('12 '));
    const before = bench.process.save();
    assert.throws(() => bench.call('scanf', '%d %d', buffer, buffer + 4), WaitForInput);
    assert.equal(bench.process.save(), before);
    assert.equal(bench.number(buffer), 0);
    const heap = bench.process.state.heapEnd;
    assert.throws(() => bench.call('scanf', '%ms %d', buffer + 16, buffer), WaitForInput);
    assert.equal(bench.process.state.heapEnd, heap);
    bench.process.addInput(encodeUtf8('34\n'));
    assert.equal(bench.call('scanf', '%d %d', buffer, buffer + 4), 2);
    assert.equal(bench.number(buffer + 4), 34);
    assert.equal(bench.call('getchar'), 10);
  });
});

describe('faults', () => {
  const message = (bench: LibraryBench, ...call: readonly [string, ...(string | number)[]]) => {
    try {
      bench.call(...call);
    } catch (error) {
      assert.ok(error instanceof MemoryFault);
      return error.message;
    }
    return '';
  };

  test('name the function and the argument', () => {
    const bench = new LibraryBench();
    const name = Object.fromEntries(
      hostFunctions().map(({ declaration }) => [
        declaration.name,
        declaration.parameters.map(parameter => parameter.name),
      ]),
    );
    const first = name['strlen']![0];
    assert.equal(
      message(bench, 'strlen', 0),
      `strlen: the argument ${first} is null, and nothing can be read there`,
    );
    assert.match(message(bench, 'strcpy', 0x500, 'text'), /^strcpy: the argument \w+ is 0x500/);
    assert.match(message(bench, 'puts', 0x123456789), /is 0x123456789, and nothing can be read/);
    assert.match(message(bench, 'printf', '%s', 0x1234), /^printf: .*1234/);
    assert.match(message(bench, 'memcpy', buffer, buffer, -1), /can be read at 0x/);
    assert.match(message(bench, 'memset', buffer, 0, -1), /can be written at 0x/);
    assert.match(message(bench, 'memcmp', buffer, buffer, 2 ** 40), /^memcmp: .* can be read at/);
    assert.match(message(bench, 'fwrite', buffer, -1, 1, 0x284840), /^fwrite: /);
    assert.match(message(bench, 'fclose', 0), /^fclose: the argument stream is null/);
  });
});

describe('numbers', () => {
  test('come back in the registers of their types', () => {
    const bench = new LibraryBench();
    bench.call('strtod', '2.5', 0);
    assert.equal(bench.double, 2.5);
    bench.call('sqrtf', { single: 2 });
    assert.equal(bench.single, Math.fround(Math.SQRT2));
    bench.call('llabs', -5n);
    assert.equal(bench.long, 5n);
    const narrow = new LibraryBench(32);
    narrow.call('pow', { double: 2 }, { double: 10 });
    assert.equal(narrow.double, 1024);
    narrow.call('strtoll', '-4294967298', 0, 10);
    const high = narrow.guest.general(2);
    assert.deepEqual([narrow.guest.general(0), high], [0xfffffffen, 0xfffffffen]);
  });

  test('out of range', () => {
    const bench = new LibraryBench();
    bench.call('strtol', '99999999999999999999', 0, 10);
    assert.deepEqual([bench.long, bench.errno], [2n ** 63n - 1n, erange]);
  });

  test('va_list', () => {
    const bench = new LibraryBench();
    const [list, overflow, saved] = [work, work + 0x100, work + 0x200];
    const put = (at: number, value: number, size = 8) =>
      bench.guest.writeNumber(at, size, BigInt(value));
    put(list, 40, 4);
    put(list + 4, 176, 4);
    put(list + 8, overflow);
    put(list + 16, saved);
    put(saved + 40, 7);
    put(overflow, bench.text('rest'));
    bench.guest.writeNumber(overflow + 8, 8, 0x3ff8000000000000n);
    assert.equal(bench.call('vsprintf', buffer, '%d %s %.1f', list), 10);
    assert.equal(bench.read(buffer), '7 rest 1.5');
    assert.equal(bench.number(list, 4), 48);
  });
});

test('variables of the environment', () => {
  const bench = new LibraryBench();
  assert.equal(bench.call('setenv', 'NEW', 'value', 0), 0);
  bench.call('getenv', 'NEW');
  assert.equal(bench.read(bench.pointer), 'value');
  bench.call('setenv', 'NEW', 'other', 0);
  bench.call('getenv', 'NEW');
  assert.equal(bench.read(bench.pointer), 'value');
  assert.equal(bench.call('unsetenv', 'NEW'), 0);
  bench.call('getenv', 'NEW');
  assert.equal(bench.pointer, 0);
});

test('what ends a program', () => {
  const bench = new LibraryBench();
  const status = (wanted: number) => (error: unknown) =>
    error instanceof ProgramExit && error.status === wanted;
  assert.throws(() => bench.call('_exit', 7), status(7));
  assert.throws(() => bench.call('__stack_chk_fail'), status(134));
  assert.throws(() => bench.call('__assert_fail', 'x > 0', 'a.c', 12, 'main'), status(134));
  assert.equal(bench.printed.at(-1), "program: a.c:12: main: Assertion `x > 0' failed.\n");
  assert.throws(() => bench.call('div', 1, 0), status(136));
});

test('the system refuses processes and networks', () => {
  const bench = new LibraryBench();
  assert.equal(bench.call('system', 'ls'), -1);
  assert.equal(bench.call('fork'), -1);
  assert.equal(bench.call('socket', 2, 1, 0), -1);
  assert.equal(bench.errno, errorNumber.ENOSYS);
});

test('a trace shows arguments and results', () => {
  const bench = new LibraryBench();
  bench.call('puts', 'hello');
  bench.call('printf', '%d and %s\n', 5, 'text');
  bench.call('strchr', 'abc', 0x62);
  bench.call('sqrt', { double: 2 });
  bench.call('free', 0);
  const shown = bench.traced.map(line => line.replace(/0x[0-9a-f]{5,}/, '0x…'));
  assert.deepEqual(shown, [
    'puts("hello") = 6',
    'printf("%d and %s\\n", 5, "text") = 11',
    'strchr("abc", 98) = "bc"',
    'sqrt(2) = 1.4142135623730951',
    'free(NULL) = void',
  ]);
});
