// What the assembler has found of the names of a file: values, offsets and sections.
import type { Assembled } from '../assembly/assemble.ts';
import type { SymbolEntry } from '../assembly/symbols.ts';
import type { SymbolsByMacro } from './macro-linkages.ts';
import type { OutlineSymbol } from './outline.ts';

/** Gives symbols their values, and says in their details what the text does not show. */
export function giveValues(
  symbols: readonly OutlineSymbol[],
  assembled: Assembled | undefined,
  made: SymbolsByMacro | undefined,
): void {
  if (!assembled || assembled.hasErrors) return;
  const entries = new Map<string, SymbolEntry>();
  for (const entry of assembled.symbols) if (entry.definedIn > 0) entries.set(entry.name, entry);
  const names = new Map(assembled.sections.map(({ index, name }) => [index, name]));
  for (const symbol of symbols) {
    const entry = made?.get(symbol)?.[0] ?? entries.get(symbol.fullName);
    if (entry === undefined || typeof entry.offset !== 'number') continue;
    const { offset } = entry;
    const written = entry.name === symbol.fullName ? '' : entry.name;
    if (symbol.kind === 'constant' || symbol.kind === 'field') {
      symbol.value = offset;
      symbol.detail = `= ${offset}`;
    } else if (symbol.kind === 'label' || symbol.kind === 'data') {
      symbol.value = offset;
      const name = names.get(entry.section) ?? '';
      const where = name === '' || name === sectionOf(symbol, symbols) ? '' : ` in ${name}`;
      symbol.detail = `offset 0x${offset.toString(16)}${where}${written && `, as ${written}`}`;
    } else if (written !== '') symbol.detail = `as ${written}`;
  }
}

/** The section that a symbol stands in as the text is typed. */
function sectionOf(symbol: OutlineSymbol, symbols: readonly OutlineSymbol[]): string | undefined {
  let each: OutlineSymbol | undefined = symbol;
  // Containers come before what they contain.
  while (each && each.kind !== 'section') {
    each = each.container === undefined ? undefined : symbols[each.container];
  }
  return each?.name;
}
