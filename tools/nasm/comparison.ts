// Our encoder and nasm on the same lines.
import { contradiction } from '#dialects/nasm/encoder/address-size.ts';
import { encodedLength, isProblem, matchInstruction } from '#dialects/nasm/encoder/choice.ts';
import type { CodeSink, EncodeContext } from '#dialects/nasm/encoder/encoder.ts';
import type { EncodeProblem } from '#dialects/nasm/encoder/problems.ts';
import { statementProblems } from '#dialects/nasm/encoder/statement-checks.ts';
import { encode } from '#dialects/nasm/encoder/writing.ts';
import { parseLine } from './line-parser.ts';
import { assembleLines, type OracleMode } from './oracle.ts';

export interface OurLine {
  /** Hexadecimal, in capitals; undefined where the line is refused. */
  readonly bytes: string | undefined;
  readonly messages: readonly string[];
}

export interface Difference {
  readonly line: string;
  readonly mode: OracleMode;
  readonly nasm: string;
  readonly ours: string;
}

const levels = { '0': 0, '1': 1, x: 2 } as const;

/** The place of the only section of a test. */
const section = 0;

/** A sink with room for one instruction. */
export function emptySink(): CodeSink {
  return { bytes: new Uint8Array(64), length: 0, fixups: [], problems: [], distance: undefined };
}

export function contextOf(mode: OracleMode, address: number): EncodeContext {
  return {
    bits: mode.bits,
    address,
    section,
    optimization: levels[mode.level],
    defaultRelative: false,
    defaultBound: false,
  };
}

function shownProblem({ severity, message, warningClass }: EncodeProblem): string {
  return severity === 'error' ? `error: ${message}` : `warning: ${message} [-w+${warningClass}]`;
}

function isError(message: string): boolean {
  return message.startsWith('error');
}

/** What we make of a line; undefined where the reader of lines does not know it. */
export function ourLine(line: string, mode: OracleMode, address: number): OurLine | undefined {
  const instruction = parseLine(line, { address, section });
  if (!instruction) return undefined;
  const context = contextOf(mode, address);
  const said = statementProblems(instruction).map(shownProblem);
  const match = matchInstruction(instruction, context);
  if (isProblem(match)) {
    // nasm says no more of a form that is missing if the first pass has found something wrong.
    const isLate = match.message !== contradiction && said.some(isError);
    return { bytes: undefined, messages: isLate ? said : [...said, shownProblem(match)] };
  }
  const sink = emptySink();
  encode(match, context, sink);
  const messages = [...said, ...sink.problems.map(shownProblem)];
  const refused = messages.some(isError);
  if (!refused && sink.length !== encodedLength(match, context)) messages.push('error: length');
  for (const { at, size, kind, value } of sink.fixups) {
    // A listing shows a number as it stands, for only the linker knows how far away it is.
    const isRelative = kind === 'relative' && value.section === section;
    const start = isRelative ? address + sink.length : 0;
    const target = BigInt.asUintN(64, BigInt(value.offset) - BigInt(start));
    for (let byte = 0; byte < size; byte++) {
      sink.bytes[at + byte] = Number((target >> BigInt(8 * byte)) & 0xffn);
    }
  }
  const bytes = Buffer.from(sink.bytes.subarray(0, sink.length)).toString('hex').toUpperCase();
  return { bytes: refused ? undefined : bytes, messages };
}

function shown({ bytes, messages }: OurLine): string {
  return `${bytes ?? ''} ${[...new Set(messages)].sort().join('; ')}`.trim();
}

/** The lines on which we and nasm are not of one mind; `words` compares messages as well. */
export function differences(
  lines: readonly string[],
  mode: OracleMode,
  words: boolean,
): Difference[] {
  const found: Difference[] = [];
  const answers = assembleLines(lines, mode);
  answers.forEach((nasm, index) => {
    const line = lines[index]!;
    const ours = ourLine(line, mode, nasm.address);
    if (!ours || nasm.panics) return;
    const same = words ? shown(ours) === shown(nasm) : ours.bytes === nasm.bytes;
    if (!same) found.push({ line, mode, nasm: shown(nasm), ours: shown(ours) });
  });
  return found;
}
