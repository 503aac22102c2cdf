// What the vector instructions do that came with AVX-512 and its extensions, masks included.
import { elementKinds, family, type InstructionRow, withUpperSource } from './instruction-text.ts';

const all = 'ps pd ss sd';

/** Sections of the instructions on masks list the four widths in this order. */
function maskSection(stem: string): string {
  return ['W', 'B', 'Q', 'D'].map(letter => `${stem.toUpperCase()}${letter}`).join('/');
}

/** Widths of masks by ending; without one it is a word. */
const maskWidths: readonly (readonly [string, string])[] = [
  ['w', '16'],
  ['b', '8'],
  ['d', '32'],
  ['q', '64'],
];

/** Stem, effect, sentence; NASM takes each without an ending as well, for 16 bits. */
// biome-ignore format: one operation a row.
const maskOperations: readonly (readonly [string, string, string])[] = [
  ['kadd', 'dest ← src1 + src2', 'Adds masks of {n} bits as numbers.'],
  ['kand', 'dest ← src1 AND src2', 'Ands masks of {n} bits.'],
  ['kandn', 'dest ← NOT src1 AND src2', 'Ands masks of {n} bits, the first one inverted.'],
  ['kor', 'dest ← src1 OR src2', 'Ors masks of {n} bits.'],
  ['kxor', 'dest ← src1 XOR src2', 'Xors masks of {n} bits; one with itself becomes 0.'],
  ['kxnor', 'dest ← NOT (src1 XOR src2)',
    'Tells where masks of {n} bits agree; one with itself is all ones.'],
  ['knot', 'dest ← NOT src', 'Flips a mask of {n} bits.'],
  ['kmov', 'dest ← src', 'Copies a mask of {n} bits from or to a mask, a register or memory.'],
  ['kortest', 'ZF ← (dest OR src) = 0; CF ← (dest OR src) all ones',
    'Tests masks of {n} bits together: ZF if none, CF if all are set.'],
  ['ktest', 'ZF ← (dest AND src) = 0; CF ← (NOT dest AND src) = 0',
    'Tests masks of {n} bits: ZF if none in common, CF if none besides.'],
  ['kshiftl', 'dest ← src << imm', 'Shifts a mask of {n} bits to the left.'],
  ['kshiftr', 'dest ← src >> imm', 'Shifts a mask of {n} bits to the right.'],
];

// biome-ignore format: one instruction a row.
const masks = (): readonly InstructionRow[] => [
  ...maskOperations.flatMap(([stem, effect, summary]) =>
    maskWidths.map(([ending, bits]): InstructionRow => [
      ending === 'w' ? `${stem}w ${stem}` : `${stem}${ending}`,
      maskSection(stem), effect, summary.replace('{n}', bits),
    ]),
  ),
  ['kunpckbw kunpck', 'KUNPCKBW/KUNPCKWD/KUNPCKDQ', 'dest ← src1[7:0]:src2[7:0]',
    'Joins two masks of 8 bits.'],
  ['kunpckwd', 'KUNPCKBW/KUNPCKWD/KUNPCKDQ', 'dest ← src1[15:0]:src2[15:0]',
    'Joins two masks of 16 bits.'],
  ['kunpckdq', 'KUNPCKBW/KUNPCKWD/KUNPCKDQ', 'dest ← src1[31:0]:src2[31:0]',
    'Joins two masks of 32 bits.'],
  ...['b', 'w', 'd', 'q'].flatMap((letter): InstructionRow[] => {
    const { plural } = elementKinds.get(letter)!;
    return [
      [`vpmov${letter}2m`, 'VPMOVB2M/VPMOVW2M/VPMOVD2M/VPMOVQ2M', 'k[i] ← sign of src[i]',
        `Gathers the signs of ${plural} in a mask.`],
      [`vpmovm2${letter}`, 'VPMOVM2B/VPMOVM2W/VPMOVM2D/VPMOVM2Q', 'dest[i] ← k[i] ? all ones : 0',
        `Fills ${plural} with the bits of a mask.`],
      [`vptestm${letter}`, 'VPTESTMB/VPTESTMW/VPTESTMD/VPTESTMQ',
        'k[i] ← (src1[i] AND src2[i]) ≠ 0', `Tells in a mask where ${plural} have ones in common.`],
      [`vptestnm${letter}`, 'VPTESTNMB/W/D/Q',
        'k[i] ← (src1[i] AND src2[i]) = 0',
        `Tells in a mask where ${plural} have no ones in common.`],
      [`vpblendm${letter}`, 'bw'.includes(letter) ? 'VPBLENDMB/VPBLENDMW' : 'VPBLENDMD/VPBLENDMQ',
        'dest[i] ← k[i] ? src2[i] : src1[i]',
        `Picks each of ${plural} from either source by a mask.`],
    ];
  }),
  ...family('vblendm', 'pd ps', 'VBLENDMPD/VBLENDMPS', 'dest[i] ← k[i] ? src2[i] : src1[i]',
    'Picks each of {e} from either source by a mask.'),
  ['vpbroadcastmb2q', 'VPBROADCASTM', 'dest[i] ← zero-extended k[7:0]',
    'Fills quadwords with the low byte of a mask.'],
  ['vpbroadcastmw2d', 'VPBROADCASTM', 'dest[i] ← zero-extended k[15:0]',
    'Fills doublewords with the low word of a mask.'],
  ['vp2intersectd', 'VP2INTERSECTD/VP2INTERSECTQ', '',
    'Marks in two masks which doublewords the sources have in common.'],
  ['vpshufbitqmb', 'VPSHUFBITQMB', 'k[i] ← bit src2[i] of its quadword of src1',
    'Picks bits of quadwords by indices into a mask.'],
];

