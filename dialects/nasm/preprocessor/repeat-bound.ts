// %rep in %rep: what is certain to come of them, before any line of it is made.
import type { BodyLine } from './body-line.ts';
import { numberOf } from './directive-names.ts';
import type { MultiMacro } from './multi-macro.ts';
import type { Run } from './run.ts';
import { kind, type Token } from './token.ts';

/** Directives that leave a %rep, or the program. */
const leaving = new Set((['exitrep', 'exitmacro', 'fatal'] as const).map(numberOf));

/** Whether a word may call macros whose lines are not known to be steady. */
function mayLeave({ name }: Token, seen: Set<MultiMacro>): boolean {
  if (!name) return false;
  const { single, multi } = name.word;
  if (single?.some(({ body }) => body.some(token => token.name?.word.multi))) return true;
  for (const macro of multi ?? []) {
    if (seen.has(macro)) continue;
    seen.add(macro);
    if (!areSteady(macro.lines, seen)) return true;
  }
  return false;
}

/** Whether nothing in these lines, nor in macros that they call, ends a %rep before its time. */
function areSteady(lines: readonly BodyLine[], seen: Set<MultiMacro>): boolean {
  return lines.every(({ tokens, first, directive }) => {
    if (leaving.has(directive)) return false;
    if (directive === 0 && tokens[first]?.kind !== kind.identifier) return tokens.length === 0;
    return !tokens.some(token => mayLeave(token, seen));
  });
}

/** The least work of one round: lines that a condition may leave out are only looked at. */
function workOfRound({ options }: Run, lines: readonly BodyLine[]): number {
  const isCertain = lines.every(({ directive }) => directive === 0);
  return lines.length * (isCertain ? options.workOfLine : 1);
}

/**
 * Whether what is left of all open %rep, with a new one of these lines, is certain to come to
 * more work than may be done; never so where something could end them sooner.
 */
export function areTooMany(run: Run, lines: readonly BodyLine[], rounds: number): boolean {
  let work = workOfRound(run, lines) * rounds;
  const conditions = run.include?.conditions.length ?? 0;
  const bodies = [lines];
  for (let { frame } = run; frame?.kind === 'body'; frame = frame.parent) {
    // What stands in a condition of an outer %rep need not come again.
    if (frame.conditions !== conditions) return false;
    work *= frame.rounds;
    bodies.push(frame.lines);
  }
  if (work <= run.options.workMax) return false;
  const seen = new Set<MultiMacro>();
  return bodies.every(body => areSteady(body, seen));
}
