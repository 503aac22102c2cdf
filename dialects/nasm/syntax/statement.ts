// What one line says, read once and kept for every pass: nothing in it depends on where labels lie.
import type { Decorators, Prefixes } from '../assembly/operand.ts';
import type { Register } from '../isa/registers.ts';
import type { LineMessage } from './cursor.ts';
import type { Expression } from './expression.ts';

/** The address of a memory operand beside its expression. */
export interface MemorySyntax {
  /** In bits, as `byte` in `[byte x]`; 0 if not written. */
  readonly displacementSize: number;
  readonly mixedSizes: boolean;
  readonly addressSize: number;
  readonly segment: Register | undefined;
  readonly relative: 'rel' | 'abs' | 'both' | undefined;
  readonly nosplit: boolean;
  readonly strictDisplacement: boolean;
  /** What stands behind the comma of `[base, index]`. */
  readonly splitIndex: Expression | undefined;
}

export interface OperandSyntax {
  /** In bits; 0 if not written. */
  readonly size: number;
  /** Bits of `modifier` in assembly/operand.ts. */
  readonly modifiers: number;
  readonly decorators: Decorators | undefined;
  /** Present for `[…]`; `value` is the address then. */
  readonly memory: MemorySyntax | undefined;
  readonly value: Expression;
  /** The first half of `segment:offset`. */
  readonly farSegment: Expression | undefined;
  /** The value is the same in every pass. */
  readonly isFixed: boolean;
  /** UTF-16 units of the line. */
  readonly start: number;
  readonly end: number;
}

/** One element of DB and its like, or a group of them that is repeated. */
export type DataItem =
  | {
      readonly kind: 'bytes';
      readonly bytes: Uint8Array;
      readonly size: number;
      /** Written as a floating-point number. */
      readonly isFloat?: true;
    }
  | { readonly kind: 'number'; readonly value: Expression; readonly size: number }
  | { readonly kind: 'reserve'; readonly size: number }
  | { readonly kind: 'repeat'; readonly count: Expression; readonly items: readonly DataItem[] };

export type StatementBody =
  | {
      readonly kind: 'instruction';
      readonly mnemonic: string;
      readonly prefixes: Prefixes;
      readonly operands: readonly OperandSyntax[];
      /** Every operand is the same in every pass. */
      readonly isFixed: boolean;
      /** The index of the only operand that is not, if it is a sum with labels; -1 without one. */
      readonly place: number;
    }
  /** Prefixes without an instruction. */
  | { readonly kind: 'prefixes'; readonly prefixes: Prefixes }
  /** Operands that make no sense together, and what is said of that when the line is written. */
  | {
      readonly kind: 'impossible';
      readonly operands: readonly OperandSyntax[];
      readonly prefixes: Prefixes;
      readonly problem: string;
    }
  | { readonly kind: 'data'; readonly items: readonly DataItem[] }
  | {
      readonly kind: 'reserve';
      readonly size: number;
      readonly count: Expression;
      /** What is wrong with the words in front of the number; empty if nothing is. */
      readonly problem: string;
    }
  | { readonly kind: 'equ'; readonly value: Expression; readonly problem: string }
  | {
      readonly kind: 'incbin';
      /** What is no string is evaluated, and refused. */
      readonly path: string | Expression;
      readonly offset: Expression | undefined;
      readonly length: Expression | undefined;
    }
  /** `[name value]`; the name in lower case, `valueStart` the place of the value in the line. */
  | {
      readonly kind: 'directive';
      readonly name: string;
      readonly value: string;
      readonly valueStart: number;
    };

export interface LabelSyntax {
  /** In full: `.x` has its global label in front. */
  readonly name: string;
  /** Names with one full stop below belong to it; EQU does not count here. */
  readonly opensScope: boolean;
  /** EQU stands right behind it, and gives it its value. */
  readonly isGiven: boolean;
  readonly start: number;
  readonly end: number;
}

export interface Statement {
  readonly label: LabelSyntax | undefined;
  /** The counts of TIMES, all of which multiply. */
  readonly times: readonly Expression[];
  /** Undefined for a label alone and for a line with an error. */
  readonly body: StatementBody | undefined;
  readonly messages: readonly LineMessage[];
  /** How many of them are said before the label is placed. */
  readonly labelMessages: number;
  /** Where the mnemonic stands; an empty span for lines without one. */
  readonly mnemonicStart: number;
  readonly mnemonicEnd: number;
}
