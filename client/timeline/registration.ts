// The timeline: a view in the panel and editors beside the source, fed from the debug session.
import * as vscode from 'vscode';
import type { AdapterEvent, AskAdapter } from '../debug/adapter.ts';
import { debugType } from '../debug/configuration.ts';
import type { LanguageServer } from '../language-server.ts';
import { activeSource, type Languages } from '../languages.ts';
import type { ComparisonResult } from '../protocol.ts';
import type {
  ActivityPlace,
  ActivityUpdate,
  FromView,
  QueuesAtTime,
  ToView,
} from '../views/timeline/messages.ts';
import { packChanges, packMarks } from '../views/timeline/packed.ts';
import { type ActivityPart, activityFrom, start } from './history.ts';
import { TimelinePage } from './page.ts';

export interface Timeline extends vscode.Disposable {
  readonly onEvent: (event: AdapterEvent) => void;
  /** Whether the view in the panel is in sight, where the console would cover it. */
  isInPanel(): boolean;
  /** Shows the view in the panel. */
  open(): Promise<void>;
  openBeside(): void;
  /** Runs a source under every policy and shows the table. */
  compare(uri: vscode.Uri | undefined): Promise<void>;
}

const viewId = 'mnemonic.timeline';

export function registerTimeline(
  context: vscode.ExtensionContext,
  server: LanguageServer,
  languages: Languages,
): Timeline {
  const timeline = new TimelineController(context, server, languages);
  let inPanel: vscode.WebviewView | undefined;
  const view = vscode.window.registerWebviewViewProvider(viewId, {
    resolveWebviewView(resolved) {
      inPanel = resolved;
      timeline.attach(resolved.webview, resolved.onDidDispose);
    },
  });
  return {
    onEvent: event => timeline.onEvent(event),
    isInPanel: () => inPanel?.visible === true,
    open: () => timeline.open(),
    openBeside: () => timeline.openBeside(),
    compare: uri => timeline.compare(uri),
    dispose: () => view.dispose(),
  };
}

/** Keeps what every page shows: the session, its title, and what was compared last. */
class TimelineController {
  readonly #context: vscode.ExtensionContext;
  readonly #server: LanguageServer;
  readonly #languages: Languages;
  readonly #pages = new Set<TimelinePage>();
  /** What pages have asked while they are being answered; undefined for nothing more. */
  readonly #questions = new Map<TimelinePage, ActivityPlace | undefined>();
  #session: vscode.DebugSession | undefined;
  #stopped = false;
  #comparison: ToView | undefined;
  #over = true;
  /** The whole of a run that is over, for pages that open after it. */
  #whole: ToView[] = [];
  #farewell: Promise<void> | undefined;
  #askAdapter: AskAdapter | undefined;

  constructor(context: vscode.ExtensionContext, server: LanguageServer, languages: Languages) {
    this.#context = context;
    this.#server = server;
    this.#languages = languages;
  }

