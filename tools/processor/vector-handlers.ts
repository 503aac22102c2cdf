// The handlers of packed integers as AssemblyScript: SSE's and AVX's from one pattern.
import type { Handler } from './handlers.ts';

/** `$` and `%` are the operands; an operation of 16 bytes, or of each half of 32. */
function operation(template: string, first: string, second = ''): string {
  return template.replaceAll('$', `${first}(record)`).replaceAll('%', `${second}(record)`);
}

/** Two operands, one of them in memory or not, in SSE and AVX. */
export function packedPair(name: string, template: string): Handler[] {
  const make = (first: string, second: string): string => operation(template, first, second);
  return [
    [`${name}_xx`, `keep(record, ${make('v1', 'v2')})`],
    [`${name}_xm`, `keep(record, ${make('v1', 'aligned')})`],
    ...vexPair(`v${name}`, template),
  ];
}

export function vexPair(name: string, template: string): Handler[] {
  const make = (first: string, second: string): string => operation(template, first, second);
  return [
    [`${name}_xxx`, `put(record, ${make('v2', 'v3')})`],
    [`${name}_xxm`, `put(record, ${make('v2', 'unaligned')})`],
    [`${name}_yyy`, `putBoth(record, ${make('v2', 'v3')}, ${make('h2', 'h3')})`],
    [`${name}_yym`, `putBoth(record, ${make('v2', 'unaligned')}, ${make('h2', 'upper')})`],
  ];
}

/** One operand and a target. */
export function packedOne(name: string, template: string): Handler[] {
  const make = (source: string): string => operation(template, source);
  return [
    [`${name}_xx`, `keep(record, ${make('v2')})`],
    [`${name}_xm`, `keep(record, ${make('aligned')})`],
    [`v${name}_xx`, `put(record, ${make('v2')})`],
    [`v${name}_xm`, `put(record, ${make('unaligned')})`],
    [`v${name}_yy`, `putBoth(record, ${make('v2')}, ${make('h2')})`],
    [`v${name}_ym`, `putBoth(record, ${make('unaligned')}, ${make('upper')})`],
  ];
}

/** The same names with an `i` behind their shapes: the immediate is part of the template. */
export function withImmediate(handlers: readonly Handler[]): Handler[] {
  return handlers.map(([name, body]) => [`${name}i`, body]);
}

/** Operations of MMX: the lower half of what SSE makes of the lower halves. */
function mmxPair(name: string, template: string): Handler[] {
  const make = (second: string): string => operation(template, 'k1', second);
  return [
    [`${name}_kk`, `keepMmx(record, ${make('k2')})`],
    [`${name}_km`, `keepMmx(record, ${make('quad')})`],
  ];
}

