// What reading and writing a word does, devices included.
import { hexadecimal } from '../items.ts';
import { data, guarded, slowRead, slowWrite } from './access-map.ts';
import { append } from './console.ts';
import type { EventId } from './events.ts';
import {
  deviceStart,
  devices,
  interruptBit,
  readyBit,
  statusBits,
  userMode,
} from './memory-map.ts';
import type { State } from './state.ts';

/** What `load` gives where a user program may not read. */
export const violation = -1;

/** Notes an event of the present step if somebody wants it; the first of each kind counts. */
export function raise(state: State, id: EventId, text: () => string): void {
  if (!state.wanted.has(id) || state.events.some(known => known.id === id)) return;
  state.events.push({ id, text: text() });
}

/** The word at an address as the program reads it, or `violation`. */
export function load(state: State, address: number): number {
  const bits = state.accessNow[address]!;
  if (state.strict) checkWritten(state, state.strict, address);
  if ((bits & slowRead) === 0) return state.words[address]!;
  if ((bits & guarded) !== 0 && address < deviceStart) return violation;
  if (address >= deviceStart && state.isUser && state.access.protects) return violation;
  noteAccess(state, address, false);
  return address >= deviceStart ? readDevice(state, address) : state.peek(address);
}

/** Writes a word as the program does; false where a user program may not. */
export function store(state: State, address: number, word: number): boolean {
  const bits = state.accessNow[address]!;
  if ((bits & slowWrite) === 0) {
    state.words[address] = word;
    state.strict?.wrote(address);
    return true;
  }
  if ((bits & guarded) !== 0 && address < deviceStart) return false;
  if (address >= deviceStart && state.isUser && state.access.protects) return false;
  if (address >= deviceStart) writeDevice(state, address, word);
  else state.poke(address, word);
  noteAccess(state, address, true);
  return true;
}

function checkWritten(state: State, strict: NonNullable<State['strict']>, address: number): void {
  if (address >= deviceStart || state.isInSystem || strict.isWritten(address)) return;
  const text = `${hexadecimal(state.pc)} reads ${hexadecimal(address)}, which was never written.`;
  strict.note(text);
  raise(state, 'uninitialised-read', () => text);
}

function noteAccess(state: State, address: number, isWrite: boolean): void {
  if (state.dataHit || state.data.length === 0) return;
  const watch = state.data.find(({ target, access }) => {
    if (target.kind !== 'memory' || target.space !== 'memory') return false;
    if (access !== 'readWrite' && access !== (isWrite ? 'write' : 'read')) return false;
    return address >= target.address && address < target.address + target.length;
  });
  if (watch) state.dataHit = { watch, address };
}

/** What a device register holds, with no effect. */
export function peekDevice(state: State, address: number): number {
  switch (address) {
    case devices.keyboardStatus:
      return state.keyboard.status;
    case devices.keyboardData:
      return state.keyboard.data;
    case devices.displayStatus:
      return readyBit;
    case devices.timerStatus:
      return state.timer.status;
    case devices.timerInterval:
      return state.timer.interval;
    case devices.processorStatus:
      return state.status;
    case devices.machineControl:
      return (state.clockRuns ? readyBit : 0) | (state.peek(address) & ~readyBit);
    default:
      return state.peek(address);
  }
}

function readDevice(state: State, address: number): number {
  const word = peekDevice(state, address);
  if (address === devices.keyboardData) state.keyboard.take();
  if (address === devices.timerStatus) state.timer.isReady = false;
  return word;
}

/** Writes a device register with all that follows from it. */
export function writeDevice(state: State, address: number, word: number): void {
  switch (address) {
    case devices.keyboardStatus:
      state.keyboard.interrupts = (word & interruptBit) !== 0;
      return;
    case devices.displayData:
      append(state.output, state.moment, state.display.print(word & 0xff), state.pc);
      return;
    case devices.timerStatus:
      state.timer.interrupts = (word & interruptBit) !== 0;
      return;
    case devices.timerInterval:
      state.timer.start(word, state.moment);
      return;
    case devices.processorStatus:
      // Unlike RTI this leaves the stack pointer alone.
      state.isUser = (word & userMode) !== 0;
      state.priority = ((word & statusBits) >> 8) & 7;
      state.codes = word & 7;
      return;
    case devices.machineControl:
      state.poke(address, word);
      if ((word & readyBit) === 0) stopClock(state);
      else state.clockRuns = true;
      return;
    case devices.keyboardData:
    case devices.displayStatus:
      return;
    default:
      state.poke(address, word);
  }
}

/** Halts the machine; a character that never became complete is printed as it is. */
export function stopClock(state: State): void {
  state.clockRuns = false;
  append(state.output, state.moment, state.display.flush(), state.pc);
}

/** True for a word that the source does not call an instruction, where that is asked for. */
export function isMarkedData({ access }: State, address: number): boolean {
  return (access.supervisor[address]! & data) !== 0;
}
