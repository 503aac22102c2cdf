// The browser's worker host: the language server and the debug adapter are workers.
import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { clientId, clientName, type Platform } from './platform.ts';

export const browserPlatform: Platform = {
  async createLanguageClient(context, options) {
    const worker = await startWorker(context, 'dist/server.worker.js', 'Mnemonic language server');
    return new LanguageClient(clientId, clientName, worker, options);
  },
  async connectDebugAdapter(context, listener) {
    const worker = await startWorker(context, 'dist/debug-adapter.worker.js', 'Mnemonic debugger');
    worker.onmessage = event => listener.onMessage(event.data as object);
    worker.onerror = event => listener.onExit(event.message);
    return {
      send: message => worker.postMessage(message),
      dispose: () => worker.terminate(),
    };
  },
};

/**
 * Starts a script of the extension. An extension that comes from a server lies in another origin,
 * from which a browser starts no worker, so that the text is fetched and started from a blob.
 */
async function startWorker(
  context: vscode.ExtensionContext,
  path: string,
  name: string,
): Promise<Worker> {
  const uri = vscode.Uri.joinPath(context.extensionUri, path);
  const bytes = await vscode.workspace.fs.readFile(uri);
  const blob = new Blob([new Uint8Array(bytes)], { type: 'text/javascript' });
  const url = URL.createObjectURL(blob);
  try {
    return new Worker(url, { name });
  } finally {
    // The worker has its own reference to the text by now.
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }
}
