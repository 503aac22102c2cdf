// Records what nasm makes of programs: `node tools/nasm/objects-recording.ts`.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { root } from '../project.ts';

/** Where the programs lie while nasm reads them: debugging information holds the name. */
export const recordingFolder = '/usr/src/nasm-objects';
export const sourceName = 'program.asm';
export const programsFolder = join(root, 'test/dialects/nasm/outputs');

/** Programs and how each of them is assembled. */
export interface ProgramList {
  readonly name: string;
  /** Words of the command line; each line stands for a run of every program. */
  readonly options: readonly (readonly string[])[];
  /** Texts of sources. */
  readonly programs: readonly string[];
}

/** The lists of a folder: `> OPTIONS` lines, then one program a line, with `\n` for its lines. */
export function programLists(): readonly ProgramList[] {
  const names = readdirSync(programsFolder).filter(name => name.endsWith('.programs'));
  return names.map(file => {
    const lines = readFileSync(join(programsFolder, file), 'utf8').split('\n').filter(Boolean);
    const [heads, rest] = [true, false].map(isHead =>
      lines.filter(line => line.startsWith('> ') === isHead),
    );
    return {
      name: file.replace(/\.programs$/, ''),
      options: heads!.map(line => line.slice(2).trim().split(' ')),
      programs: rest!.map(line => `${line.replaceAll('\\n', '\n')}\n`),
    };
  });
}

/** What was recorded: one object, or undefined where nasm refuses, for each run in order. */
export function recordedObjects(name: string): readonly (Uint8Array | undefined)[] {
  const lines = readFileSync(join(programsFolder, `${name}.recorded`), 'utf8')
    .trim()
    .split('\n');
  return lines.map(line => {
    return line === 'refused' ? undefined : inflateRawSync(Buffer.from(line, 'base64'));
  });
}

const [timeLine, sumLine] = [/^DT\d{14}\.$/m, /^CS[\dA-F]{2}\.$/m];

/**
 * An object without the time at which it was made: nasm writes that into IEEE-695 with
 * --reproducible too, and a sum over it. Other formats stay as they are.
 */
export function withoutTime(object: Uint8Array): Uint8Array {
  const text = Buffer.from(object).toString('latin1');
  if (!text.startsWith('MB') || !timeLine.test(text)) return object;
  const plain = text.replace(timeLine, `DT${'0'.repeat(14)}.`).replace(sumLine, 'CS00.');
  return Buffer.from(plain, 'latin1');
}

function objectOf(text: string, options: readonly string[]): Uint8Array | undefined {
  const output = join(recordingFolder, 'output');
  rmSync(output, { force: true });
  writeFileSync(join(recordingFolder, sourceName), text);
  spawnSync('nasm', [...options, '-o', output, sourceName], { cwd: recordingFolder });
  return existsSync(output) ? withoutTime(readFileSync(output)) : undefined;
}

function main(): void {
  mkdirSync(recordingFolder, { recursive: true });
  try {
    for (const { name, options, programs } of programLists()) {
      const lines = options.flatMap(words =>
        programs.map(text => {
          const object = objectOf(text, words);
          return object ? deflateRawSync(object).toString('base64') : 'refused';
        }),
      );
      writeFileSync(join(programsFolder, `${name}.recorded`), `${lines.join('\n')}\n`);
      console.log(`${name}: ${lines.length} objects`);
    }
  } finally {
    rmSync(recordingFolder, { recursive: true });
  }
}

if (import.meta.main) main();
