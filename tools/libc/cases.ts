// The cases that our C library and that of the machine are compared by.
import { type RandomChoices, randomChoices } from '../nasm/random.ts';
import { stringOfC } from './driver.ts';

export interface LibcCase {
  /** Of C: prints one line. */
  readonly code: string;
  /** What the test needs to do the same. */
  readonly row: readonly unknown[];
}

const quote = stringOfC;

function hexOf(value: bigint): string {
  return value.toString(16);
}

function doubleBits(value: number): bigint {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return view.getBigUint64(0);
}

const doubles = [
  0,
  -0,
  1,
  -1,
  0.5,
  1.5,
  2.5,
  0.1,
  0.2,
  0.3,
  123.456,
  -123.456,
  1e10,
  1e15,
  1e16,
  1e17,
  1e21,
  1e22,
  1e23,
  1e100,
  1e-5,
  1e-4,
  9.9999e-5,
  0.00001234,
  999999.5,
  9999995,
  1e300,
  1.7976931348623157e308,
  2.2250738585072014e-308,
  5e-324,
  4.9e-320,
  0.045,
  0.125,
  0.375,
  8.5,
  9.5,
  99.5,
  99.95,
  0.9995,
  Math.PI,
  Math.E,
  1 / 3,
  2 / 3,
  1e-300,
  123456789.12345679,
  1e5,
  1e6,
  1e7,
  100,
  1000,
  0.0001,
  12345.678,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
];

const integers = [
  0n,
  1n,
  -1n,
  7n,
  10n,
  42n,
  99n,
  127n,
  128n,
  255n,
  256n,
  -128n,
  32767n,
  65535n,
  65536n,
  1000000n,
  2147483647n,
  -2147483648n,
  4294967295n,
  9223372036854775807n,
  -9223372036854775808n,
  123456789n,
];

function randomDouble(random: RandomChoices): number {
  if (random.oneIn(2)) return random.pick(doubles);
  const view = new DataView(new ArrayBuffer(8));
  view.setUint32(0, random.below(2 ** 32));
  view.setUint32(4, random.below(2 ** 32));
  const any = view.getFloat64(0);
  return random.oneIn(2) ? any : (random.below(2_000_000) - 1_000_000) / 10 ** random.below(8);
}

function randomInteger(random: RandomChoices): bigint {
  if (random.oneIn(2)) return random.pick(integers);
  const wide = (BigInt(random.below(2 ** 32)) << 32n) | BigInt(random.below(2 ** 32));
  return BigInt.asIntN(64, wide >> BigInt(random.below(64)));
}

/** An extended number from parts: mantissa with its topmost bit, and sign with power. */
function randomExtended(random: RandomChoices): readonly [bigint, number] {
  const near = 16_383 + random.below(200) - 100;
  const power = random.oneIn(4) ? random.below(32_767) : near;
  const fixed = [0n, 1n << 62n, 3n << 61n, 0x7fffffffffffffffn, 0x4ccccccccccccccdn];
  const any = (BigInt(random.below(2 ** 32)) << 31n) | BigInt(random.below(2 ** 31));
  const fraction = random.oneIn(2) ? random.pick(fixed) : any;
  if (random.oneIn(20)) return [0n, random.oneIn(2) ? 0 : 0x8000];
  if (random.oneIn(20)) return [1n << 63n, 0x7fff];
  const mantissa = (1n << 63n) | fraction;
  return [mantissa, Math.max(power, 1) | (random.oneIn(3) ? 0x8000 : 0)];
}

const texts = ['', 'a', 'hello', 'hello, world', 'Grüße', 'tab\there', '%d', '0123456789abcdef'];

function randomSpecification(random: RandomChoices, flags: string): string {
  let text = '%';
  for (const flag of flags) if (random.oneIn(4)) text += flag;
  if (random.oneIn(2)) text += String(1 + random.below(25));
  if (random.oneIn(2)) text += `.${random.oneIn(6) ? '' : random.below(20)}`;
  return text;
}

