// Lines that are taken over from an earlier text are those that reading everything would give.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { AssemblyMessage } from '#dialects/nasm/assembly/diagnostics.ts';
import type { KeptLines } from '#dialects/nasm/assembly/parts/kept-lines.ts';
import { openInParts } from '#dialects/nasm/assembly/parts/part-source.ts';
import { meaningOf } from '#dialects/nasm/language/single-names.ts';

import { exhaustedText } from '#dialects/nasm/preprocessor/diagnostic.ts';
import type { Place } from '#dialects/nasm/preprocessor/expanded-line.ts';
import type { SymbolLookup } from '#dialects/nasm/preprocessor/options.ts';
import {
  createPreprocessor,
  type Preprocessor,
  type ReadText,
} from '#dialects/nasm/preprocessor/preprocessor.ts';
import { optionsFor } from '#tools/nasm/preprocessing.ts';

const library = [
  '; of every day',
  'dw 5',
  '%macro twice 1',
  '  %1',
  '  %1',
  '%endmacro',
  '%macro save 0',
  '  %push saved',
  '  %assign %$depth depth',
  '%endmacro',
].join('\n');

// biome-ignore format: a table
const lines = [
  '', 'nop', 'mov eax, ebx', 'twice nop', 'twice {mov eax, depth}', '%assign depth depth + 1',
  '%define depth 1', '%define NAME inc', 'NAME eax', '%undef NAME', '%include "library.inc"',
  '%macro put 1', 'db %1', '%endmacro', 'put 7', 'put depth', '%macro put 2', 'dw %1, %2',
  'put 1, 2', '%if depth > 3', '%elif depth', '%else', '%endif', '%ifdef NAME', 'save', '%pop',
  'dd %$depth', '%rep 3', '%endrep', '%%x: jmp %%x', '%macro jump 0', '%%on: jmp %%on',
  '%define place %%on', 'jump', 'jmp place', 'bits 16', '%error stop', '%warning look', 'db __LINE__',
  '%line 40 other.asm', '%use altreg', '%pragma preproc sane_empty_expansion', 'nop \\', '%rotate 1',
  '%xdefine NAME NAME x', 'here: nop', 'there: db 1, 2', '%if there - here > 4', '%if $ - $$ > 6',
  '%assign depth there - here', '%elif here', '%rep there - here', 'dd $ - here', '%defstr text depth', 'db text', '%unmacro put 1', '%clear', '%iassign DEPTH 2',
];

/** Repetitions in repetitions come to more than there is to learn from them. */
const workMax = 200_000;

/** Stands in for the assembler: characters take room, and labels are where they were last met. */
class Room {
  readonly labels: Map<string, number>;
  #offset = 0;

  constructor(labels: ReadonlyMap<string, number>) {
    this.labels = new Map(labels);
  }

  take(text: string): void {
    const label = /^\s*(\w+):/.exec(text)?.[1];
    if (label) this.labels.set(label, this.#offset);
    this.#offset += text.trim().length % 5;
  }

  readonly symbols: SymbolLookup = {
    fullName: (name: string) => name,
    lookup: name => {
      const offset = this.labels.get(name);
      return offset === undefined ? undefined : this.#at(offset);
    },
    here: () => this.#at(this.#offset),
    sectionStart: () => this.#at(0),
  };

  #at(offset: number) {
    return { section: 2, offset, forward: false, unknown: false };
  }
}

const options = (text: string, included: string, room: Room) =>
  optionsFor(text, {
    symbols: room.symbols,
    read: path => (path === 'library.inc' ? included : undefined),
    marksBranches: true,
    workMax,
  });

/** Numbers of macro calls need only be different. */
const numberless = (text: string) => text.replace(/\.\.@\d+/g, '..@');

/** Whatever number an included file has. */
const named = (place: Place | undefined, files: Preprocessor['files']) =>
  place && { ...place, file: place.file < 0 ? '' : files[place.file]!.path };

/** A place in the line itself: of two definitions that say the same, either may be named. */
const within = (line: Place, place: Place | undefined) =>
  place?.file === line.file && place.start >= line.start && place.end <= line.end
    ? [place.start, place.end]
    : [];

