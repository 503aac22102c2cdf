// Shows the client that a search in the past takes long, and lets the user cancel it.
import type { Session } from './session.ts';

/** After so long people wonder whether anything happens. */
const patienceMilliseconds = 1000;

interface Running {
  readonly id: string;
  readonly title: string;
  readonly since: number;
  shown: boolean;
}

const running = new WeakMap<Session, Running>();
let count = 0;

/** Begins to watch a plan of that title; undefined ends it. */
export function trackProgress(session: Session, title: string | undefined): void {
  const present = running.get(session);
  if (present?.shown) session.send('progressEnd', { progressId: present.id });
  running.delete(session);
  if (title === undefined || !session.client.supportsProgressReporting) return;
  const since = session.host.pacer.now();
  running.set(session, { id: `search-${++count}`, title, since, shown: false });
}

/** Called between slices of a search. */
export function showProgress(session: Session): void {
  const present = running.get(session);
  if (!present || present.shown) return;
  if (session.host.pacer.now() - present.since < patienceMilliseconds) return;
  present.shown = true;
  const { id, title } = present;
  session.send('progressStart', { progressId: id, title, cancellable: true });
}
