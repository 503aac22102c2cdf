// Reads LC-3 numbers in every form that people write: #10, 10, xA, 0xA, b1010, x-5, -x5.

export interface NumberText {
  readonly value: number;
  /** True for forms that show bits, so that the highest may be meant as a sign. */
  readonly isBits: boolean;
  /** The form is binary, begins with 0, or has its sign where few look for it. */
  readonly binary: boolean;
  readonly zeroPrefix: boolean;
  readonly oddSign: boolean;
}

const pattern = /^([+-]?)(#?)([+-]?)(?:(0?)([xb]))?([+-]?)([0-9a-f]+)$/i;

/** The number that a text is; undefined if it is none. */
export function parseNumberText(text: string): NumberText | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const [, outer = '', hash = '', inner = '', zero = '', letter = '', last = '', digits = ''] =
    match;
  const signs = outer + inner + last;
  const base = letter === '' ? 10 : letter.toLowerCase() === 'x' ? 16 : 2;
  const isRight = base === 16 || (base === 10 ? /^\d+$/ : /^[01]+$/).test(digits);
  if (!isRight || signs.length > 1) return undefined;
  const magnitude = Number.parseInt(digits, base);
  return {
    value: signs === '-' ? 0 - magnitude : magnitude,
    isBits: base !== 10,
    binary: base === 2,
    zeroPrefix: zero !== '',
    oddSign:
      signs === '+' || (base !== 10 && last === '' && signs !== '') || (hash + outer).length > 1,
  };
}

/** True for names that read as a number as well: X1, b10. */
export function readsAsNumber(name: string): boolean {
  return /^(x[0-9a-f]+|b[01]+)$/i.test(name);
}
