// What must hold for every text and every edit, not only for the ones that we thought of.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { analyzeNow } from '#core/dialect.ts';
import type { Analysis } from '#core/semantics/analysis.ts';
import { applyEdits } from '#core/text/edits.ts';
import { SourceText } from '#core/text/source.ts';
import { lazyDialectOf, lazyDialects } from '#dialects/lazy-registry.ts';
import { dialectOf } from '#dialects/registry.ts';
import { Documents } from '#server/documents.ts';
import { complete } from '#server/features/completion.ts';
import { type FormatOptions, format, standardFormat } from '#server/features/format.ts';
import { hover } from '#server/features/hover.ts';
import { refactorings } from '#server/features/refactorings.ts';
import { renamedSources, renameEdits, renameProblem } from '#server/features/rename.ts';
import { semanticTokens, tokenEdits } from '#server/features/semantic-tokens.ts';
import { SettingsStore } from '#server/settings.ts';
import { memoryHost } from './client.ts';
import { drawings } from './drawings.ts';

const uri = 'file:///property.bca';
const dialect = dialectOf('bytecode')!;
const analyze = (text: string): Analysis => analyzeNow(dialect, new SourceText(uri, text));
const registry = { dialects: lazyDialects, dialectOf: lazyDialectOf };
const noSources = { read: () => undefined };

/** Lines that are right or nearly so, to come where random characters never come. */
const line = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('PUSH 1', 'push\t5 ;x', '  HALT', '', ';#region a') },
  {
    weight: 6,
    arbitrary: fc.constantFrom('.task t priority=3', '.var v 2', '.equ C 4', '.byte 1,2 ,3'),
  },
  {
    weight: 6,
    arbitrary: fc.constantFrom('a: JMP a', 'b:', 'CALL b', 'LOAD v', ' STORE v;', 'c : JNZ b'),
  },
  { weight: 2, arbitrary: fc.string({ maxLength: 20 }) },
  {
    weight: 3,
    arbitrary: fc.string({
      unit: fc.constantFrom(...`aA_.:,=+-;'"\\ \t09xé\u{1F600}`),
      maxLength: 16,
    }),
  },
);
const lineBreak = fc.constantFrom('\n', '\n', '\r\n', '\r');
const program = fc
  .array(fc.tuple(line, lineBreak), { maxLength: 14 })
  .map(lines => lines.flat().join(''));
const text = fc.oneof(program, fc.string({ maxLength: 200 }));

/** Programs without errors, so that there is an image to compare. */
const rightLine = fc.constantFrom(
  ...['PUSH 1', 'push   5 ;x', '\tADD', 'DUP', ' drop ; y', '', '; alone', '  ;  in', 'LOAD v'],
  ...['STORE v', "add 'a'", 'PUSH -7', 'CALL stop', 'JNZ stop', 'WORK C', '.byte 1,2 , 3'],
);
const rightProgram = fc
  .tuple(fc.array(rightLine, { maxLength: 20 }), fc.constantFrom('\n', '\r\n'))
  .map(([lines, end]) => ['.var v 2', '.equ C 4', ...lines, 'stop:HALT', ''].join(end));

const bytesOf = ({ image }: Analysis) => image?.segments.map(({ bytes }) => [...bytes]);

const formatOptions: fc.Arbitrary<FormatOptions> = fc.record({
  columns: fc.record(
    {
      mnemonicColumn: fc.nat({ max: 20 }),
      operandColumn: fc.nat({ max: 30 }),
      commentColumn: fc.nat({ max: 50 }),
    },
    { requiredKeys: [] },
  ),
  mnemonicCase: fc.constantFrom('keep', 'upper', 'lower'),
  tabSize: fc.integer({ min: 1, max: 8 }),
  insertFinalNewline: fc.boolean(),
  trimFinalNewlines: fc.boolean(),
});

describe('for every text', () => {
  test('no feature throws, wherever the cursor is', () => {
    fc.assert(
      fc.property(text, fc.nat(), (source, place) => {
        const analysis = analyze(source);
        const cursor = place % (source.length + 1);
        for (const drawing of Object.values(drawings)) drawing(analysis, dialect, cursor);
      }),
      { numRuns: 150 },
    );
  });

  test('what is replaced or marked holds the cursor', () => {
    fc.assert(
      fc.property(text, fc.nat(), (source, place) => {
        const analysis = analyze(source);
        const cursor = place % (source.length + 1);
        const request = { snippets: true, trigger: undefined };
        const { replace } = complete(analysis, dialect, cursor, request);
        assert.ok(replace.start <= cursor && cursor <= replace.end);
        const found = hover(analysis, dialect, cursor);
        if (found) assert.ok(found.span.start <= cursor && cursor <= found.span.end);
      }),
    );
  });

  test('formatting twice is formatting once, with any options', () => {
    fc.assert(
      fc.property(text, formatOptions, (source, options) => {
        const once = applyEdits(source, format(analyze(source), dialect, options));
        const twice = applyEdits(once, format(analyze(once), dialect, options));
        assert.equal(twice, once);
      }),
      { numRuns: 400 },
    );
  });

  test('formatting a range changes these lines as formatting all does, and no others', () => {
    fc.assert(
      fc.property(text, fc.nat({ max: 12 }), fc.nat({ max: 12 }), (source, from, count) => {
        const analysis = analyze(source);
        const range = { first: from, end: from + count };
        const inRange = ({ span }: { span: { start: number } }) => {
          const at = analysis.source.lineAt(span.start);
          return range.first <= at && at < range.end;
        };
        const all = format(analysis, dialect, standardFormat).filter(inRange);
        assert.deepEqual(format(analysis, dialect, standardFormat, range), all);
      }),
    );
  });

  test('tokens of a range are those of the whole text that begin in it', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (source, a, b) => {
        const analysis = analyze(source);
        const lines = analysis.source.lineCount;
        const first = Math.min(a % lines, b % lines);
        const last = Math.max(a % lines, b % lines);
        const range = {
          start: analysis.source.lineStarts[first]!,
          end: analysis.source.lineSpan(last).end,
        };
        const positions = (data: readonly number[]) => {
          const found: string[] = [];
          let line = 0;
          let character = 0;
          for (let index = 0; index < data.length; index += 5) {
            character = data[index] === 0 ? character + data[index + 1]! : data[index + 1]!;
            line += data[index]!;
            const rest = data.slice(index + 2, index + 5);
            if (first <= line && line <= last) found.push([line, character, ...rest].join(' '));
          }
          return found;
        };
        const whole = positions(semanticTokens(analysis, dialect, { plainTokens: true }));
        assert.deepEqual(
          positions(semanticTokens(analysis, dialect, { range, plainTokens: true })),
          whole,
        );
      }),
    );
  });

  test('the difference of two lists of tokens turns one into the other', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const old = semanticTokens(analyze(before), dialect, { plainTokens: true });
        const wanted = semanticTokens(analyze(after), dialect, { plainTokens: true });
        const changed = [...old];
        for (const { start, deleteCount, data } of tokenEdits(old, wanted)) {
          changed.splice(start, deleteCount, ...data);
        }
        assert.deepEqual(changed, wanted);
      }),
    );
  });
});

