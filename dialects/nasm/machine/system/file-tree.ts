// The files that a program sees: those of the host's folder, and in memory all that it changes.
import type { Folder } from '#core/machine/folder.ts';
import { errorNumber } from './error-numbers.ts';
import { bytesOf, contentOf, emptyContent, type FileContent } from './file-content.ts';

/** A file or folder of its own, whatever names lead to it. */
export interface FileNode {
  readonly kind: 'file' | 'folder';
  /** Undefined for files of the host that nobody has opened. */
  readonly content: FileContent | undefined;
  readonly size: number;
  /** Permissions, nine bits. */
  readonly mode: number;
  /** Seconds since 1970. */
  readonly modified: number;
  /** The path in the host's folder that it comes from; undefined for new ones. */
  readonly origin: string | undefined;
}

/** Immutable: a change makes a new one. */
export interface FileTree {
  /** By absolute path: the number of a node; 0 where a name of the host has been removed. */
  readonly names: ReadonlyMap<string, number>;
  readonly nodes: ReadonlyMap<number, FileNode>;
  readonly next: number;
  /** Bytes that files have taken in memory by writing. */
  readonly written: number;
}

const rootNode: FileNode = {
  kind: 'folder',
  content: undefined,
  size: 0,
  mode: 0o755,
  modified: 0,
  origin: '',
};

const temporaryFolder = 2;

export const firstTree: FileTree = {
  names: new Map([
    ['/', 1],
    ['/tmp', temporaryFolder],
  ]),
  nodes: new Map([
    [1, rootNode],
    [temporaryFolder, { ...rootNode, mode: 0o777, origin: undefined }],
  ]),
  next: 3,
  written: 0,
};

/** What files may come to in memory. */
const bytesMax = 2 ** 28;
const nodesMax = 20_000;

/** Thrown by every operation that fails; the number is positive. */
export class SystemError extends Error {
  readonly number: number;

  constructor(name: keyof typeof errorNumber) {
    super(name);
    this.number = errorNumber[name];
  }
}