/** Name, operation on sixteen bytes, and that of MMX where it is another one. */
const pairs: readonly (readonly [name: string, template: string, mmx?: string])[] = [
  ...['b:i8x16', 'w:i16x8', 'd:i32x4', 'q:i64x2'].flatMap(row => {
    const [letter, lanes] = row.split(':');
    return [
      [`padd${letter}`, `${lanes}.add($, %)`],
      [`psub${letter}`, `${lanes}.sub($, %)`],
      [`pcmpeq${letter}`, `${lanes}.eq($, %)`],
      [`pcmpgt${letter}`, `${lanes}.gt_s($, %)`],
    ] as const;
  }),
  ...['b:i8x16', 'w:i16x8'].flatMap(row => {
    const [letter, lanes] = row.split(':');
    return [
      [`padds${letter}`, `${lanes}.add_sat_s($, %)`],
      [`paddus${letter}`, `${lanes}.add_sat_u($, %)`],
      [`psubs${letter}`, `${lanes}.sub_sat_s($, %)`],
      [`psubus${letter}`, `${lanes}.sub_sat_u($, %)`],
      [`pavg${letter}`, `${lanes}.avgr_u($, %)`],
    ] as const;
  }),
  ...['b:i8x16', 'w:i16x8', 'd:i32x4'].flatMap(row => {
    const [letter, lanes] = row.split(':');
    return ['min', 'max'].flatMap(which => [
      [`p${which}s${letter}`, `${lanes}.${which}_s($, %)`] as const,
      [`p${which}u${letter}`, `${lanes}.${which}_u($, %)`] as const,
    ]);
  }),
  ['pand', 'v128.and($, %)'],
  ['pandn', 'andNotFirst($, %)'],
  ['por', 'v128.or($, %)'],
  ['pxor', 'v128.xor($, %)'],
  ['pmullw', 'i16x8.mul($, %)'],
  ['pmulld', 'i32x4.mul($, %)'],
  ['pmulhw', 'highProducts($, %)'],
  ['pmulhuw', 'highUnsignedProducts($, %)'],
  ['pmulhrsw', 'roundedProducts($, %)'],
  ['pmuludq', 'unsignedWideProducts($, %)'],
  ['pmuldq', 'signedWideProducts($, %)'],
  ['pmaddwd', 'i32x4.dot_i16x8_s($, %)'],
  ['pmaddubsw', 'mixedProducts($, %)'],
  ['psadbw', 'sumOfDifferences($, %)'],
  ['packsswb', 'i8x16.narrow_i16x8_s($, %)', 'packed(i8x16.narrow_i16x8_s($, %))'],
  ['packuswb', 'i8x16.narrow_i16x8_u($, %)', 'packed(i8x16.narrow_i16x8_u($, %))'],
  ['packssdw', 'i16x8.narrow_i32x4_s($, %)', 'packed(i16x8.narrow_i32x4_s($, %))'],
  ['packusdw', 'i16x8.narrow_i32x4_u($, %)'],
  ['punpcklbw', 'lowBytes($, %)'],
  ['punpckhbw', 'highBytes($, %)', 'upperQuad(lowBytes($, %))'],
  ['punpcklwd', 'lowWords($, %)'],
  ['punpckhwd', 'highWords($, %)', 'upperQuad(lowWords($, %))'],
  ['punpckldq', 'lowDoubles($, %)'],
  ['punpckhdq', 'highDoubles($, %)', 'upperQuad(lowDoubles($, %))'],
  ['punpcklqdq', 'lowQuads($, %)'],
  ['punpckhqdq', 'highQuads($, %)'],
  ['pshufb', 'shuffleBytes($, %)', 'shuffleMmxBytes($, %)'],
  ['phaddw', 'i16x8.add(evenWords($, %), oddWords($, %))', 'addWordsMmx($, %)'],
  ['phaddsw', 'i16x8.add_sat_s(evenWords($, %), oddWords($, %))', 'addSaturatedMmx($, %)'],
  ['phaddd', 'i32x4.add(evenDoubles($, %), oddDoubles($, %))', 'addDoublesMmx($, %)'],
  ['phsubw', 'i16x8.sub(evenWords($, %), oddWords($, %))', 'subtractWordsMmx($, %)'],
  ['phsubsw', 'i16x8.sub_sat_s(evenWords($, %), oddWords($, %))', 'subtractSaturatedMmx($, %)'],
  ['phsubd', 'i32x4.sub(evenDoubles($, %), oddDoubles($, %))', 'subtractDoublesMmx($, %)'],
  ['psignb', 'signBytes($, %)'],
  ['psignw', 'signWords($, %)'],
  ['psignd', 'signDoubles($, %)'],
  ...['andps:v128.and($, %)', 'orps:v128.or($, %)', 'xorps:v128.xor($, %)'].flatMap(row => {
    const [name, template] = row.split(':');
    return [[name!, template!] as const, [name!.replace('ps', 'pd'), template!] as const];
  }),
  ['andnps', 'andNotFirst($, %)'],
  ['andnpd', 'andNotFirst($, %)'],
  ['unpcklps', 'lowDoubles($, %)'],
  ['unpckhps', 'highDoubles($, %)'],
  ['unpcklpd', 'lowQuads($, %)'],
  ['unpckhpd', 'highQuads($, %)'],
];

const ones: readonly (readonly [name: string, template: string])[] = [
  ['pabsb', 'i8x16.abs($)'],
  ['pabsw', 'i16x8.abs($)'],
  ['pabsd', 'i32x4.abs($)'],
  ['movshdup', 'duplicateOdd($)'],
  ['movsldup', 'duplicateEven($)'],
  ['movaps', '$'],
  ['movapd', '$'],
  ['movdqa', '$'],
  ['phminposuw', 'smallestWord($)'],
];

/** Shuffles and blends whose immediate says how. */
const immediatePairs: readonly (readonly [name: string, template: string])[] = [
  ['palignr', 'alignBytes($, %, imm<u8>(record))'],
  ['shufps', 'shuffleSingles($, %, imm<u8>(record))'],
  ['pblendw', 'blendWords($, %, imm<u8>(record))'],
];

