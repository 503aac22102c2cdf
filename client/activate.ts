// Starts all parts of the extension, the same way in every host.
import * as vscode from 'vscode';
import { assembleOnSave } from './assemble-on-save.ts';
import { AssemblyRequests } from './assembly.ts';
import { registerCalls } from './calls.ts';
import { registerCommands } from './commands.ts';
import { registerHovers } from './debug/hovers.ts';
import { registerDebugging } from './debug/registration.ts';
import { registerDerived } from './derived-documents.ts';
import { registerImageView } from './image-view.ts';
import { createLanguageServer, type LanguageServer } from './language-server.ts';
import { readLanguages } from './languages.ts';
import { registerMemoryMap } from './memory-map.ts';
import type { Platform } from './platform.ts';
import { registerRecognition } from './recognition.ts';
import { registerRunCoverage } from './run-coverage.ts';
import { createStatusItem } from './status-item.ts';
import { registerTasks } from './tasks.ts';
import { registerTestExplorer } from './test-explorer.ts';
import { registerTimeline } from './timeline/registration.ts';

export async function activateExtension(
  context: vscode.ExtensionContext,
  platform: Platform,
): Promise<void> {
  const languages = readLanguages(context.extension);
  const server = await createLanguageServer(context, platform, languages);
  const assembly = new AssemblyRequests(server);
  const timeline = registerTimeline(context, server, languages);
  const calls = registerCalls();
  const runCoverage = registerRunCoverage();
  context.subscriptions.push(
    server,
    assembly,
    timeline,
    calls,
    runCoverage,
    createStatusItem(languages, assembly),
    assembleOnSave(languages, assembly),
    registerDerived(server, languages),
    registerMemoryMap(server, languages),
    registerImageView(context, server),
    registerRecognition(context, server, languages),
    registerTasks(languages, assembly),
    registerTestExplorer(server, languages),
    registerHovers(server, languages),
    registerDebugging(context, platform, {
      languages,
      assembly,
      keepsPanel: timeline.isInPanel,
      onEvent: event => {
        timeline.onEvent(event);
        calls.onEvent(event);
        runCoverage.onEvent(event);
      },
    }),
    registerCommands({ server, languages, assembly, timeline, calls, runCoverage }),
  );
  void vscode.commands.executeCommand('setContext', 'mnemonic.languages', languages.ids);
  // Nobody waits for the server: what needs it asks it, and it starts then at the latest.
  void startServer(server, assembly);
}

/** Starts the server and tells the menus what it knows; a failure is shown once. */
async function startServer(server: LanguageServer, assembly: AssemblyRequests): Promise<void> {
  try {
    await server.start();
    const dialects = await assembly.dialects();
    const comparable = dialects.filter(({ canCompare }) => canCompare).map(({ id }) => id);
    const expandable = dialects.filter(({ canExpand }) => canExpand).map(({ id }) => id);
    const endings = dialects.flatMap(({ imageExtensions }) => imageExtensions);
    await vscode.commands.executeCommand('setContext', 'mnemonic.comparable', comparable);
    await vscode.commands.executeCommand('setContext', 'mnemonic.expandable', expandable);
    await vscode.commands.executeCommand('setContext', 'mnemonic.imageEndings', endings);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const again = vscode.l10n.t('Try Again');
    const text = vscode.l10n.t('The language server did not start: {0}', reason);
    const chosen = await vscode.window.showErrorMessage(text, again);
    if (chosen === again) await vscode.commands.executeCommand('mnemonic.restartServer');
  }
}
