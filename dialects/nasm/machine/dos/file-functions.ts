// INT 21h: files and folders, which are those of the folder that the program may use.
import { isReadable, isWritable, openFlag } from '../system/descriptors.ts';
import { absolutePath, SystemError } from '../system/file-tree.ts';
import {
  close,
  descriptionOf,
  duplicate,
  openFile,
  readFrom,
  seek,
  truncate,
} from '../system/open-files.ts';
import { byteOfCharacter } from './code-page.ts';
import { takeLinePart, writeHandle } from './console.ts';
import { dosError } from './dos-errors.ts';
import { type FunctionTable, pathAt, quoted, quotedPath } from './dos-function.ts';
import { DosError, type DosSystem } from './dos-system.ts';
import { dosDate, dosTime } from './dos-time.ts';
import { parseName } from './name-parsing.ts';

const currentDrive = 2;
const nameMax = 13;

/** A path of DOS from the root of the folder; names are found in whatever case they are. */
export function fullPath(system: DosSystem, given: string): string {
  const { process } = system;
  const drive = /^([a-z]):/i.exec(given);
  if (drive && drive[1]!.toLowerCase() !== 'c') throw new DosError(dosError.invalidDrive);
  const plain = given.slice(drive ? 2 : 0).replaceAll('\\', '/');
  const path = absolutePath(plain, process.state.folder);
  let found = '/';
  for (const part of path.split('/').filter(each => each !== '')) {
    const names = isFolder(system, found) ? process.files.list(found) : [];
    const same = names.includes(part) ? part : names.find(each => isSameName(each, part));
    found = `${found === '/' ? '' : found}/${same ?? part}`;
  }
  return found;
}

const isSameName = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

function isFolder({ process: { files } }: DosSystem, path: string): boolean {
  const node = files.find(path);
  return node !== undefined && files.node(node).kind === 'folder';
}

/** The path at a register, whose folder has to be there. */
function knownPath(system: DosSystem, offset: 'dx' | 'di' = 'dx'): string {
  const path = fullPath(system, pathAt(system, offset));
  const folder = path.slice(0, path.lastIndexOf('/')) || '/';
  if (!isFolder(system, folder)) throw new DosError(dosError.pathNotFound);
  return path;
}

function makeFolder(system: DosSystem): void {
  const { files } = system.process;
  const path = knownPath(system);
  if (files.find(path) !== undefined) throw new DosError(dosError.accessDenied);
  files.create(path, 'folder', 0o755, 0);
}

function removeFolder(system: DosSystem): void {
  const path = knownPath(system);
  if (!isFolder(system, path)) throw new DosError(dosError.pathNotFound);
  system.process.files.remove(path, 'folder');
}

const deviceNames: Readonly<Record<string, string>> = {
  con: '/dev/tty',
  nul: '/dev/null',
  prn: '/dev/null',
  aux: '/dev/null',
};

function open(system: DosSystem, flags: number): number {
  const given = pathAt(system);
  const device = deviceNames[given.toLowerCase()];
  return openFile(system.process, device ?? knownPath(system), flags, 0o644);
}

const creating = openFlag.create | openFlag.readWrite;

function create(extra: number): (system: DosSystem) => void {
  return system => system.registers.set('ax', open(system, creating | extra));
}

/** The lowest bits of al say how: to read, to write, or both. */
function openExisting(system: DosSystem): void {
  const { registers } = system;
  const access = registers.get('al') & 7;
  if (access > openFlag.readWrite) throw new DosError(dosError.invalidAccess);
  registers.set('ax', open(system, access));
}

function read(system: DosSystem): void {
  const { process, guest, registers } = system;
  const [handle, count] = [registers.get('bx'), registers.get('cx')];
  const description = descriptionOf(process, handle);
  if (!isReadable(description)) throw new DosError(dosError.accessDenied);
  const isConsole = description.kind === 'console';
  const bytes = isConsole ? takeLinePart(system, count) : readFrom(process, handle, count);
  guest.write(registers.address('ds', 'dx'), bytes);
  registers.set('ax', bytes.length);
}

