// The passes: lines are read once, then measured until no label moves, then written.
import type { ExpandedLine, Padding } from '../preprocessor/expanded-line.ts';
import { evaluate } from '../syntax/evaluation.ts';
import { Tokens } from '../syntax/scanner.ts';
import type { Statement, StatementBody } from '../syntax/statement.ts';
import { emptyStatement, parseStatement } from '../syntax/statement-parser.ts';
import type { Assembly, PassKind } from './assembly.ts';
import type { AssemblyMessage } from './diagnostics.ts';
import { applyDirective } from './directives.ts';
import { type LineRecord, recordOf, renewed } from './line-record.ts';
import type { LineSource } from './line-source.ts';
import { missingBytes, paddingLines } from './padding.ts';
import { repetitions } from './repetitions.ts';
import { StatementPass } from './statements.ts';

/** Passes without progress before nasm gives up: its limit `stalled-passes`. */
const stalledMax = 1000;

/** Passes in all; a program that needs more has labels that never come to rest. */
const passesMax = 5000;

/** Lines to look ahead for the one that the last pass has read already. */
const resyncMax = 16;

/** Lines between two pauses: a millisecond or so. */
const linesAtOnce = 256;

export interface PassesInput {
  readonly assembly: Assembly;
  readonly optimization: 0 | 1 | 2;
  /** Begins the text anew: called for the first pass, and for each if labels steer the text. */
  readonly open: () => LineSource;
  /** A file for INCBIN; undefined if there is none. */
  readonly read: (path: string) => Uint8Array | undefined;
  /** The lines of an earlier run with the same options on nearly the same text: see `renewed`. */
  readonly earlier: readonly LineRecord[];
}

export class Passes {
  readonly #input: PassesInput;
  readonly #assembly: Assembly;
  readonly #statements: StatementPass;
  readonly #tokens = new Tokens();
  /** The lines of the last pass, in order. */
  records: LineRecord[] = [];
  #source: LineSource | undefined;
  /** The lines of the pass before, while labels steer the text and it is read again. */
  #previous: readonly LineRecord[] = [];
  #position = 0;
  /** Where each line of the pass before stands in it, once somebody has lost the way. */
  #positions: Map<ExpandedLine, number> | undefined;
  /** An instruction for each text that was met: lines of the same words say the same. */
  readonly #alike = new Map<string, LineRecord>();
  /** What the passes in the middle do: lines that may move something, and bytes between them. */
  #steps: readonly (LineRecord | number)[] = [];
  /** What the source has reported, and before which line. */
  #heard: { readonly before: number; readonly message: AssemblyMessage }[] = [];

  constructor(input: PassesInput) {
    this.#input = input;
    this.#assembly = input.assembly;
    this.#statements = new StatementPass(input);
  }

  /**
   * Runs every pass that is needed, and pauses now and then. What is wrong stands in the assembly's
   * log.
   */
  *run(): Generator<void, void, void> {
    yield* this.#pass('first');
    const { log } = this.#assembly;
    if (log.errors === 0 && (yield* this.#settle())) {
      yield* this.#pass('final');
      if (log.errors === 0 && this.#assembly.changes > 0) this.#assembly.phaseError();
    }
    log.endPasses();
    this.records = this.records.flatMap(record => record.parts ?? [record]);
  }

  /** Passes until nothing moves; false if errors or labels without rest end the work. */
  *#settle(): Generator<void, boolean, void> {
    const { log } = this.#assembly;
    let least = Number.POSITIVE_INFINITY;
    let stalled = 0;
    for (let count = 1; count < passesMax; count++) {
      yield* this.#pass('middle');
      if (log.errors > 0) return false;
      const { changes } = this.#assembly;
      if (changes === 0) return true;
      if (changes < least) [least, stalled] = [changes, 0];
      else if (++stalled > stalledMax) break;
    }
    // nasm's count has one more: it measures twice before it looks whether anything moves.
    const passes = this.#assembly.pass + 1;
    this.#assembly.fileError(
      `unable to find valid values for all labels after ${passes} passes; ` +
        `stalled for ${stalled}, giving up.`,
    );
    return false;
  }

