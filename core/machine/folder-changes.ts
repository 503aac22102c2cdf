// Writes what a program has changed of its files to the folder that they come from.
import { isInside, safePath } from './folder-paths.ts';

/**
 * By path as folders take it: the content of a file, `folder` for one that is new, undefined for
 * what was removed.
 */
export type FolderChanges = ReadonlyMap<string, Uint8Array | 'folder' | undefined>;

/** What Node's module for files has of functions that change a folder; they throw. */
export interface WritingFunctions {
  realpathSync(path: string): string;
  /** What lies at a path itself, no link followed; undefined for nothing. */
  lstatSync(
    path: string,
    options: { readonly throwIfNoEntry: false },
  ): { isDirectory(): boolean; isSymbolicLink(): boolean } | undefined;
  mkdirSync(path: string): void;
  rmdirSync(path: string): void;
  unlinkSync(path: string): void;
  writeFileSync(path: string, content: Uint8Array): void;
}

/**
 * Applies the changes below `root`, which is a real path, and returns a sentence for each that
 * could not be applied. Nothing outside is touched: a path whose folder lies elsewhere is refused,
 * and so is a link in place of a file, wherever it leads.
 */
export function changeFolder(
  root: string,
  files: WritingFunctions,
  separator: string,
  changes: FolderChanges,
): readonly string[] {
  const problems: string[] = [];
  const attempt = (path: string, work: (real: string) => void) => {
    try {
      work(placeOf(root, files, separator, path));
    } catch (error) {
      problems.push(`${path} is left as it was: ${reasonOf(error)}`);
    }
  };
  const paths = [...changes.keys()].sort();
  const kindOf = (path: string) => files.lstatSync(path, { throwIfNoEntry: false });
  // What lies deeper sorts behind its folder: it is removed first and made last.
  for (const path of paths.toReversed()) {
    if (changes.get(path) === undefined) attempt(path, real => remove(files, real));
  }
  for (const path of paths) {
    const change = changes.get(path);
    if (change === undefined) continue;
    attempt(path, real => {
      const before = kindOf(real);
      if (before?.isSymbolicLink()) throw new Error('a link stands there.');
      if (change === 'folder') {
        if (before && !before.isDirectory()) files.unlinkSync(real);
        if (!before?.isDirectory()) files.mkdirSync(real);
      } else {
        if (before?.isDirectory()) files.rmdirSync(real);
        files.writeFileSync(real, change);
      }
    });
  }
  return problems;
}

function remove(files: WritingFunctions, path: string): void {
  const present = files.lstatSync(path, { throwIfNoEntry: false });
  if (present?.isDirectory()) files.rmdirSync(path);
  else if (present) files.unlinkSync(path);
}

/** Where a path really lies. Throws where its folder is none of the root's. */
function placeOf(root: string, files: WritingFunctions, separator: string, path: string): string {
  const cut = path.lastIndexOf('/');
  const name = path.slice(cut + 1);
  const above = cut < 0 ? [] : path.slice(0, cut).split('/');
  const folder = safePath(path) ? files.realpathSync([root, ...above].join(separator)) : undefined;
  if (folder === undefined || !isInside(root, folder, separator)) {
    throw new Error('it lies outside of the folder.');
  }
  return folder.endsWith(separator) ? folder + name : folder + separator + name;
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied.',
  EPERM: 'permission is denied.',
  ENOENT: 'the folder that it lies in is gone.',
  ENOTDIR: 'a part of its path is no folder.',
  ENOTEMPTY: 'the folder holds files that the program has not seen.',
  ENOSPC: 'the disk is full.',
  EROFS: 'the file system is read-only.',
};

function reasonOf(error: unknown): string {
  const { code = '', message } = error as { code?: string; message: string };
  return reasons[code] ?? message;
}
