// The functions of wchar.h on streams: characters, lines, and formats of wide characters.
import type { ArgumentReader } from './arguments.ts';
import { printMemory, readerOf, Stores, scanStreamInput } from './formatted-functions.ts';
import type { FunctionTable, LibraryCall, LibraryFunction } from './library-call.ts';
import { FormatError, formatText, type PrintMemory } from './print-format.ts';
import { scanFormatted } from './scan-format.ts';
import {
  orient,
  peekStream,
  setStream,
  streamAt,
  takeBytes,
  writeStream,
} from './stream-access.ts';
import {
  codesOfText,
  decoded,
  decodedText,
  encoded,
  streamBytes,
  textOfCodes,
  wideAt,
  writeWide,
} from './wide-text.ts';

const endOfFile = 0xffff_ffff;
/** Bytes that the longest character has. */
const longest = 4;

const standardInput = (call: LibraryCall) => call.readPointer(call.variable('stdin'));
const standardOutput = (call: LibraryCall) => call.readPointer(call.variable('stdout'));

/** False for a stream of bytes, which takes no wide characters. */
function put(call: LibraryCall, stream: number, codes: readonly number[]): boolean {
  const bytes = codes.flatMap(code => streamBytes(call, code));
  return writeStream(call, stream, Uint8Array.from(bytes), 'wide');
}

function putCharacter(call: LibraryCall, stream: number): number {
  return put(call, stream, [call.at(0)]) ? call.at(0) >>> 0 : endOfFile;
}

/** The next character without taking it; undefined at the end. Throws SystemError EILSEQ. */
function peek(call: LibraryCall, stream: number) {
  const bytes: number[] = [];
  while (bytes.length < longest) {
    const byte = peekStream(call, stream, bytes.length);
    if (byte === undefined) break;
    bytes.push(byte);
    const found = decoded(call, bytes);
    if (typeof found === 'object') return found;
    if (found === 'invalid') break;
  }
  if (bytes.length === 0) return undefined;
  setStream(call, stream, { hasFailed: true });
  return call.fail('EILSEQ');
}

function take(call: LibraryCall, stream: number): number | undefined {
  const found = peek(call, stream);
  if (!found) {
    setStream(call, stream, { atEnd: true });
    return undefined;
  }
  takeBytes(call, stream, found.length);
  return found.code;
}

function getCharacter(call: LibraryCall, stream: number): number {
  return orient(call, stream, 'wide') ? (take(call, stream) ?? endOfFile) : endOfFile;
}

function getLine(call: LibraryCall): number {
  const [buffer, size, stream] = [call.at(0), call.at(1), call.at(2)];
  if (size <= 0 || !orient(call, stream, 'wide')) return 0;
  const codes: number[] = [];
  while (codes.length < size - 1) {
    const code = take(call, stream);
    if (code === undefined) break;
    codes.push(code);
    if (code === 10) break;
  }
  if (codes.length === 0 && size > 1) return 0;
  writeWide(call, buffer, [...codes, 0]);
  return buffer;
}

function putBack(call: LibraryCall): number {
  const [code, stream] = [call.at(0), call.at(1)];
  const bytes = encoded(call, code);
  if (!bytes || !orient(call, stream, 'wide')) return endOfFile;
  const { pushedBack } = streamAt(call, stream);
  const reversed = [...bytes].reverse();
  setStream(call, stream, { pushedBack: [...pushedBack, ...reversed], atEnd: false });
  return code;
}

/** What a format of wide characters reads: its texts are of wide characters as well. */
function wideMemory(call: LibraryCall): PrintMemory {
  return {
    ...printMemory(call),
    text(address, limit) {
      const text = decodedText(call, call.textAt(address), limit);
      if (text === undefined) throw new FormatError('EILSEQ');
      return text;
    },
    wideText: (address, limit) => textOfCodes(wideAt(call, address, limit)),
    character: (code, isWide) =>
      isWide ? textOfCodes([code]) : (code & 0xff) < 0x80 ? textOfCodes([code & 0xff]) : undefined,
  };
}

function format(call: LibraryCall, address: number, reader: ArgumentReader): number[] {
  try {
    return codesOfText(formatText(textOfCodes(wideAt(call, address)), reader, wideMemory(call)));
  } catch (error) {
    if (error instanceof FormatError) call.fail(error.error);
    throw error;
  }
}

