// What is typed, as the keys of a PC: bytes of its code page, and 0 with a scan code for others.
import { WaitForInput } from '../guest.ts';
import { byteOfCharacter } from './code-page.ts';
import type { DosSystem } from './dos-system.ts';

export const key = {
  control: 3,
  backspace: 8,
  lineFeed: 10,
  return: 13,
  endOfInput: 26,
  escape: 27,
  delete: 127,
} as const;

/** What terminals send for keys without characters, and their scan codes. */
const sequences: readonly (readonly [string, number])[] = [
  ...[['[A', 0x48] as const, ['[B', 0x50] as const, ['[C', 0x4d] as const, ['[D', 0x4b] as const],
  ...[['OA', 0x48] as const, ['OB', 0x50] as const, ['OC', 0x4d] as const, ['OD', 0x4b] as const],
  ...[['[H', 0x47] as const, ['[F', 0x4f] as const, ['[5~', 0x49] as const, ['[6~', 0x51] as const],
  ...[['[2~', 0x52] as const, ['[3~', 0x53] as const, ['OP', 0x3b] as const, ['OQ', 0x3c] as const],
  ...[['OR', 0x3d] as const, ['OS', 0x3e] as const],
];

/** Keys that a text of Unicode stands for. `afterReturn` is of the text before. */
export function keysOf(text: string, afterReturn: boolean): number[] {
  const keys: number[] = [];
  let skipsLineFeed = afterReturn;
  for (let at = 0; at < text.length; ) {
    const point = text.codePointAt(at)!;
    const character = String.fromCodePoint(point);
    const sequence =
      point === key.escape
        ? sequences.find(([ending]) => text.startsWith(ending, at + 1))
        : undefined;
    at += sequence ? sequence[0].length + 1 : character.length;
    if (sequence) keys.push(0, sequence[1]);
    else if (point === key.delete) keys.push(key.backspace);
    else if (point !== key.lineFeed) keys.push(point < 0x20 ? point : byteOfCharacter(character));
    else if (!skipsLineFeed) keys.push(key.return);
    skipsLineFeed = point === key.return;
  }
  return keys;
}

/** Whether a program finds something when it reads: at the end of the input, too. */
export function hasKey({ process: { state } }: DosSystem): boolean {
  return state.input.length > 0 || state.inputEnded;
}

/** The next byte that was typed; at the end of the input control and Z. Throws WaitForInput. */
export function takeByte(system: DosSystem): number {
  const { input, inputEnded } = system.process.state;
  if (input.length === 0) {
    if (inputEnded) return key.endOfInput;
    throw new WaitForInput();
  }
  dropBytes(system, 1);
  return input[0]!;
}

export function dropBytes(system: DosSystem, count: number): void {
  const { process, state } = system;
  process.update({ input: process.state.input.subarray(count) });
  system.update({ echoed: Math.max(0, state.echoed - count) });
}

/** Rows of the keyboard with the scan code of the first key of each. */
const rows: readonly (readonly [number, string])[] = [
  ...[[0x02, '1234567890-='] as const, [0x02, '!@#$%^&*()_+'] as const],
  ...[[0x10, 'qwertyuiop[]'] as const, [0x10, 'QWERTYUIOP{}'] as const],
  ...[[0x1e, "asdfghjkl;'`"] as const, [0x1e, 'ASDFGHJKL:"~'] as const],
  ...[[0x2b, '\\zxcvbnm,./'] as const, [0x2b, '|ZXCVBNM<>?'] as const],
  ...[
    [0x39, ' '] as const,
    [0x01, '\x1b'] as const,
    [0x0e, '\b\t'] as const,
    [0x1c, '\r'] as const,
  ],
];

const scanCodes = new Map(
  rows.flatMap(([first, keys]) =>
    [...keys].map((each, index) => [each.charCodeAt(0), first + index]),
  ) as [number, number][],
);

/** Keys with control have the codes of their letters. */
function scanCodeOf(byte: number): number {
  return scanCodes.get(byte) ?? scanCodes.get(byte | 0x60) ?? 0;
}

/** The next key as the BIOS gives it: the scan code above the character. Undefined for none. */
export function peekKey({ process: { state } }: DosSystem): number | undefined {
  const [byte, scan] = state.input;
  if (byte === undefined) return undefined;
  return byte === 0 ? (scan ?? 0) << 8 : (scanCodeOf(byte) << 8) | byte;
}

/** Takes the next key. Throws WaitForInput, at the end of the input as well. */
export function takeKey(system: DosSystem): number {
  const found = peekKey(system);
  if (found === undefined) throw new WaitForInput();
  dropBytes(system, (found & 0xff) === 0 ? 2 : 1);
  return found;
}
