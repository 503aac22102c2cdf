// One debug session's way to its adapter: passes messages on, answers what VS Code would not.
import * as vscode from 'vscode';
import { encodeBase64 } from '../base64.ts';
import type { AdapterConnection, AdapterListener } from '../platform.ts';
import { locationOf } from './program-files.ts';

interface ProtocolMessage {
  seq?: number;
  readonly type?: string;
  readonly event?: string;
  readonly command?: string;
  readonly arguments?: Readonly<Record<string, unknown>>;
  readonly success?: boolean;
  readonly message?: string;
  readonly request_seq?: number;
  readonly body?: unknown;
}

/** Requests after which the program runs; adapters need not send an event for them. */
const running = new Set(['continue', 'reverseContinue', 'next', 'stepIn', 'stepOut', 'stepBack']);

/** The largest program file that is handed to the adapter. */
const fileBytesMax = 64 << 20;

const ownNumbers = 1 << 30;

/** How long the end of a session waits for those that want to look at it once more. */
const farewellMsMax = 3_000;

/** An event of the adapter, and a promise with which a listener may hold up the session's end. */
export interface AdapterEvent {
  readonly session: vscode.DebugSession;
  readonly name: string;
  readonly body: unknown;
  waitFor(work: Promise<unknown>): void;
  /** Asks the adapter something by a way on which large answers are fast. */
  readonly ask: AskAdapter;
}

/** Rejects with the adapter's message. */
export type AskAdapter = (command: string, args: object) => Promise<unknown>;

export class SessionAdapter implements vscode.DebugAdapter, AdapterListener {
  readonly #session: vscode.DebugSession;
  readonly #toEditor = new vscode.EventEmitter<vscode.DebugProtocolMessage>();
  readonly #onEvent: (event: AdapterEvent) => void;
  #connection: AdapterConnection | undefined;
  /** Messages from the editor before there is a connection. */
  #early: object[] = [];
  #over = false;
  /** Our own requests by number; VS Code's numbers never come that far. */
  readonly #asked = new Map<number, (response: ProtocolMessage) => void>();
  #nextNumber = ownNumbers;

  readonly onDidSendMessage = this.#toEditor.event;

  constructor(session: vscode.DebugSession, onEvent: (event: AdapterEvent) => void) {
    this.#session = session;
    this.#onEvent = onEvent;
  }

  connect(connection: AdapterConnection): void {
    this.#connection = connection;
    for (const message of this.#early) connection.send(message);
    this.#early = [];
  }

  handleMessage(message: vscode.DebugProtocolMessage): void {
    this.#nameDialect(message as ProtocolMessage);
    placeHover(message as ProtocolMessage);
    if (this.#connection) this.#connection.send(message);
    else this.#early.push(message);
  }

  /** The editor takes exception filters with the first answer, before it says what it debugs. */
  #nameDialect({ command, arguments: given }: ProtocolMessage): void {
    const { dialect } = this.#session.configuration;
    if (command === 'initialize' && given && dialect) Object.assign(given, { adapterID: dialect });
  }

  onMessage(message: object): void {
    const incoming = message as ProtocolMessage;
    if (incoming.type === 'request' && incoming.command === 'mnemonic/readFile') {
      void this.#answer(incoming, async uri => ({ base64: encodeBase64(await readProgram(uri)) }));
    } else if (incoming.type === 'request' && incoming.command === 'mnemonic/listFolder') {
      void this.#answer(incoming, async uri => ({ uris: await listFolder(uri) }));
    } else if (incoming.type === 'event') {
      this.#passEvent(incoming);
    } else if (this.#asked.has(incoming.request_seq ?? 0)) {
      this.#asked.get(incoming.request_seq ?? 0)?.(incoming);
    } else {
      this.#toEditor.fire(message);
      const { command = '', success } = incoming;
      if (success && running.has(command)) this.#tell('continued', undefined, []);
    }
  }

  onExit(why: string): void {
    if (this.#over) return;
    this.#over = true;
    const text = vscode.l10n.t('The debugger has ended unexpectedly: {0}', why);
    const output = { category: 'stderr', output: `${text}\n` };
    this.#toEditor.fire({ type: 'event', seq: 0, event: 'output', body: output } as object);
    this.#toEditor.fire({ type: 'event', seq: 0, event: 'terminated' } as object);
  }

  readonly #ask: AskAdapter = (command, args) =>
    new Promise((resolve, reject) => {
      const seq = this.#nextNumber++;
      this.#asked.set(seq, ({ success, body, message }) => {
        this.#asked.delete(seq);
        if (success) resolve(body);
        else reject(new Error(message));
      });
      this.handleMessage({ seq, type: 'request', command, arguments: args } as object);
    });

