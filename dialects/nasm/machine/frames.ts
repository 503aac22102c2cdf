// Who called whom, by the shadow stack that the processor keeps.
import type { Frame } from '#core/machine/machine.ts';
import * as layout from './processor/layout.ts';
import type { X86State } from './state.ts';

/** Frames that anybody looks at. */
const shownMax = 2_000;

export interface CallPlace {
  readonly returnAddress: number;
  readonly entry: number;
  /** Where the return address lies. */
  readonly stack: number;
}

/** Call number `index`, 0 for the outermost. */
export function callAt({ processor }: X86State, index: number): CallPlace {
  const { view } = processor;
  const place = layout.shadowStack + index * layout.shadowFrameSize;
  const field = (offset: number) => Number(view.getBigInt64(place + offset, true));
  return { returnAddress: field(0), entry: field(8), stack: field(16) };
}

/** Innermost first. */
export function framesOf(state: X86State, start: number): Frame[] {
  const known = Math.min(state.depth, layout.shadowFrames);
  const frames: Frame[] = [];
  let address = state.processor.instructionPointer;
  for (let index = known - 1; index >= 0 && frames.length < shownMax; index--) {
    const { returnAddress, entry } = callAt(state, index);
    frames.push({ address, entry });
    address = returnAddress;
  }
  if (frames.length < shownMax) frames.push({ address, entry: start });
  return frames;
}

/** A call more: `stack` is where its return address lies. Too deep calls are not kept. */
export function pushFrame(state: X86State, behind: number, entry: number, stack: number): void {
  const { view } = state.processor;
  const number = state.depth;
  if (number >= layout.shadowFrames) return;
  const frame = layout.shadowStack + number * layout.shadowFrameSize;
  view.setBigInt64(frame, BigInt(behind), true);
  view.setBigInt64(frame + 8, BigInt(entry), true);
  view.setBigInt64(frame + 16, BigInt(stack), true);
  keepCallerRegisters(state, number);
  view.setUint32(layout.depth, number + 1, true);
}

/** rbx, rbp, r12 to r15, by number. */
const callerSaved = [3, 5, 12, 13, 14, 15];

function keepCallerRegisters({ processor }: X86State, number: number): void {
  if (number >= layout.callerFrames) return;
  const place = layout.callerRegisters + number * layout.callerFrameSize;
  callerSaved.forEach((register, index) => {
    processor.view.setBigUint64(place + index * 8, processor.general(register), true);
  });
}
