// The TextMate grammar of a dialect, made from its lexicon and vocabulary.
import type { Dialect, GrammarPattern } from '#core/dialect.ts';
import type { Word } from '#core/isa/vocabulary.ts';

/** Colour classes by the category of an instruction; all others are plain mnemonics. */
const flowCategories = ['Control'];

function escapeAll(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}

function alternatives(words: readonly Word[]): string {
  const names = words.map(({ name }) => escapeAll(name)).sort((a, b) => b.length - a.length);
  return names.join('|');
}

/** Regular expressions for words, by the lexicon. */
function shapesOf(lexicon: Dialect['lexicon']) {
  const part = `A-Za-z0-9${escapeAll(lexicon.wordPart)}`;
  const start = `A-Za-z${escapeAll(lexicon.wordStart)}`;
  return {
    identifier: `[${start}][${part}]*`,
    begins: `(?<![${part}.])`,
    ends: `(?![${part}])`,
  };
}

/** The directives, and the names and values that may follow them. */
function directivePatterns({ id, lexicon, vocabulary }: Dialect): object[] {
  const { identifier, begins, ends } = shapesOf(lexicon);
  const directives = vocabulary.all().filter(({ kind }) => kind === 'directive');
  const definers = directives.filter(({ forms }) => {
    const slot = forms[0]?.operands[0];
    return slot?.kind === 'name' && !slot.values;
  });
  const options = [...new Set(directives.flatMap(word => word.options ?? []).map(o => o.name))];
  const slots = directives.flatMap(({ forms }) => forms.flatMap(({ operands }) => operands));
  const values = slots.flatMap(slot => slot.values ?? []);
  const listed = (name: string, names: readonly string[], behind: string) =>
    names.length === 0
      ? []
      : [{ name, match: `(?i)${begins}(?:${names.map(escapeAll).join('|')})${behind}` }];
  const defining = {
    match: `(?i)(${alternatives(definers)})\\s+(${identifier})`,
    captures: {
      1: { name: `keyword.control.directive.${id}` },
      2: { name: `entity.name.type.${id}` },
    },
  };
  return [
    ...(definers.length > 0 ? [defining] : []),
    {
      name: `keyword.control.directive.${id}`,
      match: `(?i)${begins}(?:${alternatives(directives)})${ends}`,
    },
    ...listed(`variable.parameter.option.${id}`, options, '(?=\\s*=)'),
    ...listed(`support.constant.${id}`, values, ends),
  ];
}

function instructionPatterns({ id, lexicon, vocabulary }: Dialect): object[] {
  const { begins, ends } = shapesOf(lexicon);
  const instructions = vocabulary.all().filter(({ kind }) => kind === 'instruction');
  const flow = instructions.filter(({ category }) => flowCategories.includes(category));
  const others = instructions.filter(({ category }) => !flowCategories.includes(category));
  const patternOf = (name: string, words: readonly Word[]) =>
    words.length === 0 ? [] : [{ name, match: `(?i)${begins}(?:${alternatives(words)})${ends}` }];
  return [
    ...patternOf(`keyword.control.flow.${id}`, flow),
    ...patternOf(`keyword.mnemonic.${id}`, others),
  ];
}

/** A word with a colon at the start of a line; or, in some dialects, any that is no instruction. */
function labelPattern({ id, lexicon, vocabulary }: Dialect): object {
  const { identifier, ends } = shapesOf(lexicon);
  const instructions = vocabulary.all().filter(({ kind }) => kind === 'instruction');
  const bare = `(?i)^\\s*(?!(?:${alternatives(instructions)})${ends})(${identifier})\\s*(:?)`;
  return {
    match: lexicon.bareLabels ? bare : `^\\s*(${identifier})\\s*(:)`,
    captures: {
      1: { name: `entity.name.function.label.${id}` },
      2: { name: `punctuation.separator.label.${id}` },
    },
  };
}

function registerPatterns({ id, lexicon, vocabulary }: Dialect): object[] {
  const { begins, ends } = shapesOf(lexicon);
  const registers = vocabulary.all().filter(({ kind }) => kind === 'register');
  if (registers.length === 0) return [];
  return [
    {
      name: `variable.language.register.${id}`,
      match: `(?i)${begins}(?:${alternatives(registers)})${ends}`,
    },
  ];
}

function ownPattern(id: string, { match, scope, captures }: GrammarPattern): object {
  const named = captures.map((each, index) => [index + 1, { name: `${each}.${id}` }]);
  return {
    ...(scope === undefined ? {} : { name: `${scope}.${id}` }),
    match,
    ...(named.length > 0 ? { captures: Object.fromEntries(named) } : {}),
  };
}

function stringPattern(quote: string, escaper: string): string {
  if (escaper === '') return `${quote}[^${quote}]*${quote}`;
  const mark = escapeAll(escaper);
  return `${quote}(?:${mark}.|[^${quote}${mark}])*${quote}`;
}

/** The grammar as the value of its JSON file. */
export function grammarOf(dialect: Dialect): object {
  const { id, name, lexicon } = dialect;
  const { identifier, begins, ends } = shapesOf(lexicon);
  return {
    name,
    scopeName: `source.${id}`,
    patterns: [
      { name: `comment.line.${id}`, match: `[${escapeAll(lexicon.lineComment)}].*$` },
      ...(dialect.grammar ?? []).map(pattern => ownPattern(id, pattern)),
      ...(dialect.grammar ? [] : [labelPattern(dialect)]),
      ...directivePatterns(dialect),
      ...instructionPatterns(dialect),
      ...registerPatterns(dialect),
      {
        name: `constant.numeric.${id}`,
        match: `(?i)${begins}(?:${lexicon.number})${ends}`,
      },
      ...[...lexicon.quotes].map(quote => ({
        name: `string.quoted.${id}`,
        match: stringPattern(quote, lexicon.escape),
      })),
      { name: `keyword.operator.${id}`, match: '[=+-]' },
      { name: `variable.other.${id}`, match: identifier },
    ],
  };
}
