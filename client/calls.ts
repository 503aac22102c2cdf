// The calls that a program makes of the system and of its library, as a list beside the timeline:
// each leads to its moment, and those that were taken back stand apart.
import * as vscode from 'vscode';
import type { AdapterEvent, AskAdapter } from './debug/adapter.ts';

const viewId = 'mnemonic.calls';
/** Rows in a group; the last group stands open in the list itself. */
const groupSize = 500;
/** Milliseconds between two looks at a program that runs. */
const delay = 400;

/** A call in the answer to `mnemonic/calls`. */
interface Call {
  readonly kind: string;
  readonly text: string;
  readonly moment: number;
  readonly symbol: string;
  readonly source?: { readonly name?: string };
  readonly line?: number;
}

/** Answers `mnemonic/calls {from, count}`. */
interface CallsResult {
  readonly traces: readonly string[];
  readonly first: number;
  readonly made: number;
  readonly end: number;
  readonly course: number;
  readonly from: number;
  readonly calls: readonly Call[];
}

/** Calls from one number to another: those of a group, or all that were taken back. */
interface Group {
  readonly from: number;
  readonly to: number;
  readonly isTakenBack: boolean;
}

interface Row {
  readonly number: number;
  readonly call: Call;
  readonly group?: Group;
}

export interface CallsView extends vscode.Disposable {
  readonly onEvent: (event: AdapterEvent) => void;
  open(): Promise<void>;
}

export function registerCalls(): CallsView {
  const calls = new CallTree();
  const view = vscode.window.createTreeView<Group | Row>(viewId, { treeDataProvider: calls });
  calls.attach(view);
  const goTo = vscode.commands.registerCommand('mnemonic.goToCall', (moment?: unknown) =>
    calls.goTo(moment),
  );
  return {
    onEvent: event => calls.onEvent(event),
    open: async () => {
      await vscode.commands.executeCommand('setContext', 'mnemonic.callsWanted', true);
      await vscode.commands.executeCommand(`${viewId}.focus`);
    },
    dispose: () => {
      calls.dispose();
      view.dispose();
      goTo.dispose();
    },
  };
}

