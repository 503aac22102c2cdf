// The ways of running that a client can ask for, as plans for the engine: steps and jumps in time.
import type { SourceMapRow } from '#core/assembler/source-map.ts';
import type {
  Address,
  Machine,
  Moment,
  Stop,
  ThreadId,
  WatchTarget,
} from '#core/machine/machine.ts';
import type { Engine, Goal, Outcome, Plan } from './engine.ts';
import { commonDepth, isOneLine } from './expansions.ts';
import { type Halt, happeningsOf } from './stops.ts';

export type Granularity = 'instruction' | 'line';

/** Deeper than any stack of calls. */
const anyDepth = Number.MAX_SAFE_INTEGER;

/** Less deep than any stack of calls. */
const noDepth = 0;

/** A clock that stands still for so many steps is taken for stopped. */
const longestUnitSteps = 1_000_000;

type Steps = Generator<void, Outcome, void>;

export function* continuePlan(engine: Engine): Plan {
  return haltOf(yield* engine.forward({}), 'step', 'Paused');
}

/** Runs on while the other threads stand still, so that there is nothing more once it has ended. */
export function* continueAlonePlan(engine: Engine, thread: ThreadId): Plan {
  const outcome = yield* stepTo(engine, thread, noDepth);
  return stepped(engine, outcome, thread, 'Paused');
}

/** A line steps into what its program calls; into the machine's own code only where `enters`. */
export function* stepInPlan(
  engine: Engine,
  thread: ThreadId,
  granularity: Granularity,
  enters: boolean,
): Plan {
  const steps = stepForward(engine, thread, granularity, () => anyDepth, enters);
  return stepped(engine, yield* steps, thread, 'Paused after a step');
}

/** Shows the line of a macro's body that comes next, in place of the call. */
// biome-ignore lint/correctness/useYield: nothing is executed.
export function* enterPlan(engine: Engine, thread: ThreadId): Plan {
  engine.enter(engine.entered + 1);
  engine.markSeen();
  return { reason: 'step', description: 'Paused in the expansion of a macro', thread };
}

export function* stepOverPlan(engine: Engine, thread: ThreadId, granularity: Granularity): Plan {
  const steps = stepForward(engine, thread, granularity, depth => depth);
  return stepped(engine, yield* steps, thread, 'Paused after a step');
}

/** Runs until the thread is back from a call that was made at a frame depth. */
export function* callPlan(engine: Engine, thread: ThreadId, depth: number): Plan {
  const outcome = yield* engine.forward({
    step: { thread, maximumDepth: depth },
    reached: stop => isOver(engine.program.machine, stop, { thread, maximumDepth: depth }),
  });
  return stepped(engine, outcome, thread, 'Paused after the call');
}

/**
 * Goes back to where a frame began, exactly: to its call and one step in. `level` counts from the
 * innermost frame, 0. The outermost frame began where the thread did.
 */
export function* restartFramePlan(engine: Engine, thread: ThreadId, level: number): Plan {
  const depth = engine.program.machine.frameDepth(thread) - level;
  const call = yield* backTo(engine, thread, depth - 1, false);
  const start = call
    ? yield* stepTo(engine, thread, anyDepth)
    : yield* engine.forward({
        step: { thread, maximumDepth: anyDepth },
        mayHalt: false,
        fromHere: true,
        reached: stop => isOver(engine.program.machine, stop, { thread, maximumDepth: anyDepth }),
      });
  engine.markSeen();
  return { ...haltOf(start, 'restart', 'Paused at the start of the frame'), thread };
}

export function* stepOutPlan(engine: Engine, thread: ThreadId): Plan {
  const depth = engine.program.machine.frameDepth(thread) - 1;
  const outcome = yield* stepTo(engine, thread, depth);
  return stepped(engine, outcome, thread, 'Paused after the return');
}

/** Runs one unit of the machine's clock. */
export function* tickPlan(engine: Engine): Plan {
  const { activity } = engine.program;
  const start = activity.now();
  for (let steps = 0; steps < longestUnitSteps; steps++) {
    const outcome = yield* engine.forward({ until: engine.moment + 1 });
    if (outcome.kind !== 'reached') return haltOf(outcome, 'step', '');
    if (activity.now() !== start) break;
  }
  return { reason: 'step', description: `Paused at ${activity.now()}` };
}

const happeningOf = (stop: Stop, event: string) =>
  happeningsOf(stop).find(happening => happening.event === event);

