// In-host tests of LC-3: which .asm files are, what the editor says of them, and their debugging.
import * as vscode from 'vscode';
import { behind, diagnosticsOf, openSource, readFile, writeFile } from './files.ts';
import { interruptProgram, letterProgram, testedProgram } from './lc3-programs.ts';
import { type EditorTest, eventually, expect, expectEqual } from './runner.ts';
import { endSession, Listener, register, stoppedAt } from './sessions.ts';

const { executeCommand } = vscode.commands;

const lineOf = (text: string, part: string): number =>
  text.split('\n').findIndex(line => line.includes(part));

/** The document in the active editor once it is that file and has that language. */
async function documentWith(uri: vscode.Uri, language: string): Promise<vscode.TextDocument> {
  return eventually(`${uri.path} as ${language}`, () => {
    const document = vscode.window.activeTextEditor?.document;
    const isIt = document?.uri.toString() === uri.toString() && document.languageId === language;
    return isIt ? document : undefined;
  });
}

async function closeEditors(uri: vscode.Uri): Promise<void> {
  await executeCommand('workbench.action.closeAllEditors');
  await eventually(`the end of ${uri.path}`, () => {
    const open = vscode.workspace.textDocuments.some(each => String(each.uri) === String(uri));
    return open ? undefined : true;
  });
}

interface Frame {
  readonly id: number;
  readonly name: string;
  readonly source?: { readonly name: string; readonly sourceReference?: number };
}

async function framesOf(session: vscode.DebugSession): Promise<readonly Frame[]> {
  const { stackFrames } = await session.customRequest('stackTrace', { threadId: 1 });
  return stackFrames;
}

const namesOf = async (session: vscode.DebugSession): Promise<string[]> =>
  (await framesOf(session)).map(({ name }) => name);

/** What VS Code's own command answers after a run, as far as it is looked at. */
interface TestRunResult {
  readonly items: readonly {
    readonly item: { readonly label: string };
    readonly computedState: number;
  }[];
}

const [testPassed, testFailed] = [3, 4];

