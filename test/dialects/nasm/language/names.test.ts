// Which names a NASM source defines, and which words of it mean them.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { applyEdits } from '#core/text/edits.ts';
import { nasm } from '#dialects/nasm/dialect.ts';
import { incomingCalls, outgoingCalls } from '#server/features/call-hierarchy.ts';
import { definition } from '#server/features/navigation.ts';
import { renameEdits, renameTarget } from '#server/features/rename.ts';
import { analysisOf, offsetOf, uri } from './programs.ts';

const program = `%define LIMIT 10 ; as many as fit
%macro clear 1-2
.again:
        mov     qword [%1], 0
        jmp     .again
%endmacro
struc   point
.x:     resd 1
.y:     resd 1
endstruc

        global  main
        extern  puts
        section .data
here:   dd 1, 2
size    equ $ - here

        section .text
; Where it begins.
main:
.loop:  cmp     eax, LIMIT
        jne     .loop
        clear   here
        mov     ecx, [here + point.y]
        mov     edx, size
        call    puts wrt ..plt
        ret
other:
.loop:  jmp     .loop
        jmp     main.loop
`;

const analysis = analysisOf(program);

test('symbols have their kinds and stand in what they belong to', () => {
  const { symbols } = analysis;
  assert.deepEqual(
    symbols.map(({ name, kind, container }) => [
      name,
      kind,
      container === undefined ? '' : symbols[container]!.name,
    ]),
    [
      ['LIMIT', 'define', ''],
      ['clear', 'macro', ''],
      ['.again', 'label', 'clear'],
      ['point', 'structure', ''],
      ['.x', 'field', 'point'],
      ['.y', 'field', 'point'],
      ['puts', 'external', ''],
      ['.data', 'section', ''],
      ['here', 'data', '.data'],
      ['size', 'constant', '.data'],
      ['.text', 'section', ''],
      ['main', 'label', '.text'],
      ['.loop', 'label', 'main'],
      ['other', 'label', '.text'],
      ['.loop', 'label', 'other'],
    ],
  );
});

test('a symbol knows the comment above it or behind it', () => {
  const documentation = (name: string) =>
    analysis.symbols.find(symbol => symbol.name === name)?.documentation?.();
  assert.equal(documentation('main'), 'Where it begins.');
  assert.equal(documentation('LIMIT'), 'as many as fit');
});

describe('a name means', () => {
  const lineOf = (part: string, nth = 0) => {
    const found = definition(analysis, offsetOf(program, part, nth));
    return found && analysis.source.lineAt(found.name.span.start) + 1;
  };

  test('a local label of the label above', () => {
    assert.equal(lineOf('.loop\n'), 21);
    assert.equal(lineOf('.loop\n', 1), 29);
    assert.equal(lineOf('.again\n'), 3);
  });

  test('a macro, a define, a constant, data', () => {
    assert.equal(lineOf('clear   here'), 2);
    assert.equal(lineOf('LIMIT', 1), 1);
    assert.equal(lineOf('size\n'), 16);
    assert.equal(lineOf('here + '), 15);
  });

  test('a field by the name of its structure, a local label by that of its label', () => {
    assert.deepEqual([lineOf('point.y'), lineOf('.y]')], [7, 9]);
    assert.deepEqual([lineOf('main.loop'), lineOf('.loop\n', 2)], [20, 21]);
  });
});

test('renaming a local label leaves its namesakes alone', () => {
  const target = renameTarget(analysis, offsetOf(program, '.loop:') + 2)!;
  const renamed = applyEdits(program, renameEdits([analysis], target.symbol, '.wait')[0]!.edits);
  const before = program.split('\n');
  const changed = renamed.split('\n').filter((line, index) => line !== before[index]);
  assert.deepEqual(changed, [
    '.wait:  cmp     eax, LIMIT',
    '        jne     .wait',
    '        jmp     main.wait',
  ]);
});

test('names of included files are known, and the names of the files are links', () => {
  const text = '%include "sizes.inc"\n        mov eax, WIDTH\n        twice eax\n';
  const included = 'file:///project/src/sizes.inc';
  const sizes = '%define WIDTH 80\n%macro twice 1\n        add %1, %1\n%endmacro\n';
  const analysis = analysisOf(text, { [included]: sizes });
  assert.deepEqual(analysis.dependencies, [included]);
  assert.deepEqual(analysis.links, [{ span: { start: 10, end: 19 }, uri: included }]);
  const found = definition(analysis, offsetOf(text, 'twice'));
  assert.equal(found?.name.uri, included);
  assert.notEqual(found?.name.uri, uri);
});

