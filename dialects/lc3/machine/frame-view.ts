// The stack frame of a subroutine that keeps to the book's convention: R5 points to its first
// local, above which lie the caller's R5, the return address, the return value and the arguments
// (Patt and Patel, Introduction to Computing Systems, chapter "Functions").
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

/** The places of the innermost frame, from the arguments down; empty where there is none. */
export function framePlaces(state: State): readonly FramePlace[] {
  const call = state.calls.top;
  const frame = state.register(framePointer);
  const base = frame + places.arguments;
  const keeps =
    call?.kind === 'call' &&
    base === call.stack &&
    state.words[frame + places.returnAddress] === call.returnAddress;
  if (!keeps) return [];
  const place = (name: string, address: number, summary: string) => ({ name, address, summary });
  const count = argumentCount(state, call.returnAddress);
  const given = Array.from({ length: count }, (_, index) =>
    place(`argument ${index + 1}`, base + index, 'Pushed by the caller.'),
  );
  const locals = Math.max(0, Math.min(mostShown, frame - state.register(stackPointer) + 1));
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
  }
  return 0;
}
