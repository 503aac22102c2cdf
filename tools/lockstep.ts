// `npm run x86:lockstep -- --count N --seed S`: random programs on the CPU and on ours, registers
// compared behind each instruction; files that are named are compared instead, with standard input
// from --input. With --record it writes the runs that `npm test` checks.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Comparison, compareInLockstep } from './processor/lockstep.ts';
import { oracleMissing } from './processor/oracle.ts';
import { programData, programKinds } from './processor/random-programs.ts';
import { lineOfRun, randomFile, runsPath } from './processor/run-hash.ts';
import { root } from './project.ts';

const { values, positionals } = parseArgs({
  options: {
    count: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
    steps: { type: 'string', default: '200000' },
    input: { type: 'string' },
    record: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});

/** Runs of each kind that are recorded. */
const recordedRuns = 2;

let failed = 0;

function report(name: string, { steps, difference }: Comparison): void {
  console.log(`${name}: ${steps} instructions${difference ? `, then ${difference}` : ''}`);
  if (difference) failed++;
}

function main(): void {
  const reason = oracleMissing();
  if (reason) throw new Error(`cannot compare with the CPU: ${reason}`);
  const steps = Number(values.steps);
  const input = values.input === undefined ? '' : readFileSync(values.input, 'utf8');
  for (const path of positionals) {
    report(path, compareInLockstep({ file: readFileSync(path), input, steps }));
  }
  if (positionals.length > 0) return;
  const first = Number(values.seed);
  for (const kind of programKinds) {
    for (let seed = first; seed < first + Number(values.count); seed++) {
      const run = { file: randomFile(kind, seed), steps, data: programData };
      report(`${kind} ${seed}`, compareInLockstep(run));
    }
  }
  if (!values.record || failed > 0) return;
  const seeds = Array.from({ length: recordedRuns }, (_, index) => first + index);
  const lines = programKinds.flatMap(kind => seeds.map(seed => lineOfRun(kind, seed)));
  writeFileSync(join(root, runsPath), `${lines.join('\n')}\n`);
}

main();
if (failed > 0) process.exitCode = 1;
