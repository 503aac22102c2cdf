// The value of an expression in one pass: what labels, operands, data and relocations are made of.
import type { Integer } from '../integer.ts';

/** The section of a value that is a plain number. */
export const noSection = -1;

/** `offset` bytes into `section`, or the plain number `offset` where the section is `noSection`. */
export interface Value {
  readonly offset: Integer;
  /** Index of a section, an external symbol or a special segment base; or `noSection`. */
  readonly section: number;
  /** What `wrt` names, as an index like `section`; `noSection` without one. */
  readonly wrt: number;
  /** A label further down that no pass has placed yet: any size may turn out right. */
  readonly unknown: boolean;
  /** It holds a label that stands further down; placed by an earlier pass if not `unknown`. */
  readonly forward: boolean;
  /** The value is `x - $`-like: the section of the place where it stands has to be taken off. */
  readonly selfRelative: boolean;
}
