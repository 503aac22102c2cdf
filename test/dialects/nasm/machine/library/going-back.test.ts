// Going back within a program of the library: memory, streams, files and output as they were.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Machine } from '#core/machine/machine.ts';
import { ownObject } from '#dialects/nasm/machine/library/own-objects.ts';
import { loadNasm } from '#dialects/nasm/machine/load.ts';

/** Writes a file and reads it again, allocates, sorts, calls rand, asks the time, reads input. */
const source = `
        global  main
        extern  fopen, fprintf, rewind, fgets, fclose, malloc, free, realloc, rand, time, scanf
        extern  printf, strtok, sprintf, getline, stdin, remove, usleep
        default rel
        section .text
main:   push    rbx
        push    r12
        sub     rsp, 8
        lea     rdi, [path]
        lea     rsi, [mode]
        call    fopen
        mov     rbx, rax
        mov     r12d, 5
.next:  call    rand
        mov     edx, eax
        mov     rdi, rbx
        lea     rsi, [format]
        xor     eax, eax
        call    fprintf
        lea     edi, [r12*8]
        call    malloc
        mov     rdi, rax
        lea     esi, [r12*8 + 100]
        call    realloc
        mov     rdi, rax
        call    free
        dec     r12d
        jnz     .next
        mov     rdi, rbx
        call    rewind
.line:  lea     rdi, [buffer]
        mov     esi, 100
        mov     rdx, rbx
        call    fgets
        test    rax, rax
        jz      .read
        lea     rdi, [shown]
        lea     rsi, [buffer]
        xor     eax, eax
        call    printf
        jmp     .line
.read:  mov     rdi, rbx
        call    fclose
        lea     rdi, [path]
        call    remove
        mov     edi, 1500000
        call    usleep
        xor     edi, edi
        call    time
        lea     rdi, [format]
        mov     rsi, rax
        xor     eax, eax
        call    printf
        lea     rdi, [numbers]
        lea     rsi, [buffer]
        lea     rdx, [buffer + 8]
        xor     eax, eax
        call    scanf
        lea     rdi, [format]
        mov     esi, [buffer + 8]
        xor     eax, eax
        call    printf
        xor     eax, eax
        add     rsp, 8
        pop     r12
        pop     rbx
        ret
        section .data
path:   db      "/tmp/file", 0
mode:   db      "w+", 0
format: db      "%d", 10, 0
shown:  db      "[%s]", 0
numbers: db     "%d %d", 0
        section .bss
buffer: resb    100
`;

function textOf(machine: Machine): string {
  return machine.output
    .since(0)
    .map(({ text }) => text)
    .join('');
}

test('every moment that is gone back to goes on in the same way', () => {
  const { bytes } = ownObject('program', source, 64);
  const content = { kind: 'image', bytes } as const;
  const file = { name: 'program', uri: 'file:///program', content };
  const { machine } = loadNasm([file], { options: {}, recordActivity: false });
  machine.apply({ kind: 'input', bytes: Buffer.from('12 34\n') });
  const snapshots = [];
  while (!machine.finished) {
    snapshots.push({ snapshot: machine.snapshot(), text: textOf(machine) });
    machine.run(machine.moment + 11, {});
  }
  const [end, output] = [machine.moment, textOf(machine)];
  assert.match(output, /34\n$/);
  assert.ok(snapshots.length > 10);
  for (const { snapshot, text } of snapshots.reverse()) {
    machine.restore(snapshot);
    assert.equal(textOf(machine), text);
    machine.run(end + 1000, {});
    assert.equal(machine.moment, end);
    assert.equal(textOf(machine), output);
  }
});
