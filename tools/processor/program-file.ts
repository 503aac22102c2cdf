// Executables for Linux on x86-64 that consist of code at an address and of zeros beside it.

const pageSize = 4096;
const headerSize = 64;
const entrySize = 56;

/** Memory that begins as zeros and can be written. */
export interface DataArea {
  readonly start: number;
  readonly size: number;
}

/** The bytes of an ELF file whose first instruction is the first of the code. */
export function programFile(code: Uint8Array, start: number, data: DataArea): Uint8Array {
  const file = new Uint8Array(pageSize + code.length);
  const view = new DataView(file.buffer);
  const long = (at: number, value: number) => view.setBigUint64(at, BigInt(value), true);
  file.set([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]);
  view.setUint16(16, 2, true);
  view.setUint16(18, 62, true);
  view.setUint32(20, 1, true);
  long(24, start);
  long(32, headerSize);
  [headerSize, entrySize, 2].forEach((value, index) => {
    view.setUint16(52 + index * 2, value, true);
  });
  const segment = (at: number, flags: number, fields: readonly number[]) => {
    view.setUint32(at, 1, true);
    view.setUint32(at + 4, flags, true);
    [...fields, pageSize].forEach((value, index) => {
      long(at + 8 + index * 8, value);
    });
  };
  segment(headerSize, 5, [pageSize, start, start, code.length, code.length]);
  segment(headerSize + entrySize, 6, [0, data.start, data.start, 0, data.size]);
  file.set(code, pageSize);
  return file;
}
