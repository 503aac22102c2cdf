// What a measured instruction tells of later passes, in which only the places of labels differ.
import type { Match } from '../encoder/choice.ts';
import type { StatementBody } from '../syntax/statement.ts';
import type { Assembly } from './assembly.ts';
import type { LineRecord } from './line-record.ts';
import type { Operand } from './operand.ts';
import type { Value } from './value.ts';
import { keepVariant } from './variants.ts';

type InstructionBody = Extract<StatementBody, { kind: 'instruction' }>;

/**
 * Keeps the length of an instruction that no later pass can change, and how one was encoded that
 * hangs on a place. No length is kept while a label is unknown: a later pass may find it anywhere.
 */
export function keepLength(
  record: LineRecord,
  body: InstructionBody,
  match: Match,
  length: number,
  assembly: Assembly,
): void {
  keepVariant(record, body, match, length, assembly);
  if (match.dependsOnDistance) return;
  const { operands } = match.instruction;
  const isSettled = operands.every(
    (operand, index) => body.operands[index]?.isFixed || isPlace(operand, assembly),
  );
  if (isSettled) settleLength(record, length, assembly);
  if (body.isFixed) record.encoding.match = match;
}

/** Keeps a length in bytes that holds for every later pass. */
export function settleLength(record: LineRecord, length: number, assembly: Assembly): void {
  record.length = length;
  record.lengthBits = assembly.settings.bits;
}

/** Whether an operand is an address whose offset alone may differ in later passes. */
function isPlace(operand: Operand, assembly: Assembly): boolean {
  if (operand.kind === 'register') return false;
  return isPlaceValue(operand.kind === 'memory' ? operand.displacement : operand.value, assembly);
}

/** The same for its value. What is EXTERN in this pass may be a number in the next one. */
export function isPlaceValue({ unknown, section }: Value, assembly: Assembly): boolean {
  return !unknown && assembly.hasSection(section);
}
