// A new program from a template, in an editor without a file.
import * as vscode from 'vscode';
import type { Languages } from './languages.ts';

/** A template for each language; one without a template starts empty. */
const templates: Readonly<Record<string, string>> = {
  bytecode: [
    '; Two tasks take turns. Press F5 to run them under the debugger.',
    '.scheduler rr quantum=2',
    '',
    '.task first',
    '        PUSH    1',
    '        PRINT',
    '        HALT',
    '',
    '.task second',
    '        SLEEP   3',
    '        PUSH    2',
    '        PRINT',
    '        HALT',
    '',
  ].join('\n'),
  lc3: [
    '; Prints a greeting. Press F5 to run it under the debugger.',
    '        .ORIG   x3000',
    '        LEA     R0, GREETING',
    '        PUTS',
    '        HALT',
    '',
    'GREETING .STRINGZ "Hello, world!\\n"',
    '        .END',
    '',
  ].join('\n'),
};

export async function newFile(languages: Languages): Promise<void> {
  const { ids } = languages;
  const items = ids.map(id => ({ label: languages.titleOf(id), id }));
  const title = vscode.l10n.t('The language of the new program');
  const chosen =
    items.length === 1 ? items[0] : await vscode.window.showQuickPick(items, { title });
  if (!chosen) return;
  const content = templates[chosen.id] ?? '';
  const document = await vscode.workspace.openTextDocument({ language: chosen.id, content });
  await vscode.window.showTextDocument(document);
}
