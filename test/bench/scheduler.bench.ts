// What a scheduling decision costs under every policy with 1,000, 10,000 and 100,000 tasks.
import type { ProgramFile } from '#core/machine/program.ts';
import { encodeInstruction } from '#dialects/bytecode/encoding.ts';
import { instructionNamed } from '#dialects/bytecode/instructions.ts';
import { type LoadedBytecode, loadBytecode } from '#dialects/bytecode/machine/load.ts';
import type { BytecodeProgram, TaskDefinition } from '#dialects/bytecode/program.ts';
import { policies } from '#dialects/bytecode/scheduler-options.ts';
import type { Row } from './bench.ts';

export const title = 'Scheduling decisions';

const taskCounts = [1_000, 10_000, 100_000] as const;
/** All tasks arrive in the first tenth of the run, so that the ready queue is long. */
const arrivalShare = 0.1;
const meanBurst = 12;
const endOfTime = 2 ** 50;

/**
 * A decision's cost may grow with the logarithm, which is 1.7 times from 1,000 to 100,000 tasks,
 * and with the caches that 100,000 tasks no longer fit into.
 */
const growthMax = 8;

/** A file with many tasks that calculate, sleep and yield in different mixtures. */
export function mixedTasks(count: number): ProgramFile {
  const encode = (mnemonic: string, immediate?: number) => [
    ...encodeInstruction(instructionNamed(mnemonic)!, immediate),
  ];
  const code: number[] = [];
  const entries: number[] = [];
  for (let kind = 0; kind < 16; kind++) {
    entries.push(code.length);
    for (let part = 0; part <= kind % 4; part++) {
      code.push(
        ...encode('PUSH', kind),
        ...encode('ADD', 3),
        ...encode('WORK', 1 + ((kind * 7) % 5)),
      );
      code.push(...(kind % 3 === 0 ? encode('SLEEP', 20) : encode('DROP')));
    }
    if (kind % 5 === 0) code.push(...encode('YIELD'));
    code.push(...encode('HALT'));
  }
  const tasks = Array.from({ length: count }, (_, index): TaskDefinition => {
    // A fixed mixture that looks random: multiples of a prime, wrapped.
    const mixed = (index * 7919) % 10_007;
    return {
      name: `t${index + 1}`,
      entry: entries[mixed % entries.length]!,
      length: 1,
      priority: 1 + (mixed % 40),
      arrival: Math.floor(((mixed * count) / 10_007) * meanBurst * arrivalShare),
      deadline: 100 + mixed,
    };
  });
  const none: [] = [];
  const program: BytecodeProgram = {
    code: Uint8Array.from(code),
    tasks,
    variables: none,
    locks: none,
    semaphores: none,
    channels: none,
    scheduler: {},
  };
  const analysis = { program, statements: [], symbols: [] } as unknown;
  const content = { kind: 'source', analysis } as ProgramFile['content'];
  return { name: 'mixed', uri: 'file:///mixed', content };
}

interface Sample {
  readonly nanosecondsPerDecision: number;
  readonly seconds: number;
}

function measure(scheduler: string, count: number): Sample {
  const options = { scheduler, quantum: 1, aging: 50, boost: 1_000 };
  let best: Sample | undefined;
  // A small run is over before the engine has compiled what it needs.
  const rounds = Math.max(2, Math.min(20, 60_000 / count));
  for (let round = 0; round < rounds; round++) {
    const program = loadBytecode([mixedTasks(count)], { options, recordActivity: false });
    const begin = performance.now();
    program.machine.run(endOfTime, {});
    const seconds = (performance.now() - begin) / 1_000;
    if (!program.machine.finished) throw new Error(`${scheduler} did not come to an end.`);
    const sample = { seconds, nanosecondsPerDecision: (seconds * 1e9) / decisionsOf(program) };
    if (!best || sample.seconds < best.seconds) best = sample;
  }
  return best!;
}

/** Context switches: the decisions that led to something. */
function decisionsOf({ machine }: LoadedBytecode): number {
  return machine.world.scheduler.switches;
}

export async function run(): Promise<Row[]> {
  return policies.map(({ id }): Row => {
    const samples = taskCounts.map(count => measure(id, count));
    const last = samples.at(-1)!;
    return {
      label: id,
      measures: [
        ...samples.map(({ nanosecondsPerDecision }, index) => ({
          name: `${taskCounts[index]!.toLocaleString('en')} tasks`,
          value: nanosecondsPerDecision,
          unit: 'ns',
        })),
        {
          name: 'growth',
          value: last.nanosecondsPerDecision / samples[0]!.nanosecondsPerDecision,
          unit: 'times',
          atMost: growthMax,
        },
        { name: 'whole run', value: last.seconds, unit: 's' },
      ],
    };
  });
}
