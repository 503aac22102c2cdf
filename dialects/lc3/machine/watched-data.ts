// Marks in the access map what a run watches: data breakpoints, and words that are no code.
import type { DataWatch } from '#core/machine/machine.ts';
import { data, watchedRead, watchedWrite } from './access-map.ts';
import { deviceStart, memorySize } from './memory-map.ts';
import { isData, isInstruction, type State } from './state.ts';

/** Does nothing where the same things were watched before. */
export function watchData(state: State, watches: readonly DataWatch[], marksData: boolean): void {
  if (state.data !== watches) {
    if (state.data.length > 0) state.access.clearAll(watchedRead | watchedWrite);
    state.data = watches;
    for (const watch of watches) mark(state, watch);
  }
  if (state.marksData === marksData) return;
  state.marksData = marksData;
  if (marksData) markData(state);
  else state.access.clearAll(data);
}

/** Marks every word that is no instruction, and finds the instructions right before such. */
function markData(state: State): void {
  const { wordKinds, access } = state;
  const borders: number[] = [];
  for (let address = 0; address < deviceStart; address++) {
    if (wordKinds[address] !== isData) continue;
    access.set(address, data);
    if (wordKinds[address - 1] === isInstruction) borders.push(address - 1);
  }
  state.borders = borders;
}

function mark({ access: map }: State, { target, access }: DataWatch): void {
  if (target.kind !== 'memory' || target.space !== 'memory') return;
  const bits = (access === 'write' ? 0 : watchedRead) | (access === 'read' ? 0 : watchedWrite);
  const end = Math.min(memorySize, target.address + target.length);
  for (let address = Math.max(0, target.address); address < end; address++) map.set(address, bits);
}
