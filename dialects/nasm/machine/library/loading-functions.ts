// dlopen and its kin: another object is linked into the program while it runs.
import { pageSize, protection } from '../guest.ts';
import { type ExecutableImage, type ImageSymbol, roundUp } from '../linking/executable-image.ts';
import { LinkError } from '../linking/link-problem.ts';
import { type LinkLibrary, linkObjects } from '../linking/linker.ts';
import type { ObjectBytes } from '../linking/object-file.ts';
import { textOf } from '../system/call.ts';
import { bytesOf } from '../system/file-content.ts';
import { absolutePath } from '../system/file-tree.ts';
import type { FoundObject } from './library.ts';
import type { FunctionTable, LibraryCall } from './library-call.ts';
import type { LoadedObject } from './loaded-objects.ts';
import { assembleObject } from './own-objects.ts';

/** Handles are addresses that nothing lies at: they tell objects apart. */
const firstHandle = 0x10;
/** The program itself, which dlopen gives for null. */
const programHandle = 0x1;
/** Objects lie from here on, near enough to the library and to the program. */
const loadBase = 0x10000000;
/** Room that is looked for, so that an object fits in nearly every case. */
const roomWanted = 2 ** 24;

function complain(call: LibraryCall, text: string): number {
  call.writeText(call.variable('.dl message') + 1, text.slice(0, 500));
  call.writeInteger(call.variable('.dl message'), 1, 1);
  return 0;
}

function readFile(call: LibraryCall, path: string): Uint8Array | undefined {
  const { files, state } = call.process;
  const node = files.find(absolutePath(path, state.folder));
  if (node === undefined || files.node(node).kind !== 'file') return undefined;
  return bytesOf(files.content(node));
}

/** The object of a source beside the place where the library would be, assembled now. */
function fromSource(call: LibraryCall, path: string): ObjectBytes | undefined {
  const stem = path.replace(/\.(so|o)$/, '');
  for (const source of [`${stem}.asm`, `${stem}.nasm`]) {
    const bytes = readFile(call, source);
    if (!bytes) continue;
    const read = (name: string) => readFile(call, name);
    const { object, complaints } = assembleObject(source, textOf(bytes), call.bits, read);
    if (object) return object;
    throw new LinkError([{ message: complaints.join('\n') }]);
  }
  return undefined;
}

const finishedLibrary = 3;

/** The object of a path: from the host, from the program's files, or from a source among them. */
function findObject(call: LibraryCall, path: string): FoundObject | undefined {
  const found = call.library.findObject?.(path);
  if (found) return found;
  const bytes = readFile(call, path);
  if (bytes?.[0] === 0x7f && bytes[16] === finishedLibrary) {
    const source = fromSource(call, path);
    if (source) return source;
    const message = `${path} is linked already; its source or its object can be loaded instead`;
    throw new LinkError([{ message }]);
  }
  return bytes ? { name: path, bytes } : fromSource(call, path);
}

/** Where an object is to lie. */
function baseFor({ guest: { memory } }: LibraryCall, { place }: FoundObject): number | undefined {
  const isFree = place && memory.findFree(place.size, place.base, false) === place.base;
  return isFree ? place.base : memory.findFree(roomWanted, loadBase, false);
}

/** Names that an object may use: those of the program, of other objects, of the library. */
function resolver(call: LibraryCall): LinkLibrary {
  const { library } = call;
  const loaded = call.process.state.loaded;
  const symbols: readonly ImageSymbol[] = [
    ...library.programSymbols,
    ...loaded.flatMap(object => object.symbols),
  ];
  const globals = new Map(
    symbols.filter(({ isGlobal }) => isGlobal).map(({ name, address }) => [name, address]),
  );
  return {
    find: name => globals.get(name) ?? library.link.find(name),
    names: [...globals.keys(), ...library.link.names],
    startObject: library.link.startObject,
  };
}

function mapImage(call: LibraryCall, image: ExecutableImage, owner: string): void {
  const { memory } = call.guest;
  for (const { address, bytes, size, protection: rights, name } of image.segments) {
    const end = roundUp(address + size, pageSize);
    memory.map(address, end, protection.read | protection.write, `${owner} ${name}`);
    call.write(address, bytes);
    memory.protect(address, end, rights);
  }
}

function load(call: LibraryCall, path: string): number {
  const { state } = call.process;
  const absolute = absolutePath(path, state.folder);
  const known = state.loaded.find(object => object.path === absolute);
  if (known) {
    const again = { ...known, count: known.count + 1 };
    call.process.update({
      loaded: state.loaded.map(object => (object === known ? again : object)),
    });
    return known.handle;
  }
  try {
    const object = findObject(call, path);
    if (!object) {
      return complain(call, `${path}: cannot open shared object file: No such file or directory`);
    }
    const base = baseFor(call, object);
    if (base === undefined) return complain(call, `${path}: there is no room for it in memory`);
    const image = linkObjects([object], { isLibrary: true, base, library: resolver(call) });
    mapImage(call, image, absolute.slice(absolute.lastIndexOf('/') + 1));
    const handle = firstHandle + 0x10 * state.nextDescription;
    const fresh: LoadedObject = {
      handle,
      path: absolute,
      count: 1,
      symbols: image.symbols,
      segments: image.segments.map(({ address, size }) => ({ address, size })),
    };
    call.process.update({
      loaded: [...state.loaded, fresh],
      nextDescription: state.nextDescription + 1,
    });
    return handle;
  } catch (error) {
    if (error instanceof LinkError) return complain(call, error.message);
    throw error;
  }
}

function findSymbol(call: LibraryCall, handle: number, name: string): number {
  const { loaded } = call.process.state;
  const object = loaded.find(each => each.handle === handle);
  const symbols = object ? object.symbols : call.library.programSymbols;
  const own = symbols.find(symbol => symbol.isGlobal && symbol.name === name)?.address;
  const isKnown = object !== undefined || handle === programHandle || handle <= 0;
  if (!isKnown) return complain(call, 'invalid handle');
  const address = own ?? call.library.link.find(name);
  if (address !== undefined) return address;
  const where = object?.path ?? 'the program';
  return complain(call, `${where}: undefined symbol: ${name}`);
}

function unload(call: LibraryCall, handle: number): number {
  if (handle === programHandle) return 0;
  const { loaded } = call.process.state;
  const object = loaded.find(each => each.handle === handle);
  if (!object) {
    complain(call, 'invalid handle');
    return -1;
  }
  if (object.count > 1) {
    const fewer = { ...object, count: object.count - 1 };
    call.process.update({ loaded: loaded.map(each => (each === object ? fewer : each)) });
    return 0;
  }
  for (const { address, size } of object.segments) {
    call.guest.memory.unmap(address, roundUp(address + size, pageSize));
  }
  call.process.update({ loaded: loaded.filter(each => each !== object) });
  return 0;
}

export const loadingFunctions: FunctionTable = {
  dlopen: call => (call.at(0) === 0 ? programHandle : load(call, call.text(0))),
  dlsym: call => findSymbol(call, call.at(0), call.text(1)),
  dlclose: call => unload(call, call.at(0)),
  dlerror: call => {
    const message = call.variable('.dl message');
    if (call.readInteger(message, 1) === 0) return 0;
    call.writeInteger(message, 1, 0);
    return message + 1;
  },
};