/** One conversion: its text, its argument for C and for the test. */
function randomConversion(random: RandomChoices): readonly [string, string, string] {
  const kind = random.below(10);
  if (kind < 4) {
    const letter = random.pick([...'diouxXdx']);
    const length = random.pick(['', '', 'hh', 'h', 'l', 'll', 'j', 'z', 't']);
    const value = randomInteger(random);
    const head = randomSpecification(random, "-+ #0'");
    const isWide = !['', 'hh', 'h'].includes(length);
    const argument = `(${isWide ? 'long long' : 'int'})0x${hexOf(BigInt.asUintN(64, value))}ULL`;
    return [head + length + letter, argument, `i${value}`];
  }
  if (kind < 8) {
    const letter = random.pick([...'fFeEgGaAfeg']);
    const head = randomSpecification(random, '-+ #0');
    if (random.oneIn(4)) {
      const [mantissa, power] = randomExtended(random);
      return [
        `${head}L${letter}`,
        `X(0x${hexOf(mantissa)}ULL, 0x${power.toString(16)})`,
        `x${hexOf(mantissa)}:${power.toString(16)}`,
      ];
    }
    const bits = hexOf(doubleBits(randomDouble(random)));
    return [head + letter, `D(0x${bits}ULL)`, `d${bits}`];
  }
  if (kind === 8) {
    const text = random.pick(texts.map(each => Buffer.from(each).toString('latin1')));
    return [`${randomSpecification(random, '-')}s`, quote(text), `s${text}`];
  }
  const code = 32 + random.below(95);
  return [`${random.oneIn(2) ? '%' : '%-5'}c`, String(code), `i${code}`];
}

function printCase(format: string, parts: readonly (readonly [string, string])[]): LibcCase {
  const words = parts.map(([argument]) => `, ${argument}`).join('');
  return {
    code: `text(snprintf(buffer, sizeof buffer, ${quote(format)}${words}));`,
    row: [format, parts.map(([, value]) => value)],
  };
}

/** Formats that no generator finds. */
const plainPrints: readonly (readonly [string, ...(readonly [string, string])[]])[] = [
  ['plain 100%% text'],
  ['%'],
  ['100%'],
  ['%5%|'],
  ['%y|%d', ['5', 'i5'], ['6', 'i6']],
  ['%-5k|'],
  ['%*d|%-*d|', ['6', 'i6'], ['42', 'i42'], ['6', 'i6'], ['42', 'i42']],
  ['%*d|', ['-6', 'i-6'], ['42', 'i42']],
  ['%.*f|', ['3', 'i3'], ['D(0x3ff3c0ca428c59fbULL)', 'd3ff3c0ca428c59fb']],
  ['%.*f|', ['-3', 'i-3'], ['D(0x3ff3c0ca428c59fbULL)', 'd3ff3c0ca428c59fb']],
  ['%2$d %1$d', ['1', 'i1'], ['2', 'i2']],
  ['%2$*1$d|', ['8', 'i8'], ['2', 'i2']],
  ['%1$s %1$s', ['"twice"', 'stwice']],
  ['%1$.*2$f|', ['D(0x400921fb54442d18ULL)', 'd400921fb54442d18'], ['2', 'i2']],
  [
    '%p|%20p|%-20p|',
    ['(void *)0x1234', 'i4660'],
    ['(void *)0xabcdef', 'i11259375'],
    ['(void *)1', 'i1'],
  ],
  ['%p|%10p', ['(void *)0', 'i0'], ['(void *)0', 'i0']],
  [
    '%s|%.3s|%.6s|%10s',
    ['(char *)0', 'i0'],
    ['(char *)0', 'i0'],
    ['(char *)0', 'i0'],
    ['(char *)0', 'i0'],
  ],
  ['%b|%#b|%08b', ['10', 'i10'], ['10', 'i10'], ['5', 'i5']],
  ['%hhd %hd', ['300', 'i300'], ['70000', 'i70000']],
  ['%c%c%c', ['72', 'i72'], ['0', 'i0'], ['105', 'i105']],
  ['%lc|%ls', ['65', 'i65'], ['L"wide"', 'wwide']],
  [
    '%.0f %.0f %.0f %.0f',
    ['0.5', 'd3fe0000000000000'],
    ['1.5', 'd3ff8000000000000'],
    ['2.5', 'd4004000000000000'],
    ['3.5', 'd400c000000000000'],
  ],
  ['%.60f', ['0.1', 'd3fb999999999999a']],
  ['%.400f', ['5e-324', 'd1']],
  ['%f', ['1.7976931348623157e308', 'd7fefffffffffffff']],
  [
    '%#.0f %#x %#o %#g',
    ['D(0x4008000000000000ULL)', 'd4008000000000000'],
    ['255', 'i255'],
    ['8', 'i8'],
    ['1.0', 'd3ff0000000000000'],
  ],
  ['%+d % d %+i', ['5', 'i5'], ['5', 'i5'], ['-5', 'i-5']],
  ['%m'],
];

