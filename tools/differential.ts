// `npm run nasm:differential -- --lines N --seed S`: random lines, assembled by nasm and by us.
// `--words` compares messages too, `--only` takes mnemonics by a regular expression, `--wrong` says
// how many lines of a hundred are bent, `--odd` how many are in shapes that no form speaks of, and
// `--record` writes the lines of the test that needs no nasm.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { mnemonicsOfForms } from '#dialects/nasm/isa/forms.ts';
import { type Difference, differences } from './nasm/comparison.ts';
import { randomLine } from './nasm/line-generator.ts';
import { oddLine, surroundings } from './nasm/odd-lines.ts';
import { nasmVersion, type OracleMode } from './nasm/oracle.ts';
import { type RandomChoices, randomChoices } from './nasm/random.ts';
import { recordedFile } from './nasm/recording.ts';
import { root } from './project.ts';

/** The version whose bytes are the measure. */
export const referenceVersion = '2.16.01';

const linesPerRun = 10_000;
/** A label that never settles costs its whole run. */
const oddLinesPerRun = 1000;

export const modes: readonly OracleMode[] = [64, 32, 16].flatMap(bits =>
  (['x', '0', '1'] as const).map(level => ({ bits: bits as OracleMode['bits'], level })),
);

export interface DifferentialOptions {
  readonly lines: number;
  readonly seed: number;
  /** Lines of a hundred that are bent. */
  readonly wrong: number;
  /** Lines of a hundred with labels, expressions, prefixes and the like that no form speaks of. */
  readonly odd?: number;
  readonly words: boolean;
  readonly only?: RegExp;
}

export interface DifferentialResult {
  readonly lines: number;
  readonly differences: readonly Difference[];
}

function freshLines(
  random: RandomChoices,
  names: readonly string[],
  count: number,
  bits: number,
  { wrong, odd = 0 }: DifferentialOptions,
): string[] {
  const lines = new Set<string>();
  for (let index = 0; index < count; index++) {
    const line = randomLine(random, random.pick(names), bits, { wrong });
    const isOdd = odd > 0 && random.below(100) < odd;
    lines.add(isOdd ? oddLine(random, line, bits, { index: lines.size, count }) : line);
  }
  return [...lines];
}

/** Goes through the modes in turn until the lines are used up. */
export function runDifferential(
  options: DifferentialOptions,
  report: (lines: number, found: readonly Difference[]) => void = () => {},
): DifferentialResult {
  const random = randomChoices(options.seed);
  const { only } = options;
  const names = mnemonicsOfForms().filter(name => only?.test(name) ?? true);
  const found: Difference[] = [];
  const most = options.odd ? oddLinesPerRun : linesPerRun;
  const perRun = Math.min(most, Math.ceil(options.lines / modes.length));
  let total = 0;
  for (let done = 0, turn = 0; done < options.lines; done += perRun, turn++) {
    const mode = modes[turn % modes.length]!;
    const count = Math.min(perRun, options.lines - done);
    const lines = freshLines(random, names, count, mode.bits, options);
    const around = options.odd ? { ...mode, ...surroundings } : mode;
    const fresh = differences(lines, around, options.words);
    found.push(...fresh);
    total += lines.length;
    report(total, fresh);
  }
  return { lines: total, differences: found };
}

/** One difference as a line. */
export function shownDifference({ line, mode, nasm, ours }: Difference): string {
  return `${mode.bits} -O${mode.level}  ${line}\n    nasm ${nasm}\n    ours ${ours}`;
}

function main(): number {
  const { values } = parseArgs({
    options: {
      lines: { type: 'string', default: '100000' },
      seed: { type: 'string', default: '1' },
      wrong: { type: 'string', default: '10' },
      odd: { type: 'string', default: '0' },
      words: { type: 'boolean', default: false },
      only: { type: 'string' },
      record: { type: 'boolean', default: false },
    },
  });
  const version = nasmVersion();
  if (version !== referenceVersion) {
    console.error(`differential: needs nasm ${referenceVersion}, found ${version ?? 'none'}`);
    return 2;
  }
  if (values.record) {
    const path = 'test/dialects/nasm/encoder/recorded-lines.txt';
    writeFileSync(join(root, path), recordedFile(modes));
    console.log(`Wrote ${path}`);
    return 0;
  }
  const options = {
    lines: Number(values.lines),
    seed: Number(values.seed),
    wrong: Number(values.wrong),
    odd: Number(values.odd),
    words: values.words,
    ...(values.only ? { only: new RegExp(`^(${values.only})$`) } : {}),
  };
  const result = runDifferential(options, (_, fresh) => {
    for (const difference of fresh) console.log(shownDifference(difference));
  });
  console.log(`${result.lines} lines, ${result.differences.length} differences`);
  return result.differences.length === 0 ? 0 : 1;
}

if (import.meta.main) process.exit(main());
