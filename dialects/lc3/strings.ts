// The characters of a .STRINGZ: escapes and UTF-8, a byte a word.
import { appendAll } from '#core/lists.ts';
import type { Span } from '#core/text/span.ts';
import { utf8Bytes } from '#core/text/utf8.ts';
import { takeLiberty } from './flavour.ts';
import type { Unit } from './items.ts';

// biome-ignore format: a table
const escapes: Readonly<Record<string, number>> = {
  n: 10, t: 9, r: 13, '\\': 92, '"': 34, '0': 0, a: 7, b: 8, e: 27,
};

/** Escapes that every assembler takes. */
const common = 'ntr"\\';

/** Escapes of the original lc3as beside the common ones. */
const original: Readonly<Record<string, number>> = { a: 7, b: 8, e: 27, f: 12, v: 11 };

/** The words of a literal with its quotes, the final 0 included. */
export function stringWords(unit: Unit, span: Span): readonly number[] {
  const text = unit.source.slice({ start: span.start + 1, end: span.end - 1 });
  const words: number[] = [];
  for (let index = 0; index < text.length; ) {
    if (text[index] === '\\') {
      index += readEscape(unit, span.start + 1 + index, text.slice(index, index + 4), words);
      continue;
    }
    const point = text.codePointAt(index)!;
    appendAll(words, utf8Bytes(point));
    index += point > 0xffff ? 2 : 1;
  }
  words.push(0);
  return words;
}

/** Adds the words of the escape that `text` begins with; returns its length. */
function readEscape(unit: Unit, start: number, text: string, words: number[]): number {
  const letter = text[1] ?? '';
  const isOriginal = unit.flavour === 'original';
  if (isOriginal && original[letter] !== undefined) {
    words.push(original[letter]);
    return 2;
  }
  const hexadecimal = /^\\x([0-9a-f]{2})/i.exec(text);
  const value = hexadecimal ? Number.parseInt(hexadecimal[1]!, 16) : escapes[letter];
  const length = hexadecimal ? 4 : 2;
  const span = { start, end: start + length };
  if (value !== undefined) {
    if (!common.includes(letter)) takeLiberty(unit, span, 'escape');
    words.push(value);
    return length;
  }
  // lc3tools keeps the backslash, and so do most; lc3as leaves it out.
  const fate = isOriginal ? 'is left out' : 'stays';
  const message = `\\${letter} is no escape; the backslash ${fate}. For a backslash write \\\\.`;
  unit.report.add('unknown-escape', span, message, {
    fixes: [{ title: 'Write \\\\', edits: [{ span: { start, end: start }, newText: '\\' }] }],
  });
  if (!isOriginal) words.push(92);
  return 1;
}
