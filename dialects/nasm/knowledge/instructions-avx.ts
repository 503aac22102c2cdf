// What the vector instructions do that came with AVX and AVX2, with XOP and with AMX.
import { elementKinds, family, type InstructionRow } from './instruction-text.ts';

const broadcast = 'VBROADCAST';
const extractFloats = 'VEXTRACTF128/VEXTRACTF32x4/VEXTRACTF64x2/VEXTRACTF32x8/VEXTRACTF64x4';
const extractIntegers = 'VEXTRACTI128/VEXTRACTI32x4/VEXTRACTI64x2/VEXTRACTI32x8/VEXTRACTI64x4';
const insertFloats = 'VINSERTF128/VINSERTF32x4/VINSERTF64x2/VINSERTF32x8/VINSERTF64x4';
const insertIntegers = 'VINSERTI128/VINSERTI32x4/VINSERTI64x2/VINSERTI32x8/VINSERTI64x4';

/** Parts of vectors by the ending of their mnemonics; `#` is the name of the elements. */
const parts: readonly (readonly [ending: string, words: string])[] = [
  ['128', '128 bits of #'],
  ['32x2', 'two # of 32 bits'],
  ['32x4', 'four # of 32 bits'],
  ['32x8', 'eight # of 32 bits'],
  ['64x2', 'two # of 64 bits'],
  ['64x4', 'four # of 64 bits'],
];

// biome-ignore format: one instruction a row.
function partRows(letter: 'f' | 'i'): InstructionRow[] {
  const isFloat = letter === 'f';
  const [repeat, extract, insert] = isFloat
    ? [broadcast, extractFloats, insertFloats]
    : ['VPBROADCAST', extractIntegers, insertIntegers];
  return parts.flatMap(([ending, words]): InstructionRow[] => {
    const part = words.replace('#', isFloat ? 'floats' : 'integers');
    const rows: InstructionRow[] = [
      [`vbroadcast${letter}${ending}`, repeat, 'every part of dest ← src',
        `Repeats ${part} over the whole register.`],
      [`vextract${letter}${ending}`, extract, 'dest ← part imm of src', `Extracts ${part}.`],
      [`vinsert${letter}${ending}`, insert, 'dest ← src1; part imm ← src2',
        `Inserts ${part}, the rest from the first source.`],
    ];
    return ending === '32x2' ? rows.slice(0, 1) : rows;
  });
}

// biome-ignore format: one instruction a row.
const moves = (): readonly InstructionRow[] => [
  ...partRows('f'),
  ...partRows('i'),
  ['vbroadcastss', broadcast, 'dest[i] ← src[0]',
    'Repeats the low single over the whole register.'],
  ['vbroadcastsd', broadcast, 'dest[i] ← src[0]',
    'Repeats the low double over the whole register.'],
  ...family('vpbroadcast', 'b w d q', 'VPBROADCAST', 'dest[i] ← src[0]',
    'Fills {e} of the register with the lowest of the source.'),
  ['vzeroall', 'VZEROALL', 'every vector register ← 0',
    'Clears all vector registers, 0 to 15 in 64-bit mode.'],
  ['vzeroupper', 'VZEROUPPER', 'bits 128 and up ← 0',
    'Clears the upper parts of vector registers 0 to 15, before SSE code.'],
  ...family('vmaskmov', 'ps pd', 'VMASKMOV', 'dest[i] ← sign of src1[i] ? src2[i] : 0, or a store',
    'Loads or stores {o} where the signs of a mask say so.'),
  ...family('vpmaskmov', 'd q', 'VPMASKMOV', 'dest[i] ← sign of src1[i] ? src2[i] : 0, or a store',
    'Loads or stores {o} where the signs of a mask say so.'),
  ['vperm2f128', 'VPERM2F128', '', 'Picks two of the four halves of both sources, as floats.'],
  ['vperm2i128', 'VPERM2I128', '', 'Picks two of the four halves of both sources, as integers.'],
  ['vpermilps', 'VPERMILPS', '', 'Puts singles into a given order within each 128 bits.'],
  ['vpermilpd', 'VPERMILPD', '', 'Puts doubles into a given order within each 128 bits.'],
  ['vpermps', 'VPERMPS', 'dest[i] ← src2[src1[i]]',
    'Puts the singles of a whole register into a given order.'],
  ['vpermpd', 'VPERMPD', 'dest[i] ← src[order[i]]',
    'Puts the doubles of a whole register into a given order.'],
  ['vpermd', 'VPERMD/VPERMW', 'dest[i] ← src2[src1[i]]',
    'Puts the doublewords of a whole register into a given order.'],
  ['vpermq', 'VPERMQ', 'dest[i] ← src[order[i]]',
    'Puts the quadwords of a whole register into a given order.'],
  ['vpermw', 'VPERMD/VPERMW', 'dest[i] ← src2[src1[i]]',
    'Puts the words of a whole register into a given order.'],
  ['vpermb', 'VPERMB', 'dest[i] ← src2[src1[i]]',
    'Puts the bytes of a whole register into a given order.'],
  ['vpblendd', 'VPBLENDD', 'dest[i] ← imm[i] ? src2[i] : src1[i]',
    'Picks each doubleword from either source by a bit.'],
  ...family('vtest', 'ps pd', 'VTESTPD/VTESTPS', 'ZF, CF ← signs of dest AND src, src AND NOT dest',
    'Tests the signs of {e}: ZF if none in common, CF if none besides.'),
  ['vcvtph2ps', 'VCVTPH2PS/VCVTPH2PSX', 'dest[i] ← single(src[i])',
    'Widens packed halves to singles.'],
  ['vcvtps2ph', 'VCVTPS2PH', 'dest[i] ← half(src[i])',
    'Rounds packed singles to halves as the byte says.'],
  ...family('vpsllv', 'd q', 'VPSLLVW/VPSLLVD/VPSLLVQ', 'dest[i] ← src1[i] << src2[i]',
    'Shifts {e} to the left, each by its own count.'),
  ...family('vpsrlv', 'd q', 'VPSRLVW/VPSRLVD/VPSRLVQ', 'dest[i] ← src1[i] >> src2[i] (unsigned)',
    'Shifts {e} to the right, each by its own count.'),
  ['vpsravd', 'VPSRAVW/VPSRAVD/VPSRAVQ', 'dest[i] ← src1[i] >> src2[i] (signed)',
    'Shifts packed doublewords to the right with signs, each by its own count.'],
];

