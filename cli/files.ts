// Reads and writes files with messages that say what is wrong; output appears whole or not at all.
import { randomUUID } from 'node:crypto';
import * as fs from 'node:fs';
import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Dialect } from '#core/dialect.ts';
import { explainShared, isImageOf } from '#core/dialect-choice.ts';
import { type Folder, rootedFolder } from '#core/machine/folder.ts';
import { beginningOf } from '#core/text/beginning.ts';
import { SourceText } from '#core/text/source.ts';
import { dialectOf, dialects } from '#dialects/registry.ts';
import { Failure, usageFailure } from './failure.ts';

/** The largest file in bytes that is read at all. */
const largestFile = 64 * 1024 * 1024;

export function readBytes(file: string): Uint8Array {
  try {
    const stats = statSync(file);
    if (stats.isDirectory()) throw new Failure(`${file} is a directory; name a file in it.`);
    if (stats.size > largestFile) {
      throw new Failure(`${file} has ${stats.size} bytes; at most ${largestFile} are read.`);
    }
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(`${file}: ${reason(error)}`);
  }
}

/** A source text. A file that is no UTF-8 text, such as an image, is refused. */
export function readSource(file: string): SourceText {
  const bytes = readBytes(file);
  const uri = pathToFileURL(resolve(file)).href;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (!text.includes('\0')) return new SourceText(uri, text);
  } catch {
    // Not UTF-8: the message below says so.
  }
  throw new Failure(`${file} is not a text file; a source is UTF-8 text.`);
}

/** Files that a source takes in; undefined for those that are not there. */
export const disk = {
  read(uri: string): string | undefined {
    const bytes = disk.readBytes(uri);
    return bytes && new TextDecoder().decode(bytes);
  },
  readBytes(uri: string): Uint8Array | undefined {
    try {
      const path = fileURLToPath(uri);
      return statSync(path, { throwIfNoEntry: false })?.isFile() ? readBytes(path) : undefined;
    } catch {
      return undefined;
    }
  },
};

/** A folder of the disk for a program, of which nothing leads out. */
export function openFolder(location: string): Folder {
  if (!isDirectory(location)) throw new Failure(`${location} is no folder.`);
  return rootedFolder(resolve(location), fs, sep);
}

/** The path of a file as people here would write it: relative, where it lies below. */
export function fileOf(uri: string): string {
  const path = fileURLToPath(uri);
  const near = relative(process.cwd(), path);
  return near.startsWith('..') ? path : near;
}

/** The files beside one that end so, in the order of their names. */
export function siblingsOf(file: string, endings: readonly string[]): string[] {
  const folder = dirname(file);
  const names = readdirSync(folder).filter(name =>
    endings.some(ending => name.toLowerCase().endsWith(ending)),
  );
  return names.sort().map(name => join(folder, name));
}

export function uriOf(file: string): string {
  return pathToFileURL(resolve(file)).href;
}

/** Writes beside the target and renames, so that a failure leaves what was there. */
export function writeFile(file: string, content: Uint8Array | string): void {
  const temporary = join(dirname(file), `.${basename(file)}.${randomUUID()}`);
  try {
    writeFileSync(temporary, content);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new Failure(`Cannot write ${file}: ${reason(error)}`);
  }
}

export function isDirectory(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder.',
  EACCES: 'permission is denied.',
  EPERM: 'permission is denied.',
  ENOTDIR: 'a part of the path is not a folder.',
  EISDIR: 'it is a directory.',
  ENOSPC: 'the disk is full.',
  EROFS: 'the file system is read-only.',
  ENAMETOOLONG: 'the name is too long.',
};

function reason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return reasons[code] ?? (error instanceof Error ? error.message : String(error));
}

/** The dialect that `--dialect` names, or else the file's ending and, in doubt, its content. */
export function chooseDialect(file: string, wanted: string | undefined): Dialect {
  const names = dialects.map(dialect => dialect.id).join(', ');
  if (wanted !== undefined) {
    const dialect = dialects.find(({ id }) => id === wanted.toLowerCase());
    if (!dialect) throw usageFailure(`There is no dialect ${wanted}. The dialects are ${names}.`);
    return dialect;
  }
  const dialect = isDirectory(file) ? undefined : dialectOf(file, () => beginningOfFile(file));
  if (dialect) return dialect;
  if (isDirectory(file)) throw new Failure(`${file} is a directory; name a file in it.`);
  const known = dialects.flatMap(({ extensions, imageExtensions }) => [
    ...extensions,
    ...imageExtensions,
  ]);
  const explained = existsSync(file)
    ? explainShared(dialects, file, () => beginningOfFile(file))
    : undefined;
  if (explained !== undefined) throw new Failure(explained);
  const endings = [...new Set(known)].join(', ');
  throw new Failure(
    `${file}: its name does not tell the dialect. Endings are ${endings}; ` +
      `or say --dialect ${names}.`,
  );
}

/** True for the file of an image rather than of a source. */
export function isImage(dialect: Dialect, file: string): boolean {
  return isImageOf(dialect, file, () => beginningOfFile(file));
}

/** Nothing for a file that is not there: who reads it says so. */
export function beginningOfFile(file: string): string {
  return existsSync(file) && !isDirectory(file) ? beginningOf(readBytes(file)) : '';
}
