// Writes the binary format of WebAssembly, as far as generated code needs it.
// WebAssembly Core Specification 1.0, chapter 5.

/** Instructions by their opcode. */
export const op = {
  unreachable: 0x00,
  block: 0x02,
  loop: 0x03,
  if: 0x04,
  end: 0x0b,
  br: 0x0c,
  brIf: 0x0d,
  brTable: 0x0e,
  localGet: 0x20,
  localSet: 0x21,
  localTee: 0x22,
  load: 0x28,
  load8: 0x2d,
  load16: 0x2f,
  store: 0x36,
  store16: 0x3b,
  constant: 0x41,
  isZero: 0x45,
  equal: 0x46,
  notEqual: 0x47,
  lessSigned: 0x48,
  less: 0x49,
  atLeast: 0x4f,
  add: 0x6a,
  subtract: 0x6b,
  and: 0x71,
  or: 0x72,
  exclusiveOr: 0x73,
  shiftLeft: 0x74,
} as const;

const emptyType = 0x40;
const i32 = 0x7f;

/** An unsigned number in LEB128. */
function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest === 0 ? low : low | 0x80);
  } while (rest !== 0);
  return bytes;
}

/** A signed number of 32 bits in LEB128. */
function signed(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (;;) {
    const low = rest & 0x7f;
    rest >>= 7;
    const isLast = (rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0);
    bytes.push(isLast ? low : low | 0x80);
    if (isLast) return bytes;
  }
}

/** The body of a function; labels are counted from the function's own, which is 0. */
export class CodeWriter {
  readonly #bytes: number[] = [];
  #depth = 0;

  /** How many blocks are open. */
  get depth(): number {
    return this.#depth;
  }

  get bytes(): readonly number[] {
    return this.#bytes;
  }

  emit(...opcodes: readonly number[]): void {
    for (const opcode of opcodes) this.#bytes.push(opcode);
  }

  constant(value: number): void {
    this.#put(op.constant, signed(value));
  }

  get(local: number): void {
    this.#put(op.localGet, unsigned(local));
  }

  set(local: number): void {
    this.#put(op.localSet, unsigned(local));
  }

  tee(local: number): void {
    this.#put(op.localTee, unsigned(local));
  }

  /** A load or store at the address on the stack plus `offset` bytes. */
  memory(opcode: number, offset: number): void {
    this.#put(opcode, [0, ...unsigned(offset)]);
  }

  /** Opens a block, a loop or an if; its label is the depth that is returned. */
  open(opcode: number): number {
    this.emit(opcode, emptyType);
    return ++this.#depth;
  }

  close(): void {
    this.emit(op.end);
    this.#depth--;
  }

  /** A branch to a label that `open` returned. */
  branch(opcode: number, label: number): void {
    this.#put(opcode, unsigned(this.#depth - label));
  }

  branchTable(labels: readonly number[], otherwise: number): void {
    const relative = [...labels, otherwise].map(label => unsigned(this.#depth - label));
    this.#put(op.brTable, [...unsigned(labels.length), ...relative.flat()]);
  }

  #put(opcode: number, operands: readonly number[]): void {
    this.#bytes.push(opcode);
    for (const byte of operands) this.#bytes.push(byte);
  }
}

const text = (name: string) => [
  ...unsigned(name.length),
  ...Array.from(name, character => character.charCodeAt(0)),
];

function section(id: number, content: readonly number[]): number[] {
  return [id, ...unsigned(content.length), ...content];
}

/**
 * A module that imports the memory `m.m` of so many pages and exports the function `run` without
 * parameters, whose locals are all of 32 bits.
 */
export function moduleOf(body: readonly number[], locals: number, pages: number): Uint8Array {
  const code = [1, ...unsigned(locals), i32, ...body, op.end];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, [1, 0x60, 0, 0]),
    ...section(2, [1, ...text('m'), ...text('m'), 2, 1, ...unsigned(pages), ...unsigned(pages)]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...text('run'), 0, 0]),
    ...section(10, [1, ...unsigned(code.length), ...code]),
  ]);
}
