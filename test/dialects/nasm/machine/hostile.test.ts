// Programs that nobody means well: the machine stays in the hands of who debugs it, limits are
// named in the message, and nothing leaves the folder.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { openFolder } from '#cli/files.ts';
import { analyzeNow } from '#core/dialect.ts';
import type { LaunchValues } from '#core/machine/program.ts';
import { SourceText } from '#core/text/source.ts';
import { nasm } from '#dialects/nasm/dialect.ts';
import { isProvided } from '#dialects/nasm/machine/library/library.ts';
import { type LoadedX86, loadNasm } from '#dialects/nasm/machine/load.ts';
import { connect } from '../../../debug-adapter/client.ts';

const head = 'global _start\nsection .text\n_start:\n';
const exit = ' mov eax, 60\n syscall\n';

function load(text: string, options: LaunchValues = {}): LoadedX86 {
  const uri = 'file:///hostile.asm';
  const analysis = analyzeNow(nasm, new SourceText(uri, text), { read: () => undefined });
  const file = { name: 'hostile.asm', uri, content: { kind: 'source', analysis } } as const;
  return loadNasm([file], { options, recordActivity: false, openFolder });
}

/** What the program says at its end, and its status. */
function ending(program: LoadedX86, limit: number): string {
  program.machine.run(limit, {});
  assert.ok(program.machine.finished, 'it has not ended');
  const { text, exitCode } = program.report();
  return `${exitCode} ${text}`;
}

test('an endless loop is paused', async () => {
  const path = '/loop.asm';
  const contents = Buffer.from(`${head} jmp _start\n`).toString('base64');
  const client = connect();
  await client.start({ program: path, dialect: 'nasm', 'mnemonic/files': { [path]: contents } });
  const stopped = await client.run('pause');
  assert.equal(stopped.reason, 'pause');
});

describe('new processes', () => {
  // Numbers of fork, vfork, clone, clone3, execve, execveat.
  const wide = [57, 58, 56, 435, 59, 322];
  const narrow = [2, 190, 120, 435, 11, 358];

  test('are refused to every system call of 64 bits', () => {
    for (const number of wide) {
      const text = `${head}again: mov eax, ${number}\n xor edi, edi\n xor esi, esi\n syscall
 inc ebx\n cmp ebx, 1000\n jb again\n mov edi, eax\n${exit}`;
      const program = load(text);
      const status = Number.parseInt(ending(program, 100_000), 10);
      assert.ok(status > 128, `${number}: ${status}`);
    }
  });

  test('are refused to every system call of 32 bits', () => {
    for (const number of narrow) {
      const text = `bits 32\n${head}again: mov eax, ${number}\n xor ebx, ebx\n xor ecx, ecx
 int 0x80\n inc edi\n cmp edi, 1000\n jb again\n mov ebx, eax\n mov eax, 1\n int 0x80\n`;
      const status = Number.parseInt(ending(load(text), 100_000), 10);
      assert.ok(status > 128, `${number}: ${status}`);
    }
  });

  test('are refused to the library, where it has such functions', () => {
    for (const name of ['fork', 'vfork', 'posix_spawn', 'daemon']) {
      const text = `global main\nextern ${name}\nsection .text\nmain: push rbx\n mov ebx, 1000
.next: call ${name}\n dec ebx\n jnz .next\n pop rbx\n ret\n`;
      if (!isProvided(name)) assert.throws(() => load(text), new RegExp(name));
      else assert.equal(ending(load(text), 1_000_000), '255 ');
    }
  });
});

