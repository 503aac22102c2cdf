// The bytes of a source as text, such that every byte can be had again from the text.

const chunk = 8192;

/**
 * UTF-8 to text. A byte that is no UTF-8 becomes a lone surrogate from U+DC80 to U+DCFF, which
 * `textBytes` turns back into the byte.
 */
export function sourceText(bytes: Uint8Array): string {
  let result = '';
  const plain = plainLength(bytes);
  for (let at = 0; at < plain; at += chunk) {
    const piece = bytes.subarray(at, Math.min(at + chunk, plain));
    // Without an iterator, which takes ten times as long.
    result += Reflect.apply(String.fromCharCode, undefined, piece);
  }
  const units: number[] = [];
  for (let at = plain; at < bytes.length; ) {
    const first = bytes[at]!;
    if (first < 0x80) {
      units.push(first);
      at++;
    } else at += readSequence(bytes, at, units);
    if (units.length >= chunk) {
      result += String.fromCharCode(...units);
      units.length = 0;
    }
  }
  return result + String.fromCharCode(...units);
}

/** How many bytes at the beginning are ASCII. */
function plainLength(bytes: Uint8Array): number {
  let length = 0;
  while (length < bytes.length && bytes[length]! < 0x80) length++;
  return length;
}

/** Appends the character at `at`, or its byte alone; returns how many bytes that were. */
function readSequence(bytes: Uint8Array, at: number, units: number[]): number {
  const first = bytes[at]!;
  const length = first < 0xc2 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 1;
  let point = first & (0x7f >> length);
  for (let index = 1; index < length; index++) {
    const next = bytes[at + index] ?? 0;
    if ((next & 0xc0) !== 0x80) return readByte(first, units);
    point = (point << 6) | (next & 0x3f);
  }
  const isShort = (length === 3 && point < 0x800) || (length === 4 && point < 0x10000);
  if (length === 1 || isShort || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) {
    return readByte(first, units);
  }
  if (point < 0x10000) units.push(point);
  else units.push(0xd800 + ((point - 0x10000) >> 10), 0xdc00 + ((point - 0x10000) & 0x3ff));
  return length;
}

function readByte(byte: number, units: number[]): number {
  units.push(0xdc00 | byte);
  return 1;
}