/** A path without `.` and `..`, which stops at the root, from the folder that it starts in. */
export function absolutePath(path: string, folder: string): string {
  const parts: string[] = [];
  for (const part of (path.startsWith('/') ? path : `${folder}/${path}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0)) || '/';
}

/** The file system of one process: every method that changes it does so in `tree`. */
export class FileSystem {
  readonly #folder: Folder | undefined;
  /** Contents of the host's files as they were when they were first read. */
  readonly #originals = new Map<string, FileContent>();
  readonly #get: () => FileTree;
  readonly #set: (tree: FileTree) => void;

  constructor(folder: Folder | undefined, get: () => FileTree, set: (tree: FileTree) => void) {
    this.#folder = folder;
    this.#get = get;
    this.#set = set;
  }

  /** The number of the node at a path; undefined if there is none. */
  find(path: string): number | undefined {
    const known = this.#get().names.get(path);
    if (known !== undefined) return known === 0 ? undefined : known;
    const parent = this.find(parentOf(path));
    const origin = parent === undefined ? undefined : this.node(parent).origin;
    if (origin === undefined) return undefined;
    const inHost = path.slice(path.lastIndexOf('/') + 1);
    const hostPath = origin === '' ? inHost : `${origin}/${inHost}`;
    const entry = this.#folder?.stat(hostPath);
    if (!entry) return undefined;
    return this.#add(path, {
      kind: entry.kind,
      content: undefined,
      size: entry.size,
      mode: entry.kind === 'folder' || entry.isExecutable ? 0o755 : 0o644,
      modified: entry.modified,
      origin: hostPath,
    });
  }

  node(number: number): FileNode {
    return this.#get().nodes.get(number)!;
  }

  /** Throws ENOENT, or ENOTDIR where the path leads through a file. */
  require(path: string): number {
    const found = this.find(path);
    if (found !== undefined) return found;
    const above = path === '/' ? undefined : this.find(parentOf(path));
    const isFile = above !== undefined && this.node(above).kind === 'file';
    throw new SystemError(isFile ? 'ENOTDIR' : 'ENOENT');
  }

  #add(path: string, node: FileNode): number {
    const tree = this.#get();
    if (tree.nodes.size >= nodesMax) throw new SystemError('ENOSPC');
    const number = tree.next;
    this.#set({
      ...tree,
      names: new Map(tree.names).set(path, number),
      nodes: new Map(tree.nodes).set(number, node),
      next: number + 1,
    });
    return number;
  }

  /** The folder that is to hold a new path. Throws ENOENT or ENOTDIR. */
  #checkParent(path: string): void {
    const parent = this.require(parentOf(path));
    if (this.node(parent).kind !== 'folder') throw new SystemError('ENOTDIR');
  }

  create(path: string, kind: 'file' | 'folder', mode: number, modified: number): number {
    if (this.find(path) !== undefined) throw new SystemError('EEXIST');
    this.#checkParent(path);
    const content = kind === 'file' ? emptyContent : undefined;
    return this.#add(path, { kind, content, size: 0, mode, modified, origin: undefined });
  }

  content(number: number): FileContent {
    const { content, origin } = this.node(number);
    if (content) return content;
    const known = this.#originals.get(origin ?? '');
    if (known) return known;
    const fresh = contentOf(this.#folder?.read(origin ?? '') ?? new Uint8Array());
    this.#originals.set(origin ?? '', fresh);
    return fresh;
  }

  /** Gives a file another content. Throws ENOSPC. */
  setContent(number: number, content: FileContent, modified: number): void {
    const tree = this.#get();
    const node = this.node(number);
    const held = node.content ? node.size : 0;
    const written = tree.written - held + content.size;
    if (written > bytesMax) throw new SystemError('ENOSPC');
    const changed = { ...node, content, size: content.size, modified };
    this.#set({ ...tree, nodes: new Map(tree.nodes).set(number, changed), written });
  }

  /** Seconds since 1970. */
  setModified(number: number, modified: number): void {
    const tree = this.#get();
    const changed = { ...this.node(number), modified };
    this.#set({ ...tree, nodes: new Map(tree.nodes).set(number, changed) });
  }

  setMode(number: number, mode: number): void {
    const tree = this.#get();
    const changed = { ...this.node(number), mode };
    this.#set({ ...tree, nodes: new Map(tree.nodes).set(number, changed) });
  }

  /** Names in a folder, in the order of their letters. */
  list(path: string): readonly string[] {
    const number = this.require(path);
    const { kind, origin } = this.node(number);
    if (kind !== 'folder') throw new SystemError('ENOTDIR');
    const prefix = path === '/' ? '/' : `${path}/`;
    const names = new Set(origin === undefined ? [] : (this.#folder?.list(origin) ?? []));
    for (const [name, node] of this.#get().names) {
      const rest = name.slice(prefix.length);
      if (!name.startsWith(prefix) || rest === '' || rest.includes('/')) continue;
      // The folder for temporary files is there for those who ask for it.
      if (node === temporaryFolder && name === '/tmp') continue;
      if (node === 0) names.delete(rest);
      else names.add(rest);
    }
    return [...names].sort();
  }

  remove(path: string, kind: 'file' | 'folder'): void {
    const number = this.require(path);
    const node = this.node(number);
    if (path === '/' || path === '/tmp') throw new SystemError('EBUSY');
    if (kind === 'file' && node.kind === 'folder') throw new SystemError('EISDIR');
    if (kind === 'folder' && node.kind !== 'folder') throw new SystemError('ENOTDIR');
    if (kind === 'folder' && this.list(path).length > 0) throw new SystemError('ENOTEMPTY');
    this.#name(path, 0);
  }

  link(path: string, number: number): void {
    if (this.find(path) !== undefined) throw new SystemError('EEXIST');
    this.#checkParent(path);
    if (this.node(number).kind === 'folder') throw new SystemError('EPERM');
    this.#name(path, number);
  }

  rename(from: string, to: string): void {
    const number = this.require(from);
    this.#checkParent(to);
    const target = this.find(to);
    if (target === number) return;
    const isFolder = this.node(number).kind === 'folder';
    if (isFolder && `${to}/`.startsWith(`${from}/`)) throw new SystemError('EINVAL');
    if (target !== undefined) this.remove(to, isFolder ? 'folder' : 'file');
    if (isFolder) {
      for (const name of this.list(from)) this.#move(`${from}/${name}`, `${to}/${name}`);
    }
    this.#name(from, 0);
    this.#name(to, number);
  }

  /** What lies in a folder that gets another name. */
  #move(from: string, to: string): void {
    const number = this.require(from);
    if (this.node(number).kind === 'folder') {
      for (const name of this.list(from)) this.#move(`${from}/${name}`, `${to}/${name}`);
    }
    this.#name(from, 0);
    this.#name(to, number);
  }

  #name(path: string, number: number): void {
    const tree = this.#get();
    this.#set({ ...tree, names: new Map(tree.names).set(path, number) });
  }

  /**
   * What the program has changed, for hosts that write it to their folder: paths without the first
   * slash; undefined for what it has removed.
   */
  changes(): ReadonlyMap<string, Uint8Array | 'folder' | undefined> {
    const changes = new Map<string, Uint8Array | 'folder' | undefined>();
    const tree = this.#get();
    for (const [path, number] of tree.names) {
      const inHost = path.slice(1);
      if (inHost === '' || path === '/tmp' || path.startsWith('/tmp/')) continue;
      const node = tree.nodes.get(number);
      if (!node) {
        if (this.#folder?.stat(inHost)) changes.set(inHost, undefined);
      } else if (node.kind === 'folder') {
        if (node.origin !== inHost) changes.set(inHost, 'folder');
      } else if (node.content || node.origin !== inHost) {
        changes.set(inHost, bytesOf(this.content(number)));
      }
    }
    return changes;
  }
}
