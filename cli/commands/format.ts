// `format`: lays sources out in columns; the image stays the same.
import { analyzeNow } from '#core/dialect.ts';
import { applyEdits } from '#core/text/edits.ts';
import { format as formatEdits, standardFormat } from '#server/features/format.ts';
import { type Command, textOption } from '../command.ts';
import { usageFailure } from '../failure.ts';
import { chooseDialect, readSource, writeFile } from '../files.ts';

export const format: Command = {
  name: 'format',
  summary: 'Prints sources laid out in columns, or changes or only checks the files.',
  usage: 'FILE… [--check | --write] [--dialect D]',
  options: [
    {
      name: 'check',
      summary: 'name the files that are not formatted; exit code 1 if there are any',
    },
    { name: 'write', summary: 'change the files' },
    { name: 'dialect', value: 'D', summary: 'the dialect, whatever the name of the file' },
  ],
  files: [1, Number.POSITIVE_INFINITY],
  async run(given, terminal) {
    const { check, write } = given.values;
    if (check && write) throw usageFailure('Say either --check or --write.');
    let exitCode = 0;
    for (const file of given.files) {
      const dialect = chooseDialect(file, textOption(given, 'dialect'));
      const analysis = analyzeNow(dialect, readSource(file));
      const { text } = analysis.source;
      const formatted = applyEdits(text, formatEdits(analysis, dialect, standardFormat));
      if (!check && !write) terminal.out(formatted);
      if (formatted === text) continue;
      if (write) writeFile(file, formatted);
      if (!check) continue;
      terminal.error(`${file} is not formatted; mnemonic format --write changes it.\n`);
      exitCode = 1;
    }
    return exitCode;
  },
};
