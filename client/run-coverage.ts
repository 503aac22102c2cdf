// Which lines a run has executed, drawn in the editors of its sources, and how often, in their
// listings, for those who want to see it.
import * as vscode from 'vscode';
import type { AdapterEvent, AskAdapter } from './debug/adapter.ts';
import { type DerivedFrom, derivedFrom } from './derived-documents.ts';
import { createHeatMarks } from './heat.ts';

/** How often lines with code were executed, from 0. */
type LineCounts = readonly { readonly line: number; readonly executions: number }[];

interface FileCoverage {
  /** A path, or a URI where the adapter has no disk. */
  readonly path: string;
  readonly lines: LineCounts;
  /** Of lines of bodies of macros, for the single calls. */
  readonly calls: readonly { readonly call: number; readonly lines: LineCounts }[];
}

/** Answers `mnemonic/coverage`. */
interface CoverageResult {
  readonly files: readonly FileCoverage[];
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
  const heat = createHeatMarks();
  let isShown = false;
  let ask: AskAdapter | undefined;
  let result: CoverageResult | undefined;
  const fileOf = (uri: vscode.Uri) => {
    const names = [uri.fsPath, uri.path, uri.toString()];
    return isShown ? result?.files.find(({ path }) => names.includes(path)) : undefined;
  };
  const drawSource = (editor: vscode.TextEditor): void => {
    const lines = fileOf(editor.document.uri)?.lines ?? [];
    const ranges = (isExecuted: boolean) =>
      lines
        .filter(({ executions }) => executions > 0 === isExecuted)
        .map(({ line }) => new vscode.Range(line, 0, line, 0));
    editor.setDecorations(covered, ranges(true));
    editor.setDecorations(uncovered, ranges(false));
  };
  const drawListing = (editor: vscode.TextEditor, derived: DerivedFrom): void => {
    const file = fileOf(derived.source);
    if (file) heat.draw(editor, rowCounts(file, derived));
    else heat.clear(editor);
  };
  const draw = (): void => {
    for (const editor of vscode.window.visibleTextEditors) {
      const derived = derivedFrom(editor.document);
      if (derived) drawListing(editor, derived);
      else drawSource(editor);
    }
  };
  const update = async (): Promise<void> => {
    if (!isShown) return;
    // While the program runs there is no answer; the next stop brings one.
    const answer = await ask?.('mnemonic/coverage', {}).catch(() => undefined);
    result = (answer as CoverageResult | undefined) ?? result;
    draw();
  };
  const followed = vscode.Disposable.from(
    vscode.window.onDidChangeVisibleTextEditors(draw),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (derivedFrom(document)) draw();
    }),
  );
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
    dispose: () => vscode.Disposable.from(covered, uncovered, heat, followed).dispose(),
  };
}

/** For each row of a listing, how often it was executed; undefined for rows without code. */
function rowCounts(file: FileCoverage, { lines, calls }: DerivedFrom): (number | undefined)[] {
  const byLine = countsOf(file.lines);
  const byCall = new Map(file.calls.map(each => [each.call, countsOf(each.lines)]));
  return lines.map((line, row) => {
    const call = calls[row];
    // A line whose bytes need several rows is counted in the first of them.
    const goesOn = row > 0 && line === lines[row - 1] && call === calls[row - 1];
    if (goesOn || line === null) return undefined;
    return typeof call === 'number' ? byCall.get(call)?.get(line) : byLine.get(line);
  });
}

const countsOf = (lines: LineCounts): ReadonlyMap<number, number> =>
  new Map(lines.map(({ line, executions }) => [line, executions]));
