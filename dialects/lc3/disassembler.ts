// Turns LC-3 words into source text that assembles to the same words.
import type { DisassembledLine } from '#core/dialect.ts';
import { decode } from './encoding.ts';
import { fieldRules } from './fields.ts';
import { rowsNamed } from './instructions.ts';
import { hexadecimal } from './items.ts';
import { readsAsNumber } from './number-syntax.ts';
import { readObject } from './object-files.ts';
import type { ImageSymbol, WordSegment } from './program.ts';

/** The name of an address, where it has one. */
export type NameOf = (address: number) => string | undefined;

/**
 * The statement that assembles to a word at an address: an instruction, with labels where `nameOf`
 * has them, or .FILL for what is none.
 */
export function wordText(word: number, address: number, nameOf: NameOf): string {
  const decoded = decode(word);
  if (!decoded) return `.FILL ${hexadecimal(word)}`;
  const { row, fields } = decoded;
  const operands = row.operands.map(name => {
    const value = fields[name]!;
    const { kind, signed } = fieldRules[name];
    if (kind === 'register') return `R${value}`;
    if (kind === 'target') return nameOf((address + 1 + value) & 0xffff) ?? `#${value}`;
    return signed ? `#${value}` : `x${value.toString(16).toUpperCase()}`;
  });
  return operands.length === 0 ? row.mnemonic : `${row.mnemonic} ${operands.join(', ')}`;
}

/** The address that a word at `address` leads to or reads, as far as the word alone tells. */
export function targetOf(word: number, address: number): number | undefined {
  const decoded = decode(word);
  const name = decoded?.row.operands.find(operand => fieldRules[operand].kind === 'target');
  return name === undefined ? undefined : (address + 1 + decoded!.fields[name]!) & 0xffff;
}

/** Zeros and characters decode as a BR that is never taken; as data they say what they are. */
function isData(word: number): boolean {
  const decoded = decode(word);
  return !decoded || decoded.row.mnemonic === 'NOP';
}

/** The lines of an image file; `name` tells its format and `symbols` may name its addresses. */
export function disassemble(
  bytes: Uint8Array,
  name = '',
  symbols: readonly ImageSymbol[] = [],
): readonly DisassembledLine[] {
  const image = readObject(name, bytes);
  const names = namesOf(image.segments, [...symbols, ...image.symbols]);
  const data = dataPlaces(image.segments);
  return image.segments.flatMap(segment => segmentLines(segment, names, data));
}

/** What instructions load from or store to, and none goes to; LEA may well mean code. */
function dataPlaces(segments: readonly WordSegment[]): ReadonlySet<number> {
  const used = new Set<number>();
  const entered = new Set<number>();
  for (const { origin, words } of segments) {
    entered.add(origin);
    words.forEach((word, index) => {
      const address = origin + index;
      const target = isData(word) ? undefined : targetOf(word, address);
      if (target === undefined) return;
      const { flow, mnemonic } = decode(word)!.row;
      (flow === 'next' && mnemonic !== 'LEA' ? used : entered).add(target);
    });
  }
  for (const address of entered) used.delete(address);
  return used;
}

/** Names of addresses: those that are given, and one for each target in the image without any. */
function namesOf(
  segments: readonly WordSegment[],
  symbols: readonly ImageSymbol[],
): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  const taken = new Set<string>();
  for (const { name, address } of symbols) {
    const isFree = !names.has(address) && !taken.has(name.toUpperCase());
    if (!isFree || !isInside(segments, address) || !isName(name)) continue;
    names.set(address, name);
    taken.add(name.toUpperCase());
  }
  for (const { origin, words } of segments) {
    words.forEach((word, index) => {
      if (isData(word)) return;
      const target = targetOf(word, origin + index);
      if (target === undefined || names.has(target) || !isInside(segments, target)) return;
      const name = `L${hexadecimal(target).slice(1)}`;
      if (!taken.has(name.toUpperCase())) names.set(target, name);
    });
  }
  return names;
}

/** True for labels that mean nothing else as an operand. */
function isName(name: string): boolean {
  const isWord = /^[A-Za-z_][A-Za-z_0-9]*$/.test(name) && !/^r[0-7]$/i.test(name);
  return isWord && !readsAsNumber(name) && rowsNamed(name) === undefined;
}

function isInside(segments: readonly WordSegment[], address: number): boolean {
  return segments.some(({ origin, words }) => address >= origin && address < origin + words.length);
}

function segmentLines(
  { origin, words }: WordSegment,
  names: ReadonlyMap<number, string>,
  data: ReadonlySet<number>,
): readonly DisassembledLine[] {
  const edge = (address: number, text: string): DisassembledLine => ({
    address,
    bytes: new Uint8Array(0),
    code: '',
    text,
    valid: true,
    data: true,
  });
  const lines = Array.from(words, (word, index): DisassembledLine => {
    const address = origin + index;
    const label = names.get(address);
    const isUsed = isData(word) || data.has(address);
    return {
      address,
      bytes: Uint8Array.of(word & 0xff, word >> 8),
      code: hexadecimal(word).slice(1),
      text: isUsed
        ? `.FILL ${hexadecimal(word)}`
        : wordText(word, address, target => names.get(target)),
      valid: decode(word) !== undefined || data.has(address),
      ...(isUsed ? { data: true } : {}),
      ...(label === undefined ? {} : { label }),
    };
  });
  return [
    edge(origin, `.ORIG ${hexadecimal(origin)}`),
    ...lines,
    edge(origin + words.length, '.END'),
  ];
}
