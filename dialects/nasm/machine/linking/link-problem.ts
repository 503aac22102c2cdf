// What keeps objects from becoming a program, with the place that it comes from.
import { ProgramError } from '#core/machine/program.ts';

export interface LinkProblem {
  /** A sentence with the names in it. */
  readonly message: string;
  /** Index of the object; undefined where it belongs to none. */
  readonly object?: number;
  /** Index of the section in the object. */
  readonly section?: number;
  /** In the section, in bytes. */
  readonly offset?: number;
}

/** Thrown where objects make no program: its message has every problem on a line. */
export class LinkError extends ProgramError {
  readonly problems: readonly LinkProblem[];

  constructor(problems: readonly LinkProblem[]) {
    super(problems.map(({ message }) => message).join('\n'));
    this.problems = problems;
  }
}
