// The map of a flat binary names the attributes of each section as nasm 2.16.01 counts them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runCommand } from '#dialects/nasm/command-line/command.ts';
import { hostIn } from '#tools/nasm/objects.ts';

/** `align`, `follows`, `valign` and `vfollows` of the section that a program ends with. */
const attributes = {
  'section .a follows=.text\nnop': ['4', '.text', '', ''],
  'section .a align=16 vfollows=.text\nnop': ['10', '', '4', '.text'],
  'section .a start=0x20 align=16\nnop': ['10', '', '', ''],
  'section .a align=16 start=0x20\nnop': ['', '', '', ''],
  'section .foo nobits follows=.text\nresb 4': ['', '', '4', '.text'],
  'section .bss align=16 follows=.text\nresb 4': ['10', '', '10', '.text'],
  'section .s nobits align=16 start=0x40\nresb 4': ['', '', '', ''],
  'section .s nobits vstart=-8\nresb 4': ['', '', '', ''],
};

for (const [program, wanted] of Object.entries(attributes)) {
  test(program.replace('\n', ', '), () => {
    const text = `[map sections map.txt]\nsection .text\nnop\n${program}\n`;
    const host = { ...hostIn('/'), read: () => Buffer.from(text) };
    const { files } = runCommand(['-f', 'bin', '-o', 'a', 'a.asm'], host);
    const map = Buffer.from(files.find(({ path }) => path === 'map.txt')!.content).toString();
    const last = map.slice(map.lastIndexOf('---- Section'));
    const found = [...last.matchAll(/^v?(?:align|follows): +(.+)$/gm)].map(([, value]) => value);
    assert.deepEqual(
      found,
      wanted.map(value => value || 'not defined'),
    );
  });
}

function resultOf(text: string) {
  const host = { ...hostIn('/'), read: () => Buffer.from(text) };
  return runCommand(['-f', 'bin', '-o', 'a', 'a.asm'], host);
}

test('addresses of the map have 64 bits without a sign', () => {
  const { output } = resultOf('[map all stdout]\norg 0xffffffff80000000\nx: dw x\ny equ -5\n');
  for (const row of ['FFFFFFFF80000000', 'FFFFFFFF80000000  x', 'FFFFFFFFFFFFFFFB  y']) {
    assert.match(output, new RegExp(`${row}$`, 'm'));
  }
});

test('a map may go to where errors go', () => {
  const { code, errors, files } = resultOf('[map brief stderr]\n');
  assert.match(errors, /^Output file: {2}a$/m);
  assert.deepEqual([code, files.map(({ path }) => path)], [0, ['a']]);
});

test('errors leave a map with nothing in it', () => {
  const { code, files } = resultOf('foo bar\n[map all map.txt]\n');
  assert.equal(code, 1);
  assert.deepEqual(files, [{ path: 'map.txt', content: new Uint8Array(0) }]);
});
