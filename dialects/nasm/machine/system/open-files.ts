// What can be done with open files, without a word of registers or memory.
import { ProgramExit, WaitForInput } from '../guest.ts';
import { wallTime } from './clock.ts';
import {
  type Description,
  descriptorsMax,
  isReadable,
  isWritable,
  openFlag,
  pipeSize,
  standardFile,
} from './descriptors.ts';
import { readContent, resizeContent, writeContent } from './file-content.ts';
import { absolutePath, SystemError } from './file-tree.ts';
import { type LinuxProcess, printedMax } from './process.ts';

/** Bytes that one call transfers at most. */
const transferMax = 2 ** 26;
const fileMax = 2 ** 40;

/** The open file of a descriptor. Throws EBADF. */
export function descriptionOf(process: LinuxProcess, descriptor: number): Description {
  const { descriptors, descriptions } = process.state;
  const found = descriptors.get(descriptor);
  if (!found) throw new SystemError('EBADF');
  return descriptions.get(found.description)!;
}

export function setDescription(
  process: LinuxProcess,
  descriptor: number,
  description: Description,
): void {
  const { descriptors, descriptions } = process.state;
  const number = descriptors.get(descriptor)!.description;
  process.update({ descriptions: new Map(descriptions).set(number, description) });
}

function freeDescriptor({ state }: LinuxProcess, from: number): number {
  for (let number = from; number < descriptorsMax; number++) {
    if (!state.descriptors.has(number)) return number;
  }
  throw new SystemError('EMFILE');
}

/** Gives an open file the lowest number that is free. Throws EMFILE. */
export function addDescription(process: LinuxProcess, description: Description): number {
  const number = freeDescriptor(process, 0);
  const { descriptors, descriptions, nextDescription } = process.state;
  const closesOnExec = (description.flags & openFlag.closesOnExec) !== 0;
  process.update({
    descriptors: new Map(descriptors).set(number, { description: nextDescription, closesOnExec }),
    descriptions: new Map(descriptions).set(nextDescription, description),
    nextDescription: nextDescription + 1,
  });
  return number;
}

/** dup and its kin: the same file under the lowest free number from `from` on, or at `target`. */
export function duplicate(
  process: LinuxProcess,
  descriptor: number,
  to: { from: number } | { target: number },
  closesOnExec = false,
): number {
  descriptionOf(process, descriptor);
  const { description } = process.state.descriptors.get(descriptor)!;
  const isFixed = 'target' in to;
  if (isFixed && (to.target < 0 || to.target >= descriptorsMax)) throw new SystemError('EBADF');
  const number = isFixed ? to.target : freeDescriptor(process, to.from);
  if (process.state.descriptors.has(number)) close(process, number);
  const descriptors = new Map(process.state.descriptors);
  process.update({ descriptors: descriptors.set(number, { description, closesOnExec }) });
  return number;
}

export function close(process: LinuxProcess, descriptor: number): void {
  const { state } = process;
  const found = state.descriptors.get(descriptor);
  if (!found) throw new SystemError('EBADF');
  const descriptors = new Map(state.descriptors);
  descriptors.delete(descriptor);
  const isShared = [...descriptors.values()].some(
    ({ description }) => description === found.description,
  );
  if (isShared) {
    process.update({ descriptors });
    return;
  }
  const descriptions = new Map(state.descriptions);
  descriptions.delete(found.description);
  process.update({ descriptors, descriptions });
}

const devices: ReadonlyMap<string, Description> = new Map<string, Description>([
  ['/dev/null', { kind: 'device', device: 'null', flags: 0 }],
  ['/dev/zero', { kind: 'device', device: 'zero', flags: 0 }],
  ['/dev/full', { kind: 'device', device: 'full', flags: 0 }],
  ['/dev/random', { kind: 'device', device: 'random', flags: 0 }],
  ['/dev/urandom', { kind: 'device', device: 'random', flags: 0 }],
  ['/dev/tty', { kind: 'console', output: 1, isTerminal: true, flags: 0 }],
]);

/** Something that is no file of a folder. */
export function deviceAt({ settings }: LinuxProcess, path: string): Description | undefined {
  const standard = ['/dev/stdin', '/dev/stdout', '/dev/stderr'].indexOf(path);
  return standard < 0 ? devices.get(path) : standardFile(settings.terminals, standard as 0 | 1 | 2);
}

/** A file that has no name. */
function openTemporary(process: LinuxProcess, flags: number, mode: number): number {
  const path = `/tmp/.unnamed-${process.state.files.next}`;
  const node = process.files.create(path, 'file', mode, wallTime(process).seconds);
  process.files.remove(path, 'file');
  return addDescription(process, { kind: 'file', node, offset: 0, flags });
}

