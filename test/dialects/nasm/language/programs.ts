// Analyses of NASM sources for tests, with the files that they include.
import { analyzeNow } from '#core/dialect.ts';
import type { Analysis } from '#core/semantics/analysis.ts';
import { SourceText } from '#core/text/source.ts';
import { nasm } from '#dialects/nasm/dialect.ts';

export const uri = 'file:///project/src/main.nasm';

/** `files` are by URI. */
export function analysisOf(
  text: string,
  files: Readonly<Record<string, string>> = {},
  binaries: Readonly<Record<string, Uint8Array>> = {},
): Analysis {
  return analyzeNow(nasm, new SourceText(uri, text), {
    read: each => files[each],
    readBytes: each => binaries[each],
  });
}

/** Offset of the `nth` occurrence of a text, from 0. */
export function offsetOf(text: string, part: string, nth = 0): number {
  let offset = text.indexOf(part);
  for (let index = 0; index < nth && offset >= 0; index++) offset = text.indexOf(part, offset + 1);
  if (offset < 0) throw new Error(`The text has no ${part}.`);
  return offset;
}
