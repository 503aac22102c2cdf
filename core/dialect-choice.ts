// Which of several dialects a file belongs to.
import type { DialectIdentity } from './dialect.ts';

/**
 * The dialect of a language id or, failing that, of a file name's ending. Where several dialects
 * have the ending, the one that is surest of the content has the file, or the first of the list;
 * where none has it, the one that shares it with other languages and knows the content, or whose
 * images begin so. `content` gives the beginning of the file, each byte of an image as a character.
 */
export function chooseDialect<Each extends DialectIdentity>(
  dialects: readonly Each[],
  languageIdOrFileName: string,
  content?: () => string,
): Each | undefined {
  const name = languageIdOrFileName.toLowerCase();
  const ownersOf = (endings: (dialect: Each) => readonly string[]) =>
    dialects.filter(dialect => endings(dialect).some(ending => name.endsWith(ending)));
  const sharing = ownersOf(({ sharedExtensions = [] }) => sharedExtensions);
  return (
    dialects.find(dialect => dialect.id === name) ??
    surest(
      ownersOf(dialect => dialect.extensions),
      content,
    ) ??
    surest(
      ownersOf(dialect => dialect.imageExtensions),
      content,
    ) ??
    surest(
      sharing.filter(dialect => content === undefined || sureness(dialect, content()) > sure),
      content,
    ) ??
    dialects.find(dialect => hasSignature(dialect, content))
  );
}

/**
 * Whether a file is an image of its dialect rather than a source: by the ending of its name, and
 * where that is none of a source by how it begins.
 */
export function isImageOf(
  dialect: DialectIdentity,
  fileName: string,
  content: () => string,
): boolean {
  const name = fileName.toLowerCase();
  if (isSourceName(dialect, name)) return false;
  if (dialect.imageExtensions.some(ending => name.endsWith(ending))) return true;
  return hasSignature(dialect, content);
}

function hasSignature(
  { imageSignature }: DialectIdentity,
  content: (() => string) | undefined,
): boolean {
  if (imageSignature === undefined || content === undefined) return false;
  return content().startsWith(imageSignature);
}

/** What a dialect is sure of that does not tell its texts from others. */
const noIdea = 0.5;
/** More than this has to be a text whose ending belongs to other languages as well. */
const sure = 0.8;

function surest<Each extends DialectIdentity>(
  owners: readonly Each[],
  content: (() => string) | undefined,
): Each | undefined {
  if (owners.length < 2 || content === undefined) return owners[0];
  const text = content();
  return owners.reduce((best, other) =>
    sureness(other, text) > sureness(best, text) ? other : best,
  );
}

function sureness(dialect: DialectIdentity, text: string): number {
  return dialect.recognize?.(text) ?? noIdea;
}

/** Whether it is a source of a dialect by its ending, alone or beside other languages. */
function isSourceName(dialect: DialectIdentity, fileName: string): boolean {
  const name = fileName.toLowerCase();
  const { extensions, sharedExtensions = [] } = dialect;
  return [...extensions, ...sharedExtensions].some(ending => name.endsWith(ending));
}

/**
 * Why a file that no dialect has is none of the one that shares its ending with other languages,
 * and what would work; undefined where none does.
 */
export function explainShared(
  dialects: readonly DialectIdentity[],
  fileName: string,
  content: () => string,
): string | undefined {
  const sharing = dialects.find(each => each.explainOther && isSourceName(each, fileName));
  const explained = sharing?.explainOther?.(content());
  return sharing && `${fileName} is no source of ${sharing.name}. ${explained}`;
}
