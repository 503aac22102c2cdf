// What an LC-3 file assembles to: the formats of the established tools.
import { derivedText } from '#core/assembler/derived-text.ts';
import type { OutputFile } from '#core/assembler/image.ts';
import type { OutputFormat } from '#core/dialect.ts';
import { ProgramError } from '#core/machine/program.ts';
import type { Analysis } from '#core/semantics/analysis.ts';
import { fileNameOf } from '#core/text/file-name.ts';
import { listing } from './listing.ts';
import { labelsOf, linkSegments } from './machine/linking.ts';
import {
  asciiBytes,
  writeBinary,
  writeHexadecimal,
  writePlain,
  writeRecords,
  writeSymbols,
} from './object-files.ts';
import type { Lc3Analysis, Lc3Program, WordSegment } from './program.ts';

/** The program with the addresses of all labels of the other files. Throws ProgramError. */
function programOf(analysis: Lc3Analysis, others: readonly Lc3Analysis[]): Lc3Program {
  const { program } = analysis;
  if (!program) throw new ProgramError('The source has errors, so that there is no image of it.');
  if (program.segments.length === 0) throw new ProgramError('The source has no words to write.');
  const labels = labelsOf(others.flatMap(other => other.program ?? []));
  const wanted = program.relocations.map(({ name }) => name);
  const open = [...new Set(wanted)].filter(name => !labels.has(name));
  if (open.length > 0) {
    const names = open.join(', ');
    throw new ProgramError(
      `${names} ${open.length === 1 ? 'is a label' : 'are labels'} of another file (.EXTERNAL); ` +
        'assemble that file together with this one.',
    );
  }
  const name = fileNameOf(analysis.source.uri);
  const segments = linkSegments(name, program, label => labels.get(label));
  return { ...program, segments, relocations: [] };
}

/** One file a segment; those behind the first are named by their address. */
function bySegment(
  program: Lc3Program,
  ending: string,
  write: (segment: WordSegment) => Uint8Array,
): readonly OutputFile[] {
  return program.segments.map((segment, index) => {
    const address = segment.origin.toString(16).toUpperCase().padStart(4, '0');
    return { suffix: index === 0 ? ending : `.x${address}${ending}`, content: write(segment) };
  });
}

function lc3tools({ segments }: Lc3Program, analysis: Analysis): readonly OutputFile[] {
  const { source, statements } = analysis;
  const texts = new Map<number, string>();
  const origins = new Map<number, string>();
  for (const { address, line, word, operands } of statements) {
    const text = source.slice(source.lineSpan(line));
    if (address !== undefined) texts.set(address, text);
    else if (word?.name === '.ORIG') origins.set(operands[0]?.value ?? -1, text);
  }
  const content = writeRecords(
    segments,
    address => texts.get(address) ?? '',
    origin => origins.get(origin) ?? '',
  );
  return [{ suffix: '.obj', content }];
}

type Write = (program: Lc3Program, analysis: Lc3Analysis) => readonly OutputFile[];

const format = (id: string, title: string, write: Write): OutputFormat => ({
  id,
  title,
  write: (analysis, others = []) => write(programOf(analysis, others), analysis),
});

export const outputs: readonly OutputFormat[] = [
  format(
    'obj',
    'the object of the original tools: origin and words, a file for each segment',
    program => bySegment(program, '.obj', writePlain),
  ),
  format('lc3tools', 'the object of lc3tools, with its source lines', lc3tools),
  format(
    'hex',
    'text: @ and the origin, then a word of four hexadecimal digits a line',
    ({ segments }) => [{ suffix: '.hex', content: writeHexadecimal(segments) }],
  ),
  format(
    'bin',
    'text: sixteen binary digits a line, the origin first, a file for each segment',
    program => bySegment(program, '.bin', writeBinary),
  ),
  format('sym', 'the table of symbols', ({ symbols }) => [
    { suffix: '.sym', content: writeSymbols(symbols) },
  ]),
  format('lst', 'the listing: address, word, line and source', (program, analysis) => {
    const linked: Lc3Analysis = { ...analysis, program };
    return [{ suffix: '.lst', content: asciiBytes(derivedText(listing(linked))) }];
  }),
];