  attach(webview: vscode.Webview, onDidDispose: vscode.Event<void>): void {
    const page = new TimelinePage(webview, this.#context.extensionUri, message =>
      this.#answer(page, message),
    );
    this.#pages.add(page);
    onDidDispose(() => this.#pages.delete(page));
  }

  async open(): Promise<void> {
    await vscode.commands.executeCommand('setContext', 'mnemonic.timelineWanted', true);
    await vscode.commands.executeCommand(`${viewId}.focus`);
  }

  openBeside(): void {
    const { createWebviewPanel } = vscode.window;
    const title = vscode.l10n.t('Timeline');
    const place = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    const options = { enableScripts: true, retainContextWhenHidden: true };
    const panel = createWebviewPanel(`${viewId}.editor`, title, place, options);
    this.attach(panel.webview, panel.onDidDispose);
  }

  async compare(given: vscode.Uri | undefined): Promise<void> {
    const uri = given ?? activeSource(this.#languages)?.uri;
    if (!uri) return;
    await this.open();
    try {
      const params = { uri: uri.toString() };
      const comparison = await this.#server.request<ComparisonResult>('mnemonic/compare', params);
      this.#comparison = { type: 'comparison', comparison };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.#comparison = { type: 'problem', message };
    }
    this.#tellAll(this.#comparison);
  }

  /** Follows the newest session of ours; its last state stays on show after its end. */
  onEvent({ session, name, waitFor, ask }: AdapterEvent): void {
    if (name === 'initialized') {
      this.#session = session;
      this.#askAdapter = ask;
      this.#stopped = false;
      this.#over = false;
      this.#whole = [];
      this.#farewell = undefined;
      void vscode.commands.executeCommand('setContext', 'mnemonic.timelineWanted', true);
      this.#tellAll({ type: 'reset', title: session.name });
    } else if (session !== this.#session) {
      return;
    } else if (name === 'stopped') {
      this.#setStopped(true);
    } else if (name === 'continued') {
      this.#setStopped(false);
    } else if (name === 'exited' || name === 'terminated') {
      this.#farewell ??= this.#keepWholeRun();
      waitFor(this.#farewell);
    }
  }

  /** The last chance to ask: the debugger goes when the session ends. */
  async #keepWholeRun(): Promise<void> {
    this.#over = true;
    this.#setStopped(false);
    for await (const part of this.#activityFrom(start)) {
      const message = activityMessage(part);
      this.#whole.push(message);
      this.#tellAll(message);
    }
  }

  #setStopped(stopped: boolean): void {
    this.#stopped = stopped;
    this.#tellAll({ type: 'stopped', stopped, over: this.#over });
  }

  #tellAll(message: ToView): void {
    for (const page of this.#pages) page.send(message);
  }

  async #answer(page: TimelinePage, message: FromView): Promise<void> {
    switch (message.type) {
      case 'ready':
        if (this.#session) page.send({ type: 'reset', title: this.#session.name });
        for (const part of this.#whole) page.send(part);
        if (this.#comparison) page.send(this.#comparison);
        page.send({ type: 'stopped', stopped: this.#stopped, over: this.#over });
        return;
      case 'activity':
        return this.#update(page, message.place);
      case 'queues':
        return this.#showQueues(page, message.time);
      case 'goTo':
        await this.#ask('mnemonic/goToTime', { time: message.time });
        return;
      case 'compare':
        return this.compare(this.#programUri());
    }
  }

  /** One history at a time; of what the page asks meanwhile the last question counts. */
  async #update(page: TimelinePage, place: ActivityPlace): Promise<void> {
    const isUnderWay = this.#questions.has(page);
    this.#questions.set(page, place);
    if (isUnderWay) return;
    for (let next: ActivityPlace | undefined = place; next; next = this.#questions.get(page)) {
      this.#questions.set(page, undefined);
      for await (const part of this.#activityFrom(next)) page.send(activityMessage(part));
    }
    this.#questions.delete(page);
  }

  async #showQueues(page: TimelinePage, time: number): Promise<void> {
    const queues = await this.#ask<QueuesAtTime>('mnemonic/queuesAt', { time });
    if (queues) page.send({ type: 'queues', queues });
  }

  #activityFrom(first: ActivityPlace): AsyncGenerator<ActivityPart, void, void> {
    return activityFrom(first, place => this.#ask<ActivityUpdate>('mnemonic/activity', place));
  }

  /** A question that comes too late, when the session runs again or is over, has no answer. */
  async #ask<Result>(command: string, args: object): Promise<Result | undefined> {
    try {
      return (await this.#askAdapter?.(command, args)) as Result | undefined;
    } catch {
      // The next stop brings the page up to date.
      return undefined;
    }
  }

  #programUri(): vscode.Uri | undefined {
    const program: unknown = this.#session?.configuration['program'];
    if (typeof program !== 'string' || this.#session?.type !== debugType) return undefined;
    const isUri = /^[a-z][a-z0-9+.-]+:/i.test(program);
    return isUri ? vscode.Uri.parse(program) : vscode.Uri.file(program);
  }
}

function activityMessage({ update, place }: ActivityPart): ToView {
  const changes = packChanges(update.changes);
  const marks = packMarks(update.marks);
  return { type: 'activity', update: { ...update, changes, marks }, place };
}