const languageTests: readonly EditorTest[] = [
  {
    name: 'LC-3: an .asm file is known by its content',
    async run() {
      const document = await openSource('letter.asm', letterProgram);
      await eventually('the language', () => document.languageId === 'lc3' || undefined);
      const other = 'section .text\nglobal _start\n_start:\n        mov eax, 1\n        int 0x80\n';
      const foreign = await openSource('foreign.asm', other);
      await eventually('another language', () => {
        const now = vscode.workspace.textDocuments.find(
          each => String(each.uri) === String(foreign.uri),
        );
        return now && now.languageId !== 'lc3' ? true : undefined;
      });
      expectEqual(document.languageId, 'lc3', 'the language of letter.asm');
      // What was said before the language was known goes a moment later.
      await eventually('silence about the other', () => {
        return vscode.languages.getDiagnostics(foreign.uri).length === 0 || undefined;
      });
    },
  },
  {
    name: 'LC-3: a language that the user has chosen is remembered',
    async run() {
      const uri = await writeFile('chosen.asm', 'section .text\n        mov eax, 1\n');
      await executeCommand('vscode.open', uri);
      const guessed = await eventually('a guess', () => {
        const document = vscode.window.activeTextEditor?.document;
        const isIt = document?.uri.toString() === uri.toString() && document.languageId !== 'lc3';
        return isIt ? document : undefined;
      });
      await vscode.languages.setTextDocumentLanguage(guessed, 'lc3');
      await documentWith(uri, 'lc3');
      await closeEditors(uri);
      await executeCommand('vscode.open', uri);
      await documentWith(uri, 'lc3');
      // A guess that came later would have been made by the time the diagnostics are there.
      await eventually('errors of the LC-3', () => {
        return vscode.languages.getDiagnostics(uri).length > 0 || undefined;
      });
      await documentWith(uri, 'lc3');
      await vscode.workspace.fs.delete(uri);
      await closeEditors(uri);
    },
  },
  {
    name: 'LC-3: a number that becomes another has a quick fix',
    async run() {
      const text =
        '        .ORIG   x3000\n        ADD     R0, R0, #31\n        HALT\n        .END\n';
      const document = await openSource('becomes.asm', text);
      const [found] = await diagnosticsOf(document.uri, 1);
      expect(found, 'There is no diagnostic.');
      expect(found.message.endsWith('it becomes −1.'), `The message is: ${found.message}`);
      expectEqual(document.getText(found.range), '#31', 'what is underlined');
      const command = 'vscode.executeCodeActionProvider';
      const actions = await executeCommand<vscode.CodeAction[]>(command, document.uri, found.range);
      const fix = actions.find(({ title }) => title === 'Write #-1');
      expect(fix?.edit, 'There is no quick fix.');
      await vscode.workspace.applyEdit(fix.edit);
      await diagnosticsOf(document.uri, 0);
      expect(document.getText().includes('R0, R0, #-1\n'), document.getText());
      await document.save();
    },
  },
  {
    name: 'LC-3: a hover draws the bit fields of an instruction',
    async run() {
      const document = await openSource('letter.asm', letterProgram);
      const place = behind(document, 'AD');
      const command = 'vscode.executeHoverProvider';
      const text = await eventually('the hover', async () => {
        const hovers = await executeCommand<vscode.Hover[]>(command, document.uri, place);
        const contents = hovers.flatMap(hover => hover.contents);
        const found = contents.map(each => (typeof each === 'string' ? each : each.value));
        return found.join('\n') || undefined;
      });
      expect(text.includes('0001 000 000 1 00001'), `The hover says: ${text}`);
    },
  },
  {
    name: 'LC-3: an image is written in the chosen format',
    async run() {
      const settings = vscode.workspace.getConfiguration('mnemonic');
      const { Workspace } = vscode.ConfigurationTarget;
      const source =
        '        .ORIG   x3000\n        ADD     R0, R0, #1\n        HALT\n        .END\n';
      const uri = await writeFile('formats.asm', source);
      await vscode.window.showTextDocument(uri);
      await documentWith(uri, 'lc3');
      const wanted: readonly (readonly [string, string, string])[] = [
        ['', 'formats.obj', '\x30\x00\x10\x21\xf0\x25'],
        ['hex', 'formats.hex', '@3000\n1021\nF025\n'],
        ['sym', 'formats.sym', '// Symbol table'],
        ['lst', 'formats.lst', 'x3000'],
      ];
      try {
        for (const [format, name, text] of wanted) {
          await settings.update('output.format', format || undefined, Workspace);
          await executeCommand('mnemonic.assemble', uri);
          const bytes = await eventually(name, () => readFile(name));
          const written = String.fromCharCode(...bytes);
          expect(written.startsWith(text) || format === 'lst', `${name} is ${written}`);
          expect(written.includes(text), `${name} is ${written}`);
        }
      } finally {
        await settings.update('output.format', undefined, Workspace);
      }
    },
  },
  {
    name: 'LC-3: tests in comments run in the Test Explorer',
    async run() {
      const document = await openSource('tested.asm', testedProgram);
      await eventually('the tests of the file', async () => {
        const found = await executeCommand<readonly string[]>(
          'vscode.testing.getTestsInFile',
          document.uri,
        );
        return found.length > 0 || undefined;
      });
      const { items } = await executeCommand<TestRunResult>('testing.runCurrentFile');
      const outcomes = items
        .filter(({ item }) => !/^(Mnemonic|tested\.asm)$/.test(item.label))
        .map(({ item, computedState }) => [item.label, computedState]);
      const wanted = [
        ['five less two', testPassed],
        ['wrong', testFailed],
      ];
      expectEqual(outcomes, wanted, 'the outcomes');
    },
  },
];

