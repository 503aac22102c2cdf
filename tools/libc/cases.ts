// The cases that our C library and that of the machine are compared by.
import { doubleBits, hexOf, type LibcCase } from './case.ts';
import { stringOfC as quote } from './driver.ts';
import { printCases } from './print-cases.ts';
import { numberCases, scanCases } from './text-cases.ts';

const instants = [
  0, 1, 59, 86399, 86400, 951782400, 951868799, 1700000000, 1709164800, 1735689599, 1735689600,
  2147483647, 4102444800, -1, -86400, -2208988800, 253402300799, 1672531200, 1230768000,
];

function timeCases(): LibcCase[] {
  const letters = [...'aAbBcCdDeFgGhHIjmMnpPrRSsTtuUVwWxXyYzZ%'].map(each => `%${each}`).join('|');
  const formats = [letters, '%-d|%_H|%^a|%-I|%0e|%^B|%_d|%-M|%-j|%Ey|%Od|%k|%l|%q|%'];
  const shown = instants.flatMap(seconds =>
    formats.map((format): LibcCase => {
      const code =
        `time_t when = ${seconds}LL; struct tm parts = *gmtime(&when); ` +
        `text(strftime(buffer, 2000, ${quote(format)}, &parts));`;
      return { code, row: ['strftime', seconds, format] };
    }),
  );
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
    const show = 'printf("%lld\\n", (long long)timegm(&parts));';
    return {
      code: `struct tm parts = { ${fields}, ${clock} }; ${show}`,
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
