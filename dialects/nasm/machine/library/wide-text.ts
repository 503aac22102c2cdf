// Characters of more than a byte: what a locale makes of them, and strings of four bytes each.
import { type LibraryCall, textMax } from './library-call.ts';

/** The locale of characters is C until setlocale has chosen another: C.UTF-8 is the only one. */
export function hasUtf8(call: LibraryCall): boolean {
  return call.textAt(call.variable('.locale'), 16).endsWith('8');
}

const lastCode = 0x10ffff;

function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff;
}

/** The bytes of a character; undefined where the locale has none. */
export function encoded(call: LibraryCall, code: number): readonly number[] | undefined {
  if (code >= 0 && code < 0x80) return [code];
  if (!hasUtf8(call) || code < 0 || code > lastCode || isSurrogate(code)) return undefined;
  if (code < 0x800) return [0xc0 | (code >> 6), 0x80 | (code & 0x3f)];
  const low = [0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)];
  if (code < 0x1_0000) return [0xe0 | (code >> 12), ...low];
  return [0xf0 | (code >> 18), 0x80 | ((code >> 12) & 0x3f), ...low];
}

/** A character with the bytes that it takes, or why there is none. */
export type Decoded = { readonly code: number; readonly length: number } | 'invalid' | 'incomplete';

/** Bytes of a character by its first one, its bits there, and the least code that needs them. */
const leads = [
  { mask: 0xe0, lead: 0xc0, length: 2, least: 0x80 },
  { mask: 0xf0, lead: 0xe0, length: 3, least: 0x800 },
  { mask: 0xf8, lead: 0xf0, length: 4, least: 0x1_0000 },
] as const;

/** The first character of some bytes, of which there is at least one. */
export function decoded(call: LibraryCall, bytes: ArrayLike<number>): Decoded {
  const first = bytes[0]!;
  if (first < 0x80) return { code: first, length: 1 };
  const row = hasUtf8(call) ? leads.find(({ mask, lead }) => (first & mask) === lead) : undefined;
  if (!row) return 'invalid';
  let code = first & ~row.mask & 0xff;
  for (let index = 1; index < row.length; index++) {
    const byte = bytes[index];
    if (byte === undefined) return 'incomplete';
    if ((byte & 0xc0) !== 0x80) return 'invalid';
    code = (code << 6) | (byte & 0x3f);
  }
  const isWrong = code < row.least || code > lastCode || isSurrogate(code);
  return isWrong ? 'invalid' : { code, length: row.length };
}

/** The wide string at an address without its zero, at most `limit` characters. */
export function wideAt(call: LibraryCall, address: number, limit = textMax): number[] {
  const codes: number[] = [];
  while (codes.length < limit) {
    const code = call.readInteger(address + codes.length * 4, 4);
    if (code === 0) break;
    codes.push(code);
  }
  return codes;
}

export function writeWide(call: LibraryCall, address: number, codes: readonly number[]): void {
  const bytes = new DataView(new ArrayBuffer(codes.length * 4));
  codes.forEach((code, index) => {
    bytes.setInt32(index * 4, code, true);
  });
  call.write(address, new Uint8Array(bytes.buffer));
}

/** Codes as a text; those that are none stand as the replacement character. */
export function textOfCodes(codes: readonly number[]): string {
  const shown = codes.map(code => (code >= 0 && code <= lastCode ? code : 0xfffd));
  return shown.map(code => String.fromCodePoint(code)).join('');
}

export function codesOfText(text: string): number[] {
  return Array.from(text, each => each.codePointAt(0)!);
}

/** All characters of bytes, one a character of a text; undefined where one is none. */
export function decodedText(call: LibraryCall, text: string, limit = textMax): string | undefined {
  const bytes = Array.from(text, each => each.charCodeAt(0));
  const codes: number[] = [];
  for (let at = 0; at < bytes.length && codes.length < limit; ) {
    const found = decoded(call, bytes.slice(at, at + 4));
    if (typeof found === 'string') return undefined;
    codes.push(found.code);
    at += found.length;
  }
  return textOfCodes(codes);
}

/** What streams of the C locale print for what it has no byte for, as in glibc; others are `?`. */
const substitutes: ReadonlyMap<string, string> = new Map(
  (
    '\u00a0=  ©=(C) «=<< \u00ad=- ®=(R) µ=u ¸=, »=>> Æ=AE ×=x ß=ss æ=ae Ĳ=IJ ĳ=ij Œ=OE œ=oe ' +
    '‐=- ‑=- ‒=- –=- —=-- ―=- ‘=\' ’=\' ‚=, ‛=\' “=" ”=" „=,, ‟=" †=+ •=o …=... ‹=< ›=> ‼=!! ' +
    '€=EUR ™=(TM) ←=<- →=-> ↔=<-> ⇐=<= ⇒==> ⇔=<=> −=- ∕=/ ∗=* ≤=<= ≥=>= ─=- │=| ┌=+ ┐=+ └=+ ' +
    '┘=+ ├=+ ┤=+ ┬=+ ┴=+ ┼=+ Ё=YO А=A Б=B В=V Г=G Д=D Е=E Ж=ZH З=Z И=I Й=J К=K Л=L М=M Н=N О=O ' +
    'П=P Р=R С=S Т=T У=U Ф=F Х=X Ц=CZ Ч=CH Ш=SH Щ=SHH Ъ=A` Ы=Y` Ь=` Э=E` Ю=YU Я=YA а=a б=b в=v ' +
    'г=g д=d е=e ж=zh з=z и=i й=j к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=x ц=cz ч=ch ш=sh ' +
    'щ=shh ъ=`` ы=y` ь=` э=e` ю=yu я=ya ё=yo α=a β=v γ=g δ=d ε=e λ=l μ=m π=p σ=s φ=f ω=o Ω=O'
  )
    .split(/ (?! )/)
    .map(pair => [pair[0]!, pair.slice(2)]),
);

/** The bytes that a wide stream writes for a character, which is never lost. */
export function streamBytes(call: LibraryCall, code: number): readonly number[] {
  const bytes = encoded(call, code);
  if (bytes) return bytes;
  const instead = substitutes.get(textOfCodes([code])) ?? '?';
  return Array.from(instead, each => each.charCodeAt(0));
}
