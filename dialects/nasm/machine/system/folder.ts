// The folder that a program's files come from, as the host gives it.

export interface FolderEntry {
  readonly kind: 'file' | 'folder';
  /** In bytes; 0 for folders. */
  readonly size: number;
  /** Seconds since 1970. */
  readonly modified: number;
  readonly isExecutable: boolean;
}

/**
 * Paths are relative, with slashes, without `.` and `..`; the folder itself is ''. The host sees to
 * it that no link leads out. What it answers must not change while the program runs.
 */
export interface Folder {
  list(path: string): readonly string[] | undefined;
  stat(path: string): FolderEntry | undefined;
  read(path: string): Uint8Array | undefined;
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
