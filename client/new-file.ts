// A new program from its dialect's template, in an editor without a file.
import * as vscode from 'vscode';
import type { AssemblyRequests } from './assembly.ts';

export async function newFile(assembly: AssemblyRequests): Promise<void> {
  const dialects = await assembly.dialects();
  const items = dialects.map(({ name, id, template }) => ({ label: name, id, template }));
  const title = vscode.l10n.t('The language of the new program');
  const chosen =
    items.length === 1 ? items[0] : await vscode.window.showQuickPick(items, { title });
  if (!chosen) return;
  const { id, template } = chosen;
  const document = await vscode.workspace.openTextDocument({ language: id, content: template });
  await vscode.window.showTextDocument(document);
}
