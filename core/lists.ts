// Lists of any length. Engines bound how many arguments a call takes, to about a hundred thousand:
// `push(...more)` and `Math.max(...numbers)` throw with the first program that has more than that.

/** Appends all items, in order. */
export function appendAll<Item>(list: Item[], items: Iterable<Item>): void {
  for (const item of items) list.push(item);
}

/** The largest of some numbers, but `least` where none is larger. */
export function largest(numbers: Iterable<number>, least: number): number {
  let result = least;
  for (const each of numbers) if (each > result) result = each;
  return result;
}

/** The smallest of some numbers, but `most` where none is smaller. */
export function smallest(numbers: Iterable<number>, most: number): number {
  let result = most;
  for (const each of numbers) if (each < result) result = each;
  return result;
}
