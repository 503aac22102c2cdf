// %is...(): what %if asks, as a function that gives 1 or 0.
import { conditionTests } from './condition-tests.ts';
import { type ConditionName, conditionNames } from './directive-names.ts';
import { lineOf } from './reading.ts';
import { numberToken } from './single-expansion.ts';
import type { NativeMacro } from './single-macro.ts';

/** The condition of a function's name such as `%isndef`, and whether it is turned round. */
function conditionOf(text: string): { name: ConditionName; negated: boolean } {
  const bare = text.slice(3).toLowerCase();
  const plain = conditionNames.find(name => name === bare);
  if (plain !== undefined) return { name: plain, negated: false };
  return { name: bare.slice(1) as ConditionName, negated: true };
}

/** Asks what the function's name says of its argument. */
export const isConditionTest: NativeMacro = (run, call, [argument]) => {
  const { name, negated } = conditionOf(call.text);
  const rest = argument ?? [];
  const line =
    run.line ?? lineOf(rest, call.file, call.start, call.end, run.reportedFile, run.reportedLine);
  // What is wrong is told of the directive that asks the same.
  const directive = `%if${negated ? 'n' : ''}${name}`;
  const result = conditionTests[name](run, { line, name: directive, at: call, rest });
  return [numberToken(typeof result === 'boolean' && result !== negated ? '1' : '0', call)];
};
