// The handlers of floating-point vectors as AssemblyScript: arithmetic, comparisons, conversions.
import type { Handler } from './handlers.ts';
import { packedOne, packedPair, withImmediate } from './vector-handlers.ts';

const operations: Readonly<Record<string, string>> = {
  add: 'ADD_FLOATS',
  sub: 'SUBTRACT_FLOATS',
  mul: 'MULTIPLY_FLOATS',
  div: 'DIVIDE_FLOATS',
  min: 'MINIMUM',
  max: 'MAXIMUM',
};

/** A scalar operation of two operands; `$` and `%` stand for them. */
function scalarPair(name: string, template: string, isDouble: boolean): Handler[] {
  const letter = isDouble ? 'd' : 's';
  const type = isDouble ? 'Double' : 'Single';
  const memory = isDouble ? 'doubleIn' : 'singleIn';
  const make = (a: string, b: string): string =>
    template.replaceAll('$', `${a}(record)`).replaceAll('%', `${b}(record)`);
  return [
    [`${name}_xx`, `keep${type}(record, ${make(`${letter}1`, `${letter}2`)})`],
    [`${name}_xm`, `keep${type}(record, ${make(`${letter}1`, memory)})`],
    [`v${name}_xxx`, `put${type}(record, ${make(`${letter}2`, `${letter}3`)})`],
    [`v${name}_xxm`, `put${type}(record, ${make(`${letter}2`, memory)})`],
  ];
}

/** The same of bits, with one operand that is new and a target that keeps the rest. */
function scalarBits(name: string, template: string, from64: boolean, to64: boolean): Handler[] {
  const letter = from64 ? 'q' : 'w';
  const memory = from64 ? 'mem<u64>' : 'mem<u32>';
  const target = to64 ? 'Quad' : 'Word';
  const make = (source: string): string => template.replaceAll('$', `${source}(record)`);
  return [
    [`${name}_xx`, `keep${target}(record, ${make(`${letter}2`)})`],
    [`${name}_xm`, `keep${target}(record, ${make(memory)})`],
    [`v${name}_xxx`, `put${target}(record, ${make(`${letter}3`)})`],
    [`v${name}_xxm`, `put${target}(record, ${make(memory)})`],
  ];
}

function arithmetic(): Handler[] {
  const pairs = Object.entries(operations).flatMap(([name, word]) => [
    ...packedPair(`${name}ps`, `pairs32(${word}, $, %)`),
    ...packedPair(`${name}pd`, `pairs64(${word}, $, %)`),
    ...scalarPair(`${name}ss`, `float32(${word}, $, %)`, false),
    ...scalarPair(`${name}sd`, `float64(${word}, $, %)`, true),
  ]);
  return [
    ...pairs,
    ...packedOne('sqrtps', 'roots32($)'),
    ...packedOne('sqrtpd', 'roots64($)'),
    ...packedOne('rcpps', 'reciprocals($)'),
    ...packedOne('rsqrtps', 'reciprocalRoots($)'),
    ...scalarBits('sqrtss', 'reinterpret<u32>(root32(reinterpret<f32>($)))', false, false),
    ...scalarBits('sqrtsd', 'reinterpret<u64>(root64(reinterpret<f64>($)))', true, true),
    ...scalarBits('rcpss', 'reciprocal($)', false, false),
    ...scalarBits('rsqrtss', 'reciprocalRoot($)', false, false),
    ...packedPair('addsubps', 'alternate32($, %)'),
    ...packedPair('addsubpd', 'alternate64($, %)'),
    ...['add', 'sub'].flatMap(name => [
      ...packedPair(`h${name}ps`, `neighbours32(${operations[name]}, $, %)`),
      ...packedPair(`h${name}pd`, `neighbours64(${operations[name]}, $, %)`),
    ]),
    ...withImmediate(packedPair('dpps', 'dotProduct32($, %, imm<u8>(record))')),
    ...withImmediate(packedPair('dppd', 'dotProduct64($, %, imm<u8>(record))')),
  ];
}

