// Labels `..name` of the source: which of them a format knows, and what it says of others.

/** The special symbol that says where the program begins. */
export const startName = '..start';

/** For formats without special symbols of the source. */
export function unrecognised(name: string): string {
  return `unrecognised special symbol \`${name}'`;
}

/** The same in the spelling of Windows' and Apple's formats. */
export function unrecognized(name: string): string {
  return `unrecognized special symbol \`${name}'`;
}

/** For formats that know `..start` alone. */
export function onlyStart(name: string): string {
  return name === startName ? '' : unrecognised(name);
}