test('bodies, branches and structures fold, one in the other', () => {
  const text =
    '%ifdef A\n%rep 2\nnop\n%endrep\n%else\nnop\n%endif\nstruc s\n.a: resb 1\nendstruc\n';
  const folds = [...(analysisOf(text).folds ?? [])].sort((a, b) => a.start - b.start);
  assert.deepEqual(folds, [
    { start: 0, end: 3 },
    { start: 1, end: 3 },
    { start: 4, end: 6 },
    { start: 7, end: 9 },
  ]);
});

test('the name of a binary file that is taken in is a link', () => {
  const text = '        section .data\n        incbin  "table.bin"\n';
  const binary = 'file:///project/src/table.bin';
  const { links } = analysisOf(text, {}, { [binary]: Uint8Array.of(1, 2, 3) });
  assert.deepEqual(
    links?.map(link => [text.slice(link.span.start, link.span.end), link.uri]),
    [['table.bin', binary]],
  );
});

const overloaded = `%macro put 1
        push    %1
%endmacro
%macro put 2-3
%%again:
        push    %1
        jmp     %%again
%endmacro
%macro other 0
%%again:
        jmp     %%again
%endmacro
        put     1
        put     1, 2
        put     1, 2, 3
`;

describe('in macros', () => {
  const seen = analysisOf(overloaded);
  const lineOf = (part: string, nth = 0) => {
    const found = definition(seen, offsetOf(overloaded, part, nth) + 1);
    return found && seen.source.lineAt(found.name.span.start) + 1;
  };

  test('the number of arguments tells which of them is called', () => {
    assert.deepEqual([lineOf('put     1\n'), lineOf('put     1, 2\n')], [1, 4]);
    assert.equal(lineOf('put     1, 2, 3'), 4);
  });

  test('labels of a call belong to the macro that they stand in', () => {
    assert.deepEqual([lineOf('%%again\n', 0), lineOf('%%again\n', 1)], [5, 10]);
  });

  test('labels of a call are renamed in their macro alone', () => {
    const target = renameTarget(seen, offsetOf(overloaded, '%%again') + 3);
    assert.ok(target);
    const symbol = seen.symbols.find(({ name }) => name === '%%again')!;
    const { edits } = renameEdits([seen], symbol, '%%more')[0]!;
    assert.equal(applyEdits(overloaded, edits).match(/%%more/g)?.length, 2);
  });
});

const contexts = `%macro repeat 0
%push repeat
%assign %$count 0
%$begin:
%endmacro
%macro until 1
%ifnctx repeat
%error until without repeat
%endif
        dec     %1
        jnz     %$begin
        dw      %$count
%push inner
        dw      %$$count
%pop inner
%pop repeat
%endmacro
section .text
main:   repeat
        until   ecx
`;

describe('contexts', () => {
  const seen = analysisOf(contexts);
  const lineOf = (part: string, nth = 0) => {
    const found = definition(seen, offsetOf(contexts, part, nth));
    return found && seen.source.lineAt(found.name.span.start);
  };

  test('names of a context are followed from every level of the stack', () => {
    assert.deepEqual([lineOf('%$begin', 1), lineOf('%$count', 1), lineOf('%$$count')], [3, 2, 2]);
  });

  test('the context of a directive is the one that was pushed', () => {
    assert.equal(lineOf('repeat', contexts.split('%pop repeat')[0]!.split('repeat').length - 1), 1);
    assert.equal(lineOf('repeat', 2), 1);
    // The same word at the head of a statement is the macro.
    assert.equal(lineOf('repeat\n        until'), 0);
  });

  test('they are renamed at every level', () => {
    const target = renameTarget(seen, offsetOf(contexts, '%$$count') + 4)!;
    assert.equal(target.name, 'count');
    const { edits } = renameEdits([seen], target.symbol, 'rounds')[0]!;
    const renamed = applyEdits(contexts, edits);
    assert.deepEqual(renamed.match(/%[$]+rounds/g), ['%$rounds', '%$rounds', '%$$rounds']);
    assert.doesNotMatch(renamed, /count/);
  });
});

const invoked = `%macro invoke 1-2
%if %0 > 1
        mov     edi, %2
%endif
        call    %1
%endmacro
%macro unless 1
        jnz     %1
%endmacro
        extern  puts
        section .text
main:   invoke  puts, 1
        unless  other
        mov     rax, other
        ret
other:  ret
`;

