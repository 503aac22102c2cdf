// The sample with a language on the cons runtime: in our machine, and on the CPU where ld is there.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { main } from '#cli/command-line.ts';
import { analyzeNow } from '#core/dialect.ts';
import { SourceText } from '#core/text/source.ts';
import { nasm } from '#dialects/nasm/dialect.ts';
import { findProgram } from '#tools/commands.ts';
import { root } from '#tools/project.ts';
import { disk } from '../../../cli/files.ts';

const sources = join(root, 'samples/nasm/cons/src');

/** What is typed and what comes of it, without the prompts of lines that nothing came of. */
const conversation: readonly (readonly [typed: string, answer: string])[] = [
  ['(+ 1 2)', '3'],
  ['-5 "a \\"b\\"\\n"', '-5\n"a \\"b\\"\\n"'],
  ["'(1 (2 . 3) x)", '(1 (2 . 3) x)'],
  ['(define (square x) (* x x))', 'square'],
  ['(square 12)', '144'],
  ['(define (sum n) (if (= n 0) 0 (+ n (sum (- n 1)))))', 'sum'],
  ['(sum 1000)', '500500'],
  ["(define (count n) (if (= n 0) 'done (count (- n 1))))", 'count'],
  ['(count 100000)', 'done'],
  ['(let ((a 1) (b 2)) (set! a 5) (list a b "c"))', '(5 2 "c")'],
  ['((lambda (a . rest) (list a rest)) 1 2 3)', '(1 (2 3))'],
  ['(define (adder n) (lambda (x) (+ x n)))', 'adder'],
  ['((adder 3) 4)', '7'],
  ['(print "one " 2) ; a comment', 'one 2'],
  ['(list (first (cons 1 2)) (second (cons 1 2)))', '(1 2)'],
  ['(list (null? nil) (null? 0) (pair? nil))', '(true () ())'],
  ['(list (eq? \'a \'a) (equal? \'(1 "x") \'(1 "x")) (eq? "x" "x"))', '(true true ())'],
  ['(length (range 10)) (length "nine bytes")', '10\n10'],
  ['(list (/ 17 5) (remainder -17 5) (< 1 2) (>= 1 2))', '(3 -2 true ())'],
  ["(begin (+\n 1 '2))", '. 3'],
  ['1152921504606846975', '1152921504606846975'],
  ['-1152921504606846976', '-1152921504606846976'],
];

const mistakes: readonly (readonly [typed: string, message: string])[] = [
  ['x', 'nothing has this name: x'],
  ['(set! x 1)', 'define this name before you set it: x'],
  ['(1 2)', 'this is no function: 1'],
  ['(car 5)', 'this is no list: 5'],
  ["(+ 1 'a)", 'this is no number: a'],
  ['(/ 1 0)', 'this cannot be divided by zero: 1'],
  ['(+ 1152921504606846975 1)', 'the result has more than 61 bits'],
  ['(* 1152921504606846975 2)', 'the result has more than 61 bits'],
  ['1152921504606846976', 'a number has more than 61 bits'],
  ['(car 1 2)', 'the wrong number of arguments for: car'],
  ['((lambda (a) a))', 'a value is missing for this: (a)'],
  ['((lambda (a) a) 1 2)', 'these values are too many: (2)'],
  ['(if)', 'this special form wants other words behind its name: (if)'],
  [')', 'a ) that no ( has opened'],
  ["(')", 'there is a value missing before this ) or dot'],
  ['( . 1)', 'a dot stands before the last value of a list: (1 . 2)'],
  ['"open', 'a string ends in the line in which it begins'],
  [
    '(define (f) (+ 1 (f))) (f)',
    'the calls need more than the stack of 6 MB: is there no end to them?',
  ],
  ['(define all (range 5000000))', 'the heap is full: all its 64 MB are in use'],
  [`"${'x'.repeat(70_000)}"`, 'a line has more than 65536 bytes'],
  [`${'('.repeat(60_000)}`, 'more than 10000 lists within each other'],
  [`${"'".repeat(60_000)}`, 'more than 10000 lists within each other'],
];

/** Runs the sample in our machine. */
async function inMachine(input: string): Promise<{ out: string; code: number }> {
  let out = '';
  const pieces = [new TextEncoder().encode(input)];
  const code = await main(['run', '--max', '20000000000', join(sources, 'repl.asm')], {
    out: text => {
      out += text;
    },
    error: text => assert.equal(text, ''),
    interactive: false,
    terminals: [true, true, true],
    read: async () => pieces.shift(),
  });
  return { out, code };
}

