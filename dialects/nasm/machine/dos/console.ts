// The console of DOS: what is printed as characters of the PC, and lines that are being typed.
import { appendAll } from '#core/lists.ts';
import { encodeUtf8 } from '#core/text/utf8.ts';
import { WaitForInput } from '../guest.ts';
import { writeTo } from '../system/open-files.ts';
import { textOfBytes } from './code-page.ts';
import type { DosSystem } from './dos-system.ts';
import { dropBytes, key } from './keyboard.ts';

export const screenColumns = 80;
export const screenRows = 25;
const standardOutput = 1;
const bell = 7;

/** Where the cursor is behind some bytes. */
function moved({ row, column }: DosSystem['state']['cursor'], bytes: Uint8Array) {
  let [atRow, atColumn] = [row, column];
  for (const byte of bytes) {
    if (byte === key.return) atColumn = 0;
    else if (byte === key.lineFeed) atRow++;
    else if (byte === key.backspace) atColumn = Math.max(0, atColumn - 1);
    else if (byte !== bell) atColumn++;
    if (atColumn === screenColumns) [atRow, atColumn] = [atRow + 1, 0];
    atRow = Math.min(atRow, screenRows - 1);
  }
  return { row: atRow, column: atColumn };
}

/** Shows bytes on the console, wherever standard output leads. */
export function show(system: DosSystem, bytes: Uint8Array): void {
  if (bytes.length === 0) return;
  system.update({ cursor: moved(system.state.cursor, bytes) });
  showControl(system, textOfBytes(bytes));
}

/** What terminals take for more than characters. */
export function showControl(system: DosSystem, text: string): void {
  writeTo(system.process, standardOutput, encodeUtf8(text));
}

/** Writes to a file or a device; the console gets characters. How many bytes were taken. */
export function writeHandle(system: DosSystem, handle: number, bytes: Uint8Array): number {
  const { descriptors, descriptions } = system.process.state;
  const description = descriptions.get(descriptors.get(handle)?.description ?? -1);
  if (description?.kind !== 'console') return writeTo(system.process, handle, bytes);
  system.update({ cursor: moved(system.state.cursor, bytes) });
  writeTo(system.process, handle, encodeUtf8(textOfBytes(bytes)));
  return bytes.length;
}

/**
 * Adds keys to the line that the program waits for, and shows them; `most` is how long it may be,
 * `ending` what its end looks like. Backspace takes the last one away.
 */
export function editLine(
  system: DosSystem,
  keys: readonly number[],
  most: number,
  ending: readonly number[],
): void {
  const { process } = system;
  let line = Array.from(process.state.input);
  const shown: number[] = [];
  for (const byte of keys) {
    const length = line.length - (line.lastIndexOf(key.return) + 1);
    if (byte === key.backspace) {
      if (length === 0) continue;
      line = line.slice(0, -1);
      shown.push(key.backspace, 0x20, key.backspace);
    } else if (byte !== key.return && length >= most) {
      shown.push(bell);
    } else {
      line.push(byte);
      appendAll(shown, byte === key.return ? ending : [byte]);
    }
  }
  process.update({ input: Uint8Array.from(line) });
  show(system, Uint8Array.from(shown));
  system.update({ echoed: line.length });
}

/** The line that comes next, without its end; what is left at the end of the input is one, too. */
function waitingLine({ process: { state } }: DosSystem): Uint8Array {
  const { input, inputEnded } = state;
  const end = input.indexOf(key.return);
  if (end < 0 && !inputEnded) throw new WaitForInput();
  return end < 0 ? input : input.subarray(0, end);
}

/** Takes bytes from the input and shows those that were typed before anybody waited for them. */
function consume(system: DosSystem, count: number, ending: readonly number[]): void {
  const taken = system.process.state.input.subarray(0, count);
  if (system.echoes && system.state.echoed < taken.length) {
    const unseen = [...taken.subarray(system.state.echoed)];
    show(system, Uint8Array.from(unseen.flatMap(byte => (byte === key.return ? ending : [byte]))));
  }
  dropBytes(system, count);
}

export const returnAlone = [key.return];
export const wholeEnding = [key.return, key.lineFeed];

/** The next line without its end, of which `most` bytes are kept. Throws WaitForInput. */
export function takeLine(system: DosSystem, most: number): Uint8Array {
  const line = waitingLine(system);
  const kept = line.slice(0, most);
  consume(system, line.length + 1, returnAlone);
  return kept;
}

/**
 * At most `most` bytes of the next line, with carriage return and line feed behind it; the rest is
 * there for the next time. Nothing at the end of the input. Throws WaitForInput.
 */
export function takeLinePart(system: DosSystem, most: number): Uint8Array {
  const { process } = system;
  const { input } = process.state;
  if (input[0] === key.lineFeed) {
    dropBytes(system, 1);
    return Uint8Array.of(key.lineFeed).subarray(0, most);
  }
  const line = waitingLine(system).slice();
  if (line.length >= most || line.length === input.length) {
    consume(system, Math.min(line.length, most), wholeEnding);
    return line.subarray(0, most);
  }
  consume(system, line.length + 1, wholeEnding);
  const whole = Uint8Array.from([...line, ...wholeEnding]);
  if (whole.length <= most) return whole;
  process.update({ input: Uint8Array.from([key.lineFeed, ...process.state.input]) });
  return whole.subarray(0, most);
}
