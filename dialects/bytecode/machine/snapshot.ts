// Saves and restores a whole world; what does not change often is shared and not copied.
import type { Moment, Snapshot } from '#core/machine/machine.ts';
import type { OutputMark } from '#core/machine/output-log.ts';
import type { ActivityLogState } from './activity-log.ts';
import type { LogMark } from './forking-log.ts';
import type { ResourcesState } from './resources.ts';
import { momentOf } from './run.ts';
import type { SchedulerState } from './scheduler.ts';
import type { StacksState } from './stacks.ts';
import type { TaskTableState } from './task-table.ts';
import type { World } from './world.ts';

interface WorldSnapshot extends Snapshot {
  readonly code: Uint8Array;
  readonly tasks: TaskTableState;
  readonly stacks: StacksState;
  readonly variables: Int32Array;
  readonly resources: ResourcesState;
  readonly scheduler: SchedulerState;
  readonly output: OutputMark;
  readonly notes: LogMark<string>;
  readonly activity: ActivityLogState | undefined;
  readonly instructions: number;
}

/** Bytes of all the small objects together. */
const overhead = 4096;
/** What a policy keeps of each task, at most. */
const policyBytesPerTask = 56;

export function saveWorld(world: World): Snapshot {
  const tasks = world.tasks.save();
  const stacks = world.stacks.save();
  const variables = world.variables.slice();
  const snapshot: WorldSnapshot = {
    moment: momentOf(world) satisfies Moment,
    bytes:
      overhead +
      tasks.bytes +
      tasks.count * policyBytesPerTask +
      stacks.memory.byteLength +
      variables.byteLength +
      world.resources.bytes,
    code: world.code.bytes,
    tasks,
    stacks,
    variables,
    resources: world.resources.save(),
    scheduler: world.scheduler.save(),
    output: world.output.mark(),
    notes: world.notes.mark(),
    activity: world.activity?.save(),
    instructions: world.instructions,
  };
  return snapshot;
}

export function restoreWorld(world: World, opaque: Snapshot): void {
  const snapshot = opaque as WorldSnapshot;
  world.code.restore(snapshot.code);
  world.tasks.load(snapshot.tasks);
  world.stacks.load(snapshot.stacks);
  world.variables = snapshot.variables.slice();
  world.resources.load(snapshot.resources);
  world.scheduler.load(snapshot.scheduler);
  world.output.restore(snapshot.output);
  world.notes.restore(snapshot.notes);
  if (snapshot.activity) world.activity?.load(snapshot.activity);
  world.instructions = snapshot.instructions;
}
