// One system call under way: its arguments in the width of its convention.
import type { Guest } from '../guest.ts';
import { absolutePath, SystemError } from './file-tree.ts';
import type { LinuxProcess } from './process.ts';

/** Linux takes no longer paths. */
const pathMax = 4096;

export class Call {
  readonly process: LinuxProcess;
  readonly guest: Guest;
  /** 32 for `int 0x80`, which programs of 64 bits may use as well. */
  readonly width: 32 | 64;
  readonly words: readonly bigint[];

  constructor(process: LinuxProcess, guest: Guest, width: 32 | 64, words: readonly bigint[]) {
    this.process = process;
    this.guest = guest;
    this.width = width;
    this.words = words;
  }

  /** Bytes of a long and of a pointer. */
  get native(): 4 | 8 {
    return this.width === 64 ? 8 : 4;
  }

  /** An int. */
  integer(index: number): number {
    return Number(BigInt.asIntN(32, this.words[index]!));
  }

  /** A long with its sign. */
  long(index: number): number {
    return Number(BigInt.asIntN(this.width, this.words[index]!));
  }

  /** A size_t; rounded where no double holds it. */
  size(index: number): number {
    return Number(BigInt.asUintN(this.width, this.words[index]!));
  }

  /** A canonical address; others lie where nothing is. */
  pointer(index: number): number {
    if (this.width === 32) return this.size(index);
    return Number(BigInt.asIntN(64, this.words[index]!));
  }

  /** Two registers of 32 bits, the lower half first. */
  wide(index: number): number {
    const low = BigInt.asUintN(32, this.words[index]!);
    return Number(BigInt.asIntN(64, (this.words[index + 1]! << 32n) | low));
  }

  bytes(index: number): Uint8Array {
    return this.guest.readString(this.pointer(index), pathMax);
  }

  /** A path as the program gives it: each byte is a character. Throws ENAMETOOLONG. */
  path(index: number): string {
    const bytes = this.bytes(index);
    if (bytes.length >= pathMax) throw new SystemError('ENAMETOOLONG');
    return textOf(bytes);
  }

  /** A path from the root. Throws ENOENT for an empty one. */
  fullPath(index: number): string {
    const path = this.path(index);
    if (path === '') throw new SystemError('ENOENT');
    return absolutePath(path, this.process.state.folder);
  }

  readLong(address: number): number {
    return Number(BigInt.asIntN(this.width, this.guest.readNumber(address, this.native)));
  }

  writeLong(address: number, value: number | bigint): void {
    this.guest.writeNumber(address, this.native, BigInt.asUintN(this.width, BigInt(value)));
  }
}

/**
 * Gives the result, of which −4095 to −1 are errors. SystemError and MemoryFault become errors as
 * well; `undefined` leaves the register of the result as it is.
 */
export type CallHandler = (call: Call) => number | bigint | undefined;

export type CallTable = Readonly<Record<string, CallHandler>>;

/** Bytes as text, a character each: UTF-8 where they are that. */
export function textOf(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  try {
    return decodeURIComponent(escapeBytes(text));
  } catch {
    return text;
  }
}

function escapeBytes(text: string): string {
  return text.replace(
    /[^A-Za-z0-9]/g,
    character => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
}
