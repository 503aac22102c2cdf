// The files that an editor writes when it assembles a source, and the texts made of it.
import type { DerivedLine } from '#core/assembler/derived-text.ts';
import type { OutputFile } from '#core/assembler/image.ts';
import type { OutputFormat } from '#core/dialect.ts';
import { ProgramError } from '#core/machine/program.ts';
import type { Analysis } from '#core/semantics/analysis.ts';
import { listingLines } from '../assembly/listing.ts';
import { findFormat, formats } from '../outputs/formats.ts';
import type { NasmAnalysis } from './analyzed-source.ts';
import type { AssemblerRun } from './assembler-run.ts';
import { mainPlace } from './placed-lines.ts';

function filesOf(run: AssemblerRun | undefined, format: string): readonly OutputFile[] {
  if (!run) throw new ProgramError('A file that is made to be included has no object of its own.');
  const [message] = run.assembled.messages.filter(({ severity }) => severity !== 'warning');
  if (run.assembled.hasErrors) throw new ProgramError(message?.text ?? 'The source has errors.');
  const suffix = findFormat(format)?.extension || '.bin';
  return run.assembled.outputs
    .filter(({ kind }) => kind === 'object')
    .map(({ content }) => ({ suffix, content }));
}

/** The format of the project first, which is what saving a file writes. */
export const outputs: readonly OutputFormat[] = [
  {
    id: 'auto',
    title: "the format of the source's project",
    write: analysis => {
      const { run, project } = analysis as NasmAnalysis;
      return filesOf(run, project.format);
    },
  },
  ...formats.map(
    ({ id, title }): OutputFormat => ({
      id,
      title,
      write: given => {
        const analysis = given as NasmAnalysis;
        const { run, project } = analysis;
        return filesOf(project.format === id ? run : analysis.assembleAs(id), id);
      },
    }),
  ),
];

/** What nasm writes with -l; nothing while errors keep the last pass from being reached. */
export function listing(given: Analysis): readonly DerivedLine[] {
  const analysis = given as NasmAnalysis;
  const run = analysis.assembleForListing();
  return run ? listingLines(run.assembled, offset => analysis.source.lineAt(offset)) : [];
}

/** The lines behind all macros and includes that say something. */
export function expansion(analysis: Analysis): readonly DerivedLine[] {
  const { run, source } = analysis as NasmAnalysis;
  return (run?.assembled.records ?? []).map(({ line }) => {
    const place = mainPlace(line);
    const text = line.text.trimEnd();
    return place ? { text, line: source.lineAt(place.start) } : { text };
  });
}
