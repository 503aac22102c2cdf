// Requests around a session's life: initialize, launch, restart, the end.
import type { DebugProtocol } from '@vscode/debugprotocol';
import { capabilities, filterCapabilities } from '../capabilities.ts';
import { createDebuggee, type Debuggee } from '../debuggee.ts';
import { type LaunchArguments, readLaunchArguments } from '../launch-arguments.ts';
import { load } from '../loader.ts';
import { continuePlan } from '../plans.ts';
import { showProgress, trackProgress } from '../progress.ts';
import { RequestError } from '../protocol.ts';
import type { Session } from '../session.ts';
import type { Halt } from '../stops.ts';
import { applyDataBreakpoints, applyFilters, replaceAllPlaces } from './breakpoints.ts';

export function initialize(
  session: Session,
  args: DebugProtocol.InitializeRequestArguments,
): DebugProtocol.Capabilities {
  session.client = args;
  const { dialects, dialectOf } = session.host.registry;
  const own = dialectOf(args.adapterID ?? '');
  return capabilities(own ? [own] : dialects);
}

export async function launch(session: Session, args: unknown): Promise<void> {
  if (session.debuggee) throw new RequestError('A program is launched already; use restart.', true);
  await loadProgram(session, readLaunchArguments(args));
  session.later(() => {
    announceFilters(session);
    session.send('initialized');
  });
}

/** The filters of one dialect: which one it is, nobody knows before the launch. */
function announceFilters(session: Session): void {
  const { dialect } = session.loaded();
  session.send('capabilities', {
    capabilities: { exceptionBreakpointFilters: filterCapabilities([dialect]) },
  });
}

async function loadProgram(session: Session, launchArguments: LaunchArguments): Promise<void> {
  const { files, registry } = session.host;
  const loaded = await load(launchArguments, { files, registry, ask: session.ask });
  session.debuggee?.engine.dispose();
  const debuggee: Debuggee = createDebuggee(session, loaded, launchArguments, {
    progress: () => {
      debuggee.console.flush();
      debuggee.threads.flushInRun();
      if (launchArguments.noDebug) debuggee.console.discard();
    },
    searching: () => showProgress(session),
    waiting: () => session.send('mnemonic/waitsForInput', {}),
    edited: () => {
      const { moment } = debuggee.engine;
      loaded.calls.dropFrom(moment);
      debuggee.executions.rewind(moment);
    },
    halted: halt => reportHalt(session, debuggee, halt),
    failed: error => reportFailure(session, debuggee, error),
  });
  session.debuggee = debuggee;
  session.suspensions = [];
  session.handles.reset();
  session.gotoTargets.length = 0;
  replaceAllPlaces(session);
  applyFilters(session);
  applyDataBreakpoints(session);
}

export function configurationDone(session: Session): void {
  const debuggee = session.loaded();
  if (session.configured) return;
  session.configured = true;
  session.later(() => begin(session, debuggee));
}

function begin(session: Session, debuggee: Debuggee): void {
  const { files, launch } = debuggee;
  session.send('process', { name: files[0]!.name, isLocalProcess: false, startMethod: 'launch' });
  for (const warning of debuggee.program.warnings) session.print(`Warning: ${warning}`);
  if (debuggee.input) debuggee.engine.input(debuggee.input);
  debuggee.threads.flush();
  if (launch.stopOnEntry && !launch.noDebug) {
    debuggee.engine.markSeen();
    reportHalt(session, debuggee, entryHalt(debuggee));
  } else run(debuggee);
}

function entryHalt({ program: { machine } }: Debuggee): Halt {
  const thread = machine.current() ?? machine.threads({ most: 1 })[0]?.id;
  const halt = { reason: 'entry', description: 'Paused on entry' };
  return thread === undefined ? halt : { ...halt, thread };
}

function run(debuggee: Debuggee): void {
  debuggee.halt = undefined;
  debuggee.engine.start(continuePlan(debuggee.engine));
}

