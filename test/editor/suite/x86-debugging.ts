// In-host tests of what the debugger tells of NASM programs: hovers, breakpoints by name, calls.
import * as vscode from 'vscode';
import { type EditorTest, eventually, expect } from './runner.ts';
import { type Stop, stoppedAt } from './sessions.ts';

const program = `        global  _start
        section .data
count:  dq      3, 7
        section .text
_start: mov     rsi, count
        cmp     qword [rsi + 8], 7
        je      .equal
        nop
.equal: mov     eax, 60
        mov     edi, 2
        syscall
`;

const lineOf = (part: string): number => program.split('\n').findIndex(line => line.includes(part));

/** The answers that the debugger gives to hovers, as a tracker hears them. */
class Hovers implements vscode.Disposable {
  readonly answers: string[] = [];
  readonly #asked = new Set<number>();
  readonly #registration: vscode.Disposable;

  constructor() {
    this.#registration = vscode.debug.registerDebugAdapterTrackerFactory('mnemonic', {
      createDebugAdapterTracker: () => ({
        onWillReceiveMessage: ({ seq, command, arguments: given }) => {
          if (command === 'evaluate' && given.context === 'hover') this.#asked.add(seq);
        },
        onDidSendMessage: ({ request_seq: seq, body, message }) => {
          if (this.#asked.delete(seq)) this.answers.push(body?.result ?? message ?? '');
        },
      }),
    });
  }

  /** What the debugger says of a place in the active editor. */
  async at(line: number, character: number, part: string): Promise<string> {
    const editor = vscode.window.activeTextEditor;
    expect(editor, 'There is no editor.');
    const place = new vscode.Position(line, character);
    const count = this.answers.length;
    // The editor goes to the line of a stop, and only then to another.
    return eventually('the answer to a hover', async () => {
      editor.selection = new vscode.Selection(place, place);
      await vscode.commands.executeCommand('editor.debug.action.showDebugHover');
      await new Promise(resolve => setTimeout(resolve, 200));
      return this.answers.slice(count).find(answer => answer.includes(part));
    });
  }

  dispose(): void {
    this.#registration.dispose();
  }
}

export const x86DebuggingTests: readonly EditorTest[] = [
  {
    name: 'x86: hovers tell of operands in memory, jumps and system calls',
    async run() {
      const hovers = new Hovers();
      const act = async (
        session: vscode.DebugSession,
        listener: { stopAfter: (act: () => unknown) => Promise<Stop> },
      ) => {
        const operand = await hovers.at(lineOf('cmp'), 24, 'rsi');
        expect(operand.startsWith('qword [rsi + 8] = 7\nat 0x'), `An operand: ${operand}`);
        const jump = await hovers.at(lineOf('je'), 9, 'ump');
        expect(jump.startsWith('Jumps to _start.equal'), `A jump: ${jump}`);
        for (let step = 0; step < 3; step++) {
          await listener.stopAfter(() => session.customRequest('next', { threadId: 1 }));
        }
        const call = await hovers.at(lineOf('syscall'), 9, 'exit');
        expect(call === 'exit(2)', `A system call: ${call}`);
      };
      try {
        await stoppedAt('hovers.asm', program, lineOf('je'), act);
      } finally {
        hovers.dispose();
      }
    },
  },
];
