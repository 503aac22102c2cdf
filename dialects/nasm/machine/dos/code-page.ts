// Characters of the IBM PC (code page 437) and those of Unicode.

const low =
  '\0☺☻♥♦♣♠\x07\b\t\n♂♀\r♫☼►◄↕‼¶§▬↨↑↓→\x1b∟↔▲▼' +
  ' !"#$%&\'()*+,-./0123456789:;<=>?' +
  '@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_' +
  '`abcdefghijklmnopqrstuvwxyz{|}~⌂';
const high =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒ' +
  'áíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐' +
  '└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀' +
  'αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\xa0';

const characters = [...low, ...high];
const byCharacter = new Map(characters.map((character, byte) => [character, byte]));

/** What a screen shows of bytes; bell, backspace, tabulator, ends of lines and escape stay. */
export function textOfBytes(bytes: Uint8Array): string {
  return Array.from(bytes, byte => characters[byte]).join('');
}

/** The byte of a character; a question mark for one that the PC does not have. */
export function byteOfCharacter(character: string): number {
  return byCharacter.get(character) ?? 0x3f;
}
