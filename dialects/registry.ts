// The list of dialects, all of them loaded, for who runs and assembles programs.
import type { Dialect } from '#core/dialect.ts';
import { chooseDialect } from '#core/dialect-choice.ts';
import { bytecode } from './bytecode/dialect.ts';
import { lc3 } from './lc3/dialect.ts';
import { nasm } from './nasm/dialect.ts';

export const dialects: readonly Dialect[] = [bytecode, lc3, nasm];

/** The dialect that a file belongs to, as `chooseDialect` says. */
export function dialectOf(
  languageIdOrFileName: string,
  content?: () => string,
): Dialect | undefined {
  return chooseDialect(dialects, languageIdOrFileName, content);
}
