// The activity of a run as the timeline view reads it: one processor that runs until it halts.
import type { Activity, ActivityChange } from '#core/machine/activity.ts';
import type { State } from './state.ts';

const thread = 1;

/** Clock units are instructions; without a recording there are no changes. */
export function activityOf(state: State, isRecorded: boolean): Activity {
  const changes = (): readonly ActivityChange[] => {
    if (!isRecorded) return [];
    const start: ActivityChange = { time: 0, thread, state: 'running', core: 0 };
    return state.finished ? [start, { time: state.moment, thread, state: 'ended' }] : [start];
  };
  return {
    now: () => state.moment,
    momentOf: time => time,
    lanes: from => [{ thread, name: threadName }].slice(from),
    changes: from => changes().slice(from),
    marks: () => [],
    queues: () => [],
    metrics: () => ({
      columns: ['Processor', 'Instructions', 'Calls'],
      rows: [[threadName, state.moment, state.calls.depth]],
    }),
  };
}

export const threadName = 'LC-3';