/** Narrowing moves: letters, names. */
const narrowings: readonly (readonly [string, string, string])[] = [
  ['wb', 'words to bytes', 'VPMOVWB/VPMOVSWB/VPMOVUSWB'],
  ['db', 'doublewords to bytes', 'VPMOVDB/VPMOVSDB/VPMOVUSDB'],
  ['dw', 'doublewords to words', 'VPMOVDW/VPMOVSDW/VPMOVUSDW'],
  ['qb', 'quadwords to bytes', 'VPMOVQB/VPMOVSQB/VPMOVUSQB'],
  ['qw', 'quadwords to words', 'VPMOVQW/VPMOVSQW/VPMOVUSQW'],
  ['qd', 'quadwords to doublewords', 'VPMOVQD/VPMOVSQD/VPMOVUSQD'],
];

// biome-ignore format: one family a row.
const integers = (): readonly InstructionRow[] => [
  ...narrowings.flatMap(([letters, words, section]): InstructionRow[] => [
    [`vpmov${letters}`, section, 'dest[i] ← low part of src[i]',
      `Narrows ${words}, cutting them off.`],
    [`vpmovs${letters}`, section, 'dest[i] ← saturate(src[i])',
      `Narrows signed ${words}, saturating.`],
    [`vpmovus${letters}`, section, 'dest[i] ← saturate(src[i])',
      `Narrows unsigned ${words}, saturating.`],
  ]),
  ['vmovdqu8', 'MOVDQU,VMOVDQU8/16/32/64', 'dest[i] ← k[i] ? src[i] : kept or 0',
    'Copies bytes under a mask, anywhere in memory.'],
  ['vmovdqu16', 'MOVDQU,VMOVDQU8/16/32/64', 'dest[i] ← k[i] ? src[i] : kept or 0',
    'Copies words under a mask, anywhere in memory.'],
  ['vmovdqu32', 'MOVDQU,VMOVDQU8/16/32/64', 'dest[i] ← k[i] ? src[i] : kept or 0',
    'Copies doublewords under a mask, anywhere in memory.'],
  ['vmovdqu64', 'MOVDQU,VMOVDQU8/16/32/64', 'dest[i] ← k[i] ? src[i] : kept or 0',
    'Copies quadwords under a mask, anywhere in memory.'],
  ['vmovdqa32', 'MOVDQA,VMOVDQA32/64', 'dest[i] ← k[i] ? src[i] : kept or 0',
    'Copies doublewords under a mask, aligned in memory.'],
  ['vmovdqa64', 'MOVDQA,VMOVDQA32/64', 'dest[i] ← k[i] ? src[i] : kept or 0',
    'Copies quadwords under a mask, aligned in memory.'],
  ...family('vpand', 'd q', 'PAND', 'dest ← src1 AND src2', 'Ands {e}, which a mask may choose.'),
  ...family('vpandn', 'd q', 'PANDN', 'dest ← NOT src1 AND src2',
    'Ands {e}, the first inverted, which a mask may choose.'),
  ...family('vpor', 'd q', 'POR', 'dest ← src1 OR src2', 'Ors {e}, which a mask may choose.'),
  ...family('vpxor', 'd q', 'PXOR', 'dest ← src1 XOR src2', 'Xors {e}, which a mask may choose.'),
  ...family('vpternlog', 'd q', 'VPTERNLOGD/VPTERNLOGQ', 'dest ← table imm of dest, src1, src2',
    'Combines the bits of three {e} by any truth table.'),
  ['vpabsq', 'PABSB/PABSW/PABSD/PABSQ', 'dest[i] ← |src[i]|',
    'Takes the magnitudes of packed quadwords.'],
  ['vpmaxsq', 'PMAXSB/PMAXSW/PMAXSD/PMAXSQ', 'dest[i] ← max(src1[i], src2[i])',
    'Takes the larger of packed signed quadwords.'],
  ['vpmaxuq', 'PMAXUD/PMAXUQ', 'dest[i] ← max(src1[i], src2[i])',
    'Takes the larger of packed unsigned quadwords.'],
  ['vpminsq', 'PMINSD/PMINSQ', 'dest[i] ← min(src1[i], src2[i])',
    'Takes the smaller of packed signed quadwords.'],
  ['vpminuq', 'PMINUD/PMINUQ', 'dest[i] ← min(src1[i], src2[i])',
    'Takes the smaller of packed unsigned quadwords.'],
  ['vpmullq', 'PMULLD/PMULLQ', 'dest[i] ← src1[i] × src2[i], low 64 bits',
    'Multiplies quadwords and keeps the lower halves.'],
  ['vpsraq', 'PSRAW/PSRAD/PSRAQ', 'dest[i] ← src1[i] >> src2 (signed)',
    'Shifts packed quadwords to the right, keeping signs.'],
  ['vpsravq', 'VPSRAVW/VPSRAVD/VPSRAVQ', 'dest[i] ← src1[i] >> src2[i] (signed)',
    'Shifts packed quadwords to the right with signs, each by its own count.'],
  ['vpsravw', 'VPSRAVW/VPSRAVD/VPSRAVQ', 'dest[i] ← src1[i] >> src2[i] (signed)',
    'Shifts packed words to the right with signs, each by its own count.'],
  ['vpsllvw', 'VPSLLVW/VPSLLVD/VPSLLVQ', 'dest[i] ← src1[i] << src2[i]',
    'Shifts packed words to the left, each by its own count.'],
  ['vpsrlvw', 'VPSRLVW/VPSRLVD/VPSRLVQ', 'dest[i] ← src1[i] >> src2[i] (unsigned)',
    'Shifts packed words to the right, each by its own count.'],
  ...family('vprol', 'd q', 'VPROLD/VPROLVD/VPROLQ/VPROLVQ', '',
    'Rotates {e} to the left, all by one count.'),
  ...family('vprolv', 'd q', 'VPROLD/VPROLVD/VPROLQ/VPROLVQ', '',
    'Rotates {e} to the left, each by its own count.'),
  ...family('vpror', 'd q', 'VPRORD/VPRORVD/VPRORQ/VPRORVQ', '',
    'Rotates {e} to the right, all by one count.'),
  ...family('vprorv', 'd q', 'VPRORD/VPRORVD/VPRORQ/VPRORVQ', '',
    'Rotates {e} to the right, each by its own count.'),
  ...family('vpshld', 'w d q', 'VPSHLD', 'dest[i] ← upper half of src1[i]:src2[i] << imm',
    'Shifts joined pairs of {e} to the left by a constant.'),
  ...family('vpshldv', 'w d q', 'VPSHLDV', 'dest[i] ← upper half of dest[i]:src1[i] << src2[i]',
    'Shifts joined pairs of {e} to the left by own counts.'),
  ...family('vpshrd', 'w d q', 'VPSHRD', 'dest[i] ← lower half of src2[i]:src1[i] >> imm',
    'Shifts joined pairs of {e} to the right by a constant.'),
  ...family('vpshrdv', 'w d q', 'VPSHRDV', 'dest[i] ← lower half of src1[i]:dest[i] >> src2[i]',
    'Shifts joined pairs of {e} to the right by own counts.'),
  ...family('vpopcnt', 'b w d q', 'VPOPCNT', 'dest[i] ← number of ones in src[i]',
    'Counts the ones in each of {o}.'),
  ...family('vplzcnt', 'd q', 'VPLZCNTD/Q', 'dest[i] ← leading zeros of src[i]',
    'Counts the leading zeros of {o}.'),
  ...family('vpconflict', 'd q', 'VPCONFLICTD/Q', '',
    'Marks for each of {o} which ones below it are equal.'),
  ...family('vpcompress', 'b w', 'VPCOMPRESSB/VCOMPRESSW', '',
    'Packs {o} that a mask chooses to the low end.'),
  ['vpcompressd', 'VPCOMPRESSD', '', 'Packs doublewords that a mask chooses to the low end.'],
  ['vpcompressq', 'VPCOMPRESSQ', '', 'Packs quadwords that a mask chooses to the low end.'],
  ...family('vpexpand', 'b w', 'VPEXPANDB/VPEXPANDW', '',
    'Spreads {o} from the low end to where a mask has ones.'),
  ['vpexpandd', 'VPEXPANDD', '', 'Spreads doublewords from the low end to where a mask has ones.'],
  ['vpexpandq', 'VPEXPANDQ', '', 'Spreads quadwords from the low end to where a mask has ones.'],
  ...family('valign', 'd q', 'VALIGND/VALIGNQ', 'dest ← (src1:src2) >> imm elements',
    'Joins both sources and takes {o} from a given one on.'),
  ['vpermi2b', 'VPERMI2B', '', 'Picks bytes of two sources; the destination has the indices.'],
  ...family('vpermi2', 'w d q ps pd', 'VPERMI2W/D/Q/PS/PD', '',
    'Picks {o} of two sources; the destination has the indices.'),
  ['vpermt2b', 'VPERMT2B', '', 'Picks bytes of destination and source by a register of indices.'],
  ...family('vpermt2', 'w d q ps pd', 'VPERMT2W/D/Q/PS/PD', '',
    'Picks {o} of destination and source by a register of indices.'),
  ['vpmultishiftqb', 'VPMULTISHIFTQB', '', 'Picks eight bytes from each quadword at any bit.'],
  ['vdbpsadbw', 'VDBPSADBW', '', 'Sums distances of four bytes at places that a byte chooses.'],
  ['vshuff32x4', 'VSHUFF32x4/VSHUFF64x2/VSHUFI32x4/VSHUFI64x2', '',
    'Picks parts of 128 bits of both sources, masked as singles.'],
  ['vshuff64x2', 'VSHUFF32x4/VSHUFF64x2/VSHUFI32x4/VSHUFI64x2', '',
    'Picks parts of 128 bits of both sources, masked as doubles.'],
  ['vshufi32x4', 'VSHUFF32x4/VSHUFF64x2/VSHUFI32x4/VSHUFI64x2', '',
    'Picks parts of 128 bits of both sources, masked as doublewords.'],
  ['vshufi64x2', 'VSHUFF32x4/VSHUFF64x2/VSHUFI32x4/VSHUFI64x2', '',
    'Picks parts of 128 bits of both sources, masked as quadwords.'],
];

