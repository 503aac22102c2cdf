// %stacksize, %arg and %local: macros for what lies on the stack.
import { fail } from './diagnostic.ts';
import { type DirectiveHandler, type DirectiveLine, skipSpaceAt } from './directive-line.ts';
import { evaluateFor } from './evaluation.ts';
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
  ['oword', 16],
  ['yword', 32],
]);

/**
 * Reads `name:size, ...` and hands each on as it comes, with its size in whole parameters; false,
 * with an error, if there is something else.
 */
function readNames(
  run: Run,
  directive: DirectiveLine,
  define: (name: Token, size: number) => void,
): boolean {
  const { rest, name: directiveName } = directive;
  const problem = (text: string, at: Token | undefined) => {
    fail(run, text, at ?? directive.at);
    return false;
  };
  for (let at = 0; ; ) {
    const name = rest[at];
    if (name?.kind !== kind.identifier) {
      return problem(`\`${directiveName}' missing argument parameter`, name);
    }
    if (rest[at + 1]?.text !== ':') {
      return problem(`syntax error processing \`${directiveName}' directive`, rest[at + 1]);
    }
    const type = rest[at + 2];
    if (type?.kind !== kind.identifier) {
      return problem(`\`${directiveName}' missing size type parameter`, type);
    }
    const size = sizes.get(sizeWord(run, type));
    if (size === undefined) {
      return problem(`invalid size type for \`${directiveName}' missing directive`, type);
    }
    define(name, Math.ceil(size / run.stack.size) * run.stack.size);
    at = skipSpaceAt(rest, at + 3);
    if (rest[at]?.kind !== kind.comma) return true;
    at = skipSpaceAt(rest, at + 1);
  }
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
  let offset = stack.argumentOffset;
  const isRight = readNames(run, directive, (name, size) => {
    defineOffset(run, name, '+', offset);
    offset += size;
  });
  if (isRight) stack.argumentOffset = offset;
};

const localsOnStack: DirectiveHandler = (run, directive) => {
  const { stack } = run;
  let offset = stack.localOffset;
  const isRight = readNames(run, directive, (name, size) => {
    offset += size;
    defineOffset(run, name, '-', offset);
  });
  if (!isRight) return;
  const total = offset - stack.localOffset;
  stack.localOffset = offset;
  addToLocalSize(run, directive, total);
};

/** %$localsize has to be a number already. */
function addToLocalSize(run: Run, directive: DirectiveLine, total: number): void {
  const sum = tokensOf(run, `%$localsize+${total}`, directive.at);
  const value = evaluateFor(run, expandSingle(run, sum), directive.name);
  if (value === undefined) return;
  definePlain(run, directive, sum[0]!, [numberToken(String(value), directive.at)]);
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
