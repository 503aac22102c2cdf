// Files by name, with the include paths in front.
import type { Run } from './run.ts';

export interface FoundFile {
  readonly path: string;
  readonly text: string;
}

/** The first file that there is; undefined if no path leads to one. */
export function findFile(run: Run, path: string): FoundFile | undefined {
  const own = run.options.read(path);
  if (own !== undefined) return { path, text: own };
  for (const prefix of run.options.includePaths) {
    const joined = joinPath(prefix, path);
    const text = run.options.read(joined);
    if (text !== undefined) return { path: joined, text };
  }
  return undefined;
}

function joinPath(prefix: string, path: string): string {
  if (prefix === '' || prefix.endsWith('/')) return prefix + path;
  return `${prefix}/${path}`;
}
