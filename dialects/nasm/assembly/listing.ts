// The listing: line, offset and bytes beside the lines of the source.
import type { AssembledFile } from './assemble.ts';
import type { LineRecord } from './line-record.ts';
import type { SectionBytes } from './section-bytes.ts';

/** Bytes that stand beside one line; the rest goes to lines of its own. */
const bytesPerLine = 9;
const bytesColumn = 16;
const hexColumns = 19;

/** The listing of the main file; lines of macros stand below the line of their call. */
export function listingText(text: string, { records, sections }: AssembledFile): string {
  const bySection = new Map<number, SectionBytes>();
  for (const section of sections) bySection.set(section.index, section);
  const byLine = new Map<number, LineRecord[]>();
  for (const record of records) {
    const line = record.line.reportedLine;
    const known = byLine.get(line);
    if (known) known.push(record);
    else byLine.set(line, [record]);
  }
  const lines: string[] = [];
  const sources = text.replace(/\n$/, '').split('\n');
  sources.forEach((source, index) => {
    const own = byLine.get(index + 1) ?? [];
    const outer = own.filter(({ line }) => line.expansion === undefined);
    const inner = own.filter(({ line }) => line.expansion !== undefined && line.listed);
    lines.push(...rows(index + 1, outer[0], source.replace(/\r$/, ''), bySection, 0));
    for (const record of inner) {
      const depth = depthOf(record);
      lines.push(...rows(index + 1, record, record.line.text, bySection, depth));
    }
  });
  return `${lines.join('\n')}\n`;
}

function depthOf({ line }: LineRecord): number {
  let depth = 0;
  for (let at = line.expansion; at; at = at.parent) depth++;
  return depth;
}

function rows(
  number: number,
  record: LineRecord | undefined,
  source: string,
  sections: ReadonlyMap<number, SectionBytes>,
  depth: number,
): string[] {
  const shown = depth > 0 ? `<${depth}> ${source}` : `    ${source}`;
  const head = String(number).padStart(6);
  if (!record || record.total === 0)
    return [`${head} ${' '.repeat(9 + hexColumns)} ${shown}`.trimEnd()];
  const bytes = sections.get(record.section)?.content ?? new Uint8Array(0);
  const content = bytes.subarray(record.offset, record.offset + record.total);
  const result: string[] = [];
  if (content.length === 0) {
    const room = `<res ${record.total.toString(16).toUpperCase()}h>`;
    return [`${head} ${offsetText(record.offset)} ${room.padEnd(hexColumns)} ${shown}`];
  }
  for (let at = 0; at < content.length; at += bytesPerLine) {
    const digits = [...content.subarray(at, at + bytesPerLine)].map(hexByte).join('');
    const isLast = at + bytesPerLine >= content.length;
    const hex = (isLast ? digits : `${digits}-`).padEnd(hexColumns);
    const row = `${head} ${offsetText(record.offset + at)} ${hex} ${at === 0 ? shown : ''}`;
    result.push(row.trimEnd());
  }
  return result;
}

function hexByte(value: number): string {
  return value.toString(bytesColumn).toUpperCase().padStart(2, '0');
}

function offsetText(offset: number): string {
  return offset.toString(16).toUpperCase().padStart(8, '0');
}
