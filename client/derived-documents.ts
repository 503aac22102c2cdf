// What is made of a source line by line, its listing or the source behind its macros: a read-only
// document beside it, kept in step with every edit.
import * as vscode from 'vscode';
import type { LanguageServer } from './language-server.ts';
import { activeSource, type Languages } from './languages.ts';
import type { DerivedResult } from './protocol.ts';

/** A kind of derived document. */
export interface DerivedKind {
  readonly scheme: string;
  /** What comes behind the name of the source. */
  readonly suffix: string;
  readonly request: string;
}

export const listing: DerivedKind = {
  scheme: 'mnemonic-listing',
  suffix: '.lst',
  request: 'mnemonic/listing',
};

export const expansion: DerivedKind = {
  scheme: 'mnemonic-expansion',
  suffix: '.expanded',
  request: 'mnemonic/expansion',
};

const kinds = [listing, expansion];

/** Milliseconds after an edit before the document is made anew. */
const delay = 150;

/** The derived document's URI holds the source's in its query. */
function derivedUri({ scheme, suffix }: DerivedKind, source: vscode.Uri): vscode.Uri {
  return vscode.Uri.from({ scheme, path: source.path + suffix, query: source.toString() });
}

/** By URI of the derived document: where its lines come from. */
const origins = new Map<string, Origins>();

type Origins = Pick<DerivedResult, 'lines' | 'calls'>;

/** Where a derived document and its lines come from. */
export interface DerivedFrom extends Origins {
  readonly source: vscode.Uri;
}

/** Undefined for other documents. */
export function derivedFrom({ uri }: vscode.TextDocument): DerivedFrom | undefined {
  const known = origins.get(uri.toString());
  return known && { ...known, source: vscode.Uri.parse(uri.query) };
}

/** Shows the document beside the active source, at what has become of a line: the cursor's. */
export async function showDerived(
  kind: DerivedKind,
  languages: Languages,
  line?: number,
): Promise<void> {
  const source = activeSource(languages);
  if (!source) return;
  const at = line ?? vscode.window.activeTextEditor?.selection.active.line ?? 0;
  const document = await vscode.workspace.openTextDocument(derivedUri(kind, source.uri));
  if (kind === expansion) {
    await vscode.languages.setTextDocumentLanguage(document, source.languageId);
  }
  const editor = await vscode.window.showTextDocument(document, {
    viewColumn: vscode.ViewColumn.Beside,
    preserveFocus: true,
    preview: true,
  });
  reveal(editor, origins.get(document.uri.toString())?.lines.indexOf(at));
}

export function registerDerived(server: LanguageServer, languages: Languages): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const providers = kinds.map(({ scheme, request }) =>
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      async provideTextDocumentContent(uri) {
        const result = await server.request<DerivedResult>(request, { uri: uri.query });
        origins.set(uri.toString(), { lines: result.lines, calls: result.calls });
        return result.text;
      },
    }),
  );
  return vscode.Disposable.from(
    changed,
    ...providers,
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (!languages.has(document)) return;
      for (const uri of kinds.map(kind => derivedUri(kind, document.uri))) {
        const key = uri.toString();
        if (!vscode.workspace.textDocuments.some(each => each.uri.toString() === key)) continue;
        clearTimeout(timers.get(key));
        timers.set(
          key,
          setTimeout(() => {
            timers.delete(key);
            changed.fire(uri);
          }, delay),
        );
      }
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      // A document that changes its language closes and opens, and keeps its content.
      const key = uri.toString();
      const isOpen = vscode.workspace.textDocuments.some(each => each.uri.toString() === key);
      if (!isOpen) origins.delete(key);
    }),
    vscode.window.onDidChangeTextEditorSelection(event => revealInOthers(event)),
  );
}

/** A selection in the source goes to its line in what is made of it, and the other way round. */
function revealInOthers({
  textEditor,
  selections,
  kind,
}: vscode.TextEditorSelectionChangeEvent): void {
  if (kind === vscode.TextEditorSelectionChangeKind.Command) return;
  const { uri } = textEditor.document;
  const line = selections[0]?.active.line ?? 0;
  const own = origins.get(uri.toString())?.lines;
  for (const other of vscode.window.visibleTextEditors) {
    const otherUri = other.document.uri;
    if (own && otherUri.toString() === uri.query) reveal(other, own[line]);
    const derived = origins.get(otherUri.toString())?.lines;
    if (derived && otherUri.query === uri.toString()) reveal(other, derived.indexOf(line));
  }
}

function reveal(editor: vscode.TextEditor, line: number | null | undefined): void {
  if (line === null || line === undefined || line < 0 || line >= editor.document.lineCount) return;
  const { range } = editor.document.lineAt(line);
  editor.selection = new vscode.Selection(range.start, range.start);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
