// INT 21h/29h: a name as it is typed, to the fixed fields of a file control block.
import { byteOfCharacter, textOfBytes } from './code-page.ts';
import type { DosSystem } from './dos-system.ts';

const [nameLength, endingLength] = [8, 3];
/** Characters that end a name. */
const terminators = ' \t\r\n:;=,+.<>|/"[]\\\0';
/** What may stand before a name, where the program wants it skipped. */
const separators = ' \t:;,=+';
const typedMax = 128;
/** Drives that exist: the current one and C. */
const drives: readonly number[] = [0, 3];

interface Field {
  readonly text: string;
  /** Behind it. */
  readonly end: number;
}

/** A field with blanks behind, or with question marks from a star on. */
function fieldAt(typed: string, start: number, length: number): Field {
  let end = start;
  while (end < typed.length && !terminators.includes(typed[end]!)) end++;
  const given = typed.slice(start, end).toUpperCase();
  const star = given.indexOf('*');
  const text = star < 0 ? given : given.slice(0, star).padEnd(length, '?');
  return { text: text.slice(0, length).padEnd(length, ' '), end };
}

interface ParsedName {
  /** 0 for the current drive, 1 for A. */
  readonly drive: number;
  /** Filled with blanks, as its ending is. */
  readonly name: string;
  readonly ending: string;
  readonly hasDrive: boolean;
  readonly hasName: boolean;
  readonly hasEnding: boolean;
  /** Behind all of it. */
  readonly end: number;
}

/** The name that begins at a place of a text. */
export function nameAt(typed: string, start: number): ParsedName {
  const hasDrive = typed[start + 1] === ':' && /[a-z]/i.test(typed[start] ?? '');
  const drive = hasDrive ? typed[start]!.toUpperCase().charCodeAt(0) - 0x40 : 0;
  const from = hasDrive ? start + 2 : start;
  const name = fieldAt(typed, from, nameLength);
  const hasEnding = typed[name.end] === '.';
  const blank = { text: ' '.repeat(endingLength), end: name.end };
  const ending = hasEnding ? fieldAt(typed, name.end + 1, endingLength) : blank;
  const given = { drive, name: name.text, ending: ending.text, end: ending.end };
  return { ...given, hasDrive, hasName: name.end > from, hasEnding };
}

/** Bits of al: skip separators, and keep drive, name and ending where none is given. */
const option = { skips: 1, keepsDrive: 2, keepsName: 4, keepsEnding: 8 } as const;

/** Reads ds:si into the block at es:di; al tells whether there are wild cards, or no such drive. */
export function parseName({ guest, registers }: DosSystem): void {
  const options = registers.get('al');
  const typed = textOfBytes(guest.readString(registers.address('ds', 'si'), typedMax));
  const block = registers.address('es', 'di');
  let start = 0;
  if ((options & option.skips) !== 0) while (separators.includes(typed[start] ?? '\0')) start++;
  const parsed = nameAt(typed, start);
  const put = (offset: number, text: string) =>
    guest.write(block + offset, Uint8Array.from([...text].map(byteOfCharacter)));
  if (parsed.hasDrive || (options & option.keepsDrive) === 0) {
    guest.writeNumber(block, 1, BigInt(parsed.drive));
  }
  if (parsed.hasName || (options & option.keepsName) === 0) put(1, parsed.name);
  if (parsed.hasEnding || (options & option.keepsEnding) === 0) put(1 + nameLength, parsed.ending);
  registers.set('si', (registers.get('si') + parsed.end) & 0xffff);
  const isWild = (parsed.name + parsed.ending).includes('?');
  registers.set('al', drives.includes(parsed.drive) ? (isWild ? 1 : 0) : 0xff);
}
