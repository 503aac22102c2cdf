// The registers of x86 by name, with the numbers that encodings use (Intel SDM volume 2, 2.1 and 3.1).

export type RegisterClass =
  | 'general'
  | 'segment'
  | 'control'
  | 'debug'
  | 'test'
  | 'x87'
  | 'mmx'
  | 'vector'
  | 'mask'
  | 'bound'
  | 'tile'
  | 'pointer';

export interface Register {
  /** In lower case. */
  readonly name: string;
  readonly class: RegisterClass;
  /** In bits: 8 to 512; the natural one of the class. */
  readonly bits: number;
  /** The number in encodings, 0 to 31. */
  readonly number: number;
  /** ah, ch, dh, bh: cannot stand beside a REX prefix. */
  readonly highByte: boolean;
}
