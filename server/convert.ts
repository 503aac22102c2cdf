// Turns what features answer into LSP's terms: spans into ranges, severities, kinds, Markdown.
import type {
  Diagnostic,
  Severity,
  SeverityOverrides,
  TextEdit,
} from '#core/diagnostics/diagnostic.ts';
import type { Dialect, SymbolKindInfo } from '#core/dialect.ts';
import type { SourceText } from '#core/text/source.ts';
import type { Span } from '#core/text/span.ts';
import type { ClientFeatures } from './client-features.ts';
import {
  CompletionItemKind,
  DiagnosticSeverity,
  DiagnosticTag,
  type Location,
  type Diagnostic as LspDiagnostic,
  type TextEdit as LspTextEdit,
  type MarkupContent,
  type Position,
  type Range,
  SymbolKind,
} from './protocol.ts';

export function toRange(source: SourceText, span: Span): Range {
  return { start: source.positionAt(span.start), end: source.positionAt(span.end) };
}

export function toOffset(source: SourceText, position: Position): number {
  return source.offsetAt(position);
}

export function toSpan(source: SourceText, range: Range): Span {
  const start = source.offsetAt(range.start);
  return { start, end: Math.max(start, source.offsetAt(range.end)) };
}

export function toLocation(source: SourceText, span: Span): Location {
  return { uri: source.uri, range: toRange(source, span) };
}

export function toTextEdits(source: SourceText, edits: readonly TextEdit[]): LspTextEdit[] {
  return edits.map(({ span, newText }) => ({ range: toRange(source, span), newText }));
}

/** Markdown for clients that draw it; others get the same text as it is. */
export function toMarkup(text: string, isMarkdown: boolean): MarkupContent {
  return { kind: isMarkdown ? 'markdown' : 'plaintext', value: text };
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const symbolKinds: Readonly<Record<SymbolKindInfo['icon'], SymbolKind>> = {
  module: SymbolKind.Module,
  function: SymbolKind.Function,
  variable: SymbolKind.Variable,
  constant: SymbolKind.Constant,
  event: SymbolKind.Event,
  field: SymbolKind.Field,
  namespace: SymbolKind.Namespace,
};

export function toSymbolKind(dialect: Dialect, kind: string): SymbolKind {
  return symbolKinds[dialect.symbolKinds[kind]?.icon ?? 'constant'];
}

export const completionKinds = {
  module: CompletionItemKind.Module,
  function: CompletionItemKind.Function,
  variable: CompletionItemKind.Variable,
  constant: CompletionItemKind.Constant,
  event: CompletionItemKind.Event,
  field: CompletionItemKind.Field,
  namespace: CompletionItemKind.Module,
  instruction: CompletionItemKind.Keyword,
  directive: CompletionItemKind.Snippet,
  register: CompletionItemKind.Variable,
  option: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
} as const;

/** Finds the text of a file that a diagnostic or an edit names; undefined if it is not known. */
export type SourceLookup = (uri: string) => SourceText | undefined;

export function toDiagnostic(
  source: SourceText,
  diagnostic: Diagnostic,
  client: ClientFeatures,
  sourceOf: SourceLookup,
): LspDiagnostic {
  const related = client.relatedInformation ? (diagnostic.related ?? []) : [];
  const places = related.flatMap(place => {
    const file = place.uri === undefined ? source : sourceOf(place.uri);
    return file ? [{ location: toLocation(file, place.span), message: place.message }] : [];
  });
  const isTagged = client.diagnosticTags && diagnostic.tag !== undefined;
  const tag =
    diagnostic.tag === 'deprecated' ? DiagnosticTag.Deprecated : DiagnosticTag.Unnecessary;
  return {
    range: toRange(source, diagnostic.span),
    severity: severities[diagnostic.severity],
    code: diagnostic.code,
    source: 'mnemonic',
    message: diagnostic.message,
    ...(places.length > 0 ? { relatedInformation: places } : {}),
    ...(isTagged ? { tags: [tag] } : {}),
  };
}

/** Edits by file, as a workspace edit has them; edits of files that are not known are left out. */
export function toChanges(
  source: SourceText,
  edits: readonly TextEdit[],
  sourceOf: SourceLookup,
): Record<string, LspTextEdit[]> {
  const changes: Record<string, LspTextEdit[]> = {};
  for (const edit of edits) {
    const file = edit.uri === undefined ? source : sourceOf(edit.uri);
    if (!file) continue;
    changes[file.uri] = [...(changes[file.uri] ?? []), ...toTextEdits(file, [edit])];
  }
  return changes;
}

/** Applies the user's severities to diagnostics that are converted already. Errors stay errors. */
export function overrideSeverities(
  diagnostics: readonly LspDiagnostic[],
  overrides: SeverityOverrides,
): LspDiagnostic[] {
  return diagnostics.flatMap(diagnostic => {
    const wanted = overrides[String(diagnostic.code)];
    if (diagnostic.severity === DiagnosticSeverity.Error || wanted === undefined) return diagnostic;
    return wanted === 'off' ? [] : { ...diagnostic, severity: severities[wanted] };
  });
}
