// The files that in-host tests work with, in the window's workspace folder.
import * as vscode from 'vscode';
import { eventually, expect } from './runner.ts';

/** A program with three tasks: the first prints 3, the second sleeps, the third adds up. */
export const threeTasks = `.scheduler rr quantum=1
.var total

.task first
        PUSH    1
        ADD     2
        PRINT
        HALT

.task second
        SLEEP   3
        HALT

.task third
        LOAD    total
        ADD     5
        STORE   total
        HALT
`;

export function fileUri(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  expect(folder, 'The window has no workspace folder.');
  return vscode.Uri.joinPath(folder.uri, name);
}

export async function writeFile(name: string, content: string | Uint8Array): Promise<vscode.Uri> {
  const uri = fileUri(name);
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  await vscode.workspace.fs.writeFile(uri, bytes);
  return uri;
}

/** The bytes of a file, or undefined while there is none. */
export async function readFile(name: string): Promise<Uint8Array | undefined> {
  try {
    return await vscode.workspace.fs.readFile(fileUri(name));
  } catch {
    return undefined;
  }
}

/** Writes a file into the workspace and opens it in an editor. */
export async function openSource(name: string, text: string): Promise<vscode.TextDocument> {
  const uri = await writeFile(name, text);
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  return document;
}

/** Replaces the whole text of a document, as typing would. */
export async function setText(document: vscode.TextDocument, text: string): Promise<void> {
  const end = document.lineAt(document.lineCount - 1).range.end;
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(new vscode.Position(0, 0), end), text);
  expect(await vscode.workspace.applyEdit(edit), `${document.uri.path} cannot be edited.`);
}

/** The diagnostics of a file as soon as the wanted number of them is there. */
export async function diagnosticsOf(uri: vscode.Uri, count: number): Promise<vscode.Diagnostic[]> {
  return eventually(`${count} diagnostics of ${uri.path}`, () => {
    const found = vscode.languages.getDiagnostics(uri);
    return found.length === count ? found : undefined;
  });
}

/** The position right behind the first occurrence of a text. */
export function behind(document: vscode.TextDocument, text: string): vscode.Position {
  const offset = document.getText().indexOf(text);
  expect(offset >= 0, `${document.uri.path} has no ${text}.`);
  return document.positionAt(offset + text.length);
}