/** Starts anew, with other arguments if the client gives them. A failure leaves all as it was. */
export async function restart(
  session: Session,
  args: DebugProtocol.RestartArguments,
): Promise<void> {
  const old = session.loaded();
  const given = (args as { arguments?: object }).arguments;
  const again = given ? readLaunchArguments(given) : old.launch;
  await loadProgram(session, again);
  const debuggee = session.loaded();
  session.later(() => {
    old.threads.close();
    session.configured = true;
    const thread = debuggee.program.machine.current() ?? 1;
    if (!again.stopOnEntry) {
      session.send('continued', { threadId: thread, allThreadsContinued: true });
    }
    begin(session, debuggee);
  });
}

export function terminate(session: Session): void {
  const { debuggee } = session;
  debuggee?.engine.dispose();
  debuggee?.console.flush();
  session.later(() => session.send('terminated'));
}

export function disconnect(session: Session): void {
  // Who stays at the end may go back from there: only now nothing comes any more.
  if (session.debuggee && staysAtEnd(session.debuggee)) writeFiles(session, session.debuggee);
  session.debuggee?.engine.dispose();
  session.later(() => session.close());
}

/** Cancels what takes long: a search in the past. Everything else is answered at once. */
export function cancel(session: Session, args: DebugProtocol.CancelArguments): void {
  const engine = session.debuggee?.engine;
  if (args.progressId === undefined || !engine) return;
  engine.cancelReplay();
  if (engine.running) engine.pause(session.debuggee!.program.machine.current() ?? 1);
}

/** Sends `stopped`, or ends the session with the program. */
function reportHalt(session: Session, debuggee: Debuggee, halt: Halt): void {
  trackProgress(session, undefined);
  debuggee.halt = halt;
  lookIntoExpansion(session, debuggee, halt);
  session.handles.reset();
  debuggee.threads.flush();
  if (halt.finished && !staysAtEnd(debuggee)) finish(session, debuggee);
  else sendStopped(session, debuggee, halt);
}

/** A breakpoint in the body of a macro shows the body, not the call. */
function lookIntoExpansion(
  session: Session,
  { program, engine }: Debuggee,
  { thread, breakpoints }: Halt,
): void {
  const address = thread === undefined ? undefined : program.machine.frames(thread)[0]?.address;
  const inner = address === undefined ? undefined : program.sourceMap.at(address)?.inner;
  if (!inner || !breakpoints) return;
  const hit = session.code.all().filter(({ id }) => breakpoints.includes(id));
  const depth = inner.findIndex(({ uri, line }) =>
    hit.some(({ placement }) => placement.uri === uri && placement.line === line),
  );
  if (depth >= 0) engine.enter(depth + 1);
}

function sendStopped(session: Session, debuggee: Debuggee, halt: Halt): void {
  const { reason, description, text, breakpoints } = halt;
  const thread = halt.thread ?? someThread(debuggee);
  session.send('stopped', {
    reason,
    description,
    ...(thread === undefined ? {} : { threadId: thread }),
    ...(text ? { text } : {}),
    allThreadsStopped: true,
    ...(breakpoints?.length ? { hitBreakpointIds: breakpoints } : {}),
  });
}

function staysAtEnd({ launch }: Debuggee): boolean {
  return launch.stopOnExit && !launch.noDebug;
}

function someThread({ program: { machine } }: Debuggee): number | undefined {
  return machine.current() ?? machine.threads().at(-1)?.id;
}

/** Where a program that has ended may write to the disk, it does so now. */
function writeFiles(session: Session, { program }: Debuggee): void {
  if (!program.machine.finished) return;
  for (const problem of program.writeFiles?.() ?? []) session.print(problem, 'important');
}

function finish(session: Session, debuggee: Debuggee): void {
  writeFiles(session, debuggee);
  const report = debuggee.program.report();
  if (report.text !== '') session.print(report.text);
  session.send('exited', { exitCode: report.exitCode });
  session.send('terminated');
}

/** A mistake of our own in the run: the user is told, and the session stays usable. */
function reportFailure(session: Session, debuggee: Debuggee, error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  session.print(`Internal error in the run: ${text}`, 'important');
  const description = 'Paused after an internal error';
  reportHalt(session, debuggee, { reason: 'exception', description, text });
}
