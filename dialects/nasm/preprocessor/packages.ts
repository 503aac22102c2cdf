// The packages that %use takes in.

const texts: ReadonlyMap<string, string> = new Map([
  ['altreg', ''],
  ['smartalign', ''],
  ['fp', ''],
  ['ifunc', ''],
  ['masm', ''],
]);

/** The text of a package by its name in lower case; undefined if there is none of that name. */
export function packageText(name: string): string | undefined {
  return texts.get(name);
}
