// The list of dialects, and which of them a file belongs to.
import type { Dialect } from '#core/dialect.ts';
import { bytecode } from './bytecode/dialect.ts';

export const dialects: readonly Dialect[] = [bytecode];

/** The dialect of a language id or, failing that, of a file name's ending. */
export function dialectOf(languageIdOrFileName: string): Dialect | undefined {
  const name = languageIdOrFileName.toLowerCase();
  return (
    dialects.find(dialect => dialect.id === name) ??
    dialects.find(dialect => dialect.extensions.some(extension => name.endsWith(extension))) ??
    dialects.find(dialect => dialect.imageExtensions.some(extension => name.endsWith(extension)))
  );
}
