// The handlers of moves between vectors, memory and general registers as AssemblyScript.
import type { Handler } from './handlers.ts';

/** Whole vectors to and from memory. */
function wholeMoves(): Handler[] {
  const stores = ['movaps', 'movapd', 'movdqa', 'movntps', 'movntpd', 'movntdq'];
  const unalignedMoves = ['movups', 'movupd', 'movdqu', 'lddqu'];
  return [
    ...stores.flatMap((name): Handler[] => [
      [`${name}_mx`, 'toAligned(record, v1(record))'],
      [`v${name}_mx`, 'toAligned(record, v1(record))'],
      [`v${name}_my`, 'bothToAligned(record, v1(record), h1(record))'],
    ]),
    ...['movaps', 'movapd', 'movdqa', 'movntdqa'].flatMap((name): Handler[] => [
      [`${name}_xm`, 'keep(record, aligned(record))'],
      [`v${name}_xm`, 'put(record, aligned(record))'],
      [`v${name}_ym`, 'putBoth(record, readVector(alignedAddress(record, 32)), upper(record))'],
    ]),
    ...unalignedMoves.flatMap((name): Handler[] => [
      [`${name}_xx`, 'keep(record, v2(record))'],
      [`${name}_xm`, 'keep(record, unaligned(record))'],
      [`${name}_mx`, 'toMemory(record, v1(record))'],
      [`v${name}_xx`, 'put(record, v2(record))'],
      [`v${name}_xm`, 'put(record, unaligned(record))'],
      [`v${name}_mx`, 'toMemory(record, v1(record))'],
      [`v${name}_yy`, 'putBoth(record, v2(record), h2(record))'],
      [`v${name}_ym`, 'putBoth(record, unaligned(record), upper(record))'],
      [`v${name}_my`, 'bothToMemory(record, v1(record), h1(record))'],
    ]),
  ];
}

/** movlps and movhps and what they are for other names. */
function halfMoves(): Handler[] {
  const halves = ['ps', 'pd'].flatMap((type): Handler[] => [
    [`movlp${type[1]}_xm`, 'keepHalf(record, 0, mem<u64>(record))'],
    [`movhp${type[1]}_xm`, 'keepHalf(record, 8, mem<u64>(record))'],
    [`movlp${type[1]}_mx`, 'laneToMemory<u64>(record, place1(record))'],
    [`movhp${type[1]}_mx`, 'laneToMemory<u64>(record, place1(record) + 8)'],
    [`vmovlp${type[1]}_mx`, 'laneToMemory<u64>(record, place1(record))'],
    [`vmovhp${type[1]}_mx`, 'laneToMemory<u64>(record, place1(record) + 8)'],
    [`vmovlp${type[1]}_xxm`, 'put(record, withLow(v2(record), mem<u64>(record)))'],
    [`vmovhp${type[1]}_xxm`, 'put(record, withHigh(v2(record), mem<u64>(record)))'],
  ]);
  return [
    ...halves,
    ['movhlps_xx', 'keepHalf(record, 0, quadAt(place2(record), 8))'],
    ['movlhps_xx', 'keepHalf(record, 8, quadAt(place2(record), 0))'],
    ['vmovhlps_xxx', 'put(record, withLow(v2(record), quadAt(place3(record), 8)))'],
    ['vmovlhps_xxx', 'put(record, withHigh(v2(record), quadAt(place3(record), 0)))'],
    ['movddup_xx', 'keep(record, i64x2.splat(quadAt(place2(record), 0)))'],
    ['movddup_xm', 'keep(record, i64x2.splat(mem<u64>(record)))'],
    ['vmovddup_xx', 'put(record, i64x2.splat(quadAt(place2(record), 0)))'],
    ['vmovddup_xm', 'put(record, i64x2.splat(mem<u64>(record)))'],
    [
      'vmovddup_yy',
      'putBoth(record, lowQuads(v2(record), v2(record)), lowQuads(h2(record), h2(record)))',
    ],
    [
      'vmovddup_ym',
      'putBoth(record, lowQuads(unaligned(record), unaligned(record)), ' +
        'lowQuads(upper(record), upper(record)))',
    ],
  ];
}

