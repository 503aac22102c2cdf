// Single-line macros: what %define, %assign and their kin make.
import type { Name, Word } from './names.ts';
import type { Run } from './run.ts';
import { kind, type Token } from './token.ts';

/** How an argument is treated before it goes into the body. */
export interface FormalParameter {
  /** Empty for a parameter that only counts. */
  readonly name: string;
  readonly at: Token | undefined;
  /** `=x`: a number that is computed at the call. */
  readonly evaluated: boolean;
  /** Of functions: a number that may be left out, also before a comma. */
  readonly optional?: boolean;
  /** `&x` makes a string of it, `&&x` unless it is one. */
  readonly quoted: '' | 'always' | 'unless-string';
  /** `!x`: white space around it and braces are kept. */
  readonly verbatim: boolean;
  /** `x+`: takes all further arguments with their commas. */
  readonly greedy: boolean;
}

/** Makes the tokens that a call of a macro of the preprocessor's own stands for. */
export type NativeMacro = (
  run: Run,
  call: Token,
  argumentLists: readonly (readonly Token[])[],
) => readonly Token[];

/** A single-line macro. */
export interface SingleMacro {
  readonly name: string;
  readonly insensitive: boolean;
  readonly parameters: readonly FormalParameter[];
  /** How many arguments a call may have; beyond the parameters they are like the last one. */
  readonly countMin: number;
  readonly countMax: number;
  /** The formal parameters in it have the kind `formal` plus their index. */
  readonly body: readonly Token[];
  readonly native: NativeMacro | undefined;
  readonly isAlias: boolean;
  inProgress: boolean;
  /** The name in the definition. */
  readonly at: Token | undefined;
  /** Index in the recorder's definitions, -1 if not recorded. */
  definition: number;
}

/** Whether a macro has the name of a token. */
export function mayBeMacro(token: Token): boolean {
  if (token.kind === kind.identifier || token.kind === kind.directive) {
    return token.name!.word.single !== undefined;
  }
  return token.kind === kind.contextLocal;
}

/** Whether a macro answers to a spelling. */
export function answersTo(macro: SingleMacro, text: string): boolean {
  return macro.insensitive || macro.name === text;
}

/** The first macro of a word that a spelling calls, whatever it takes. */
export function findSingle(name: Name): SingleMacro | undefined {
  const list = name.word.single;
  if (list === undefined) return undefined;
  for (let index = 0; index < list.length; index++) {
    const macro = list[index]!;
    if (macro.insensitive || macro.name === name.text) return macro;
  }
  return undefined;
}

/** Where macros live: a word of the run, or a name in a context. */
export type SingleHolder = Pick<Word, 'single'>;
