// The open documents: their text as the client edits it, and one analysis for each version.
import {
  TextDocument,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver-textdocument';
import type { Dialect, LazyDialect, SourceHost } from '#core/dialect.ts';
import type { Analysis } from '#core/semantics/analysis.ts';
import { SourceText } from '#core/text/source.ts';
import type { Registry } from './context.ts';
import type { Recent } from './features/recent.ts';
import { type Host, letMessagesPass } from './host.ts';
import type { SettingsStore } from './settings.ts';

/** How long an analysis may keep the server from looking at new messages, in milliseconds. */
const SLICE_MS = 6;

/** A document with its finished analysis; both are of the same version. */
export interface View {
  readonly uri: string;
  readonly version: number;
  /** Different for every analysis of this connection: names it in result ids. */
  readonly serial: number;
  readonly dialect: Dialect;
  readonly analysis: Analysis;
}

interface OpenDocument {
  readonly text: TextDocument;
  readonly owner: LazyDialect | undefined;
  /** Grows when the text or a file that it depends on changes: analyses begun before are stale. */
  generation: number;
  isClosed: boolean;
  view?: View | undefined;
  /** The last finished analysis, of this text or an earlier one, and what it took. */
  last?: View | undefined;
  lastMs: number;
  pending?: Promise<View | undefined> | undefined;
}

/** Keeps the analyses: at most one runs for a document, and always of its newest text. */
export class Documents {
  readonly #registry: Registry;
  readonly #host: Host;
  readonly #settings: SettingsStore;
  readonly #open = new Map<string, OpenDocument>();
  #serial = 0;

  /** The files of the workspace that read one, as far as they have been looked at. */
  closedIncluders: (uri: string) => readonly string[] = () => [];

  constructor(registry: Registry, host: Host, settings: SettingsStore) {
    this.#registry = registry;
    this.#host = host;
    this.#settings = settings;
  }

  /** Reads files for analyses: open documents as they are, others from the workspace. */
  readonly sources: SourceHost = {
    settings: dialect => this.#settings.current.ofDialects[dialect] ?? {},
    read: uri => this.#open.get(uri)?.text.getText() ?? this.#host.files.readNow?.(uri),
    readBytes: uri => this.#host.files.readBytesNow?.(uri),
    includers: uri => [...new Set([...this.#openIncluders(uri), ...this.closedIncluders(uri)])],
  };

  open(uri: string, languageId: string, version: number, content: string): void {
    const owner =
      this.#registry.dialectOf(languageId) ?? this.#registry.dialectOf(uri, () => content);
    const text = TextDocument.create(uri, languageId, version, content);
    this.close(uri);
    this.#open.set(uri, { text, owner, generation: 0, isClosed: false, lastMs: 0 });
    this.outdateDependents(uri);
  }

  /**
   * Applies edits in order; returns the other documents that are stale now because they read this
   * one. Edits of a document that is not open are dropped.
   */
  change(
    uri: string,
    version: number,
    changes: readonly TextDocumentContentChangeEvent[],
  ): readonly string[] {
    const document = this.#open.get(uri);
    if (!document) return [];
    TextDocument.update(document.text, [...changes], version);
    document.generation++;
    document.view = undefined;
    return this.outdateDependents(uri);
  }

  close(uri: string): void {
    const document = this.#open.get(uri);
    if (!document) return;
    document.isClosed = true;
    document.generation++;
    this.#open.delete(uri);
  }

  /** The text of a file that is open or can be read at once. */
  sourceText(uri: string): SourceText | undefined {
    const known = this.#open.get(uri)?.view?.analysis.source;
    if (known) return known;
    const text = this.sources.read(uri);
    return text === undefined ? undefined : new SourceText(uri, text);
  }

  isOpen(uri: string): boolean {
    return this.#open.has(uri);
  }

  uris(): readonly string[] {
    return [...this.#open.keys()];
  }

  version(uri: string): number | undefined {
    return this.#open.get(uri)?.text.version;
  }

  /** The dialect that an open document belongs to. */
  owner(uri: string): LazyDialect | undefined {
    return this.#open.get(uri)?.owner;
  }

  /** Drops all analyses: a setting may have changed what the sources mean. */
  outdateAll(): void {
    for (const document of this.#open.values()) {
      document.generation++;
      document.view = undefined;
    }
  }

  #openIncluders(uri: string): readonly string[] {
    const open = [...this.#open].filter(
      ([other, { last }]) => other !== uri && last?.analysis.dependencies.includes(uri),
    );
    return open.map(([other]) => other);
  }

  /** Drops the analyses of files that others read, and tells which these are. */
  outdateIncluded(): readonly string[] {
    const found: string[] = [];
    for (const [uri, document] of this.#open) {
      if (this.closedIncluders(uri).length === 0) continue;
      document.generation++;
      document.view = undefined;
      found.push(uri);
    }
    return found;
  }

  /** Drops the analyses that read `uri`, and tells which documents those are of. */
  outdateDependents(uri: string): readonly string[] {
    const found: string[] = [];
    for (const [other, document] of this.#open) {
      // What is stale already reads what it read before.
      const { dependencies = [], partOf } = document.last?.analysis ?? {};
      if (other === uri || !(partOf === uri || dependencies.includes(uri))) continue;
      document.generation++;
      document.view = undefined;
      found.push(other);
    }
    return found;
  }

  /**
   * The newest text with its analysis, made now if need be, in slices between which messages are
   * looked at. Undefined for documents that are not open, close meanwhile, or are of no dialect.
   */
  async view(uri: string): Promise<View | undefined> {
    const document = this.#open.get(uri);
    if (!document?.owner) return undefined;
    if (document.view) return document.view;
    document.pending ??= this.#analyze(document, document.owner).finally(() => {
      document.pending = undefined;
    });
    return document.pending;
  }

  async #analyze(document: OpenDocument, owner: LazyDialect): Promise<View | undefined> {
    const dialect = await owner.load();
    while (!document.isClosed) {
      const { generation } = document;
      const { uri, version } = document.text;
      const source = new SourceText(uri, document.text.getText());
      const isStale = () => document.generation !== generation;
      const begun = this.#host.now();
      const work = dialect.analyze(source, this.sources, document.last?.analysis);
      this.#host.tidier?.begin();
      const analysis = await this.runInSlices(work, isStale).finally(() =>
        this.#host.tidier?.end(),
      );
      if (!analysis || isStale()) continue;
      document.view = { uri, version, serial: ++this.#serial, dialect, analysis };
      document.last = document.view;
      document.lastMs = this.#host.now() - begun;
      // What fails here fails again for whoever asks, who is told of it.
      this.#prepare(document, analysis).catch(() => undefined);
      return document.view;
    }
    return undefined;
  }

  /** Has an analysis find out what is asked next, until it is of an earlier text. */
  async #prepare(document: OpenDocument, analysis: Analysis): Promise<void> {
    const work = analysis.prepare?.();
    if (!work) return;
    await letMessagesPass(this.#host.pause);
    const isWanted = () => document.view?.analysis === analysis && !document.isClosed;
    while (isWanted() && !work.next().done) await this.#host.pause();
  }

  /**
   * The newest text with the analysis that is at hand: its own, or an earlier one where analysing
   * takes longer than whoever asks has patience for, in milliseconds.
   */
  async recent(uri: string, patienceMs: number): Promise<Recent | undefined> {
    const document = this.#open.get(uri);
    const { last, view, lastMs } = document ?? {};
    if (document && last && !view && (lastMs ?? 0) > patienceMs) {
      const source = new SourceText(uri, document.text.getText());
      return { source, analysis: last.analysis, dialect: last.dialect };
    }
    const found = await this.view(uri);
    return found && { source: found.analysis.source, ...found };
  }

  /** Runs an analysis to its end, or gives it up when `isStale` says so between two slices. */
  async runInSlices(
    work: Generator<void, Analysis, void>,
    isStale: () => boolean,
  ): Promise<Analysis | undefined> {
    for (;;) {
      const deadline = this.#host.now() + SLICE_MS;
      let step = work.next();
      while (!step.done && this.#host.now() < deadline) step = work.next();
      if (step.done) return step.value;
      await this.#host.pause();
      if (isStale()) return undefined;
    }
  }
}
