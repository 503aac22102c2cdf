// The committed files that are made from tables, each with the content that it must have.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dialects } from '#dialects/registry.ts';
import { grammarOf } from './generators/grammar.ts';
import { languageServerPage } from './generators/language-server.ts';
import { manifestOf, manifestTextsOf } from './generators/manifest.ts';
import { markdownGrammar } from './generators/markdown.ts';
import { referenceOf } from './generators/reference.ts';
import { factsFile } from './generators/x86-facts.ts';
import { machinePage } from './generators/x86-machine.ts';
import { formsFile } from './generators/x86-table.ts';
import { root } from './project.ts';

export interface GeneratedFile {
  /** From the root of the repository. */
  readonly path: string;
  readonly content: string;
}

const read = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

export function generatedFiles(): readonly GeneratedFile[] {
  const ofDialects = dialects.flatMap(dialect => [
    {
      path: `syntaxes/${dialect.id}.tmLanguage.json`,
      content: json(grammarOf(dialect)),
    },
    { path: `docs/${dialect.id}-reference.md`, content: referenceOf(dialect) },
  ]);
  return [
    ...ofDialects,
    {
      path: 'syntaxes/markdown-codeblocks.tmLanguage.json',
      content: json(markdownGrammar(dialects)),
    },
    { path: 'dialects/nasm/isa/forms.generated.ts', content: formsFile() },
    { path: 'dialects/nasm/isa/facts.generated.ts', content: factsFile() },
    { path: 'docs/x86-machine.md', content: machinePage() },
    { path: 'docs/language-server.md', content: languageServerPage() },
    { path: 'package.json', content: json(manifestOf(dialects, read('package.json'))) },
    {
      path: 'package.nls.json',
      content: json(manifestTextsOf(dialects, read('package.nls.json'))),
    },
  ];
}
