// One line as tokens: of a file, or of the body of a macro or %rep.
import { numberOf } from './directive-names.ts';
import { kind, type Token } from './token.ts';

export interface BodyLine {
  readonly tokens: readonly Token[];
  readonly file: number;
  readonly start: number;
  readonly end: number;
  readonly reportedFile: string;
  readonly reportedLine: number;
  /** Index of the first token that is no space. */
  readonly first: number;
  /** Some token stands for something in a macro call: %1, %%x, %[...], %!x. */
  readonly hasParameters: boolean;
  /** The number of the directive that opens the line; 0 without one, -1 for an unknown one. */
  readonly directive: number;
  /** What stands behind the directive, once somebody has asked for it. */
  rest?: readonly Token[];
}

const isParameterKind = new Uint8Array(64);
for (const each of [
  kind.parameter,
  kind.macroLocal,
  kind.indirect,
  kind.callName,
  kind.definedName,
  kind.environment,
]) {
  isParameterKind[each] = 1;
}

/** Whether a line's tokens have to be looked through for what a macro call gives them. */
export function mentionsParameters(tokens: readonly Token[]): boolean {
  for (let index = 0; index < tokens.length; index++) {
    if (isParameterKind[tokens[index]!.kind] === 1) return true;
  }
  return false;
}

export function firstOf(tokens: readonly Token[]): number {
  return tokens.length > 0 && tokens[0]!.kind === kind.whitespace ? 1 : 0;
}

/** What stands behind the directive of a line, without the space in front. */
export function restOf(line: BodyLine): readonly Token[] {
  if (line.rest) return line.rest;
  const { tokens } = line;
  let from = line.first + 1;
  while (from < tokens.length && tokens[from]!.kind === kind.whitespace) from++;
  line.rest = tokens.slice(from);
  return line.rest;
}

const lineNumber = numberOf('line');

/**
 * The directive that a line opens with, as in `BodyLine.directive`. A `#` at the very beginning is
 * %line as C's preprocessor writes it.
 */
export function directiveOf(tokens: readonly Token[], first: number): number {
  if (first >= tokens.length) return 0;
  const token = tokens[first]!;
  if (first === 0 && token.text === '#') return lineNumber;
  if (token.kind !== kind.directive) return 0;
  return token.name?.word.directive || -1;
}
