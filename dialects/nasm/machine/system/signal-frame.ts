// The frame that Linux puts on the stack for a signal's handler, and the way back from it.
import { type Guest, pageSize, protection } from '../guest.ts';
import type { LinuxProcess } from './process.ts';
import type { SignalAction } from './signal-state.ts';

/** What a handler is told. */
export interface SignalFacts {
  readonly signal: number;
  /** si_code. */
  readonly code: number;
  /** Of the memory or of the instruction; who has sent it. */
  readonly address: number;
  /** The processor's number of the exception, and the bits that it tells; 0 for other signals. */
  readonly trap: number;
  readonly error: number;
}

const actionFlag = {
  facts: 4,
  ownStack: 0x08000000,
  noDefer: 0x40000000,
  resetOnce: 0x80000000,
} as const;

/** Registers by number: rax, rcx, rdx, rbx, rsp, rbp, rsi, rdi, r8 … r15. */
const stackPointer = 4;

/** Where the saved context of x86-64 has each register, from its beginning. */
const places64: readonly (readonly [register: number, at: number])[] = [
  [8, 0],
  [9, 8],
  [10, 16],
  [11, 24],
  [12, 32],
  [13, 40],
  [14, 48],
  [15, 56],
  [7, 64],
  [6, 72],
  [5, 80],
  [3, 88],
  [2, 96],
  [0, 104],
  [1, 112],
  [4, 120],
];

const places32: readonly (readonly [register: number, at: number])[] = [
  [7, 16],
  [6, 20],
  [5, 24],
  [4, 28],
  [3, 32],
  [2, 36],
  [1, 40],
  [0, 44],
];

/** The parts of a frame, from the address that the handler's stack pointer has. */
interface FrameShape {
  readonly word: 4 | 8;
  readonly size: number;
  /** Of siginfo, of the whole context, of the registers in it and of the mask of signals. */
  readonly facts: number;
  readonly context: number;
  readonly registers: number;
  readonly mask: number;
  readonly places: readonly (readonly [register: number, at: number])[];
  /** In the registers: instruction, flags, trap, error, old mask, address, floating point. */
  readonly pointer: number;
  readonly flags: number;
  readonly trap: number;
  readonly error: number;
  readonly address: number;
  readonly floats: number;
}

const shape64: FrameShape = {
  word: 8,
  size: 440,
  facts: 312,
  context: 8,
  registers: 48,
  mask: 304,
  places: places64,
  pointer: 128,
  flags: 136,
  trap: 160,
  error: 152,
  address: 176,
  floats: 184,
};

/** With siginfo: return address, number, two pointers, siginfo, context. */
const shape32: FrameShape = {
  word: 4,
  size: 264,
  facts: 16,
  context: 144,
  registers: 164,
  mask: 252,
  places: places32,
  pointer: 56,
  flags: 64,
  trap: 48,
  error: 52,
  address: 84,
  floats: 76,
};

/** The older frame: return address, number, context and the rest of the mask. */
const shapePlain: FrameShape = {
  ...shape32,
  size: 104,
  facts: -1,
  context: -1,
  registers: 8,
  mask: 96,
};

const floatSize = 512;
const redZone = 128;

/** Programs of 32 bits without a restorer return to these two stubs, as in Linux's own page. */
const stubPage = 0xf7ffd000;
const stubs = [
  // mov eax, 173; int 0x80: rt_sigreturn
  [0xb8, 173, 0, 0, 0, 0xcd, 0x80, 0x90],
  // pop eax; mov eax, 119; int 0x80: sigreturn
  [0x58, 0xb8, 119, 0, 0, 0, 0xcd, 0x80],
] as const;

function restorerOf(guest: Guest, action: SignalAction, hasFacts: boolean): number {
  const restorer = 0x04000000;
  if ((action.flags & restorer) !== 0 || guest.bits === 64) return action.restorer;
  const { memory } = guest;
  if (!memory.regionAt(stubPage)) {
    const end = stubPage + pageSize;
    memory.map(stubPage, end, protection.read | protection.write, 'signal return');
    guest.write(stubPage, Uint8Array.from(stubs.flat()));
    memory.protect(stubPage, end, protection.read | protection.execute);
  }
  return stubPage + (hasFacts ? 0 : 8);
}

function stackFor(process: LinuxProcess, guest: Guest, action: SignalAction): number {
  const current = Number(guest.general(stackPointer));
  const { stack } = process.state.signals;
  const usesOwn = (action.flags & actionFlag.ownStack) !== 0 && stack !== undefined;
  const isThere = stack && current > stack.start && current <= stack.start + stack.size;
  if (usesOwn && !isThere) return stack.start + stack.size;
  return guest.bits === 64 ? current - redZone : current;
}