test('calls and jumps of macros are calls and jumps of whoever calls the macros', () => {
  const seen = analysisOf(invoked);
  const accesses = (name: string) =>
    seen.references
      .filter(({ symbol }) => seen.symbols[symbol]!.name === name)
      .map(({ access }) => access);
  assert.deepEqual(accesses('puts'), ['definition', 'call']);
  assert.deepEqual(accesses('other'), ['jump', 'read', 'definition']);
  const called = outgoingCalls(seen, nasm, offsetOf(invoked, 'main:'));
  assert.deepEqual(
    called.map(({ end }) => end.symbol?.name),
    ['invoke', 'puts', 'unless'],
  );
});

test('what others may call is a caller of its own, though nobody calls it here', () => {
  const text = `%macro  invoke 1
        call    %1
%endmacro
        global  main
        section .text
helper: ret
main:   invoke  helper
        call    helper
        ret
`;
  const analysis = analysisOf(text);
  const helper = analysis.symbols.find(({ name }) => name === 'helper')!;
  const callers = incomingCalls(analysis, nasm, helper);
  assert.deepEqual(
    callers.map(({ end, places }) => [end.symbol?.name, places.length]),
    [['main', 2]],
  );
});

describe('labels that macros define', () => {
  const text = `%macro function 1-2
        entry   %1
%endmacro
%macro entry 1
        global  %1
%1:
%endmacro
%imacro Public 1
        global  %1
%1:
%endmacro
%define EXTN(name) _ %+ name
        section .text
        function one, 5
.loop:  jmp     .loop
        PUBLIC  two
.loop:  jmp     .loop
EXTN(three):
.loop:  jnz     .loop
        call    two
        jmp     one.loop
`;
  const seen = analysisOf(text);
  const lineOf = (part: string, nth = 0) => {
    const found = definition(seen, offsetOf(text, part, nth));
    return found && seen.source.lineAt(found.name.span.start) + 1;
  };

  test('own the local labels behind them', () => {
    const found = [0, 1, 2].map(nth => lineOf('.loop\n', nth));
    assert.deepEqual(found, [15, 17, 19]);
    assert.equal(lineOf('.loop\n', 3), 15);
    assert.equal(lineOf('two\n', 1), 16);
  });

  test('are found without letter case, and nothing is said of them', () => {
    assert.equal(lineOf('PUBLIC'), 8);
    assert.deepEqual(seen.diagnostics, []);
  });
});

test('definitions in branches of which one is left out are one symbol', () => {
  const text = `%ifdef WIDE
%define PREFIX 1
copy:   ret
%else
%define copy _copy
copy:   nop
.end:   ret
%endif
        call    copy
`;
  const analysis = analysisOf(text);
  for (const nth of [0, 1, 3, 4]) {
    const target = renameTarget(analysis, offsetOf(text, 'copy', nth))!;
    const { edits } = renameEdits([analysis], target.symbol, 'move')[0]!;
    const renamed = applyEdits(text, edits);
    assert.equal(renamed, text.replaceAll('copy', 'move').replace('_move', '_copy'));
  }
});

test('the name in front of a local name is renamed with it', () => {
  const text = `struc   point
.x:     resd 1
endstruc
main:   mov     eax, [rdi + point.x]
        mov     ecx, point_size
.loop:  jmp     main.loop
`;
  const analysis = analysisOf(text);
  const renamed = (name: string, to: string) => {
    const target = renameTarget(analysis, offsetOf(text, name))!;
    return applyEdits(text, renameEdits([analysis], target.symbol, to)[0]!.edits);
  };
  assert.equal(renamed('point', 'place'), text.replaceAll('point', 'place'));
  assert.equal(renamed('main', 'start'), text.replaceAll('main', 'start'));
});

test('what included files name is known from the file that includes them', () => {
  const text = '%include "a.inc"\n%include "b.inc"\nmain:   call    print\nWIDTH   equ 5\n';
  const files = {
    'file:///project/src/a.inc': 'print:\n        put WIDTH\n        ret\n',
    'file:///project/src/b.inc': '%macro put 1\n        call print\n%endmacro\n',
  };
  const analysis = analysisOf(text, files);
  const placesOf = (name: string) => {
    const symbol = analysis.symbols.find(each => each.name === name)!;
    return renameEdits([analysis], symbol, 'other').map(
      ({ source, edits }) => `${source.uri.slice(-5)} ${edits.length}`,
    );
  };
  assert.deepEqual(placesOf('print'), ['.nasm 1', 'a.inc 1', 'b.inc 1']);
  assert.deepEqual(placesOf('WIDTH'), ['.nasm 1', 'a.inc 1']);
  assert.deepEqual(placesOf('put'), ['a.inc 1', 'b.inc 1']);
});
