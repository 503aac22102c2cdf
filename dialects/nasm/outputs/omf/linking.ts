// IMPORT and EXPORT: comments that tell the linker of other modules' names and of ours.
import type { FormatHost } from '../object-format.ts';
import { RecordContent } from './records.ts';

/** Class of the comments for linkers, and of them those that import and export. */
const [flags, linkerClass, importing, exporting] = [0xc0, 0xa0, 1, 2];

const isNumber = /^(0x[0-9a-f]+|\d+)$/i;

function commentOf(subtype: number): RecordContent {
  const content = new RecordContent();
  content.numbers(1, flags, linkerClass, subtype);
  return content;
}

/** `import NAME LIBRARY [NAME THERE | ORDINAL]` as a comment; undefined, reported, if malformed. */
export function importComment(
  text: string,
  host: FormatHost,
  spell: (name: string) => string,
): Uint8Array | undefined {
  const [name, library, there = ''] = text.trim().split(/\s+/);
  if (!name || !library) {
    host.error("`import' directive requires symbol name and library name");
    return undefined;
  }
  const content = commentOf(importing);
  content.number(isNumber.test(there) ? 1 : 0, 1);
  content.name(spell(name));
  content.name(spell(library));
  if (isNumber.test(there)) content.number(Number(there), 2);
  else content.name(spell(there));
  return content.content;
}

const exportFlag = { ordinal: 0x80, resident: 0x40, noData: 0x20 } as const;

/** `export NAME [INTERNAL NAME] [qualifiers]` as a comment; undefined, reported, if malformed. */
export function exportComment(
  text: string,
  host: FormatHost,
  spell: (name: string) => string,
): Uint8Array | undefined {
  const [name = '', ...rest] = text.trim().split(/\s+/).filter(Boolean);
  if (name === '') {
    host.error("`export' directive requires one or more arguments");
    return undefined;
  }
  const qualifiers = [...rest];
  const inner = qualifiers.length > 0 ? qualifiers.shift()! : '';
  let [bits, ordinal] = [0, 0];
  for (const word of qualifiers) {
    const parameters = /^parm=(\d+)$/i.exec(word);
    if (parameters) bits |= Number(parameters[1]) & 0x1f;
    else if (/^resident$/i.test(word)) bits |= exportFlag.resident;
    else if (/^nodata$/i.test(word)) bits |= exportFlag.noData;
    else if (isNumber.test(word)) [bits, ordinal] = [bits | exportFlag.ordinal, Number(word)];
    else {
      host.error(`unrecognised export qualifier \`${word}'`);
      return undefined;
    }
  }
  const content = commentOf(exporting);
  content.number(bits, 1);
  content.name(spell(inner === '' ? name : inner));
  content.name(inner === '' ? '' : spell(name));
  if ((bits & exportFlag.ordinal) !== 0) content.number(ordinal, 2);
  return content.content;
}
