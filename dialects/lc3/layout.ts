// Second pass: segments, addresses, and the directives that decide how much room there is.
import type { OperandSlot } from '#core/isa/vocabulary.ts';
import { rangeSpan, tokenSpan } from '#core/syntax/lines.ts';
import type { Span } from '#core/text/span.ts';
import { checkNumber, reportMissing, reportSurplus } from './checks.ts';
import { deviceBase } from './directives.ts';
import { takeLiberty } from './flavour.ts';
import {
  codeSpan,
  headSpan,
  hexadecimal,
  type Item,
  type SegmentPlace,
  type Unit,
} from './items.ts';
import { readOperand } from './operands.ts';
import { stringWords } from './strings.ts';

/** Where programs begin, for sources that do not say. */
export const standardOrigin = 0x3000;
const memorySize = 0x10000;

/** Gives every item its address and checks how the segments lie. */
export function layOut(unit: Unit): void {
  const layout = new Layout(unit);
  for (const item of unit.items) layout.place(item);
  layout.finish();
}

class Layout {
  readonly #unit: Unit;
  /** Index of the open segment; -1 between segments. */
  #open = -1;
  #counter = standardOrigin;
  #isReported = false;

  constructor(unit: Unit) {
    this.#unit = unit;
  }

  place(item: Item): void {
    if (item.ignored) return;
    if (item.word?.name === '.ORIG') this.#begin(item);
    const occupies = item.rows !== undefined || occupiers.has(item.word?.name ?? '');
    if (occupies && this.#open < 0) this.#beginWithoutOrigin(item);
    item.segment = this.#open;
    item.address = this.#counter;
    if (occupies) this.#reserve(item);
    if (item.word?.name === '.END') this.#end(item);
  }

  finish(): void {
    const { segments, items } = this.#unit;
    const open = segments[this.#open];
    if (open) this.#reportMissingEnd(open, items.filter(item => !item.ignored).at(-1));
    for (const segment of segments) this.#checkEnd(segment);
    this.#checkOverlap();
  }

  #begin(item: Item): void {
    const unit = this.#unit;
    const { segments } = unit;
    const slot = item.word!.forms[0]!.operands[0]!;
    const origin = directiveNumber(unit, item, slot);
    const before = segments[this.#open];
    if (before) this.#reportMissingEnd(before, item);
    const span = item.operands[0]?.span ?? headSpan(unit, item);
    if (segments.length > 0) takeLiberty(unit, span, 'segments');
    this.#counter = origin ?? standardOrigin;
    const place = { span, origin: this.#counter, end: this.#counter, start: item };
    this.#open = segments.push({ ...place, close: undefined }) - 1;
  }

  /** The first such code is reported; it gets the addresses that it most probably should have. */
  #beginWithoutOrigin(item: Item): void {
    const { segments, report, source, tokens } = this.#unit;
    const span = codeSpan(this.#unit, item);
    const origin = this.#counter;
    this.#open =
      segments.push({ span, origin, end: origin, start: undefined, close: undefined }) - 1;
    if (this.#isReported) return;
    this.#isReported = true;
    const isFirst = this.#open === 0;
    const where = isFirst ? 'before the first .ORIG' : 'between .END and .ORIG';
    const advice = isFirst ? 'Write .ORIG x3000 above it.' : 'Move it into a segment.';
    const line = source.lineSpan(source.lineAt(tokens.starts[item.node.first]!)).start;
    const edits = [{ span: { start: line, end: line }, newText: '.ORIG x3000\n' }];
    const fixes = isFirst ? [{ title: 'Add .ORIG x3000', edits, preferred: true }] : [];
    report.add('missing-origin', span, `This lies ${where}, so it has no address. ${advice}`, {
      fixes,
    });
  }

  #reserve(item: Item): void {
    item.length = sizeOf(this.#unit, item);
    this.#counter = Math.min(this.#counter + item.length, memorySize + 1);
    this.#unit.segments[this.#open]!.end = this.#counter;
  }

  #end(item: Item): void {
    checkNoOperand(this.#unit, item);
    const segment = this.#unit.segments[this.#open];
    if (segment) segment.close = item;
    this.#open = -1;
  }

  #reportMissingEnd(segment: SegmentPlace, before: Item | undefined): void {
    const { report, source, tokens } = this.#unit;
    if (!segment.start) return;
    const isNext = before !== segment.start && before?.word?.name === '.ORIG';
    const span = isNext ? headSpan(this.#unit, before) : headSpan(this.#unit, segment.start);
    const line = source.lineAt(tokens.starts[(before ?? segment.start).node.first]!);
    const at = isNext ? source.lineSpan(line).start : source.lineSpan(line).end;
    const edits = [{ span: { start: at, end: at }, newText: isNext ? '.END\n' : '\n.END' }];
    const message = isNext
      ? 'The segment before this one has no .END.'
      : 'The segment has no .END.';
    report.add('missing-end', span, message, {
      fixes: [{ title: 'Add .END', edits, preferred: true }],
    });
    takeLiberty(this.#unit, span, 'missingEnd');
  }

  #checkEnd({ origin, end, span }: SegmentPlace): void {
    if (end <= deviceBase) return;
    const last = hexadecimal(Math.min(end - 1, 0xffff));
    const message =
      `The segment at ${hexadecimal(origin)} ends at ${last} or later; ` +
      'addresses from xFE00 on belong to devices.';
    this.#unit.report.add('segment-range', span, message);
  }

  #checkOverlap(): void {
    const filled = this.#unit.segments.filter(({ origin, end }) => end > origin);
    const ordered = filled.sort((a, b) => a.origin - b.origin);
    ordered.forEach((segment, index) => {
      const before = ordered[index - 1];
      if (!before || before.end <= segment.origin) return;
      const later = before.span.start < segment.span.start ? segment : before;
      const other = later === segment ? before : segment;
      const message =
        `The segment at ${hexadecimal(later.origin)} overlaps the one from ` +
        `${hexadecimal(other.origin)} to ${hexadecimal(other.end - 1)}.`;
      this.#unit.report.add('segment-overlap', later.span, message, {
        related: [{ span: other.span, message: 'The other segment begins here.' }],
      });
    });
  }
}

const occupiers: ReadonlySet<string> = new Set(['.FILL', '.BLKW', '.STRINGZ']);

function sizeOf(unit: Unit, item: Item): number {
  switch (item.word?.name) {
    case '.BLKW': {
      const count = directiveNumber(unit, item, item.word.forms[0]!.operands[0]!);
      // Made where it is written: a block may be as large as memory.
      item.words = count === undefined ? undefined : [];
      return count ?? 0;
    }
    case '.STRINGZ':
      item.words = stringOf(unit, item);
      return item.words?.length ?? 0;
    default:
      return 1;
  }
}

/** The one number of a directive. */
function directiveNumber(unit: Unit, item: Item, slot: OperandSlot): number | undefined {
  const [range] = item.node.operands;
  if (!range) {
    reportMissing(unit, item);
    return undefined;
  }
  reportSurplus(unit, item, 1);
  const written = readOperand(unit, range);
  const value = checkNumber(unit, written, slot);
  item.operands = [{ span: written.span, slot, value }];
  return value;
}

function stringOf(unit: Unit, item: Item): readonly number[] | undefined {
  const [range] = item.node.operands;
  if (!range) {
    reportMissing(unit, item);
    return undefined;
  }
  reportSurplus(unit, item, 1);
  const written = readOperand(unit, range);
  item.operands = [{ span: written.span, slot: item.word!.forms[0]!.operands[0]! }];
  if (written.kind === 'string') return stringWords(unit, written.span);
  if (written.kind !== 'bad') reportNoString(unit, written.span);
  return undefined;
}

function reportNoString(unit: Unit, span: Span): void {
  const text = unit.source.slice(span);
  unit.report.add('wrong-operand', span, `${text} is no string; strings have double quotes.`, {
    fixes: [{ title: `Change to "${text}"`, edits: [{ span, newText: `"${text}"` }] }],
  });
}

function checkNoOperand(unit: Unit, item: Item): void {
  reportSurplus(unit, item, 0);
}

/** Reports text behind the last `.END`, which is no part of the program. */
export function reportIgnored(unit: Unit): void {
  const ignored = unit.items.filter(({ ignored, node }) => ignored && !isComment(node));
  const first = ignored[0];
  if (!first) return;
  const { tokens, report } = unit;
  const start = tokenSpan(tokens, first.node.first).start;
  const end = rangeSpan(tokens, ignored.at(-1)!.node).end;
  const message = 'This lies behind the last .END and is no part of the program.';
  report.add('text-after-end', { start, end }, message, { tag: 'unnecessary' });
  takeLiberty(unit, { start, end }, 'textAfterEnd');
}

function isComment({ head, label }: Item['node']): boolean {
  return head === undefined && label === undefined;
}
