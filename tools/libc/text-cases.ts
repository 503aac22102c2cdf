// Cases for scanf and for the functions that turn text into numbers.
import type { LibcCase } from './case.ts';
import { stringOfC as quote } from './driver.ts';

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

export function scanCases(): LibcCase[] {
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

export function numberCases(): LibcCase[] {
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
