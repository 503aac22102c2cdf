// Random programs with references between sections: the same objects as nasm writes, everywhere.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { compareObjects } from '../../../../tools/nasm/objects.ts';
import { nasmVersion } from '../../../../tools/nasm/oracle.ts';
import { type RandomChoices, randomChoices } from '../../../../tools/nasm/random.ts';

interface Family {
  /** Options of which each is tried. */
  readonly runs: readonly string[];
  readonly sections: readonly string[];
  /** Statements; `L` is some label of the program, `E` an outer one, `N` a small number. */
  readonly statements: readonly string[];
  /** Lines before all others; none if absent. */
  readonly head?: readonly string[];
}

const common = [
  'nop',
  'jmp L',
  'jz L',
  'call L',
  'call E',
  'db N, "text"',
  'times N nop',
  'align 8',
];
const wide = ['mov rax, L', 'lea rax, [rel L+N]', 'mov dword [rel L], N', 'mov byte [rel E], N'];
const narrow = ['mov eax, L', 'mov eax, [E+N]', 'dd L+N, E', 'add dword [L+ecx*4], N'];

const families: readonly Family[] = [
  {
    runs: ['-f win64', '-f win64 -O0'],
    sections: ['.text', '.data', '.rdata', 'other_section code align=32', '.bss'],
    // Relocations in tables of unwinding are another matter: see the recorded programs.
    statements: [...common, ...wide, 'dd L wrt ..imagebase', 'dq L+N, E', 'dd L, E+N, L-$'],
  },
  {
    runs: ['-f win32', '-f coff'],
    sections: ['.text', '.data', 'tables data align=16', '.bss'],
    statements: [...common, ...narrow, 'dd E-$+N'],
  },
  {
    runs: ['-f macho64', '-g -f macho64'],
    sections: ['.text align=16', '.data', '.rodata align=8', '__DATA,__other data', '.bss'],
    statements: [...common, ...wide, 'dq L, E+N', 'mov rax, [rel E wrt ..gotpcrel]', 'dd E-$'],
  },
  {
    runs: ['-f macho32'],
    sections: ['.text', '.data', '.rodata align=8', '__TEXT,__other code', '.bss'],
    statements: [...common, ...narrow, 'dd L-$'],
  },
  {
    runs: ['-g -f elf64', '-F dwarf -f elfx32', '-F stabs -f elf64'],
    sections: ['.text', '.data', '.text.other exec', '.rodata', '.bss'],
    statements: [...common, ...wide, 'dd L', '%line N other.c', 'resb N', '%line 10N+0 third.c'],
  },
  {
    runs: ['-g -f elf32', '-gstabs -f elf32'],
    sections: ['.text', '.data', 'code exec align=4', '.bss'],
    statements: [...common, ...narrow, '%line N00 other.c', 'dw N'],
  },
  {
    runs: ['-f ieee', '-g -f ieee'],
    sections: ['.text', 'data align=16', 'wide use32 private', 'shared common align=4'],
    statements: [
      ...common,
      'dw L+N, E',
      'mov ax, L',
      'mov byte [E], N',
      'mov dx, seg L',
      'dw 1, 2',
    ],
    // nasm needs a beginning, and fails where a segment begins with an address.
    head: ['.text', 'data align=16', 'wide use32 private', 'shared common align=4'].flatMap(
      name => {
        return [`section ${name}`, ...(name === '.text' ? ['..start:'] : []), 'nop'];
      },
    ),
  },
  {
    runs: ['-f as86', '-f as86 -O0'],
    sections: ['.text', '.data', '.bss'],
    statements: [...common, ...narrow, 'dd L-$', 'dw E-$+N', 'mov ax, E', 'db L', 'call dword E'],
  },
  {
    runs: ['-f ith', '-f srec'],
    sections: ['.text', '.data', '.other vstart=0x100', '.more align=16', '.bss'],
    statements: [...common.filter(text => !text.includes('E')), 'dw L', 'mov ax, [L+N]'],
  },
];

const outerNames = ['puts', 'an_outer_name_that_is_long', '_third'];

function program(
  random: RandomChoices,
  { sections, statements, head = [] }: Family,
  outer: boolean,
): string {
  const count = 4 + random.below(8);
  const label = () => `label_${random.below(count)}`;
  const lines = [...(outer ? outerNames.map(name => `extern ${name}`) : []), ...head];
  const filled = (text: string) =>
    text
      .replace(/\bL\b/g, label)
      .replace(/\bE\b/g, () => random.pick(outerNames))
      .replace(/N/g, () => String(1 + random.below(9)));
  for (let index = 0; index < count; index++) {
    const section = index === 0 ? '.text' : random.pick(sections);
    lines.push(`section ${section}`);
    if (outer && random.below(3) === 0) lines.push(`global label_${index}`);
    lines.push(`label_${index}:`);
    if (section === '.bss') {
      lines.push(`resb ${1 + random.below(20)}`);
      continue;
    }
    const wanted = 1 + random.below(8);
    for (let done = 0; done < wanted; done++) lines.push(filled(random.pick(statements)));
  }
  return `${lines.join('\n')}\n`;
}

const programsOfRun = 20;

describe('random programs in every format', () => {
  const version = nasmVersion();
  const skip = version?.startsWith('2.16') ? false : '*** nasm 2.16 is not installed ***';
  for (const family of families) {
    for (const run of family.runs) {
      test(run, { skip }, () => {
        const folder = mkdtempSync(join(tmpdir(), 'nasm-outputs-'));
        const outer = !/ith|srec/.test(run);
        let written = 0;
        try {
          for (let seed = 1; seed <= programsOfRun; seed++) {
            const text = program(randomChoices(seed * 7919), family, outer);
            writeFileSync(join(folder, 'program.asm'), text);
            const options = [...run.split(' '), '--reproducible'];
            const { isSame, messages, summary } = compareObjects(folder, 'program.asm', options);
            assert.ok(isSame, `${summary}\n${messages.join('\n')}\n${text}`);
            if (!summary.includes('refused')) written++;
          }
        } finally {
          rmSync(folder, { recursive: true });
        }
        assert.ok(written > programsOfRun / 2, `only ${written} programs gave an object`);
      });
    }
  }
});