/** open(2): the new descriptor. Throws SystemError. */
export function openFile(process: LinuxProcess, path: string, flags: number, mode: number): number {
  if (path === '') throw new SystemError('ENOENT');
  const { files } = process;
  const full = absolutePath(path, process.state.folder);
  if ((flags & openFlag.temporary) === openFlag.temporary) {
    return openTemporary(process, flags, mode);
  }
  const device = deviceAt(process, full);
  if (device) return addDescription(process, { ...device, flags });
  const creates = (flags & openFlag.create) !== 0;
  let node = files.find(full);
  if (node !== undefined && creates && (flags & openFlag.exclusive) !== 0) {
    throw new SystemError('EEXIST');
  }
  const wantsFolder = (flags & openFlag.directory) !== 0 || path.endsWith('/');
  if (node === undefined && creates && !wantsFolder) {
    const rights = mode & 0o777 & ~process.state.umask;
    node = files.create(full, 'file', rights, wallTime(process).seconds);
  }
  node ??= files.require(full);
  const writes = (flags & openFlag.accessMask) !== 0;
  if (files.node(node).kind === 'folder') {
    if (writes || creates) throw new SystemError('EISDIR');
    const names = files.list(full);
    return addDescription(process, { kind: 'folder', path: full, offset: 0, flags, names });
  }
  if (wantsFolder) throw new SystemError('ENOTDIR');
  if (writes && (flags & openFlag.truncate) !== 0) {
    const content = resizeContent(files.content(node), 0);
    files.setContent(node, content, wallTime(process).seconds);
  }
  return addDescription(process, { kind: 'file', node, offset: 0, flags });
}

/** What is typed, a line at a time on a terminal. Throws WaitForInput where there is nothing. */
function readConsole(process: LinuxProcess, isTerminal: boolean, count: number): Uint8Array {
  const { input, inputEnded } = process.state;
  if (count === 0) return new Uint8Array();
  if (input.length === 0) {
    if (inputEnded) return new Uint8Array();
    throw new WaitForInput();
  }
  const line = isTerminal ? input.indexOf(10) + 1 : 0;
  const most = line > 0 ? Math.min(line, count) : count;
  const bytes = input.slice(0, most);
  process.update({ input: input.subarray(bytes.length) });
  return bytes;
}

const waitsForEver = 'the program waits for ever: only it could fill the pipe that it reads';

function readPipe(process: LinuxProcess, description: Description, count: number): Uint8Array {
  if (description.kind !== 'pipe') return new Uint8Array();
  const pipe = process.state.pipes.get(description.pipe)!;
  const { bytes } = pipe;
  if (bytes.length === 0 && count > 0) {
    const isOpen = [...process.state.descriptions.values()].some(
      other => other.kind === 'pipe' && other.pipe === description.pipe && other.end === 'write',
    );
    if (!isOpen) return new Uint8Array();
    if ((description.flags & openFlag.nonBlocking) !== 0) throw new SystemError('EAGAIN');
    throw new ProgramExit(130, waitsForEver);
  }
  const rest = bytes.subarray(Math.min(count, bytes.length));
  process.update({ pipes: new Map(process.state.pipes).set(description.pipe, { bytes: rest }) });
  return bytes.slice(0, count);
}

/** Bytes of the process's own generator. */
export function randomBytes(process: LinuxProcess, count: number): Uint8Array {
  const bytes = new Uint8Array(count);
  for (let at = 0; at < count; at += 4) {
    const number = process.nextRandom();
    for (let index = 0; index < 4 && at + index < count; index++) {
      bytes[at + index] = number >>> (8 * index);
    }
  }
  return bytes;
}

/** read(2), or pread(2) with `at`. Throws SystemError, and WaitForInput before any change. */
export function readFrom(
  process: LinuxProcess,
  descriptor: number,
  wanted: number,
  at?: number,
): Uint8Array {
  const description = descriptionOf(process, descriptor);
  if (!isReadable(description)) throw new SystemError('EBADF');
  const count = Math.min(wanted, transferMax);
  switch (description.kind) {
    case 'console':
      if (at !== undefined) throw new SystemError('ESPIPE');
      return readConsole(process, description.isTerminal, count);
    case 'pipe':
      if (at !== undefined) throw new SystemError('ESPIPE');
      if (description.end !== 'read') throw new SystemError('EBADF');
      return readPipe(process, description, count);
    case 'folder':
      throw new SystemError('EISDIR');
    case 'device':
      if (description.device === 'null') return new Uint8Array();
      if (description.device === 'random') return randomBytes(process, count);
      return new Uint8Array(count);
    case 'file': {
      const content = process.files.content(description.node);
      const bytes = readContent(content, at ?? description.offset, count);
      if (at === undefined) {
        const offset = description.offset + bytes.length;
        setDescription(process, descriptor, { ...description, offset });
      }
      return bytes;
    }
  }
}

