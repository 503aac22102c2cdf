// The formatter on NASM sources: columns, and what it leaves alone.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { applyEdits } from '#core/text/edits.ts';
import { nasm } from '#dialects/nasm/dialect.ts';
import type { NasmAnalysis } from '#dialects/nasm/language/analyzed-source.ts';
import { format, standardFormat } from '#server/features/format.ts';
import { root } from '#tools/project.ts';
import { analysisOf } from './programs.ts';

const formatted = (text: string) =>
  applyEdits(text, format(analysisOf(text), nasm, standardFormat));

const folder = join(root, 'samples/nasm');
const includes = Object.fromEntries(
  readdirSync(join(folder, 'cons/include')).map(name => [
    `file:///project/src/${name}`,
    readFileSync(join(folder, 'cons/include', name), 'utf8'),
  ]),
);

/** The object file; its bytes have to stay. */
function objectOf(text: string): Uint8Array | undefined {
  const { run } = analysisOf(text, includes) as NasmAnalysis;
  return run?.assembled.outputs[0]?.content;
}

test('words stand in columns; macros, strings and continued lines stay as they are', () => {
  const text = `section .data
foo: db 1,2 ,3 ; c
long_label: dd 5
   rep movsb
 mov eax,[rbx + rcx*4-8]
%define A(x) \\
   x
  %if 1
 nop
  %endif
 times 5 nop
struc s
.a: resb 1
endstruc
 db "a,  b"  ,0
`;
  assert.equal(
    formatted(text),
    `        section .data
foo:            db      1, 2, 3         ; c
long_label:     dd      5
        rep movsb
        mov     eax, [rbx + rcx*4-8]
%define A(x) \\
   x
  %if 1
        nop
  %endif
        times 5 nop
struc s
.a:     resb    1
endstruc
        db      "a,  b", 0
`,
  );
});

describe('the samples', () => {
  for (const name of ['hello/hello', 'prompt/prompt', 'cons/src/main', 'cons/src/heap']) {
    test(`${name} gives the same bytes, and stays as it is the second time`, () => {
      const text = readFileSync(join(folder, `${name}.asm`), 'utf8');
      const once = formatted(text);
      assert.equal(formatted(once), once);
      assert.ok(objectOf(text));
      assert.deepEqual(objectOf(once), objectOf(text));
    });
  }
});

test('the samples stay as the formatter has them', () => {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(?:asm|inc)$/.test(name)) continue;
    const text = readFileSync(join(folder, name), 'utf8');
    assert.equal(formatted(text), text, name);
  }
});

test('a name in other letters that a macro has stays as it is', () => {
  const text = '%macro LEA 2\n        nop\n%endmacro\n        lea     eax, [ebx]\n        nop\n';
  const options = { ...standardFormat, mnemonicCase: 'upper' } as const;
  const upper = applyEdits(text, format(analysisOf(text), nasm, options));
  assert.equal(upper, text.replaceAll('nop', 'NOP'));
  // Macros may define others under the names of instructions.
  const made = '%macro make 1\n%macro %1 1\n        inc     %1\n%endmacro\n%endmacro\n';
  const calls = `${made}        make    neg\n        neg     eax\n        not     eax\n`;
  const cased = applyEdits(calls, format(analysisOf(calls), nasm, options));
  assert.equal(cased, calls.replace('inc', 'INC').replace('not', 'NOT'));
});

test('a word with a parameter behind it stays one word', () => {
  const text = '%macro load 1\n   mov%1  xmm0, [rdi]\n   load_%1 1\n%endmacro\n%macro load_ 1\n';
  assert.equal(formatted(text), text);
  const behind = '%macro load 1\nx: mov%1 eax,5\n.%1: nop\nfoo load%1_x\n%endmacro\n';
  const laidOut = formatted(behind);
  assert.match(laidOut, /^x: {6}mov%1 eax, 5\n/m);
  assert.match(laidOut, /load%1_x/);
  assert.equal(formatted(laidOut), laidOut);
});
