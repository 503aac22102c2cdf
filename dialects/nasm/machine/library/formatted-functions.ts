// The functions of the printf and scanf families: streams, strings and descriptors with formats.

import { errorText } from '../system/error-numbers.ts';
import { writeTo } from '../system/open-files.ts';
import { type ArgumentReader, listArguments } from './arguments.ts';
import { allocate } from './heap.ts';
import { binaryBytes, type FunctionTable, type LibraryCall } from './library-call.ts';
import { FormatError, formatText, type PrintMemory } from './print-format.ts';
import { type ScanInput, type ScanMemory, scanFormatted } from './scan-format.ts';
import { peekStream, setStream, takeBytes, writeStream } from './stream-access.ts';

function printMemory(call: LibraryCall): PrintMemory {
  return {
    bits: call.bits,
    text: (address, limit) => call.textAt(address, limit),
    wideText(address, limit) {
      let text = '';
      for (let at = address; text.length < limit; at += 4) {
        const code = call.readInteger(at, 4);
        if (code === 0) break;
        if (code < 0 || code > 0x7f) return undefined;
        text += String.fromCharCode(code);
      }
      return text;
    },
    store: (address, bytes, value) => call.writeInteger(address, bytes, value),
    errorMessage: () => errorText(call.errno),
  };
}

/** The text of a format; a format that fails is an error of the function. */
export function format(call: LibraryCall, address: number, reader: ArgumentReader): string {
  try {
    return formatText(call.textAt(address), reader, printMemory(call));
  } catch (error) {
    if (error instanceof FormatError) call.fail(error.error);
    throw error;
  }
}

/** Where the arguments behind the format are: further ones, or those of a va_list. */
export function readerOf(call: LibraryCall): ArgumentReader {
  const last = call.declaration.parameters.length - 1;
  const isList = call.declaration.parameters[last]?.type === 'va_list';
  return isList ? listArguments(call.guest, call.at(last)) : call.more;
}

function toStream(call: LibraryCall, stream: number, at: number): number {
  const text = format(call, at, readerOf(call));
  writeStream(call, stream, binaryBytes(text));
  return text.length;
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
class Stores implements ScanMemory {
  readonly bits: 32 | 64;
  readonly #call: LibraryCall;
  readonly #pending: (() => void)[] = [];

  constructor(call: LibraryCall) {
    this.bits = call.bits;
    this.#call = call;
  }

  store(address: number, bytes: number, value: bigint): void {
    this.#pending.push(() => this.#call.writeInteger(address, bytes, value));
  }

  storeFloat(...[address, value, kind]: Parameters<ScanMemory['storeFloat']>): void {
    this.#pending.push(() => this.#call.library.writeFloat(this.#call, address, value, kind));
  }

  storeBytes(address: number, bytes: Uint8Array): void {
    this.#pending.push(() => this.#call.write(address, bytes));
  }

  storeAllocated(address: number, bytes: Uint8Array): void {
    this.#pending.push(() => {
      const memory = allocate(this.#call, bytes.length);
      this.#call.write(memory, bytes);
      this.#call.writePointer(address, memory);
    });
  }

  commit(): void {
    for (const write of this.#pending) write();
  }
}

/** A stream as far as it has been looked at. */
class StreamInput implements ScanInput {
  readonly #call: LibraryCall;
  readonly #address: number;
  #metEnd = false;

  constructor(call: LibraryCall, address: number) {
    this.#call = call;
    this.#address = address;
  }

  at(index: number): number | undefined {
    const byte = peekStream(this.#call, this.#address, index);
    this.#metEnd = byte === undefined;
    return byte;
  }

  /** Takes what was read out of the stream. */
  consume(count: number): void {
    takeBytes(this.#call, this.#address, count);
    setStream(this.#call, this.#address, { atEnd: this.#metEnd });
  }
}

function fromStream(call: LibraryCall, stream: number, at: number): number {
  const input = new StreamInput(call, stream);
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
