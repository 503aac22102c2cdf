// How the server behaves when things go wrong or change: slow analyses, mistakes of our own,
// cancelled requests, settings, files beside the open documents.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  type CancellationToken,
  CancellationTokenSource,
  type CodeAction,
  type CodeLens,
  type CompletionList,
  type DocumentDiagnosticReport,
  type Hover,
  type InlayHint,
  type InlineValueVariableLookup,
  type Location,
  type LocationLink,
  type SemanticTokens,
  type SemanticTokensDelta,
  type SignatureHelp,
  type WorkspaceDiagnosticReport,
  type WorkspaceEdit,
  type WorkspaceSymbol,
} from 'vscode-languageserver/node';
import type { Host, WorkspaceFiles } from '#server/host.ts';
import { fullCapabilities, memoryHost, pullCapabilities, startClient } from './client.ts';
import { fakeRegistry } from './fake-dialect.ts';

const uri = 'file:///main.fake';
const origin = { line: 0, character: 0 };

/** A host whose clock goes on a second with every look, so that each slice has one step. */
function slowHost(files: WorkspaceFiles = memoryHost.files): Host {
  let clock = 0;
  return { now: () => (clock += 1000), pause: memoryHost.pause, files };
}

/** Files in memory that say when they are read. */
function memoryFiles(files: Record<string, string>): WorkspaceFiles {
  return {
    find: async (_folders, endings) =>
      Object.keys(files).filter(name => endings.some(ending => name.endsWith(ending))),
    read: async name => files[name],
    readNow: name => files[name],
  };
}

describe('analysis in slices', () => {
  test('is given up for a newer text, and the answer is about the newest', async () => {
    const analysed: string[] = [];
    const onStep = (text: string) => {
      if (analysed.at(-1) !== text) analysed.push(text);
    };
    const registry = fakeRegistry({ steps: 50, onStep });
    const client = await startClient({ registry, host: slowHost() });
    await client.open(uri, 'a: mov', 'fake');
    const early = client.at<Hover>('textDocument/hover', uri, { line: 0, character: 4 });
    await client.replace(uri, 2, 'b: mov');
    await client.replace(uri, 3, '   mov r0');
    const hover = await early;
    assert.match(JSON.stringify(hover.contents), /\*\*mov\*\*/);
    assert.equal(analysed.at(-1), '   mov r0');
    assert.equal(analysed.filter(text => text === '   mov r0').length, 1);
    await client.stop();
  });

  test('hover and completion do not wait for a long one where an earlier one will do', async () => {
    // While the gate is closed, no analysis of more than one slice comes to its end.
    let gate = Promise.resolve();
    let openGate: () => void = () => undefined;
    const host: Host = { ...slowHost(), pause: () => gate.then(memoryHost.pause) };
    const client = await startClient({ registry: fakeRegistry({ steps: 5 }), host });
    await client.open(uri, 'start: mov r0\n mov r1\n mov r1, start\n', 'fake');
    const hover = (line: number) =>
      client.at<Hover>('textDocument/hover', uri, { line, character: 2 });
    assert.equal((await hover(1)).range?.start.line, 1);
    gate = new Promise(resolve => {
      openGate = resolve;
    });
    await client.replace(uri, 2, 'start: mov r0\n mov r0, st\n\n mov r1\n mov r1, start\n');
    assert.deepEqual((await hover(4)).range, {
      start: { line: 4, character: 1 },
      end: { line: 4, character: 4 },
    });
    const at = { line: 1, character: 11 };
    const list = await client.at<CompletionList>('textDocument/completion', uri, at);
    assert.deepEqual(
      list.items.map(item => item.label),
      ['start'],
    );
    assert.deepEqual(list.itemDefaults?.editRange, {
      start: { line: 1, character: 9 },
      end: { line: 1, character: 11 },
    });
    const help = await client.at<SignatureHelp>('textDocument/signatureHelp', uri, at);
    assert.equal(help.signatures[0]?.activeParameter, 1);
    // On a line that has changed the answer is about the newest text, which it waits for.
    const changed = hover(1);
    openGate();
    assert.equal((await changed).range?.start.line, 1);
    await client.stop();
  });

  test('a document that closes meanwhile is answered neutrally', async () => {
    const registry = fakeRegistry({ steps: 50 });
    const client = await startClient({ registry, host: slowHost() });
    await client.open(uri, 'a: mov', 'fake');
    const hover = client.at('textDocument/hover', uri, { line: 0, character: 4 });
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    assert.equal(await hover, null);
    assert.deepEqual(client.log, []);
    await client.stop();
  });

  test('a cancelled request is answered as cancelled', async () => {
    const registry = fakeRegistry({ steps: 50 });
    const client = await startClient({ registry, host: slowHost() });
    await client.open(uri, 'a: mov', 'fake');
    const source = new CancellationTokenSource();
    const params = { textDocument: { uri }, position: origin };
    const token: CancellationToken = source.token;
    const answer = client.connection.sendRequest('textDocument/hover', params, token);
    setImmediate(() => source.cancel());
    await assert.rejects(answer, { code: -32800 });
    await client.stop();
  });
});

