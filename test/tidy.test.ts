// Holds the house rules that neither the compiler nor the linter knows: layers, sizes, manifest.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import {
  dialectNames,
  functionsOf,
  type Import,
  importsOf,
  readSources,
  root,
  type SourceFile,
  tablesOf,
} from './tidy/sources.ts';

const functionLinesMax = 70;
const lineColumnsMax = 100;
const fileLinesMax = 450;

/**
 * Which files may import what. The first row whose `files` matches holds. `$own` is the text of the
 * group in `files`. `types` are allowed with `import type` only.
 */
interface Layer {
  readonly files: RegExp;
  readonly may: readonly string[];
  readonly types?: readonly string[];
}

// The file's name says that it runs on Node only; the worker build never sees it.
const nodeMain = /^(server|debug-adapter|client)\/.*\.node\.ts$/;
const languageServer = 'npm:vscode-languageserver';
const registry = 'dialects/registry.ts';
const lazyRegistry = 'dialects/lazy-registry.ts';
const layers: readonly Layer[] = [
  { files: /^(core)\//, may: ['core/'] },
  { files: /^(dialects)\/(?:lazy-)?registry\.ts$/, may: ['core/', 'dialects/'] },
  { files: /^(dialects\/[^/]+\/)/, may: ['core/', 'npm:fflate', '$own'] },
  { files: /^(server\/features\/)/, may: ['core/', '$own'] },
  {
    files: /^(server\/)(?:protocol|documents|main\.node|main\.worker)\.ts$/,
    may: ['core/', lazyRegistry, languageServer, '$own'],
  },
  { files: /^(server\/)/, may: ['core/', lazyRegistry, '$own'] },
  {
    files: /^(debug-adapter\/)/,
    may: ['core/', registry, '$own'],
    types: ['npm:@vscode/debugprotocol'],
  },
  { files: /^(cli\/)/, may: ['core/', 'server/features/', registry, 'node:', '$own'] },
  {
    files: /^(client\/)/,
    may: ['npm:vscode-languageclient', 'npm:=vscode', '$own'],
    types: ['core/', 'npm:@vscode/debugprotocol', 'npm:@types/vscode-webview'],
  },
  { files: /^(test\/editor\/)/, may: ['npm:', 'node:', 'core/', 'tools/', 'test/'] },
  { files: /^(test|tools)\//, may: [''] },
];

function isAllowed(target: string, pattern: string, own: string): boolean {
  if (pattern === '$own') return target.startsWith(own);
  if (pattern === 'npm:=vscode') return target === 'npm:vscode';
  return target.startsWith(pattern);
}

function layerProblem(file: SourceFile, found: Import): string | undefined {
  const layer = layers.find(row => row.files.test(file.path));
  assert.ok(layer, `${file.path} is in no layer: add its folder to \`layers\` in tidy.test.ts.`);
  const own = layer.files.exec(file.path)?.[1] ?? '';
  const mayImportVscode = layer.may.some(pattern => /^npm:(=vscode)?$/.test(pattern));
  if (found.target === 'npm:vscode' && !mayImportVscode) {
    return 'only client/ and the in-host tests know vscode';
  }
  if (nodeMain.test(file.path) && found.target.startsWith('node:')) return undefined;
  if (layer.may.some(pattern => isAllowed(found.target, pattern, own))) return undefined;
  const typesMay = layer.types?.some(pattern => isAllowed(found.target, pattern, own)) ?? false;
  if (typesMay && found.typeOnly) return undefined;
  return typesMay
    ? 'this layer may have its types only: write "import type"'
    : `this layer may import ${layer.may.join(', ')}`;
}

/** Fails with every problem at once, each on a line with its place. */
function assertNone(problems: readonly string[], advice: string): void {
  assert.equal(problems.length, 0, `\n  ${problems.join('\n  ')}\n${advice}`);
}

const sources = readSources();

describe('layers', () => {
  test('every import keeps to the table', () => {
    const problems = sources.flatMap(file =>
      importsOf(file).flatMap(found => {
        const problem = layerProblem(file, found);
        return problem ? [`${file.path}:${found.line} imports ${found.target}: ${problem}`] : [];
      }),
    );
    assertNone(problems, 'Move the code to the layer that may know it, or pass the value in.');
  });

  test('no dialect is named outside dialects/', () => {
    const neutral = sources.filter(file => /^(core|server|debug-adapter)\//.test(file.path));
    const problems = neutral.flatMap(file =>
      file.lines.flatMap((line, index) =>
        dialectNames()
          .filter(name => line.toLowerCase().includes(name))
          .map(name => `${file.path}:${index + 1} names ${name}`),
      ),
    );
    assertNone(problems, 'Ask the dialect through its interface in core/dialect.ts instead.');
  });
});

const isGenerated = ({ text }: SourceFile) => /^\/\/ Generated/.test(text);

describe('sizes', () => {
  test(`no function is longer than ${functionLinesMax} lines`, () => {
    const problems = sources.flatMap(file =>
      functionsOf(file)
        .filter(range => range.end - range.start > functionLinesMax)
        .map(range => `${file.path}:${range.start + 1} has ${range.end - range.start} lines`),
    );
    assertNone(problems, 'Give each part of the function a name of its own.');
  });

  test(`no line is longer than ${lineColumnsMax} columns`, () => {
    const problems = sources.flatMap(file => {
      if (isGenerated(file)) return [];
      const tables = tablesOf(file);
      return file.lines.flatMap((line, index) => {
        const inTable = tables.some(range => index >= range.start && index < range.end);
        const columns = [...line].length;
        return columns > lineColumnsMax && !inTable
          ? [`${file.path}:${index + 1} has ${columns} columns`]
          : [];
      });
    });
    assertNone(problems, 'Break the line. A table aligned by hand is exempt: biome-ignore format.');
  });

  test(`no file is longer than ${fileLinesMax} lines`, () => {
    const problems = sources.flatMap(file => {
      if (isGenerated(file)) return [];
      const inTables = tablesOf(file).reduce((sum, range) => sum + range.end - range.start, 0);
      const lines = file.lines.length - inTables;
      return lines > fileLinesMax ? [`${file.path} has ${lines} lines beside its tables`] : [];
    });
    assertNone(problems, 'Split the file by nouns.');
  });
});

describe('text', () => {
  test('every file opens with a sentence that says what it is', () => {
    const opening = /^(#!.*\n)?(\/\/ .*(\n\/\/ .*)*|\/\*\*?[\s\S]*?\*\/)/;
    const problems = sources
      .filter(file => !/\w+ .*[.!]/s.test(opening.exec(file.text)?.[2] ?? ''))
      .map(file => `${file.path} opens with ${JSON.stringify(file.lines[0])}`);
    assertNone(problems, 'Write one sentence in a comment on the first line, with a full stop.');
  });

  test('no list is spread into a call of push', () => {
    const product = sources.filter(file => !/^(test|tools)\//.test(file.path));
    const problems = product.flatMap(file =>
      file.lines.flatMap((line, index) =>
        line.includes('.push(...') ? [`${file.path}:${index + 1} ${line.trim()}`] : [],
      ),
    );
    assertNone(
      problems,
      'It throws with a hundred thousand items: say appendAll of core/lists.ts.',
    );
  });

  test('nothing is left for later or left out', () => {
    // The words are put together here so that this file does not find itself.
    const words = ['TO-DO', 'FIX-ME', 'XX-X'].map(word => word.replace('-', ''));
    const modifiers = ['on-ly', 'sk-ip', 'to-do'].map(word => word.replace('-', ''));
    const leftOver = new RegExp(
      `\\b(${words.join('|')})\\b|\\b(test|it|describe|suite)\\.(${modifiers.join('|')})\\b`,
    );
    const problems = sources.flatMap(file =>
      file.lines.flatMap((line, index) =>
        leftOver.test(line) ? [`${file.path}:${index + 1} ${line.trim()}`] : [],
      ),
    );
    assertNone(problems, 'Do it now or write an issue; let every test run.');
  });
});

interface Manifest {
  readonly contributes?: {
    readonly commands?: readonly { readonly command: string }[];
    readonly configuration?: unknown;
  };
}

function readManifest(): { text: string; manifest: Manifest } {
  const text = readFileSync(join(root, 'package.json'), 'utf8');
  return { text, manifest: JSON.parse(text) as Manifest };
}

/** The identifiers of commands that client/ registers, by a call or as the key of a table. */
function registeredCommands(): Set<string> {
  const configuration = JSON.stringify(readManifest().manifest.contributes?.configuration ?? {});
  const pattern = /\bregister(?:TextEditor)?Command\(\s*'([^']+)'|'(mnemonic\.[\w.]+)':/g;
  const found = new Set<string>();
  for (const file of sources.filter(source => source.path.startsWith('client/'))) {
    for (const match of file.text.matchAll(pattern)) {
      const name = match[1] ?? match[2] ?? '';
      if (!configuration.includes(`"${name}":`)) found.add(name);
    }
  }
  return found;
}

function without(names: ReadonlySet<string>, others: ReadonlySet<string>): string[] {
  return [...names].filter(name => !others.has(name));
}

describe('manifest', () => {
  test('the commands it contributes are those that client/ registers', () => {
    const { manifest } = readManifest();
    const contributed = new Set(manifest.contributes?.commands?.map(row => row.command) ?? []);
    const registered = registeredCommands();
    assertNone(
      [
        ...without(contributed, registered).map(name => `${name} is not registered`),
        ...without(registered, contributed).map(name => `${name} is not contributed`),
      ],
      "Register with registerCommand('name', …) or a table whose keys are the quoted names in " +
        'client/, and list the command in contributes.commands (hidden by a menu if it must be).',
    );
  });

  test('every %key% has its text and every text is used', () => {
    const used = new Set(
      [...readManifest().text.matchAll(/"%([^%"]+)%"/g)].map(hit => hit[1] ?? ''),
    );
    const path = join(root, 'package.nls.json');
    const texts = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as object) : {};
    const present = new Set(Object.keys(texts));
    assertNone(
      [
        ...without(used, present).map(key => `%${key}% has no entry in package.nls.json`),
        ...without(present, used).map(key => `package.nls.json: ${key} is not used`),
      ],
      'Keep package.json and package.nls.json in step.',
    );
  });

  test('every file that it names is there', () => {
    const { manifest } = readManifest();
    const named = JSON.stringify(manifest.contributes ?? {}).matchAll(/"(\.\/[^"]+)"/g);
    const problems = [...named]
      .map(match => match[1] ?? '')
      .filter(path => !path.startsWith('./dist/') && !existsSync(join(root, path)));
    assertNone(problems, 'Add the file or take it out of contributes in package.json.');
  });
});
