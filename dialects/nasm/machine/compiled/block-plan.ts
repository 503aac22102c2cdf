// What is settled of each block before code is written: which instructions are the processor's,
// what the flags are those of, and which registers have values that the state has not.
import type { Place } from '#core/webassembly/order.ts';
import * as layout from '../processor/layout.ts';
import { flagsBit, type RegisterSet, touchedBy, writtenBy } from './effects.ts';
import type { FlagKind } from './flags.ts';
import { isComparison } from './float-code.ts';
import { type Block, type Flow, leadsAnywhere, type PlacedInstruction } from './flow.ts';
import { flagKindOf, hasUsual, isOwnByName } from './instruction-code.ts';
import { flagsAreSeen, isPlain } from './plain.ts';

/**
 * Who executes an instruction: generated code, as it does all jumps, calls and returns; the same
 * but for what is unusual; or the processor's function, as it does the unusual.
 */
export type Way = 'own' | 'usual' | 'called';

export interface PlannedInstruction extends PlacedInstruction {
  readonly way: Way;
  /** Somebody may look at its flags. */
  readonly seen: boolean;
  /** What it may write. */
  readonly written: RegisterSet;
}

export interface BlockPlan {
  readonly block: Block;
  readonly instructions: readonly PlannedInstruction[];
  /** What the flags are those of where it begins. */
  kind: FlagKind;
  /** Registers whose values the state may not have there. */
  dirty: RegisterSet;
}

export interface RegionPlan {
  readonly blocks: ReadonlyMap<Place, BlockPlan>;
  /** Registers that are locals, and the flags. */
  readonly touched: RegisterSet;
  /** Those among them that may change. */
  readonly changed: RegisterSet;
}

const stackPointer = 1 << 4;

function planBlock(block: Block): BlockPlan {
  const plain = block.instructions.map(({ instruction }) => instruction);
  const instructions = block.instructions.map((placed, index) => {
    const { instruction, transfer } = placed;
    const seen = flagsAreSeen(plain, index);
    const isOwn = transfer || isPlain(instruction, seen) || isOwnByName(placed);
    const way: Way = isOwn ? 'own' : hasUsual(placed) ? 'usual' : 'called';
    return { ...placed, seen, way, written: writtenBy(instruction) };
  });
  return { block, instructions, kind: undefined, dirty: 0 };
}

/** What is dirty behind an instruction: the processor's functions are given everything. */
export function dirtyBehind({ way, written }: PlannedInstruction, before: RegisterSet): number {
  return way === 'called' ? 0 : before | written;
}

/** What the flags are those of behind an instruction. */
export function kindBehind(planned: PlannedInstruction, before: FlagKind): FlagKind {
  const { instruction, way, written } = planned;
  if ((written & flagsBit) === 0) return before;
  if (way === 'usual') return isComparison(planned) ? layout.lazyNone : undefined;
  // What sets no kind itself has flags that nobody looks at.
  return way === 'own' ? (flagKindOf(instruction) ?? before) : undefined;
}

/** Carries what is known from block to block until nothing changes. */
function spread(flow: Flow, plans: ReadonlyMap<Place, BlockPlan>): void {
  const reached = new Set<Place>(flow.entries);
  const pending = new Set<Place>(flow.entries);
  const reach = (place: Place, kind: FlagKind, dirty: RegisterSet) => {
    const plan = plans.get(place)!;
    const isFirst = !reached.has(place);
    const common = isFirst || plan.kind === kind ? kind : undefined;
    const all = plan.dirty | dirty;
    if (!isFirst && common === plan.kind && all === plan.dirty) return;
    plan.kind = common;
    plan.dirty = all;
    reached.add(place);
    pending.add(place);
  };
  // A set that grows while it is gone through gives what is added, too.
  for (const place of pending) {
    pending.delete(place);
    const { block, instructions, ...start } = plans.get(place)!;
    let { kind, dirty } = start;
    for (const instruction of instructions) {
      kind = kindBehind(instruction, kind);
      dirty = dirtyBehind(instruction, dirty);
    }
    for (const target of flow.successors(place)) reach(target, kind, dirty);
    if (!leadsAnywhere(block)) continue;
    for (const entry of flow.entries) reach(entry, undefined, dirty);
  }
}

export function planRegion(flow: Flow): RegionPlan {
  const blocks = new Map([...flow.blocks].map(([place, block]) => [place, planBlock(block)]));
  let [touched, changed] = [stackPointer | flagsBit, flagsBit];
  for (const { instructions } of blocks.values()) {
    for (const { instruction, way, written } of instructions) {
      if (way === 'called') continue;
      touched |= touchedBy(instruction);
      changed |= written;
    }
  }
  spread(flow, blocks);
  return { blocks, touched, changed: changed & touched };
}
