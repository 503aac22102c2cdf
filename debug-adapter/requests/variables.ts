// Requests about scopes and variables: to see them, to set them, and to choose their format.
import type { DebugProtocol } from '@vscode/debugprotocol';
import { assignTo, evaluate, type Value } from '#core/machine/expression.ts';
import { ExpressionError, parseExpression } from '#core/machine/expression-syntax.ts';
import type { Register, Scope, ThreadId } from '#core/machine/machine.ts';
import { namesOf, registerValue } from '#core/machine/names.ts';
import { type ValueFormat, valueFormats, withoutMeaning } from '#core/machine/value-format.ts';
import { RequestError } from '../protocol.ts';
import type { Session } from '../session.ts';
import {
  type Container,
  type FrameHandle,
  formatKey,
  isElement,
  isIdentifier,
  type Presentation,
  type Presenter,
  present,
  presentChild,
} from '../variables.ts';
import { applyEdit } from './execution.ts';
import { announceMemory } from './memory.ts';

/** No page holds more than this; a client that wants more asks for pages. */
const mostChildren = 10_000;

export function presenterOf(session: Session): Presenter {
  const { program, dialect } = session.settled();
  const { machine } = program;
  return {
    machine,
    write: dialect.writeNumber,
    handles: session.handles,
    formats: session.formats,
  };
}

export function scopes(
  session: Session,
  args: DebugProtocol.ScopesArguments,
): DebugProtocol.ScopesResponse['body'] {
  const { machine } = session.stopped().program;
  const frame = session.handles.frame(args.frameId);
  if (!frame) throw new RequestError('This frame is gone; take the stack of the present stop.');
  const { thread, level } = frame;
  const described = machine
    .scopes(thread, level)
    .map(({ name, presentation, expensive }, index) => ({
      name,
      ...(presentation === 'other' ? {} : { presentationHint: presentation }),
      variablesReference: session.handles.addContainer({
        path: name,
        isScope: true,
        expression: isIdentifier(name) ? name.toLowerCase() : undefined,
        thread,
        children: () => scopeChildren(session, frame, index),
      }),
      expensive,
    }));
  return { scopes: described };
}

/** Read anew each time, so that a change shows; registers know that they can be set. */
function scopeChildren(session: Session, frame: FrameHandle, index: number): readonly Value[] {
  const { machine } = session.settled().program;
  const { thread, level } = frame;
  const scope: Scope | undefined = machine.scopes(thread, level)[index];
  const variables = scope?.variables() ?? [];
  if (index > 0) return variables;
  const registers = new Map(machine.registers(thread).map(register => [register.name, register]));
  return variables.map(variable => mergeRegister(variable, registers.get(variable.name), thread));
}

/** What the scope says of a register comes before what the register says of itself. */
function mergeRegister(variable: Value, register: Register | undefined, thread: ThreadId): Value {
  return register ? { ...registerValue(thread, register), ...variable } : variable;
}

export function variables(
  session: Session,
  args: DebugProtocol.VariablesArguments,
): DebugProtocol.VariablesResponse['body'] {
  session.stopped();
  const container = containerOf(session, args.variablesReference);
  const { filter, start = 0, count } = args;
  const children = container
    .children()
    .filter(child => filter === undefined || (filter === 'indexed') === isElement(child));
  const end = start + Math.min(count || mostChildren, mostChildren);
  const presenter = presenterOf(session);
  const format = formatOf(args.format);
  const shown = children
    .slice(start, end)
    .map(child => presentChild(presenter, container, child, format));
  return { variables: shown };
}

/** DAP's own format knows hex only. */
export function formatOf(format: DebugProtocol.ValueFormat | undefined): ValueFormat | undefined {
  return format?.hex ? 'hex' : undefined;
}

function containerOf(session: Session, reference: number): Container {
  const container = session.handles.container(reference);
  if (container) return container;
  throw new RequestError('This reference is gone; take the scopes of the present stop.');
}

export function setVariable(
  session: Session,
  args: DebugProtocol.SetVariableArguments,
): DebugProtocol.SetVariableResponse['body'] {
  session.stopped();
  const container = containerOf(session, args.variablesReference);
  const target = container.children().find(child => child.name === args.name);
  if (!target) throw new RequestError(`There is no variable ${args.name} here.`);
  assign(session, target, args.value, container.thread);
  const after = containerOf(session, args.variablesReference);
  const now = after.children().find(child => child.name === args.name) ?? target;
  const { name: _name, ...presentation } = presentChild(presenterOf(session), after, now);
  return presentation;
}

export function setExpression(
  session: Session,
  args: DebugProtocol.SetExpressionArguments,
): Presentation {
  const { program } = session.stopped();
  const thread = threadOfFrame(session, args.frameId);
  const find = () =>
    withPosition(() => evaluate(parseExpression(args.expression).node, namesOf(program, thread)));
  assign(session, find(), args.value, thread);
  const place = { path: args.expression, expression: args.expression, thread };
  return present(presenterOf(session), find(), place);
}

/** Sets `target` to what `text` says. Throws RequestError. */
function assign(session: Session, target: Value, text: string, thread: ThreadId | undefined): void {
  const { program } = session.stopped();
  const { edit } = withPosition(() => {
    const source = evaluate(parseExpression(withoutMeaning(text)).node, namesOf(program, thread));
    return assignTo(target, source, 0, 0);
  });
  applyEdit(session, edit);
  announceMemory(session, edit);
}

/** The thread of a frame, or the one that comes next where no frame is named. */
export function threadOfFrame(session: Session, frameId: number | undefined): ThreadId | undefined {
  if (frameId === undefined) {
    const { halt, program } = session.settled();
    return halt?.thread ?? program.machine.current() ?? program.machine.threads({ most: 1 })[0]?.id;
  }
  const frame = session.handles.frame(frameId);
  if (frame) return frame.thread;
  throw new RequestError('This frame is gone; take the stack of the present stop.');
}

/** Runs something with expressions; what is wrong with one becomes the request's error. */
export function withPosition<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof ExpressionError) throw new RequestError(error.message);
    throw error;
  }
}

/** `mnemonic/format`: the format of all values, or of one by its container and name. */
export function format(
  session: Session,
  args: {
    readonly format?: string;
    readonly variablesReference?: number;
    readonly name?: string;
    readonly expression?: string;
  },
): void {
  const chosen = valueFormats.find(known => known === args.format);
  if (!chosen) {
    throw new RequestError(`"${args.format}" is no format; there are ${valueFormats.join(', ')}.`);
  }
  const { variablesReference, name, expression } = args;
  const container = variablesReference ? session.handles.container(variablesReference) : undefined;
  const child = container?.children().find(each => each.name === name);
  const key = container && child ? formatKey(container, child) : expression;
  session.formats.choose(chosen, key);
  session.later(() => session.invalidate('variables'));
}
