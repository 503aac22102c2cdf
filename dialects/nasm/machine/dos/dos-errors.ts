// The errors of DOS by number, and which of them those of the file system are.
import { errorNumber } from '../system/error-numbers.ts';

export const dosError = {
  invalidFunction: 1,
  fileNotFound: 2,
  pathNotFound: 3,
  tooManyFiles: 4,
  accessDenied: 5,
  invalidHandle: 6,
  memoryDestroyed: 7,
  notEnoughMemory: 8,
  invalidBlock: 9,
  invalidAccess: 12,
  invalidDrive: 15,
  noMoreFiles: 18,
  fileExists: 80,
} as const;

const names: Readonly<Record<number, string>> = Object.fromEntries(
  Object.entries(dosError).map(([name, code]) => [
    code,
    name.replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`),
  ]),
);

/** What a number stands for: `file not found`. */
export function errorName(code: number): string {
  return names[code] ?? 'unknown';
}

const byNumber = new Map<number, number>([
  [errorNumber.ENOENT, dosError.fileNotFound],
  [errorNumber.ENOTDIR, dosError.pathNotFound],
  [errorNumber.EMFILE, dosError.tooManyFiles],
  [errorNumber.EBADF, dosError.invalidHandle],
  [errorNumber.EEXIST, dosError.fileExists],
  [errorNumber.EINVAL, dosError.invalidFunction],
]);

/** The error of DOS for one of the file system. */
export function codeOfSystemError(number: number): number {
  return byNumber.get(number) ?? dosError.accessDenied;
}
