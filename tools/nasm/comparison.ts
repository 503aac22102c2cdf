// Our assembler and nasm on the same lines.
import { runCommand } from '#dialects/nasm/command-line/command.ts';
import { contradiction } from '#dialects/nasm/encoder/address-size.ts';
import { encodedLength, isProblem, matchInstruction } from '#dialects/nasm/encoder/choice.ts';
import type { CodeSink, EncodeContext } from '#dialects/nasm/encoder/encoder.ts';
import type { EncodeProblem } from '#dialects/nasm/encoder/problems.ts';
import { statementProblems } from '#dialects/nasm/encoder/statement-checks.ts';
import { encode } from '#dialects/nasm/encoder/writing.ts';
import { textBytes } from '#dialects/nasm/syntax/strings.ts';
import { parseLine } from './line-parser.ts';
import { type Assembler, assembleLinesWith, type OracleMode } from './oracle.ts';

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
  return `${bytes ?? ''} ${[...new Set(messages)].join('; ')}`.trim();
}

const newYear = { year: 2026, month: 1, day: 1, hour: 0, minute: 0, second: 0 };

/** Our whole assembler, as its command line runs it. */
const ours: Assembler = (source, options) => {
  const bytes = textBytes(source);
  const words = [...options, '-o', 'a.bin', '-l', 'a.lst', 'a.asm'];
  const { files, errors, code } = runCommand(words, {
    read: path => (path === 'a.asm' ? bytes : undefined),
    environment: () => undefined,
    clock: { local: newYear, utc: newYear, seconds: 0 },
  });
  const listing = code === 0 ? files.find(({ path }) => path === 'a.lst') : undefined;
  return { errors, code, listing: listing && Buffer.from(listing.content).toString('latin1') };
};

/** The lines on which we and nasm are not of one mind; `words` compares messages as well. */
export function differences(
  lines: readonly string[],
  mode: OracleMode,
  words: boolean,
): Difference[] {
  const found: Difference[] = [];
  const [theirs = [], own = []] = assembleLinesWith(lines, mode, [ours]);
  theirs.forEach((nasm, index) => {
    const line = lines[index]!;
    const mine = own[index]!;
    if (nasm.panics || mine.panics) return;
    const isRefused = (answer: OurLine) => answer.messages.some(isError);
    const same = words
      ? shown(mine) === shown(nasm)
      : mine.bytes === nasm.bytes && isRefused(mine) === isRefused(nasm);
    if (!same) found.push({ line, mode, nasm: shown(nasm), ours: shown(mine) });
  });
  return found;
}
