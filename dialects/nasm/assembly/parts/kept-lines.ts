// What the preprocessor has made of a text, in parts, for the next one: where the state behind
// an edit is what it was, everything from there on is what it was as well.
import type { PartFacts, PartStart } from '../../preprocessor/boundary.ts';
import type { AskedValue } from '../../preprocessor/evaluation.ts';
import type { ExpandedLine } from '../../preprocessor/expanded-line.ts';
import type { SourceFile } from '../../preprocessor/frames.ts';
import type { PreprocessorOptions } from '../../preprocessor/options.ts';
import type { AssemblyMessage } from '../diagnostics.ts';
import type { PartLayout, Replacement } from './part-layout.ts';

export interface Heard {
  /** How many lines of the part have gone out before it is told. */
  readonly behind: number;
  readonly message: AssemblyMessage;
}

/** A value that depended on labels. */
export interface Asked {
  /** How many lines of the part had gone out before it was asked for. */
  readonly behind: number;
  readonly value: AskedValue;
}

/** A part of the main file that was read; its places count from its own beginning. */
export interface Part extends PartStart, PartFacts {
  /** UTF-16 units. */
  readonly length: number;
  readonly lines: readonly ExpandedLine[];
  readonly heard: readonly Heard[];
  readonly asked: readonly Asked[];
}

/** A text that was read to its end. */
export interface KeptLines {
  readonly text: string;
  readonly parts: readonly Part[];
  readonly layout: PartLayout;
  /** The lines of each part with their places in the text. */
  readonly placed: readonly (readonly ExpandedLine[])[];
  readonly replaced: ReadonlyMap<number, Replacement>;
  /** No edit has come in between: calls are numbered as nasm numbers those of the text. */
  readonly isNumbered: boolean;
}

/** Files and parts that a run may have seen before everything is read anew and they are dropped. */
const filesMax = 4096;

/** Whether what was kept still holds: the files that it took in are what they were. */
export function stillHolds({ parts }: KeptLines, options: PreprocessorOptions): boolean {
  const [first] = parts;
  if (!first) return false;
  const { files, names } = first.checkpoint.shared;
  const isSame = ({ path, text, isPackage, isPart }: SourceFile, index: number) =>
    index === 0 || isPart || isPackage || path === '' || options.read(path) === text;
  return !names.isCleared && files.length <= filesMax && files.every(isSame);
}
