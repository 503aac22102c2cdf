// Wires one connection: documents, settings, workspace index, and the handlers of all methods.
import { serverCapabilities } from './capabilities.ts';
import { type ClientFeatures, readClientFeatures } from './client-features.ts';
import type { Context, Registry } from './context.ts';
import { Documents } from './documents.ts';
import { clientFiles } from './files.client.ts';
import { createHandlers } from './handlers/all.ts';
import type { Host, WorkspaceFiles } from './host.ts';
import type { Connection, InitializeResult } from './protocol.ts';
import { Publisher } from './publisher.ts';
import { SettingsStore } from './settings.ts';
import { startWorkspace } from './workspace.ts';
import { WorkspaceIndex } from './workspace-index.ts';

/** The name and version that the client is told. */
export const serverInfo = { name: 'Mnemonic', version: '0.1.0' };

/** Answers on a connection from `initialize` to `exit`; the caller makes it listen. */
export function serve(connection: Connection, registry: Registry, host: Host): void {
  let client: ClientFeatures = readClientFeatures(undefined);
  const files = chosenFiles(host.files, clientFiles(connection), () => client);
  const settings = new SettingsStore();
  const documents = new Documents(registry, { ...host, files }, settings);
  const index = new WorkspaceIndex({ registry, files, documents, client: () => client });
  documents.closedIncluders = uri => index.includersOf(uri);
  const context: Context = {
    connection,
    registry,
    documents,
    settings,
    index,
    get client() {
      return client;
    },
  };
  const publisher = new Publisher(context, host.pause);
  connection.onInitialize((params): InitializeResult => {
    client = readClientFeatures(params);
    context.settings.replace(client.options.settings);
    return { capabilities: serverCapabilities(registry.dialects, client), serverInfo };
  });
  connection.onInitialized(() => index.expect(startWorkspace(context, publisher)));
  connection.onShutdown(() => index.stop());
  for (const handler of createHandlers(publisher, host)) handler.register(context);
}

/** Files as the client reads them where it offers that, and those of the host otherwise. */
function chosenFiles(
  own: WorkspaceFiles,
  clients: WorkspaceFiles,
  client: () => ClientFeatures,
): WorkspaceFiles {
  const chosen = () => (client().options.clientFiles === true ? clients : own);
  return {
    find: (folders, endings, limit) => chosen().find(folders, endings, limit),
    read: uri => chosen().read(uri),
    // An analysis cannot wait for the client, so that included files come from the disk if at all.
    readNow: uri => own.readNow?.(uri),
    readBytesNow: uri => own.readBytesNow?.(uri),
  };
}
