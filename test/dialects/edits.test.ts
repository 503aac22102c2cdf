// An analysis that starts from the one of an earlier text is the same as one that starts afresh.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { analyzeNow, type Dialect } from '#core/dialect.ts';
import type { Analysis } from '#core/semantics/analysis.ts';
import { SourceText } from '#core/text/source.ts';
import { dialects } from '#dialects/registry.ts';
import { root } from '#tools/project.ts';

const included = [
  '%define IN 7',
  '%macro twice 0',
  '  nop',
  '  dw IN',
  '%endmacro',
  '%macro own 1',
  '%%a: jmp %%a',
  '%endmacro',
  '',
].join('\n');
const host = { read: (uri: string) => (uri.endsWith('/a.inc') ? included : undefined) };

// biome-ignore format: a table
const stray = [
  '', '"', "'", ';', ';! test x', ':', 'x equ 5', '\t', '.end', '`', 'here: db 1 \\', 'nop nop',
  '%if 0', '%else', '%endif', '%ifdef IN', '%macro put 1', '  db %1, K', '%endmacro', '  put 3',
  '%define K 4', '  mov eax, K', '%assign K K+1', '%undef K', '%rep 2', '%endrep', '%error no',
  '%include "a.inc"', '  twice', 'x: twice', '  own 1', '  dw IN', '  bits 16', '  section .data',
  '%%in: jmp %%in', '.local: jmp short .local', '  push  rbx', '%push c', '%pop', '%$y: dw %$y',
  '  jmp $+K', '%if $-$$ > 9', '  times 3 put 1', 'put equ 3', '%line 5 other.asm',
];

/** Lines of the dialect's samples, and some that are wrong. */
function linesOf({ id, extensions }: Dialect): readonly string[] {
  const folder = join(root, 'samples', id);
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(path =>
    extensions.some(ending => path.endsWith(ending)),
  );
  const lines = sources.flatMap(path => readFileSync(join(folder, path), 'utf8').split('\n'));
  return [...new Set([...lines, ...stray])];
}

/** Everything that an editor sees, as plain values. */
function seen(analysis: Analysis) {
  const { tokens, lines, statements, symbols } = analysis;
  return {
    kinds: tokens.kinds,
    starts: tokens.starts,
    lines,
    statements: statements.map(({ span, line, label, head, word, operands, address, length }) => ({
      span,
      line,
      label,
      head,
      word: word?.name,
      operands,
      address,
      length,
    })),
    symbols: symbols.map(({ documentation, ...symbol }) => ({ ...symbol, doc: documentation?.() })),
    references: analysis.references,
    diagnostics: analysis.diagnostics,
    image: analysis.image,
    folds: analysis.folds,
  };
}

for (const dialect of dialects) {
  describe(`${dialect.name}, after any edits`, () => {
    const line = fc.constantFrom(...linesOf(dialect));
    const end = fc.constantFrom('\n', '\n', '\n', '\r\n', '\r');
    const text = fc
      .array(fc.tuple(line, end), { maxLength: 40 })
      .map(parts => parts.map(([content, ending]) => content + ending).join(''));
    const insert = fc.oneof(
      fc.constantFrom('', 'a', ' ', '0', ':', ';', ',', '\n', '\r', '\r\n', '"', '[', '%'),
      text,
    );
    const edit = fc.record({ from: fc.nat(), length: fc.nat({ max: 40 }), insert });

    test('tokens, lines, names and diagnostics are those of the text alone', () => {
      const uri = `file:///edited${dialect.extensions[0]}`;
      fc.assert(
        fc.property(text, fc.array(edit, { minLength: 1, maxLength: 5 }), (start, edits) => {
          let content = start;
          let analysis = analyzeNow(dialect, new SourceText(uri, content), host);
          for (const { from, length, insert } of edits) {
            const at = from % (content.length + 1);
            content = content.slice(0, at) + insert + content.slice(at + length);
            analysis = analyzeNow(dialect, new SourceText(uri, content), host, analysis);
          }
          const fresh = analyzeNow(dialect, new SourceText(uri, content), host);
          assert.deepEqual(seen(analysis), seen(fresh));
        }),
        { numRuns: 60 },
      );
    });
  });
}
