// The conversation with the language server: starts it, answers what it asks, sends our requests.
import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import type { Languages } from './languages.ts';
import type { Platform } from './platform.ts';

/** The largest source that is handed to the server, in bytes. */
const sourceBytesMax = 16_000_000;

interface FileSearch {
  readonly folders: readonly string[];
  readonly endings: readonly string[];
  readonly limit: number;
}

export interface LanguageServer extends vscode.Disposable {
  start(): Promise<void>;
  restart(): Promise<void>;
  /** Sends a request of ours. Rejects when the server refuses it or cannot be started. */
  request<R>(method: string, params: object): Promise<R>;
}

export async function createLanguageServer(
  context: vscode.ExtensionContext,
  platform: Platform,
  languages: Languages,
): Promise<LanguageServer> {
  const options: LanguageClientOptions = {
    documentSelector: languages.ids.map(language => ({ language })),
    synchronize: { configurationSection: 'mnemonic' },
    initializationOptions: {
      clientFiles: true,
      commands: true,
      settings: currentSettings(),
    },
    diagnosticPullOptions: { onChange: true, onTabs: true },
    outputChannelName: 'Mnemonic Language Server',
  };
  let client: BaseLanguageClient | undefined;
  let started: Promise<void> | undefined;
  const start = (): Promise<void> => {
    started ??= (async () => {
      client = await platform.createLanguageClient(context, options);
      answerFileRequests(client);
      await client.start();
    })();
    return started;
  };
  return {
    start,
    async restart() {
      await client?.dispose().catch(() => {});
      started = undefined;
      await start();
    },
    async request<R>(method: string, params: object): Promise<R> {
      await start();
      if (!client) throw new Error(vscode.l10n.t('The language server is not running.'));
      return client.sendRequest<R>(method, params);
    },
    dispose() {
      client?.dispose().catch(() => {});
    },
  };
}

/** Our section as plain data: a worker takes no object with functions. */
function currentSettings(): unknown {
  return JSON.parse(JSON.stringify(vscode.workspace.getConfiguration('mnemonic')));
}

/** The server has no disk in a browser and sees no virtual workspace, so that it asks us. */
function answerFileRequests(client: BaseLanguageClient): void {
  client.onRequest('mnemonic/findFiles', findFiles);
  client.onRequest('mnemonic/readFile', async ({ uri }: { readonly uri: string }) => {
    try {
      const file = vscode.Uri.parse(uri);
      const { size } = await vscode.workspace.fs.stat(file);
      if (size > sourceBytesMax) return null;
      return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    } catch {
      // The file is gone or cannot be read, which the server takes as a file without text.
      return null;
    }
  });
}

async function findFiles({ endings, limit }: FileSearch): Promise<string[]> {
  const pattern = `**/*{${endings.join(',')}}`;
  const found = await vscode.workspace.findFiles(pattern, '**/node_modules/**', limit);
  return found.map(uri => uri.toString());
}
