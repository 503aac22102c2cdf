// The request that tells what the next instruction calls, the machine's own code included.
import type { DebugProtocol } from '@vscode/debugprotocol';
import { RequestError } from '../protocol.ts';
import type { Session } from '../session.ts';

/** An instruction calls one place at most. */
const onlyTarget = 1;

/** Tries the instruction out on the machine, which is then as it was. */
export function stepInTargets(
  session: Session,
  args: DebugProtocol.StepInTargetsArguments,
): DebugProtocol.StepInTargetsResponse['body'] {
  const { program, symbols } = session.stopped();
  const { machine } = program;
  const frame = session.handles.frame(args.frameId);
  if (!frame) throw new RequestError('This frame is gone; take the stack of the present stop.');
  const { thread, level } = frame;
  if (level > 0 || machine.current() !== thread) return { targets: [] };
  const depth = machine.frameDepth(thread);
  const present = machine.snapshot();
  machine.run(machine.moment + 1, {});
  const [called] = machine.frameDepth(thread) > depth ? machine.frames(thread) : [];
  machine.restore(present);
  if (!called) return { targets: [] };
  const place = session.placeOf(called.address);
  const name = symbols.frameName(called.entry, called.address);
  const label = place ? `${name} (${place.source.name})` : name;
  return { targets: [{ id: onlyTarget, label, ...(place ? { line: place.line } : {}) }] };
}
