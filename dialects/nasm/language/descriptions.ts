// What there is to say of one place in the source beside its word and its symbol: what a macro call
// comes to, which system call it is, how C declares a function, what an operand word means.
import { type ProgramSymbol, type Reference, statementAtLine } from '#core/semantics/analysis.ts';
import { TokenKind, type TokenList, tokenIndexAt } from '#core/syntax/token.ts';
import type { SourceText } from '#core/text/source.ts';
import { touches } from '#core/text/span.ts';
import { declarationOf, libcFunction, libcVariable } from '../knowledge/libc.ts';
import { preprocessorText } from '../knowledge/preprocessor.ts';
import type { SourceText as WordText } from '../knowledge/source-text.ts';
import { wordText } from '../knowledge/words.ts';
import type { Details } from './details.ts';
import { headName } from './outline.ts';
import type { RawLine } from './raw-lines.ts';
import type { NameMeaning } from './single-names.ts';
import { describeSystemCall } from './system-call-places.ts';
import { vocabulary } from './vocabulary.ts';

export interface DescribedSource {
  readonly source: SourceText;
  readonly tokens: TokenList;
  readonly lines: readonly RawLine[];
  readonly details: Details | undefined;
  readonly references: readonly Reference[];
  readonly symbols: readonly ProgramSymbol[];
  /** What the word there stands for, if it is the name of a single-line macro. */
  readonly meaning: (name: string, offset: number) => NameMeaning | undefined;
}

/** Markdown; undefined where there is nothing more. */
export function describePlace(described: DescribedSource, offset: number): string | undefined {
  const { source, lines, details } = described;
  const number = source.lineAt(offset);
  const line = statementAtLine({ statements: lines }, number) as RawLine | undefined;
  const isHead = line?.head !== undefined && touches(line.head, offset);
  const head = line ? headName(line) : '';
  if (line && isHead && (head === 'syscall' || head === 'int')) {
    return describeSystemCall(described, line);
  }
  const expansion = isHead ? details?.expansionOf(number) : undefined;
  return expansion ?? describeToken(described, offset, isHead);
}

function describeToken(
  { source, tokens, references, symbols, meaning }: DescribedSource,
  offset: number,
  isHead: boolean,
): string | undefined {
  const token = wordAt(tokens, offset);
  if (token < 0) return undefined;
  const start = tokens.starts[token]!;
  const text = source.text.slice(start, tokens.starts[token + 1]);
  const reference = references.find(each => each.span.start === start);
  const symbol = reference && symbols[reference.symbol];
  if (symbol?.kind === 'external') return describeLibrary(symbol.name);
  if (symbol && symbol.kind !== 'define') return undefined;
  const made = meaning(text, start);
  if (made && made.texts.at(-1) !== symbol?.detail) return describeMeaning(text, made);
  if (symbol) return undefined;
  // What stands at the head is a word of the vocabulary.
  const found = isHead ? undefined : (wordText(text.toLowerCase()) ?? preprocessorText(text));
  return found && textOfWord(text, found);
}

/** The word or directive that a cursor touches; -1 if there is none. */
export function wordAt(tokens: TokenList, offset: number): number {
  for (const at of [offset, offset - 1]) {
    const index = at < 0 ? -1 : tokenIndexAt(tokens, at);
    const kind = index < 0 ? undefined : tokens.kinds[index];
    if (kind === TokenKind.word || kind === TokenKind.directive) return index;
  }
  return -1;
}

function textOfWord(spelling: string, { category, summary, syntax, example }: WordText): string {
  const parts = [`**${spelling}** · ${category}`, summary, `\`${syntax}\``];
  if (example !== '') parts.push(`\`\`\`nasm\n${example}\n\`\`\``);
  return parts.join('\n\n');
}

/** What a name stands for, step by step, and what that is if it is one word. */
function describeMeaning(name: string, { texts }: NameMeaning): string {
  const last = texts.at(-1) ?? '';
  const word = vocabulary.lookup(last);
  const steps = [name, ...(last === '' ? ['(nothing)'] : texts)].join(' → ');
  const parts = [`\`\`\`nasm\n${steps}\n\`\`\``, 'what the name stands for here'];
  if (word) parts.push(`**${last}** · ${word.category}`, word.summary);
  return parts.join('\n\n');
}

function describeLibrary(name: string): string | undefined {
  const called = libcFunction(name);
  if (called) {
    const note = called.variadic ? ' al holds the number of vector registers with arguments.' : '';
    const declaration = `\`\`\`c\n${declarationOf(called)};\n\`\`\``;
    return `${declaration}\n\n${called.summary}${note}`;
  }
  const variable = libcVariable(name);
  return variable && `\`\`\`c\n${variable.type} ${name};\n\`\`\`\n\n${variable.summary}`;
}
