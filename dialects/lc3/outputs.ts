// What an LC-3 file assembles to: the formats of the established tools.
import { derivedText } from '#core/assembler/derived-text.ts';
import type { OutputFile } from '#core/assembler/image.ts';
import type { OutputFormat } from '#core/dialect.ts';
import { ProgramError } from '#core/machine/program.ts';
import type { Analysis } from '#core/semantics/analysis.ts';
import { listing } from './listing.ts';
import {
  asciiBytes,
  writeBinary,
  writeHexadecimal,
  writePlain,
  writeRecords,
  writeSymbols,
} from './object-files.ts';
import type { Lc3Analysis, Lc3Program, WordSegment } from './program.ts';

/** The program, which has no labels of other files left. */
function programOf(analysis: Lc3Analysis): Lc3Program {
  const { program } = analysis;
  if (!program) throw new ProgramError('The source has errors, so that there is no image of it.');
  const open = [...new Set(program.relocations.map(({ name }) => name))];
  if (open.length > 0) {
    const names = open.join(', ');
    throw new ProgramError(
      `${names} ${open.length === 1 ? 'is a label' : 'are labels'} of another file (.EXTERNAL); ` +
        'such files are run together rather than written one by one.',
    );
  }
  if (program.segments.length === 0) throw new ProgramError('The source has no words to write.');
  return program;
}

/** One file a segment; those behind the first are named by their address. */
function bySegment(
  analysis: Analysis,
  ending: string,
  write: (segment: WordSegment) => Uint8Array,
): readonly OutputFile[] {
  return programOf(analysis).segments.map((segment, index) => {
    const address = segment.origin.toString(16).toUpperCase().padStart(4, '0');
    return { suffix: index === 0 ? ending : `.x${address}${ending}`, content: write(segment) };
  });
}

function lc3tools(analysis: Analysis): readonly OutputFile[] {
  const { segments } = programOf(analysis);
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

export const outputs: readonly OutputFormat[] = [
  {
    id: 'obj',
    title: 'the object of the original tools: origin and words, a file for each segment',
    write: analysis => bySegment(analysis, '.obj', writePlain),
  },
  { id: 'lc3tools', title: 'the object of lc3tools, with its source lines', write: lc3tools },
  {
    id: 'hex',
    title: 'text: @ and the origin, then a word of four hexadecimal digits a line',
    write: analysis => [
      { suffix: '.hex', content: writeHexadecimal(programOf(analysis).segments) },
    ],
  },
  {
    id: 'bin',
    title: 'text: sixteen binary digits a line, the origin first, a file for each segment',
    write: analysis => bySegment(analysis, '.bin', writeBinary),
  },
  {
    id: 'sym',
    title: 'the table of symbols',
    write: analysis => [{ suffix: '.sym', content: writeSymbols(programOf(analysis).symbols) }],
  },
  {
    id: 'lst',
    title: 'the listing: address, word, line and source',
    write: analysis => {
      programOf(analysis);
      return [{ suffix: '.lst', content: asciiBytes(derivedText(listing(analysis))) }];
    },
  },
];
