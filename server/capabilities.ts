// What the server can do: the table of LSP's methods, and what `initialize` tells the client of it.
import type { DialectIdentity } from '#core/dialect.ts';
import type { ClientFeatures } from './client-features.ts';
import { triggerCharacters } from './features/completion.ts';
import { semanticTokenModifiers, semanticTokenTypes } from './features/semantic-tokens.ts';
import { type ServerCapabilities, TextDocumentSyncKind } from './protocol.ts';

/** The code action kind that makes every preferred fix of a file. */
export const fixAllKind = 'source.fixAll.mnemonic';

/** The answer to `initialize`. */
export function serverCapabilities(
  dialects: readonly DialectIdentity[],
  client: ClientFeatures,
): ServerCapabilities {
  const endings = dialects.flatMap(dialect => dialect.extensions);
  const fileFilter = { pattern: { glob: `**/*{${endings.join(',')}}` } };
  const fileOperation = { filters: [fileFilter] };
  return {
    positionEncoding: 'utf-16',
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    ...(client.pullDiagnostics
      ? { diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: true } }
      : {}),
    hoverProvider: true,
    completionProvider: {
      resolveProvider: true,
      triggerCharacters: [...triggerCharacters(dialects)],
      completionItem: { labelDetailsSupport: true },
    },
    signatureHelpProvider: { triggerCharacters: [' ', ','], retriggerCharacters: [',', '='] },
    definitionProvider: true,
    declarationProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    linkedEditingRangeProvider: true,
    renameProvider: { prepareProvider: true },
    documentSymbolProvider: { label: 'Mnemonic' },
    workspaceSymbolProvider: true,
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    semanticTokensProvider: {
      legend: {
        tokenTypes: [...semanticTokenTypes],
        tokenModifiers: [...semanticTokenModifiers],
      },
      full: { delta: true },
      range: true,
    },
    inlayHintProvider: true,
    codeLensProvider: { resolveProvider: true },
    documentFormattingProvider: true,
    documentRangeFormattingProvider: { rangesSupport: true },
    documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n' },
    codeActionProvider: {
      codeActionKinds: ['quickfix', 'refactor.extract', 'refactor.rewrite', fixAllKind],
    },
    documentLinkProvider: {},
    callHierarchyProvider: true,
    inlineValueProvider: true,
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: true },
      fileOperations: {
        didCreate: fileOperation,
        didRename: fileOperation,
        didDelete: fileOperation,
      },
    },
  };
}
