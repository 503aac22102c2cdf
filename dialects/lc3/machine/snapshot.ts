// Saves and restores a whole machine; pages that have not changed are shared and not copied.
import type { Snapshot } from '#core/machine/machine.ts';
import type { OutputMark } from '#core/machine/output-log.ts';
import { clean } from './access-map.ts';
import type { CallStackState } from './call-stack.ts';
import type { KeyboardState } from './console.ts';
import { pageCount, pageWords, registerBase, registerCount } from './memory-map.ts';
import type { State } from './state.ts';
import type { StrictState } from './strict-record.ts';
import type { TimerState } from './timer.ts';

interface StateSnapshot extends Snapshot {
  readonly pages: readonly Uint16Array[];
  readonly deviceWords: Uint16Array;
  readonly registers: Uint16Array;
  readonly pc: number;
  readonly codes: number;
  readonly isUser: boolean;
  readonly priority: number;
  readonly otherStack: number;
  readonly clockRuns: boolean;
  readonly isSuspended: boolean;
  readonly calls: CallStackState;
  readonly keyboard: KeyboardState;
  readonly pending: readonly number[];
  readonly timer: TimerState;
  readonly output: OutputMark;
  readonly strict: StrictState | undefined;
  readonly fault: string | undefined;
}

/** Bytes of all the small things together, the list of pages included. */
const overhead = 4_096;

export function saveState(state: State): Snapshot {
  const bytes = overhead + state.dirtyPages.size * pageWords * 2;
  for (const page of state.dirtyPages) {
    state.pages[page] = state.copyPage(page);
    state.access.setPage(page, clean);
  }
  state.dirtyPages.clear();
  const calls = state.calls.save();
  const strict = state.strict?.save();
  const { pc, codes, isUser, priority, otherStack, clockRuns, isSuspended, fault } = state;
  const snapshot: StateSnapshot = {
    moment: state.moment,
    bytes: bytes + calls.calls.byteLength + (strict?.memory.byteLength ?? 0),
    pages: [...state.pages] as Uint16Array[],
    deviceWords: state.deviceWords.slice(),
    registers: state.words.slice(registerBase, registerBase + registerCount),
    ...{ pc, codes, isUser, priority, otherStack, clockRuns, isSuspended, fault },
    calls,
    keyboard: state.keyboard.save(),
    pending: state.display.pending,
    timer: state.timer.save(),
    output: state.output.mark(),
    strict,
  };
  return snapshot;
}

export function restoreState(state: State, opaque: Snapshot): void {
  const snapshot = opaque as StateSnapshot;
  restorePages(state, snapshot.pages);
  state.deviceWords.set(snapshot.deviceWords);
  state.words.set(snapshot.registers, registerBase);
  state.pc = snapshot.pc;
  state.codes = snapshot.codes;
  state.isUser = snapshot.isUser;
  state.priority = snapshot.priority;
  state.otherStack = snapshot.otherStack;
  state.clockRuns = snapshot.clockRuns;
  state.isSuspended = snapshot.isSuspended;
  state.fault = snapshot.fault;
  state.moment = snapshot.moment;
  state.calls.load(snapshot.calls);
  state.keyboard.load(snapshot.keyboard);
  state.display.load(snapshot.pending);
  state.timer.load(snapshot.timer);
  state.output.restore(snapshot.output);
  if (snapshot.strict) state.strict?.load(snapshot.strict);
}

function restorePages(state: State, pages: readonly Uint16Array[]): void {
  for (let page = 0; page < pageCount; page++) {
    const isSame = state.pages[page] === pages[page] && !state.dirtyPages.has(page);
    if (isSame) continue;
    state.putPage(page, pages[page]!);
    state.pages[page] = pages[page];
    state.access.setPage(page, clean);
  }
  state.dirtyPages.clear();
}
