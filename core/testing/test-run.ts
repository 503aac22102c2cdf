// Runs a test of a program in a machine of its own, under a limit, and says what differed.
import {
  evaluate,
  isTrue,
  type Names,
  resolveAssignment,
  resolveCall,
} from '#core/machine/expression.ts';
import { ExpressionError, type ExpressionNode } from '#core/machine/expression-syntax.ts';
import {
  type Address,
  EditError,
  type Machine,
  type Stop,
  type ThreadId,
} from '#core/machine/machine.ts';
import { namesOf } from '#core/machine/names.ts';
import type { LoadedProgram } from '#core/machine/program.ts';
import { formatValue, type NumberWriter } from '#core/machine/value-format.ts';
import type { Span } from '#core/text/span.ts';
import { encodeUtf8 } from '#core/text/utf8.ts';
import type { Clause, ProgramTest } from './program-test.ts';

export interface TestFailure {
  /** The clause that does not hold; the test's first line where it is about the run. */
  readonly span: Span;
  /** A sentence. */
  readonly message: string;
  readonly expected?: string;
  readonly actual?: string;
}

export interface TestResult {
  readonly name: string;
  readonly failures: readonly TestFailure[];
  /** Steps of the machine. */
  readonly steps: number;
  readonly output: string;
  /** How often the instruction at each address was executed. */
  readonly executed: ReadonlyMap<Address, number>;
}

/**
 * Runs a test on a program that was loaded for it alone; `write` is the dialect's notation. Never
 * throws for a program's faults.
 */
export function runTest(
  program: LoadedProgram,
  test: ProgramTest,
  write?: NumberWriter,
): TestResult {
  return new TestRun(program, test, write).run();
}

class TestRun {
  readonly #program: LoadedProgram;
  readonly #machine: Machine;
  readonly #test: ProgramTest;
  readonly #write: NumberWriter | undefined;
  readonly #failures: TestFailure[] = [];
  readonly #executed = new Map<Address, number>();

  constructor(program: LoadedProgram, test: ProgramTest, write: NumberWriter | undefined) {
    this.#program = program;
    this.#machine = program.machine;
    this.#test = test;
    this.#write = write;
  }

  run(): TestResult {
    const depth = this.#prepare();
    if (this.#failures.length === 0) {
      this.#judgeEnd(this.#execute(depth), depth !== undefined);
      for (const clause of this.#test.expected) this.#check(clause);
      this.#checkOutput();
    }
    const { moment } = this.#machine;
    return {
      name: this.#test.name,
      failures: this.#failures,
      steps: moment,
      output: this.#output(),
      executed: this.#executed,
    };
  }

  /** A program that has ended still has the registers of its first thread. */
  get #thread(): ThreadId {
    return this.#machine.current() ?? this.#machine.threads({ most: 1 })[0]?.id ?? 1;
  }

  get #names(): Names {
    return namesOf(this.#program, this.#thread);
  }

