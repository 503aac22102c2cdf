// Contexts, messages, %clear, %pragma, %line and what else stands by itself.

import { toNumber } from '../integer.ts';
import { parseNumber } from '../syntax/numbers.ts';
import { fail, report } from './diagnostic.ts';
import {
  type DirectiveHandler,
  type DirectiveLine,
  expandFront,
  skipSpaceAt,
  trimmed,
  warnTrailing,
} from './directive-line.ts';
import { evaluateBoolean } from './evaluation.ts';
import { isEmitting } from './frames.ts';
import { limitNames } from './options.ts';
import type { Run } from './run.ts';
import { expandSingle } from './single-expansion.ts';
import { plainStringText, stringTokenText } from './string-tokens.ts';
import { rawText, textOf } from './texts.ts';
import { kind, madeAt, type Token } from './token.ts';

/** The name behind %push and its kin, if there is one; false after an error. */
function contextName(run: Run, directive: DirectiveLine): string | undefined | false {
  const tokens = expandFront(run, directive.rest);
  const first = tokens[0];
  if (!first) return undefined;
  if (first.kind !== kind.identifier) {
    fail(run, `\`${directive.name}' expects a context identifier`, first);
    return false;
  }
  warnTrailing(run, tokens.slice(1), `\`${directive.name}'`);
  return first.text;
}

const push: DirectiveHandler = (run, directive) => {
  const name = contextName(run, directive);
  if (name === false) return;
  const parent = run.context;
  run.context = {
    name: name ?? '',
    number: run.unique++,
    parent,
    depth: (parent?.depth ?? 0) + 1,
    macros: new Map(),
  };
  run.recorder?.pushContext(run.context, directive.line);
};

const pop: DirectiveHandler = (run, directive) => {
  const name = contextName(run, directive);
  if (name === false) return;
  const { context } = run;
  if (!context) {
    fail(run, `\`${directive.name}': context stack is empty`, directive.at);
    return;
  }
  if (directive.name.toLowerCase() === '%repl') {
    context.name = name ?? '';
    return;
  }
  if (name !== undefined && context.name.toLowerCase() !== name.toLowerCase()) {
    const found = context.name === '' ? 'anonymous' : context.name;
    fail(run, `\`${directive.name}' in wrong context: ${found}, expected ${name}`, directive.at);
    return;
  }
  run.recorder?.popContext(context, directive.line);
  run.context = context.parent;
};

function say(severity: 'error' | 'warning' | 'fatal', className: string): DirectiveHandler {
  return (run, directive) => {
    const tokens = expandSingle(run, directive.rest);
    const [first] = tokens;
    const text =
      tokens.length === 1 && first!.kind === kind.string
        ? stringTokenText(first!)
        : textOf(run, tokens, false);
    report(run, severity, className, text, directive.at, severity !== 'fatal');
  };
}

const clear: DirectiveHandler = (run, directive) => {
  const words = expandSingle(run, directive.rest).filter(
    token => token.kind !== kind.whitespace && token.kind !== kind.comma,
  );
  if (words.length === 0) {
    clearNames(run, { single: true, multi: true, contexts: true, aliasesOnly: false });
    return;
  }
  let contexts = false;
  for (const word of words) {
    switch (word.text.toLowerCase()) {
      case 'context':
      case 'ctx':
        contexts = true;
        break;
      case 'def':
      case 'define':
        clearDefines(run, contexts, false);
        break;
      case 'defalias':
        clearDefines(run, contexts, true);
        break;
      case 'alldef':
      case 'alldefine':
      case 'all':
        clearDefines(run, true, false);
        clearDefines(run, false, false);
        if (word.text.toLowerCase() === 'all') clearMulti(run);
        break;
      case 'macro':
      case 'mac':
      case 'mmacro':
        clearMulti(run);
        break;
      default:
        fail(run, `invalid option to %clear: ${word.text}`, word);
        return;
    }
  }
};

function clearDefines(run: Run, contexts: boolean, aliasesOnly: boolean): void {
  clearNames(run, { single: !contexts, multi: false, contexts, aliasesOnly });
}

function clearMulti(run: Run): void {
  clearNames(run, { single: false, multi: true, contexts: false, aliasesOnly: false });
}

interface Clearing {
  readonly single: boolean;
  readonly multi: boolean;
  readonly contexts: boolean;
  readonly aliasesOnly: boolean;
}

