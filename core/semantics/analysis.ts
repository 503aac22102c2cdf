// What a dialect knows of one source file; every language feature reads this and nothing else.
import type { Image } from '#core/assembler/image.ts';
import type { Diagnostic } from '#core/diagnostics/diagnostic.ts';
import type { Fact, OperandSlot, Word } from '#core/isa/vocabulary.ts';
import type { LexedText } from '#core/syntax/lexer.ts';
import type { EarlierLines, LineNode } from '#core/syntax/lines.ts';
import type { TokenList } from '#core/syntax/token.ts';
import type { SourceText } from '#core/text/source.ts';
import type { Span } from '#core/text/span.ts';

/** One operand as written. */
export interface Operand {
  readonly span: Span;
  /** What the chosen form expects here; absent where no form fits. */
  readonly slot?: OperandSlot | undefined;
  /** For `name=value` operands of directives: the name's span. */
  readonly option?: Span | undefined;
  /** The value where it is known: a literal, or a symbol that stands for a number. */
  readonly value?: number | undefined;
}

/** One statement: a label, a word with its operands, a comment, each optional. */
export interface Statement {
  /** From the first token to the last, the comment included. */
  readonly span: Span;
  readonly line: number;
  /** The label's name, without a colon. */
  readonly label?: Span | undefined;
  /** The mnemonic or directive as written. */
  readonly head?: Span | undefined;
  /** The word that `head` names; absent if it names none. */
  readonly word?: Word | undefined;
  readonly operands: readonly Operand[];
  readonly comment?: Span | undefined;
  /** Where its code or data lies in the image, in addressable units; absent without code. */
  readonly address?: number | undefined;
  /** Addressable units that it occupies. */
  readonly length?: number | undefined;
}

/** How other files of a program know a symbol. */
export interface Linkage {
  /** An import is defined in another file, which exports it. */
  readonly kind: 'import' | 'export';
  /** The name that links the two. */
  readonly name: string;
}

/** Named thing of a program. `kind` is a key of the dialect's `symbolKinds`. */
export interface ProgramSymbol {
  readonly name: string;
  readonly kind: string;
  readonly uri: string;
  readonly nameSpan: Span;
  /** What belongs to it: a task's or procedure's whole text, or its own statement. */
  readonly span: Span;
  /** Index of the enclosing symbol in `Analysis.symbols`. */
  readonly container?: number;
  /** Its value: address, slot or constant. */
  readonly value?: number;
  /** Absent for what only this file knows, with the files that it includes. */
  readonly linkage?: Linkage;
  /** A few words behind the name: `offset 0x12`, `= 5`, `priority 3`. */
  readonly detail: string;
  /**
   * The comment lines right above the definition, or the comment behind it. Few are ever asked
   * for. (A getter in an object literal would cost each object a hidden class of its own, which
   * keeps the whole analysis alive until the next full garbage collection.)
   */
  readonly documentation?: () => string;
}

export type Access = 'definition' | 'read' | 'write' | 'readWrite' | 'call' | 'jump';

/** A place that names a symbol, its definition included. */
export interface Reference {
  readonly span: Span;
  /** Index in `Analysis.symbols`. */
  readonly symbol: number;
  readonly access: Access;
}

/** Text that an editor may draw in a line: encoded bytes, an offset, a stack depth. */
export interface Annotation {
  /** A key of the dialect's `annotationKinds`. */
  readonly kind: string;
  readonly offset: number;
  readonly text: string;
  readonly tooltip: string;
}

/** What one call of a macro comes to. */
export interface MacroExpansion {
  /** The macro's name in the call. */
  readonly span: Span;
  readonly lines: number;
  /** Addressable units. */
  readonly units: number;
}

/** What another file names of the symbols of an analysis. */
export interface OutsideReferences {
  readonly source: SourceText;
  /** By `span.start`; `symbol` is an index in `Analysis.symbols`. */
  readonly references: readonly Reference[];
}

/** Where a word is defined whose meaning hangs on its place. */
export interface DefinitionPlace {
  /** The word that was asked about. */
  readonly origin: Span;
  readonly uri: string;
  readonly span: Span;
}

export interface FileLink {
  readonly span: Span;
  readonly uri: string;
}

/** Zero-based lines; `end` is the last one that folds away. */
export interface LineFold {
  readonly start: number;
  readonly end: number;
}

export interface Analysis {
  /** The dialect's id. */
  readonly dialect: string;
  readonly source: SourceText;
  readonly tokens: TokenList;
  /** The lines as `groupLines` gives them, for the analysis of the next text. */
  readonly lines?: readonly LineNode[];
  /** In source order, at most one a line unless the dialect says otherwise. */
  readonly statements: readonly Statement[];
  readonly symbols: readonly ProgramSymbol[];
  /** By `span.start`. */
  readonly references: readonly Reference[];
  /** What the files that it includes name, which mean more here than alone; absent without any. */
  outsideReferences?(): readonly OutsideReferences[];
  readonly diagnostics: readonly Diagnostic[];
  /** Absent while errors stand. */
  readonly image?: Image;
  /** Files that were read beside this one, by URI: a change of one makes the analysis stale. */
  readonly dependencies: readonly string[];
  /** The file whose program this one was read as a part of, by URI: its change counts as well. */
  readonly partOf?: string;
  /** The files that the source names: those that it includes, with the names as their spans. */
  readonly links?: readonly FileLink[];
  /** What can be folded away beside symbols and comments: first and last line. */
  readonly folds?: readonly LineFold[];
  /** Markdown about the very place, which stands above what its word or symbol says of itself. */
  describe?(offset: number): string | undefined;
  /** Where the word there is defined, if no symbol tells, or not for this very place. */
  definitionAt?(offset: number): DefinitionPlace | undefined;
  /** The calls of macros in source order; absent where a language has none. */
  expansions?(): readonly MacroExpansion[];
  /** The names of all macros that were called, also of those that macros have defined. */
  calledMacros?(): ReadonlySet<string>;
  /** The annotations whose offsets lie in `range`, in order. */
  annotations(range: Span): readonly Annotation[];
  /** What is known of this very statement, for its hover: bytes, stack depth before and after. */
  explain(statement: Statement): readonly Fact[];
  /**
   * Works out in steps what is found out late and asked for soon: a hover then need not wait for
   * it. Absent where nothing is put off.
   */
  prepare?(): Generator<void, void, void>;
}

/** The statement of a line, if it has one. */
export function statementAtLine(
  { statements }: Pick<Analysis, 'statements'>,
  line: number,
): Statement | undefined {
  let low = 0;
  let high = statements.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (statements[middle]!.line <= line) low = middle;
    else high = middle - 1;
  }
  const found = statements[low];
  return found?.line === line ? found : undefined;
}

/** The reference that a cursor at `offset` touches. */
export function referenceAt(analysis: Analysis, offset: number): Reference | undefined {
  const { references } = analysis;
  let low = 0;
  let high = references.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (references[middle]!.span.start <= offset) low = middle;
    else high = middle - 1;
  }
  const found = references[low];
  return found && found.span.start <= offset && offset <= found.span.end ? found : undefined;
}

/** The lines of an earlier analysis as `groupLines` takes them. */
export function earlierLines(before: Analysis | undefined): EarlierLines | undefined {
  if (!before?.lines) return undefined;
  return { nodes: before.lines, lineCount: before.source.lineCount };
}

/** The text of an earlier analysis as a lexer takes it. */
export function earlierText(before: Analysis | undefined): LexedText | undefined {
  return before && { text: before.source.text, tokens: before.tokens };
}
