// The bytes that INCBIN takes out of a file.
import { toNumber } from '../integer.ts';
import { evaluate } from '../syntax/evaluation.ts';
import type { Expression } from '../syntax/expression.ts';
import { isSimple } from '../syntax/linear.ts';
import type { StatementBody } from '../syntax/statement.ts';
import type { Assembly } from './assembly.ts';

/** Undefined, with an error, if there is no such file or no number where one is wanted. */
export function includedBytes(
  body: Extract<StatementBody, { kind: 'incbin' }>,
  assembly: Assembly,
  read: (path: string) => Uint8Array | undefined,
): Uint8Array | undefined {
  if (typeof body.path !== 'string') {
    if (evaluateNow(body.path, assembly)) assembly.error("`incbin' expects a file name");
    return undefined;
  }
  const from = body.offset ? numberOf(body.offset, assembly) : 0;
  const length = body.length ? numberOf(body.length, assembly) : Number.POSITIVE_INFINITY;
  if (from === undefined || length === undefined) return undefined;
  const bytes = read(body.path);
  if (!bytes) {
    assembly.error(`\`incbin': unable to get length of file \`${body.path}'`);
    return undefined;
  }
  if (from < 0) {
    assembly.error(`\`incbin': unable to seek on file \`${body.path}'`);
    return undefined;
  }
  return bytes.subarray(from, Math.min(bytes.length, from + Math.max(0, length)));
}

function numberOf(expression: Expression, assembly: Assembly): number | undefined {
  const value = evaluateNow(expression, assembly);
  if (!value) return undefined;
  if (isSimple(value)) return toNumber(value.number);
  assembly.error("`incbin': one numeric parameter expected");
  return undefined;
}

/** A value whose labels have to be placed already. */
function evaluateNow(expression: Expression, assembly: Assembly) {
  const wasCritical = assembly.critical;
  assembly.critical = true;
  const value = evaluate(expression, assembly);
  assembly.critical = wasCritical;
  return value;
}
