// Counts passed and failed tests from what a step of `npm test` writes.

/** How output is counted: as one, by node:test's summary, or by lines `ok` and `not ok`. */
export type Counting = 'once' | 'node-test' | 'ok-lines';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  /** Tests that did not run. */
  readonly skipped: number;
}

/** The sum of all numbers that a summary of node:test gives for this word. */
function summed(output: string, word: string): number {
  const lines = output.matchAll(new RegExp(`^(?:ℹ|#) ${word} (\\d+)$`, 'gm'));
  return [...lines].reduce((sum, match) => sum + Number(match[1]), 0);
}

function countMatches(output: string, pattern: RegExp): number {
  return [...output.matchAll(pattern)].length;
}

/** Reads the counts from a step's output. A step that fails without a count has failed once. */
export function countResults(counting: Counting, output: string, succeeded: boolean): Counts {
  if (counting === 'once') {
    return { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1, skipped: 0 };
  }
  const nodeTest = counting === 'node-test';
  const passed = nodeTest ? summed(output, 'pass') : countMatches(output, /^ok /gm);
  const counted = nodeTest
    ? summed(output, 'fail') + summed(output, 'cancelled')
    : countMatches(output, /^not ok /gm);
  const skipped = nodeTest ? summed(output, 'skipped') + summed(output, 'todo') : 0;
  const wentThrough = succeeded && passed + counted + skipped > 0;
  return { passed, failed: wentThrough ? counted : Math.max(counted, 1), skipped };
}
