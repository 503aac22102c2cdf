// How a source is assembled: by settings, compile_commands.json, a Makefile, or its own looks.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { SourceHost } from '#core/dialect.ts';
import { SourceText } from '#core/text/source.ts';
import { shellWords } from '#dialects/nasm/language/compile-commands.ts';
import { candidateUris } from '#dialects/nasm/language/includes.ts';
import { projectOf } from '#dialects/nasm/language/project.ts';
import { analysisOf } from './programs.ts';

const uri = 'file:///projects/code/src/main.asm';
const source = new SourceText(uri, 'nop\n');

function project(files: Readonly<Record<string, string>>, settings: Record<string, string> = {}) {
  const host: SourceHost = { read: each => files[each], settings: () => settings };
  const { format, includePaths, defines, warnings } = projectOf(source, host);
  // Behind these come folders that are usual.
  const own = includePaths.slice(0, includePaths.indexOf('include'));
  return { format, defines, warnings, own };
}

const entry = (more: object) =>
  JSON.stringify([
    {
      directory: '/projects/code/build',
      file: '../src/other.asm',
      command: 'nasm -f win64 ../src/other.asm',
    },
    { directory: '/projects/code/build', file: '../src/main.asm', ...more },
  ]);

describe('a project', () => {
  test('has the options of its compile_commands.json as a command', () => {
    const options = `-felf32 -I../inc -I "/opt/my inc/" -DDEBUG -D SIZE=4 -w-other`;
    const command = `nasm ${options} ../src/main.asm`;
    const found = project({ 'file:///projects/code/compile_commands.json': entry({ command }) });
    assert.deepEqual(found, {
      format: 'elf32',
      defines: ['DEBUG', 'SIZE=4'],
      warnings: ['-other'],
      own: ['file:///projects/code/inc', 'file:///opt/my%20inc'],
    });
  });

  test('has the options of its compile_commands.json as words', () => {
    const words = ['/usr/bin/nasm', '-f', 'win32', '-i', 'x', '../src/main.asm'];
    const found = project({
      'file:///projects/code/build/compile_commands.json': entry({ arguments: words }),
    });
    assert.equal(found.format, 'win32');
    assert.deepEqual(found.own, ['file:///projects/code/build/x']);
  });

  test('takes the options of a source beside a file that no entry names', () => {
    const text = entry({ file: '../src/third.asm', command: 'cc -c third.c' });
    assert.equal(project({ 'file:///projects/code/compile_commands.json': text }).format, 'win64');
  });

  test('follows settings first, then commands, then a Makefile', () => {
    const command = 'nasm -f win32 -D A ../src/main.asm';
    const files = {
      'file:///projects/code/compile_commands.json': entry({ command }),
      'file:///projects/code/src/Makefile': 'x: y\n\tnasm -f macho64 -D B x\n',
    };
    const settings = { outputFormat: 'bin', defines: 'C;D=1', includePaths: '/inc;own/inc' };
    assert.equal(project(files).format, 'win32');
    const found = project(files, settings);
    assert.equal(found.format, 'bin');
    assert.deepEqual(found.defines, ['C', 'D=1', 'A']);
    assert.deepEqual(found.own, ['file:///inc', 'own/inc']);
    const { 'file:///projects/code/src/Makefile': makefile } = files;
    assert.equal(project({ 'file:///projects/code/src/Makefile': makefile }).format, 'macho64');
  });

  describe('whose Makefile has several formats', () => {
    const makefile = [
      'other.o: other.asm',
      '\tnasm -f elf64 other.asm -o other.o',
      'main.o: main.asm',
      '\tnasm -g -f elf32 ./main.asm -o main.o',
    ].join('\n');
    const formatOf = (text: string, make: string, name = 'main.asm') => {
      const place = `file:///projects/code/src/${name}`;
      const files: Record<string, string> = { 'file:///projects/code/src/Makefile': make };
      return projectOf(new SourceText(place, text), { read: each => files[each] }).format;
    };
    const commented = '; nasm -felf32 "main.asm" -o main.o\n nop\n';

    test('takes the one of the line for this source', () => {
      assert.equal(formatOf('nop\n', makefile), 'elf32');
      assert.equal(formatOf('nop\n', makefile, 'another.asm'), 'elf64');
    });

    test('takes the one that the source gives itself where no line names it', () => {
      const others = 'x.o:\n\tnasm -f elf64 x.asm\n';
      assert.equal(formatOf(commented, others), 'elf32');
      assert.equal(formatOf('; nasm -f elf32 file.asm\n nop\n', others), 'elf64');
      assert.equal(formatOf(commented, 'main.o: main.asm\n\tnasm -f win64 main.asm'), 'win64');
    });
  });

  test('has the format of the command in its comments', () => {
    const formatOf = (text: string) =>
      projectOf(new SourceText(uri, text), { read: () => undefined });
    for (const [text, format] of [
      ['mov eax, 1\nret\n', 'elf64'],
      ['push eax\ncall add\n', 'elf32'],
      ['pusha\nmov al, [si]\n', 'bin'],
      ['mov dx, text\nint 21h\n', 'bin'],
      ['bits 32\nmov al, [bx]\n', 'elf32'],
    ]) {
      assert.equal(formatOf(text!).format, format, text);
    }
    const command = '; nasm -f elf32 hello.asm && gcc -m32 hello.o\n';
    assert.equal(formatOf(`${command} nop\n`).format, 'elf32');
    assert.equal(formatOf(`${command}; nasm -fwin32 hello.asm\n nop\n`).format, 'elf64');
    assert.equal(formatOf(' mov eax, 1 ; nasm has a -format\n').format, 'elf64');
  });

  test('is not led astray by files that make no sense', () => {
    for (const text of ['', '{', '{}', '[1, null, {}]', '[{"file": 1}]', '[{"file": "a.asm"}]']) {
      assert.equal(
        project({ 'file:///projects/code/compile_commands.json': text }).format,
        'elf64',
      );
    }
  });
});

