// Jumps, calls and returns, with the shadow stack that knows who called whom.
import {
  callerFrames,
  callerFrameSize,
  callerRegisters,
  changedRegister,
  checksCallers,
  depth,
  flagCarry,
  flagZero,
  general,
  immediate,
  instructionPointer,
  modeBits,
  nextRecord,
  recordAddress,
  selector,
  shadowFrames,
  shadowFrameSize,
  shadowStack,
  stopDepth,
  stopConvention,
  stopDepthReached,
  stopHost,
  stopReason,
  targetRecord,
} from './layout';
import { codeAddress, codeOffset, nearTarget } from './code-segment';
import { readMemory } from './memory';
import { mem, next, reg1 } from './operands';
import { recordAt } from './records';
import { popInterrupt } from './segments';
import { moveStack, pop, push, stackAddress } from './stack';
import {
  changeFlags,
  R12,
  RBP,
  RBX,
  RCX,
  readFlags,
  readRegister,
  writeRegister,
  zero,
} from './state';

/** Serves the system call of `syscall` or `int`; it throws where the program has to wait. */
@external("host", "systemCall")
export declare function systemCall(vector: i32): void;

/** Executes library function `index`; it throws where the program has to wait. */
@external("host", "libraryCall")
declare function libraryCall(index: i32): void;

@inline
export function target(record: u32): u32 {
  return load<u32>(record, targetRecord);
}

@inline
export function jumpIf(record: u32, holds: bool): u32 {
  return holds ? target(record) : next(record);
}

/** In 16-bit mode; T is as wide as the operand size. */
@inline
export function jumpNear<T>(record: u32, holds: bool): u32 {
  return holds ? nearTarget<T>(record) : next(record);
}

export function jmp_j(record: u32): u32 {
  return target(record);
}

@inline
export function jmp_r<T>(record: u32): u32 {
  return recordAt(codeAddress<T>(reg1<T>(record)));
}

@inline
export function jmp_m<T>(record: u32): u32 {
  return recordAt(codeAddress<T>(mem<T>(record)));
}

/** A frame more; beyond the end of the shadow stack calls are only counted. */
export function enterFrame(returnAddress: i64, entry: i64): void {
  const number = load<u32>(depth);
  store<u32>(depth, number + 1);
  if (number >= u32(shadowFrames)) return;
  const frame = shadowStack + number * shadowFrameSize;
  store<i64>(frame, returnAddress);
  store<i64>(frame, entry, 8);
  store<i64>(frame, stackAddress(0), 16);
  if (number >= u32(callerFrames)) return;
  const kept = callerRegisters + number * callerFrameSize;
  store<i64>(kept, load<i64>(general + RBX));
  store<i64>(kept, load<i64>(general + RBP), 8);
  for (let register: u32 = 0; register < 4; register++) {
    store<i64>(kept + (register << 3), load<i64>(general + R12 + (register << 3)), 16);
  }
}

/** The offset of a register that the innermost function leaves changed; -1 for none. */
function changedByCallee(): i32 {
  const number = load<u32>(depth);
  if (number >= u32(callerFrames)) return -1;
  const kept = callerRegisters + number * callerFrameSize;
  if (load<i64>(kept) != load<i64>(general + RBX)) return RBX;
  if (load<i64>(kept, 8) != load<i64>(general + RBP)) return RBP;
  for (let register: u32 = 0; register < 4; register++) {
    const offset = R12 + (register << 3);
    if (load<i64>(kept + (register << 3), 16) != load<i64>(general + offset)) return offset;
  }
  return -1;
}

/** Whether the return is that of the innermost call, and breaks the calling convention. */
function breaksConvention(address: i64, before: u32): bool {
  if (load<i32>(checksCallers) == 0 || load<u32>(depth) + 1 != before) return false;
  if (before > u32(callerFrames)) return false;
  const frame = shadowStack + (before - 1) * shadowFrameSize;
  if (load<i64>(frame) != address) return false;
  const changed = changedByCallee();
  store<i32>(changedRegister, changed);
  return changed >= 0;
}

