// One call of a function of the library: its arguments by type, memory as C sees it, its result.
import type { CFunction, CType } from '../../knowledge/libc.ts';
import { type Guest, MemoryFault, protection } from '../guest.ts';
import { type ErrorName, errorNumber } from '../system/error-numbers.ts';
import { SystemError } from '../system/file-tree.ts';
import type { LinuxProcess } from '../system/process.ts';
import type { ArgumentReader } from './arguments.ts';
import { doubleOf, type FloatValue } from './float-value.ts';
import type { Library } from './library.ts';
import { variableAddress } from './memory-layout.ts';

export type ArgumentValue = number | bigint | FloatValue;

/** Stretches above are looked at as a whole before they are used. */
const largeSize = 2 ** 20;
/** All the memory that a program may touch. */
const sizeMax = 2 ** 30;

/** Strings longer than this are none. */
export const textMax = 2 ** 28;

function readArgument(reader: ArgumentReader, type: CType, bits: 32 | 64): ArgumentValue {
  switch (type) {
    case 'double':
      return reader.double();
    case 'float':
      return reader.single();
    case 'long double':
      return reader.extended();
    case 'int':
    case 'char':
      return Number(BigInt.asIntN(32, reader.integer(32)));
    case 'unsigned':
      return Number(reader.integer(32));
    case 'long':
      return BigInt.asIntN(bits, reader.integer(bits));
    case 'long long':
      return BigInt.asIntN(64, reader.integer(64));
    case 'size_t':
      return Number(reader.integer(bits));
    default: {
      // A pointer: canonical addresses of the upper half are negative numbers.
      const word = reader.integer(bits);
      return Number(bits === 64 ? BigInt.asIntN(64, word) : word);
    }
  }
}

export class LibraryCall {
  readonly guest: Guest;
  readonly process: LinuxProcess;
  readonly library: Library;
  readonly declaration: CFunction;
  readonly values: readonly ArgumentValue[];
  /** What follows the declared arguments of a variadic function. */
  readonly more: ArgumentReader;

  constructor(
    library: Library,
    guest: Guest,
    process: LinuxProcess,
    declaration: CFunction,
    reader: ArgumentReader,
  ) {
    this.library = library;
    this.guest = guest;
    this.process = process;
    this.declaration = declaration;
    this.values = declaration.parameters.map(({ type }) => readArgument(reader, type, guest.bits));
    this.more = reader;
  }

  get bits(): 32 | 64 {
    return this.guest.bits;
  }

  /** Bytes of a pointer and of a long. */
  get native(): 4 | 8 {
    return this.bits === 64 ? 8 : 4;
  }

  /** An argument as a number: an int, a size, an address, a double. */
  at(index: number): number {
    const value = this.values[index]!;
    return typeof value === 'object' ? doubleOf(value) : Number(value);
  }

  /** A long or a long long. */
  big(index: number): bigint {
    return BigInt(this.values[index] as number | bigint);
  }

  float(index: number): FloatValue {
    return this.values[index] as FloatValue;
  }

  /** The string at an address, a character for each byte. */
  textAt(address: number, limit = textMax): string {
    return binaryText(this.guest.readString(address, limit));
  }

  /** The string that an argument points to. */
  text(index: number): string {
    return this.textAt(this.at(index));
  }

  read(address: number, count: number): Uint8Array {
    if (count > largeSize) this.requireMapped(address, count, 'read');
    if (count > sizeMax) throw new RangeError(`${count} bytes at once`);
    return this.guest.read(address, count);
  }

  /** Sets every byte of a stretch, piece by piece. */
  fill(address: number, count: number, byte: number): void {
    if (count > largeSize) this.requireMapped(address, count, 'write');
    const piece = new Uint8Array(Math.min(count, largeSize)).fill(byte);
    for (let done = 0; done < count; done += piece.length) {
      this.write(address + done, piece.subarray(0, count - done));
    }
  }

  /** A length that is none, such as −1, is found before anything of its size is made. */
  requireMapped(address: number, count: number, access: 'read' | 'write'): void {
    for (let at = address; at < address + count; ) {
      const region = this.guest.memory.regionAt(at);
      const isAllowed = region && (region.protection & protection[access]) !== 0;
      if (!isAllowed) throw new MemoryFault(at, access);
      at = region.end;
    }
  }

  write(address: number, bytes: Uint8Array): void {
    if (bytes.length > 0) this.guest.write(address, bytes);
  }

  /** A string with the zero behind it. */
  writeText(address: number, text: string): void {
    this.guest.write(address, binaryBytes(`${text}\0`));
  }

  readPointer(address: number): number {
    const word = this.guest.readNumber(address, this.native);
    return Number(this.bits === 64 ? BigInt.asIntN(64, word) : word);
  }

  writePointer(address: number, value: number): void {
    this.writeInteger(address, this.native, value);
  }

  readInteger(address: number, size: 1 | 2 | 4 | 8): number {
    return Number(BigInt.asIntN(size * 8, this.guest.readNumber(address, size)));
  }

  writeInteger(address: number, size: number, value: number | bigint): void {
    this.guest.writeNumber(address, size, BigInt.asUintN(size * 8, BigInt(value)));
  }

  variable(name: string): number {
    return variableAddress(this.bits, name);
  }

  get errno(): number {
    return this.readInteger(this.variable('.errno'), 4);
  }

  set errno(value: number) {
    this.writeInteger(this.variable('.errno'), 4, value);
  }

  /** Sets errno; for functions whose result is not that of a failure. */
  setError(name: ErrorName): void {
    this.errno = errorNumber[name];
  }

  /** Ends the call with errno set and the result that means failure. */
  fail(name: ErrorName): never {
    throw new SystemError(name);
  }
}

/** Bytes as a text of as many characters. */
export function binaryText(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) {
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return text;
}

export function binaryBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) bytes[index] = text.charCodeAt(index);
  return bytes;
}

/** Gives the result; nothing for functions without one. */
export type LibraryFunction = (call: LibraryCall) => number | bigint | FloatValue | undefined;

export type FunctionTable = Readonly<Record<string, LibraryFunction>>;

/** What a fault of memory in a function comes from: a pointer among its arguments. */
function explanationOf(
  { address, access }: MemoryFault,
  name: string,
  parameter: string,
  pointer: number,
): string {
  const shown = pointer === 0 ? 'is null' : `is 0x${pointer.toString(16)}`;
  const verb = access === 'write' ? 'written' : 'read';
  const place = address === pointer ? 'there' : `at 0x${address.toString(16)}`;
  return `${name}: the argument ${parameter} ${shown}, and nothing can be ${verb} ${place}`;
}

/** A fault with the function and the argument that led to it: the nearest pointer below it. */
export function explainFault(
  fault: MemoryFault,
  { declaration, values }: LibraryCall,
): MemoryFault {
  const pointers = declaration.parameters
    .map(({ name, type }, index) => ({ name, type, value: Number(values[index] as number) }))
    .filter(({ type, value }) => isPointer(type) && value <= fault.address);
  const nearest = pointers.sort((a, b) => b.value - a.value)[0];
  const isNear = nearest && fault.address - nearest.value < 2 ** 31;
  const name = isNear ? nearest.name : declaration.variadic ? '…' : 'list';
  const value = isNear ? nearest.value : fault.address;
  const explanation = explanationOf(fault, declaration.name, name, value);
  return new MemoryFault(fault.address, fault.access, explanation);
}

export function isPointer(type: CType): boolean {
  return type === 'pointer' || type === 'string' || type === 'va_list';
}
