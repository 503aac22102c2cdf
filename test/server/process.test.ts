// The server as a process of its own: over stdio and over Node's channel, with files on a disk.
import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  IPCMessageReader,
  IPCMessageWriter,
  type WorkspaceSymbol,
} from 'vscode-languageserver/node';
import { root } from '#tools/project.ts';
import { pullCapabilities, spawnClient } from './client.ts';

const main = join(root, 'server/main.node.ts');

describe('a process', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'mnemonic-workspace-'));
    mkdirSync(join(folder, 'deep/er'), { recursive: true });
    mkdirSync(join(folder, 'node_modules'));
    writeFileSync(join(folder, 'deep/er/one.bca'), 'first: HALT\n');
    writeFileSync(join(folder, 'TWO.BCA'), 'second: PUSX\n');
    writeFileSync(join(folder, 'node_modules/three.bca'), 'third: HALT\n');
    writeFileSync(join(folder, 'notes.txt'), 'fourth: HALT\n');
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  test('reads the sources of the workspace and reports their problems', async t => {
    const folders = [{ uri: pathToFileURL(folder).href, name: 'all' }];
    const client = await spawnClient([main, '--stdio'], {
      folders,
      capabilities: pullCapabilities,
    });
    t.after(() => client.stop());
    const report = await client.request<{ items: { uri: string; items: unknown[] }[] }>(
      'workspace/diagnostic',
      { previousResultIds: [] },
    );
    const problems = report.items.map(({ uri, items }) => [
      uri.split('/').at(-1),
      items.length > 0,
    ]);
    assert.deepEqual(problems.sort(), [
      ['TWO.BCA', true],
      ['one.bca', true],
    ]);
    const symbols = await client.request<WorkspaceSymbol[]>('workspace/symbol', { query: '' });
    assert.deepEqual(symbols.map(({ name }) => name).sort(), ['first', 'second']);
    writeFileSync(join(folder, 'new.bca'), 'newcomer: HALT\n');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: pathToFileURL(join(folder, 'new.bca')).href, type: 1 }],
    });
    const listing = await client.request<{ text: string }>('mnemonic/listing', {
      uri: pathToFileURL(join(folder, 'new.bca')).href,
    });
    assert.match(listing.text, /newcomer/);
  });

  test("answers over Node's channel and ends with code 0 after shutdown and exit", async () => {
    const child = fork(main, ['--node-ipc'], { execArgv: [] });
    const ended = new Promise(resolve => child.once('exit', code => resolve(code)));
    const connection = createProtocolConnection(
      new IPCMessageReader(child),
      new IPCMessageWriter(child),
    );
    connection.listen();
    const params = { processId: process.pid, rootUri: null, capabilities: {} };
    const { serverInfo } = (await connection.sendRequest('initialize', params)) as {
      serverInfo: { name: string };
    };
    assert.equal(serverInfo.name, 'Mnemonic');
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    assert.equal(await ended, 0);
    connection.dispose();
  });
});
