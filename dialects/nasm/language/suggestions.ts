// What was probably meant: messages of the assembler with a better place, and what would be right.
import type { Diagnostic } from '#core/diagnostics/diagnostic.ts';
import { statementAtLine } from '#core/semantics/analysis.ts';
import { NameSearch } from '#core/text/distance.ts';
import type { SourceText } from '#core/text/source.ts';
import type { Span } from '#core/text/span.ts';
import { mnemonicsOfForms } from '../isa/forms.ts';
import { registers } from '../isa/registers.ts';
import { openBlocks } from './folds.ts';
import { dataWords, directiveWords } from './head-words.ts';
import { lazy } from './lazy.ts';
import type { OutlineSymbol } from './outline.ts';
import { inclusionText } from './problems.ts';
import type { RawLine } from './raw-lines.ts';

/** A file as it is typed. */
export interface TypedFile {
  readonly source: SourceText;
  readonly lines: readonly RawLine[];
  /** Of the file and of those that it includes. */
  readonly symbols: readonly OutlineSymbol[];
}

/** Errors that are looked at: with more of them, a file is in another language or half written. */
const suggestionsMax = 20;

/** The same diagnostics, of which some know more. */
export function withSuggestions(
  diagnostics: readonly Diagnostic[],
  file: TypedFile,
): readonly Diagnostic[] {
  const search = new NameSearch();
  const nearest = (word: string, known: readonly string[]) =>
    search.nearest(word, known.length, () => known);
  const words = lazy(() => headWordsOf(file));
  const names = lazy(() => namesOf(file));
  const others = (word: string) => names().filter(name => name !== word);
  let left = suggestionsMax;
  return diagnostics.map(diagnostic => {
    const { severity, related = [] } = diagnostic;
    // In the expansion of a macro, words are seldom those of the file.
    const isAsTyped = related.every(({ message }) => message === inclusionText);
    if (severity !== 'error' || !isAsTyped || left-- <= 0) return diagnostic;
    return (
      ofUnknownWord(diagnostic, file, word => nearest(word, words())) ??
      ofUnknownName(diagnostic, file, word => nearest(word, others(word))) ??
      ofOpenBlock(diagnostic, file) ??
      diagnostic
    );
  });
}

/** Words that an instruction or a directive begins with. */
function headWordsOf({ symbols }: TypedFile): readonly string[] {
  const macros = symbols.filter(({ kind }) => kind === 'macro').map(({ name }) => name);
  return [...mnemonicsOfForms(), ...dataWords, ...directiveWords, ...macros];
}

/** Names that an operand may be. */
function namesOf({ symbols }: TypedFile): readonly string[] {
  return [...symbols, ...registers].map(({ name }) => name);
}

type Nearest = (word: string) => string | undefined;

/** `mv eax, 1`, which nasm takes for a label with a wrong instruction behind it. */
function ofUnknownWord(
  diagnostic: Diagnostic,
  { source, lines }: TypedFile,
  nearest: Nearest,
): Diagnostic | undefined {
  if (diagnostic.message !== 'Parser: instruction expected.') return undefined;
  const statement = statementAtLine({ statements: lines }, source.lineAt(diagnostic.span.start));
  const span = (statement as RawLine | undefined)?.head;
  if (!span || (statement as RawLine).word || !/^[a-z_]\w+$/i.test(source.slice(span))) {
    return undefined;
  }
  const word = source.slice(span);
  const message = `Parser: instruction expected, and ${word} is none.`;
  return { ...diagnostic, span, ...suggested(diagnostic, message, span, nearest(word)) };
}

function ofUnknownName(
  diagnostic: Diagnostic,
  { source }: TypedFile,
  nearest: Nearest,
): Diagnostic | undefined {
  if (diagnostic.code !== 'undefined-symbol') return undefined;
  const { span, message } = diagnostic;
  const word = source.slice(span);
  if (!/^\.?[a-z_][\w.]+$/i.test(word)) return undefined;
  const meant = nearest(word);
  return meant === undefined
    ? undefined
    : { ...diagnostic, ...suggested(diagnostic, message, span, meant) };
}

/** Said at the end of the file, and wrong where the block begins. */
function ofOpenBlock(diagnostic: Diagnostic, { lines }: TypedFile): Diagnostic | undefined {
  const opens = endings.find(([pattern]) => pattern.test(diagnostic.message))?.[1];
  const line = opens && openBlocks(lines).findLast(({ head }) => opens.test(head))?.line;
  const span = line && statementAtLine({ statements: lines }, line.line)?.span;
  return span && { ...diagnostic, span };
}

const endings: readonly (readonly [message: RegExp, opens: RegExp])[] = [
  [/^End of file while still defining macro/, /^%i?r?macro$/],
  [/^Expected `%endif' before end of file/, /^%if/],
  [/^End of file while still in %rep/, /^%rep$/],
];

function suggested(
  { fixes = [] }: Diagnostic,
  message: string,
  span: Span,
  meant: string | undefined,
): Pick<Diagnostic, 'message' | 'fixes'> {
  if (meant === undefined) return { message, fixes };
  const fix = { title: `Change to ${meant}`, edits: [{ span, newText: meant }] };
  return { message: `${message} Did you mean ${meant}?`, fixes: [fix, ...fixes] };
}
