// Runs tests inside VS Code's extension host, in Node or in a worker, and prints a line for each.

export interface EditorTest {
  readonly name: string;
  run(): Promise<void>;
}

/** Much longer than anything takes, for a machine that has a lot else to do. */
const testMsMax = 90_000;
const eventSecondsMax = 30;

/**
 * Runs the tests one after the other, since they share one window. Prints `ok NAME` or
 * `not ok NAME` with what went wrong, and throws at the end where a test failed.
 */
export async function runTests(tests: readonly EditorTest[]): Promise<void> {
  let failed = 0;
  for (const test of tests) {
    try {
      await withinTime(test.run());
      console.log(`ok ${test.name}`);
    } catch (error) {
      failed += 1;
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      console.log(`not ok ${test.name}`);
      for (const line of text.split('\n')) console.log(`#   ${line}`);
    }
  }
  if (failed > 0) throw new Error(`${failed} of ${tests.length} in-host tests failed`);
}

async function withinTime(work: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    const late = (): void => reject(new Error(`no end after ${testMsMax / 1000} seconds`));
    timer = setTimeout(late, testMsMax);
  });
  await Promise.race([work, limit]).finally(() => clearTimeout(timer));
}

/** Throws with the message unless the condition holds. */
export function expect(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

/** Throws unless the two are the same as JSON. */
export function expectEqual(actual: unknown, wanted: unknown, what: string): void {
  const [is, should] = [JSON.stringify(actual), JSON.stringify(wanted)];
  if (is !== should) throw new Error(`${what} is ${is} and should be ${should}`);
}

/** Asks every 50 ms until there is an answer other than undefined, at most half a minute. */
export async function eventually<T>(
  what: string,
  ask: () => T | undefined | Promise<T | undefined>,
): Promise<T> {
  const end = Date.now() + eventSecondsMax * 1000;
  while (Date.now() < end) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  throw new Error(`${what} does not happen within ${eventSecondsMax} seconds`);
}
