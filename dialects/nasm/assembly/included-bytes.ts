// The bytes that INCBIN takes out of a file.
import { toNumber } from '../integer.ts';
import { evaluate } from '../syntax/evaluation.ts';
import { isSimple } from '../syntax/linear.ts';
import type { StatementBody } from '../syntax/statement.ts';
import type { Assembly } from './assembly.ts';

/** Undefined, with an error, if there is no such file or no number where one is wanted. */
export function includedBytes(
  body: Extract<StatementBody, { kind: 'incbin' }>,
  assembly: Assembly,
  read: (path: string) => Uint8Array | undefined,
): Uint8Array | undefined {
  const bytes = read(body.path);
  if (!bytes) {
    assembly.error(`\`incbin': unable to get length of file \`${body.path}'`);
    return undefined;
  }
  const from = body.offset ? numberOf(body.offset, assembly) : 0;
  const length = body.length ? numberOf(body.length, assembly) : bytes.length;
  if (from === undefined || length === undefined) return undefined;
  if (from < 0) {
    assembly.error(`\`incbin': unable to seek on file \`${body.path}'`);
    return undefined;
  }
  return bytes.subarray(from, Math.min(bytes.length, from + Math.max(0, length)));
}

function numberOf(
  expression: Parameters<typeof evaluate>[0],
  assembly: Assembly,
): number | undefined {
  const value = evaluate(expression, assembly);
  if (!value) return undefined;
  if (isSimple(value)) return toNumber(value.number);
  assembly.error("`incbin': one numeric parameter expected");
  return undefined;
}
