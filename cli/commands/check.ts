// `check`: the diagnostics of sources, for people or as JSON.
import { hasErrors } from '#core/diagnostics/diagnostic.ts';
import { analyzeNow } from '#core/dialect.ts';
import type { Analysis } from '#core/semantics/analysis.ts';
import { type Command, textOption } from '../command.ts';
import { notesOf, printDiagnostics } from '../diagnostics.ts';
import { chooseDialect, readSource } from '../files.ts';
import { settingOptions, settingsHost } from '../loading.ts';

export const check: Command = {
  name: 'check',
  summary: 'Prints what is wrong with sources; the exit code is 1 if there are errors.',
  usage: 'FILE… [--json] [--dialect D] [settings]',
  options: [
    { name: 'json', summary: 'print one JSON array on standard output' },
    { name: 'dialect', value: 'D', summary: 'the dialect, whatever the name of the file' },
    ...settingOptions(),
  ],
  files: [1, Number.POSITIVE_INFINITY],
  async run(given, terminal) {
    const results = given.files.map(file => {
      const dialect = chooseDialect(file, textOption(given, 'dialect'));
      const host = settingsHost(dialect, given);
      return { file, analysis: analyzeNow(dialect, readSource(file), host) };
    });
    if (given.values['json']) {
      const rows = results.flatMap(({ file, analysis }) => json(file, analysis));
      terminal.out(`${JSON.stringify(rows, null, 2)}\n`);
    } else {
      for (const { file, analysis } of results) printDiagnostics(file, analysis, terminal);
    }
    return results.some(({ analysis }) => hasErrors(analysis.diagnostics)) ? 1 : 0;
  },
};

/** Lines and characters count from 1, as in the text form. */
function json(file: string, { source, diagnostics }: Analysis): unknown[] {
  const position = (offset: number) => {
    const { line, character } = source.positionAt(offset);
    return { line: line + 1, column: character + 1 };
  };
  return diagnostics.map(diagnostic => {
    const { code, severity, span, message, fixes = [] } = diagnostic;
    return {
      file,
      range: { start: position(span.start), end: position(span.end) },
      severity,
      code,
      message,
      related: notesOf(file, source, diagnostic).map(note => ({
        file: note.file,
        range: { start: note.start, end: note.end },
        message: note.message,
      })),
      fixes: fixes.map(({ title }) => title),
    };
  });
}
