// `run`: loads programs into the machine and runs them, with what they print on standard output.

import type { Moment } from '#core/machine/machine.ts';
import { type LoadedProgram, ProgramError } from '#core/machine/program.ts';
import { dialects } from '#dialects/registry.ts';
import { type Command, type Terminal, textOption } from '../command.ts';
import { Failure, usageFailure } from '../failure.ts';
import { launchOptions, launchValues, loadFiles } from '../loading.ts';

/** Units of the machine's clock after which a run is stopped unless `--max` says otherwise. */
const standardLimit = 100_000_000;
/** Moments between two looks at the output and at the wall clock. */
const slice = 1_000_000;

export const run: Command = {
  name: 'run',
  summary: 'Runs programs: sources, which are assembled first, or images.',
  usage: 'FILE… [--trace] [--max N] [--json] [options of the machine]',
  options: [
    { name: 'trace', summary: 'print each instruction before it executes' },
    {
      name: 'max',
      value: 'N',
      summary: `stop after N ticks of the clock (${standardLimit} unless given)`,
    },
    { name: 'input', value: 'FILE', summary: 'what the program reads, for machines that read' },
    { name: 'json', summary: 'print the result as JSON instead of the output' },
    { name: 'dialect', value: 'D', summary: 'the dialect, whatever the name of the file' },
    ...launchOptions(dialects.flatMap(({ machine }) => machine.options)),
  ],
  files: [1, Number.POSITIVE_INFINITY],
  async run(given, terminal) {
    const limit = readLimit(textOption(given, 'max'));
    const { dialect, files } = loadFiles(given, terminal);
    if (given.values['input'] !== undefined && !dialect.machine.readsInput) {
      throw usageFailure(`${dialect.name} programs read no input; leave --input away.`);
    }
    const options = launchValues(dialect.machine.options, given);
    const program = load(() => dialect.machine.load(files, { options, recordActivity: false }));
    for (const warning of program.warnings) terminal.error(`mnemonic: ${warning}\n`);
    const json = given.values['json'] === true;
    const trace = given.values['trace'] === true;
    const until = program.activity.momentOf(limit);
    await execute(program, until, { json, trace }, terminal);
    const report = program.report();
    if (json) terminal.out(`${JSON.stringify(report.json, null, 2)}\n`);
    else if (!trace) terminal.error(report.text);
    if (program.machine.finished) return report.exitCode;
    throw new Failure(
      `stopped after ${limit} ${dialect.machine.clockUnit}s; the program had not ended. ` +
        '--max N lets it run longer.',
    );
  },
};

function load<Value>(make: () => Value): Value {
  try {
    return make();
  } catch (error) {
    if (error instanceof ProgramError) throw new Failure(error.message);
    throw error;
  }
}

function readLimit(text: string | undefined): number {
  if (text === undefined) return standardLimit;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1 || !Number.isSafeInteger(value)) {
    throw usageFailure(`--max takes a whole number from 1 on, not ${text}.`);
  }
  return value;
}

interface Wanted {
  readonly json: boolean;
  readonly trace: boolean;
}

/** Runs in slices, so that output appears as it is printed and a terminal shows progress. */
async function execute(
  { machine, traceLine }: LoadedProgram,
  until: Moment,
  { json, trace }: Wanted,
  terminal: Terminal,
): Promise<void> {
  let printed = 0;
  let pending: string[] = [];
  const collect = () => {
    if (machine.output.position === printed) return;
    for (const { text } of machine.output.since(printed)) pending.push(text);
    printed = machine.output.position;
    // The report as JSON holds the output; else nobody needs what is printed already.
    if (!json) machine.output.discardBefore(printed);
  };
  const flush = () => {
    collect();
    if (!json && pending.length > 0) terminal.out(pending.join(''));
    pending = [];
  };
  const watch = trace
    ? {
        onInstruction: (thread: number, address: number) => {
          collect();
          pending.push(`${traceLine(thread, address)}\n`);
          if (pending.length > 10_000) flush();
        },
      }
    : {};
  const progress = createProgress(terminal);
  while (!machine.finished && machine.moment < until) {
    machine.run(Math.min(until, machine.moment + slice), watch);
    flush();
    progress.show(machine.moment);
    // A turn of the event loop lets an interrupt from the keyboard through.
    await new Promise(resolve => setImmediate(resolve));
  }
  flush();
  progress.clear();
}

function createProgress(terminal: Terminal): { show(moment: Moment): void; clear(): void } {
  const start = performance.now();
  let shownAt = 0;
  return {
    show(moment) {
      const now = performance.now();
      if (!terminal.interactive || now - start < 1000 || now - shownAt < 200) return;
      shownAt = now;
      terminal.error(`\r\u001b[K${moment.toLocaleString('en')} ticks…`);
    },
    clear() {
      if (shownAt > 0) terminal.error('\r\u001b[K');
    },
  };
}
