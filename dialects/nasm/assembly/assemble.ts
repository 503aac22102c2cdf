// The whole way from a text to the files of one format.
import { findFormat } from '../outputs/formats.ts';
import type { WrittenFile } from '../outputs/object-format.ts';
import { Assembly } from './assembly.ts';
import type { AssemblyMessage } from './diagnostics.ts';
import type { LineRecord } from './line-record.ts';
import type { LineSource } from './line-source.ts';
import { Passes } from './passes.ts';
import type { SectionBytes } from './section-bytes.ts';
import type { SymbolEntry } from './symbols.ts';
import { WarningSettings } from './warning-classes.ts';

export interface AssembleInput {
  /** The name of the source, as messages and some outputs hold it. */
  readonly file: string;
  /** Where the object file goes, for maps. */
  readonly output: string;
  /** What -f takes. */
  readonly format: string;
  /** 0 is -O0, 1 is -O1, 2 is -Ox. */
  readonly optimization: 0 | 1 | 2;
  /** What stands behind each -w and -W, in their order. */
  readonly warnings: readonly string[];
  /** Opens the text from its beginning, for one pass. */
  readonly open: (assembly: Assembly) => LineSource;
  /** Files of INCBIN; undefined if there is none of that name. */
  readonly read: (path: string) => Uint8Array | undefined;
}

export interface Assembled {
  /** Empty if there are errors. */
  readonly outputs: readonly WrittenFile[];
  readonly messages: readonly AssemblyMessage[];
  readonly hasErrors: boolean;
  /** Every line that says something, where the last pass has put it. */
  readonly records: readonly LineRecord[];
  readonly symbols: readonly SymbolEntry[];
  /** By index; the bytes of `records` lie in them. */
  readonly sections: readonly SectionBytes[];
  readonly passes: number;
}

/** Assembles a text. Whatever is wrong with it stands in the messages; undefined format is one. */
export function assembleLines(input: AssembleInput): Assembled {
  const warnings = new WarningSettings();
  for (const option of input.warnings) warnings.apply(option);
  warnings.freeze();
  const format = findFormat(input.format);
  if (!format) return failed(input, `unrecognised output format \`${input.format}'`);
  const assembly = new Assembly(format, input, warnings);
  const { optimization, read } = input;
  const passes = new Passes({
    assembly,
    optimization,
    open: () => input.open(assembly),
    read,
  });
  passes.run();
  const outputs = assembly.log.errors > 0 ? [] : write(assembly, passes.records);
  const hasErrors = assembly.log.errors > 0;
  return {
    outputs: hasErrors ? [] : outputs,
    messages: assembly.log.messages,
    hasErrors,
    records: passes.records,
    symbols: [...assembly.symbols.all],
    sections: [...assembly.sections],
    passes: assembly.pass,
  };
}

/** What nasm calls itself in the files that say by whom they were made. */
const producer = 'NASM 2.16.01';

function write(assembly: Assembly, records: readonly LineRecord[]): readonly WrittenFile[] {
  assembly.line = undefined;
  const lines = records
    .filter(({ total }) => total > 0)
    .map(({ line, section, offset }) => ({
      file: line.reportedFile,
      line: line.reportedLine,
      section,
      offset,
    }));
  const outputs = assembly.writer.write({ symbols: assembly.listed, lines, producer });
  assembly.log.endPasses();
  return outputs;
}

function failed({ file }: AssembleInput, text: string): Assembled {
  const message: AssemblyMessage = {
    severity: 'fatal',
    class: '',
    text,
    file,
    line: 0,
    place: undefined,
    expansion: undefined,
  };
  return {
    outputs: [],
    messages: [message],
    hasErrors: true,
    records: [],
    symbols: [],
    sections: [],
    passes: 0,
  };
}
