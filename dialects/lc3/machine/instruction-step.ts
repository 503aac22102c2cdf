// Executes one instruction with everything that it may do: the reference for the faster ways.
import { hexadecimal } from '../items.ts';
import { isMarkedData, load, raise, store, violation } from './devices.ts';
import {
  deviceStart,
  linkRegister,
  negative,
  positive,
  registerBase,
  stackPointer,
  userStart,
  zero,
} from './memory-map.ts';
import { mayBeInstruction, type State } from './state.ts';
import {
  accessViolation,
  enterException,
  enterTrap,
  illegalOpcode,
  type Problem,
  privilegeViolation,
  settle,
} from './system-entry.ts';

/** `next` is the address behind the instruction, where the program counter stands already. */
type Operation = (state: State, word: number, next: number) => Problem | undefined;

/** One step: an instruction, the exception that it raises, and an interrupt behind it. */
export function stepInstruction(state: State): void {
  const at = state.pc;
  const problem = execute(state, at);
  state.moment++;
  if (problem) enterException(state, problem, at);
  settle(state);
  // Where nobody says what the words before are, running on is no news.
  const isUnclear = state.wordKinds[at] === mayBeInstruction && state.pc === at + 1;
  if (isMarkedData(state, state.pc) && !isMarkedData(state, at) && !isUnclear) {
    raise(state, 'executing-data', () => {
      const place = hexadecimal(state.pc);
      return `${hexadecimal(at)} leads to ${place}, which is no instruction in the source.`;
    });
  }
}

/**
 * Executes an instruction that stands nowhere, as if it stood right before the next one: that is
 * where its distances count from, and where calls and exceptions come back to.
 */
export function executeAlone(state: State, word: number): void {
  const next = state.pc;
  const problem = operations[word >> 12]!(state, word, next);
  if (problem) enterException(state, problem, next);
  // HALT stays where it is, and that is here.
  if (state.finished) state.pc = next;
}

function execute(state: State, at: number): Problem | undefined {
  const word = fetch(state, at);
  if (word === violation) return accessViolation('executes', at);
  const problem = operations[word >> 12]!(state, word, (at + 1) & 0xffff);
  if (problem) state.pc = at;
  return problem;
}

/** Fetching is no read that a watch is about, and takes nothing from a device. */
function fetch(state: State, address: number): number {
  const isGuarded = state.isUser && state.access.protects;
  const isInside = address >= userStart && address < deviceStart;
  return isGuarded && !isInside ? violation : state.peek(address);
}

/** The lowest `bits` bits as a signed number. */
const signed = (word: number, bits: number) => (word << (32 - bits)) >> (32 - bits);
const destination = (word: number) => (word >> 9) & 7;
const source = (word: number) => (word >> 6) & 7;

/** A register's value as an instruction reads it; the system reads them only to keep them. */
function read(state: State, register: number): number {
  const { strict } = state;
  if (strict && !state.isInSystem && !strict.isRegisterWritten(register)) {
    const text = `${hexadecimal(state.pc)} reads R${register}, which was never written.`;
    strict.note(text);
    raise(state, 'uninitialised-read', () => text);
  }
  return state.words[registerBase + register]!;
}

/** The system gives something back in R0 only, and the other registers are as they were. */
function write(state: State, register: number, value: number): void {
  state.words[registerBase + register] = value;
  if (state.strict && (register === 0 || !state.isInSystem)) state.strict.wroteRegister(register);
}

function setCodes(state: State, value: number): void {
  const word = value & 0xffff;
  state.codes = word === 0 ? zero : word & 0x8000 ? negative : positive;
}

/** Puts a result into the destination and into the condition codes. */
function finish(state: State, word: number, next: number, value: number): undefined {
  write(state, destination(word), value);
  setCodes(state, value);
  state.pc = next;
}

const second = (state: State, word: number) =>
  word & 0x20 ? signed(word, 5) : read(state, word & 7);

/** Of ADD and AND: bits 4 and 3 are 0 where bit 5 is. */
const hasReservedBits = (state: State, word: number) =>
  (word & 0x20) === 0 && (word & 0x18) !== 0 && !state.settings.lenient;

function add(state: State, word: number, next: number): Problem | undefined {
  if (hasReservedBits(state, word)) return illegalOpcode(word);
  return finish(state, word, next, read(state, source(word)) + second(state, word));
}

/** AND with 0 is how a register is cleared, whatever it holds: it reads nothing. */
const clears = (word: number) => (word & 0x3f) === 0x20;

function and(state: State, word: number, next: number): Problem | undefined {
  if (clears(word)) return finish(state, word, next, 0);
  if (hasReservedBits(state, word)) return illegalOpcode(word);
  return finish(state, word, next, read(state, source(word)) & second(state, word));
}

function not(state: State, word: number, next: number): Problem | undefined {
  if ((word & 0x3f) !== 0x3f && !state.settings.lenient) return illegalOpcode(word);
  return finish(state, word, next, ~read(state, source(word)));
}

