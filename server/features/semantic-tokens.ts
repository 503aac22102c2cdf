// Semantic tokens: what each word is, in LSP's relative encoding, and how two answers differ.
import type { Dialect } from '#core/dialect.ts';
import type { Analysis, Operand, Reference, Statement } from '#core/semantics/analysis.ts';
import { TokenKind, tokenIndexAt } from '#core/syntax/token.ts';
import type { Span } from '#core/text/span.ts';

/** The token types in the order of their numbers. */
export const semanticTokenTypes = [
  'comment',
  'keyword',
  'macro',
  'number',
  'string',
  'namespace',
  'function',
  'variable',
  'enumMember',
  'event',
  'property',
  'parameter',
] as const;

/** The modifiers; number `n` is bit `n`. */
export const semanticTokenModifiers = [
  'declaration',
  'readonly',
  'modification',
  'defaultLibrary',
] as const;

type TypeName = (typeof semanticTokenTypes)[number];

const typeNumbers = new Map<TypeName, number>(
  semanticTokenTypes.map((name, index) => [name, index]),
);
const Modifier = { declaration: 1, readonly: 2, modification: 4, defaultLibrary: 8 } as const;

/** The numbers of a type and its modifiers. */
interface Style {
  readonly type: number;
  readonly modifiers: number;
}

const style = (type: TypeName, modifiers = 0): Style => ({
  type: typeNumbers.get(type)!,
  modifiers,
});
const commentStyle = style('comment');
const numberStyle = style('number');
const stringStyle = style('string');
const instructionStyle = style('keyword');
const directiveStyle = style('macro');
const registerStyle = style('variable', Modifier.defaultLibrary);
const optionStyle = style('property');
const parameterStyle = style('parameter');
const valueStyle = style('enumMember', Modifier.readonly);

export interface SemanticTokenOptions {
  /** The tokens that begin in this range only. */
  readonly range?: Span;
  /** Comments, numbers and strings too, for editors that no grammar tells of them. */
  readonly plainTokens: boolean;
}

/** The tokens of a source: five numbers each, relative to the one before. */
export function semanticTokens(
  analysis: Analysis,
  dialect: Dialect,
  { range, plainTokens }: SemanticTokenOptions,
): number[] {
  return new Walk(analysis, dialect, plainTokens).encode(range);
}

/** Goes through tokens, statements and references side by side, all of them sorted. */
class Walk {
  readonly #analysis: Analysis;
  readonly #dialect: Dialect;
  readonly #references: readonly Reference[];
  readonly #statements: readonly Statement[];
  readonly #lineStarts: ArrayLike<number>;
  readonly #data: number[] = [];
  readonly #plainTokens: boolean;
  readonly #hasRegisters: boolean;
  /** In the bodies of macros, directives that are none stand for arguments. */
  readonly #hasMacros: boolean;
  #statement = 0;
  #reference = 0;
  #line = 0;
  #previousLine = 0;
  #previousStart = 0;

  constructor(analysis: Analysis, dialect: Dialect, plainTokens: boolean) {
    this.#analysis = analysis;
    this.#dialect = dialect;
    // Some analyses work these out when they are asked, which is too much for each token.
    this.#references = analysis.references;
    this.#statements = analysis.statements;
    this.#lineStarts = analysis.source.lineStarts;
    this.#plainTokens = plainTokens;
    this.#hasMacros = dialect.expansion !== undefined;
    this.#hasRegisters = dialect.vocabulary.all().some(word => word.kind === 'register');
  }

  encode(range?: Span): number[] {
    const { tokens, source } = this.#analysis;
    const from = range ? Math.max(0, tokenIndexAt(tokens, range.start)) : 0;
    const until = range?.end ?? source.text.length;
    if (from < tokens.count) this.#line = source.lineAt(tokens.starts[from]!);
    let end = 0;
    for (let index = from; index < tokens.count && tokens.starts[index]! < until; index++) {
      const kind = tokens.kinds[index]!;
      if (kind === TokenKind.newline) this.#line++;
      if (kind === TokenKind.newline || kind === TokenKind.whitespace) continue;
      const start = tokens.starts[index]!;
      if (start < end) continue;
      end = this.#token(kind, start, tokens.starts[index + 1]!);
    }
    return this.#data;
  }

