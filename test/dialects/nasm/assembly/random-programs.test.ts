// Random programs with labels, jumps both ways, alignment and data: object files as nasm's.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { compareObjects } from '../../../../tools/nasm/objects.ts';
import { nasmVersion } from '../../../../tools/nasm/oracle.ts';

/** Numbers that are the same in every run. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const jumps = ['jmp', 'jz', 'jnc', 'jg', 'call'];

/** A statement; labels are l0 to l<count - 1>, in any section. */
function statement(random: (below: number) => number, count: number, relocates: boolean): string {
  const label = `l${random(count)}`;
  switch (random(relocates ? 14 : 11)) {
    case 0:
    case 1:
    case 2:
    case 3:
      return `${jumps[random(jumps.length)]} ${label}`;
    case 4:
      return `times ${random(90)} nop`;
    case 5:
      return `align ${2 ** random(6)}`;
    case 6:
      return `mov eax, ${label} - l${random(count)}`;
    case 7:
      return `add ecx, [ebx + ${random(300) - 150}]`;
    case 8:
      return `db ${random(256)}, "text", ${label} - $$`;
    case 9:
      return `push ${label} - l${random(count)} + ${random(200) - 100}`;
    case 10:
      return `.local${random(1_000_000)}: imul edx, ecx, ${random(400) - 200}`;
    case 11:
      return `dd ${label}, ${label} + ${random(100)}`;
    case 12:
      return `mov eax, [${label} + ${random(50)}]`;
    default:
      return `dd outer - $, outer + ${random(9)}`;
  }
}

function program(seed: number, format: string): string {
  const random = generator(seed);
  const count = 2 + random(12);
  const isObject = format !== 'bin';
  const lines = [format === 'elf64' ? 'default rel' : 'bits 32'];
  if (isObject) lines.push('extern outer', 'global l0:function', `global l${count - 1}`);
  for (let index = 0; index < count; index++) {
    lines.push(`l${index}:`);
    const statements = 1 + random(9);
    for (let number = 0; number < statements; number++) {
      lines.push(statement(random, count, isObject));
    }
  }
  if (isObject)
    lines.push('section .data align=8', 'd0: dd l0, d0, outer', 'section .bss', 'resb 9');
  return `${lines.join('\n')}\n`;
}

const programsOfFormat = 24;

describe('random programs', () => {
  const version = nasmVersion();
  const skip = version?.startsWith('2.16') ? false : '*** nasm 2.16 is not installed ***';
  for (const format of ['bin', 'elf64', 'elf32', 'elfx32']) {
    for (const level of ['-Ox', '-O0', '-O1']) {
      test(`${format} ${level}`, { skip }, () => {
        const folder = mkdtempSync(join(tmpdir(), 'nasm-random-'));
        try {
          for (let seed = 1; seed <= programsOfFormat / (level === '-Ox' ? 1 : 4); seed++) {
            const text = program(seed * 7919, format);
            writeFileSync(join(folder, 'program.asm'), text);
            const options = ['-f', format, level];
            const { isSame, messages, summary } = compareObjects(folder, 'program.asm', options);
            assert.ok(isSame, `${summary}\n${messages.join('\n')}\n${text}`);
          }
        } finally {
          rmSync(folder, { recursive: true });
        }
      });
    }
  }
});
