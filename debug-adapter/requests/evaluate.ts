// Requests with expressions: evaluate, completions, and what a data breakpoint can watch.
import type { DebugProtocol } from '@vscode/debugprotocol';
import {
  evaluate as evaluateNode,
  type Names,
  resolveAssignment,
  resolveCall,
  type Value,
} from '#core/machine/expression.ts';
import { parseExpression } from '#core/machine/expression-syntax.ts';
import type { Register, ThreadId, WatchTarget } from '#core/machine/machine.ts';
import { namesOf } from '#core/machine/names.ts';
import { formatValue, parseAddress } from '#core/machine/value-format.ts';
import { dataIdOf } from '../data-breakpoints.ts';
import { writePlan } from '../plans.ts';
import { RequestError } from '../protocol.ts';
import type { Session } from '../session.ts';
import { type Presentation, present } from '../variables.ts';
import { announce, applyEdit, callSubroutine, executeInstruction, start } from './execution.ts';
import { explain } from './explain.ts';
import { announceMemory } from './memory.ts';
import { formatOf, presenterOf, threadOfFrame, withPosition } from './variables.ts';

export function evaluate(
  session: Session,
  args: DebugProtocol.EvaluateArguments,
): DebugProtocol.EvaluateResponse['body'] {
  const { program, dialect } = session.stopped();
  const thread = threadOfFrame(session, args.frameId);
  const names = namesOf(program, thread);
  const explained = args.context === 'hover' && explain(session, args, thread, names);
  if (explained) return explained;
  if (args.context === 'repl' && isInstruction(session, args.expression, names)) {
    return listed(session, executeInstruction(session, thread, args.expression));
  }
  return withPosition(() => {
    const { node, format } = parseExpression(args.expression);
    if (node.kind === 'call' && args.context === 'repl') {
      const { address, values } = resolveCall(node, names);
      return listed(session, callSubroutine(session, thread, address, values));
    }
    const isAssignment = node.kind === 'assign';
    if (isAssignment && args.context === 'repl') {
      const { edit } = resolveAssignment(node, names);
      applyEdit(session, edit);
      announceMemory(session, edit);
      session.later(() => session.invalidate('variables'));
    }
    const shown = isAssignment && args.context === 'repl' ? node.left : node;
    const value = evaluateNode(shown, namesOf(program, thread));
    const expression = args.expression.replace(/,\s*[xdbcXDBC]\s*$/, '').trim();
    // What is copied is the number alone.
    const plain = args.context === 'clipboard' && dialect.writeNumber ? 'hex' : undefined;
    const chosen = format ?? formatOf(args.format) ?? plain;
    const place = { path: expression, expression, thread };
    const presentation = present(
      presenterOf(session),
      value,
      chosen ? { ...place, format: chosen } : place,
    );
    return asResult(presentation, value, args.context);
  });
}

/** `R0 = x0004 (4), CC = 1 (P)`: what a line of the console has changed. */
function listed(
  session: Session,
  changed: readonly Register[],
): DebugProtocol.EvaluateResponse['body'] {
  const { dialect } = session.loaded();
  const texts = changed.map(register => {
    const { name, value } = register;
    const text = formatValue(value, register, session.formats.general, dialect.writeNumber);
    return `${name} = ${text}`;
  });
  return { result: texts.join(', '), variablesReference: 0 };
}

/** True for a text that begins with a mnemonic, unless something is called so. */
function isInstruction(session: Session, text: string, names: Names): boolean {
  const { dialect, program } = session.stopped();
  const first = /^\s*([\w.]+)/.exec(text)?.[1] ?? '';
  const isMnemonic = dialect.vocabulary.lookup(first)?.kind === 'instruction';
  return isMnemonic && program.assembleInstruction !== undefined && !names.resolve(first);
}

function asResult(
  presentation: Presentation,
  value: Value,
  context: string | undefined,
): DebugProtocol.EvaluateResponse['body'] {
  const { value: text, ...rest } = presentation;
  const summary = context === 'hover' && value.summary ? `${text} — ${value.summary}` : text;
  const elements = value.children && text === '' ? `${value.children().length} elements` : summary;
  return { ...rest, result: elements };
}

const kinds: Readonly<Record<string, DebugProtocol.CompletionItemType>> = {
  register: 'variable',
  variable: 'value',
  scope: 'module',
  symbol: 'function',
  thread: 'class',
  memory: 'property',
};

/** A console shows no more proposals than this. */
const mostProposals = 1000;

export function completions(
  session: Session,
  args: DebugProtocol.CompletionsArguments,
): DebugProtocol.CompletionsResponse['body'] {
  const { program } = session.settled();
  const names = namesOf(program, threadOfFrame(session, args.frameId));
  const line = args.text.split('\n')[(args.line ?? session.firstLine) - session.firstLine] ?? '';
  const text = line.slice(0, args.column - session.firstColumn);
  const word = /[\p{L}\p{N}_$?@]*$/u.exec(text)?.[0] ?? '';
  const before = text.slice(0, text.length - word.length);
  const start = args.column - word.length;
  const proposals = before.endsWith('.')
    ? members(before.slice(0, -1), names)
    : proposeNames(names, word.startsWith('@'));
  const prefix = word.toLowerCase();
  const targets = proposals
    .filter(({ label }) => label.toLowerCase().startsWith(prefix))
    .slice(0, mostProposals)
    .map(({ label, type }) => ({ label, type, start, length: word.length }));
  return { targets };
}

