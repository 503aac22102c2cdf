// Assembling in the spelling of a dialect's own assembler, where the dialect has one.
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { CommandHost, CommandTime, Dialect } from '#core/dialect.ts';
import { chooseDialect as chooseAmong } from '#core/dialect-choice.ts';
import { dialects } from '#dialects/registry.ts';
import type { Terminal } from './command.ts';
import { beginningOfFile, chooseDialect, writeFile } from './files.ts';

/** Options of the common command, which a dialect's own assembler does not know. */
const common = /^--(help|dialect|format|output|listing)(=|$)/;

/** Options that ask the one own assembler that there is about itself, without any source. */
const questions = /^(-hf|-v|--v)$/;

/** Options of the common command with their values apart, as own assemblers write them too. */
const shared = /^-[ofl]$/;

/**
 * The dialect whose own assembler the words behind `assemble` speak to; undefined where they are
 * those of the common command.
 */
export function ownAssemblerOf(words: readonly string[]): Dialect | undefined {
  if (words.some(word => common.test(word) || word === '-h')) return undefined;
  if (words.some(word => questions.test(word)) || speaksToOwn(words)) return owner;
  const source = words.find(word => !word.startsWith('-') && isSource(word));
  if (source === undefined) return undefined;
  const dialect = chooseDialect(source, undefined);
  return dialect.assembleCommand ? dialect : undefined;
}

const owner = dialects.find(({ assembleCommand }) => assembleCommand !== undefined);

/**
 * Whether options tell it, whatever the source looks like: those that the common command does not
 * know, and formats that no other dialect has.
 */
function speaksToOwn(words: readonly string[]): boolean {
  return words.some((word, index) => {
    if (word === '-f') return isOwnFormat(words[index + 1]?.toLowerCase() ?? '', words);
    return /^-[^-]/.test(word) && !shared.test(word) && !shared.test(words[index - 1] ?? '');
  });
}

/** A format that the own assembler has alone, or one for a source that is no other dialect's. */
function isOwnFormat(format: string, words: readonly string[]): boolean {
  const owners = dialects.filter(({ outputs }) => outputs.some(({ id }) => id === format));
  if (owner === undefined || !owners.includes(owner)) return false;
  if (owners.length === 1) return true;
  const source = words.find(word => !word.startsWith('-') && isSource(word));
  if (source === undefined) return false;
  // The first of the list has a text that tells nothing.
  const ranked = [owner, ...owners.filter(each => each !== owner)];
  return chooseAmong(ranked, source, () => beginningOfFile(source)) === owner;
}

function isSource(word: string): boolean {
  const name = word.toLowerCase();
  const known = dialects.some(({ extensions }) => extensions.some(end => name.endsWith(end)));
  return known && isFile(word);
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** Runs the dialect's own assembler on this computer and returns the exit code. */
export function runOwnAssembler(
  dialect: Dialect,
  words: readonly string[],
  terminal: Terminal,
): number {
  const result = dialect.assembleCommand!(words, computer());
  for (const { path, content } of result.files) writeFile(path, content);
  if (result.output.length > 0) terminal.out(result.output);
  if (result.errors.length > 0) terminal.error(result.errors);
  return result.code;
}

/** A file's path behind all links; of one that is not there yet, by its folder's. */
export function realPathOf(path: string): string | undefined {
  const find = (name: string): string | undefined => {
    try {
      return realpathSync(name);
    } catch {
      return undefined;
    }
  };
  const folder = find(path) === undefined ? find(dirname(path)) : undefined;
  return folder === undefined ? find(path) : join(folder, basename(path));
}

/** Files, environment and time of this computer. */
export function computer(): CommandHost {
  const now = new Date();
  const zone = now.getTimezoneOffset() * 60_000;
  return {
    read: path => {
      try {
        return isFile(path) ? readFileSync(path) : undefined;
      } catch {
        return undefined;
      }
    },
    realPath: realPathOf,
    environment: name => process.env[name],
    clock: {
      local: timeOf(new Date(now.getTime() - zone)),
      utc: timeOf(now),
      seconds: Math.floor(now.getTime() / 1000),
    },
  };
}

function timeOf(date: Date): CommandTime {
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
}
