// `assemble`: sources to images, and listings where they are wanted.
import { basename, dirname, extname, join } from 'node:path';
import { derivedText } from '#core/assembler/derived-text.ts';
import type { OutputFile } from '#core/assembler/image.ts';
import type { Dialect } from '#core/dialect.ts';
import { ProgramError } from '#core/machine/program.ts';
import type { Analysis } from '#core/semantics/analysis.ts';
import { nearest } from '#core/text/distance.ts';
import { type Arguments, type Command, type Terminal, textOption } from '../command.ts';
import { analyzeFile } from '../diagnostics.ts';
import { Failure, usageFailure } from '../failure.ts';
import { chooseDialect, isDirectory, isImage, writeFile } from '../files.ts';
import { settingOptions, settingsHost } from '../loading.ts';

export const assemble: Command = {
  name: 'assemble',
  summary: 'Assembles sources. The image lies beside its source unless -o says otherwise.',
  usage: 'FILE… [-o OUT] [-f FORMAT] [-l LISTING] [--dialect D] [settings]',
  options: [
    { name: 'output', short: 'o', value: 'OUT', summary: 'the image, or a folder for images' },
    { name: 'format', short: 'f', value: 'FORMAT', summary: 'the format of the output' },
    { name: 'listing', short: 'l', value: 'LISTING', summary: 'write a listing too' },
    { name: 'dialect', value: 'D', summary: 'the dialect, whatever the name of the file' },
    ...settingOptions(),
  ],
  files: [1, Number.POSITIVE_INFINITY],
  async run(given, terminal) {
    const output = textOption(given, 'output');
    const single = given.files.length === 1;
    if (!single && output !== undefined && !isDirectory(output)) {
      throw usageFailure('With several files, -o names a folder that exists.');
    }
    if (!single && given.values['listing'] !== undefined) {
      throw usageFailure('-l goes with one file.');
    }
    const sources = given.files.map(file => readSourceFile(file, given, terminal));
    // All the content exists before the first file is written.
    const outputs = sources.map(source => write(source, sources, given));
    sources.forEach(({ file, dialect, analysis }, index) => {
      const files = outputs[index]!;
      for (const { suffix, content } of files) {
        writeFile(target(file, output, suffix, files.length), content);
      }
      const listing = textOption(given, 'listing');
      if (listing !== undefined) writeFile(listing, derivedText(dialect.listing(analysis)));
    });
    return 0;
  },
};

interface Source {
  readonly file: string;
  readonly dialect: Dialect;
  readonly analysis: Analysis;
}

function readSourceFile(file: string, given: Arguments, terminal: Terminal): Source {
  const dialect = chooseDialect(file, textOption(given, 'dialect'));
  if (isImage(dialect, file)) {
    throw new Failure(`${file} is an image already; mnemonic disassemble shows what it holds.`);
  }
  const analysis = analyzeFile(dialect, file, terminal, 'all', settingsHost(dialect, given));
  return { file, dialect, analysis };
}

/** Files that are assembled together may name each other's labels. */
function write(
  { dialect, analysis }: Source,
  sources: readonly Source[],
  given: Arguments,
): readonly OutputFile[] {
  const wanted = textOption(given, 'format');
  const format =
    wanted === undefined
      ? dialect.outputs[0]
      : dialect.outputs.find(({ id }) => id === wanted.toLowerCase());
  const ids = dialect.outputs.map(({ id }) => id);
  if (!format) {
    const meant = nearest(wanted ?? '', ids);
    const hint = meant ? `Did you mean ${meant}?` : `It has ${ids.join(', ')}.`;
    throw usageFailure(`${dialect.name} has no format ${wanted}. ${hint}`);
  }
  try {
    const others = sources.filter(each => each.dialect === dialect && each.analysis !== analysis);
    return format.write(
      analysis,
      others.map(each => each.analysis),
    );
  } catch (error) {
    if (error instanceof ProgramError) throw new Failure(error.message);
    throw error;
  }
}

/** Where one output goes: `-o` as it is for a single file, else the source's name and a suffix. */
function target(file: string, output: string | undefined, suffix: string, count: number): string {
  const base = basename(file, extname(file));
  if (output === undefined) return join(dirname(file), base + suffix);
  if (isDirectory(output)) return join(output, base + suffix);
  if (count === 1) return output;
  return join(dirname(output), basename(output, extname(output)) + suffix);
}
