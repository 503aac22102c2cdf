// The committed files that are made from tables, each with the content that it must have.
import { dialects } from '#dialects/registry.ts';
import { grammarOf } from './generators/grammar.ts';
import { languageServerPage } from './generators/language-server.ts';
import { referenceOf } from './generators/reference.ts';

export interface GeneratedFile {
  /** From the root of the repository. */
  readonly path: string;
  readonly content: string;
}

export function generatedFiles(): readonly GeneratedFile[] {
  const ofDialects = dialects.flatMap(dialect => [
    {
      path: `syntaxes/${dialect.id}.tmLanguage.json`,
      content: `${JSON.stringify(grammarOf(dialect), null, 2)}\n`,
    },
    { path: `docs/${dialect.id}-reference.md`, content: referenceOf(dialect) },
  ]);
  return [...ofDialects, { path: 'docs/language-server.md', content: languageServerPage() }];
}
