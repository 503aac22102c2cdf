// What is said of the scheduling policies, shown by the sample workloads.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { LaunchValues } from '#core/machine/program.ts';
import { compareBytecode } from '#dialects/bytecode/machine/compare.ts';
import { policies } from '#dialects/bytecode/scheduler-options.ts';
import { finish, load, output, sourceFile, trace } from './programs.ts';

const folder = new URL('../../samples/bytecode/policies/', import.meta.url);

function sample(name: string) {
  const text = readFileSync(fileURLToPath(new URL(`${name}.bca`, folder)), 'utf8');
  return sourceFile(text, `${name}.bca`);
}

interface Task {
  readonly name: string;
  readonly waiting: number;
  readonly turnaround: number;
}

interface Outcome {
  readonly tasks: Readonly<Record<string, Task>>;
  readonly total: { readonly waiting: number; readonly turnaround: number };
  readonly output: string;
}

/** Runs a sample to its end; every one of its tasks has to end well. */
function run(name: string, options: LaunchValues = {}): Outcome {
  const program = load([sample(name)], options);
  finish(program);
  const report = program.report();
  assert.equal(report.exitCode, 0, report.text);
  const json = report.json as { tasks: Task[]; total: Outcome['total'] };
  const tasks = Object.fromEntries(json.tasks.map(task => [task.name, task]));
  return { tasks, total: json.total, output: output(program) };
}

const ids = policies.map(({ id }) => id);

describe('claims about policies', () => {
  test('convoy effect: behind a long job everybody waits under first come, first served', () => {
    const convoy = run('convoy').total.waiting;
    const turns = run('convoy', { scheduler: 'rr' }).total.waiting;
    const shortest = run('convoy', { scheduler: 'srtf' }).total.waiting;
    assert.ok(convoy > 5 * turns, `${convoy} against ${turns} under round robin`);
    assert.ok(convoy > 10 * shortest, `${convoy} against ${shortest} under srtf`);
  });

  test('starvation: strict priorities let a task wait for all others, ageing does not', () => {
    const strict = run('starvation');
    const { low, one, two } = strict.tasks;
    assert.ok(low!.turnaround > one!.turnaround && low!.turnaround > two!.turnaround);
    assert.equal(low!.waiting, one!.turnaround + 211);
    const aged = run('starvation', { aging: 20 });
    assert.ok(aged.tasks['low']!.waiting < low!.waiting / 2);
    assert.ok(aged.tasks['low']!.turnaround < aged.tasks['two']!.turnaround);
  });

  test('shortest job first has the least mean turnaround of what does not pre-empt', () => {
    const turnaround = (scheduler: string) => run('shortest-first', { scheduler }).total.turnaround;
    const best = turnaround('sjf');
    for (const id of ['fcfs', 'priority', 'rr', 'mlfq', 'lottery', 'stride', 'cfs']) {
      assert.ok(best < turnaround(id), `sjf against ${id}`);
    }
    for (const id of ids) assert.ok(turnaround('srtf') <= turnaround(id), `srtf against ${id}`);
  });

  test('the feedback queue favours interactive tasks', () => {
    const favoured = run('interactive').tasks['keys']!;
    const equal = run('interactive', { scheduler: 'rr', quantum: 8 }).tasks['keys']!;
    assert.ok(favoured.waiting * 5 < equal.waiting, `${favoured.waiting} against ${equal.waiting}`);
    assert.ok(favoured.turnaround < equal.turnaround);
  });

  test('a quantum that is too long makes round robin first come, first served', () => {
    const lines = (options: LaunchValues) => trace(load([sample('long-quantum')], options));
    assert.deepEqual(lines({}), lines({ scheduler: 'fcfs' }));
    assert.notDeepEqual(lines({ quantum: 2 }), lines({ scheduler: 'fcfs' }));
    const short = run('long-quantum', { quantum: 2 }).tasks['small']!;
    assert.ok(short.turnaround < run('long-quantum').tasks['small']!.turnaround / 3);
  });

  test('priority inversion: the urgent task waits for the one in the middle, or inherits', () => {
    const inverted = run('inversion');
    assert.ok(inverted.tasks['high']!.turnaround > inverted.tasks['medium']!.turnaround);
    const inherited = run('inversion', { inheritance: true });
    assert.equal(inherited.tasks['high']!.turnaround, 18);
    assert.ok(inherited.tasks['high']!.turnaround < inherited.tasks['medium']!.turnaround);
  });

  test('producer and consumer pass everything on in order under every policy', () => {
    const expected = `${[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 55].join('\n')}\n`;
    for (const scheduler of ids) {
      for (const cores of [1, 2]) {
        const outcome = run('producer-consumer', { scheduler, cores });
        assert.equal(outcome.output, expected, `${scheduler} on ${cores} cores`);
      }
    }
  });

  test('the earliest deadline first meets deadlines that every other policy misses', () => {
    const deadlines = { report: 80, frame: 18, click: 60 };
    const missed = (scheduler: string) => {
      const { tasks } = run('deadlines', { scheduler });
      return Object.entries(deadlines).filter(([name, due]) => tasks[name]!.turnaround > due);
    };
    for (const id of ids) assert.equal(missed(id).length === 0, id === 'edf', id);
    const table = compareBytecode([sample('deadlines')], {});
    const column = table.columns.findIndex(({ id }) => id === 'late');
    for (const { name, cells } of table.rows) {
      assert.equal(cells[column], missed(name).length, name);
    }
  });
});

test('a comparison has a row for each policy, and says how each run came out', () => {
  const table = compareBytecode([sample('convoy')], { quantum: 2 });
  assert.deepEqual(
    table.rows.map(({ name }) => name),
    ids,
  );
  for (const { name, cells } of table.rows) {
    assert.equal(cells.length, table.columns.length, name);
    assert.equal(cells.at(-1), 'ended');
  }
});

test('a comparison cuts runs that never end and shows deadlocks', () => {
  const endless = compareBytecode([sourceFile('loop: JMP loop')], {});
  for (const { cells } of endless.rows) assert.match(String(cells.at(-1)), /^cut at/);
  const stuck = compareBytecode([sourceFile('WAIT 1\nHALT')], {});
  for (const { cells } of stuck.rows) assert.equal(cells.at(-1), 'deadlock');
});