/** Runs until a context switch, as the machine's filter of that name tells it. */
export function* switchPlan(engine: Engine, filterIds: readonly string[]): Plan {
  const filter = filterIds.find(id => id.toLowerCase().includes('switch'));
  const { machine } = engine.program;
  const first = machine.current();
  const outcome = yield* filter === undefined
    ? engine.forward({ reached: () => machine.current() !== first })
    : engine.forward({
        events: [filter],
        reached: stop => happeningOf(stop, filter) !== undefined,
      });
  const told = outcome.kind === 'reached' && filter ? happeningOf(outcome.stop, filter) : undefined;
  const text = told?.text ?? (outcome.kind === 'reached' ? outcome.stop.text : '');
  const halt = haltOf(outcome, 'step', 'Paused after a context switch');
  return text && outcome.kind === 'reached' ? { ...halt, text } : halt;
}

/** Goes to the moment at which a unit of the clock begins, in either direction. */
export function* timePlan(engine: Engine, time: number): Plan {
  const { activity } = engine.program;
  const moment = activity.momentOf(time);
  if (moment <= engine.travel.latest) engine.goTo(moment);
  while (activity.now() < time) {
    const until = Math.max(engine.moment + 1, activity.momentOf(time));
    const outcome = yield* engine.forward({ until, mayHalt: false });
    if (outcome.kind === 'finished') return haltOf(outcome, 'goto', '');
  }
  engine.markSeen();
  return { reason: 'goto', description: `Paused at ${activity.now()}` };
}

/** Goes to a moment that was reached before. */
// biome-ignore lint/correctness/useYield: going there is one step.
export function* goToMoment(engine: Engine, moment: Moment): Plan {
  engine.goTo(moment);
  return { reason: 'goto', description: `Paused at moment ${moment}` };
}

/** Goes back to the step that was the last to write to something, before it does. */
export function* writePlan(engine: Engine, target: WatchTarget, name: string): Plan {
  const origin = engine.moment;
  const { machine } = engine.program;
  const outcome = yield* engine.backward({ mayHalt: false, ...writesTo(machine, target) });
  if (!outcome) {
    engine.goTo(origin);
    return { reason: 'goto', description: `Nothing has written to ${name} since the start` };
  }
  engine.goTo(engine.moment - 1);
  const thread = machine.current();
  const halt = { reason: 'goto', description: `Paused before what has written to ${name}` };
  return thread === undefined ? halt : { ...halt, thread };
}

/** The goal of a search: any write to memory, a change of a register. */
function writesTo(machine: Machine, target: WatchTarget): Goal {
  if (target.kind === 'memory') {
    return { data: [{ target, access: 'write' }], reached: ({ reason }) => reason === 'data' };
  }
  const { thread, register } = target;
  let last: bigint | undefined;
  const changed = () => {
    const before = last;
    last = machine.registers(thread).find(({ name }) => name === register)?.value;
    return before !== undefined && last !== before;
  };
  return { data: [], changed };
}

export function* reverseContinuePlan(engine: Engine): Plan {
  return backAt(engine, yield* engine.backward({}), undefined, 'Paused');
}

/**
 * Undoes one instruction or line of a thread, calls included step by step; before that, what the
 * console has executed since.
 */
export function* stepBackPlan(engine: Engine, thread: ThreadId, granularity: Granularity): Plan {
  if (engine.undo()) {
    engine.markSeen();
    return { reason: 'step', description: 'Paused after taking back what was executed', thread };
  }
  const outcome = yield* stepBackward(engine, thread, granularity, anyDepth, false);
  return backAt(engine, outcome, thread, 'Paused after a step back');
}

/** Undoes one line or instruction of a thread, a call as a whole. */
export function* reverseStepOverPlan(
  engine: Engine,
  thread: ThreadId,
  granularity: Granularity,
): Plan {
  const depth = engine.program.machine.frameDepth(thread);
  const outcome = yield* stepBackward(engine, thread, granularity, depth, true);
  return backAt(engine, outcome, thread, 'Paused after a step back');
}

/** Goes back to the call that led here. */
export function* reverseStepOutPlan(engine: Engine, thread: ThreadId): Plan {
  const depth = engine.program.machine.frameDepth(thread) - 1;
  const outcome = yield* backTo(engine, thread, depth, true);
  return backAt(engine, outcome, thread, 'Paused before the call');
}

