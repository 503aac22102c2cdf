// The condition codes of jumps, moves and byte sets, and every instruction that is made with them.
import type { InstructionRow } from './instruction-text.ts';

export interface Condition {
  /** Endings of mnemonics that mean it, the usual one first. */
  readonly names: readonly string[];
  /** What the flags are, as a formula. */
  readonly flags: string;
}

/** Spelling, formula, and how the spelling completes a sentence that begins with "if". */
type ConditionRow = readonly [name: string, flags: string, phrase: string];

// biome-ignore format: one condition a row.
const conditionRows: readonly ConditionRow[] = [
  ['o', 'OF = 1', 'the result overflowed'],
  ['no', 'OF = 0', 'the result did not overflow'],
  ['b', 'CF = 1', 'below (unsigned)'],
  ['c', 'CF = 1', 'there was a carry'],
  ['nae', 'CF = 1', 'not above or equal (unsigned)'],
  ['ae', 'CF = 0', 'above or equal (unsigned)'],
  ['nb', 'CF = 0', 'not below (unsigned)'],
  ['nc', 'CF = 0', 'there was no carry'],
  ['e', 'ZF = 1', 'equal'],
  ['z', 'ZF = 1', 'zero'],
  ['ne', 'ZF = 0', 'not equal'],
  ['nz', 'ZF = 0', 'not zero'],
  ['be', 'CF = 1 or ZF = 1', 'below or equal (unsigned)'],
  ['na', 'CF = 1 or ZF = 1', 'not above (unsigned)'],
  ['a', 'CF = 0 and ZF = 0', 'above (unsigned)'],
  ['nbe', 'CF = 0 and ZF = 0', 'not below or equal (unsigned)'],
  ['s', 'SF = 1', 'negative'],
  ['ns', 'SF = 0', 'not negative'],
  ['p', 'PF = 1', 'the parity of the low byte is even'],
  ['pe', 'PF = 1', 'parity even'],
  ['np', 'PF = 0', 'the parity of the low byte is not even'],
  ['po', 'PF = 0', 'parity odd'],
  ['l', 'SF ≠ OF', 'less (signed)'],
  ['nge', 'SF ≠ OF', 'not greater or equal (signed)'],
  ['ge', 'SF = OF', 'greater or equal (signed)'],
  ['nl', 'SF = OF', 'not less (signed)'],
  ['le', 'ZF = 1 or SF ≠ OF', 'less or equal (signed)'],
  ['ng', 'ZF = 1 or SF ≠ OF', 'not greater (signed)'],
  ['g', 'ZF = 0 and SF = OF', 'greater (signed)'],
  ['nle', 'ZF = 0 and SF = OF', 'not less or equal (signed)'],
];

/** The conditions by ending: `ne` gives `ne` and `nz` with `ZF = 0`. */
const byName: ReadonlyMap<string, Condition> = new Map(
  conditionRows.map(([name, flags]) => {
    const same = conditionRows.filter(row => row[1] === flags).map(row => row[0]);
    return [name, { names: [name, ...same.filter(other => other !== name)], flags }];
  }),
);

/** The condition that an ending stands for, in lower case: `nz`, `ae`; undefined if it is none. */
export function conditionNamed(ending: string): Condition | undefined {
  return byName.get(ending);
}

function rowsOf([name, flags, phrase]: ConditionRow): InstructionRow[] {
  return [
    [`j${name}`, 'Jcc', `if ${flags}: rIP ← target`, `Jumps if ${phrase}: ${flags}.`],
    [
      `set${name}`,
      'SETcc',
      `dest ← ${flags} ? 1 : 0`,
      `Sets a byte to 1 if ${phrase}, otherwise to 0.`,
    ],
    [
      `cmov${name}`,
      'CMOVcc',
      `if ${flags}: dest ← src`,
      `Copies the source if ${phrase}: ${flags}.`,
    ],
    [
      `cmp${name}xadd`,
      'CMPccXADD',
      `cmp dest, src1; src1 ← dest; if ${flags}: dest ← dest + src2`,
      `Compares memory and adds to it if ${phrase}, as one step.`,
    ],
  ];
}

// biome-ignore format: one instruction a row.
const floatMoves = (): readonly InstructionRow[] => [
  ['fcmovb', 'FCMOVcc', 'if CF = 1: st0 ← src', 'Copies a float to st0 if below: CF = 1.'],
  ['fcmove', 'FCMOVcc', 'if ZF = 1: st0 ← src', 'Copies a float to st0 if equal: ZF = 1.'],
  ['fcmovbe', 'FCMOVcc', 'if CF = 1 or ZF = 1: st0 ← src',
    'Copies a float to st0 if below or equal: CF = 1 or ZF = 1.'],
  ['fcmovu', 'FCMOVcc', 'if PF = 1: st0 ← src',
    'Copies a float to st0 if unordered (a NaN was compared): PF = 1.'],
  ['fcmovnb', 'FCMOVcc', 'if CF = 0: st0 ← src', 'Copies a float to st0 if not below: CF = 0.'],
  ['fcmovne', 'FCMOVcc', 'if ZF = 0: st0 ← src', 'Copies a float to st0 if not equal: ZF = 0.'],
  ['fcmovnbe', 'FCMOVcc', 'if CF = 0 and ZF = 0: st0 ← src',
    'Copies a float to st0 if above: CF = 0 and ZF = 0.'],
  ['fcmovnu', 'FCMOVcc', 'if PF = 0: st0 ← src',
    'Copies a float to st0 if ordered (no NaN was compared): PF = 0.'],
];

export const conditionalRows = (): readonly InstructionRow[] => [
  ...conditionRows.flatMap(rowsOf),
  ...floatMoves(),
];
