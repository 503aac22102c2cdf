// `npm run nasm:differential -- --lines N --seed S`: random lines, assembled by nasm and by us.
// `--words` compares messages too, `--only` takes mnemonics by a regular expression, `--wrong` says
// how many lines of a hundred are bent, and `--record` writes the lines of the test that needs no
// nasm.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { mnemonicsOfForms } from '#dialects/nasm/isa/forms.ts';
import { type Difference, differences } from './nasm/comparison.ts';
import { randomLine } from './nasm/line-generator.ts';
import { nasmVersion, type OracleMode } from './nasm/oracle.ts';
import { type RandomChoices, randomChoices } from './nasm/random.ts';
import { recordedFile } from './nasm/recording.ts';
import { root } from './project.ts';

/** The version whose bytes are the measure. */
export const referenceVersion = '2.16.01';

const linesPerRun = 10_000;

export const modes: readonly OracleMode[] = [64, 32, 16].flatMap(bits =>
  (['x', '0', '1'] as const).map(level => ({ bits: bits as OracleMode['bits'], level })),
);

export interface DifferentialOptions {
  readonly lines: number;
  readonly seed: number;
  /** Lines of a hundred that are bent. */
  readonly wrong: number;
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
  wrong: number,
): string[] {
  const lines = new Set<string>();
  for (let index = 0; index < count; index++) {
    lines.add(randomLine(random, random.pick(names), bits, { wrong }));
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
  const perRun = Math.min(linesPerRun, Math.ceil(options.lines / modes.length));
  let total = 0;
  for (let done = 0, turn = 0; done < options.lines; done += perRun, turn++) {
    const mode = modes[turn % modes.length]!;
    const count = Math.min(perRun, options.lines - done);
    const lines = freshLines(random, names, count, mode.bits, options.wrong);
    const fresh = differences(lines, mode, options.words);
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
