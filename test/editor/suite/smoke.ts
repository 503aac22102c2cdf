// In-host tests that the extension is there and starts when a file of its own is opened.
import * as vscode from 'vscode';
import { openSource } from './files.ts';
import { type EditorTest, eventually, expect, expectEqual } from './runner.ts';

const extensionId = 'mnemonic.mnemonic';

export const smokeTests: readonly EditorTest[] = [
  {
    name: 'the extension is present',
    async run() {
      expect(vscode.extensions.getExtension(extensionId), `${extensionId} is not installed.`);
    },
  },
  {
    name: 'opening a .bca file activates the extension',
    async run() {
      const document = await openSource('smoke.bca', 'PUSH 1\nEXIT\n');
      expectEqual(document.languageId, 'bytecode', 'the language of smoke.bca');
      const extension = vscode.extensions.getExtension(extensionId);
      await eventually('the activation', () => extension?.isActive || undefined);
      // An activation that failed counts as active too, but this promise then rejects.
      await extension?.activate();
    },
  },
];
