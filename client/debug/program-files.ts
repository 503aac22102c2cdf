// The files that a launch names: where they are, and whether they can be read.
import * as vscode from 'vscode';

/** How the adapter is told of a file: a path where it is on this machine's disk, else its URI. */
export function locationOf(uri: vscode.Uri): string {
  return uri.scheme === 'file' ? uri.fsPath : uri.toString();
}

/** The URI of a path or URI; a relative path starts at the folder. */
export function resolveLocation(
  location: string,
  folder: vscode.WorkspaceFolder | undefined,
): vscode.Uri {
  if (/^[a-z][a-z0-9+.-]+:/i.test(location)) return vscode.Uri.parse(location);
  const isAbsolute = /^([a-z]:)?[\\/]/i.test(location);
  if (!folder) return vscode.Uri.file(location);
  if (!isAbsolute) return vscode.Uri.joinPath(folder.uri, location);
  // In a browser an absolute path means a file of the remote machine that the workspace is on.
  const file = vscode.Uri.file(location);
  return folder.uri.scheme === 'file' ? file : folder.uri.with({ path: file.path });
}

/** What is wrong with a program file, as a sentence for people; undefined where it is fine. */
export async function checkProgram(uri: vscode.Uri, given: string): Promise<string | undefined> {
  if (uri.scheme === 'untitled') return undefined;
  try {
    const { type } = await vscode.workspace.fs.stat(uri);
    if ((type & vscode.FileType.Directory) === 0) return undefined;
    return vscode.l10n.t('"{0}" is a folder; name a source or an image in it.', given);
  } catch {
    const where = uri.scheme === 'file' ? uri.fsPath : uri.toString();
    return vscode.l10n.t('There is no file "{0}" to run (looked for {1}).', given, where);
  }
}