// biome-ignore format: one family a row.
const floats = (): readonly InstructionRow[] => [
  ...family('vcompress', 'ps pd', '{M}', '', 'Packs {o} that a mask chooses to the low end.'),
  ...family('vexpand', 'ps pd', '{M}', '',
    'Spreads {o} from the low end to where a mask has ones.'),
  ...family('vfixupimm', all, '{M}', '', 'Replaces special values of {o} by a table.'),
  ...family('vfpclass', `${all} ph sh`, '{M}', 'k[i] ← src[i] is of a class of imm',
    'Tells in a mask whether {o} belong to chosen classes.'),
  ...family('vrange', all, '{M}', '', 'Takes the smaller or larger of {e}, also by magnitude.'),
  ...family('vscalef', `${all} ph sh`, '{M}', 'dest[i] ← src1[i] × 2^floor(src2[i])',
    'Scales {e} by powers of two.'),
  ...family('vexp2', 'ps pd', '{M}', 'dest[i] ← ≈ 2^src[i]',
    'Estimates powers of two with {o} as exponents to 23 bits.'),
  ...withUpperSource([
    ...family('vgetexp', `${all} ph sh`, '{M}', 'dest[i] ← floor(log2 |src[i]|)',
      'Extracts the exponent of {o} as a float.'),
    ...family('vgetmant', `${all} ph sh`, '{M}', '',
      'Extracts the significand of {o} in a chosen interval.'),
    ...family('vreduce', `${all} ph sh`, '{M}', 'dest[i] ← src[i] − round(src[i], bits)',
      'Takes what rounding to so many bits leaves of {o}.'),
    ...family('vrndscale', all, '{M}', 'dest[i] ← round(src[i], bits)',
      'Rounds {o} to a number of fraction bits.'),
    ...family('vendscale', 'ph', 'VRNDSCALEPH', 'dest[i] ← round(src[i], bits)',
      'Rounds {o} to a number of fraction bits: NASM’s spelling of VRNDSCALEPH.'),
    ...family('vendscale', 'sh', 'VRNDSCALESH', 'dest[i] ← round(src[i], bits)',
      'Rounds {o} to a number of fraction bits: NASM’s spelling of VRNDSCALESH.'),
    ...family('vgetmax', 'ph', 'VMAXPH', 'dest[i] ← max(dest[i], src[i])',
      'Keeps the larger of {o}: NASM’s spelling of VMAXPH, without a second source.'),
    ...family('vgetmax', 'sh', 'VMAXSH', 'dest[i] ← max(dest[i], src[i])',
      'Keeps the larger of {o}: NASM’s spelling of VMAXSH, without a second source.'),
    ...family('vgetmin', 'ph', 'VMINPH', 'dest[i] ← min(dest[i], src[i])',
      'Keeps the smaller of {o}: NASM’s spelling of VMINPH, without a second source.'),
    ...family('vgetmin', 'sh', 'VMINSH', 'dest[i] ← min(dest[i], src[i])',
      'Keeps the smaller of {o}: NASM’s spelling of VMINSH, without a second source.'),
    ...family('vrcp14', all, '{M}', 'dest[i] ← ≈ 1 / src[i]',
      'Estimates the reciprocal of {o} to 14 bits.'),
    ...family('vrsqrt14', all, '{M}', 'dest[i] ← ≈ 1 / √src[i]',
      'Estimates 1 / root of {o} to 14 bits.'),
    ...family('vrcp28', all, '{M}', 'dest[i] ← ≈ 1 / src[i]',
      'Estimates the reciprocal of {o} to 28 bits.'),
    ...family('vrsqrt28', all, '{M}', 'dest[i] ← ≈ 1 / √src[i]',
      'Estimates 1 / root of {o} to 28 bits.'),
  ]),
];

