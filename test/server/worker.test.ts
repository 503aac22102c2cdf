// The server in a worker, as browsers run it: messages instead of streams, files by the client.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { buildSync } from 'esbuild';
import { createMessageConnection } from 'vscode-languageserver/node';
import { root } from '#tools/project.ts';

/** The bundle for browsers, with what it finds there put in front, to run in a worker of Node. */
function workerScript(): string {
  const built = buildSync({
    absWorkingDir: root,
    entryPoints: ['server/main.worker.ts'],
    bundle: true,
    platform: 'browser',
    format: 'iife',
    write: false,
  });
  return `
    const { parentPort } = require('node:worker_threads');
    globalThis.self = {
      postMessage: message => parentPort.postMessage(message),
      addEventListener: () => undefined,
    };
    parentPort.on('message', data => self.onmessage?.({ data }));
    ${built.outputFiles[0]!.text}`;
}

const files: Readonly<Record<string, string>> = { 'memfs:/a.bca': 'start: HALT\n' };

test('answers in a worker, and reads the workspace through the client', async () => {
  const worker = new Worker(workerScript(), { eval: true });
  const connection = createMessageConnection(
    {
      listen: callback => {
        worker.on('message', callback);
        return { dispose: () => worker.off('message', callback) };
      },
      onError: () => ({ dispose: () => undefined }),
      onClose: () => ({ dispose: () => undefined }),
      onPartialMessage: () => ({ dispose: () => undefined }),
      dispose: () => undefined,
    },
    {
      write: async message => worker.postMessage(message),
      onError: () => ({ dispose: () => undefined }),
      onClose: () => ({ dispose: () => undefined }),
      end: () => undefined,
      dispose: () => undefined,
    },
  );
  connection.onRequest('mnemonic/findFiles', () => Object.keys(files));
  connection.onRequest('mnemonic/readFile', ({ uri }: { uri: string }) => files[uri] ?? null);
  connection.listen();
  const initialized = await connection.sendRequest<{ serverInfo: { name: string } }>('initialize', {
    processId: null,
    rootUri: null,
    capabilities: {},
    workspaceFolders: [{ uri: 'memfs:/', name: 'memory' }],
    initializationOptions: { clientFiles: true },
  });
  assert.equal(initialized.serverInfo.name, 'Mnemonic');
  await connection.sendNotification('initialized', {});
  await connection.sendRequest('workspace/diagnostic', { previousResultIds: [] });
  const found = await connection.sendRequest<{ name: string }[]>('workspace/symbol', {
    query: 'start',
  });
  assert.deepEqual(
    found.map(({ name }) => name),
    ['start'],
  );
  const made = await connection.sendRequest<{ files: unknown[] }>('mnemonic/assemble', {
    uri: 'memfs:/a.bca',
  });
  assert.equal(made.files.length, 1);
  connection.dispose();
  await worker.terminate();
});
