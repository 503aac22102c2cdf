// The framing of the Debug Adapter Protocol over byte streams, as a client needs it.

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const headerEnd = '\r\n\r\n';
const headerBytesMax = 1024;

/** The bytes of a message with its header. */
export function frameMessage(message: object): Uint8Array {
  const content = encoder.encode(JSON.stringify(message));
  const header = encoder.encode(`Content-Length: ${content.length}${headerEnd}`);
  const bytes = new Uint8Array(header.length + content.length);
  bytes.set(header);
  bytes.set(content, header.length);
  return bytes;
}

/** Takes bytes in any portions and gives the messages in them. */
export class MessageReader {
  readonly #onMessage: (message: object) => void;
  #chunks: Uint8Array[] = [];
  #length = 0;
  /** Bytes that have to be there before it is worth looking again. */
  #wanted = 0;

  constructor(onMessage: (message: object) => void) {
    this.#onMessage = onMessage;
  }

  push(bytes: Uint8Array): void {
    this.#chunks.push(bytes);
    this.#length += bytes.length;
    if (this.#length < this.#wanted) return;
    let rest = this.#join();
    for (let message = this.#take(rest); message; message = this.#take(rest)) {
      rest = rest.subarray(message.end);
      this.#onMessage(message.content);
    }
    this.#chunks = [rest];
    this.#length = rest.length;
  }

  /** The first message, if the bytes hold all of it. */
  #take(bytes: Uint8Array): { readonly content: object; readonly end: number } | undefined {
    const header = decoder.decode(bytes.subarray(0, headerBytesMax));
    const split = header.indexOf(headerEnd);
    this.#wanted = 0;
    if (split < 0) return undefined;
    const length = Number(/content-length: *([0-9]+)/i.exec(header)?.[1] ?? 0);
    const start = split + headerEnd.length;
    const end = start + length;
    if (bytes.length < end) {
      this.#wanted = end;
      return undefined;
    }
    return { content: JSON.parse(decoder.decode(bytes.subarray(start, end))), end };
  }

  #join(): Uint8Array {
    const [first] = this.#chunks;
    if (first && this.#chunks.length === 1) return first;
    const joined = new Uint8Array(this.#length);
    let offset = 0;
    for (const chunk of this.#chunks) {
      joined.set(chunk, offset);
      offset += chunk.length;
    }
    return joined;
  }
}
