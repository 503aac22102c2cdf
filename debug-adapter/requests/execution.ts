// Requests that make the program run, forward and back: continue, steps, pause, jumps.
import type { DebugProtocol } from '@vscode/debugprotocol';
import { type Edit, EditError, type Register, type ThreadId } from '#core/machine/machine.ts';
import { type LoadedProgram, ProgramError } from '#core/machine/program.ts';
import type { Debuggee } from '../debuggee.ts';
import type { Engine, Plan } from '../engine.ts';
import * as plans from '../plans.ts';
import { trackProgress } from '../progress.ts';
import { RequestError } from '../protocol.ts';
import type { Session } from '../session.ts';
import type { Halt } from '../stops.ts';
import { sourceUri } from './breakpoints.ts';
import { expansionTarget } from './step-in-targets.ts';

interface StepArguments {
  /** Requests of our own may leave it out and mean the thread that stopped. */
  readonly threadId?: number;
  readonly singleThread?: boolean;
  readonly granularity?: DebugProtocol.SteppingGranularity;
  /** One that `stepInTargets` has given. */
  readonly targetId?: number;
}

interface Start {
  readonly thread: ThreadId;
  readonly singleThread?: boolean | undefined;
  /** The title of a search in the past, which is told when it takes long. */
  readonly search?: string;
}

/** Starts a plan as soon as the request has been answered. */
export function start(session: Session, how: Start, plan: (engine: Engine) => Plan): void {
  const debuggee = session.stopped();
  if (debuggee.launch.noDebug && how.search) {
    throw new RequestError('A run without debugging keeps no past to go back to.', true);
  }
  const { engine } = debuggee;
  const { machine } = debuggee.program;
  debuggee.halt = undefined;
  session.handles.reset();
  session.later(() => {
    if (!how.search) wake(session, debuggee);
    trackProgress(session, how.search);
    const alone = how.singleThread && machine.thread(how.thread) !== undefined;
    if (!alone) return engine.start(plan(engine));
    const from = engine.moment;
    const threads = machine.threads({ alive: true }).filter(other => other.id !== how.thread);
    const stretch = { from, to: Number.MAX_SAFE_INTEGER, threads: threads.map(({ id }) => id) };
    session.suspensions.push(stretch);
    engine.start(endStretch(engine, stretch, plans.alonePlan(engine, how.thread, plan(engine))));
  });
}

function* endStretch(engine: Engine, stretch: { to: number }, inner: Plan): Plan {
  try {
    return yield* inner;
  } finally {
    stretch.to = engine.moment;
  }
}

/**
 * After going back into a stretch in which one thread ran alone, the others run again: going on
 * from there is a new course of things, in which the end of the stretch never comes.
 */
function wake(session: Session, { engine }: Debuggee): void {
  const { moment } = engine;
  const inside = session.suspensions.filter(({ from, to }) => from <= moment && moment < to);
  if (inside.length === 0) return;
  const threads = [...new Set(inside.flatMap(stretch => stretch.threads))];
  plans.suspend(engine, threads, false);
  for (const stretch of inside) stretch.to = moment;
}

const granularityOf = ({ granularity }: StepArguments): plans.Granularity =>
  granularity === 'instruction' ? 'instruction' : 'line';

function stepper(plan: (engine: Engine, thread: ThreadId, by: plans.Granularity) => Plan) {
  return (session: Session, args: StepArguments): void => {
    const thread = liveThread(session, args.threadId);
    const how = { thread, singleThread: args.singleThread };
    start(session, how, engine => plan(engine, thread, granularityOf(args)));
  };
}

function backStepper(plan: (engine: Engine, thread: ThreadId, by: plans.Granularity) => Plan) {
  return (session: Session, args: StepArguments): void => {
    const thread = knownThread(session, args.threadId);
    const how = { thread, search: 'Stepping back' };
    start(session, how, engine => plan(engine, thread, granularityOf(args)));
  };
}

export const next = stepper(plans.stepOverPlan);

/** Without a target a line does not lead into code that is the machine's own. */
export function stepIn(session: Session, args: StepArguments): void {
  const thread = liveThread(session, args.threadId);
  const how = { thread, singleThread: args.singleThread };
  const by = granularityOf(args);
  if (args.targetId === expansionTarget) {
    start(session, how, engine => plans.enterPlan(engine, thread));
    return;
  }
  const enters = args.targetId !== undefined;
  start(session, how, engine => plans.stepInPlan(engine, thread, by, enters));
}

