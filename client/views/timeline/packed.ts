// Changes and marks as columns of numbers: hundreds of thousands of them go from the extension to
// the view, and buffers take a hundredth of the time that as many objects do.
import type { ActivityChange, ActivityMark, ActivityState } from '#core/machine/activity.ts';

export interface PackedRows {
  readonly times: Float64Array;
  readonly threads: Int32Array;
  /** Indices in `words`. */
  readonly kinds: Uint8Array;
  /** -1 for none. */
  readonly cores: Int16Array;
  readonly words: readonly string[];
}

interface Row {
  readonly time: number;
  readonly thread: number;
  readonly core?: number;
}

function pack<R extends Row>(rows: readonly R[], wordOf: (row: R) => string): PackedRows {
  const times = new Float64Array(rows.length);
  const threads = new Int32Array(rows.length);
  const kinds = new Uint8Array(rows.length);
  const cores = new Int16Array(rows.length);
  const words: string[] = [];
  rows.forEach((row, index) => {
    const word = wordOf(row);
    let kind = words.indexOf(word);
    if (kind < 0) kind = words.push(word) - 1;
    times[index] = row.time;
    threads[index] = row.thread;
    kinds[index] = kind;
    cores[index] = row.core ?? -1;
  });
  return { times, threads, kinds, cores, words };
}

export const packChanges = (rows: readonly ActivityChange[]): PackedRows =>
  pack(rows, ({ state }) => state);

export const packMarks = (rows: readonly ActivityMark[]): PackedRows =>
  pack(rows, ({ kind }) => kind);

export function unpackChanges({ times, threads, kinds, cores, words }: PackedRows) {
  return Array.from(times, (time, index): ActivityChange => {
    const core = cores[index]!;
    const state = words[kinds[index]!] as ActivityState;
    const thread = threads[index]!;
    return core < 0 ? { time, thread, state } : { time, thread, state, core };
  });
}

export function unpackMarks({ times, threads, kinds, words }: PackedRows) {
  return Array.from(times, (time, index): ActivityMark => {
    const kind = words[kinds[index]!] as ActivityMark['kind'];
    return { time, thread: threads[index]!, kind };
  });
}
