// Reads the outline of a file, line by line.
import { tokenSpan, tokenText } from '#core/syntax/lines.ts';
import { TokenKind, type TokenList } from '#core/syntax/token.ts';
import type { SourceText } from '#core/text/source.ts';
import { dataWords } from './head-words.ts';
import { isDefinition, isLocal, isOfCall, keyInAnyCase, nameInContext } from './name-forms.ts';
import {
  headName,
  type LineScope,
  type Outline,
  type OutlineSymbol,
  type SymbolKind,
} from './outline.ts';
import type { RawLine } from './raw-lines.ts';
import type { MacroNames, NamingKind } from './scope-macros.ts';

export function readOutline(
  source: SourceText,
  tokens: TokenList,
  lines: readonly RawLine[],
  macros: MacroNames,
): Outline {
  return new Reader(source, tokens, lines, macros).read();
}

/** `NAME(label):`, where a single-line macro makes the label's name. */
const pastedLabel = /^[\w$?@.]+\([ \t]*[\w$?@.]+[ \t]*\)[ \t]*:/;

/** Walks through the lines once and remembers where it is. */
class Reader {
  readonly #source: SourceText;
  readonly #tokens: TokenList;
  readonly #lines: readonly RawLine[];
  readonly #knownMacros: MacroNames;
  readonly #symbols: OutlineSymbol[] = [];
  readonly #labels = new Map<string, number>();
  readonly #defines = new Map<string, number>();
  readonly #macros = new Map<string, number[]>();
  readonly #contexts = new Map<string, number>();
  readonly #scopes: LineScope[] = [];
  readonly #global = new Set<string>();
  #label = '';
  #labelIndex: number | undefined = undefined;
  #section: number | undefined = undefined;
  #structure: number | undefined = undefined;
  #macro = -1;
  #scope: LineScope = { label: '', macro: -1 };

  constructor(
    source: SourceText,
    tokens: TokenList,
    lines: readonly RawLine[],
    macros: MacroNames,
  ) {
    this.#source = source;
    this.#tokens = tokens;
    this.#lines = lines;
    this.#knownMacros = macros;
  }

