// What names stand for that macros have defined: hovers and the way to their definitions.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nasm } from '#dialects/nasm/dialect.ts';
import { hover } from '#server/features/hover.ts';
import { definition } from '#server/features/navigation.ts';
import { analysisOf } from './programs.ts';

const text = `%macro vectors 1
%assign i 0
%rep 4
    %xdefine m%[i] %1%[i]
    %assign i i+1
%endrep
%endmacro
%macro function 2-3
%1:
    %define %2q rdi
    %define %2d edi
    %ifnum %3
    %else
    %define %3q %2q
    %endif
%endmacro
%macro double 1
        paddd   m1, m1
        add     %1, srcq
%endmacro
%define wide(x) x+x
%define pasted xmm %+ 5
%define endless endless + 1

vectors xmm
function first, src
        movdqu  m0, [srcq]
        double  rax
vectors ymm
        vmovdqu m0, [srcq + wide(2)]
        paddd   pasted, m1 ; never
function second, dst, src
        mov     [dstq], dword endless
        mov     rax, srcq
`;
const seen = analysisOf(text);

/** What is said of the name in this line: the steps from it to its end. */
function meaningAt(line: string, name: string): string | undefined {
  const at = text.indexOf(name, text.indexOf(line));
  return /^```nasm\n(.*) → (.*)\n```/.exec(hover(seen, nasm, at)?.text ?? '')?.[0].slice(8, -4);
}

test('names stand for what they stand for in that very line', () => {
  const found = [
    meaningAt('movdqu  m0', 'm0'),
    meaningAt('movdqu  m0', 'srcq'),
    meaningAt('vmovdqu m0', 'm0'),
    meaningAt('paddd   pasted', 'pasted'),
    meaningAt('mov     [dstq]', 'dstq'),
    meaningAt('mov     rax, srcq', 'srcq'),
    meaningAt('dword endless', 'endless'),
  ];
  assert.deepEqual(found, [
    'm0 → xmm0',
    'srcq → rdi',
    'm0 → ymm0',
    'pasted → xmm %+ 5 → xmm5',
    'dstq → rdi',
    'srcq → dstq → rdi',
    undefined,
  ]);
});

test('in the body of a macro they stand for what they do where it is called', () => {
  assert.equal(meaningAt('paddd   m1, m1', 'm1'), 'm1 → xmm1');
  assert.equal(meaningAt('add     %1, srcq', 'srcq'), 'srcq → rdi');
});

test('what they stand for is explained', () => {
  const at = text.indexOf('srcq', text.indexOf('movdqu  m0'));
  assert.match(hover(seen, nasm, at)!.text, /\*\*rdi\*\* · /);
});

test('they are defined where the word was written that they are made of', () => {
  const target = (line: string, name: string) => {
    const found = definition(seen, text.indexOf(name, text.indexOf(line)))!;
    const { start, end } = found.name.span;
    return [seen.source.lineAt(start), seen.source.text.slice(start, end)];
  };
  const lineOf = (line: string) => seen.source.lineAt(text.indexOf(line));
  assert.deepEqual(target('movdqu  m0', 'srcq'), [lineOf('function first'), 'src']);
  assert.deepEqual(target('mov     rax, srcq', 'srcq'), [lineOf('function second'), 'src']);
  assert.deepEqual(target('vmovdqu m0', 'wide'), [lineOf('%define wide'), 'wide']);
});

test('nothing is said of names before they are defined, nor behind %undef', () => {
  const plain = 'mov eax, here\n%define here 5\nmov eax, here\n%undef here\nmov eax, here\n';
  const other = analysisOf(plain);
  const texts = [...plain.matchAll(/(?<=eax, )here/g)].map(
    ({ index }) => other.describe?.(index) ?? '',
  );
  assert.deepEqual(
    texts.map(each => each.includes('stands for')),
    [false, false, false],
  );
});
