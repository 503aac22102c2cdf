// What -h and -hf print: the options, and the output formats with their debug formats.
import { aliases, foreignFormats, formats } from '../outputs/formats.ts';

const optionLines: readonly (readonly [string, string])[] = [
  ['-h, -hf, --help', 'this text'],
  ['-v, --v', 'the version of nasm whose output this is'],
  ['-@ FILE', 'more options, one on each line of the file'],
  ['-o FILE', 'where the output goes'],
  ['-f FORMAT', 'the output format, one of those below'],
  ['-g, -F FORMAT', 'debugging information, in a format of those below'],
  ['-l FILE', 'a listing'],
  ['-Ld, -Le, -Lf, -Lm, -Lp', 'with decimal counts, expansions, hidden macros, calls, every pass'],
  ['-E, -e', 'the preprocessed text alone'],
  ['-a', 'no preprocessing'],
  ['-I, -P, -D, -U', 'a folder to include from, a file before all others, a macro, none'],
  ['-M, -MG, -MD, -MF, ...', 'rules for make'],
  ['-O0, -O1, -Ox, -Ov', 'how hard to look for short code; how many passes it took'],
  ['-w+CLASS, -w-CLASS', 'a class of warnings on or off; -w+error makes errors of them'],
  ['-X gnu, -X vc', 'the style of messages'],
  ['-s, -Z FILE', 'messages to standard output, to a file'],
  ['--before, --include, --pragma', 'a line, a file, a pragma before the source'],
  ['--gprefix, --gpostfix, ...', 'what is added to the names of symbols'],
  ['--reproducible', 'no time of day in the output'],
];

const row = (name: string, text: string): string => `    ${name.padEnd(32)}${text}\n`;

function formatRows(): string {
  const own = formats.map(({ id, title }) => row(id, id === 'bin' ? `${title} [default]` : title));
  const others = Object.entries(aliases).map(([name, id]) => row(name, `another name of ${id}`));
  const foreign = [...foreignFormats.keys()].map(id => row(id, 'of nasm alone, not written here'));
  return [...own, ...others, ...foreign].join('');
}

function debugRows(): string {
  return formats
    .filter(({ debugFormats }) => debugFormats.length > 0)
    .map(({ id, debugFormats }) => row(id, `${debugFormats.join(', ')}; -g means the first`))
    .join('');
}

/** The text of -h and -hf. */
export function helpText(): string {
  const options = optionLines.map(([name, text]) => row(name, text)).join('');
  return `Usage: nasm [OPTIONS] [--] FILE

Options:
${options}
Output formats of -f:
${formatRows()}
Debug formats of -F:
${debugRows()}`;
}