/** Nothing at all cuts a file where it is. */
function write(system: DosSystem): void {
  const { process, guest, registers } = system;
  const [handle, count] = [registers.get('bx'), registers.get('cx')];
  const description = descriptionOf(process, handle);
  if (!isWritable(description)) throw new DosError(dosError.accessDenied);
  if (count === 0 && description.kind === 'file') {
    truncate(process, description.node, description.offset);
  }
  const bytes = guest.read(registers.address('ds', 'dx'), count);
  registers.set('ax', writeHandle(system, handle, bytes));
}

function move(system: DosSystem): void {
  const { process, registers } = system;
  const offset = (registers.get('cx') << 16) | registers.get('dx') | 0;
  const position = seek(process, registers.get('bx'), offset, registers.get('al'));
  registers.set('ax', position & 0xffff);
  registers.set('dx', (position >>> 16) & 0xffff);
}

/** What a device or file is, which is all that most programs ask for. */
function control(system: DosSystem): void {
  const { process, registers } = system;
  if (registers.get('al') !== 0) throw new DosError(dosError.invalidFunction);
  const { kind } = descriptionOf(process, registers.get('bx'));
  const isDevice = kind === 'console' || kind === 'device';
  registers.set('dx', isDevice ? (kind === 'console' ? 0x80d3 : 0x80c4) : currentDrive);
}

const isReadOnly = 1;
const isDirectory = 0x10;
const isArchived = 0x20;

function attributes(system: DosSystem): void {
  const { process, registers } = system;
  const number = process.files.require(knownPath(system));
  const { kind, mode } = process.files.node(number);
  if (registers.get('al') === 1) {
    const mask = (registers.get('cx') & isReadOnly) !== 0 ? 0o444 : 0o644;
    process.files.setMode(number, mask);
    return;
  }
  const readOnly = (mode & 0o200) === 0 ? isReadOnly : 0;
  registers.set('cx', kind === 'folder' ? isDirectory : isArchived | readOnly);
}

function folderPath(system: DosSystem): void {
  const { process, guest, registers } = system;
  const text = process.state.folder.slice(1).replaceAll('/', '\\').toUpperCase();
  const bytes = Uint8Array.from([...text].map(byteOfCharacter).slice(0, 63).concat(0));
  guest.write(registers.address('ds', 'si'), bytes);
  // What DOS has left in ax from its first version on.
  registers.set('ax', 0x100);
}

function changeFolder(system: DosSystem): void {
  const path = fullPath(system, pathAt(system));
  if (!isFolder(system, path)) throw new DosError(dosError.pathNotFound);
  system.process.update({ folder: path });
}

function rename(system: DosSystem): void {
  const { files } = system.process;
  const from = knownPath(system);
  const to = knownPath(system, 'di');
  if (files.find(to) !== undefined) throw new SystemError('EACCES');
  files.rename(from, to);
}

/** A pattern with the wild cards of DOS. */
function patternOf(name: string): RegExp {
  const plain = name === '*.*' ? '*' : name;
  const escaped = plain.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.?')}$`, 'i');
}

function findFirst(system: DosSystem): void {
  const { process, registers } = system;
  const path = fullPath(system, pathAt(system));
  const slash = path.lastIndexOf('/');
  const folder = path.slice(0, slash) || '/';
  if (!isFolder(system, folder)) throw new DosError(dosError.pathNotFound);
  const pattern = patternOf(path.slice(slash + 1));
  const wantsFolders = (registers.get('cx') & isDirectory) !== 0;
  const names = process.files.list(folder).filter(name => {
    if (!pattern.test(name)) return false;
    return wantsFolders || !isFolder(system, joined(folder, name));
  });
  system.update({ search: { folder, names } });
  findNext(system);
}

const joined = (folder: string, name: string) => `${folder === '/' ? '' : folder}/${name}`;

