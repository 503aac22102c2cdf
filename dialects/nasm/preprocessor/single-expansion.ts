// Expands single-line macros in a line, in nasm's order: a body from its end to its beginning.
import { contextHolder, contextOf } from './context.ts';
import { fail, isExhausted, warn } from './diagnostic.ts';
import { evaluateTokens } from './evaluation.ts';
import { needsExpansion, paste, singleLineRules } from './paste.ts';
import type { Run } from './run.ts';
import { findSingle, mayBeMacro, type SingleMacro } from './single-macro.ts';
import { quotedString } from './strings.ts';
import { textOf } from './texts.ts';
import { kind, madeAt, type SingleCall, space, Token, within } from './token.ts';

/**
 * The tokens with all single-line macros expanded and everything joined that %+ joins. What expands
 * to nothing leaves a space.
 */
export function expandSingle(run: Run, tokens: readonly Token[]): readonly Token[] {
  if (!needsExpansion(tokens)) return tokens;
  let line = tokens;
  const workEnd = run.work + workOfLineMax;
  for (let isFirst = true; ; isFirst = false) {
    const held = run.diagnostics.length;
    const expansion = new Expansion(run, workEnd);
    const expanded = expansion.expand(line);
    if (!isFirst && !expansion.hasExpanded) return line;
    const pasted = isExhausted(run, expanded.length)
      ? undefined
      : paste(run, expanded, singleLineRules);
    if (!pasted) return expanded.length > 0 ? expanded : [space];
    // What was wrong before the joining may be right behind it, and is looked at again.
    if (!run.ended) run.diagnostics.length = Math.min(held, run.diagnostics.length);
    line = pasted;
  }
}

/** Tokens of one line: a bomb that doubles would fill the memory long before its work is done. */
const tokensOfLineMax = 1_000_000;

/** Work for one line: no line of x264's or dav1d's comes to more than some thousands. */
const workOfLineMax = 10_000_000;

/** Kinds that a body does not put in as they stand. */
const isSpecial = new Uint8Array(256);
for (const each of [
  kind.callName,
  kind.definedName,
  kind.singleCallName,
  kind.singleDefinedName,
  kind.conditionalComma,
]) {
  isSpecial[each] = 1;
}

/** The tokens to come, the next one last, and what is behind them. */
class Expansion {
  private readonly stack: Token[] = [];
  private readonly run: Run;
  /** The work that the run may have come to when the line is done. */
  private readonly workEnd: number;
  /** How low the stack has been since the outermost call. */
  private lowest = 0;
  private close = -1;
  /** Some macro was expanded. */
  hasExpanded = false;

  constructor(run: Run, workEnd: number) {
    this.run = run;
    this.workEnd = workEnd;
  }

  expand(line: readonly Token[]): Token[] {
    const { stack } = this;
    const output: Token[] = [];
    let first = 0;
    while (first < line.length && !mayBeMacro(line[first]!)) output.push(line[first++]!);
    for (let index = line.length - 1; index >= first; index--) stack.push(line[index]!);
    while (stack.length > 0) {
      const token = stack[stack.length - 1]!;
      if (!mayBeMacro(token)) {
        output.push(token);
        stack.pop();
        continue;
      }
      const plain = this.plainBody(token);
      if (plain) {
        stack.pop();
        for (let index = 0; index < plain.length; index++) output.push(plain[index]!);
        continue;
      }
      this.lowest = stack.length;
      const rest = this.expandTop();
      if (rest < 0) {
        output.push(token);
        stack.pop();
        continue;
      }
      // A body that takes its arguments from behind its call ends the expansion of the line.
      const end = this.lowest < rest ? 0 : rest;
      while (stack.length > end) output.push(stack.pop()!);
    }
    return output;
  }

  /** The body of a macro that is put in as it stands, the commonest case; undefined for others. */
  private plainBody(token: Token): readonly Token[] | undefined {
    const { run } = this;
    if (token.kind === kind.contextLocal || run.options.records) return undefined;
    const macro = token.name!.word.single![0]!;
    if (macro.parameters.length > 0 || macro.native || macro.inProgress) return undefined;
    if (macro.isAlias && run.noAliases) return undefined;
    if (!answers(macro, token.text)) return undefined;
    const { body } = macro;
    for (let index = 0; index < body.length; index++) {
      if (isSpecial[body[index]!.kind] !== 0 || mayBeMacro(body[index]!)) return undefined;
    }
    if (isExhausted(run, this.workOf(body.length + 1))) return undefined;
    this.hasExpanded = true;
    return body;
  }

  /** The work of so many tokens more: none is left for a line that grows without an end. */
  private workOf(tokens: number): number {
    const { run, stack, workEnd } = this;
    const isEndless = stack.length + tokens > tokensOfLineMax || run.work > workEnd;
    return isEndless ? run.options.workMax : tokens;
  }

