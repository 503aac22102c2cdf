// The LC-3 samples assemble without a word of complaint, stay as the formatter has them, and do
// what they say.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import type { Dialect } from '#core/dialect.ts';
import type { ProgramFile } from '#core/machine/program.ts';
import { findTests } from '#core/testing/program-test.ts';
import { runTest } from '#core/testing/test-run.ts';
import { language } from '#dialects/lc3/language.ts';
import { type LoadedLc3, loadLc3 } from '#dialects/lc3/machine/load.ts';
import { format, standardFormat } from '#server/features/format.ts';
import { analysisOf } from './programs.ts';

const folder = new URL('../../../samples/lc3/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');

function load(name: string, edition = 3): LoadedLc3 {
  const analysis = analysisOf(read(name));
  const file: ProgramFile = {
    ...{ name, uri: analysis.source.uri },
    content: { kind: 'source', analysis },
  };
  return loadLc3([file], { options: { edition }, recordActivity: false });
}

function type({ machine }: LoadedLc3, text: string): void {
  machine.apply({ kind: 'input', bytes: new TextEncoder().encode(text) });
}

/** What is printed until the program ends or waits for a key. */
function play({ machine }: LoadedLc3): { readonly reason: string; readonly printed: string } {
  const start = machine.output.position;
  const { reason } = machine.run(machine.moment + 50_000_000, {});
  const printed = machine.output
    .since(start)
    .map(({ text }) => text)
    .join('');
  return { reason, printed };
}

for (const name of readdirSync(folder).filter(file => file.endsWith('.asm'))) {
  describe(name, () => {
    const analysis = analysisOf(read(name));

    test('has nothing to complain about', () => {
      const messages = analysis.diagnostics.map(({ code, message }) => `${code}: ${message}`);
      assert.deepEqual(messages, []);
      assert.ok(analysis.program);
    });

    test('stays as the formatter has it', () => {
      assert.deepEqual(format(analysis, language as Dialect, standardFormat), []);
    });

    const { tests, problems } = findTests(analysis);
    test('has tests that can be read', () => assert.deepEqual(problems, []));
    for (const one of tests) {
      test(one.name, () => {
        const { failures } = runTest(load(name), one);
        assert.deepEqual(
          failures.map(({ message }) => message),
          [],
        );
      });
    }
  });
}

const outputs: readonly (readonly [name: string, input: string, printed: string])[] = [
  ['hello.asm', '', 'Hello, world!\n'],
  ['article-add.asm', '', '8'],
  ['article-hi.asm', 'x', 'Hi'],
  ['sort.asm', '', '4 8 15 31 35 65 92 97 '],
  ['calculator.asm', '1 2-3*\nq', '1 2-3*\n-3\nq'],
];
for (const edition of [2, 3]) {
  for (const [name, input, printed] of outputs) {
    test(`${name} prints the same in edition ${edition}`, () => {
      const program = load(name, edition);
      type(program, input);
      assert.deepEqual(play(program), { reason: 'finished', printed });
    });
  }
}

test('clock.asm counts down by the timer alone', () => {
  const times = ['05', '04', '03', '02', '01', '00'].map(seconds => `\r00:${seconds}`);
  const printed = `${times.join('')}\x07\nDing!\n`;
  assert.deepEqual(play(load('clock.asm')), { reason: 'finished', printed });
});

const rowLength = 23;
const keys: ReadonlyMap<string, number> = new Map([
  ['w', -rowLength],
  ['a', -1],
  ['s', rowLength],
  ['d', 1],
]);

/** The first key on the shortest way to the food, or one that goes on at least. */
function nextKey(printed: string): string {
  const screen = printed.slice(printed.lastIndexOf('\x1b[H') + 3);
  const start = screen.indexOf('@');
  const seen = new Set([start]);
  const ways = [{ place: start, first: '' }];
  for (const { place, first } of ways) {
    if (screen[place] === '*') return first;
    for (const [key, step] of keys) {
      const next = place + step;
      if (seen.has(next) || !' *'.includes(screen[next]!)) continue;
      seen.add(next);
      ways.push({ place: next, first: first || key });
    }
  }
  return ways.at(-1)!.first || 'q';
}

for (const edition of [2, 3]) {
  test(`snake.asm is won by going for the food, in edition ${edition}`, () => {
    const program = load('snake.asm', edition);
    let stop = play(program);
    for (let turn = 0; turn < 1_000 && stop.reason === 'input'; turn++) {
      type(program, nextKey(stop.printed));
      stop = play(program);
    }
    assert.equal(stop.reason, 'finished');
    assert.equal(stop.printed.slice(-25), 'Score 20  \nYou have won!\n');
  });
}
