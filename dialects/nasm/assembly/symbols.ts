// The table of labels: where each lies, since which pass, and how it is known outside.
import type { Integer } from '../integer.ts';
import type { ExpandedLine } from '../preprocessor/expanded-line.ts';
import { noSection } from './value.ts';

export type SymbolBinding = 'local' | 'global' | 'static' | 'extern' | 'required' | 'common';

export interface SymbolEntry {
  readonly name: string;
  /** The name with the prefixes and suffixes that outputs give it. */
  outputName: string;
  binding: SymbolBinding;
  section: number;
  offset: Integer;
  /** The pass that placed it last; 0 before any has. */
  definedIn: number;
  /** It is an address in a section rather than a number given by EQU. */
  isLabel: boolean;
  /** What stands behind the colon of GLOBAL, EXTERN or COMMON, for the output format. */
  special: string;
  /** Size of a COMMON, in bytes. */
  size: number;
  /** Some expression has asked for it. */
  isUsed: boolean;
  /** Where the name stands, for messages and for navigation. */
  line: ExpandedLine | undefined;
  start: number;
  end: number;
  /** The pass that wrote it to the output's list, so that it stands there once. */
  listedIn: number;
}

export class SymbolTable {
  readonly #entries = new Map<string, SymbolEntry>();

  find(name: string): SymbolEntry | undefined {
    return this.#entries.get(name);
  }

  /** The entry of a name, made if there is none yet. */
  entry(name: string): SymbolEntry {
    const known = this.#entries.get(name);
    if (known) return known;
    const made: SymbolEntry = {
      name,
      outputName: name,
      binding: 'local',
      section: noSection,
      offset: 0,
      definedIn: 0,
      isLabel: false,
      special: '',
      size: 0,
      isUsed: false,
      line: undefined,
      start: 0,
      end: 0,
      listedIn: 0,
    };
    this.#entries.set(name, made);
    return made;
  }

  get all(): Iterable<SymbolEntry> {
    return this.#entries.values();
  }
}

/** `..start` and the like have a meaning of their own. */
export function isMagic(name: string): boolean {
  return name.startsWith('..') && name[2] !== '@';
}

/** Whether a name lies elsewhere, or has not been placed in this pass. */
export function isForward(entry: SymbolEntry, pass: number): boolean {
  if (entry.binding === 'extern' || entry.binding === 'required' || entry.binding === 'common') {
    return true;
  }
  return entry.definedIn < pass;
}

export function isSame(entry: SymbolEntry, section: number, offset: Integer): boolean {
  return entry.section === section && entry.offset === offset;
}
