// The map of a flat binary: sections and symbols with their addresses, as [MAP] asks for them.
import { appendAll } from '#core/lists.ts';
import { noSection } from '../../assembly/value.ts';
import { add, type Integer, toNumber, toUnsigned } from '../../integer.ts';
import { textBytes } from '../../syntax/strings.ts';
import type { FinishedProgram, FormatHost } from '../object-format.ts';
import type { Placed } from './bin-sections.ts';

export interface MapRequest {
  readonly symbols: boolean;
  readonly brief: boolean;
  readonly sections: boolean;
  /** Where it goes; standard output where it is empty. */
  readonly file: string;
}

const nothing: MapRequest = { symbols: false, brief: false, sections: false, file: '' };

/** Adds what one [MAP] asks for to what earlier ones have. */
export function readMapRequest(
  text: string,
  host: FormatHost,
  given: MapRequest = nothing,
): MapRequest {
  let request = given;
  for (const word of text.trim().split(/\s+/)) {
    switch (word.toLowerCase()) {
      case 'all':
        request = { ...request, symbols: true, brief: true, sections: true };
        break;
      case 'brief':
        request = { ...request, brief: true };
        break;
      case 'sections':
      case 'segments':
        request = { ...request, brief: true, sections: true };
        break;
      case 'symbols':
        request = { ...request, symbols: true };
        break;
      default:
        if (request.file === '') request = { ...request, file: word };
        else if (host.isFirstPass && request.file !== word) {
          host.warning('other', 'map file already specified');
        }
    }
  }
  return request;
}

const width = 79;

function heading(text: string, dashes: number): string {
  return `${'-'.repeat(dashes)} ${text} `.padEnd(width, '-');
}

function hex(value: Integer, columns = 8): string {
  return toUnsigned(value)
    .toString(16)
    .toUpperCase()
    .padStart(columns, columns === 8 ? '0' : ' ');
}

function wide(value: Integer): string {
  return toUnsigned(value).toString(16).toUpperCase().padStart(16);
}

/** The text of the map. `bases` are the virtual starts by section. */
export function writeMap(
  request: MapRequest,
  placed: readonly Placed[],
  origin: Integer,
  program: FinishedProgram,
  names: { readonly input: string; readonly output: string },
): Uint8Array {
  const lines = [
    '',
    heading('NASM Map file', 1),
    '',
    `Source file:  ${names.input}`,
    `Output file:  ${names.output}`,
    '',
  ];
  if (request.brief) lines.push(heading('Program origin', 2), '', hex(origin), '');
  if (request.brief) appendAll(lines, summary(placed));
  if (request.sections) appendAll(lines, details(placed));
  if (request.symbols) appendAll(lines, symbols(placed, program));
  return textBytes(`${lines.join('\n')}\n`);
}

function summary(placed: readonly Placed[]): string[] {
  const title = 'Vstart            Start             Stop              Length    Class     Name';
  const lines = [heading('Sections (summary)', 2), '', title];
  for (const { section, start, virtualStart } of placed) {
    const length = section.bytes.offset;
    const columns = [wide(virtualStart), wide(start), wide(add(start, length)), hex(length)];
    const kind = (section.kind ?? 'progbits').padEnd(8);
    lines.push(`${columns.join('  ')}  ${kind}  ${section.name}`);
  }
  return [...lines, ''];
}

function details(placed: readonly Placed[]): string[] {
  const lines = [heading('Sections (detailed)', 2), ''];
  placed.forEach(({ section, start, virtualStart }, index) => {
    const isNobits = section.kind === 'nobits';
    const usual = index > 0 && section.start === undefined;
    const follows = isNobits ? '' : section.follows;
    const virtualFollows = section.virtualFollows || (isNobits ? section.follows : '');
    const isVirtual = isNobits || virtualFollows !== '';
    // What is said of a section without bytes is said of its place in memory.
    const align = section.align || (usual && !isNobits ? 4 : 0);
    const said = section.virtualAlign || (isNobits ? section.align : 0);
    const isAligned = usual && isVirtual && section.virtualStart === undefined;
    const virtualAlign = said || (isAligned ? 4 : 0);
    const number = (value: number) => (value === 0 ? 'not defined' : wide(value));
    lines.push(
      heading(`Section ${section.name}`, 4),
      '',
      `class:     ${section.kind ?? 'progbits'}`,
      `length:    ${wide(section.bytes.offset)}`,
      `start:     ${wide(start)}`,
      `align:     ${number(align)}`,
      `follows:   ${follows || 'not defined'}`,
      `vstart:    ${wide(virtualStart)}`,
      `valign:    ${number(virtualAlign)}`,
      `vfollows:  ${virtualFollows || 'not defined'}`,
      '',
    );
  });
  return lines;
}

function symbols(placed: readonly Placed[], { symbols: all }: FinishedProgram): string[] {
  const lines = [heading('Symbols', 2), ''];
  const free = all.filter(({ section }) => section === noSection);
  if (free.length > 0) {
    lines.push(heading('No Section', 4), '', 'Value     Name');
    for (const { name, offset } of free) lines.push(`${hex(offset)}  ${name}`);
    lines.push('', '');
  }
  for (const { section, start, virtualStart } of placed) {
    const own = all.filter(entry => entry.section === section.bytes.index);
    if (own.length === 0) continue;
    lines.push(
      heading(`Section ${section.name}`, 4),
      '',
      'Real              Virtual           Name',
    );
    for (const { name, offset } of own) {
      const at = toNumber(offset);
      lines.push(`${wide(add(start, at))}  ${wide(add(virtualStart, at))}  ${name}`);
    }
    lines.push('');
  }
  return lines;
}