  dispose(): void {
    this.#over = true;
    for (const answer of this.#asked.values()) answer({ success: false, message: 'closed' });
    this.#connection?.dispose();
    this.#toEditor.dispose();
  }

  /** Lets listeners see an event first; the end of the session waits for them. */
  #passEvent(event: ProtocolMessage): void {
    const work: Promise<unknown>[] = [];
    this.#tell(event.event ?? '', event.body, work);
    if (event.event !== 'terminated' || work.length === 0) {
      this.#toEditor.fire(event as object);
      return;
    }
    const limit = new Promise(resolve => setTimeout(resolve, farewellMsMax));
    Promise.race([Promise.allSettled(work), limit]).then(() => {
      if (!this.#over) this.#toEditor.fire(event as object);
    });
  }

  #tell(name: string, body: unknown, work: Promise<unknown>[]): void {
    const waitFor = (promise: Promise<unknown>) => void work.push(promise);
    this.#onEvent({ session: this.#session, name, body, waitFor, ask: this.#ask });
  }

  async #answer(
    request: ProtocolMessage,
    bodyFor: (uri: vscode.Uri) => Promise<object>,
  ): Promise<void> {
    const response = { seq: 0, type: 'response', request_seq: request.seq };
    const { command } = request;
    try {
      const body = await bodyFor(vscode.Uri.parse(String(request.arguments?.['uri'])));
      this.#connection?.send({ ...response, command, success: true, body });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.#connection?.send({ ...response, command, success: false, message });
    }
  }
}

/** VS Code forgets to write the place of an expression as adapters do, who know paths of files. */
function placeHover({ command, arguments: given }: ProtocolMessage): void {
  const source = given?.['source'] as { path?: string } | undefined;
  if (command !== 'evaluate' || !source?.path?.includes('://')) return;
  const uri = vscode.Uri.parse(source.path);
  const isOnDisk = vscode.workspace.textDocuments.some(
    ({ uri: known }) => known.scheme === 'file' && known.path === uri.path,
  );
  const path = isOnDisk ? vscode.Uri.file(uri.path).fsPath : locationOf(uri);
  Object.assign(given!, { source: { ...source, path } });
}

/** The URIs of the files in a folder. */
async function listFolder(folder: vscode.Uri): Promise<string[]> {
  const entries = await vscode.workspace.fs.readDirectory(folder);
  const files = entries.filter(([, kind]) => (kind & vscode.FileType.File) !== 0);
  return files.map(([name]) => vscode.Uri.joinPath(folder, name).toString());
}

/** The text of an unsaved document or the bytes of a file. Throws with a sentence. */
async function readProgram(uri: vscode.Uri): Promise<Uint8Array> {
  const wanted = uri.toString();
  const open = vscode.workspace.textDocuments.find(known => known.uri.toString() === wanted);
  if (open?.isUntitled) return new TextEncoder().encode(open.getText());
  const { size } = await vscode.workspace.fs.stat(uri);
  if (size > fileBytesMax) {
    const limit = fileBytesMax >> 20;
    throw new Error(vscode.l10n.t('{0} is larger than {1} MiB.', uri.path, limit));
  }
  return vscode.workspace.fs.readFile(uri);
}