test('files of one processor are looked for as EDK II keeps them', () => {
  const inX64 = 'file:///edk/MdePkg/Library/BaseLib/X64/SetJump.nasm';
  const { includePaths } = projectOf(new SourceText(inX64, ''), { read: () => undefined });
  const places = candidateUris('Nasm.inc', inX64, includePaths);
  assert.ok(places.includes('file:///edk/MdePkg/Include/X64/Nasm.inc'), places.join('\n'));
});

test('folders that are URIs come behind the including file, and before those above it', () => {
  assert.deepEqual(candidateUris('a.inc', uri, ['file:///opt/inc', 'inc']).slice(0, 4), [
    'file:///projects/code/src/a.inc',
    'file:///opt/inc/a.inc',
    'file:///projects/code/src/inc/a.inc',
    'file:///projects/code/a.inc',
  ]);
});

test('commands are split as a shell does', () => {
  const split = shellWords(`nasm -I"a b" '-DX="1"' c\\ d "e\\"f"`);
  assert.deepEqual(split, ['nasm', '-Ia b', '-DX="1"', 'c d', 'e"f']);
});

describe('a Makefile', () => {
  const makefile = (text: string, name = 'main.asm', content = 'nop\n') => {
    const uri = `file:///projects/code/src/${name}`;
    const files: Record<string, string> = { 'file:///projects/code/src/Makefile': text };
    const { format, defines } = projectOf(new SourceText(uri, content), {
      read: each => files[each],
    });
    return { format, defines };
  };

  test('defines what the first command for the source defines', () => {
    const text =
      'FLAGS = -DALL\na:\n\t$(NASM) -dFAT12 $(FLAGS) main.asm -oa.bin\n' +
      '\t$(NASM) -dFAT16 main.asm -ob.bin\n';
    assert.deepEqual(makefile(text).defines, ['FAT12']);
    assert.deepEqual([...makefile(text, 'other.asm').defines].sort(), ['ALL', 'FAT12', 'FAT16']);
  });

  test('has options of other tools, which are none of the assembler', () => {
    const text = 'CFLAGS = -DDEBUG -I..\nOPTS = -f elf32 -DSIZE=4\n.asm.o:\n\tnasm $(OPTS) $<\n';
    assert.deepEqual(makefile(text), { format: 'elf32', defines: ['SIZE=4'] });
  });

  test('makes no flat file of what has externals', () => {
    const text = 'BOOT = -f bin\nLOAD = -f elf32\na:\n\tnasm $(BOOT) $<\nb:\n\tnasm $(LOAD) $<\n';
    assert.equal(makefile(text).format, 'bin');
    assert.equal(makefile(text, 'main.asm', 'extern puts\n').format, 'elf32');
  });
});

test('families of sources have the defines that their builds give', () => {
  const definesOf = (text: string, settings: Record<string, string> = {}) =>
    projectOf(new SourceText(uri, text), { read: () => undefined, settings: () => settings })
      .defines;
  const x264 = definesOf('%include "x86inc.asm"\nmov eax, r0d\nglobal main\n');
  assert.ok(x264.includes('ARCH_X86_64=1') || x264.includes('ARCH_X86_64=0'), x264.join(' '));
  const set = definesOf('%include "x86inc.asm"\n', { defines: 'ARCH_X86_64=0' });
  assert.deepEqual(
    set.filter(define => define.startsWith('ARCH_X86_64')),
    ['ARCH_X86_64=0'],
  );
  const uefi = 'global ASM_PFX(Pause)\nASM_PFX(Pause):\npause\nret\n';
  assert.deepEqual(definesOf(uefi), ['ASM_PFX(name)=name']);
  assert.deepEqual(analysisOf(uefi).diagnostics, []);
  assert.deepEqual(definesOf('ret\n'), []);
});