function printCases(): LibcCase[] {
  const random = randomChoices(1);
  const fixed = plainPrints.map(([format, ...parts]) => printCase(format, parts));
  const mixed = Array.from({ length: 2500 }, () => {
    const parts = Array.from({ length: 1 + random.below(3) }, () => randomConversion(random));
    const format = parts.map(([text]) => text).join('|');
    return printCase(
      format,
      parts.map(([, argument, value]) => [argument, value] as const),
    );
  });
  return [...fixed, ...mixed];
}

const scanFormats: readonly (readonly [format: string, ...inputs: string[]])[] = [
  ['%d', '42', '  42', '-7x', '+5', 'x', '', '   ', '0x10', '99999999999', '-99999999999999999999'],
  ['%i', '42', '0x1f', '017', '0x', '0xg', '-0x8', '09', '0'],
  ['%u', '42', '-1', '4294967296', '99999999999999999999999'],
  ['%x', 'ff', '0xFF', '0x', 'xyz', '-a'],
  ['%o', '777', '089'],
  ['%ld', '9223372036854775807', '9223372036854775808', '-9223372036854775809'],
  ['%lld', '1234567890123'],
  ['%hd', '70000'],
  ['%hhd', '300'],
  ['%3d%d', '12345', '1', '-12345'],
  ['%1d', '-5', '5'],
  ['%2x', '0xff'],
  ['%d %d', '1 2', '1', '1\n\t 2', '1,2', '1 x'],
  ['%d,%d', '1,2', '1 ,2', '1, 2', '1,'],
  ['%d%%%d', '1%2', '1 %2'],
  ['%*d %d', '1 2', '1'],
  ['%d%n', '123abc'],
  ['%n', 'abc', ''],
  ['%s', 'hello world', '  x', '', '   '],
  ['%3s%s', 'hello world'],
  ['%s%n', 'abc def'],
  ['%c', 'a', ' a', ''],
  ['%3c', 'abcdef', 'ab', ''],
  [' %c', '   z'],
  ['%[a-z]', 'abcDEF', 'ABC', ''],
  ['%[^,],%s', 'one two,three', ',x'],
  ['%[]x]', ']x]y', 'abc'],
  ['%[^]]', 'ab]c'],
  ['%5[0-9]', '123456789'],
  ['%[a-]', 'a-b'],
  ['%[z-a]', 'z-az'],
  ['%[', 'x'],
  [
    '%f',
    '1.5',
    '-2e3',
    '1e',
    '1e+',
    '1e5x',
    '.5',
    '.',
    '5.',
    'inf',
    'infinity',
    'infx',
    'in',
    'nan',
    'nanx',
    'na',
    '0x1p3',
    '0x',
    '0x1.8',
    '+',
    '-',
    '',
    '1e400',
    '1e-400',
  ],
  ['%lf', '3.14159265358979', '1e308', '1e309', '0.1', '-0', '4.9e-324', '0x.8p1', '1.e2', '1e+x'],
  ['%Lf', '3.14159265358979323846', '1e4000', '0.1', '1e-4940'],
  ['%5f%s', '123456.5', '1.2345'],
  ['%3lf%lf', '1e5'],
  ['%p', '0x1234', '(nil)', '1234', '(null)'],
  ['%2$d %1$d', '1 2'],
  ['%d%s', '12abc', '12 abc'],
  ['a b%d', 'ab5', 'a   b5', 'a b 5'],
  ['%d%y%d', '1 2'],
  ['%', '1'],
  ['%5%%d', '%7'],
  ['x', 'x', 'y', ''],
  ['%zu %jd %td', '1 2 3'],
  ['%ls', 'wide'],
  ['%lc', 'w'],
  ['%hhu', '256'],
  ['%d/%d/%d', '12/31/1999', '12/31', '12-31'],
  ['%2d:%2d:%2d', '12:34:56', '1:2:3', '123:4:5'],
];