describe('for every program without errors', () => {
  test('refactorings of a number keep the image', () => {
    const number = fc.oneof(
      fc.integer().map(String),
      fc.maxSafeNat().map(value => `0x${(value >>> 0).toString(16)}`),
      fc.integer({ min: 0x20, max: 0x7e }).map(code => `'${String.fromCharCode(code)}'`),
    );
    fc.assert(
      fc.property(number, written => {
        const source = `; constants\n.var v ${written}\n.task t\nPUSH ${written}\nSTORE v\nHALT\n`;
        const before = analyze(source);
        if (!before.image) return;
        const at = source.indexOf('PUSH') + 6;
        const found = refactorings(before, dialect, { start: at, end: at });
        assert.ok(found.some(({ kind }) => kind === 'extract'));
        assert.ok(found.length >= 3);
        for (const { edits } of found) {
          const after = analyze(applyEdits(source, edits));
          assert.deepEqual(after.image?.segments, before.image.segments);
        }
      }),
    );
  });

  test('formatting keeps the image and the kind of line breaks', () => {
    fc.assert(
      fc.property(rightProgram, formatOptions, (source, options) => {
        const before = analyze(source);
        const formatted = applyEdits(source, format(before, dialect, options));
        assert.ok(bytesOf(before));
        assert.deepEqual(bytesOf(analyze(formatted)), bytesOf(before));
        const count = (whole: string) => whole.match(/\r\n/g)?.length;
        assert.equal(count(formatted), count(source));
      }),
    );
  });

  test('renaming keeps the image, or says why it cannot be done', () => {
    const names = fc.oneof(fc.constantFrom('v', 'C', 'stop', 'push', 'x y', '9'), fc.string());
    let renames = 0;
    fc.assert(
      fc.property(rightProgram, fc.nat(), names, (source, choice, newName) => {
        const before = analyze(source);
        const symbol = before.symbols[choice % before.symbols.length]!;
        const renamed = renameEdits([before], symbol, newName);
        const host = renamedSources(renamed, noSources);
        if (renameProblem(before, dialect, symbol, newName, host) !== undefined) return;
        renames++;
        const after = analyze(applyEdits(source, renamed[0]?.edits ?? []));
        assert.deepEqual(bytesOf(after), bytesOf(before));
        assert.ok(after.symbols.some(({ name }) => name === newName));
      }),
    );
    assert.ok(renames > 0);
  });
});

describe('for every series of edits', () => {
  const edit = fc.record({ from: fc.nat(), length: fc.nat({ max: 30 }), insert: text });

  test('the document is the text that the client has, and its analysis a fresh one', async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.array(edit, { maxLength: 6 }), async (start, edits) => {
        const documents = new Documents(registry, memoryHost, new SettingsStore());
        documents.open(uri, dialect.id, 0, start);
        let expected = start;
        for (const [index, { from, length, insert }] of edits.entries()) {
          const source = new SourceText(uri, expected);
          // Positions between the two characters of a line break are not ones that clients have.
          const at = (offset: number) => source.offsetAt(source.positionAt(offset));
          const begin = at(from % (expected.length + 1));
          const end = Math.max(begin, at(begin + length));
          const range = { start: source.positionAt(begin), end: source.positionAt(end) };
          documents.change(uri, index + 1, [{ range, text: insert }]);
          expected = expected.slice(0, begin) + insert + expected.slice(end);
          if (index % 2 === 0) await documents.view(uri);
        }
        const view = await documents.view(uri);
        const fresh = analyze(expected);
        assert.equal(view?.analysis.source.text, expected);
        assert.deepEqual(view?.analysis.diagnostics, fresh.diagnostics);
        assert.deepEqual(view?.analysis.references, fresh.references);
        assert.deepEqual(bytesOf(view!.analysis), bytesOf(fresh));
      }),
    );
  });
});
