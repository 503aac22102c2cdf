// System calls on names: folders, links, rights, and the facts of files.
import { encodeUtf8 } from '#core/text/utf8.ts';
import { type Call, type CallTable, textOf } from './call.ts';
import { wallTime } from './clock.ts';
import { type Description, openFlag } from './descriptors.ts';
import { pathAt, succeedIfOpen } from './file-calls.ts';
import { writeStatus32, writeStatus64, writeStatusOld, writeStatusX } from './file-status.ts';
import { absolutePath, SystemError } from './file-tree.ts';
import { descriptionOf, deviceAt, openFile, setDescription } from './open-files.ts';

/** Flags of the calls that end in `at`. */
const atFlag = { removesFolder: 0x200, emptyPath: 0x1000 } as const;

/** What a name or a descriptor leads to. */
function statusTarget(call: Call, path: string): Description {
  const device = deviceAt(call.process, path);
  if (device) return device;
  const node = call.process.files.require(path);
  if (call.process.files.node(node).kind === 'folder') {
    return { kind: 'folder', path, offset: 0, flags: 0, names: [] };
  }
  return { kind: 'file', node, offset: 0, flags: 0 };
}

type StatusWriter = (call: Call, address: number, target: Description) => void;

const byPath =
  (write: StatusWriter) =>
  (call: Call): number => {
    write(call, call.pointer(1), statusTarget(call, call.fullPath(0)));
    return 0;
  };

const byDescriptor =
  (write: StatusWriter) =>
  (call: Call): number => {
    write(call, call.pointer(1), descriptionOf(call.process, call.integer(0)));
    return 0;
  };

function targetAt(call: Call, flags: number): Description {
  const path = call.path(1);
  if (path !== '') return statusTarget(call, pathAt(call, 0, 1));
  if ((flags & atFlag.emptyPath) === 0) throw new SystemError('ENOENT');
  return descriptionOf(call.process, call.integer(0));
}

const byFolder =
  (write: StatusWriter) =>
  (call: Call): number => {
    write(call, call.pointer(2), targetAt(call, call.integer(3)));
    return 0;
  };

const kindOfEntry = { folder: 4, file: 8 } as const;

/** Entries of getdents64, as many as fit. */
function listEntries(call: Call, isWide: boolean): number {
  const { process, guest } = call;
  const description = descriptionOf(process, call.integer(0));
  if (description.kind !== 'folder') throw new SystemError('ENOTDIR');
  const names = ['.', '..', ...description.names];
  const nativeSize = isWide ? 8 : call.native;
  const headSize = nativeSize * 2 + 2 + (isWide ? 1 : 0);
  let { offset } = description;
  let used = 0;
  for (; offset < names.length; offset++) {
    const name = encodeUtf8(names[offset]!);
    const path = absolutePath(names[offset]!, description.path);
    const node = process.files.find(path) ?? 1;
    const length = Math.ceil((headSize + name.length + 1 + (isWide ? 0 : 1)) / 8) * 8;
    if (used + length > call.size(2)) break;
    const entry = new Uint8Array(length);
    const view = new DataView(entry.buffer);
    view.setUint32(0, node, true);
    view.setUint32(nativeSize, offset + 1, true);
    view.setUint16(nativeSize * 2, length, true);
    const kind = kindOfEntry[process.files.node(node).kind];
    entry[isWide ? headSize - 1 : length - 1] = kind;
    entry.set(name, headSize);
    guest.write(call.pointer(1) + used, entry);
    used += length;
  }
  if (used === 0 && offset < names.length) throw new SystemError('EINVAL');
  setDescription(process, call.integer(0), { ...description, offset });
  return used;
}

function changeFolder(call: Call, path: string): number {
  const { files } = call.process;
  if (files.node(files.require(path)).kind !== 'folder') throw new SystemError('ENOTDIR');
  call.process.update({ folder: path });
  return 0;
}

function currentFolder(call: Call): number {
  const bytes = encodeUtf8(`${call.process.state.folder}\0`);
  if (bytes.length > call.size(1)) throw new SystemError('ERANGE');
  call.guest.write(call.pointer(0), bytes);
  return bytes.length;
}

function makeFolder(call: Call, path: string, mode: number): number {
  const rights = mode & 0o777 & ~call.process.state.umask;
  call.process.files.create(path, 'folder', rights, wallTime(call.process).seconds);
  return 0;
}

/** There are no links but the program's own. */
function readLink(call: Call, path: string, address: number, size: number): number {
  if (path !== '/proc/self/exe') {
    if (!deviceAt(call.process, path)) call.process.files.require(path);
    throw new SystemError('EINVAL');
  }
  const name = call.process.settings.arguments[0] ?? '';
  const bytes = encodeUtf8(absolutePath(name, '/')).subarray(0, size);
  call.guest.write(address, bytes);
  return bytes.length;
}

function checkAccess(call: Call, path: string, mode: number): number {
  if ((mode & ~7) !== 0) throw new SystemError('EINVAL');
  if (deviceAt(call.process, path)) return 0;
  const { files } = call.process;
  const rights = files.node(files.require(path)).mode >> 6;
  // The user of the process owns every file and is no superuser.
  if ((mode & ~rights & 7) !== 0) throw new SystemError('EACCES');
  return 0;
}

