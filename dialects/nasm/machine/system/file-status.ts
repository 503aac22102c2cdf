// What stat and its kin tell of a file, in the layouts that they have.
import type { Call } from './call.ts';
import type { Description } from './descriptors.ts';

interface Status {
  /** Kind and rights. */
  readonly mode: number;
  readonly node: number;
  readonly links: number;
  readonly size: number;
  readonly device: number;
  readonly modified: number;
}

const kindBits = { pipe: 0o010000, device: 0o020000, folder: 0o040000, file: 0o100000 } as const;
/** Major 136 is a terminal, major 1 memory. */
const terminalDevice = 0x8800;
const memoryDevice = 0x0103;
const blockSize = 4096;
export const userNumber = 1000;

/** Numbers of the file system that a file is on: one that is on none has its own node numbers. */
const fileSystem = { files: 1, others: 24 } as const;

function fileSystemOf({ kind }: Description): number {
  return kind === 'file' || kind === 'folder' ? fileSystem.files : fileSystem.others;
}

function statusOf(call: Call, target: Description): Status {
  const { files, settings } = call.process;
  const plain = { node: 3, links: 1, size: 0, device: 0, modified: settings.startTime };
  switch (target.kind) {
    case 'console':
      return target.isTerminal
        ? { ...plain, mode: kindBits.device | 0o620, device: terminalDevice }
        : { ...plain, mode: kindBits.pipe | 0o600 };
    case 'pipe':
      return { ...plain, mode: kindBits.pipe | 0o600 };
    case 'device':
      return { ...plain, mode: kindBits.device | 0o666, device: memoryDevice };
    case 'folder': {
      const node = files.find(target.path) ?? 1;
      const { mode, modified } = files.node(node);
      return { node, links: 2, size: blockSize, device: 0, modified, mode: kindBits.folder | mode };
    }
    case 'file': {
      const { mode, modified, size } = files.node(target.node);
      return { node: target.node, links: 1, size, device: 0, modified, mode: kindBits.file | mode };
    }
  }
}

/** A field by its place, its bytes and its value. */
type Field = readonly [at: number, bytes: 2 | 4 | 8, value: number];

function put(call: Call, address: number, size: number, fields: readonly Field[]): void {
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  for (const [at, width, value] of fields) {
    const whole = Math.floor(value);
    if (width === 8) view.setBigUint64(at, BigInt.asUintN(64, BigInt(whole)), true);
    else if (width === 4) view.setUint32(at, whole, true);
    else view.setUint16(at, whole, true);
  }
  call.guest.write(address, bytes);
}

const blocksOf = (size: number) => Math.ceil(size / 512);

/** struct stat of x86-64. */
export function writeStatus64(call: Call, address: number, target: Description): void {
  const { mode, node, links, size, device, modified } = statusOf(call, target);
  put(call, address, 144, [
    [0, 8, fileSystemOf(target)],
    [8, 8, node],
    [16, 8, links],
    [24, 4, mode],
    [28, 4, userNumber],
    [32, 4, userNumber],
    [40, 8, device],
    [48, 8, size],
    [56, 8, blockSize],
    [64, 8, blocksOf(size)],
    [72, 8, modified],
    [88, 8, modified],
    [104, 8, modified],
  ]);
}

/** struct stat64 of i386. */
export function writeStatus32(call: Call, address: number, target: Description): void {
  const { mode, node, links, size, device, modified } = statusOf(call, target);
  put(call, address, 96, [
    [0, 8, fileSystemOf(target)],
    [12, 4, node],
    [16, 4, mode],
    [20, 4, links],
    [24, 4, userNumber],
    [28, 4, userNumber],
    [32, 8, device],
    [44, 8, size],
    [52, 4, blockSize],
    [56, 8, blocksOf(size)],
    [64, 4, modified],
    [72, 4, modified],
    [80, 4, modified],
    [88, 8, node],
  ]);
}

/** struct stat of i386, without 64-bit sizes. */
export function writeStatusOld(call: Call, address: number, target: Description): void {
  const { mode, node, links, size, device, modified } = statusOf(call, target);
  put(call, address, 64, [
    [0, 4, fileSystemOf(target)],
    [4, 4, node],
    [8, 2, mode],
    [10, 2, links],
    [12, 2, userNumber],
    [14, 2, userNumber],
    [16, 4, device],
    [20, 4, size],
    [24, 4, blockSize],
    [28, 4, blocksOf(size)],
    [32, 4, modified],
    [40, 4, modified],
    [48, 4, modified],
  ]);
}

/** All that statx was asked for and more: the basic facts. */
const basicFacts = 0x7ff;

export function writeStatusX(call: Call, address: number, target: Description): void {
  const { mode, node, links, size, device, modified } = statusOf(call, target);
  put(call, address, 256, [
    [0, 4, basicFacts],
    [4, 4, blockSize],
    [16, 4, links],
    [20, 4, userNumber],
    [24, 4, userNumber],
    [28, 2, mode],
    [32, 8, node],
    [40, 8, size],
    [48, 8, blocksOf(size)],
    [64, 8, modified],
    [96, 8, modified],
    [112, 8, modified],
    [128, 4, device >> 8],
    [132, 4, device & 0xff],
    [140, 4, fileSystemOf(target)],
  ]);
}
