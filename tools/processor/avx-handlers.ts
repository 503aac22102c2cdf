// The handlers of what AVX, AVX2, FMA, F16C, AES and SSE4.2 have of their own, as AssemblyScript.
import type { Handler } from './handlers.ts';
import { packedOne, packedPair, vexPair, withImmediate } from './vector-handlers.ts';

const control = 'u32(imm<u8>(record))';

/** vfmadd132ps and the like: what is negated and subtracted is in the name. */
function fused(): Handler[] {
  const kinds: readonly (readonly [name: string, negates: boolean, when: string])[] = [
    ['vfmadd', false, 'NEVER'],
    ['vfmsub', false, 'ALWAYS'],
    ['vfnmadd', true, 'NEVER'],
    ['vfnmsub', true, 'ALWAYS'],
    ['vfmaddsub', false, 'EVEN'],
    ['vfmsubadd', false, 'ODD'],
  ];
  return kinds.flatMap(([kind, negates, when]) =>
    [132, 213, 231].flatMap((order): Handler[] => {
      const name = `${kind}${order}`;
      const packed = (bits: number, a: string, b: string, c: string): string =>
        `fused${bits}(${order}, ${a}(record), ${b}(record), ${c}(record), ${negates}, ${when})`;
      const vectors = ['ps:32', 'pd:64'].flatMap((row): Handler[] => {
        const [type, digits] = row.split(':');
        const bits = Number(digits);
        const low = (c: string): string => packed(bits, 'v1', 'v2', c);
        const high = (c: string): string => packed(bits, 'h1', 'h2', c);
        return [
          [`${name}${type}_xxx`, `put(record, ${low('v3')})`],
          [`${name}${type}_xxm`, `put(record, ${low('unaligned')})`],
          [`${name}${type}_yyy`, `putBoth(record, ${low('v3')}, ${high('h3')})`],
          [`${name}${type}_yym`, `putBoth(record, ${low('unaligned')}, ${high('upper')})`],
        ];
      });
      if (when === 'EVEN' || when === 'ODD') return vectors;
      const subtracts = when === 'ALWAYS';
      const scalar = (letter: string, type: string, c: string): string =>
        `fusedOnce<${type}>(${order}, u64(${letter}1(record)), u64(${letter}2(record)), ` +
        `u64(${c}(record)), ${negates}, ${subtracts})`;
      return [
        ...vectors,
        [`${name}sd_xxx`, `clearAbove(record, 8, ${scalar('q', 'f64', 'q3')})`],
        [`${name}sd_xxm`, `clearAbove(record, 8, ${scalar('q', 'f64', 'mem<u64>')})`],
        [`${name}ss_xxx`, `clearAbove(record, 4, ${scalar('w', 'f32', 'w3')})`],
        [`${name}ss_xxm`, `clearAbove(record, 4, ${scalar('w', 'f32', 'mem<u32>')})`],
      ];
    }),
  );
}

function permutations(): Handler[] {
  const halves = (name: string): Handler[] => {
    const make = (c: string, d: string): string => {
      const words = `${control}, v2(record), h2(record), ${c}(record), ${d}(record)`;
      return `putBoth(record, lowerOfHalves(${words}), upperOfHalves(${words}))`;
    };
    return [
      [`${name}_yyyi`, make('v3', 'h3')],
      [`${name}_yymi`, make('unaligned', 'upper')],
    ];
  };
  const four = (name: string): Handler[] => [
    [`${name}_yyi`, 'permuteFour(record, v2(record), h2(record))'],
    [`${name}_ymi`, 'permuteFour(record, unaligned(record), upper(record))'],
  ];
  const eight = (name: string): Handler[] => [
    [`${name}_yyy`, 'permuteEight(record, v3(record), h3(record))'],
    [`${name}_yym`, 'permuteEight(record, unaligned(record), upper(record))'],
  ];
  const inserted = (name: string): Handler[] => [
    [`vinsert${name}_yyxi`, 'insertHalf(record, v3(record))'],
    [`vinsert${name}_yymi`, 'insertHalf(record, unaligned(record))'],
    [`vextract${name}_xyi`, 'put(record, halfAt(record, place2(record)))'],
    [`vextract${name}_myi`, 'halfToMemory(record)'],
    [`vbroadcast${name}_ym`, 'putBoth(record, unaligned(record), unaligned(record))'],
  ];
  return [
    ...halves('vperm2f128'),
    ...halves('vperm2i128'),
    ...four('vpermq'),
    ...four('vpermpd'),
    ...eight('vpermd'),
    ...eight('vpermps'),
    ...inserted('f128'),
    ...inserted('i128'),
    ...vexPair('vpermilps', 'permuteBy32($, %)'),
    ...vexPair('vpermilpd', 'permuteBy64($, %)'),
    ...onlyVex(withImmediate(packedOne('permilps', `shuffleDoubles($, ${control})`))),
    ...twoHalves('vpermilpd', 'permuteQuads', 2),
    ...blends(),
  ];
}

