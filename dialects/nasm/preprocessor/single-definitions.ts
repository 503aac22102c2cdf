// %define, %assign and everything else that makes or removes a single-line macro.
import { contextHolder, contextOf } from './context.ts';
import { fail, report, warn } from './diagnostic.ts';
import {
  type DirectiveHandler,
  type DirectiveLine,
  macroName,
  skipSpaceAt,
  trimmed,
  warnTrailing,
} from './directive-line.ts';
import { evaluateFor } from './evaluation.ts';
import { parseTemplate } from './macro-template.ts';
import { Word } from './names.ts';
import type { Run } from './run.ts';
import { expandSingle, numberToken } from './single-expansion.ts';
import {
  answersTo,
  type FormalParameter,
  type SingleHolder,
  type SingleMacro,
} from './single-macro.ts';
import { tokensOf } from './sources.ts';
import { plainStringText } from './string-tokens.ts';
import { quotedString } from './strings.ts';
import { textOf } from './texts.ts';
import { kind, madeAt, type Token } from './token.ts';

export interface Definition {
  readonly name: Token;
  readonly insensitive: boolean;
  readonly parameters: readonly FormalParameter[];
  readonly body: readonly Token[];
  readonly isAlias?: boolean;
}

interface Holding {
  readonly holder: SingleHolder;
  readonly name: string;
}

/** Where the macros of a name live; an error is reported if its context is not there. */
function holderOf(run: Run, token: Token, make: boolean): Holding {
  if (token.kind !== kind.contextLocal) return { holder: token.name!.word, name: token.name!.text };
  const found = contextOf(run, token.text, token);
  if (found) {
    const holder = make ? contextHolder(found, true) : contextHolder(found);
    return { holder: holder ?? { single: undefined }, name: found.name };
  }
  // Without its context it is a name like any other, which nothing calls but %ifdef finds.
  return { holder: run.names.name(token.text).word, name: token.text };
}

/**
 * Where the macros of a name live, or of what it is an alias of; undefined if there is a ring of
 * aliases, which have no end.
 */
function aliasedHolder(run: Run, token: Token, make: boolean): Holding | undefined {
  let holding = holderOf(run, token, make);
  if (run.noAliases) return holding;
  const passed: SingleMacro[] = [];
  for (;;) {
    const alias = aliasIn(holding.holder.single, holding.name);
    if (!alias) return holding;
    if (passed.includes(alias)) return undefined;
    passed.push(alias);
    holding = holderOf(run, alias.body[0]!, make);
  }
}

/** The same for what is to be changed; a ring is an error. */
function changedHolder(run: Run, token: Token, itself: boolean, make: boolean) {
  const holding = itself ? holderOf(run, token, make) : aliasedHolder(run, token, make);
  if (!holding) fail(run, 'macro alias loop', token);
  return holding;
}

function aliasIn(list: readonly SingleMacro[] | undefined, name: string): SingleMacro | undefined {
  return list?.find(macro => macro.isAlias && answersTo(macro, name));
}

/** The single-line macros that a token names, itself or as an alias. */
export function singlesNamed(run: Run, token: Token, aliases: boolean): readonly SingleMacro[] {
  const holding = (aliases ? holderOf : aliasedHolder)(run, token, false);
  return holding?.holder.single?.filter(macro => answersTo(macro, holding.name)) ?? [];
}

function overlaps(macro: SingleMacro, count: number): boolean {
  const known = macro.parameters.length;
  if (count === 0 || known === 0) return true;
  return count >= macro.countMin && count <= macro.countMax;
}

/** The newest macro that calls of a new one could mean as well. */
function firstOverlapping(
  list: readonly SingleMacro[],
  name: string,
  insensitive: boolean,
  count: number,
): SingleMacro | undefined {
  for (let index = 0; index < list.length; index++) {
    const each = list[index]!;
    const isNamed = insensitive || each.insensitive || each.name === name;
    if (isNamed && overlaps(each, count)) return each;
  }
  return undefined;
}

/** Defines a macro, in the place of the one with the same name and number of parameters. */
export function defineSingle(run: Run, definition: Definition): void {
  const isAlias = definition.isAlias ?? false;
  const holding = changedHolder(run, definition.name, isAlias, true);
  if (!holding) return;
  const { holder, name } = holding;
  const { insensitive, parameters } = definition;
  const list = holder.single ?? [];
  const count = parameters.length;
  const isGreedy = parameters.at(-1)?.greedy ?? false;
  let macro = firstOverlapping(list, name, insensitive, count);
  if (macro && macro.insensitive !== insensitive) {
    warnOfShadow(run, macro, definition, name);
    macro = undefined;
  }
  if (macro && (macro.parameters.length === 0) !== (count === 0)) {
    const message = `macro \`${name}' defined both with and without parameters`;
    report(run, 'error', 'pp-macro-def-param-single', message, definition.name);
    macro = undefined;
  }
  if (macro && count > macro.parameters.length) {
    const message = `defining macro \`${name}' shadows previous greedy definition`;
    warn(run, 'pp-macro-def-greedy-single', message, definition.name);
    macro = undefined;
  }
  const made: SingleMacro = {
    name,
    insensitive,
    parameters,
    countMin: isGreedy ? count - 1 : count,
    countMax: isGreedy ? Number.POSITIVE_INFINITY : count,
    body: definition.body,
    native: undefined,
    isAlias,
    inProgress: false,
    at: definition.name,
    definition: -1,
  };
  run.recorder?.defineSingle(made, definition.name);
  holder.single = withMacro(list, macro, made);
  if (holder instanceof Word) run.names.noteMacro(holder);
}

