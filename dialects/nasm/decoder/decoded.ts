// One instruction as the decoder gives it: numbers alone, for disassemblers and emulators.
import type { Integer } from '../integer.ts';
import type { Form } from '../isa/form.ts';

export type Bits = 16 | 32 | 64;

export interface DecodedRegister {
  readonly kind: 'register';
  /** One bit of `kind` of isa/form.ts: general, segment, xmm and the like. */
  readonly family: number;
  /** In bits; 0 for registers that have one width only. */
  readonly size: number;
  /** 0 to 31. */
  readonly number: number;
  /** ah, ch, dh, bh: the second byte of register `number` - 4. */
  readonly highByte: boolean;
}

export interface DecodedMemory {
  readonly kind: 'memory';
  /** In bits; 0 where the form does not tell. */
  readonly size: number;
  /** In bits: 16, 32, 64. */
  readonly addressSize: number;
  /** The number of the general register; -1 without one. */
  readonly base: number;
  /** The number of a general or vector register; -1 without one. */
  readonly index: number;
  /** The bit of `kind` of the index: general, xmm, ymm, zmm. */
  readonly indexFamily: number;
  /** 1, 2, 4, 8. */
  readonly scale: number;
  /** In bytes, with its sign, already multiplied by EVEX's unit. */
  readonly displacement: Integer;
  /** Bytes that the displacement takes: 0, 1, 2, 4, 8. */
  readonly displacementBytes: number;
  /** What a displacement of one byte is multiplied by; 1 but for EVEX. */
  readonly unit: number;
  /** Counted from the end of the instruction. */
  readonly relative: boolean;
  /** The address alone, in the form that has no ModRM. */
  readonly offset: boolean;
  /** An override: 0 to 5 for es, cs, ss, ds, fs, gs; -1 without one. */
  readonly segment: number;
  /** How often an element is repeated; 0 without broadcast. */
  readonly broadcast: number;
}

export interface DecodedImmediate {
  readonly kind: 'immediate';
  /** In bytes; 0 for a number that the opcode implies. */
  readonly bytes: number;
  /** A bigint only where no double holds it. Signed where the processor extends the sign. */
  readonly value: Integer;
}

/** The target of a jump. */
export interface DecodedDistance {
  readonly kind: 'distance';
  /** In bytes. */
  readonly bytes: number;
  /** From the end of the instruction, in bytes. */
  readonly distance: number;
}

export interface DecodedPointer {
  readonly kind: 'pointer';
  readonly offset: number;
  readonly segment: number;
}

export type DecodedOperand =
  | DecodedRegister
  | DecodedMemory
  | DecodedImmediate
  | DecodedDistance
  | DecodedPointer;

/** Prefixes as they stand before the opcode; the last of a group counts. */
export interface DecodedPrefixes {
  /** 0 to 5 for es, cs, ss, ds, fs, gs; -1 without one. */
  readonly segment: number;
  readonly lock: boolean;
  /** F2 or F3, 0 without; one that belongs to the opcode as well. */
  readonly repeat: number;
  /** The byte 66, also where it belongs to the opcode. */
  readonly operandSize: boolean;
  /** The byte 67. */
  readonly addressSize: boolean;
  /** 40 to 4F; 0 without one. */
  readonly rex: number;
}

export interface DecodedInstruction {
  readonly form: Form;
  readonly bits: Bits;
  /** The instruction's own bytes, 1 to 15. */
  readonly bytes: Uint8Array;
  /** In bytes. */
  readonly length: number;
  readonly prefixes: DecodedPrefixes;
  /** In bits, from mode, prefixes and REX.W. */
  readonly operandSize: number;
  readonly addressSize: number;
  /** As the operands of the form. */
  readonly operands: readonly DecodedOperand[];
  /** EVEX: the mask's number, 0 without one. */
  readonly mask: number;
  readonly zeroing: boolean;
  /** EVEX: 0 to 3 for rounding to nearest, down, up, to zero; 4 for `sae`; -1 without. */
  readonly rounding: number;
}
