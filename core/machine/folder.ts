// The folder that a program's files come from: what a host gives, and that nothing leads out of it.
import { changeFolder, type FolderChanges, type WritingFunctions } from './folder-changes.ts';
import { isInside, safePath } from './folder-paths.ts';

export interface FolderEntry {
  readonly kind: 'file' | 'folder';
  /** In bytes; 0 for folders. */
  readonly size: number;
  /** Seconds since 1970. */
  readonly modified: number;
  readonly isExecutable: boolean;
}

/**
 * Paths are relative, with slashes, without `.` and `..`; the folder itself is ''. What is not
 * there, or leads out, is undefined. What it answers must not change while a program runs.
 */
export interface Folder {
  list(path: string): readonly string[] | undefined;
  stat(path: string): FolderEntry | undefined;
  read(path: string): Uint8Array | undefined;
  /**
   * Writes what a program has changed, after its run; a sentence for each change that was not
   * possible. Absent where nothing can be written.
   */
  change?(changes: FolderChanges): readonly string[];
}

/** A folder that is nothing but these files, by path. */
export function memoryFolder(files: ReadonlyMap<string, Uint8Array>): Folder {
  const isFolder = (path: string) =>
    path === '' || [...files.keys()].some(name => name.startsWith(`${path}/`));
  return {
    list(path) {
      if (!isFolder(path)) return undefined;
      const prefix = path === '' ? '' : `${path}/`;
      const inside = [...files.keys()].filter(name => name.startsWith(prefix));
      return [...new Set(inside.map(name => name.slice(prefix.length).split('/')[0]!))];
    },
    stat(path) {
      const bytes = files.get(path);
      if (bytes) return { kind: 'file', size: bytes.length, modified: 0, isExecutable: false };
      if (!isFolder(path)) return undefined;
      return { kind: 'folder', size: 0, modified: 0, isExecutable: true };
    },
    read: path => files.get(path),
  };
}

/** What Node's module for files has of functions that answer at once, and throw where they fail. */
export interface FileFunctions extends WritingFunctions {
  /** A path in which every link is followed. */
  realpathSync(path: string): string;
  readdirSync(path: string): string[];
  readFileSync(path: string): Uint8Array;
  statSync(path: string): {
    readonly size: number;
    readonly mtimeMs: number;
    readonly mode: number;
    isFile(): boolean;
    isDirectory(): boolean;
  };
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

function entryAt(files: FileFunctions, path: string): FolderEntry | undefined {
  const stats = attempt(() => files.statSync(path));
  if (!stats?.isFile() && !stats?.isDirectory()) return undefined;
  return {
    kind: stats.isFile() ? 'file' : 'folder',
    size: stats.size,
    modified: Math.floor(stats.mtimeMs / 1000),
    isExecutable: (stats.mode & 0o100) !== 0,
  };
}

/** Files larger than this are not read. */
const sizeMax = 2 ** 28;

/**
 * A folder of the disk, of which no path leads out: links are followed before they are used.
 * `separator` stands between the names of a path.
 */
export function rootedFolder(root: string, files: FileFunctions, separator: string): Folder {
  const realPath = (path: string) => attempt(() => files.realpathSync(path));
  const realRoot = realPath(root);
  const inside = (path: string): string | undefined => {
    if (realRoot === undefined || !safePath(path)) return undefined;
    const wanted = path === '' ? realRoot : [realRoot, ...path.split('/')].join(separator);
    const real = realPath(wanted);
    return real !== undefined && isInside(realRoot, real, separator) ? real : undefined;
  };
  const at = <T>(path: string, use: (real: string) => T | undefined): T | undefined => {
    const real = inside(path);
    return real === undefined ? undefined : use(real);
  };
  return {
    list: path => at(path, real => attempt(() => files.readdirSync(real))),
    stat: path => at(path, real => entryAt(files, real)),
    read: path =>
      at(path, real => {
        const entry = entryAt(files, real);
        if (entry?.kind !== 'file' || entry.size > sizeMax) return undefined;
        return attempt(() => files.readFileSync(real));
      }),
    ...(realRoot === undefined
      ? {}
      : { change: changes => changeFolder(realRoot, files, separator, changes) }),
  };
}
