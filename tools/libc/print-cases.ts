// Cases for printf: formats that no generator finds, and thousands that one makes.
import { type RandomChoices, randomChoices } from '../nasm/random.ts';
import { doubleBits, hexOf, type LibcCase } from './case.ts';
import { stringOfC as quote } from './driver.ts';

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

export function printCases(): LibcCase[] {
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
