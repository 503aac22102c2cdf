// Where the state lies in the memory that the interpreter and generated code share, in bytes.
import { callCapacity, numbersPerCall } from '../call-stack.ts';
import { memorySize, registerCount } from '../memory-map.ts';

/** Memory, and the registers behind it. */
export const wordsAt = 0;
export const wordCount = memorySize + registerCount;
export const registersAt = wordsAt + 2 * memorySize;
export const userAccessAt = 0x3_0000;
export const supervisorAccessAt = 0x4_0000;
export const callsAt = 0x5_0000;
export const callNumbers = callCapacity * numbersPerCall;
/** A number for each address where generated code can be entered, 0 for all others. */
export const entriesAt = 0x7_0000;

/** What goes in and out beside memory and registers; 32 bits each. */
export const parametersAt = 0x9_0000;
export const parameters = {
  pc: 0,
  /** A value that the condition codes are those of. */
  value: 1,
  /** Instructions that may be executed, and afterwards those that were not. */
  left: 2,
  depth: 3,
  /** Calls that are not known any more. */
  base: 4,
  /** Words from `lowest` on that may be read, and how many. */
  lowest: 5,
  span: 6,
  /** Where the access map of the present mode lies. */
  access: 7,
} as const;
export const parameterCount = 8;

/** Pages of 64 KiB. */
export const pages = 10;
