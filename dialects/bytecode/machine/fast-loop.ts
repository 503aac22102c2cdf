// The fast loop: plain instructions of one task, without anything that needs the world.
import type { World } from './world.ts';

/**
 * Executes up to `budget` (at most 2^30) instructions of a task and returns how many it did. It
 * stops before whatever is not plain: an empty or full stack, a division by zero, a variable or
 * call that needs room, a marked address, and every instruction that concerns others. A RET from a
 * depth of at most `callFloor` calls is left to the caller, too.
 */
export function runPlain(world: World, task: number, budget: number, callFloor: number): number {
  const { tasks, stacks, variables, code } = world;
  const { operations, immediates } = code;
  const { memory } = stacks;
  const known = variables.length;
  const base = tasks.stackBase[task]!;
  const limit = base + tasks.stackCapacity[task]!;
  let top = base + tasks.depth[task]!;
  let pc = tasks.pc[task]!;
  let count = 0;
  // biome-ignore format: an instruction a line; 0x40 marks the form with an immediate.
  loop: for (; count < budget; count++) {
    switch (operations[pc]) {
      case 0x00: pc++; break; // NOP
      case 0x01: if (top === limit) break loop; memory[top++] = 0; pc++; break; // PUSH
      case 0x41: if (top === limit) break loop; memory[top++] = immediates[pc]!; pc += 5; break;
      case 0x02: if (top === limit) break loop; memory[top++] = variables[0]!; pc++; break; // LOAD
      case 0x42: if (top === limit || immediates[pc]! >= known) break loop;
        memory[top++] = variables[immediates[pc]!]!; pc += 5; break;
      case 0x5c: if (top === base || immediates[pc]! >= known) break loop; // STORE
        variables[immediates[pc]!] = memory[--top]!; pc += 5; break;
      case 0x03: if (top - base < 2) break loop; top--; memory[top - 1]! += memory[top]!; pc++; break; // ADD
      case 0x43: if (top === base) break loop; memory[top - 1]! += immediates[pc]!; pc += 5; break;
      case 0x04: if (top - base < 2) break loop; top--; memory[top - 1]! -= memory[top]!; pc++; break; // SUB
      case 0x44: if (top === base) break loop; memory[top - 1]! -= immediates[pc]!; pc += 5; break;
      case 0x10: if (top - base < 2) break loop; top--; memory[top - 1] = Math.imul(memory[top - 1]!, memory[top]!); pc++; break; // MUL
      case 0x50: if (top === base) break loop; memory[top - 1] = Math.imul(memory[top - 1]!, immediates[pc]!); pc += 5; break;
      case 0x11: if (top - base < 2 || memory[top - 1] === 0) break loop; top--; memory[top - 1] = (memory[top - 1]! / memory[top]!) | 0; pc++; break; // DIV
      case 0x51: if (top === base || immediates[pc] === 0) break loop; memory[top - 1] = (memory[top - 1]! / immediates[pc]!) | 0; pc += 5; break;
      case 0x12: if (top - base < 2 || memory[top - 1] === 0) break loop; top--; memory[top - 1] = (memory[top - 1]! % memory[top]!) | 0; pc++; break; // MOD
      case 0x52: if (top === base || immediates[pc] === 0) break loop; memory[top - 1] = (memory[top - 1]! % immediates[pc]!) | 0; pc += 5; break;
      case 0x13: if (top - base < 2) break loop; top--; memory[top - 1]! &= memory[top]!; pc++; break; // AND
      case 0x53: if (top === base) break loop; memory[top - 1]! &= immediates[pc]!; pc += 5; break;
      case 0x14: if (top - base < 2) break loop; top--; memory[top - 1]! |= memory[top]!; pc++; break; // OR
      case 0x54: if (top === base) break loop; memory[top - 1]! |= immediates[pc]!; pc += 5; break;
      case 0x15: if (top - base < 2) break loop; top--; memory[top - 1]! ^= memory[top]!; pc++; break; // XOR
      case 0x55: if (top === base) break loop; memory[top - 1]! ^= immediates[pc]!; pc += 5; break;
      case 0x18: if (top === base || top === limit) break loop; memory[top] = memory[top - 1]!; top++; pc++; break; // DUP
      case 0x19: if (top === base) break loop; top--; pc++; break; // DROP
      case 0x1a: { if (top - base < 2) break loop; const a = memory[top - 1]!; memory[top - 1] = memory[top - 2]!; memory[top - 2] = a; pc++; break; } // SWAP
      case 0x1b: if (top - base < 2 || top === limit) break loop; memory[top] = memory[top - 2]!; top++; pc++; break; // OVER
      case 0x60: pc = immediates[pc]!; break; // JMP
      case 0x61: if (top === base) break loop; pc = memory[--top]! === 0 ? immediates[pc]! : pc + 5; break; // JZ
      case 0x62: if (top === base) break loop; pc = memory[--top]! !== 0 ? immediates[pc]! : pc + 5; break; // JNZ
      case 0x63: if (top === base) break loop; pc = memory[--top]! < 0 ? immediates[pc]! : pc + 5; break; // JN
      case 0x64: if (top === base) break loop; pc = memory[--top]! > 0 ? immediates[pc]! : pc + 5; break; // JP
      case 0x65: { // CALL
        const used = 2 * tasks.calls[task]!; if (used === tasks.callCapacity[task]!) break loop;
        const call = tasks.callBase[task]! + used; memory[call] = pc + 5; pc = immediates[pc]!; memory[call + 1] = pc; tasks.calls[task]!++; break; }
      case 0x26: if (tasks.calls[task]! <= callFloor) break loop; pc = memory[tasks.callBase[task]! + 2 * --tasks.calls[task]!]!; break; // RET
      case 0x3a: if (top === limit) break loop; memory[top++] = task + 1; pc++; break; // SELF
      default: break loop;
    }
  }
  tasks.depth[task] = top - base;
  tasks.pc[task] = pc;
  return count;
}
