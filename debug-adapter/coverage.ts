// The reference page of the debug adapter: every request and capability of DAP with its status.
import { capabilityRows } from './capabilities.ts';

interface RequestRow {
  readonly name: string;
  readonly answered: boolean;
  readonly note: string;
}

const yes = (name: string, note: string): RequestRow => ({ name, answered: true, note });
const no = (name: string, note: string): RequestRow => ({ name, answered: false, note });

// biome-ignore format: a table
export const requestRows: readonly RequestRow[] = [
  no('attach', 'Programs run in the adapter; there is nothing to attach to.'),
  yes('breakpointLocations', 'The lines of a range that hold code.'),
  yes('cancel', 'Ends a search in the past where it began.'),
  yes('completions', 'Registers, variables, labels, threads; members behind a full stop.'),
  yes('configurationDone', 'Starts the program.'),
  yes('continue', 'With `singleThread` the others get no processor until the next stop.'),
  yes('dataBreakpointInfo', 'By variable, by expression, or by address.'),
  yes('disassemble', 'Exactly as many rows as asked for; those outside memory are marked.'),
  yes('disconnect', 'Ends the program and the session.'),
  yes('evaluate', 'Contexts watch, repl (assignments, too), hover, clipboard, variables.'),
  yes('exceptionInfo', 'What happened, in which file, line and offset.'),
  yes('goto', 'Changes the program counter of a thread.'),
  yes('gotoTargets', 'The first instruction of a line.'),
  yes('initialize', ''),
  yes('launch', 'See the arguments above.'),
  yes('loadedSources', ''),
  no('locations', 'No value refers to a source location.'),
  yes('modules', 'One for each file.'),
  yes('next', 'A call runs as a whole; by line or instruction.'),
  yes('pause', 'Answered within a slice of a run, a few milliseconds.'),
  yes('readMemory', 'References are `0x10` in code, `space:0x10` elsewhere.'),
  yes('restart', 'Reads and assembles the files again.'),
  yes('restartFrame', 'Goes back in time to the start of the frame.'),
  yes('reverseContinue', 'To the latest breakpoint before, or to the start.'),
  yes('scopes', ''),
  yes('setBreakpoints', 'Conditions, hit counts, log messages; moves to the next line with code. In the body of a macro: every expansion.'),
  yes('setDataBreakpoints', 'Memory: read, write (a change), either. Registers: a change.'),
  yes('setExceptionBreakpoints', 'The events of the machine, each with a condition if wanted.'),
  yes('setExpression', ''),
  yes('setFunctionBreakpoints', 'Labels, and what the dialect names: functions of its libraries, `syscall:write`.'),
  yes('setInstructionBreakpoints', ''),
  yes('setVariable', ''),
  yes('source', 'The text that was assembled.'),
  yes('stackTrace', 'In pages.'),
  yes('stepBack', 'One line or instruction of the thread.'),
  yes('stepIn', ''),
  yes('stepInTargets', 'What the next instruction calls, and the body of the macro that it comes from; without a target a step in stays out of code of the machine itself.'),
  yes('stepOut', 'Out of the outermost frame: to the end of the thread.'),
  yes('terminate', ''),
  yes('terminateThreads', ''),
  yes('threads', 'The machine’s threads, with the state of those that do not run.'),
  yes('variables', 'In pages; elements and members apart.'),
  yes('writeMemory', ''),
];

