// The extension's entry in the browser's worker host.
import type * as vscode from 'vscode';
import { activateExtension } from './activate.ts';
import { browserPlatform } from './platform.browser.ts';

export function activate(context: vscode.ExtensionContext): Promise<void> {
  return activateExtension(context, browserPlatform);
}