/** Runs a plan while all other threads get no processor. */
export function* alonePlan(engine: Engine, thread: ThreadId, inner: Plan): Plan {
  const { machine } = engine.program;
  const others = machine.threads({ alive: true }).filter(other => other.id !== thread);
  const ids = others.map(other => other.id);
  suspend(engine, ids, true);
  let halt: Halt;
  try {
    halt = yield* inner;
  } finally {
    suspend(engine, ids, false);
  }
  if (isAlive(machine, thread)) return halt;
  // One of those that go on now is worth looking at.
  const next = ids.find(id => isAlive(machine, id));
  return next === undefined ? halt : { ...halt, thread: next };
}

/** Takes the processor from threads, or lets them run again; ended ones are left alone. */
export function suspend(engine: Engine, threads: readonly ThreadId[], suspended: boolean): void {
  const { machine } = engine.program;
  for (const thread of threads) {
    if (machine.thread(thread)?.alive) engine.apply({ kind: 'suspend', thread, suspended });
  }
}

function* stepForward(
  engine: Engine,
  thread: ThreadId,
  granularity: Granularity,
  limit: (depth: number) => number,
  enters = true,
): Steps {
  const { machine } = engine.program;
  const depth = machine.frameDepth(thread);
  const start = rowAt(engine, pcOf(machine, thread));
  const seen = engine.entered;
  const staysOut = !enters && granularity === 'line' && !isMachines(engine, start);
  for (;;) {
    let outcome = yield* stepTo(engine, thread, limit(depth));
    if (outcome.kind !== 'reached' || !isAlive(machine, thread)) return outcome;
    const called = machine.frameDepth(thread) > depth;
    const line = granularity === 'line' && start !== undefined;
    const place = here(engine, thread);
    if (called && ((line && !place) || (staysOut && isMachines(engine, place)))) {
      // What was called cannot be shown, or nobody wants to see it, so it runs as a whole.
      outcome = yield* stepTo(engine, thread, depth);
      if (outcome.kind !== 'reached' || !isAlive(machine, thread)) return outcome;
    }
    if (machine.frameDepth(thread) !== depth || !start) return outcome;
    if (place) engine.enter(commonDepth(start, place, seen));
    if (!line || !isWithin(engine, thread, start, seen)) return outcome;
  }
}

/** True for code that is the machine's own, such as its operating system's. */
function isMachines({ program }: Engine, row: SourceMapRow | undefined): boolean {
  return row !== undefined && program.texts?.has(row.uri) === true;
}

/** True in the midst of a line; its start counts as a new visit, so that loops make progress. */
function isWithin(engine: Engine, thread: ThreadId, line: SourceMapRow, depth: number): boolean {
  const pc = pcOf(engine.program.machine, thread);
  const row = rowAt(engine, pc);
  return row !== undefined && isOneLine(row, line, depth) && pc !== lineStart(engine, row, depth);
}

/** Runs until the thread has executed an instruction and its next one is at most so deep. */
function* stepTo(engine: Engine, thread: ThreadId, maximumDepth: number): Steps {
  const { machine } = engine.program;
  const pc = pcOf(machine, thread);
  if (machine.current() !== thread) {
    const step = { thread, maximumDepth: anyDepth };
    const turn = yield* engine.forward({ step, reached: stop => isOver(machine, stop, step) });
    const isTurn = turn.kind === 'reached' || (turn.kind === 'halt' && turn.halt.thread === thread);
    if (!isTurn || pcOf(machine, thread) !== pc || !isAlive(machine, thread)) return turn;
  }
  const step = { thread, maximumDepth };
  return yield* engine.forward({ step, reached: stop => isOver(machine, stop, step) });
}

interface StepGoal {
  readonly thread: ThreadId;
  readonly maximumDepth: number;
}

/** A step is over where its thread is next at most so deep, and also where the thread ends. */
function isOver(machine: Machine, stop: Stop, step: StepGoal): boolean {
  if (stop.reason === 'step' || stop.reason === 'end') return true;
  if (stop.reason === 'breakpoint') {
    const { thread, maximumDepth } = step;
    return machine.current() === thread && machine.frameDepth(thread) <= maximumDepth;
  }
  return false;
}

