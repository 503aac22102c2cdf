// The same list for an editor: a dialect is loaded when the first file of it is opened, since most
// of the time of a start would go into tables that nobody looks at.
import type { LazyDialect } from '#core/dialect.ts';
import { chooseDialect } from '#core/dialect-choice.ts';
import { identity as bytecode } from './bytecode/identity.ts';
import { identity as lc3 } from './lc3/identity.ts';
import { identity as nasm } from './nasm/language/identity.ts';

export const lazyDialects: readonly LazyDialect[] = [
  { ...bytecode, load: async () => (await import('./bytecode/dialect.ts')).bytecode },
  { ...lc3, load: async () => (await import('./lc3/dialect.ts')).lc3 },
  { ...nasm, load: async () => (await import('./nasm/dialect.ts')).nasm },
];

/** The dialect that a file belongs to, as `chooseDialect` says. */
export function lazyDialectOf(
  languageIdOrFileName: string,
  content?: () => string,
): LazyDialect | undefined {
  return chooseDialect(lazyDialects, languageIdOrFileName, content);
}