const debuggingTests: readonly EditorTest[] = [
  {
    name: 'LC-3: F5 stops at a breakpoint, and what is typed is read',
    async run() {
      const line = lineOf(letterProgram, 'GETC');
      await stoppedAt('letter.asm', letterProgram, line, async (session, listener, stop) => {
        expectEqual(stop.reason, 'breakpoint', 'the reason');
        expectEqual(session.configuration['dialect'], 'lc3', 'the dialect');
        await eventually('the prompt', () => listener.output === 'A letter: ' || undefined);
        expectEqual(await register(session, 1, 'PC'), 'x3002', 'PC');
        const stopped = listener.stopAfter(() => session.customRequest('next', { threadId: 1 }));
        await eventually('the program to wait', () => listener.waits > 0 || undefined);
        await session.customRequest('mnemonic/input', { text: 'h' });
        await stopped;
        expectEqual(await register(session, 1, 'R0'), 'x0068 (104)', 'R0');
        await listener.stopAfter(() => session.customRequest('stepBack', { threadId: 1 }));
        expectEqual(await register(session, 1, 'PC'), 'x3002', 'PC after going back');
      });
    },
  },
  {
    name: 'LC-3: a trap is stepped over, or into: the operating system has a source',
    async run() {
      const line = lineOf(letterProgram, 'PUTS');
      await stoppedAt('letter.asm', letterProgram, line, async (session, listener) => {
        const step = (command: string, more: object = {}) =>
          listener.stopAfter(() => session.customRequest(command, { threadId: 1, ...more }));
        await step('stepIn');
        expectEqual(await namesOf(session), ['x3002'], 'the frames after a step');
        await step('stepBack');
        expectEqual(await namesOf(session), ['x3001'], 'the frames after a step back');
        const [frame] = await framesOf(session);
        const asked = { frameId: frame?.id };
        const { targets } = await session.customRequest('stepInTargets', asked);
        await step('stepIn', { targetId: targets[0].id });
        const [inside] = await framesOf(session);
        expectEqual(inside?.name, 'OS_PUTS', 'the frame');
        expect((inside?.source?.sourceReference ?? 0) > 0, 'The source is a file.');
        const editor = await eventually('the text of the operating system', () => {
          const { activeTextEditor } = vscode.window;
          return activeTextEditor?.document.uri.scheme === 'debug' ? activeTextEditor : undefined;
        });
        const at = editor.document.getText().split('\n');
        await eventually('the line', () => {
          return at[editor.selection.active.line - 1] === 'OS_PUTS' || undefined;
        });
        await step('stepOut');
        expectEqual(await namesOf(session), ['x3002'], 'the frames after the step out');
        expectEqual(listener.output, 'A letter: ', 'the output');
        await step('mnemonic/reverseStepOver');
        await eventually('empty output', () => listener.output === '' || undefined);
      });
    },
  },
  {
    name: 'LC-3: a breakpoint in an interrupt handler, and back out of it',
    async run() {
      const listener = new Listener();
      try {
        const line = lineOf(interruptProgram, 'LDI     R0, KBDR');
        const document = await openSource('keys.asm', interruptProgram);
        const place = new vscode.Location(document.uri, new vscode.Position(line, 0));
        vscode.debug.addBreakpoints([new vscode.SourceBreakpoint(place)]);
        await executeCommand('workbench.action.debug.start');
        await eventually('the program to wait', () => listener.waits > 0 || undefined);
        const session = await eventually('the session', () => vscode.debug.activeDebugSession);
        const type = (text: string) => () => session.customRequest('mnemonic/input', { text });
        const stop = await listener.stopAfter(type('a'));
        expectEqual(stop.reason, 'breakpoint', 'the reason');
        expectEqual(await namesOf(session), ['PRESSED+2', 'WAIT'], 'the frames');
        const psr = await register(session, 1, 'PSR');
        expect(psr?.includes('supervisor, priority 4'), `PSR is ${psr}`);
        const back = () => session.customRequest('mnemonic/reverseStepOut', { threadId: 1 });
        await listener.stopAfter(back);
        expectEqual(await namesOf(session), ['WAIT'], 'the frames before the interrupt');
        expect((await register(session, 1, 'PSR'))?.includes('user'), 'The mode is another one.');
        await listener.stopAfter(() => session.customRequest('continue', { threadId: 1 }));
        expectEqual(await namesOf(session), ['PRESSED+2', 'WAIT'], 'the frames once more');
        await listener.stopAfter(() => session.customRequest('stepOut', { threadId: 1 }));
        expectEqual(await namesOf(session), ['WAIT'], 'the frames after the handler');
        expectEqual(listener.output, 'a', 'the output');
        const stepBack = () => session.customRequest('stepBack', { threadId: 1 });
        await listener.stopAfter(stepBack);
        expect((await namesOf(session))[0]?.startsWith('PRESSED+'), 'It is not in the handler.');
      } finally {
        await endSession();
        listener.dispose();
      }
    },
  },
  {
    name: 'LC-3: the console calculates, executes an instruction and calls a subroutine',
    async run() {
      const line = lineOf(testedProgram, 'HALT');
      await stoppedAt('console.asm', testedProgram, line, async session => {
        const ask = async (expression: string) => {
          const [frame] = await framesOf(session);
          const given = { expression, context: 'repl', frameId: frame?.id };
          return (await session.customRequest('evaluate', given)).result;
        };
        expectEqual(await ask('R0 + 1'), 'x0004 (4)', 'R0 + 1');
        expectEqual(await ask('x3000'), 'x3000 (12288)', 'x3000');
        expectEqual(await ask('ADD R0, R0, #1'), 'R0 = x0004 (4)', 'what is changed');
        expectEqual(await register(session, 1, 'R0'), 'x0004 (4)', 'R0');
        expectEqual(await ask('DIFFERENCE(9, 2)'), 'R0 = x0007 (7)', 'what the call has changed');
        expectEqual(await register(session, 1, 'R0'), 'x0007 (7)', 'R0 after the call');
      });
    },
  },
];

export const lc3Tests: readonly EditorTest[] = [...languageTests, ...debuggingTests];
