// Every method of LSP 3.18 with what this server does about it; docs/language-server.md shows it.

/**
 * `answered`: the server handles it. `sent`: the server sends it, where the client can take it.
 * `library`: vscode-languageserver handles it. `none`: it does not apply, and the note says why.
 */
export type MethodStatus = 'answered' | 'sent' | 'library' | 'none';

export interface MethodRow {
  readonly method: string;
  readonly status: MethodStatus;
  readonly note: string;
}

const answered = (method: string, note: string): MethodRow => ({
  method,
  status: 'answered',
  note,
});
const sent = (method: string, note: string): MethodRow => ({ method, status: 'sent', note });
const library = (method: string, note: string): MethodRow => ({ method, status: 'library', note });
const none = (method: string, note: string): MethodRow => ({ method, status: 'none', note });

export interface MethodGroup {
  readonly title: string;
  readonly rows: readonly MethodRow[];
}

// biome-ignore format: a table
export const methodGroups: readonly MethodGroup[] = [
  { title: 'Life cycle', rows: [
    library('initialize', 'positions count UTF-16 code units, which every client must be able to do'),
    library('initialized', 'then come settings, watchers and the scan of the workspace'),
    sent('client/registerCapability', 'for settings and for watching source files'),
    none('client/unregisterCapability', 'what is registered stays until the end'),
    library('shutdown', 'ends a scan that runs'),
    library('exit', 'exit code 0 after `shutdown`, 1 without it; also ends when the parent process is gone'),
    library('$/cancelRequest', 'a request still waiting is never begun, one under way is answered as cancelled'),
    library('$/progress', 'of the scan of the workspace'),
    library('$/setTrace', 'as the client wishes'),
    library('$/logTrace', 'as the client wishes'),
  ] },
  { title: 'Documents', rows: [
    answered('textDocument/didOpen', 'the language is known by its id or by the ending of the name'),
    answered('textDocument/didChange', 'incremental'),
    answered('textDocument/didSave', 'reads the file again for the index of the workspace'),
    answered('textDocument/didClose', 'pushed diagnostics are taken back'),
    none('textDocument/willSave', 'nothing is to be done before saving; editors format on saving by themselves'),
    none('textDocument/willSaveWaitUntil', 'as `textDocument/willSave`'),
    none('notebookDocument/didOpen', 'assembly comes in files, not in notebooks'),
    none('notebookDocument/didChange', 'as `notebookDocument/didOpen`'),
    none('notebookDocument/didSave', 'as `notebookDocument/didOpen`'),
    none('notebookDocument/didClose', 'as `notebookDocument/didOpen`'),
  ] },
  { title: 'Diagnostics', rows: [
    sent('textDocument/publishDiagnostics', 'to clients that cannot pull; never both ways'),
    answered('textDocument/diagnostic', 'with result ids: `unchanged` where nothing changed'),
    answered('workspace/diagnostic', 'open documents and the scanned files of the workspace'),
    sent('workspace/diagnostic/refresh', 'when settings change'),
  ] },
  { title: 'Language', rows: [
    answered('textDocument/hover', 'words with forms, encoding, effect and facts of this very statement; symbols; numbers; options'),
    answered('textDocument/completion', 'by the kind of place: words, symbols of the right kinds, registers, named values, options'),
    answered('completionItem/resolve', 'the documentation'),
    answered('textDocument/signatureHelp', 'all forms, with the operand under the cursor'),
    answered('textDocument/definition', ''),
    answered('textDocument/declaration', 'the same as the definition'),
    none('textDocument/typeDefinition', 'names of assembly have no types'),
    none('textDocument/implementation', 'a name has one definition'),
    answered('textDocument/references', 'in every file that can name the symbol'),
    answered('textDocument/documentHighlight', 'reads and writes apart'),
    answered('textDocument/linkedEditingRange', 'the places of a name within the file'),
    answered('textDocument/prepareRename', ''),
    answered('textDocument/rename', 'refuses names that are no names, that clash, or that would change the program'),
    answered('textDocument/documentSymbol', 'a tree, or a list for clients without trees'),
    answered('textDocument/foldingRange', 'tasks, procedures and labels, comment blocks, `#region` in comments'),
    none('workspace/foldingRange/refresh', 'folding depends on the text only'),
    answered('textDocument/selectionRange', ''),
    answered('textDocument/semanticTokens/full', 'comments, numbers and strings only to clients that have no grammar for them'),
    answered('textDocument/semanticTokens/full/delta', ''),
    answered('textDocument/semanticTokens/range', ''),
    none('workspace/semanticTokens/refresh', 'tokens depend on the text only'),
    answered('textDocument/inlayHint', 'each kind can be switched by a setting'),
    none('inlayHint/resolve', 'hints are complete at once'),
    sent('workspace/inlayHint/refresh', 'when settings change'),
    answered('textDocument/inlineValue', 'registers and variables named up to the line of the stop'),
    none('workspace/inlineValue/refresh', 'clients ask at every stop'),
    none('textDocument/inlineCompletion', 'the server guesses no text'),
    answered('textDocument/codeLens', 'run, debug, references of tasks and procedures, what macros expand to'),
    answered('codeLens/resolve', 'counts the references'),
    sent('workspace/codeLens/refresh', 'when settings change'),
    answered('textDocument/formatting', 'columns for words, operands and comments'),
    answered('textDocument/rangeFormatting', ''),
    answered('textDocument/rangesFormatting', ''),
    answered('textDocument/onTypeFormatting', 'Enter formats the line that it leaves'),
    answered('textDocument/codeAction', 'quick fixes, all of one code, `source.fixAll.mnemonic`, and refactorings of numbers'),
    none('codeAction/resolve', 'actions carry their edits at once'),
    answered('textDocument/documentLink', 'addresses of pages in comments'),
    none('documentLink/resolve', 'links are complete at once'),
    answered('textDocument/prepareCallHierarchy', ''),
    answered('callHierarchy/incomingCalls', 'calls, starts of tasks, and jumps from elsewhere'),
    answered('callHierarchy/outgoingCalls', ''),
    none('textDocument/prepareTypeHierarchy', 'there are no types'),
    none('typeHierarchy/supertypes', 'there are no types'),
    none('typeHierarchy/subtypes', 'there are no types'),
    none('textDocument/documentColor', 'assembly has no colours'),
    none('textDocument/colorPresentation', 'as `textDocument/documentColor`'),
    none('textDocument/moniker', 'there is no index of names across projects to join'),
  ] },
  { title: 'Workspace', rows: [
    answered('workspace/symbol', 'open documents and the scanned files of the workspace'),
    none('workspaceSymbol/resolve', 'symbols are complete at once'),
    sent('workspace/configuration', 'the section `mnemonic`'),
    answered('workspace/didChangeConfiguration', 'asks for the settings again, or takes those that came along'),
    none('workspace/workspaceFolders', 'folders come with `initialize` and with their changes'),
    answered('workspace/didChangeWorkspaceFolders', ''),
    answered('workspace/didChangeWatchedFiles', ''),
    answered('workspace/didCreateFiles', ''),
    answered('workspace/didRenameFiles', ''),
    answered('workspace/didDeleteFiles', ''),
    none('workspace/willCreateFiles', 'a file begins empty'),
    none('workspace/willRenameFiles', 'no text names the file that it is in'),
    none('workspace/willDeleteFiles', 'nothing else is to go with a file'),
    none('workspace/executeCommand', 'the commands of lenses run in the client'),
    none('workspace/applyEdit', 'edits are answers to requests'),
    none('workspace/textDocumentContent', 'listings and disassemblies come by requests of our own'),
    none('workspace/textDocumentContent/refresh', 'as `workspace/textDocumentContent`'),
  ] },
  { title: 'Window', rows: [
    sent('window/workDoneProgress/create', 'for the scan of the workspace'),
    library('window/workDoneProgress/cancel', 'the scan runs on: it never keeps anyone waiting'),
    sent('window/logMessage', 'mistakes of our own'),
    none('window/showMessage', 'the server interrupts nobody'),
    none('window/showMessageRequest', 'as `window/showMessage`'),
    none('window/showDocument', 'the client shows documents'),
    none('telemetry/event', 'nothing is collected'),
  ] },
];

export const methodRows: readonly MethodRow[] = methodGroups.flatMap(group => group.rows);
