// Draws what a feature answers as text, so that a baseline shows it as a reader would see it.
import type { Dialect } from '#core/dialect.ts';
import type { Analysis } from '#core/semantics/analysis.ts';
import { applyEdits } from '#core/text/edits.ts';
import type { SourceText } from '#core/text/source.ts';
import type { Span } from '#core/text/span.ts';
import { callTarget, incomingCalls, outgoingCalls } from '#server/features/call-hierarchy.ts';
import { fixAll, quickFixes } from '#server/features/code-actions.ts';
import { codeLenses } from '#server/features/code-lens.ts';
import { complete } from '#server/features/completion.ts';
import { folds } from '#server/features/folding.ts';
import { format, standardFormat } from '#server/features/format.ts';
import { hover } from '#server/features/hover.ts';
import { inlayHints } from '#server/features/inlay-hints.ts';
import { inlineNames } from '#server/features/inline-values.ts';
import { links } from '#server/features/links.ts';
import { highlights } from '#server/features/navigation.ts';
import { refactorings } from '#server/features/refactorings.ts';
import { renameEdits, renameTarget } from '#server/features/rename.ts';
import { selectionSpans } from '#server/features/selection.ts';
import {
  semanticTokenModifiers,
  semanticTokens,
  semanticTokenTypes,
} from '#server/features/semantic-tokens.ts';
import { signatureHelp } from '#server/features/signature.ts';
import { type SymbolNode, symbolTree } from '#server/features/symbols.ts';

/** `cursor` is where the fixture has `$0`; the end of the text without one. */
export type Drawing = (analysis: Analysis, dialect: Dialect, cursor: number) => string;

interface Mark {
  readonly span: Span;
  readonly text: string;
}

/** The source with carets and texts below the marked places. */
function underline(source: SourceText, marks: readonly Mark[]): string {
  const lines: string[] = [];
  for (let line = 0; line < source.lineCount; line++) {
    const { start, end } = source.lineSpan(line);
    lines.push(source.text.slice(start, end));
    for (const { span, text } of marks) {
      if (span.start < start || span.start > end) continue;
      const carets = '^'.repeat(Math.max(1, Math.min(span.end, end) - span.start));
      lines.push(`${' '.repeat(span.start - start)}${carets} ${text}`);
    }
  }
  return lines.join('\n');
}

const lineOf = (source: SourceText, offset: number) => source.lineAt(offset) + 1;
const whole = (source: SourceText): Span => ({ start: 0, end: source.text.length });

function drawTree(source: SourceText, nodes: readonly SymbolNode[], indent = ''): string {
  return nodes
    .map(({ symbol, span, children }) => {
      const lines = `${lineOf(source, span.start)}-${lineOf(source, span.end)}`;
      const row = `${indent}${symbol.kind} ${symbol.name} [${symbol.detail}] lines ${lines}\n`;
      return row + drawTree(source, children, `${indent}  `);
    })
    .join('');
}

function decodeTokens(source: SourceText, data: readonly number[]): Mark[] {
  const marks: Mark[] = [];
  let line = 0;
  let character = 0;
  for (let index = 0; index < data.length; index += 5) {
    const [lines, distance, length, type, bits] = data.slice(index, index + 5) as number[];
    line += lines!;
    character = lines === 0 ? character + distance! : distance!;
    const start = source.lineStarts[line]! + character;
    const modifiers = semanticTokenModifiers.filter((_, bit) => bits! & (1 << bit));
    const text = [semanticTokenTypes[type!], ...modifiers].join('.');
    marks.push({ span: { start, end: start + length! }, text });
  }
  return marks;
}

function drawCalls(analysis: Analysis, dialect: Dialect, cursor: number): string {
  const { source } = analysis;
  const target = callTarget(analysis, dialect, cursor);
  if (!target?.symbol) return 'no code here';
  const places = (spans: readonly Span[]) => spans.map(({ start }) => lineOf(source, start));
  const incoming = incomingCalls(analysis, dialect, target.symbol).map(
    call => `from ${call.end.symbol?.name ?? 'the file'} at lines ${places(call.places)}`,
  );
  const outgoing = outgoingCalls(analysis, dialect, target.span.start).map(
    call => `to ${call.end.symbol?.name} at lines ${places(call.places)}`,
  );
  return [`${target.symbol.name}:`, ...incoming, ...outgoing].join('\n');
}