function* stepBackward(
  engine: Engine,
  thread: ThreadId,
  granularity: Granularity,
  maximumDepth: number,
  mayHalt: boolean,
): Generator<void, Outcome | undefined, void> {
  const { machine } = engine.program;
  const start = here(engine, thread);
  const seen = engine.entered;
  const startDepth = machine.frameDepth(thread);
  let outcome = yield* backTo(engine, thread, maximumDepth, mayHalt);
  const isInMachine = isMachines(engine, here(engine, thread)) && !isMachines(engine, start);
  if (granularity === 'line' && isInMachine && outcome?.kind === 'reached') {
    outcome = yield* backTo(engine, thread, startDepth, mayHalt);
  }
  const row = here(engine, thread);
  const isNear = start && machine.frameDepth(thread) === startDepth;
  const view = row && isNear ? commonDepth(start, row, seen) : 0;
  if (outcome?.kind === 'reached') engine.enter(view);
  if (granularity === 'instruction' || !row) return outcome;
  const depth = machine.frameDepth(thread);
  while (outcome?.kind === 'reached' && pcOf(machine, thread) !== lineStart(engine, row, view)) {
    const moment = engine.moment;
    outcome = yield* backTo(engine, thread, depth, mayHalt);
    const now = here(engine, thread);
    if (outcome?.kind !== 'reached' || !now || !isOneLine(now, row, view)) {
      // The line was entered in its midst, by a jump or a return.
      if (outcome?.kind !== 'halt') engine.goTo(moment);
      break;
    }
    engine.enter(view);
  }
  return outcome;
}

function* backTo(
  engine: Engine,
  thread: ThreadId,
  maximumDepth: number,
  mayHalt: boolean,
): Generator<void, Outcome | undefined, void> {
  const step = { thread, maximumDepth };
  const { machine } = engine.program;
  const reached = (stop: Stop) => stop.reason !== 'end' && isOver(machine, stop, step);
  return yield* engine.backward({ step, mayHalt, reached });
}

function stepped(engine: Engine, outcome: Outcome, thread: ThreadId, description: string): Halt {
  const halt = haltOf(outcome, 'step', description);
  if (outcome.kind !== 'reached') return halt;
  if (engine.program.machine.finished) return haltOf({ ...outcome, kind: 'finished' }, '', '');
  const alive = isAlive(engine.program.machine, thread);
  const next = alive ? thread : engine.program.machine.current();
  const told = alive ? halt : { ...halt, description: 'Paused since the thread has ended' };
  return next === undefined ? told : { ...told, thread: next };
}

function haltOf(outcome: Outcome, reason: string, description: string): Halt {
  if (outcome.kind === 'halt') return outcome.halt;
  const { thread, text } = outcome.stop;
  const about = {
    ...(thread === undefined ? {} : { thread }),
    ...(outcome.kind === 'finished' && text ? { text } : {}),
  };
  if (outcome.kind === 'reached') return { reason, description, ...about };
  return { reason: 'exit', description: 'The program has ended', finished: true, ...about };
}

/** Where nothing was found the run has gone back to its start. */
function backAt(
  engine: Engine,
  outcome: Outcome | undefined,
  thread: ThreadId | undefined,
  description: string,
): Halt {
  if (outcome) return haltOf(outcome, 'step', description);
  const next = thread ?? engine.program.machine.current();
  const halt = { reason: 'entry', description: 'Paused at the start of the run' };
  return next === undefined ? halt : { ...halt, thread: next };
}

function pcOf(machine: Machine, thread: ThreadId): Address | undefined {
  return machine.frames(thread)[0]?.address;
}

function isAlive(machine: Machine, thread: ThreadId): boolean {
  return machine.thread(thread)?.alive === true;
}

function rowAt(engine: Engine, address: Address | undefined): SourceMapRow | undefined {
  return address === undefined ? undefined : engine.program.sourceMap.at(address);
}

function here(engine: Engine, thread: ThreadId): SourceMapRow | undefined {
  return rowAt(engine, pcOf(engine.program.machine, thread));
}

/** The first address of the unbroken piece of code that a line has around a row. */
function lineStart(engine: Engine, row: SourceMapRow, depth: number): Address {
  const { sourceMap } = engine.program;
  const all = sourceMap.ofLine(row.uri, row.line);
  const rows = depth === 0 ? all : all.filter(each => isOneLine(each, row, depth));
  let start = row.address;
  for (let index = rows.indexOf(row) - 1; index >= 0; index--) {
    const before = rows[index]!;
    if (before.address + before.length !== start) break;
    start = before.address;
  }
  return start;
}
