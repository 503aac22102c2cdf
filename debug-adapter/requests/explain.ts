// Hovers at a stop that tell more than a value: what an instruction is about to do, and where an
// operand in memory leads.
import type { DebugProtocol } from '@vscode/debugprotocol';
import type { SourceMap, SourceMapRow } from '#core/assembler/source-map.ts';
import type { MemoryOperand } from '#core/machine/explanation.ts';
import type { Names } from '#core/machine/expression.ts';
import type { Address, ThreadId, Variable } from '#core/machine/machine.ts';
import { formatValue } from '#core/machine/value-format.ts';
import { RequestError } from '../protocol.ts';
import type { Session } from '../session.ts';
import { memoryReference } from '../variables.ts';
import { sourceUri } from './breakpoints.ts';

type Answer = DebugProtocol.EvaluateResponse['body'];

/**
 * What there is to tell of the place that a hover is about; undefined for an expression with a
 * value. Throws RequestError for an instruction of which there is nothing to tell here: a client
 * shows what the instruction means in general then.
 */
export function explain(
  session: Session,
  { expression, source, line, frameId }: DebugProtocol.EvaluateArguments,
  thread: ThreadId | undefined,
  names: Names,
): Answer | undefined {
  const { program, dialect } = session.stopped();
  const { sourceMap, explanations, machine } = program;
  const word = /^\s*([\w.]+)\s*$/.exec(expression)?.[1];
  const isInstruction =
    word !== undefined &&
    dialect.vocabulary.lookup(word)?.kind === 'instruction' &&
    !names.resolve(word);
  if (!isInstruction && !expression.includes('[')) return undefined;
  const isKnown = source !== undefined && line !== undefined && thread !== undefined;
  const next = thread === undefined ? undefined : machine.frames(thread)[0]?.address;
  const rows = isKnown
    ? rowsOf(sourceMap, sourceUri(session, source), line - session.firstLine, next)
    : [];
  if (isInstruction) {
    const level = frameId === undefined ? 0 : (session.handles.frame(frameId)?.level ?? 0);
    const isNext = level === 0 && rows.some(({ address }) => address === next);
    const text = isNext ? explanations?.next(thread!, next!) : undefined;
    if (text !== undefined) return { result: text, variablesReference: 0 };
    throw new RequestError(`There is nothing to tell of ${word} here.`);
  }
  // Of a line that several instructions come from, nobody knows which one is meant.
  const [row, ...others] = rows;
  if (!row || others.length > 0) return undefined;
  const operand = explanations?.memoryOperand(thread!, row.address);
  return operand && describe(session, expression, operand);
}

/** The rows of a line; of one in the body of a macro the one that comes next. */
function rowsOf(
  sourceMap: SourceMap,
  uri: string,
  line: number,
  next: Address | undefined,
): readonly SourceMapRow[] {
  const inner = sourceMap.ofInnerLine(uri, line).filter(({ address }) => address === next);
  return inner.length > 0 ? inner : sourceMap.ofLine(uri, line);
}

function describe(session: Session, expression: string, operand: MemoryOperand): Answer {
  const { program, symbols, dialect } = session.stopped();
  const { machine } = program;
  const { address, place, values, registers, problem } = operand;
  const show = (value: Variable) =>
    formatValue(value.value, value, session.formats.general, dialect.writeNumber);
  const name = place === '' ? '' : ` (${place})`;
  const text = values.map(show).join(', ');
  const lines = [
    `${expression.trim()}${text === '' ? '' : ` = ${text}`}`,
    `at ${symbols.addressText(address)}${name}${problem ? `: ${problem}` : ''}`,
    ...registers.map(register => `${register.name} = ${show(register)}`),
  ];
  return {
    result: lines.join('\n'),
    variablesReference: 0,
    memoryReference: memoryReference(machine, machine.codeSpace, address),
  };
}
