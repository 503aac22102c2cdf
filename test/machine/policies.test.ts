// Every scheduling policy on examples whose schedules were worked out by hand.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { LaunchValues } from '#core/machine/program.ts';
import { finish, load, output, schedule } from './programs.ts';

/** A task that uses the processor for `burst` ticks and then ends. */
function task(name: string, burst: number, options = ''): string {
  return `.task ${name} ${options}\n${burst > 1 ? `WORK ${burst - 1}\n` : ''}HALT\n`;
}

interface Example {
  readonly title: string;
  readonly source: string;
  readonly options: LaunchValues;
  /** Runs of one task: `A3 B1` is AAAB; a full stop is an idle tick. */
  readonly expected: string;
}

const spelledOut = (runs: string) =>
  runs.replaceAll(/([A-Z.])(\d+) ?/g, (_, name: string, count: string) =>
    name.repeat(Number(count)),
  );

const fourJobs = [
  task('A', 8),
  task('B', 4, 'arrival=1'),
  task('C', 9, 'arrival=2'),
  task('D', 5, 'arrival=3'),
].join('');
const threeJobs = task('A', 24) + task('B', 3) + task('C', 3);
const fivePriorities = [
  task('A', 10, 'priority=3'),
  task('B', 1, 'priority=5'),
  task('C', 2, 'priority=2'),
  task('D', 1, 'priority=1'),
  task('E', 5, 'priority=4'),
].join('');
const rising = [
  task('A', 5, 'priority=1'),
  task('B', 3, 'priority=2 arrival=2'),
  task('C', 2, 'priority=3 arrival=3'),
].join('');

const examples: readonly Example[] = [
  {
    title: 'first come, first served runs in the order of arrival',
    source: threeJobs,
    options: { scheduler: 'fcfs' },
    expected: 'A24 B3 C3',
  },
  {
    title: 'shortest job first chooses when the processor is free',
    source: fourJobs,
    options: { scheduler: 'sjf' },
    expected: 'A8 B4 D5 C9',
  },
  {
    title: 'shortest remaining time first chooses at each arrival',
    source: fourJobs,
    options: { scheduler: 'srtf' },
    expected: 'A1 B4 D5 A7 C9',
  },
  {
    title: 'round robin gives each its quantum in turn',
    source: threeJobs,
    options: { scheduler: 'rr', quantum: 4 },
    expected: 'A4 B3 C3 A20',
  },
  {
    title: 'priority runs the most urgent first',
    source: fivePriorities,
    options: { scheduler: 'priority' },
    expected: 'B1 E5 A10 C2 D1',
  },
  {
    title: 'priority without pre-emption lets a task finish',
    source: rising,
    options: { scheduler: 'priority' },
    expected: 'A5 C2 B3',
  },
  {
    title: 'pre-emptive priority interrupts it',
    source: rising,
    options: { scheduler: 'preemptive-priority' },
    expected: 'A2 B1 C2 B2 A3',
  },
  {
    title: 'ageing lets a waiting task overtake a newer, slightly more urgent one',
    source: task('A', 6, 'priority=9') + task('B', 2) + task('C', 2, 'priority=2 arrival=5'),
    options: { scheduler: 'priority', aging: 2 },
    expected: 'A6 B2 C2',
  },
  {
    title: 'ageing pre-empts in the tick in which the waiting task becomes more urgent',
    source: task('A', 12, 'priority=3') + task('B', 2),
    options: { scheduler: 'preemptive-priority', aging: 2 },
    expected: 'A6 B2 A6',
  },
  {
    title: 'the feedback queue demotes, and goes on with what is left of a quantum',
    source: task('A', 10) + task('B', 3, 'arrival=3'),
    options: { scheduler: 'mlfq', quantum: 2, levels: 3 },
    expected: 'A3 B2 A3 B1 A4',
  },
  {
    title: 'a boost takes all tasks back to the top',
    source: task('A', 9) + task('B', 9),
    options: { scheduler: 'mlfq', quantum: 1, levels: 3, boost: 6 },
    expected: 'A1 B1 A2 B2 A1 B1 A2 B2 A1 B1 A2 B2',
  },
  {
    title: 'stride shares by tickets',
    source: task('A', 7, 'priority=3') + task('B', 5, 'priority=1'),
    options: { scheduler: 'stride' },
    expected: 'A1 B1 A3 B1 A3 B3',
  },
  {
    title: 'completely fair shares by weight',
    source: task('A', 6, 'priority=2') + task('B', 4, 'priority=1'),
    options: { scheduler: 'cfs' },
    expected: 'A1 B1 A1 B1 A2 B1 A2 B1',
  },
  {
    title: 'the earliest deadline runs first, and tasks without one last',
    source: task('A', 4, 'deadline=10') + task('B', 2, 'arrival=1 deadline=4') + task('C', 1),
    options: { scheduler: 'edf' },
    expected: 'A1 B2 A3 C1',
  },
  {
    title: 'at one tick tasks arrive, then sleepers wake, then the pre-empted one queues up',
    source:
      '.task S\nSLEEP 4\nHALT\n' +
      task('A', 5) +
      task('N', 1, 'arrival=4') +
      task('M', 1, 'arrival=4'),
    options: { scheduler: 'rr' },
    expected: 'S1 A3 N1 M1 S1 A2',
  },
  {
    title: 'sleepers wake in the order of their deadlines and numbers',
    source: '.task A\nSLEEP 6\nHALT\n.task B\nSLEEP 5\nHALT\n.task C\nSLEEP 3\nHALT\n',
    options: { scheduler: 'fcfs' },
    expected: 'A1 B1 C1 .2 C1 A1 B1',
  },
  {
    title: 'a context switch takes its ticks, and the first task of a processor none',
    source: task('A', 2) + task('B', 2),
    options: { scheduler: 'rr', switchCost: 1 },
    expected: 'A1 .1 B1 .1 A1 .1 B1',
  },
  {
    title: 'two cores take turns within a tick',
    source: task('A', 2) + task('B', 2) + task('C', 2),
    options: { scheduler: 'fcfs', cores: 2 },
    expected: 'A1 B1 A1 B1 C1 .1 C1 .1',
  },
  {
    title: 'two cores run the two most urgent tasks',
    source:
      task('A', 3, 'priority=1') +
      task('B', 3, 'priority=2') +
      task('C', 2, 'arrival=1 priority=3'),
    options: { scheduler: 'preemptive-priority', cores: 2 },
    // B and A, from tick 1 on C on the core of A, and A again when C has ended.
    expected: 'B1 A1 B1 C1 B1 C1 A1 .1 A1 .1',
  },
];