function setMode(call: Call, path: string, mode: number): number {
  const { files } = call.process;
  files.setMode(files.require(path), mode & 0o777);
  return 0;
}

function modeOfOpen(call: Call): number {
  const description = descriptionOf(call.process, call.integer(0));
  if (description.kind === 'file') {
    call.process.files.setMode(description.node, call.integer(1) & 0o777);
  }
  return 0;
}

function remove(call: Call, path: string, kind: 'file' | 'folder'): number {
  call.process.files.remove(path, kind);
  return 0;
}

function rename(call: Call, from: string, to: string): number {
  call.process.files.rename(from, to);
  return 0;
}

function link(call: Call, from: string, to: string): number {
  call.process.files.link(to, call.process.files.require(from));
  return 0;
}

/** MFD_CLOEXEC, MFD_ALLOW_SEALING, MFD_NOEXEC_SEAL and MFD_EXEC. */
const memoryFileFlags = 0x1b;

/** As on file systems that have no symbolic links. */
function refuseLink(call: Call, target: number): never {
  throw new SystemError(call.path(target) === '' ? 'ENOENT' : 'EPERM');
}

function statistics(call: Call, path: string): number {
  // Its layout differs by width and version: what callers want is that the file is there.
  call.process.files.require(path);
  throw new SystemError('ENOSYS');
}

/** Owners are not kept: what matters is that the file is there. */
function succeedIfThere(call: Call): number {
  call.process.files.require(call.fullPath(0));
  return 0;
}

export const folderCalls: CallTable = {
  stat: call => byPath(call.width === 64 ? writeStatus64 : writeStatusOld)(call),
  lstat: call => byPath(call.width === 64 ? writeStatus64 : writeStatusOld)(call),
  fstat: call => byDescriptor(call.width === 64 ? writeStatus64 : writeStatusOld)(call),
  newfstatat: byFolder(writeStatus64),
  stat64: byPath(writeStatus32),
  lstat64: byPath(writeStatus32),
  fstat64: byDescriptor(writeStatus32),
  fstatat64: byFolder(writeStatus32),
  statx: call => {
    writeStatusX(call, call.pointer(4), targetAt(call, call.integer(2)));
    return 0;
  },
  statfs: call => statistics(call, call.fullPath(0)),
  getdents64: call => listEntries(call, true),
  getdents: call => listEntries(call, false),
  chdir: call => changeFolder(call, call.fullPath(0)),
  fchdir: call => {
    const description = descriptionOf(call.process, call.integer(0));
    if (description.kind !== 'folder') throw new SystemError('ENOTDIR');
    return changeFolder(call, description.path);
  },
  getcwd: currentFolder,
  mkdir: call => makeFolder(call, call.fullPath(0), call.integer(1)),
  mkdirat: call => makeFolder(call, pathAt(call, 0, 1), call.integer(2)),
  rmdir: call => remove(call, call.fullPath(0), 'folder'),
  unlink: call => remove(call, call.fullPath(0), 'file'),
  unlinkat: call => {
    const isFolder = (call.integer(2) & atFlag.removesFolder) !== 0;
    return remove(call, pathAt(call, 0, 1), isFolder ? 'folder' : 'file');
  },
  rename: call => rename(call, call.fullPath(0), call.fullPath(1)),
  renameat: call => rename(call, pathAt(call, 0, 1), pathAt(call, 2, 3)),
  renameat2: call => rename(call, pathAt(call, 0, 1), pathAt(call, 2, 3)),
  link: call => link(call, call.fullPath(0), call.fullPath(1)),
  linkat: call => link(call, pathAt(call, 0, 1), pathAt(call, 2, 3)),
  symlink: call => refuseLink(call, 0),
  symlinkat: call => refuseLink(call, 0),
  readlink: call => readLink(call, call.fullPath(0), call.pointer(1), call.size(2)),
  readlinkat: call => readLink(call, pathAt(call, 0, 1), call.pointer(2), call.size(3)),
  access: call => checkAccess(call, call.fullPath(0), call.integer(1)),
  faccessat: call => checkAccess(call, pathAt(call, 0, 1), call.integer(2)),
  faccessat2: call => checkAccess(call, pathAt(call, 0, 1), call.integer(2)),
  chmod: call => setMode(call, call.fullPath(0), call.integer(1)),
  fchmod: modeOfOpen,
  fchmodat: call => setMode(call, pathAt(call, 0, 1), call.integer(2)),
  chown: succeedIfThere,
  lchown: succeedIfThere,
  chown32: succeedIfThere,
  lchown32: succeedIfThere,
  fchown32: succeedIfOpen,
  fchown: succeedIfOpen,
  fchownat: () => 0,
  umask: call => {
    const { umask } = call.process.state;
    call.process.update({ umask: call.integer(0) & 0o777 });
    return umask;
  },
  memfd_create: call => {
    textOf(call.bytes(0));
    if ((call.integer(1) & ~memoryFileFlags) !== 0) throw new SystemError('EINVAL');
    return openFile(call.process, '/tmp', openFlag.temporary | openFlag.readWrite, 0o600);
  },
};
