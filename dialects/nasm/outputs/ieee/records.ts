// Records of IEEE-695 as text: commands of two letters, numbers in hexadecimal, sums to check them.
import { type Integer, toNumber } from '../../integer.ts';
import { textBytes } from '../../syntax/strings.ts';
import { FileBytes } from '../file-bytes.ts';

/** Characters of a record at most, which is what nasm has room for. */
export const recordMax = 254;

/** Bytes of a section in one record at most. */
const dataMax = 32;

/** A number in 32 bits, in hexadecimal. */
export function hex(value: Integer): string {
  return (toNumber(value) >>> 0).toString(16).toUpperCase();
}

/** A name behind its length. */
export function counted(name: string): string {
  const { length } = textBytes(name);
  return length.toString(16).toUpperCase().padStart(2, '0') + name;
}

export class RecordFile {
  readonly #file = new FileBytes();
  /** Of the characters since the last sum. */
  #sum = 0;
  /** The first record that is too long; undefined if there is none. */
  longest: string | undefined;

  add(text: string): void {
    const bytes = textBytes(`${text}.`);
    if (bytes.length > recordMax) this.longest ??= text;
    for (const byte of bytes) this.#sum += byte;
    this.#file.append(bytes);
    this.#file.number(0x0a, 1);
  }

  /** Bytes as they are loaded. */
  data(bytes: Uint8Array): void {
    for (let from = 0; from < bytes.length; from += dataMax) {
      const part = [...bytes.subarray(from, from + dataMax)];
      const digits = part.map(byte => byte.toString(16).toUpperCase().padStart(2, '0'));
      this.add(`LD${digits.join('')}`);
    }
  }

  /** The sum of what stands behind the one before, with the letters of its own command. */
  sum(): void {
    const command = 'CS';
    for (const byte of textBytes(command)) this.#sum += byte;
    const digits = (this.#sum & 0x7f).toString(16).toUpperCase().padStart(2, '0');
    this.add(command + digits);
    this.#sum = 0;
  }

  get content(): Uint8Array {
    return this.#file.content;
  }
}
