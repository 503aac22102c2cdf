// One instruction as the encoder takes it: every name resolved for this pass, nothing chosen yet.
import type { Register } from '../isa/registers.ts';
import type { Value } from './value.ts';

/** Words before an operand, as bits of `Operand.modifiers`. */
export const modifier = {
  strict: 1,
  near: 2,
  far: 4,
  short: 8,
  /** `fadd to st1`. */
  to: 16,
} as const;

/** `{k1}`, `{z}`, `{1to8}`, `{rn-sae}` behind an operand. */
export interface Decorators {
  /** The mask register's number, 1 to 7; 0 without one. */
  readonly mask: number;
  readonly zeroing: boolean;
  /** 2, 4, 8, 16 or 32; 0 without a broadcast. */
  readonly broadcast: number;
  /** `{sae}` and `{rn-sae}` or its like, which no form takes together. */
  readonly isBoth?: boolean | undefined;
  readonly rounding: '' | 'rn-sae' | 'rd-sae' | 'ru-sae' | 'rz-sae' | 'sae';
}

interface OperandBase {
  /** In bits, as written (`byte` is 8, `tword` 80, `zword` 512); 0 if the source does not say. */
  readonly size: number;
  readonly modifiers: number;
  readonly decorators: Decorators | undefined;
}

/**
 * A set of so many registers as none has, of the wrong size, where none is taken, or that goes
 * beyond the last register.
 */
export type SetFault = 'count' | 'size' | 'place' | 'end';

export interface RegisterOperand extends OperandBase {
  readonly kind: 'register';
  readonly register: Register;
  /** What is wrong about several registers in a row; absent if nothing is. */
  readonly setFault?: SetFault | undefined;
}

export interface ImmediateOperand extends OperandBase {
  readonly kind: 'immediate';
  readonly value: Value;
  /** The segment of a far pointer, `segment:value`. */
  readonly farSegment: Value | undefined;
  /** The source wrote a plain constant, not an expression over labels (what nasm calls simple). */
  readonly simple: boolean;
}

/** One register of an address; the order of the source is kept, for it decides base and index. */
export interface AddressTerm {
  readonly register: Register;
  readonly coefficient: number;
  /** The source wrote a factor, be it 1: `[eax*1+ebx]` makes ebx the base. */
  readonly multiplied?: boolean;
}

export interface MemoryOperand extends OperandBase {
  readonly kind: 'memory';
  /** Distinct registers with their coefficients, none of them 0, in the order of the source. */
  readonly terms: readonly AddressTerm[];
  /** The index of `[base, index*scale]`, the split form of MPX; undefined elsewhere. */
  readonly splitIndex: AddressTerm | undefined;
  readonly displacement: Value;
  /** False for `[eax]`, where the source has no number at all. */
  readonly hasDisplacement: boolean;
  /**
   * Somewhere in the address two numbers (a label's offset is one) or two mentions of one register
   * were added, and their sum is not 0: `[rsi+rdx+8+4]`, `[rsi+rdx+(4+4)]`, `[rsi+lab+4]`,
   * `[rsi+a-b]`. nasm forgets the order of the source then and takes registers by their names.
   */
  readonly summed?: boolean;
  /** In bits, from `[byte x]`, `[dword x]`, `[qword x]`; 0 if the source does not say. */
  readonly displacementSize: number;
  /** BYTE stands beside a wider size, as in `[dword byte x]`: nasm takes the whole displacement. */
  readonly mixedSizes?: boolean;
  /** Address size from `[a32 x]` and the like, in bits; 0 if the source does not say. */
  readonly addressSize: number;
  readonly segment: Register | undefined;
  /** `both` counts as `abs`, but is told of as `rel` is where there are registers. */
  readonly relative: 'rel' | 'abs' | 'both' | undefined;
  readonly nosplit: boolean;
  readonly strictDisplacement: boolean;
}

export type Operand = RegisterOperand | ImmediateOperand | MemoryOperand;

/** Prefixes of one instruction, each at most once; empty if the source has none. */
export interface Prefixes {
  readonly wait: boolean;
  readonly repeat:
    | ''
    | 'rep'
    | 'repe'
    | 'repz'
    | 'repne'
    | 'repnz'
    | 'bnd'
    | 'nobnd'
    | 'xacquire'
    | 'xrelease';
  readonly lock: boolean;
  readonly segment: Register | undefined;
  /** 16, 32, 64 from `o16`, `o32`, `o64`; 0 without; -1 for `osp`. */
  readonly operandSize: number;
  /** 16, 32, 64 from `a16`, `a32`, `a64`; 0 without; -1 for `asp`. */
  readonly addressSize: number;
  readonly encoding: '' | 'rex' | 'vex' | 'vex2' | 'vex3' | 'evex';
}

export interface Instruction {
  /** In lower case: `mov`, `jnz`, `vaddps`. */
  readonly mnemonic: string;
  readonly prefixes: Prefixes;
  readonly operands: readonly Operand[];
}
