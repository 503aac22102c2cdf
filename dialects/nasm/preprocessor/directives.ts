// Which function handles which directive, and when a directive counts at all.
import type { BodyLine } from './body-line.ts';
import { handleConditional, isConditional, isLeft } from './conditionals.ts';
import { type DirectiveHandler, skipSpaceAt } from './directive-line.ts';
import { type DirectiveName, directiveTexts, fillNumber, numberOf } from './directive-names.ts';
import { fileHandlers } from './file-directives.ts';
import { isEmitting } from './frames.ts';
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

/** Handles the directive that a line opens with; false if the line has to be taken as another. */
export function handleDirective(
  run: Run,
  line: BodyLine,
  tokens: readonly Token[],
  first: number,
  number: number,
): boolean {
  const conditional = isConditional(number);
  if (!conditional && (!isEmitting(run.include) || isLeft(run))) return false;
  const at = tokens[first]!;
  // %strlen and %strcat are functions too.
  if (functionNumbers.has(number) && tokens[first + 1]?.kind === kind.open) return false;
  const rest = tokens.slice(skipSpaceAt(tokens, first + 1));
  const directive = { line, name: at.text, at, rest };
  if (conditional) {
    handleConditional(run, directive, number);
    return true;
  }
  const handler = number === fillNumber ? fillIn(run, line) : handlers[number];
  if (!handler) return false;
  handler(run, directive);
  return true;
}

/** The handler of %fill in a package; to everybody else it is no directive. */
function fillIn(run: Run, { file }: BodyLine): DirectiveHandler | undefined {
  return run.files[file]?.isPackage ? fill : undefined;
}

/** What the directive of a number is called. */
export function directiveText(number: number): string {
  return directiveTexts.get(number) ?? '';
}