describe('schedules', () => {
  for (const { title, source, options, expected } of examples) {
    test(title, () => {
      const line = schedule(source, options);
      const wanted = spelledOut(expected);
      assert.equal(line.slice(0, wanted.length), wanted);
      assert.match(line.slice(wanted.length), /^\.*$/);
    });
  }
});

describe('the lottery', () => {
  const source = (priority: number) =>
    task('A', 5000, `priority=${priority}`) + task('B', 5000, 'priority=1');
  const firstTicks = (seed: number, count: number) => {
    const program = load(source(3), { scheduler: 'lottery', seed });
    program.machine.run(count, {});
    return Number(program.machine.registers(1).find(({ name }) => name === 'cpu')!.value);
  };

  test('shares by tickets in the long run', () => {
    for (const seed of [1, 2, 3]) {
      const ran = firstTicks(seed, 4000);
      assert.ok(ran > 2850 && ran < 3150, `${ran} of 4000 ticks with three of four tickets`);
    }
  });

  test('the same seed gives the same run, another one another', () => {
    const line = (seed: number) =>
      schedule(source(1), { scheduler: 'lottery', seed }).slice(0, 200);
    assert.equal(line(5), line(5));
    assert.notEqual(line(5), line(6));
  });
});

test('bursts that are not declared are found by a dry run', () => {
  const source =
    '.task A\nPUSH 5\nloop: SUB 1\nDUP\nJNZ loop\nHALT\n.task B\nWORK 9\nHALT\n.task C\nHALT';
  const program = load(source, { scheduler: 'sjf' });
  const world = program.machine.world;
  assert.deepEqual(
    [0, 1, 2].map(index => world.burst(index)),
    [17, 10, 1],
  );
  assert.equal(schedule(source, { scheduler: 'sjf' }).replaceAll(/(.)\1*/g, '$1'), 'CBA');
});

test('a dry run waits for nobody and touches nothing', () => {
  const source =
    '.var seen 3\n.task A\nWAIT 1\nRECV 2\nSPAWN 0\nPUSH 9\nSTORE seen\nHALT\n' +
    '.task B\nLOAD seen\nPRINT\nSIGNAL 1\nSEND 2\nHALT';
  const program = load(source, { scheduler: 'srtf', quantum: 1 });
  assert.equal(program.machine.world.burst(0), 6);
  program.machine.run(1, {});
  program.machine.run(50, {});
  assert.match(output(program), /^3\n/);
});

test('an endless task has a bounded burst', () => {
  const program = load('.task A\nloop: JMP loop\n.task B\nHALT', { scheduler: 'sjf' });
  assert.ok(program.machine.world.burst(0) >= 1_000_000);
  program.machine.run(10, {});
  assert.equal(program.machine.threads()[1]!.state, 'ended');
});

test('metrics are those of the schedule', () => {
  const program = load(fourJobs, { scheduler: 'srtf' });
  finish(program);
  const report = program.report().json as {
    ticks: number;
    tasks: { name: string; waiting: number; turnaround: number; response: number }[];
    total: { waiting: number; turnaround: number; utilisation: number; throughput: number };
  };
  assert.equal(report.ticks, 26);
  const rows = report.tasks.map(({ name, waiting, turnaround, response }) => [
    name,
    waiting,
    turnaround,
    response,
  ]);
  assert.deepEqual(rows, [
    ['A', 9, 17, 0],
    ['B', 0, 4, 0],
    ['C', 15, 24, 15],
    ['D', 2, 7, 2],
  ]);
  assert.equal(report.total.waiting, 6.5);
  assert.equal(report.total.turnaround, 13);
  assert.equal(report.total.utilisation, 1);
});
