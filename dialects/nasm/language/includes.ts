// Finds and reads the files that a source includes, with their names, as far as they can be read.
import type { SourceHost } from '#core/dialect.ts';
import type { TokenList } from '#core/syntax/token.ts';
import { SourceText } from '#core/text/source.ts';
import { tokenize } from './lexicon.ts';
import type { Outline } from './outline.ts';
import { readOutline } from './outline-reader.ts';
import { noKnowledge, type RawLine, readLines } from './raw-lines.ts';
import { type MacroNames, type MacroText, macroNames, macroTexts } from './scope-macros.ts';

/** A file that is included, directly or through others. */
export interface IncludedFile {
  readonly source: SourceText;
  readonly tokens: TokenList;
  readonly outline: Outline;
  /** The lines that the outline was read from, read again. */
  lines(): readonly RawLine[];
}

/** The files that a source includes, and the macros of all of them and of the source itself. */
export interface Includes {
  readonly files: readonly IncludedFile[];
  readonly macros: MacroNames;
}

/** More files than these, or deeper ones, are not looked at. */
const filesMax = 200;
/** Folders above the including file in which a file is looked for, where no setting names any. */
const ancestorsMax = 6;

/** The sign comes first, so that it is looked for and nothing else: texts are read at each key. */
const include = /%(?<=^[ \t]*%)(?:include|depend)[ \t]+(["'`])(.+?)\1/gim;

/** The names of the files that a text includes, as they are written. */
export function includedNames(text: string): readonly string[] {
  return Array.from(text.matchAll(include), match => match[2]!);
}

/** Where a file of this name may be, the likeliest place first. */
export function candidateUris(
  name: string,
  includingUri: string,
  includePaths: readonly string[],
): readonly string[] {
  if (/^[a-z]+:\/\//i.test(name)) return [name];
  if (name.startsWith('/')) return [`file://${encodeURI(name)}`];
  const isUri = (path: string) => /^[a-z-]+:\/\//i.test(path);
  const relative = includePaths.filter(path => !isUri(path));
  let folder = folderOf(includingUri);
  const found = [joined(folder, name)];
  for (const path of includePaths) if (isUri(path)) found.push(joined(`${path}/`, name));
  for (let up = 0; up <= ancestorsMax && folder !== ''; up++) {
    if (up > 0) found.push(joined(folder, name));
    for (const path of relative) found.push(joined(folder, `${path}/${name}`));
    folder = folderOf(folder.slice(0, -1));
  }
  return found;
}

/** With a slash at its end; '' above the root. */
function folderOf(uri: string): string {
  const root = /^[a-z-]+:\/\/[^/]*/i.exec(uri)?.[0].length ?? 0;
  const slash = uri.lastIndexOf('/');
  return slash >= root ? uri.slice(0, slash + 1) : '';
}

function joined(folder: string, path: string): string {
  const parts = folder.slice(0, -1).split('/');
  for (const part of path.split(/[\\/]/)) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(encodeURIComponent(part));
  }
  return parts.join('/');
}

interface Read {
  readonly source: SourceText;
  readonly tokens: TokenList;
  readonly names: readonly string[];
  readonly macros: readonly MacroText[];
  /** The last one that was read, and for which macros. */
  outlined: { readonly outline: Outline; readonly key: string } | undefined;
}

/** Files that were read lately, for the next analysis: they seldom change while one types. */
const known = new Map<string, Read>();
const knownMax = 400;

function readFile(uri: string, host: SourceHost): Read | undefined {
  const text = host.read(uri);
  if (text === undefined) return undefined;
  const before = known.get(uri);
  if (before?.source.text === text) return before;
  const read = {
    source: new SourceText(uri, text),
    tokens: tokenize(text),
    names: includedNames(text),
    macros: macroTexts(text),
    outlined: undefined,
  };
  if (known.size >= knownMax) known.clear();
  known.set(uri, read);
  return read;
}

/** What of the lines of a file hangs on macros, which may stand in other files. */
function outlined(read: Read, macros: MacroNames): IncludedFile {
  const { source, tokens } = read;
  const lines = () =>
    readLines(source, tokens, name => macros.spelled(name) !== undefined, noKnowledge);
  if (read.outlined?.key !== macros.key) {
    read.outlined = { outline: readOutline(source, tokens, lines(), macros), key: macros.key };
  }
  return { source, tokens, outline: read.outlined.outline, lines };
}

/** How many files above each other a file is looked for that includes this one. */
const includersMax = 16;

/** The file that is assembled where this one is only included by others; undefined for none. */
export function includingFile(uri: string, host: SourceHost): string | undefined {
  const seen = new Set([uri]);
  let found: string | undefined;
  while (seen.size < includersMax) {
    const next = host.includers?.(found ?? uri).find(each => !seen.has(each));
    if (next === undefined) break;
    seen.add(next);
    found = next;
  }
  return found;
}

/**
 * All files that a source includes, each once, in the order in which they are met; then the file
 * `whole` that the source is a part of, and what that includes.
 */
export function readIncludes(
  source: SourceText,
  host: SourceHost,
  includePaths: readonly string[],
  whole?: string,
): Includes {
  const files: Read[] = [];
  const seen = new Set([source.uri]);
  const work: { readonly uri: string; readonly names: readonly string[] }[] = [
    ...(whole === undefined ? [] : [{ uri: source.uri, names: [whole] }]),
    { uri: source.uri, names: includedNames(source.text) },
  ];
  for (let next = work.pop(); next && files.length < filesMax; next = work.pop()) {
    for (const name of next.names) {
      for (const uri of candidateUris(name, next.uri, includePaths)) {
        if (seen.has(uri)) break;
        const read = readFile(uri, host);
        if (!read) continue;
        seen.add(uri);
        files.push(read);
        work.push({ uri, names: read.names });
        break;
      }
    }
  }
  const macros = macroNames([...macroTexts(source.text), ...files.flatMap(file => file.macros)]);
  return { files: files.map(file => outlined(file, macros)), macros };
}
