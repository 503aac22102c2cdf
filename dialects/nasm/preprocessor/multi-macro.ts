// Multi-line macros and their calls.
import type { BodyLine } from './body-line.ts';
import type { Token } from './token.ts';

export interface MultiMacro {
  readonly name: string;
  readonly insensitive: boolean;
  readonly parametersMin: number;
  /** `Infinity` for `*`. */
  readonly parametersMax: number;
  /** The last parameter takes the rest of the line. */
  readonly takesRest: boolean;
  readonly nolist: boolean;
  readonly defaults: readonly (readonly Token[])[];
  /** Calls of itself that are allowed inside it. */
  readonly depthMax: number;
  lines: readonly BodyLine[];
  /** Its body speaks of the label in front of the call, which is then not put there. */
  takesLabel: boolean;
  inProgress: number;
  readonly at: Token | undefined;
  definition: number;
}

/** One call that is being read. */
export interface MacroCall {
  readonly macro: MultiMacro;
  /** The name as the call spells it. */
  readonly name: Token;
  readonly parameters: readonly (readonly Token[])[];
  /** How far %rotate has turned them. */
  rotation: number;
  readonly number: number;
  /** What stands in front of the call. */
  readonly label: readonly Token[];
  readonly parent: MacroCall | undefined;
  /** Tokens of its line and of those of all calls around it, which stay until it ends. */
  readonly tokensHeld: number;
  /** The line of the body that is being worked on. */
  line: BodyLine | undefined;
  /** File and line of the outermost call. */
  readonly reportedFile: string;
  readonly reportedLine: number;
}
