// The language server as a client sees it: every method, over streams in memory.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type * as lsp from 'vscode-languageserver/node';
import { applyEdits } from '#core/text/edits.ts';
import { SourceText } from '#core/text/source.ts';
import { semanticTokenTypes } from '#server/features/semantic-tokens.ts';
import { methodRows } from '#server/methods.ts';
import { startClient, type TestClient } from './client.ts';

const uri = 'file:///program.bca';
const text = `; Counts down; see https://example.org/loops.
.var counter 3
.task one priority=2
loop:   LOAD counter
        SUB 1
        STORE counter
        CALL show
        JMP loop
.task two
        CALL show
        HALT
show:   LOAD counter
        PRINT
        RET
`;

const position = (line: number, character: number): lsp.Position => ({ line, character });
const everything: lsp.Range = { start: position(0, 0), end: position(14, 0) };

/** The text after LSP's edits. */
function edited(before: string, edits: readonly lsp.TextEdit[]): string {
  const source = new SourceText(uri, before);
  return applyEdits(
    before,
    edits.map(({ range, newText }) => ({
      span: { start: source.offsetAt(range.start), end: source.offsetAt(range.end) },
      newText,
    })),
  );
}

describe('protocol', () => {
  let client: TestClient;
  const asked = new Set<string>();
  const at = <R>(method: string, line: number, character: number, more: object = {}) => {
    asked.add(method);
    return client.at<R>(method, uri, position(line, character), more);
  };
  const ask = <R>(method: string, params: object) => {
    asked.add(method);
    return client.request<R>(method, params);
  };
  const ofDocument = <R>(method: string, more: object = {}) =>
    ask<R>(method, { textDocument: { uri }, ...more });
  const tell = async (method: string, params: object) => {
    asked.add(method);
    await client.connection.sendNotification(method, params);
  };

  before(async () => {
    client = await startClient({ initializationOptions: { commands: true } });
    asked.add('textDocument/didOpen');
    await client.open(uri, text);
    assert.deepEqual(await client.diagnostics(uri), []);
  });
  after(() => client.stop());

  test('initialize tells the name and the encoding of positions', () => {
    assert.equal(client.initialized.serverInfo?.name, 'Mnemonic');
    assert.equal(client.initialized.capabilities.positionEncoding, 'utf-16');
  });

  test('hover', async () => {
    const hover = await at<lsp.Hover>('textDocument/hover', 4, 9);
    assert.deepEqual(hover.range, { start: position(4, 8), end: position(4, 11) });
    assert.match((hover.contents as lsp.MarkupContent).value, /^\*\*SUB\*\*/);
    assert.equal(await at('textDocument/hover', 0, 3), null);
  });

  test('completion and its resolution', async () => {
    const list = await at<lsp.CompletionList>('textDocument/completion', 7, 14);
    assert.deepEqual(
      list.items.map(item => item.label),
      ['loop'],
    );
    const all = await at<lsp.CompletionList>('textDocument/completion', 7, 12);
    assert.deepEqual(all.items.map(item => item.label).sort(), ['loop', 'show']);
    const range = list.itemDefaults?.editRange;
    assert.deepEqual(range, { start: position(7, 12), end: position(7, 16) });
    const loop = list.items.find(item => item.label === 'loop')!;
    const resolved = await ask<lsp.CompletionItem>('completionItem/resolve', loop);
    assert.match(JSON.stringify(resolved.documentation), /label in `one` · 1 reference/);
  });

  test('completion typed by a blank at the margin stays silent', async () => {
    const context = { triggerKind: 2, triggerCharacter: ' ' };
    const list = await at<lsp.CompletionList>('textDocument/completion', 14, 0, { context });
    assert.deepEqual(list.items, []);
  });

  test('signature help', async () => {
    const help = await at<lsp.SignatureHelp>('textDocument/signatureHelp', 4, 12);
    assert.deepEqual(
      help.signatures.map(signature => signature.label),
      ['SUB', 'SUB imm'],
    );
    assert.equal(help.activeSignature, 1);
    assert.equal(help.signatures[1]?.activeParameter, 0);
  });

  test('definition and declaration', async () => {
    for (const method of ['textDocument/definition', 'textDocument/declaration']) {
      const [link] = await at<lsp.LocationLink[]>(method, 6, 14);
      assert.deepEqual(link?.targetSelectionRange, {
        start: position(11, 0),
        end: position(11, 4),
      });
      assert.deepEqual(link?.originSelectionRange, {
        start: position(6, 13),
        end: position(6, 17),
      });
    }
  });

  test('references with and without the declaration', async () => {
    const find = (includeDeclaration: boolean) =>
      at<lsp.Location[]>('textDocument/references', 3, 15, { context: { includeDeclaration } });
    const lines = (found: lsp.Location[]) => found.map(({ range }) => range.start.line);
    assert.deepEqual(lines(await find(true)), [1, 3, 5, 11]);
    assert.deepEqual(lines(await find(false)), [3, 5, 11]);
  });

  test('highlights tell reads from writes', async () => {
    const found = await at<lsp.DocumentHighlight[]>('textDocument/documentHighlight', 3, 15);
    assert.deepEqual(
      found.map(({ range, kind }) => [range.start.line, kind]),
      [
        [1, 3],
        [3, 2],
        [5, 3],
        [11, 2],
      ],
    );
  });

  test('linked editing', async () => {
    const found = await at<lsp.LinkedEditingRanges>('textDocument/linkedEditingRange', 3, 1);
    assert.equal(found.ranges.length, 2);
    assert.match('loop_2', new RegExp(`^${found.wordPattern}$`));
    assert.doesNotMatch('2loop', new RegExp(`^${found.wordPattern}$`));
  });

  test('rename', async () => {
    const prepared = await at<{ placeholder: string }>('textDocument/prepareRename', 3, 1);
    assert.equal(prepared.placeholder, 'loop');
    assert.equal(await at('textDocument/prepareRename', 4, 9), null);
    const edit = await at<lsp.WorkspaceEdit>('textDocument/rename', 3, 1, { newName: 'again' });
    const renamed = edited(text, edit.changes?.[uri] ?? []);
    assert.equal(renamed, text.replace('loop:', 'again:').replace('JMP loop', 'JMP again'));
  });

  test('rename says why a name cannot be', async () => {
    const rename = (newName: string) => at('textDocument/rename', 11, 1, { newName });
    await assert.rejects(rename('2nd'), /“2nd” is not a name: use letters, digits and _/);
    await assert.rejects(rename('push'), /“push” is the instruction PUSH/);
    await assert.rejects(rename('counter'), /“counter” is the name of a shared variable already/);
    await assert.rejects(at('textDocument/rename', 4, 9, { newName: 'x' }), /no name to rename/);
  });

  test('document symbols', async () => {
    const symbols = await ofDocument<lsp.DocumentSymbol[]>('textDocument/documentSymbol');
    const names = (all: lsp.DocumentSymbol[]) => all.map(({ name }) => name);
    assert.deepEqual(names(symbols), ['counter', 'one', 'two']);
    assert.deepEqual(names(symbols[1]?.children ?? []), ['loop']);
  });

  test('workspace symbols', async () => {
    const found = await ask<lsp.WorkspaceSymbol[]>('workspace/symbol', { query: 'sho' });
    assert.deepEqual(
      found.map(({ name, containerName }) => [name, containerName]),
      [['show', 'two']],
    );
  });

  test('folding, selection and links', async () => {
    const folds = await ofDocument<lsp.FoldingRange[]>('textDocument/foldingRange');
    assert.ok(folds.some(({ startLine, endLine }) => startLine === 2 && endLine === 7));
    const positions = [position(4, 13), position(0, 0)];
    const ranges = await ofDocument<lsp.SelectionRange[]>('textDocument/selectionRange', {
      positions,
    });
    assert.deepEqual(ranges[0]?.range, { start: position(4, 12), end: position(4, 13) });
    assert.equal(ranges.length, 2);
    const links = await ofDocument<lsp.DocumentLink[]>('textDocument/documentLink');
    assert.deepEqual(
      links.map(link => link.target),
      ['https://example.org/loops'],
    );
  });

  test('semantic tokens: full, range and delta', async () => {
    const method = 'textDocument/semanticTokens/full';
    const full = await ofDocument<lsp.SemanticTokens>(method);
    assert.equal(full.data.length % 5, 0);
    assert.equal(semanticTokenTypes[full.data[3]!], 'comment');
    const range = await ofDocument<lsp.SemanticTokens>('textDocument/semanticTokens/range', {
      range: { start: position(4, 0), end: position(5, 0) },
    });
    assert.deepEqual(range.data.slice(0, 3), [4, 8, 3]);
    assert.equal(range.data.length, 10);
    const previousResultId = full.resultId;
    const same = await ofDocument<lsp.SemanticTokensDelta>(`${method}/delta`, { previousResultId });
    assert.deepEqual(same.edits, []);
    const unknown = { previousResultId: 'other' };
    const again = await ofDocument<lsp.SemanticTokens>(`${method}/delta`, unknown);
    assert.deepEqual(again.data, full.data);
  });

  test('inlay hints', async () => {
    const hints = await ofDocument<lsp.InlayHint[]>('textDocument/inlayHint', {
      range: { start: position(4, 0), end: position(5, 0) },
    });
    assert.ok(hints.length > 0);
    assert.ok(hints.every(hint => hint.position.line === 4));
  });

  test('inline values up to the line of the stop', async () => {
    const values = await ofDocument<lsp.InlineValueEvaluatableExpression[]>(
      'textDocument/inlineValue',
      {
        range: everything,
        context: { frameId: 1, stoppedLocation: { start: position(5, 0), end: position(5, 0) } },
      },
    );
    assert.deepEqual(
      values.map(({ range, expression }) => [range.start.line, expression]),
      [
        [1, 'counter'],
        [3, 'counter'],
        [5, 'counter'],
      ],
    );
  });

  test('code lenses and their resolution', async () => {
    const lenses = await ofDocument<lsp.CodeLens[]>('textDocument/codeLens');
    const commands = lenses.map(lens => lens.command?.command ?? 'unresolved');
    assert.deepEqual(commands.slice(0, 2), ['mnemonic.run', 'mnemonic.debug']);
    const show = lenses.find(lens => lens.range.start.line === 11)!;
    const resolved = await ask<lsp.CodeLens>('codeLens/resolve', show);
    assert.equal(resolved.command?.title, '2 references');
    assert.equal(resolved.command?.command, 'mnemonic.showReferences');
    const [, , places] = resolved.command?.arguments ?? [];
    assert.equal((places as readonly lsp.Location[]).length, 2);
  });

  test('formatting: document, range, ranges and Enter', async () => {
    const messy = 'file:///messy.bca';
    const before = 'a:push 1\r\n  nop\r\n\thalt   ;x\r\n';
    await client.open(messy, before);
    const options = { tabSize: 4, insertSpaces: true };
    const run = async (method: string, more: object) => {
      const params = { textDocument: { uri: messy }, options, ...more };
      return edited(before, await ask<lsp.TextEdit[]>(method, params));
    };
    const line = { start: position(0, 3), end: position(0, 3) };
    const first = 'a:      push    1\r\n';
    const rest = '  nop\r\n\thalt   ;x\r\n';
    const whole = `${first}        nop\r\n        halt                    ;x\r\n`;
    assert.equal(await run('textDocument/formatting', {}), whole);
    assert.equal(await run('textDocument/rangeFormatting', { range: line }), first + rest);
    assert.equal(
      await run('textDocument/rangesFormatting', { ranges: [line, line] }),
      first + rest,
    );
    const typed = { position: position(1, 0), ch: '\n' };
    assert.equal(await run('textDocument/onTypeFormatting', typed), first + rest);
    await tell('textDocument/didClose', { textDocument: { uri: messy } });
  });

  test('code actions: one fix, and all on demand', async () => {
    const wrong = 'file:///wrong.bca';
    const before = 'PUSX 5\nPRNT\nHALT\n';
    await client.open(wrong, before);
    const actions = async (only?: string[]) =>
      ask<lsp.CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri: wrong },
        range: { start: position(0, 1), end: position(0, 1) },
        context: { diagnostics: [], ...(only ? { only } : {}) },
      });
    const [fix] = await actions();
    assert.equal(fix?.title, 'Change to PUSH');
    assert.equal(fix?.isPreferred, true);
    assert.equal(fix?.diagnostics?.[0]?.code, 'unknown-mnemonic');
    assert.equal(edited(before, fix?.edit?.changes?.[wrong] ?? []), 'PUSH 5\nPRNT\nHALT\n');
    const all = await actions(['source.fixAll']);
    assert.deepEqual(
      all.map(({ kind }) => kind),
      ['source.fixAll.mnemonic'],
    );
    assert.equal(edited(before, all[0]?.edit?.changes?.[wrong] ?? []), 'PUSH 5\nPRINT\nHALT\n');
    assert.deepEqual(await actions(['refactor']), []);
    await tell('textDocument/didClose', { textDocument: { uri: wrong } });
  });

  test('call hierarchy', async () => {
    const prepare = 'textDocument/prepareCallHierarchy';
    const [item] = await at<lsp.CallHierarchyItem[]>(prepare, 11, 1);
    assert.equal(item?.name, 'show');
    const incoming = await ask<lsp.CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', {
      item,
    });
    assert.deepEqual(
      incoming.map(call => [call.from.name, call.fromRanges.length]),
      [
        ['one', 1],
        ['two', 1],
      ],
    );
    const [one] = await at<lsp.CallHierarchyItem[]>(prepare, 2, 7);
    const outgoing = await ask<lsp.CallHierarchyOutgoingCall[]>('callHierarchy/outgoingCalls', {
      item: one,
    });
    assert.deepEqual(
      outgoing.map(call => call.to.name),
      ['show'],
    );
  });

  test('diagnostics by pull answer clients that ask for them all the same', async () => {
    const report = await ofDocument<lsp.FullDocumentDiagnosticReport>('textDocument/diagnostic');
    assert.deepEqual([report.kind, report.items], ['full', []]);
    const previousResultId = report.resultId;
    const again = await ofDocument<lsp.DocumentDiagnosticReport>('textDocument/diagnostic', {
      previousResultId,
    });
    assert.deepEqual(again, { kind: 'unchanged', resultId: previousResultId });
    const params = { previousResultIds: [] };
    const all = await ask<lsp.WorkspaceDiagnosticReport>('workspace/diagnostic', params);
    assert.deepEqual(
      all.items.map(item => item.uri),
      [uri],
    );
  });

  test('a document that is not open or of no dialect is answered neutrally', async () => {
    const other = 'file:///notes.txt';
    await client.open(other, 'PUSH 1', 'plaintext');
    for (const target of [other, 'file:///never-opened.bca']) {
      const request = (method: string) => client.at(method, target, position(0, 0));
      assert.equal(await request('textDocument/hover'), null);
      assert.equal(await request('textDocument/definition'), null);
      assert.equal(await request('textDocument/completion'), null);
      const report = await request('textDocument/diagnostic');
      assert.deepEqual(report, { kind: 'full', items: [] });
    }
  });

  test('positions beyond the text count as its end', async () => {
    const methods = methodRows.map(row => row.method);
    const atPositions = methods.filter(method =>
      /\/(hover|definition|documentHighlight|completion|signatureHelp|prepare\w+)$/.test(method),
    );
    const known = atPositions.filter(method => asked.has(method));
    assert.ok(known.length >= 7);
    for (const far of [position(0, 9999), position(9999, 0), position(9999, 9999)]) {
      for (const method of known) await client.at(method, uri, far);
    }
    assert.deepEqual(client.log, []);
  });

  test('notifications about files and settings', async () => {
    const files = [{ uri: 'file:///x.bca' }];
    await tell('workspace/didCreateFiles', { files });
    await tell('workspace/didDeleteFiles', { files });
    await tell('workspace/didRenameFiles', {
      files: [{ oldUri: 'file:///x', newUri: 'file:///y' }],
    });
    await tell('workspace/didChangeWatchedFiles', { changes: [{ ...files[0], type: 3 }] });
    await tell('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [] } });
    await tell('workspace/didChangeConfiguration', { settings: null });
    await tell('textDocument/didSave', { textDocument: { uri } });
    await tell('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ range: { start: position(4, 12), end: position(4, 13) }, text: '2' }],
    });
    const hover = await at<lsp.Hover>('textDocument/hover', 4, 12);
    assert.match(JSON.stringify(hover.contents), /Decimal: `2`/);
    assert.deepEqual(client.log, []);
  });

  test('every method that is answered was asked here', () => {
    const answered = methodRows.filter(row => row.status === 'answered').map(row => row.method);
    assert.deepEqual(
      answered.filter(method => !asked.has(method)),
      [],
    );
  });
});
