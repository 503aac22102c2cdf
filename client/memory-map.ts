// The memory map of the open program as a tree: segments, and in each its named places.
import * as vscode from 'vscode';
import type { LanguageServer } from './language-server.ts';
import { activeSource, type Languages } from './languages.ts';
import type { MemoryMapResult } from './protocol.ts';

const viewId = 'mnemonic.memoryMap';
/** Milliseconds after an edit before the map is made anew. */
const delay = 300;

type Segment = MemoryMapResult['segments'][number];
type Place = Segment['places'][number];

interface Row {
  readonly uri: vscode.Uri;
  readonly unitBits: number;
  readonly item: Segment | Place;
}

export function registerMemoryMap(server: LanguageServer, languages: Languages): vscode.Disposable {
  const map = new MemoryMap(server, languages);
  return vscode.Disposable.from(
    map,
    vscode.window.registerTreeDataProvider(viewId, map),
    vscode.window.onDidChangeActiveTextEditor(() => map.refreshSoon()),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document === activeSource(languages)) map.refreshSoon();
    }),
  );
}

class MemoryMap implements vscode.TreeDataProvider<Row>, vscode.Disposable {
  readonly #server: LanguageServer;
  readonly #languages: Languages;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The program on show: it stays while another kind of editor is active. */
  #uri: vscode.Uri | undefined;
  #rows: Row[] = [];

  constructor(server: LanguageServer, languages: Languages) {
    this.#server = server;
    this.#languages = languages;
  }

  refreshSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#changed.fire(), delay);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#changed.dispose();
  }

  async getChildren(row?: Row): Promise<Row[]> {
    if (row) return this.#placesOf(row);
    this.#uri = activeSource(this.#languages)?.uri ?? this.#uri;
    const uri = this.#uri;
    if (!uri) return [];
    const params = { uri: uri.toString() };
    const answer = await this.#server
      .request<MemoryMapResult | null>('mnemonic/memoryMap', params)
      .catch(() => undefined);
    const { segments = [], unitBits = 8 } = answer ?? {};
    // While an error stands, the last map is of more use than none.
    const stays = segments.length === 0 && this.#rows[0]?.uri.toString() === uri.toString();
    if (!stays) this.#rows = segments.map(item => ({ uri, unitBits, item }));
    return this.#rows;
  }

  #placesOf({ item, ...rest }: Row): Row[] {
    return 'places' in item ? item.places.map(place => ({ ...rest, item: place })) : [];
  }

  getTreeItem({ uri, unitBits, item }: Row): vscode.TreeItem {
    const isSegment = 'places' in item;
    const { None, Expanded } = vscode.TreeItemCollapsibleState;
    const tree = new vscode.TreeItem(item.name, isSegment ? Expanded : None);
    const size = sizeText(item.size, unitBits);
    // Segments without a name are called by their address.
    tree.description = item.name === item.address ? size : `${item.address} · ${size}`;
    tree.iconPath = new vscode.ThemeIcon(`symbol-${'icon' in item ? item.icon : 'namespace'}`);
    if (item.range) {
      const { start } = item.range;
      const selection = new vscode.Range(start.line, start.character, start.line, start.character);
      const title = vscode.l10n.t('Go to Line');
      tree.command = { command: 'vscode.open', title, arguments: [uri, { selection }] };
    }
    return tree;
  }
}

function sizeText(size: number, unitBits: number): string {
  const { t } = vscode.l10n;
  if (unitBits === 8) return size === 1 ? t('1 byte') : t('{0} bytes', size);
  return size === 1 ? t('1 word') : t('{0} words', size);
}
