// `disassemble`: an image as source text that assembles to the same bytes.
import { type Command, textOption } from '../command.ts';
import { Failure } from '../failure.ts';
import { chooseDialect, isImage, readBytes } from '../files.ts';

const commentColumn = 32;

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
    const lines = dialect.disassemble(readBytes(file));
    const text = lines.map(({ address, bytes, text, valid, label }) => {
      const shown = [...bytes].map(byte => byte.toString(16).toUpperCase().padStart(2, '0'));
      const note = valid ? '' : '  no instruction';
      const code = `${(label ? `${label}:` : '').padEnd(8)}${text}`.padEnd(commentColumn);
      return `${code}; ${address.toString(16).padStart(4, '0')}  ${shown.join(' ')}${note}\n`;
    });
    terminal.out(text.join(''));
    const invalid = lines.filter(({ valid }) => !valid).length;
    if (invalid > 0) {
      const bytes = `${invalid} byte${invalid === 1 ? ' is' : 's are'}`;
      terminal.error(`${file}: ${bytes} no instruction and shown as data.\n`);
    }
    return 0;
  },
};
