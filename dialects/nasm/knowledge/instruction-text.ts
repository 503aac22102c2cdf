// What a text about an instruction is, and the rows and families that the tables are written in.

/** Which manual says more about an instruction, and the heading of its section there. */
export interface Reference {
  readonly manual: string;
  /** The mnemonics before the dash of the heading: `ADD`, `SAL/SAR/SHL/SHR`. */
  readonly section: string;
}

export interface InstructionText {
  /** One sentence of at most 90 characters. */
  readonly summary: string;
  /**
   * What changes, as `dest ← dest + src`; '' where the sentence says it all. `dest`, `src`, `src1`
   * and so on are the operands in the order of the source, `[i]` is each element of a vector and
   * `[0]` the lowest one.
   */
  readonly effect: string;
  /** Undefined for instructions that no current manual has. */
  readonly reference: Reference | undefined;
}

/**
 * Mnemonics between blanks, all of them spellings of one instruction; the section, with the key of
 * a manual and a colon before it where it is not volume 2 of Intel's; the effect; the sentence.
 */
export type InstructionRow = readonly [
  mnemonics: string,
  section: string,
  effect: string,
  summary: string,
];

const manuals: ReadonlyMap<string, string> = new Map([
  ['', 'Intel SDM, volume 2'],
  ['i3', 'Intel SDM, volume 3'],
  ['ise', 'Intel Architecture Instruction Set Extensions'],
  ['a3', 'AMD64 Architecture Programmer’s Manual, volume 3'],
  ['a4', 'AMD64 Architecture Programmer’s Manual, volume 4'],
  ['a5', 'AMD64 Architecture Programmer’s Manual, volume 5'],
]);

function referenceOf(section: string): Reference | undefined {
  if (section === '') return undefined;
  const colon = section.indexOf(':');
  const manual = manuals.get(colon < 0 ? '' : section.slice(0, colon)) ?? '';
  return { manual, section: section.slice(colon + 1) };
}

/** The texts of rows by mnemonic; spellings of one instruction share one text. */
export function textsOf(rows: readonly InstructionRow[]): Map<string, InstructionText> {
  const texts = new Map<string, InstructionText>();
  for (const [mnemonics, section, effect, summary] of rows) {
    const text: InstructionText = { summary, effect, reference: referenceOf(section) };
    for (const mnemonic of mnemonics.split(' ')) texts.set(mnemonic, text);
  }
  return texts;
}

/** What an ending of a mnemonic says about the elements. */
export interface ElementKind {
  /** As a plural: `packed singles`, `the low doubles`. */
  readonly plural: string;
  /** Where there is but one operand: `packed singles`, `the low double`. */
  readonly own: string;
  readonly scalar: boolean;
}

const packed = (plural: string): ElementKind => ({ plural, own: plural, scalar: false });
const low = (name: string): ElementKind => ({
  plural: `the low ${name}s`,
  own: `the low ${name}`,
  scalar: true,
});

/** What the endings of mnemonics stand for. */
export const elementKinds: ReadonlyMap<string, ElementKind> = new Map([
  ['ps', packed('packed singles')],
  ['pd', packed('packed doubles')],
  ['ss', low('single')],
  ['sd', low('double')],
  ['ph', packed('packed halves')],
  ['sh', low('half')],
  ['b', packed('packed bytes')],
  ['w', packed('packed words')],
  ['d', packed('packed doublewords')],
  ['q', packed('packed quadwords')],
  ['sb', packed('packed signed bytes')],
  ['sw', packed('packed signed words')],
  ['sd_', packed('packed signed doublewords')],
  ['sq', packed('packed signed quadwords')],
  ['ub', packed('packed unsigned bytes')],
  ['uw', packed('packed unsigned words')],
  ['ud', packed('packed unsigned doublewords')],
  ['uq', packed('packed unsigned quadwords')],
]);

/**
 * One row for each ending of a family. In the texts `{e}` becomes the elements (`packed singles`),
 * `{o}` the elements of a single operand, `{M}` the mnemonic in upper case; elements of a scalar
 * instruction are `[0]` instead of `[i]`. The ending `sd_` is written `sd`.
 */
export function family(
  stem: string,
  endings: string,
  section: string,
  effect: string,
  summary: string,
): InstructionRow[] {
  return endings.split(' ').map(ending => {
    const kind = elementKinds.get(ending)!;
    const mnemonic = stem + ending.replace('_', '');
    const fill = (text: string) =>
      text
        .replaceAll('{e}', kind.plural)
        .replaceAll('{o}', kind.own)
        .replaceAll('{M}', mnemonic.toUpperCase());
    const scalarEffect = kind.scalar ? effect.replaceAll('[i]', '[0]') : effect;
    return [mnemonic, fill(section), fill(scalarEffect), fill(summary)];
  });
}

/** How a VEX or EVEX form differs from the SSE instruction that it is made from. */
export type VexChange =
  /** A register of its own takes the result of the two sources. */
  | 'separate'
  /** The same operands; what lies above the result in the register is cleared. */
  | 'clears'
  /** The same operands and the same effect, in the newer encoding. */
  | 'same';

const changeText = {
  separate: ', with a separate destination.',
  clears: '; clears the register above.',
  same: ', in VEX form.',
} as const;

/** The right-hand sides of an effect with two sources instead of destination and source. */
function separateEffect(effect: string): string {
  return effect
    .split('; ')
    .map(part => {
      const [left = '', right] = part.split(' ← ');
      if (right === undefined) return part;
      return `${left} ← ${right.replace(/\bsrc\b/g, 'src2').replace(/\bdest\b/g, 'src1')}`;
    })
    .join('; ');
}

/** The VEX forms of SSE instructions, whose names have a `v` before them. */
export function vexOnly(change: VexChange, rows: readonly InstructionRow[]): InstructionRow[] {
  return rows.map(([mnemonics, section, effect, summary]) => {
    const names = mnemonics.split(' ').map(name => `v${name}`);
    const vexEffect = change === 'separate' ? separateEffect(effect) : effect;
    return [names.join(' '), section, vexEffect, summary.replace(/\.$/, changeText[change])];
  });
}

/** Rows of SSE instructions and of their VEX forms. */
export function withVex(change: VexChange, rows: readonly InstructionRow[]): InstructionRow[] {
  return [...rows, ...vexOnly(change, rows)];
}

/**
 * The rows with scalars among them reading their second source, as AVX has it: what lies above the
 * lowest element comes from the first one.
 */
export function withUpperSource(rows: readonly InstructionRow[]): InstructionRow[] {
  return rows.map(row => {
    const [mnemonics, section, effect, summary] = row;
    if (!/s[sdh]$/.test(mnemonics) || effect === '') return row;
    const second = effect.replace(/\bsrc\b/g, 'src2');
    return [mnemonics, section, `${second}; the rest ← src1`, summary];
  });
}
