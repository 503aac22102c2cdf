// An expanded line whose pieces are worked out only when somebody asks.
import type {
  ExpandedLine,
  Expansion,
  Padding,
  Piece,
  Place,
  SingleExpansion,
} from './expanded-line.ts';
import { place } from './places.ts';
import { kind, type SingleCall, type Token } from './token.ts';

/** A line together with the tokens that it was made of. */
export class MadeLine implements ExpandedLine {
  readonly text: string;
  readonly place: Place;
  readonly reportedFile: string;
  readonly reportedLine: number;
  readonly expansion: Expansion | undefined;
  readonly listed: boolean;
  readonly padding: Padding | undefined;
  private readonly tokens: readonly Token[];

  constructor(
    text: string,
    where: Place,
    reportedFile: string,
    reportedLine: number,
    expansion: Expansion | undefined,
    listed: boolean,
    tokens: readonly Token[],
    padding: Padding | undefined,
  ) {
    this.text = text;
    this.place = where;
    this.reportedFile = reportedFile;
    this.reportedLine = reportedLine;
    this.expansion = expansion;
    this.listed = listed;
    this.tokens = tokens;
    this.padding = padding;
  }

  get pieces(): readonly Piece[] {
    const pieces: Piece[] = [];
    let at = 0;
    for (const token of this.tokens) {
      if (token.kind !== kind.whitespace) {
        let part = at;
        for (const each of token.parts ?? [token]) {
          pieces.push({ at: part, place: placeOf(each), single: singleOf(each.call) });
          part += each.text.length;
        }
      }
      at += token.text.length;
    }
    return pieces;
  }
}

function placeOf(token: Token): Place | undefined {
  return token.file < 0 ? undefined : place(token.file, token.start, token.end);
}

function singleOf(call: SingleCall | undefined): SingleExpansion | undefined {
  if (!call) return undefined;
  const { name, definition, parent } = call;
  return {
    name,
    call: placeOf(call.call),
    definition: definition && placeOf(definition),
    parent: singleOf(parent),
  };
}
