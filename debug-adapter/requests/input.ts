// The request with which a client gives the program what its user types.
import { RequestError } from '../protocol.ts';
import type { Session } from '../session.ts';

/** `text` is what was typed, as UTF-8 for the program; it may come at any time of the run. */
export function input(session: Session, args: { readonly text?: unknown }): void {
  const { dialect, engine } = session.loaded();
  const { text } = args;
  if (typeof text !== 'string') {
    throw new RequestError(`"text" has to be what was typed, not ${JSON.stringify(text)}.`);
  }
  if (!dialect.machine.readsInput) {
    throw new RequestError(`${dialect.name} programs read no input.`, true);
  }
  if (text !== '') engine.input(new TextEncoder().encode(text));
}
