// What a listing shows of the last pass: the lines as they were read, and what came of each.
import type { Integer } from '../integer.ts';
import type { PreprocessorDiagnostic } from '../preprocessor/diagnostic.ts';
import type { ExpandedLine } from '../preprocessor/expanded-line.ts';
import type { ReadLine } from '../preprocessor/read-line.ts';
import type { AssemblyMessage } from './diagnostics.ts';
import type { LineRecord } from './line-record.ts';
import type { SectionBytes } from './section-bytes.ts';

/** What is not shown as plain bytes; `at` counts from the statement's beginning, in bytes. */
export type ListedPart =
  /** A field that only a relocation settles. */
  | {
      readonly kind: 'field';
      readonly at: number;
      readonly size: number;
      readonly isRelative: boolean;
      /** The base of a segment has no value to show. */
      readonly value: Integer | 'base';
    }
  /** Bytes that nobody could work out. */
  | { readonly kind: 'nothing'; readonly at: number; readonly size: number }
  /** Room that data leave with `?`. */
  | { readonly kind: 'room'; readonly at: number; size: number };

/** A statement of the last pass. */
export interface ListedStatement {
  readonly record: LineRecord;
  /** In rising order. */
  readonly parts: ListedPart[];
  /** What was found wrong, and how many bytes were written by then. */
  readonly messages: { readonly at: number; readonly message: AssemblyMessage }[];
  /** How often TIMES has repeated it, and the bytes of the first time. */
  rounds: number;
  firstLength: number;
  /** The bytes, where the output does not have them. */
  lost: SectionBytes | undefined;
}

/** A line that was read or has come out; `reported` counts what was found wrong by then. */
export interface ListedStep {
  readonly read: ReadLine | undefined;
  readonly line: ExpandedLine | undefined;
  readonly reported: number;
}

/** All that a listing can show more; nasm's `b` and `w` change nothing that is ours. */
const allLetters = 'defmp';

/** More than this in one line would only hide the first ones. */
const messagesMax = 10_000;

export class ListingLog {
  /** What -L asks for, and `%pragma list options` in its order. */
  readonly letters: Set<string>;
  steps: ListedStep[] = [];
  statements: ListedStatement[] = [];
  /** What the preprocessor has found wrong. */
  diagnostics: readonly PreprocessorDiagnostic[] = [];
  /** A pass has run that is listed: the last one, or with `p` any. */
  isComplete = false;
  /** That was the last one, which writes bytes. */
  isFinal = false;
  /** The pass that runs is listed. */
  isOpen = false;
  #statement: ListedStatement | undefined;
  #section: SectionBytes | undefined;
  #start = 0;
  #element = -1;

  /** `flags` stands behind -L: letters, and `+` for all of them. */
  constructor(flags: string) {
    this.letters = new Set(flags.includes('+') ? allLetters : flags);
  }

  /** `%pragma list options`: letters on, or off behind a hyphen, from the next pass on. */
  ask(text: string): void {
    let isWanted = true;
    for (const letter of text) {
      if (letter === '+' || letter === '-') isWanted = letter === '+';
      else if (isWanted) this.letters.add(letter);
      else this.letters.delete(letter);
    }
  }

  beginPass(isFinal: boolean): void {
    this.isOpen = isFinal || this.letters.has('p');
    if (!this.isOpen) return;
    this.isComplete = true;
    this.isFinal = isFinal;
    this.statements = [];
  }

  /** The text is read anew from its beginning. */
  beginText(diagnostics: readonly PreprocessorDiagnostic[]): void {
    this.steps = [];
    this.diagnostics = diagnostics;
  }

  read(read: ReadLine): void {
    this.steps.push({ read, line: undefined, reported: this.diagnostics.length });
  }

  made(line: ExpandedLine): void {
    this.steps.push({ read: undefined, line, reported: this.diagnostics.length });
  }

  beginStatement(record: LineRecord, section: SectionBytes): void {
    this.#section = section;
    this.#start = section.length;
    this.#element = -1;
    this.#statement = {
      record,
      parts: [],
      messages: [],
      rounds: 0,
      firstLength: 0,
      lost: undefined,
    };
    this.statements.push(this.#statement);
  }

  /** The statement's bytes are written where no output has them. */
  lose(lost: SectionBytes): void {
    const statement = this.#statement;
    if (!statement || statement.lost) return;
    statement.lost = lost;
    this.#section = lost;
    this.#start = 0;
  }

  /** One round of TIMES, or all there is without it. */
  endRound(length: number): void {
    const statement = this.#statement;
    if (!statement) return;
    if (statement.rounds++ === 0) statement.firstLength = length;
  }

  /** Rounds that are written at once. */
  setRounds(count: number, length: number): void {
    const statement = this.#statement;
    if (!statement) return;
    statement.rounds = count;
    statement.firstLength = length;
  }

  /** A number of data begins here; what is wrong with it is said before it is written. */
  beginElement(at: number): void {
    this.#element = at;
  }

  /** What is found wrong from here on belongs to what has been written by then. */
  endElement(): void {
    this.#element = -1;
  }

  field(start: number, size: number, isRelative: boolean, value: Integer | 'base'): void {
    const statement = this.#statement;
    if (!statement || statement.rounds > 0) return;
    statement.parts.push({ kind: 'field', at: start - this.#start, size, isRelative, value });
  }

  nothing(start: number, size: number): void {
    const statement = this.#statement;
    if (!statement || statement.rounds > 0) return;
    statement.parts.push({ kind: 'nothing', at: start - this.#start, size });
  }

  room(start: number, size: number, isJoined: boolean): void {
    const statement = this.#statement;
    if (!statement || statement.rounds > 0) return;
    const at = start - this.#start;
    const last = statement.parts[statement.parts.length - 1];
    if (isJoined && last?.kind === 'room' && last.at + last.size === at) last.size += size;
    else statement.parts.push({ kind: 'room', at, size });
  }

  message(message: AssemblyMessage): void {
    const statement = this.#statement;
    if (!statement || statement.messages.length >= messagesMax) return;
    const reached = this.#element < 0 ? (this.#section?.length ?? 0) : this.#element;
    statement.messages.push({ at: reached - this.#start, message });
  }
}
