// rand and its kin, number by number as glibc gives them.
import type { FunctionTable, LibraryCall } from './library-call.ts';

/*
 * glibc adds numbers that lie 3 and 31 places back. Its table has 31 words; the first one for a
 * seed is the seed, the others follow by a multiplication, and 310 numbers are thrown away.
 */
const degree = 31;
const separation = 3;
const discarded = 310;
/** In the variable: the place, then the words; a place of 0 says that nobody has set a seed. */
const tableAt = 8;

function seedTable(seed: number): Int32Array {
  const words = new Int32Array(degree);
  words[0] = seed === 0 ? 1 : seed;
  for (let index = 1; index < degree; index++) {
    // 16807 × word modulo 2^31 − 1, without leaving 32 bits.
    const word = words[index - 1]!;
    const high = Math.trunc(word / 127_773);
    const low = word % 127_773;
    const next = 16_807 * low - 2836 * high;
    words[index] = next < 0 ? next + 2_147_483_647 : next;
  }
  return words;
}

/** Adds once: the front place is `separation` ahead of the rear. */
function step(words: Int32Array, rear: number): number {
  const front = (rear + separation) % degree;
  words[front] = (words[front]! + words[rear]!) | 0;
  return words[front]! >>> 1;
}

function seed(call: LibraryCall, value: number): void {
  const words = seedTable(value | 0);
  for (let index = 0; index < discarded; index++) step(words, index % degree);
  const variable = call.variable('.random');
  call.write(variable + tableAt, new Uint8Array(words.buffer));
  call.writeInteger(variable, 4, (discarded % degree) + 1);
}

function next(call: LibraryCall): number {
  const variable = call.variable('.random');
  if (call.readInteger(variable, 4) === 0) seed(call, 1);
  const rear = call.readInteger(variable, 4) - 1;
  const front = (rear + separation) % degree;
  const word = (place: number) => variable + tableAt + place * 4;
  const sum = (call.readInteger(word(front), 4) + call.readInteger(word(rear), 4)) | 0;
  call.writeInteger(word(front), 4, sum);
  call.writeInteger(variable, 4, ((rear + 1) % degree) + 1);
  return sum >>> 1;
}

/** rand_r, with its state in the program: three rounds of a linear generator. */
function nextOf(call: LibraryCall): number {
  const address = call.at(0);
  let state = call.readInteger(address, 4) >>> 0;
  const advance = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state >>> 16;
  };
  let result = advance() % 2048;
  result = ((result << 10) ^ (advance() % 1024)) >>> 0;
  result = ((result << 10) ^ (advance() % 1024)) >>> 0;
  call.writeInteger(address, 4, state);
  return result;
}

const multiplier = 0x5deece66dn;
const mask48 = (1n << 48n) - 1n;

/** The 48 bits of drand48 after one step. */
function step48(call: LibraryCall): bigint {
  const variable = call.variable('.drand48');
  const state = call.guest.readNumber(variable, 8);
  const fresh = (state * multiplier + 11n) & mask48;
  call.guest.writeNumber(variable, 8, fresh);
  return fresh;
}

export const randomFunctions: FunctionTable = {
  rand: next,
  random: next,
  srand: call => {
    seed(call, call.at(0));
    return undefined;
  },
  srandom: call => {
    seed(call, call.at(0));
    return undefined;
  },
  rand_r: nextOf,
  drand48: call => Number(step48(call)) / 2 ** 48,
  lrand48: call => step48(call) >> 17n,
  mrand48: call => BigInt.asIntN(32, step48(call) >> 16n),
  srand48: call => {
    const state = (BigInt.asUintN(32, call.big(0)) << 16n) | 0x330en;
    call.guest.writeNumber(call.variable('.drand48'), 8, state);
    return undefined;
  },
};
