// Control of the x87: its words, its environment and whole state in memory, constants, MMX's end.
import {
  DOWN,
  roundResult,
  setResult,
  setRounding,
  TO_NEAREST,
  UP,
  fieldOfRounded,
  significandOfRounded,
} from '../floats/rounding';
import {
  general,
  immediate,
  x87Control,
  x87Registers,
  x87Status,
  x87Tags,
} from '../layout';
import { checkWritable, readMemory, writeMemory } from '../memory';
import { addressOf, next } from '../operands';
import { RAX, writeRegister } from '../state';
import { enterMmx } from '../vectors/mmx';
import { kindAt } from './numbers';
import { NUMBER, ZERO } from '../floats/formats';
import {
  beginFloat,
  checkPending,
  CONDITION1,
  controlWord,
  emptyFloat,
  float1,
  isEmpty,
  moveTop,
  pushOut,
  setOut,
  setStatus,
  statusWord,
} from './registers';

/** An exception that is not masked any more, or is masked now, changes the summary. */
export function summarize(): void {
  const status = statusWord() & ~0x8080;
  const unmasked = status & ~controlWord() & 0x3f;
  setStatus(unmasked != 0 ? status | 0x8080 : status);
}

export function fninit(record: u32): u32 {
  store<u32>(x87Control, 0x37f);
  store<u32>(x87Status, 0);
  store<u32>(x87Tags, 0);
  return next(record);
}

export function fnclex(record: u32): u32 {
  setStatus(statusWord() & 0x7f00);
  return next(record);
}

export function fldcw_m(record: u32): u32 {
  checkPending();
  const word = readMemory<u16>(addressOf(record));
  store<u32>(x87Control, (u32(word) & 0x1f7f) | 0x40);
  summarize();
  return next(record);
}

export function fnstcw_m(record: u32): u32 {
  writeMemory<u16>(addressOf(record), u16(controlWord()));
  return next(record);
}

export function fnstsw_m(record: u32): u32 {
  writeMemory<u16>(addressOf(record), u16(statusWord()));
  return next(record);
}

export function fnstsw_r(record: u32): u32 {
  writeRegister<u16>(RAX, u16(statusWord()));
  return next(record);
}

export function fincstp(record: u32): u32 {
  beginFloat();
  moveTop(1);
  return next(record);
}

export function fdecstp(record: u32): u32 {
  beginFloat();
  moveTop(-1);
  return next(record);
}

export function ffree_f(record: u32): u32 {
  checkPending();
  emptyFloat(float1(record));
  return next(record);
}

export function ffreep_f(record: u32): u32 {
  checkPending();
  emptyFloat(float1(record));
  emptyFloat(0);
  moveTop(1);
  return next(record);
}

/** fwait: only errors that are waiting. */
export function fwait(record: u32): u32 {
  checkPending();
  return next(record);
}

export function emms(record: u32): u32 {
  enterMmx();
  store<u32>(x87Tags, 0);
  return next(record);
}

/** A constant with the bits behind its significand, rounded as the control word says. */
@inline
export function loadConstant(record: u32, exponent: i32, high: u64, low: u64): u32 {
  beginFloat();
  setResult(false, exponent, high, low);
  roundResult(64, -16382, 16383);
  setOut(u16(fieldOfRounded()), significandOfRounded());
  setRounding(TO_NEAREST, false, false);
  pushOut();
  return next(record);
}

export function fldz(record: u32): u32 {
  beginFloat();
  setOut(0, 0);
  pushOut();
  return next(record);
}

/** Two bits for each physical register: 0 valid, 1 zero, 2 special, 3 empty. */
function tagWord(): u32 {
  let word: u32 = 0;
  for (let number: u32 = 0; number < 8; number++) {
    let tag: u32 = 3;
    if (((load<u32>(x87Tags) >> number) & 1) != 0) {
      const place = x87Registers + (number << 4);
      const kind = kindAt(place);
      const isNormal = kind == NUMBER && (load<u16>(place, 8) & 0x7fff) != 0;
      tag = kind == ZERO ? 1 : isNormal ? 0 : 2;
    }
    word |= tag << (number << 1);
  }
  return word;
}

function setTagWord(word: u32): void {
  let tags: u32 = 0;
  for (let number: u32 = 0; number < 8; number++) {
    if (((word >> (number << 1)) & 3) != 3) tags |= 1 << number;
  }
  store<u32>(x87Tags, tags);
}

/** The environment of 14 or 28 bytes; where the last instruction and operand stood is not kept. */
@inline
function writeEnvironment<T>(address: i64): void {
  checkWritable(address, 7 * sizeof<T>());
  const filler: u32 = sizeof<T>() == 4 ? 0xffff0000 : 0;
  writeMemory<T>(address, <T>(filler | controlWord()));
  writeMemory<T>(address + sizeof<T>(), <T>(filler | statusWord()));
  writeMemory<T>(address + 2 * sizeof<T>(), <T>(filler | tagWord()));
  for (let at = 3; at < 6; at++) writeMemory<T>(address + at * sizeof<T>(), <T>0);
  writeMemory<T>(address + 6 * sizeof<T>(), <T>filler);
}

@inline
export function fnstenv<T>(record: u32): u32 {
  writeEnvironment<T>(addressOf(record));
  store<u32>(x87Control, controlWord() | 0x3f);
  summarize();
  return next(record);
}

@inline
function readEnvironment<T>(address: i64): void {
  readMemory<T>(address + 6 * sizeof<T>());
  const control = u32(readMemory<T>(address));
  const status = u32(readMemory<T>(address + sizeof<T>()));
  const tags = u32(readMemory<T>(address + 2 * sizeof<T>()));
  store<u32>(x87Control, (control & 0x1f7f) | 0x40);
  setStatus(status & 0x7f7f);
  setTagWord(tags);
  summarize();
}

@inline
export function fldenv<T>(record: u32): u32 {
  checkPending();
  readEnvironment<T>(addressOf(record));
  return next(record);
}

export function placeOfNumber(index: u32): u32 {
  return x87Registers + ((((statusWord() >> 11) + index) & 7) << 4);
}

@inline
export function fnsave<T>(record: u32): u32 {
  const address = addressOf(record);
  checkWritable(address + 7 * sizeof<T>(), 80);
  writeEnvironment<T>(address);
  for (let index: u32 = 0; index < 8; index++) {
    const at = address + 7 * sizeof<T>() + index * 10;
    writeMemory<u64>(at, load<u64>(placeOfNumber(index)));
    writeMemory<u16>(at + 8, load<u16>(placeOfNumber(index), 8));
  }
  return fninit(record);
}

@inline
export function frstor<T>(record: u32): u32 {
  checkPending();
  const address = addressOf(record);
  readMemory<u8>(address + 7 * sizeof<T>() + 79);
  readEnvironment<T>(address);
  for (let index: u32 = 0; index < 8; index++) {
    const at = address + 7 * sizeof<T>() + index * 10;
    store<u64>(placeOfNumber(index), readMemory<u64>(at));
    store<u16>(placeOfNumber(index), readMemory<u16>(at + 8), 8);
  }
  return next(record);
}
