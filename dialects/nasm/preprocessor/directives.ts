// Which function handles which directive, and when a directive counts at all.
import type { BodyLine } from './body-line.ts';
import { handleConditional, isConditional } from './conditionals.ts';
import type { DirectiveHandler } from './directive-line.ts';
import { type DirectiveName, directiveTexts, fillNumber, numberOf } from './directive-names.ts';
import { fileHandlers } from './file-directives.ts';
import { multiDefinitionHandlers } from './multi-definitions.ts';
import { otherHandlers } from './other-directives.ts';
import { fill } from './padding.ts';
import type { Run } from './run.ts';
import { singleDefinitionHandlers } from './single-definitions.ts';
import { stackHandlers } from './stack-directives.ts';
import { stringHandlers } from './string-directives.ts';
import { kind, type Token } from './token.ts';

const single = { ...singleDefinitionHandlers, ...stringHandlers };

const table: Record<Exclude<DirectiveName, 'else' | 'endif'>, DirectiveHandler> = {
  ...single,
  ...multiDefinitionHandlers,
  ...otherHandlers,
  ...fileHandlers,
  ...stackHandlers,
  iassign: single.assign,
  idefine: single.define,
  idefstr: single.defstr,
  ideftok: single.deftok,
  idefalias: single.defalias,
  ixdefine: single.xdefine,
  ipathsearch: single.pathsearch,
  istrcat: single.strcat,
  istrlen: single.strlen,
  isubstr: single.substr,
};

const handlers: (DirectiveHandler | undefined)[] = [];
for (const [name, handler] of Object.entries(table)) {
  handlers[numberOf(name as DirectiveName)] = handler;
}

const functionNumbers = new Set([numberOf('strcat'), numberOf('strlen')]);

/**
 * Handles the directive that a line opens with, `rest` being what stands behind its name; false if
 * the line has to be taken as another.
 */
export function handleDirective(
  run: Run,
  line: BodyLine,
  at: Token,
  rest: readonly Token[],
  number: number,
): boolean {
  if (isConditional(number)) {
    handleConditional(run, { line, name: at.text, at, rest }, number);
    return true;
  }
  const handler = number === fillNumber ? fillIn(run, line) : handlers[number];
  if (!handler) return false;
  handler(run, { line, name: at.text, at, rest });
  return true;
}

/** Whether a name is that of a function too, as %strlen and %strcat are, and stands for it here. */
export function isFunction(tokens: readonly Token[], first: number, number: number): boolean {
  return functionNumbers.has(number) && tokens[first + 1]?.kind === kind.open;
}

/** The handler of %fill in a package; to everybody else it is no directive. */
function fillIn(run: Run, { file }: BodyLine): DirectiveHandler | undefined {
  return run.files[file]?.isPackage ? fill : undefined;
}

/** What the directive of a number is called. */
export function directiveText(number: number): string {
  return directiveTexts.get(number) ?? '';
}
