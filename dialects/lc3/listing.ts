// The assembly listing in the layout of LC3Edit: address, word in both notations, line, source.
import type { DerivedLine } from '#core/assembler/derived-text.ts';
import type { Analysis, Statement } from '#core/semantics/analysis.ts';
import type { Lc3Analysis, WordSegment } from './program.ts';

function hexadecimal(value: number): string {
  return (value & 0xffff).toString(16).toUpperCase().padStart(4, '0');
}

const labelWidth = 16;

/** One line a word, `.ORIG` at (0000) with its address as the word, `.END` without any. */
export function listing(analysis: Analysis): readonly DerivedLine[] {
  const { statements, program } = analysis as Lc3Analysis;
  const segments = program?.segments ?? [];
  const lines: DerivedLine[] = [];
  for (const statement of statements) {
    if (!statement.head) continue;
    const name = statement.word?.name;
    const text = sourceText(analysis, statement);
    const number = `(${String(statement.line + 1).padStart(4)})`;
    const row = (address: number, word: number, rest: string) => {
      const binary = (word & 0xffff).toString(2).padStart(16, '0');
      const shown = `(${hexadecimal(address)}) ${hexadecimal(word)}  ${binary} ${number} ${rest}`;
      lines.push({ text: shown.trimEnd(), line: statement.line });
    };
    const origin = name === '.ORIG' ? statement.operands[0]?.value : undefined;
    if (origin !== undefined) row(0, origin, text);
    else if (statement.address !== undefined) {
      const words = wordsAt(segments, statement.address, statement.length!);
      words.forEach((word, index) => {
        row(statement.address! + index, word, index === 0 ? text : '');
      });
    } else {
      const shown = `${' '.repeat(30)}${number} ${text}`.trimEnd();
      lines.push({ text: shown, line: statement.line });
    }
  }
  return lines;
}

function wordsAt(
  segments: readonly WordSegment[],
  address: number,
  length: number,
): readonly number[] {
  const segment = segments.find(
    ({ origin, words }) => address >= origin && address < origin + words.length,
  );
  if (!segment) return Array.from({ length: Math.min(length, 1) }, () => 0);
  const start = address - segment.origin;
  return [...segment.words.subarray(start, start + length)];
}

/** Label, head and operands in columns, without the comment. */
function sourceText({ source }: Analysis, { label, head, operands }: Statement): string {
  const name = (label ? source.slice(label) : '').padEnd(labelWidth);
  const values = operands.map(({ span }) => source.slice(span)).join(' ');
  return `${name}${source.slice(head!).padEnd(5)} ${values}`;
}
