// What begins once the client is ready: settings, watchers, and the scan of the workspace.
import type { Context } from './context.ts';
import { logError } from './handler.ts';
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
} from './protocol.ts';
import type { Publisher } from './publisher.ts';

const SECTION = 'mnemonic';

/** Registers what can only be registered now, reads the settings and scans the workspace. */
export async function startWorkspace(context: Context, publisher: Publisher): Promise<void> {
  try {
    await Promise.all([register(context), readConfiguration(context, publisher, undefined)]);
    if (context.client.options.indexWorkspace !== false) {
      await scanWorkspace(context, context.client.folders);
      // What a file means that others include is known only now.
      const included = context.documents.outdateIncluded();
      for (const uri of included) publisher.schedule(uri);
      if (included.length > 0) await refresh(context);
    }
  } catch (error) {
    logError(context, 'initialized', error);
  }
}

async function register({ client, connection, registry }: Context): Promise<void> {
  if (client.dynamicConfiguration) {
    const section = { section: SECTION };
    await connection.client.register(DidChangeConfigurationNotification.type, section);
  }
  if (client.dynamicWatchedFiles) {
    const endings = registry.dialects.flatMap(dialect => dialect.extensions);
    const watchers = endings.map(ending => ({ globPattern: `**/*${ending}` }));
    await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  }
}

/**
 * Asks the client for the settings, or takes those that it sent along where it cannot be asked.
 * Where they changed, everything that depends on them is made anew.
 */
export async function readConfiguration(
  context: Context,
  publisher: Publisher,
  sent: unknown,
): Promise<void> {
  const { client, connection, documents, settings } = context;
  const pushed = (sent as { readonly [SECTION]?: unknown } | null | undefined)?.[SECTION];
  const section = client.configuration
    ? await connection.workspace.getConfiguration(SECTION)
    : (pushed ?? client.options.settings);
  if (!settings.replace(section)) return;
  documents.outdateAll();
  publisher.scheduleAll();
  await refresh(context);
}

/** Asks the client to ask again, for what it can. */
async function refresh({ client, connection }: Context): Promise<void> {
  const { languages } = connection;
  await Promise.all([
    client.refresh.diagnostics ? languages.diagnostics.refresh() : undefined,
    client.refresh.inlayHints ? languages.inlayHint.refresh() : undefined,
    client.refresh.codeLens ? connection.sendRequest('workspace/codeLens/refresh') : undefined,
  ]);
}

/** Reads the workspace's sources with a progress bar where the client shows one. */
export async function scanWorkspace(
  { client, connection, index }: Context,
  folders: readonly string[],
): Promise<void> {
  if (folders.length === 0) return;
  const bar = client.progress ? await connection.window.createWorkDoneProgress() : undefined;
  bar?.begin('Mnemonic: reading the workspace', 0);
  let reported = -1;
  await index.scan(folders, (done, total) => {
    const percentage = Math.floor((100 * done) / Math.max(1, total));
    if (percentage === reported) return;
    reported = percentage;
    bar?.report(percentage, `${done}/${total}`);
  });
  bar?.done();
}
