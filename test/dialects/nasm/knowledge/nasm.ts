// Runs the real nasm over short sources, where it is installed.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from '#tools/commands.ts';

const program = findProgram('nasm');

/** Why tests that need nasm are skipped; false where it is installed. */
export const withoutNasm: string | false = program ? false : 'install nasm';

export interface NasmRun {
  readonly succeeded: boolean;
  /** Lines of errors and warnings. */
  readonly messages: readonly string[];
  /** The text of the listing, line by line. */
  readonly listing: readonly string[];
}

let folder: string | undefined;

/** One folder serves every run of a process; it goes when the process ends. */
function workingFolder(): string {
  if (folder) return folder;
  const made = mkdtempSync(join(tmpdir(), 'nasm-'));
  process.on('exit', () => rmSync(made, { recursive: true, force: true }));
  folder = made;
  return made;
}

/** Assembles a source; `files` are what it may include. */
export function runNasm(
  source: string,
  options: readonly string[] = ['-f', 'bin'],
  files: Readonly<Record<string, string>> = {},
): NasmRun {
  const cwd = workingFolder();
  for (const [name, text] of Object.entries({ ...files, 'source.asm': source })) {
    writeFileSync(join(cwd, name), text);
  }
  const run = spawnSync(
    program ?? 'nasm',
    [...options, '-l', 'listing', '-o', 'output', 'source.asm'],
    { cwd, encoding: 'utf8', timeout: 60_000 },
  );
  const succeeded = run.status === 0;
  const listing = succeeded ? readFileSync(join(cwd, 'listing'), 'utf8').split('\n') : [];
  return { succeeded, messages: run.stderr.split('\n').filter(line => line !== ''), listing };
}

/** The bytes of each line of a source that has no errors, in hexadecimal. */
export function bytesOfLines(lines: readonly string[], head = 'bits 64'): string[] {
  const { succeeded, messages, listing } = runNasm([head, ...lines, ''].join('\n'));
  if (!succeeded) throw new Error(messages.join('\n'));
  const bytes: string[] = lines.map(() => '');
  for (const row of listing) {
    const found = /^ *(\d+) [0-9A-F]{8} ([0-9A-F]+)/.exec(row);
    if (found) bytes[Number(found[1]) - 2] += found[2]!;
  }
  return bytes;
}
