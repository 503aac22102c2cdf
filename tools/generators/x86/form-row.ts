// One form of an instruction in the notation that the packed table holds as text.

export interface FormRow {
  readonly mnemonic: string;
  /** Tokens: `rm32`, `xm128{b32.er}`, `i8`. */
  readonly operands: readonly string[];
  /** A letter for each operand: where it is encoded. */
  readonly slots: string;
  /** `o32:83/0`, `v128.66.2.w0:58`. */
  readonly encoding: string;
  readonly flags: readonly string[];
  /** The number of iced's code for the form; -1 for rows written by hand. */
  readonly code: number;
}

/** `rm32,sbd mB o32:83/0 lock`; `-` stands for no operands. */
export function textOf({ operands, slots, encoding, flags }: FormRow): string {
  const columns = [operands.join(',') || '-', slots || '-', encoding];
  if (flags.length > 0) columns.push(flags.join(','));
  return columns.join(' ');
}
