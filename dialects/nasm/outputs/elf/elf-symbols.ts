// The symbol table of ELF: types, sizes and visibility, and the order of its rows.
import type { SymbolEntry } from '../../assembly/symbols.ts';
import { noSection } from '../../assembly/value.ts';
import { toNumber } from '../../integer.ts';
import type { FormatHost } from '../object-format.ts';

/** What stands behind the colon of GLOBAL, EXTERN and COMMON. */
export interface SymbolAttributes {
  readonly type: number;
  readonly visibility: number;
  readonly isWeak: boolean;
  /** In bytes. */
  readonly size: number;
  /** Of a COMMON, in bytes. */
  readonly alignment: number;
}

/** A row of the symbol table. */
export interface SymbolRow {
  readonly name: string;
  readonly value: number | bigint;
  readonly size: number;
  readonly info: number;
  readonly other: number;
  readonly sectionNumber: number;
  readonly entry: SymbolEntry | undefined;
}

const plain: SymbolAttributes = { type: 0, visibility: 0, isWeak: false, size: 0, alignment: 0 };

/** STT_OBJECT. */
export const objectType = 1;

const symbolTypes: Readonly<Record<string, number>> = {
  notype: 0,
  object: objectType,
  data: objectType,
  function: 2,
};
const visibilities: Readonly<Record<string, number>> = {
  default: 0,
  internal: 1,
  hidden: 2,
  protected: 3,
};

/** Reads the attributes of a symbol; reports what makes no sense. */
export function readAttributes(entry: SymbolEntry, host: FormatHost): SymbolAttributes {
  if (entry.special === '') return plain;
  const result = { ...plain };
  let rest = entry.special.trim();
  if (entry.binding === 'common') {
    const alignment = /^[^\s]+/.exec(rest)?.[0] ?? '';
    if (alignment !== '' && visibilities[alignment.toLowerCase()] === undefined) {
      rest = rest.slice(alignment.length).trim();
      result.alignment = alignmentOf(alignment, host);
    }
  }
  for (;;) {
    const word = /^[A-Za-z_]+(?=\s|$)/.exec(rest)?.[0];
    const name = word?.toLowerCase() ?? '';
    if (symbolTypes[name] !== undefined) result.type = symbolTypes[name]!;
    else if (visibilities[name] !== undefined) result.visibility = visibilities[name]!;
    else if (name !== 'weak' && name !== 'strong') break;
    else if (entry.binding === 'static') {
      host.error('weak and strong only applies to global symbols');
    } else if (name === 'weak') result.isWeak = true;
    rest = rest.slice(name.length).trim();
  }
  if (rest === '' || entry.binding === 'extern') return result;
  // Behind a space nasm sees no word there.
  const size = rest === entry.special ? withoutUnknownWord(rest, host) : rest;
  if (entry.binding === 'static' && withoutUnknownWord(rest, host) === '') return result;
  // The second look at a size, which misses it, is one at labels.
  if (size === '' && entry.isLabel) host.error('expression syntax error');
  else if (size !== '') result.size = numberOf(size, host) ?? 0;
  return result;
}

/** nasm takes a first word that names nothing for a type, whatever it is. */
function withoutUnknownWord(text: string, host: FormatHost): string {
  const name = /^[A-Za-z_?@][\w.?@$#~]*/.exec(text)?.[0];
  if (name === undefined || (host.findSymbol(name)?.definedIn ?? 0) > 0) return text;
  return text.replace(/^\S+\s*/, '');
}

function alignmentOf(text: string, host: FormatHost): number {
  if (/^\d/.test(text)) return numberOf(text, host) ?? 0;
  host.error(`alignment constraint \`${text}' is not a valid number`);
  return 0;
}

function numberOf(text: string, host: FormatHost): number | undefined {
  const value = host.evaluate(text);
  if (!value || value.unknown) return undefined;
  if (value.section === noSection) return toNumber(value.offset);
  host.error('cannot use relocatable expression as symbol size');
  return undefined;
}

/** SHN_ABS and SHN_COMMON, below all sections: as numbers of 16 bits they are among them. */
export const sectionAbsolute = -0xf;
const sectionCommon = -0xe;
const [bindLocal, bindGlobal, bindWeak] = [0, 1, 2];

/** The row of a symbol; `sectionNumbers` tells where its section stands in the file, from 1. */
export function symbolRow(
  entry: SymbolEntry,
  attributes: SymbolAttributes,
  sectionNumbers: ReadonlyMap<number, number>,
): SymbolRow {
  const { outputName: name } = entry;
  const binding = isLocal(entry) ? bindLocal : attributes.isWeak ? bindWeak : bindGlobal;
  const info = (binding << 4) | attributes.type;
  const row = { name, info, other: attributes.visibility, entry };
  if (entry.binding === 'common') {
    const { alignment } = attributes;
    return { ...row, value: alignment, size: entry.size, sectionNumber: sectionCommon };
  }
  const sectionNumber =
    entry.section === noSection ? sectionAbsolute : (sectionNumbers.get(entry.section) ?? 0);
  const value = sectionNumber === 0 ? 0 : entry.offset;
  return { ...row, value, size: attributes.size, sectionNumber };
}

export function isLocal({ binding }: SymbolEntry): boolean {
  return binding === 'local' || binding === 'static';
}
