// Runs the program until a moment or a stop that somebody wants.
import type { Happening, Moment, Stop, Watch } from '#core/machine/machine.ts';
import { OutOfMemory } from './address-space.ts';
import { describeException, exceptionRow, hexadecimal } from './exceptions.ts';
import { FlagChecks, wantsFlagChecks } from './flag-checks.ts';
import { callAt } from './frames.ts';
import { MemoryFault, ProgramExit, WaitForInput } from './guest.ts';
import { MemoryChecks, wantsChecks } from './memory-checks.ts';
import * as layout from './processor/layout.ts';
import {
  Interruption,
  MissingInstruction,
  MistakenAccess,
  RecordsFull,
  WatchedAccess,
  type X86State,
} from './state.ts';

const thread = 1;
const never = -1;
/** int3 and into: the instruction is done when its exception comes. */
const trapVectors: ReadonlySet<number> = new Set([3, 4]);
/** The processor counts in 32 bits. */
const budgetMax = 2 ** 30;

/** Behind a stretch of so many instructions the program is where it spends its time. */
const sampledMin = 100_000;

const limit: Stop = { reason: 'limit', text: '' };

/** What one stretch of the run came to; undefined where it goes on. */
type Outcome = Stop | undefined;

export function runMachine(state: X86State, until: Moment, watch: Watch): Stop {
  setBreakpoints(state, watch.breakpoints ?? new Set());
  setWatches(state, watch);
  setFlagChecks(state, watch);
  state.executions = watch.executions;
  let asks = watch.askAtStart ?? false;
  for (;;) {
    if (state.ending) return { reason: 'finished', text: state.ending.text };
    if (state.moment >= until || state.isSuspended) return limit;
    ring(state);
    const stop = (asks ? asked(state, watch) : undefined) ?? stretch(state, until, watch, asks);
    if (watch.executions) state.executionTable.collect(watch.executions);
    if (stop) return stop;
    asks = true;
  }
}

function setBreakpoints(state: X86State, wanted: ReadonlySet<number>): void {
  const old = state.breakpoints;
  if (old.size === 0 && wanted.size === 0) return;
  // Whoever owns the set may change it between two runs.
  state.breakpoints = new Set(wanted);
  const { call } = state.processor;
  // What reaches into the instruction is forgotten as well: two may be executed as one.
  for (const address of old) if (!wanted.has(address)) call.forgetCodeAt(address, 1);
  for (const address of wanted) if (!old.has(address)) call.forgetCodeAt(address, 1);
}

function setWatches(state: X86State, { data = [], events }: Watch): void {
  const isNew = state.checks === undefined && events !== undefined && wantsChecks(events);
  if (isNew) state.checks = new MemoryChecks(state);
  if (state.watches === data && !isNew) return;
  state.watches = data;
  state.watchPages();
}

/** What is executed without them counts as having set all flags. */
function setFlagChecks(state: X86State, { events }: Watch): void {
  if (!wantsFlagChecks(events)) state.flagChecks = undefined;
  else state.flagChecks ??= new FlagChecks(state);
}

/** What comes by itself comes before the instruction of its moment. */
function ring({ environment: { alarm }, moment, guest }: X86State): void {
  if (alarm && alarm.next() <= moment) alarm.ring(guest);
}

/** Whether to stop before the instruction that comes next. */
function asked(state: X86State, { breakpoints, step }: Watch): Outcome {
  const address = state.processor.instructionPointer;
  if (breakpoints?.has(address)) {
    return { reason: 'breakpoint', thread, text: `A breakpoint at ${hexadecimal(address)}.` };
  }
  if (!step || step.thread !== thread || state.depth + 1 > step.maximumDepth) return undefined;
  return { reason: 'step', thread, text: `The program has come to ${hexadecimal(address)}.` };
}

/** Instructions of the stretch that comes: one, where each is to be looked at. */
function budgetFor(state: X86State, until: Moment, watch: Watch): number {
  const { step, onInstruction } = watch;
  const isStepping = step?.thread === thread && state.depth + 1 <= step.maximumDepth;
  if (onInstruction || isStepping || state.flagChecks) return 1;
  const alarm = state.environment.alarm?.next() ?? until;
  return Math.min(budgetMax, Math.min(until, alarm) - state.moment);
}

function stretch(state: X86State, until: Moment, watch: Watch, asks: boolean): Outcome {
  const { processor } = state;
  const { step, events } = watch;
  watch.onInstruction?.(thread, processor.instructionPointer);
  const { view } = processor;
  const depth = step?.thread === thread ? Math.min(step.maximumDepth - 1, 2 ** 30) : never;
  view.setInt32(layout.stopDepth, depth, true);
  const passes = !asks && state.breakpoints.has(processor.instructionPointer);
  view.setInt32(layout.passBreakpoint, passes ? 1 : 0, true);
  state.isWatching = state.watches.length > 0 || state.checks !== undefined;
  state.hostHit = undefined;
  state.happenings.length = 0;
  state.wanted = events ?? new Set();
  view.setInt32(layout.checksCallers, state.wanted.has('caller-registers') ? 1 : 0, true);
  state.flagChecks?.look();
  const error = execute(state, budgetFor(state, until, watch));
  const hit = happened(state);
  const stop = error === undefined ? hit : caught(state, error, events);
  if (stop) return stop;
  const ended = state.ending as X86State['ending'];
  if (ended && step?.thread === thread) return { reason: 'end', thread, text: ended.text };
  return undefined;
}

