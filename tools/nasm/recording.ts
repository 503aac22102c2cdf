// What nasm makes of a line or two of every mnemonic, kept for tests on machines without nasm.
import { mnemonicsOfForms } from '#dialects/nasm/isa/forms.ts';
import { ourLine } from './comparison.ts';
import { randomLine } from './line-generator.ts';
import { assembleLines, type OracleMode } from './oracle.ts';
import { randomChoices } from './random.ts';

const seed = 20_160_100;

/** Of ten lines, how many are for each row of modes; most code is for 64 bits. */
const turns = [0, 0, 0, 3, 1, 0, 2, 6, 0, 4];

/** The bytes of a refused line. */
export const refused = '-';

/**
 * Lines `mode|source|bytes`, where the mode is `64x`, `320` and so on. What we and nasm do not
 * agree on is left out: the comparison itself is the place for it.
 */
export function recordedFile(modes: readonly OracleMode[]): string {
  const random = randomChoices(seed);
  const byMode = new Map<OracleMode, Set<string>>(modes.map(mode => [mode, new Set<string>()]));
  mnemonicsOfForms().forEach((mnemonic, index) => {
    for (let line = 0; line < 2; line++) {
      const mode = modes[turns[(index * 2 + line) % turns.length]!]!;
      byMode.get(mode)!.add(randomLine(random, mnemonic, mode.bits, { wrong: 5 }));
    }
  });
  const rows: string[] = [];
  for (const [mode, lines] of byMode) rows.push(...rowsOf([...lines], mode));
  return `${rows.join('\n')}\n`;
}

function rowsOf(lines: readonly string[], mode: OracleMode): string[] {
  return assembleLines(lines, mode).flatMap((answer, index) => {
    const line = lines[index]!;
    if (answer.panics || /\$/.test(line)) return [];
    const ours = ourLine(line, mode, 0);
    if (!ours || ours.bytes !== answer.bytes) return [];
    return [`${mode.bits}${mode.level}|${line}|${answer.bytes ?? refused}`];
  });
}
