// An expanded line of an earlier text, as it stands in the text of now.
import type {
  ExpandedLine,
  Expansion,
  Padding,
  Piece,
  Place,
  SingleExpansion,
} from '../preprocessor/expanded-line.ts';

/** Where a place of the earlier text is now. */
export type Move = (place: Place) => Place;

type Reported = Pick<ExpandedLine, 'reportedFile' | 'reportedLine'>;

/** Places are worked out when somebody asks: most lines say nothing that anybody looks at. */
export class MovedLine implements ExpandedLine {
  readonly text: string;
  readonly reportedFile: string;
  readonly reportedLine: number;
  readonly listed: boolean;
  readonly padding: Padding | undefined;
  readonly #line: ExpandedLine;
  readonly #move: Move;

  /** `reported`: what nasm would name as its file and line, where the line does not know. */
  constructor(line: ExpandedLine, move: Move, reported: Reported = line) {
    this.text = line.text;
    this.reportedFile = reported.reportedFile;
    this.reportedLine = reported.reportedLine;
    this.listed = line.listed;
    this.padding = line.padding;
    this.#line = line;
    this.#move = move;
  }

  get place(): Place {
    return this.#move(this.#line.place);
  }

  get expansion(): Expansion | undefined {
    return movedExpansion(this.#line.expansion, this.#move);
  }

  get pieces(): readonly Piece[] {
    return this.#line.pieces.map(({ at, place, single }) => ({
      at,
      place: place && this.#move(place),
      single: movedSingle(single, this.#move),
    }));
  }
}

export function movedExpansion(
  expansion: Expansion | undefined,
  move: Move,
): Expansion | undefined {
  if (!expansion) return undefined;
  const { kind, name, call, parent } = expansion;
  return { kind, name, call: move(call), parent: movedExpansion(parent, move) };
}

function movedSingle(single: SingleExpansion | undefined, move: Move): SingleExpansion | undefined {
  if (!single) return undefined;
  const { name, call, definition, parent } = single;
  return {
    name,
    call: call && move(call),
    definition: definition && move(definition),
    parent: movedSingle(parent, move),
  };
}
