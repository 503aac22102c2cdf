// What streams hold back, and when they write it: as glibc does, on a terminal and elsewhere.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { HeldBytes } from '#dialects/nasm/machine/library/held-bytes.ts';
import { type RunOptions, runSource } from './running.ts';

const pipes = { terminals: [false, false, false] } as const;

/** A program whose main consists of calls: a function and what its registers get. */
function run(calls: readonly string[], options: RunOptions = {}) {
  const registers = ['rdi', 'rsi', 'rdx', 'rcx'];
  const code = calls.map(call => {
    const [name = '', ...words] = call.split(/\s+/);
    const moves = words.map((word, index) => `        mov ${registers[index]}, ${word}\n`);
    return `${moves.join('')}        xor eax, eax\n        call ${name}\n`;
  });
  return runSource(
    `        global main
        extern printf, puts, putchar, fflush, write, read, getchar, scanf, setvbuf, exit, _exit
        extern abort, stdout, fopen, fputs, fgetc, fputc, fclose, fseek, ftell, rewind
        section .data
part:   db "part", 0
line:   db "line", 10, "rest", 0
mark:   db "|"
format: db "%d", 0
shown:  db "<%d>", 0
number: dd 0, 0
name:   db "/tmp/file", 0
mode:   db "w+", 0
file:   dq 0
        section .text
main:   sub rsp, 8
${code.join('')}        xor eax, eax
        add rsp, 8
        ret
`,
    options,
  );
}

const writeMark = 'write 1 mark 1';

describe('standard output', () => {
  test('writes whole lines on a terminal, and the rest at the end', () => {
    assert.equal(run(['printf part', writeMark]).output, '|part');
    assert.equal(run(['printf line', writeMark]).output, 'line\n|rest');
    assert.equal(run(['printf part', 'printf line', writeMark]).output, 'partline\n|rest');
  });

  test('writes nothing before the end where it is a pipe', () => {
    assert.equal(run(['printf line', writeMark], pipes).output, '|line\nrest');
    assert.equal(run(['printf line', 'exit 3'], pipes).output, 'line\nrest');
  });

  test('loses what it holds where the program ends without exit', () => {
    assert.deepEqual(run(['printf line', '_exit 3']), { output: 'line\n', status: 3, problem: '' });
    assert.equal(run(['printf line', '_exit 3'], pipes).output, '');
    assert.equal(run(['printf line', 'abort'], pipes).output, '');
  });

  test('is written by fflush, and at once without a buffer', () => {
    assert.equal(run(['printf part', 'fflush 0', writeMark], pipes).output, 'part|');
    assert.equal(run(['printf part', 'fflush [stdout]', '_exit 0'], pipes).output, 'part');
    const [full, lines, none] = [0, 1, 2].map(mode => `setvbuf [stdout] 0 ${mode} 0`);
    assert.equal(run([none!, 'printf part', writeMark], pipes).output, 'part|');
    assert.equal(run([lines!, 'printf line', writeMark], pipes).output, 'line\n|rest');
    assert.equal(run([full!, 'printf line', writeMark]).output, '|line\nrest');
  });

  test('is written when its buffer is full', () => {
    const many = Array.from({ length: 300 }, () => 'printf part');
    assert.equal(run([...many, '_exit 0']).output.length, 1024);
    assert.equal(run([...many, '_exit 0'], pipes).output.length, 0);
    const more = Array.from({ length: 1030 }, () => 'printf part');
    assert.equal(run([...more, '_exit 0'], pipes).output.length, 4096);
  });

  test('is written before a terminal is read, also while a program waits', () => {
    const asks = ['printf part', 'getchar', writeMark];
    assert.equal(run(asks, { input: 'x' }).output, 'part|');
    assert.equal(run(asks, { ...pipes, input: 'x' }).output, '|part');
    const twice = ['printf part', 'scanf format number', 'scanf format number', 'putchar 33'];
    assert.equal(run(twice, { input: '1\n2\n' }).output, 'part!');
  });
});

test('standard input that is a pipe is read ahead, a terminal by lines', () => {
  const calls = ['scanf format number', 'read 0 number+4 4', 'printf shown [number+4]'];
  assert.equal(run(calls, { input: '12\n34\n' }).output, `<${0x0a_34_33}>`);
  assert.equal(run(calls, { ...pipes, input: '12\n34\n' }).output, '<0>');
});

test('a pipe cannot be written where it is read, and not read where it is written', () => {
  assert.equal(run(['write 0 mark 1']).output, '|');
  assert.equal(run(['write 0 mark 1'], pipes).output, '');
  const reads = ['read 1 number 1', 'printf shown rax'];
  assert.equal(run(reads, { ...pipes, input: 'x' }).output, '<-1>');
});

test('a file is read where it was written, behind what is held back', () => {
  const opened = ['fopen name mode', 'fputs line rax'];
  const { output } = run([
    ...['fopen name mode', 'write 1 mark 0', 'fopen name mode'],
    ...['fputc 65 rax', 'putchar rax'],
  ]);
  assert.equal(output, 'A');
  assert.equal(run([...opened, 'printf shown rax']).output, '<1>');
});

test('bytes that are held back keep their earlier states', () => {
  const first = HeldBytes.none.append(Uint8Array.of(1, 2));
  const [second, other] = [first.append(Uint8Array.of(3)), first.append(Uint8Array.of(4, 5))];
  assert.deepEqual([...first.bytes], [1, 2]);
  assert.deepEqual([...second.bytes], [1, 2, 3]);
  assert.deepEqual([...other.bytes], [1, 2, 4, 5]);
  assert.deepEqual([...second.append(Uint8Array.of(6)).bytes], [1, 2, 3, 6]);
});