/** siginfo: number, error number, code, then the address or who has sent it. */
function factsBytes(guest: Guest, { signal, code, address }: SignalFacts): Uint8Array {
  const bytes = new Uint8Array(128);
  const view = new DataView(bytes.buffer);
  view.setInt32(0, signal, true);
  view.setInt32(8, code, true);
  if (guest.bits === 64) view.setBigInt64(16, BigInt(address), true);
  else view.setUint32(12, address, true);
  return bytes;
}

/** Goes on in a handler, with everything saved on the stack. Throws MemoryFault without a stack. */
export function enterHandler(
  process: LinuxProcess,
  guest: Guest,
  action: SignalAction,
  fault: SignalFacts,
): void {
  const hasFacts = (action.flags & actionFlag.facts) !== 0;
  const shape = guest.bits === 64 ? shape64 : hasFacts ? shape32 : shapePlain;
  const { word } = shape;
  const top = stackFor(process, guest, action);
  const floats = Math.floor((top - floatSize) / 64) * 64;
  const frame = Math.floor((floats - shape.size) / 16) * 16 - word;
  const bytes = new Uint8Array(shape.size);
  const view = new DataView(bytes.buffer);
  const put = (at: number, value: bigint) =>
    word === 8 ? view.setBigUint64(at, value, true) : view.setUint32(at, Number(value), true);
  const registers = shape.registers;
  put(0, BigInt(restorerOf(guest, action, hasFacts)));
  for (const [register, at] of shape.places) put(registers + at, guest.general(register));
  put(registers + shape.pointer, BigInt.asUintN(word * 8, BigInt(guest.instructionPointer)));
  put(registers + shape.flags, guest.flags);
  put(registers + shape.trap, BigInt(fault.trap));
  put(registers + shape.error, BigInt(fault.error));
  put(registers + shape.address, BigInt.asUintN(word * 8, BigInt(fault.address)));
  put(registers + shape.floats, BigInt(floats));
  const { blocked } = process.state.signals;
  view.setBigUint64(shape.mask, BigInt.asUintN(64, blocked), true);
  if (shape.facts >= 0) bytes.set(factsBytes(guest, fault), shape.facts);
  if (word === 4) {
    put(4, BigInt(fault.signal));
    if (hasFacts) {
      put(8, BigInt(frame + shape.facts));
      put(12, BigInt(frame + shape.context));
    }
  }
  guest.write(floats, guest.floatState());
  guest.write(frame, bytes);
  if (word === 8) {
    guest.setGeneral(7, BigInt(fault.signal));
    guest.setGeneral(6, BigInt(frame + shape.facts));
    guest.setGeneral(2, BigInt(frame + shape.context));
  }
  guest.setGeneral(0, 0n);
  guest.setGeneral(stackPointer, BigInt(frame));
  guest.instructionPointer = action.handler;
  // As at every call, strings go upwards, and nothing is traced.
  guest.flags &= ~0x500n;
  noteEntry(process, action, fault.signal);
}

function noteEntry(process: LinuxProcess, action: SignalAction, signal: number): void {
  const { signals } = process.state;
  const own = (action.flags & actionFlag.noDefer) !== 0 ? 0n : 1n << BigInt(signal - 1);
  const actions = new Map(signals.actions);
  // The topmost bit of the flags makes a JavaScript number negative or large: ask for its place.
  if (Math.floor(action.flags / 2 ** 31) % 2 !== 0) actions.delete(signal);
  const blocked = signals.blocked | action.mask | own;
  process.update({ signals: { ...signals, actions, blocked } });
}

/** What a program may set of the flags: the arithmetic ones, direction, trap, and AC. */
const settableFlags = 0x40dd5n;

/** Goes back to where a handler was entered; the stack pointer stands behind the return address. */
export function leaveHandler(process: LinuxProcess, guest: Guest, hasFacts: boolean): void {
  const shape = guest.bits === 64 ? shape64 : hasFacts ? shape32 : shapePlain;
  const { word } = shape;
  // The older frame's stub has also taken the number.
  const taken = hasFacts ? word : word * 2;
  const frame = Number(guest.general(stackPointer)) - taken;
  const bytes = guest.read(frame, shape.size).slice();
  const view = new DataView(bytes.buffer);
  const get = (at: number) =>
    word === 8 ? view.getBigUint64(at, true) : BigInt(view.getUint32(at, true));
  const registers = shape.registers;
  const floats = Number(get(registers + shape.floats));
  if (floats !== 0) guest.setFloatState(guest.read(floats, floatSize));
  for (const [register, at] of shape.places) guest.setGeneral(register, get(registers + at));
  const flags = get(registers + shape.flags);
  guest.flags = (guest.flags & ~settableFlags) | (flags & settableFlags);
  const pointer = get(registers + shape.pointer);
  guest.instructionPointer = word === 8 ? Number(BigInt.asIntN(64, pointer)) : Number(pointer);
  const blocked = view.getBigUint64(shape.mask, true);
  process.update({ signals: { ...process.state.signals, blocked } });
}
