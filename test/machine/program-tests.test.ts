// Tests in the comments of programs: what their lines mean, and what a run of one says.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { analyzeNow } from '#core/dialect.ts';
import { findTests } from '#core/testing/program-test.ts';
import { runTest } from '#core/testing/test-run.ts';
import { SourceText } from '#core/text/source.ts';
import { bytecode } from '#dialects/bytecode/dialect.ts';

const program = [
  '.var total',
  '.task main',
  '        LOAD total',
  '        CALL square',
  '        DUP',
  '        STORE total',
  '        PRINT',
  '        HALT',
  'square: DUP',
  '        MUL',
  '        RET',
  '.task loop',
  'again:  JMP again',
].join('\n');

const single = program.slice(0, program.indexOf('\n.task loop'));

function analysisOf(lines: readonly string[], source = single) {
  return analyzeNow(bytecode, new SourceText('file:///t.bca', `${source}\n${lines.join('\n')}\n`));
}

function results(lines: readonly string[], source = single) {
  const analysis = analysisOf(lines, source);
  const { tests, problems } = findTests(analysis);
  assert.deepEqual(problems, []);
  const file = {
    name: 't.bca',
    uri: 'file:///t.bca',
    content: { kind: 'source', analysis },
  } as const;
  return tests.map(one => {
    const settings = { options: {}, recordActivity: false };
    return runTest(bytecode.machine.load([file], settings), one);
  });
}

const messages = (lines: readonly string[], source = single) =>
  results(lines, source).map(({ failures }) => failures.map(({ message }) => message));

describe('a test', () => {
  test('sets what is given, runs the program and compares', () => {
    const lines = [
      ';! test nine',
      ';! given total = 3',
      ';! expect total == 9',
      ';! output "9\\n"',
    ];
    const [result] = results(lines);
    assert.deepEqual(result!.failures, []);
    assert.equal(result!.output, '9\n');
    assert.equal(result!.executed.size, 9);
  });

  test('says what was expected and what it is', () => {
    const lines = [
      ';! test',
      ';! test four',
      ';! given total = 2',
      ';! expect total = 5, total > 9',
    ];
    const { tests, problems } = findTests(analysisOf(lines));
    assert.deepEqual(
      problems.map(({ message }) => message),
      ['A test needs a name: ;! test adds two'],
    );
    assert.deepEqual(
      tests.map(({ name }) => name),
      ['line 12', 'four'],
    );
    assert.deepEqual(messages(lines.slice(1)), [
      ['Expected total = 5; it is 4 (0x00000004).', 'Expected total > 9; it is 4 (0x00000004).'],
    ]);
  });

  test('compares the output as a whole or a part of it', () => {
    const lines = (output: string) => [';! test t', ';! given total = 5', `;! output ${output}`];
    assert.deepEqual(messages(lines('contains "5"')), [[]]);
    assert.deepEqual(messages(lines('"5"')), [['Expected the output "5"; it is "25\\n".']]);
  });

  test('calls a subroutine with arguments and stops when it returns', () => {
    const lines = [';! test of square', ';! call square(-7)', ';! expect top == 49, depth == 1'];
    const [result] = results(lines);
    assert.deepEqual(result!.failures, []);
    assert.equal(result!.steps, 3);
  });

  test('fails under its limit of instructions', () => {
    assert.deepEqual(messages([';! test t', ';! limit 50'], program), [
      ['The program has not ended after 50 steps; ";! limit N" allows more.'],
    ]);
  });

  test('says what makes no sense at its very clause', () => {
    const lines = [';! test t', ';! given total = 5', ';! given nothing = 1'];
    const [result] = results(lines);
    assert.equal(result!.failures[0]!.message, 'There is no name "nothing".');
    const text = analysisOf(lines).source.slice(result!.failures[0]!.span);
    assert.equal(text, 'nothing = 1');
  });

  test('gives input to programs that read', () => {
    assert.deepEqual(messages([';! test t', ';! input "x"']), [['These programs read no input.']]);
  });
});

describe('lines that are no test', () => {
  const problemsOf = (...lines: string[]) =>
    findTests(analysisOf(lines)).problems.map(({ span, message }) => {
      const { source } = analysisOf(lines);
      return `${source.slice(span)} | ${message.split(';')[0]}`;
    });

  test('are told of at their place', () => {
    assert.deepEqual(problemsOf(';! expect total == 1'), [
      ' expect total == 1 | A test begins with a line of its own: ',
    ]);
    assert.deepEqual(problemsOf(';! test t', ';! expect 1 +'), [
      '+ | The expression ends where a value is expected.',
    ]);
    assert.deepEqual(problemsOf(';! test t', ';! limit none'), [
      'none | A limit is a number of instructions from 1 to 1000000000: limit 1000',
    ]);
    assert.deepEqual(problemsOf(';! test t', ';! given 5'), ['5 | A value is given by R0 = 5.']);
  });

  test('never are an exception', () => {
    for (const word of ['given', 'expect', 'input', 'output', 'call', 'start', 'limit', 'x']) {
      for (const rest of ['', '(', '"', "'", 'a,', ',', '((', 'a(1', 'é=', '#', '"a" b']) {
        findTests(analysisOf([';! test t', `;! ${word} ${rest}`]));
      }
    }
  });
});
