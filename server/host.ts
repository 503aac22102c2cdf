// What the server needs of the place where it runs: a clock, a pause, and the files of a workspace.

export interface WorkspaceFiles {
  /** The URIs of files below the folders whose names have one of the endings, at most `limit`. */
  find(
    folders: readonly string[],
    endings: readonly string[],
    limit: number,
  ): Promise<readonly string[]>;
  /** The text of a file; undefined where there is none or it is larger than a source can be. */
  read(uri: string): Promise<string | undefined>;
  /** The same at once, for files that a source includes; absent where nothing can be read so. */
  readNow?(uri: string): string | undefined;
  /** The bytes of a file at once, for binary files that a source takes in. */
  readBytesNow?(uri: string): Uint8Array | undefined;
}

/** Is told of every analysis: nothing is cleared away while one is under way. */
export interface Tidier {
  begin(): void;
  end(): void;
}

export interface Host {
  /** Milliseconds of a clock that never goes back. */
  now(): number;
  /** Resolves when the messages that have arrived meanwhile have been looked at. */
  pause(): Promise<void>;
  readonly files: WorkspaceFiles;
  /** What clears away later what analyses leave behind; absent where nobody does. */
  readonly tidier?: Tidier;
}

/** Turns of the event loop in which messages that have arrived are looked at first. */
const TURNS = 4;

/** Lets what clients have sent, and what waits to be sent to them, go first. */
export async function letMessagesPass(pause: Host['pause']): Promise<void> {
  for (let turn = 0; turn < TURNS; turn++) await pause();
}

/** A file system without files, for clients that offer none. */
export const noFiles: WorkspaceFiles = {
  find: async () => [],
  read: async () => undefined,
};

/** The largest source that is read from a workspace, in characters. */
export const largestSource = 16_000_000;
