// The language server on Node: over stdio, or over the channel of a parent process.
import {
  createConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { lazyDialectOf, lazyDialects } from '#dialects/lazy-registry.ts';
import { serve } from './connection.ts';
import { diskFiles } from './files.node.ts';
import type { Host } from './host.ts';
import { createTidier } from './memory.node.ts';

const registry = { dialects: lazyDialects, dialectOf: lazyDialectOf };

const host: Host = {
  now: () => performance.now(),
  pause: () => new Promise(resolve => setImmediate(resolve)),
  files: diskFiles,
  tidier: createTidier(),
};

/** Serves on standard input and output until the client says `exit` or goes away. */
export function startStdio(): void {
  const reader = new StreamMessageReader(process.stdin);
  const writer = new StreamMessageWriter(process.stdout);
  const connection = createConnection(ProposedFeatures.all, reader, writer);
  // Whatever else writes to the console would break into the protocol.
  console.log = (...values: unknown[]) => connection.console.log(values.join(' '));
  process.stdin.on('end', () => process.exit(1));
  serve(connection, registry, host);
  connection.listen();
}

/** Serves as the command line says: `--stdio`, `--node-ipc`, `--socket=PORT` or `--pipe=NAME`. */
function startFromArguments(): void {
  if (process.argv.includes('--stdio')) {
    startStdio();
    return;
  }
  const connection = createConnection(ProposedFeatures.all);
  serve(connection, registry, host);
  connection.listen();
}

// The same module is part of the command line, which starts it by its own subcommand.
if (/(?:^|[\\/])(?:server\.cjs|main\.node\.ts)$/.test(process.argv[1] ?? '')) startFromArguments();