  *#pass(kind: PassKind): Generator<void, void, void> {
    const assembly = this.#assembly;
    assembly.beginPass(kind);
    const isSteered = this.#source?.consultedSymbols === true;
    const mayDiffer = kind !== 'final' || this.#source?.asksForPass?.() !== false;
    if (kind === 'first' || (isSteered && mayDiffer)) {
      this.#source = this.#input.open();
      this.#previous = kind === 'first' ? this.#input.earlier : this.records;
      this.#positions = undefined;
      yield* this.#pull(this.#source);
      this.#steps = this.records;
      return;
    }
    this.#adoptPrefix();
    if (kind === 'middle' && this.#heard.length === 0 && !assembly.listing) {
      yield* this.#measure();
      return;
    }
    let next = 0;
    for (let index = 0; index < this.records.length; index++) {
      if (index % linesAtOnce === linesAtOnce - 1) yield;
      while (this.#heard[next]?.before === index)
        this.#assembly.log.take(this.#heard[next++]!.message);
      this.#line(this.records[index]!);
    }
    for (; next < this.#heard.length; next++) this.#assembly.log.take(this.#heard[next]!.message);
  }

  /** Reads the lines above the first label again for the label that nasm has them under now. */
  #adoptPrefix(): void {
    const { labelPrefix } = this.#assembly;
    for (let index = 0; index < this.records.length; index++) {
      const { line, statement, settings, labelPrefix: former } = this.records[index]!;
      if (statement.label?.opensScope || former === labelPrefix) return;
      if (line.padding || !line.text.includes('.')) continue;
      const again = parseStatement(this.#tokens, line.text, labelPrefix, settings.bits);
      this.records[index] = recordOf(line, again, labelPrefix, settings);
    }
  }

  /** A pass that writes nothing and has nothing to tell: lines that are at rest are bytes to it. */
  *#measure(): Generator<void, void, void> {
    const steps: (LineRecord | number)[] = [];
    let bytes = 0;
    let count = 0;
    for (const step of this.#steps) {
      if (++count % linesAtOnce === 0) yield;
      if (typeof step === 'number') {
        this.#assembly.advance(step);
        bytes += step;
        continue;
      }
      this.#line(step);
      if (isAtRest(step)) bytes += step.length;
      else {
        if (bytes > 0) steps.push(bytes);
        bytes = 0;
        steps.push(step);
      }
    }
    this.#steps = steps;
  }

