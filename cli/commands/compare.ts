// `compare`: one workload under every policy, as a table or as JSON.
import { type Comparison, ProgramError } from '#core/machine/program.ts';
import type { Command } from '../command.ts';
import { Failure } from '../failure.ts';
import { comparisonOptions, launchValues, loadFiles } from '../loading.ts';

export const compare: Command = {
  name: 'compare',
  summary: 'Runs the same programs under every policy and prints a table of metrics.',
  usage: 'FILE… [--json] [options of the machine]',
  options: [
    { name: 'json', summary: 'print the table as JSON' },
    { name: 'dialect', value: 'D', summary: 'the dialect, whatever the name of the file' },
    ...comparisonOptions(),
  ],
  files: [1, Number.POSITIVE_INFINITY],
  async run(given, terminal) {
    const { dialect, files } = loadFiles(given, terminal);
    const { machine } = dialect;
    if (!machine.compare) throw new Failure(`There is nothing to compare in ${dialect.name}.`);
    try {
      const comparison = machine.compare(files, launchValues(dialect, given));
      terminal.out(given.values['json'] ? json(comparison) : table(comparison));
    } catch (error) {
      if (error instanceof ProgramError) throw new Failure(error.message);
      throw error;
    }
    return 0;
  },
};

function json({ columns, rows }: Comparison): string {
  const objects = rows.map(({ name, cells }) => ({
    name,
    ...Object.fromEntries(columns.map(({ id }, index) => [id, cells[index]])),
  }));
  return `${JSON.stringify(objects, null, 2)}\n`;
}

function table({ columns, rows }: Comparison): string {
  const text = (cell: string | number | null) =>
    typeof cell === 'number' && !Number.isInteger(cell) ? cell.toFixed(2) : String(cell ?? '–');
  const grid = [
    ['', ...columns.map(({ title }) => title)],
    ...rows.map(({ name, cells }) => [name, ...cells.map(text)]),
  ];
  const widths = grid[0]!.map((_, column) => Math.max(...grid.map(row => row[column]!.length)));
  const lines = grid.map(row =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!),
      )
      .join('  ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n`;
}
