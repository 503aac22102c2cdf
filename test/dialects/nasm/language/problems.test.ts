// What an editor says of NASM programs: where it stands, in which words, and how it is mended.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { analyzeNow } from '#core/dialect.ts';
import type { Analysis } from '#core/semantics/analysis.ts';
import { applyEdits } from '#core/text/edits.ts';
import { SourceText } from '#core/text/source.ts';
import { nasm } from '#dialects/nasm/dialect.ts';
import { rules } from '#dialects/nasm/language/rules.ts';
import { root } from '#tools/project.ts';
import { analysisOf } from './programs.ts';

const start = '        global  main\n        section .text\nmain:\n';

/**
 * Lines of `main` in which « and » enclose what the diagnostic underlines, words of its message,
 * and the lines after its first fix.
 */
type Case = readonly [code: string, lines: string, message: RegExp, fixed?: string];

// biome-ignore format: a case a line or paragraph.
const cases: readonly Case[] = [
  ['assembler', '«mov al, ebx»\nret', /Invalid combination of opcode and operands/],
  ['assembler', 'mov eax, «[ebx*3+ecx*5]»\nret', /Invalid effective address/],
  ['undefined-symbol', 'mov eax, «nowhere»\nret', /Symbol `nowhere' not defined/],
  ['number-overflow', 'mov al, «300»\nret', /exceeds bounds/],
  ['assembler', '«mv» eax, ebx\nret', /instruction expected, and mv is none\. Did you mean mov\?/,
    'mov eax, ebx\nret'],
  ['assembler', '«frobnicate» eax\nret', /and frobnicate is none\.$/],
  ['undefined-symbol', 'mov rax, [«buffr»]\nret\nbuffer: dq 0', /Did you mean buffer\?/,
    'mov rax, [buffer]\nret\nbuffer: dq 0'],
  ['assembler', '«%ifdef A»\nnop\n%else\nnop\nret', /Expected `%endif' before end of file/],
  ['assembler', '«%rep 3»\nnop\n%rep 2\nnop\n%endrep\nret', /still in %rep/],
  ['assembler', '«%macro one 0»\nnop\n%macro two 0\n%endmacro\nret', /still defining macro `one'/],
  ['label-orphan', '«lonely»\nret', /label alone on a line/i],
  ['callee-saved', 'xor eax, eax\n«mov rbx, 1»\nret', /rbx belongs to the caller of main/,
    'push    rbx\nxor eax, eax\nmov rbx, 1\npop     rbx\nret'],
  ['callee-saved', '«lea r12, [rax+1]»\nret', /r12 belongs/],
  ['stack-alignment', 'extern puts\n«call puts»\nret', /rsp is 8 above a multiple of 16/,
    'extern puts\nsub     rsp, 8\ncall puts\nadd     rsp, 8\nret'],
  ['variadic-al', 'extern printf\nsub rsp, 8\n«call printf»\nadd rsp, 8\nret', /al has to hold/,
    'extern printf\nsub rsp, 8\nxor     eax, eax\ncall printf\nadd rsp, 8\nret'],
  ['flags-unset', 'mov ecx, 1\n«jz .end»\n.end: ret', /jz reads flags that nothing in main/],
  ['nasm-encoding', '«vfmadd132ph zmm1, zmm2, zmm3»\nret', /has the bytes of vfnmadd132ph/,
    'vpmadd132ph zmm1, zmm2, zmm3\nret'],
  ['nasm-encoding', '«vaddsh xmm1, xmm2, [rax+4]»\nret', /add 2 in the place of 4/,
    'vaddsh xmm1, xmm2, [dword rax+4]\nret'],
  ['nasm-encoding', '«vcmpsh k1, xmm2, [rax-8], 1»\nret', /add -4 in the place of -8/,
    'vcmpsh k1, xmm2, [dword rax-8], 1\nret'],
  ['nasm-encoding', '«vrcpph zmm1, zmm2»\nret', /wrong bytes/],
  ['unreachable-code', 'jmp .end\n«mov eax, 1»\n.end: ret', /Nothing reaches this/,
    'jmp .end\n\n.end: ret'],
  ['unused-label', 'nop\n«.unused»: ret', /Nothing uses the label \.unused/, 'nop\n         ret'],
  ['unused-label', '«.alone»:\nret', /Nothing uses/, '\nret'],
  ['inactive-branch', '%ifdef NEVER\n«nop»\n%endif\nret', /leaves these lines out/],
];

/** Lines of `main` of which the lints have nothing to say. */
const fine: readonly string[] = [
  // An interrupt ends the waiting.
  'nop\n.wait: hlt\njmp .wait',
  'jmp short $+2\nmov al, 1\nret',
  // 16-bit code in an object for 64 bits.
  'ret\nbits 16\nextern puts\nglobal old\nold:\nxor bx, bx\ncall puts\nret',
  // A switch of threads, and code that is jumped to.
  'mov [rdi], rsp\nmov rsp, [rsi]\nmov rbx, [rsi+8]\nret',
  'ret\nextern puts\nglobal long_mode\nlong_mode:\ncall puts\n.stop:\nhlt\njmp .stop',
  'mov rbx, [rdi]\nmov r12, [rdi+8]\npush qword [rdi+16]\npopfq\niretq',
  // A table of entries, and instructions as bytes.
  'jmp one\njmp two\njmp one\none: ret\ntwo: ret',
  'jmp main\ndb 0x67\nmov eax, 1\nret',
  'db 0x0f, 0xc7, 0xf0\njc .end\nnop\n.end: ret',
];

/** The text without its marks, and the span that they enclose. */
function unmarked(text: string) {
  const from = text.indexOf('«');
  const to = text.indexOf('»') - 1;
  return { text: text.replace(/[«»]/g, ''), span: { start: from, end: to } };
}

describe('diagnostics', () => {
  for (const [code, lines, message, fixed] of cases) {
    test(`${code}: ${lines.replaceAll('\n', ' / ')}`, () => {
      const { text, span } = unmarked(`${start}${lines}\n`);
      const { diagnostics } = analysisOf(text);
      const found = diagnostics.find(each => each.code === code);
      const all = diagnostics.map(each => `${each.code}: ${each.message}`).join('\n');
      assert.ok(found, all);
      assert.match(found.message, message);
      assert.equal(
        text.slice(found.span.start, found.span.end).trim(),
        text.slice(span.start, span.end),
      );
      if (fixed === undefined) return;
      const [fix] = found.fixes ?? [];
      const mended = applyEdits(text, fix!.edits);
      assert.equal(mended.replace(/^ +/gm, ''), `${start}${fixed}\n`.replace(/^ +/gm, ''));
    });
  }

  test('programs with their own rules for the stack hear of it once, and at the library', () => {
    const call = (name: string) => `        call ${name}\n`;
    const calls = `${call('own').repeat(9)}${call('puts')}`;
    const text = `        extern own, puts\n${start}${calls}        ret\n`;
    const { diagnostics, source } = analysisOf(text);
    const found = diagnostics.filter(({ code }) => code === 'stack-alignment');
    assert.deepEqual(
      found.map(({ span }) => source.slice(span)),
      ['call own', 'call puts'],
    );
  });

  for (const lines of fine) {
    test(`nothing: ${lines.replaceAll('\n', ' / ')}`, () => {
      const { diagnostics } = analysisOf(`${start}${lines}\n`);
      assert.deepEqual(
        diagnostics.map(({ code, message }) => `${code}: ${message}`),
        [],
      );
    });
  }

  test('a label that local labels belong to is not offered for removal', () => {
    const { diagnostics } = analysisOf(`${start}ret\nalone:\n.a: jmp .a\n`);
    assert.deepEqual(
      diagnostics.map(({ code, fixes }) => [code, fixes]),
      [['unused-label', undefined]],
    );
  });

  test('come without any in right programs', () => {
    for (const path of ['hello/hello.asm', 'prompt/prompt.asm']) {
      const text = readFileSync(join(root, 'samples/nasm', path), 'utf8');
      assert.deepEqual(analysisOf(text).diagnostics, [], path);
    }
  });
});

test('a file that makes sense within its program alone is read there', () => {
  const main = '%define WIDTH 4\n        section .text\nstart:  ret\n%include "part.asm"\n';
  const problemsOf = (line: string) => {
    const text = `        mov     eax, WIDTH\n        ${line}\n`;
    const part = new SourceText('file:///project/src/part.asm', text);
    const { diagnostics } = analyzeNow(nasm, part, {
      read: each => (each.endsWith('/main.asm') ? main : undefined),
      includers: each => (each.endsWith('/part.asm') ? ['file:///project/src/main.asm'] : []),
    });
    return diagnostics.map(({ span, fixes }) => [part.slice(span), fixes?.[0]?.edits[0]?.newText]);
  };
  assert.deepEqual(problemsOf('jmp start'), []);
  assert.deepEqual(problemsOf('mv ecx, WIDTH'), [['mv', 'mov']]);
  assert.deepEqual(problemsOf('jmp strat'), [['strat', 'start']]);
});

test('what is typed into a part of a program is found where a new reading finds it', () => {
  const main = 'start:  ret\n%include "part.asm"\n        put     rbx\n        twice   rcx\n';
  const host = {
    read: (each: string) => (each.endsWith('/main.asm') ? main : undefined),
    includers: (each: string) => (each.endsWith('/part.asm') ? [mainUri] : []),
  };
  const mainUri = 'file:///project/src/main.asm';
  const part = '; puts\n%macro put 1\n        mov     al, %1\n%endmacro\n        jmp     start\n';
  const partOf = (text: string) => new SourceText('file:///project/src/part.asm', text);
  const more = '%macro twice 1\n        put     %1\n%endmacro\n';
  let before: Analysis | undefined;
  for (const text of [part, ` ${part}`, part + more, `; more ${part}`, ` ${part}${more}`, more]) {
    const fresh = analyzeNow(nasm, partOf(text), host);
    const found = analyzeNow(nasm, partOf(text), host, before);
    assert.deepEqual(found.diagnostics, fresh.diagnostics, text);
    before = found;
  }
});

test('every rule has a title and an explanation', () => {
  for (const { code, title, explanation } of rules) {
    assert.ok(title !== '' && /\.$/.test(explanation), code);
  }
});

describe('an error inside a macro', () => {
  const text = `%macro put 1
        mov     al, %1
%endmacro
%macro twice 1
        put     %1
%endmacro
        section .text
        twice   rbx
        twice   rbx
`;

  test('stands in the macro, once, with the calls that lead there', () => {
    const { diagnostics, source } = analysisOf(text);
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    assert.equal(errors.length, 1);
    const { span, related } = errors[0]!;
    assert.equal(source.lineAt(span.start), 1);
    const chain = (related ?? []).map(
      each => `${source.lineAt(each.span.start) + 1}: ${each.message}`,
    );
    assert.deepEqual(chain, [
      '5: In the expansion of put, called here.',
      '8: In the expansion of twice, called here.',
    ]);
  });
});

test('what a define of another file has put into a line is wrong in that line', () => {
  const text = '%include "names.inc"\n        section .text\n        nop\n        first 5\n';
  const files = { 'file:///project/src/names.inc': '%define first +\n' };
  const { diagnostics, source } = analysisOf(text, files);
  const places = diagnostics.map(({ severity, span }) => [severity, source.slice(span)]);
  assert.deepEqual(places, [['error', 'first 5']]);
});

test('an undeclared variable of libc and changed registers of the caller are found', () => {
  const path = join(root, 'test/dialects/nasm/language/prompt-with-mistakes.asm');
  const { diagnostics, source } = analysisOf(readFileSync(path, 'utf8'));
  const found = diagnostics.map(({ code, span }) => `${code} ${source.slice(span)}`);
  assert.ok(found.includes('undefined-symbol stdin'), found.join('\n'));
  for (const register of ['rbx', 'r12']) {
    assert.ok(
      diagnostics.some(each => each.code === 'callee-saved' && each.message.startsWith(register)),
      found.join('\n'),
    );
  }
});

test('what is too large to be read at every key is one warning', () => {
  const doubling = Array.from({ length: 40 }, (_, i) => `%define a${i + 1} a${i}, a${i}`);
  const programs = [
    `        db ${'1,'.repeat(2_000_000)}1\n`,
    `        mov eax, ${'('.repeat(1_000_000)}1${')'.repeat(1_000_000)}\n`,
    '%rep 100000\n%rep 100000\n        nop\n%endrep\n%endrep\n',
    `%define a0 1\n${doubling.join('\n')}\n        db a40\n`,
  ];
  for (const program of programs) {
    const { diagnostics } = analysisOf(program);
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      ['expansion-limit'],
      program.slice(0, 20),
    );
  }
});