function comparisons(): Handler[] {
  const order = (name: string, forQuiet: boolean): Handler[] =>
    ['', 'v'].flatMap((vex): Handler[] => [
      [`${vex}${name}ss_xx`, `compareSingles(record, w1(record), w2(record), ${forQuiet})`],
      [`${vex}${name}ss_xm`, `compareSingles(record, w1(record), mem<u32>(record), ${forQuiet})`],
      [`${vex}${name}sd_xx`, `compareDoubles(record, q1(record), q2(record), ${forQuiet})`],
      [`${vex}${name}sd_xm`, `compareDoubles(record, q1(record), mem<u64>(record), ${forQuiet})`],
    ]);
  const limit = (predicate: string, isVex: boolean): string =>
    isVex ? predicate : `${predicate} & 7`;
  const scalar = (letters: string): Handler[] => {
    const isDouble = letters === 'sd';
    const [letter, target, memory] = isDouble
      ? ['q', 'Quad', 'mem<u64>']
      : ['w', 'Word', 'mem<u32>'];
    const call = (a: string, b: string, isVex: boolean): string =>
      `comparedLow${isDouble ? 64 : 32}(${a}(record), ${b}(record), ` +
      `${limit('u32(imm<u8>(record))', isVex)})`;
    return [
      [`cmp${letters}_xxi`, `keep${target}(record, ${call(`${letter}1`, `${letter}2`, false)})`],
      [`cmp${letters}_xmi`, `keep${target}(record, ${call(`${letter}1`, memory!, false)})`],
      [`vcmp${letters}_xxxi`, `put${target}(record, ${call(`${letter}2`, `${letter}3`, true)})`],
      [`vcmp${letters}_xxmi`, `put${target}(record, ${call(`${letter}2`, memory!, true)})`],
    ];
  };
  const packed = (letters: string, bits: number): Handler[] =>
    withImmediate(packedPair(`cmp${letters}`, `compared${bits}($, %, imm<u8>(record))`)).map(
      ([name, body]): Handler =>
        name.startsWith('v')
          ? [name, body]
          : [name, body.replace('imm<u8>(record)', 'imm<u8>(record) & 7')],
    );
  return [
    ...order('ucomi', false),
    ...order('comi', true),
    ...scalar('ss'),
    ...scalar('sd'),
    ...packed('ps', 32),
    ...packed('pd', 64),
  ];
}

/** Between integers in general registers and the lowest lane. */
function integerConversions(): Handler[] {
  return [32, 64].flatMap(size => {
    const to = (name: string, call: string): Handler[] => [
      [`${name}_xr_${size}`, `${call.replace('$', `reg2<i${size}>(record)`)}`],
      [`${name}_xm_${size}`, `${call.replace('$', `mem<i${size}>(record)`)}`],
    ];
    const vexTo = (name: string, call: string): Handler[] => [
      [`${name}_xxr_${size}`, `${call.replace('$', `reg3<i${size}>(record)`)}`],
      [`${name}_xxm_${size}`, `${call.replace('$', `mem<i${size}>(record)`)}`],
    ];
    const doubles = `integerToDouble<i${size}>($)`;
    const singles = `u32(integerToSingle<i${size}>($))`;
    const from = ['', 't'].flatMap(truncates =>
      ['', 'v'].flatMap((vex): Handler[] => {
        const isTruncated = truncates !== '';
        const double = (value: string): string =>
          `toRegister<i${size}>(record, doubleToInteger<i${size}>(${value}, ${isTruncated}))`;
        const single = (value: string): string =>
          `toRegister<i${size}>(record, singleToInteger<i${size}>(${value}, ${isTruncated}))`;
        return [
          [`${vex}cvt${truncates}sd2si_rx_${size}`, double('q2(record)')],
          [
            `${vex}cvt${truncates}sd2si_rm_${size}${size === 64 ? '' : '_64'}`,
            double('mem<u64>(record)'),
          ],
          [`${vex}cvt${truncates}ss2si_rx_${size}`, single('w2(record)')],
          [
            `${vex}cvt${truncates}ss2si_rm_${size}${size === 32 ? '' : '_32'}`,
            single('mem<u32>(record)'),
          ],
        ];
      }),
    );
    return [
      ...to('cvtsi2sd', `keepQuad(record, ${doubles})`),
      ...to('cvtsi2ss', `keepWord(record, ${singles})`),
      ...vexTo('vcvtsi2sd', `putQuad(record, ${doubles})`),
      ...vexTo('vcvtsi2ss', `putWord(record, ${singles})`),
      ...from,
    ];
  });
}