/** Everything that comes of a text, numbers of macro calls left out. */
function outcome(
  source: Pick<Preprocessor, 'next'>,
  read: ReadText,
  room: Room,
  between = () => {},
): unknown[] {
  const found: unknown[] = [];
  for (let line = source.next(); line; line = source.next()) {
    between();
    const { files } = read;
    const { text, place, expansion, pieces, reportedFile, reportedLine, listed } = line;
    const calls = [];
    for (let each = expansion; each; each = each.parent)
      calls.push([each.name, named(each.call, files)]);
    room.take(text);
    found.push({
      text: numberless(text),
      place: named(place, files),
      calls,
      pieces: pieces.map(piece => within(place, piece.place)),
      reported: [reportedFile, reportedLine],
      listed,
    });
  }
  return found;
}

type Said = Pick<AssemblyMessage, 'text' | 'place'>;

/** What there is to say of a text besides its lines. */
function facts({ files, inactive }: ReadText, said: readonly Said[]) {
  return {
    inactive: inactive.toSorted((a, b) => a.start - b.start).map(place => named(place, files)),
    said: said.map(({ text, place }) => [numberless(text), named(place, files)]),
  };
}

describe('parts of a text', () => {
  const line = fc.constantFrom(...lines);
  const text = fc.array(line, { maxLength: 30 }).map(all => `${all.join('\n')}\n`);
  const edit = fc.record({
    from: fc.nat(),
    length: fc.nat({ max: 30 }),
    insert: fc.oneof(fc.constantFrom('', ' ', 'a', '\n', '\r', '1', '%', ';'), text),
    // Half of the edits are in the file that the text includes.
    isIncluded: fc.boolean(),
  });

  test('stand for the text after any edits', () => {
    const joined = { edit: 0, include: 0 };
    const names = ['NAME', 'depth', 'DEPTH', 'text', 'put', 'there'];
    let meant = 0;
    fc.assert(
      fc.property(text, fc.array(edit, { minLength: 1, maxLength: 6 }), (start, edits) => {
        let [content, included] = [start, library];
        let kept: KeptLines | undefined;
        let labels: ReadonlyMap<string, number> = new Map();
        const read = (what: 'edit' | 'include') => {
          const room = new Room(labels);
          let now: KeptLines | undefined;
          const take = (all: KeptLines) => {
            now = all;
          };
          const given = options(content, included, room);
          const opened = openInParts(content, given, kept, take, content.length % 2 ? 1 : 40);
          const { read: text, source } = opened;
          // An editor asks about the text before, while the next one is being read.
          let asked = 0;
          const ask = () => {
            if (asked++ % 3 > 0 || !kept) return;
            const offset = (asked * 7) % (kept.text.length + 1);
            const isMade = asked % 2 > 0 ? () => false : undefined;
            meaningOf(names[asked % names.length]!, offset, kept, isMade);
            meant++;
          };
          const lines = outcome(source, text, room, ask);
          const known = kept?.parts ?? [];
          const isOther = !known.every(part => now?.parts.includes(part));
          if (isOther && now?.parts.some(part => known.includes(part))) joined[what]++;
          if (now) kept = now;
          const said = source.takeMessages!();
          return { lines, ...facts(text, said) };
        };
        read('edit');
        for (const { from, length, insert, isIncluded } of edits) {
          const edited = isIncluded ? included : content;
          const at = from % (edited.length + 1);
          const text = edited.slice(0, at) + insert + edited.slice(at + length);
          if (isIncluded) included = text;
          else content = text;
          const found = read(isIncluded ? 'include' : 'edit');
          const room = new Room(labels);
          const whole = createPreprocessor(options(content, included, room));
          const lines = outcome(whole, whole, room);
          labels = room.labels;
          if (whole.diagnostics.some(({ message }) => message === exhaustedText)) return;
          const told = whole.diagnostics.map(each => ({ ...each, text: each.message }));
          assert.deepEqual(found, { lines, ...facts(whole, told) });
        }
      }),
      { numRuns: 400 },
    );
    assert.ok(joined.edit > 100, `only ${joined.edit} texts took over what an edit leaves`);
    assert.ok(meant > 1000, `only ${meant} questions in between`);
    assert.ok(joined.include > 20, `only ${joined.include} what an edit in a file leaves`);
  });
});