const immediateOnes: readonly (readonly [name: string, template: string])[] = [
  ['pshufd', 'shuffleDoubles($, imm<u8>(record))'],
  ['pshuflw', 'shuffleLowWords($, imm<u8>(record))'],
  ['pshufhw', 'shuffleHighWords($, imm<u8>(record))'],
];

/** Operations whose two halves of 32 bytes take different bits of the immediate. */
const splitPairs: readonly (readonly [name: string, operation: string, shift: number])[] = [
  ['shufpd', 'shuffleTwoDoubles', 2],
  ['blendps', 'blendSingles', 4],
  ['blendpd', 'blendDoubles', 2],
  ['mpsadbw', 'slidingDifferences', 3],
];

function splitPair(name: string, call: string, shift: number): Handler[] {
  const low = 'u32(imm<u8>(record))';
  const high = `u32(imm<u8>(record)) >> ${shift}`;
  const make = (a: string, b: string, order: string): string =>
    `${call}(${a}(record), ${b}(record), ${order})`;
  return [
    [`${name}_xxi`, `keep(record, ${make('v1', 'v2', low)})`],
    [`${name}_xmi`, `keep(record, ${make('v1', 'aligned', low)})`],
    [`v${name}_xxxi`, `put(record, ${make('v2', 'v3', low)})`],
    [`v${name}_xxmi`, `put(record, ${make('v2', 'unaligned', low)})`],
    [`v${name}_yyyi`, `putBoth(record, ${make('v2', 'v3', low)}, ${make('h2', 'h3', high)})`],
    [
      `v${name}_yymi`,
      `putBoth(record, ${make('v2', 'unaligned', low)}, ${make('h2', 'upper', high)})`,
    ],
  ];
}

const shifts: readonly (readonly [name: string, operation: string])[] = [
  ['psllw', 'leftWords'],
  ['pslld', 'leftDoubles'],
  ['psllq', 'leftQuads'],
  ['psrlw', 'rightWords'],
  ['psrld', 'rightDoubles'],
  ['psrlq', 'rightQuads'],
  ['psraw', 'signedRightWords'],
  ['psrad', 'signedRightDoubles'],
];

function shift(name: string, call: string): Handler[] {
  const by = (source: string): string => `countIn(${source}(record))`;
  const literal = 'u64(imm<u8>(record))';
  const one = (value: string, count: string): string => `${call}(${value}(record), ${count})`;
  const both = (count: string): string =>
    `putBoth(record, ${one('v2', count)}, ${one('h2', count)})`;
  return [
    [`${name}_xx`, `keep(record, ${one('v1', by('v2'))})`],
    [`${name}_xm`, `keep(record, ${one('v1', by('aligned'))})`],
    [`${name}_xi`, `keep(record, ${one('v1', literal)})`],
    [`${name}_kk`, `keepMmx(record, ${one('k1', by('k2'))})`],
    [`${name}_km`, `keepMmx(record, ${one('k1', by('quad'))})`],
    [`${name}_ki`, `keepMmx(record, ${one('k1', literal)})`],
    [`v${name}_xxx`, `put(record, ${one('v2', by('v3'))})`],
    [`v${name}_xxm`, `put(record, ${one('v2', by('unaligned'))})`],
    [`v${name}_xxi`, `put(record, ${one('v2', literal)})`],
    [`v${name}_yyx`, both(by('v3'))],
    [`v${name}_yym`, both(by('unaligned'))],
    [`v${name}_yyi`, both(literal)],
  ];
}

function byteShift(name: string, call: string): Handler[] {
  const one = (value: string): string => `${call}(${value}(record), u32(imm<u8>(record)))`;
  return [
    [`${name}_xi`, `keep(record, ${one('v1')})`],
    [`v${name}_xxi`, `put(record, ${one('v2')})`],
    [`v${name}_yyi`, `putBoth(record, ${one('v2')}, ${one('h2')})`],
  ];
}

