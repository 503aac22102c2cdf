// What the preprocessor has made of a text, in parts, for the next one: where the state behind
// an edit is what it was, everything from there on is what it was as well.
import { changeBetween } from '#core/text/change.ts';
import type { PartFacts, PartStart } from '../../preprocessor/boundary.ts';
import type { AskedValue } from '../../preprocessor/evaluation.ts';
import type { ExpandedLine } from '../../preprocessor/expanded-line.ts';
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
  /** What it was read with. */
  readonly options: PreprocessorOptions;
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

/** The numbers of the files that a part includes. */
export function filesOf({ file, filesEnd }: Part): readonly number[] {
  return Array.from({ length: filesEnd - file - 1 }, (_, index) => file + 1 + index);
}

/** Whether two texts differ in one line alone, so that every line has the number that it had. */
function differInOneLine(before: string, after: string): boolean {
  const { start, endBefore, endAfter } = changeBetween(before, after);
  return ![before.slice(start, endBefore), after.slice(start, endAfter)].some(text =>
    /[\r\n]/.test(text),
  );
}

/**
 * The parts that include what is not what it was, by their index; undefined where nothing of what
 * was kept holds.
 */
export function staleParts(
  { parts }: KeptLines,
  options: PreprocessorOptions,
): ReadonlySet<number> | undefined {
  const [first] = parts;
  if (!first) return undefined;
  const { files, names } = first.checkpoint.shared;
  if (names.isCleared || files.length > filesMax) return undefined;
  const stale = new Set<number>();
  for (const [index, part] of parts.entries()) {
    for (const file of filesOf(part)) {
      const { path, text, isPackage } = files[file]!;
      if (isPackage || path === '') continue;
      const now = options.read(path);
      if (now === text) continue;
      if (now === undefined || !differInOneLine(text, now)) return undefined;
      stale.add(index);
    }
  }
  return stale;
}
