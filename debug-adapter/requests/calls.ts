// The requests of the view of calls: what the program has asked of others, and the way there.
import type { TracedCall } from '#core/machine/program.ts';
import { goToMoment as goToPlan } from '../plans.ts';
import { RequestError } from '../protocol.ts';
import type { Session } from '../session.ts';
import { announce, start } from './execution.ts';

/** One answer holds no more calls; the view asks for the parts that it shows. */
const mostCalls = 1_000;

export function calls(
  session: Session,
  args: { readonly from?: number; readonly count?: number },
): object {
  const { program, dialect, calls: log } = session.settled();
  const { moment } = program.machine;
  const from = Math.max(log.first, args.from ?? 0);
  const count = Math.min(mostCalls, args.count ?? mostCalls);
  return {
    traces: dialect.machine.traces ?? [],
    first: log.first,
    made: log.numberAt(moment),
    end: log.end,
    course: log.course,
    moment,
    from,
    calls: log.from(from, count).map(call => describe(session, call)),
  };
}

function describe(session: Session, { kind, text, begin, address }: TracedCall): object {
  const place = address === undefined ? undefined : session.placeOf(address);
  const symbol = address === undefined ? '' : session.settled().symbols.nameOf(address);
  return { kind, text, moment: begin, symbol, ...(place ?? {}) };
}

/** Goes to a moment that was reached before, back or forward. */
export function goToMoment(session: Session, args: { readonly moment?: unknown }): void {
  const { engine } = session.stopped();
  const { moment } = args;
  const isMoment = typeof moment === 'number' && Number.isSafeInteger(moment) && moment >= 0;
  if (!isMoment || moment > engine.travel.latest) {
    const latest = engine.travel.latest;
    throw new RequestError(`"moment" has to be a whole number from 0 to ${latest}.`);
  }
  announce(session, undefined);
  start(session, { thread: 1, search: 'Going there' }, () => goToPlan(engine, moment));
}
