// Reads the number and character literals that C-like notations share.

const escapes: Readonly<Record<string, number>> = {
  n: 10,
  t: 9,
  r: 13,
  '0': 0,
  a: 7,
  b: 8,
  e: 27,
  '\\': 92,
  "'": 39,
  '"': 34,
};

/** The value of `12`, `0x1F` or `0b101`; undefined if the text is no such number. */
export function parseNumber(text: string): number | undefined {
  if (/^[0-9]+$/.test(text)) return Number(text);
  if (!/^(0x[0-9a-f]+|0b[01]+)$/i.test(text)) return undefined;
  return Number(text);
}

/** The code point of a literal with its quotes, `'a'` or `'\n'`; undefined if malformed. */
export function parseCharacter(text: string): number | undefined {
  const body = text.slice(1, -1);
  const hexadecimal = /^\\x([0-9a-f]{2})$/i.exec(body);
  if (hexadecimal) return Number.parseInt(hexadecimal[1]!, 16);
  if (body.startsWith('\\')) return body.length === 2 ? escapes[body[1]!] : undefined;
  const points = [...body];
  return points.length === 1 ? points[0]!.codePointAt(0) : undefined;
}