function print(call: LibraryCall, stream: number, at: number): number {
  const codes = format(call, call.at(at), readerOf(call));
  return put(call, stream, codes) ? codes.length : -1;
}

/** Unlike snprintf it fails where the room is too small; what fits stands there. */
function printToMemory(call: LibraryCall, at = 2): number {
  const [buffer, room] = [call.at(0), call.at(1)];
  const codes = format(call, call.at(at), readerOf(call));
  if (room === 0) return -1;
  writeWide(call, buffer, [...codes.slice(0, room - 1), 0]);
  return codes.length < room ? codes.length : -1;
}

const byteOf = (code: number) => [code & 0xff];

/** Where the texts that were read go: wide as they are, else by the locale. */
class WideStores extends Stores {
  override textBytes(codes: readonly number[], isWide: boolean): Uint8Array {
    if (!isWide)
      return Uint8Array.from(codes.flatMap(code => encoded(this.call, code) ?? byteOf(code)));
    return new Uint8Array(Int32Array.from(codes).buffer);
  }
}

function scan(call: LibraryCall, stream: number, at: number): number {
  if (!orient(call, stream, 'wide')) return -1;
  const lengths: number[] = [];
  let bytes = 0;
  const codes: number[] = [];
  const input = scanStreamInput(call, stream, index => {
    while (codes.length <= index) {
      const ahead: number[] = [];
      let found: ReturnType<typeof decoded> = 'incomplete';
      while (found === 'incomplete' && ahead.length < longest) {
        const byte = peekStream(call, stream, bytes + ahead.length);
        if (byte === undefined) return undefined;
        ahead.push(byte);
        found = decoded(call, ahead);
      }
      if (typeof found === 'string') call.fail('EILSEQ');
      codes.push(found.code);
      lengths.push(found.length);
      bytes += found.length;
    }
    return codes[index];
  });
  const stores = new WideStores(call);
  const words = textOfCodes(wideAt(call, call.at(at)));
  const { count, consumed } = scanFormatted(words, input, readerOf(call), stores);
  stores.commit();
  input.consume(lengths.slice(0, consumed).reduce((sum, each) => sum + each, 0));
  return count;
}

function scanMemory(call: LibraryCall): number {
  const codes = wideAt(call, call.at(0));
  const stores = new WideStores(call);
  const words = textOfCodes(wideAt(call, call.at(1)));
  const input = { at: (index: number) => codes[index] };
  const { count } = scanFormatted(words, input, readerOf(call), stores);
  stores.commit();
  return count;
}

const printOut: LibraryFunction = call => print(call, standardOutput(call), 0);
const printStream: LibraryFunction = call => print(call, call.at(0), 1);
const scanIn: LibraryFunction = call => scan(call, standardInput(call), 0);
const scanFrom: LibraryFunction = call => scan(call, call.at(0), 1);

export const wideStreamFunctions: FunctionTable = {
  fwide: call => {
    const wanted = Math.sign(call.at(1));
    if (wanted !== 0) orient(call, call.at(0), wanted > 0 ? 'wide' : 'bytes');
    const { orientation } = streamAt(call, call.at(0));
    return orientation === undefined ? 0 : orientation === 'wide' ? 1 : -1;
  },
  fputwc: call => putCharacter(call, call.at(1)),
  putwc: call => putCharacter(call, call.at(1)),
  putwchar: call => putCharacter(call, standardOutput(call)),
  fputws: call => (put(call, call.at(1), wideAt(call, call.at(0))) ? 1 : -1),
  fgetwc: call => getCharacter(call, call.at(0)),
  getwc: call => getCharacter(call, call.at(0)),
  getwchar: call => getCharacter(call, standardInput(call)),
  fgetws: getLine,
  ungetwc: putBack,
  wprintf: printOut,
  vwprintf: printOut,
  fwprintf: printStream,
  vfwprintf: printStream,
  swprintf: call => printToMemory(call),
  vswprintf: call => printToMemory(call),
  __wprintf_chk: call => print(call, standardOutput(call), 1),
  __fwprintf_chk: call => print(call, call.at(0), 2),
  __swprintf_chk: call => printToMemory(call, 4),
  __vswprintf_chk: call => printToMemory(call, 4),
  wscanf: scanIn,
  fwscanf: scanFrom,
  swscanf: scanMemory,
  vswscanf: scanMemory,
  __isoc99_wscanf: scanIn,
  __isoc99_fwscanf: scanFrom,
  __isoc99_swscanf: scanMemory,
};