/** What was found goes to the transfer area, from byte 21 on. */
function findNext(system: DosSystem): void {
  const { process, guest, state } = system;
  const [name, ...names] = state.search?.names ?? [];
  if (name === undefined) throw new DosError(dosError.noMoreFiles);
  system.update({ search: { folder: state.search!.folder, names } });
  const node = process.files.node(process.files.require(joined(state.search!.folder, name)));
  const entry = new Uint8Array(22);
  const view = new DataView(entry.buffer);
  view.setUint8(0, node.kind === 'folder' ? isDirectory : isArchived);
  view.setUint16(1, dosTime(node.modified), true);
  view.setUint16(3, dosDate(node.modified), true);
  view.setUint32(5, node.size, true);
  const bytes = [...name.toUpperCase()].map(byteOfCharacter);
  entry.set(bytes.slice(0, nameMax - 1), 9);
  const [segment, offset] = state.transferArea;
  guest.write(segment * 16 + offset + 21, entry);
  system.registers.set('ax', 0);
}

function fileTime(system: DosSystem): void {
  const { process, registers } = system;
  const description = descriptionOf(process, registers.get('bx'));
  if (registers.get('al') !== 0 || description.kind !== 'file') return;
  const { modified } = process.files.node(description.node);
  registers.set('cx', dosTime(modified));
  registers.set('dx', dosDate(modified));
}

const written = (system: DosSystem): string => {
  const { registers, guest } = system;
  const bytes = guest.read(registers.address('ds', 'dx'), Math.min(registers.get('cx'), 64));
  return `${registers.get('bx')}, ${quoted(bytes)}, ${registers.get('cx')}`;
};

const handle = ({ registers }: DosSystem): string => `${registers.get('bx')}`;

const checked = true;

export const fileFunctions: FunctionTable = {
  41: { name: 'parse name', serve: parseName },
  57: {
    ...{ name: 'make folder', shown: quotedPath, checked },
    serve: makeFolder,
  },
  58: { name: 'remove folder', serve: removeFolder, shown: quotedPath, checked },
  59: { name: 'change folder', serve: changeFolder, shown: quotedPath, checked },
  60: { name: 'create', serve: create(openFlag.truncate), shown: quotedPath, checked },
  61: { name: 'open', serve: openExisting, shown: quotedPath, checked },
  62: {
    ...{ name: 'close', shown: handle, checked },
    serve: ({ process, registers }) => close(process, registers.get('bx')),
  },
  63: {
    ...{ name: 'read', serve: read, checked },
    shown: ({ registers }) => `${registers.get('bx')}, ${registers.get('cx')}`,
  },
  64: { name: 'write', serve: write, shown: written, checked },
  65: {
    ...{ name: 'delete', shown: quotedPath, checked },
    serve: system => system.process.files.remove(knownPath(system), 'file'),
  },
  66: { name: 'seek', serve: move, shown: handle, checked },
  67: { name: 'attributes', serve: attributes, shown: quotedPath, checked },
  68: { name: 'control device', serve: control, shown: handle, checked },
  69: {
    ...{ name: 'duplicate', shown: handle, checked },
    serve: ({ process, registers }) =>
      registers.set('ax', duplicate(process, registers.get('bx'), { from: 0 })),
  },
  70: {
    ...{ name: 'redirect', shown: handle, checked },
    serve: ({ process, registers }) => {
      duplicate(process, registers.get('bx'), { target: registers.get('cx') });
    },
  },
  71: { name: 'current folder', serve: folderPath, checked },
  78: { name: 'find first', serve: findFirst, shown: quotedPath, checked },
  79: { name: 'find next', serve: findNext, checked },
  86: { name: 'rename', serve: rename, shown: quotedPath, checked },
  87: { name: 'file time', serve: fileTime, shown: handle, checked },
  91: { name: 'create new', serve: create(openFlag.exclusive), shown: quotedPath, checked },
};
