// One workload under every policy: a table of what each makes of it.
import type { Comparison, LaunchValues, ProgramFile } from '#core/machine/program.ts';
import { policies } from '../scheduler-options.ts';
import { loadWorkload, workloadOf } from './load.ts';
import { rounded, totalMetrics } from './metrics.ts';
import { allEnded, deadlocked } from './scheduler.ts';
import type { World } from './world.ts';

/** Ticks after which a run is cut; it may be one that never ends. */
const ticksMax = 2_000_000;

const columns = [
  { id: 'ticks', title: 'Ticks' },
  { id: 'ended', title: 'Ended' },
  { id: 'response', title: 'Response' },
  { id: 'turnaround', title: 'Turnaround' },
  { id: 'waiting', title: 'Waiting' },
  { id: 'longestWaiting', title: 'Longest' },
  { id: 'late', title: 'Late' },
  { id: 'switches', title: 'Switches' },
  { id: 'throughput', title: 'Ended/1000' },
  { id: 'fairness', title: 'Fairness' },
  { id: 'utilisation', title: 'CPU %' },
  { id: 'outcome', title: 'Outcome' },
] as const;

/** Times are means over the tasks, in ticks. Throws ProgramError as loading does. */
export function compareBytecode(files: readonly ProgramFile[], options: LaunchValues): Comparison {
  const workload = workloadOf(files, options);
  const rows = policies.map(({ id }) => {
    const { machine } = loadWorkload(workload, { scheduler: id }, false);
    machine.run(ticksMax * machine.world.scheduler.cores, {});
    return { name: id, cells: cellsOf(machine.world) };
  });
  return { title: 'One workload under every policy; times in ticks', columns, rows };
}

const applied = (value: number | null, factor = 1) =>
  value === null ? null : rounded(factor * value);

function cellsOf(world: World): Comparison['rows'][number]['cells'] {
  const total = totalMetrics(world);
  const { status, tick } = world.scheduler;
  const outcome =
    status === allEnded ? 'ended' : status === deadlocked ? 'deadlock' : `cut at ${ticksMax}`;
  return [
    tick,
    total.ended,
    applied(total.response),
    applied(total.turnaround),
    applied(total.waiting),
    total.longestWaiting,
    total.late,
    total.switches,
    applied(total.throughput),
    applied(total.fairness),
    applied(total.utilisation, 100),
    outcome,
  ];
}
