// How hot each line of a listing is: a column of counts before its text, and a background that is
// the warmer the more often the run has come there.
import * as vscode from 'vscode';

/** Backgrounds from the coolest to the hottest, which both light and dark themes bear. */
const opacities = [0.04, 0.1, 0.17, 0.25, 0.34];
const hot = '230, 81, 0';

export interface HeatMarks extends vscode.Disposable {
  /** Draws the counts of an editor's lines; undefined for a line without code. */
  draw(editor: vscode.TextEditor, counts: readonly (number | undefined)[]): void;
  clear(editor: vscode.TextEditor): void;
}

const grouped = new Intl.NumberFormat('en-US');
/** The editor would join plain blanks to one. */
const blank = '\u00a0';

export function createHeatMarks(): HeatMarks {
  const column = vscode.window.createTextEditorDecorationType({
    before: { color: new vscode.ThemeColor('editorLineNumber.foreground') },
  });
  const levels = opacities.map(opacity =>
    vscode.window.createTextEditorDecorationType({
      isWholeLine: true,
      backgroundColor: `rgba(${hot}, ${opacity})`,
      overviewRulerColor: `rgba(${hot}, ${2 * opacity})`,
      overviewRulerLane: vscode.OverviewRulerLane.Left,
    }),
  );
  return {
    draw(editor, counts) {
      const texts = counts.map(count => (count === undefined ? '' : grouped.format(count)));
      // Listings have more rows than a call can have arguments.
      const width = texts.reduce((most, { length }) => Math.max(most, length), 0);
      const hottest = counts.reduce<number>((most, count) => Math.max(most, count ?? 0), 0);
      const ranges: vscode.Range[][] = levels.map(() => []);
      const cells = counts.map((count, line) => {
        const range = new vscode.Range(line, 0, line, 0);
        if (count) ranges[levelOf(count, hottest)]!.push(range);
        const contentText = texts[line]!.padStart(width, blank) + blank.repeat(2);
        return { range, renderOptions: { before: { contentText } } };
      });
      editor.setDecorations(column, cells);
      for (const [index, level] of levels.entries()) editor.setDecorations(level, ranges[index]!);
    },
    clear(editor) {
      for (const type of [column, ...levels]) editor.setDecorations(type, []);
    },
    dispose: () => vscode.Disposable.from(column, ...levels).dispose(),
  };
}

/** Equal steps of the logarithm: a thousand times as often is not a thousand times as warm. */
function levelOf(count: number, hottest: number): number {
  const share = hottest === 1 ? 0 : Math.log(count) / Math.log(hottest);
  return Math.min(opacities.length - 1, Math.floor(share * opacities.length));
}
