// Builds, runs test/bench/*.bench.ts, or those whose name holds an argument, and prints their
// tables. Exit code 1 says that a bar was missed or a benchmark broke.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Benchmark, type Measure, meetsBar, type Row } from './benchmark.ts';
import { buildAll } from './build.ts';
import { root } from './project.ts';

const folder = join(root, 'test', 'bench');
const ending = '.bench.ts';

function formatValue({ value, unit }: Measure): string {
  const digits = Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : 2;
  const text = value.toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return unit === '' ? text : `${text} ${unit}`;
}

function formatMeasure(measure: Measure): string {
  const met = meetsBar(measure);
  if (met === undefined) return formatValue(measure);
  const sign = measure.atMost === undefined ? '≥' : '≤';
  const bar = measure.atMost ?? measure.atLeast;
  return `${formatValue(measure)} (${sign} ${bar}: ${met ? 'met' : 'MISSED'})`;
}

/** The table as lines: labels to the left, each column of measures to the right. */
export function formatTable(rows: readonly Row[]): string[] {
  const names = [...new Set(rows.flatMap(row => row.measures.map(measure => measure.name)))];
  const cells = [
    ['', ...names],
    ...rows.map(row => [
      row.label,
      ...names.map(name => {
        const measure = row.measures.find(each => each.name === name);
        return measure ? formatMeasure(measure) : '';
      }),
    ]),
  ];
  const widths = cells[0]?.map((_, column) =>
    Math.max(...cells.map(line => line[column]?.length ?? 0)),
  );
  const pad = (text: string, column: number): string => {
    const width = widths?.[column] ?? 0;
    return column === 0 ? text.padEnd(width) : text.padStart(width);
  };
  return cells.map(line => line.map(pad).join('  ').trimEnd());
}

async function runBenchmark(file: string): Promise<Measure[]> {
  const benchmark = (await import(pathToFileURL(join(folder, file)).href)) as Benchmark;
  console.log(`\n${benchmark.title}`);
  const rows = await benchmark.run();
  for (const line of formatTable(rows)) console.log(`  ${line}`);
  return rows.flatMap(row => row.measures);
}

async function main(): Promise<number> {
  const names = process.argv.slice(2);
  const files = readdirSync(folder)
    .filter(file => file.endsWith(ending))
    .filter(file => names.length === 0 || names.some(name => file.includes(name)))
    .sort();
  if (files.length === 0) {
    const available = readdirSync(folder).filter(file => file.endsWith(ending));
    const list = available.map(file => file.slice(0, -ending.length)).join(', ');
    throw new Error(`There is no benchmark "${names.join(' ')}"; there are: ${list || 'none'}.`);
  }
  // What is measured is what the sources are, not what was built some time ago.
  await buildAll({ dev: false });
  const measures: Measure[] = [];
  for (const file of files) measures.push(...(await runBenchmark(file)));
  const verdicts = measures.map(meetsBar).filter(met => met !== undefined);
  const missed = verdicts.filter(met => !met).length;
  console.log(`\n${verdicts.length - missed} bars met, ${missed} missed`);
  return missed > 0 ? 1 : 0;
}

if (import.meta.main) {
  main().then(
    code => process.exit(code),
    error => {
      console.error(`bench: ${error instanceof Error ? error.message : error}`);
      process.exit(1);
    },
  );
}
