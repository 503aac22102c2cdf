// The registers of the x87: a stack of eight, its status and control words, faults of the stack.
// Numbers are a word of sign and exponent, and a significand of 64 bits with its leading bit.
import { register1, register2, x87Control, x87Registers, x87Status, x87Tags } from '../layout';
import {
  INEXACT,
  setRounding,
  setWrapping,
  signal,
  signalled,
  wasRoundedUp,
} from '../floats/rounding';

@external("host", "raise")
declare function raise(vector: i32): void;

export const CONDITION0: u32 = 0x100;
export const CONDITION1: u32 = 0x200;
export const CONDITION2: u32 = 0x400;
export const CONDITION3: u32 = 0x4000;
const ERROR_SUMMARY: u32 = 0x8080;
const STACK_FAULT: u32 = 0x41;
export const INDEFINITE_WORD: u16 = 0xffff;
export const INDEFINITE: u64 = 0xc000000000000000;

@inline
export function statusWord(): u32 {
  return load<u32>(x87Status);
}

@inline
export function setStatus(word: u32): void {
  store<u32>(x87Status, word);
}

@inline
export function controlWord(): u32 {
  return load<u32>(x87Control);
}

@inline
export function stackTop(): u32 {
  return (statusWord() >> 11) & 7;
}

@inline
export function physical(index: u32): u32 {
  return (stackTop() + index) & 7;
}

/** Where register st(index) lies. */
@inline
export function floatPlace(index: u32): u32 {
  return x87Registers + (physical(index) << 4);
}

@inline
export function isEmpty(index: u32): bool {
  return ((load<u32>(x87Tags) >> physical(index)) & 1) == 0;
}

@inline
export function float1(record: u32): u32 {
  return load<u8>(record, register1);
}

@inline
export function float2(record: u32): u32 {
  return load<u8>(record, register2);
}

@inline
export function setFloat(index: u32, word: u16, significand: u64): void {
  const place = floatPlace(index);
  store<u64>(place, significand);
  store<u16>(place, word, 8);
  store<u32>(x87Tags, load<u32>(x87Tags) | (1 << physical(index)));
}

export function emptyFloat(index: u32): void {
  store<u32>(x87Tags, load<u32>(x87Tags) & ~(1 << physical(index)));
}

/** Moves the top of the stack by -1 or 1. */
export function moveTop(distance: i32): void {
  const top = (stackTop() + u32(distance)) & 7;
  setStatus((statusWord() & ~0x3800) | (top << 11));
}

export function popFloat(): void {
  emptyFloat(0);
  moveTop(1);
}

/** #MF for an error that nobody was told of. */
@inline
export function checkPending(): void {
  if ((statusWord() & 0x80) != 0) raise(16);
}

let memoryIsDenormal: bool = false;

/** A denormal number that came from memory has become a normal one of 80 bits. */
export function noteDenormal(isDenormal: bool): void {
  memoryIsDenormal = isDenormal;
}

export function wasDenormalInMemory(): bool {
  return memoryIsDenormal;
}

/** Every operation begins here: pending errors, no condition 1, the control word's rounding. */
export function beginFloat(): void {
  checkPending();
  setStatus(statusWord() & ~CONDITION1);
  memoryIsDenormal = false;
  const control = controlWord();
  setRounding((control >> 10) & 3, false, false);
  setWrapping((control & 8) == 0, (control & 16) == 0);
}

/** Bits of the significand that results keep, by the control word. */
export function precisionBits(): u32 {
  const control = (controlWord() >> 8) & 3;
  return control == 0 ? 24 : control == 2 ? 53 : 64;
}

/** Writes exceptions to the status word; true where none of `which` is unmasked. */
export function report(exceptions: u32, which: u32): bool {
  const unmasked = exceptions & ~controlWord() & 0x3f;
  let status = statusWord() | exceptions;
  if (unmasked != 0) status |= ERROR_SUMMARY;
  setStatus(status);
  return (unmasked & which) == 0;
}

/** A fault of the stack; true where the indefinite number takes the operand's place. */
export function stackFault(isOverflow: bool): bool {
  setStatus((statusWord() & ~CONDITION1) | STACK_FAULT | (isOverflow ? CONDITION1 : 0));
  return report(1, 1);
}

let outWord: u16 = 0;
let outSignificand: u64 = 0;

export function setOut(word: u16, significand: u64): void {
  outWord = word;
  outSignificand = significand;
}

export function wordOut(): u16 {
  return outWord;
}

export function significandOut(): u64 {
  return outSignificand;
}

/** Reports what was signalled; true where the result is to be stored. */
export function reportSignalled(which: u32): bool {
  const exceptions = signalled();
  const isEarly = (exceptions & ~controlWord() & 7) != 0;
  if (!report(isEarly ? exceptions & 7 : exceptions, which)) return false;
  if ((exceptions & INEXACT) != 0 && wasRoundedUp()) setStatus(statusWord() | CONDITION1);
  return true;
}

/** Stores the result in st(index); what was signalled before it may prevent that. */
export function finishTo(index: u32): bool {
  if (!reportSignalled(7)) return false;
  setFloat(index, outWord, outSignificand);
  return true;
}

/**
 * Pushes the result; a full stack counts before what was signalled. A denormal number is pushed
 * also where it raises an exception.
 */
export function pushOut(): void {
  if (!isEmpty(7)) {
    if (!stackFault(true)) return;
    moveTop(-1);
    setFloat(0, INDEFINITE_WORD, INDEFINITE);
    return;
  }
  if (!reportSignalled(5)) return;
  moveTop(-1);
  setFloat(0, outWord, outSignificand);
}

/** For an operand that is missing: the indefinite number to st(index) if that is allowed. */
export function missingOperand(index: u32): bool {
  if (!stackFault(false)) return false;
  setFloat(index, INDEFINITE_WORD, INDEFINITE);
  return true;
}

export function signalInvalid(): void {
  signal(1);
  setOut(INDEFINITE_WORD, INDEFINITE);
}

export function setConditions(conditions: u32): void {
  const all = CONDITION0 | CONDITION1 | CONDITION2 | CONDITION3;
  setStatus((statusWord() & ~all) | conditions);
}
