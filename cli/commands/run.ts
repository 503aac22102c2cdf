// `run`: loads programs into the machine and runs them, with what they print on standard output.
import type { Dialect } from '#core/dialect.ts';
import type { Machine, Moment } from '#core/machine/machine.ts';
import type { OutputRecord } from '#core/machine/output-log.ts';
import type { LaunchValues, LoadedProgram, TracedCall } from '#core/machine/program.ts';
import { dialects } from '#dialects/registry.ts';
import { type Command, type Terminal, textOption } from '../command.ts';
import { Failure, usageFailure } from '../failure.ts';
import { readBytes } from '../files.ts';
import { launchValues, loadFiles, loadProgram, runOptions } from '../loading.ts';
import { Screen } from '../screen.ts';

/** Units of the machine's clock after which a run is stopped unless `--max` says otherwise. */
const standardLimit = 100_000_000;
/** Moments between two looks at the output and at the wall clock. */
const slice = 1_000_000;

/** What a trace lists, and beyond instructions in which dialects. */
function traceSummary(): string {
  const more = dialects.flatMap(({ name, machine: { traces } }) =>
    traces ? [`; ${name}: also ${traces.join(',')}`] : [],
  );
  return `print each instruction before it executes${more.join('')}`;
}

export const run: Command = {
  name: 'run',
  summary: 'Runs programs: sources, which are assembled first, or images.',
  usage: 'FILE… [--trace[=KINDS]] [--max N] [--json] [options of the machine] [-- WORDS]',
  options: [
    {
      name: 'trace',
      value: 'KINDS',
      standard: 'instructions',
      summary: traceSummary(),
    },
    {
      name: 'max',
      value: 'N',
      summary: `stop after N ticks of the clock (${standardLimit} unless given)`,
    },
    {
      name: 'input',
      value: 'FILE',
      summary: 'what the program reads, in place of standard input',
    },
    { name: 'json', summary: 'print the result as JSON instead of the output' },
    { name: 'dialect', value: 'D', summary: 'the dialect, whatever the name of the file' },
    ...runOptions(),
  ],
  files: [1, Number.POSITIVE_INFINITY],
  takesWords: true,
  async run(given, terminal) {
    const files = loadFiles(given, terminal);
    const { dialect } = files;
    const limit = readLimit(textOption(given, 'max'), dialect.machine.runLimit);
    const input = textOption(given, 'input');
    if (input !== undefined && !dialect.machine.readsInput) {
      throw usageFailure(`${dialect.name} programs read no input; leave --input away.`);
    }
    const options = withWords(dialect, launchValues(dialect, given), given.words);
    const traced = readTrace(dialect, textOption(given, 'trace'));
    const calls: string[] = [];
    const onCall = ({ kind, text }: TracedCall) => {
      if (traced.has(kind)) calls.push(`${text}\n`);
    };
    const listens = [...traced].some(kind => kind !== instructions);
    const [typesInput, ...printed] = terminal.terminals;
    const terminals = [typesInput && input === undefined, ...printed] as const;
    const program = loadProgram(files, options, { terminals, ...(listens ? { onCall } : {}) });
    if (input !== undefined) program.machine.apply({ kind: 'input', bytes: readBytes(input) });
    const typed = dialect.machine.readsInput && input === undefined;
    const source = typed ? new InputPump(terminal) : undefined;
    for (const warning of program.warnings) terminal.error(`mnemonic: ${warning}\n`);
    const json = given.values['json'] === true;
    const trace = traced.has(instructions);
    const until = program.activity.momentOf(limit);
    const screen = new Screen(terminal);
    const wanted = { json, trace, source, calls };
    const isAtEnd = await execute(program, until, wanted, terminal, screen);
    const report = program.report();
    const isSilent = program.machine.finished && (trace || report.text === '');
    if (!isSilent) screen.endLine();
    if (json) terminal.out(`${JSON.stringify(report.json, null, 2)}\n`);
    else if (!trace) terminal.error(report.text);
    if (program.machine.finished) {
      const problems = program.writeFiles?.() ?? [];
      for (const problem of problems) terminal.error(`mnemonic: ${problem}\n`);
      return problems.length > 0 ? report.exitCode || 1 : report.exitCode;
    }
    if (isAtEnd) throw new Failure('the program waits for input, and there is no more.');
    throw new Failure(
      `stopped after ${limit} ${dialect.machine.clockUnit}s; the program had not ended. ` +
        '--max N lets it run longer.',
    );
  },
};

/** Hands standard input to a machine as it comes, also to programs that only look for a key. */
class InputPump {
  readonly #terminal: Terminal;
  #arrived: Uint8Array[] = [];
  #next: Promise<void>;
  #ended = false;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
    this.#next = this.#read();
  }

  async #read(): Promise<void> {
    const bytes = await this.#terminal.read();
    if (bytes) this.#arrived.push(bytes);
    else this.#ended = true;
  }

  /** Gives the machine what has arrived. */
  pass(machine: Machine): void {
    for (const bytes of this.#arrived.splice(0)) {
      machine.apply({ kind: 'input', bytes });
      this.#next = this.#read();
    }
  }

  /** Waits until something has arrived; false at the end of the input. */
  async wait(): Promise<boolean> {
    await this.#next;
    return !this.#ended;
  }
}

