// Repeated moves and stores come to what their rounds come to one after the other.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { peekBytes, pokeBytes } from '#dialects/nasm/machine/memory-access.ts';
import { runMachine } from '#dialects/nasm/machine/run.ts';
import type { X86State } from '#dialects/nasm/machine/state.ts';
import { codeOf, codeStart, dataSize, dataStart, flatProgram } from './flat-program.ts';

const letters: Readonly<Record<number, string>> = { 1: 'b', 2: 'w', 4: 'd', 8: 'q' };
/** Where the source begins: in the middle of a page, and shortly before its end. */
const starts = [0x100, 0xff0, 0xff3];
/** From the source to the destination: apart, and into each other in both directions. */
const distances = [0x1000, 0x1807, 1, 3, 8, 16, -1, -8, 0];
const counts = [0, 1, 3, 4, 5, 31, 700];

const first = Uint8Array.from({ length: dataSize }, (_, index) => (index * 7 + (index >> 8)) & 255);

interface Case {
  readonly name: 'movs' | 'stos';
  readonly size: number;
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly isBackward: boolean;
}

const value = 0x1122_3344_5566_7788n;

/** Round after round, on bytes alone. */
function expected({ name, size, from, to, count, isBackward }: Case): Uint8Array {
  const bytes = first.slice();
  const low = Array.from({ length: size }, (_, at) => Number((value >> BigInt(8 * at)) & 255n));
  for (let round = 0; round < count; round++) {
    const moved = (isBackward ? -size : size) * round;
    const element = name === 'movs' ? bytes.slice(from + moved, from + moved + size) : low;
    bytes.set(element, to + moved);
  }
  return bytes;
}

/** The program stands before the direction and the repetition that are to be checked. */
function check(state: X86State, each: Case): void {
  const { name, size, from, to, count, isBackward } = each;
  state.processor.instructionPointer = codeStart;
  pokeBytes(state.processor, state.memory, dataStart, first);
  const registers = { 0: value, 1: count, 6: dataStart + from, 7: dataStart + to };
  for (const [number, content] of Object.entries(registers)) {
    state.processor.setGeneral(Number(number), BigInt(content));
  }
  runMachine(state, state.moment + 2, {});
  const text = JSON.stringify(each);
  const bytes = peekBytes(state.processor, state.memory, dataStart, dataSize);
  assert.deepEqual(Buffer.from(bytes), Buffer.from(expected(each)), text);
  const distance = BigInt((isBackward ? -size : size) * count);
  assert.equal(state.processor.general(1), 0n, text);
  assert.equal(state.processor.general(7), BigInt(dataStart + to) + distance, text);
  const moved = name === 'movs' ? distance : 0n;
  assert.equal(state.processor.general(6), BigInt(dataStart + from) + moved, text);
}

describe('repetitions', () => {
  for (const name of ['movs', 'stos'] as const) {
    for (const size of [1, 2, 4, 8]) {
      for (const isBackward of [false, true]) {
        test(`of ${name}${letters[size]} ${isBackward ? 'backward' : 'forward'}`, () => {
          const direction = isBackward ? 'std' : 'cld';
          const state = flatProgram(codeOf(`${direction}\n rep ${name}${letters[size]}\n nop\n`));
          for (const start of starts) {
            for (const distance of distances) {
              for (const count of counts) {
                if (size * count > 0xe00) continue;
                const from = start + (isBackward ? 0x1000 : 0x8);
                check(state, { name, size, from, to: from + distance, count, isBackward });
              }
            }
          }
        });
      }
    }
  }
});
