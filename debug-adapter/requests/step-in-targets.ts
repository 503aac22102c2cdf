// The request that tells what the next instruction calls, the machine's own code included.
import type { DebugProtocol } from '@vscode/debugprotocol';
import type { ThreadId } from '#core/machine/machine.ts';
import { RequestError } from '../protocol.ts';
import type { Session } from '../session.ts';
import type { FrameHandle } from '../variables.ts';

/** An instruction calls one place at most. */
const onlyTarget = 1;
/** The expansion of the macro that the line calls. */
export const expansionTarget = 2;

type Target = DebugProtocol.StepInTarget;

/** Tries the instruction out on the machine, which is then as it was. */
export function stepInTargets(
  session: Session,
  args: DebugProtocol.StepInTargetsArguments,
): DebugProtocol.StepInTargetsResponse['body'] {
  const { machine } = session.stopped().program;
  const frame = session.handles.frame(args.frameId);
  if (!frame) throw new RequestError('This frame is gone; take the stack of the present stop.');
  const { thread, level } = frame;
  if (level > 0 || machine.current() !== thread) return { targets: [] };
  const targets = [...expansionOf(session, frame), ...calledBy(session, thread)];
  return { targets };
}

/** The body of the macro that the next instruction comes from. */
function expansionOf(session: Session, { expansion, thread }: FrameHandle): readonly Target[] {
  const { program, engine } = session.stopped();
  const address = program.machine.frames(thread)[0]?.address;
  const row = address === undefined ? undefined : program.sourceMap.at(address);
  const isShown = (expansion ?? 0) === engine.entered;
  const inner = isShown ? row?.inner?.[engine.entered] : undefined;
  if (!inner) return [];
  const { name } = session.source(inner.uri);
  const line = inner.line + session.firstLine;
  return [{ id: expansionTarget, label: `expansion of ${inner.name} (${name})`, line }];
}

function calledBy(session: Session, thread: ThreadId): readonly Target[] {
  const { program, symbols } = session.stopped();
  const { machine } = program;
  const depth = machine.frameDepth(thread);
  const present = machine.snapshot();
  machine.run(machine.moment + 1, {});
  const [called] = machine.frameDepth(thread) > depth ? machine.frames(thread) : [];
  machine.restore(present);
  if (!called) return [];
  const place = session.placeOf(called.address);
  const name = symbols.frameName(called.entry, called.address);
  const label = place ? `${name} (${place.source.name})` : name;
  return [{ id: onlyTarget, label, ...(place ? { line: place.line } : {}) }];
}
