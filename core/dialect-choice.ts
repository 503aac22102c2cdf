// Which of several dialects a file belongs to.
import type { DialectIdentity } from './dialect.ts';

/**
 * The dialect of a language id or, failing that, of a file name's ending. Where several dialects
 * have the ending, the one that is surest of the content has the file, or the first of the list:
 * `content` gives the beginning of the file, each byte of an image as a character.
 */
export function chooseDialect<Each extends DialectIdentity>(
  dialects: readonly Each[],
  languageIdOrFileName: string,
  content?: () => string,
): Each | undefined {
  const name = languageIdOrFileName.toLowerCase();
  const ownersOf = (endings: (dialect: Each) => readonly string[]) =>
    dialects.filter(dialect => endings(dialect).some(ending => name.endsWith(ending)));
  return (
    dialects.find(dialect => dialect.id === name) ??
    surest(
      ownersOf(dialect => dialect.extensions),
      content,
    ) ??
    surest(
      ownersOf(dialect => dialect.imageExtensions),
      content,
    )
  );
}

/** What a dialect is sure of that does not tell its texts from others. */
const noIdea = 0.5;

function surest<Each extends DialectIdentity>(
  owners: readonly Each[],
  content: (() => string) | undefined,
): Each | undefined {
  if (owners.length < 2 || content === undefined) return owners[0];
  const text = content();
  const sureness = (dialect: Each) => dialect.recognize?.(text) ?? noIdea;
  return owners.reduce((best, other) => (sureness(other) > sureness(best) ? other : best));
}
