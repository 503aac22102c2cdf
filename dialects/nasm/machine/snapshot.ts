// Saves and restores a whole program; pages that have not changed are shared and not copied.
import type { Snapshot } from '#core/machine/machine.ts';
import type { OutputMark } from '#core/machine/output-log.ts';
import { pageSize, type Region } from './guest.ts';
import * as layout from './processor/layout.ts';
import type { Ending, X86State } from './state.ts';

interface X86Snapshot extends Snapshot {
  readonly pages: ReadonlyMap<number, Uint8Array>;
  readonly regions: readonly Region[];
  /** Registers and flags, as they lie in the processor. */
  readonly registers: Uint8Array;
  readonly shadowStack: Uint8Array;
  /** What the callers' registers were. */
  readonly callers: Uint8Array;
  readonly environment: unknown;
  /** Absent where nobody looked at accesses then. */
  readonly checks: unknown;
  readonly flagChecks: number | undefined;
  readonly output: OutputMark;
  /** Bytes of a character that is not complete. */
  readonly pending: readonly number[];
  readonly ending: Ending | undefined;
  readonly isSuspended: boolean;
}

/** Bytes of all the small things together. */
const overhead = 8_192;
/** What the map of pages costs for each of them. */
const bytesPerEntry = 40;

export function saveState(state: X86State): Snapshot {
  const copied = savePages(state);
  const { bytes } = state.processor;
  const frames = Math.min(state.depth, layout.shadowFrames) * layout.shadowFrameSize;
  const callers = Math.min(state.depth, layout.callerFrames) * layout.callerFrameSize;
  const snapshot: X86Snapshot = {
    moment: state.moment,
    bytes: overhead + copied * pageSize + state.saved.size * bytesPerEntry + frames + callers,
    pages: state.saved,
    regions: state.memory.regions,
    registers: bytes.slice(layout.stateStart, layout.stateEnd),
    shadowStack: bytes.slice(layout.shadowStack, layout.shadowStack + frames),
    callers: bytes.slice(layout.callerRegisters, layout.callerRegisters + callers),
    environment: state.environment.save(),
    checks: state.checks?.save(),
    flagChecks: state.flagChecks?.save(),
    output: state.output.mark(),
    pending: state.display.pending,
    ending: state.ending,
    isSuspended: state.isSuspended,
  };
  return snapshot;
}

/** Copies the pages that were written since the last time; how many they are. */
function savePages(state: X86State): number {
  const { processor } = state;
  const count = processor.call.dirtyPageCount();
  if (count === 0) return 0;
  const pages = new Map(state.saved);
  const { view, bytes } = processor;
  for (let index = 0; index < count; index++) {
    const entry = view.getUint32(layout.dirtyPages + index * 4, true);
    const address = Number(view.getBigInt64(entry + layout.pageAddress, true) & ~1n);
    const frame = view.getUint32(entry + layout.pageFrame, true);
    if (frame === 0) pages.delete(address);
    else pages.set(address, bytes.slice(frame, frame + pageSize));
  }
  processor.call.cleanPages();
  state.saved = pages;
  return count;
}

export function restoreState(state: X86State, opaque: Snapshot): void {
  const snapshot = opaque as X86Snapshot;
  restorePages(state, snapshot);
  const { bytes } = state.processor;
  bytes.set(snapshot.registers, layout.stateStart);
  bytes.set(snapshot.shadowStack, layout.shadowStack);
  bytes.set(snapshot.callers, layout.callerRegisters);
  state.environment.restore(snapshot.environment);
  state.output.restore(snapshot.output);
  state.display.load(snapshot.pending);
  state.started = snapshot.moment;
  state.ending = snapshot.ending;
  state.isSuspended = snapshot.isSuspended;
  state.checks?.restore(snapshot.checks);
  state.flagChecks?.restore(snapshot.flagChecks);
}

function restorePages(state: X86State, { pages, regions }: X86Snapshot): void {
  const { memory, processor } = state;
  const changed = dirtyAddresses(state);
  const hasOtherRegions = memory.regions !== regions;
  memory.setRegions(regions);
  for (const page of [...memory.present]) if (!pages.has(page)) memory.dropPage(page);
  for (const [page, content] of pages) {
    const isSame = state.saved.get(page) === content && !changed.has(page);
    if (isSame && !hasOtherRegions) continue;
    const frame = memory.restorePage(page);
    if (isSame) continue;
    processor.bytes.set(content, frame);
    processor.call.forgetPageCode(processor.call.knownPage(page));
  }
  processor.call.cleanPages();
  processor.call.flushBuffers();
  state.saved = pages;
}

function dirtyAddresses({ processor }: X86State): Set<number> {
  const { view } = processor;
  const found = new Set<number>();
  const count = processor.call.dirtyPageCount();
  for (let index = 0; index < count; index++) {
    const entry = view.getUint32(layout.dirtyPages + index * 4, true);
    found.add(Number(view.getBigInt64(entry + layout.pageAddress, true) & ~1n));
  }
  return found;
}
