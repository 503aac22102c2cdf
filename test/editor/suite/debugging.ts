// In-host tests of debugging: F5 without a launch.json, steps both ways, and what our requests say.
import * as vscode from 'vscode';
import { threeTasks, writeFile } from './files.ts';
import { type EditorTest, eventually, expect, expectEqual } from './runner.ts';
import { Listener, register, registersOf, stoppedAt } from './sessions.ts';

const lineOf = (text: string): number =>
  threeTasks.split('\n').findIndex(line => line.includes(text));

export const debuggingTests: readonly EditorTest[] = [
  {
    name: 'F5 without a launch.json stops at a breakpoint of the open file',
    async run() {
      await stoppedAt('stop.bca', threeTasks, lineOf('ADD     2'), async (session, _, stop) => {
        expectEqual(stop.reason, 'breakpoint', 'the reason');
        const { threads } = await session.customRequest('threads');
        // The state of a thread that does not run stands behind its name.
        const names = threads.map((thread: { name: string }) => thread.name.split(' ')[0]);
        expectEqual(names, ['first', 'second', 'third'], 'the threads');
        const editor = await eventually('the editor of the stop', () => {
          const { activeTextEditor } = vscode.window;
          return activeTextEditor?.document.uri.path.endsWith('/stop.bca')
            ? activeTextEditor
            : undefined;
        });
        await eventually('the line of the stop', () => {
          return editor.selection.active.line === lineOf('ADD     2') || undefined;
        });
        expectEqual(await register(session, stop.threadId ?? 0, 'top'), '1', 'top');
      });
    },
  },
  {
    name: 'a step forward and a step back bring the registers back',
    async run() {
      const line = lineOf('ADD     2');
      await stoppedAt('steps.bca', threeTasks, line, async (session, listener, stop) => {
        const threadId = stop.threadId ?? 0;
        const before = (await registersOf(session, threadId)).rows.map(({ value }) => value);
        await listener.stopAfter(() => session.customRequest('next', { threadId }));
        expectEqual(await register(session, threadId, 'top'), '3', 'top after a step');
        await listener.stopAfter(() => session.customRequest('stepBack', { threadId }));
        const after = (await registersOf(session, threadId)).rows.map(({ value }) => value);
        expectEqual(after, before, 'the registers after the step back');
      });
    },
  },
  {
    name: 'output is taken back',
    async run() {
      const line = lineOf('HALT');
      await stoppedAt('output.bca', threeTasks, line, async (session, listener, stop) => {
        expectEqual(listener.output, '3\n', 'the output');
        const { threadId } = stop;
        await listener.stopAfter(() => session.customRequest('stepBack', { threadId }));
        await eventually('empty output', () => listener.output === '' || undefined);
      });
    },
  },
  {
    name: 'a data breakpoint on a register stops when it changes',
    async run() {
      const line = lineOf('PUSH    1');
      await stoppedAt('data.bca', threeTasks, line, async (session, listener, stop) => {
        const threadId = stop.threadId ?? 0;
        const { reference } = await registersOf(session, threadId);
        const { dataId } = await session.customRequest('dataBreakpointInfo', {
          variablesReference: reference,
          name: 'top',
        });
        expect(dataId, 'top cannot be watched.');
        const wanted = { dataId, accessType: 'write', condition: 'top == 3' };
        await session.customRequest('setDataBreakpoints', { breakpoints: [wanted] });
        const hit = await listener.stopAfter(() => session.customRequest('continue', { threadId }));
        expectEqual(hit.reason, 'data breakpoint', 'the reason');
        expectEqual(await register(session, threadId, 'top'), '3', 'top');
      });
    },
  },
  {
    name: 'the commands step a tick and run to the next context switch',
    async run() {
      const line = lineOf('ADD     2');
      await stoppedAt('ticks.bca', threeTasks, line, async (session, listener) => {
        const now = async () => (await session.customRequest('mnemonic/activity', {})).now;
        const before = await now();
        const run = (command: string) => () => vscode.commands.executeCommand(command);
        await listener.stopAfter(run('mnemonic.stepTick'));
        expectEqual(await now(), before + 1, 'the clock after a tick');
        await listener.stopAfter(run('mnemonic.runToSwitch'));
        expect((await now()) > before, 'The clock stands still.');
      });
    },
  },
  {
    name: 'the timeline has its lanes, changes and queues, and goes to a time',
    async run() {
      const line = lineOf('STORE   total');
      await stoppedAt('timeline.bca', threeTasks, line, async (session, listener) => {
        const activity = await session.customRequest('mnemonic/activity', {});
        const lanes = activity.lanes.map(({ name }: { name: string }) => name);
        expectEqual(lanes, ['first', 'second', 'third'], 'the lanes');
        expect(activity.changes.length > 5, 'There are hardly any changes.');
        const { queues } = await session.customRequest('mnemonic/queuesAt', { time: 1 });
        expect(queues.length > 0, 'There are no queues.');
        await listener.stopAfter(() => session.customRequest('mnemonic/goToTime', { time: 1 }));
        const { now } = await session.customRequest('mnemonic/activity', {});
        expectEqual(now, 1, 'the clock');
        await vscode.commands.executeCommand('mnemonic.openTimeline');
      });
    },
  },
  {
    name: 'values are shown in another number base',
    async run() {
      const line = lineOf('ADD     2');
      await stoppedAt('base.bca', threeTasks, line, async (session, _, stop) => {
        await vscode.commands.executeCommand('mnemonic.showAsHex');
        expectEqual(await register(session, stop.threadId ?? 0, 'top'), '0x00000001', 'top');
      });
    },
  },
  {
    name: 'a program that was never saved runs',
    async run() {
      const settings = vscode.workspace.getConfiguration('debug');
      const { Workspace } = vscode.ConfigurationTarget;
      await settings.update('saveBeforeStart', 'none', Workspace);
      const listener = new Listener();
      try {
        const content = threeTasks;
        const document = await vscode.workspace.openTextDocument({ language: 'bytecode', content });
        await vscode.window.showTextDocument(document);
        await vscode.commands.executeCommand('mnemonic.run');
        await eventually('its output', () => listener.output === '3\n' || undefined);
      } finally {
        listener.dispose();
        await settings.update('saveBeforeStart', undefined, Workspace);
        await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      }
    },
  },
  {
    name: 'a launch that names no file or a broken one starts nothing',
    async run() {
      const folder = vscode.workspace.workspaceFolders?.[0];
      const broken = await writeFile('broken.bca', '.task a\n        NOSUCH\n');
      const launch = { type: 'mnemonic', request: 'launch', name: 'bad' };
      for (const program of [undefined, 'nowhere.bca', '.', broken.toString()]) {
        const config = { ...launch, ...(program === undefined ? {} : { program }) };
        const hasStarted = await vscode.debug.startDebugging(folder, config).then(
          started => started,
          () => false,
        );
        expect(!hasStarted, `The program ${program} has started.`);
      }
    },
  },
];
