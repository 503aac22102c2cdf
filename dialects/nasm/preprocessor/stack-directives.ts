// %stacksize, %arg and %local: macros for what lies on the stack.
import { fail } from './diagnostic.ts';
import { type DirectiveHandler, type DirectiveLine, skipSpaceAt } from './directive-line.ts';
import type { Run, StackFrame } from './run.ts';
import { definePlain, defineSingle } from './single-definitions.ts';
import { expandSingle, numberToken } from './single-expansion.ts';
import { findSingle } from './single-macro.ts';
import { tokensOf } from './sources.ts';
import { kind, type Token } from './token.ts';

const models: ReadonlyMap<string, StackFrame> = new Map([
  ['flat', { size: 4, pointer: 'ebp', argumentOffset: 8, localOffset: 0 }],
  ['flat64', { size: 8, pointer: 'rbp', argumentOffset: 16, localOffset: 0 }],
  ['large', { size: 2, pointer: 'bp', argumentOffset: 4, localOffset: 0 }],
  ['small', { size: 2, pointer: 'bp', argumentOffset: 6, localOffset: 0 }],
]);

const stackSize: DirectiveHandler = (run, directive) => {
  const [first] = directive.rest;
  if (first?.kind !== kind.identifier) {
    fail(run, "`%stacksize' missing size parameter", directive.at);
    return;
  }
  const model = models.get(first.text.toLowerCase());
  if (!model) {
    fail(run, "`%stacksize' invalid size type", first);
    return;
  }
  Object.assign(run.stack, model);
};

const sizes: ReadonlyMap<string, number> = new Map([
  ['byte', 1],
  ['word', 2],
  ['dword', 4],
  ['qword', 8],
  ['tword', 10],
]);

interface StackName {
  readonly name: Token;
  readonly size: number;
}

function namesOf(run: Run, directive: DirectiveLine): StackName[] {
  const { rest, name: directiveName } = directive;
  const names: StackName[] = [];
  const problem = (text: string, at: Token | undefined) => {
    fail(run, text, at ?? directive.at);
    return names;
  };
  for (let at = 0; at < rest.length; ) {
    const name = rest[at];
    if (name?.kind !== kind.identifier) {
      return problem(`\`${directiveName}' missing argument parameter`, name);
    }
    at = skipSpaceAt(rest, at + 1);
    if (rest[at]?.text !== ':') {
      return problem(`syntax error processing \`${directiveName}' directive`, rest[at]);
    }
    at = skipSpaceAt(rest, at + 1);
    const type = rest[at];
    if (type?.kind !== kind.identifier) {
      return problem(`\`${directiveName}' missing size type parameter`, type);
    }
    const size = sizes.get(sizeWord(run, type));
    if (size === undefined) {
      return problem(`\`${directiveName}' invalid size type (${type.text})`, type);
    }
    names.push({ name, size });
    at = skipSpaceAt(rest, at + 1);
    if (rest[at]?.kind === kind.comma) at = skipSpaceAt(rest, at + 1);
    else if (at < rest.length) at = rest.length;
  }
  return names;
}

function sizeWord(run: Run, type: Token): string {
  const [only] = expandSingle(run, [type]);
  return (only ?? type).text.toLowerCase();
}

function defineOffset(run: Run, name: Token, sign: string, offset: number): void {
  const body = tokensOf(run, `(${run.stack.pointer}${sign}${offset})`, name);
  defineSingle(run, { name, insensitive: false, parameters: [], body });
}

const argumentsOnStack: DirectiveHandler = (run, directive) => {
  const { stack } = run;
  for (const { name, size } of namesOf(run, directive)) {
    defineOffset(run, name, '+', stack.argumentOffset);
    stack.argumentOffset += Math.ceil(size / stack.size) * stack.size;
  }
};

const localsOnStack: DirectiveHandler = (run, directive) => {
  const { stack } = run;
  for (const { name, size } of namesOf(run, directive)) {
    stack.localOffset += Math.ceil(size / stack.size) * stack.size;
    defineOffset(run, name, '-', stack.localOffset);
    addToLocalSize(run, directive, name, stack.localOffset);
  }
};

function addToLocalSize(run: Run, directive: DirectiveLine, at: Token, total: number): void {
  const [name] = tokensOf(run, '%$localsize', at);
  if (name) definePlain(run, directive, name, [numberToken(String(total), at)]);
}

/** Whether a word is a name that the stack directives have made. */
export function isStackName(token: Token): boolean {
  return token.name !== undefined && findSingle(token.name)?.body[0]?.kind === kind.open;
}

/** The handlers, by the name of the directive without `%`. */
export const stackHandlers = {
  stacksize: stackSize,
  arg: argumentsOnStack,
  local: localsOnStack,
};