function drawActions(analysis: Analysis, dialect: Dialect, cursor: number): string {
  const { text } = analysis.source;
  const fixes = quickFixes(analysis, dialect, { start: cursor, end: cursor }, {});
  const all = fixAll(analysis, {});
  const others = refactorings(analysis, dialect, { start: cursor, end: cursor });
  return [...fixes, ...(all ? [all] : []), ...others]
    .map(({ title, edits, ...more }) => {
      const name = 'preferred' in more && more.preferred ? `${title} (preferred)` : title;
      return `== ${name}\n${applyEdits(text, edits)}`;
    })
    .join('\n');
}

function drawCompletion(analysis: Analysis, dialect: Dialect, cursor: number): string {
  const request = { snippets: true, trigger: undefined };
  const { replace, proposals } = complete(analysis, dialect, cursor, request);
  const rows = proposals.map(({ label, icon, detail, text }) => {
    const inserted = text === label ? '' : ` inserts ${JSON.stringify(text)}`;
    return `${label} (${icon}) ${detail}${inserted}`;
  });
  return [`replaces ${JSON.stringify(analysis.source.slice(replace))}`, ...rows].join('\n');
}

function drawSignature(analysis: Analysis, _dialect: Dialect, cursor: number): string {
  const help = signatureHelp(analysis, cursor);
  if (!help) return 'nothing';
  return help.signatures
    .map(({ label, parameters, active }, index) => {
      const parameter = active === undefined ? undefined : parameters[active];
      const { start = 0, end = 0, text = '' } = parameter ?? {};
      const carets = parameter ? `\n  ${' '.repeat(start)}${'^'.repeat(end - start)} ${text}` : '';
      return `${index === help.active ? '>' : ' '} ${label}${carets}`;
    })
    .join('\n');
}

/** The drawings by the name of the folder that has their fixtures. */
export const drawings: Readonly<Record<string, Drawing>> = {
  'call-hierarchy': drawCalls,
  'code-actions': drawActions,
  completion: drawCompletion,
  signature: drawSignature,
  diagnostics: ({ source, diagnostics }) =>
    underline(
      source,
      diagnostics.map(({ span, severity, code, message }) => ({
        span,
        text: `${severity} ${code}: ${message}`,
      })),
    ),
  'code-lens': (analysis, dialect) =>
    underline(
      analysis.source,
      codeLenses(analysis, dialect).map(({ span, kind }) => ({ span, text: kind })),
    ),
  folding: ({ source, ...rest }) =>
    folds({ source, ...rest })
      .map(({ start, end, kind }) => `${kind} ${start + 1}-${end + 1}`)
      .join('\n'),
  format: (analysis, dialect) =>
    applyEdits(analysis.source.text, format(analysis, dialect, standardFormat)),
  highlights: (analysis, _dialect, cursor) =>
    underline(
      analysis.source,
      highlights(analysis, cursor).map(({ span, access }) => ({ span, text: access })),
    ),
  hover: (analysis, dialect, cursor) => {
    const found = hover(analysis, dialect, cursor);
    return found ? `on ${analysis.source.slice(found.span)}\n\n${found.text}` : 'nothing';
  },
  'inlay-hints': (analysis, dialect) => {
    const all = Object.fromEntries(dialect.annotationKinds.map(({ id }) => [id, true]));
    const hints = inlayHints(analysis, dialect, whole(analysis.source), all);
    const edits = hints.map(({ offset, kind, text }) => ({
      span: { start: offset, end: offset },
      newText: ` ⟨${kind} ${text}⟩`,
    }));
    return applyEdits(analysis.source.text, edits);
  },
  'inline-values': (analysis, dialect, cursor) => {
    const { source } = analysis;
    const names = inlineNames(analysis, dialect, whole(source), source.lineAt(cursor));
    return underline(
      source,
      names.map(({ span, kind, name }) => ({ span, text: `${kind} ${name}` })),
    );
  },
  links: analysis =>
    underline(
      analysis.source,
      links(analysis).map(({ span, target }) => ({ span, text: target })),
    ),
  rename: (analysis, _dialect, cursor) => {
    const target = renameTarget(analysis, cursor);
    if (!target) return 'nothing';
    const [renamed] = renameEdits([analysis], target.symbol, 'renamed');
    return applyEdits(analysis.source.text, renamed!.edits);
  },
  selection: (analysis, _dialect, cursor) =>
    selectionSpans(analysis, cursor)
      .map(span => JSON.stringify(analysis.source.slice(span)))
      .join('\n'),
  'semantic-tokens': (analysis, dialect) =>
    underline(
      analysis.source,
      decodeTokens(analysis.source, semanticTokens(analysis, dialect, { plainTokens: true })),
    ),
  symbols: analysis => drawTree(analysis.source, symbolTree(analysis)),
};