  /** Reads every line of a source and carries it out at once. */
  *#pull(source: LineSource): Generator<void, void, void> {
    this.#position = 0;
    this.records = [];
    this.#heard = [];
    for (let count = 1; ; count++) {
      if (count % linesAtOnce === 0) yield;
      const line = source.next();
      for (const message of source.takeMessages?.() ?? []) {
        this.#heard.push({ before: this.records.length, message });
        this.#assembly.log.take(message);
      }
      if (!line) return;
      this.#assembly.line = line;
      const record = this.#read(line);
      if (!record) continue;
      this.records.push(record);
      this.#line(record);
    }
  }

  /** The record of the last pass for the same words in the same circumstances. */
  #known(line: ExpandedLine): LineRecord | undefined {
    const index = this.#indexOf(line);
    if (index === undefined) return undefined;
    this.#position = index + 1;
    const record = this.#previous[index]!;
    const { labelPrefix, settings } = this.#assembly;
    const isSame = record.settings === settings && record.labelPrefix === labelPrefix;
    return isSame ? record : undefined;
  }

  /** Where the last pass has a line of the same words: near by, or where the line itself was. */
  #indexOf(line: ExpandedLine): number | undefined {
    const last = Math.min(this.#position + resyncMax, this.#previous.length);
    for (let index = this.#position; index < last; index++) {
      const known = this.#previous[index]!.line;
      if (known.text === line.text && !known.padding) return index;
    }
    if (!line.origin) return undefined;
    this.#positions ??= new Map(
      this.#previous.map((record, index) => [record.line.origin ?? record.line, index]),
    );
    return this.#positions.get(line.origin);
  }

  #read(line: ExpandedLine): LineRecord | undefined {
    const assembly = this.#assembly;
    const { labelPrefix, settings } = assembly;
    if (line.padding) return recordOf(line, emptyStatement, labelPrefix, settings);
    const known = this.#known(line);
    if (known) {
      return assembly.isFirstPass ? renewed(known, line, labelPrefix) : { ...known, line };
    }
    const alike = this.#alikeOf(line.text);
    if (alike) return renewed(alike, line, labelPrefix);
    const statement = parseStatement(this.#tokens, line.text, labelPrefix, settings.bits);
    if (isEmpty(statement)) return undefined;
    const record = recordOf(line, statement, labelPrefix, settings);
    if (isInstructionAlone(statement)) this.#alike.set(line.text, record);
    return record;
  }

  /** A line of the same words that says the same here. */
  #alikeOf(text: string): LineRecord | undefined {
    const alike = this.#alike.get(text);
    const { settings, labelPrefix } = this.#assembly;
    if (!alike || alike.settings !== settings) return undefined;
    // Names with a full stop may belong to the label above.
    return alike.labelPrefix === labelPrefix || !text.includes('.') ? alike : undefined;
  }

  #line(record: LineRecord): void {
    const { padding } = record.line;
    if (padding) this.#pad(record, padding);
    else this.#carryOut(record);
  }

  /** Carries out the lines that fill as many bytes as are missing here. */
  #pad(record: LineRecord, padding: Padding): void {
    const { labelPrefix, settings, offset } = this.#assembly;
    const count = missingBytes(padding, offset);
    let parts = record.fillings?.get(count);
    if (!parts) {
      parts = paddingLines(record.line, padding, count).map(line => {
        const statement = parseStatement(this.#tokens, line.text, labelPrefix, settings.bits);
        return recordOf(line, statement, labelPrefix, settings);
      });
      record.fillings ??= new Map();
      record.fillings.set(count, parts);
    }
    record.parts = parts;
    for (const part of parts) this.#carryOut(part);
  }

  #carryOut(record: LineRecord): void {
    const assembly = this.#assembly;
    const { statement } = record;
    assembly.line = record.line;
    if (assembly.listing?.isOpen) assembly.listing.beginStatement(record, assembly.current);
    const { label, body, messages, labelMessages } = statement;
    if (labelMessages > 0) this.#report(record, 0, labelMessages);
    record.section = assembly.section;
    record.offset = assembly.offset;
    record.total = 0;
    record.isAbsolute = assembly.absolute !== undefined;
    if (label && !label.isGiven) {
      const { name, start, end } = label;
      assembly.defineLabel(name, assembly.section, assembly.offset, true, start, end);
      if (label.opensScope) assembly.labelPrefix = name;
    }
    if (messages.length > labelMessages && !this.#reportBody(record)) return;
    if (!body) return;
    if (body.kind === 'directive') this.#directive(body, record);
    else this.#statements.carryOut(record, body);
  }

  /**
   * Reports what is wrong behind the label; false where that is all. nasm computes an operand
   * before it looks what stands behind it, and goes no further where there is no value.
   */
  #reportBody(record: LineRecord): boolean {
    const { body, messages, labelMessages, times } = record.statement;
    const { log } = this.#assembly;
    let told = labelMessages;
    // A count is computed before what it belongs to is read.
    if (!body && times.length > 0) repetitions(times, this.#assembly);
    for (const { value, start, end } of body?.kind === 'instruction' ? body.operands : []) {
      const from = told;
      while (messages[told] && messages[told]!.start < start) told++;
      this.#report(record, from, told);
      const next = messages[told];
      const { errors } = log;
      if (next?.severity === 'error' && next.start >= end) evaluate(value, this.#assembly);
      if (log.errors > errors) return false;
    }
    this.#report(record, told, messages.length);
    return true;
  }

  #report({ statement, line }: LineRecord, from: number, to: number): void {
    const { log } = this.#assembly;
    for (const message of statement.messages.slice(from, to)) {
      const { severity, text, start, end } = message;
      if (message.isLate && !this.#assembly.isFinalPass) continue;
      if (severity === 'error') log.error(line, text, start, end);
      else log.warning(line, message.class, text, start, end);
    }
  }

  #directive(body: Extract<StatementBody, { kind: 'directive' }>, record: LineRecord): void {
    const assembly = this.#assembly;
    if (applyDirective(body.name, body.value, assembly)) return;
    const { mnemonicStart, mnemonicEnd } = record.statement;
    const written = record.line.text.slice(mnemonicStart, mnemonicEnd);
    const text = `unrecognized directive [${written}]`;
    assembly.log.error(record.line, text, mnemonicStart, mnemonicEnd);
  }
}

function isInstructionAlone({ label, body, messages, times }: Statement): boolean {
  return body?.kind === 'instruction' && !label && messages.length === 0 && times.length === 0;
}

/** Whether a line is an instruction that has the same length in every later pass, and no label. */
function isAtRest({ line, statement, lengthBits }: LineRecord): boolean {
  const { label, body, messages, times } = statement;
  if (label || line.padding || times.length > 0 || messages.length > 0) return false;
  return body?.kind === 'instruction' && lengthBits !== 0;
}

function isEmpty({ label, body, messages, times }: Statement): boolean {
  return !label && !body && messages.length === 0 && times.length === 0;
}
