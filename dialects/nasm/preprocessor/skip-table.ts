// Where to go on in a body when a condition leaves its lines out.
import type { BodyLine } from './body-line.ts';
import { conditionBit, elifBit, numberOf } from './directive-names.ts';

const elseNumber = numberOf('else');
const endNumber = numberOf('endif');
const tables = new WeakMap<readonly BodyLine[], Int32Array>();

/**
 * For each line the index of the first one from there on that may end the leaving out: the next
 * branch or end of the condition around it, past whole conditions between.
 */
export function skipTable(lines: readonly BodyLine[]): Int32Array {
  const known = tables.get(lines);
  if (known) return known;
  const { length } = lines;
  const table = new Int32Array(length + 1);
  table[length] = length;
  /** The ends that no opening has met yet, walking up. */
  const ends: number[] = [];
  for (let index = length - 1; index >= 0; index--) {
    const { directive } = lines[index]!;
    const isCondition = directive > 0 && (directive & conditionBit) !== 0;
    if (isCondition && (directive & elifBit) === 0) {
      const end = ends.pop();
      table[index] = end === undefined ? index : table[end + 1]!;
    } else if (isCondition || directive === elseNumber || directive === endNumber) {
      if (directive === endNumber) ends.push(index);
      table[index] = index;
    } else table[index] = table[index + 1]!;
  }
  tables.set(lines, table);
  return table;
}
