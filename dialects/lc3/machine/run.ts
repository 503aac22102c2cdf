// Runs the machine: plain stretches by the fast ways, everything else instruction by instruction.
import {
  countExecutions,
  type DataWatch,
  type Moment,
  type Stop,
  type Watch,
} from '#core/machine/machine.ts';
import { hexadecimal } from '../items.ts';
import { peekDevice } from './devices.ts';
import { gravity } from './events.ts';
import { runPlain } from './fast-loop.ts';
import { runFree } from './free-run.ts';
import { stepInstruction } from './instruction-step.ts';
import { patchBorders, patchWords, unpatchWords } from './patches.ts';
import type { State } from './state.ts';
import { isInterruptDue, settle } from './system-entry.ts';
import { isSelfJump, waitsForKey } from './waiting.ts';
import { watchData } from './watched-data.ts';

/** What a run needs of its watch, ready to be asked often. */
interface Plan {
  readonly until: Moment;
  readonly watch: Watch;
  /** The step at this moment is not asked about; -1 if all are. */
  readonly unasked: Moment;
  /** Calls at which a stepped thread stops; -1 for none. */
  readonly stepCalls: number;
}

const thread = 1;
/** The interpreter returns now and then, since the engine optimises best what is called often. */
const pieceMax = 1 << 13;
const budgetMax = 2 ** 30;
/** For shorter runs than this it takes too long to get ready for a fast one. */
const shortRun = 48;

const limit: Stop = { reason: 'limit', text: '' };

/** See Machine.run. */
export function runMachine(state: State, until: Moment, watch: Watch): Stop {
  const { step, events, data } = watch;
  const plan: Plan = {
    until,
    watch,
    unasked: watch.askAtStart ? -1 : state.moment,
    stepCalls: step?.thread === thread ? Math.min(step.maximumDepth - 1, budgetMax) : -1,
  };
  state.wanted = events ?? noEvents;
  watchData(state, data ?? noData, state.wanted.has('executing-data'));
  if (state.isSuspended) return pass(state, until);
  const isSeen = watch.onInstruction !== undefined || watch.executions !== undefined;
  const isSlow = isSeen || state.strict || until - state.moment < shortRun;
  return isSlow ? runSlowly(state, plan) : runFast(state, plan);
}

const noEvents: ReadonlySet<string> = new Set();
const noData: readonly DataWatch[] = [];

/** Time passes for a processor that is suspended, and nothing else. */
function pass(state: State, until: Moment): Stop {
  if (state.finished) return finished;
  state.moment = Math.max(state.moment, until);
  settle(state);
  return limit;
}

function runSlowly(state: State, plan: Plan): Stop {
  const { until, watch } = plan;
  while (!state.finished) {
    if (state.moment >= until) return limit;
    const stop = ask(state, plan) ?? waiting(state);
    if (stop) return stop;
    watch.onInstruction?.(thread, state.pc);
    if (watch.executions) countExecutions(watch.executions, state.pc);
    const hit = step(state, plan);
    if (hit) return hit;
  }
  return finished;
}

function runFast(state: State, plan: Plan): Stop {
  // The fast ways know nothing of a key that has come since the last run.
  if (isInterruptDue(state) && !state.finished && state.moment < plan.until) {
    const stop = ask(state, plan) ?? step(state, plan);
    if (stop) return stop;
  }
  patchWords(state, plan.watch.breakpoints ?? []);
  patchBorders(state);
  const stop = runPieces(state, plan);
  unpatchWords(state);
  return stop;
}

function runPieces(state: State, plan: Plan): Stop {
  const { until, stepCalls } = plan;
  const isFree = isUnwatched(state, plan);
  const floor = state.wanted.has('calling-convention') ? budgetMax : stepCalls + 1;
  while (!state.finished) {
    if (state.moment >= until) return limit;
    if (state.bordersChanged) patchBorders(state);
    const before = ask(state, plan);
    if (before) return before;
    const end = Math.min(until, state.timer.next);
    if (state.calls.depth > stepCalls) {
      const piece = Math.min(end - state.moment, isFree ? budgetMax : pieceMax);
      const ran = isFree ? runFree(state, piece) : runPlain(state, piece, floor);
      state.moment += ran;
      const stop = ran === piece ? comeTo(state) : ran > 0 ? ask(state, plan) : undefined;
      if (stop) return stop;
      if (ran === piece) continue;
    }
    const hit = waiting(state) ?? idle(state, plan, end) ?? step(state, plan);
    if (hit) return hit;
  }
  return finished;
}

/** Whether nothing can stop a plain stretch but its end. */
function isUnwatched(state: State, { watch, stepCalls }: Plan): boolean {
  const { breakpoints, data } = watch;
  const hasPlaces = (breakpoints?.size ?? 0) + (data?.length ?? 0) > 0;
  const wantsReturns = stepCalls >= 0 || state.wanted.has('calling-convention');
  return !hasPlaces && !wantsReturns && !state.marksData;
}

/** Behind a plain stretch the timer may tick. */
function comeTo(state: State): Stop | undefined {
  if (state.moment < state.timer.next) return undefined;
  state.events.length = 0;
  settle(state);
  return happened(state);
}

/** Skips the time that a program spends jumping to itself, before its next step. */
function idle(state: State, plan: Plan, end: Moment): undefined {
  const { pc } = state;
  const isAsked = plan.watch.breakpoints?.has(pc) || state.calls.depth <= plan.stepCalls;
  if (isAsked || !isSelfJump(state, state.peek(pc))) return undefined;
  // The last one is left to `step`, behind which the timer may tick.
  state.moment = end - 1;
  return undefined;
}

function step(state: State, { stepCalls }: Plan): Stop | undefined {
  state.events.length = 0;
  state.dataHit = undefined;
  stepInstruction(state);
  const hit = happened(state);
  if (hit || !state.finished || stepCalls < 0) return hit;
  return { reason: 'end', thread, text: 'The program has ended.' };
}

/** Whether to stop before the instruction that comes next. */
function ask(state: State, { watch, unasked, stepCalls }: Plan): Stop | undefined {
  const { pc, moment } = state;
  if (moment === unasked) return undefined;
  if (watch.breakpoints?.has(pc)) {
    return { reason: 'breakpoint', thread, text: `A breakpoint at ${hexadecimal(pc)}.` };
  }
  if (state.calls.depth > stepCalls) return undefined;
  return { reason: 'step', thread, text: `The program has come to ${hexadecimal(pc)}.` };
}

function waiting(state: State): Stop | undefined {
  if (!waitsForKey(state)) return undefined;
  return { reason: 'input', thread, text: 'The program waits for a key.' };
}

function happened(state: State): Stop | undefined {
  const { events, dataHit } = state;
  const data = dataHit ? { data: dataHit.watch } : {};
  if (events.length > 0) {
    const [first, ...others] = events
      .toSorted((a, b) => gravity(a.id) - gravity(b.id))
      .map(({ id, text }) => ({ event: id, thread, text }));
    return { reason: 'event', ...first!, others, ...data };
  }
  if (!dataHit) return undefined;
  const place = hexadecimal(dataHit.address);
  const word = hexadecimal(peekDevice(state, dataHit.address));
  const text = `The program has accessed ${place}, which is ${word} now.`;
  return { reason: 'data', thread, ...data, text };
}

const finished: Stop = { reason: 'finished', text: 'The program has halted.' };
