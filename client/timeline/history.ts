// Asks the debugger for the history of a run, in as many answers as it takes.
import type { ActivityPlace, ActivityUpdate } from '../views/timeline/messages.ts';

/** Everything from the first change, mark and lane on. */
export const start: ActivityPlace = { fromChange: 0, fromMark: 0, fromLane: 0 };

export interface ActivityPart {
  readonly update: ActivityUpdate;
  /** Where this part begins. */
  readonly place: ActivityPlace;
}

/** The place behind an answer. */
function behind({ nextChange, nextMark, nextLane }: ActivityUpdate): ActivityPlace {
  return { fromChange: nextChange, fromMark: nextMark, fromLane: nextLane };
}

/**
 * What is known from a place on, part by part. It ends with the answer that is complete, or where
 * there is no answer (`undefined`) or one that brings nothing new.
 */
export async function* activityFrom(
  first: ActivityPlace,
  ask: (place: ActivityPlace) => Promise<ActivityUpdate | undefined>,
): AsyncGenerator<ActivityPart, void, void> {
  for (let place = first; ; ) {
    const update = await ask(place);
    if (!update) return;
    yield { update, place };
    if (update.complete || update.changes.length + update.marks.length === 0) return;
    place = behind(update);
  }
}