/** Lets the processor run; what was thrown out of it comes back. */
function execute(state: X86State, budget: number): unknown {
  const { processor } = state;
  state.budget = budget;
  let error: unknown;
  processor.view.setInt32(layout.instructionsLeft, budget, true);
  try {
    if (state.executions) processor.call.runCounting(budget, state.executionTable.start);
    else processor.call.run(budget);
  } catch (thrown) {
    error = thrown;
  }
  let executed = budget - state.left;
  if (error === undefined) {
    const reason = processor.view.getInt32(layout.stopReason, true);
    if (reason > layout.stopBreakpoint) executed++;
    if (reason === layout.stopConvention) noteChangedRegister(state);
  }
  // The instruction that threw is executed anew; a trap stands behind its own.
  if (isTrap(error)) executed++;
  else if (error !== undefined && state.left > 0) {
    processor.instructionPointer = state.currentAddress;
    if (state.executions) state.executionTable.takeBack();
  }
  state.started += executed;
  state.budget = 0;
  if (error === undefined && !state.executions && executed >= sampledMin) {
    state.regions.sample(processor.instructionPointer, executed);
  }
  return error;
}

/** What a call of the system or the library, or a return, stops the run for. */
function happened({ hostHit, happenings }: X86State): Outcome {
  const data = hostHit && dataStop(hostHit);
  const [first, ...others] = happenings.map(each => ({ ...each, thread }));
  if (!first) return data;
  const watch = hostHit ? { data: hostHit } : {};
  return { reason: 'event', ...first, others, ...watch };
}

const registerNames = 'rax rcx rdx rbx rsp rbp rsi rdi r8 r9 r10 r11 r12 r13 r14 r15'.split(' ');

function noteChangedRegister(state: X86State): void {
  const { processor } = state;
  const number = processor.view.getInt32(layout.changedRegister, true) / 8;
  const { entry } = callAt(state, state.depth);
  const name = state.describeAddress(entry).slice(2, -1) || hexadecimal(entry);
  const value = hexadecimal(processor.general(number));
  const change = `${registerNames[number]} changed to ${value}`;
  const text = `${name} returns with ${change}; its caller owns it.`;
  state.happen('caller-registers', text);
}

function isTrap(error: unknown): boolean {
  if (error instanceof ProgramExit) return true;
  return error instanceof Interruption && trapVectors.has(error.exception.vector);
}

/** Executes one instruction whose accesses to watched memory are known already. */
function stepOver(state: X86State): unknown {
  state.isWatching = false;
  state.processor.view.setInt32(layout.passBreakpoint, 1, true);
  const error = execute(state, 1);
  state.processor.view.setInt32(layout.passBreakpoint, 0, true);
  return error;
}

function dataStop(watch: NonNullable<X86State['hostHit']>): Stop {
  const { target, access } = watch;
  const place = target.kind === 'memory' ? hexadecimal(target.address) : '';
  const verb = access === 'write' ? 'written to' : 'accessed';
  return { reason: 'data', thread, data: watch, text: `The program has ${verb} ${place}.` };
}

function caught(state: X86State, error: unknown, events: ReadonlySet<string> | undefined): Outcome {
  if (error instanceof WatchedAccess) {
    const next = stepOver(state);
    return (next === undefined ? undefined : caught(state, next, events)) ?? dataStop(error.watch);
  }
  if (error instanceof MistakenAccess) {
    const next = stepOver(state);
    const { event, text } = error;
    const stop: Stop = { reason: 'event', thread, event, others: [], text };
    return (next === undefined ? undefined : caught(state, next, events)) ?? stop;
  }
  if (error instanceof WaitForInput) {
    return { reason: 'input', thread, text: 'The program waits for input.' };
  }
  if (error instanceof ProgramExit) {
    const because = error.reason === undefined ? '' : `: ${error.reason}`;
    const text = `The program has ended with status ${error.status}${because}.`;
    const isFault = error.reason !== undefined;
    state.ending = { status: error.status & 0xff, text, isFault };
    return undefined;
  }
  if (error instanceof RecordsFull) {
    if (state.executions) state.executionTable.collect(state.executions);
    state.regions.drop();
    state.processor.call.dropRecords();
    return undefined;
  }
  if (error instanceof MemoryFault) {
    return faulted(state, new Interruption({ vector: 14, fault: error }), events);
  }
  if (error instanceof Interruption) return faulted(state, error, events);
  if (error instanceof MissingInstruction || error instanceof OutOfMemory) {
    return ended(state, 'machine', error.message, 134, events);
  }
  throw error;
}

function faulted(
  state: X86State,
  { exception }: Interruption,
  events: ReadonlySet<string> | undefined,
): Outcome {
  const { id, number } = exceptionRow(exception.vector);
  const hasSignals = !state.isSegmented;
  const text = describeException(exception, state.describe(), state.describeAddress, hasSignals);
  if (state.environment.handle(exception, state.guest)) {
    if (!events?.has(id)) return undefined;
    return { reason: 'event', thread, event: id, others: [], text };
  }
  return ended(state, id, text, 128 + number, events);
}

/** The program cannot go on. */
function ended(
  state: X86State,
  event: string,
  text: string,
  status: number,
  events: ReadonlySet<string> | undefined,
): Outcome {
  state.ending = { status, text, isFault: true };
  const others: Happening[] = [];
  return events?.has(event) ? { reason: 'event', thread, event, others, text } : undefined;
}
