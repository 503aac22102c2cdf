// What the extension tells the view of an image.

export interface ImageLine {
  readonly address: number;
  /** Hexadecimal, two digits a byte, with blanks between them. */
  readonly bytes: string;
  readonly text: string;
  /** The bytes as people of this machine write them, where that is not byte by byte. */
  readonly code?: string;
  readonly valid: boolean;
  /** True for lines that are no instruction and need not be one. */
  readonly data?: boolean;
  readonly label?: string;
}

export type ImageMessage =
  | {
      readonly type: 'image';
      /** Of the whole file in bytes; `lines` may cover its first part only. */
      readonly size: number;
      /** Bytes from the start that `lines` covers. */
      readonly shown: number;
      readonly lines: readonly ImageLine[];
    }
  | { readonly type: 'problem'; readonly message: string };