/** Frames whose return addresses lie below the stack pointer are gone. */
export function leaveFrames(): void {
  const pointer = u64(stackAddress(0));
  let number = load<u32>(depth);
  while (number > 0) {
    if (number <= u32(shadowFrames)) {
      const frame = shadowStack + (number - 1) * shadowFrameSize;
      if (load<u64>(frame, 16) >= pointer) break;
    }
    number--;
  }
  store<u32>(depth, number);
}

/** Where a run is to stop at this depth, it does so behind the return. */
@inline
export function behindReturn(address: i64, before: u32): u32 {
  if (breaksConvention(address, before)) {
    store<i32>(stopReason, stopConvention);
    store<i64>(instructionPointer, address);
    return 0;
  }
  if (load<i32>(depth) <= load<i32>(stopDepth)) {
    store<i32>(stopReason, stopDepthReached);
    store<i64>(instructionPointer, address);
    return 0;
  }
  return recordAt(address);
}

@inline
export function call_j<T>(record: u32): u32 {
  const behind = load<i64>(next(record), recordAddress);
  push<T>(codeOffset<T>(behind));
  enterFrame(behind, load<i64>(target(record), recordAddress));
  return target(record);
}

/** In 16-bit mode. */
@inline
export function callNear<T>(record: u32): u32 {
  const behind = load<i64>(next(record), recordAddress);
  const called = nearTarget<T>(record);
  push<T>(codeOffset<T>(behind));
  enterFrame(behind, load<i64>(called, recordAddress));
  return called;
}

@inline
function callTo<T>(record: u32, address: i64): u32 {
  const behind = load<i64>(next(record), recordAddress);
  push<T>(codeOffset<T>(behind));
  enterFrame(behind, address);
  return recordAt(address);
}

@inline
export function call_r<T>(record: u32): u32 {
  return callTo<T>(record, codeAddress<T>(reg1<T>(record)));
}

@inline
export function call_m<T>(record: u32): u32 {
  return callTo<T>(record, codeAddress<T>(mem<T>(record)));
}

/** The immediate is what is taken from the stack besides. */
@inline
export function ret<T>(record: u32): u32 {
  const address = codeAddress<T>(readMemory<T>(stackAddress(0)));
  moveStack(sizeof<T>());
  const before = load<u32>(depth);
  leaveFrames();
  moveStack(load<i64>(record, immediate));
  return behindReturn(address, before);
}

/** loop, loope, loopne by a counter as wide as addresses are: 0, 1 and 2 in `kind`. */
@inline
export function countDown<T>(kind: i32): bool {
  const count = <T>(readRegister<T>(RCX) - 1);
  writeRegister<T>(RCX, count);
  const holds = kind == 0 ? true : kind == 1 ? zero() : !zero();
  return count != 0 && holds;
}

@inline
export function countIsZero<T>(): bool {
  return readRegister<T>(RCX) == 0;
}

/** For calls of the system: they may change where the program goes on. */
@inline
export function behindHost(record: u32): u32 {
  if (load<i32>(stopReason) != 0) return 0;
  return recordAt(load<i64>(instructionPointer));
}

/** `syscall` leaves the address behind it in rcx and the flags in r11, as the processor does. */
export function syscall(record: u32): u32 {
  store<i64>(instructionPointer, load<i64>(next(record), recordAddress));
  systemCall(-1);
  return behindHost(record);
}

/** `int n` and `int3`: the vector is the immediate. */
export function interrupt(record: u32): u32 {
  store<i64>(instructionPointer, load<i64>(next(record), recordAddress));
  systemCall(load<i32>(record, immediate));
  return behindHost(record);
}

/** The host's answer to an interrupt at an address of its own: carry and zero are part of it. */
export function service(record: u32): u32 {
  libraryCall(load<i32>(record, immediate));
  const answered = readFlags();
  const before = load<u32>(depth);
  const address = popInterrupt<u16>();
  changeFlags(flagCarry | flagZero, answered);
  leaveFrames();
  return behindReturn(address, before);
}

/** A function of the library, which returns to its caller. */
export function library(record: u32): u32 {
  libraryCall(load<i32>(record, immediate));
  const address = load<i32>(modeBits) == 64 ? pop<i64>() : i64(pop<u32>());
  const before = load<u32>(depth);
  leaveFrames();
  if (load<i32>(stopReason) != 0) {
    store<i64>(instructionPointer, address);
    return 0;
  }
  return behindReturn(address, before);
}
