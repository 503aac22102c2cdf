// The functions of the printf and scanf families: streams, strings and descriptors with formats.
import { errorText } from '../system/error-numbers.ts';
import { writeTo } from '../system/open-files.ts';
import { type ArgumentReader, listArguments } from './arguments.ts';
import { allocate } from './heap.ts';
import { binaryBytes, binaryText, type FunctionTable, type LibraryCall } from './library-call.ts';
import { FormatError, formatText, type PrintMemory } from './print-format.ts';
import { type ScanInput, type ScanMemory, scanFormatted } from './scan-format.ts';
import { peekStream, setStream, takeBytes, writeStream } from './stream-access.ts';
import { codesOfText, decodedText, encoded } from './wide-text.ts';

export function printMemory(call: LibraryCall): PrintMemory {
  return {
    bits: call.bits,
    text: (address, limit) => call.textAt(address, limit),
    wideText: (address, limit) => bytesOfWide(call, address, limit),
    character(code, isWide) {
      const bytes = isWide ? encoded(call, code) : [code];
      return bytes && String.fromCharCode(...bytes);
    },
    store: (address, bytes, value) => call.writeInteger(address, bytes, value),
    errorMessage: () => errorText(call.errno),
  };
}

/** Characters whole, as far as their bytes have room; undefined where the locale has none. */
function bytesOfWide(call: LibraryCall, address: number, limit: number): string | undefined {
  let text = '';
  for (let at = address; text.length < limit; at += 4) {
    const code = call.readInteger(at, 4);
    if (code === 0) break;
    const bytes = encoded(call, code);
    if (!bytes) return undefined;
    if (text.length + bytes.length > limit) break;
    text += String.fromCharCode(...bytes);
  }
  return text;
}

/** The text of a format; a format that fails is an error of the function. */
export function format(
  call: LibraryCall,
  address: number,
  reader: ArgumentReader,
  failed?: (printed: string) => void,
): string {
  try {
    return formatText(call.textAt(address), reader, printMemory(call));
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    failed?.(error.printed);
    return call.fail(error.error);
  }
}

/** Where the arguments behind the format are: further ones, or those of a va_list. */
export function readerOf(call: LibraryCall): ArgumentReader {
  const last = call.declaration.parameters.length - 1;
  const isList = call.declaration.parameters[last]?.type === 'va_list';
  return isList ? listArguments(call.guest, call.at(last)) : call.more;
}

function toStream(call: LibraryCall, stream: number, at: number): number {
  const write = (text: string) => writeStream(call, stream, binaryBytes(text));
  const text = format(call, at, readerOf(call), write);
  return write(text) ? text.length : -1;
}

function toBuffer(call: LibraryCall, at: number, size = Number.POSITIVE_INFINITY): number {
  const text = format(call, at, readerOf(call));
  if (size > 0) call.writeText(call.at(0), text.slice(0, size - 1));
  return text.length;
}

function toMemory(call: LibraryCall, at: number): number {
  const text = format(call, at, readerOf(call));
  const memory = allocate(call, text.length + 1);
  call.writeText(memory, text);
  call.writePointer(call.at(0), memory);
  return text.length;
}

function toDescriptor(call: LibraryCall, at: number): number {
  const text = format(call, at, readerOf(call));
  return writeTo(call.process, call.at(0), binaryBytes(text));
}

/** What a scan has read goes to memory at its end, so that waiting for input changes nothing. */
export class Stores implements ScanMemory {
  readonly bits: 32 | 64;
  readonly call: LibraryCall;
  readonly #pending: (() => void)[] = [];

  constructor(call: LibraryCall) {
    this.bits = call.bits;
    this.call = call;
  }

  /** In the C locale, wide characters are bytes in four. */
  textBytes(codes: readonly number[], isWide: boolean): Uint8Array {
    if (!isWide) return Uint8Array.from(codes);
    const text = decodedText(this.call, binaryText(Uint8Array.from(codes)));
    const wide = text === undefined ? codes : codesOfText(text);
    return new Uint8Array(Int32Array.from(wide).buffer);
  }

  store(address: number, bytes: number, value: bigint): void {
    this.#pending.push(() => this.call.writeInteger(address, bytes, value));
  }

