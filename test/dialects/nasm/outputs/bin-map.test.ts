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
