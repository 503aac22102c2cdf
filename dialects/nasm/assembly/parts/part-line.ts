// An expanded line of a part of the main file, as it stands in one text of the whole file.
import type {
  ExpandedLine,
  Expansion,
  Padding,
  Piece,
  Place,
  SingleExpansion,
} from '../../preprocessor/expanded-line.ts';
import type { PartLayout } from './part-layout.ts';

/** Places are worked out when somebody asks: most lines say nothing that anybody looks at. */
export class PartLine implements ExpandedLine {
  /** With places that count from the beginning of the part. */
  readonly origin: ExpandedLine;
  readonly #layout: PartLayout;
  readonly #part: number;

  /** `part`: the one that the line came out of, by its number among the files of the run. */
  constructor(line: ExpandedLine, layout: PartLayout, part: number) {
    this.origin = line;
    this.#layout = layout;
    this.#part = part;
  }

  get text(): string {
    return this.origin.text;
  }

  get reportedFile(): string {
    return this.origin.reportedFile;
  }

  get reportedLine(): number {
    const { reportedLine, listed, place, expansion } = this.origin;
    // What is not listed has the number of the call.
    const isOfCall = !listed || place.file < 0;
    const counted = isOfCall ? outermostCall(expansion) : place;
    const { file, start } = counted ?? { file: this.#part, start: 0 };
    return reportedLine + this.#layout.lineShift(file, start);
  }

  get listed(): boolean {
    return this.origin.listed;
  }

  get padding(): Padding | undefined {
    return this.origin.padding;
  }

  get place(): Place {
    return this.#layout.place(this.origin.place);
  }

  get expansion(): Expansion | undefined {
    return placedExpansion(this.origin.expansion, this.#layout);
  }

  get pieces(): readonly Piece[] {
    return this.origin.pieces.map(({ at, place, single }) => ({
      at,
      place: place && this.#layout.place(place),
      single: placedSingle(single, this.#layout),
    }));
  }
}

/** Where the outermost macro was called that is not listed. */
function outermostCall(expansion: Expansion | undefined): Place | undefined {
  let call: Place | undefined;
  for (let each = expansion; each && each.kind !== 'include'; each = each.parent) {
    if (each.reported && !each.reported.isHidden && !each.reported.isOwn) break;
    call = each.call;
  }
  return call;
}

/** An expansion with its places in the whole file. */
export function placedExpansion(
  expansion: Expansion | undefined,
  layout: PartLayout,
): Expansion | undefined {
  if (!expansion) return undefined;
  const { call, parent } = expansion;
  return { ...expansion, call: layout.place(call), parent: placedExpansion(parent, layout) };
}

function placedSingle(
  single: SingleExpansion | undefined,
  layout: PartLayout,
): SingleExpansion | undefined {
  if (!single) return undefined;
  const { name, call, definition, parent } = single;
  return {
    name,
    call: call && layout.place(call),
    definition: definition && layout.place(definition),
    parent: placedSingle(parent, layout),
  };
}
