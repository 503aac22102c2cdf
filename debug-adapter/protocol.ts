// The base of the Debug Adapter Protocol: messages, their framing over byte streams, transports.
import type { DebugProtocol } from '@vscode/debugprotocol';

export type Message = DebugProtocol.ProtocolMessage;
export type Request = DebugProtocol.Request;
export type Response = DebugProtocol.Response;

/** One side of a connection to a client. */
export interface Transport {
  send(message: Message): void;
  /** Settles when the client has read enough to be sent more; undefined if it has already. */
  drained(): Promise<void> | undefined;
}

/** A failure that the client shows to the user: what is wrong and what would be right. */
export class RequestError extends Error {
  /** True to open a message box; a client shows others where it asked. */
  readonly showUser: boolean;

  constructor(message: string, showUser = false) {
    super(message);
    this.showUser = showUser;
  }
}

const LONGEST_HEADER_BYTES = 8 * 1024;
const LONGEST_CONTENT_BYTES = 256 * 1024 * 1024;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The bytes of a message with its header. */
export function frameMessage(message: Message): Uint8Array {
  const content = encoder.encode(JSON.stringify(message));
  const header = encoder.encode(`Content-Length: ${content.length}\r\n\r\n`);
  const bytes = new Uint8Array(header.length + content.length);
  bytes.set(header);
  bytes.set(content, header.length);
  return bytes;
}

/** Takes bytes in any portions and gives the messages; what is no message goes to `onError`. */
export class MessageReader {
  readonly #onMessage: (message: Message) => void;
  readonly #onError: (text: string) => void;
  #chunks: Uint8Array[] = [];
  #length = 0;
  /** Bytes of content still to come before the message is whole; undefined within a header. */
  #wanted: number | undefined;

  constructor(onMessage: (message: Message) => void, onError: (text: string) => void) {
    this.#onMessage = onMessage;
    this.#onError = onError;
  }

  push(bytes: Uint8Array): void {
    this.#chunks.push(bytes);
    this.#length += bytes.length;
    while (this.#wanted === undefined ? this.#readHeader() : this.#readContent());
  }

  #readHeader(): boolean {
    const bytes = this.#join();
    const end = headerEnd(bytes);
    if (end < 0) {
      if (bytes.length <= LONGEST_HEADER_BYTES) return false;
      this.#onError('The input is no Debug Adapter Protocol: no header ends in its first 8 KiB.');
      this.#drop(bytes.length);
      return false;
    }
    const header = decoder.decode(bytes.subarray(0, end));
    this.#drop(end + 4);
    const length = Number(/^content-length:\s*([0-9]{1,12})\s*$/im.exec(header)?.[1] ?? Number.NaN);
    if (length <= LONGEST_CONTENT_BYTES) this.#wanted = length;
    else this.#onError('A message header lacks a Content-Length of at most 256 MiB.');
    return true;
  }

  #readContent(): boolean {
    const wanted = this.#wanted!;
    if (this.#length < wanted) return false;
    const content = decoder.decode(this.#join().subarray(0, wanted));
    this.#drop(wanted);
    this.#wanted = undefined;
    const message = parseMessage(content);
    if (message) this.#onMessage(message);
    else this.#onError('The content of a message is no JSON object with a type.');
    return true;
  }

  #join(): Uint8Array {
    if (this.#chunks.length === 1) return this.#chunks[0]!;
    const joined = new Uint8Array(this.#length);
    let offset = 0;
    for (const chunk of this.#chunks) {
      joined.set(chunk, offset);
      offset += chunk.length;
    }
    this.#chunks = [joined];
    return joined;
  }

  #drop(count: number): void {
    const rest = this.#join().subarray(count);
    this.#chunks = [rest];
    this.#length = rest.length;
  }
}

function headerEnd(bytes: Uint8Array): number {
  const limit = Math.min(bytes.length - 3, LONGEST_HEADER_BYTES);
  for (let index = 0; index < limit; index++) {
    const isEnd =
      bytes[index] === 13 &&
      bytes[index + 1] === 10 &&
      bytes[index + 2] === 13 &&
      bytes[index + 3] === 10;
    if (isEnd) return index;
  }
  return -1;
}

function parseMessage(content: string): Message | undefined {
  try {
    const message: unknown = JSON.parse(content);
    return isMessage(message) ? message : undefined;
  } catch {
    return undefined;
  }
}

/** True for an object with the type of a protocol message. */
export function isMessage(value: unknown): value is Message {
  const type = (value as Message | null)?.type;
  return type === 'request' || type === 'response' || type === 'event';
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base 64, as DAP carries memory; written here since the browser's functions take strings. */
export function encodeBase64(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const count = Math.min(3, bytes.length - index);
    const group = (bytes[index]! << 16) | ((bytes[index + 1] ?? 0) << 8) | (bytes[index + 2] ?? 0);
    for (let part = 0; part < 4; part++) {
      text += part <= count ? alphabet[(group >> (18 - 6 * part)) & 63] : '=';
    }
  }
  return text;
}

/** The bytes of a base 64 text, or undefined when it is none. */
export function decodeBase64(text: string): Uint8Array | undefined {
  const plain = text.replace(/={0,2}$/, '');
  if (!/^[A-Za-z0-9+/]*$/.test(plain) || plain.length % 4 === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((plain.length * 3) / 4));
  let buffer = 0;
  let bits = 0;
  let count = 0;
  for (const character of plain) {
    buffer = ((buffer << 6) | alphabet.indexOf(character)) & 0xffffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[count++] = (buffer >> bits) & 0xff;
  }
  return bytes;
}
