// Options of the command line whose effect no recorded program shows, as nasm 2.16.01 has it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runCommand } from '../../../../dialects/nasm/command-line/command.ts';
import { nasm } from '../../../../dialects/nasm/dialect.ts';
import { textBytes } from '../../../../dialects/nasm/syntax/strings.ts';

const newYear = { year: 2026, month: 1, day: 1, hour: 0, minute: 0, second: 0 };

function run(text: string, ...options: readonly string[]) {
  return runIn('', text, ...options);
}

/** Runs with words in NASMENV. */
function runIn(words: string, text: string, ...options: readonly string[]) {
  return runCommand([...options, 'a.asm'], {
    read: path => (path === 'a.asm' ? textBytes(text) : undefined),
    environment: name => (name === 'NASMENV' ? words : undefined),
    clock: { local: newYear, utc: newYear, seconds: 0 },
  });
}

test('-E heeds -w', () => {
  const text = '%warning here\n%define a 1\n%define a(x) 2\n';
  const said = run(text, '-E');
  assert.equal(said.code, 1);
  assert.match(said.errors, /warning: here \[-w\+user]\n.*error: macro .*-w\+error=pp-macro-def/);
  const quiet = run(text, '-E', '-w-user', '-w-pp-macro-def-param-single');
  assert.deepEqual([quiet.code, quiet.errors], [0, '']);
  assert.equal(run('%warning here\n', '-E', '-Werror').code, 1);
});