/** movd, movq, movss, movsd: the lowest lane. */
function laneMoves(): Handler[] {
  const both = ['', 'v'].flatMap((vex): Handler[] => {
    const set = vex ? 'put' : 'keep';
    return [
      [`${vex}movd_xr`, `${set}(record, lowDouble(reg2<i32>(record)))`],
      [`${vex}movd_xr_32`, `${set}(record, lowDouble(reg2<i32>(record)))`],
      [`${vex}movd_xm`, `${set}(record, double(record))`],
      [`${vex}movd_rx`, 'toRegister<u32>(record, w2(record))'],
      [`${vex}movd_mx`, 'laneToMemory<u32>(record, place1(record))'],
      [`${vex}movq_xr`, `${set}(record, lowQuad(reg2<i64>(record)))`],
      [`${vex}movq_xx`, `${set}(record, lowQuad(q2(record)))`],
      [`${vex}movq_xm`, `${set}(record, quad(record))`],
      [`${vex}movq_rx`, 'toRegister<u64>(record, q2(record))'],
      [`${vex}movq_mx`, 'laneToMemory<u64>(record, place1(record))'],
      [`${vex}movss_xm`, `${set}(record, double(record))`],
      [`${vex}movsd_xm`, `${set}(record, quad(record))`],
      [`${vex}movss_mx`, 'laneToMemory<u32>(record, place1(record))'],
      [`${vex}movsd_mx`, 'laneToMemory<u64>(record, place1(record))'],
    ];
  });
  return [
    ...both,
    ['movss_xx', 'keepWord(record, w2(record))'],
    ['movsd_xx', 'keepQuad(record, q2(record))'],
    ['vmovss_xxx', 'putWord(record, w3(record))'],
    ['vmovsd_xxx', 'putQuad(record, q3(record))'],
    ['movntss_mx', 'laneToMemory<u32>(record, place1(record))'],
    ['movntsd_mx', 'laneToMemory<u64>(record, place1(record))'],
  ];
}

/** pextr, pinsr, and masks of signs in general registers. */
function lanes(): Handler[] {
  const rows = ['b:u8', 'w:u16', 'd:u32', 'q:u64'].flatMap((row): Handler[] => {
    const [letter, type] = row.split(':');
    const target = letter === 'q' ? 'u64' : 'u32';
    const number = 'imm<u8>(record)';
    return ['', 'v'].flatMap((vex): Handler[] => {
      const insert = (from: string, value: string): string =>
        `insertLane<${type}>(record, ${from}, ${value}, ${vex !== ''})`;
      const shape = vex ? 'xx' : 'x';
      const from = vex ? 'place2(record)' : '0';
      const register = vex ? 'reg3' : 'reg2';
      return [
        [
          `${vex}pextr${letter}_rxi`,
          `toRegister<${target}>(record, ${target}(laneAt<${type}>(place2(record), ${number})))`,
        ],
        [
          `${vex}pextr${letter}_mxi`,
          `writeLane<${type}>(record, laneAt<${type}>(place1(record), ${number}))`,
        ],
        [`${vex}pinsr${letter}_${shape}ri`, insert(from, `${register}<${type}>(record)`)],
        [`${vex}pinsr${letter}_${shape}mi`, insert(from, `mem<${type}>(record)`)],
      ];
    });
  });
  const signs = ['', 'v'].flatMap((vex): Handler[] => [
    [`${vex}pmovmskb_rx`, 'toRegister<u32>(record, i8x16.bitmask(v2(record)))'],
    [`${vex}movmskps_rx`, 'toRegister<u32>(record, i32x4.bitmask(v2(record)))'],
    [`${vex}movmskpd_rx`, 'toRegister<u32>(record, i64x2.bitmask(v2(record)))'],
    [
      `${vex}extractps_rxi`,
      'toRegister<u32>(record, laneAt<u32>(place2(record), imm<u8>(record)))',
    ],
    [`${vex}extractps_mxi`, 'writeLane<u32>(record, laneAt<u32>(place1(record), imm<u8>(record)))'],
    [`${vex}ldmxcsr_m`, 'loadControl(record)'],
    [`${vex}stmxcsr_m`, 'storeControl(record)'],
    [`${vex}maskmovdqu_xx`, 'maskedStore(record, place1(record), place2(record), 16)'],
  ]);
  const lane = (place: string): string => `laneAt<u32>(${place}(record), imm<u8>(record) >> 6)`;
  return [
    ...rows,
    ...signs,
    [
      'vpmovmskb_ry',
      'toRegister<u32>(record, i8x16.bitmask(v2(record)) | (i8x16.bitmask(h2(record)) << 16))',
    ],
    [
      'vmovmskps_ry',
      'toRegister<u32>(record, i32x4.bitmask(v2(record)) | (i32x4.bitmask(h2(record)) << 4))',
    ],
    [
      'vmovmskpd_ry',
      'toRegister<u32>(record, i64x2.bitmask(v2(record)) | (i64x2.bitmask(h2(record)) << 2))',
    ],
    ['insertps_xxi', `keep(record, insertSingle(v1(record), ${lane('place2')}, imm<u8>(record)))`],
    ['insertps_xmi', 'keep(record, insertSingle(v1(record), mem<u32>(record), imm<u8>(record)))'],
    ['vinsertps_xxxi', `put(record, insertSingle(v2(record), ${lane('place3')}, imm<u8>(record)))`],
    ['vinsertps_xxmi', 'put(record, insertSingle(v2(record), mem<u32>(record), imm<u8>(record)))'],
  ];
}

