// Tests that stand in a program's comments: `;! test name` and the lines below it.

import { appendAll } from '#core/lists.ts';
import {
  ExpressionError,
  type ExpressionNode,
  parseExpression,
} from '#core/machine/expression-syntax.ts';
import type { Analysis } from '#core/semantics/analysis.ts';
import type { Span } from '#core/text/span.ts';

/** An expression with its place in the source. */
export interface Clause {
  readonly node: ExpressionNode;
  readonly text: string;
  readonly span: Span;
}

type CallNode = ExpressionNode & { readonly kind: 'call' };

export interface ProgramTest {
  readonly name: string;
  /** Zero-based line of `;! test`. */
  readonly line: number;
  /** From `;! test` to the end of its last line. */
  readonly span: Span;
  /** Assignments that are made before it runs. */
  readonly given: readonly Clause[];
  /** What the program reads; undefined for nothing. */
  readonly input: string | undefined;
  /** The subroutine that is called instead of running the program from its start. */
  readonly call: (Clause & { readonly node: CallNode }) | undefined;
  /** The place where it begins in place of the program's start. */
  readonly start: Clause | undefined;
  /** Conditions that hold afterwards. */
  readonly expected: readonly Clause[];
  readonly output:
    | { readonly text: string; readonly whole: boolean; readonly span: Span }
    | undefined;
  /** True where the program has to end with a fault. */
  readonly fault: boolean;
  /** Instructions after which it has failed. */
  readonly limit: number;
}

export interface TestProblem {
  readonly span: Span;
  readonly message: string;
}

export interface TestList {
  readonly tests: readonly ProgramTest[];
  readonly problems: readonly TestProblem[];
}

/** Enough for every exercise; a test with a longer run says so. */
const standardLimit = 1_000_000;
const largestLimit = 1_000_000_000;

const forms = [
  'test NAME',
  'given R0 = 5',
  'input "text"',
  'call LABEL(1, 2)',
  'start LABEL',
  'expect R2 == 7',
  'output "text"',
  'output contains "text"',
  'fault',
  'limit 1000',
];

type Draft = { -readonly [Key in keyof ProgramTest]: ProgramTest[Key] } & {
  given: Clause[];
  expected: Clause[];
};

/** A line of a comment that begins with the comment's character and an exclamation mark. */
const marked = /^[ \t]*[^\w\s]!/m;

/** What of an analysis tests stand in. */
type Commented = Pick<Analysis, 'source' | 'statements'>;

/** The tests of a source in order, and what is wrong with their lines. */
export function findTests(analysis: Commented): TestList {
  const reader = new Reader();
  const { source } = analysis;
  // Nearly all sources have no tests, and this is asked at every keystroke.
  if (!source.text.includes('!') || !marked.test(source.text)) return reader;
  for (const { comment, head, label, line } of analysis.statements) {
    if (!comment || head || label) continue;
    const text = source.slice(comment);
    const marker = /^\S!/.exec(text);
    if (marker) reader.read(text.slice(2), comment.start + 2, line);
  }
  return reader;
}

/** Reads the lines of all tests; each belongs to the `test` line before it. */
class Reader {
  readonly tests: Draft[] = [];
  readonly problems: TestProblem[] = [];

  read(text: string, offset: number, line: number): void {
    const match = /^\s*(\S+)\s*/.exec(text);
    const end = offset + text.trimEnd().length;
    if (!match) return;
    const word = match[1]!.toLowerCase();
    const rest = text.slice(match[0].length).trimEnd();
    const at = offset + match[0].length;
    if (word === 'test') {
      this.#begin(rest, { start: offset - 2, end }, line);
      return;
    }
    const test = this.tests.at(-1);
    if (!test) {
      this.#report(offset, end, 'A test begins with a line of its own: ;! test its name');
      return;
    }
    test.span = { start: test.span.start, end };
    try {
      this.#add(test, word, rest, at);
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      const start = Math.min(at + error.offset, Math.max(at, end - 1));
      this.#report(start, Math.max(end, start + 1), `${error.message.replace(/ \(column.*/, '')}.`);
    }
  }

