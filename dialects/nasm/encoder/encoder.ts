// What the rest of the assembler knows of the encoder: an instruction goes in, bytes come out.
import type { Value } from '../assembly/value.ts';
import type { Processor } from '../isa/levels.ts';
import type { EncodeProblem } from './problems.ts';

export interface EncodeContext {
  readonly bits: 16 | 32 | 64;
  /** Offset of the instruction in its section, in bytes. */
  readonly address: number;
  readonly section: number;
  /** 0 is -O0, 1 is -O1, 2 is -Ox. */
  readonly optimization: 0 | 1 | 2;
  /** DEFAULT REL. */
  readonly defaultRelative: boolean;
  /** DEFAULT BND. */
  readonly defaultBound: boolean;
  /** What CPU allows; everything if absent. */
  readonly processor?: Processor | undefined;
}

/** A field of some bytes whose content the output format settles. */
export interface Fixup {
  /** From the start of the instruction or datum, in bytes. */
  readonly at: number;
  /** In bytes: 1, 2, 4, 8. */
  readonly size: number;
  /** `relative`: counted from the field's end plus `trailing`; `segment`: a segment's base. */
  readonly kind: 'absolute' | 'relative' | 'segment';
  /** Bytes behind the field that belong to the same instruction. */
  readonly trailing: number;
  /** How an overflow of the field is judged, and which of ELF's R_X86_64_32 and 32S is meant. */
  readonly signed: 'signed' | 'unsigned' | 'either';
  readonly value: Value;
}

/** Where code goes. One sink serves many instructions; whoever owns it takes out what it holds. */
export interface CodeSink {
  /** At least 40 bytes are free behind `length`. */
  readonly bytes: Uint8Array;
  /** Where the next byte goes. */
  length: number;
  readonly fixups: Fixup[];
  readonly problems: EncodeProblem[];
  /** Where a distance within the section was written, in bytes from the instruction's start. */
  distance: { readonly at: number; readonly size: number } | undefined;
}