/** What the letters of gathers and scatters stand for: index, then element. */
const indexWords: ReadonlyMap<string, string> = new Map([
  ['d', 'doublewords'],
  ['q', 'quadwords'],
]);
const gathered: ReadonlyMap<string, string> = new Map([
  ['ps', 'singles'],
  ['pd', 'doubles'],
  ['d', 'doublewords'],
  ['q', 'quadwords'],
]);

// biome-ignore format: one instruction a row.
const gatherRows = (): readonly InstructionRow[] => [...indexWords].flatMap(([index, indices]) =>
  [...gathered].flatMap(([element, name]): InstructionRow[] => {
    const stem = element.length === 2 ? 'v' : 'vp';
    const address = 'mem[base + scale × index[i]]';
    const gather = ['d', 'q'].map(each => `${stem}gather${each}${element}`.toUpperCase()).join('/');
    const scatter = stem === 'v'
      ? 'VSCATTERDPS/VSCATTERDPD/VSCATTERQPS/VSCATTERQPD'
      : 'VPSCATTERDD/VPSCATTERDQ/VPSCATTERQD/VPSCATTERQQ';
    const rows: InstructionRow[] = [
      [`${stem}gather${index}${element}`, gather, `dest[i] ← ${address} where the mask has 1`,
        `Loads ${name} from addresses with ${indices} as indices.`],
      [`${stem}scatter${index}${element}`, scatter, `${address} ← src[i] where the mask has 1`,
        `Stores ${name} to addresses with ${indices} as indices.`],
    ];
    return stem === 'vp' ? rows : [...rows, ...prefetchRows(index, element, name, indices)];
  }),
);

function prefetchRows(
  index: string,
  element: string,
  name: string,
  indices: string,
): InstructionRow[] {
  return ['gather', 'scatter'].flatMap(kind =>
    ['0', '1'].map((level): InstructionRow => {
      const stem = `v${kind}pf${level}`;
      const endings = ['dps', 'qps', 'dpd', 'qpd'];
      const section = endings.map(each => `${stem}${each}`.toUpperCase()).join('/');
      const near = level === '0' ? 'first' : 'second';
      const summary = `Prefetches ${name} for a ${kind} by ${indices}, ${near} level.`;
      return [`${stem}${index}${element}`, section, '', summary];
    }),
  );
}

/** Signs of the bytes that are multiplied, by letters. */
type Signs = readonly [letters: string, words: string];

const signs: readonly Signs[] = [
  ['ss', 'signed by signed'],
  ['su', 'signed by unsigned'],
  ['us', 'unsigned by signed'],
  ['uu', 'unsigned by unsigned'],
];

