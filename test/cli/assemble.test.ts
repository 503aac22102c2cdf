// `assemble` from outside: what it writes where, and which assembler takes the words.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { mnemonic } from './mnemonic.ts';

let folder = '';

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'mnemonic-cli-'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('assemble', () => {
  test('writes the image beside the source, and -o and -l where they say', async () => {
    const source = file('two.bca', '.task a\nHALT\n.task b\nNOP\nHALT\n');
    assert.equal((await mnemonic('assemble', source)).code, 0);
    assert.deepEqual([...readFileSync(join(folder, 'two.bin'))], [8, 0, 8]);
    const image = join(folder, 'elsewhere.img');
    const listing = join(folder, 'two.lst');
    assert.equal((await mnemonic('assemble', source, '-o', image, '-l', listing)).code, 0);
    assert.deepEqual([...readFileSync(image)], [8, 0, 8]);
    assert.match(readFileSync(listing, 'utf8'), /2 {2}0000 {2}08/);
  });

  test('asks the own assembler about itself without a source', async () => {
    const { code, out } = await mnemonic('assemble', '-hf');
    assert.equal(code, 0);
    assert.match(out, /^ {4}elf64 /m);
    assert.equal((await mnemonic('assemble', '-v')).out, 'NASM version 2.16.01\n');
  });

  test('options of the own assembler tell the dialect, whatever the source is', async () => {
    const source = file('plain.asm', ' nop\n');
    const object = join(folder, 'plain.o');
    for (const words of [['-f', 'ELF64'], ['-felf32'], ['-Ox', '-f', 'bin']]) {
      assert.equal((await mnemonic('assemble', ...words, '-o', object, source)).error, '');
    }
    assert.deepEqual([...readFileSync(object)], [0x90]);
    const empty = file('empty.asm', '; nothing yet\n');
    assert.equal((await mnemonic('assemble', '-f', 'bin', '-o', object, empty)).error, '');
    assert.equal(readFileSync(object).length, 0);
    const tasks = file('tasks.bca', 'PUSH 1\nHALT\n');
    assert.equal((await mnemonic('assemble', '-f', 'bin', '-o', object, tasks)).code, 0);
    assert.deepEqual([...readFileSync(object)], [0x81, 1, 0, 0, 0, 8]);
    const { code, error } = await mnemonic('assemble', '-f', 'elf64', 'nowhere.s');
    assert.equal(code, 1);
    assert.match(error, /^nasm: fatal: unable to open input file `nowhere\.s'/);
    const other = file('other.asm', ' .ORIG x3000\n HALT\n .END\n');
    assert.equal((await mnemonic('assemble', '-f', 'bin', '-o', object, other)).code, 0);
  });

  test('-f tasks writes an image for each task', async () => {
    const out = join(folder, 'tasks');
    mkdirSync(out);
    const source = file('three.bca', '.task a\nHALT\n.task b\nNOP\nHALT\n');
    assert.equal((await mnemonic('assemble', '-f', 'tasks', '-o', out, source)).code, 0);
    assert.deepEqual(readdirSync(out).sort(), ['three.a.bin', 'three.b.bin']);
  });

  test('errors leave an older image as it is, and no temporary file', async () => {
    const out = join(folder, 'kept');
    mkdirSync(out);
    writeFileSync(join(out, 'x.bca'), 'PSH\n');
    writeFileSync(join(out, 'x.bin'), 'older');
    const { code, error } = await mnemonic('assemble', join(out, 'x.bca'));
    assert.equal(code, 1);
    const place = join(out, 'x.bca').replace(/[\\.]/g, '\\$&');
    assert.match(
      error,
      new RegExp(`^${place}:1:1: error: .*Did you mean PUSH\\? \\[unknown-mnemonic\\]`),
    );
    assert.equal(readFileSync(join(out, 'x.bin'), 'utf8'), 'older');
    assert.deepEqual(readdirSync(out).sort(), ['x.bca', 'x.bin']);
  });

  test('an output that cannot be written is named', async () => {
    const source = file('ok.bca', 'HALT\n');
    const { code, error } = await mnemonic('assemble', source, '-o', join(folder, 'no/such/x.bin'));
    assert.equal(code, 1);
    assert.match(error, /Cannot write .*no such file or folder/);
  });
});
