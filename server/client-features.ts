// What the client can do, read once from the capabilities that it sends.
import type { ClientCapabilities, InitializeParams } from './protocol.ts';

export interface ClientFeatures {
  readonly markdownHover: boolean;
  readonly markdownCompletion: boolean;
  readonly snippets: boolean;
  readonly completionDefaults: boolean;
  readonly labelDetails: boolean;
  readonly definitionLinks: boolean;
  readonly hierarchicalSymbols: boolean;
  /** A grammar colours the text already; semantic tokens only add to that. */
  readonly augmentsGrammar: boolean;
  readonly relatedInformation: boolean;
  readonly diagnosticTags: boolean;
  readonly pullDiagnostics: boolean;
  readonly configuration: boolean;
  readonly progress: boolean;
  readonly dynamicConfiguration: boolean;
  readonly dynamicWatchedFiles: boolean;
  readonly refresh: {
    readonly diagnostics: boolean;
    readonly semanticTokens: boolean;
    readonly inlayHints: boolean;
    readonly codeLens: boolean;
  };
  /** Folders of the workspace, by URI. */
  readonly folders: readonly string[];
  readonly workspaceFolders: boolean;
  readonly options: InitializationOptions;
}

/** What a client may send as `initializationOptions`; all of it is optional. */
export interface InitializationOptions {
  /** The same object as the configuration section `mnemonic`, for clients without configuration. */
  readonly settings?: unknown;
  /** The client answers `mnemonic/findFiles` and `mnemonic/readFile`: there need be no disk. */
  readonly clientFiles?: boolean;
  /** False keeps the server from reading the files of the workspace that are not open. */
  readonly indexWorkspace?: boolean;
  /** The client has the command `mnemonic.showReferences`, and run and debug. */
  readonly commands?: boolean;
}

const noFeatures: ClientCapabilities = {};

/** Reads the parameters of `initialize`; whatever a client leaves out, it cannot do. */
export function readClientFeatures(params: InitializeParams | undefined): ClientFeatures {
  const capabilities = params?.capabilities ?? noFeatures;
  const { textDocument, workspace, window } = capabilities;
  const item = textDocument?.completion?.completionItem;
  const folders = params?.workspaceFolders?.map(folder => folder.uri);
  const root = params?.rootUri;
  const options = params?.initializationOptions;
  return {
    markdownHover: textDocument?.hover?.contentFormat?.includes('markdown') ?? false,
    markdownCompletion: item?.documentationFormat?.includes('markdown') ?? false,
    snippets: item?.snippetSupport ?? false,
    completionDefaults:
      textDocument?.completion?.completionList?.itemDefaults?.includes('editRange') ?? false,
    labelDetails: item?.labelDetailsSupport ?? false,
    definitionLinks: textDocument?.definition?.linkSupport ?? false,
    hierarchicalSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport ?? false,
    augmentsGrammar: textDocument?.semanticTokens?.augmentsSyntaxTokens ?? false,
    relatedInformation:
      textDocument?.publishDiagnostics?.relatedInformation ??
      textDocument?.diagnostic?.relatedInformation ??
      false,
    diagnosticTags:
      textDocument?.publishDiagnostics?.tagSupport !== undefined ||
      textDocument?.diagnostic?.tagSupport !== undefined,
    pullDiagnostics: textDocument?.diagnostic !== undefined,
    configuration: workspace?.configuration ?? false,
    progress: window?.workDoneProgress ?? false,
    dynamicConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration ?? false,
    dynamicWatchedFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
    refresh: {
      diagnostics: workspace?.diagnostics?.refreshSupport ?? false,
      semanticTokens: workspace?.semanticTokens?.refreshSupport ?? false,
      inlayHints: workspace?.inlayHint?.refreshSupport ?? false,
      codeLens: workspace?.codeLens?.refreshSupport ?? false,
    },
    folders: folders ?? (root ? [root] : []),
    workspaceFolders: workspace?.workspaceFolders ?? false,
    options: typeof options === 'object' && options !== null ? options : {},
  };
}
