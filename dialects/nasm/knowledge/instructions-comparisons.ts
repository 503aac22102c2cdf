// What the comparisons of vectors do whose mnemonic names the predicate.
import { elementKinds, type InstructionRow } from './instruction-text.ts';

/**
 * Predicates of cmpps and its like: number, spellings, relation, what a NaN gives, and whether a
 * quiet NaN signals. The first eight are those of SSE.
 */
type PredicateRow = readonly [
  number: number,
  names: string,
  relation: string,
  withNaN: 'true' | 'false' | 'either',
  signals: boolean,
];

// biome-ignore format: one predicate a row.
const predicates: readonly PredicateRow[] = [
  [0x00, 'eq eq_oq', 'equal', 'false', false],
  [0x01, 'lt lt_os', 'less', 'false', true],
  [0x02, 'le le_os', 'less or equal', 'false', true],
  [0x03, 'unord unord_q', 'a NaN', 'either', false],
  [0x04, 'neq neq_uq', 'not equal', 'true', false],
  [0x05, 'nlt nlt_us', 'not less', 'true', true],
  [0x06, 'nle nle_us', 'not less or equal', 'true', true],
  [0x07, 'ord ord_q', 'no NaN', 'either', false],
  [0x08, 'eq_uq', 'equal', 'true', false],
  [0x09, 'nge nge_us', 'not greater or equal', 'true', true],
  [0x0a, 'ngt ngt_us', 'not greater', 'true', true],
  [0x0b, 'false false_oq', 'never true', 'either', false],
  [0x0c, 'neq_oq', 'not equal', 'false', false],
  [0x0d, 'ge ge_os', 'greater or equal', 'false', true],
  [0x0e, 'gt gt_os', 'greater', 'false', true],
  [0x0f, 'true true_uq', 'always true', 'either', false],
  [0x10, 'eq_os', 'equal', 'false', true],
  [0x11, 'lt_oq', 'less', 'false', false],
  [0x12, 'le_oq', 'less or equal', 'false', false],
  [0x13, 'unord_s', 'a NaN', 'either', true],
  [0x14, 'neq_us', 'not equal', 'true', true],
  [0x15, 'nlt_uq', 'not less', 'true', false],
  [0x16, 'nle_uq', 'not less or equal', 'true', false],
  [0x17, 'ord_s', 'no NaN', 'either', true],
  [0x18, 'eq_us', 'equal', 'true', true],
  [0x19, 'nge_uq', 'not greater or equal', 'true', false],
  [0x1a, 'ngt_uq', 'not greater', 'true', false],
  [0x1b, 'false_os', 'never true', 'either', true],
  [0x1c, 'neq_os', 'not equal', 'false', true],
  [0x1d, 'ge_oq', 'greater or equal', 'false', false],
  [0x1e, 'gt_oq', 'greater', 'false', false],
  [0x1f, 'true_us', 'always true', 'either', true],
];

const ssePredicates = 8;

function hexadecimal(number: number): string {
  return `${number.toString(16).toUpperCase()}h`;
}

function floatRows(ending: string): InstructionRow[] {
  const { plural, scalar } = elementKinds.get(ending)!;
  const index = scalar ? '[0]' : '[i]';
  const section = `CMP${ending.toUpperCase()}`;
  return predicates.flatMap(([number, names, relation, withNaN, signals]) => {
    const nan = withNaN === 'either' ? '' : `, ${withNaN} for a NaN`;
    const summary = `Compares ${plural}: ${relation}${nan}`;
    const signal = signals ? '; signaling' : '';
    const of = (first: string, second: string) =>
      `← predicate ${hexadecimal(number)} of ${first}${index}, ${second}${index}`;
    const vexNames = names
      .split(' ')
      .map(name => `vcmp${name}${ending}`)
      .join(' ');
    const rows: InstructionRow[] = [
      [
        vexNames,
        section,
        `dest${index} (or k${index}) ${of('src1', 'src2')}`,
        `${summary}${signal}; vector or mask.`,
      ],
    ];
    if (number < ssePredicates) {
      const name = names.split(' ')[0] ?? '';
      rows.push([
        `cmp${name}${ending}`,
        section,
        `dest${index} ${of('dest', 'src')}`,
        `${summary}${signal}.`,
      ]);
    }
    return rows;
  });
}