  storeFloat(...[address, value, kind]: Parameters<ScanMemory['storeFloat']>): void {
    this.#pending.push(() => this.call.library.writeFloat(this.call, address, value, kind));
  }

  storeBytes(address: number, bytes: Uint8Array): void {
    this.#pending.push(() => this.call.write(address, bytes));
  }

  storeAllocated(address: number, bytes: Uint8Array): void {
    this.#pending.push(() => {
      const memory = allocate(this.call, bytes.length);
      this.call.write(memory, bytes);
      this.call.writePointer(address, memory);
    });
  }

  commit(): void {
    for (const write of this.#pending) write();
  }
}

/** A stream whose characters somebody else makes of its bytes. */
export function scanStreamInput(
  call: LibraryCall,
  stream: number,
  at: (index: number) => number | undefined,
): ScanInput & { consume(bytes: number): void } {
  let metEnd = false;
  return {
    at(index) {
      const code = at(index);
      metEnd = code === undefined;
      return code;
    },
    consume(bytes) {
      takeBytes(call, stream, bytes);
      setStream(call, stream, { atEnd: metEnd });
    },
  };
}

function fromStream(call: LibraryCall, stream: number, at: number): number {
  const input = scanStreamInput(call, stream, index => peekStream(call, stream, index));
  const stores = new Stores(call);
  const { count, consumed } = scanFormatted(call.text(at), input, readerOf(call), stores);
  stores.commit();
  input.consume(consumed);
  return count;
}

function fromText(call: LibraryCall): number {
  const text = call.text(0);
  const stores = new Stores(call);
  const input = {
    at: (index: number) => (index < text.length ? text.charCodeAt(index) : undefined),
  };
  const { count } = scanFormatted(call.text(1), input, readerOf(call), stores);
  stores.commit();
  return count;
}

const standardInput = (call: LibraryCall) => call.readPointer(call.variable('stdin'));
const standardOutput = (call: LibraryCall) => call.readPointer(call.variable('stdout'));

const scanInput = (call: LibraryCall) => fromStream(call, standardInput(call), 0);
const scanStream = (call: LibraryCall) => fromStream(call, call.at(0), 1);

export const formattedFunctions: FunctionTable = {
  printf: call => toStream(call, standardOutput(call), call.at(0)),
  vprintf: call => toStream(call, standardOutput(call), call.at(0)),
  fprintf: call => toStream(call, call.at(0), call.at(1)),
  vfprintf: call => toStream(call, call.at(0), call.at(1)),
  sprintf: call => toBuffer(call, call.at(1)),
  vsprintf: call => toBuffer(call, call.at(1)),
  snprintf: call => toBuffer(call, call.at(2), call.at(1)),
  vsnprintf: call => toBuffer(call, call.at(2), call.at(1)),
  asprintf: call => toMemory(call, call.at(1)),
  vasprintf: call => toMemory(call, call.at(1)),
  dprintf: call => toDescriptor(call, call.at(1)),
  vdprintf: call => toDescriptor(call, call.at(1)),
  __printf_chk: call => toStream(call, standardOutput(call), call.at(1)),
  __vprintf_chk: call => toStream(call, standardOutput(call), call.at(1)),
  __fprintf_chk: call => toStream(call, call.at(0), call.at(2)),
  __vfprintf_chk: call => toStream(call, call.at(0), call.at(2)),
  __sprintf_chk: call => toBuffer(call, call.at(3), call.at(2)),
  __snprintf_chk: call => toBuffer(call, call.at(4), call.at(1)),
  __vsprintf_chk: call => toBuffer(call, call.at(3), call.at(2)),
  __asprintf_chk: call => toMemory(call, call.at(2)),
  __dprintf_chk: call => toDescriptor(call, call.at(2)),
  __vsnprintf_chk: call => toBuffer(call, call.at(4), call.at(1)),
  scanf: scanInput,
  __isoc99_scanf: scanInput,
  __isoc23_scanf: scanInput,
  vscanf: scanInput,
  fscanf: scanStream,
  __isoc99_fscanf: scanStream,
  __isoc23_fscanf: scanStream,
  vfscanf: scanStream,
  sscanf: fromText,
  __isoc99_sscanf: fromText,
  __isoc23_sscanf: fromText,
  vsscanf: fromText,
};
