// The texts of the image view's page, which the extension gives to it in the user's language.

/** Places of values are numbers in braces. */
export interface ImageTexts {
  readonly size: string;
  readonly firstPart: string;
  readonly instructions: string;
  readonly invalid: string;
  /** What the rows of such bytes say. */
  readonly invalidRow: string;
}
