// The terminals of programs that read what is typed: their output, taken back with the run.
import * as vscode from 'vscode';
import type { AdapterEvent, AskAdapter } from './adapter.ts';

const clearScreen = '\x1b[2J\x1b[3J\x1b[H';
const interrupt = '\x03';

/** What a terminal sends for keys, as programs for a plain console expect it. */
const keys: readonly (readonly [RegExp, string])[] = [
  [/\r\n?/g, '\n'],
  [/\x7f/g, '\b'],
];

class ProgramTerminal implements vscode.Pseudoterminal {
  readonly #write = new vscode.EventEmitter<string>();
  readonly onDidWrite = this.#write.event;
  readonly session: vscode.DebugSession;
  readonly #ask: AskAdapter;
  /** Written before the terminal was there. */
  #early = '';
  #open = false;
  ended = false;

  constructor(session: vscode.DebugSession, ask: AskAdapter) {
    this.session = session;
    this.#ask = ask;
  }

  open(): void {
    this.#open = true;
    this.#write.fire(this.#early);
    this.#early = '';
  }

  close(): void {
    this.#open = false;
    if (!this.ended) void vscode.debug.stopDebugging(this.session);
  }

  print(text: string): void {
    const lines = text.replace(/\r?\n/g, '\r\n');
    if (this.#open) this.#write.fire(lines);
    else this.#early += lines;
  }

  handleInput(data: string): void {
    if (this.ended) return;
    if (data === interrupt) {
      void vscode.debug.stopDebugging(this.session);
      return;
    }
    const text = keys.reduce((typed, [key, meant]) => typed.replace(key, meant), data);
    this.#ask('mnemonic/input', { text }).catch(error => {
      const reason = error instanceof Error ? error.message : String(error);
      this.print(`\n${vscode.l10n.t('This was not read: {0}', reason)}\n`);
    });
  }
}

/** Opens a terminal for each session that wants one, in place of the one of the run before. */
export class ProgramTerminals implements vscode.Disposable {
  readonly #running = new Map<string, ProgramTerminal>();
  readonly #byName = new Map<string, vscode.Terminal>();

  /** Follows the events of all adapters. */
  readonly onEvent = ({ session, name, body, ask }: AdapterEvent): void => {
    if (session.configuration['console'] !== 'integratedTerminal') return;
    if (name === 'initialized') this.#create(session, ask);
    const terminal = this.#running.get(session.id);
    if (!terminal) return;
    if (name === 'mnemonic/terminal') terminal.print((body as { text: string }).text);
    else if (name === 'mnemonic/outputRewound') terminal.print(clearScreen);
    else if (name === 'mnemonic/waitsForInput') this.#byName.get(session.name)?.show();
    else if (name === 'terminated') this.#end(terminal);
  };

  #create(session: vscode.DebugSession, ask: AskAdapter): void {
    // A restart keeps its terminal, and begins on an empty screen.
    const known = this.#running.get(session.id);
    if (known) {
      known.print(clearScreen);
      return;
    }
    this.#byName.get(session.name)?.dispose();
    const pty = new ProgramTerminal(session, ask);
    const terminal = vscode.window.createTerminal({ name: session.name, pty });
    this.#running.set(session.id, pty);
    this.#byName.set(session.name, terminal);
    terminal.show(true);
  }

  #end(terminal: ProgramTerminal): void {
    terminal.ended = true;
    this.#running.delete(terminal.session.id);
    terminal.print(`\x1b[2m\n${vscode.l10n.t('The program has ended.')}\x1b[0m\n`);
  }

  dispose(): void {
    for (const terminal of this.#byName.values()) terminal.dispose();
  }
}
