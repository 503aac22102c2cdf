// Launching: every way of naming programs, what is wrong with arguments, files that clients hold.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect as connectSocket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startServer } from '#debug-adapter/main.node.ts';
import { remoteFiles } from '#debug-adapter/remote-files.ts';
import { Session } from '#debug-adapter/session.ts';
import { messageTurns } from '#debug-adapter/turns.ts';
import { dialectOf, dialects } from '#dialects/registry.ts';
import { connect, DebugClient } from './client.ts';
import {
  countdown,
  launchOf,
  path,
  stopToyAtEntry,
  toyPath,
  toyRegistry,
  twins,
} from './programs.ts';

const folder = mkdtempSync(join(tmpdir(), 'debug-adapter-'));
const turns = messageTurns();
after(() => {
  rmSync(folder, { recursive: true });
  turns.close();
});
writeFileSync(join(folder, 'one.bca'), countdown);
writeFileSync(join(folder, 'two.bin'), Uint8Array.of(0x01, 0x05, 0x08));

const refuses = async (args: object) => {
  const client = connect();
  await client.request('initialize', { adapterID: 'test' });
  const answer = await client.ask('launch', args);
  assert.equal(answer.success, false);
  assert.equal(answer.body.error.showUser, true);
  return answer.message!;
};