describe('guard', () => {
  test('logs a mistake of ours and answers neutrally', async () => {
    const onStep = () => {
      throw new Error('broken on purpose');
    };
    const client = await startClient({ registry: fakeRegistry({ onStep }) });
    await client.open(uri, 'mov', 'fake');
    assert.equal(await client.at('textDocument/hover', uri, origin), null);
    assert.deepEqual(await client.at('textDocument/diagnostic', uri, origin), {
      kind: 'full',
      items: [],
    });
    assert.ok(client.log.some(line => /textDocument\/hover: Error: broken on purpose/.test(line)));
    await client.stop();
  });
});

describe('registers and other cases of a dialect', () => {
  test('completion keeps to the slot, and inline values look registers up', async () => {
    const client = await startClient({ registry: fakeRegistry() });
    await client.open(uri, 'start: mov R0, \n mov \n', 'fake');
    const labels = async (line: number, character: number) => {
      const list = await client.at<{ items: { label: string }[] }>('textDocument/completion', uri, {
        line,
        character,
      });
      return list.items.map(item => item.label);
    };
    assert.deepEqual(await labels(0, 15), ['start']);
    assert.deepEqual(await labels(1, 5), ['R0', 'R1']);
    const range = { start: origin, end: { line: 2, character: 0 } };
    const context = { frameId: 0, stoppedLocation: range };
    const params = { textDocument: { uri }, range, context };
    const values = await client.request<InlineValueVariableLookup[]>(
      'textDocument/inlineValue',
      params,
    );
    assert.deepEqual(
      values.map(value => [value.variableName, value.caseSensitiveLookup]),
      [['r0', false]],
    );
    await client.stop();
  });
});

