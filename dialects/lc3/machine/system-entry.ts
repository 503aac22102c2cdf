// How control comes to the operating system: by exceptions, by interrupts and by traps.
import { hexadecimal } from '../items.ts';
import type { CallKind } from './call-stack.ts';
import { raise, stopClock, store } from './devices.ts';
import type { EventId } from './events.ts';
import {
  keyboardPriority,
  linkRegister,
  stackPointer,
  timerPriority,
  trapVectors,
  vectors,
} from './memory-map.ts';
import type { State } from './state.ts';

/** Why an instruction could not be executed. */
export interface Problem {
  readonly event: EventId;
  readonly vector: number;
  /** A sentence without its place and full stop: `Illegal opcode: xD000`. */
  readonly text: string;
}

export const illegalOpcode = (word: number): Problem => ({
  event: 'illegal-opcode',
  vector: vectors.illegalOpcode,
  text: `Illegal opcode: ${hexadecimal(word)}`,
});

export const accessViolation = (how: string, address: number): Problem => ({
  event: 'access-violation',
  vector: vectors.accessViolation,
  text: `Access violation: a user program ${how} ${hexadecimal(address)}`,
});

export const privilegeViolation: Problem = {
  event: 'privilege',
  vector: vectors.privilege,
  text: 'Privilege violation: RTI in a user program',
};

/** The handler of a problem goes on where it happened; the priority stays as it is. */
export function enterException(state: State, { event, vector, text }: Problem, at: number): void {
  const sentence = `${text} at ${hexadecimal(at)}.`;
  raise(state, event, () => sentence);
  enter(state, 'exception', vector, at, sentence);
}

/**
 * TRAP. In the 3rd edition status and program counter go onto the supervisor's stack and R7 stays
 * as it is; in the 2nd R7 takes the program counter, and the mode stays as it is.
 */
export function enterTrap(state: State, vector: number, next: number): void {
  const at = (next - 1) & 0xffff;
  raise(state, 'trap', () => `TRAP x${vector.toString(16).toUpperCase()} at ${hexadecimal(at)}.`);
  const handler = state.peek(vector);
  if (vector === trapVectors.halt && handler === state.system.halt) {
    state.pc = at;
    stopClock(state);
    return;
  }
  const text = `Unknown trap: x${vector.toString(16).toUpperCase()} at ${hexadecimal(at)}.`;
  if (state.settings.edition === 3) {
    enter(state, 'trap', vector, next, text);
    return;
  }
  state.words[linkRegister] = next;
  state.strict?.wroteRegister(7);
  state.calls.push('trap', next, handler, state.words[stackPointer]!);
  state.pc = handler;
  if (state.system.faults.has(handler)) state.fault = text;
}

/** `fault` says what has happened, should the handler be one after which nothing goes on. */
function enter(
  state: State,
  kind: CallKind,
  vector: number,
  returnAddress: number,
  fault: string,
): void {
  const { status } = state;
  const stack = state.words[stackPointer]!;
  state.setMode(false);
  push(state, status);
  push(state, returnAddress);
  const handler = state.peek(vector);
  state.calls.push(kind, returnAddress, handler, stack);
  state.pc = handler;
  if (state.system.faults.has(handler)) state.fault = fault;
}

function push(state: State, word: number): void {
  const address = (state.words[stackPointer]! - 1) & 0xffff;
  state.words[stackPointer] = address;
  store(state, address, word);
}

/**
 * Between two instructions: lets the timer tick, and a device interrupt whose priority is above
 * that of the processor.
 */
export function settle(state: State): void {
  const { timer } = state;
  timer.advance(state.moment);
  if (!state.clockRuns || state.isSuspended) return;
  if (timer.isReady && timer.interrupts && timerPriority > state.priority) {
    timer.isReady = false;
    interrupt(state, vectors.timer, timerPriority, 'timer');
  } else if (isInterruptDue(state)) {
    interrupt(state, vectors.keyboard, keyboardPriority, 'keyboard');
  }
}

/** True where a key has come that interrupts behind the next instruction. */
export function isInterruptDue({ keyboard, priority }: State): boolean {
  return keyboard.isReady && keyboard.interrupts && keyboardPriority > priority;
}

function interrupt(state: State, vector: number, priority: number, device: string): void {
  const at = hexadecimal(state.pc);
  raise(state, 'interrupt', () => `The ${device} interrupts before ${at}.`);
  enter(state, 'interrupt', vector, state.pc, `No handler for the ${device} at ${at}.`);
  state.priority = priority;
}
