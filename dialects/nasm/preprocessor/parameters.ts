// Puts what a call of a multi-line macro gives into a line of its body: %1, %0, %%name, %[...].
import { conditionNamed } from './condition-codes.ts';
import { fail, isExhausted } from './diagnostic.ts';
import type { MacroCall } from './multi-macro.ts';
import { multiLineRules, paste } from './paste.ts';
import type { Run } from './run.ts';
import { expandSingle } from './single-expansion.ts';
import { tokensOf } from './sources.ts';
import { environmentValue } from './texts.ts';
import { kind, madeAt, Token } from './token.ts';
import { findClosing } from './tokenizer.ts';

/**
 * The tokens from an index on, with each mention of the innermost call replaced, and joined with
 * what it adjoins.
 */
export function substitute(run: Run, tokens: readonly Token[], from = 0): readonly Token[] {
  const result: Token[] = [];
  let changed = false;
  let isSettled = false;
  for (let index = from; index < tokens.length; index++) {
    const token = tokens[index]!;
    switch (token.kind) {
      case kind.parameter:
        putParameter(run, token, result);
        changed = true;
        break;
      case kind.macroLocal:
        putLocal(run, token, result);
        changed = true;
        break;
      case kind.callName:
      case kind.definedName:
        if (run.call) {
          const text = token.kind === kind.callName ? run.call.name.text : run.call.macro.name;
          result.push(named(run, text, token));
          changed = true;
        } else result.push(token);
        break;
      case kind.indirect: {
        changed = true;
        const expanded = expandIndirect(run, token);
        for (const each of expanded) result.push(each);
        break;
      }
      case kind.environment:
        isSettled = isListedBody(run);
        if (isSettled) {
          const value = environmentValue(run, token) ?? '';
          result.push(madeAt(kind.bareString, value, token));
        } else result.push(token);
        break;
      default:
        result.push(token);
    }
  }
  if (!changed) return from === 0 && !isSettled ? tokens : result;
  isExhausted(run, result.length);
  return paste(run, result, multiLineRules) ?? result;
}

/** Whether a line is one of a body that lists show, for which nasm makes a text of it at once. */
function isListedBody({ frame }: Run): boolean {
  return frame?.kind === 'body' && !frame.hidden;
}

/** A word made by the preprocessor, in the place of a token. */
export function named(run: Run, text: string, at: Token): Token {
  const { file, start, end, call } = at;
  return new Token(kind.identifier, text, run.names.name(text), file, start, end, call, undefined);
}

const indirectDepthMax = 100;

function expandIndirect(run: Run, token: Token): readonly Token[] {
  const { text } = token;
  const isClosed = findClosing(text, 1, text.length) === text.length - 1;
  const inner = tokensOf(run, text.slice(2, isClosed ? -1 : undefined), token);
  if (run.depth > indirectDepthMax) return inner;
  run.depth++;
  const result = expandSingle(run, substitute(run, inner));
  run.depth--;
  return result;
}

function putLocal(run: Run, token: Token, result: Token[]): void {
  const { call } = run;
  if (!call) {
    fail(run, `\`${token.text}': not in a macro call`, token);
    return;
  }
  result.push(named(run, `..@${call.number}.${token.text.slice(2)}`, token));
}

/** A parameter counted from 1 and turned by %rotate; undefined for one that is not there. */
function parameterAt(call: MacroCall, number: number): readonly Token[] | undefined {
  const count = call.parameters.length;
  if (number < 1 || number > count) return undefined;
  return call.parameters[(number - 1 + call.rotation) % count];
}

function putParameter(run: Run, token: Token, result: Token[]): void {
  const { call } = run;
  const { text } = token;
  if (!call) {
    fail(run, `\`${text}': not in a macro call`, token);
    return;
  }
  const digit = text.charCodeAt(1) - 0x30;
  if (text.length === 2 && digit > 0 && digit <= 9) {
    putTokens(parameterAt(call, digit), result);
    return;
  }
  if (!/^%[-+]?\d+(:-?\d+)?$/.test(text)) {
    fail(run, `invalid macro parameter: \`${text}'`, token);
    return;
  }
  const colon = text.indexOf(':');
  if (colon > 0) {
    putRange(run, call, token, colon, result);
    return;
  }
  const first = text[1]!;
  if (first === '-' || first === '+') {
    putCondition(run, call, token, result);
    return;
  }
  if (text === '%00') {
    for (const each of call.label) result.push(each);
    return;
  }
  const number = Number(text.slice(1));
  if (number === 0) {
    result.push(madeAt(kind.number, String(call.parameters.length), token));
    return;
  }
  putTokens(parameterAt(call, number), result);
}

function putTokens(parameter: readonly Token[] | undefined, result: Token[]): void {
  if (parameter) for (let at = 0; at < parameter.length; at++) result.push(parameter[at]!);
}

function putRange(run: Run, call: MacroCall, token: Token, colon: number, result: Token[]) {
  const count = call.parameters.length;
  const bound = (text: string): number => {
    const number = Number(text);
    return number < 0 ? count + 1 + number : number;
  };
  const from = bound(token.text.slice(1, colon));
  const to = bound(token.text.slice(colon + 1));
  if (from < 1 || to < 1 || from > count || to > count) {
    fail(run, `\`%{${token.text.slice(1)}}': macro parameters out of range`, token);
    return;
  }
  const step = from <= to ? 1 : -1;
  for (let number = from; ; number += step) {
    for (const each of parameterAt(call, number)!) result.push(each);
    if (number === to) return;
    result.push(madeAt(kind.comma, ',', token));
  }
}

function putCondition(run: Run, call: MacroCall, token: Token, result: Token[]): void {
  const parameter = parameterAt(call, Number(token.text.slice(2)));
  const word = parameter?.find(each => each.kind !== kind.whitespace);
  const condition =
    word?.kind === kind.identifier && parameter!.length === 1
      ? conditionNamed(word.name!.word.text)
      : undefined;
  if (!word || !condition) {
    fail(run, `macro parameter \`${token.text}' is not a condition code`, token);
    return;
  }
  if (token.text[1] !== '-') {
    result.push(word);
  } else if (condition.inverse === undefined) {
    fail(run, `condition code \`${condition.name}' is not invertible`, token);
  } else {
    result.push(named(run, condition.inverse, word));
  }
}