describe('memory', () => {
  const map = (bytes: string) => `${head} mov eax, 9\n xor edi, edi\n mov rsi, ${bytes}
 mov edx, 3\n mov r10d, 0x4022\n mov r8, -1\n xor r9d, r9d\n syscall\n`;
  const touchAll = 'next: mov byte [rax], 1\n add rax, 4096\n jmp next\n';

  test('of a gigabyte or a terabyte costs what is touched of it', () => {
    for (const bytes of ['1 << 30', '1 << 40']) {
      const text = `${map(bytes)} mov byte [rax], 1\n mov byte [rax + rsi - 1], 1\n xor edi, edi\n`;
      const program = load(text + exit);
      assert.equal(ending(program, 1000), '0 ');
      assert.ok(program.machine.state.memory.present.size < 100);
    }
  });

  test('that is touched meets the limit, which the message names', () => {
    for (const bytes of ['1 << 30', '1 << 40']) {
      const text = ending(load(map(bytes) + touchAll, { memory: 16 }), 10_000_000);
      assert.match(text, /touched more than 16 MB of memory; the option "memory"/);
    }
  });

  test('that no address could reach is refused', () => {
    const text = `${map('1 << 47')} mov edi, eax\n${exit}`;
    assert.equal(ending(load(text), 1000), `${256 - 12} `);
  });
});

describe('recursion', () => {
  const deep = (levels: number) => `${head} mov ecx, ${levels}\n call down\n xor edi, edi
${exit}down: dec ecx\n jz .end\n call down\n.end: ret\n`;

  test('of nine hundred thousand calls comes back', () => {
    const program = load(deep(900_000));
    program.machine.run(2_000_000, {});
    assert.ok(program.machine.frames(1).length <= 2_000);
    assert.equal(ending(program, 100_000_000), '0 ');
  });

  test('of more than a million calls meets the end of the stack', () => {
    const program = load(deep(2_000_000));
    assert.match(ending(program, 100_000_000), /^139 Page fault.*call down at down\+4 writes 0x/);
    assert.ok(program.machine.frameDepth(1) > 1_000_000);
    assert.ok(program.machine.frames(1).length <= 2_000);
  });
});

test('ten gigabytes to standard output are cut where the console is full', () => {
  const text = `${head} mov ebx, 10240\nnext: mov eax, 1\n mov edi, 1\n mov rsi, text
 mov edx, 1 << 20\n syscall\n dec ebx\n jnz next\n xor edi, edi\n${exit}
 section .bss\ntext: resb 1 << 20\n`;
  assert.match(ending(load(text), 1_000_000), /^153 .*more than 64 MB.*all that the console keeps/);
});

test('a jump to nowhere says where', () => {
  const wild = `${head} mov rax, 0x123456789000\n jmp rax\n`;
  assert.match(ending(load(wild), 100), /^139 Page fault.*executes 0x123456789000/);
  const none = `${head} mov rax, 1 << 60\n jmp rax\n`;
  assert.match(ending(load(none), 100), /^139 General protection/);
  const data = `${head} mov rax, place\n jmp rax\n section .data\nplace: ret\n`;
  assert.match(ending(load(data), 100), /^139 Page fault.*executes 0x.*\(place\)/);
});

describe('files', () => {
  let outside = '';
  before(() => {
    outside = mkdtempSync(join(tmpdir(), 'mnemonic-hostile-'));
    mkdirSync(join(outside, 'folder'));
    writeFileSync(join(outside, 'secret.txt'), 'secret');
    writeFileSync(join(outside, 'folder', 'own.txt'), 'own');
    symlinkSync(join(outside, 'secret.txt'), join(outside, 'folder', 'link.txt'));
    symlinkSync(outside, join(outside, 'folder', 'up'));
  });
  after(() => rmSync(outside, { recursive: true, force: true }));

  const statusOf = (path: string): number => {
    const text = `${head} mov eax, 2\n mov rdi, path\n xor esi, esi\n syscall\n mov edi, eax
${exit} section .data\npath: db "${path}", 0\n`;
    return Number.parseInt(ending(load(text, { folder: join(outside, 'folder') }), 100), 10);
  };

  test('of the folder open', () => {
    assert.equal(statusOf('own.txt'), 3);
    assert.equal(statusOf('../../own.txt'), 3);
  });

  test('beyond it do not, whatever leads there', () => {
    const paths = ['../../etc/passwd', '/etc/passwd', '../secret.txt', 'link.txt', 'up/secret.txt'];
    for (const path of paths) {
      assert.equal(statusOf(path), 256 - 2, path);
    }
    assert.equal(statusOf(join(outside, 'secret.txt')), 256 - 2);
  });
});
