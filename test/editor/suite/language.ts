// In-host tests of the language features, as an editor asks for them.
import * as vscode from 'vscode';
import { behind, diagnosticsOf, openSource, setText, threeTasks } from './files.ts';
import { type EditorTest, eventually, expect, expectEqual } from './runner.ts';

const { executeCommand } = vscode.commands;

function textOf(hovers: readonly vscode.Hover[]): string {
  return hovers
    .flatMap(hover => hover.contents)
    .map(content => (typeof content === 'string' ? content : content.value))
    .join('\n');
}

export const languageTests: readonly EditorTest[] = [
  {
    name: 'a mistake gets a diagnostic and loses it when it is mended',
    async run() {
      const document = await openSource('mistake.bca', '.task a\n        PSH 1\n        HALT\n');
      const [found] = await diagnosticsOf(document.uri, 1);
      expectEqual(found?.code, 'unknown-mnemonic', 'the code');
      expectEqual(found?.range.start, { line: 1, character: 8 }, 'the start');
      const actions = await executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        found?.range,
      );
      const fix = actions.find(({ title }) => title.includes('PUSH'));
      expect(fix?.edit, 'There is no quick fix to PUSH.');
      await vscode.workspace.applyEdit(fix.edit);
      await eventually('the end of the error', () => {
        const all = vscode.languages.getDiagnostics(document.uri);
        const errors = all.filter(each => each.severity === vscode.DiagnosticSeverity.Error);
        return errors.length === 0 || undefined;
      });
      await document.save();
    },
  },
  {
    name: 'a hover explains an instruction',
    async run() {
      const document = await openSource('hover.bca', threeTasks);
      const place = behind(document, 'SLE');
      const text = await eventually('the hover', async () => {
        const command = 'vscode.executeHoverProvider';
        const hovers = await executeCommand<vscode.Hover[]>(command, document.uri, place);
        return textOf(hovers) || undefined;
      });
      expect(text.includes('Leaves the CPU'), `The hover says: ${text}`);
    },
  },
  {
    name: 'completion offers instructions with their documentation',
    async run() {
      const document = await openSource('completion.bca', '.task a\n        PU\n');
      const list = await executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        behind(document, 'PU'),
        undefined,
        10,
      );
      const labels = list.items.map(({ label }) =>
        typeof label === 'string' ? label : label.label,
      );
      expect(labels.includes('PUSH'), `Completion offers ${labels.join(', ')}.`);
    },
  },
  {
    name: 'renaming a variable changes all its uses',
    async run() {
      const document = await openSource('rename.bca', threeTasks);
      const edit = await executeCommand<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        behind(document, '.var tot'),
        'sum',
      );
      expectEqual(edit.get(document.uri).length, 3, 'the number of edits');
      await vscode.workspace.applyEdit(edit);
      expect(!document.getText().includes('total'), document.getText());
      await document.save();
    },
  },
  {
    name: 'formatting lays a program out',
    async run() {
      const document = await openSource('format.bca', '.task a\npush 1\nprint\nhalt\n');
      const edits = await executeCommand<vscode.TextEdit[]>(
        'vscode.executeFormatDocumentProvider',
        document.uri,
        { tabSize: 8, insertSpaces: true },
      );
      expect(edits.length > 0, 'There are no edits.');
      const edit = new vscode.WorkspaceEdit();
      edit.set(document.uri, edits);
      await vscode.workspace.applyEdit(edit);
      const [, line] = document.getText().split('\n');
      expectEqual(line, '        push    1', 'the second line');
      await document.save();
    },
  },
  {
    name: 'symbols, references and semantic tokens are there',
    async run() {
      const document = await openSource('symbols.bca', threeTasks);
      const symbols = await executeCommand<vscode.DocumentSymbol[]>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      const names = symbols.map(({ name }) => name);
      expect(names.includes('first') && names.includes('third'), `Symbols: ${names.join(', ')}`);
      const references = await executeCommand<vscode.Location[]>(
        'vscode.executeReferenceProvider',
        document.uri,
        behind(document, '.var tot'),
      );
      expectEqual(references.length, 3, 'the number of references');
      const tokens = await executeCommand<vscode.SemanticTokens>(
        'vscode.provideDocumentSemanticTokens',
        document.uri,
      );
      expect(tokens.data.length > 0, 'There are no semantic tokens.');
    },
  },
  {
    name: 'the listing is kept in step with the source',
    async run() {
      const document = await openSource('listing.bca', '.task a\n        PUSH 5\n        HALT\n');
      await executeCommand('mnemonic.showListing');
      const listing = await eventually('the listing', () =>
        vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'mnemonic-listing'),
      );
      await eventually('the bytes of PUSH 5', () => {
        return /81 ?05 ?00 ?00 ?00/.test(listing.getText()) || undefined;
      });
      await setText(document, '.task a\n        PUSH 6\n        HALT\n');
      await eventually('the bytes of PUSH 6', () => {
        return /81 ?06 ?00 ?00 ?00/.test(listing.getText()) || undefined;
      });
      await document.save();
    },
  },
];
