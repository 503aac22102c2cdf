// Reads the project's own TypeScript files for the tidy test: their lines, imports and functions.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const folders = [
  'core',
  'dialects',
  'server',
  'debug-adapter',
  'client',
  'cli',
  'tools',
  'test',
] as const;

export interface SourceFile {
  /** The path from the root of the project, with slashes. */
  readonly path: string;
  readonly text: string;
  readonly lines: readonly string[];
}

export interface Import {
  /** Where it leads: a path from the root, `node:…`, or `npm:` and the name of a package. */
  readonly target: string;
  readonly typeOnly: boolean;
  /** The line of the import, counted from one. */
  readonly line: number;
}

/** A stretch of lines, from the zero-based `start` up to but without `end`. */
export interface LineRange {
  readonly start: number;
  readonly end: number;
}

/** All TypeScript files of the project, in the order of their paths. */
export function readSources(): SourceFile[] {
  const files: SourceFile[] = [];
  for (const folder of folders) {
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts') || name.endsWith('.d.ts')) continue;
      const path = posix.join(folder, name.replaceAll('\\', '/'));
      const text = readFileSync(join(root, path), 'utf8');
      files.push({ path, text, lines: text.split('\n') });
    }
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The names of the dialects: the folders in dialects/. */
export function dialectNames(): string[] {
  return readdirSync(join(root, 'dialects'), { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name);
}

const staticImport = /^(?:import|export)\s+(type\s)?(?:[^'";]*?from\s*)?'([^']+)'/gm;
const dynamicImport = /\bimport\(\s*()'([^']+)'/g;

/** Every import and re-export in a file, dynamic ones with a literal specifier included. */
export function importsOf(file: SourceFile): Import[] {
  const found: Import[] = [];
  for (const pattern of [staticImport, dynamicImport]) {
    for (const match of file.text.matchAll(pattern)) {
      found.push({
        target: resolveSpecifier(file.path, match[2] ?? ''),
        typeOnly: Boolean(match[1]),
        line: file.text.slice(0, match.index).split('\n').length,
      });
    }
  }
  return found;
}

function resolveSpecifier(from: string, specifier: string): string {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier);
  if (specifier.startsWith('#')) return specifier.slice(1);
  return specifier.startsWith('node:') ? specifier : `npm:${specifier}`;
}

/** Groups of tests are a list of functions and not a function that anybody reads in one go. */
const groupOpening = /^\s*(describe|suite)\(/;
const bodyOpenings = [
  /\bfunction\b.*\{$/,
  /=> \{$/,
  /^\s*\)(: .+)? \{$/,
  /^\s*(?!if|for|while|switch|catch|return)(?:[a-z]+ )*[*#\w]+(<.*>)?\(.*\)(: .+)? \{$/,
];

/**
 * The functions with a body of several lines. Biome has formatted the file, so a body ends at the
 * next line that starts with a brace at the indentation of the line that opens it.
 */
export function functionsOf(file: SourceFile): LineRange[] {
  const ranges: LineRange[] = [];
  file.lines.forEach((line, index) => {
    if (groupOpening.test(line) || !bodyOpenings.some(opening => opening.test(line))) return;
    const indent = indentOf(line);
    const start = /^\s*\)/.test(line) ? signatureStart(file.lines, index, indent) : index;
    if (groupOpening.test(file.lines[start] ?? '')) return;
    const end = endOfBlock(file.lines, index, indent);
    ranges.push({ start, end });
  });
  return ranges;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function signatureStart(lines: readonly string[], close: number, indent: number): number {
  let index = close - 1;
  while (index > 0 && indentOf(lines[index] ?? '') > indent) index--;
  return index;
}

function endOfBlock(lines: readonly string[], open: number, indent: number): number {
  const close = `${' '.repeat(indent)}}`;
  const length = lines.slice(open + 1).findIndex(line => line.startsWith(close));
  return length < 0 ? lines.length : open + 1 + length + 1;
}

/**
 * The tables that their author has aligned by hand: the statement after `biome-ignore format`.
 * They are data, so that the limits on lines and files do not count them.
 */
export function tablesOf(file: SourceFile): LineRange[] {
  const ranges: LineRange[] = [];
  file.lines.forEach((line, index) => {
    if (!line.includes('biome-ignore format')) return;
    const indent = indentOf(line);
    const length = file.lines
      .slice(index + 2)
      .findIndex(other => indentOf(other) <= indent && /^\s*[\])}]/.test(other));
    ranges.push({ start: index, end: length < 0 ? index + 2 : index + 2 + length + 1 });
  });
  return ranges;
}
