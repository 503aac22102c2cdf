// The requests of the timeline view: who did what when, and what waited where at a time.
import type { Activity } from '#core/machine/activity.ts';
import type { Moment } from '#core/machine/machine.ts';
import { formatValue } from '#core/machine/value-format.ts';
import type { Debuggee } from '../debuggee.ts';
import { RequestError } from '../protocol.ts';
import type { Session } from '../session.ts';

/** One answer holds no more changes or marks; the view asks again for the rest. */
const mostRows = 200_000;

export function activity(
  session: Session,
  args: { readonly fromChange?: number; readonly fromMark?: number; readonly fromLane?: number },
): object {
  const { program, dialect } = session.settled();
  const recorded = program.activity;
  const { fromChange = 0, fromMark = 0, fromLane = 0 } = args;
  const lanes = recorded.lanes(fromLane);
  const allChanges = recorded.changes(fromChange);
  const allMarks = recorded.marks(fromMark);
  const changes = allChanges.slice(0, mostRows);
  const marks = allMarks.slice(0, mostRows);
  return {
    clockUnit: dialect.machine.clockUnit,
    now: recorded.now(),
    moment: program.machine.moment,
    lanes,
    changes,
    marks,
    nextChange: fromChange + changes.length,
    nextMark: fromMark + marks.length,
    nextLane: fromLane + lanes.length,
    complete: allChanges.length <= mostRows && allMarks.length <= mostRows,
    queues: recorded.queues(),
    metrics: recorded.metrics(),
  };
}

export function queuesAt(session: Session, args: { readonly time?: unknown }): object {
  const debuggee = session.stopped();
  const { activity: recorded } = debuggee.program;
  const { time } = args;
  if (typeof time !== 'number' || !Number.isSafeInteger(time) || time < 0) {
    throw new RequestError(`"time" has to be a whole number from 0, not ${JSON.stringify(time)}.`);
  }
  if (time >= recorded.now()) return describeQueues(session, debuggee, recorded.now());
  return elsewhere(debuggee, recorded.momentOf(time), () =>
    describeQueues(session, debuggee, time),
  );
}

/** Looks at another moment and comes back; nobody else sees it. */
function elsewhere<T>({ engine }: Debuggee, moment: Moment, look: () => T): T {
  const present = engine.moment;
  engine.travel.goTo(Math.min(present, moment));
  try {
    return look();
  } finally {
    engine.travel.goTo(present);
  }
}

function describeQueues(session: Session, { program, dialect }: Debuggee, time: number): object {
  const { machine, activity: recorded } = program;
  return { time, queues: queuesOf(recorded), scopes: scopesOf(session, machine, dialect) };
}

const queuesOf = (recorded: Activity) =>
  recorded.queues().map(({ title, threads }) => ({ title, threads }));

/** The scopes that are no registers of the thread whose turn it is, as text in two levels. */
function scopesOf(
  session: Session,
  machine: Debuggee['program']['machine'],
  { writeNumber }: Debuggee['dialect'],
): readonly object[] {
  const thread = machine.current() ?? machine.threads({ alive: true, most: 1 })[0]?.id;
  if (thread === undefined) return [];
  const general = session.formats.general;
  return machine
    .scopes(thread)
    .filter(scope => scope.presentation === 'other')
    .map(scope => ({
      name: scope.name,
      variables: scope.variables().map(variable => ({
        name: variable.name,
        value: formatValue(variable.value, variable, general, writeNumber),
      })),
    }));
}
