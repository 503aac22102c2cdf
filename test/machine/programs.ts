// Loads programs for the tests of the machine: from source text, or from bytes.
import { analyzeNow } from '#core/dialect.ts';
import type { Stop } from '#core/machine/machine.ts';
import type { LaunchValues, ProgramFile } from '#core/machine/program.ts';
import { SourceText } from '#core/text/source.ts';
import { bytecode } from '#dialects/bytecode/dialect.ts';
import { type LoadedBytecode, loadBytecode } from '#dialects/bytecode/machine/load.ts';

/** A source that has to be without errors. */
export function sourceFile(text: string, name = 'test.bca'): ProgramFile {
  const uri = `file:///${name}`;
  const analysis = analyzeNow(bytecode, new SourceText(uri, text));
  const errors = analysis.diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'));
  return { name, uri, content: { kind: 'source', analysis } };
}

export function imageFile(name: string, bytes: readonly number[]): ProgramFile {
  return {
    name,
    uri: `file:///${name}`,
    content: { kind: 'image', bytes: Uint8Array.from(bytes) },
  };
}

export function load(
  files: readonly ProgramFile[] | string,
  options: LaunchValues = {},
  recordActivity = false,
): LoadedBytecode {
  const list = typeof files === 'string' ? [sourceFile(files)] : files;
  return loadBytecode(list, { options, recordActivity });
}

export const farMoment = 1_000_000_000;

/** Runs to the end; returns what was printed. */
export function runAll(program: LoadedBytecode): string {
  finish(program);
  return output(program);
}

export function finish({ machine }: LoadedBytecode): Stop {
  return machine.run(farMoment, {});
}

export function output({ machine }: LoadedBytecode): string {
  return machine.output
    .since(0)
    .map(({ text }) => text)
    .join('');
}

/** The names of the tasks that ran, tick by tick; `.` for a tick in which nobody ran. */
export function schedule(text: string, options: LaunchValues = {}): string {
  const program = load(text, options);
  const { machine } = program;
  let line = '';
  while (!machine.finished && machine.moment < 10_000) {
    const thread = machine.current();
    line += thread === undefined ? '.' : machine.threads()[thread - 1]!.name;
    machine.run(machine.moment + 1, {});
  }
  return line;
}

/** The threads that printed a trace line, as `--trace` shows it. */
export function trace(program: LoadedBytecode): string[] {
  const lines: string[] = [];
  program.machine.run(farMoment, {
    onInstruction: (thread, address) => lines.push(program.traceLine(thread, address)),
  });
  return lines;
}
