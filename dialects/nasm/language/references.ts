// Which words of a file name which symbols, by the lines as they are typed.
import type { Access, Reference } from '#core/semantics/analysis.ts';
import { TokenKind, type TokenList } from '#core/syntax/token.ts';
import type { SourceText } from '#core/text/source.ts';
import type { LineRecord } from '../assembly/line-record.ts';
import { mainFile } from '../assembly/parts/part-layout.ts';
import { targetOf } from '../lints/procedures.ts';
import { takes } from './macro-words.ts';
import {
  isDefinition,
  isLocal,
  isOfCall,
  keyInAnyCase,
  nameInContext,
  namesContext,
} from './name-forms.ts';
import { headName, type LineScope, type Outline, type OutlineSymbol } from './outline.ts';
import type { RawLine } from './raw-lines.ts';

/** Finds the symbol of a name; the index is the caller's. */
export interface NameTable {
  label(fullName: string): number | undefined;
  structure(name: string): number | undefined;
  /** Of a context, or of a name in one: see `Outline.contexts`. */
  context(key: string): number | undefined;
  /** What opens a statement: the macro that takes so many arguments, or the first; a define. */
  head(name: string, count: () => number): number | undefined;
  /** What a name means anywhere else, if it belongs to no label, call or context. */
  plain(name: string): number | undefined;
}

function macrosOf({ macros }: Outline, name: string): readonly number[] | undefined {
  return macros.get(name) ?? macros.get(keyInAnyCase(name));
}

/** The own names of a file first, then those of the files that it includes. */
export function nameTable(
  own: Outline,
  others: readonly (readonly [Outline, number])[],
): NameTable {
  const find = (of: (outline: Outline) => ReadonlyMap<string, number>, name: string) => {
    const here = of(own).get(name);
    if (here !== undefined) return here;
    for (const [outline, offset] of others) {
      const there = of(outline).get(name);
      if (there !== undefined) return there + offset;
    }
    return undefined;
  };
  const label = (name: string) => find(outline => outline.labels, name);
  const define = (name: string) =>
    find(({ defines }) => defines, name) ?? find(({ defines }) => defines, name.toLowerCase());
  const files = [[own, 0] as const, ...others];
  const macro = (name: string, count: number) => {
    for (const [outline, offset] of files) {
      const known = macrosOf(outline, name);
      if (!known) continue;
      const fitting = known.find(index => takes(outline.symbols[index]!, count));
      return (fitting ?? known[0]!) + offset;
    }
    return undefined;
  };
  // Few names make up a file: registers and instructions, most of all, which name nothing here.
  const isMacro = remembered(name => files.some(([outline]) => macrosOf(outline, name)));
  const structure = (name: string) => {
    const file = files.find(([outline]) => outline.labels.has(name));
    const index = file?.[0].labels.get(name);
    const isOne = index !== undefined && file?.[0].symbols[index]?.kind === 'structure';
    return isOne ? index + file![1] : undefined;
  };
  // A label of the name of a define is what the define makes of it: they are one name for people.
  const defined = remembered(name => {
    const found = define(name);
    return found === undefined ? undefined : (label(name) ?? found);
  });
  return {
    label,
    structure: remembered(structure),
    context: key => find(({ contexts }) => contexts, key),
    head: (name, count) => (isMacro(name) ? macro(name, count()) : defined(name)),
    plain: remembered(name => defined(name) ?? label(name) ?? macro(name, 0)),
  };
}

/** The same function, which finds out once what it says of a text. */
function remembered<T>(find: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return text => {
    const found = known.get(text);
    if (found !== undefined || known.has(text)) return found as T;
    const fresh = find(text);
    known.set(text, fresh);
    return fresh;
  };
}

/**
 * Where the arguments of macros are the targets of calls and jumps, by their offset in the main
 * file: `invoke puts` calls puts where the macro says `call %1`.
 */
export function targetsOfMacros(records: readonly LineRecord[]): ReadonlyMap<number, Access> {
  const found = new Map<number, Access>();
  const accessBy = remembered(accessOf);
  for (const { statement, line } of records) {
    const { body } = statement;
    if (body?.kind !== 'instruction') continue;
    const access = accessBy(body.mnemonic);
    if (access === 'read' || targetOf(body) === undefined) continue;
    if ((line.origin ?? line).expansion === undefined) continue;
    const { start, end } = body.operands[0]!;
    for (const { at, place } of line.pieces) {
      if (at >= start && at < end && place?.file === mainFile) found.set(place.start, access);
    }
  }
  return found;
}

/** A file as it is typed. */
export interface OutlinedFile {
  readonly source: SourceText;
  readonly tokens: TokenList;
  readonly lines: readonly RawLine[];
  readonly outline: Outline;
}

/**
 * All places of the file that name a symbol, by their start. `offset` is the index of the file's
 * first symbol among those that the names mean.
 */
