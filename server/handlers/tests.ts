// The requests about the tests in the comments of programs (see messages.ts): list them, run them.
import { hasErrors } from '#core/diagnostics/diagnostic.ts';
import type { Dialect } from '#core/dialect.ts';
import { type LoadedProgram, ProgramError } from '#core/machine/program.ts';
import type { Analysis } from '#core/semantics/analysis.ts';
import { findTests, type ProgramTest } from '#core/testing/program-test.ts';
import { runTest, type TestResult } from '#core/testing/test-run.ts';
import type { Context } from '../context.ts';
import { toRange } from '../convert.ts';
import { type Handler, refuse, request } from '../handler.ts';
import type { Host } from '../host.ts';
import {
  methods,
  type RunTestsParams,
  type RunTestsResult,
  type TestOutcome,
  type TestsParams,
  type TestsResult,
} from '../messages.ts';
import { RequestType } from '../protocol.ts';
import { analysisOf } from './programs.ts';

const testsRequest = new RequestType<TestsParams, TestsResult | null, void>(methods.tests);
const runRequest = new RequestType<RunTestsParams, RunTestsResult | null, void>(methods.runTests);

function load({ machine }: Dialect, uri: string, analysis: Analysis): LoadedProgram {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  const file = { name, uri, content: { kind: 'source' as const, analysis } };
  try {
    return machine.load([file], { options: {}, recordActivity: false });
  } catch (error) {
    throw error instanceof ProgramError ? refuse(error.message) : error;
  }
}

/** Adds up how often each line was executed. */
class LineCounts {
  readonly #byUri = new Map<string, Map<number, number>>();

  add({ sourceMap }: LoadedProgram, { executed }: TestResult): void {
    for (const { uri, line, address } of sourceMap.rows) {
      const lines = this.#byUri.get(uri) ?? new Map<number, number>();
      this.#byUri.set(uri, lines);
      lines.set(line, (lines.get(line) ?? 0) + (executed.get(address) ?? 0));
    }
  }

  result(): RunTestsResult['coverage'] {
    return [...this.#byUri].map(([uri, lines]) => ({
      uri,
      lines: [...lines].map(([line, count]) => ({ line, count })),
    }));
  }
}

async function run(
  context: Context,
  { uri, names }: RunTestsParams,
  { now, pause }: Host,
): Promise<RunTestsResult> {
  const { dialect, analysis } = await analysisOf(context, uri);
  if (hasErrors(analysis.diagnostics)) {
    throw refuse('The program has errors; mend them first, then run its tests.');
  }
  const { tests, problems } = findTests(analysis);
  if (problems[0]) {
    const line = analysis.source.lineAt(problems[0].span.start) + 1;
    throw refuse(`Line ${line}: ${problems[0].message}`);
  }
  const counts = new LineCounts();
  const outcomes: TestOutcome[] = [];
  for (const test of tests) {
    if (names && !names.includes(test.name)) continue;
    const program = load(dialect, uri, analysis);
    const start = now();
    const result = runTest(program, test, dialect.writeNumber);
    outcomes.push(outcomeOf(analysis, test, result, now() - start));
    counts.add(program, result);
    await pause();
  }
  return { outcomes, coverage: counts.result() };
}

function outcomeOf(
  { source }: Analysis,
  { name }: ProgramTest,
  { steps, output, failures }: TestResult,
  milliseconds: number,
): TestOutcome {
  const found = failures.map(({ span, ...rest }) => ({ range: toRange(source, span), ...rest }));
  return { name, milliseconds, steps, output, failures: found };
}

export function testHandlers(host: Host): readonly Handler[] {
  return [
    request(testsRequest, null, async (context, { uri }) => {
      const { analysis } = await analysisOf(context, uri);
      const tests = findTests(analysis).tests.map(({ name, span }) => ({
        name,
        range: toRange(analysis.source, span),
      }));
      return { tests };
    }),
    request(runRequest, null, (context, params) => run(context, params, host)),
  ];
}
