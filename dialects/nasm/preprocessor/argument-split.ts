// The arguments of a call of a multi-line macro, cut at their commas.
import { fail, isExhausted, warn } from './diagnostic.ts';
import { skipSpaceAt } from './directive-line.ts';
import type { MultiMacro } from './multi-macro.ts';
import type { Run } from './run.ts';
import { kind, type Token } from './token.ts';

/** One argument: from its first token to behind its last one, without space and braces. */
interface Argument {
  readonly from: number;
  readonly to: number;
  readonly isBraced: boolean;
  /** There are braces in it, other than around the whole. */
  readonly hasBraces: boolean;
}

const legacyClass = 'pp-macro-params-legacy';

/** What stands behind the name in a call. */
export class ArgumentSplit {
  readonly count: number;
  /** There is space alone, which expansions may leave; it may pass for one empty argument. */
  readonly isSpace: boolean;
  private readonly run: Run;
  private readonly tokens: readonly Token[];
  private readonly start: number;
  private readonly list: readonly Argument[];

  /** `start` is the index of the token behind the name. */
  constructor(run: Run, tokens: readonly Token[], start: number) {
    this.run = run;
    this.tokens = tokens;
    this.start = start;
    const isBlank = skipSpaceAt(tokens, start) >= tokens.length;
    this.list = isBlank ? [] : splitArguments(run, tokens, start);
    this.count = this.list.length;
    this.isSpace = isBlank && start < tokens.length;
    isExhausted(run, tokens.length);
  }

  /** The last argument is nothing at all, not even braces; nasm has always left such ones out. */
  get endsEmpty(): boolean {
    const last = this.list[this.list.length - 1];
    return last !== undefined && last.from === last.to && !last.isBraced;
  }

  /** How many arguments they pass for where no macro takes as many; -1 for no other number. */
  get legacyCount(): number {
    return this.isSpace ? 1 : this.endsEmpty ? this.count - 1 : -1;
  }

  /** The arguments as a macro takes them: the rest in one, defaults for those not given. */
  parametersFor(macro: MultiMacro): (readonly Token[])[] {
    if (!this.endsEmpty || this.run.saneEmptyExpansion) return this.take(macro, this.count);
    this.warn(`dropping trailing empty parameter in call to multi-line macro \`${macro.name}'`);
    return this.take(macro, this.count - 1);
  }

  /** The same without the empty argument at the end, for a macro that would not take it. */
  legacyParametersFor(macro: MultiMacro): (readonly Token[])[] {
    const count = this.count === 1 ? 0 : this.count;
    this.warn(`improperly calling multi-line macro \`${macro.name}' with ${count} parameters`);
    return this.take(macro, this.count - 1);
  }

  /**
   * The defaults in a macro's opening line, cut as a call's arguments are; `max` is how many the
   * macro can use.
   */
  defaultsFor(name: string, max: number, takesRest: boolean): (readonly Token[])[] {
    if (!this.endsEmpty || this.run.saneEmptyExpansion) {
      return this.cut(this.count, max, takesRest);
    }
    this.warn(
      `dropping trailing empty default parameter in definition of multi-line macro \`${name}'`,
    );
    return this.cut(this.count - 1, max, takesRest);
  }

  private warn(message: string): void {
    warn(this.run, legacyClass, message, this.tokens[this.start - 1]);
  }

  private take(macro: MultiMacro, given: number): (readonly Token[])[] {
    const { parametersMin: min, parametersMax: max, defaults, takesRest } = macro;
    const isFilledUp = given >= min && given < min + defaults.length;
    const result = this.cut(given, max, takesRest, isFilledUp);
    const count = result.length;
    if (count < min) return result;
    for (let index = count; index < min + defaults.length; index++) {
      result.push(defaults[index - min] ?? []);
    }
    return result;
  }

  /** `isFilledUp` tells that defaults come behind what is given. */
  private cut(
    given: number,
    max: number,
    takesRest: boolean,
    isFilledUp = false,
  ): (readonly Token[])[] {
    const { list, tokens } = this;
    const result: (readonly Token[])[] = [];
    const count = takesRest ? Math.min(given, max) : given;
    const last = list[given - 1];
    const limit = last ? this.endOfAll(last) : tokens.length;
    for (let index = 0; index < count; index++) {
      const each = list[index]!;
      // The last one has all behind it as well where it is empty: a comma that was left out.
      const isLast = index + 1 === given && !isFilledUp;
      const isComma = isLast && each.from === each.to && !each.isBraced;
      const isRest = takesRest && (index + 1 === max || isComma);
      const end = each.isBraced ? each.to : isRest ? limit : this.endOf(each, limit);
      result.push(tokens.slice(each.from, end));
    }
    return result;
  }

  /** Where the arguments end: with the last one, or with the line if it is empty or in braces. */
  private endOfAll(last: Argument): number {
    const { tokens } = this;
    if (last.from < last.to && !last.isBraced) return last.to;
    return withoutSpace(tokens, last.from, tokens.length);
  }

  /** A comma within braces does not end what is taken, although the next argument begins there. */
  private endOf({ from, to, hasBraces }: Argument, limit: number): number {
    if (!hasBraces) return to;
    const { tokens } = this;
    let depth = 0;
    let end = from;
    for (; end < limit; end++) {
      const each = tokens[end]!.kind;
      if (each === kind.openBrace) depth++;
      else if (each === kind.closeBrace) depth--;
      else if (each === kind.comma && depth === 0) break;
    }
    isExhausted(this.run, end - from);
    return withoutSpace(tokens, from, end);
  }
}

/** The end of a stretch of tokens without the space at its end. */
function withoutSpace(tokens: readonly Token[], from: number, to: number): number {
  let end = to;
  while (end > from && tokens[end - 1]!.kind === kind.whitespace) end--;
  return end;
}

function splitArguments(run: Run, tokens: readonly Token[], start: number): Argument[] {
  const list: Argument[] = [];
  let at = start;
  for (;;) {
    at = skipSpaceAt(tokens, at);
    let from = at;
    let to = at;
    const isBraced = tokens[at]?.kind === kind.openBrace;
    if (isBraced) {
      from = at + 1;
      const close = closingBrace(tokens, at);
      if (close < 0) fail(run, 'expecting closing brace in macro parameter', tokens[at]);
      to = close < 0 ? tokens.length : close;
      at = skipSpaceAt(tokens, to + 1);
      if (at < tokens.length && tokens[at]!.kind !== kind.comma) {
        fail(run, 'braces do not enclose all of macro parameter', tokens[at]);
      }
    }
    let hasBraces = false;
    for (; at < tokens.length && tokens[at]!.kind !== kind.comma; at++) {
      const each = tokens[at]!.kind;
      if (each === kind.openBrace || each === kind.closeBrace) hasBraces = true;
    }
    if (!isBraced) to = withoutSpace(tokens, from, at);
    list.push({ from, to, isBraced, hasBraces });
    if (at >= tokens.length) return list;
    at++;
  }
}

function closingBrace(tokens: readonly Token[], at: number): number {
  let depth = 0;
  for (let index = at; index < tokens.length; index++) {
    if (tokens[index]!.kind === kind.openBrace) depth++;
    else if (tokens[index]!.kind === kind.closeBrace && --depth === 0) return index;
  }
  return -1;
}
