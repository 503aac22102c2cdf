// UTF-8 without an encoder of the platform, which this folder does not know.

const replacement = 0xfffd;

/** The bytes of one code point. Half of a pair alone is no character and becomes U+FFFD. */
export function utf8Bytes(given: number): readonly number[] {
  const point = given >= 0xd800 && given <= 0xdfff ? replacement : given;
  const last = (shift: number) => 0x80 | ((point >> shift) & 0x3f);
  if (point < 0x80) return [point];
  if (point < 0x800) return [0xc0 | (point >> 6), last(0)];
  if (point < 0x10000) return [0xe0 | (point >> 12), last(6), last(0)];
  return [0xf0 | (point >> 18), last(12), last(6), last(0)];
}

export function encodeUtf8(text: string): Uint8Array {
  return Uint8Array.from([...text].flatMap(character => utf8Bytes(character.codePointAt(0)!)));
}
