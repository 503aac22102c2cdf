// Names that several files of one program share: where they are defined, used and renamed.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Location, WorkspaceEdit } from 'vscode-languageserver';
import type { AssembleResult } from '#server/messages.ts';
import { memoryHost, startClient, type TestClient } from './client.ts';

const main = `        extern  print
        section .text
start:  call    print
        ret
`;
const library = `        global  print
        section .text
print:  ret
`;

const files: Readonly<Record<string, string>> = {
  'file:///program/main.nasm': main,
  'file:///program/library.nasm': library,
  // Another program with a function of the same name.
  'file:///other/library.nasm': `${library}        call    print\n`,
};

describe('an imported name', () => {
  let client: TestClient;
  const uri = 'file:///program/main.nasm';
  const at = { textDocument: { uri }, position: { line: 2, character: 17 } };

  before(async () => {
    client = await startClient({});
    for (const [name, text] of Object.entries(files)) await client.open(name, text, 'nasm');
  });
  after(() => client.stop());

  test('is defined in the nearest file that exports it', async () => {
    const found = await client.request<Location | Location[]>('textDocument/definition', at);
    const [place] = [found].flat();
    const target = JSON.stringify(place);
    assert.ok(target.includes('file:///program/library.nasm'), target);
  });

  test('is declared where it is imported', async () => {
    const found = await client.request<Location | Location[]>('textDocument/declaration', at);
    assert.ok(JSON.stringify(found).includes(uri));
  });

  test('is used in both files, and not in another program', async () => {
    const context = { includeDeclaration: true };
    const params = { ...at, context };
    const found = await client.request<Location[]>('textDocument/references', params);
    const uses = found.map(place => `${place.uri.slice(8)}:${place.range.start.line}`).sort();
    assert.deepEqual(uses, [
      'program/library.nasm:0',
      'program/library.nasm:2',
      'program/main.nasm:0',
      'program/main.nasm:2',
    ]);
  });

  test('is renamed in both files', async () => {
    const params = { ...at, newName: 'show' };
    const edit = await client.request<WorkspaceEdit>('textDocument/rename', params);
    assert.deepEqual(Object.keys(edit.changes ?? {}).sort(), [
      'file:///program/library.nasm',
      'file:///program/main.nasm',
    ]);
  });
});

test('a rename waits for the files of the workspace to be read', async () => {
  const uri = 'file:///program/main.nasm';
  const other = 'file:///program/library.nasm';
  const slowly = async <T>(value: T) => {
    for (let turn = 0; turn < 50; turn++) await memoryHost.pause();
    return value;
  };
  const client = await startClient({
    folders: [{ uri: 'file:///program', name: 'program' }],
    host: {
      ...memoryHost,
      files: { find: () => slowly([uri, other]), read: name => slowly(files[name]) },
    },
  });
  await client.open(uri, main, 'nasm');
  const position = { line: 2, character: 17 };
  const params = { textDocument: { uri }, position, newName: 'show' };
  const edit = await client.request<WorkspaceEdit>('textDocument/rename', params);
  assert.deepEqual(Object.keys(edit.changes ?? {}).sort(), [other, uri]);
  await client.stop();
});

test('a part of a program is read as what it is in the whole', async () => {
  const sources: Readonly<Record<string, string>> = {
    'file:///kernel/kernel.asm': 'bits 16\norg 0\n%include "parts/screen.asm"\nROWS equ 25\n',
    'file:///kernel/parts/screen.asm': 'clear:\n mov cx, ROWS\n push es\n call wait_key\n ret\n',
    'file:///kernel/parts/keys.asm': 'wait_key:\n mov ah, 0\n int 16h\n ret\n',
  };
  const whole = 'file:///kernel/kernel.asm';
  const part = 'file:///kernel/parts/screen.asm';
  const all: typeof sources = {
    ...sources,
    [whole]: `${sources[whole]}%include "parts/keys.asm"\n`,
  };
  const files = {
    find: async () => Object.keys(all),
    read: async (name: string) => all[name],
    readNow: (name: string) => all[name],
  };
  const folders = [{ uri: 'file:///kernel', name: 'kernel' }];
  const client = await startClient({ folders, host: { ...memoryHost, files } });
  await client.open(part, sources[part]!, 'nasm');
  while ((await client.diagnostics(part)).length > 0);
  const report = await client.request<{ items: { items: unknown[] }[] }>('workspace/diagnostic', {
    previousResultIds: [],
  });
  assert.deepEqual(
    report.items.flatMap(({ items }) => items),
    [],
  );
  const at = { textDocument: { uri: part }, position: { line: 3, character: 8 } };
  const found = await client.request<unknown>('textDocument/definition', at);
  assert.match(JSON.stringify(found), /parts\/keys\.asm/);
  const rename = { textDocument: at.textDocument, position: { line: 1, character: 9 } };
  const params = { ...rename, newName: 'LINES' };
  const edit = await client.request<WorkspaceEdit>('textDocument/rename', params);
  assert.deepEqual(Object.keys(edit.changes ?? {}).sort(), [whole, part]);
  // What is wrong in the part itself is said at its place, and nothing of the rest.
  await client.replace(part, 2, `${sources[part]} mov al, bx\n`);
  const said = await client.diagnostics(part);
  assert.deepEqual(
    said.map(({ range, message }) => [range.start.line, range.start.character, message]),
    [[5, 1, 'Invalid combination of opcode and operands.']],
  );
  // A change of the whole counts for the part as well.
  await client.replace(part, 3, sources[part]!);
  assert.deepEqual(await client.diagnostics(part), []);
  await client.open(whole, all[whole]!, 'nasm');
  await client.diagnostics(whole);
  await client.replace(whole, 2, all[whole]!.replace('ROWS', 'LINES'));
  const [missing] = await client.diagnostics(part);
  assert.equal(missing?.message, "Symbol `ROWS' not defined.");
  await client.stop();
});

