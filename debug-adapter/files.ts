// How the debug adapter reads files: a host gives the means, so that it runs in a browser, too.
import type { Folder } from '#core/machine/folder.ts';

/** Asks the client something; rejects with a RequestError if it cannot answer. */
export type AskClient = (command: string, args: object) => Promise<unknown>;

/** A way to files. `RequestError`s say what is wrong with a location. */
export interface FileHost {
  /** The URI of what the client calls a file; a relative one lies in `folder`. */
  toUri(location: string, folder?: string): string;
  /** What the client calls the file of a URI. */
  toLocation(uri: string): string;
  /** Rejects with RequestError: there is no such file, or it is a directory. */
  read(uri: string, ask: AskClient): Promise<Uint8Array>;
  /** The URIs of the files beside one; none where nobody can say. */
  siblings(uri: string, ask: AskClient): Promise<readonly string[]>;
  /**
   * A folder of files for a program, read at once; a relative one lies in `folder`. Throws
   * RequestError where it is none; absent where files are not to be had at once.
   */
  openFolder?(location: string, folder?: string): Folder;
  /**
   * The files of such a folder read beforehand, where they are not to be had at once; nothing can
   * be written there. Rejects with RequestError.
   */
  readFolder?(location: string, folder: string | undefined, ask: AskClient): Promise<Folder>;
}

/** The last part of a path or URI. */
export function baseName(location: string): string {
  const name = location.split(/[\\/]/).findLast(part => part !== '') ?? location;
  return location.includes('://') ? decode(name) : name;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** True for `scheme://…`; a Windows path has one letter before its colon. */
export function isUri(location: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(location);
}