/** Relations of integers: number of the predicate, spellings, phrase. */
const integerRelations: readonly (readonly [number, string, string])[] = [
  [0, 'eq', 'equal'],
  [1, 'lt', 'less'],
  [2, 'le ngt', 'less or equal'],
  [4, 'neq', 'not equal'],
  [5, 'ge nlt', 'greater or equal'],
  [6, 'gt nle', 'greater'],
];

/** What the table of AVX2 has already: its forms write a mask as well. */
const withVectorForm: ReadonlySet<string> = new Set(['eq', 'gt']);

function integerRows(letter: string, unsigned: boolean): InstructionRow[] {
  const ending = `${unsigned ? 'u' : ''}${letter}`;
  const key = unsigned ? ending : { b: 'sb', w: 'sw', d: 'sd_', q: 'sq' }[letter];
  const { plural } = elementKinds.get(key!)!;
  const upper = letter.toUpperCase();
  const section = `VPCMP${upper}/VPCMPU${upper}`;
  return integerRelations.flatMap(([number, names, phrase]): InstructionRow[] => {
    const spellings = names
      .split(' ')
      .filter(name => unsigned || !withVectorForm.has(name))
      .map(name => `vpcmp${name}${ending}`);
    if (spellings.length === 0) return [];
    return [
      [
        spellings.join(' '),
        section,
        `k[i] ← predicate ${number} of src1[i], src2[i]`,
        `Compares ${plural} into a mask: ${phrase}.`,
      ],
    ];
  });
}

// biome-ignore format: one instruction a row.
const general = (): readonly InstructionRow[] => [
  ['cmpps', 'CMPPS', 'dest[i] ← dest[i] ? src[i]',
    'Compares packed singles by a predicate; all ones mean yes.'],
  ['cmppd', 'CMPPD', 'dest[i] ← dest[i] ? src[i]',
    'Compares packed doubles by a predicate; all ones mean yes.'],
  ['cmpss', 'CMPSS', 'dest[0] ← dest[0] ? src[0]',
    'Compares the low singles by a predicate; all ones mean yes.'],
  ['vcmpps', 'CMPPS', 'dest[i] ← src1[i] ? src2[i]',
    'Compares packed singles by one of 32 predicates.'],
  ['vcmppd', 'CMPPD', 'dest[i] ← src1[i] ? src2[i]',
    'Compares packed doubles by one of 32 predicates.'],
  ['vcmpss', 'CMPSS', 'dest[0] ← src1[0] ? src2[0]',
    'Compares the low singles by one of 32 predicates.'],
  ['vcmpsd', 'CMPSD', 'dest[0] ← src1[0] ? src2[0]',
    'Compares the low doubles by one of 32 predicates.'],
  ['vcmpph', 'VCMPPH', 'k[i] ← src1[i] ? src2[i]',
    'Compares packed halves by one of 32 predicates into a mask.'],
  ['vcmpsh', 'VCMPSH', 'k[0] ← src1[0] ? src2[0]',
    'Compares the low halves by one of 32 predicates into a mask.'],
  ...(['b', 'w', 'd', 'q'] as const).flatMap((letter): InstructionRow[] => {
    const upper = letter.toUpperCase();
    const elements = elementKinds.get(letter)!.plural.replace('packed ', '');
    return [
      [`vpcmp${letter}`, `VPCMP${upper}/VPCMPU${upper}`, 'k[i] ← src1[i] ? src2[i]',
        `Compares signed ${elements} by a predicate into a mask.`],
      [`vpcmpu${letter}`, `VPCMP${upper}/VPCMPU${upper}`, 'k[i] ← src1[i] ? src2[i]',
        `Compares unsigned ${elements} by a predicate into a mask.`],
    ];
  }),
];

export const comparisonRows = (): readonly InstructionRow[] => [
  ...general(),
  ...['ps', 'pd', 'ss', 'sd'].flatMap(floatRows),
  ...['b', 'w', 'd', 'q'].flatMap(letter => [
    ...integerRows(letter, false),
    ...integerRows(letter, true),
  ]),
];
