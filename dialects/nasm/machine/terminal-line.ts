// The line of a terminal that is being typed: what Linux does with keys before a program reads them
// (termios(3), canonical mode).
import { appendAll } from '#core/lists.ts';

/** Local modes of struct termios, and where they stand in it. */
const localModesAt = 12;
const localMode = { canonical: 2, echo: 8 } as const;

const key = { backspace: 8, endOfInput: 4, lineFeed: 10, kill: 21, delete: 127 } as const;

/** What keys come to: bytes for the program, and what appears on the terminal. */
export interface Typed {
  /** Each one is to be read at once; an empty one is the end of the input. */
  readonly pieces: readonly Uint8Array[];
  readonly echo: Uint8Array;
  /** The line as it stands afterwards. */
  readonly line: readonly number[];
}

const eraseOne = [key.backspace, 0x20, key.backspace];

const isContinuation = (byte: number): boolean => (byte & 0xc0) === 0x80;

/** The line without its last character; the same where it is empty. */
function withoutLast(line: readonly number[]): readonly number[] {
  let end = line.length - 1;
  while (end > 0 && isContinuation(line[end]!)) end--;
  return line.slice(0, Math.max(0, end));
}

/** `attributes` is the terminal's struct termios; undefined for a terminal as it is at first. */
export function typeKeys(
  start: readonly number[],
  keys: Uint8Array,
  attributes: Uint8Array | undefined,
): Typed {
  const modes = attributes?.[localModesAt] ?? localMode.canonical | localMode.echo;
  const echoes = (modes & localMode.echo) !== 0;
  if ((modes & localMode.canonical) === 0) {
    const pieces = [Uint8Array.from([...start, ...keys])];
    return { pieces, echo: echoes ? keys : new Uint8Array(0), line: [] };
  }
  const pieces: Uint8Array[] = [];
  const echo: number[] = [];
  let line = start;
  const erase = () => {
    line = withoutLast(line);
    appendAll(echo, eraseOne);
  };
  for (const byte of keys) {
    if (byte === key.backspace || byte === key.delete) {
      if (line.length > 0) erase();
    } else if (byte === key.kill) {
      while (line.length > 0) erase();
    } else if (byte === key.endOfInput) {
      pieces.push(Uint8Array.from(line));
      line = [];
    } else {
      line = [...line, byte];
      echo.push(byte);
      if (byte !== key.lineFeed) continue;
      pieces.push(Uint8Array.from(line));
      line = [];
    }
  }
  return { pieces, echo: echoes ? Uint8Array.from(echo) : new Uint8Array(0), line };
}
