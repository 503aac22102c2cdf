// What the tooltip and the screen reader say of a thread at a time.
import { fill } from '../page/texts.ts';
import type { RunModel } from './model.ts';
import type { TimelineTexts } from './texts.ts';

/** `tick 7 · low: blocked, from 3 to 9 · waits for lock door, held by high`. */
export function describe(
  model: RunModel,
  texts: TimelineTexts,
  time: number,
  row: number,
  grouped: (value: number) => string = String,
): string {
  const where = `${model.clockUnit} ${grouped(time)}`;
  const lane = model.lanes[row];
  const interval = lane?.interval(lane.indexAt(time), model.end);
  if (!lane || !interval) return where;
  const { state, core, by, reason, start, end } = interval;
  const name = texts[state];
  const showsCore = model.hasSeveralCores && core !== undefined;
  const shown = showsCore ? fill(texts.onCore, name, core) : name;
  const what = fill(texts.interval, lane.name, shown, grouped(start), grouped(end));
  const other = by === undefined ? undefined : (model.lane(by)?.name ?? String(by));
  const why = [other === undefined ? undefined : fill(texts.displaced, other), reason];
  return [where, what, ...why.filter(part => part !== undefined)].join(' · ');
}
