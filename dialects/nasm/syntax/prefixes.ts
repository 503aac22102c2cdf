// The prefixes of an instruction, and which of them exclude each other.
import type { Prefixes } from '../assembly/operand.ts';
import type { Register } from '../isa/registers.ts';
import { type Cursor, wordInBraces } from './cursor.ts';
import { tokenKind } from './scanner.ts';

export const noPrefixes: Prefixes = {
  wait: false,
  repeat: '',
  lock: false,
  segment: undefined,
  operandSize: 0,
  addressSize: 0,
  encoding: '',
};

/** A prefix as it is written: a word, a segment register, or `{vex}`. */
export type Prefix =
  | { readonly kind: 'word'; readonly name: string }
  | { readonly kind: 'segment'; readonly register: Register }
  | { readonly kind: 'encoding'; readonly encoding: Prefixes['encoding'] };

const encodings: ReadonlyMap<string, Prefixes['encoding']> = new Map([
  ['rex', 'rex'],
  ['vex', 'vex'],
  ['vex2', 'vex2'],
  ['vex3', 'vex3'],
  ['evex', 'evex'],
]);

/** The prefix that stands here; undefined if there is none. */
export function prefixHere(cursor: Cursor): Prefix | undefined {
  if (cursor.kind === tokenKind.brace) {
    const encoding = encodings.get(wordInBraces(cursor.text));
    return encoding ? { kind: 'encoding', encoding } : undefined;
  }
  const { word } = cursor;
  if (word?.role === 'prefix') return { kind: 'word', name: word.name };
  if (word?.role === 'register' && word.register.class === 'segment') {
    return { kind: 'segment', register: word.register };
  }
  return undefined;
}

const sizes: Readonly<Record<string, number>> = {
  o16: 16,
  o32: 32,
  o64: 64,
  osp: -1,
  a16: 16,
  a32: 32,
  a64: 64,
  asp: -1,
};

/** The prefixes with one more, which counts where it excludes another; that is reported. */
export function addPrefix(prefixes: Prefixes, prefix: Prefix, cursor: Cursor): Prefixes {
  const slot = slotOf(prefix);
  const value = valueOfPrefix(prefix);
  const given = prefixes[slot];
  if (given === value) cursor.warning('other', 'instruction has redundant prefixes');
  else if (given !== noPrefixes[slot]) cursor.error('instruction has conflicting prefixes');
  return { ...prefixes, [slot]: value };
}

function slotOf(prefix: Prefix): keyof Prefixes {
  if (prefix.kind !== 'word') return prefix.kind;
  const { name } = prefix;
  if (name === 'wait' || name === 'lock') return name;
  if (sizes[name] !== undefined) return name.startsWith('o') ? 'operandSize' : 'addressSize';
  return 'repeat';
}

function valueOfPrefix(prefix: Prefix): Prefixes[keyof Prefixes] {
  if (prefix.kind === 'segment') return prefix.register;
  if (prefix.kind === 'encoding') return prefix.encoding;
  const { name } = prefix;
  if (name === 'wait' || name === 'lock') return true;
  return sizes[name] ?? (name as Prefixes['repeat']);
}