  /**
   * Expands the macro that the next token calls; the height of the stack behind the call, or -1 if
   * it calls none.
   */
  private expandTop(): number {
    const { run, stack } = this;
    const token = stack[stack.length - 1]!;
    const macro = this.find(token);
    if (!macro) return -1;
    const { close } = this;
    if (run.depth >= run.limits.macroLevels || isExhausted(run, this.workOf(1))) {
      if (!run.recursionReported && !run.ended) {
        run.recursionReported = true;
        fail(run, 'interminable macro recursion', token);
      }
      return -1;
    }
    if (macro.inProgress) return -1;
    this.hasExpanded = true;
    run.depth++;
    macro.inProgress = macro.native === undefined;
    const argumentLists = close < 0 ? [] : this.readArguments(macro, close);
    stack.length = close < 0 ? stack.length - 1 : close;
    const rest = stack.length;
    if (rest < this.lowest) this.lowest = rest;
    run.recorder?.useSingle(macro, token);
    const call: SingleCall | undefined = run.options.records
      ? { name: macro.name, call: token, definition: macro.at, parent: token.call }
      : undefined;
    const body = macro.native ? macro.native(run, token, argumentLists) : macro.body;
    this.pushBody(macro, body, token, argumentLists, call);
    macro.inProgress = false;
    run.depth--;
    return rest;
  }

  private pushBody(
    macro: SingleMacro,
    body: readonly Token[],
    token: Token,
    argumentLists: readonly (readonly Token[])[],
    call: SingleCall | undefined,
  ): void {
    let isFollowed = false;
    for (let index = body.length - 1; index >= 0; index--) {
      const part = body[index]!;
      if (part.kind >= kind.formal) {
        const list = argumentLists[part.kind - kind.formal] ?? [];
        isFollowed = false;
        for (let at = list.length - 1; at >= 0; at--) {
          isFollowed = this.pushPart(macro, list[at]!, token, undefined, isFollowed);
        }
        isExhausted(this.run, list.length);
      } else isFollowed = this.pushPart(macro, part, token, call, isFollowed);
    }
    isExhausted(this.run, body.length);
  }

  /**
   * Puts one token of a body or an argument before those that follow it. `isFollowed` says whether
   * a `%,` in its place would be a comma; the result, whether one before it would be.
   */
  private pushPart(
    macro: SingleMacro,
    part: Token,
    token: Token,
    call: SingleCall | undefined,
    isFollowed: boolean,
  ): boolean {
    const { stack } = this;
    if (part.kind === kind.conditionalComma) {
      if (isFollowed) stack.push(madeAt(kind.comma, ',', part));
      return isFollowed;
    }
    if (part.kind === kind.callName || part.kind === kind.singleCallName) {
      stack.push(token);
      return true;
    }
    if (part.kind === kind.definedName || part.kind === kind.singleDefinedName) {
      const isLocal = token.kind === kind.contextLocal;
      const text = isLocal ? /^%\$*/.exec(token.text)![0] + macro.name : macro.name;
      const name = token.name && this.run.names.name(text);
      const { file, start, end } = token;
      stack.push(new Token(token.kind, text, name, file, start, end, call, undefined));
      return true;
    }
    stack.push(call ? within(part, call) : part);
    if (!mayBeMacro(part)) return isFollowed || part.kind !== kind.whitespace;
    const rest = this.expandTop();
    return isFollowed || rest < 0 || hasContent(stack, rest);
  }

  /** The macro that a token calls; `this.close` is then where its `)` is in the stack, or -1. */
  private find(token: Token): SingleMacro | undefined {
    // Without this, every call that is left of a long line would still look for its arguments.
    if (this.run.ended) return undefined;
    const list = this.candidates(token);
    if (!list) return undefined;
    const isLocal = token.kind === kind.contextLocal;
    const text = isLocal ? token.text.replace(/^%\$+/, '') : token.text;
    let first = 0;
    const { noAliases } = this.run;
    for (; first < list.length; first++) {
      const each = list[first]!;
      if (answers(each, text) && !(noAliases && each.isAlias)) break;
    }
    if (first === list.length) return undefined;
    const macro = list[first]!;
    this.close = -1;
    if (macro.parameters.length === 0) return macro;
    const count = this.countArguments(token);
    if (count === 0) return undefined;
    for (let index = first; index < list.length; index++) {
      const each = list[index]!;
      if (answers(each, text) && takes(each, count)) return each;
    }
    const plural = count === 1 ? '' : 's';
    warn(
      this.run,
      'pp-macro-params-single',
      `single-line macro \`${text}' exists, but not taking ${count} parameter${plural}`,
      token,
    );
    return undefined;
  }

  private candidates(token: Token): readonly SingleMacro[] | undefined {
    if (token.kind !== kind.contextLocal) return token.name!.word.single;
    const found = contextOf(this.run, token.text, token);
    return found && contextHolder(found)?.single;
  }

