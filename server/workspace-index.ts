// What is known of the workspace's files that are not open: their symbols and diagnostics.
import type { Dialect, DialectIdentity } from '#core/dialect.ts';
import type { Analysis, Linkage } from '#core/semantics/analysis.ts';
import { SourceText } from '#core/text/source.ts';
import type { ClientFeatures } from './client-features.ts';
import type { Registry } from './context.ts';
import { toDiagnostic, toRange, toSymbolKind } from './convert.ts';
import type { Documents } from './documents.ts';
import { diagnosticsOf } from './features/diagnostics.ts';
import { linkagesOf, symbolEntries } from './features/symbols.ts';
import { largestSource, type WorkspaceFiles } from './host.ts';
import type { Diagnostic, Range, SymbolKind } from './protocol.ts';

/** More files than these are not looked at: a workspace of that size is no program. */
const FILES_MAX = 5000;

export interface IndexedSymbol {
  readonly name: string;
  readonly kind: SymbolKind;
  readonly container: string;
  readonly range: Range;
}

export interface IndexedFile {
  readonly uri: string;
  /** Different for every reading of this connection: names it in result ids. */
  readonly serial: number;
  readonly symbols: readonly IndexedSymbol[];
  /** Under the rules' own severities. */
  readonly diagnostics: readonly Diagnostic[];
  readonly dialect: string;
  readonly dependencies: readonly string[];
  readonly linkages: readonly Linkage[];
}

/** Reports how far a scan is; `done` of `total` files. */
export type ScanProgress = (done: number, total: number) => void;

export interface IndexParts {
  readonly registry: Registry;
  readonly files: WorkspaceFiles;
  readonly documents: Documents;
  readonly client: () => ClientFeatures;
}

/** The files by URI. Scans run one after another; a file is read again when it changes. */
export class WorkspaceIndex {
  readonly #parts: IndexParts;
  readonly #files = new Map<string, IndexedFile>();
  /** The folders of the workspace, each with a slash at its end. */
  readonly #folders = new Set<string>();
  #serial = 0;
  #isStopped = false;
  #begun: Promise<void> = Promise.resolve();
  #scans: Promise<void> = Promise.resolve();

  constructor(parts: IndexParts) {
    this.#parts = parts;
  }

  /** Says that `work` leads to a scan, so that `ready` waits for it; it must not reject. */
  expect(work: Promise<void>): void {
    this.#begun = work;
  }

  /** Resolves when the scans that have begun, or are expected, are done. */
  get ready(): Promise<void> {
    return this.#begun.then(() => this.#scans);
  }

  files(): readonly IndexedFile[] {
    return [...this.#files.values()];
  }

  /** The files that read this one. */
  includersOf(uri: string): readonly string[] {
    const found: string[] = [];
    for (const { uri: other, dependencies } of this.#files.values()) {
      if (other !== uri && dependencies.includes(uri)) found.push(other);
    }
    return found;
  }

  read(uri: string): Promise<string | undefined> {
    return this.#parts.files.read(uri);
  }

  /** Reads all sources below the folders, in the background. Never rejects. */
  scan(folders: readonly string[], progress: ScanProgress): Promise<void> {
    for (const folder of folders) this.#folders.add(withSlash(folder));
    const run = async () => {
      const endings = this.#parts.registry.dialects.flatMap(dialect => dialect.extensions);
      const uris = await this.#parts.files.find(folders, endings, FILES_MAX);
      for (const [done, uri] of uris.entries()) {
        if (this.#isStopped) return;
        progress(done, uris.length);
        await this.#readFile(uri);
      }
      // What is wrong alone may be right as a part of a file that was read after it.
      const included = new Set(this.files().flatMap(({ dependencies }) => dependencies));
      for (const { uri, diagnostics } of this.files()) {
        if (this.#isStopped) return;
        if (diagnostics.length > 0 && included.has(uri)) await this.#readFile(uri);
      }
      progress(uris.length, uris.length);
    };
    this.#scans = this.#scans.then(run).catch(() => undefined);
    return this.#scans;
  }

  /**
   * Reads a file of the workspace again, or for the first time; forgets it where it is gone. A file
   * that only happened to be open, from somewhere else, is none of the workspace's.
   */
  async update(uri: string): Promise<void> {
    const isOurs = [...this.#folders].some(folder => uri.startsWith(folder));
    if (isOurs || this.#files.has(uri)) await this.#readFile(uri);
  }

  async #readFile(uri: string): Promise<void> {
    const { registry, files, documents } = this.#parts;
    const owner = registry.dialectOf(uri);
    if (!owner || !isSource(owner, uri)) return;
    const text = await files.read(uri);
    if (text === undefined || text.length > largestSource) {
      this.#files.delete(uri);
      return;
    }
    const dialect = await (registry.dialectOf(uri, () => text) ?? owner).load();
    const work = dialect.analyze(new SourceText(uri, text), documents.sources);
    const analysis = await documents.runInSlices(work, () => this.#isStopped);
    if (analysis) this.#files.set(uri, this.#entry(dialect, analysis));
  }

  remove(uri: string): void {
    this.#files.delete(uri);
  }

  /** Forgets the files below folders that have left the workspace. */
  removeBelow(folders: readonly string[]): void {
    const prefixes = folders.map(withSlash);
    for (const prefix of prefixes) this.#folders.delete(prefix);
    for (const uri of this.#files.keys()) {
      if (prefixes.some(prefix => uri.startsWith(prefix))) this.#files.delete(uri);
    }
  }

  /** Ends a scan that runs; nothing is read from now on. */
  stop(): void {
    this.#isStopped = true;
  }

  #entry(dialect: Dialect, analysis: Analysis): IndexedFile {
    const { source, dependencies } = analysis;
    const client = this.#parts.client();
    const sourceOf = (uri: string) => this.#parts.documents.sourceText(uri);
    return {
      uri: source.uri,
      serial: ++this.#serial,
      symbols: symbolEntries(analysis).map(({ name, kind, container, nameSpan }) => ({
        name,
        kind: toSymbolKind(dialect, kind),
        container,
        range: toRange(source, nameSpan),
      })),
      diagnostics: diagnosticsOf(analysis, {}).map(diagnostic =>
        toDiagnostic(source, diagnostic, client, sourceOf),
      ),
      dialect: dialect.id,
      dependencies,
      linkages: linkagesOf(analysis),
    };
  }
}

function withSlash(folder: string): string {
  return folder.endsWith('/') ? folder : `${folder}/`;
}

/** Images have endings too, and are not for the index. */
export function isSource(dialect: DialectIdentity, uri: string): boolean {
  const name = uri.toLowerCase();
  return dialect.extensions.some(extension => name.endsWith(extension));
}