function scanCases(): LibcCase[] {
  return scanFormats.flatMap(([format, ...inputs]) =>
    inputs.map((input): LibcCase => {
      const pointers = [0, 1, 2, 3].map(index => `room[${index}]`).join(', ');
      return {
        code: `clear(); rooms(sscanf(${quote(input)}, ${quote(format)}, ${pointers}), 3);`,
        row: [format, input],
      };
    }),
  );
}

const numberTexts = [
  '',
  '   ',
  '0',
  '42',
  ' 42',
  '\t\n42abc',
  '-42',
  '+42',
  '+-42',
  '0x',
  '0x1F',
  '0X1fg',
  '017',
  '08',
  'z',
  'Zz',
  '9223372036854775807',
  '9223372036854775808',
  '-9223372036854775808',
  '-9223372036854775809',
  '18446744073709551615',
  '18446744073709551616',
  '-1',
  '-18446744073709551616',
  '2147483648',
  '1010',
  '12345678901234567890123456789',
  '- 5',
  '1_000',
];

const bases = [0, 10, 16, 8, 2, 36, 1, 37];

const floatTexts = [
  '',
  ' ',
  '0',
  '-0',
  '1',
  '1.5',
  '.5',
  '5.',
  '.',
  '+.5e1',
  '1e5',
  '1e',
  '1e+',
  '1e-',
  '1e5.5',
  '1e400',
  '-1e400',
  '1e-400',
  '1e-320',
  '4.9e-324',
  '2.4e-324',
  '2.5e-324',
  '0.1',
  '0.3',
  '123456789012345678901234567890',
  '1.7976931348623157e308',
  '1.7976931348623159e308',
  '2.2250738585072011e-308',
  '2.2250738585072014e-308',
  '2.2250738585072012e-308',
  '9007199254740993',
  '9007199254740992.5',
  '9007199254740993.0000000000000000000001',
  '0x1p3',
  '0x1.8p1',
  '0x.8',
  '0x',
  '0xg',
  '0x1p',
  '0x1p+',
  '0x1.fffffffffffff8p0',
  '0x1.fffffffffffff7p0',
  '0x1p-1074',
  '0x1p-1075',
  '0x1.8p-1075',
  '0x1p1024',
  'inf',
  'INF',
  'infinity',
  '-Infinity',
  'infin',
  'nan',
  'NaN(123)',
  'nan(',
  'nan(x)y',
  '  \n7.25xyz',
  '1,5',
  '3.4028235e38',
  '3.4028236e38',
  '1.17549435e-38',
  '1.4e-45',
  '0.7e-45',
  '16777217',
  '16777219',
  '1e4932',
  '1e4933',
  '3.3621031431120935063e-4932',
  '1e-4950',
  '0.1000000000000000055511151231',
  '100000000000000000000000000000000000000000000000000000000000000000e-60',
];

function numberCases(): LibcCase[] {
  const cases: LibcCase[] = [];
  const add = (code: string, row: readonly unknown[]) => cases.push({ code, row });
  for (const text of numberTexts) {
    for (const base of bases) {
      for (const name of ['strtol', 'strtoul', 'strtoll', 'strtoull']) {
        if (name !== 'strtol' && base > 10 && base < 37) continue;
        const call = `char *text = ${quote(text)}; end = text; errno = 0; `;
        const use = `long long value = ${name}(text, &end, ${base}); number(value, end - text);`;
        add(call + use, [name, text, base]);
      }
    }
    add(`errno = 0; number(atoi(${quote(text)}), 0);`, ['atoi', text, 0]);
  }
  const shapes = [
    ['strtod', 'double', 'real'],
    ['strtof', 'float', 'single'],
    ['strtold', 'long double', 'extended'],
  ] as const;
  for (const text of floatTexts) {
    for (const [name, type, show] of shapes) {
      const call = `char *text = ${quote(text)}; errno = 0; `;
      add(`${call}${type} value = ${name}(text, &end); ${show}(value, end - text);`, [name, text]);
    }
  }
  return cases;
}

