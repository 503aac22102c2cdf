// Calls of multi-line macros: whether a line is one, its arguments, and the frame of its body.
import { ArgumentSplit } from './argument-split.ts';
import { fail, isExhausted, warn } from './diagnostic.ts';
import { skipSpaceAt } from './directive-line.ts';
import type { Expansion } from './expanded-line.ts';
import type { MacroCall, MultiMacro } from './multi-macro.ts';
import { place } from './places.ts';
import { tellCall } from './read-line.ts';
import { isOwn, pushBody } from './reading.ts';
import type { Run } from './run.ts';
import { kind, madeAt, type Token } from './token.ts';

function answers(macro: MultiMacro, token: Token): boolean {
  return macro.insensitive || macro.name === token.text;
}

function mayCall(token: Token | undefined): boolean {
  return token?.name !== undefined && token.name.word.multi !== undefined;
}

interface Match {
  readonly macro: MultiMacro;
  readonly parameters: (readonly Token[])[];
}

/** What comes of a line that calls a macro: the label in front of it, which goes out by itself. */
export interface CallResult {
  readonly label: readonly Token[] | undefined;
}

/**
 * Reads a line behind the expansion of single-line macros. If it calls a macro, the macro's body is
 * what comes next; undefined if it calls none.
 */
export function callMulti(run: Run, tokens: readonly Token[]): CallResult | undefined {
  const first = skipSpaceAt(tokens, 0);
  const opening = tokens[first];
  if (!opening || !isNameKind[opening.kind]) return undefined;
  if (mayCall(opening)) {
    const match = findMatch(run, tokens, first);
    if (match) {
      if (isInterminable(run, opening, match)) return undefined;
      enter(run, opening, match, [], tokens.length);
      return { label: undefined };
    }
  }
  // What looks like a directive, and is none, is no label.
  if (opening.kind === kind.directive) return undefined;
  let at = skipSpaceAt(tokens, first + 1);
  const hasColon = tokens[at]?.text === ':';
  if (hasColon) at = skipSpaceAt(tokens, at + 1);
  const second = tokens[at];
  if (second?.kind !== kind.identifier || !mayCall(second)) return undefined;
  const match = findMatch(run, tokens, at);
  if (!match || isInterminable(run, second, match)) return undefined;
  enter(run, second, match, [opening], tokens.length);
  if (match.macro.takesLabel) return { label: undefined };
  const label = tokens.slice(0, at);
  return { label: hasColon ? label : [...label, madeAt(kind.other, ':', opening)] };
}

const isNameKind = new Uint8Array(256);
for (const each of [kind.identifier, kind.directive, kind.contextLocal]) isNameKind[each] = 1;

function isUsable(macro: MultiMacro, token: Token): boolean {
  return answers(macro, token) && (macro.inProgress === 0 || macro.depthMax > 0);
}

/** The macro that the word at `at` calls with what stands behind it. */
function findMatch(run: Run, tokens: readonly Token[], at: number): Match | undefined {
  const token = tokens[at]!;
  const list = token.name!.word.multi!;
  const first = list.findIndex(macro => isUsable(macro, token));
  if (first < 0) return undefined;
  const split = new ArgumentSplit(run, tokens, at + 1);
  const accepting = (count: number) =>
    list.find((macro, index) => index >= first && answers(macro, token) && accepts(macro, count));
  const macro = accepting(split.count);
  // One that is being expanded stands in the way of those behind it, and does not call itself.
  if (macro && !isUsable(macro, token)) return undefined;
  if (macro) return { macro, parameters: split.parametersFor(macro) };
  const legacyCount = run.saneEmptyExpansion ? -1 : split.legacyCount;
  const legacy = accepting(legacyCount);
  if (legacy && !isUsable(legacy, token)) return undefined;
  if (legacy) return { macro: legacy, parameters: split.legacyParametersFor(legacy) };
  const { count } = split;
  const plural = count === 1 ? '' : 's';
  warn(
    run,
    'pp-macro-params-multi',
    `multi-line macro \`${token.text}' exists, but not taking ${count} parameter${plural}`,
    token,
  );
  return undefined;
}

function accepts(macro: MultiMacro, count: number): boolean {
  return count >= macro.parametersMin && (macro.takesRest || count <= macro.parametersMax);
}

/** Whether the outermost macro has called too many others, or too deep; reported once for it. */
function isInterminable(run: Run, name: Token, { macro }: Match): boolean {
  const { multiMacros, macroLevels } = run.limits;
  if (run.macroCalls < multiMacros && run.macroLevels < macroLevels) return false;
  if (!run.callsReported) fail(run, 'interminable multiline macro recursion', name);
  run.callsReported = true;
  if (macro.inProgress > 0) run.refused.add(macro);
  return true;
}

/** Tokens that open calls hold together: some hundreds of megabytes, and no program has as many. */
const tokensHeldMax = 3_000_000;

function enter(
  run: Run,
  name: Token,
  { macro, parameters }: Match,
  label: readonly Token[],
  lineTokens: number,
): void {
  const tokensHeld = (run.call?.tokensHeld ?? 0) + lineTokens;
  if (tokensHeld > tokensHeldMax) isExhausted(run, run.options.workMax);
  run.macroCalls++;
  run.macroLevels++;
  run.recorder?.useMulti(macro, name, parameters);
  const own = isOwn(run, macro);
  if (run.options.onRead && !own) {
    tellCall(run, name, parameters, macro.nolist);
  }
  macro.inProgress++;
  const call: MacroCall = {
    macro,
    name,
    parameters,
    rotation: 0,
    number: run.unique++,
    label,
    parent: run.call,
    tokensHeld,
    line: undefined,
    reportedFile: run.call ? run.call.reportedFile : run.reportedFile,
    reportedLine: run.call ? run.call.reportedLine : run.reportedLine,
  };
  const expansion: Expansion = {
    kind: 'macro',
    name: macro.name,
    call: place(name.file, name.start, name.end),
    reported: {
      file: run.reportedFile,
      line: run.reportedLine,
      isHidden: macro.nolist,
      isOwn: own,
    },
    parent: run.frame?.expansion,
  };
  pushBody(run, macro.lines, { macro, rounds: 1, call, expansion, nolist: macro.nolist });
}
