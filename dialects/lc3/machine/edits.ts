// Applies what comes from outside: keys, and new values of registers and memory.
import { type Edit, EditError } from '#core/machine/machine.ts';
import { stopClock, writeDevice } from './devices.ts';
import { executeAlone } from './instruction-step.ts';
import {
  deviceStart,
  devices,
  linkRegister,
  memorySize,
  registerBase,
  stackPointer,
  userStart,
} from './memory-map.ts';
import { setRegister } from './registers.ts';
import type { State } from './state.ts';
import { settle } from './system-entry.ts';

const onlyThread = 1;
const bytesPerWord = 2;
/** R0 to R5: the others are the stack pointer and the place to return to. */
const argumentsMax = 6;

/** Changes the state at its moment. Throws EditError and changes nothing if it cannot. */
export function applyEdit(state: State, edit: Edit): void {
  if ('thread' in edit && edit.thread !== onlyThread) {
    throw new EditError(`There is no thread ${edit.thread}; the processor is number 1.`);
  }
  switch (edit.kind) {
    case 'input':
      // A key interrupts behind the next instruction, so that there is a moment to go back to.
      state.keyboard.type(edit.bytes);
      return;
    case 'register':
      setRegister(state, edit.register, edit.value);
      if (edit.register === 'PC') revive(state);
      break;
    case 'memory':
      writeMemory(state, edit.space, edit.address, edit.bytes);
      break;
    case 'jump':
      jump(state, edit.address);
      break;
    case 'call':
      call(state, edit.address, edit.arguments);
      break;
    case 'execute':
      execute(state, edit.bytes);
      break;
    case 'terminate':
      stopClock(state);
      break;
    case 'suspend':
      state.isSuspended = edit.suspended;
      break;
    case 'element':
      throw new EditError(
        `There is no structure ${edit.structure}; write registers and memory instead.`,
      );
  }
  settle(state);
  state.events.length = 0;
}

/** Somebody who says where to go on wants a halted machine to run. */
function revive(state: State): void {
  state.clockRuns = true;
  state.fault = undefined;
}

function jump(state: State, address: number): void {
  state.pc = checkedAddress(address);
  revive(state);
}

function checkedAddress(address: number): number {
  if (Number.isInteger(address) && address >= 0 && address < memorySize) return address;
  throw new EditError('An address is a number from x0000 to xFFFF.');
}

/**
 * Calls a subroutine. There are two conventions: arguments in R0 and up, and arguments on the
 * stack, the first one on top. A program whose R6 points into its memory has both.
 */
function call(state: State, address: number, values: readonly bigint[]): void {
  const target = checkedAddress(address);
  if (values.length > argumentsMax) {
    throw new EditError(`Registers take ${argumentsMax} arguments; ${values.length} are given.`);
  }
  const words = values.map(value => {
    const fits = BigInt.asIntN(16, value) === value || BigInt.asUintN(16, value) === value;
    if (fits) return Number(BigInt.asUintN(16, value));
    throw new EditError(`${value} is no word; it has to be from -32768 to 65535.`);
  });
  const stack = state.words[stackPointer]!;
  const onStack = stack - words.length >= userStart && stack <= deviceStart;
  words.forEach((word, number) => {
    state.words[registerBase + number] = word;
    state.strict?.wroteRegister(number);
    if (onStack) state.poke(stack - words.length + number, word);
  });
  if (onStack) state.words[stackPointer] = stack - words.length;
  state.words[linkRegister] = state.pc;
  state.strict?.wroteRegister(7);
  state.calls.push('call', state.pc, target, state.words[stackPointer]!);
  state.pc = target;
  revive(state);
}

function execute(state: State, bytes: Uint8Array): void {
  if (bytes.length !== bytesPerWord) {
    throw new EditError(`An instruction has 2 bytes; ${bytes.length} are given.`);
  }
  executeAlone(state, bytes[0]! | (bytes[1]! << 8));
}

function writeMemory(state: State, space: string, address: number, bytes: Uint8Array): void {
  if (space !== 'memory') throw new EditError(`There is no space ${space}; there is memory.`);
  const count = bytes.length / bytesPerWord;
  if (!Number.isInteger(count)) {
    throw new EditError(`A word has 2 bytes; ${bytes.length} bytes are no whole number of words.`);
  }
  if (!(Number.isInteger(address) && address >= 0 && address + count <= memorySize)) {
    throw new EditError('Memory goes from x0000 to xFFFF.');
  }
  if (address <= devices.displayData && devices.displayData < address + count) {
    throw new EditError('Writing xFE06 would print; only the program prints.');
  }
  for (let index = 0; index < count; index++) {
    const word = bytes[2 * index]! | (bytes[2 * index + 1]! << 8);
    const place = address + index;
    if (place < deviceStart) state.poke(place, word);
    else writeDevice(state, place, word);
  }
}