const transcript = `${conversation.map(([, answer]) => `> ${answer}\n`).join('')}> \n`;
const typed = `${conversation.map(([line]) => line).join('\n')}\n`;

function checkMistakes(out: string): void {
  const said = out.split('\n').flatMap(line => /error: (.*)/.exec(line)?.[1] ?? []);
  assert.deepEqual(
    said,
    mistakes.map(([, message]) => message),
  );
  assert.ok(out.endsWith('> 42\n> \n'), 'the loop goes on');
}
const wrong = `${mistakes.map(([line]) => line).join('\n')}\n(* 6 7)\n`;

describe('the language on the cons runtime, in our machine', () => {
  test('answers what is typed, and ends with its input', async () => {
    assert.deepEqual(await inMachine(typed), { out: transcript, code: 0 });
    assert.deepEqual(await inMachine('(+ 1 2'), {
      out: '> error: the input ends within a list\n\n',
      code: 0,
    });
    assert.deepEqual(await inMachine(''), { out: '> \n', code: 0 });
  });

  test('says what is wrong and goes on', async () => {
    checkMistakes((await inMachine(wrong)).out);
  });

  test('takes a million open parentheses for what they are', async () => {
    const { out, code } = await inMachine(`${`${'('.repeat(1000)}\n`.repeat(1000)}\n1\n`);
    assert.ok(out.includes('error: more than 10000 lists within each other'));
    assert.ok(out.includes('error: the input ends within a list'));
    assert.equal(code, 0);
  });

  test('allocates ten times the memory that it has', async () => {
    // A cell takes 16 bytes, so that 42 lists of a million are 672,000,000 bytes.
    const lists = '(null? (range 1000000))\n'.repeat(42);
    const { out } = await inMachine(`(define kept '(1 2 3))\n${lists}(collections) kept\n`);
    assert.ok(42 * 16_000_000 > 10 * 2 ** 26);
    assert.match(out, /> (9|10)\n\(1 2 3\)\n> \n$/);
  });

  test('counts the cells that are in use', async () => {
    const { out } = await inMachine('(collect)\n(define l (range 1000))\n(collect)\n(collect)\n');
    const [before, after, again] = [...out.matchAll(/(\d+)\n/g)].map(([, count]) => Number(count));
    assert.ok(after! - before! >= 1000 && after! - before! < 1100, out);
    assert.ok(Math.abs(again! - after!) < 50, out);
  });
});

const isLinux64 = process.platform === 'linux' && process.arch === 'x64';
const skip = !isLinux64
  ? 'the samples run on Linux for x86-64'
  : findProgram('ld') === undefined && 'install ld';

describe('the language on the cons runtime, on the CPU', { skip }, () => {
  let built: string;
  before(() => {
    built = mkdtempSync(join(tmpdir(), 'nasm-repl-'));
    const names = readdirSync(sources).filter(name => name !== 'main.asm');
    const objects = names.map(name => {
      const path = join(sources, name);
      const source = new SourceText(pathToFileURL(path).href, readFileSync(path, 'utf8'));
      const analysis = analyzeNow(nasm, source, disk);
      assert.deepEqual(
        analysis.diagnostics.map(({ message }) => message),
        [],
        name,
      );
      const [file] = nasm.outputs[0]!.write(analysis);
      const object = join(built, `${name}.o`);
      writeFileSync(object, file!.content);
      return object;
    });
    execFileSync('ld', ['-o', join(built, 'repl'), ...objects]);
  });
  after(() => rmSync(built, { recursive: true, force: true }));

  const onCpu = (input: string) =>
    spawnSync(join(built, 'repl'), { input, encoding: 'utf8', maxBuffer: 2 ** 26 });

  test('gives the same transcript', () => {
    const { stdout, status } = onCpu(typed);
    assert.equal(stdout, transcript);
    assert.equal(status, 0);
    checkMistakes(onCpu(wrong).stdout);
  });

  test('allocates a hundred times the memory that it has', () => {
    const lists = '(null? (range 1000000))\n'.repeat(420);
    const { stdout } = onCpu(`${lists}(collections)\n`);
    const count = Number(/> (\d+)\n> \n$/.exec(stdout)?.[1]);
    assert.ok(count >= 95 && count <= 110, `${count} collections`);
  });
});
