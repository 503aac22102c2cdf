// What the name of a single-line macro stands for at a place, also where other macros have defined
// it: the state that the preprocessor has kept at the beginning of each part of the text tells.
import type { KeptLines, Part } from '../assembly/parts/kept-lines.ts';
import { mainFile } from '../assembly/parts/part-layout.ts';
import type { Place } from '../preprocessor/expanded-line.ts';
import { glimpse, type SingleMacros } from '../preprocessor/glimpse.ts';
import { foldCase } from '../preprocessor/names.ts';
import { place } from '../preprocessor/places.ts';
import { answersTo, type SingleMacro } from '../preprocessor/single-macro.ts';
import { kind, Token } from '../preprocessor/token.ts';

export interface NameMeaning {
  /** The text of the macro, then what comes of its names, one after the other up to the end. */
  readonly texts: readonly string[];
  /** Where its name was given, in the whole file or another one. */
  readonly definition: Place | undefined;
}

/** A meaning with the places of what it ends up as. */
interface FoundMeaning extends NameMeaning {
  readonly macro: SingleMacro;
  readonly places: readonly (Place | undefined)[];
}

/** Names that stand for names that stand for names: as many are shown. */
const stepsMax = 8;
/** In tokens. */
const lengthMax = 200;

/**
 * What a name stands for at a place of the file, or in the body of a macro that is called there:
 * `isMade` tells whether what a line of the body has come to holds a token of some place. Undefined
 * where the name is no macro, or different ones in different calls.
 */
export function meaningOf(
  name: string,
  offset: number,
  kept: KeptLines,
  isMade?: (place: Place) => boolean,
): NameMeaning | undefined {
  const { parts, layout } = kept;
  const index = parts.findLastIndex(({ file }) => layout.startOf(file) <= offset);
  const [part, next] = [parts[index], parts[index + 1]];
  if (!part) return undefined;
  const placeOf = (token: Token) => keptPlace(token, kept);
  const early = meaningIn(name, singleIn(part), placeOf);
  const late = next && meaningIn(name, singleIn(next), placeOf);
  // What is the same at both ends of the part seldom was another thing in its middle.
  if (early && late && isSame(early, late)) return early;
  const isUsed = (meaning: FoundMeaning | undefined) =>
    meaning?.places.some(each => each !== undefined && isMade!(each));
  // The body itself may define the name that it uses: what came of it tells.
  const used = isMade ? [early, late].find(isUsed) : undefined;
  if (used) return used;
  const here = meaningInside(name, offset, part, kept);
  return !isMade || isUsed(here) ? here : undefined;
}

function isSame(a: FoundMeaning, b: FoundMeaning): boolean {
  return a.macro === b.macro && a.texts.join('\n') === b.texts.join('\n');
}

/** The macros where a part begins. */
function singleIn({ checkpoint: { shared, single } }: Part): SingleMacros {
  return name => {
    const key = foldCase(name);
    return single[shared.names.macros.findIndex(({ text }) => text === key)];
  };
}

/** Reads the part up to the line that is asked about, where its macros change in between. */
function meaningInside(
  name: string,
  offset: number,
  part: Part,
  kept: KeptLines,
): FoundMeaning | undefined {
  const { checkpoint } = part;
  const { files } = checkpoint.shared;
  const start = kept.layout.startOf(part.file);
  const line = kept.text.lastIndexOf('\n', offset - 1) + 1;
  const resumption = {
    checkpoint,
    text: kept.text.slice(start, Math.max(start, line)),
    reportedLine: checkpoint.reportedLine + kept.layout.lineShift(part.file, 0),
    unique: checkpoint.unique,
    answers: part.asked.map(({ value }) => value),
  };
  // The file that is read, and behind it those that it includes.
  const read = files.length;
  const placeOf = (token: Token) => {
    if (token.file < read) return keptPlace(token, kept);
    if (token.file === read) return place(mainFile, start + token.start, start + token.end);
    const { path } = files[token.file]!;
    return place(
      files.findIndex(file => file.path === path),
      token.start,
      token.end,
    );
  };
  return glimpse(kept.options, resumption, single => meaningIn(name, single, placeOf));
}

function keptPlace({ file, start, end }: Token, { layout }: KeptLines): Place | undefined {
  return file < 0 ? undefined : layout.place(place(file, start, end));
}

function meaningIn(
  name: string,
  single: SingleMacros,
  placeOf: (token: Token) => Place | undefined,
): FoundMeaning | undefined {
  const macro = single(name)?.find(each => answersTo(each, name));
  if (!macro || macro.native) return undefined;
  const steps = stepsOf(macro, single);
  const parameters = macro.parameters.map(each => each.name);
  const texts = steps.map(tokens => textOf(tokens, parameters)).filter(text => text !== '');
  const places = steps.at(-1)!.map(placeOf);
  const at = macro.at?.parts?.[0] ?? macro.at;
  return { macro, texts, places, definition: at && placeOf(at) };
}

/** What comes of a macro's text, step by step. */
function stepsOf(macro: SingleMacro, single: SingleMacros): readonly (readonly Token[])[] {
  const steps = [macro.body];
  const expanded = new Set([macro]);
  while (macro.parameters.length === 0 && steps.length < stepsMax) {
    const used: SingleMacro[] = [];
    const next = steps.at(-1)!.flatMap(token => {
      const isName = token.kind === kind.identifier;
      const inner = isName && single(token.text)?.find(each => answersTo(each, token.text));
      if (!inner || inner.native || inner.parameters.length > 0) return [token];
      // No macro is expanded in itself.
      if (expanded.has(inner)) return [token];
      used.push(inner);
      return inner.body;
    });
    const joined = withJoined(next);
    const isMore = used.length > 0 || joined.length < next.length;
    if (!isMore || joined.length > lengthMax) break;
    for (const inner of used) expanded.add(inner);
    steps.push(joined);
  }
  return steps;
}

/** `xmm %+ 5` is one word. */
function withJoined(tokens: readonly Token[]): readonly Token[] {
  const joined: Token[] = [];
  let isOpen = false;
  for (const token of tokens) {
    const isSpace = token.kind === kind.whitespace;
    if (token.kind === kind.paste) {
      while (joined.at(-1)?.kind === kind.whitespace) joined.pop();
      isOpen = joined.length > 0;
    } else if (isOpen && !isSpace) {
      const { text, file, start, end } = joined.pop()!;
      const whole = text + token.text;
      joined.push(
        new Token(kind.identifier, whole, undefined, file, start, end, undefined, undefined),
      );
      isOpen = false;
    } else if (!isOpen) joined.push(token);
  }
  return joined;
}

function textOf(tokens: readonly Token[], parameters: readonly string[]): string {
  const written = tokens.map(token =>
    token.kind >= kind.formal ? (parameters[token.kind - kind.formal] ?? '') : token.text,
  );
  return written.join('').replace(/\s+/g, ' ').trim();
}
