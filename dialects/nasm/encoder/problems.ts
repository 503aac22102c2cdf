// Why an instruction cannot be encoded, in NASM's words.

/** In the order of precedence: of several forms that fail, the highest tells the user. */
export const failure = {
  none: 0,
  combination: 1,
  sizeMissing: 2,
  sizeMismatch: 3,
  broadcastNotHere: 4,
  broadcastCount: 5,
  maskNotHere: 6,
  decoratorNotHere: 7,
  processor: 8,
  mode: 9,
  hardwareLock: 10,
  encoding: 11,
  bound: 12,
  repeat: 13,
  registerSetSize: 14,
  registerSet: 15,
  /** Not a failure: a jump that is to be measured, and a form that fits. */
  jump: 16,
  good: 17,
} as const;

const wordings: readonly string[] = [
  'invalid combination of opcode and operands',
  'invalid combination of opcode and operands',
  'operation size not specified',
  'mismatch in operand sizes',
  'broadcast not permitted on this operand',
  'mismatch in the number of broadcasting elements',
  'mask not permitted on this operand',
  'unsupported mode decorator for instruction',
  'no instruction for this cpu level',
  'instruction not supported in %d-bit mode',
  'hle prefix is not allowed',
  'specific encoding scheme not available',
  '%s prefix is not allowed',
  '%s prefix is not allowed',
  'invalid register set size',
  'register set not valid for operand',
];

export interface EncodeProblem {
  readonly severity: 'error' | 'warning';
  /** As NASM prints it, without the class of a warning. */
  readonly message: string;
  /** NASM's class of a warning, `number-overflow`; '' for errors. */
  readonly warningClass: string;
  /** Index of the operand that is meant; -1 for the whole instruction. */
  readonly operand: number;
  /** How many bytes the sink held when it was found; -1 for what is not wrong with a field. */
  readonly at: number;
}

export const noProblems: readonly EncodeProblem[] = [];

/** The error for a failure of matching. */
export function problemOf(code: number, bits: number, repeat: string): EncodeProblem {
  const wording = wordings[code] ?? wordings[1]!;
  const message = wording.replace('%d', String(bits)).replace('%s', repeat);
  return errorOf(message);
}

export function errorOf(message: string, operand = -1): EncodeProblem {
  return { severity: 'error', message, warningClass: '', operand, at: -1 };
}

export function warningOf(
  message: string,
  warningClass: string,
  operand = -1,
  at = -1,
): EncodeProblem {
  return { severity: 'warning', message, warningClass, operand, at };
}
