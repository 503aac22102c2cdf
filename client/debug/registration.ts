// Debugging: the configurations, the adapter of each session, and what its events cause here.
import * as vscode from 'vscode';
import type { AssemblyRequests } from '../assembly.ts';
import type { Languages } from '../languages.ts';
import type { Platform } from '../platform.ts';
import { type AdapterEvent, SessionAdapter } from './adapter.ts';
import { debugType, LaunchConfigurations, SourceConfigurations } from './configuration.ts';
import { ProgramTerminals } from './terminals.ts';

export interface DebugParts {
  readonly languages: Languages;
  readonly assembly: AssemblyRequests;
  /** Whether the panel shows something that the console must not cover. */
  readonly keepsPanel: () => boolean;
  /** Told of every event of an adapter, before the editor is. */
  readonly onEvent: (event: AdapterEvent) => void;
}

export function registerDebugging(
  context: vscode.ExtensionContext,
  platform: Platform,
  { languages, assembly, keepsPanel, onEvent }: DebugParts,
): vscode.Disposable {
  const { debug } = vscode;
  const { Dynamic } = vscode.DebugConfigurationProviderTriggerKind;
  const launches = new LaunchConfigurations(languages, assembly, keepsPanel);
  const sources = new SourceConfigurations(languages);
  const terminals = new ProgramTerminals();
  // What steps by the clock of a scheduler is offered where there is one.
  const nameDialect = (session: vscode.DebugSession | undefined): void => {
    const dialect = session?.configuration['dialect'] ?? '';
    void vscode.commands.executeCommand('setContext', 'mnemonic.debugDialect', dialect);
  };
  return vscode.Disposable.from(
    terminals,
    debug.onDidChangeActiveDebugSession(nameDialect),
    debug.registerDebugConfigurationProvider(debugType, launches),
    debug.registerDebugConfigurationProvider(debugType, sources, Dynamic),
    debug.registerDebugAdapterDescriptorFactory(debugType, {
      async createDebugAdapterDescriptor(session) {
        const adapter = new SessionAdapter(session, event => {
          if (event.name === 'mnemonic/outputRewound') clearConsole();
          terminals.onEvent(event);
          onEvent(event);
        });
        adapter.connect(await platform.connectDebugAdapter(context, adapter));
        return new vscode.DebugAdapterInlineImplementation(adapter);
      },
    }),
  );
}

/** Output that was taken back goes from the console; the adapter sends again what remains. */
function clearConsole(): void {
  void vscode.commands.executeCommand('workbench.debug.panel.action.clearReplAction');
}