/** Whether every call that one macro could answer is answered by the other. */
function hides(made: SingleMacro, other: SingleMacro): boolean {
  return (
    made.insensitive === other.insensitive &&
    made.name === other.name &&
    made.countMin === other.countMin &&
    made.countMax === other.countMax
  );
}

/** A list with a macro in the place of another, or before all others that it leaves visible. */
function withMacro(
  list: readonly SingleMacro[],
  replaced: SingleMacro | undefined,
  made: SingleMacro,
): readonly SingleMacro[] {
  if (!replaced) return [made, ...list.filter(each => !hides(made, each))];
  return list.length === 1 ? [made] : list.map(each => (each === replaced ? made : each));
}

function warnOfShadow(
  run: Run,
  macro: SingleMacro,
  { insensitive, name: at }: Definition,
  name: string,
): void {
  const [ours, theirs] = insensitive ? ['insensitive', 'sensitive'] : ['sensitive', 'insensitive'];
  warn(
    run,
    'pp-macro-def-case-single',
    `case ${ours} definition of macro \`${name}' will shadow ${theirs} macro \`${macro.name}'`,
    at,
  );
}

/** Defines a macro without parameters. */
export function definePlain(
  run: Run,
  directive: DirectiveLine,
  name: Token,
  body: readonly Token[],
): void {
  const insensitive = /^%i/i.test(directive.name);
  defineSingle(run, { name, insensitive, parameters: [], body });
}

function define(run: Run, directive: DirectiveLine, expands: boolean): void {
  const named = macroName(run, directive);
  if (!named) return;
  const template = parseTemplate(run, named.rest);
  // Space at the end stays: it stood before something that has come to nothing.
  const rest = template.rest.slice(skipSpaceAt(template.rest, 0));
  const body = expands ? expandSingle(run, rest) : rest;
  const { parameters } = template;
  const insensitive = /^%i/i.test(directive.name);
  defineSingle(run, { name: named.name, insensitive, parameters, body });
}

const undefine: DirectiveHandler = (run, directive) => {
  const named = macroName(run, directive);
  if (!named) return;
  warnTrailing(run, named.rest, 'macro name');
  removeSingle(run, named.name, directive.name.toLowerCase().endsWith('alias'));
};

/** Removes all macros of a name itself, or of what it is an alias of. */
function removeSingle(run: Run, token: Token, itself: boolean): void {
  const holding = changedHolder(run, token, itself, false);
  const list = holding?.holder.single;
  if (!holding || !list) return;
  const { holder, name } = holding;
  const kept = list.filter(macro => {
    const goes = answersTo(macro, name) && (itself || !macro.isAlias);
    if (goes) run.recorder?.removeSingle(macro, token);
    return !goes;
  });
  holder.single = kept.length > 0 ? kept : undefined;
}

const assign: DirectiveHandler = (run, directive) => {
  const named = macroName(run, directive);
  if (!named) return;
  const tokens = trimmed(expandSingle(run, trimmed(named.rest)));
  const value = evaluateFor(run, tokens, directive.name);
  if (value === undefined) return;
  const at = tokens[0] ?? named.name;
  definePlain(run, directive, named.name, [numberToken(String(value), at)]);
};

const defineString: DirectiveHandler = (run, directive) => {
  const named = macroName(run, directive);
  if (!named) return;
  const expanded = expandSingle(run, named.rest.slice(skipSpaceAt(named.rest, 0)));
  const tokens = expanded.slice(skipSpaceAt(expanded, 0));
  const text = quotedString(textOf(run, tokens, false));
  const at = tokens[0] ?? named.name;
  definePlain(run, directive, named.name, [madeAt(kind.string, text, at)]);
};

const defineTokens: DirectiveHandler = (run, directive) => {
  const named = macroName(run, directive);
  if (!named) return;
  const tokens = trimmed(expandSingle(run, trimmed(named.rest)));
  const first = tokens[0];
  if (first?.kind !== kind.string) {
    fail(run, `\`${directive.name}' requires string as second parameter`, first ?? directive.at);
    return;
  }
  definePlain(run, directive, named.name, tokensOf(run, plainStringText(run, first), first));
};

const defineAlias: DirectiveHandler = (run, directive) => {
  const named = macroName(run, directive);
  if (!named) return;
  // What stands behind the target is passed over without a word.
  const { parameters, rest } = parseTemplate(run, named.rest);
  const target = rest[skipSpaceAt(rest, 0)];
  if (target?.kind !== kind.identifier && target?.kind !== kind.contextLocal) {
    const text = `\`${directive.name}' expects a macro identifier to alias`;
    fail(run, text, target ?? directive.at);
    return;
  }
  const insensitive = /^%i/i.test(directive.name);
  defineSingle(run, { name: named.name, insensitive, parameters, body: [target], isAlias: true });
};

/** The handlers, by the name of the directive without `%` and `i`. */
export const singleDefinitionHandlers = {
  define: ((run, directive) => define(run, directive, false)) as DirectiveHandler,
  xdefine: ((run, directive) => define(run, directive, true)) as DirectiveHandler,
  undef: undefine,
  undefalias: undefine,
  assign,
  defstr: defineString,
  deftok: defineTokens,
  defalias: defineAlias,
};