const instants = [
  0, 1, 59, 86399, 86400, 951782400, 951868799, 1700000000, 1709164800, 1735689599, 1735689600,
  2147483647, 4102444800, -1, -86400, -2208988800, 253402300799, 1672531200, 1230768000,
];

function timeCases(): LibcCase[] {
  const letters = [...'aAbBcCdDeFgGhHIjmMnpPrRSsTtuUVwWxXyYzZ%'].map(each => `%${each}`).join('|');
  const shown = instants.map((seconds): LibcCase => {
    const code =
      `time_t when = ${seconds}LL; struct tm parts = *gmtime(&when); ` +
      `text(strftime(buffer, 2000, ${quote(letters)}, &parts));`;
    return { code, row: ['strftime', seconds, letters] };
  });
  const odd = [
    [2024, 13, 35, 25, 61, 61],
    [2023, -2, 0, 0, 0, 0],
    [1900, 1, 29, 12, 0, 0],
    [2000, 1, 29, 23, 59, 59],
    [1970, 0, 1, 0, 0, -1],
  ] as const;
  const made = odd.map((date): LibcCase => {
    const [year, month, day, hour, minute, second] = date;
    const fields = `.tm_year = ${year - 1900}, .tm_mon = ${month}, .tm_mday = ${day}`;
    const clock = `.tm_hour = ${hour}, .tm_min = ${minute}, .tm_sec = ${second}`;
    return {
      code: `struct tm parts = { ${fields}, ${clock} }; printf("%lld\\n", (long long)timegm(&parts));`,
      row: ['timegm', ...date],
    };
  });
  return [...shown, ...made];
}

function randomCases(): LibcCase[] {
  const list = (call: string) => `for (int i = 0; i < 60; i++) printf("%ld ", (long)${call});`;
  const end = 'printf("\\n");';
  return [
    { code: `${list('rand()')}${end}`, row: ['rand', -1] },
    ...[1, 0, 42, 12345, 2147483647, 4294967295].map(
      (seed): LibcCase => ({
        code: `srand(${seed}u); ${list('rand()')}${end}`,
        row: ['rand', seed],
      }),
    ),
    { code: `unsigned state = 7; ${list('rand_r(&state)')}${end}`, row: ['rand_r', 7] },
    { code: `srand48(5); ${list('lrand48()')}${end}`, row: ['lrand48', 5] },
  ];
}

const mathNames = (
  'sin cos tan asin acos atan sinh cosh tanh exp exp2 expm1 log log2 log10 log1p sqrt cbrt fabs ' +
  'floor ceil trunc round rint erf tgamma lgamma'
).split(' ');
const mathPairs = 'pow fmod remainder fmax fmin atan2 hypot copysign fdim nextafter'.split(' ');
const mathNumbers = [
  0, -0, 0.5, -0.5, 1, -1, 1.5, 2.5, -2.5, 3, 10, 0.1, -7.25, 100.7, 1e10, 1e-10,
];

function mathCases(): LibcCase[] {
  const literal = (value: number) => `D(0x${hexOf(doubleBits(value))}ULL)`;
  const show = (call: string) => `errno = 0; double value = ${call}; real(value, 0);`;
  const single = mathNames.flatMap(name =>
    mathNumbers.map(
      (x): LibcCase => ({
        code: show(`${name}(${literal(x)})`),
        row: [name, hexOf(doubleBits(x))],
      }),
    ),
  );
  const pairs = mathPairs.flatMap(name =>
    mathNumbers.flatMap(x =>
      [0, -0, 2, -3, 0.5, 7.75].map(
        (y): LibcCase => ({
          code: show(`${name}(${literal(x)}, ${literal(y)})`),
          row: [name, hexOf(doubleBits(x)), hexOf(doubleBits(y))],
        }),
      ),
    ),
  );
  return [...single, ...pairs];
}

/** By the name of the file that they are recorded in. */
export function libcCases(): Readonly<Record<string, readonly LibcCase[]>> {
  return {
    printf: printCases(),
    scanf: scanCases(),
    numbers: numberCases(),
    time: timeCases(),
    random: randomCases(),
    math: mathCases(),
  };
}
