// Fused multiplication and addition of vectors.
import { beginOperations, endOperations } from '../floats/formats';
import { fusedInOrder } from '../floats/fused';

const operands: usize = memory.data(64, 16);

@inline
function load32(operand: u32, lane: u32): u64 {
  return u64(load<u32>(operands + (operand << 4) + (lane << 2)));
}

@inline
function load64(operand: u32, lane: u32): u64 {
  return load<u64>(operands + (operand << 4) + (lane << 3));
}

@inline
function spillThree(a: v128, b: v128, c: v128): void {
  v128.store(operands, a);
  v128.store(operands, b, 16);
  v128.store(operands, c, 32);
}

/** Whether the addend of a lane is subtracted: never, always, in even lanes, in odd ones. */
export const NEVER: u32 = 0;
export const ALWAYS: u32 = 1;
export const EVEN: u32 = 2;
export const ODD: u32 = 3;

@inline
function subtractsIn(when: u32, lane: u32): bool {
  if (when == EVEN) return (lane & 1) == 0;
  return when == ODD ? (lane & 1) != 0 : when == ALWAYS;
}

export function fused32(order: i32, a: v128, b: v128, c: v128, negates: bool, when: u32): v128 {
  spillThree(a, b, c);
  beginOperations();
  for (let at: u32 = 0; at < 4; at++) {
    const isLess = subtractsIn(when, at);
    const first = load32(0, at);
    const sum = fusedInOrder<f32>(order, first, load32(1, at), load32(2, at), negates, isLess);
    store<u32>(operands + (at << 2), u32(sum), 48);
  }
  endOperations();
  return v128.load(operands, 48);
}

export function fused64(order: i32, a: v128, b: v128, c: v128, negates: bool, when: u32): v128 {
  spillThree(a, b, c);
  beginOperations();
  for (let at: u32 = 0; at < 2; at++) {
    const isLess = subtractsIn(when, at);
    const first = load64(0, at);
    const sum = fusedInOrder<f64>(order, first, load64(1, at), load64(2, at), negates, isLess);
    store<u64>(operands + (at << 3), sum, 48);
  }
  endOperations();
  return v128.load(operands, 48);
}
