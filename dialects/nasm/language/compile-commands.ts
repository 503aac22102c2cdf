// compile_commands.json: how a source is assembled, in the words of its build.
import type { SourceHost } from '#core/dialect.ts';

/** What of nasm's options changes what a source means. */
export interface NasmOptions {
  readonly format: string | undefined;
  readonly includePaths: readonly string[];
  readonly defines: readonly string[];
  readonly warnings: readonly string[];
}

interface Entry {
  /** The URI of the source. */
  readonly uri: string;
  readonly options: NasmOptions;
}

/** Where build tools leave the file, from a folder that holds sources or one above. */
const places = ['compile_commands.json', 'build/compile_commands.json'];

/** The files that were read last, by URI: they seldom change while one types. */
const known = new Map<string, { readonly text: string; readonly entries: readonly Entry[] }>();
const knownMax = 20;

/**
 * The options for a source by the file in one of `folders`, the nearest first. A file that no entry
 * names, as one that is included, has the options of the first source in its folder or below.
 */
export function compileCommand(
  uri: string,
  folders: readonly string[],
  host: SourceHost,
): NasmOptions | undefined {
  for (const folder of folders) {
    for (const place of places) {
      const entries = entriesOf(`${folder}/${place}`, host);
      if (!entries || entries.length === 0) continue;
      const near = uri.slice(0, uri.lastIndexOf('/') + 1);
      const found =
        entries.find(entry => entry.uri === uri) ??
        entries.find(entry => entry.uri.startsWith(near));
      if (found) return found.options;
    }
  }
  return undefined;
}

function entriesOf(uri: string, host: SourceHost): readonly Entry[] | undefined {
  const text = host.read(uri);
  if (text === undefined) return undefined;
  const before = known.get(uri);
  if (before?.text === text) return before.entries;
  const entries = readEntries(text, uri.slice(0, uri.lastIndexOf('/')));
  if (known.size >= knownMax) known.clear();
  known.set(uri, { text, entries });
  return entries;
}

/** Entries that make sense; a file that is no JSON has none. */
function readEntries(text: string, folder: string): readonly Entry[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return [];
  }
  if (!Array.isArray(parsed)) return [];
  return parsed.flatMap((each: unknown): Entry[] => {
    if (typeof each !== 'object' || each === null) return [];
    const { directory, file, command, arguments: given } = each as Record<string, unknown>;
    if (typeof file !== 'string') return [];
    const words =
      Array.isArray(given) && given.every(word => typeof word === 'string')
        ? given
        : typeof command === 'string'
          ? shellWords(command)
          : [];
    if (!words.slice(0, 2).some(word => /(?:nasm|yasm)(?:\.exe)?$/i.test(word))) return [];
    const base = typeof directory === 'string' ? resolved(folder, directory) : folder;
    const { includePaths, ...options } = nasmOptions(words.slice(1));
    const paths = includePaths.map(path => resolved(base, path));
    return [{ uri: resolved(base, file), options: { ...options, includePaths: paths } }];
  });
}

export function isAbsolutePath(path: string): boolean {
  return /^(?:[a-z]:)?[\\/]/i.test(path);
}

/** The URI of a path that may be relative to a folder's. */
export function resolved(folder: string, path: string): string {
  const parts = path.replaceAll('\\', '/').replace(/\/+$/, '').split('/');
  const isAbsolute = isAbsolutePath(path);
  const found = isAbsolute ? ['file:', '', ''] : folder.split('/');
  for (const part of isAbsolute && parts[0] === '' ? parts.slice(1) : parts) {
    if (part === '..') found.pop();
    else if (part !== '.' && part !== '') found.push(encodeURIComponent(part));
  }
  return found.join('/');
}

/** The words of a command as a shell would split it. */
export function shellWords(command: string): readonly string[] {
  const words: string[] = [];
  const pattern = /(?:[^\s"'\\]|\\.|"(?:[^"\\]|\\.)*"|'[^']*')+/gs;
  for (const [written] of command.matchAll(pattern)) {
    words.push(
      written.replace(/'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)/gs, (_, single, double, escaped) =>
        single !== undefined
          ? single
          : double !== undefined
            ? double.replace(/\\(["\\$`])/g, '$1')
            : escaped,
      ),
    );
  }
  return words;
}

/** The options among the words of a command, with their values joined to them or behind them. */
export function nasmOptions(words: readonly string[]): NasmOptions {
  let format: string | undefined;
  const includePaths: string[] = [];
  const defines: string[] = [];
  const warnings: string[] = [];
  for (let index = 0; index < words.length; index++) {
    const [, letter, joined] = /^-([fIiDdwW])(.*)$/s.exec(words[index]!) ?? [];
    if (letter === undefined) continue;
    const value = joined !== '' && joined !== undefined ? joined : words[++index];
    if (value === undefined) break;
    if (letter === 'f') format = value;
    else if (letter === 'I' || letter === 'i') includePaths.push(value);
    else if (letter === 'D' || letter === 'd') defines.push(value);
    else warnings.push(value);
  }
  return { format, includePaths, defines, warnings };
}