  /** How many arguments stand in parentheses behind the next token; 0 without parentheses. */
  private countArguments(token: Token): number {
    const { stack } = this;
    let at = stack.length - 2;
    while (at >= 0 && stack[at]!.kind === kind.whitespace) at--;
    if (at < 0 || stack[at]!.kind !== kind.open) return 0;
    let depth = 1;
    let braces = 0;
    let count = 1;
    while (depth > 0) {
      at--;
      if (at < 0) {
        fail(this.run, "macro call expects terminating `)'", token);
        return 0;
      }
      const each = stack[at]!.kind;
      if (each === kind.comma) {
        if (depth === 1 && braces === 0) count++;
      } else if (each === kind.openBrace) braces++;
      else if (each === kind.closeBrace) {
        if (braces > 0) braces--;
      } else if (each === kind.open) {
        if (braces === 0) depth++;
      } else if (each === kind.close && braces === 0) depth--;
    }
    isExhausted(this.run, stack.length - at);
    this.close = at;
    return count;
  }

  /** The arguments between the next token and the `)` at `close`, as the macro wants them. */
  private readArguments(macro: SingleMacro, close: number): (readonly Token[])[] {
    const { stack } = this;
    let at = stack.length - 2;
    while (stack[at]!.kind !== kind.open) at--;
    const { parameters } = macro;
    const lists: Token[][] = [[]];
    const reader = new ArgumentReader(lists);
    let index = 0;
    for (at--; at > close; at--) {
      const token = stack[at]!;
      const parameter = parameters[Math.min(index, parameters.length - 1)]!;
      if (reader.isSeparator(token) && !parameter.greedy) {
        index++;
        lists.push([]);
        reader.begin();
      } else reader.read(token, parameter.verbatim);
    }
    if (reader.isBroken) {
      fail(this.run, 'braces do not enclose all of macro parameter', stack[stack.length - 1]);
    }
    while (lists.length < parameters.length) lists.push([]);
    return lists.map((list, place) => this.prepare(macro, list, place));
  }

  private prepare(macro: SingleMacro, list: readonly Token[], place: number): readonly Token[] {
    const { run } = this;
    const parameter = macro.parameters[Math.min(place, macro.parameters.length - 1)]!;
    if (!parameter.evaluated && parameter.quoted === '') return list;
    const expanded = expandSingle(run, list);
    const at = list[0] ?? this.stack[this.stack.length - 1]!;
    if (parameter.evaluated) {
      if (parameter.optional && !hasContent(expanded, 0)) return [];
      const what = macro.native ? 'function' : 'macro';
      const where = `parameter ${place} of ${what} \`${macro.name}'`;
      const value = evaluateTokens(run, expanded, where);
      return value === undefined ? [] : [numberToken(String(value), at)];
    }
    const first = expanded[0];
    if (parameter.quoted === 'unless-string' && expanded.length === 1) {
      if (first!.kind === kind.string) return expanded;
    }
    return [madeAt(kind.string, quotedString(textOf(run, expanded, false)), at)];
  }
}

/** A number as a token; a negative one is one token too. */
export function numberToken(text: string, at: Token): Token {
  return madeAt(kind.number, text, at);
}

function answers(macro: SingleMacro, text: string): boolean {
  return macro.insensitive || macro.name === text;
}

/** Whether something else than space stands in the tokens from an index on. */
function hasContent(tokens: readonly Token[], from: number): boolean {
  for (let at = from; at < tokens.length; at++) {
    if (tokens[at]!.kind !== kind.whitespace) return true;
  }
  return false;
}

function takes(macro: SingleMacro, count: number): boolean {
  return count >= macro.countMin && count <= macro.countMax;
}

/** Collects the tokens of arguments, without the space and the braces around them. */
class ArgumentReader {
  isBroken = false;
  private readonly lists: Token[][];
  private depth = 0;
  private braces = 0;
  private isBraced = false;
  private spaces = 0;

  constructor(lists: Token[][]) {
    this.lists = lists;
  }

  begin(): void {
    this.isBraced = false;
    this.spaces = 0;
  }

  isSeparator(token: Token): boolean {
    return token.kind === kind.comma && this.depth === 0 && this.braces === 0;
  }

  read(token: Token, verbatim: boolean): void {
    const list = this.lists[this.lists.length - 1]!;
    let skip = false;
    if (token.kind === kind.whitespace) {
      if (!verbatim) {
        if (this.braces > 0 || list.length > 0) this.spaces++;
        skip = true;
      }
    } else if (token.kind === kind.openBrace) {
      if (!this.isBraced) {
        this.isBraced = list.length === 0 && !verbatim;
        skip = this.isBraced;
      }
      this.braces++;
    } else if (token.kind === kind.closeBrace) {
      if (this.braces > 0) {
        this.braces--;
        if (this.braces === 0) skip = this.isBraced;
      }
    } else if (this.braces === 0) {
      if (token.kind === kind.open) this.depth++;
      else if (token.kind === kind.close) this.depth--;
    }
    if (skip) return;
    if (this.isBraced && this.braces === 0) this.isBroken = true;
    if (this.spaces > 0) list.push(space);
    this.spaces = 0;
    list.push(token);
  }
}

/** Whether a word stands for a macro, as %ifdef asks. */
export function isSingleMacro(token: Token): boolean {
  return token.name !== undefined && findSingle(token.name) !== undefined;
}