export function findReferences(
  { source, tokens, lines, outline }: OutlinedFile,
  names: NameTable,
  targets: ReadonlyMap<number, Access>,
  offset = 0,
): Reference[] {
  const references: Reference[] = [];
  const accessBy = remembered(accessOf);
  const definitions = new Map<number, number>();
  outline.symbols.forEach((symbol, index) => {
    definitions.set(symbol.nameSpan.start, firstOfName(symbol, names) ?? index + offset);
  });
  lines.forEach((line, index) => {
    const scope = outline.scopes[index]!;
    const { first, last, comment, head } = line.parts;
    const directive = headName(line);
    const access = accessBy(directive);
    const ofContext = namesContext(directive);
    const end = comment ?? last;
    for (let token = first; token < end; token++) {
      const kind = tokens.kinds[token];
      if (kind !== TokenKind.word && kind !== TokenKind.directive) continue;
      const start = tokens.starts[token]!;
      const span = { start, end: tokens.starts[token + 1]! };
      const defined = definitions.get(start);
      if (defined !== undefined) {
        references.push({ span, symbol: defined, access: 'definition' });
        continue;
      }
      const name = source.text.slice(start, span.end);
      const inContext = kind === TokenKind.directive ? nameInContext(name) : undefined;
      const contextKey = inContext === undefined ? ofContext && name : `%$${inContext}`;
      if (kind === TokenKind.directive && !isOfCall(name) && !inContext) continue;
      const count = token === head ? () => line.operandRanges().length : undefined;
      const owner = isLocal(name) ? madeOwner(source, tokens, token) : undefined;
      const symbol = contextKey
        ? names.context(contextKey)
        : owner !== undefined
          ? names.label(owner + name)
          : resolve(names, outline, scope, name, count);
      const own = token === head ? 'call' : access;
      const prefix = prefixOf(names, name, start, symbol !== undefined);
      if (prefix) references.push(prefix);
      if (symbol === undefined) continue;
      const rest = prefix ? { start: prefix.span.end, end: span.end } : span;
      references.push({ span: rest, symbol, access: targets.get(start) ?? own });
    }
  });
  return references;
}

/**
 * The name in `made(name).local`, where a macro makes the label that the local one belongs to;
 * undefined where nothing stands in front, '' where more than a name does.
 */
function madeOwner(source: SourceText, tokens: TokenList, token: number): string | undefined {
  if (source.text[tokens.starts[token]! - 1] !== ')') return undefined;
  const inner = token - 2;
  const isName = source.text[tokens.starts[inner]! - 1] === '(';
  return isName ? source.text.slice(tokens.starts[inner], tokens.starts[inner + 1]) : '';
}

/** Branches of which one is left out may define a name each; they mean the same. */
function firstOfName(
  { kind, name, fullName }: OutlineSymbol,
  names: NameTable,
): number | undefined {
  if (kind === 'macro' || kind === 'section' || kind.startsWith('context')) return undefined;
  return kind === 'define' ? names.plain(name) : names.label(fullName);
}

/** What the beginning of a word names: `point` in `point.x`, and in `point_size` of a structure. */
function prefixOf(
  names: NameTable,
  word: string,
  start: number,
  isKnown: boolean,
): Reference | undefined {
  const dot = word.lastIndexOf('.');
  const isSize = !isKnown && word.endsWith(sizeSuffix);
  const length = isSize ? word.length - sizeSuffix.length : isKnown ? dot : 0;
  if (length <= 0) return undefined;
  const name = word.slice(0, length);
  const symbol = isSize ? names.structure(name) : names.label(name);
  if (symbol === undefined) return undefined;
  return { span: { start, end: start + length }, symbol, access: 'read' };
}

/** The number of a structure's bytes is its name with this behind it. */
const sizeSuffix = '_size';

const calls = new Set(['call']);
const writes = new Set(['%undef', '%iundef', '%undefalias']);

function accessOf(head: string): Access {
  if (calls.has(head)) return 'call';
  if (/^(?:j[a-z]+|loop[a-z]*)$/.test(head)) return 'jump';
  return writes.has(head) || isDefinition(head) ? 'write' : 'read';
}

function resolve(
  names: NameTable,
  outline: Outline,
  scope: LineScope,
  written: string,
  /** Of the head of a statement: how many arguments there are. */
  count: (() => number) | undefined,
): number | undefined {
  const name = written.startsWith('$') ? written.slice(1) : written;
  if (count !== undefined) return names.head(name, count);
  if (isLocal(name) || isOfCall(name)) {
    const macro = outline.symbols[scope.macro];
    const inMacro = macro && names.label(`${macro.name}%${name}`);
    return isOfCall(name) ? inMacro : (inMacro ?? names.label(scope.label + name));
  }
  return names.plain(name);
}
