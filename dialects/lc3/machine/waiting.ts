// Finds out that a program does nothing but wait for a key, so that nobody has to run its loop.
import { guarded } from './access-map.ts';
import { peekDevice, violation } from './devices.ts';
import {
  devices,
  keyboardPriority,
  negative,
  positive,
  registerBase,
  registerCount,
  zero,
} from './memory-map.ts';
import type { State } from './state.ts';

/** A loop of more instructions than this does not count as waiting. */
const longestLoop = 32;

/** What the loop changes while it is tried out. */
interface Trial {
  readonly state: State;
  readonly registers: Uint16Array;
  pc: number;
  codes: number;
}

const signed = (word: number, bits: number) => (word << (32 - bits)) >> (32 - bits);

/**
 * True where the program can only come back to this very state until somebody types: it asks the
 * keyboard again and again, or jumps to itself with nothing but the keyboard to interrupt it.
 */
export function waitsForKey(state: State): boolean {
  const { keyboard, timer } = state;
  if (keyboard.isReady || timer.interval !== 0 || !state.clockRuns) return false;
  const word = state.peek(state.pc);
  if (isSelfJump(state, word)) {
    return keyboard.interrupts && state.priority < keyboardPriority;
  }
  const trial: Trial = {
    state,
    registers: state.words.slice(registerBase, registerBase + registerCount),
    pc: state.pc,
    codes: state.codes,
  };
  if (loadAddress(trial, word) !== devices.keyboardStatus) return false;
  for (let step = 0; step < longestLoop; step++) {
    if (!tryStep(trial)) return false;
    if (trial.pc === state.pc) return isBack(trial);
  }
  return false;
}

/** A BR that is taken and leads to itself. */
export function isSelfJump(state: State, word: number): boolean {
  const taken = ((word >> 9) & 7 & state.codes) !== 0;
  return word >> 12 === 0 && taken && (word & 0x1ff) === 0x1ff;
}

function isBack({ state, registers, codes }: Trial): boolean {
  const isSame = registers.every((value, number) => value === state.words[registerBase + number]);
  return isSame && codes === state.codes;
}

/** Where a load reads in the end; `violation` for other instructions, and where it may not. */
function loadAddress(trial: Trial, word: number): number {
  const relative = (trial.pc + 1 + signed(word, 9)) & 0xffff;
  switch (word >> 12) {
    case 2:
      return relative;
    case 6:
      return (trial.registers[(word >> 6) & 7]! + signed(word, 6)) & 0xffff;
    case 10:
      return look(trial, relative);
    default:
      return violation;
  }
}

/** A word that may be read without anything coming of it. */
function look({ state }: Trial, address: number): number {
  if ((state.accessNow[address]! & guarded) === 0) return state.peek(address);
  const isHarmless = address === devices.keyboardStatus || address === devices.displayStatus;
  return isHarmless && !(state.isUser && state.access.protects)
    ? peekDevice(state, address)
    : violation;
}

/** One step of a loop that changes registers only; false for an instruction that does more. */
function tryStep(trial: Trial): boolean {
  const word = trial.state.peek(trial.pc);
  const next = (trial.pc + 1) & 0xffff;
  const opcode = word >> 12;
  if (opcode === 0) {
    const taken = ((word >> 9) & 7 & trial.codes) !== 0;
    trial.pc = taken ? (next + signed(word, 9)) & 0xffff : next;
    return true;
  }
  const value = resultOf(trial, word, opcode);
  if (value === violation) return false;
  trial.registers[(word >> 9) & 7] = value;
  trial.codes = value === 0 ? zero : value & 0x8000 ? negative : positive;
  trial.pc = next;
  return true;
}

function resultOf(trial: Trial, word: number, opcode: number): number {
  const { registers } = trial;
  const first = registers[(word >> 6) & 7]!;
  const isPlain = (word & 0x20) !== 0 || (word & 0x18) === 0;
  const second = word & 0x20 ? signed(word, 5) : registers[word & 7]!;
  if (opcode === 1 && isPlain) return (first + second) & 0xffff;
  if (opcode === 5 && isPlain) return first & second & 0xffff;
  if (opcode === 9 && (word & 0x3f) === 0x3f) return first ^ 0xffff;
  const address = loadAddress(trial, word);
  return address === violation ? violation : look(trial, address);
}
