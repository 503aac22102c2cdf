// Requests about threads, their stacks, and why they stopped.
import type { DebugProtocol } from '@vscode/debugprotocol';
import type { Frame, ThreadId } from '#core/machine/machine.ts';
import { formatAddress } from '#core/machine/value-format.ts';
import type { Debuggee } from '../debuggee.ts';
import { RequestError } from '../protocol.ts';
import type { Session } from '../session.ts';
import { listThreads, threadTitle } from '../threads.ts';

/** A stack is given in pages of at most so many frames. */
const mostFrames = 1000;

export function threads(session: Session): DebugProtocol.ThreadsResponse['body'] {
  const { program, halt } = session.settled();
  const shown = listThreads(program.machine, halt?.thread);
  return { threads: shown.map(thread => ({ id: thread.id, name: threadTitle(thread) })) };
}

export function stackTrace(
  session: Session,
  args: DebugProtocol.StackTraceArguments,
): DebugProtocol.StackTraceResponse['body'] {
  const debuggee = session.stopped();
  const { machine } = debuggee.program;
  if (!machine.thread(args.threadId)) {
    throw new RequestError(`There is no thread ${args.threadId}.`);
  }
  const frames = machine.frames(args.threadId);
  const first = Math.max(0, args.startFrame ?? 0);
  const count = Math.min(args.levels || mostFrames, mostFrames);
  const inner = frames[0] ? expansionFrames(session, debuggee, args.threadId, frames[0]) : [];
  const start = Math.max(0, first - inner.length);
  const shown = inner.slice(first, first + count);
  const others = frames
    .slice(start, start + count - shown.length)
    .map((frame, index) => describeFrame(session, debuggee, args.threadId, frame, start + index));
  return { stackFrames: [...shown, ...others], totalFrames: inner.length + frames.length };
}

/** The bodies of macros that the user has stepped into, the innermost first. */
function expansionFrames(
  session: Session,
  { program, engine, symbols }: Debuggee,
  thread: ThreadId,
  { address, entry }: Frame,
): readonly DebugProtocol.StackFrame[] {
  const isNext = program.machine.current() === thread;
  const bodies = isNext ? (program.sourceMap.at(address)?.inner ?? []) : [];
  const shown = bodies.slice(0, engine.entered).map(
    ({ uri, line, name }, index): DebugProtocol.StackFrame => ({
      id: session.handles.addFrame({ thread, level: 0, expansion: index + 1 }),
      name: `${name} in ${symbols.frameName(entry, address)}`,
      line: line + session.firstLine,
      column: session.firstColumn,
      source: session.source(uri),
      instructionPointerReference: formatAddress(address),
      moduleId: 1,
      canRestart: true,
    }),
  );
  return shown.reverse();
}

function describeFrame(
  session: Session,
  { program, symbols }: Debuggee,
  thread: ThreadId,
  frame: Frame,
  level: number,
): DebugProtocol.StackFrame {
  const { address, entry, interrupted } = frame;
  // The address that a return leads to may belong to the next line already; the call is meant.
  const row = program.sourceMap.at(level === 0 || interrupted ? address : address - 1);
  return {
    id: session.handles.addFrame({ thread, level }),
    name: symbols.frameName(entry, address),
    line: row ? row.line + session.firstLine : 0,
    column: row ? session.firstColumn : 0,
    ...(row ? { source: session.source(row.uri) } : {}),
    instructionPointerReference: formatAddress(address),
    moduleId: 1,
    canRestart: true,
  };
}

export function exceptionInfo(
  session: Session,
  args: DebugProtocol.ExceptionInfoArguments,
): DebugProtocol.ExceptionInfoResponse['body'] {
  const { halt, program } = session.stopped();
  const exception = halt?.exception;
  if (!exception) throw new RequestError('The program did not stop at an exception.');
  const thread = halt.thread ?? args.threadId;
  const frames = program.machine.frames(thread);
  const address = frames[0]?.address;
  const place = address === undefined ? '' : placeOf(session, address);
  const { filter, text } = exception;
  return {
    exceptionId: filter.title,
    description: place === '' || text.includes(place) ? text : `${text}\nat ${place}`,
    breakMode: 'always',
    details: {
      message: text,
      typeName: filter.id,
      fullTypeName: filter.summary,
      stackTrace: frames
        .slice(0, mostFrames)
        .map(frame => `at ${placeOf(session, frame.address)}`)
        .join('\n'),
    },
  };
}

/** File, line and offset of an instruction. */
function placeOf(session: Session, address: number): string {
  return `${session.placeText(address)}, offset ${session.loaded().symbols.addressText(address)}`;
}

/** The program's files, one module each. */
export function modules(
  session: Session,
  args: DebugProtocol.ModulesArguments,
): DebugProtocol.ModulesResponse['body'] {
  const { files, dialect } = session.loaded();
  const all = files.map(({ uri, content }, index) => ({
    id: index + 1,
    name: session.source(uri).name ?? uri,
    path: session.host.files.toLocation(uri),
    symbolStatus: content.kind === 'source' ? 'Source assembled' : 'Image without symbols',
    version: dialect.name,
  }));
  const start = args.startModule ?? 0;
  const end = args.moduleCount ? start + args.moduleCount : all.length;
  return { modules: all.slice(start, end), totalModules: all.length };
}

export function loadedSources(session: Session): DebugProtocol.LoadedSourcesResponse['body'] {
  return { sources: [...session.loaded().sources.all()] };
}

export function source(
  session: Session,
  args: DebugProtocol.SourceArguments,
): DebugProtocol.SourceResponse['body'] {
  const { texts, launch, sources } = session.loaded();
  const path = args.source?.path;
  const reference = args.source?.sourceReference ?? args.sourceReference;
  const uri =
    sources.byReference(reference) ??
    (path === undefined ? undefined : session.host.files.toUri(path, launch.folder));
  const content = uri === undefined ? undefined : texts.get(uri);
  if (content !== undefined) return { content };
  throw new RequestError(`${path ?? 'The source'} is no source of the program.`);
}
