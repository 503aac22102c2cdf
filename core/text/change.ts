// Where two texts differ.

/** The one stretch in which two texts differ, in UTF-16 units: `start` is the same in both. */
export interface Change {
  readonly start: number;
  readonly endBefore: number;
  readonly endAfter: number;
}

/** UTF-16 units that are compared at once: texts are long, and nearly all of them is the same. */
const block = 1024;

/** The shortest such stretch: empty in both texts where they are the same. */
export function changeBetween(before: string, after: string): Change {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (
    start + block <= shorter &&
    before.slice(start, start + block) === after.slice(start, start + block)
  ) {
    start += block;
  }
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let same = 0;
  const tail = (text: string) => text.slice(text.length - same - block, text.length - same);
  while (same + block <= shorter - start && tail(before) === tail(after)) same += block;
  while (
    same < shorter - start &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  ) {
    same++;
  }
  return { start, endBefore: before.length - same, endAfter: after.length - same };
}
