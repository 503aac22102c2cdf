// Compares our object files and messages with nasm's: `node tools/nasm/objects.ts OPTIONS FILES`.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandHost } from '../../core/dialect.ts';
import { runCommand } from '../../dialects/nasm/command-line/command.ts';
import { withoutTime } from './objects-recording.ts';

const newYear = { year: 2026, month: 1, day: 1, hour: 0, minute: 0, second: 0 };

/** The files of this computer, seen from a folder; the time stands still. */
export function hostIn(folder: string): CommandHost {
  return {
    read: name => {
      const path = name.startsWith('/') ? name : join(folder, name);
      return statSync(path, { throwIfNoEntry: false })?.isFile() ? readFileSync(path) : undefined;
    },
    environment: name => (name === 'PWD' ? folder : process.env[name]),
    clock: { local: newYear, utc: newYear, seconds: 1_767_225_600 },
  };
}

export interface Comparison {
  /** Both gave the same bytes, or both gave none. */
  readonly isSame: boolean;
  /** Lines of messages that only one of them has; ours begin with `+`, nasm's with `-`. */
  readonly messages: readonly string[];
  /** For people: sizes, or who refused. */
  readonly summary: string;
}

function messageLines(text: string): Set<string> {
  return new Set(text.split('\n').filter(line => line !== ''));
}

/** Assembles one file with nasm and with ours. The options have no -o. */
export function compareObjects(
  folder: string,
  file: string,
  options: readonly string[],
): Comparison {
  const place = mkdtempSync(join(tmpdir(), 'nasm-objects-'));
  try {
    const output = join(place, 'output');
    const words = [...options, '-o', output, file];
    const theirs = spawnSync('nasm', words, { cwd: folder, encoding: 'latin1' });
    const wanted = existsSync(output) ? withoutTime(readFileSync(output)) : undefined;
    const ours = runCommand(words, hostIn(folder));
    const written = ours.files.find(({ path }) => path === output)?.content;
    const object = written && withoutTime(written);
    const isSame =
      wanted === undefined || object === undefined
        ? wanted === object
        : Buffer.compare(wanted, object) === 0;
    const [left, right] = [messageLines(theirs.stderr), messageLines(ours.errors)];
    const messages = [
      ...[...left].filter(line => !right.has(line)).map(line => `-${line}`),
      ...[...right].filter(line => !left.has(line)).map(line => `+${line}`),
    ];
    const size = (bytes: Uint8Array | undefined) => (bytes ? `${bytes.length} bytes` : 'refused');
    return { isSame, messages, summary: `nasm ${size(wanted)}, ours ${size(object)}` };
  } finally {
    rmSync(place, { recursive: true });
  }
}

function main(words: readonly string[]): number {
  const files = words.filter(word => /\.(asm|nasm|s)$/i.test(word) && !word.startsWith('-'));
  const options = words.filter(word => !files.includes(word));
  let different = 0;
  for (const file of files) {
    const { isSame, messages, summary } = compareObjects(process.cwd(), file, options);
    if (isSame && messages.length === 0) continue;
    if (!isSame) different++;
    console.log(`${isSame ? 'same bytes' : 'DIFFERENT'} ${file}: ${summary}`);
    for (const line of messages.slice(0, 5)) console.log(`  ${line}`);
  }
  console.log(`${files.length - different} of ${files.length} files give the same bytes`);
  return different > 0 ? 1 : 0;
}

if (import.meta.main) process.exitCode = main(process.argv.slice(2));