// biome-ignore format: a table
export const customRows: readonly RequestRow[] = [
  yes('mnemonic/stepTick', '`{}`: runs one unit of the clock.'),
  yes('mnemonic/runToSwitch', '`{}`: runs to the next context switch.'),
  yes('mnemonic/reverseStepOver', '`{threadId?, granularity?}`: undoes a step over.'),
  yes('mnemonic/reverseStepOut', '`{threadId?}`: goes back to the call.'),
  yes('mnemonic/goToTime', '`{time}`: goes to a unit of the clock, back or forward.'),
  yes('mnemonic/input', '`{text}`: what the user typed, for programs that read it.'),
  yes('mnemonic/calls', '`{from?, count?}` → traces, first, made, end, course, moment, from, calls: what the program has asked of its surroundings, by number; those behind `made` were taken back.'),
  yes('mnemonic/goToMoment', '`{moment}`: goes to a moment that was reached before.'),
  yes('mnemonic/goToWrite', '`{variablesReference?, name, frameId?}`: goes back to before the last write to a variable, or what an expression stands for.'),
  yes('mnemonic/coverage', '`{}` → files: by file the lines with code, and how often the run has come to them.'),
  yes('mnemonic/activity', '`{fromChange?, fromMark?, fromLane?}` → clockUnit, now, moment, lanes, changes, marks, nextChange, nextMark, nextLane, complete, queues, metrics.'),
  yes('mnemonic/queuesAt', '`{time}` → time, queues, scopes; the state stays as it is.'),
  yes('mnemonic/format', '`{format, variablesReference?, name?, expression?}`: default, decimal, hex, binary, character; of one value or of all.'),
];

// biome-ignore format: a table
const launchRows: readonly (readonly [string, string])[] = [
  ['program', 'The file to run: a source or an image.'],
  ['programs', 'Several files that run together.'],
  ['dialect', 'The language, where the files’ endings do not say it.'],
  ['cwd', 'The folder of relative paths.'],
  ['stopOnEntry', 'Stop before the first instruction. Default false.'],
  ['stopOnExit', 'Stay at the end, so that one can step back from there. Default false.'],
  ['trace', 'Print each instruction. Default false.'],
  ['timeline', 'Record who did what when. Default true.'],
  ['noDebug', 'Run without breakpoints and without a past.'],
  ['console', '`internalConsole` for `output` events (the default), `integratedTerminal` for events of our own.'],
  ['input', 'A file with what the program reads before anything that is typed.'],
  ['mnemonic/files', 'Contents of files in base 64 by path or URI, before those on disk.'],
  ['…', 'Every option of the dialect’s machine.'],
];

// biome-ignore format: a table
const otherRows: readonly (readonly [string, string])[] = [
  ['mnemonic/terminal (event)', '`{text}`: the program’s output, where `console` is `integratedTerminal`.'],
  ['mnemonic/waitsForInput (event)', '`{}`: nothing happens until `mnemonic/input` comes.'],
  ['mnemonic/outputRewound (event)', 'Sent where `__clearConsole` was given: the console shall be emptied; the output up to the present moment follows.'],
  ['mnemonic/readFile (reverse request)', '`{uri}` → `{base64}`: asked where the adapter cannot read a file.'],
  ['mnemonic/listFolder (reverse request)', '`{uri}` → `{uris}`: the files of a folder, asked where the adapter cannot list it.'],
];

const status = (row: RequestRow) => (row.answered ? 'yes' : 'no');

/** The whole of docs/debug-adapter.md. */
export function renderCoverage(): string {
  const capabilities = capabilityRows.map(({ name, value, note }) => [
    `\`${name}\``,
    value === undefined ? 'no' : 'yes',
    note,
  ]);
  return [
    '<!-- Generated from debug-adapter/coverage.ts and capabilities.ts by a test. -->',
    '# Debug adapter',
    '',
    'The adapter speaks the Debug Adapter Protocol over standard input and output',
    '(`mnemonic dap --stdio`), over a socket (`mnemonic dap --port N`), and inside a worker.',
    '',
    '## Launch arguments',
    '',
    ...table(
      ['argument', 'meaning'],
      launchRows.map(([name, note]) => [`\`${name}\``, note]),
    ),
    '',
    '## Requests',
    '',
    ...table(['request', 'answered', 'note'], requestRows.map(requestCells)),
    '',
    '## Requests of our own',
    '',
    ...table(['request', 'answered', 'note'], customRows.map(requestCells)),
    '',
    ...table(['other', 'note'], otherRows),
    '',
    '## Capabilities',
    '',
    ...table(['capability', 'declared', 'note'], capabilities),
    '',
  ].join('\n');
}

const requestCells = (row: RequestRow) => [`\`${row.name}\``, status(row), row.note];

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]) =>
    `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}
