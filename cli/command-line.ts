// The command line: finds the command, reads its options, and turns failures into exit codes.
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { nearest } from '#core/text/distance.ts';
import type { Arguments, Command, CommandOption, Terminal } from './command.ts';
import { assemble } from './commands/assemble.ts';
import { check } from './commands/check.ts';
import { compare } from './commands/compare.ts';
import { dap } from './commands/dap.ts';
import { disassemble } from './commands/disassemble.ts';
import { format } from './commands/format.ts';
import { lsp } from './commands/lsp.ts';
import { run } from './commands/run.ts';
import { test } from './commands/test.ts';
import { Failure, usageFailure } from './failure.ts';
import { ownAssemblerOf, runOwnAssembler } from './own-assembler.ts';

const commands: readonly Command[] = [
  assemble,
  check,
  run,
  test,
  compare,
  disassemble,
  format,
  lsp,
  dap,
];

function overview(): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const rows = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return [
    'Usage: mnemonic COMMAND [OPTIONS] FILE…',
    '',
    ...rows,
    '',
    'mnemonic COMMAND --help tells more of each.',
    '',
  ].join('\n');
}

function help({ name, usage, summary, options }: Command): string {
  const rows = options.map(option => {
    const short = option.short ? `-${option.short}, ` : '';
    const value = valueHint(option);
    return [`  ${short}--${option.name}${value}`, option.summary] as const;
  });
  const width = Math.max(0, ...rows.map(([left]) => left.length));
  const lines = rows.map(([left, right]) => `${left.padEnd(width)}  ${right}`);
  return [`Usage: mnemonic ${name} ${usage}`, '', summary, '', ...lines, ''].join('\n');
}

function valueHint({ value, standard }: CommandOption): string {
  if (value === undefined) return '';
  return standard === undefined ? ` ${value}` : `[=${value}]`;
}

/** Gives options that stand alone their usual values. */
function withStandards({ options }: Command, words: readonly string[]): string[] {
  return words.map(word => {
    const option = options.find(({ name }) => word === `--${name}`);
    return option?.standard === undefined ? word : `${word}=${option.standard}`;
  });
}

function readArguments(command: Command, words: readonly string[]): Arguments {
  const options: ParseArgsOptionsConfig = { help: { type: 'boolean', short: 'h' } };
  for (const { name, short, value } of command.options) {
    options[name] = { type: value ? 'string' : 'boolean', ...(short ? { short } : {}) };
  }
  const end = command.takesWords ? words.indexOf('--') : -1;
  const own = withStandards(command, end < 0 ? words : words.slice(0, end));
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({ args: own, options, allowPositionals: true, strict: true });
  } catch (error) {
    throw usageFailure(explain(error, command));
  }
  const values = parsed.values as Arguments['values'];
  const [least, most] = command.files;
  const count = parsed.positionals.length;
  if (!values['help'] && count < least) throw usageFailure(`${command.name} needs a file.`);
  if (!values['help'] && count > most) {
    const limit = most === 0 ? 'no files' : most === 1 ? 'one file' : `${most} files`;
    throw usageFailure(`${command.name} takes ${limit}, and ${count} are given.`);
  }
  return { files: parsed.positionals, values, words: end < 0 ? [] : words.slice(end + 1) };
}

function explain(error: unknown, command: Command): string {
  const message = error instanceof Error ? error.message : String(error);
  const valueless = /^Option '-+([\w-]+).*' argument (missing|is ambiguous)/.exec(message);
  if (valueless) {
    const [, word, kind] = valueless;
    const name = command.options.find(({ short }) => short === word)?.name ?? word;
    const hint = kind === 'missing' ? '' : `; one that begins with a dash is written --${name}=-…`;
    return `--${name} needs a value${hint}.`;
  }
  const unknown = /Unknown option '(-+)([^']*)'/.exec(message);
  if (!unknown) return message;
  const meant = nearest(
    unknown[2]!,
    command.options.map(({ name }) => name),
  );
  const hint = meant ? ` Did you mean --${meant}?` : '';
  return `${command.name} has no option ${unknown[1]}${unknown[2]}.${hint}`;
}

/** Runs one command line and returns the exit code: 0, 1 for wrong input, 2 for wrong usage. */
export async function main(words: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = words;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    terminal.out(overview());
    return name === undefined ? 2 : 0;
  }
  const command = commands.find(known => known.name === name);
  if (!command) {
    const meant = nearest(
      name,
      commands.map(known => known.name),
    );
    const hint = meant ? `Did you mean ${meant}?` : 'mnemonic --help lists them.';
    terminal.error(`mnemonic: there is no command ${name}. ${hint}\n`);
    return 2;
  }
  try {
    const own = command === assemble ? ownAssemblerOf(rest) : undefined;
    if (own) return runOwnAssembler(own, rest, terminal);
    const given = readArguments(command, rest);
    if (given.values['help']) {
      terminal.out(help(command));
      return 0;
    }
    return await command.run(given, terminal);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const more = error.exitCode === 2 ? ` (mnemonic ${command.name} --help)` : '';
    terminal.error(`mnemonic: ${error.message}${more}\n`);
    return error.exitCode;
  }
}
