// Which object defines each global name, and what two definitions of one come to.
import { type ElfSymbol, specialSection } from '../../decoder/elf-image.ts';
import type { LinkProblem } from './link-problem.ts';
import type { ObjectFile } from './object-file.ts';

export interface Definition {
  readonly object: ObjectFile;
  readonly symbol: ElfSymbol;
}

export interface GlobalNames {
  readonly defined: ReadonlyMap<string, Definition>;
  /** COMMON variables that no object defines: the largest size and alignment asked for. */
  readonly commons: ReadonlyMap<string, CommonVariable>;
  readonly problems: readonly LinkProblem[];
}

export interface CommonVariable {
  readonly object: ObjectFile;
  readonly size: number;
  readonly alignment: number;
}

function isLoaded({ sections }: ObjectFile, { section }: ElfSymbol): boolean {
  return section === specialSection.absolute || sections.some(({ index }) => index === section);
}

/** Of two definitions: a strong one wins over weak ones, and the first of several weak ones. */
export function collectGlobals(objects: readonly ObjectFile[]): GlobalNames {
  const defined = new Map<string, Definition>();
  const commons = new Map<string, CommonVariable>();
  const problems: LinkProblem[] = [];
  for (const object of objects) {
    for (const symbol of object.elf.symbols) {
      const { name, section } = symbol;
      if (!symbol.isGlobal || section === specialSection.undefined || name === '') continue;
      if (section === specialSection.common) {
        const other = commons.get(name);
        commons.set(name, {
          object: other?.object ?? object,
          size: Math.max(symbol.size, other?.size ?? 0),
          alignment: Math.max(symbol.value, other?.alignment ?? 1),
        });
        continue;
      }
      if (!isLoaded(object, symbol)) continue;
      const earlier = defined.get(name);
      if (!earlier || (earlier.symbol.isWeak && !symbol.isWeak)) {
        defined.set(name, { object, symbol });
      } else if (!symbol.isWeak) {
        const message = `${object.name} defines ${name}, which ${earlier.object.name} has defined`;
        problems.push({ message, object: object.index, section, offset: symbol.value });
      }
    }
  }
  for (const name of defined.keys()) commons.delete(name);
  return { defined, commons, problems };
}
