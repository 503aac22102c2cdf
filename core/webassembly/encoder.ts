// Writes the binary format of WebAssembly, as far as generated code needs it.
// WebAssembly Core Specification 1.0, chapter 5.

/** Instructions by their opcode. */
export const op = {
  unreachable: 0x00,
  block: 0x02,
  loop: 0x03,
  if: 0x04,
  else: 0x05,
  end: 0x0b,
  br: 0x0c,
  brIf: 0x0d,
  brTable: 0x0e,
  drop: 0x1a,
  localGet: 0x20,
  localSet: 0x21,
  localTee: 0x22,
  load: 0x28,
  loadSingle: 0x2a,
  loadDouble: 0x2b,
  load8: 0x2d,
  load16: 0x2f,
  store: 0x36,
  storeSingle: 0x38,
  storeDouble: 0x39,
  store16: 0x3b,
  constant: 0x41,
  isZero: 0x45,
  equal: 0x46,
  notEqual: 0x47,
  lessSigned: 0x48,
  less: 0x49,
  more: 0x4b,
  atMostSigned: 0x4c,
  atLeast: 0x4f,
  equalSingles: 0x5b,
  lessSingle: 0x5d,
  equalDoubles: 0x61,
  lessDouble: 0x63,
  add: 0x6a,
  subtract: 0x6b,
  and: 0x71,
  or: 0x72,
  exclusiveOr: 0x73,
  shiftLeft: 0x74,
  shiftRight: 0x76,
  rotateLeft: 0x77,
  rotateRight: 0x78,
  toDouble: 0xb7,
  singleBits: 0xbc,
  doubleBits: 0xbd,
  bitsToSingle: 0xbe,
  bitsToDouble: 0xbf,
} as const;

/** Instructions on numbers of 64 bits, and those that change the width. */
export const op64 = {
  load: 0x29,
  load8Signed: 0x30,
  load8: 0x31,
  load16Signed: 0x32,
  load16: 0x33,
  load32Signed: 0x34,
  load32: 0x35,
  store: 0x37,
  store8: 0x3c,
  store16: 0x3d,
  store32: 0x3e,
  constant: 0x42,
  isZero: 0x50,
  equal: 0x51,
  notEqual: 0x52,
  lessSigned: 0x53,
  less: 0x54,
  atMostSigned: 0x57,
  atMost: 0x58,
  atLeast: 0x5a,
  countOnes: 0x7b,
  add: 0x7c,
  subtract: 0x7d,
  multiply: 0x7e,
  and: 0x83,
  or: 0x84,
  exclusiveOr: 0x85,
  shiftLeft: 0x86,
  shiftRightSigned: 0x87,
  shiftRight: 0x88,
  rotateLeft: 0x89,
  rotateRight: 0x8a,
  toInt32: 0xa7,
  fromSigned: 0xac,
  fromInt32: 0xad,
  truncateDouble: 0xb0,
  extend8: 0xc2,
  extend16: 0xc3,
  extend32: 0xc4,
} as const;

/** Instructions on vectors of 128 bits, by the number behind their prefix. */
export const vectorOp = {
  load: 0,
  store: 11,
  equal8: 35,
  more8: 39,
  equal16: 45,
  more16: 49,
  equal32: 55,
  more32: 59,
  and: 78,
  or: 80,
  exclusiveOr: 81,
  signs8: 100,
  add8: 110,
  subtract8: 113,
  minimum8: 119,
  maximum8: 121,
  add16: 142,
  subtract16: 145,
  multiply16: 149,
  add32: 174,
  subtract32: 177,
  multiply32: 181,
  add64: 206,
  subtract64: 209,
} as const;

const vectorPrefix = 0xfd;
const callOpcode = 0x10;

const emptyType = 0x40;
const i32 = 0x7f;
const i64 = 0x7e;
const f32 = 0x7d;
const f64 = 0x7c;

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

  constant64(value: bigint): void {
    const bytes: number[] = [];
    let rest = BigInt.asIntN(64, value);
    for (;;) {
      const low = Number(rest & 0x7fn);
      rest >>= 7n;
      const isLast = (rest === 0n && (low & 0x40) === 0) || (rest === -1n && (low & 0x40) !== 0);
      bytes.push(isLast ? low : low | 0x80);
      if (isLast) break;
    }
    this.#put(op64.constant, bytes);
  }

  /** Calls an imported function by its number. */
  call(index: number): void {
    this.#put(callOpcode, unsigned(index));
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

  /** An instruction on vectors, one of `vectorOp`. */
  vector(opcode: number): void {
    this.#put(vectorPrefix, unsigned(opcode));
  }

  /** A load or store of a vector. */
  vectorMemory(opcode: number, offset: number): void {
    this.#put(vectorPrefix, [...unsigned(opcode), 0, ...unsigned(offset)]);
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

/** What a function of a module of its own is made of. */
export interface FunctionParts {
  readonly body: readonly number[];
  /** Locals of 64 bits, then of 32, doubles and singles, behind the one parameter of 32 bits. */
  readonly wideLocals: number;
  readonly narrowLocals: number;
  readonly doubleLocals: number;
  readonly singleLocals: number;
  /** Functions `m.…` that take and return a number of 32 bits, in the order of their numbers. */
  readonly imports: readonly string[];
}

/**
 * A module that imports the memory `m.memory` and exports the function `run`, which takes and
 * returns a number of 32 bits.
 */
export function functionModule(parts: FunctionParts): Uint8Array {
  const { body, wideLocals, narrowLocals, doubleLocals, singleLocals, imports } = parts;
  const groups = [
    [...unsigned(wideLocals), i64],
    [...unsigned(narrowLocals), i32],
    [...unsigned(doubleLocals), f64],
    [...unsigned(singleLocals), f32],
  ];
  const code = [groups.length, ...groups.flat(), ...body, op.end];
  const imported = imports.flatMap(name => [...text('m'), ...text(name), 0, 0]);
  const memory = [...text('m'), ...text('memory'), 2, 0, 1];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, [1, 0x60, 1, i32, 1, i32]),
    ...section(2, [...unsigned(imports.length + 1), ...imported, ...memory]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...text('run'), 0, ...unsigned(imports.length)]),
    ...section(10, [1, ...unsigned(code.length), ...code]),
  ]);
}
