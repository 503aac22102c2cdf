// Arguments of a call as the System V ABI passes them: registers and stack, or a va_list.
import type { Guest } from '../guest.ts';
import { doubleOfBits, type FloatValue, floatOfExtended, singleOfBits } from './float-value.ts';

/** Takes one argument after the other. */
export interface ArgumentReader {
  /** An integer or pointer of so many bits, as it stands: unsigned. */
  integer(bits: 32 | 64): bigint;
  double(): number;
  /** Declared as float: variadic ones are doubles. */
  single(): number;
  extended(): FloatValue;
}

/** Registers of the first six integers: rdi, rsi, rdx, rcx, r8, r9. */
const integerRegisters = [7, 6, 2, 1, 8, 9] as const;
const vectorRegisters = 8;
const stackPointer = 4;

export function readExtended(guest: Guest, address: number): FloatValue {
  const mantissa = guest.readNumber(address, 8);
  return floatOfExtended(mantissa, Number(guest.readNumber(address + 8, 2)));
}

/** At the first instruction of a function of x86-64. */
class RegisterArguments implements ArgumentReader {
  readonly #guest: Guest;
  #integers = 0;
  #vectors = 0;
  #stack: number;

  constructor(guest: Guest, stack: number) {
    this.#guest = guest;
    this.#stack = stack;
  }

  #fromStack(): bigint {
    const value = this.#guest.readNumber(this.#stack, 8);
    this.#stack += 8;
    return value;
  }

  integer(bits: 32 | 64): bigint {
    const register = integerRegisters[this.#integers++];
    const word = register === undefined ? this.#fromStack() : this.#guest.general(register);
    return BigInt.asUintN(bits, word);
  }

  #vector(): bigint {
    return this.#vectors < vectorRegisters
      ? this.#guest.vector(this.#vectors++)
      : this.#fromStack();
  }

  double(): number {
    return doubleOfBits(this.#vector());
  }

  single(): number {
    return singleOfBits(Number(BigInt.asUintN(32, this.#vector())));
  }

  extended(): FloatValue {
    const address = Math.ceil(this.#stack / 16) * 16;
    this.#stack = address + 16;
    return readExtended(this.#guest, address);
  }
}

/** Arguments one behind the other, as i386 has them on the stack and in its va_list. */
class StackArguments implements ArgumentReader {
  readonly #guest: Guest;
  #address: number;

  constructor(guest: Guest, address: number) {
    this.#guest = guest;
    this.#address = address;
  }

  integer(bits: 32 | 64): bigint {
    const value = this.#guest.readNumber(this.#address, bits / 8);
    this.#address += bits / 8;
    return value;
  }

  double(): number {
    return doubleOfBits(this.integer(64));
  }

  single(): number {
    return singleOfBits(Number(this.integer(32)));
  }

  extended(): FloatValue {
    const value = readExtended(this.#guest, this.#address);
    this.#address += 12;
    return value;
  }
}

/** The va_list of x86-64: how much of the saved registers is used, and where the rest lies. */
class ListArguments implements ArgumentReader {
  readonly #guest: Guest;
  readonly #list: number;

  constructor(guest: Guest, list: number) {
    this.#guest = guest;
    this.#list = list;
  }

  /** From the saved registers, or from the stack; the list remembers how far it is. */
  #take(offsetAt: number, end: number, step: number): bigint {
    const guest = this.#guest;
    const offset = Number(guest.readNumber(this.#list + offsetAt, 4));
    if (offset >= end) return this.#fromStack();
    const area = Number(guest.readNumber(this.#list + 16, 8));
    guest.writeNumber(this.#list + offsetAt, 4, BigInt(offset + step));
    return guest.readNumber(area + offset, 8);
  }

  #fromStack(): bigint {
    const address = Number(this.#guest.readNumber(this.#list + 8, 8));
    this.#guest.writeNumber(this.#list + 8, 8, BigInt(address + 8));
    return this.#guest.readNumber(address, 8);
  }

  integer(bits: 32 | 64): bigint {
    return BigInt.asUintN(bits, this.#take(0, 48, 8));
  }

  double(): number {
    return doubleOfBits(this.#take(4, 176, 16));
  }

  single(): number {
    return singleOfBits(Number(BigInt.asUintN(32, this.#take(4, 176, 16))));
  }

  extended(): FloatValue {
    const given = Number(this.#guest.readNumber(this.#list + 8, 8));
    const address = Math.ceil(given / 16) * 16;
    this.#guest.writeNumber(this.#list + 8, 8, BigInt(address + 16));
    return readExtended(this.#guest, address);
  }
}

/** The arguments of a function whose first instruction comes next, or the call that leads there. */
export function callArguments(guest: Guest, isCalled = true): ArgumentReader {
  const stack = Number(guest.general(stackPointer)) + (isCalled ? guest.bits / 8 : 0);
  return guest.bits === 64 ? new RegisterArguments(guest, stack) : new StackArguments(guest, stack);
}

/** The arguments that a va_list leads to. */
export function listArguments(guest: Guest, list: number): ArgumentReader {
  return guest.bits === 64 ? new ListArguments(guest, list) : new StackArguments(guest, list);
}
