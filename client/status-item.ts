// The item in the language status: dialect, what the program's state is, and the last assembling.
import * as vscode from 'vscode';
import type { AssemblyOutcome, AssemblyRequests } from './assembly.ts';
import { activeSource, type Languages } from './languages.ts';

export function createStatusItem(
  languages: Languages,
  assembly: AssemblyRequests,
): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('mnemonic.status', languages.selector);
  const last = new Map<string, AssemblyOutcome>();
  const update = (): void => {
    const document = activeSource(languages);
    if (document) show(item, languages, document, last.get(document.uri.toString()));
  };
  const subscriptions = [
    item,
    assembly.onDidAssemble(outcome => {
      last.set(outcome.uri.toString(), outcome);
      update();
    }),
    vscode.languages.onDidChangeDiagnostics(update),
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.workspace.onDidCloseTextDocument(document => last.delete(document.uri.toString())),
  ];
  update();
  return vscode.Disposable.from(...subscriptions);
}

function show(
  item: vscode.LanguageStatusItem,
  languages: Languages,
  document: vscode.TextDocument,
  outcome: AssemblyOutcome | undefined,
): void {
  const errors = vscode.languages
    .getDiagnostics(document.uri)
    .filter(each => each.severity === vscode.DiagnosticSeverity.Error).length;
  item.name = vscode.l10n.t('Mnemonic: Program');
  item.text = [languages.titleOf(document.languageId), stateText(errors, outcome)]
    .filter(part => part !== '')
    .join(': ');
  item.detail = outcome ? outcomeText(outcome) : vscode.l10n.t('not assembled yet');
  item.severity =
    errors > 0 || outcome?.failure
      ? vscode.LanguageStatusSeverity.Error
      : vscode.LanguageStatusSeverity.Information;
  item.command =
    errors > 0
      ? { command: 'workbench.actions.view.problems', title: vscode.l10n.t('Show Problems') }
      : { command: 'mnemonic.assemble', title: vscode.l10n.t('Assemble') };
}

function stateText(errors: number, outcome: AssemblyOutcome | undefined): string {
  if (errors === 1) return vscode.l10n.t('1 error');
  if (errors > 1) return vscode.l10n.t('{0} errors', errors);
  if (!outcome || outcome.written.length === 0) return '';
  return vscode.l10n.t('{0} bytes', outcome.bytes);
}

/** One line about the last time that the source was assembled. */
export function outcomeText(outcome: AssemblyOutcome): string {
  const time = outcome.time.toLocaleTimeString();
  if (outcome.failure) return vscode.l10n.t('not written at {0}: {1}', time, outcome.failure);
  if (outcome.errors > 0) {
    return vscode.l10n.t('not assembled at {0}: the image from before stays as it was', time);
  }
  const names = outcome.written.map(uri => uri.path.split('/').at(-1)).join(', ');
  return vscode.l10n.t('{0} written at {1}', names, time);
}
