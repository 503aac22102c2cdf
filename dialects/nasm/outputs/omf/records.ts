// Records of the Object Module Format: a type, a length, the content, and a sum that makes it zero.
import type { Integer } from '../../integer.ts';
import { textBytes } from '../../syntax/strings.ts';
import { FileBytes } from '../file-bytes.ts';

/** Types of records, as the specification lists them; one more is the form with 32 bits. */
export const recordType = {
  header: 0x80,
  comment: 0x88,
  end: 0x8a,
  externals: 0x8c,
  publics: 0x90,
  lines: 0x94,
  names: 0x96,
  segment: 0x98,
  group: 0x9a,
  fixups: 0x9c,
  data: 0xa0,
  commons: 0xb0,
} as const;

/** Bytes of content at most, so that a record with its frame has 1 KiB and a byte. */
export const contentMax = 1021;

/** Bytes of a name at most. */
export const nameMax = 255;

/** The content of one record. */
export class RecordContent extends FileBytes {
  /** An index: one byte up to 127, two above. */
  index(value: number): void {
    if (value < 0x80) this.number(value, 1);
    else this.numbers(1, 0x80 | (value >> 8), value & 0xff);
  }

  /** A text behind its length. */
  name(text: string): void {
    const bytes = textBytes(text).subarray(0, nameMax);
    this.number(bytes.length, 1);
    this.append(bytes);
  }

  /** A number in as many bytes as it needs, behind a mark of how many there are. */
  value(value: Integer): void {
    if (value < 0) this.#marked(0x88, value, 4);
    else if (value <= 0x80) this.number(value, 1);
    else if (value <= 0xffff) this.#marked(0x81, value, 2);
    else if (value <= 0xffffff) this.#marked(0x84, value, 3);
    else this.#marked(0x88, value, 4);
  }

  #marked(mark: number, value: Integer, size: number): void {
    this.number(mark, 1);
    this.number(value, size);
  }
}

/** A file of records. */
export class RecordFile {
  readonly #file = new FileBytes();

  add(type: number, content: Uint8Array): void {
    const start = this.#file.length;
    this.#file.number(type, 1);
    this.#file.number(content.length + 1, 2);
    this.#file.append(content);
    let sum = 0;
    for (let at = start; at < this.#file.length; at++) sum += this.#file.bytes[at]!;
    this.#file.number(-sum & 0xff, 1);
  }

  /**
   * Entries of one kind in as few records as hold them, each behind what `open` writes. Nothing is
   * written where there are none.
   */
  addEntries(
    type: number,
    entries: readonly ((content: RecordContent) => void)[],
    open: (content: RecordContent) => void = () => undefined,
  ): void {
    let content = new RecordContent();
    open(content);
    let isEmpty = true;
    for (const write of entries) {
      const entry = new RecordContent();
      write(entry);
      if (!isEmpty && content.length + entry.length > contentMax) {
        this.add(type, content.content);
        content = new RecordContent();
        open(content);
      }
      content.append(entry.content);
      isEmpty = false;
    }
    if (!isEmpty) this.add(type, content.content);
  }

  /**
   * Entries whose places have two bytes, or four: those in a row that are narrow in records of the
   * type, and from the first wide one on all of them in records of the next type.
   */
  addRuns<Entry>(
    type: number,
    all: readonly Entry[],
    needsWide: (entry: Entry) => boolean,
    write: (content: RecordContent, entry: Entry, isWide: boolean) => void,
    open: (content: RecordContent) => void,
  ): void {
    const first = all.findIndex(needsWide);
    const narrowEnd = first < 0 ? all.length : first;
    for (const isWide of [false, true]) {
      const entries = isWide ? all.slice(narrowEnd) : all.slice(0, narrowEnd);
      const writers = entries.map(entry => (content: RecordContent) => {
        write(content, entry, isWide);
      });
      this.addEntries(type + (isWide ? 1 : 0), writers, open);
    }
  }

  get content(): Uint8Array {
    return this.#file.content;
  }
}
