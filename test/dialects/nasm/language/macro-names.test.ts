// Names that the arguments of macros spell, and what the assembler calls them.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { definition } from '#server/features/navigation.ts';
import { analysisOf } from './programs.ts';

describe('names that calls of macros give', () => {
  const text = `%define SUFFIX _fast
%macro const 1-2+
    %xdefine %1 codec_ %+ %1
    global %1
    %1: %2
%endmacro
%macro cextern 1
    %xdefine %1 codec_ %+ %1
    extern %1
%endmacro
%macro externs 1-*
%rep %0
    extern _%1
    %define %1 _%1
    %rotate 1
%endrep
%endmacro
%macro set 2
    %assign %1 %2
%endmacro
%macro entry 1
%1:
    global %1
%endmacro

        section .rodata align=16
const row, dw 1, 2
const row2, dd 3
cextern table
externs first, second
        set     WIDTH, 5
        section .text
main:
        mov     eax, [row2]
        mov     eax, [table]
        call    first
        call    second
entry .inner
        mov     ecx, WIDTH
        jmp     .inner
`;
  const seen = analysisOf(text);
  const symbolOf = (name: string) => seen.symbols.find(each => each.name === name);

  test('are known by the assembler under other ones', () => {
    const known = ['row', 'row2', 'table', 'first', 'second', 'WIDTH', '.inner'].map(name => {
      const { kind, detail, linkage } = symbolOf(name)!;
      return [name, kind, detail, linkage && `${linkage.kind} ${linkage.name}`];
    });
    assert.deepEqual(known, [
      ['row', 'label', 'offset 0x0, as codec_row', 'export codec_row'],
      ['row2', 'label', 'offset 0x4, as codec_row2', 'export codec_row2'],
      ['table', 'external', 'as codec_table', 'import codec_table'],
      ['first', 'external', 'as _first', 'import _first'],
      ['second', 'external', 'as _second', 'import _second'],
      ['WIDTH', 'define', '', undefined],
      ['.inner', 'label', 'offset 0x14', 'export main.inner'],
    ]);
    assert.deepEqual(
      seen.diagnostics.filter(({ severity }) => severity === 'error'),
      [],
    );
  });

  test('are found from where they are used', () => {
    for (const name of ['row2', 'table', 'first', 'second', 'WIDTH', '.inner']) {
      const used = text.lastIndexOf(name);
      const found = definition(seen, used)!.name.span;
      assert.equal(found.start, symbolOf(name)!.nameSpan.start, name);
      assert.ok(found.start < used, name);
    }
  });

  test('sections of macros are told', () => {
    const constants = `%macro SECTION_CONSTANTS 0
        section .rodata
%endmacro
        section .text
        ret
        SECTION_CONSTANTS
here:   dd 1
`;
    const here = analysisOf(constants).symbols.find(({ name }) => name === 'here');
    assert.equal(here?.detail, 'offset 0x0 in .rodata');
  });
});

test('a local label may belong to a name that a macro makes', () => {
  const text = `%define made(name) name %+ _made
%macro function 1
%1_made:
%endmacro
function first
.end:   ret
function second
.end:   jmp     made(first).end
        jmp     made(second).end
        jmp     made(first %+ x).end
        jmp     .end
`;
  const seen = analysisOf(text);
  const lines = [...text.matchAll(/\.end/g)].map(({ index }) => {
    const found = definition(seen, index + 1);
    return found && seen.source.lineAt(found.name.span.start);
  });
  assert.deepEqual(lines, [5, 7, 5, 7, undefined, 7]);
});
