// The listing of a source as a read-only document beside it, kept in step with every edit.
import * as vscode from 'vscode';
import type { LanguageServer } from './language-server.ts';
import { activeSource, type Languages } from './languages.ts';
import type { ListingResult } from './protocol.ts';

const scheme = 'mnemonic-listing';
/** Milliseconds after an edit before the listing is made anew. */
const delay = 150;

/** The listing's URI holds the source's in its query. */
function listingUri(source: vscode.Uri): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `${source.path}.lst`, query: source.toString() });
}

export async function showListing(languages: Languages): Promise<void> {
  const source = activeSource(languages);
  if (!source) return;
  const document = await vscode.workspace.openTextDocument(listingUri(source.uri));
  await vscode.window.showTextDocument(document, {
    viewColumn: vscode.ViewColumn.Beside,
    preserveFocus: true,
    preview: true,
  });
}

export function registerListing(server: LanguageServer, languages: Languages): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const isOpen = (uri: vscode.Uri) =>
    vscode.workspace.textDocuments.some(each => each.uri.toString() === uri.toString());
  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      async provideTextDocumentContent({ query }) {
        const { text } = await server.request<ListingResult>('mnemonic/listing', { uri: query });
        return text;
      },
    }),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      const listing = listingUri(document.uri);
      if (!languages.has(document) || !isOpen(listing)) return;
      const key = listing.toString();
      clearTimeout(timers.get(key));
      timers.set(
        key,
        setTimeout(() => {
          timers.delete(key);
          changed.fire(listing);
        }, delay),
      );
    }),
    vscode.window.onDidChangeTextEditorSelection(revealInOther),
  );
}

/** A selection in the source goes to its line of the listing, and the other way round. */
function revealInOther({ textEditor, selections, kind }: vscode.TextEditorSelectionChangeEvent) {
  if (kind === vscode.TextEditorSelectionChangeKind.Command) return;
  const { document } = textEditor;
  const number = (selections[0]?.active.line ?? 0) + 1;
  const isListing = document.uri.scheme === scheme;
  const partner = isListing ? document.uri.query : listingUri(document.uri).toString();
  const other = vscode.window.visibleTextEditors.find(
    editor => editor.document.uri.toString() === partner,
  );
  if (!other) return;
  const line = isListing
    ? Number(/^\s*(\d+)/.exec(document.lineAt(number - 1).text)?.[1] ?? 0) - 1
    : lineOfListing(other.document, number);
  if (line < 0 || line >= other.document.lineCount) return;
  const range = other.document.lineAt(line).range;
  other.selection = new vscode.Selection(range.start, range.start);
  other.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The line of a listing that starts with a number; lines of long data push it down. */
function lineOfListing(document: vscode.TextDocument, number: number): number {
  const start = new RegExp(`^\\s*${number}(\\s|$)`);
  for (let line = number - 1; line < document.lineCount; line++) {
    if (start.test(document.lineAt(line).text)) return line;
  }
  return -1;
}
