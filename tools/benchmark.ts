// What a benchmark gives to `npm run bench`: its title and rows of measures with their bars.

/** A number with its unit, and the bar that it is to meet. */
export interface Measure {
  /** The heading of the column, such as "p95". */
  readonly name: string;
  readonly value: number;
  /** The unit, such as "ms" or "M/s"; empty for a plain count. */
  readonly unit: string;
  /** The bar: at most or at least this value, in the same unit. */
  readonly atMost?: number;
  readonly atLeast?: number;
}

/** One line of the table; the measures stand in the order of the columns. */
export interface Row {
  readonly label: string;
  readonly measures: readonly Measure[];
}

/** The shape of a file test/bench/*.bench.ts. */
export interface Benchmark {
  readonly title: string;
  run(): Promise<Row[]>;
}

/** The value below which the given share of the samples lies, such as 0.95. */
export function percentile(samples: readonly number[], share: number): number {
  if (samples.length === 0) throw new Error('A percentile needs at least one sample.');
  const sorted = [...samples].sort((a, b) => a - b);
  const index = Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1);
  return sorted[Math.max(0, index)] as number;
}

/** Whether the measure meets its bar; undefined without one. */
export function meetsBar(measure: Measure): boolean | undefined {
  const { value, atMost, atLeast } = measure;
  if (atMost === undefined && atLeast === undefined) return undefined;
  return value <= (atMost ?? Number.POSITIVE_INFINITY) && value >= (atLeast ?? -Infinity);
}