/** The letters of formats in conversions of AVX-512. */
const formats: ReadonlyMap<string, string> = new Map([
  ['ps', 'singles'],
  ['pd', 'doubles'],
  ['ph', 'halves'],
  ['phx', 'halves'],
  ['psx', 'singles'],
  ['w', 'signed words'],
  ['uw', 'unsigned words'],
  ['dq', 'signed doublewords'],
  ['udq', 'unsigned doublewords'],
  ['qq', 'signed quadwords'],
  ['uqq', 'unsigned quadwords'],
  ['ss', 'the low single'],
  ['sd', 'the low double'],
  ['sh', 'the low half'],
  ['si', 'a signed integer'],
  ['usi', 'an unsigned integer'],
]);

const conversions =
  'pd2ph pd2qq pd2udq pd2uqq ph2dq ph2pd ph2psx ph2qq ph2udq ph2uqq ph2uw ph2w ps2qq ps2udq ' +
  'ps2uqq dq2ph qq2pd qq2ph qq2ps udq2pd udq2ph udq2ps uqq2pd uqq2ph uqq2ps uw2ph w2ph ' +
  'sd2sh sd2usi sh2sd sh2si sh2ss sh2usi si2sh ss2sh ss2usi usi2sd usi2sh usi2ss';

const truncations =
  'pd2qq pd2udq pd2uqq ph2dq ph2qq ph2udq ph2uqq ph2uw ph2w ps2qq ps2udq ps2uqq ' +
  'sd2usi sh2si sh2usi ss2usi';