  read(): Outline {
    this.#lines.forEach((line, index) => {
      const head = headName(line);
      if (head.startsWith('%')) this.#preprocess(line, head, index);
      else this.#statement(line, head, index);
      this.#scopes.push(this.#currentScope());
    });
    this.#closeSpans();
    this.#export();
    return {
      symbols: this.#symbols,
      labels: this.#labels,
      defines: this.#defines,
      macros: this.#macros,
      contexts: this.#contexts,
      scopes: this.#scopes,
    };
  }

  #currentScope(): LineScope {
    if (this.#scope.label !== this.#label || this.#scope.macro !== this.#macro) {
      this.#scope = { label: this.#label, macro: this.#macro };
    }
    return this.#scope;
  }

  #add(
    token: number,
    kind: SymbolKind,
    line: RawLine,
    index: number,
    more: Partial<Added>,
  ): number {
    const name = more.name ?? tokenText(this.#source, this.#tokens, token);
    const container = more.container ?? this.#section;
    return (
      this.#symbols.push({
        name,
        fullName: more.fullName ?? name,
        kind,
        uri: this.#source.uri,
        nameSpan: tokenSpan(this.#tokens, token),
        span: line.span,
        detail: more.detail ?? '',
        documentation: () => this.#commentOf(index),
        ...(container === undefined || container < 0 ? {} : { container }),
        ...(more.byMacro ? { byMacro: true } : {}),
      }) - 1
    );
  }

  #preprocess(line: RawLine, head: string, index: number): void {
    const name = this.#nameBehind(line);
    if (/^%i?r?macro$/.test(head)) {
      if (name === undefined) return;
      const detail = this.#textBehind(line, name);
      this.#macro = this.#add(name, 'macro', line, index, { detail, container: -1 });
      const text = tokenText(this.#source, this.#tokens, name);
      const key = head.startsWith('%i') ? keyInAnyCase(text) : text;
      const known = this.#macros.get(key);
      if (known) known.push(this.#macro);
      else this.#macros.set(key, [this.#macro]);
    } else if (head === '%endmacro' || head === '%endm') {
      const macro = this.#symbols[this.#macro];
      if (macro) macro.span = { start: macro.span.start, end: line.span.end };
      this.#macro = -1;
    } else if (name === undefined) return;
    else if (isDefinition(head)) this.#define(line, head, name, index);
    else if (head === '%push' || head === '%repl') this.#enterContext(line, name, index);
  }

  #enterContext(line: RawLine, token: number, index: number): void {
    const name = tokenText(this.#source, this.#tokens, token);
    if (this.#contexts.has(name)) return;
    this.#contexts.set(name, this.#add(token, 'context', line, index, { container: -1 }));
  }

  /** A name of a context is one symbol in a file: calls of macros tell contexts apart. */
  #declareInContext(line: RawLine, token: number, name: string, index: number): void {
    const key = `%$${name}`;
    if (this.#contexts.has(key)) return;
    const more = { name, fullName: key, detail: key, container: this.#macro };
    this.#contexts.set(key, this.#add(token, 'context-name', line, index, more));
  }

  #define(line: RawLine, head: string, name: number, index: number): void {
    const text = tokenText(this.#source, this.#tokens, name);
    const inContext = nameInContext(text);
    if (inContext !== undefined) this.#declareInContext(line, name, inContext, index);
    if (text.startsWith('%')) return;
    const key = head.startsWith('%i') ? text.toLowerCase() : text;
    // Counters are given new values again and again; the first place is the one to go to.
    if (this.#defines.has(key)) return;
    const detail = this.#textBehind(line, name);
    this.#defines.set(key, this.#add(name, 'define', line, index, { detail, container: -1 }));
  }

  /** The first token behind the head that is no blank. */
  #nameBehind(line: RawLine): number | undefined {
    const { head, last, comment } = line.parts;
    const end = comment ?? last;
    let token = head! + 1;
    while (token < end && this.#tokens.kinds[token] === TokenKind.whitespace) token++;
    return token < end ? token : undefined;
  }

  /** What comes behind the name, in one line. */
  #textBehind(line: RawLine, name: number): string {
    const { last, comment } = line.parts;
    const end = this.#tokens.starts[comment ?? last]!;
    const text = this.#source.text.slice(this.#tokens.starts[name + 1]!, end).trim();
    return text.length > shownDetail ? `${text.slice(0, shownDetail)} …` : text;
  }

  #statement(line: RawLine, head: string, index: number): void {
    const { label } = line.parts;
    if (label !== undefined) this.#declareLabel(line, label, head, index);
    switch (head) {
      case 'section':
      case 'segment':
        this.#enterSection(line, index);
        return;
      case 'struc':
        this.#enterStructure(line, index);
        return;
      case 'endstruc':
        this.#structure = undefined;
        return;
      case 'extern':
      case 'required':
        this.#declareAll(line, 'external', index);
        return;
      case 'common':
        this.#declareAll(line, 'common', index);
        return;
      case 'global':
        for (const name of this.#namesBehind(line)) this.#global.add(name);
        return;
    }
    if (label === undefined && this.#macro < 0) this.#declareByMacro(line, index);
  }

  /** The names that a call of a macro gives, by the words among its arguments that spell them. */
  #declareByMacro(line: RawLine, index: number): void {
    const { head } = line.parts;
    if (head === undefined || this.#tokens.kinds[head] !== TokenKind.word) return;
    if (this.#isPastedLabel(line, head)) {
      let token = head + 1;
      while (this.#tokens.kinds[token] !== TokenKind.word) token++;
      this.#nameByMacro('label', token, line, index);
      return;
    }
    const given = this.#knownMacros.namesOf(line.text(head));
    if (given.length === 0) return;
    const operands = line.operandRanges();
    for (const { kind, argument } of given) {
      const chosen = argument === 0 ? operands : operands.slice(argument - 1, argument);
      for (const { first } of chosen) {
        if (this.#tokens.kinds[first] === TokenKind.word) {
          this.#nameByMacro(kind, first, line, index);
        }
      }
    }
  }

  #nameByMacro(kind: NamingKind, token: number, line: RawLine, index: number): void {
    const name = tokenText(this.#source, this.#tokens, token);
    const local = isLocal(name);
    if (kind === 'define') {
      if (this.#defines.has(name) || local) return;
      const more = { container: -1, byMacro: true };
      this.#defines.set(name, this.#add(token, kind, line, index, more));
      return;
    }
    const fullName = local ? this.#label + name : name;
    if (kind === 'external') {
      if (!this.#labels.has(fullName)) this.#declareOuter(token, kind, line, index, true);
      return;
    }
    const owner = local ? this.#labelIndex : undefined;
    const container = owner === undefined ? {} : { container: owner };
    const symbol = this.#add(token, kind, line, index, { fullName, byMacro: true, ...container });
    if (!this.#labels.has(fullName)) this.#labels.set(fullName, symbol);
    if (local) return;
    this.#label = name;
    this.#labelIndex = this.#labels.get(name);
  }

  #isPastedLabel(line: RawLine, head: number): boolean {
    const { text } = this.#source;
    // Nearly all lines have something else behind their head.
    if (text[this.#tokens.starts[head + 1]!] !== '(') return false;
    const { start, end } = line.span;
    return pastedLabel.test(text.slice(start, Math.min(end, start + 120)));
  }

  #declareLabel(line: RawLine, token: number, head: string, index: number): void {
    const written = tokenText(this.#source, this.#tokens, token);
    const inContext = nameInContext(written);
    if (inContext !== undefined) this.#declareInContext(line, token, inContext, index);
    // `%%name` is one label for each call of the macro; `%1:` is whatever the call says.
    if (written.startsWith('%') && !isOfCall(written)) return;
    if (isOfCall(written) && this.#macro < 0) return;
    const name = written.startsWith('$') ? written.slice(1) : written;
    const local = isLocal(name) || isOfCall(name);
    const inMacro = this.#macro >= 0;
    const owner = inMacro && local ? `${this.#symbols[this.#macro]!.name}%` : this.#label;
    const fullName = local ? owner + name : name;
    const isKnown = this.#labels.has(fullName);
    const container = inMacro ? this.#macro : local ? this.#labelIndex : this.#section;
    const kind = this.#kindOf(head);
    const symbol = this.#add(token, kind, line, index, {
      name,
      fullName,
      container: this.#structure ?? container ?? -1,
    });
    if (!isKnown) this.#labels.set(fullName, symbol);
    const owns = !local && !name.startsWith('..') && head !== 'equ' && !inMacro;
    if (!owns) return;
    this.#label = name;
    this.#labelIndex = symbol;
  }

  #kindOf(head: string): SymbolKind {
    if (this.#structure !== undefined) return 'field';
    if (head === 'equ') return 'constant';
    return dataWords.has(head) || head === 'istruc' ? 'data' : 'label';
  }

  #enterSection(line: RawLine, index: number): void {
    const name = this.#nameBehind(line);
    if (name === undefined) return;
    this.#section = this.#add(name, 'section', line, index, {
      container: -1,
      detail: this.#textBehind(line, name).replace(/\]$/, ''),
    });
  }

  #enterStructure(line: RawLine, index: number): void {
    const name = this.#nameBehind(line);
    if (name === undefined) return;
    this.#structure = this.#add(name, 'structure', line, index, {});
    const text = tokenText(this.#source, this.#tokens, name);
    this.#labels.set(text, this.#structure);
    this.#label = text;
    this.#labelIndex = this.#structure;
  }

  #declareAll(line: RawLine, kind: SymbolKind, index: number): void {
    for (const { first } of line.operandRanges()) {
      if (this.#tokens.kinds[first] !== TokenKind.word) continue;
      const name = tokenText(this.#source, this.#tokens, first);
      if (!this.#labels.has(name)) this.#declareOuter(first, kind, line, index, false);
    }
  }

  #declareOuter(
    token: number,
    kind: SymbolKind,
    line: RawLine,
    index: number,
    byMacro: boolean,
  ): void {
    const symbol = this.#add(token, kind, line, index, { container: -1, byMacro });
    const { name } = this.#symbols[symbol]!;
    this.#labels.set(name, symbol);
    this.#symbols[symbol]!.linkage = { kind: 'import', name };
  }

  #namesBehind(line: RawLine): readonly string[] {
    return line
      .operandRanges()
      .filter(({ first }) => this.#tokens.kinds[first] === TokenKind.word)
      .map(({ first }) => tokenText(this.#source, this.#tokens, first));
  }

  /** GLOBAL may stand before the label or behind it. */
  #export(): void {
    for (const name of this.#global) {
      const symbol = this.#symbols[this.#labels.get(name) ?? -1];
      if (symbol && !symbol.linkage) symbol.linkage = { kind: 'export', name };
    }
  }

  /** The comment behind a line, or the lines of comments right above it. */
  #commentOf(index: number): string {
    const line = this.#lines[index]!;
    const own = commentText(line);
    if (own !== '') return own;
    const above: string[] = [];
    for (let other = index - 1, at = line.line - 1; other >= 0; other--, at--) {
      const { parts, line: number } = this.#lines[other]!;
      if (number !== at || parts.comment === undefined || parts.first !== parts.comment) break;
      above.push(commentText(this.#lines[other]!));
    }
    return above.reverse().join('\n').trim();
  }

  /** A label goes on to the next one that is not local, a section to the next section. */
  #closeSpans(): void {
    const textEnd = this.#source.text.trimEnd().length;
    let section = textEnd;
    let label = textEnd;
    let local = textEnd;
    for (let index = this.#symbols.length - 1; index >= 0; index--) {
      const symbol = this.#symbols[index]!;
      const { start } = symbol.span;
      if (symbol.kind === 'section') {
        symbol.span = { start, end: this.#trimmed(section) };
        section = start;
        label = start;
        local = start;
      } else if (symbol.kind === 'label' || symbol.kind === 'structure') {
        const isInner = isLocal(symbol.name) || isOfCall(symbol.name);
        symbol.span = {
          start,
          end: Math.max(symbol.span.end, this.#trimmed(isInner ? local : label)),
        };
        local = start;
        if (!isInner) label = start;
      }
    }
  }

  #trimmed(end: number): number {
    const { text } = this.#source;
    let offset = end;
    while (offset > 0 && text.charCodeAt(offset - 1) <= 32) offset--;
    return offset;
  }
}

interface Added {
  readonly name: string;
  readonly fullName: string;
  readonly detail: string;
  readonly byMacro: boolean;
  /** -1 for none, whatever section the line stands in. */
  readonly container: number;
}

/** Characters of a definition's text that are shown beside its name. */
const shownDetail = 80;

function commentText(line: RawLine): string {
  const { comment } = line.parts;
  if (comment === undefined) return '';
  return line.text(comment).replace(/^;+ ?/, '').trimEnd();
}
