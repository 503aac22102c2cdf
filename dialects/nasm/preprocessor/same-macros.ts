// Whether macros do the same, wherever they were defined.
import type { MultiMacro } from './multi-macro.ts';
import type { FormalParameter, SingleMacro } from './single-macro.ts';
import type { Token } from './token.ts';

function areSame<T>(
  some: readonly T[] | undefined,
  others: readonly T[] | undefined,
  isSame: (one: T, other: T) => boolean,
): boolean {
  if (some === others) return true;
  if (some?.length !== others?.length) return false;
  for (let index = 0; index < some!.length; index++) {
    const [one, other] = [some![index]!, others![index]!];
    if (one !== other && !isSame(one, other)) return false;
  }
  return true;
}

const sameToken = (one: Token, other: Token): boolean =>
  one.kind === other.kind && one.text === other.text;

const sameTokens = (some: readonly Token[], others: readonly Token[]): boolean =>
  areSame(some, others, sameToken);

const sameParameter = (one: FormalParameter, other: FormalParameter): boolean =>
  one.name === other.name &&
  one.evaluated === other.evaluated &&
  one.quoted === other.quoted &&
  one.verbatim === other.verbatim &&
  one.greedy === other.greedy;

const sameSingle = (one: SingleMacro, other: SingleMacro): boolean =>
  one.name === other.name &&
  one.insensitive === other.insensitive &&
  one.countMin === other.countMin &&
  one.countMax === other.countMax &&
  one.native === other.native &&
  one.isAlias === other.isAlias &&
  areSame(one.parameters, other.parameters, sameParameter) &&
  sameTokens(one.body, other.body);

const sameMulti = (one: MultiMacro, other: MultiMacro): boolean =>
  one.name === other.name &&
  one.insensitive === other.insensitive &&
  one.parametersMin === other.parametersMin &&
  one.parametersMax === other.parametersMax &&
  one.takesRest === other.takesRest &&
  one.nolist === other.nolist &&
  one.depthMax === other.depthMax &&
  one.takesLabel === other.takesLabel &&
  areSame(one.defaults, other.defaults, sameTokens) &&
  areSame(one.lines, other.lines, (line, known) => sameTokens(line.tokens, known.tokens));

/** Both lists in the same order; no list is like no other. */
export function sameSingleMacros(
  some: readonly SingleMacro[] | undefined,
  others: readonly SingleMacro[] | undefined,
): boolean {
  return areSame(some, others, sameSingle);
}

/** Both lists in the same order; no list is like no other. */
export function sameMultiMacros(
  some: readonly MultiMacro[] | undefined,
  others: readonly MultiMacro[] | undefined,
): boolean {
  return areSame(some, others, sameMulti);
}
