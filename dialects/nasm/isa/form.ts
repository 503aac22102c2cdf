// One form of an instruction, unpacked from a row of the table: the operands it takes, its bytes.

/** What an operand can be, as bits: of an instruction's operand, and of what a form accepts. */
export const kind = {
  general: 1,
  memory: 2,
  immediate: 4,
  segment: 8,
  control: 16,
  debug: 32,
  test: 64,
  x87: 128,
  mmx: 256,
  xmm: 512,
  ymm: 1024,
  zmm: 2048,
  mask: 4096,
  bound: 8192,
  tile: 16384,
} as const;

/** What an immediate must be besides, as bits. */
export const immediateKind = {
  one: 1,
  /** A byte after sign extension to 16 bits. */
  byteOfWord: 2,
  /** A byte after sign extension to 32 bits. */
  byteOfDouble: 4,
  signedDouble: 8,
  unsignedDouble: 16,
} as const;

/** Where an operand is encoded. */
export const slot = {
  none: 0,
  reg: 1,
  rm: 2,
  vvvv: 3,
  opcode: 4,
  /** The upper half of a last byte. */
  is4: 5,
  byte: 6,
  /** A byte that a negative number does not fit. */
  unsignedByte: 21,
  /** A byte that the processor sign-extends to the operand size. */
  signedByte: 7,
  word: 8,
  double: 9,
  signedDouble: 10,
  quad: 11,
  relative8: 12,
  /** A distance of 16 or 32 bits, as the operand size is. */
  relative: 13,
  /** Offset and segment of a far pointer. */
  pointer: 14,
  /** An address as wide as addresses are. */
  moffs: 15,
  /** A register that stands in ModRM.reg and ModRM.rm. */
  regAndRm: 16,
  /** The lower half of the byte of `is4`. */
  lowNibble: 17,
  /** A register that stands in ModRM.reg and VEX.vvvv. */
  regAndVvvv: 18,
  /** A register that stands in VEX.vvvv and ModRM.rm. */
  vvvvAndRm: 20,
  /** The index of an address of bndldx and bndstx that stands as an operand of its own. */
  index: 22,
  /** An immediate that is taken as an address: `lea eax, 5`. */
  address: 19,
} as const;

/** An assumed size: whatever is written. */
export const anySize = -1;
/** An assumed size: 16, 32 or 64 as the mode is. */
export const modeSize = -2;
/** A register number: all but the accumulator. */
export const notFirst = -2;

/** `near`, `far` and `short` are sizes to NASM: bits beside the number of bits. */
export const distance = { near: 1 << 16, far: 1 << 17, short: 1 << 18 } as const;

export interface FormOperand {
  readonly accepts: number;
  /** In bits; 0 where the form does not insist on a size. */
  readonly size: number;
  /**
   * The size in bits that an operand without one is taken to have; 0 for none, `anySize`, or
   * `modeSize`.
   */
  readonly assumedSize: number;
  /** The only register number that is taken; -1 for any, `notFirst` for any but 0. */
  readonly number: number;
  /** Bits of `immediateKind` that must be there. */
  readonly immediate: number;
  /** `to` must stand before it. */
  readonly requiresTo: boolean;
  /** `segment:offset`. */
  readonly far: boolean;
  /** Memory without any register. */
  readonly offsetOnly: boolean;
  /** The kind of vector register that the index must be; 0 for plain memory. */
  readonly vectorIndex: number;
  /** An address that is never split: of bound instructions and tiles; `sib`: with a SIB byte. */
  readonly mib: boolean;
  readonly sib: boolean;
  readonly mask: boolean;
  readonly zeroing: boolean;
  /** Size of a broadcast element in bits; 0 where none is allowed. */
  readonly broadcast: number;
  readonly rounding: boolean;
  readonly suppress: boolean;
  /** Registers 16 to 31 are not taken. */
  readonly low: boolean;
  readonly slot: number;
}

export type Encoding = 'legacy' | 'vex' | 'evex' | 'xop';

export interface Form {
  readonly mnemonic: string;
  /** The mnemonic whose other spelling this one is; itself otherwise. */
  readonly base: string;
  readonly operands: readonly FormOperand[];
  readonly encoding: Encoding;
  /** Of a VEX, EVEX or XOP prefix. */
  readonly map: number;
  /** 0 none, 1 for 66, 2 for F3, 3 for F2. */
  readonly pp: number;
  /** 0, 1; -1 where it is ignored and written as 0. */
  readonly w: number;
  /** 0, 1, 2; -1 where it is ignored and written as 0. */
  readonly length: number;
  /** The byte before REX that belongs to the opcode: 66, F2, F3; 0 without one. */
  readonly mandatory: number;
  /** The opcode with its escape bytes, and a fixed ModRM byte as the last one. */
  readonly opcode: readonly number[];
  /** The digit in ModRM.reg; -1 without one. */
  readonly digit: number;
  readonly hasModRm: boolean;
  /** 16, 32, 64: prefixes and REX.W as the mode needs them; 0 where the size plays no part. */
  readonly operandSize: number;
  /** With `operandSize` 64: the size of the instruction anyway, so that REX.W is left out. */
  readonly natural64: boolean;
  readonly addressSize: number;
  /** The unit of an EVEX displacement of one byte, in bytes. */
  readonly tuple: number;
  /** The same where an element is broadcast. */
  readonly broadcastUnit: number;
  readonly wait: boolean;
  /** F3 is the instruction's own, unless a repeat prefix is written. */
  readonly repeat: boolean;
  /** A last byte that the mnemonic fixes; -1 without one. */
  readonly lastByte: number;
  /** Bits of `flag`. */
  readonly flags: number;
}

/** Marks of a form, as bits of `Form.flags`, by their names in the table. */
export const flag = {
  /** All operands have one size. */
  sm: 1,
  /** The first two operands have one size. */
  sm2: 2,
  /** Memory is as wide as the form says and need not say so; another size is a mismatch. */
  sx: 1 << 17,
  '64': 4,
  n64: 8,
  lock: 16,
  hle: 32,
  bnd: 64,
  /** Taken where nasm optimizes (-Ox) only. */
  opt: 128,
  /** Only by `{vex}`: the EVEX form is the usual one. */
  latevex: 256,
  /** A mask other than k0 must be written. */
  mask: 512,
  /** A jump that is short if its target is near enough. */
  jmp8: 1024,
  /** The same, and at -O0 as well. */
  jcc8: 2048,
  /** 3DNow!: the opcode byte stands behind the address. */
  suffix: 4096,
  /** REX cannot stand before it. */
  norex: 8192,
  /** xrelease without lock. */
  hlexr: 16384,
  /** xacquire and xrelease without lock. */
  hlenl: 1 << 19,
  /** It was never made, and does nothing. */
  never: 1 << 20,
  /** NASM does not guess the size of its memory. */
  says: 1 << 21,
  nohle: 32768,
  /** No processor of today has it. */
  gone: 65536,
  /** Byte registers are numbered without REX: spl to dil are the high bytes. */
  plain8: 1 << 18,
  /** `o64` before it has no effect: no REX.W beyond what the form itself asks for. */
  now: 1 << 22,
} as const;
