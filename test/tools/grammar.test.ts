// The TextMate grammars on the samples and on single lines, by the engine that VS Code uses.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { analyzeNow, type Dialect } from '#core/dialect.ts';
import { TokenKind } from '#core/syntax/token.ts';
import { SourceText } from '#core/text/source.ts';
import { dialectOf, dialects } from '#dialects/registry.ts';
import { root } from '#tools/project.ts';

const load = createRequire(import.meta.url);
const oniguruma: typeof import('vscode-oniguruma') = load('vscode-oniguruma');
const textmate: typeof import('vscode-textmate') = load('vscode-textmate');

type Grammar = import('vscode-textmate').IGrammar;

const grammars = new Map<string, Grammar>();

before(async () => {
  const wasm = readFileSync(load.resolve('vscode-oniguruma/release/onig.wasm'));
  await oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.length));
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: sources => new oniguruma.OnigScanner(sources),
      createOnigString: text => new oniguruma.OnigString(text),
    }),
    loadGrammar: async scope => {
      const path = join(root, 'syntaxes', `${scope.replace('source.', '')}.tmLanguage.json`);
      return textmate.parseRawGrammar(readFileSync(path, 'utf8'), path);
    },
  });
  for (const { id } of dialects) {
    grammars.set(id, (await registry.loadGrammar(`source.${id}`))!);
  }
});

/** The scopes of a line's character, the dialect's own name left out. */
function scopeAt(dialect: string, line: string, character: number): string {
  const { tokens } = grammars.get(dialect)!.tokenizeLine(line, null);
  const token = tokens.find(each => each.startIndex <= character && character < each.endIndex);
  return (token?.scopes ?? []).slice(1).join(' ');
}

interface Sample {
  readonly path: string;
  readonly source: SourceText;
  readonly dialect: Dialect;
}

function samples(): Sample[] {
  const folder = join(root, 'samples');
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return paths.flatMap(path => {
    const isSource = dialects.some(each => each.extensions.some(end => path.endsWith(end)));
    if (!isSource) return [];
    const text = readFileSync(join(folder, path), 'utf8');
    const dialect = dialectOf(path, () => text);
    return dialect ? [{ path, source: new SourceText(`file:///${path}`, text), dialect }] : [];
  });
}

/** What the grammar must say of a token; undefined where it is free. */
function wanted(kind: number, isInstruction: boolean): RegExp | undefined {
  if (kind === TokenKind.comment) return /^comment/;
  if (kind === TokenKind.string) return /^string/;
  return isInstruction ? /keyword/ : undefined;
}

describe('on the samples', () => {
  for (const { path, source, dialect } of samples()) {
    test(`${path} has its comments, strings and instructions`, () => {
      const { tokens, statements } = analyzeNow(dialect, source);
      const heads = new Set(
        statements.flatMap(({ head, word }) =>
          // A macro of the program's own is no word of the language.
          head && word?.kind === 'instruction' && dialect.vocabulary.lookup(word.name) === word
            ? [head.start]
            : [],
        ),
      );
      for (let index = 0; index < tokens.count; index++) {
        const start = tokens.starts[index]!;
        const scope = wanted(tokens.kinds[index]!, heads.has(start));
        if (!scope) continue;
        const line = source.lineAt(start);
        const text = source.slice(source.lineSpan(line));
        const found = scopeAt(dialect.id, text, start - source.lineStarts[line]!);
        const part = source.text.slice(start, tokens.starts[index + 1]);
        assert.match(found, scope, `${part} in line ${line + 1}: ${text}`);
      }
    });
  }
});

// biome-ignore format: a row a line: dialect, line with the part in «», its scope.
const rows: readonly (readonly [dialect: string, line: string, scope: RegExp])[] = [
  ['nasm', '«%define» SIZE 5', /keyword\.control\.directive/],
  ['nasm', '%define «SIZE» 5', /entity\.name\.function\.macro/],
  ['nasm', '%macro «when» 2', /entity\.name\.function\.macro/],
  ['nasm', '        jz      «%2»', /variable\.parameter/],
  ['nasm', '«%%again»: nop', /variable\.parameter/],
  ['nasm', '«.loop»: nop', /entity\.name\.function\.label/],
  ['nasm', '«table» dd 1, 2', /entity\.name\.function\.label/],
  ['nasm', '        mov     «dword» [rbx], 1', /storage\.type/],
  ['nasm', '        mov     dword [«rbx»], 1', /variable\.language\.register/],
  ['nasm', '        mov     eax, «0x1F»', /constant\.numeric/],
  ['nasm', '        mov     eax, «1Fh»', /constant\.numeric/],
  ['nasm', '        vaddps  zmm0«{k1}»{z}, zmm1, zmm2', /storage\.modifier/],
  ['nasm', '        «section» .text', /keyword\.control\.directive/],
  ['nasm', "        db      «'a;b'», 0", /string/],
  ['lc3', 'LOOP    «ADD» R0, R0, #-1', /keyword/],
  ['lc3', '        ADD «R0», R0, #-1', /variable\.language\.register/],
  ['bytecode', 'done:   «HALT»', /keyword/],
];

describe('single lines', () => {
  for (const [dialect, marked, scope] of rows) {
    test(`${dialect}: ${marked}`, () => {
      const at = marked.indexOf('«');
      assert.match(scopeAt(dialect, marked.replace(/[«»]/g, ''), at), scope);
    });
  }
});

describe('Markdown', () => {
  test('code blocks of every language are coloured', async () => {
    const path = join(root, 'syntaxes/markdown-codeblocks.tmLanguage.json');
    const registry = new textmate.Registry({
      onigLib: Promise.resolve({
        createOnigScanner: sources => new oniguruma.OnigScanner(sources),
        createOnigString: text => new oniguruma.OnigString(text),
      }),
      loadGrammar: async scope => {
        const file = scope.startsWith('source.')
          ? join(root, 'syntaxes', `${scope.replace('source.', '')}.tmLanguage.json`)
          : path;
        return textmate.parseRawGrammar(readFileSync(file, 'utf8'), file);
      },
    });
    const grammar = (await registry.loadGrammar('markdown.mnemonic.codeblock'))!;
    const fence = '```';
    const words: Readonly<Record<string, string>> = {
      bytecode: 'HALT',
      lc3: 'HALT',
      nasm: 'syscall',
    };
    for (const { id } of dialects) {
      let state: import('vscode-textmate').StateStack | null = null;
      const scopes: string[] = [];
      for (const line of [`${fence}${id}`, `        ${words[id]}`, fence, words[id]!]) {
        const result = grammar.tokenizeLine(line, state);
        state = result.ruleStack;
        scopes.push(result.tokens.at(-1)!.scopes.join(' '));
      }
      assert.match(scopes[1]!, new RegExp(`meta\\.embedded\\.block\\.${id} keyword`), id);
      assert.doesNotMatch(scopes[3]!, /keyword/, id);
    }
  });
});