/** pmovsxbw and the like: the target's lanes, and how many bytes the source has of them. */
function extension(name: string, widen: (value: string) => string, fraction: 2 | 4 | 8): Handler[] {
  const memory = { 2: 'quad', 4: 'double', 8: 'word' }[fraction];
  const wide = { 2: 'unaligned', 4: 'quad', 8: 'double' }[fraction];
  const upperPart = `upperPart(v2(record), ${16 / fraction})`;
  const wideUpper = `upperPart(${wide}(record), ${16 / fraction})`;
  return [
    [`${name}_xx`, `keep(record, ${widen('v2(record)')})`],
    [`${name}_xm`, `keep(record, ${widen(`${memory}(record)`)})`],
    [`v${name}_xx`, `put(record, ${widen('v2(record)')})`],
    [`v${name}_xm`, `put(record, ${widen(`${memory}(record)`)})`],
    [`v${name}_yx`, `putBoth(record, ${widen('v2(record)')}, ${widen(upperPart)})`],
    [`v${name}_ym`, `putBoth(record, ${widen(`${wide}(record)`)}, ${widen(wideUpper)})`],
  ];
}

function extensions(): Handler[] {
  return ['s', 'z'].flatMap(sign => {
    const ending = sign === 's' ? 's' : 'u';
    const words = (value: string): string => `i16x8.extend_low_i8x16_${ending}(${value})`;
    const doubles = (value: string): string => `i32x4.extend_low_i16x8_${ending}(${value})`;
    const quads = (value: string): string => `i64x2.extend_low_i32x4_${ending}(${value})`;
    return [
      ...extension(`pmov${sign}xbw`, words, 2),
      ...extension(`pmov${sign}xwd`, doubles, 2),
      ...extension(`pmov${sign}xdq`, quads, 2),
      ...extension(`pmov${sign}xbd`, value => doubles(words(value)), 4),
      ...extension(`pmov${sign}xwq`, value => quads(doubles(value)), 4),
      ...extension(`pmov${sign}xbq`, value => quads(doubles(words(value))), 8),
    ];
  });
}

/** pblendvb and its like: the mask is xmm0, or the fourth operand. */
function blendBy(name: string, vexName: string, call: string): Handler[] {
  return [
    [`${name}_xxx`, `keep(record, ${call}(v1(record), v2(record), v3(record)))`],
    [`${name}_xmx`, `keep(record, ${call}(v1(record), aligned(record), v2(record)))`],
    [`${name}_xx`, `keep(record, ${call}(v1(record), v2(record), v128.load(vectors)))`],
    [`${name}_xm`, `keep(record, ${call}(v1(record), aligned(record), v128.load(vectors)))`],
    [`${vexName}_xxxx`, `put(record, ${call}(v2(record), v3(record), v4(record)))`],
    [`${vexName}_xxmx`, `put(record, ${call}(v2(record), unaligned(record), v3(record)))`],
    [
      `${vexName}_yyyy`,
      `putBoth(record, ${call}(v2(record), v3(record), v4(record)), ` +
        `${call}(h2(record), h3(record), h4(record)))`,
    ],
    [
      `${vexName}_yymy`,
      `putBoth(record, ${call}(v2(record), unaligned(record), v3(record)), ` +
        `${call}(h2(record), upper(record), h3(record)))`,
    ],
  ];
}

/** Handlers of packed integers. */
export function vectorHandlers(): Handler[] {
  return [
    ...ones.flatMap(([name, template]) => packedOne(name, template)),
    ...pairs.flatMap(([name, template, mmx]) => [
      ...packedPair(name, template),
      ...mmxPair(name, mmx ?? template),
    ]),
    ...['pabsb', 'pabsw', 'pabsd'].flatMap((name): Handler[] => {
      const template = ones.find(([each]) => each === name)![1];
      return [
        [`${name}_kk`, `keepMmx(record, ${operation(template, 'k2')})`],
        [`${name}_km`, `keepMmx(record, ${operation(template, 'quad')})`],
      ];
    }),
    ...immediatePairs.flatMap(([name, template]) => withImmediate(packedPair(name, template))),
    ...immediateOnes.flatMap(([name, template]) => withImmediate(packedOne(name, template))),
    ...splitPairs.flatMap(([name, call, by]) => splitPair(name, call, by)),
    ...shifts.flatMap(([name, call]) => shift(name, call)),
    ...byteShift('pslldq', 'leftBytes'),
    ...byteShift('psrldq', 'rightBytes'),
    ...extensions(),
    ...blendBy('pblendvb', 'vpblendvb', 'blendBytesBy'),
    ...blendBy('blendvps', 'vblendvps', 'blendSinglesBy'),
    ...blendBy('blendvpd', 'vblendvpd', 'blendDoublesBy'),
  ];
}
