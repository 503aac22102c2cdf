// The bytes of a file as a value: a write makes a new one that shares the pieces it leaves alone.

const pieceSize = 16_384;

export interface FileContent {
  readonly size: number;
  /** Each of `pieceSize` bytes; what lies behind `size` is zeros. */
  readonly pieces: readonly Uint8Array[];
}

export const emptyContent: FileContent = { size: 0, pieces: [] };

const zeros = new Uint8Array(pieceSize);

export function contentOf(bytes: Uint8Array): FileContent {
  return writeContent(emptyContent, 0, bytes);
}

/** At most `count` bytes from `offset` on; fewer at the end. */
export function readContent({ size, pieces }: FileContent, offset: number, count: number) {
  const bytes = new Uint8Array(Math.max(0, Math.min(count, size - offset)));
  for (let done = 0; done < bytes.length; ) {
    const at = offset + done;
    const inside = at % pieceSize;
    const piece = pieces[Math.floor(at / pieceSize)] ?? zeros;
    const part = piece.subarray(inside, inside + bytes.length - done);
    bytes.set(part, done);
    done += part.length;
  }
  return bytes;
}

/** The content with `bytes` at `offset`; a gap before it becomes zeros. */
export function writeContent(content: FileContent, offset: number, bytes: Uint8Array): FileContent {
  if (bytes.length === 0) return content;
  const pieces = content.pieces.slice();
  const size = Math.max(content.size, offset + bytes.length);
  for (let done = 0; done < bytes.length; ) {
    const at = offset + done;
    const index = Math.floor(at / pieceSize);
    const inside = at % pieceSize;
    const piece = new Uint8Array(pieceSize);
    piece.set(pieces[index] ?? zeros);
    const part = bytes.subarray(done, done + pieceSize - inside);
    piece.set(part, inside);
    while (pieces.length < index) pieces.push(zeros);
    pieces[index] = piece;
    done += part.length;
  }
  return { size, pieces };
}

/** Cut at `size`, or filled with zeros up to it. */
export function resizeContent(content: FileContent, size: number): FileContent {
  if (size >= content.size) return { size, pieces: content.pieces };
  const pieces = content.pieces.slice(0, Math.ceil(size / pieceSize));
  const inside = size % pieceSize;
  const last = pieces.at(-1);
  if (inside > 0 && last && pieces.length === Math.ceil(size / pieceSize)) {
    const piece = new Uint8Array(pieceSize);
    piece.set(last.subarray(0, inside));
    pieces[pieces.length - 1] = piece;
  }
  return { size, pieces };
}

export function bytesOf(content: FileContent): Uint8Array {
  return readContent(content, 0, content.size);
}
