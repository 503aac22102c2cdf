// Folding: what belongs to a symbol, runs of comment lines, and regions that comments mark.
import type { Analysis } from '#core/semantics/analysis.ts';
import { TokenKind, tokenIndexAt } from '#core/syntax/token.ts';
import type { Span } from '#core/text/span.ts';

export interface Fold {
  /** Zero-based lines; `end` is the last line that folds away. */
  readonly start: number;
  readonly end: number;
  readonly kind: 'symbol' | 'block' | 'comment' | 'region';
}

const REGION_START = /^.\s*#region\b/;
const REGION_END = /^.\s*#endregion\b/;

/** All that can be folded, by first line. */
export function folds(analysis: Analysis): readonly Fold[] {
  const blocks = (analysis.folds ?? []).map(fold => ({ ...fold, kind: 'block' as const }));
  const all = [...symbolFolds(analysis), ...blocks, ...commentFolds(analysis)];
  return all.sort((a, b) => a.start - b.start || b.end - a.end);
}

function symbolFolds(analysis: Analysis): readonly Fold[] {
  const { source } = analysis;
  const found: Fold[] = [];
  for (const symbol of analysis.symbols) {
    if (symbol.uri !== source.uri) continue;
    const start = source.lineAt(symbol.nameSpan.start);
    const end = lastLine(analysis, symbol.span);
    if (end > start) found.push({ start, end, kind: 'symbol' });
  }
  return found;
}

/** The last line of a span that has more than a comment: comments belong to what follows them. */
function lastLine(analysis: Analysis, { start, end }: Span): number {
  const { tokens, source } = analysis;
  let index = tokenIndexAt(tokens, Math.max(start, end - 1));
  let last = end;
  for (; index >= 0 && tokens.starts[index]! >= start; index--) {
    const kind = tokens.kinds[index];
    const isText = kind !== TokenKind.whitespace && kind !== TokenKind.newline;
    if (!isText) continue;
    last = tokens.starts[index]!;
    if (kind !== TokenKind.comment) break;
  }
  return source.lineAt(last);
}

/** A comment that stands alone on its line. */
interface CommentLine {
  readonly line: number;
  readonly text: string;
}

function* commentLines(analysis: Analysis): Generator<CommentLine> {
  const { tokens, source } = analysis;
  let line = 0;
  let isFirst = true;
  for (let index = 0; index < tokens.count; index++) {
    const kind = tokens.kinds[index];
    if (kind === TokenKind.newline) {
      line++;
      isFirst = true;
    } else if (kind === TokenKind.comment && isFirst) {
      yield { line, text: source.text.slice(tokens.starts[index], tokens.starts[index + 1]) };
    } else if (kind !== TokenKind.whitespace) isFirst = false;
  }
}

function commentFolds(analysis: Analysis): readonly Fold[] {
  const found: Fold[] = [];
  const open: number[] = [];
  let run: { start: number; end: number } | undefined;
  const closeRun = () => {
    if (run && run.end > run.start) found.push({ ...run, kind: 'comment' });
    run = undefined;
  };
  for (const { line, text } of commentLines(analysis)) {
    const isMark = REGION_START.test(text) || REGION_END.test(text);
    if (isMark || run?.end !== line - 1) closeRun();
    if (REGION_START.test(text)) open.push(line);
    else if (REGION_END.test(text)) {
      const start = open.pop();
      if (start !== undefined) found.push({ start, end: line, kind: 'region' });
    } else if (run) run.end = line;
    else run = { start: line, end: line };
  }
  closeRun();
  return found;
}