/** A conversion that reads half as much as it gives: the source's lower half. */
function widening(name: string, convert: string): Handler[] {
  const one = (value: string): string => `${convert}(${value})`;
  return [
    [`${name}_xx`, `keep(record, ${one('v2(record)')})`],
    [`${name}_xm`, `keep(record, ${one('quad(record)')})`],
    [`v${name}_xx`, `put(record, ${one('v2(record)')})`],
    [`v${name}_xm`, `put(record, ${one('quad(record)')})`],
    [`v${name}_yx`, `putBoth(record, ${one('v2(record)')}, ${one('upperPart(v2(record), 8)')})`],
    [
      `v${name}_ym`,
      `putBoth(record, ${one('unaligned(record)')}, ${one('upperPart(unaligned(record), 8)')})`,
    ],
  ];
}

/** A conversion that gives half of what it reads: both halves of 32 bytes go to one register. */
function narrowing(name: string, convert: string): Handler[] {
  const one = (value: string): string => convert.replace('$', value);
  const both = (low: string, high: string): string =>
    `put(record, lowQuads(${one(`${low}(record)`)}, ${one(`${high}(record)`)}))`;
  return [
    [`${name}_xx`, `keep(record, ${one('v2(record)')})`],
    [`${name}_xm`, `keep(record, ${one('aligned(record)')})`],
    [`v${name}_xx`, `put(record, ${one('v2(record)')})`],
    [`v${name}_xm_128`, `put(record, ${one('unaligned(record)')})`],
    [`v${name}_xm`, `put(record, ${one('unaligned(record)')})`],
    [`v${name}_xy`, both('v2', 'h2')],
    [`v${name}_xm_256`, both('unaligned', 'upper')],
  ];
}

function conversions(): Handler[] {
  return [
    ...integerConversions(),
    ...scalarBits('cvtsd2ss', 'doubleToSingle($)', true, false),
    ...scalarBits('cvtss2sd', 'singleToDouble($)', false, true),
    ...packedOne('cvtdq2ps', 'singlesOfIntegers($)'),
    ...packedOne('cvtps2dq', 'integersOfSingles($, false)'),
    ...packedOne('cvttps2dq', 'integersOfSingles($, true)'),
    ...widening('cvtdq2pd', 'f64x2.convert_low_i32x4_s'),
    ...widening('cvtps2pd', 'doublesOfSingles'),
    ...narrowing('cvtpd2ps', 'singlesOfDoubles($)'),
    ...narrowing('cvtpd2dq', 'integersOfDoubles($, false)'),
    ...narrowing('cvttpd2dq', 'integersOfDoubles($, true)'),
    ...withImmediate(packedOne('roundps', 'roundedSingles($, imm<u8>(record))')),
    ...withImmediate(packedOne('roundpd', 'roundedDoubles($, imm<u8>(record))')),
    ...withImmediate(scalarBits('roundss', 'roundedSingle($, imm<u8>(record))', false, false)),
    ...withImmediate(scalarBits('roundsd', 'roundedDouble($, imm<u8>(record))', true, true)),
  ];
}

/** Handlers of floating-point vectors. */
export function floatHandlers(): Handler[] {
  return [...arithmetic(), ...comparisons(), ...conversions()];
}
