// The injection grammar that colours fenced code blocks of our languages in Markdown.
import type { Dialect } from '#core/dialect.ts';

export const markdownScope = 'markdown.mnemonic.codeblock';

/** A block that begins with three backticks or tildes and the language's id. */
function blockOf({ id }: Dialect): object {
  return {
    name: 'markup.fenced_code.block.markdown',
    begin: `(^|\\G)(\\s*)(\`{3,}|~{3,})\\s*(?i:(${id})((\\s+|:|,|\\{|\\?)[^\`]*)?$)`,
    end: '(^|\\G)(\\2|\\s{0,3})(\\3)\\s*$',
    beginCaptures: {
      3: { name: 'punctuation.definition.markdown' },
      4: { name: 'fenced_code.block.language.markdown' },
    },
    endCaptures: { 3: { name: 'punctuation.definition.markdown' } },
    patterns: [
      {
        begin: '(^|\\G)(\\s*)(.*)',
        while: '(^|\\G)(?!\\s*([`~]{3,})\\s*$)',
        contentName: `meta.embedded.block.${id}`,
        patterns: [{ include: `source.${id}` }],
      },
    ],
  };
}

/** The grammar as the value of its JSON file. */
export function markdownGrammar(dialects: readonly Dialect[]): object {
  return {
    scopeName: markdownScope,
    injectionSelector: 'L:text.html.markdown',
    patterns: dialects.map(blockOf),
  };
}

/** The entry of the manifest's grammars. */
export function markdownContribution(dialects: readonly Dialect[]): object {
  return {
    scopeName: markdownScope,
    path: './syntaxes/markdown-codeblocks.tmLanguage.json',
    injectTo: ['text.html.markdown'],
    embeddedLanguages: Object.fromEntries(
      dialects.map(({ id }) => [`meta.embedded.block.${id}`, id]),
    ),
  };
}
