// The activity of a run as the timeline view reads it.
import type { Activity } from '#core/machine/activity.ts';
import { shown, taskMetrics, totalMetrics } from './metrics.ts';
import { taskName } from './thread-view.ts';
import type { World } from './world.ts';

const queueShownAtMost = 1_000;

/** Clock units are ticks; without a recording there are no changes and no marks. */
export function activityOf(world: World): Activity {
  const { tasks, scheduler } = world;
  const numbered = (list: readonly number[]) =>
    list.slice(0, queueShownAtMost).map(task => task + 1);
  return {
    now: () => scheduler.tick,
    momentOf: time => time * scheduler.cores,
    lanes: from =>
      Array.from({ length: Math.max(0, tasks.count - from) }, (_, index) => ({
        thread: from + index + 1,
        name: taskName(world, from + index),
      })),
    changes: from => world.activity?.changes(from) ?? [],
    marks: from => world.activity?.marks(from) ?? [],
    queues() {
      const waiting: number[] = [];
      for (let task = 0; task < tasks.count; task++) {
        if (tasks.waitKind[task] !== 0) waiting.push(task);
      }
      return [
        ...scheduler.policy.queues().map(({ title, tasks: list }) => ({
          title,
          threads: numbered(list),
        })),
        { title: 'Sleeping', threads: numbered(scheduler.sleepersInOrder()) },
        { title: 'Blocked', threads: numbered(waiting) },
      ];
    },
    metrics: () => ({ columns: metricColumns, rows: metricRows(world) }),
  };
}

const metricColumns = [
  'Task',
  'Arrival',
  'Response',
  'Turnaround',
  'Waiting',
  'CPU',
  'Switches',
] as const;

function metricRows(world: World): (string | number)[][] {
  const listed = Math.min(world.tasks.count, queueShownAtMost);
  const rows: (string | number)[][] = Array.from({ length: listed }, (_, task) => {
    const row = taskMetrics(world, task);
    return [
      row.name,
      row.arrival,
      shown(row.response),
      shown(row.turnaround),
      row.waiting,
      row.cpu,
      row.switches,
    ];
  });
  const total = totalMetrics(world);
  rows.push([
    'Total or mean',
    '',
    shown(total.response),
    shown(total.turnaround),
    shown(total.waiting),
    total.cpu,
    total.switches,
  ]);
  const only = (text: string) => [text, ...metricColumns.slice(1).map(() => '')];
  rows.push(only(`Throughput: ${shown(total.throughput)} tasks in 1000 ticks`));
  rows.push(only(`Fairness: ${shown(total.fairness)}`));
  rows.push(only(`Utilisation: ${shown(total.utilisation, 100)} %`));
  return rows;
}
