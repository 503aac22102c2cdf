// The listing: offset and bytes beside the lines of the source, of macros and of included files.
import type { DerivedLine } from '#core/assembler/derived-text.ts';
import { writeInteger } from '../integer.ts';
import type { PreprocessorDiagnostic } from '../preprocessor/diagnostic.ts';
import type { ExpandedLine, Expansion } from '../preprocessor/expanded-line.ts';
import type { ReadLine } from '../preprocessor/read-line.ts';
import type { AssembledFile } from './assemble.ts';
import { roomSize } from './data.ts';
import { type AssemblyMessage, shownText } from './diagnostics.ts';
import type { ListedPart, ListedStatement } from './listing-log.ts';
import { ListingRows } from './listing-rows.ts';

/** Room up to this many bytes is shown byte by byte. */
const roomMax = 8;

/** The main file is the first that the preprocessor reads. */
const mainFile = 0;

/**
 * The lines of the listing; none if no pass is listed. How often something is repeated and how
 * much room there is are hexadecimal numbers, unless decimal ones are wanted.
 */
export function listingLines(
  { listing, sections, messages }: AssembledFile,
  lineAt: (offset: number) => number,
): readonly DerivedLine[] {
  if (!listing?.isComplete) return [];
  const bytes = new Map(sections.map(section => [section.index, section.content]));
  const judged = new Map(messages.map(message => [keyOf(message), message]));
  const rows = new ListingRows(listing.letters.has('d'));
  const { diagnostics, statements } = listing;
  let [reported, next] = [0, 0];
  const tell = (end: number): void => {
    for (; reported < end; reported++) {
      const message = judged.get(keyOfDiagnostic(diagnostics[reported]!));
      if (message) rows.error(shownText(message));
    }
  };
  for (const step of listing.steps) {
    tell(step.reported);
    if (step.read && isShown(step.read, listing.letters)) {
      const { kind, reportedLine, text, depth, file, start } = step.read;
      if (kind === 'call') rows.again(`${made}[macro] ${text}`);
      else rows.line(reportedLine, text, depth, file === mainFile ? lineAt(start) : undefined);
    }
    if (step.line && listing.letters.has('e')) showExpanded(rows, step.line, listing.letters);
    // A line may stand for several, which have its place.
    while (step.line && statements[next]?.record.line.place === step.line.place) {
      const statement = statements[next++]!;
      const { lost, record } = statement;
      const content = lost?.content ?? bytes.get(record.section)?.subarray(record.offset);
      putStatement(rows, statement, listing.isFinal ? (content ?? noBytes) : undefined);
    }
  }
  tell(diagnostics.length);
  rows.end();
  return rows.lines;
}

/** In front of what the preprocessor has made of a line. */
const made = ' ;;; ';

function isShown({ kind, isHidden }: ReadLine, letters: ReadonlySet<string>): boolean {
  if (kind === 'call' && !letters.has('m')) return false;
  return !isHidden || letters.has('f');
}

/** The line as the assembler has it, in a row below the one that it was read from. */
function showExpanded(
  rows: ListingRows,
  { text, listed, expansion }: ExpandedLine,
  letters: ReadonlySet<string>,
): void {
  const isShown = listed || (letters.has('f') && !isOfOwnMacro(expansion));
  if (isShown && text !== '') rows.again(made + text);
}

function isOfOwnMacro(expansion: Expansion | undefined): boolean {
  for (let each = expansion; each; each = each.parent) if (each.reported?.isOwn) return true;
  return false;
}

const noBytes = new Uint8Array(0);

function keyOf({ line, text }: AssemblyMessage): string {
  return `${line}\0${text}`;
}

function keyOfDiagnostic({ reportedLine, message }: PreprocessorDiagnostic): string {
  return `${reportedLine}\0${message}`;
}

/** The bytes begin with the statement's; undefined is a pass that only measures. */
function putStatement(
  rows: ListingRows,
  statement: ListedStatement,
  bytes: Uint8Array | undefined,
): void {
  const { record, messages } = statement;
  const { body } = record.statement;
  let told = 0;
  const tell = (reached: number): void => {
    for (; told < messages.length && messages[told]!.at <= reached; told++) {
      rows.error(shownText(messages[told]!.message));
    }
  };
  tell(0);
  if (body?.kind === 'directive' && body.name === 'list') {
    rows.isOn = !body.value.startsWith('-');
  } else if (bytes === undefined) {
    if (record.total > 0) rows.put(record.offset, `<len ${rows.count(record.total)}>`);
  } else if (record.total > 0 || statement.rounds > 0) {
    putWritten(rows, statement, bytes, tell);
  }
  tell(Number.POSITIVE_INFINITY);
}

/** Puts what a statement has written into the rows, piece by piece. */
function putWritten(
  rows: ListingRows,
  { record, parts, rounds, firstLength }: ListedStatement,
  bytes: Uint8Array,
  tell: (reached: number) => void,
): void {
  const { body } = record.statement;
  const { offset } = record;
  if (body?.kind === 'reserve') {
    putRoom(rows, offset, record.total);
    return;
  }
  if (body?.kind === 'data' && roomSize(body.items) !== 0) putRoom(rows, offset, firstLength);
  else if (body?.kind === 'incbin') rows.put(offset, `<bin ${rows.count(firstLength)}>`);
  else {
    let at = 0;
    for (const part of parts) {
      at = putBytes(rows, offset, at, part.at, bytes, tell);
      tell(part.at);
      if (part.kind === 'room') putRoom(rows, offset + part.at, part.size);
      else if (part.kind === 'field') rows.put(offset + part.at, fieldText(part));
      at = part.at + part.size;
    }
    putBytes(rows, offset, at, firstLength, bytes, tell);
  }
  if (rounds > 1) rows.putBehind(`<rep ${rows.count(rounds)}>`);
}

/** Bytes from `start` to `end` of a statement at `offset`; returns the end. */
function putBytes(
  rows: ListingRows,
  offset: number,
  start: number,
  end: number,
  bytes: Uint8Array,
  tell: (reached: number) => void,
): number {
  for (let at = start; at < end; at++) {
    tell(at);
    rows.put(offset + at, hexByte(bytes[at] ?? 0));
  }
  return end;
}

function putRoom(rows: ListingRows, offset: number, size: number): void {
  if (size <= 0) return;
  rows.put(offset, size <= roomMax ? '??'.repeat(size) : `<res ${rows.count(size)}>`);
}

/** `[…]` for an address, `(…)` for a distance, `[ssss]` for the base of a segment. */
function fieldText({ size, value, isRelative }: Extract<ListedPart, { kind: 'field' }>): string {
  if (value === 'base') return `[${'ss'.repeat(size)}]`;
  const bytes = new Uint8Array(size);
  writeInteger(bytes, 0, size, value);
  const digits = [...bytes].map(hexByte).join('');
  return isRelative ? `(${digits})` : `[${digits}]`;
}

function hexByte(value: number): string {
  return hexNumber(value).padStart(2, '0');
}

function hexNumber(value: number): string {
  return value.toString(16).toUpperCase();
}
