// What the extension tells the view of an image.

export interface ImageLine {
  readonly address: number;
  /** Hexadecimal, two digits a byte. */
  readonly bytes: string;
  readonly text: string;
  readonly valid: boolean;
  readonly label?: string;
}

export type ImageMessage =
  | {
      readonly type: 'image';
      /** Of the whole file in bytes; `lines` may cover its first part only. */
      readonly size: number;
      readonly base64: string;
      readonly lines: readonly ImageLine[];
    }
  | { readonly type: 'problem'; readonly message: string };