test('a rename is judged under the settings of the workspace', async () => {
  const configuration = () => ({ nasm: { outputFormat: 'bin', defines: ['SIZE=4'] } });
  const client = await startClient({ configuration });
  const uri = 'file:///boot.nasm';
  await memoryHost.pause();
  // In 64 bits there is no such address; without the setting there is no SIZE.
  await client.open(uri, 'start: mov ax, [bx+si]\n times SIZE nop\n jmp start\n', 'nasm');
  assert.deepEqual(await client.diagnostics(uri), []);
  const position = { line: 2, character: 6 };
  const params = { textDocument: { uri }, position, newName: 'begin' };
  const edit = await client.request<WorkspaceEdit>('textDocument/rename', params);
  assert.equal(edit.changes?.[uri]?.length, 2);
  await client.stop();
});

test('labels of another file are in the words of an LC-3 image', async () => {
  const client = await startClient({});
  const uri = 'file:///sum/main.asm';
  await client.open(uri, '.EXTERNAL SUM\n.ORIG x3000\nA .FILL SUM\nB .FILL A\n.END\n', 'lc3');
  await client.open('file:///sum/sum.asm', '.ORIG x5000\nNOP\nSUM RET\n.END\n', 'lc3');
  const made = await client.request<AssembleResult>('mnemonic/assemble', { uri, format: 'hex' });
  const content = Buffer.from(made.files[0]!.base64, 'base64').toString();
  assert.equal(content, '@3000\n5001\n3000\n');
  await client.stop();
});

describe('a name that macros make in two files', () => {
  const macros = `%macro const 1-2+
    %xdefine %1 codec_ %+ %1
    global %1
    %1: %2
%endmacro
%macro cextern 1
    %xdefine %1 codec_ %+ %1
    extern %1
%endmacro
`;
  const sources: Readonly<Record<string, string>> = {
    'file:///codec/macros.inc': macros,
    'file:///codec/tables.asm': '%include "macros.inc"\nconst row, dd 1\n mov eax, [row]\n',
    'file:///codec/code.asm': '%include "macros.inc"\ncextern row\n mov eax, [row]\n',
    'file:///codec/plain.asm': ' extern codec_row\n mov eax, [codec_row]\n',
  };
  const files = {
    find: async () => Object.keys(sources),
    read: async (name: string) => sources[name],
    readNow: (name: string) => sources[name],
  };
  const folders = [{ uri: 'file:///codec', name: 'codec' }];
  const rename = async (client: TestClient, name: string, position: object, newName: string) => {
    const params = { textDocument: { uri: `file:///codec/${name}` }, position, newName };
    const edit = await client.request<WorkspaceEdit>('textDocument/rename', params);
    return Object.entries(edit.changes ?? {})
      .map(([uri, edits]) => [uri.slice(14), ...edits.map(({ newText }) => newText)].join(' '))
      .sort();
  };

  test('is defined, and renamed with what stands around it', async () => {
    const client = await startClient({ folders, host: { ...memoryHost, files } });
    for (const name of ['code.asm', 'plain.asm']) {
      await client.open(`file:///codec/${name}`, sources[`file:///codec/${name}`]!, 'nasm');
    }
    const inCode = { line: 2, character: 11 };
    assert.deepEqual(await rename(client, 'code.asm', inCode, 'line'), [
      'code.asm line line',
      'plain.asm line line',
      'tables.asm line line',
    ]);
    const inPlain = { line: 1, character: 12 };
    assert.deepEqual(await rename(client, 'plain.asm', inPlain, 'codec_line'), [
      'code.asm line line',
      'plain.asm codec_line codec_line',
      'tables.asm line line',
    ]);
    await assert.rejects(rename(client, 'plain.asm', inPlain, 'line'), {
      message:
        'A macro makes “codec_row” of “row” (code.asm, line 2); ' +
        'choose a name that differs in this part alone.',
    });
    const at = { textDocument: { uri: 'file:///codec/code.asm' }, position: inCode };
    const found = await client.request<unknown>('textDocument/definition', at);
    assert.match(JSON.stringify(found), /tables\.asm/);
    await client.stop();
  });
});
