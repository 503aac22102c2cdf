// Whole programs: the samples, the way back through them, and programs that nobody means well.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { TimeTravel } from '#core/machine/time-travel.ts';
import { root } from '#tools/project.ts';
import { load, printed, type } from './loaded-program.ts';

const sample = (name: string) => readFileSync(join(root, 'samples/nasm', name), 'utf8');

const named = (folder: string, names: readonly string[]) =>
  Object.fromEntries(names.map(name => [name, sample(`cons/${folder}/${name}`)]));

const conversation = 'help\nadd 5 7\nadd 1 2\nwhat\nquit\n';
const transcript = [
  ...['> commands: help add quit', '> 12', '> 3', '> unknown command', '> bye', ''],
].join('\n');

describe('the samples in the machine', () => {
  test('hello prints its line', () => {
    const program = load({ 'hello.asm': sample('hello/hello.asm') });
    assert.equal(program.machine.run(1_000_000, {}).reason, 'finished');
    assert.equal(printed(program), 'Hello from NASM!\n');
    assert.equal(program.report().exitCode, 0);
  });

  test('prompt answers what is typed, a line at a time', () => {
    const program = load({ 'prompt.asm': sample('prompt/prompt.asm') });
    const { machine } = program;
    for (const line of conversation.split(/(?<=\n)/)) {
      assert.equal(machine.run(1_000_000, {}).reason, 'input');
      type(program, line);
    }
    assert.equal(machine.run(1_000_000, {}).reason, 'finished');
    assert.equal(printed(program), transcript);
    assert.equal(program.report().exitCode, 0);
  });

  test('prompt goes back over all of it and comes to the same end again', () => {
    const program = load({ 'prompt.asm': sample('prompt/prompt.asm') });
    const { machine } = program;
    const travel = new TimeTravel(machine);
    for (const line of conversation.split(/(?<=\n)/)) {
      travel.run(1_000_000, {});
      travel.apply({ kind: 'input', bytes: new TextEncoder().encode(line) });
    }
    travel.run(1_000_000, {});
    const end = machine.moment;
    for (let moment = end; moment > 0; moment = Math.max(0, moment - 97)) travel.goTo(moment);
    travel.goTo(0);
    assert.equal(printed(program), '');
    travel.goTo(end);
    assert.equal(printed(program), transcript);
  });
});

describe('the cons runtime', () => {
  test('prints three values from three files', () => {
    const sources = named('src', ['main.asm', 'heap.asm', 'print.asm']);
    const includes = ['syscalls.inc', 'mmap.inc', 'cons.inc', 'heap.inc'];
    const program = load(sources, {}, named('include', includes));
    assert.equal(program.machine.run(1_000_000, {}).reason, 'finished');
    assert.match(printed(program), /^0x[0-9A-F]{16}\n0x000000000000AAAA\n0x000000000000BBBB\n$/);
  });
});

/** Two segments for a thread, each read through a register of its own; then one of them moves. */
const threadSegments = `        bits    32
        global  _start
        section .data
first:  dd      -1, words, 0xfffff, 0x51
second: dd      -1, words + 4, 0xfffff, 0x51
words:  dd      30, 12
        section .text
make:   mov     eax, 243                ; set_thread_area
        int     0x80
        ret
_start: mov     ebx, first
        call    make
        mov     ebx, second
        call    make
        mov     eax, [first]
        lea     eax, [eax*8 + 3]
        mov     gs, ax
        mov     edi, [gs:0]
        add     eax, 8
        mov     fs, ax
        add     edi, [fs:0]
        mov     dword [first + 4], words + 4
        mov     ebx, first
        call    make
        add     edi, [gs:0]
        SELECT
        mov     ebx, edi
        mov     eax, 1
        int     0x80
`;

/** SIGSEGV. */
const segmentationFault = 11;

describe('segments for threads of the i386', () => {
  const run = (select: string) => {
    const program = load({ 'thread.asm': threadSegments.replace('SELECT', select) });
    const { reason } = program.machine.run(1_000, {});
    return { reason, exitCode: program.report().exitCode };
  };

  // The CPU exits with 54 as well, and with a fault of protection.
  test('are what gs and fs begin at once their selectors are loaded', () => {
    assert.deepEqual(run('nop'), { reason: 'finished', exitCode: 54 });
  });

  test('fault where they are not made', () => {
    assert.equal(run('mov eax, 0x73\n mov gs, ax').exitCode, 128 + segmentationFault);
  });
});

describe('a flat binary', () => {
  const text = `bits 64
org 0x400000
 mov eax, 1
 mov edi, 1
 lea rsi, [rel text]
 mov edx, 5
 syscall
done: mov eax, 60
 mov edi, 7
 syscall
text: db "flat", 10
`;

  test('runs at its origin, with its lines and its names', () => {
    const program = load({ 'flat.asm': text });
    const done = program.symbols.find(({ name }) => name === 'done')!;
    assert.equal(program.sourceMap.at(done.value)?.line, 7);
    assert.equal(program.machine.run(1_000, {}).reason, 'finished');
    assert.equal(printed(program), 'flat\n');
    assert.equal(program.report().exitCode, 7);
  });

  test('of 16 bits is a program of DOS or refused with what would be right', () => {
    const boot = { 'boot.asm': 'org 0x7c00\nbits 16\n mov ax, 3\n int 0x10\n jmp $\n' };
    assert.throws(() => load(boot), /16-bit code at 0x7c00.*ORG 0x100/s);
  });
});

const start = 'global _start\nsection .text\n_start:\n';

describe('a program', () => {
  test('that never ends stops at its limit', () => {
    const { machine } = load({ 'a.asm': `${start} jmp _start\n` });
    assert.equal(machine.run(3_000_000, {}).reason, 'limit');
    assert.equal(machine.moment, 3_000_000);
  });

  test('that changes its own code executes what is there', () => {
    const program = load({
      'a.asm': `global _start
section .text exec write
_start: mov ecx, 100
next: mov byte [rel place + 1], cl
place: mov al, 0
 cmp al, cl
 jne wrong
 dec ecx
 jnz next
 xor edi, edi
 mov eax, 60
 syscall
wrong: mov edi, 1
 mov eax, 60
 syscall
`,
    });
    program.machine.run(10_000, {});
    assert.equal(program.report().exitCode, 0);
  });
});