describe('what is wrong with a launch', () => {
  const cases: readonly (readonly [string, object, RegExp])[] = [
    ['nothing to run', {}, /names nothing to run\. Write "program": .* "programs": \[/],
    ['a missing file', { program: join(folder, 'none.bca') }, /There is no file .*none\.bca\./],
    ['a directory', { program: folder, dialect: 'bytecode' }, /is a directory; name a file in it/],
    [
      'an unknown ending',
      { program: fileURLToPath(import.meta.url) },
      /has no known ending \((?:(\.\w+)(?!.*\1,), )*\.\w+\)\. Name its "dialect"/,
    ],
    ['an unknown dialect', { program: '/x', dialect: 'z81' }, /no dialect "z81". The dialects are/],
    ['a number as a path', { program: 7 }, /"program" has to be the path of a file, not 7/],
    ['a list with a gap', { programs: ['a.bca', ''] }, /"programs" has to be a list of paths/],
    [
      'a flag that is none',
      { ...launchOf(twins), trace: 'yes' },
      /"trace" has to be true or false/,
    ],
    ['an option misspelt', { ...launchOf(twins), quantom: 1 }, /Did you mean "quantum"\?/],
    ['an unknown option', { ...launchOf(twins), zzz: 1 }, /There are scheduler, quantum/],
    ['a policy misspelt', { ...launchOf(twins), scheduler: 'mflq' }, /Did you mean "mlfq"\?/],
    ['too many cores', { ...launchOf(twins), cores: 65 }, /whole number from 1 to 64, not 65/],
    ['half a quantum', { ...launchOf(twins), quantum: 0.5 }, /whole number from 1/],
    [
      'a program with errors',
      launchOf('.task main\n PSH 1\n PUSH 2\n STORE\n HALT\n'),
      /main\.bca has 2 errors:\n\/programs\/main\.bca:2:2: .*PUSH.*\n\/programs\/main\.bca:4:2: /s,
    ],
    ['contents that are none', { program: path, 'mnemonic/files': { [path]: '*' } }, /no base 64/],
  ];
  for (const [name, args, expected] of cases) {
    test(name, async () => assert.match(await refuses(args), expected));
  }

  test('only the first of many errors are listed', async () => {
    const message = await refuses(launchOf(`.task main\n${' PSH\n'.repeat(20)}`));
    assert.match(message, /has 20 errors/);
    assert.match(message, /… and 15 more$/);
  });

  test('a second launch, and requests before the first', async () => {
    const client = connect();
    await client.request('initialize', { adapterID: 'test' });
    assert.match(await client.fails('threads'), /No program is loaded/);
    assert.match(await client.fails('configurationDone'), /No program is loaded/);
    assert.match(await client.fails('nonsense'), /"nonsense" is not supported/);
    await client.request('launch', launchOf(countdown));
    assert.match(await client.fails('launch', launchOf(countdown)), /launched already/);
  });
});

describe('programs', () => {
  test('from disk, relative to a folder', async () => {
    const client = connect();
    await client.start({ program: 'one.bca', cwd: folder });
    await client.event('terminated');
    assert.equal(client.printed(), '5\n4\n3\n2\n1\n');
  });

  test('several together, images among them', async () => {
    const client = connect();
    await client.start({ programs: ['one.bca', 'two.bin'], cwd: folder, stopOnEntry: true });
    await client.event('stopped');
    const { threads } = await client.request('threads');
    assert.equal(threads.length, 2);
    assert.equal((await client.request('modules')).totalModules, 2);
    const { stackFrames } = await client.request('stackTrace', { threadId: 2 });
    assert.equal(stackFrames[0].source, undefined);
    assert.match(stackFrames[0].instructionPointerReference, /^0x/);
  });

  test('warnings are printed', async () => {
    const client = connect(toyRegistry);
    await client.start({ program: '/x.img', 'mnemonic/files': { '/x.img': '' } });
    await client.event('terminated');
    assert.match(client.printed('console'), /^Warning: An image has no symbols/);
  });

  test('that only the client can read are asked of it', async () => {
    const client = connect();
    const uri = 'memfs:/folder/main.bca'.replace(':/', '://x/');
    client.answers.set('mnemonic/readFile', (args: { uri: string }) =>
      args.uri === uri ? { base64: Buffer.from(countdown).toString('base64') } : undefined,
    );
    await client.start({ program: uri, stopOnEntry: true }, { [uri]: [5] });
    await client.event('stopped');
    await client.run('continue');
    const { stackFrames } = await client.request('stackTrace', { threadId: 1 });
    assert.equal(stackFrames[0].source.path, uri);
    const { sources } = await client.request('loadedSources');
    assert.equal(sources[0].path, uri);
  });

  test('may include files, and those may be missing', async () => {
    const client = connect(toyRegistry);
    const text = (content: string) => Buffer.from(content).toString('base64');
    await client.start(
      {
        program: toyPath,
        stopOnEntry: true,
        'mnemonic/files': {
          [toyPath]: text('include second.toy\nadd 1\n'),
          '/programs/second.toy': text('include third.toy\nadd 2\n'),
        },
      },
      { '/programs/second.toy': [2] },
    );
    await client.event('stopped');
    assert.equal(await client.where(), '0x3000:2');
    await client.run('next');
    const { stackFrames } = await client.request('stackTrace', { threadId: 1 });
    assert.equal(stackFrames[0].source.path, toyPath);
  });

  test('lines and columns count as the client counts', async () => {
    const client = connect();
    const counts = { linesStartAt1: false, columnsStartAt1: false };
    await client.start({ ...launchOf(countdown), stopOnEntry: true }, { [path]: [4] }, counts);
    await client.event('stopped');
    await client.run('continue');
    assert.equal(await client.where(), 'main+0x5:4');
  });
});

describe('in a browser', () => {
  /** A session as a worker has it: messages are objects, files are the client's. */
  function browserSession() {
    const messages: Record<string, never>[] = [];
    const session = new Session({
      transport: { send: message => messages.push(message as never), drained: () => undefined },
      files: remoteFiles,
      registry: { dialects, dialectOf },
      pacer: { now: () => performance.now(), nextTurn: turns.next },
      closed: () => {},
    });
    const send = (command: string, args: object) =>
      session.receive({ seq: 1, type: 'request', command, arguments: args } as never);
    const until = async (matches: (message: never) => boolean) => {
      for (let turn = 0; !messages.some(message => matches(message as never)); turn++) {
        assert.ok(turn < 100_000, 'no such message comes');
        await turns.next();
      }
      return messages.find(message => matches(message as never))!;
    };
    return { session, send, until, messages };
  }

  const uri = 'vscode-vfs://github/someone/project/main.bca';

  test('sources are URIs, and files are asked of the client', async () => {
    const { session, send, until } = browserSession();
    send('initialize', { adapterID: 'test' });
    send('launch', { program: uri, stopOnEntry: true });
    const asked = await until(({ command, type }) => type === 'request' && command);
    assert.deepEqual(asked['arguments'], { uri });
    session.receive({
      seq: 2,
      type: 'response',
      request_seq: asked['seq'],
      success: true,
      command: asked['command'],
      body: { base64: Buffer.from(countdown).toString('base64') },
    } as never);
    send('configurationDone', {});
    await until(({ event }) => event === 'stopped');
    send('stackTrace', { threadId: 1 });
    const answer = await until(({ command, body }) => command === 'stackTrace' && body);
    const { stackFrames } = answer['body'] as unknown as { stackFrames: { source: object }[] };
    assert.deepEqual(stackFrames[0]!.source, { name: 'main.bca', path: uri });
  });

  test('a program that runs for ever is paused', async () => {
    const { send, until } = browserSession();
    const text = Buffer.from(twins).toString('base64');
    send('initialize', { adapterID: 'test' });
    send('launch', { program: uri, 'mnemonic/files': { [uri]: text } });
    send('configurationDone', {});
    await until(({ event }) => event === 'process');
    send('pause', { threadId: 2 });
    const stopped = await until(({ event }) => event === 'stopped');
    assert.equal((stopped['body'] as unknown as { reason: string }).reason, 'pause');
    send('disconnect', {});
  });

  test('relative names lie in the folder', () => {
    const folder = 'vscode-vfs://github/someone/project';
    assert.equal(remoteFiles.toUri('main.bca', folder), uri);
    assert.equal(remoteFiles.toUri('main.bca'), 'main.bca');
    assert.equal(remoteFiles.toLocation(uri), uri);
  });
});

test('the filters are those of the dialect', async () => {
  const client = await stopToyAtEntry('main:\nadd 1\ntrap 7\n');
  const { capabilities } = await client.event('capabilities');
  assert.deepEqual(
    capabilities.exceptionBreakpointFilters.map(({ filter }: { filter: string }) => filter),
    ['trap'],
  );
  await client.request('setExceptionBreakpoints', { filters: ['trap'] });
  const stopped = await client.run('continue');
  assert.equal(stopped.text, 'Trap 7 was reached.');
});

test('a server takes several clients, one after the other and at once', async () => {
  const server = await startServer(0);
  const { port } = server.address() as { port: number };
  const clients = [0, 1].map(() => {
    const socket = connectSocket(port, '127.0.0.1');
    return { socket, client: new DebugClient(socket, socket) };
  });
  for (const { client } of clients) {
    await client.start({ ...launchOf(countdown), stopOnEntry: true });
    await client.event('stopped');
  }
  for (const { client, socket } of clients) {
    await client.request('disconnect');
    socket.destroy();
  }
  server.close();
});

test('a taken port is an error', async () => {
  const server = await startServer(0);
  const { port } = server.address() as { port: number };
  await assert.rejects(startServer(port), /EADDRINUSE/);
  server.close();
});
