// Instructions that are encoded as in an earlier text have the bytes that they would have afresh.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type AssembledFile, assemble } from '#dialects/nasm/assembly/assemble.ts';
import type { LineRecord } from '#dialects/nasm/assembly/line-record.ts';
import { defaultLimits } from '#dialects/nasm/preprocessor/options.ts';

const midnight = { year: 2000, month: 1, day: 1, hour: 0, minute: 0, second: 0 };

function assembleAgain(
  text: string,
  format: string,
  optimization: 0 | 1 | 2,
  earlier: readonly LineRecord[],
): AssembledFile {
  return assemble({
    file: 'a.asm',
    text,
    output: 'a.o',
    format,
    debugFormat: '',
    reproducible: true,
    optimization,
    warnings: [],
    includePaths: [],
    commandLine: [],
    environment: () => undefined,
    clock: { local: midnight, utc: midnight, seconds: 946_684_800 },
    limits: defaultLimits,
    workMax: 100_000,
    bytesMax: 2 ** 20,
    records: false,
    read: () => undefined,
    earlier,
  });
}

// biome-ignore format: a table
const lines = [
  'a:', 'b:', 'c:', 'd equ $ - a', 'd equ 5', 'd equ 500', 'd equ c - b', 'c equ 8', 'extern c',
  'extern d', 'global a', 'common b 4', 'section .text', 'section .data', 'section .bss',
  'absolute 64', 'bits 64', 'bits 32', 'bits 16', 'default rel', 'default abs', '.x:', '..@y:',
  'jmp a', 'jmp b', 'jz c', 'jnz .x', 'jmp strict b', 'jmp short b', 'jmp near c', 'bnd jmp a',
  'call a', 'call c', 'call d', 'loop b', 'jecxz c', 'jmp $', 'jmp $ + d', 'jmp b + 3', 'jmp 5',
  'mov eax, [a]', 'mov eax, [rel b]', 'mov eax, [abs c]', 'mov rax, [d]', 'mov eax, b',
  'mov rax, c', 'mov ax, a', 'mov al, d', 'add eax, d', 'add ecx, c - b', 'push d', 'push c',
  'lea rsi, [a + 4]', 'lea rax, [rbx + d]', 'lea eax, [esi + edx + a]',
  'lea rax, [rsi*1 + rdx + b]',
  'lea ax, [bx + si + a]', 'mov [d], eax', 'mov byte [a], d', 'cmp dword [b - 4], c',
  'mov eax, a - $', 'mov eax, $$', 'mov rax, a wrt ..gotpc', 'call c wrt ..plt', 'jmp far a',
  'call 5:a', 'mov ax, seg a', 'vaddps zmm1, zmm2, [rax + d]', 'vaddps ymm1, [rel c]',
  'times 120 nop', 'times 126 nop', 'times 70000 nop', 'align 16', 'nop', 'db 1', 'dq c', 'resb 4',
  'times 2 jmp b', 'lock add [a], eax', 'a32 mov eax, [b]', 'o16 jmp c', 'enter d, 0', 'int d',
  'mov eax, (a - b) * 2', 'mov eax, d << 2', 'mov eax, -d', 'mov eax, [eax*d]', 'xbegin b',
];

/** What the editor and the output show of a run. */
function seen({ outputs, messages, hasErrors, records, passes }: AssembledFile) {
  const rows = records.map(({ line, section, offset, total }) => ({
    text: line.text,
    place: hasErrors ? undefined : { section, offset, total },
  }));
  const files = outputs.map(({ content }) => Buffer.from(content).toString('hex'));
  const said = messages.map(({ severity, text, line }) => ({ severity, text, line }));
  return { files, said, rows, passes };
}

const line = fc.constantFrom(...lines);
const edit = fc.record({
  from: fc.nat(),
  count: fc.nat({ max: 2 }),
  added: fc.array(line, { maxLength: 3 }),
});

describe('lines that an earlier run has encoded', () => {
  for (const format of ['elf64', 'elf32', 'bin', 'win64', 'obj', 'macho64']) {
    test(`${format}: bytes, messages and places as in a run of its own`, () => {
      fc.assert(
        fc.property(
          fc.array(line, { minLength: 1, maxLength: 30 }),
          fc.array(edit, { minLength: 1, maxLength: 6 }),
          fc.constantFrom(0 as const, 1 as const, 2 as const, 2 as const),
          (start, edits, optimization) => {
            const program = [...start];
            const run = (earlier: readonly LineRecord[]) =>
              assembleAgain(`${program.join('\n')}\n`, format, optimization, earlier);
            let last = run([]);
            for (const { from, count, added } of edits) {
              program.splice(from % (program.length + 1), count, ...added);
              last = run(last.records);
              assert.deepEqual(seen(last), seen(run([])));
            }
          },
        ),
        { numRuns: Number(process.env['RUNS'] ?? 20) },
      );
    });
  }

  test('a register that counts as often as a label says', () => {
    const run = (text: string, earlier: readonly LineRecord[]) =>
      assembleAgain(text, 'macho64', 0, earlier);
    const text = 'd equ c - b\nb:\nmov eax, [eax*d]\nc equ 8\n';
    const { records } = run(text, []);
    assert.deepEqual(seen(run(`jmp $\n${text}`, records)), seen(run(`jmp $\n${text}`, [])));
  });
});
