// What folds away in a NASM source beside labels: bodies of macros, branches, repetitions.
import type { LineFold } from '#core/semantics/analysis.ts';
import { headName } from './outline.ts';
import type { RawLine } from './raw-lines.ts';

/** A closing word by the words that it closes; `%else` closes one branch and opens the next. */
const blocks: readonly (readonly [opens: RegExp, closes: RegExp])[] = [
  [/^%i?macro$/, /^%endm(?:acro)?$/],
  [/^%if/, /^%endif$/],
  [/^%rep$/, /^%endrep$/],
  [/^struc$/, /^endstruc$/],
  [/^istruc$/, /^iend$/],
];

const between = /^%(?:else$|elif)/;

interface OpenBlock {
  readonly start: number;
  readonly block: number;
  /** The line that has opened it, whatever branch is open now. */
  readonly line: RawLine;
}

export function foldsOf(lines: readonly RawLine[]): readonly LineFold[] {
  return blocksOf(lines).folds;
}

/** The lines that open what nothing closes, with their words, in order. */
export function openBlocks(
  lines: readonly RawLine[],
): readonly { readonly line: RawLine; readonly head: string }[] {
  return blocksOf(lines).open.map(({ line }) => ({ line, head: headName(line) }));
}

function blocksOf(lines: readonly RawLine[]) {
  const folds: LineFold[] = [];
  const open: OpenBlock[] = [];
  const close = (end: number) => {
    const block = open.pop()!;
    if (end > block.start) folds.push({ start: block.start, end });
    return block;
  };
  for (const line of lines) {
    const head = headName(line);
    if (head === '' || (head[0] !== '%' && !/^(?:end|i?struc$|iend$)/.test(head))) continue;
    const opening = blocks.findIndex(([opens]) => opens.test(head));
    const closing = blocks.findIndex(([, closes]) => closes.test(head));
    const isBranch = between.test(head) && open.at(-1)?.block === 1;
    if (isBranch) open.push({ ...close(line.line - 1), start: line.line });
    else if (opening >= 0) open.push({ start: line.line, block: opening, line });
    else if (closing >= 0 && open.some(({ block }) => block === closing)) {
      while (close(line.line).block !== closing);
    }
  }
  return { folds, open };
}
