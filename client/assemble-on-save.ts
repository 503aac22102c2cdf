// Assembles a source whenever it is saved, unless the settings or a restricted workspace forbid it.
import * as vscode from 'vscode';
import { type AssemblyRequests, configurationOf } from './assembly.ts';
import type { Languages } from './languages.ts';

/** Schemes whose documents lie in a file beside which another one can be written. */
const writable = (uri: vscode.Uri): boolean =>
  vscode.workspace.fs.isWritableFileSystem(uri.scheme) === true;

export function assembleOnSave(
  languages: Languages,
  assembly: AssemblyRequests,
): vscode.Disposable {
  return vscode.workspace.onDidSaveTextDocument(async document => {
    if (!languages.has(document) || !vscode.workspace.isTrusted) return;
    if (!writable(document.uri)) return;
    if (configurationOf(document.uri).get<boolean>('assembleOnSave') === false) return;
    const { failure } = await assembly.assembleAndWrite(document.uri);
    if (failure) {
      void vscode.window.showErrorMessage(
        vscode.l10n.t('{0} was not assembled: {1}', document.uri.path, failure),
      );
    }
  });
}
