// The debug adapter in Node: over standard input and output, or over a socket.
import { once } from 'node:events';
import * as fs from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { isAbsolute, join, resolve, sep } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rootedFolder } from '#core/machine/folder.ts';
import { dialectOf, dialects } from '#dialects/registry.ts';
import type { Pacer } from './engine.ts';
import { type FileHost, isUri } from './files.ts';
import type { Registry } from './loader.ts';
import { frameMessage, MessageReader, RequestError } from './protocol.ts';
import { listFromClient, readFromClient } from './remote-files.ts';
import { Session } from './session.ts';

const pacer: Pacer = {
  now: () => performance.now(),
  nextTurn: () => setImmediate(),
};

/** Files on disk by their paths; what has another scheme is asked of the client. */
const diskFiles: FileHost = {
  toUri(location, folder) {
    if (isUri(location)) return location;
    const path = isAbsolute(location) ? location : resolve(folder ?? process.cwd(), location);
    return pathToFileURL(path).href;
  },
  toLocation: uri => (uri.startsWith('file:') ? fileURLToPath(uri) : uri),
  async read(uri, ask) {
    if (!uri.startsWith('file:')) return await readFromClient(uri, ask);
    try {
      return await readFile(new URL(uri));
    } catch (error) {
      throw new RequestError(describeFileError(fileURLToPath(uri), error), true);
    }
  },
  openFolder(location, folder) {
    const path = fileURLToPath(diskFiles.toUri(location, folder));
    if (!fs.statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
      throw new RequestError(`${path} is no folder.`, true);
    }
    return rootedFolder(path, fs, sep);
  },
  async siblings(uri, ask) {
    const folder = new URL('.', uri);
    if (!uri.startsWith('file:')) return await listFromClient(folder.href, ask);
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    const files = entries.filter(entry => entry.isFile());
    return files.map(({ name }) => pathToFileURL(join(fileURLToPath(folder), name)).href);
  },
};

function describeFileError(path: string, error: unknown): string {
  const { code, message } = error as { code?: string; message: string };
  if (code === 'ENOENT') return `There is no file ${path}.`;
  if (code === 'EISDIR') return `${path} is a directory; name a file in it.`;
  if (code === 'EACCES') return `${path} may not be read.`;
  return `${path} cannot be read: ${message}`;
}

/** Serves one client over a pair of streams; settles when it has disconnected. */
export function serve(
  input: Readable,
  output: Writable,
  registry: Registry = { dialects, dialectOf },
): Promise<void> {
  return new Promise(resolve => {
    const end = () => {
      session.close();
      resolve();
    };
    const session = new Session({
      transport: {
        send: message => void output.write(frameMessage(message)),
        drained: () =>
          output.writableNeedDrain ? once(output, 'drain').then(() => {}) : undefined,
      },
      files: diskFiles,
      registry,
      pacer,
      closed: () => resolve(),
    });
    const report = (text: string) => session.print(text, 'important');
    const reader = new MessageReader(message => session.receive(message), report);
    input.on('data', (bytes: Uint8Array) => reader.push(bytes));
    input.on('end', end);
    input.on('error', end);
    output.on('error', end);
  });
}

/** Serves the client that started this process, which ends when the client has gone. */
export async function startStdio(): Promise<void> {
  await serve(process.stdin, process.stdout);
  process.stdout.write('', () => process.exit(0));
}

/**
 * Serves any number of clients on a port of 127.0.0.1; 0 takes a free one. Rejects when the port
 * is taken. The server goes on until it is closed.
 */
export async function startServer(port: number): Promise<Server> {
  const server = createServer(socket => {
    socket.setNoDelay(true);
    void serve(socket, socket).then(() => socket.end());
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

/** Serves as the command line says: `--stdio`, or `--port N` on 127.0.0.1. */
async function startFromArguments(args: readonly string[]): Promise<void> {
  if (!args.includes('--port')) return startStdio();
  const server = await startServer(Number(args[args.indexOf('--port') + 1]));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : address;
  console.error(`The debug adapter listens on 127.0.0.1, port ${port}.`);
}

// The same module is part of the tests, which start it by its functions.
if (
  /(?:^|[\\/])(?:debug-adapter\.cjs|debug-adapter[\\/]main\.node\.ts)$/.test(process.argv[1] ?? '')
) {
  startFromArguments(process.argv.slice(2)).catch(error => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
