// The files of a workspace as the client reads them: in browsers and in virtual workspaces.
import type { WorkspaceFiles } from './host.ts';
import { type FindFilesParams, methods, type ReadFileParams } from './messages.ts';
import { type Connection, RequestType } from './protocol.ts';

const findFiles = new RequestType<FindFilesParams, string[] | null, void>(methods.findFiles);
const readFile = new RequestType<ReadFileParams, string | null, void>(methods.readFile);

/** Asks the client; what it refuses or cannot read counts as not there. */
export function clientFiles(connection: Connection): WorkspaceFiles {
  return {
    find: async (folders, endings, limit) => {
      const found = await connection.sendRequest(findFiles, { folders, endings, limit });
      return found ?? [];
    },
    read: async uri => {
      try {
        return (await connection.sendRequest(readFile, { uri })) ?? undefined;
      } catch {
        return undefined;
      }
    },
  };
}