export const stepOut = stepper(plans.stepOutPlan);
export const stepBack = backStepper(plans.stepBackPlan);
export const reverseStepOver = backStepper(plans.reverseStepOverPlan);
export const reverseStepOut = backStepper(plans.reverseStepOutPlan);

export function continueForward(
  session: Session,
  args: DebugProtocol.ContinueArguments,
): DebugProtocol.ContinueResponse['body'] {
  const thread = args.singleThread ? liveThread(session, args.threadId) : args.threadId;
  const isAlone =
    args.singleThread && session.settled().program.machine.threads({ most: 2 }).length > 1;
  start(session, { thread, singleThread: args.singleThread }, engine =>
    isAlone ? plans.continueAlonePlan(engine, thread) : plans.continuePlan(engine),
  );
  return { allThreadsContinued: !args.singleThread };
}

export function reverseContinue(
  session: Session,
  args: DebugProtocol.ReverseContinueArguments,
): { readonly allThreadsContinued: boolean } {
  const how = { thread: args.threadId, search: 'Going back' };
  start(session, how, plans.reverseContinuePlan);
  return { allThreadsContinued: true };
}

export function stepTick(session: Session, args: { threadId?: number }): void {
  announce(session, args.threadId);
  start(session, { thread: args.threadId ?? 1 }, plans.tickPlan);
}

export function runToSwitch(session: Session, args: { threadId?: number }): void {
  announce(session, args.threadId);
  const ids = session.stopped().engine.eventIds;
  start(session, { thread: args.threadId ?? 1 }, engine => plans.switchPlan(engine, ids));
}

export function goToTime(session: Session, args: { time?: unknown }): void {
  const { time } = args;
  if (typeof time !== 'number' || !Number.isSafeInteger(time) || time < 0) {
    throw new RequestError(`"time" has to be a whole number from 0, not ${JSON.stringify(time)}.`);
  }
  announce(session, undefined);
  start(session, { thread: 1, search: 'Going there' }, engine => plans.timePlan(engine, time));
}

/** Slices of a call that the console waits for; each takes about a millisecond. */
const mostSlicesAwaited = 100;

/**
 * Calls a subroutine with arguments, and runs until it is back or something halts. Gives the
 * registers that a quick call has changed; what takes longer ends with a stop.
 */
export function callSubroutine(
  session: Session,
  threadId: ThreadId | undefined,
  address: number,
  values: readonly bigint[],
): readonly Register[] {
  const thread = liveThread(session, threadId);
  const { program, engine } = session.stopped();
  const depth = program.machine.frameDepth(thread);
  const before = placeOf(session, thread);
  applyEdit(session, { kind: 'call', thread, address, arguments: values });
  const plan = plans.callPlan(engine, thread, depth);
  let step = plan.next();
  for (let slices = 1; !step.done && slices < mostSlicesAwaited; slices++) step = plan.next();
  if (step.done && before.isPlace()) return changedBy(session, thread, before);
  const { done, value: halt } = step;
  announce(session, thread);
  start(session, { thread }, () => (done ? ended(halt) : plan));
  return [];
}

/** A plan that has come to its end already. */
// biome-ignore lint/correctness/useYield: there is nothing left to do.
function* ended(halt: Halt): Plan {
  return halt;
}

/**
 * Executes one instruction of a text, as if it stood where the thread is, and gives the registers
 * that it has changed.
 */
export function executeInstruction(
  session: Session,
  threadId: ThreadId | undefined,
  text: string,
): readonly Register[] {
  const thread = liveThread(session, threadId);
  const { program } = session.stopped();
  const before = placeOf(session, thread);
  const bytes = assemble(program, text, program.machine.frames(thread)[0]?.address ?? 0);
  applyEdit(session, { kind: 'execute', thread, bytes });
  if (!before.isPlace()) stopAnew(session, thread, 'step', `Executed ${text.trim()}`);
  return changedBy(session, thread, before);
}

/** Where a thread is and what its registers are, to be compared with later. */
function placeOf(session: Session, thread: ThreadId) {
  const { machine } = session.stopped().program;
  const place = () => `${machine.frames(thread)[0]?.address} ${machine.frameDepth(thread)}`;
  const then = place();
  return {
    registers: machine.registers(thread),
    isPlace: () => place() === then && !machine.finished,
  };
}

/**
 * The registers that what the console did has changed. Where the thread still is where it was, a
 * client is told of new values, but of no stop: that would move its user away from the console.
 */
function changedBy(
  session: Session,
  thread: ThreadId,
  { registers, isPlace }: ReturnType<typeof placeOf>,
): readonly Register[] {
  const { program, engine, console } = session.stopped();
  console.flush();
  if (isPlace()) {
    engine.markSeen();
    session.handles.refresh();
    session.later(() => session.invalidate('variables'));
  }
  const now = program.machine.registers(thread);
  return now.filter(({ value }, index) => value !== registers[index]?.value);
}

