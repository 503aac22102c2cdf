// `npm run nasm:preprocessor -- --programs N --seed S`: random programs through `nasm -E` and ours.
// `--messages` compares what stands on standard error too.
import { parseArgs } from 'node:util';
import { referenceVersion } from './differential.ts';
import { randomProgram } from './nasm/macro-generator.ts';
import { nasmVersion } from './nasm/oracle.ts';
import {
  optionsFor,
  type Preprocessed,
  preprocessNasm,
  preprocessOurs,
} from './nasm/preprocessing.ts';
import { randomChoices } from './nasm/random.ts';

export interface ProgramDifference {
  readonly seed: number;
  readonly program: string;
  readonly nasm: Preprocessed;
  readonly ours: Preprocessed;
}

/** The programs of consecutive seeds on which we differ; those on which nasm fails are left out. */
export function differentPrograms(
  programs: number,
  seed: number,
  messages: boolean,
): ProgramDifference[] {
  const found: ProgramDifference[] = [];
  for (let index = 0; index < programs; index++) {
    const program = randomProgram(randomChoices(seed + index));
    const nasm = preprocessNasm(program);
    if (nasm.panics) continue;
    const ours = preprocessOurs(optionsFor(program));
    const isSame = ours.output === nasm.output && (!messages || ours.messages === nasm.messages);
    if (!isSame) found.push({ seed: seed + index, program, nasm, ours });
  }
  return found;
}

/** The first lines that differ. */
export function shownProgram({ seed, program, nasm, ours }: ProgramDifference): string {
  const part = nasm.output === ours.output ? 'messages' : 'output';
  const [left, right] = [nasm[part].split('\n'), ours[part].split('\n')];
  const first = left.findIndex((line, index) => line !== right[index]);
  const at = first < 0 ? left.length : first;
  const show = (lines: readonly string[]) =>
    lines.slice(Math.max(0, at - 1), at + 2).join('\n    ');
  return `seed ${seed}, ${program.split('\n').length} lines, ${part} from line ${at + 1}
  nasm\n    ${show(left)}\n  ours\n    ${show(right)}`;
}

function main(): number {
  const { values } = parseArgs({
    options: {
      programs: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      messages: { type: 'boolean', default: false },
      source: { type: 'boolean', default: false },
    },
  });
  const version = nasmVersion();
  if (version !== referenceVersion) {
    console.error(`preprocessor: needs nasm ${referenceVersion}, found ${version ?? 'none'}`);
    return 2;
  }
  const programs = Number(values.programs);
  const found = differentPrograms(programs, Number(values.seed), values.messages);
  for (const difference of found) {
    console.log(shownProgram(difference));
    if (values.source) console.log(difference.program);
  }
  console.log(`${programs} programs, ${found.length} differences`);
  return found.length === 0 ? 0 : 1;
}

if (import.meta.main) process.exit(main());
