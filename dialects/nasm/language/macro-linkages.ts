// What names that calls of macros give are to the assembler and to other files: `cextern table` may
// declare `codec_table`, which another file defines by `const table`.
import type { SourceText } from '#core/text/source.ts';
import { mainFile } from '../assembly/parts/part-layout.ts';
import type { SymbolEntry } from '../assembly/symbols.ts';
import type { ExpandedLine } from '../preprocessor/expanded-line.ts';
import type { OutlineSymbol } from './outline.ts';

/** What the assembler calls the names of a file that calls of macros give. */
export type SymbolsByMacro = ReadonlyMap<OutlineSymbol, readonly SymbolEntry[]>;

/** The assembler's symbols by the names of the file that they are made of; the shortest first. */
export function symbolsByMacro(
  symbols: readonly OutlineSymbol[],
  entries: readonly SymbolEntry[],
  source: SourceText,
): SymbolsByMacro {
  const found = new Map<OutlineSymbol, SymbolEntry[]>();
  const byLine = new Map<number, OutlineSymbol[]>();
  for (const symbol of symbols) {
    if (!symbol.byMacro || symbol.kind === 'define') continue;
    const line = source.lineAt(symbol.nameSpan.start);
    const others = byLine.get(line);
    if (others) others.push(symbol);
    else byLine.set(line, [symbol]);
  }
  if (byLine.size === 0) return found;
  for (const entry of entries) {
    for (const line of linesOfCalls(entry.line, source)) {
      const symbol = longestIn(entry.name, byLine.get(line) ?? []);
      if (!symbol) continue;
      const others = found.get(symbol);
      if (others) others.push(entry);
      else found.set(symbol, [entry]);
    }
  }
  for (const made of found.values()) made.sort((a, b) => a.name.length - b.name.length);
  return found;
}

/** Tells each of these symbols how other files know it. */
export function linkByMacro(made: SymbolsByMacro): void {
  for (const [symbol, entries] of made) {
    const outer = entries.find(({ binding }) => binding !== 'local' && binding !== 'static');
    if (!outer) continue;
    const kind = outer.binding === 'global' ? 'export' : 'import';
    symbol.linkage = { kind, name: outer.name };
  }
}

/** Of several names on a line, `row` and `row2`, the one that says most of the made name. */
function longestIn(made: string, symbols: readonly OutlineSymbol[]): OutlineSymbol | undefined {
  let longest: OutlineSymbol | undefined;
  for (const symbol of symbols) {
    const isLonger = !longest || symbol.name.length > longest.name.length;
    if (isLonger && made.includes(symbol.name)) longest = symbol;
  }
  return longest;
}

/** The lines of the file whose calls a line came out of. */
function linesOfCalls(line: ExpandedLine | undefined, source: SourceText): readonly number[] {
  const lines: number[] = [];
  for (let each = line?.expansion; each; each = each.parent) {
    const { file, start } = each.call;
    if (each.kind === 'macro' && file === mainFile) lines.push(source.lineAt(start));
  }
  return lines;
}