const isFloatFormat = (format: string) => /^[ps][sdh]x?$/.test(format);

/** Scalar floats are made in a vector whose rest comes from a source of its own. */
function conversionEffect(from: string, to: string, name: string): string {
  if (/^s[sdh]$/.test(to)) {
    const source = from.startsWith('s') && from !== 'si' ? 'src2[0]' : 'src2';
    return `dest[0] ← ${name}(${source}); the rest ← src1`;
  }
  return to === 'si' || to === 'usi' ? `dest ← ${name}(src[0])` : `dest[i] ← ${name}(src[i])`;
}

function conversionRow(letters: string, truncates: boolean): InstructionRow {
  const [from = '', to = ''] = letters.split('2');
  const mnemonic = `vcvt${truncates ? 't' : ''}${letters}`;
  const section = letters === 'ph2psx' ? 'VCVTPH2PS/VCVTPH2PSX' : mnemonic.toUpperCase();
  const source = formats.get(from);
  const target = formats.get(to)?.replace('the low', 'a');
  if (isFloatFormat(to)) {
    const effect = conversionEffect(from, to, 'float');
    return [mnemonic, section, effect, `Converts ${source} to ${target}.`];
  }
  const effect = conversionEffect(from, to, truncates ? 'trunc' : 'round');
  const summary = truncates ? `Cuts ${source} off to ${target}.` : `Rounds ${source} to ${target}.`;
  return [mnemonic, section, effect, summary];
}

