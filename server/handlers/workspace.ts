// Changes around the documents: settings, files on the disk, folders of the workspace.
import type { Context } from '../context.ts';
import { type Handler, notification } from '../handler.ts';
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  DidCreateFilesNotification,
  DidDeleteFilesNotification,
  DidRenameFilesNotification,
  FileChangeType,
} from '../protocol.ts';
import type { Publisher } from '../publisher.ts';
import { readConfiguration, scanWorkspace } from '../workspace.ts';

/** Reads a file again, or forgets it, and publishes the documents that read it. */
async function fileChanged(
  { index, documents }: Context,
  publisher: Publisher,
  uri: string,
  isGone: boolean,
): Promise<void> {
  if (isGone) index.remove(uri);
  else await index.update(uri);
  if (documents.isOpen(uri)) return;
  for (const other of documents.outdateDependents(uri)) publisher.schedule(other);
}

export function workspaceHandlers(publisher: Publisher): readonly Handler[] {
  return [
    notification(DidChangeConfigurationNotification.type, (context, { settings }) =>
      readConfiguration(context, publisher, settings),
    ),
    notification(DidChangeWatchedFilesNotification.type, async (context, { changes }) => {
      for (const { uri, type } of changes) {
        await fileChanged(context, publisher, uri, type === FileChangeType.Deleted);
      }
    }),
    notification(DidCreateFilesNotification.type, async (context, { files }) => {
      for (const { uri } of files) await fileChanged(context, publisher, uri, false);
    }),
    notification(DidDeleteFilesNotification.type, async (context, { files }) => {
      for (const { uri } of files) await fileChanged(context, publisher, uri, true);
    }),
    notification(DidRenameFilesNotification.type, async (context, { files }) => {
      for (const { oldUri, newUri } of files) {
        await fileChanged(context, publisher, oldUri, true);
        await fileChanged(context, publisher, newUri, false);
      }
    }),
    notification(DidChangeWorkspaceFoldersNotification.type, async (context, { event }) => {
      context.index.removeBelow(event.removed.map(folder => folder.uri));
      await scanWorkspace(
        context,
        event.added.map(folder => folder.uri),
      );
    }),
  ];
}
