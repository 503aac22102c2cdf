// In-host tests of assembling: on save, as tasks, and the view of what comes out.
import * as vscode from 'vscode';
import { fileUri, openSource, readFile, setText, threeTasks, writeFile } from './files.ts';
import { type EditorTest, eventually, expect, expectEqual } from './runner.ts';

const good = '.task a\n        PUSH 5\n        PRINT\n        HALT\n';
const goodBytes = [0x81, 5, 0, 0, 0, 5, 8];

export const assemblingTests: readonly EditorTest[] = [
  {
    name: 'saving writes the image, and leaves it alone while there are errors',
    async run() {
      const document = await openSource('saved.bca', '.task a\n        HALT\n');
      await setText(document, good);
      await document.save();
      const bytes = await eventually('saved.bin', () => readFile('saved.bin'));
      expectEqual([...bytes], goodBytes, 'the image');
      const before = await vscode.workspace.fs.stat(fileUri('saved.bin'));
      await setText(document, `${good}        NOSUCH\n`);
      await document.save();
      await vscode.commands.executeCommand('mnemonic.assemble', document.uri);
      const after = await vscode.workspace.fs.stat(fileUri('saved.bin'));
      expectEqual(after.mtime, before.mtime, 'the time of the image');
      expectEqual([...((await readFile('saved.bin')) ?? [])], goodBytes, 'the image afterwards');
      const folder = vscode.Uri.joinPath(document.uri, '..');
      const names = (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
      expectEqual(
        names.filter(name => name.endsWith('.tmp')),
        [],
        'what is left over',
      );
      await setText(document, good);
      await document.save();
    },
  },
  {
    name: 'the setting puts images into a folder, in the chosen format',
    async run() {
      const settings = vscode.workspace.getConfiguration('mnemonic');
      const { Workspace } = vscode.ConfigurationTarget;
      await settings.update('output.folder', 'build', Workspace);
      await settings.update('output.format', 'tasks', Workspace);
      try {
        const uri = await writeFile('parts.bca', threeTasks);
        await vscode.commands.executeCommand('mnemonic.assemble', uri);
        const bytes = await eventually('build/parts.second.bin', () =>
          readFile('build/parts.second.bin'),
        );
        expectEqual([...bytes], [0x86, 3, 0, 0, 0, 8], 'the image of the second task');
      } finally {
        await settings.update('output.folder', undefined, Workspace);
        await settings.update('output.format', undefined, Workspace);
      }
    },
  },
  {
    name: 'an image opens in a view of its own',
    async run() {
      const uri = await writeFile('view.bin', new Uint8Array([1, 3, 0xff, 8]));
      await vscode.commands.executeCommand('vscode.open', uri);
      await eventually('the view of view.bin', () => {
        const { activeTab } = vscode.window.tabGroups.activeTabGroup;
        const input = activeTab?.input;
        const isOurs = input instanceof vscode.TabInputCustom && input.viewType;
        return isOurs === 'mnemonic.image' || undefined;
      });
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    },
  },
  {
    name: 'tasks to assemble, check and run are offered',
    async run() {
      await openSource('tasks.bca', threeTasks);
      const tasks = await vscode.tasks.fetchTasks({ type: 'mnemonic' });
      const actions = tasks.map(task => String(task.definition['action'])).sort();
      expectEqual(actions, ['assemble', 'check', 'run'], 'the actions');
    },
  },
  {
    name: 'the task "assemble" writes the image of the open file',
    async run() {
      await openSource('task-made.bca', good);
      const tasks = await vscode.tasks.fetchTasks({ type: 'mnemonic' });
      const task = tasks.find(each => each.definition['action'] === 'assemble');
      expect(task, 'There is no task to assemble.');
      const ended = new Promise<void>(resolve => {
        const listener = vscode.tasks.onDidEndTask(({ execution }) => {
          if (execution.task.name !== task.name) return;
          listener.dispose();
          resolve();
        });
      });
      await vscode.tasks.executeTask(task);
      await ended;
      const bytes = await eventually('task-made.bin', () => readFile('task-made.bin'));
      expectEqual([...bytes], goodBytes, 'the image');
    },
  },
];
