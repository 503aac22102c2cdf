// The extension's entry in VS Code's Node host, on the desktop and on a remote machine.
import type * as vscode from 'vscode';
import { activateExtension } from './activate.ts';
import { nodePlatform } from './platform.node.ts';

export function activate(context: vscode.ExtensionContext): Promise<void> {
  return activateExtension(context, nodePlatform);
}
