// What a run was like, for the command line: lines for people and one value for programs.
import type { RunReport } from '#core/machine/program.ts';
import { shown, type TaskMetrics, taskMetrics, totalMetrics } from './metrics.ts';
import { allEnded, deadlocked } from './scheduler.ts';
import { policyTitle } from './settings.ts';
import { faulted } from './task-table.ts';
import { deadlockText } from './thread-view.ts';
import type { World } from './world.ts';

/** Tasks that the text lists; the value for programs has all. */
const listedAtMost = 50;

/** The file and line of an address, where they are known. */
type PlaceOf = (address: number) => string | undefined;

interface ReportedTask extends TaskMetrics {
  /** With the file and line before it, where they are known. */
  readonly fault?: string;
  readonly note?: string;
}

export function reportOf(world: World, placeOf: PlaceOf): RunReport {
  const { scheduler, settings, tasks } = world;
  const isDeadlock = scheduler.status === deadlocked;
  const rows = Array.from({ length: tasks.count }, (_, task) => reportedTask(world, task, placeOf));
  const total = totalMetrics(world);
  const deadlock = isDeadlock ? deadlockText(world) : undefined;
  const json = {
    scheduler: settings.scheduler,
    settings,
    finished: scheduler.status === allEnded,
    ticks: scheduler.tick,
    instructions: world.instructions,
    tasks: rows,
    total,
    output: world.output
      .since(0)
      .map(({ text }) => text)
      .join(''),
    deadlock: deadlock ?? null,
  };
  const hasFault = rows.some(row => row.fault !== undefined);
  return { text: textOf(world, rows, deadlock), json, exitCode: hasFault || isDeadlock ? 1 : 0 };
}

function reportedTask(world: World, task: number, placeOf: PlaceOf): ReportedTask {
  const metrics = taskMetrics(world, task);
  const note = world.noteOf(task);
  if (note === '') return metrics;
  if (world.tasks.state[task] !== faulted) return { ...metrics, note };
  const place = placeOf(world.tasks.pc[task]!);
  return { ...metrics, fault: place === undefined ? note : `${place}: ${note}` };
}

function textOf(world: World, rows: readonly ReportedTask[], deadlock: string | undefined): string {
  const { scheduler, settings, instructions } = world;
  const { quantum, cores } = settings;
  const coreText = cores === 1 ? '1 core' : `${cores} cores`;
  const head = `${policyTitle(settings.scheduler)}, quantum ${quantum}, ${coreText}`;
  const total = totalMetrics(world);
  const lines = [
    `${head}: ${scheduler.tick} ticks, ${instructions} instructions`,
    ...table(rows.slice(0, listedAtMost)),
    ...(rows.length > listedAtMost ? [`and ${rows.length - listedAtMost} more tasks`] : []),
    `mean: response ${shown(total.response)}, turnaround ${shown(total.turnaround)}, ` +
      `waiting ${shown(total.waiting)}`,
    `${total.switches} context switches, ${shown(total.throughput)} tasks ended in 1000 ticks, ` +
      `fairness ${shown(total.fairness)}, utilisation ${shown(total.utilisation, 100)} %`,
    ...rows.flatMap(({ name, fault }) =>
      fault === undefined ? [] : [`fault in ${name}: ${fault}`],
    ),
    ...rows.flatMap(({ name, note }) => (note === undefined ? [] : [`${name}: ${note}`])),
  ];
  if (deadlock !== undefined) lines.push(deadlock);
  else if (scheduler.status !== allEnded) {
    const left = scheduler.alive === 1 ? '1 task has' : `${scheduler.alive} tasks have`;
    lines.push(`The run was stopped: ${left} not ended.`);
  }
  return `${lines.join('\n')}\n`;
}

const columns = [
  'task',
  'state',
  'arrival',
  'response',
  'turnaround',
  'waiting',
  'cpu',
  'switches',
] as const;

function table(rows: readonly TaskMetrics[]): string[] {
  const cells = rows.map(row => [
    row.name,
    row.state,
    ...[row.arrival, row.response, row.turnaround, row.waiting, row.cpu, row.switches].map(value =>
      String(shown(value)),
    ),
  ]);
  const all = [[...columns], ...cells];
  const widths = columns.map((_, at) => Math.max(...all.map(row => row[at]!.length)));
  return all.map(row =>
    row
      .map((cell, at) => (at < 2 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!)))
      .join('  ')
      .trimEnd(),
  );
}
