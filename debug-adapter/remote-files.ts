// Files that only the client can read: it is asked for each, and calls them by their URIs.
import { memoryFolder } from '#core/machine/folder.ts';
import { type AskClient, baseName, type FileHost } from './files.ts';
import { decodeBase64, RequestError } from './protocol.ts';

/** Reads a file by the reverse request `mnemonic/readFile`. */
export async function readFromClient(uri: string, ask: AskClient): Promise<Uint8Array> {
  const answer = (await ask('mnemonic/readFile', { uri })) as { base64?: unknown } | undefined;
  const { base64 } = answer ?? {};
  const bytes = typeof base64 === 'string' ? decodeBase64(base64) : undefined;
  if (bytes) return bytes;
  throw new RequestError(`The editor gave no content for ${uri}.`, true);
}

/** Lists a folder by the reverse request `mnemonic/listFolder`. */
export async function listFromClient(uri: string, ask: AskClient): Promise<readonly string[]> {
  try {
    const answer = (await ask('mnemonic/listFolder', { uri })) as { uris?: unknown } | undefined;
    const uris = Array.isArray(answer?.uris) ? answer.uris : [];
    return uris.filter(each => typeof each === 'string');
  } catch {
    return [];
  }
}

/** Files of a program's folder that are read beforehand, and their bytes in all. */
const [filesMax, bytesMax] = [1000, 64 * 2 ** 20];

export const remoteFiles: FileHost = {
  toUri(location, folder) {
    if (URL.canParse(location)) return new URL(location).href;
    const base = folder === undefined ? undefined : `${folder.replace(/\/$/, '')}/`;
    if (base !== undefined && URL.canParse(location, base)) return new URL(location, base).href;
    return location;
  },
  toLocation: uri => uri,
  read: readFromClient,
  siblings: (uri, ask) => listFromClient(new URL('.', uri).href, ask),
  async readFolder(location, folder, ask) {
    const uri = `${this.toUri(location, folder).replace(/\/$/, '')}/`;
    const files = new Map<string, Uint8Array>();
    let size = 0;
    for (const each of (await listFromClient(uri, ask)).slice(0, filesMax)) {
      const bytes = await readFromClient(each, ask);
      size += bytes.length;
      if (size > bytesMax) throw new RequestError(`${location} holds more than 64 MB.`, true);
      files.set(baseName(each), bytes);
    }
    if (files.size > 0) return memoryFolder(files);
    throw new RequestError(`The editor gave no files for the folder ${location}.`, true);
  },
};
