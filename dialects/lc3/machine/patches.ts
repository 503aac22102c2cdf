// Words that make the fast paths stop, put in place of others while a run goes on.
import { border, patched } from './access-map.ts';
import { deviceStart } from './memory-map.ts';
import { attentionWord, type State } from './state.ts';

/** Puts the stopping word at each address; the program keeps seeing what stands there. */
export function patchWords(state: State, addresses: Iterable<number>): void {
  for (const address of addresses) {
    const isMemory = address >= 0 && address < deviceStart;
    if (!isMemory || state.patches.has(address)) continue;
    state.patches.set(address, state.words[address]!);
    state.words[address] = attentionWord;
    state.access.set(address, patched);
  }
}

export function unpatchWords(state: State): void {
  for (const [address, word] of state.patches) {
    state.words[address] = word;
    state.access.clear(address, patched);
  }
  state.patches.clear();
  if (!state.marksData) return;
  for (const address of state.borders) state.access.clear(address, border);
}

/**
 * Makes the fast paths stop at every instruction from which control may run on into words that are
 * none, and tells when another one is written to such a place.
 */
export function patchBorders(state: State): void {
  state.bordersChanged = false;
  if (!state.marksData) return;
  for (const address of state.borders) {
    if (state.patches.has(address)) continue;
    if (mayRunOn(state.words[address]!)) patchWords(state, [address]);
    else state.access.set(address, border);
  }
}

/** False for jumps, and for what is executed step by step anyway. */
function mayRunOn(word: number): boolean {
  const opcode = word >> 12;
  return opcode !== 12 && opcode !== 15 && opcode !== 8 && (word & 0xfe00) !== 0x0e00;
}