// biome-ignore format: one instruction a row.
const byteProducts = ([letters, words]: Signs): InstructionRow[] => [
  [`vpdpb${letters}d`, 'VPDPB[SU,UU,SS]D[,S]', 'dest[i] ← dest[i] + Σ src1[4i+j] × src2[4i+j]',
    `Adds products of four ${words} bytes to doublewords.`],
  [`vpdpb${letters}ds`, 'VPDPB[SU,UU,SS]D[,S]', '',
    `Adds products of ${words} bytes to doublewords, saturating.`],
];

// biome-ignore format: one instruction a row.
const dotProducts = (): readonly InstructionRow[] => [
  ['vpdpbusd', 'VPDPBUSD', 'dest[i] ← dest[i] + Σ src1[4i+j] × src2[4i+j]',
    'Adds products of four unsigned by signed bytes to doublewords.'],
  ['vpdpbusds', 'VPDPBUSDS', '',
    'Adds products of unsigned by signed bytes to doublewords, saturating.'],
  ['vpdpwssd', 'VPDPWSSD', 'dest[i] ← dest[i] + Σ src1[2i+j] × src2[2i+j]',
    'Adds products of two signed words to doublewords.'],
  ['vpdpwssds', 'VPDPWSSDS', '', 'Adds products of two signed words to doublewords, saturating.'],
  ...signs.filter(([letters]) => letters !== 'us').flatMap(byteProducts),
  ['vpmadd52luq', 'VPMADD52LUQ', 'dest[i] ← dest[i] + low 52 bits of src1[i] × src2[i]',
    'Multiplies 52-bit integers and adds the lower halves.'],
  ['vpmadd52huq', 'VPMADD52HUQ', 'dest[i] ← dest[i] + high 52 bits of src1[i] × src2[i]',
    'Multiplies 52-bit integers and adds the upper halves.'],
  ['vdpbf16ps', 'VDPBF16PS', 'dest[i] ← dest[i] + Σ src1[2i+j] × src2[2i+j]',
    'Adds products of pairs of bfloat16 to singles.'],
];

// biome-ignore format: one instruction a row.
const tiles = (): readonly InstructionRow[] => [
  ['ldtilecfg', 'LDTILECFG', '', 'Loads the shapes of the tiles from 64 bytes (AMX).'],
  ['sttilecfg', 'STTILECFG', '', 'Stores the shapes of the tiles to 64 bytes (AMX).'],
  ['tileloadd', 'TILELOADD/TILELOADDT1', '', 'Loads a tile, rows a stride apart (AMX).'],
  ['tileloaddt1', 'TILELOADD/TILELOADDT1', '',
    'Loads a tile that will not be needed in the caches (AMX).'],
  ['tilestored', 'TILESTORED', '', 'Stores a tile, rows a stride apart (AMX).'],
  ['tilezero', 'TILEZERO', 'dest ← 0', 'Clears a tile (AMX).'],
  ['tilerelease', 'TILERELEASE', '', 'Gives the tiles back: clears them and their shapes (AMX).'],
  ['tdpbf16ps', 'TDPBF16PS', 'dest ← dest + src1 × src2',
    'Multiplies tiles of bfloat16 and adds to a tile of singles (AMX).'],
  ...signs.map(([letters, words]): InstructionRow => [
    `tdpb${letters}d`, 'TDPBSSD/TDPBSUD/TDPBUSD/TDPBUUD', 'dest ← dest + src1 × src2',
    `Multiplies tiles of ${words} bytes, adds to doublewords (AMX).`,
  ]),
];

/** The wider elements that horizontal additions of XOP make of narrower ones. */
const horizontal: readonly (readonly [endings: string, words: string])[] = [
  ['bw', 'bytes to words'],
  ['bd', 'bytes to doublewords'],
  ['bq', 'bytes to quadwords'],
  ['wd', 'words to doublewords'],
  ['wq', 'words to quadwords'],
  ['dq', 'doublewords to quadwords'],
];

/** Subtractions exist from each width to the next one only. */
const neighbours = horizontal.filter(([endings]) => ['bw', 'wd', 'dq'].includes(endings));

