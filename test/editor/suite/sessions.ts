// Debug sessions for in-host tests: what they say, their registers, how they begin and end.
import * as vscode from 'vscode';
import { openSource } from './files.ts';
import { eventually, expect } from './runner.ts';

export interface Stop {
  readonly reason: string;
  readonly threadId?: number;
}

/** What a debug session says, as a tracker hears it. */
export class Listener implements vscode.Disposable {
  readonly stops: Stop[] = [];
  /** What the program has printed, and not taken back. */
  output = '';
  /** How often the program has begun to wait for something to be typed. */
  waits = 0;
  readonly #registration: vscode.Disposable;

  constructor() {
    this.#registration = vscode.debug.registerDebugAdapterTrackerFactory('mnemonic', {
      createDebugAdapterTracker: () => ({
        onDidSendMessage: (message: { event?: string; body?: unknown }) => this.#hear(message),
      }),
    });
  }

  #hear({ event, body }: { event?: string; body?: unknown }): void {
    if (event === 'stopped') this.stops.push(body as Stop);
    if (event === 'mnemonic/outputRewound') this.output = '';
    if (event === 'mnemonic/waitsForInput') this.waits += 1;
    const { category, output, text } = (body ?? {}) as Readonly<Record<string, string>>;
    if (event === 'output' && category === 'stdout') this.output += output;
    if (event === 'mnemonic/terminal') this.output += text;
  }

  /** Does something and gives the next stop. */
  async stopAfter(act: () => unknown): Promise<Stop> {
    const count = this.stops.length;
    await act();
    return eventually('a stop', () => this.stops[count]);
  }

  dispose(): void {
    this.#registration.dispose();
  }
}

interface Register {
  readonly name: string;
  readonly value: string;
  readonly variablesReference: number;
}

export async function registersOf(
  session: vscode.DebugSession,
  threadId: number,
): Promise<{ readonly rows: readonly Register[]; readonly reference: number }> {
  const { stackFrames } = await session.customRequest('stackTrace', { threadId });
  const { scopes } = await session.customRequest('scopes', { frameId: stackFrames[0].id });
  const reference: number = scopes[0].variablesReference;
  const { variables } = await session.customRequest('variables', {
    variablesReference: reference,
  });
  return { rows: variables, reference };
}

export async function register(
  session: vscode.DebugSession,
  threadId: number,
  name: string,
): Promise<string | undefined> {
  const { rows } = await registersOf(session, threadId);
  return rows.find(row => row.name === name)?.value;
}

export function activeSession(): vscode.DebugSession {
  const session = vscode.debug.activeDebugSession;
  expect(session, 'There is no debug session.');
  return session;
}

export function breakAt(uri: vscode.Uri, line: number): void {
  const place = new vscode.Location(uri, new vscode.Position(line, 0));
  vscode.debug.addBreakpoints([new vscode.SourceBreakpoint(place)]);
}

export async function endSession(): Promise<void> {
  vscode.debug.removeBreakpoints(vscode.debug.breakpoints);
  await vscode.debug.stopDebugging();
  await eventually('the end of the session', () => !vscode.debug.activeDebugSession || undefined);
}

/** Opens a program, stops at a line by F5, does something and ends the session. */
export async function stoppedAt(
  name: string,
  text: string,
  line: number,
  act: (session: vscode.DebugSession, listener: Listener, stop: Stop) => Promise<void>,
): Promise<void> {
  const listener = new Listener();
  try {
    const document = await openSource(name, text);
    breakAt(document.uri, line);
    const stop = await listener.stopAfter(() =>
      vscode.commands.executeCommand('workbench.action.debug.start'),
    );
    await act(activeSession(), listener, stop);
  } finally {
    await endSession();
    listener.dispose();
  }
}
