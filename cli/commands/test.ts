// `test`: runs the tests that stand in the comments of sources, for graders and for people.
import type { Analysis } from '#core/semantics/analysis.ts';
import { findTests, type ProgramTest } from '#core/testing/program-test.ts';
import { runTest, type TestResult } from '#core/testing/test-run.ts';
import { type Command, type Terminal, textOption } from '../command.ts';
import { Failure } from '../failure.ts';
import { launchValues, loadFile, loadProgram, runOptions } from '../loading.ts';

interface Row {
  readonly file: string;
  readonly analysis: Analysis;
  readonly test: ProgramTest;
  readonly result: TestResult;
}

export const test: Command = {
  name: 'test',
  summary: 'Runs the tests in the comments of sources; the exit code is 1 if one fails.',
  usage: 'FILE… [--filter TEXT] [--json] [options of the machine]',
  options: [
    { name: 'filter', value: 'TEXT', summary: 'only the tests whose names hold this' },
    { name: 'json', summary: 'print the results as JSON' },
    { name: 'dialect', value: 'D', summary: 'the dialect, whatever the name of the file' },
    ...runOptions(),
  ],
  files: [1, Number.POSITIVE_INFINITY],
  async run(given, terminal) {
    const filter = textOption(given, 'filter') ?? '';
    const rows: Row[] = [];
    for (const name of given.files) {
      const { dialect, file } = loadFile(given, name, terminal);
      const { content } = file;
      if (content.kind !== 'source')
        throw new Failure(`${name} is an image; tests are in sources.`);
      const options = launchValues(dialect, given);
      for (const one of testsOf(name, content.analysis)) {
        if (!one.name.includes(filter)) continue;
        const result = runTest(
          loadProgram({ dialect, files: [file], libraries: [] }, options),
          one,
          dialect.writeNumber,
        );
        rows.push({ file: name, analysis: content.analysis, test: one, result });
      }
    }
    if (rows.length === 0) throw new Failure(noTests(filter));
    const failed = rows.filter(({ result }) => result.failures.length > 0).length;
    if (given.values['json']) terminal.out(`${JSON.stringify(summary(rows, failed), null, 2)}\n`);
    else print(rows, failed, terminal);
    return failed === 0 ? 0 : 1;
  },
};

function noTests(filter: string): string {
  return filter === ''
    ? 'there are no tests. A test begins with a comment of its own: ;! test its name'
    : `there is no test whose name holds "${filter}".`;
}

/** Throws Failure where a line of a test says nothing that can be done. */
function testsOf(name: string, analysis: Analysis): readonly ProgramTest[] {
  const { tests, problems } = findTests(analysis);
  const [first] = problems;
  if (!first) return tests;
  const { line, character } = analysis.source.positionAt(first.span.start);
  throw new Failure(`${name}:${line + 1}:${character + 1}: ${first.message}`);
}

function lineOf({ analysis }: Row, offset: number): number {
  return analysis.source.lineAt(offset) + 1;
}

function print(rows: readonly Row[], failed: number, terminal: Terminal): void {
  for (const row of rows) {
    const { failures, name, steps } = row.result;
    const mark = failures.length === 0 ? 'ok  ' : 'FAIL';
    terminal.out(`${mark} ${row.file}: ${name} (${steps} steps)\n`);
    for (const { span, message } of failures) {
      terminal.out(`     ${row.file}:${lineOf(row, span.start)}: ${message}\n`);
    }
  }
  terminal.out(`${rows.length - failed} passed, ${failed} failed\n`);
}

function summary(rows: readonly Row[], failed: number): unknown {
  return {
    passed: rows.length - failed,
    failed,
    tests: rows.map(row => ({
      file: row.file,
      name: row.result.name,
      line: row.test.line + 1,
      passed: row.result.failures.length === 0,
      steps: row.result.steps,
      output: row.result.output,
      failures: row.result.failures.map(({ span, message, expected, actual }) => ({
        line: lineOf(row, span.start),
        message,
        ...(expected === undefined ? {} : { expected }),
        ...(actual === undefined ? {} : { actual }),
      })),
    })),
  };
}
