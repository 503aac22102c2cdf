// Changes and marks as columns of numbers: hundreds of thousands of them go from the extension to
// the view, and buffers take a hundredth of the time that as many objects do.
import type { ActivityChange, ActivityMark, ActivityState } from '#core/machine/activity.ts';

export interface PackedRows {
  readonly times: Float64Array;
  readonly threads: Int32Array;
  /** Indices in `words`. */
  readonly kinds: Int32Array;
  /** -1 for none. */
  readonly cores: Int16Array;
  /** 0 for none. */
  readonly bys: Int32Array;
  /** Indices in `words`; -1 for none. */
  readonly reasons: Int32Array;
  readonly words: readonly string[];
}

interface Row {
  readonly time: number;
  readonly thread: number;
  readonly core?: number;
  readonly by?: number;
  readonly reason?: string;
}

function pack<R extends Row>(rows: readonly R[], wordOf: (row: R) => string): PackedRows {
  const times = new Float64Array(rows.length);
  const threads = new Int32Array(rows.length);
  const kinds = new Int32Array(rows.length);
  const cores = new Int16Array(rows.length);
  const bys = new Int32Array(rows.length);
  const reasons = new Int32Array(rows.length);
  const words = new Map<string, number>();
  const indexOf = (word: string) => {
    const known = words.get(word) ?? words.size;
    words.set(word, known);
    return known;
  };
  rows.forEach((row, index) => {
    times[index] = row.time;
    threads[index] = row.thread;
    kinds[index] = indexOf(wordOf(row));
    cores[index] = row.core ?? -1;
    bys[index] = row.by ?? 0;
    reasons[index] = row.reason === undefined ? -1 : indexOf(row.reason);
  });
  return { times, threads, kinds, cores, bys, reasons, words: [...words.keys()] };
}

export const packChanges = (rows: readonly ActivityChange[]): PackedRows =>
  pack(rows, ({ state }) => state);

export const packMarks = (rows: readonly ActivityMark[]): PackedRows =>
  pack(rows, ({ kind }) => kind);

export function unpackChanges(packed: PackedRows): readonly ActivityChange[] {
  const { times, threads, kinds, cores, bys, reasons, words } = packed;
  return Array.from(times, (time, index): ActivityChange => {
    const core = cores[index]!;
    const by = bys[index]!;
    const reason = words[reasons[index]!];
    return {
      time,
      thread: threads[index]!,
      state: words[kinds[index]!] as ActivityState,
      ...(core < 0 ? {} : { core }),
      ...(by === 0 ? {} : { by }),
      ...(reason === undefined ? {} : { reason }),
    };
  });
}

export function unpackMarks({ times, threads, kinds, words }: PackedRows) {
  return Array.from(times, (time, index): ActivityMark => {
    const kind = words[kinds[index]!] as ActivityMark['kind'];
    return { time, thread: threads[index]!, kind };
  });
}
