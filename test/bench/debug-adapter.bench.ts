// The debug adapter: how soon it pauses, how far back it goes how fast, what debugging costs.
import { setTimeout as sleep } from 'node:timers/promises';
import type { DebugClient } from '../debug-adapter/client.ts';
import { connect } from '../debug-adapter/client.ts';
import { launchOf, path } from '../debug-adapter/programs.ts';
import { type Measure, percentile, type Row } from './bench.ts';

export const title = 'Debug adapter, a loop of four instructions';

const loop = `.scheduler rr quantum=1000
.var count
.task main
again:  LOAD count
        ADD 1
        STORE count
        JMP again
`;

const rounds = 40;

async function times(count: number, work: () => Promise<unknown>): Promise<number[]> {
  const samples: number[] = [];
  for (let round = 0; round < count; round++) {
    const start = performance.now();
    await work();
    samples.push(performance.now() - start);
  }
  return samples;
}

const measure = (name: string, samples: readonly number[], share: number, atMost?: number) =>
  ({
    name,
    value: percentile(samples, share),
    unit: 'ms',
    ...(atMost === undefined ? {} : { atMost }),
  }) satisfies Measure;

const row = (label: string, samples: readonly number[], atMost: number): Row => ({
  label,
  measures: [measure('median', samples, 0.5), measure('p95', samples, 0.95, atMost)],
});

async function start(breakpoints: readonly object[] = [], options: object = {}) {
  const client = connect();
  await client.start({ ...launchOf(loop), timeline: false, ...options }, { [path]: breakpoints });
  return client;
}

/** The moment at which the run stands. */
const momentOf = async (client: DebugClient) =>
  (await client.request('mnemonic/activity')).moment as number;

async function pauses(breakpoints: readonly object[]): Promise<number[]> {
  const client = await start(breakpoints);
  const samples: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await sleep(20);
    samples.push(...(await times(1, () => client.run('pause'))));
    await client.request('continue', { threadId: 1 });
  }
  await client.request('disconnect');
  return samples;
}

/** Million instructions a second under the debugger, with nothing to watch. */
async function speed(options: object): Promise<number> {
  const client = await start([], options);
  const before = performance.now();
  await sleep(1000);
  await client.run('pause');
  const moment = await momentOf(client);
  await client.request('disconnect');
  return moment / (performance.now() - before) / 1000;
}

async function returns(): Promise<readonly Row[]> {
  const client = await start([], { stopOnEntry: true });
  await client.event('stopped');
  await client.run('mnemonic/goToTime', { time: 20_000_000 });
  const steps = await times(rounds, () => client.run('stepBack'));
  const jumps = await times(rounds, async () => {
    await client.run('mnemonic/goToTime', { time: Math.floor(Math.random() * 20_000_000) });
  });
  await client.run('mnemonic/goToTime', { time: 1_000_000 });
  const far = await times(10, async () => {
    await client.run('reverseContinue');
    await client.run('mnemonic/goToTime', { time: 1_000_000 });
  });
  await client.request('disconnect');
  return [
    row('step back', steps, 30),
    row('go to any time of 20 million', jumps, 30),
    row('a million instructions back and forward again', far, 100),
  ];
}

export async function run(): Promise<Row[]> {
  const debugging = await speed({});
  return [
    row('pause in a tight loop', await pauses([]), 30),
    row(
      'pause beside a condition that is asked all the time',
      await pauses([{ line: 4, condition: 'count == -1' }]),
      30,
    ),
    ...(await returns()),
    {
      label: 'running under the debugger',
      measures: [{ name: 'median', value: debugging, unit: 'M/s' }],
    },
  ];
}
