// The files of a workspace on a disk.
import type { Dirent, Stats } from 'node:fs';
import { promises, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { largestSource, type WorkspaceFiles } from './host.ts';

/** Folders that hold no sources of the user's, and may hold very many files. */
const SKIPPED: ReadonlySet<string> = new Set(['node_modules', '.git', '.hg', '.svn']);
const DEEPEST = 24;

function pathOf(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    return await promises.readdir(folder, { withFileTypes: true });
  } catch {
    // A folder that is gone or forbidden holds nothing for us.
    return [];
  }
}

function hasEnding(name: string, endings: readonly string[]): boolean {
  return endings.some(ending => name.toLowerCase().endsWith(ending));
}

/** Texts that were read at once: what a source includes is wanted again at every key. */
const recent = new Map<string, RecentText>();
const recentMax = 200;

interface RecentText {
  readonly size: number;
  readonly mtimeMs: number;
  readonly text: string;
}

export const diskFiles: WorkspaceFiles = {
  async find(folders, endings, limit) {
    const found: string[] = [];
    const waiting = folders.flatMap(uri => {
      const path = pathOf(uri);
      return path === undefined ? [] : [{ path, uri: uri.replace(/\/$/, ''), depth: 0 }];
    });
    for (let next = waiting.pop(); next && found.length < limit; next = waiting.pop()) {
      for (const entry of await entriesOf(next.path)) {
        const path = join(next.path, entry.name);
        // The client spells its folders' URIs in its own way, and the files' below them likewise.
        const uri = `${next.uri}/${encodeURIComponent(entry.name)}`;
        if (entry.isDirectory()) {
          const isWanted = !SKIPPED.has(entry.name) && next.depth < DEEPEST;
          if (isWanted) waiting.push({ path, uri, depth: next.depth + 1 });
        } else if (entry.isFile() && hasEnding(entry.name, endings)) found.push(uri);
      }
    }
    return found.slice(0, limit);
  },

  async read(uri) {
    const path = pathOf(uri);
    if (path === undefined) return undefined;
    try {
      const { size } = await promises.stat(path);
      return size > largestSource ? undefined : await promises.readFile(path, 'utf8');
    } catch {
      return undefined;
    }
  },

  readNow(uri) {
    const path = pathOf(uri);
    const stats = path === undefined ? undefined : statsNow(path);
    if (!stats) return undefined;
    const known = recent.get(uri);
    if (known?.size === stats.size && known.mtimeMs === stats.mtimeMs) return known.text;
    const bytes = diskFiles.readBytesNow!(uri);
    if (!bytes) return undefined;
    const text = new TextDecoder().decode(bytes);
    if (recent.size >= recentMax) recent.clear();
    recent.set(uri, { size: stats.size, mtimeMs: stats.mtimeMs, text });
    return text;
  },

  readBytesNow(uri) {
    const path = pathOf(uri);
    const stats = path === undefined ? undefined : statsNow(path);
    if (path === undefined || !stats || stats.size > largestSource) return undefined;
    try {
      return readFileSync(path);
    } catch {
      // A file that nobody may read is none for us.
      return undefined;
    }
  },
};

/** Undefined for what is no file, or none that may be looked at. */
function statsNow(path: string): Stats | undefined {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats?.isFile() ? stats : undefined;
  } catch {
    return undefined;
  }
}
