// `disassemble`: an image as source text that assembles to the same bytes.
import { existsSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import type { Dialect } from '#core/dialect.ts';
import { hexBytes } from '#server/features/disassembly.ts';
import { type Command, textOption } from '../command.ts';
import { Failure } from '../failure.ts';
import { chooseDialect, isImage, readBytes } from '../files.ts';

const commentColumn = 32;

/** The file that names the addresses of an image, if one lies beside it. */
function symbolsBeside({ symbolExtension }: Dialect, file: string): Uint8Array | undefined {
  if (symbolExtension === undefined) return undefined;
  const beside = join(dirname(file), basename(file, extname(file)) + symbolExtension);
  return existsSync(beside) ? readBytes(beside) : undefined;
}

export const disassemble: Command = {
  name: 'disassemble',
  summary: 'Prints an image as source text that assembles to the same bytes.',
  usage: 'FILE [--dialect D]',
  options: [{ name: 'dialect', value: 'D', summary: 'the dialect, whatever the name of the file' }],
  files: [1, 1],
  async run(given, terminal) {
    const file = given.files[0]!;
    const wanted = textOption(given, 'dialect');
    const dialect = chooseDialect(file, wanted);
    if (wanted === undefined && !isImage(dialect, file)) {
      throw new Failure(`${file} is a source, not an image; mnemonic assemble makes the image.`);
    }
    const bytes = readBytes(file);
    if (bytes.length === 0) throw new Failure(`${file} is empty; an image holds instructions.`);
    const lines = dialect.disassemble(bytes, file, symbolsBeside(dialect, file));
    if (lines.length === 0) throw new Failure(`${file} is no image of ${dialect.name}.`);
    const text = lines.map(({ address, bytes, code = hexBytes(bytes), text, valid, label }) => {
      const note = valid ? '' : '  no instruction';
      const shown = `${(label ? `${label}: ` : '').padEnd(8)}${text}`.padEnd(commentColumn);
      const comment = `; ${address.toString(16).padStart(4, '0')}  ${code}${note}`;
      return `${shown}${comment.trimEnd()}\n`;
    });
    terminal.out(text.join(''));
    const invalid = lines.reduce((sum, line) => sum + (line.valid ? 0 : line.bytes.length), 0);
    if (invalid > 0) {
      const count = `${invalid} byte${invalid === 1 ? ' is' : 's are'}`;
      terminal.error(`${file}: ${count} no instruction and shown as data.\n`);
    }
    return 0;
  },
};
