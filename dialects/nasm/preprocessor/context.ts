// The context stack of %push and %pop, and the single-line macros that live in a context.
import { report } from './diagnostic.ts';
import { foldCase } from './names.ts';
import type { Run } from './run.ts';
import type { SingleHolder } from './single-macro.ts';
import type { Token } from './token.ts';

export interface Context {
  name: string;
  readonly number: number;
  readonly parent: Context | undefined;
  readonly depth: number;
  readonly macros: Map<string, SingleHolder>;
}

/** The context that `%$name`, `%$$name` ... speaks of, and the name without its marks. */
export interface ContextName {
  readonly context: Context;
  readonly name: string;
}

/** Undefined, with an error, if there is no such context. */
export function contextOf(run: Run, text: string, at: Token | undefined): ContextName | undefined {
  let level = 0;
  while (text.charCodeAt(level + 1) === 0x24) level++;
  const name = text.slice(level + 1);
  let context = run.context;
  if (!context) {
    report(run, 'error', '', `\`%${text.slice(1)}': context stack is empty`, at);
    return undefined;
  }
  for (let above = 1; above < level; above++) {
    context = context.parent;
    if (!context) {
      const depth = run.context!.depth;
      const levels = depth === 1 ? 'level' : 'levels';
      report(run, 'error', '', `\`${name}': context stack is only ${depth} ${levels} deep`, at);
      return undefined;
    }
  }
  return { context, name };
}

/** The holder of a name's macros in a context; made if it is wanted and there is none. */
export function contextHolder({ context, name }: ContextName, make: true): SingleHolder;
export function contextHolder(found: ContextName, make?: boolean): SingleHolder | undefined;
export function contextHolder({ context, name }: ContextName, make = false) {
  const folded = foldCase(name);
  const known = context.macros.get(folded);
  if (known || !make) return known;
  const holder: SingleHolder = { single: undefined };
  context.macros.set(folded, holder);
  return holder;
}
