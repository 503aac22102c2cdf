// What a measured instruction tells of later passes, in which only the places of labels differ.
import type { Match } from '../encoder/choice.ts';
import { slot } from '../isa/form.ts';
import type { StatementBody } from '../syntax/statement.ts';
import type { Assembly } from './assembly.ts';
import type { LineRecord } from './line-record.ts';
import { noSection } from './value.ts';

type InstructionBody = Extract<StatementBody, { kind: 'instruction' }>;

/**
 * Keeps the length of an instruction that no later pass can change, and both lengths of a jump.
 * Nothing is kept while a label is unknown: a later pass may find it anywhere.
 */
export function keepLength(
  record: LineRecord,
  body: InstructionBody,
  match: Match,
  length: number,
  assembly: Assembly,
): void {
  if (match.dependsOnDistance) {
    keepJump(record, body, match, length, assembly);
    return;
  }
  if (
    !body.isFixed &&
    !match.instruction.operands.every((_, index) => isPlace(body, match, index))
  ) {
    return;
  }
  record.length = length;
  record.lengthBits = assembly.settings.bits;
  if (body.isFixed) record.match = match;
}

/** Whether an operand is the same in every pass, or an address whose offset alone may differ. */
function isPlace(body: InstructionBody, match: Match, index: number): boolean {
  if (body.operands[index]?.isFixed) return true;
  const operand = match.instruction.operands[index]!;
  if (operand.kind === 'register') return false;
  const value = operand.kind === 'memory' ? operand.displacement : operand.value;
  return !value.unknown && value.section !== noSection;
}

function keepJump(
  record: LineRecord,
  body: InstructionBody,
  match: Match,
  length: number,
  assembly: Assembly,
): void {
  const [operand] = body.operands;
  if (body.operands.length !== 1 || operand!.value.kind !== 'symbol') return;
  record.target = assembly.symbols.find(operand!.value.name);
  const isShort = match.form.operands[0]?.slot === slot.relative8;
  if (isShort) record.shortLength = length;
  else record.longLength = length;
}

const [reachBack, reachAhead] = [-128, 127];

/** The length of a jump that stands here, from what earlier passes know of it; 0 if they do not. */
export function jumpLength(record: LineRecord, assembly: Assembly): number {
  const { target, shortLength, longLength } = record;
  if (!target || shortLength === 0 || target.section !== assembly.section) return 0;
  if (target.binding === 'extern' || typeof target.offset !== 'number') return 0;
  if (target.definedIn === 0) return 0;
  target.isUsed = true;
  const distance = target.offset - assembly.offset - shortLength;
  return distance >= reachBack && distance <= reachAhead ? shortLength : longLength;
}