  #begin(name: string, span: Span, line: number): void {
    if (name === '') this.#report(span.start, span.end, 'A test needs a name: ;! test adds two');
    const same = this.tests.find(test => test.name === name);
    if (same) {
      const message = `There is a test "${name}" already, in line ${same.line + 1}.`;
      this.#report(span.start, span.end, message);
    }
    this.tests.push({
      name: name || `line ${line + 1}`,
      line,
      span,
      given: [],
      input: undefined,
      call: undefined,
      start: undefined,
      expected: [],
      output: undefined,
      fault: false,
      limit: standardLimit,
    });
  }

  #add(test: Draft, word: string, rest: string, at: number): void {
    const end = at + rest.length;
    switch (word) {
      case 'given':
        for (const clause of clausesOf(rest, at)) {
          if (clause.node.kind === 'assign') test.given.push(clause);
          else this.#report(clause.span.start, clause.span.end, 'A value is given by R0 = 5.');
        }
        return;
      case 'expect':
        appendAll(test.expected, clausesOf(rest, at).map(asComparison));
        return;
      case 'input':
        test.input = (test.input ?? '') + textOf(rest);
        return;
      case 'output': {
        const part = /^contains\s+/i.exec(rest);
        const text = textOf(rest, part?.[0].length ?? 0);
        test.output = { text, whole: !part, span: { start: at, end } };
        return;
      }
      case 'call':
        test.call = callOf(rest, at);
        return;
      case 'start':
        [test.start] = clausesOf(rest, at);
        return;
      case 'fault':
        test.fault = true;
        return;
      case 'limit':
        this.#limit(test, rest, at);
        return;
      default:
        this.#report(at - word.length - 1, end, `A line of a test is one of ${forms.join(', ')}.`);
    }
  }

  #limit(test: Draft, rest: string, at: number): void {
    const limit = Number(rest);
    if (/^\d+$/.test(rest) && limit >= 1 && limit <= largestLimit) test.limit = limit;
    else {
      const message = `A limit is a number of instructions from 1 to ${largestLimit}: limit 1000`;
      this.#report(at, at + Math.max(1, rest.length), message);
    }
  }

  #report(start: number, end: number, message: string): void {
    this.problems.push({ span: { start, end }, message });
  }
}

/** The clauses between the commas of a list; commas in brackets and quotes do not count. */
function clausesOf(text: string, at: number): Clause[] {
  const clauses: Clause[] = [];
  let depth = 0;
  let quote = '';
  let start = 0;
  for (let index = 0; index <= text.length; index++) {
    const character = text[index] ?? ',';
    if (index < text.length) {
      if (quote !== '') {
        if (character === '\\') index++;
        else if (character === quote) quote = '';
        continue;
      }
      if (character === '"' || character === "'") quote = character;
      else if ('([?'.includes(character)) depth++;
      else if (')]:'.includes(character)) depth--;
      if (character !== ',' || depth > 0) continue;
    }
    clauses.push(clauseOf(text.slice(start, index), at + start, start));
    start = index + 1;
  }
  return clauses;
}

function clauseOf(text: string, at: number, offset: number): Clause {
  const lead = text.length - text.trimStart().length;
  const trimmed = text.trim();
  try {
    const { node } = parseExpression(trimmed);
    const start = at + lead;
    return { node, text: trimmed, span: { start, end: start + trimmed.length } };
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    const message = error.message.replace(/ \(column.*/, '');
    throw new ExpressionError(message, offset + lead + error.offset);
  }
}

/** People write one `=` for a comparison, too; nothing is assigned after the run. */
function asComparison(clause: Clause): Clause {
  const { node } = clause;
  if (node.kind !== 'assign' || node.operator !== '=') return clause;
  return { ...clause, node: { ...node, kind: 'binary', operator: '==' } };
}

function textOf(rest: string, from = 0): string {
  const { node } = clauseOf(rest.slice(from), from, from);
  if (node.kind === 'text') return node.value;
  throw new ExpressionError('A text stands between quotation marks: "Hello\\n"', from);
}

/** A label alone calls without arguments. */
function callOf(rest: string, at: number): ProgramTest['call'] {
  const clause = clauseOf(rest, at, 0);
  const { node } = clause;
  if (node.kind === 'call') return { ...clause, node };
  if (node.kind !== 'name' && node.kind !== 'label' && node.kind !== 'number') {
    throw new ExpressionError('A call names a label: call SUM(1, 2)', 0);
  }
  return { ...clause, node: { kind: 'call', target: node, arguments: [], offset: node.offset } };
}
