// The commands of the extension, each with what it does; the manifest names the same ones.
import * as vscode from 'vscode';
import type { AssemblyRequests } from './assembly.ts';
import type { CallsView } from './calls.ts';
import { debugType, launchOf } from './debug/configuration.ts';
import { expansion, listing, showDerived } from './derived-documents.ts';
import type { LanguageServer } from './language-server.ts';
import { activeFile, activeSource, type Languages } from './languages.ts';
import { goToLastWrite } from './last-write.ts';
import { newFile } from './new-file.ts';
import type { RunCoverage } from './run-coverage.ts';
import { outcomeText } from './status-item.ts';
import type { Timeline } from './timeline/registration.ts';
import { chooseFormat, showAs } from './value-format.ts';

export interface Parts {
  readonly server: LanguageServer;
  readonly languages: Languages;
  readonly assembly: AssemblyRequests;
  readonly timeline: Timeline;
  readonly calls: CallsView;
  readonly runCoverage: RunCoverage;
}

interface ProtocolPosition {
  readonly line: number;
  readonly character: number;
}

interface ProtocolLocation {
  readonly uri: string;
  readonly range: { readonly start: ProtocolPosition; readonly end: ProtocolPosition };
}

type Action = (...args: never[]) => unknown;

/** Menus give a URI, code lenses its text, the palette nothing. */
function fileOf(given: unknown): vscode.Uri | undefined {
  if (given instanceof vscode.Uri) return given;
  if (typeof given === 'string') return vscode.Uri.parse(given);
  return activeFile();
}

async function launch({ languages }: Parts, given: unknown, noDebug: boolean): Promise<void> {
  const uri = fileOf(given);
  if (!uri) {
    const text = 'There is nothing to run: open an assembly source ({0}) first.';
    void vscode.window.showInformationMessage(vscode.l10n.t(text, languages.endings.join(', ')));
    return;
  }
  const document = vscode.workspace.textDocuments.find(each => String(each.uri) === String(uri));
  if (document?.isDirty && !document.isUntitled) await document.save();
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  await vscode.debug.startDebugging(folder, launchOf(uri), { noDebug });
}

async function assembleNow({ assembly, languages }: Parts, given: unknown): Promise<void> {
  const uri = given instanceof vscode.Uri ? given : activeSource(languages)?.uri;
  if (!uri) return;
  const outcome = await assembly.assembleAndWrite(uri);
  if (outcome.errors > 0) {
    await vscode.commands.executeCommand('workbench.actions.view.problems');
  } else if (outcome.failure) {
    void vscode.window.showErrorMessage(outcomeText(outcome));
  } else {
    vscode.window.setStatusBarMessage(`$(file-binary) ${outcomeText(outcome)}`, 5000);
  }
}

/** Sends a request of ours to the debugger, which must be stopped. */
async function askDebugger(command: string): Promise<void> {
  const session = vscode.debug.activeDebugSession;
  if (session?.type !== debugType) {
    const text = 'Start a program under the debugger first (F5).';
    void vscode.window.showInformationMessage(vscode.l10n.t(text));
    return;
  }
  const item = vscode.debug.activeStackItem;
  const threadId = item && 'threadId' in item ? item.threadId : undefined;
  try {
    await session.customRequest(command, threadId === undefined ? {} : { threadId });
  } catch (error) {
    void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
  }
}

async function showReferences(
  uri: string,
  { line, character }: ProtocolPosition,
  locations: readonly ProtocolLocation[],
): Promise<void> {
  const places = locations.map(({ uri: file, range: { start, end } }) => {
    const range = new vscode.Range(start.line, start.character, end.line, end.character);
    return new vscode.Location(vscode.Uri.parse(file), range);
  });
  const position = new vscode.Position(line, character);
  const command = 'editor.action.showReferences';
  await vscode.commands.executeCommand(command, vscode.Uri.parse(uri), position, places);
}

async function openImage(given: unknown): Promise<void> {
  const uri = fileOf(given);
  if (uri) await vscode.commands.executeCommand('vscode.openWith', uri, 'mnemonic.image');
}

export function registerCommands(parts: Parts): vscode.Disposable {
  const { server, languages, assembly, timeline, calls, runCoverage } = parts;
  const actions: Readonly<Record<string, Action>> = {
    'mnemonic.run': (uri?: unknown) => launch(parts, uri, true),
    'mnemonic.debug': (uri?: unknown) => launch(parts, uri, false),
    'mnemonic.assemble': (uri?: unknown) => assembleNow(parts, uri),
    'mnemonic.showListing': () => showDerived(listing, languages),
    'mnemonic.showExpansion': (_uri?: unknown, line?: unknown) =>
      showDerived(expansion, languages, typeof line === 'number' ? line : undefined),
    'mnemonic.comparePolicies': (uri?: unknown) => timeline.compare(fileOf(uri)),
    'mnemonic.openTimeline': () => timeline.open(),
    'mnemonic.openTimelineBeside': () => timeline.openBeside(),
    'mnemonic.toggleRunCoverage': () => runCoverage.toggle(),
    'mnemonic.openCalls': () => calls.open(),
    'mnemonic.stepTick': () => askDebugger('mnemonic/stepTick'),
    'mnemonic.runToSwitch': () => askDebugger('mnemonic/runToSwitch'),
    'mnemonic.reverseStepOver': () => askDebugger('mnemonic/reverseStepOver'),
    'mnemonic.reverseStepOut': () => askDebugger('mnemonic/reverseStepOut'),
    'mnemonic.goToLastWrite': (item?: unknown) => goToLastWrite(item),
    'mnemonic.showValuesAs': () => chooseFormat(),
    'mnemonic.showAsDefault': (item?: unknown) => showAs('default', item),
    'mnemonic.showAsHex': (item?: unknown) => showAs('hex', item),
    'mnemonic.showAsDecimal': (item?: unknown) => showAs('decimal', item),
    'mnemonic.showAsBinary': (item?: unknown) => showAs('binary', item),
    'mnemonic.showAsCharacter': (item?: unknown) => showAs('character', item),
    'mnemonic.newFile': () => newFile(assembly),
    'mnemonic.openImage': (uri?: unknown) => openImage(uri),
    'mnemonic.restartServer': () => server.restart(),
    'mnemonic.showReferences': showReferences,
  };
  const registered = Object.entries(actions).map(([name, action]) =>
    vscode.commands.registerCommand(name, action),
  );
  return vscode.Disposable.from(...registered);
}
