// A look at the macros behind some text, for an editor that asks about a place in the middle of it.
import type { PreprocessorOptions } from './options.ts';
import { type Resumption, resumePreprocessor } from './preprocessor.ts';
import type { SingleMacro } from './single-macro.ts';

/** Finds the macros of a name; the newest first. */
export type SingleMacros = (name: string) => readonly SingleMacro[] | undefined;

/** What takes the macros away that are there before any text is not undone. */
const clearing = /%clear\b/i;

/**
 * What `look` makes of the single-line macros behind a text that follows a checkpoint; undefined
 * where they cannot be looked at. Another run that has stopped between two lines may go on after
 * it: the macros of all names, which the runs share, are put back.
 */
export function glimpse<T>(
  options: PreprocessorOptions,
  resumption: Resumption,
  look: (single: SingleMacros) => T,
): T | undefined {
  const { names, files } = resumption.checkpoint.shared;
  if (names.isCleared || clearing.test(resumption.text)) return undefined;
  const before = names.macros.map(({ single, multi }) => ({
    single,
    multi,
    open: multi?.map(({ inProgress }) => inProgress),
  }));
  const { introduce } = names;
  const fileCount = files.length;
  // Options of another shape than usual would have the engine give up its code for all runs.
  const preprocessor = resumePreprocessor({ ...options, atLine: () => false }, resumption);
  while (preprocessor.next());
  const found = look(name => names.name(name).word.single);
  names.macros.forEach((word, index) => {
    const { single, multi, open } = before[index] ?? {};
    word.single = single;
    word.multi = multi;
    multi?.forEach((macro, at) => {
      macro.inProgress = open![at]!;
    });
  });
  names.introduce = introduce;
  files.length = fileCount;
  return found;
}