const instructions = 'instructions';

/** What a trace lists; empty without one. */
function readTrace({ name, machine }: Dialect, text: string | undefined): ReadonlySet<string> {
  const known = [instructions, ...(machine.traces ?? [])];
  const wanted = text === undefined ? [] : text.split(',').filter(kind => kind !== '');
  const wrong = wanted.find(kind => !known.includes(kind));
  if (wrong === undefined) return new Set(wanted);
  throw usageFailure(`--trace of ${name} programs takes ${known.join(', ')}, not ${wrong}.`);
}

/** Words for the program, as the machine's option of that name takes them. */
function withWords(
  { name, machine }: Dialect,
  values: LaunchValues,
  words: readonly string[],
): LaunchValues {
  if (words.length === 0) return values;
  if (!machine.options.some(option => option.name === 'args')) {
    throw usageFailure(`${name} programs are started without words.`);
  }
  const quoted = words.map(word => `"${word.replace(/["\\]/g, '\\$&')}"`).join(' ');
  return { ...values, args: [values['args'] ?? '', quoted].join(' ').trim() };
}

function readLimit(text: string | undefined, usual = standardLimit): number {
  if (text === undefined) return usual;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1 || !Number.isSafeInteger(value)) {
    throw usageFailure(`--max takes a whole number from 1 on, not ${text}.`);
  }
  return value;
}

/** Output that is not shown yet, in its order. */
class PendingOutput {
  #pieces: Pick<OutputRecord, 'text' | 'bytes' | 'isError'>[] = [];

  get length(): number {
    return this.#pieces.length;
  }

  add(piece: Pick<OutputRecord, 'text' | 'bytes' | 'isError'>): void {
    this.#pieces.push(piece);
  }

  /** A line of its own, whatever the program has begun. */
  addLine(text: string): void {
    const last = this.#pieces.at(-1);
    if (last && !last.text.endsWith('\n')) this.add({ text: '\n' });
    this.add({ text: `${text}\n` });
  }

  /** Neighbours go together, as far as they are text of the same stream. */
  show(screen: Screen): void {
    let text = '';
    let isError = false;
    for (const piece of this.#pieces) {
      const goesToError = piece.isError ?? false;
      if (goesToError !== isError || piece.bytes) {
        screen.out(text, isError);
        text = '';
      }
      isError = goesToError;
      if (piece.bytes) screen.out(piece.bytes, isError);
      else text += piece.text;
    }
    screen.out(text, isError);
  }

  clear(): void {
    this.#pieces = [];
  }
}

interface Wanted {
  readonly json: boolean;
  readonly trace: boolean;
  /** Lines of calls that are traced and not shown yet. */
  readonly calls: string[];
  /** Standard input; absent where the program reads none, or a file. */
  readonly source: InputPump | undefined;
}

/**
 * Runs in slices, so that output appears as it is printed and a terminal shows progress. True when
 * the program waits for input and there is no more of it.
 */
async function execute(
  { machine, traceLine }: LoadedProgram,
  until: Moment,
  { json, trace, source, calls }: Wanted,
  terminal: Terminal,
  screen: Screen,
): Promise<boolean> {
  let printed = 0;
  const pending = new PendingOutput();
  const collect = () => {
    if (machine.output.position === printed) return;
    for (const record of machine.output.since(printed)) pending.add(record);
    printed = machine.output.position;
    // The report as JSON holds the output; else nobody needs what is printed already.
    if (!json) machine.output.discardBefore(printed);
  };
  const flush = () => {
    collect();
    if (!json) pending.show(screen);
    pending.clear();
  };
  const watch = trace
    ? {
        onInstruction: (thread: number, address: number) => {
          collect();
          pending.addLine(traceLine(thread, address));
          if (pending.length > 10_000) flush();
        },
      }
    : {};
  let [hasEnded, isAtEnd] = [false, false];
  while (!machine.finished && machine.moment < until && !isAtEnd) {
    source?.pass(machine);
    const { reason } = machine.run(Math.min(until, machine.moment + slice), watch);
    flush();
    if (calls.length > 0) screen.clear();
    for (const line of calls.splice(0)) terminal.error(line);
    if (reason === 'input') {
      if (await source?.wait()) continue;
      // A program that waits on although it has been told the end waits for ever.
      isAtEnd = hasEnded;
      if (!hasEnded) machine.apply({ kind: 'input', bytes: new Uint8Array() });
      hasEnded = true;
      continue;
    }
    screen.progress(`${machine.moment.toLocaleString('en')} ticks…`);
    // A turn of the event loop lets an interrupt from the keyboard through.
    await new Promise(resolve => setImmediate(resolve));
  }
  flush();
  screen.clear();
  return isAtEnd;
}
