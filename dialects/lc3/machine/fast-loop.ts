// The interpreter for what programs do nearly all the time: no device, no trap, nothing watched.
import { invariant } from '#core/diagnostics/invariant.ts';
import { guarded, slowJump, slowRead, slowWrite } from './access-map.ts';
import { callCapacity, callMask, numbersPerCall } from './call-stack.ts';
import {
  linkRegister,
  negative,
  positive,
  registerBase,
  stackPointer,
  zero,
} from './memory-map.ts';
import type { State } from './state.ts';

/** Results that the condition codes may be those of; there is none for more codes than one. */
export const sampleOf: Readonly<Record<number, number>> = {
  [negative]: 0x8000,
  [zero]: 0,
  [positive]: 1,
};

/** Sets the condition codes to those of a result. */
export function setCodesOf(state: State, value: number): void {
  state.codes = value === 0 ? zero : (value & 0x8000) !== 0 ? negative : positive;
}

// The engine loads a named constant anew each time that the loop comes to it, which costs a third
// of the speed. So the loop has numbers, and these are what they stand for.
invariant(
  slowRead === 0x4a && slowWrite === 0xed && slowJump === 0x50,
  'the interpreter has other bits of the access map',
);
invariant(
  registerBase === 0x10000 && stackPointer === 0x10006 && linkRegister === 0x10007,
  'the interpreter has the registers at another place',
);
invariant(
  callCapacity === 0x4000 && callMask === 0x3fff && numbersPerCall === 2,
  'the interpreter has another stack of calls',
);

/**
 * Executes at most `budget` instructions, up to 2^30, and returns how many. It stops before an
 * instruction that is not plain: one that leaves for the operating system, touches what the access
 * map marks, returns to a depth of at most `floor` calls, or jumps to itself.
 */
export function runPlain(state: State, budget: number, floor: number): number {
  const sample = sampleOf[state.codes];
  const { words, accessNow: access, calls: stack } = state;
  if (sample === undefined || (access[state.pc]! & guarded) !== 0) return 0;
  const { calls, base } = stack;
  const leaSetsCodes = state.settings.edition === 2;
  const lowest = Math.max(floor, base);
  let { pc } = state;
  let { depth } = stack;
  // The last result, which the condition codes are those of.
  let value = sample;
  let left = budget;
  // Offsets are extended by moving their sign to the top and down again. Registers are numbered by
  // bits 11 to 9, 8 to 6, and 2 to 0; what writes the first of them ends with `break`.
  loop: for (let address = 0; left > 0; left--) {
    const word = words[pc]!;
    const next = (pc + 1) & 0xffff;
    // biome-ignore format: a table, one row an instruction
    switch (word >> 12) {
      case 0: if ((word & (value === 0 ? 0x400 : (value & 0x8000) !== 0 ? 0x800 : 0x200)) === 0) { pc = next; continue; } // BR
        address = (next + ((word << 23) >> 23)) & 0xffff;
        if (address === pc || (access[address]! & 0x50) !== 0) break loop; pc = address; continue;
      case 1: if ((word & 0x20) !== 0) { value = (words[0x10000 | ((word >> 6) & 7)]! + ((word << 27) >> 27)) & 0xffff; break; } // ADD
        if ((word & 0x18) !== 0) break loop; value = (words[0x10000 | ((word >> 6) & 7)]! + words[0x10000 | (word & 7)]!) & 0xffff; break;
      case 2: address = (next + ((word << 23) >> 23)) & 0xffff; // LD
        if ((access[address]! & 0x4a) !== 0) break loop; value = words[address]!; break;
      case 3: address = (next + ((word << 23) >> 23)) & 0xffff; // ST
        if ((access[address]! & 0xed) !== 0) break loop; words[address] = words[0x10000 | ((word >> 9) & 7)]!; pc = next; continue;
      case 4: if ((word & 0x800) !== 0) address = (next + ((word << 21) >> 21)) & 0xffff; // JSR
        else { if ((word & 0x63f) !== 0) break loop; address = words[0x10000 | ((word >> 6) & 7)]!; } // JSRR
        if (depth - base === 0x4000 || (access[address]! & 0x50) !== 0) break loop;
        calls[2 * (depth & 0x3fff)] = next | (address << 16); calls[2 * (depth & 0x3fff) + 1] = words[0x10006]!;
        depth = (depth + 1) | 0; words[0x10007] = next; pc = address; continue;
      case 5: if ((word & 0x20) !== 0) { value = words[0x10000 | ((word >> 6) & 7)]! & ((word << 27) >> 27); break; } // AND
        if ((word & 0x18) !== 0) break loop; value = words[0x10000 | ((word >> 6) & 7)]! & words[0x10000 | (word & 7)]!; break;
      case 6: address = (words[0x10000 | ((word >> 6) & 7)]! + ((word << 26) >> 26)) & 0xffff; // LDR
        if ((access[address]! & 0x4a) !== 0) break loop; value = words[address]!; break;
      case 7: address = (words[0x10000 | ((word >> 6) & 7)]! + ((word << 26) >> 26)) & 0xffff; // STR
        if ((access[address]! & 0xed) !== 0) break loop; words[address] = words[0x10000 | ((word >> 9) & 7)]!; pc = next; continue;
      case 9: if ((word & 0x3f) !== 0x3f) break loop; value = words[0x10000 | ((word >> 6) & 7)]! ^ 0xffff; break; // NOT
      case 10: address = (next + ((word << 23) >> 23)) & 0xffff; // LDI
        if ((access[address]! & 0x4a) !== 0) break loop; address = words[address]!;
        if ((access[address]! & 0x4a) !== 0) break loop; value = words[address]!; break;
      case 11: address = (next + ((word << 23) >> 23)) & 0xffff; // STI
        if ((access[address]! & 0x4a) !== 0) break loop; address = words[address]!;
        if ((access[address]! & 0xed) !== 0) break loop; words[address] = words[0x10000 | ((word >> 9) & 7)]!; pc = next; continue;
      case 12: if ((word & 0xe3f) !== 0) break loop; address = words[0x10000 | ((word >> 6) & 7)]!; // JMP and RET
        if ((access[address]! & 0x50) !== 0) break loop;
        if (depth > base && (calls[2 * ((depth - 1) & 0x3fff)]! & 0xffff) === address) { if (depth <= lowest) break loop; depth--; }
        else if (word === 0xc1c0) break loop; pc = address; continue;
      case 14: address = (next + ((word << 23) >> 23)) & 0xffff; words[0x10000 | ((word >> 9) & 7)] = address; // LEA
        if (leaSetsCodes) value = address; pc = next; continue;
      default: break loop; // RTI, TRAP, and the opcode that does not exist
    }
    words[0x10000 | ((word >> 9) & 7)] = value;
    pc = next;
  }
  state.pc = pc;
  stack.depth = depth;
  setCodesOf(state, value);
  return budget - left;
}