describe('several files', () => {
  const library = 'file:///library.fake';
  const other = 'file:///other.fake';
  const files = {
    [library]: 'shared: mov r0\n',
    [other]: '%include "file:///library.fake"\n mov r1, shared\n',
  };
  const folders = [{ uri: 'file:///', name: 'all' }];
  const start = () =>
    startClient({ registry: fakeRegistry(), host: slowHost(memoryFiles(files)), folders });
  const main = `%include "${library}"\n mov r0, shared\n`;
  const use = { line: 1, character: 10 };

  test('a definition lies in the file that is included', async () => {
    const client = await start();
    await client.open(uri, main, 'fake');
    const [link] = await client.at<LocationLink[]>('textDocument/definition', uri, use);
    assert.equal(link?.targetUri, library);
    await client.stop();
  });

  test('references and rename reach every file that can name the symbol', async () => {
    const client = await start();
    await client.open(uri, main, 'fake');
    // Workspace diagnostics wait for the scan of the workspace.
    await client.request('workspace/diagnostic', { previousResultIds: [] });
    const context = { includeDeclaration: true };
    const method = 'textDocument/references';
    const found = await client.at<Location[]>(method, uri, use, { context });
    assert.deepEqual(found.map(place => place.uri).sort(), [library, uri, other].sort());
    const newName = 'common';
    const edit = await client.at<WorkspaceEdit>('textDocument/rename', uri, use, { newName });
    assert.deepEqual(Object.keys(edit.changes ?? {}).sort(), [library, uri, other].sort());
    await client.stop();
  });

  test('an edit of an open file makes those that include it stale', async () => {
    const client = await start();
    await client.open(library, 'shared: mov r0\n', 'fake');
    await client.open(uri, main, 'fake');
    assert.notEqual(await client.at('textDocument/definition', uri, use), null);
    await client.replace(library, 2, 'renamed: mov r0\n');
    assert.equal(await client.at('textDocument/definition', uri, use), null);
    await client.stop();
  });

  test('a file from elsewhere is forgotten when it closes', async () => {
    const elsewhere = [{ uri: 'file:///elsewhere', name: 'elsewhere' }];
    const all = { ...files, 'file:///elsewhere/own.fake': 'own: mov r0\n' };
    const host = slowHost({
      ...memoryFiles(all),
      find: async () => ['file:///elsewhere/own.fake'],
    });
    const client = await startClient({ registry: fakeRegistry(), host, folders: elsewhere });
    await client.open(library, 'shared: mov r0\n', 'fake');
    const params = { textDocument: { uri: library } };
    await client.connection.sendNotification('textDocument/didSave', params);
    await client.connection.sendNotification('textDocument/didClose', params);
    await client.request('workspace/diagnostic', { previousResultIds: [] });
    const query = async (name: string) =>
      (await client.request<WorkspaceSymbol[]>('workspace/symbol', { query: name })).length;
    assert.deepEqual([await query('own'), await query('shared')], [1, 0]);
    await client.stop();
  });

  test('workspace symbols include files that are not open', async () => {
    const client = await start();
    await client.request('workspace/diagnostic', { previousResultIds: [] });
    const find = () => client.request<WorkspaceSymbol[]>('workspace/symbol', { query: 'shar' });
    assert.deepEqual(
      (await find()).map(({ name, location }) => [name, location.uri]),
      [['shared', library]],
    );
    const changes = [{ uri: library, type: 3 }];
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    assert.deepEqual(await find(), []);
    await client.stop();
  });
});

describe('settings', () => {
  const source = 'file:///settings.bca';
  const text = 'loop:   PUSH 1\n        HALT\n';

  test('are asked for, and asked for again when they change', async () => {
    let section: unknown = { diagnostics: { 'unused-label': 'off' }, codeLens: false };
    const client = await startClient({ configuration: () => section });
    await client.open(source, text);
    const codes = async () => (await client.diagnostics(source)).map(({ code }) => code);
    // The settings may come after the first diagnostics, which are then pushed again.
    while ((await codes()).includes('unused-label'));
    const lenses = () => client.at<CodeLens[]>('textDocument/codeLens', source, origin);
    assert.deepEqual(await lenses(), []);
    section = {};
    const params = { settings: null };
    await client.connection.sendNotification('workspace/didChangeConfiguration', params);
    assert.ok((await codes()).includes('unused-label'));
    await client.stop();
  });

  test('come with the notification from clients that cannot be asked', async () => {
    const { workspace, ...others } = fullCapabilities;
    const client = await startClient({ capabilities: others });
    await client.open(source, text);
    assert.ok((await client.diagnostics(source)).length > 0);
    const off = Object.fromEntries(
      ['unused-label', 'idle-push', 'push-without-effect'].map(code => [code, 'off']),
    );
    const settings = {
      mnemonic: { diagnostics: off, inlayHints: { offset: false, depth: false } },
    };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings });
    const codes = (await client.diagnostics(source)).map(({ code }) => code);
    assert.ok(!codes.includes('unused-label'));
    const range = { start: origin, end: { line: 2, character: 0 } };
    const params = { textDocument: { uri: source }, range };
    assert.deepEqual(await client.request<InlayHint[]>('textDocument/inlayHint', params), []);
    assert.ok(workspace);
    await client.stop();
  });
});

