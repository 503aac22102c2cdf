// Which line of which source each instruction of a linked program comes from.
import type { SourceMapRow } from '#core/assembler/source-map.ts';
import type { NasmAnalysis } from '../language/analyzed-source.ts';
import type { AssemblerRun } from '../language/assembler-run.ts';
import type { ExpandedLine, Place } from '../preprocessor/expanded-line.ts';

/** Where the sections of one object lie, by the assembler's index of each. */
export type SectionPlaces = ReadonlyMap<number, number>;

/** The line that a user sees for an instruction: of macros the outermost call in its file. */
function shownPlace({ place, expansion }: ExpandedLine): Place {
  let found = place;
  for (let outer = expansion; outer; outer = outer.parent) {
    if (outer.kind !== 'include') found = outer.call;
  }
  return found;
}

/** The places in the bodies of macros that a line has come through, the outermost first. */
function innerPlaces({ place, expansion }: ExpandedLine): readonly (readonly [Place, string])[] {
  const found: [Place, string][] = [];
  let current = place;
  for (let outer = expansion; outer; outer = outer.parent) {
    if (outer.kind === 'include') continue;
    found.push([current, outer.name]);
    current = outer.call;
  }
  return found.reverse();
}

/** Zero-based lines of a text by offset. */
function lineFinder(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return offset => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
}

/** Rows of all lines that have bytes; data have rows too, so that they are not taken for code. */
export function sourceRowsOf(
  { source }: NasmAnalysis,
  { assembled, uriOf }: AssemblerRun,
  places: SectionPlaces,
): SourceMapRow[] {
  const files = assembled.text?.files ?? [];
  const finders = new Map<number, (offset: number) => number>();
  const lineOf = ({ file, start }: Place): number => {
    const known = finders.get(file) ?? lineFinder(files[file]?.text ?? '');
    finders.set(file, known);
    return known(start);
  };
  return assembled.records.flatMap((record): SourceMapRow[] => {
    const start = places.get(record.section);
    if (start === undefined || record.total === 0) return [];
    if (record.statement.body?.kind !== 'instruction') return [];
    const placed = (place: Place) => ({
      uri: uriOf(place.file) ?? source.uri,
      line: lineOf(place),
    });
    const address = start + record.offset;
    const row = { address, length: record.total, ...placed(shownPlace(record.line)) };
    if (!record.line.expansion) return [row];
    const inner = innerPlaces(record.line).map(([place, name]) => ({ ...placed(place), name }));
    return [inner.length === 0 ? row : { ...row, inner }];
  });
}
