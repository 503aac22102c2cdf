// The assembly listing: offset, bytes and source line by line, then the names.
import type { DerivedLine } from '#core/assembler/derived-text.ts';
import { largest } from '#core/lists.ts';
import type { Analysis } from '#core/semantics/analysis.ts';

/** Bytes that one line of the listing shows; more go on further lines. */
const bytesPerLine = 5;
const widestBytes = bytesPerLine * 3;

function hexadecimal(value: number, digits: number): string {
  return value.toString(16).toUpperCase().padStart(digits, '0');
}

export function listing(analysis: Analysis): readonly DerivedLine[] {
  const { source, statements, image } = analysis;
  const code = image?.segments[0]?.bytes ?? new Uint8Array(0);
  const byLine = new Map(statements.map(statement => [statement.line, statement]));
  const lines: DerivedLine[] = [];
  const lineCount = source.text.endsWith('\n') ? source.lineCount - 1 : source.lineCount;
  const numberWidth = String(lineCount).length;
  for (let line = 0; line < lineCount; line++) {
    const statement = byLine.get(line);
    const address = statement?.address;
    const bytes = address === undefined ? [] : code.subarray(address, address + statement!.length!);
    const text = source.slice(source.lineSpan(line));
    for (let index = 0; index === 0 || index < bytes.length; index += bytesPerLine) {
      const part = [...bytes.slice(index, index + bytesPerLine)];
      const offset = part.length === 0 ? '    ' : hexadecimal(address! + index, 4);
      const shown = part
        .map(byte => hexadecimal(byte, 2))
        .join(' ')
        .padEnd(widestBytes);
      const number = index === 0 ? String(line + 1).padStart(numberWidth) : ' '.repeat(numberWidth);
      const row = `${number}  ${offset}  ${shown} ${index === 0 ? text : ''}`.trimEnd();
      lines.push({ text: row, line });
    }
  }
  return [...lines, ...symbolLines(analysis).map(text => ({ text }))];
}

function symbolLines({ symbols }: Analysis): string[] {
  if (symbols.length === 0) return [];
  const width = largest(
    symbols.map(({ name }) => name.length),
    0,
  );
  const rows = symbols.map(({ name, kind, detail, value }) => {
    const shown = kind === 'task' ? `task at 0x${hexadecimal(value ?? 0, 4)}` : detail;
    return `  ${name.padEnd(width)}  ${kind.padEnd(9)}  ${shown}`;
  });
  return ['', 'Names:', ...rows];
}
