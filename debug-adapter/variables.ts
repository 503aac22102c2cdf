// The values that a client sees: references to containers, their children in pages, their formats.
import type { DebugProtocol } from '@vscode/debugprotocol';
import type { Value } from '#core/machine/expression.ts';
import type { Machine, ThreadId } from '#core/machine/machine.ts';
import {
  formatAddress,
  formatValue,
  type NumberWriter,
  type ValueFormat,
} from '#core/machine/value-format.ts';

/** Something with children that the client holds a reference to until the next run. */
export interface Container {
  /** Where it is in the tree; the same in every thread. */
  readonly path: string;
  /** The members of a scope are known by their bare names. */
  readonly isScope?: boolean;
  /** The expression that gives it, if there is one: `stack`. */
  readonly expression: string | undefined;
  readonly thread: ThreadId | undefined;
  readonly children: () => readonly Value[];
}

/** An activation of a thread; `level` counts from the innermost, 0. */
export interface FrameHandle {
  readonly thread: ThreadId;
  readonly level: number;
  /** Of the innermost activation, how many bodies of macros deep this frame shows it. */
  readonly expansion?: number;
}

interface Held {
  readonly container: Container;
  /** What was read of it, until an edit. */
  children: readonly Value[] | undefined;
}

/** References are small numbers that start anew after each run. */
export class HandleTable {
  #held: Held[] = [];
  #frames: FrameHandle[] = [];

  reset(): void {
    this.#held = [];
    this.#frames = [];
  }

  addContainer(container: Container): number {
    return this.#held.push({ container, children: undefined });
  }

  /** The container of a reference, whose children are read once. */
  container(reference: number): Container | undefined {
    const held = this.#held[reference - 1];
    if (!held) return undefined;
    const children = () => {
      held.children ??= held.container.children();
      return held.children;
    };
    return { ...held.container, children };
  }

  addFrame(frame: FrameHandle): number {
    return this.#frames.push(frame);
  }

  frame(id: number): FrameHandle | undefined {
    return this.#frames[id - 1];
  }

  /** Forgets the children that were read, after an edit. */
  refresh(): void {
    for (const held of this.#held) held.children = undefined;
  }
}

/** The format of the session, and of single values by their path. */
export class FormatChoice {
  general: ValueFormat = 'default';
  readonly #single = new Map<string, ValueFormat>();

  of(path: string): ValueFormat {
    return this.#single.get(path) ?? this.general;
  }

  /** Without a path all values take the format, and those chosen singly lose theirs. */
  choose(format: ValueFormat, path: string | undefined): void {
    if (path === undefined) {
      this.general = format;
      this.#single.clear();
    } else this.#single.set(path, format);
  }
}

export interface Presenter {
  readonly machine: Machine;
  readonly write: NumberWriter | undefined;
  readonly handles: HandleTable;
  readonly formats: FormatChoice;
}

/** What a client is told of a value, but for its name. */
export interface Presentation {
  readonly value: string;
  readonly type?: string;
  readonly variablesReference: number;
  readonly namedVariables?: number;
  readonly indexedVariables?: number;
  readonly memoryReference?: string;
  readonly presentationHint?: DebugProtocol.VariablePresentationHint;
}

export interface Place {
  readonly path: string;
  readonly expression: string | undefined;
  readonly thread: ThreadId | undefined;
  readonly format?: ValueFormat;
}

/** Presents a value; its children get a reference of their own. */
export function present(presenter: Presenter, value: Value, place: Place): Presentation {
  const { machine, write, handles, formats } = presenter;
  const format = place.format ?? formats.of(place.expression ?? place.path);
  const type = typeOf(value);
  const elements = value.children?.() ?? [];
  const children = elements.length > 0 ? value.children : undefined;
  const location = value.location ?? pointedAt(machine, value);
  return {
    value: formatValue(value.value, value, format, write),
    ...(type === '' ? {} : { type }),
    ...(children === undefined
      ? { variablesReference: 0 }
      : {
          variablesReference: handles.addContainer({ ...place, children, isScope: false }),
          ...counts(elements),
        }),
    ...(location === undefined
      ? {}
      : { memoryReference: memoryReference(machine, location.space, location.address) }),
    ...(value.edit || children ? {} : { presentationHint: { attributes: ['readOnly'] } }),
  };
}

/** A child of a container as `variables` gives it. */
export function presentChild(
  presenter: Presenter,
  container: Container,
  child: Value,
  format?: ValueFormat,
): DebugProtocol.Variable {
  const expression = childExpression(container, child);
  const path = `${container.path}/${child.name}`;
  const place = { path, expression, thread: container.thread };
  const presentation = present(presenter, child, format ? { ...place, format } : place);
  return {
    name: child.name,
    ...presentation,
    ...(expression === undefined ? {} : { evaluateName: expression }),
  };
}

/** What a value's own format is kept by: its expression, which watches share, or its path. */
export function formatKey(container: Container, child: Value): string {
  return childExpression(container, child) ?? `${container.path}/${child.name}`;
}

function childExpression(container: Container, child: Value): string | undefined {
  const { name, location } = child;
  const index = /^\[?([0-9]+)\]?$/.exec(name)?.[1];
  const { expression } = container;
  if (index !== undefined) return expression === undefined ? undefined : `${expression}[${index}]`;
  if (!isIdentifier(name)) return location && `${location.space}[${location.address}]`;
  if (container.isScope) return name;
  return expression === undefined ? undefined : `${expression}.${name}`;
}

export function isIdentifier(name: string): boolean {
  return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name);
}

function typeOf(value: Value): string {
  if (typeof value.value === 'string') return value.summary ?? '';
  const width = value.bits === undefined ? '' : `${value.bits} bits`;
  const sign = value.bits !== undefined && value.signed ? ', signed' : '';
  const summary = value.summary ? `${value.summary}` : '';
  return [summary, `${width}${sign}`].filter(part => part !== '').join(' · ');
}

/** How many children a client may fetch in pages, if they are elements. */
function counts(children: readonly Value[]): {
  readonly namedVariables?: number;
  readonly indexedVariables?: number;
} {
  const indexed = children.filter(isElement).length;
  if (indexed === 0) return { namedVariables: children.length };
  return { indexedVariables: indexed, namedVariables: children.length - indexed };
}

export const isElement = (value: Value): boolean => /^\[?[0-9]+\]?$/.test(value.name);

/** An address leads to the memory that it points at. */
function pointedAt(machine: Machine, value: Value) {
  if (!value.address || typeof value.value !== 'bigint') return undefined;
  const address = Number(BigInt.asIntN(64, value.value));
  return Number.isSafeInteger(address) ? { space: machine.codeSpace, address } : undefined;
}

/** A memory reference: bare hex in the code space, since clients calculate with those. */
export function memoryReference(machine: Machine, space: string, address: number): string {
  const text = formatAddress(address);
  return space === machine.codeSpace ? text : `${space}:${text}`;
}
