// The disassembly of an image as text: address, bytes and instruction, line by line.
import type { DisassembledLine } from '#core/dialect.ts';

/** The bytes in hexadecimal, apart by blanks. */
export function hexBytes(bytes: Uint8Array): string {
  return [...bytes].map(byte => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ');
}

/** The encoding of a line as people of its machine write it. */
function codeOf({ code, bytes }: DisassembledLine): string {
  return code ?? hexBytes(bytes);
}

/** A line for each instruction; what is no instruction is marked at the end of its line. */
export function disassemblyText(lines: readonly DisassembledLine[]): string {
  const digits = Math.max(4, (lines.at(-1)?.address ?? 0).toString(16).length);
  const columns = lines.reduce((widest, line) => Math.max(widest, codeOf(line).length + 1), 0);
  const result: string[] = [];
  for (const line of lines) {
    const { address, text, valid, label } = line;
    if (label !== undefined) result.push(`${label}:`);
    const place = address.toString(16).toUpperCase().padStart(digits, '0');
    const row = `${place}  ${codeOf(line).padEnd(columns)} ${text}`;
    result.push(valid ? row : `${row}  ; no instruction`);
  }
  return result.length === 0 ? '' : `${result.join('\n')}\n`;
}