interface Proposal {
  readonly label: string;
  readonly type: DebugProtocol.CompletionItemType;
}

function proposeNames(names: Names, labels: boolean): readonly Proposal[] {
  const seen = new Set<string>();
  return names.list().flatMap(({ name, kind }) => {
    if (seen.has(name) || (labels && kind !== 'symbol')) return [];
    seen.add(name);
    return [{ label: labels ? `@${name}` : name, type: kinds[kind] ?? 'value' }];
  });
}

/** The members of what stands before a full stop; nothing where it is no value. */
function members(text: string, names: Names): readonly Proposal[] {
  const base = /(?:#[0-9]+|[\p{L}_$?][\p{L}\p{N}_$?.[\]]*)$/u.exec(text)?.[0];
  if (base === undefined) return [];
  try {
    const value = evaluateNode(parseExpression(base).node, names);
    return (value.children?.() ?? []).map(child => ({ label: child.name, type: 'field' }));
  } catch {
    // What is still being typed need not be an expression yet.
    return [];
  }
}

export function dataBreakpointInfo(
  session: Session,
  args: DebugProtocol.DataBreakpointInfoArguments,
): DebugProtocol.DataBreakpointInfoResponse['body'] {
  const { program } = session.settled();
  if (args.asAddress) return describeTarget(session, addressTarget(session, args), undefined);
  const container = args.variablesReference && session.handles.container(args.variablesReference);
  const value = container
    ? container.children().find(child => child.name === args.name)
    : watchable(args.name, namesOf(program, threadOfFrame(session, args.frameId)));
  if (!value) return { dataId: null, description: `There is no ${args.name}.` };
  return describeTarget(session, widen(value.watch, args.bytes), value);
}

/** Goes back to the last write to a variable, a register or a place in memory. */
export function goToWrite(session: Session, args: DebugProtocol.DataBreakpointInfoArguments): void {
  const { program } = session.stopped();
  const container = args.variablesReference && session.handles.container(args.variablesReference);
  const value = container
    ? container.children().find(child => child.name === args.name)
    : watchable(args.name, namesOf(program, threadOfFrame(session, args.frameId)));
  const target = value?.watch;
  if (!target) throw new RequestError(`Nobody can tell who has written to ${args.name}.`, true);
  announce(session, undefined);
  const how = { thread: 1, search: 'Looking for the last write' };
  start(session, how, engine => writePlan(engine, target, args.name));
}

/** The value of an expression; undefined with no message of its own where there is none. */
function watchable(expression: string, names: Names): Value | undefined {
  try {
    return evaluateNode(parseExpression(expression).node, names);
  } catch {
    return undefined;
  }
}

function addressTarget(
  session: Session,
  args: DebugProtocol.DataBreakpointInfoArguments,
): WatchTarget {
  const { machine } = session.settled().program;
  const [spaceId, text] = args.name.includes(':') ? args.name.split(':') : ['', args.name];
  const space = machine.spaces.find(({ id }) => id === (spaceId || machine.codeSpace));
  const address = parseAddress((text ?? '').trim());
  const inside =
    space && address !== undefined && address >= space.base && address < space.base + space.size;
  if (!inside) throw new RequestError(`${args.name} is no address of the machine's memory.`);
  const length = unitsOf(args.bytes ?? 1, space.unitBits);
  const end = Math.min(address + length, space.base + space.size);
  return { kind: 'memory', space: space.id, address, length: end - address };
}

const unitsOf = (bytes: number, unitBits: number) => Math.max(1, Math.ceil((bytes * 8) / unitBits));

function widen(target: WatchTarget | undefined, bytes: number | undefined) {
  if (target?.kind !== 'memory' || !bytes) return target;
  return { ...target, length: Math.max(1, bytes) };
}

function describeTarget(
  session: Session,
  target: WatchTarget | undefined,
  value: Value | undefined,
): DebugProtocol.DataBreakpointInfoResponse['body'] {
  const name = value?.name ?? '';
  if (!target) return { dataId: null, description: `${name || 'A result'} cannot be watched.` };
  const dataId = dataIdOf(target);
  if (target.kind === 'register') {
    const description = `${target.register} of ${threadName(session, target.thread)}`;
    return { dataId, description, accessTypes: ['write'], canPersist: true };
  }
  const { space, address, length } = target;
  const place = `${space} ${session.settled().symbols.addressText(address)}`;
  const size = length === 1 ? '' : `, ${length} units`;
  return {
    dataId,
    description: name === '' ? `${place}${size}` : `${name} (${place}${size})`,
    accessTypes: ['read', 'write', 'readWrite'],
    canPersist: true,
  };
}

function threadName(session: Session, id: ThreadId): string {
  const { machine } = session.settled().program;
  return machine.thread(id)?.name ?? `thread ${id}`;
}
