// How often TIMES repeats a statement.
import { toInt32, toNumber } from '../integer.ts';
import { evaluate } from '../syntax/evaluation.ts';
import type { Expression } from '../syntax/expression.ts';
import { isSimple } from '../syntax/linear.ts';
import type { Assembly } from './assembly.ts';

/** The count of the last TIMES of a line, which is the one that counts; with an error, 1 or 0. */
export function repetitions(times: readonly Expression[], assembly: Assembly): number {
  let count = 1;
  for (const expression of times) {
    const value = evaluate(expression, assembly);
    if (!value) return 0;
    if (!isSimple(value)) {
      assembly.error('non-constant argument supplied to TIMES');
      return 1;
    }
    if (toNumber(value.number) < 0) {
      if (assembly.isFinalPass) assembly.error(`TIMES value ${value.number} is negative`);
      return 0;
    }
    count = toInt32(value.number);
  }
  return count;
}
