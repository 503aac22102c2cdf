// Analysing after an edit gives what analysing from scratch gives, although much is kept between.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { analyzeNow } from '#core/dialect.ts';
import { SourceText } from '#core/text/source.ts';
import { nasm } from '#dialects/nasm/dialect.ts';
import type { NasmAnalysis } from '#dialects/nasm/language/analysis.ts';

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
];

/** The last part of the address stands in the object. */
function resultOf(text: string, uri: string) {
  const { run, diagnostics } = analyzeNow(nasm, new SourceText(uri, text)) as NasmAnalysis;
  const object = run?.assembled.outputs[0]?.content;
  return {
    diagnostics: diagnostics.map(({ code, span, message }) => `${code} ${span.start} ${message}`),
    object: object && Buffer.from(object).toString('hex'),
  };
}

test('whatever is typed', () => {
  let count = 0;
  const program = fc.array(fc.constantFrom(...lines), { maxLength: 12 });
  fc.assert(
    fc.property(program, program, (before, after) => {
      const text = `${after.join('\n')}\n`;
      const typed = 'file:///typed/main.nasm';
      resultOf(`${before.join('\n')}\n`, typed);
      assert.deepEqual(resultOf(text, typed), resultOf(text, `file:///${++count}/main.nasm`));
    }),
    { numRuns: 150 },
  );
});
