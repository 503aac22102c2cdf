// Holds l10n/bundle.l10n.json in step with the texts that the extension shows; `UPDATE=1` writes
// it.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '#tools/project.ts';

const bundle = join(root, 'l10n/bundle.l10n.json');
const literal = `'((?:[^'\\\\]|\\\\.)*)'`;
/** A call with its first argument: a literal, a sum of literals, or the name of a constant. */
const call = new RegExp(`\\bt\\(\\s*(${literal}(?:\\s*\\+\\s*${literal})*|[a-z]\\w*)`, 'g');

function textOf(expression: string): string {
  const parts = [...expression.matchAll(new RegExp(literal, 'g'))];
  return parts.map(([, text]) => (text ?? '').replaceAll(/\\(.)/g, '$1')).join('');
}

/** The last value that a constant was given before a place in the text. */
function constantBefore(text: string, name: string, end: number): string {
  const pattern = new RegExp(`const ${name} =\\s*(${literal}(?:\\s*\\+\\s*${literal})*)`, 'g');
  const found = [...text.slice(0, end).matchAll(pattern)].at(-1);
  assert.ok(found, `${name} is no constant with a text; write the text where it is translated.`);
  return textOf(found[1] ?? '');
}

function shownTexts(): string[] {
  const found = new Set<string>();
  const folder = join(root, 'client');
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts')) continue;
    const text = readFileSync(join(folder, name), 'utf8');
    for (const match of text.matchAll(call)) {
      const [, argument = ''] = match;
      const isLiteral = argument.startsWith("'");
      found.add(isLiteral ? textOf(argument) : constantBefore(text, argument, match.index));
    }
  }
  return [...found].sort();
}

/** A word, a blank and another word between quotes: a text for people, or a list of classes. */
const sentence = /(['"`])(?:(?!\1)[^\n=])*\p{L}{2,} \p{L}{2,}(?:(?!\1)[^\n=])*\1/gu;

test('the scripts of pages have no texts of their own, but for our mistakes', () => {
  const folder = join(root, 'client/views');
  const found: string[] = [];
  let scripts = 0;
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts')) continue;
    scripts++;
    const text = readFileSync(join(folder, name), 'utf8');
    const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$|throw new Error\(.*\)/gm, '');
    found.push(...[...code.matchAll(sentence)].map(([match]) => `${name}: ${match}`));
  }
  assert.ok(scripts > 8);
  assert.deepEqual(found, []);
  assert.match("element('p', 'and more')", sentence);
});

test('every text that the extension shows is in the bundle for translators', () => {
  const texts = shownTexts();
  assert.ok(texts.length > 30, `There are only ${texts.length} texts.`);
  const wanted = Object.fromEntries(texts.map(text => [text, text]));
  if (process.env['UPDATE'] === '1') {
    writeFileSync(bundle, `${JSON.stringify(wanted, null, 2)}\n`);
  }
  assert.deepEqual(JSON.parse(readFileSync(bundle, 'utf8')), wanted);
});