class CallTree implements vscode.TreeDataProvider<Group | Row>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<Group | Row | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  #view: vscode.TreeView<Group | Row> | undefined;
  #session: vscode.DebugSession | undefined;
  #ask: AskAdapter | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running = false;
  #state: Omit<CallsResult, 'calls'> | undefined;
  /** By number, of the present course of the run. */
  #known = new Map<number, Call>();

  attach(view: vscode.TreeView<Group | Row>): void {
    this.#view = view;
    view.onDidChangeVisibility(({ visible }) => {
      if (visible) void this.#update();
    });
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#changed.dispose();
  }

  /** Follows the newest session of ours; its last state stays on show after its end. */
  onEvent({ session, name, waitFor, ask }: AdapterEvent): void {
    if (name === 'initialized') {
      this.#session = session;
      this.#ask = ask;
      this.#state = undefined;
      this.#known.clear();
      this.#setRunning(true);
      void this.#begin();
    } else if (session !== this.#session) {
      return;
    } else if (name === 'continued') {
      this.#setRunning(true);
    } else if (name === 'stopped') {
      this.#setRunning(false);
      void this.#update();
    } else if (name === 'exited' || name === 'terminated') {
      this.#setRunning(false);
      waitFor(this.#update());
    }
  }

  async #begin(): Promise<void> {
    await this.#update();
    const isTraced = (this.#state?.traces.length ?? 0) > 0;
    await vscode.commands.executeCommand('setContext', 'mnemonic.callsWanted', isTraced);
  }

  #setRunning(running: boolean): void {
    this.#running = running;
    clearTimeout(this.#timer);
    if (running) this.#lookLater();
  }

  #lookLater(): void {
    this.#timer = setTimeout(async () => {
      if (this.#view?.visible) await this.#update();
      if (this.#running) this.#lookLater();
    }, delay);
  }

  async goTo(moment: unknown): Promise<void> {
    try {
      await this.#session?.customRequest('mnemonic/goToMoment', { moment });
    } catch (error) {
      void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
    }
  }

  /** Asks how far the run is; rows come when the list wants them. */
  async #update(): Promise<void> {
    const state = await this.#request(0, 0);
    if (!state) return;
    const before = this.#state;
    if (before?.course !== state.course) this.#known.clear();
    this.#state = state;
    const isSame =
      before?.course === state.course && before.made === state.made && before.end === state.end;
    // What is shown has to be there when the session has ended.
    const last = this.#groups().at(-1);
    if (last) await this.#fetch(last);
    await this.#fetch(this.#open(state));
    if (isSame) return;
    this.#changed.fire(undefined);
    if (state.made > state.first && this.#view?.visible && !this.#running) this.#revealLast(state);
  }

  #revealLast({ made }: CallsResult): void {
    const call = this.#known.get(made - 1);
    if (!call) return;
    const row = { number: made - 1, call };
    // The list may be drawn anew at this moment.
    this.#view?.reveal(row, { select: true, focus: false }).then(undefined, () => {});
  }

  async #request(from: number, count: number): Promise<CallsResult | undefined> {
    try {
      return (await this.#ask?.('mnemonic/calls', { from, count })) as CallsResult | undefined;
    } catch {
      // While the past is searched there is no answer; the next stop brings one.
      return undefined;
    }
  }

  /** The calls that stand in the list itself: the last ones that were made. */
  #open({ first, made }: Pick<CallsResult, 'first' | 'made'>): Group {
    const from = Math.max(first, Math.floor(Math.max(0, made - 1) / groupSize) * groupSize);
    return { from, to: made, isTakenBack: false };
  }

  #groups(): readonly Group[] {
    const state = this.#state;
    if (!state) return [];
    const { first, made, end } = state;
    const open = this.#open(state);
    const groups: Group[] = [];
    for (let from = first; from < open.from; ) {
      const to = Math.min(open.from, (Math.floor(from / groupSize) + 1) * groupSize);
      groups.push({ from, to, isTakenBack: false });
      from = to;
    }
    for (let from = made; from < end; from += groupSize) {
      groups.push({ from, to: Math.min(end, from + groupSize), isTakenBack: true });
    }
    return groups;
  }

  async #fetch({ from, to }: Group): Promise<readonly (readonly [number, Call])[]> {
    const numbers = Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
    const missing = numbers.find(number => !this.#known.has(number));
    if (missing !== undefined) {
      const answer = await this.#request(missing, to - missing);
      answer?.calls.forEach((call, index) => {
        this.#known.set(answer.from + index, call);
      });
    }
    return numbers.flatMap(number => {
      const call = this.#known.get(number);
      return call ? [[number, call] as const] : [];
    });
  }

  async getChildren(parent?: Group | Row): Promise<(Group | Row)[]> {
    const state = this.#state;
    if (!state || (parent && 'call' in parent)) return [];
    const rowsOf = async (group: Group, isShown: boolean): Promise<Row[]> => {
      const rows = await this.#fetch(group);
      return rows.map(([number, call]) => ({ number, call, ...(isShown ? {} : { group }) }));
    };
    if (parent) return rowsOf(parent, false);
    const groups = this.#groups();
    const rows = await rowsOf(this.#open(state), true);
    return [
      ...groups.filter(({ isTakenBack }) => !isTakenBack),
      ...rows,
      ...groups.filter(({ isTakenBack }) => isTakenBack),
    ];
  }

  getParent(row: Group | Row): Group | undefined {
    return 'call' in row ? row.group : undefined;
  }

  getTreeItem(row: Group | Row): vscode.TreeItem {
    return 'call' in row ? rowItem(row) : groupItem(row);
  }
}

function groupItem({ from, to, isTakenBack }: Group): vscode.TreeItem {
  const { t } = vscode.l10n;
  const title = isTakenBack
    ? t('Taken back: calls {0} to {1}', from + 1, to)
    : t('Calls {0} to {1}', from + 1, to);
  const item = new vscode.TreeItem(title, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = `${isTakenBack ? 'later' : 'calls'} ${from}`;
  item.iconPath = new vscode.ThemeIcon(isTakenBack ? 'discard' : 'history');
  return item;
}

/** A result that says that the call has failed. */
const failed = / = -1 E[A-Z0-9]+\b[^"]*$/;

function rowItem({ number, call }: Row): vscode.TreeItem {
  const { kind, text, moment, symbol, source, line } = call;
  const item = new vscode.TreeItem(text);
  item.id = `call ${number}`;
  item.description = source?.name && line !== undefined ? `${source.name}:${line}` : symbol;
  item.tooltip = vscode.l10n.t('{0} at moment {1}: a click goes there', text, moment);
  const colour = failed.test(text) ? new vscode.ThemeColor('list.errorForeground') : undefined;
  const icon = kind === 'syscalls' ? 'gear' : 'symbol-method';
  item.iconPath = colour ? new vscode.ThemeIcon('error', colour) : new vscode.ThemeIcon(icon);
  const title = vscode.l10n.t('Go to This Call');
  item.command = { command: 'mnemonic.goToCall', title, arguments: [moment] };
  return item;
}