function clearNames(run: Run, { single, multi, contexts, aliasesOnly }: Clearing): void {
  run.names.isCleared = true;
  for (const word of run.names.all()) {
    if (multi) word.multi = undefined;
    if (!single) continue;
    const kept = word.single?.filter(
      macro => macro.native !== undefined || (aliasesOnly && !macro.isAlias),
    );
    word.single = kept && kept.length > 0 ? kept : undefined;
  }
  if (single && !aliasesOnly) run.standardGone = true;
  if (multi) run.standardMultiGone = true;
  if (!contexts) return;
  for (let context = run.context; context; context = context.parent) {
    for (const [name, holder] of context.macros) {
      if (aliasesOnly) holder.single = holder.single?.filter(macro => !macro.isAlias);
      else context.macros.delete(name);
    }
  }
}

const pragma: DirectiveHandler = (run, directive) => {
  const tokens = trimmed(expandSingle(run, directive.rest));
  const { at } = directive;
  const [facility] = tokens;
  if (facility?.kind !== kind.identifier) return;
  if (facility.text.toLowerCase() === 'preproc') {
    preprocessorPragma(run, trimmed(tokens.slice(1)));
    return;
  }
  // -E hands pragmas on, and does nothing with them.
  const isJudged = run.options.pass !== 0;
  if (isJudged && facility.text.toLowerCase() === 'limit') setLimit(run, tokens);
  const opening = [madeAt(kind.other, '[', at), madeAt(kind.other, 'pragma ', at)];
  const line = [...opening, ...tokens, madeAt(kind.other, ']', at)];
  run.pending.push({ tokens: line, padding: undefined });
};

/** `%pragma limit`: whether it makes sense is judged by the assembler, which sees it as well. */
function setLimit(run: Run, tokens: readonly Token[]): void {
  const [, name = '', word = ''] = rawText(tokens).trim().split(/\s+/);
  const limit = limitNames[name.toLowerCase()];
  const value = parseNumber(word);
  if (!limit || (!value && !/^unlimited$/i.test(word))) return;
  run.limits = { ...run.limits, [limit]: value ? toNumber(value.value) : Number.POSITIVE_INFINITY };
}

function preprocessorPragma(run: Run, tokens: readonly Token[]): void {
  const option = tokens[0]?.text.toLowerCase();
  if (option !== 'sane_empty_expansion') return;
  run.saneEmptyExpansion = flag(run, trimmed(tokens.slice(1)), run.saneEmptyExpansion);
}

const flagWords: ReadonlyMap<string, boolean> = new Map([
  ['no', false],
  ['false', false],
  ['off', false],
  ['yes', true],
  ['true', true],
  ['on', true],
]);

/** What turns something on or off: nothing, a word or a number. */
function flag(run: Run, tokens: readonly Token[], otherwise: boolean): boolean {
  const [first] = tokens;
  if (!first) return true;
  const known = flagWords.get(first.text.toLowerCase());
  return known ?? evaluateBoolean(run, tokens, otherwise);
}

const aliases: DirectiveHandler = (run, { rest }) => {
  run.noAliases = !flag(run, trimmed(expandSingle(run, rest)), !run.noAliases);
};

/** `%line number[+increment] [file]`, and `# number "file" flags` of C's preprocessor. */
const lineDirective: DirectiveHandler = (run, { name, rest, at }) => {
  const { include } = run;
  if (!include || run.body) return;
  const [first] = rest;
  if (first?.kind !== kind.number) {
    // Where a condition leaves lines out they are counted, but nothing is wrong with them.
    if (isEmitting(include)) fail(run, `\`${name}' expects a line number`, first ?? at);
    return;
  }
  let end = 1;
  let increment = 1;
  const sign = rest[end]?.text;
  if (sign === '+' || sign === '-') {
    const step = rest[end + 1];
    if (step?.kind !== kind.number) {
      if (isEmitting(include)) fail(run, `\`${name}' expects a line increment`, step ?? at);
      return;
    }
    increment = sign === '-' ? -lineNumberOf(step) : lineNumberOf(step);
    end += 2;
  }
  run.askedLine = true;
  include.lineIncrement = increment;
  include.reportedLine = lineNumberOf(first) + increment;
  const file = rest.slice(skipSpaceAt(rest, end));
  if (file.length === 0) return;
  // C's preprocessor writes numbers behind the name.
  include.reportedFile =
    file[0]!.kind === kind.string ? plainStringText(run, file[0]!) : textOf(run, file, false);
};

function lineNumberOf({ text }: Token): number {
  return toNumber(parseNumber(text)?.value ?? 0);
}

/** The handlers, by the name of the directive without `%`. */
export const otherHandlers = {
  aliases,
  push,
  pop,
  repl: pop,
  error: say('error', ''),
  warning: say('warning', 'user'),
  fatal: say('fatal', ''),
  clear,
  pragma,
  line: lineDirective,
  null: (() => undefined) as DirectiveHandler,
};
