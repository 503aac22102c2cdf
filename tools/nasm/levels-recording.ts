// Records which processor NASM wants for each form: `node tools/nasm/levels-recording.ts`.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isProblem, matchInstruction } from '#dialects/nasm/encoder/choice.ts';
import { formsOf, mnemonicsOfForms } from '#dialects/nasm/isa/forms.ts';
import { levelNames } from '#dialects/nasm/isa/levels.ts';
import { root } from '../project.ts';
import { contextOf, ourLine } from './comparison.ts';
import { randomLine } from './line-generator.ts';
import { parseLine } from './line-parser.ts';
import { assembleLines, type OracleMode } from './oracle.ts';
import { randomChoices } from './random.ts';

const seed = 777;
const linesOfForm = 3;

interface Probe {
  readonly line: string;
  readonly bits: OracleMode['bits'];
  readonly mnemonic: string;
  readonly form: number;
  /** Index of the first processor that nasm takes the line for; -1 if it takes it for none. */
  level: number;
}

/** A few lines for each form that random lines meet. */
function probesOf(mnemonic: string, random: ReturnType<typeof randomChoices>): Probe[] {
  const forms = formsOf(mnemonic)!;
  const counts = forms.map(() => 0);
  const probes: Probe[] = [];
  for (const bits of [16, 32, 64] as const) {
    for (let attempt = 0; attempt < 60 + forms.length * 24; attempt++) {
      const line = randomLine(random, mnemonic, bits, { wrong: 0 });
      // A prefix could be of another processor than the instruction.
      if (!line.startsWith(mnemonic)) continue;
      const instruction = parseLine(line, { address: 0, section: 0 });
      if (!instruction) continue;
      const match = matchInstruction(instruction, contextOf({ bits, level: 'x' }, 0));
      if (isProblem(match)) continue;
      const form = forms.indexOf(match.form);
      if (counts[form]! >= linesOfForm) continue;
      if (ourLine(line, { bits, level: 'x' }, 0)?.bytes === undefined) continue;
      counts[form]!++;
      probes.push({ line, bits, mnemonic, form, level: -1 });
    }
  }
  return probes;
}

function measure(probes: readonly Probe[], bits: OracleMode['bits']): void {
  const lines = probes.map(({ line }) => line);
  const usual = assembleLines(lines, { bits, level: 'x' });
  levelNames.forEach((name, level) => {
    const mode: OracleMode = { bits, level: 'x', before: [`cpu ${name}`] };
    assembleLines(lines, mode).forEach(({ bytes }, index) => {
      const probe = probes[index]!;
      if (probe.level < 0 && bytes !== undefined && bytes === usual[index]!.bytes) {
        probe.level = level;
      }
    });
  });
}

/** Forms that no line has met have the level of the one before. */
function lettersOf(mnemonic: string, probes: readonly Probe[]): string {
  let last = 0;
  const letters = formsOf(mnemonic)!.map((_, form) => {
    const own = probes.filter(probe => probe.form === form && probe.level >= 0);
    if (own.length > 0) last = Math.max(...own.map(({ level }) => level));
    return last.toString(36);
  });
  return new Set(letters).size === 1 ? letters[0]! : letters.join('');
}

function main(): void {
  const random = randomChoices(seed);
  const byMnemonic = new Map(mnemonicsOfForms().map(name => [name, probesOf(name, random)]));
  const all = [...byMnemonic.values()].flat();
  for (const bits of [16, 32, 64] as const) {
    measure(
      all.filter(probe => probe.bits === bits),
      bits,
    );
  }
  const groups = new Map<string, string[]>();
  for (const [mnemonic, probes] of byMnemonic) {
    const letters = lettersOf(mnemonic, probes);
    groups.set(letters, [...(groups.get(letters) ?? []), mnemonic]);
  }
  const rows = [...groups].map(([letters, names]) => `${letters}:${names.join(' ')}`).sort();
  const head = '// Recorded by tools/nasm/levels-recording.ts: the processor of each form.\n';
  const text = `${head}\nexport const packedLevels = \`${rows.join('\n')}\`;\n`;
  writeFileSync(join(root, 'dialects/nasm/isa/levels.generated.ts'), text);
}

if (import.meta.main) main();
