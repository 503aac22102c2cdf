// Finds how much CPU time a task needs by running it alone, for policies that want to know.
import type { Code } from './code.ts';
import { runWorld } from './run.ts';
import { resolveSettings } from './settings.ts';
import { World } from './world.ts';
import type { WorldNames } from './world-names.ts';

/** A task that takes longer alone counts as this long. */
export const dryRunTicksMax = 1_000_000;
/** Ticks for all dry runs of a program together; later ones get a hundredth. */
const allDryRunsTicksMax = 20_000_000;
const sleepsMax = 2 ** 40;

/**
 * A function that gives the CPU time in ticks of a task which starts at an address and waits for
 * nobody: locks are free, semaphores let it pass and channels give 0. It looks at the program as
 * it was loaded, and each address once.
 */
export function dryRuns(
  code: Code,
  names: WorldNames,
  define: (world: World) => void,
): (entry: number) => number {
  const known = new Map<number, number>();
  const loaded = code.bytes;
  let spent = 0;
  return entry => {
    const found = known.get(entry);
    if (found !== undefined) return found;
    const bound = spent < allDryRunsTicksMax ? dryRunTicksMax : dryRunTicksMax / 100;
    const ticks = runAlone(code, loaded, names, define, entry, bound);
    spent += ticks;
    known.set(entry, ticks);
    return ticks;
  };
}

function runAlone(
  code: Code,
  loaded: Uint8Array,
  names: WorldNames,
  define: (world: World) => void,
  entry: number,
  bound: number,
): number {
  const present = code.bytes;
  code.restore(loaded);
  const settings = resolveSettings({ scheduler: 'fcfs' });
  const world = new World(code, {
    settings,
    names,
    recordActivity: false,
    alone: true,
    burstOf: () => 0,
  });
  define(world);
  const task = world.tasks.add(entry, 1, 0, Number.POSITIVE_INFINITY);
  world.scheduler.begin();
  const { cpu } = world.tasks;
  // Sleeping costs nothing, so that only the ticks on the processor count.
  while (world.scheduler.status === 0 && cpu[task]! < bound && world.scheduler.tick < sleepsMax) {
    const left = bound - cpu[task]!;
    const isRunning = world.scheduler.isRunning(task);
    runWorld(world, isRunning ? world.scheduler.tick + left : world.scheduler.nextEvent, {});
  }
  code.restore(present);
  return Math.max(1, cpu[task]!);
}