// biome-ignore format: one instruction a row.
const multiplyAccumulate = (): readonly InstructionRow[] => [
  ['vpmacsww', 'a4:VPMACSWW', 'dest[i] ← src1[i] × src2[i] + src3[i]',
    'Multiplies signed words and adds words (XOP).'],
  ['vpmacssww', 'a4:VPMACSSWW', 'dest[i] ← saturate(src1[i] × src2[i] + src3[i])',
    'Multiplies signed words and adds words, saturating (XOP).'],
  ['vpmacswd', 'a4:VPMACSWD', '', 'Multiplies every other signed word and adds doublewords (XOP).'],
  ['vpmacsswd', 'a4:VPMACSSWD', '',
    'Multiplies every other signed word, adds doublewords, saturating (XOP).'],
  ['vpmacsdd', 'a4:VPMACSDD', 'dest[i] ← src1[i] × src2[i] + src3[i]',
    'Multiplies signed doublewords and adds doublewords (XOP).'],
  ['vpmacssdd', 'a4:VPMACSSDD', 'dest[i] ← saturate(src1[i] × src2[i] + src3[i])',
    'Multiplies signed doublewords and adds, saturating (XOP).'],
  ['vpmacsdql', 'a4:VPMACSDQL', 'dest[i] ← src1[2i] × src2[2i] + src3[i]',
    'Multiplies even signed doublewords and adds quadwords (XOP).'],
  ['vpmacssdql', 'a4:VPMACSSDQL', '',
    'Multiplies even signed doublewords, adds quadwords, saturating (XOP).'],
  ['vpmacsdqh', 'a4:VPMACSDQH', 'dest[i] ← src1[2i+1] × src2[2i+1] + src3[i]',
    'Multiplies odd signed doublewords and adds quadwords (XOP).'],
  ['vpmacssdqh', 'a4:VPMACSSDQH', '',
    'Multiplies odd signed doublewords, adds quadwords, saturating (XOP).'],
  ['vpmadcswd', 'a4:VPMADCSWD', 'dest[i] ← src1[2i] × src2[2i] + src1[2i+1] × src2[2i+1] + src3[i]',
    'Multiplies signed words, adds pairs and doublewords (XOP).'],
  ['vpmadcsswd', 'a4:VPMADCSSWD', '',
    'Multiplies signed words, adds pairs and doublewords, saturating (XOP).'],
];

// biome-ignore format: one instruction a row.
const xop = (): readonly InstructionRow[] => [
  ...multiplyAccumulate(),
  ...horizontal.flatMap(([endings, words]): InstructionRow[] => [
    [`vphadd${endings}`, `a4:VPHADD${endings.toUpperCase()}`, '',
      `Adds neighbouring signed ${words} (XOP).`],
    [`vphaddu${endings}`, `a4:VPHADDU${endings.toUpperCase()}`, '',
      `Adds neighbouring unsigned ${words} (XOP).`],
  ]),
  ...neighbours.map(([endings, words]): InstructionRow =>
    [`vphsub${endings}`, `a4:VPHSUB${endings.toUpperCase()}`, '',
      `Subtracts neighbouring signed ${words} (XOP).`]),
  ...['b', 'w', 'd', 'q'].flatMap((letter): InstructionRow[] => {
    const { plural } = elementKinds.get(letter)!;
    const unsigned = elementKinds.get(`u${letter}`)!.plural;
    const upper = letter.toUpperCase();
    return [
      [`vpcom${letter}`, `a4:VPCOM${upper}`, 'dest[i] ← src1[i] ? src2[i]',
        `Compares ${plural}, signed, by a predicate (XOP).`],
      [`vpcomu${letter}`, `a4:VPCOMU${upper}`, 'dest[i] ← src1[i] ? src2[i]',
        `Compares ${unsigned} by a predicate (XOP).`],
      [`vprot${letter}`, `a4:VPROT${upper}`, '',
        `Rotates ${plural}, each by its own count or all by one (XOP).`],
      [`vpsha${letter}`, `a4:VPSHA${upper}`, '',
        `Shifts ${plural} with signs; a negative count goes right (XOP).`],
      [`vpshl${letter}`, `a4:VPSHL${upper}`, '',
        `Shifts ${plural} with zeros; a negative count goes right (XOP).`],
    ];
  }),
  ['vpcmov', 'a4:VPCMOV', 'dest ← (src1 AND src3) OR (src2 AND NOT src3)',
    'Picks every bit from one of two sources by a third (XOP).'],
  ['vpperm', 'a4:VPPERM', '', 'Picks bytes from both sources and may change them (XOP).'],
  ...family('vfrcz', 'ps pd ss sd', 'a4:{M}', 'dest[i] ← src[i] − trunc(src[i])',
    'Extracts the fraction of {o} (XOP).'),
];

export const avxRows = (): readonly InstructionRow[] => [
  ...moves(),
  ...gatherRows(),
  ...dotProducts(),
  ...tiles(),
  ...xop(),
];