// biome-ignore format: one instruction a row.
const brainFloats = (): readonly InstructionRow[] => [
  ['vcvtneps2bf16', 'VCVTNEPS2BF16', 'dest[i] ← bfloat16(src[i])',
    'Rounds packed singles to bfloat16.'],
  ['vcvtne2ps2bf16', 'VCVTNE2PS2BF16', '',
    'Rounds the singles of two sources to one register of bfloat16.'],
  ['vcvtneebf162ps', 'VCVTNEEBF162PS', 'dest[i] ← single(src[2i])',
    'Widens even bfloat16 in memory to singles.'],
  ['vcvtneobf162ps', 'VCVTNEOBF162PS', 'dest[i] ← single(src[2i+1])',
    'Widens odd bfloat16 in memory to singles.'],
  ['vcvtneeph2ps', 'VCVTNEEPH2PS', 'dest[i] ← single(src[2i])',
    'Widens even halves in memory to singles.'],
  ['vcvtneoph2ps', 'VCVTNEOPH2PS', 'dest[i] ← single(src[2i+1])',
    'Widens odd halves in memory to singles.'],
  ['vbcstnebf16ps', 'VBCSTNEBF162PS', 'dest[i] ← single(mem)',
    'Widens one bfloat16 in memory to every single.'],
  ['vbcstnesh2ps', 'VBCSTNESH2PS', 'dest[i] ← single(mem)',
    'Widens one half in memory to every single.'],
];

export const avx512Rows = (): readonly InstructionRow[] => [
  ...masks(),
  ...integers(),
  ...floats(),
  ...conversions.split(' ').map(letters => conversionRow(letters, false)),
  ...truncations.split(' ').map(letters => conversionRow(letters, true)),
  ...brainFloats(),
];