describe('diagnostics by pull', () => {
  test('are never pushed as well, and a refresh follows a change of settings', async () => {
    let section: unknown = {};
    const capabilities = pullCapabilities;
    const client = await startClient({ capabilities, configuration: () => section });
    const refreshed = new Promise<void>(resolve => {
      client.connection.onRequest('workspace/diagnostic/refresh', () => {
        resolve();
        return null;
      });
    });
    let pushes = 0;
    client.connection.onNotification('textDocument/publishDiagnostics', () => {
      pushes++;
    });
    const source = 'file:///pull.bca';
    await client.open(source, 'PUSX\nHALT\n');
    const pull = (previousResultId?: string) =>
      client.at<DocumentDiagnosticReport>('textDocument/diagnostic', source, origin, {
        ...(previousResultId === undefined ? {} : { previousResultId }),
      });
    const first = await pull();
    assert.equal(first.kind, 'full');
    assert.equal((await pull(first.resultId)).kind, 'unchanged');
    await client.replace(source, 2, 'PUSX\nHALT\n\n');
    assert.equal((await pull(first.resultId)).kind, 'full');
    section = { diagnostics: { 'unused-label': 'error' } };
    const params = { settings: null };
    await client.connection.sendNotification('workspace/didChangeConfiguration', params);
    const all = await client.request<WorkspaceDiagnosticReport>('workspace/diagnostic', {
      previousResultIds: [{ uri: 'file:///gone.bca', value: 'x' }],
    });
    const gone = all.items.find(item => item.uri === 'file:///gone.bca');
    assert.deepEqual(gone && 'items' in gone ? gone.items : undefined, []);
    await refreshed;
    assert.equal(pushes, 0);
    await client.stop();
  });
});

describe('refactorings', () => {
  test('of the number at the cursor come by their kinds', async () => {
    const client = await startClient();
    const uri = 'file:///right.bca';
    await client.open(uri, 'PUSH 42\r\nHALT\r\n');
    const actions = (only?: string[]) =>
      client.request<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri },
        range: { start: { line: 0, character: 5 }, end: { line: 0, character: 7 } },
        context: { diagnostics: [], ...(only ? { only } : {}) },
      });
    const kinds = (await actions()).map(({ kind }) => kind);
    const rewrites = ['refactor.rewrite', 'refactor.rewrite', 'refactor.rewrite'];
    assert.deepEqual(kinds, [...rewrites, 'refactor.extract']);
    const [extract, ...none] = await actions(['refactor.extract']);
    assert.deepEqual(none, []);
    assert.deepEqual(
      extract?.edit?.changes?.[uri]?.map(({ newText }) => newText),
      ['.equ VALUE 42\r\n', 'VALUE'],
    );
    await client.stop();
  });
});

describe('semantic tokens', () => {
  test('leave out what a grammar colours, for clients that have one', async () => {
    const semanticTokens = {
      augmentsSyntaxTokens: true,
      requests: {},
      tokenTypes: [],
      tokenModifiers: [],
      formats: [],
    };
    const textDocument = { ...fullCapabilities.textDocument, semanticTokens };
    const client = await startClient({ capabilities: { ...fullCapabilities, textDocument } });
    const source = 'file:///tokens.bca';
    await client.open(source, "PUSH 1 ; one\nPUSH 'a'\n");
    const document = { textDocument: { uri: source } };
    const method = 'textDocument/semanticTokens/full';
    const { data } = await client.request<SemanticTokens>(method, document);
    assert.deepEqual(data, [0, 0, 4, 1, 0, 1, 0, 4, 1, 0]);
    await client.stop();
  });

  test('an edit gives one small edit of tokens', async () => {
    const client = await startClient();
    const source = 'file:///tokens.bca';
    const text = 'PUSH 1\n'.repeat(500);
    await client.open(source, text);
    const document = { textDocument: { uri: source } };
    const method = 'textDocument/semanticTokens/full';
    const full = await client.request<SemanticTokens>(method, document);
    await client.replace(source, 2, `${text.slice(0, 700)}HALT\n${text.slice(700)}`);
    const delta = await client.request<SemanticTokensDelta>(`${method}/delta`, {
      ...document,
      previousResultId: full.resultId,
    });
    assert.equal(delta.edits.length, 1);
    assert.ok((delta.edits[0]?.data?.length ?? 0) <= 10);
    await client.stop();
  });
});
