// Which lines a run has executed, drawn in the editors of its sources for those who want to see it.
import * as vscode from 'vscode';
import type { AdapterEvent, AskAdapter } from './debug/adapter.ts';

/** Answers `mnemonic/coverage`. */
interface CoverageResult {
  readonly files: readonly {
    /** A path, or a URI where the adapter has no disk. */
    readonly path: string;
    /** Lines with code, from 0. */
    readonly lines: readonly { readonly line: number; readonly isExecuted: boolean }[];
  }[];
}

export interface RunCoverage extends vscode.Disposable {
  readonly onEvent: (event: AdapterEvent) => void;
  /** Shows what the run has executed, or shows it no more. */
  toggle(): Promise<void>;
}

function decoration(name: 'covered' | 'uncovered'): vscode.TextEditorDecorationType {
  return vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor(`testing.${name}Background`),
    overviewRulerColor: new vscode.ThemeColor(`testing.${name}GutterBackground`),
    overviewRulerLane: vscode.OverviewRulerLane.Left,
  });
}

export function registerRunCoverage(): RunCoverage {
  const [covered, uncovered] = [decoration('covered'), decoration('uncovered')];
  let isShown = false;
  let ask: AskAdapter | undefined;
  let result: CoverageResult | undefined;
  const draw = (): void => {
    for (const editor of vscode.window.visibleTextEditors) {
      const { uri } = editor.document;
      const names = [uri.fsPath, uri.path, uri.toString()];
      const file = isShown ? result?.files.find(({ path }) => names.includes(path)) : undefined;
      const ranges = (isExecuted: boolean) =>
        (file?.lines ?? [])
          .filter(line => line.isExecuted === isExecuted)
          .map(({ line }) => new vscode.Range(line, 0, line, 0));
      editor.setDecorations(covered, ranges(true));
      editor.setDecorations(uncovered, ranges(false));
    }
  };
  const update = async (): Promise<void> => {
    if (!isShown) return;
    // While the program runs there is no answer; the next stop brings one.
    const answer = await ask?.('mnemonic/coverage', {}).catch(() => undefined);
    result = (answer as CoverageResult | undefined) ?? result;
    draw();
  };
  const visible = vscode.window.onDidChangeVisibleTextEditors(draw);
  return {
    onEvent({ name, waitFor, ask: next }) {
      if (name === 'initialized') {
        ask = next;
        result = undefined;
        draw();
      } else if (name === 'stopped') void update();
      else if (name === 'exited' || name === 'terminated') waitFor(update());
    },
    async toggle() {
      isShown = !isShown;
      if (isShown && !ask) {
        const text = 'Start a program under the debugger first (F5).';
        void vscode.window.showInformationMessage(vscode.l10n.t(text));
      }
      await update();
      draw();
    },
    dispose: () => vscode.Disposable.from(covered, uncovered, visible).dispose(),
  };
}
