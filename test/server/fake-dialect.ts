// A small dialect with registers, includes and slow analyses, to test what no real one shows yet.
import type { Dialect, SourceHost } from '#core/dialect.ts';
import { createVocabulary, type Word } from '#core/isa/vocabulary.ts';
import type { Analysis, ProgramSymbol, Reference, Statement } from '#core/semantics/analysis.ts';
import { createLexer } from '#core/syntax/lexer.ts';
import { groupLines, rangeSpan, tokenSpan, tokenText } from '#core/syntax/lines.ts';
import { SourceText } from '#core/text/source.ts';
import { dialects } from '#dialects/registry.ts';
import type { Registry } from '#server/context.ts';

const lexicon = {
  lineComment: ';',
  wordStart: '_.',
  wordPart: '_.',
  directivePrefix: '%',
  quotes: '"',
  escape: '',
  punctuation: ':,',
  number: '[0-9]+',
};
const tokenize = createLexer(lexicon);

const register = (name: string): Word => ({
  name,
  kind: 'register',
  category: 'Registers',
  summary: `Register ${name}.`,
  forms: [],
  facts: [],
});

const words: readonly Word[] = [
  {
    name: 'mov',
    kind: 'instruction',
    category: 'Data',
    summary: 'Copies.',
    forms: [
      {
        operands: [
          { name: 'DR', kind: 'register', summary: 'where to' },
          { name: 'source', kind: 'symbol', symbolKinds: ['label'], summary: 'where from' },
        ],
        encoding: '10 rr',
        effect: 'DR ← source',
      },
    ],
    facts: [],
  },
  {
    name: '%include',
    kind: 'directive',
    category: 'Files',
    summary: 'Reads another file.',
    forms: [
      {
        operands: [{ name: '"file"', kind: 'string', summary: 'its URI' }],
        encoding: '',
        effect: '',
      },
    ],
    facts: [],
  },
  register('r0'),
  register('r1'),
];

/** What the tests steer. */
export interface FakeOptions {
  /** Called before each step of an analysis; what it throws breaks the analysis. */
  readonly onStep?: (text: string) => void;
  /** How often an analysis yields before it is done. */
  readonly steps?: number;
}

/** Labels of a file, or of the files that it includes. */
function* labelsOf(
  source: SourceText,
  host: SourceHost,
  seen: Set<string>,
): Generator<ProgramSymbol> {
  if (seen.has(source.uri)) return;
  seen.add(source.uri);
  const tokens = tokenize(source.text);
  for (const node of groupLines(source, tokens)) {
    if (node.label !== undefined) {
      const nameSpan = tokenSpan(tokens, node.label);
      const name = source.slice(nameSpan);
      yield { name, kind: 'label', uri: source.uri, nameSpan, span: nameSpan, detail: '' };
    }
    if (node.head === undefined || tokenText(source, tokens, node.head) !== '%include') continue;
    const [file] = node.operands;
    const uri = file ? source.slice(rangeSpan(tokens, file)).replaceAll('"', '') : '';
    const text = host.read(uri);
    if (text !== undefined) yield* labelsOf(new SourceText(uri, text), host, seen);
  }
}

function analyze(dialect: Dialect, source: SourceText, host: SourceHost): Analysis {
  const tokens = tokenize(source.text);
  const seen = new Set<string>();
  const symbols = [...labelsOf(source, host, seen)];
  const references: Reference[] = [];
  for (let index = 0; index < tokens.count; index++) {
    const span = tokenSpan(tokens, index);
    const symbol = symbols.findIndex(({ name }) => name === source.slice(span));
    if (symbol < 0) continue;
    const { uri, nameSpan } = symbols[symbol]!;
    const isDefinition = uri === source.uri && nameSpan.start === span.start;
    references.push({ span, symbol, access: isDefinition ? 'definition' : 'jump' });
  }
  const statements = groupLines(source, tokens).map((node): Statement => {
    const head = node.head === undefined ? undefined : tokenSpan(tokens, node.head);
    const word = head && dialect.vocabulary.lookup(source.slice(head));
    const slots = word?.forms[0]?.operands ?? [];
    return {
      span: rangeSpan(tokens, node),
      line: node.line,
      operands: node.operands.map((range, index) => ({
        span: rangeSpan(tokens, range),
        ...(slots[index] ? { slot: slots[index] } : {}),
      })),
      ...(node.label === undefined ? {} : { label: tokenSpan(tokens, node.label) }),
      ...(head ? { head } : {}),
      ...(word ? { word } : {}),
      ...(node.comment === undefined ? {} : { comment: tokenSpan(tokens, node.comment) }),
    };
  });
  return {
    dialect: dialect.id,
    source,
    tokens,
    statements,
    symbols,
    references,
    diagnostics: [],
    dependencies: [...seen].filter(uri => uri !== source.uri),
    annotations: () => [],
    explain: () => [],
  };
}

/** Makes the dialect `fake` with files `.fake`. */
export function fakeDialect(options: FakeOptions = {}): Dialect {
  const dialect: Dialect = {
    ...dialects[0]!,
    id: 'fake',
    name: 'Fake',
    extensions: ['.fake'],
    imageExtensions: [],
    lexicon,
    vocabulary: createVocabulary(words),
    rules: [],
    symbolKinds: { label: { title: 'label', icon: 'function', tokenType: 'function' } },
    *analyze(source, host) {
      for (let step = 0; step < (options.steps ?? 0); step++) {
        options.onStep?.(source.text);
        yield;
      }
      options.onStep?.(source.text);
      return analyze(dialect, source, host);
    },
  };
  return dialect;
}

export function fakeRegistry(options?: FakeOptions): Registry {
  const fake = fakeDialect(options);
  const dialect = { ...fake, load: async () => fake };
  return {
    dialects: [dialect],
    dialectOf: name => (name === 'fake' || name.endsWith('.fake') ? dialect : undefined),
  };
}
