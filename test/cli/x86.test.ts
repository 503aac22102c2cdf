// Programs for Linux on the command line: their output, their status, their words, their calls.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { main } from '#cli/command-line.ts';
import { root } from '#tools/project.ts';

let folder = '';
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'mnemonic-x86-'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** What a command prints; `input` is what standard input holds. */
async function mnemonic(
  words: readonly string[],
  input = '',
  terminals: readonly [boolean, boolean, boolean] = [true, true, true],
) {
  let [out, error] = ['', ''];
  const text = (piece: string | Uint8Array) =>
    typeof piece === 'string' ? piece : Buffer.from(piece).toString('latin1');
  const pieces = input === '' ? [] : [new TextEncoder().encode(input)];
  const code = await main(words, {
    out: piece => {
      out += text(piece);
    },
    error: piece => {
      error += text(piece);
    },
    interactive: false,
    terminals,
    read: async () => pieces.shift(),
  });
  return { code, out, error };
}

const sample = (name: string) => join(root, 'samples/nasm', name);

/** Prints the words that it is started with and returns how many they are. */
const echo = `global main
extern puts
section .text
main:   push rbx
        push r12
        push r13
        mov ebx, edi
        mov r12, rsi
        xor r13d, r13d
.next:  inc r13d
        cmp r13d, ebx
        jae .end
        mov rdi, [r12 + r13 * 8]
        call puts wrt ..plt
        jmp .next
.end:   mov eax, ebx
        pop r13
        pop r12
        pop rbx
        ret
`;

describe('run of NASM programs', () => {
  test('a program of several files runs by its main file', async () => {
    const { code, out } = await mnemonic(['run', sample('cons/src/main.asm')]);
    assert.match(out, /^0x[0-9A-F]{16}\n0x0{12}AAAA\n0x0{12}BBBB\n$/);
    assert.equal(code, 0);
  });

  test('standard input is read to its end', async () => {
    const { code, out } = await mnemonic(['run', sample('prompt/prompt.asm')], 'add 5 7\nwhat\n');
    assert.equal(out, '> 12\n> unknown command\n> ');
    assert.equal(code, 0);
  });

  test('words behind two hyphens are the program’s, its status is the command’s', async () => {
    const path = join(folder, 'echo.asm');
    writeFileSync(path, echo);
    const { code, out } = await mnemonic(['run', path, '--', 'a', 'b c', 'd"e\\f', '--max']);
    assert.equal(out, 'a\nb c\nd"e\\f\n--max\n');
    assert.equal(code, 5);
  });

  test('calls are traced by kind', async () => {
    const calls = await mnemonic(['run', '--trace=syscalls', sample('cons/src/main.asm')]);
    assert.match(calls.error, /^mmap\(NULL, 67108864, PROT_READ\|PROT_WRITE, .*\) = 0x/);
    assert.match(calls.error, /\nexit\(0\) = \?\n$/);
    const library = await mnemonic(['run', '--trace=libc', sample('hello/hello.asm')]);
    assert.match(library.error, /puts\("Hello from NASM!"\) = 17\n/);
    const wrong = await mnemonic(['run', '--trace=strace', sample('hello/hello.asm')]);
    assert.match(wrong.error, /takes instructions, syscalls, libc, not strace/);
    assert.equal(wrong.code, 2);
  });

  test('errors go their own way, and every byte stays as it is', async () => {
    const path = join(folder, 'bytes.asm');
    writeFileSync(
      path,
      `global main
extern write, puts
section .data
bytes:  db 0, 200, 255, 195, 10
section .text
main:   sub rsp, 8
        mov edi, 1
        mov rsi, bytes
        mov edx, 5
        call write
        mov edi, 2
        mov rsi, bytes + 1
        mov edx, 2
        call write
        mov rdi, text
        call puts
        mov eax, [0]
text:   db "lost", 0
`,
    );
    const shown = await mnemonic(['run', path]);
    assert.equal(shown.out, '\0\xc8\xff\xc3\nlost\n');
    assert.match(shown.error, /^\xc8\xff.*SIGSEGV/s);
    const piped = await mnemonic(['run', path], '', [true, false, true]);
    assert.equal(piped.out, '\0\xc8\xff\xc3\n');
  });

  test('a program of DOS runs from its source and as an image', async () => {
    const source = await mnemonic(['run', sample('dos/echo.asm')], 'hello\n\n');
    assert.match(source.out, /> \r\nYou said: hello\r\n> \r\n$/);
    assert.equal(source.code, 1);
    const path = join(folder, 'ECHO.COM');
    await mnemonic(['assemble', '-f', 'bin', '-o', path, sample('dos/echo.asm')]);
    const image = await mnemonic(['run', '--trace=syscalls', path], 'a\nb\n\n');
    assert.match(image.out, /You said: a\r\n.*You said: b\r\n/s);
    assert.match(image.error, /^INT 21h\/09h display string\("What you type/);
    assert.equal(image.code, 2);
  });

  test('a name that nothing defines is an error with those that were meant', async () => {
    const path = join(folder, 'typo.asm');
    writeFileSync(path, 'global main\nextern putz\nsection .text\nmain: jmp putz\n');
    const { code, error } = await mnemonic(['run', path]);
    assert.match(error, /putz.*puts/s);
    assert.equal(code, 1);
  });

  test('a fault is told with its instruction, and the status is that of the signal', async () => {
    const path = join(folder, 'fault.asm');
    writeFileSync(path, 'global _start\nsection .text\n_start: xor ecx, ecx\n div ecx\n');
    const { code, error } = await mnemonic(['run', path]);
    assert.match(error, /Division error .*SIGFPE.* at div ecx at _start\+2/);
    assert.equal(code, 136);
  });
});

test('an executable of Linux is known by its beginning, whatever its name', async () => {
  const path = join(folder, 'echo.asm');
  writeFileSync(path, echo);
  const executable = join(folder, 'echo');
  assert.equal((await mnemonic(['assemble', path, '-f', 'elf64', '-o', executable])).code, 0);
  const { out, error } = await mnemonic(['run', executable, '--', 'one', 'two']);
  assert.equal(out, 'one\ntwo\n', error);
  const text = join(folder, 'notes');
  writeFileSync(text, 'ELF is a format.\n');
  assert.match((await mnemonic(['run', text])).error, /its name does not tell the dialect/);
  const shared = join(folder, 'shared.s');
  writeFileSync(shared, echo);
  assert.equal((await mnemonic(['run', shared, '--', 'three'])).out, 'three\n');
  writeFileSync(shared, '        .globl main\nmain:   movl $1, %eax\n        ret\n');
  assert.match((await mnemonic(['run', shared])).error, /no source of NASM.*GNU assembler.*gcc -c/);
  const shown = await mnemonic(['disassemble', executable]);
  assert.match(shown.out, /main:/);
});

test('a source beside an object is assembled for its width', async () => {
  const caller = join(folder, 'caller.asm');
  writeFileSync(
    caller,
    'global main\nextern answer\nmain: sub rsp, 8\ncall answer\nadd rsp, 8\nret\n',
  );
  const object = join(folder, 'caller.o');
  assert.equal((await mnemonic(['assemble', caller, '-f', 'elf64', '-o', object])).code, 0);
  const narrow = join(folder, 'narrow.asm');
  writeFileSync(narrow, 'global answer\nanswer: mov eax, 42\nret\n');
  assert.equal((await mnemonic(['run', object, narrow])).code, 42);
});
