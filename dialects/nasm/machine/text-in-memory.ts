// Text in memory, as it is shown beside an address that leads there.
import { peekBytes } from './memory-access.ts';
import type { X86State } from './state.ts';

const shownCharacters = 64;
/** Shorter ones are more often numbers. */
const shortest = 2;

export function isPrintable(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || byte === 9 || byte === 10 || byte === 13;
}

/** Bytes in quotes, `…` behind what is cut. */
export function shownText(characters: Uint8Array): string {
  const shown = String.fromCharCode(...characters.subarray(0, shownCharacters));
  return JSON.stringify(shown) + (characters.length > shownCharacters ? '…' : '');
}

/** What stands at an address and can be read; undefined for other bytes. */
export function textAt({ processor, memory }: X86State, address: number): string | undefined {
  const content = peekBytes(processor, memory, address, shownCharacters + 1);
  const end = content.findIndex(byte => !isPrintable(byte));
  const characters = end < 0 ? content : content.subarray(0, end);
  return characters.length < shortest ? undefined : shownText(characters);
}
