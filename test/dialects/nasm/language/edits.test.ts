// Analysing after an edit gives what analysing from scratch gives, although much is kept between.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { analyzeNow } from '#core/dialect.ts';
import { SourceText } from '#core/text/source.ts';
import { nasm } from '#dialects/nasm/dialect.ts';
import type { NasmAnalysis } from '#dialects/nasm/language/analyzed-source.ts';

const lines = [
  '        bits 64',
  '        mov eax, 5',
  '        mov al, 300',
  'here:   jmp there',
  '.loop:  jmp .loop',
  'there:  ret',
  '        times 200 nop',
  '        add eax, here',
  '        frobnicate',
  '%macro m 1',
  '        mov ecx, %1',
  '%endmacro',
  '        m 5',
  '        use16',
  'value   equ 4',
  '        push value',
  '        vaddps xmm0, xmm1, xmm2',
  '        default bnd',
  '        default rel',
  '        mov ebx, [value]',
  '        call here',
  '        cpu 386',
  '        cpu any',
];

const uri = 'file:///typed/main.nasm';

function analyzed(lines: readonly string[], before?: NasmAnalysis): NasmAnalysis {
  const source = new SourceText(uri, `${lines.join('\n')}\n`);
  return analyzeNow(nasm, source, undefined, before) as NasmAnalysis;
}

function resultOf({ run, diagnostics }: NasmAnalysis) {
  const object = run?.assembled.outputs[0]?.content;
  return {
    diagnostics: diagnostics.map(({ code, span, message }) => `${code} ${span.start} ${message}`),
    records: run?.assembled.records.map(({ offset, total }) => `${offset} ${total}`),
    object: object && Buffer.from(object).toString('hex'),
  };
}

test('whatever is typed', () => {
  const program = fc.array(fc.constantFrom(...lines), { maxLength: 12 });
  fc.assert(
    fc.property(program, program, (before, after) => {
      const typed = analyzed(after, analyzed(before));
      assert.deepEqual(resultOf(typed), resultOf(analyzed(after)));
    }),
    { numRuns: 300 },
  );
});

test('a line that stays, under another DEFAULT', () => {
  const program = (bound: string) => [`        default ${bound}`, '        bits 64', 'f: ret'];
  const typed = analyzed(program('nobnd'), analyzed(program('bnd')));
  assert.deepEqual(resultOf(typed), resultOf(analyzed(program('nobnd'))));
});
