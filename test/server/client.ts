// A language client for tests: over streams in memory, or over the stdio of a child process.
import { spawn } from 'node:child_process';
import { PassThrough } from 'node:stream';
import {
  type ClientCapabilities,
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  type InitializeResult,
  type Position,
  ProposedFeatures,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  StreamMessageReader,
  StreamMessageWriter,
  type WorkspaceFolder,
} from 'vscode-languageserver/node';
import { lazyDialectOf, lazyDialects } from '#dialects/lazy-registry.ts';
import { serve } from '#server/connection.ts';
import type { Registry } from '#server/context.ts';
import { type Host, noFiles } from '#server/host.ts';

export interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  readonly registry?: Registry;
  readonly host?: Host;
  readonly folders?: readonly WorkspaceFolder[];
  readonly initializationOptions?: unknown;
  /** What the client answers to workspace/configuration. */
  readonly configuration?: () => unknown;
}

/** A client that can do all that the server asks about, and takes diagnostics by push. */
export const fullCapabilities: ClientCapabilities = {
  textDocument: {
    hover: { contentFormat: ['markdown', 'plaintext'] },
    completion: {
      completionItem: {
        snippetSupport: true,
        documentationFormat: ['markdown'],
        labelDetailsSupport: true,
      },
      completionList: { itemDefaults: ['editRange'] },
    },
    definition: { linkSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    publishDiagnostics: { relatedInformation: true, tagSupport: { valueSet: [1, 2] } },
  },
  workspace: { configuration: true, workspaceFolders: true },
};

/** The same, but it pulls diagnostics and can be asked to ask again. */
export const pullCapabilities: ClientCapabilities = {
  ...fullCapabilities,
  textDocument: { ...fullCapabilities.textDocument, diagnostic: {} },
  workspace: {
    ...fullCapabilities.workspace,
    diagnostics: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
    codeLens: { refreshSupport: true },
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
  window: { workDoneProgress: true },
};

export interface TestClient {
  readonly connection: ProtocolConnection;
  readonly initialized: InitializeResult;
  /** What the server wrote to the client's log. */
  readonly log: string[];
  open(uri: string, text: string, languageId?: string): Promise<void>;
  /** Replaces the whole text. */
  replace(uri: string, version: number, text: string): Promise<void>;
  /** The next diagnostics that are pushed for the document, or those that wait already. */
  diagnostics(uri: string): Promise<readonly Diagnostic[]>;
  request<R>(method: string, params: unknown): Promise<R>;
  at<R>(method: string, uri: string, position: Position, more?: object): Promise<R>;
  stop(): Promise<void>;
}

/** A host without files whose pauses let everything else run first. */
export const memoryHost: Host = {
  now: () => performance.now(),
  pause: () => new Promise(resolve => setImmediate(resolve)),
  files: noFiles,
};

/** Starts a server in this process and a client that has initialized it. */
export async function startClient(options: ClientOptions = {}): Promise<TestClient> {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  const server = createConnection(
    ProposedFeatures.all,
    new StreamMessageReader(toServer),
    new StreamMessageWriter(toClient),
  );
  serve(
    server,
    options.registry ?? { dialects: lazyDialects, dialectOf: lazyDialectOf },
    options.host ?? memoryHost,
  );
  server.listen();
  const client = createProtocolConnection(
    new StreamMessageReader(toClient),
    new StreamMessageWriter(toServer),
  );
  return initialize(client, options, () => {
    client.dispose();
    server.dispose();
  });
}

/** Starts a server as a child process, with `node` and these arguments, over stdio. */
export async function spawnClient(
  args: readonly string[],
  options: ClientOptions = {},
): Promise<TestClient & { readonly pid: number }> {
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const client = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()));
  const started = await initialize(client, options, async () => {
    await ended;
    client.dispose();
  });
  return { ...started, pid: child.pid! };
}

async function initialize(
  connection: ProtocolConnection,
  options: ClientOptions,
  end: () => void | Promise<void>,
): Promise<TestClient> {
  const log: string[] = [];
  const pushed = new PushedDiagnostics();
  connection.onNotification('window/logMessage', ({ message }) => {
    log.push(message);
  });
  connection.onNotification(PublishDiagnosticsNotification.type, params => pushed.take(params));
  connection.onRequest('workspace/configuration', () => [options.configuration?.() ?? null]);
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('window/workDoneProgress/create', () => null);
  for (const kind of ['diagnostic', 'inlayHint', 'codeLens', 'semanticTokens']) {
    connection.onRequest(`workspace/${kind}/refresh`, () => null);
  }
  connection.listen();
  const initialized = (await connection.sendRequest('initialize', {
    processId: null,
    rootUri: null,
    capabilities: options.capabilities ?? fullCapabilities,
    workspaceFolders: options.folders ?? null,
    initializationOptions: options.initializationOptions,
  })) as InitializeResult;
  await connection.sendNotification('initialized', {});
  return {
    connection,
    initialized,
    log,
    open: (uri, text, languageId = 'bytecode') =>
      connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId, version: 1, text },
      }),
    replace: (uri, version, text) =>
      connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [{ text }],
      }),
    diagnostics: uri => pushed.next(uri),
    request: (method, params) => connection.sendRequest(method, params),
    at: (method, uri, position, more = {}) =>
      connection.sendRequest(method, { textDocument: { uri }, position, ...more }),
    stop: async () => {
      await connection.sendRequest('shutdown');
      // In memory the server shares this process, which `exit` would end.
      if (end.constructor.name === 'AsyncFunction') await connection.sendNotification('exit');
      await end();
    },
  };
}

/** Diagnostics as they come in, each list given out once. */
class PushedDiagnostics {
  readonly #waiting = new Map<string, (readonly Diagnostic[])[]>();
  readonly #wanted = new Map<string, ((diagnostics: readonly Diagnostic[]) => void)[]>();

  take({ uri, diagnostics }: { uri: string; diagnostics: readonly Diagnostic[] }): void {
    const resolve = this.#wanted.get(uri)?.shift();
    if (resolve) resolve(diagnostics);
    else this.#waiting.set(uri, [...(this.#waiting.get(uri) ?? []), diagnostics]);
  }

  next(uri: string): Promise<readonly Diagnostic[]> {
    const ready = this.#waiting.get(uri)?.shift();
    if (ready) return Promise.resolve(ready);
    return new Promise(resolve => {
      this.#wanted.set(uri, [...(this.#wanted.get(uri) ?? []), resolve]);
    });
  }
}