function branch(state: State, word: number, next: number): undefined {
  const taken = (destination(word) & state.codes) !== 0;
  state.pc = taken ? (next + signed(word, 9)) & 0xffff : next;
}

const relative = (_: State, word: number, next: number) => (next + signed(word, 9)) & 0xffff;
const based = (state: State, word: number) =>
  (read(state, source(word)) + signed(word, 6)) & 0xffff;

type AddressOf = (state: State, word: number, next: number) => number;

function loadFrom(addressOf: AddressOf, isIndirect = false): Operation {
  return (state, word, next) => {
    let address = addressOf(state, word, next);
    let value = load(state, address);
    if (isIndirect && value !== violation) {
      address = value;
      value = load(state, address);
    }
    if (value === violation) return accessViolation('reads', address);
    return finish(state, word, next, value);
  };
}

function storeTo(addressOf: AddressOf, isIndirect = false): Operation {
  return (state, word, next) => {
    let address = addressOf(state, word, next);
    if (isIndirect) {
      const pointer = load(state, address);
      if (pointer === violation) return accessViolation('reads', address);
      address = pointer;
    }
    const value = read(state, destination(word));
    if (!store(state, address, value)) return accessViolation('writes', address);
    state.pc = next;
    return undefined;
  };
}

function loadAddress(state: State, word: number, next: number): undefined {
  const address = relative(state, word, next);
  write(state, destination(word), address);
  if (state.settings.edition === 2) setCodes(state, address);
  state.pc = next;
}

/** The base register is read before R7 is written. */
function jumpToSubroutine(state: State, word: number, next: number): Problem | undefined {
  const isRelative = (word & 0x800) !== 0;
  if (!isRelative && (word & 0x63f) !== 0 && !state.settings.lenient) return illegalOpcode(word);
  const target = isRelative ? (next + signed(word, 11)) & 0xffff : read(state, source(word));
  state.words[linkRegister] = next;
  state.strict?.wroteRegister(7);
  state.calls.push('call', next, target, state.words[stackPointer]!);
  state.pc = target;
  return undefined;
}

function jump(state: State, word: number): Problem | undefined {
  if ((word & 0xe3f) !== 0 && !state.settings.lenient) return illegalOpcode(word);
  const base = source(word);
  const target = read(state, base);
  leaveCall(state, base, target);
  state.pc = target;
  return undefined;
}

/** A return is a jump to where the innermost call returns to; RET always means to be one. */
function leaveCall(state: State, register: number, target: number): void {
  const { calls, pc } = state;
  const { top } = calls;
  const tell = (text: string) =>
    raise(state, 'calling-convention', () => `${hexadecimal(pc)} ${text}.`);
  if (top?.returnAddress === target) {
    calls.unwindTo(calls.depth - 1);
    if (register !== 7) tell(`returns by a jump through R${register}`);
    // A subroutine may leave its result on top of the stack.
    const moved = signed(state.words[stackPointer]! - top.stack, 16);
    if (moved !== 0 && moved !== -1) {
      const stack = hexadecimal(state.words[stackPointer]!);
      tell(`returns with R6 = ${stack}, which was ${hexadecimal(top.stack)} at the call`);
    }
    return;
  }
  if (register !== 7) return;
  const count = calls.unwindCalls(target);
  if (count > 0) tell(`returns from ${count} calls at once`);
  else if (!top) tell('returns although nothing was called');
  else {
    const wanted = hexadecimal(top.returnAddress);
    tell(`returns to ${hexadecimal(target)} and not to ${wanted}: R7 was overwritten`);
  }
}

function trap(state: State, word: number, next: number): Problem | undefined {
  if ((word & 0xf00) !== 0 && !state.settings.lenient) return illegalOpcode(word);
  enterTrap(state, word & 0xff, next);
  return undefined;
}

function returnFromInterrupt(state: State, word: number): Problem | undefined {
  if ((word & 0xfff) !== 0 && !state.settings.lenient) return illegalOpcode(word);
  if (state.isUser && !state.settings.ignorePrivilege) return privilegeViolation;
  const stack = state.words[stackPointer]!;
  const target = load(state, stack);
  const status = load(state, (stack + 1) & 0xffff);
  state.words[stackPointer] = stack + 2;
  state.pc = target;
  state.calls.unwindSystem();
  state.setStatus(status);
  return undefined;
}

/** By opcode, 0 to 15. */
const operations: readonly Operation[] = [
  branch,
  add,
  loadFrom(relative),
  storeTo(relative),
  jumpToSubroutine,
  and,
  loadFrom(based),
  storeTo(based),
  returnFromInterrupt,
  not,
  loadFrom(relative, true),
  storeTo(relative, true),
  jump,
  (_, word) => illegalOpcode(word),
  loadAddress,
  trap,
];