  #output(): string {
    return this.#machine.output
      .since(0)
      .map(({ text }) => text)
      .join('');
  }

  /** Sets up what is given; returns the frame depth at which a call is over. */
  #prepare(): number | undefined {
    const { given, input, start, call } = this.#test;
    const machine = this.#machine;
    const thread = this.#thread;
    if (input !== undefined) {
      const bytes = encodeUtf8(input);
      this.#attempt(this.#test.span, () => machine.apply({ kind: 'input', bytes }));
    }
    for (const clause of given) {
      this.#attempt(clause.span, () => {
        machine.apply(resolveAssignment(clause.node, this.#names).edit);
      });
    }
    if (start) {
      this.#attempt(start.span, () => {
        machine.apply({ kind: 'jump', thread, address: this.#addressOf(start) });
      });
    }
    if (!call) return undefined;
    const depth = machine.frameDepth(thread);
    this.#attempt(call.span, () => {
      const { address, values } = resolveCall(call.node, this.#names);
      machine.apply({ kind: 'call', thread, address, arguments: values });
    });
    return depth;
  }

  /** Does something with the program; what makes no sense becomes a failure at `span`. */
  #attempt(span: Span, action: () => void): void {
    try {
      action();
    } catch (error) {
      if (!(error instanceof ExpressionError || error instanceof EditError)) throw error;
      const said = error.message.replace(/ \(column.*/, '');
      this.#fail(span, said.endsWith('.') ? said : `${said}.`);
    }
  }

  #addressOf(clause: Clause): Address {
    const { node } = clause;
    const label = node.kind === 'name' ? this.#names.label(node.name) : undefined;
    const { value } = label ?? evaluate(node, this.#names);
    if (typeof value === 'bigint') return Number(value);
    throw new ExpressionError(`${clause.text} is no address`, 0);
  }

  #execute(depth: number | undefined): Stop {
    const thread = this.#thread;
    return this.#machine.run(this.#test.limit, {
      ...(depth === undefined ? {} : { step: { thread, maximumDepth: depth } }),
      onInstruction: (_, address) => {
        this.#executed.set(address, (this.#executed.get(address) ?? 0) + 1);
      },
    });
  }

  #judgeEnd(stop: Stop, isCall: boolean): void {
    const { fault, limit, span } = this.#test;
    const { exitCode } = this.#program.report();
    const hasFault = exitCode !== 0 && stop.reason === 'finished';
    if (stop.reason === 'limit') {
      const what = isCall ? 'The subroutine has not returned' : 'The program has not ended';
      this.#fail(span, `${what} after ${limit} steps; ";! limit N" allows more.`);
    } else if (stop.reason === 'input') {
      this.#fail(span, 'The program waits for more input; ";! input" gives it.');
    } else if (hasFault && !fault) {
      this.#fail(span, stop.text || 'The program ended with a fault.');
    } else if (fault && !hasFault) {
      this.#fail(span, 'The program was to end with a fault, and did not.');
    }
  }

  #check({ node, text, span }: Clause): void {
    this.#attempt(span, () => {
      if (isTrue(node, this.#names)) return;
      if (node.kind !== 'binary' || !comparisons.has(node.operator)) {
        this.#fail(span, `${text} does not hold.`);
        return;
      }
      const actual = this.#show(node.left, node.right);
      const wanted = this.#show(node.right, node.left);
      const expected = node.operator === '==' ? wanted : `${node.operator} ${wanted}`;
      const message = `Expected ${text}; it is ${actual}.`;
      this.#failures.push({ span, message, expected, actual });
    });
  }

  /** A value as people compare it: in decimal, and in hex where it has a width. */
  #show(node: ExpressionNode, other: ExpressionNode): string {
    const value = evaluate(node, this.#names);
    if (typeof value.value === 'string') return JSON.stringify(value.value);
    const bits = value.bits ?? evaluate(other, this.#names).bits;
    const signed = value.signed ?? evaluate(other, this.#names).signed;
    const shape = { ...(bits ? { bits } : {}), ...(signed ? { signed } : {}) };
    const decimal = formatValue(value.value, shape, 'decimal');
    const hex = formatValue(value.value, shape, 'hex', this.#write);
    return bits ? `${decimal} (${hex})` : decimal;
  }

  #checkOutput(): void {
    const { output } = this.#test;
    if (!output) return;
    const actual = this.#output();
    const holds = output.whole ? actual === output.text : actual.includes(output.text);
    if (holds) return;
    const expected = JSON.stringify(output.text);
    const relation = output.whole ? '' : ' to contain';
    const message = `Expected the output${relation} ${expected}; it is ${JSON.stringify(actual)}.`;
    this.#failures.push({ span: output.span, message, expected, actual: JSON.stringify(actual) });
  }

  #fail(span: Span, message: string): void {
    this.#failures.push({ span, message });
  }
}

const comparisons = new Set(['==', '!=', '<', '<=', '>', '>=']);