function onlyVex(handlers: readonly Handler[]): Handler[] {
  return handlers.filter(([name]) => name.startsWith('v'));
}

/** One operand whose halves take different bits of the immediate. */
function twoHalves(name: string, call: string, shift: number): Handler[] {
  const low = (value: string): string => `${call}(${value}(record), ${control})`;
  const high = (value: string): string => `${call}(${value}(record), ${control} >> ${shift})`;
  return [
    [`${name}_xxi`, `put(record, ${low('v2')})`],
    [`${name}_xmi`, `put(record, ${low('unaligned')})`],
    [`${name}_yyi`, `putBoth(record, ${low('v2')}, ${high('h2')})`],
    [`${name}_ymi`, `putBoth(record, ${low('unaligned')}, ${high('upper')})`],
  ];
}

function blends(): Handler[] {
  const make = (a: string, b: string, order: string): string =>
    `blendSingles(${a}(record), ${b}(record), ${order})`;
  const high = `${control} >> 4`;
  return [
    ['vpblendd_xxxi', `put(record, ${make('v2', 'v3', control)})`],
    ['vpblendd_xxmi', `put(record, ${make('v2', 'unaligned', control)})`],
    ['vpblendd_yyyi', `putBoth(record, ${make('v2', 'v3', control)}, ${make('h2', 'h3', high)})`],
    [
      'vpblendd_yymi',
      `putBoth(record, ${make('v2', 'unaligned', control)}, ${make('h2', 'upper', high)})`,
    ],
  ];
}

function broadcasts(): Handler[] {
  const rows: readonly (readonly [name: string, lanes: string, type: string])[] = [
    ['vpbroadcastb', 'i8x16', 'i8'],
    ['vpbroadcastw', 'i16x8', 'i16'],
    ['vpbroadcastd', 'i32x4', 'i32'],
    ['vpbroadcastq', 'i64x2', 'i64'],
    ['vbroadcastss', 'i32x4', 'i32'],
    ['vbroadcastsd', 'i64x2', 'i64'],
  ];
  return rows.flatMap(([name, lanes, type]): Handler[] => {
    const register = `${lanes}.splat(load<${type}>(place2(record)))`;
    const memory = `${lanes}.splat(mem<${type}>(record))`;
    return [
      [`${name}_xx`, `put(record, ${register})`],
      [`${name}_xm`, `put(record, ${memory})`],
      [`${name}_yx`, `putBoth(record, ${register}, ${register})`],
      [`${name}_ym`, `putBoth(record, ${memory}, ${memory})`],
    ];
  });
}

function lanesByMask(): Handler[] {
  const masked = ['ps:i32', 'pd:i64'].flatMap((row): Handler[] => {
    const [type, element] = row.split(':');
    const names = [`vmaskmov${type}`, `vpmaskmov${type === 'ps' ? 'd' : 'q'}`];
    return names.flatMap((name): Handler[] => [
      [`${name}_xxm`, `loadMasked<${element}>(record, 16)`],
      [`${name}_yym`, `loadMasked<${element}>(record, 32)`],
      [`${name}_mxx`, `storeLanes<${element}>(record, 16)`],
      [`${name}_myy`, `storeLanes<${element}>(record, 32)`],
    ]);
  });
  // The two letters are the widths of the elements and of the indexes.
  const gathers: readonly (readonly [names: string, types: string, counts: string])[] = [
    ['vpgatherdd vgatherdps', 'i32, i32', 'xx:4 yy:8'],
    ['vpgatherdq vgatherdpd', 'i64, i32', 'xx:2 yx:4'],
    ['vpgatherqd vgatherqps', 'i32, i64', 'xx:2 xy:4'],
    ['vpgatherqq vgatherqpd', 'i64, i64', 'xx:2 yy:4'],
  ];
  const gathered = gathers.flatMap(([names, types, counts]) =>
    names.split(' ').flatMap(name =>
      counts.split(' ').map((row): Handler => {
        const [shape, count] = row.split(':');
        return [`${name}_${shape}`, `gather<${types}>(record, ${count})`];
      }),
    ),
  );
  return [...masked, ...gathered];
}

