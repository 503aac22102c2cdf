// What differs between VS Code's Node host and the browser's worker host.
import type * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';

/** A debug adapter that runs outside the extension host. */
export interface AdapterConnection {
  send(message: object): void;
  /** Stops the adapter. */
  dispose(): void;
}

/** What a debug adapter tells of itself. */
export interface AdapterListener {
  onMessage(message: object): void;
  /** The adapter ended by itself; `why` is a sentence. */
  onExit(why: string): void;
}

export interface Platform {
  /** A client whose server is not started yet. */
  createLanguageClient(
    context: vscode.ExtensionContext,
    options: LanguageClientOptions,
  ): Promise<BaseLanguageClient>;
  connectDebugAdapter(
    context: vscode.ExtensionContext,
    listener: AdapterListener,
  ): Promise<AdapterConnection>;
}

/** The identifier of the language client: also the prefix of its settings. */
export const clientId = 'mnemonic';
export const clientName = 'Mnemonic';