function print(process: LinuxProcess, output: 1 | 2, bytes: Uint8Array): void {
  const printed = process.state.printed + bytes.length;
  if (printed > printedMax) {
    const megabytes = printedMax / 2 ** 20;
    throw new ProgramExit(
      153,
      `the program has printed more than ${megabytes} MB, which is all that the console keeps`,
    );
  }
  process.update({ printed });
  process.host.print(output, bytes);
}

function writePipe(process: LinuxProcess, number: number, bytes: Uint8Array): number {
  const pipe = process.state.pipes.get(number)!;
  const hasReader = [...process.state.descriptions.values()].some(
    other => other.kind === 'pipe' && other.pipe === number && other.end === 'read',
  );
  if (!hasReader) throw new SystemError('EPIPE');
  const room = pipeSize - pipe.bytes.length;
  if (room === 0 && bytes.length > 0) {
    throw new ProgramExit(130, waitsForEver.replace('fill', 'empty').replace('reads', 'writes'));
  }
  const part = bytes.subarray(0, room);
  const joined = new Uint8Array(pipe.bytes.length + part.length);
  joined.set(pipe.bytes);
  joined.set(part, pipe.bytes.length);
  process.update({ pipes: new Map(process.state.pipes).set(number, { bytes: joined }) });
  return part.length;
}

/** write(2), or pwrite(2) with `at`: how many bytes were taken. Throws SystemError. */
export function writeTo(
  process: LinuxProcess,
  descriptor: number,
  bytes: Uint8Array,
  at?: number,
): number {
  const description = descriptionOf(process, descriptor);
  if (!isWritable(description)) throw new SystemError('EBADF');
  if (at !== undefined && description.kind !== 'file') throw new SystemError('ESPIPE');
  switch (description.kind) {
    case 'console':
      print(process, description.output, bytes);
      return bytes.length;
    case 'pipe':
      if (description.end !== 'write') throw new SystemError('EBADF');
      return writePipe(process, description.pipe, bytes);
    case 'folder':
      throw new SystemError('EBADF');
    case 'device':
      if (description.device === 'full') throw new SystemError('ENOSPC');
      return bytes.length;
    case 'file': {
      const { node, flags } = description;
      const content = process.files.content(node);
      const appends = at === undefined && (flags & openFlag.append) !== 0;
      const start = appends ? content.size : (at ?? description.offset);
      if (start + bytes.length > fileMax) throw new SystemError('EFBIG');
      const changed = writeContent(content, start, bytes);
      process.files.setContent(node, changed, wallTime(process).seconds);
      if (at === undefined) {
        setDescription(process, descriptor, { ...description, offset: start + bytes.length });
      }
      return bytes.length;
    }
  }
}

/** Numbers of lseek's third argument. */
const whences = ['start', 'current', 'end'] as const;

/** lseek(2): the new position. Throws SystemError. */
export function seek(
  process: LinuxProcess,
  descriptor: number,
  offset: number,
  whence: number,
): number {
  const description = descriptionOf(process, descriptor);
  const from = whences[whence];
  if (from === undefined) throw new SystemError('EINVAL');
  if (description.kind === 'console' || description.kind === 'pipe')
    throw new SystemError('ESPIPE');
  if (description.kind === 'device') return 0;
  const size = description.kind === 'file' ? process.files.content(description.node).size : 0;
  const base = from === 'start' ? 0 : from === 'current' ? description.offset : size;
  const position = base + offset;
  if (position < 0) throw new SystemError('EINVAL');
  setDescription(process, descriptor, { ...description, offset: position });
  return position;
}

/** ftruncate(2). Throws SystemError. */
export function truncate(process: LinuxProcess, node: number, size: number): void {
  if (process.files.node(node).kind === 'folder') throw new SystemError('EISDIR');
  if (size < 0) throw new SystemError('EINVAL');
  if (size > fileMax) throw new SystemError('EFBIG');
  const content = resizeContent(process.files.content(node), size);
  process.files.setContent(node, content, wallTime(process).seconds);
}