test('-w-error makes warnings of what is an error from the start', () => {
  const { code, errors } = run('%define a 1\n%define a(x) 2\n', '-E', '-w-error');
  assert.equal(code, 0);
  assert.match(errors, /warning: macro `a' defined both with and without parameters/);
});

test('CPU allows the same moves to segment registers without optimization', () => {
  const text = 'cpu 8086\nmov es,di\nmov ax,ds\ncpu 386\nbits 32\nmov es,edi\n';
  const { errors, files } = run(text, '-O0', '-f', 'bin', '-o', 'a');
  assert.equal(errors, '');
  assert.equal(Buffer.from(files[0]!.content).toString('hex'), '8ec78cd88ec7');
});

test('CPU 8086 allows shifts by one and by cl', () => {
  const text = 'cpu 8086\nshl ax,1\nrol bx,1\nsar byte [bx],1\nshr word [bx],cl\n';
  const { errors, files } = run(text, '-f', 'bin', '-o', 'a');
  assert.equal(errors, '');
  assert.equal(Buffer.from(files[0]!.content).toString('hex'), 'd1e0d1c3d03fd32f');
});

test('a flat binary with a section at an address that is not exact is refused', () => {
  const text = 'org 0436f726b616d0000h\na: db 1\nsection .b vstart=0436f726b616d2000h\ndq a\n';
  const { errors, files } = run(text, '-f', 'bin', '-o', 'a');
  assert.match(errors, /fatal: addresses from 2\^53 on are not supported/);
  assert.equal(files.length, 0);
});

test('-E says nothing of pragmas that are off', () => {
  assert.equal(run('%pragma\n%pragma preproc nothing\n', '-E').errors, '');
});

test('-hf lists the formats and ends there', () => {
  for (const options of [['-hf'], ['-hf', '-f', 'bin'], ['-h', '-v'], ['--help', '-f', 'zz']]) {
    const { code, output, errors, files } = run(' nop\n', ...options);
    assert.deepEqual([code, errors, files], [0, '', []]);
    for (const id of ['bin', 'srec', 'elf64', 'macho32', 'obj', 'win', 'ieee', 'dbg']) {
      assert.match(output, new RegExp(`^ {4}${id} `, 'm'));
    }
  }
});

test('-v and -h stand above what else is wrong, but not above an unknown format', () => {
  assert.equal(run('', '-v', '-h').output, 'NASM version 2.16.01\n');
  assert.equal(run('', '--v', '-q').output, 'NASM version 2.16.01\n');
  const wrong = run('', '-q', '-hf');
  assert.deepEqual([wrong.code, wrong.errors], [0, "nasm: error: unrecognised option `-q'\n"]);
  const unknown = run('', '-f', 'zz', '-h');
  assert.deepEqual([unknown.code, unknown.output], [1, '']);
  assert.match(unknown.errors, /^nasm: fatal: unrecognised output format `zz' - use -hf/);
});

test('words of NASMENV come first, parted by what it begins with', () => {
  const text = ' db A, B\n';
  for (const words of [
    '-DA=1 -DB=2',
    ' -DA=1  -DB=2',
    '|-DA=1|-DB=2',
    'x-DA=1x-DB=2',
    '|-D|A=1|-DB=2',
  ]) {
    assert.deepEqual([...(runIn(words, text).files[0]?.content ?? [])], [1, 2], words);
  }
  assert.deepEqual([...(runIn('-DA=1 -DB=2', text, '-DB=3').files[0]?.content ?? [])], [1, 3]);
  assert.equal(runIn('a.asm', text).errors, '.: fatal: more than one input file specified: sm\n\n');
});

test('each file is named once', () => {
  const second = (...options: readonly string[]) => run(' nop\n', ...options).errors;
  const more = (kind: string) => `fatal: more than one ${kind} file specified: q\n\n`;
  assert.equal(second('-o', 'p', '-oq'), `p: ${more('output')}`);
  assert.equal(second('-l', 'p', '-l', 'q'), `nasm: ${more('listing')}`);
  assert.equal(second('-Z', 'p', '-o', 'o', '-Z', 'q'), `nasm: ${more('error')}`);
  const style = "nasm: fatal: unrecognized error reporting format `foo'\n";
  assert.equal(second('-Xfoo'), `${style}Type nasm -h for help.\n`);
});

/** Messages without what all of them have. */
function said(text: string): readonly string[] {
  const lines = run(text).errors.split('\n').filter(Boolean);
  return lines.map(line => line.replace(/^a\.asm:(\d+): warning: (.*) \[-w\+.*/, '$1 $2'));
}

test('numbers in addresses are warned of as often as nasm says it', () => {
  const addresses = [
    '[byte eax+0xffffff80]',
    '[byte eax+0x1ffffffff]',
    '[byte eax+300]',
    '[byte eax-128]',
    '[eax+0x100000000]',
    '[eax*4+0x1ffffffff]',
    '[byte eax+here+300]',
  ];
  const text = ['bits 32', ...addresses.map(each => ` mov ecx,${each}`), 'here: nop'].join('\n');
  const [byte, double] = ['byte data exceeds bounds', 'dword data exceeds bounds'];
  assert.deepEqual(said(text), [
    `2 ${byte}`,
    ...[`3 ${byte}`, `3 ${byte}`],
    ...[`4 ${byte}`, `4 ${byte}`],
    ...[`7 ${double}`, `7 ${double}`],
    `8 ${byte}`,
  ]);
});

test('warnings of an instruction stand in the order of measuring and of writing', () => {
  const text = 'bits 64\n lock xacquire mov [rel qword es:0x1000],ebx\n mov ebx,es:[rel eax+3]\n';
  const size = 'displacement size ignored on absolute address';
  const base = 'es segment base generated, but will be ignored in 64-bit mode';
  const indirect = 'indirect address displacements cannot be RIP-relative';
  assert.deepEqual(said(text), [
    '2 absolute address can not be RIP-relative',
    `2 ${size}`,
    '2 instruction is not lockable',
    '2 xacquire invalid with this instruction',
    ...[`2 ${base}`, `2 ${base}`, `2 ${size}`],
    ...[`3 ${indirect}`, `3 ${base}`, `3 ${base}`, `3 ${indirect}`],
  ]);
});

test('how old an instruction is stands before what else is said of it', () => {
  const text = 'bits 64\n xrelease loadall\n es lock ibts [rel rax],ebx\n';
  const age = 'instruction obsolete and removed from the target CPU';
  const base = 'es segment base generated, but will be ignored in 64-bit mode';
  const indirect = 'indirect address displacements cannot be RIP-relative';
  assert.deepEqual(said(text), [
    ...[`2 ${age}`, '2 xrelease invalid with this instruction'],
    ...[`3 ${age}`, `3 ${indirect}`, '3 instruction is not lockable'],
    ...[`3 ${base}`, `3 ${base}`, `3 ${indirect}`],
  ]);
});

test('names of obj that are too long are told by the whole file', () => {
  const name = 'n'.repeat(256);
  const { errors } = run(`global ${name}\n${name}: nop\n`, '-f', 'obj');
  const shown = 'n'.repeat(64);
  assert.equal(
    errors,
    `a.asm: warning: truncating object name \`${shown}...' to 255 bytes [-w+other]\n`,
  );
});

test('a base in a field of obj is extended once', () => {
  const { errors } = run('x: dq seg x\n', '-f', 'obj');
  const text = '64-bit segment relocation zero-extended from 16 bits';
  assert.equal(errors, `a.asm:1: warning: ${text} [-w+zext-reloc]\n`);
});

test('-M prints no dependencies where something is wrong', () => {
  const { code, output, errors } = run('%if nowhere\n%endif\n', '-M');
  assert.deepEqual([code, output], [1, '']);
  assert.match(errors, /symbol references not supported in preprocess-only mode/);
  assert.equal(run('%include "nowhere"\n', '-M').output, 'a : a.asm nowhere\n\n');
});

test('-M breaks lines behind 63 characters', () => {
  const [fits, wide] = ['g'.repeat(53), 'g'.repeat(54)];
  assert.equal(run(`%include "${fits}"\n`, '-M').output, `a : a.asm ${fits}\n\n`);
  const two = `%include "${wide}"\n%include "short"\n`;
  assert.equal(run(two, '-M').output, `a : a.asm \\\n  ${wide} short\n\n`);
  const long = 't'.repeat(60);
  assert.equal(run('', '-M', '-MT', long).output, `${long} : \\\n  a.asm\n\n`);
});

test('-M writes names as make reads them', () => {
  const text = '%include "x y"\n%include "p$q"\n%include "h#i"\n%include "b\\\\ c"\n';
  const rule = 'a : a.asm x\\ y p$$q h\\#i b\\\\\\\\\\ c\n\n';
  assert.equal(run(text, '-M').output, rule);
  assert.equal(run('', '-M', '-MQ', 'a$ b\\').output, 'a$$\\ b\\\\ : a.asm\n\n');
  assert.equal(run('', '-M', '-MT', 'a$ b').output, 'a$ b : a.asm\n\n');
});

test('calls have the same numbers where labels have a part of the text read again', () => {
  const gap = `; ${'-'.repeat(2100)}\n`;
  const call = '%macro mark 0\n%%x: nop\n%endmacro\nmark\n';
  // The first jump gets long only when the second one has.
  const jumps = 'a: jmp b\ne: times 124 nop\njmp c\nb: times 200 nop\nc: mark\n';
  const steered = `${jumps}%assign size e-a\ndb size\nmark\n`;
  const text = `${call}${gap}${steered}${gap}mark\n${gap}mark\n`;
  const { files, errors } = run(text, '-f', 'elf64', '-o', 'a');
  assert.equal(errors, '');
  const names = Buffer.from(files[0]!.content)
    .toString('latin1')
    .match(/\.\.@\d+\.x/g);
  assert.deepEqual(names, ['..@0.x', '..@1.x', '..@2.x', '..@3.x', '..@4.x']);
});

test('the output has the name of the source, with its folder, up to the last dot', () => {
  const host = {
    read: () => textBytes(' nop\n'),
    environment: () => undefined,
    clock: { local: newYear, utc: newYear, seconds: 0 },
  };
  const rows = [
    ['-M', 'elf64', 'd/x.asm', 'd/x.o : d/x.asm\n\n'],
    ['-M', 'win64', 'd.x/y', 'd.obj : d.x/y\n\n'],
    ['-M', 'bin', './z', ' : ./z\n\n'],
    ['-M', 'bin', 'z', 'nasm.out : z\n\n'],
  ] as const;
  for (const [mode, format, path, rule] of rows) {
    assert.equal(runCommand([mode, '-f', format, path], host).output, rule);
  }
  assert.equal(runCommand(['-f', 'elf64', 'd/x.asm'], host).files[0]!.path, 'd/x.o');
  const nameless = runCommand(['-f', 'bin', './z'], host);
  assert.equal(nameless.errors, "./z: fatal: unable to open output file `'\n");
});

test('an output that would have the name of the source is told and has another', () => {
  const host = {
    read: () => textBytes(' nop\n'),
    environment: () => undefined,
    clock: { local: newYear, utc: newYear, seconds: 0 },
  };
  const text = "default output file same as input, using `nasm.out' for output\n";
  const { code, errors, files } = runCommand(['z'], host);
  assert.deepEqual([code, files[0]!.path], [0, 'nasm.out']);
  assert.equal(errors, `z: warning: ${text} [-w+other]\n`);
  assert.equal(runCommand(['-w-other', 'z'], host).errors, '');
  assert.equal(runCommand(['-Xvc', 'z'], host).errors, `z : warning: ${text} [-w+other]\n`);
  const refused = runCommand(['-Werror', 'z'], host);
  assert.deepEqual([refused.code, refused.files.length], [1, 0]);
  assert.equal(refused.errors, `z: error: ${text} [-w+error=other]\n`);
});

test('programs read the name that -f was given, in lower case', () => {
  const text = '%ifidn __OUTPUT_FORMAT__,win\nsafeseh a\n%endif\na: db __?OUTPUT_FORMAT?__\n';
  assert.match(run(text, '-f', 'ELF').errors, /symbol `elf' not defined/);
  assert.match(run(text, '-f', 'Macho').errors, /symbol `macho' not defined/);
  assert.match(run(text, '-f', 'win').errors, /^a.asm:4: error: symbol `win' not defined\n$/);
  assert.match(run(text, '-E', '-f', 'Elf64').output, /a: db elf64/);
});

test('-E prints bytes that are no UTF-8 as they are', () => {
  const source = Uint8Array.of(0x64, 0x62, 0x20, 0x27, 0x82, 0xe8, 0x82, 0x27, 0x0a);
  const { output } = nasm.assembleCommand!(['-E', 'a.asm'], {
    read: () => source,
    environment: () => undefined,
    clock: { local: newYear, utc: newYear, seconds: 0 },
  });
  assert.deepEqual([...(output as Uint8Array).slice(-9)], [...source]);
});

test('functions take numbers that are left out before a comma as well', () => {
  const text = "%define none\ndb %num(30,,16), %num(5,3,), %num(5,none)\ndb %substr('abc',2,)\n";
  const { output, errors } = run(text, '-E');
  assert.match(output, /db '1e', '005', '5'\ndb 'bc'/);
  assert.equal(errors, '');
  assert.match(run('db %eval( )\n', '-E').errors, /a.asm:1: error: expression syntax error\n$/);
});

test('lines that a condition leaves out may begin with a number sign', () => {
  const text = '%if 0\n#define x 5\n# 50 "b"\n%line 70\n%endif\n foo bar\n';
  assert.equal(run(text).errors, 'b:72: error: parser: instruction expected\n');
});