  /** Puts a token down and returns where it ends: behind the reference that it starts, if any. */
  #token(kind: number, start: number, end: number): number {
    if (kind === TokenKind.comment) return this.#plain(start, end, commentStyle);
    // One word may name two symbols, as `point.x` does.
    let at = start;
    for (let next = this.#referenceFrom(at); next && next.span.end > at; ) {
      at = this.#push(at, next.span.end, this.#symbolStyle(next));
      next = at < end ? this.#referenceFrom(at) : undefined;
    }
    if (at > start) return at;
    if (kind === TokenKind.number) return this.#plain(start, end, numberStyle);
    if (kind === TokenKind.string) return this.#plain(start, end, stringStyle);
    if (kind !== TokenKind.word && kind !== TokenKind.directive) return end;
    const found = this.#wordStyle(start, end) ?? this.#parameterStyle(kind, end);
    return found ? this.#push(start, end, found) : end;
  }

  #parameterStyle(kind: number, end: number): Style | undefined {
    const isParameter = this.#hasMacros && kind === TokenKind.directive;
    // The prefix alone is an operator.
    return isParameter && /\w/.test(this.#analysis.source.text[end - 1]!)
      ? parameterStyle
      : undefined;
  }

  #plain(start: number, end: number, found: Style): number {
    return this.#plainTokens ? this.#push(start, end, found) : end;
  }

  #push(start: number, end: number, { type, modifiers }: Style): number {
    const character = start - this.#lineStarts[this.#line]!;
    const lines = this.#line - this.#previousLine;
    const distance = lines === 0 ? character - this.#previousStart : character;
    this.#data.push(lines, distance, end - start, type, modifiers);
    this.#previousLine = this.#line;
    this.#previousStart = character;
    return end;
  }

  #referenceFrom(start: number): Reference | undefined {
    const references = this.#references;
    while (this.#reference < references.length) {
      const reference = references[this.#reference]!;
      if (reference.span.start >= start)
        return reference.span.start === start ? reference : undefined;
      this.#reference++;
    }
    return undefined;
  }

  #symbolStyle({ symbol, access }: Reference): Style {
    const { kind } = this.#analysis.symbols[symbol]!;
    const type = this.#dialect.symbolKinds[kind]?.tokenType ?? 'variable';
    let modifiers = type === 'enumMember' ? Modifier.readonly : 0;
    if (access === 'definition') modifiers |= Modifier.declaration;
    if (access === 'write' || access === 'readWrite') modifiers |= Modifier.modification;
    return style(type, modifiers);
  }

  #statementAround(start: number): Statement | undefined {
    const statements = this.#statements;
    while (this.#statement < statements.length && statements[this.#statement]!.span.end <= start) {
      this.#statement++;
    }
    const statement = statements[this.#statement];
    return statement && statement.span.start <= start ? statement : undefined;
  }

  #wordStyle(start: number, end: number): Style | undefined {
    const statement = this.#statementAround(start);
    if (!statement) return undefined;
    if (statement.head?.start === start) {
      if (!statement.word) return undefined;
      return statement.word.kind === 'directive' ? directiveStyle : instructionStyle;
    }
    const operand = statement.operands.find(
      candidate => candidate.span.start <= start && start < candidate.span.end,
    );
    return operand && this.#operandStyle(operand, start, end);
  }

  #operandStyle(operand: Operand, start: number, end: number): Style | undefined {
    if (operand.option?.start === start) return optionStyle;
    if (this.#hasRegisters) {
      const text = this.#analysis.source.text.slice(start, end);
      if (this.#dialect.vocabulary.lookup(text)?.kind === 'register') return registerStyle;
    }
    if (operand.option || operand.slot?.kind === 'name') return valueStyle;
    return undefined;
  }
}

/** Replaces `deleteCount` numbers from `start` on by `data`. */
export interface TokenEdit {
  readonly start: number;
  readonly deleteCount: number;
  readonly data: readonly number[];
}

/** The one edit that turns `before` into `after`; none if they are equal. */
export function tokenEdits(before: readonly number[], after: readonly number[]): TokenEdit[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let same = 0;
  while (
    same < shorter - start &&
    before[before.length - 1 - same] === after[after.length - 1 - same]
  ) {
    same++;
  }
  if (start === before.length && start === after.length) return [];
  const data = after.slice(start, after.length - same);
  return [{ start, deleteCount: before.length - same - start, data }];
}
