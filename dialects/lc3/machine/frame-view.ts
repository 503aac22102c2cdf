// The stack frame of a subroutine that keeps to the book's convention: R5 points to its first
// local, above which lie the caller's R5, the return address, the return value and the arguments
// (Patt and Patel, Introduction to Computing Systems, chapter "Functions").
import type { Call } from './call-stack.ts';
import type { State } from './state.ts';

const framePointer = 5;
const stackPointer = 6;
/** Words from R5 up. */
const places = { savedFrame: 1, returnAddress: 2, returnValue: 3, arguments: 4 } as const;
/** Instructions behind a call in which the caller takes its arguments off the stack. */
const lookedAt = 6;
/** More locals or arguments than this are not shown. */
const mostShown = 32;

export interface FramePlace {
  readonly name: string;
  readonly address: number;
  readonly summary: string;
}

/**
 * The places of a frame, from the arguments down; empty where there is none. `level` counts the
 * frames from the innermost, 0, outwards.
 */
export function framePlaces(state: State, level: number): readonly FramePlace[] {
  const { calls, words } = state;
  let frame = state.register(framePointer);
  let lowest = state.register(stackPointer);
  for (let inner = 0; inner < level; inner++) {
    const call = calls.at(calls.depth - 1 - inner);
    if (!call) return [];
    // A subroutine without a frame of its own leaves R5 to its caller.
    if (keepsFrame(state, call, frame)) frame = words[frame + places.savedFrame]!;
    lowest = call.stack + (call.kind === 'call' ? argumentCount(state, call.returnAddress) : 0);
  }
  const call = calls.at(calls.depth - 1 - level);
  return call && keepsFrame(state, call, frame) ? placesOf(state, call, frame, lowest) : [];
}

function keepsFrame({ words }: State, call: Call, frame: number): boolean {
  return (
    call.kind === 'call' &&
    frame + places.arguments === call.stack &&
    words[frame + places.returnAddress] === call.returnAddress
  );
}

/** `lowest` is the address of the last word that the frame has on the stack. */
function placesOf(state: State, call: Call, frame: number, lowest: number): readonly FramePlace[] {
  const base = frame + places.arguments;
  const place = (name: string, address: number, summary: string) => ({ name, address, summary });
  const count = argumentCount(state, call.returnAddress);
  const given = Array.from({ length: count }, (_, index) =>
    place(`argument ${index + 1}`, base + index, 'Pushed by the caller.'),
  );
  const locals = Math.max(0, Math.min(mostShown, frame - lowest + 1));
  return [
    ...given,
    place('return value', frame + places.returnValue, 'The caller takes it from here.'),
    place('return address', frame + places.returnAddress, 'R7 at the call.'),
    place("caller's R5", frame + places.savedFrame, 'The frame of the caller.'),
    ...Array.from({ length: locals }, (_, index) =>
      place(`local ${index + 1}`, frame - index, `R5 − ${index}`),
    ),
  ];
}

/** ADD R6, R6, #n behind the call takes off the return value and the arguments. */
function argumentCount({ words }: State, returnAddress: number): number {
  for (let index = 0; index < lookedAt; index++) {
    const word = words[(returnAddress + index) & 0xffff]!;
    const isPop = (word & 0xfff0) === 0x1da0;
    if (isPop) return Math.max(0, (word & 0xf) - 1);
    if (leavesStack(word)) return 0;
  }
  return 0;
}

/** Opcodes with a destination in bits 11 to 9: ADD, LD, AND, LDR, NOT, LDI, LEA. */
const withDestination = new Set([0x1, 0x2, 0x5, 0x6, 0x9, 0xa, 0xe]);
/** BR, JSR, RTI, JMP, TRAP. */
const withJump = new Set([0x0, 0x4, 0x8, 0xc, 0xf]);

/** True where R6 gets a value in another way, or control goes elsewhere. */
function leavesStack(word: number): boolean {
  const opcode = word >> 12;
  const setsPointer = withDestination.has(opcode) && ((word >> 9) & 7) === stackPointer;
  return setsPointer || withJump.has(opcode);
}
