// %if, %elif, %else and %endif in all their forms.
import { conditionTests } from './condition-tests.ts';
import { fail, warn } from './diagnostic.ts';
import { type DirectiveLine, warnTrailing } from './directive-line.ts';
import { conditionBit, conditionNames, elifBit, negatedBit, numberOf } from './directive-names.ts';
import { branch, isEmitting } from './frames.ts';
import { substitute } from './parameters.ts';
import type { Run } from './run.ts';

const elseNumber = numberOf('else');
const endifNumber = numberOf('endif');

/** Whether a directive opens, goes on with or closes a condition. */
export function isConditional(number: number): boolean {
  return (number & conditionBit) !== 0 || number === elseNumber || number === endifNumber;
}

/** Handles a directive of which `isConditional` holds. */
export function handleConditional(run: Run, directive: DirectiveLine, number: number): void {
  if (number === elseNumber) handleElse(run, directive);
  else if (number === endifNumber) handleEndif(run, directive);
  else if (number & elifBit) handleElif(run, directive, number);
  else handleIf(run, directive, number);
}

function stateOf(run: Run, directive: DirectiveLine, number: number): number {
  const test = conditionTests[conditionNames[number & 0xff]!];
  const result = test(run, { ...directive, name: directive.name.toLowerCase() });
  if (result === undefined) return branch.never;
  if (result === 'unreadable') return branch.unreadable;
  return result === ((number & negatedBit) === 0) ? branch.taken : branch.notYet;
}

function handleIf(run: Run, directive: DirectiveLine, number: number): void {
  const state =
    isEmitting(run.include) && !isLeft(run) ? stateOf(run, directive, number) : branch.never;
  run.include?.conditions.push({ state, line: directive.line });
  run.branches?.begin(directive.line, run.frame, state);
  run.recorder?.openCondition(directive.line);
}

/** Whether the lines of a %rep that was left go by. */
export function isLeft(run: Run): boolean {
  return run.body !== undefined && run.body.rounds === 0;
}

function handleElif(run: Run, directive: DirectiveLine, number: number): void {
  const open = run.include?.conditions.at(-1);
  if (!open) {
    fail(run, `\`${directive.name}': no matching \`%if'`, directive.at);
    return;
  }
  switch (open.state) {
    case branch.taken:
      open.state = branch.over;
      break;
    case branch.elseTaken:
    case branch.elseNot:
      warn(
        run,
        'pp-else-elif',
        `\`${directive.name}' after \`%else', ignoring content`,
        directive.at,
      );
      open.state = branch.never;
      break;
    case branch.notYet: {
      // The lines above are left out, and nasm keeps what it finds wrong here to itself as well.
      const reported = run.diagnostics.length;
      open.state = stateOf(run, { ...directive, rest: substitute(run, directive.rest) }, number);
      if (!run.ended) run.diagnostics.length = reported;
      break;
    }
  }
  run.branches?.next(directive.line, run.frame, open.state);
}

function handleElse(run: Run, directive: DirectiveLine): void {
  const open = run.include?.conditions.at(-1);
  if (open?.state !== branch.never) warnTrailing(run, directive.rest, "`%else'");
  if (!open) {
    fail(run, "`%else': no matching `%if'", directive.at);
    return;
  }
  switch (open.state) {
    case branch.taken:
    case branch.over:
      open.state = branch.elseNot;
      break;
    case branch.notYet:
      open.state = branch.elseTaken;
      break;
    case branch.elseTaken:
    case branch.elseNot:
      warn(run, 'pp-else-else', "`%else' after `%else', ignoring content", directive.at);
      open.state = branch.never;
      break;
  }
  run.branches?.next(directive.line, run.frame, open.state);
}

function handleEndif(run: Run, directive: DirectiveLine): void {
  const open = run.include?.conditions.pop();
  if (open) {
    if (open.state !== branch.never) warnTrailing(run, directive.rest, "`%endif'");
    run.branches?.end(directive.line, run.frame);
    run.recorder?.closeCondition(directive.line);
  } else {
    fail(run, "`%endif': no matching `%if'", directive.at);
  }
}
