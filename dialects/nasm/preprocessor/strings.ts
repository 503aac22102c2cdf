// Strings as nasm writes them back: in the plainest quotes that hold them.
import { textBytes } from '../syntax/strings.ts';

const named: Readonly<Record<number, string>> = {
  7: '\\a',
  8: '\\b',
  9: '\\t',
  10: '\\n',
  11: '\\v',
  12: '\\f',
  13: '\\r',
  27: '\\e',
};

/** A text in quotes. */
export function quotedString(text: string): string {
  return quotedBytes(textBytes(text));
}

/** Bytes in quotes. */
export function quotedBytes(bytes: Uint8Array): string {
  let [single, double, backquoted, plain] = [false, false, false, true];
  for (const each of bytes) {
    if (each === 0x27) single = true;
    else if (each === 0x22) double = true;
    else if (each === 0x60) backquoted = true;
    else if (each < 0x20 || each > 0x7e) plain = false;
  }
  if (plain && !single) return `'${asciiText(bytes)}'`;
  if (plain && !double) return `"${asciiText(bytes)}"`;
  return `\`${escaped(bytes, backquoted)}\``;
}

function asciiText(bytes: Uint8Array): string {
  let text = '';
  for (const each of bytes) text += String.fromCharCode(each);
  return text;
}

function escaped(bytes: Uint8Array, hasBackquote: boolean): string {
  let text = '';
  for (let index = 0; index < bytes.length; index++) {
    const each = bytes[index]!;
    if (each === 0x5c || (hasBackquote && each === 0x60)) text += `\\${String.fromCharCode(each)}`;
    else if (each >= 0x20 && each <= 0x7e) text += String.fromCharCode(each);
    else text += named[each] ?? numericEscape(bytes, index);
  }
  return text;
}

/** An octal escape, as short as the byte behind it allows. */
function numericEscape(bytes: Uint8Array, index: number): string {
  const each = bytes[index]!;
  const next = bytes[index + 1] ?? 0;
  const digitFollows = next >= 0x30 && next <= 0x37;
  return `\\${each.toString(8).padStart(digitFollows ? 3 : 1, '0')}`;
}
