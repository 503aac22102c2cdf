// The bytes of one section while they are written, and how far each pass has come in it.

const initialBytes = 256;

export class SectionBytes {
  /** Always even; the odd number above is the section's base. */
  readonly index: number;
  /** As SECTION names it first; '' for the one that a program begins in until then. */
  name = '';
  /** Offset of the next statement in the pass that runs, in bytes. */
  offset = 0;
  bytes = new Uint8Array(initialBytes);
  /** Bytes that are written. */
  length = 0;
  /** What is written is listed, and belongs to no output. */
  readonly isLost: boolean;

  constructor(index: number, isLost = false) {
    this.index = index;
    this.isLost = isLost;
  }

  /** Makes room behind `length` for `count` bytes, which are zero. */
  reserve(count: number): void {
    const needed = this.length + count;
    if (needed <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(needed, this.bytes.length * 2));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
  }

  /** Appends bytes and returns where they begin. */
  append(source: Uint8Array): number {
    this.reserve(source.length);
    const at = this.length;
    this.bytes.set(source, at);
    this.length += source.length;
    return at;
  }

  appendZeros(count: number): void {
    this.reserve(count);
    this.length += count;
  }

  /** Appends the last `length` bytes so many times more. */
  repeatLast(length: number, count: number): void {
    const start = this.length - length;
    this.appendZeros(length * count);
    // Each copy doubles what there is.
    for (let done = length; start + done < this.length; done *= 2) {
      const end = Math.min(start + done, this.length - done);
      this.bytes.copyWithin(start + done, start, end);
    }
  }

  /** What has been written. */
  get content(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }
}
