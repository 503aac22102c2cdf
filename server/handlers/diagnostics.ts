// Diagnostics that the client pulls: of one document, and of the whole workspace.
import type { Context } from '../context.ts';
import { overrideSeverities } from '../convert.ts';
import { documentRequest, type Handler, request } from '../handler.ts';
import {
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticRequest,
  WorkspaceDiagnosticRequest,
  type WorkspaceDocumentDiagnosticReport,
} from '../protocol.ts';
import { lspDiagnostics } from '../publisher.ts';

interface Report {
  readonly resultId: string;
  readonly items: () => Diagnostic[];
}

type Full = { kind: 'full'; resultId: string; items: Diagnostic[] };
type Unchanged = { kind: 'unchanged'; resultId: string };

/** `unchanged` where the client has the same report already. */
function reportOf({ resultId, items }: Report, previous: string | undefined): Full | Unchanged {
  if (previous === resultId) return { kind: 'unchanged', resultId };
  return { kind: 'full', resultId, items: items() };
}

const nothing: DocumentDiagnosticReport = { kind: 'full', items: [] };

export function diagnosticHandlers(): readonly Handler[] {
  return [
    documentRequest(DocumentDiagnosticRequest.type, nothing, (view, params, context) => {
      const resultId = `${view.serial}.${context.settings.revision}`;
      const report = { resultId, items: () => lspDiagnostics(context, view) };
      return reportOf(report, params.previousResultId);
    }),
    request(WorkspaceDiagnosticRequest.type, { items: [] }, async (context, params, token) => {
      const known = new Map(params.previousResultIds.map(({ uri, value }) => [uri, value]));
      const items: WorkspaceDocumentDiagnosticReport[] = [];
      await context.index.ready;
      for (const uri of context.documents.uris()) {
        const view = token.isCancellationRequested ? undefined : await context.documents.view(uri);
        if (!view) continue;
        const resultId = `${view.serial}.${context.settings.revision}`;
        const report = { resultId, items: () => lspDiagnostics(context, view) };
        items.push({ uri, version: view.version, ...reportOf(report, known.get(uri)) });
      }
      return { items: [...items, ...closedFiles(context, known)] };
    }),
  ];
}

/** Reports of the files that are not open; empty ones for files that are gone. */
function closedFiles(
  context: Context,
  known: ReadonlyMap<string, string>,
): readonly WorkspaceDocumentDiagnosticReport[] {
  const { index, documents, settings } = context;
  const closed = index.files().filter(file => !documents.isOpen(file.uri));
  const reports: WorkspaceDocumentDiagnosticReport[] = closed.map(file => {
    const resultId = `file ${file.serial}.${settings.revision}`;
    const items = () => overrideSeverities(file.diagnostics, settings.current.severities);
    return { uri: file.uri, version: null, ...reportOf({ resultId, items }, known.get(file.uri)) };
  });
  const present = new Set(closed.map(file => file.uri));
  const gone = [...known.keys()].filter(uri => !present.has(uri) && !documents.isOpen(uri));
  return [...reports, ...gone.map(uri => ({ uri, version: null, ...nothing, items: [] }))];
}
