// The languages and image files that are ours, as the manifest contributes them.
import * as vscode from 'vscode';

interface ManifestLanguage {
  readonly id: string;
  readonly aliases?: readonly string[];
  readonly extensions?: readonly string[];
}

export interface Languages {
  readonly ids: readonly string[];
  /** File name endings of sources, with the full stop. */
  readonly endings: readonly string[];
  readonly selector: vscode.DocumentSelector;
  has(document: vscode.TextDocument): boolean;
  /** Whether a file of this name is a source, or its language is one of ours. */
  isSource(uri: vscode.Uri): boolean;
  titleOf(id: string): string;
}

/** Reads the languages from the extension's own manifest, so that no dialect is named in code. */
export function readLanguages(extension: vscode.Extension<unknown>): Languages {
  const rows: readonly ManifestLanguage[] = extension.packageJSON.contributes.languages;
  const ids = rows.map(row => row.id);
  const endings = rows.flatMap(row => row.extensions ?? []);
  return {
    ids,
    endings,
    selector: ids.map(language => ({ language })),
    has: document => ids.includes(document.languageId),
    isSource: uri => endings.some(ending => uri.path.toLowerCase().endsWith(ending)),
    titleOf: id => rows.find(row => row.id === id)?.aliases?.[0] ?? id,
  };
}

/** The source in the active editor, or undefined where it is something else. */
export function activeSource(languages: Languages): vscode.TextDocument | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document && languages.has(document) ? document : undefined;
}

/** The file in the active tab, also where the tab is no text editor. */
export function activeFile(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom) {
    return input.uri;
  }
  return vscode.window.activeTextEditor?.document.uri;
}
