// The language server in a browser's worker; the client reads the files for it.
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
} from 'vscode-languageserver/browser';
import { lazyDialectOf, lazyDialects } from '#dialects/lazy-registry.ts';
import { serve } from './connection.ts';
import { type Host, noFiles } from './host.ts';

/** A turn of the event loop by way of a message: timers wait four milliseconds in browsers. */
function pause(): Promise<void> {
  return new Promise(resolve => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

const scope = self as unknown as DedicatedWorkerGlobalScope;
const connection = createConnection(
  new BrowserMessageReader(scope),
  new BrowserMessageWriter(scope),
);
const registry = { dialects: lazyDialects, dialectOf: lazyDialectOf };
const host: Host = { now: () => performance.now(), pause, files: noFiles };
serve(connection, registry, host);
connection.listen();