/** ptest, vtestps, vtestpd: the bits that count are chosen by a mask. */
function tests(): Handler[] {
  const one = (a: string, b: string, mask: string): string => {
    const chosen = (value: string): string => (mask ? `v128.and(${value}, ${mask})` : value);
    const both = chosen(`v128.and(${a}(record), ${b}(record))`);
    const only = chosen(`v128.andnot(${b}(record), ${a}(record))`);
    return `testBits(record, isNothing(${both}), isNothing(${only}))`;
  };
  const two = (low: string, high: string, mask: string): string => {
    const chosen = (value: string): string => (mask ? `v128.and(${value}, ${mask})` : value);
    const pair = (a: string, b: string): string => `v128.or(${a}, ${b})`;
    const [a, b] = [`${low}(record)`, `${high}(record)`];
    const both = pair(`v128.and(v1(record), ${a})`, `v128.and(h1(record), ${b})`);
    const only = pair(`v128.andnot(${a}, v1(record))`, `v128.andnot(${b}, h1(record))`);
    return `testBits(record, isNothing(${chosen(both)}), isNothing(${chosen(only)}))`;
  };
  const singles = 'i32x4.splat(i32.MIN_VALUE)';
  const doubles = 'i64x2.splat(i64.MIN_VALUE)';
  return [
    ['ptest_xx', one('v1', 'v2', '')],
    ['ptest_xm', one('v1', 'aligned', '')],
    ...(['vptest:', `vtestps:${singles}`, `vtestpd:${doubles}`] as const).flatMap(
      (row): Handler[] => {
        const [name, mask] = row.split(':') as [string, string];
        return [
          [`${name}_xx`, one('v1', 'v2', mask)],
          [`${name}_xm`, one('v1', 'unaligned', mask)],
          [`${name}_yy`, two('v2', 'h2', mask)],
          [`${name}_ym`, two('unaligned', 'upper', mask)],
        ];
      },
    ),
  ];
}

/** Handlers of moves, and of tests and masks, which move bits to flags and general registers. */
export function moveHandlers(): Handler[] {
  return [...wholeMoves(), ...halfMoves(), ...laneMoves(), ...lanes(), ...tests()];
}
