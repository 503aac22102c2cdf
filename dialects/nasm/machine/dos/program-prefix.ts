// What DOS puts before a program: how to end it, its memory, its environment, its command line.
import { environmentSegment, memoryEnd } from './memory-map.ts';
import { nameAt } from './name-parsing.ts';

export const prefixSize = 0x100;
const memoryEndAt = 2;
const environmentAt = 0x2c;
const callAt = 0x50;
/** Blocks for files that the first two words may name. */
const blocksAt = [0x5c, 0x6c] as const;
const wordsAt = 0x80;
const wordsMax = 126;

/** `words` is the command line behind the program's name. */
export function programPrefix(words: string): Uint8Array {
  const prefix = new Uint8Array(prefixSize);
  const view = new DataView(prefix.buffer);
  // int 0x20 at its beginning, where a plain RET leads; int 0x21 and retf for old callers.
  prefix.set([0xcd, 0x20]);
  view.setUint16(memoryEndAt, memoryEnd, true);
  view.setUint16(environmentAt, environmentSegment, true);
  prefix.set([0xcd, 0x21, 0xcb], callAt);
  const [first = '', second = ''] = words.split(/[ \t]+/).filter(word => word !== '');
  for (const [index, word] of [first, second].entries()) {
    const { drive, name, ending } = nameAt(word, 0);
    const characters = [...(name + ending)].map(each => each.charCodeAt(0) & 0xff);
    prefix.set([drive, ...characters], blocksAt[index]!);
  }
  const tail = [...(words === '' ? '' : ` ${words}`)].slice(0, wordsMax);
  prefix[wordsAt] = tail.length;
  prefix.set([...tail.map(character => character.charCodeAt(0) & 0xff), 0x0d], wordsAt + 1);
  return prefix;
}

/** Names and values, each with a zero behind it, and then where the program comes from. */
export function environmentBlock(variables: readonly string[], path: string): Uint8Array {
  const text = `${variables.map(each => `${each}\0`).join('')}\0`;
  const bytes = (from: string) => [...from].map(character => character.charCodeAt(0) & 0xff);
  return Uint8Array.from([...bytes(text), 1, 0, ...bytes(`${path}\0`)]);
}
