// The Node host: the language server and the debug adapter are processes of their own, which run on
// the very program that runs VS Code, so that no `node` has to be on the PATH.
import { spawn } from 'node:child_process';
import type * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { frameMessage, MessageReader } from './debug/framing.ts';
import { engineOptions } from './engine-options.ts';
import {
  type AdapterConnection,
  type AdapterListener,
  clientId,
  clientName,
  type Platform,
} from './platform.ts';

export const nodePlatform: Platform = {
  async createLanguageClient(context, options) {
    const module = context.asAbsolutePath('dist/server.cjs');
    const start = (execArgv: readonly string[]) => {
      const options = { execArgv: [...engineOptions, ...execArgv] };
      return { module, transport: TransportKind.ipc, options };
    };
    const run = start([]);
    const debug = start(['--nolazy', '--inspect=6009']);
    return new LanguageClient(clientId, clientName, { run, debug }, options);
  },
  connectDebugAdapter: async (context, listener) => startAdapter(context, listener),
};

function startAdapter(
  context: vscode.ExtensionContext,
  listener: AdapterListener,
): AdapterConnection {
  const child = spawn(
    process.execPath,
    [context.asAbsolutePath('dist/debug-adapter.cjs'), '--stdio'],
    {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    },
  );
  const reader = new MessageReader(message => listener.onMessage(message));
  let complaint = '';
  let disposed = false;
  child.stdout.on('data', (bytes: Uint8Array) => reader.push(bytes));
  child.stderr.on('data', (bytes: Uint8Array) => {
    complaint = (complaint + String(bytes)).slice(-2_000);
  });
  // A write to a process that is gone must not end the extension host; `exit` tells of it.
  child.stdin.on('error', () => {});
  child.on('error', error => listener.onExit(error.message));
  child.on('exit', code => {
    if (!disposed) listener.onExit(`exit code ${code}\n${complaint}`.trim());
  });
  return {
    send: message => child.stdin.write(frameMessage(message)),
    dispose() {
      disposed = true;
      child.stdin.end();
      child.kill();
    },
  };
}
