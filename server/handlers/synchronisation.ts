// Keeps the documents in step with the client's editors.
import { type Handler, notification } from '../handler.ts';
import {
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
} from '../protocol.ts';
import type { Publisher } from '../publisher.ts';

export function synchronisationHandlers(publisher: Publisher): readonly Handler[] {
  return [
    notification(DidOpenTextDocumentNotification.type, ({ documents }, { textDocument }) => {
      const { uri, languageId, version, text } = textDocument;
      documents.open(uri, languageId, version, text);
      publisher.schedule(uri);
    }),
    notification(DidChangeTextDocumentNotification.type, ({ documents }, params) => {
      const { uri, version } = params.textDocument;
      for (const other of documents.change(uri, version, params.contentChanges)) {
        publisher.schedule(other);
      }
      publisher.schedule(uri);
    }),
    notification(DidSaveTextDocumentNotification.type, async ({ index }, { textDocument }) => {
      await index.update(textDocument.uri);
    }),
    notification(DidCloseTextDocumentNotification.type, async (context, { textDocument }) => {
      context.documents.close(textDocument.uri);
      publisher.clear(textDocument.uri);
      await context.index.update(textDocument.uri);
    }),
  ];
}
