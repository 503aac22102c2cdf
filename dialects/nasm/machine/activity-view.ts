// The activity of a run as the timeline view reads it: one process that runs until it ends.
import type { Activity, ActivityChange } from '#core/machine/activity.ts';
import type { X86State } from './state.ts';

const thread = 1;

/** Clock units are instructions; without a recording there are no changes. */
export function activityOf(state: X86State, name: string, isRecorded: boolean): Activity {
  const changes = (): readonly ActivityChange[] => {
    if (!isRecorded) return [];
    const start: ActivityChange = { time: 0, thread, state: 'running', core: 0 };
    return state.ending ? [start, { time: state.moment, thread, state: 'ended' }] : [start];
  };
  return {
    now: () => state.moment,
    momentOf: time => time,
    lanes: from => [{ thread, name }].slice(from),
    changes: from => changes().slice(from),
    marks: () => [],
    queues: () => [],
    metrics: () => ({
      columns: ['Process', 'Instructions', 'Calls'],
      rows: [[name, state.moment, state.depth]],
    }),
  };
}