function shiftsByLanes(): Handler[] {
  return [
    ...vexPair('vpsllvd', 'leftDoublesBy($, %)'),
    ...vexPair('vpsllvq', 'leftQuadsBy($, %)'),
    ...vexPair('vpsrlvd', 'rightDoublesBy($, %)'),
    ...vexPair('vpsrlvq', 'rightQuadsBy($, %)'),
    ...vexPair('vpsravd', 'signedRightDoublesBy($, %)'),
  ];
}

function halves(): Handler[] {
  const half = (value: string): string => `halvesOfSingles(${value}(record), ${control})`;
  return [
    ['vcvtph2ps_xx', 'put(record, singlesOfHalves(q2(record)))'],
    ['vcvtph2ps_xm', 'put(record, singlesOfHalves(mem<u64>(record)))'],
    [
      'vcvtph2ps_yx',
      'putBoth(record, singlesOfHalves(q2(record)), singlesOfHalves(quadAt(place2(record), 8)))',
    ],
    [
      'vcvtph2ps_ym',
      'putBoth(record, singlesOfHalves(i64x2.extract_lane(unaligned(record), 0)), ' +
        'singlesOfHalves(i64x2.extract_lane(unaligned(record), 1)))',
    ],
    ['vcvtps2ph_xxi', `put(record, lowQuad(i64(${half('v2')})))`],
    ['vcvtps2ph_mxi', `writeLane<u64>(record, ${half('v1')})`],
    ['vcvtps2ph_xyi', `put(record, withHigh(lowQuad(i64(${half('v2')})), ${half('h2')}))`],
    ['vcvtps2ph_myi', `toMemory(record, withHigh(lowQuad(i64(${half('v1')})), ${half('h1')}))`],
  ];
}

function texts(): Handler[] {
  return ['', 'v'].flatMap(vex =>
    ['pcmpestri', 'pcmpestrm', 'pcmpistri', 'pcmpistrm'].flatMap(name =>
      ['', '64'].flatMap((wide): Handler[] => {
        const isExplicit = name[4] === 'e';
        const call = (source: string): string =>
          `compareStrings(record, v1(record), ${source}(record), ${control}, ${isExplicit}, ` +
          `${name.endsWith('m')}, ${wide !== ''}, ${vex !== ''})`;
        return [
          [`${vex}${name}${wide}_xxi`, call('v2')],
          [`${vex}${name}${wide}_xmi`, call('unaligned')],
        ];
      }),
    ),
  );
}

function ciphers(): Handler[] {
  return [
    ...packedPair('aesenc', 'encryptRound($, %)'),
    ...packedPair('aesenclast', 'encryptLast($, %)'),
    ...packedPair('aesdec', 'decryptRound($, %)'),
    ...packedPair('aesdeclast', 'decryptLast($, %)'),
    ...packedOne('aesimc', 'inverseColumns($)'),
    ...withImmediate(packedOne('aeskeygenassist', `assistKey($, ${control})`)),
    ...withImmediate(packedPair('pclmulqdq', `carrylessProduct($, %, ${control})`)),
  ];
}

/** SHA has no forms of AVX; the CPU takes its memory unaligned. */
function hashes(): Handler[] {
  const rows: readonly (readonly [name: string, template: string])[] = [
    ['sha1nexte', 'sha1Next($, %)'],
    ['sha1msg1', 'sha1First($, %)'],
    ['sha1msg2', 'sha1Second($, %)'],
    ['sha256msg1', 'sha256First($, %)'],
    ['sha256msg2', 'sha256Second($, %)'],
    ['sha256rnds2', 'sha256Rounds($, %)'],
  ];
  const all = [
    ...rows.flatMap(([name, template]) => packedPair(name, template)),
    ...withImmediate(packedPair('sha1rnds4', `sha1Rounds($, %, ${control})`)),
  ];
  return all
    .filter(([name]) => !name.startsWith('v'))
    .map(([name, body]) => [name, body.replace('aligned(record)', 'unaligned(record)')]);
}

/** Handlers of AVX and of the extensions with instructions that nothing else has. */
export function avxHandlers(): Handler[] {
  return [
    ...fused(),
    ...permutations(),
    ...broadcasts(),
    ...lanesByMask(),
    ...shiftsByLanes(),
    ...halves(),
    ...texts(),
    ...ciphers(),
    ...hashes(),
  ];
}
