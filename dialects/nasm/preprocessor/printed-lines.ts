// Lines as `nasm -E` prints them, with the %line directives that say where they are from.
import type { ExpandedLine } from './expanded-line.ts';
import { quotedString } from './strings.ts';

/**
 * Takes line after line and gives back what is printed for each, with line feeds; for an empty line
 * in a file of which nothing has been printed yet that is nothing.
 */
export function createPrinter(): (line: ExpandedLine) => string {
  let file: string | undefined;
  let current = -1;
  let increment = 1;
  return ({ text, reportedFile, reportedLine }) => {
    let printed = '';
    if (reportedFile !== file) {
      file = reportedFile;
      current = -1;
      increment = 1;
    }
    if (text === '' && current === -1) return '';
    if (increment !== 0 && current !== -1 && current + increment === reportedLine) {
      printed = '\n';
      current = reportedLine;
    } else if (current !== reportedLine) {
      if (current !== -1) {
        if (increment !== 0 && current - increment === reportedLine) increment = 0;
        else if (increment === 0 && reportedLine === current + 1) increment = 1;
      }
      printed = `%line ${reportedLine}+${increment} ${shownName(reportedFile)}\n`;
      current = reportedLine;
    }
    current += increment;
    return `${printed}${text}\n`;
  };
}

/** A file's name, in quotes where %line would not read it as it stands. */
function shownName(name: string): string {
  if (name === '') return '""';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: nasm quotes names that have some.
  return /^[\s'"`]|[\s'"`]$|[\0-\x1f]/.test(name) ? quotedString(name) : name;
}
