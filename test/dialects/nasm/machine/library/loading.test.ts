// dlopen and its kin: objects that are linked into a program while it runs.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ownObject } from '#dialects/nasm/machine/library/own-objects.ts';
import { LibraryBench } from './library-bench.ts';

const plugin = `
        global  double_it, counter
        extern  puts
        default rel
        section .text
double_it:
        lea     eax, [rdi*2]
        inc     dword [counter]
        ret
say:    jmp     puts
        section .data
counter: dd 5
back:   dq counter
`;

const needy = 'global f\nextern nobody_has_this\nf: call nobody_has_this\n';

function benchOf(bits: 32 | 64 = 64): LibraryBench {
  const files = new Map([
    ['plugin.so', ownObject('plugin', plugin, 64).bytes],
    ['needy.so', ownObject('needy', needy, 64).bytes],
    ['text.so', Buffer.from('no object')],
    ['source.asm', Buffer.from('%include "more.inc"\nglobal seven\nseven: mov eax, value\nret\n')],
    ['more.inc', Buffer.from('value equ 7\n')],
    ['wrong.asm', Buffer.from('mov eax, ebx, ecx, nothing\n')],
  ]);
  return new LibraryBench(bits, files);
}

function errorOf(bench: LibraryBench): string {
  bench.call('dlerror');
  return bench.pointer === 0 ? '' : bench.read(bench.pointer);
}

describe('a library that is loaded', () => {
  test('gives its symbols, in memory with their rights', () => {
    const bench = benchOf();
    bench.call('dlopen', './plugin.so', 2);
    const handle = bench.pointer;
    assert.notEqual(handle, 0);
    bench.call('dlsym', handle, 'double_it');
    const code = bench.pointer;
    assert.deepEqual([...bench.guest.read(code, 3)], [0x8d, 0x04, 0x3f]);
    assert.equal(bench.guest.memory.regionAt(code)?.protection, 5);
    bench.call('dlsym', handle, 'counter');
    const counter = bench.pointer;
    assert.equal(bench.number(counter), 5);
    assert.equal(bench.number(counter + 4, 8), counter);
    assert.equal(bench.process.state.loaded[0]?.path, '/plugin.so');
    bench.call('dlopen', './plugin.so', 2);
    assert.equal(bench.pointer, handle);
    assert.equal(bench.call('dlclose', handle), 0);
    assert.equal(bench.number(counter), 5);
    assert.equal(bench.call('dlclose', handle), 0);
    assert.equal(bench.guest.memory.regionAt(counter), undefined);
    assert.equal(bench.call('dlclose', handle), -1);
  });

  test('that does not work is told by dlerror, once', () => {
    const bench = benchOf();
    bench.call('dlopen', 'none.so', 2);
    assert.equal(bench.pointer, 0);
    assert.match(errorOf(bench), /^none.so: cannot open shared object file/);
    assert.equal(errorOf(bench), '');
    bench.call('dlopen', 'needy.so', 2);
    assert.match(errorOf(bench), /needs nobody_has_this/);
    bench.call('dlopen', 'text.so', 2);
    assert.match(errorOf(bench), /text.so is no ELF object/);
    bench.call('dlopen', 'plugin.so', 2);
    bench.call('dlsym', bench.pointer, 'nothing');
    assert.match(errorOf(bench), /plugin.so: undefined symbol: nothing/);
  });

  test('is assembled where there is only its source', () => {
    const bench = benchOf();
    bench.call('dlopen', './source.so', 1);
    bench.call('dlsym', bench.pointer, 'seven');
    assert.deepEqual([...bench.guest.read(bench.pointer, 6)], [0xb8, 7, 0, 0, 0, 0xc3]);
    bench.call('dlopen', 'wrong.so', 1);
    assert.match(errorOf(bench), /^wrong.asm:1: /);
  });

  test('comes from whoever runs the program, where the files have none', () => {
    const bench = benchOf();
    bench.library.findObject = path =>
      path === './made.so' ? ownObject('made', 'global it\nit: ret\n', 64) : undefined;
    bench.call('dlopen', './made.so', 1);
    bench.call('dlsym', bench.pointer, 'it');
    assert.equal(bench.guest.read(bench.pointer, 1)[0], 0xc3);
  });

  test('of the program itself has the functions of the library', () => {
    const bench = benchOf();
    bench.call('dlopen', 0, 2);
    bench.call('dlsym', bench.pointer, 'puts');
    assert.equal(bench.pointer, bench.library.link.find('puts'));
  });
});