function assemble(program: LoadedProgram, text: string, address: number): Uint8Array {
  try {
    const bytes = program.assembleInstruction?.(text, address);
    if (bytes) return bytes;
  } catch (error) {
    throw error instanceof ProgramError ? new RequestError(error.message) : error;
  }
  throw new RequestError('Instructions of this machine are not executed alone.');
}

/** Tells of the present state as of a new stop: an edit has changed more than values. */
function stopAnew(session: Session, threadId: ThreadId, reason: string, description: string): void {
  session.stopped().engine.markSeen();
  session.handles.reset();
  const body = { reason, description, threadId, allThreadsStopped: true };
  session.later(() => session.send('stopped', body));
}

/** A client does not expect custom requests to run anything, so it is told. */
export function announce(session: Session, threadId: number | undefined): void {
  const { machine } = session.stopped().program;
  session.later(() =>
    session.send('continued', {
      threadId: threadId ?? machine.current() ?? 1,
      allThreadsContinued: true,
    }),
  );
}

export function pause(session: Session, args: DebugProtocol.PauseArguments): void {
  const { engine, program } = session.loaded();
  const { machine } = program;
  engine.pause(machine.thread(args.threadId)?.id ?? machine.current() ?? 1);
}

export function restartFrame(session: Session, args: DebugProtocol.RestartFrameArguments): void {
  session.stopped();
  const frame = session.handles.frame(args.frameId);
  if (!frame) throw new RequestError('This frame is gone; take the stack of the present stop.');
  const { thread, level } = frame;
  start(session, { thread, search: 'Going back to the start of the frame' }, engine =>
    plans.restartFramePlan(engine, thread, level),
  );
}

export function gotoTargets(
  session: Session,
  args: DebugProtocol.GotoTargetsArguments,
): DebugProtocol.GotoTargetsResponse['body'] {
  const { sourceMap } = session.loaded().program;
  const uri = sourceUri(session, args.source);
  const rows = sourceMap.ofLine(uri, args.line - session.firstLine);
  const targets = rows.slice(0, 1).map(row => ({
    id: session.gotoTargets.push(row.address),
    label: `Line ${args.line}, ${session.placeText(row.address)}`,
    line: args.line,
    instructionPointerReference: `0x${row.address.toString(16)}`,
  }));
  return { targets };
}

export function goto(session: Session, args: DebugProtocol.GotoArguments): void {
  session.stopped();
  const address = session.gotoTargets[args.targetId - 1];
  if (address === undefined) throw new RequestError('This target is unknown; ask for targets.');
  const thread = liveThread(session, args.threadId);
  applyEdit(session, { kind: 'jump', thread, address });
  stopAnew(session, thread, 'goto', `Jumped to ${session.placeText(address)}`);
}

export function terminateThreads(
  session: Session,
  args: DebugProtocol.TerminateThreadsArguments,
): void {
  const debuggee = session.settled();
  for (const thread of args.threadIds ?? []) {
    liveThread(session, thread);
    applyEdit(session, { kind: 'terminate', thread });
  }
  debuggee.threads.flush();
  session.later(() => session.invalidate('threads', 'stacks', 'variables'));
}

/** Applies an edit. Throws RequestError when the machine says that it makes no sense. */
export function applyEdit(session: Session, edit: Edit): void {
  const { engine } = session.settled();
  try {
    engine.apply(edit);
  } catch (error) {
    if (error instanceof EditError) throw new RequestError(error.message, true);
    throw error;
  }
  session.handles.refresh();
}

function stoppedThread(session: Session): ThreadId {
  const { halt, program } = session.settled();
  return (
    halt?.thread ?? program.machine.current() ?? program.machine.threads({ most: 1 })[0]?.id ?? 1
  );
}

function knownThread(session: Session, id = stoppedThread(session)): ThreadId {
  const { machine } = session.settled().program;
  if (machine.thread(id)) return id;
  throw new RequestError(`There is no thread ${id}.`);
}

/** Throws RequestError for a thread that has ended. */
function liveThread(session: Session, id = stoppedThread(session)): ThreadId {
  const { machine } = session.settled().program;
  const thread = machine.thread(id);
  if (!thread) throw new RequestError(`There is no thread ${id}.`);
  if (thread.alive) return id;
  const next = machine.current();
  if (next === undefined) throw new RequestError(`${thread.name} has ended.`);
  return next;
}
