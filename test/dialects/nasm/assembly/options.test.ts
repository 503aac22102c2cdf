// Options of the command line whose effect no recorded program shows, as nasm 2.16.01 has it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runCommand } from '../../../../dialects/nasm/command-line/command.ts';
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

test('a label with the value that it has already is told where label-redef is on', () => {
  const text = 'b equ 5\nb equ 5\n%macro m 0\nc equ 1\n%endmacro\nm\nm\n';
  // EQU is looked at in the first pass, whose warnings are heard where it ends in errors.
  assert.equal(run(text, '-Wlabel-redef').errors, '');
  const errors = run(`${text}foo bar\n`, '-Wlabel-redef').errors.replace(/a\.asm:8: .*\n/, '');
  const lines = [
    "a.asm:2: warning: info: label `b' redefined to an identical value [-w+label-redef]",
    "a.asm:1: info: label `b' originally defined here",
    "a.asm:7: warning: info: label `c' redefined to an identical value [-w+label-redef]",
    "a.asm:4: ... from macro `m' defined here",
    "a.asm:7: info: label `c' originally defined here",
  ];
  assert.equal(errors, lines.map(line => `${line}\n`).join(''));
  assert.equal(run(text).errors, '');
  // Grave is not heard.
  assert.equal(run('a:\na:\n', '-Werror=label-redef').errors, '');
  assert.equal(run('a:\na:\n', '-Wlabel-redef', '-Werror=label-redef').code, 1);
});

test('a class that was an error is one again when it is turned on again', () => {
  const text = '[warning error=number-overflow]\n[warning -number-overflow]\ndb 300\n';
  assert.equal(run(text).errors, '');
  const { errors } = run(`${text}[warning +number]\ndb 300\n[warning *number]\ndb 300\n`);
  assert.match(errors, /^a\.asm:5: error: .*\na\.asm:7: error: .*\n$/);
});

test('PUSH and POP of [WARNING] are names as well, which no class has', () => {
  const { errors } = run('[warning -ZzZ]\n[warning Push]\n[warning error=Ab c]\n', '-Wall');
  const unknown = (line: number, name: string) =>
    `a.asm:${line}: warning: unknown warning name: ${name} [-w+unknown-warning]\n`;
  assert.equal(errors, unknown(1, 'ZzZ') + unknown(2, 'Push') + unknown(3, 'Ab c'));
});

test('unknown classes of -w are told where those before have asked for it', () => {
  assert.equal(run('', '-Wfoo', '-Wall').errors, '');
  const text = 'unknown warning name: foo';
  const { code, errors } = run('', '-Wall', '-Wfoo');
  assert.deepEqual([code, errors], [0, `nasm: warning: ${text} [-w+unknown-warning]\n`]);
  const refused = run('dx', '-Werror', '-Wall', '-Wfoo');
  const error = `nasm: error: ${text} [-w+error=unknown-warning]\n`;
  assert.deepEqual([refused.code, refused.errors], [1, error]);
});

test('DEFAULT reads one word', () => {
  const text = 'bits 64\ndefault rel fs:abs, foo\nmov eax,[5]\n';
  const { errors, files } = run(text, '-f', 'bin', '-o', 'a');
  assert.match(errors, /^a\.asm:3: warning: absolute address can not be RIP-relative/);
  assert.equal(files.length, 1);
  assert.match(run('default fs:rel\n').errors, /invalid parameter to \[default] directive/);
});

test('-Xvc writes the lines of macros in its own way', () => {
  const { errors } = run('%macro m 0\ndb 300\n%endmacro\nm\n', '-Xvc');
  const warning = 'byte data exceeds bounds [-w+number-overflow]';
  const note = "a.asm(2) : ... from macro `m' defined here";
  assert.equal(errors, `a.asm(4) : warning: ${warning}\n${note}\n`);
});

test('-M does not hear what belongs to the last pass', () => {
  const { code, output, errors } = run('%warning a\n%error b\n', '-M', '-f', 'elf64');
  assert.deepEqual([code, output, errors], [0, 'a.o : a.asm\n\n', '']);
});

test('floating-point constants name what is wrong and have a size all the same', () => {
  const text = 'a: dw 1ef0\nb: dd 0x1.g\ndq 1.2.3\ntimes 15-($-a) db 0\n';
  const constant = 'floating-point constant';
  const lines = [
    `a.asm:1: error: invalid character in ${constant} exponent: 'f'`,
    `a.asm:2: error: ${constant}: \`g' is invalid character`,
    `a.asm:3: error: too many periods in ${constant}`,
  ];
  assert.equal(run(text).errors, lines.map(line => `${line}\n`).join(''));
  const late = `invalid character in ${constant} significand: 'q'`;
  assert.equal(run('dd 1.5q\nfoo bar\n').errors, 'a.asm:2: error: parser: instruction expected\n');
  assert.equal(run('dd 1.5q\n').errors, `a.asm:1: error: ${late}\n`);
  assert.match(run('dt 0p55x\n').errors, /invalid character `x' in packed BCD constant/);
});

test('tokens that are passed over are warned of', () => {
  const large = '2'.repeat(40);
  const { errors } = run(`mov eax,foo(ptr ${large}),5\n${large}\n`, '-f', 'bin');
  const lines = [
    '1: error: comma, colon, decorator or end of line expected after operand',
    "1: warning: `ptr' is not a NASM keyword [-w+ptr]",
    `1: warning: numeric constant ${large} does not fit in 64 bits [-w+number-overflow]`,
    `2: warning: numeric constant ${large} does not fit in 64 bits [-w+number-overflow]`,
    '2: error: label or instruction expected at start of line',
  ];
  assert.equal(errors, lines.map(line => `a.asm:${line}\n`).join(''));
});

test('a size behind a declaration of data is none of its elements', () => {
  assert.match(run('dd word\n').errors, /no operand for data declaration \[-w\+db-empty]/);
  assert.match(run('dd word, 5\n').errors, /expression syntax error/);
});

test('SECTALIGN says what is wrong with its expression, and takes nothing for nothing', () => {
  assert.match(run(' sectalign dword\n').errors, /a\.asm:1: error: expression syntax error/);
  assert.equal(run('[sectalign ]\n').errors, '');
});

test('USEREL and its like stand for DEFAULT, FLOAT takes several words', () => {
  const { errors } = run('bits 64\nuserel\nmov eax,[5]\nuseabs\nusebnd\nusenobnd\n');
  assert.match(errors, /^a\.asm:3: warning: absolute address can not be RIP-relative [^\n]*\n$/);
  const floats = run('float near,foo,bar\n').errors;
  assert.equal(floats.match(/unknown 'float' directive: (foo|bar)\n/g)?.length, 2);
});

test('directives are named in lower case', () => {
  assert.match(run('%IF ax\n%endif\n').errors, /non-constant value given to `%if'/);
});

test('data in a section without bytes is told of piece by piece', () => {
  const text = 'section .bss\ntimes 2 db 1,?,"ab"\ndb 3 dup (4,?)\n';
  const { errors } = run(text, '-f', 'elf64');
  const told = (line: number) => errors.match(new RegExp(`a\\.asm:${line}: warning`, 'g'))?.length;
  assert.deepEqual([told(2), told(3)], [4, 3]);
});

test('the level of a row has no space in front where the next has two digits', () => {
  const names = Array.from({ length: 11 }, (_, index) => `m${index}`);
  const macros = names.map(
    (name, index) => `%macro ${name} 0\n${names[index + 1] ?? 'nop'}\n%endmacro`,
  );
  const { files } = run(`${macros.join('\n')}\nm0\n`, '-o', 'a', '-l', 'l');
  const listing = Buffer.from(files.find(({ path }) => path === 'l')!.content).toString();
  const rows = [8, 9, 10].map(depth => new RegExp(`( *)<${depth}> `).exec(listing)![1]!.length);
  assert.deepEqual(rows, [30, 29, 29]);
});

test('a line of the listing ends in dots behind 1020 characters', () => {
  const line = (length: number) => ` nop ;${'x'.repeat(length - 6)}`;
  const { files } = run(`${line(1019)}\n${line(1020)}\n`, '-o', 'a', '-l', 'l');
  const listing = Buffer.from(files.find(({ path }) => path === 'l')!.content).toString();
  const shown = listing.split('\n').map(row => row.slice(40));
  assert.deepEqual(shown, [line(1019), `${line(1020)}...`, '']);
});

test('room among data is warned of behind it', () => {
  const text = 'dw 0xcc, 4 dup byte ("PQR"), ?, 0xabcd\n';
  const { files } = run(text, '-o', 'a', '-l', 'l');
  const listing = Buffer.from(files.find(({ path }) => path === 'l')!.content).toString();
  const rows = listing.split('\n').map(row => row.slice(7, 20));
  assert.deepEqual(rows, ['00000000 CC00', '00000009 5152', '         ****', '']);
});

test('lines of absolute segments name their file to DWARF and CodeView', () => {
  const host = {
    read: (path: string) =>
      textBytes(
        path === 'a.asm'
          ? '%include "b.inc"\nabsolute 5\nresb 3\nsection .text\ne\nnop\n'
          : '%macro e 0\nnop\n%endmacro\n',
      ),
    environment: () => undefined,
    clock: { local: newYear, utc: newYear, seconds: 0 },
  };
  const { files } = runCommand(['-f', 'elf64', '-g', '-F', 'dwarf', 'a.asm'], host);
  const text = Buffer.from(files[0]!.content).toString('latin1');
  // The table of files begins with the main file.
  assert.match(text, /\0a\.asm\0\0\0\0b\.inc\0/);
});

test('where nasm panics, its text is the last one and the exit code is 3', () => {
  const ieee = run(' nop\nfoo bar\n nop\n', '-f', 'ieee');
  assert.equal(ieee.code, 1);
  const panic = run(' nop\n nop\n', '-f', 'ieee');
  assert.equal(panic.code, 3);
  assert.match(panic.errors, /panic: a\.asm:1: strange segment conditions in IEEE driver\n$/);
  const start = run('section .text\nnop\n', '-f', 'ieee');
  const text = 'panic: a.asm: Start address records are incorrect\n';
  assert.deepEqual([start.code, start.errors, start.files], [3, text, []]);
  const cv8 = run('a equ 5\n', '-f', 'win64', '-g');
  const condition = 'assertion cv8_state.source_files != NULL failed at output/codeview.c:515';
  assert.deepEqual([cv8.code, cv8.errors], [3, `panic: a.asm: ${condition}\n`]);
});

test('..gotoff has no relocation in elfx32', () => {
  const text = 'extern x\ndd x wrt ..gotoff\ndq x wrt ..gotoff\n';
  const { errors } = run(text, '-f', 'elfx32');
  assert.equal(errors.match(/ELFX32 doesn't support R_X86_64_GOTOFF64\n/g)?.length, 2);
});

test('the listing tells where a label was defined first', () => {
  const { files } = run('a: nop\na: nop\n', '-f', 'bin', '-Lp', '-o', 'a', '-l', 'l');
  const listing = Buffer.from(files.find(({ path }) => path === 'l')!.content).toString();
  assert.match(listing, /\*{18} {7}info: label `a' originally defined at a\.asm:1\n/);
});

test('an empty argument is a comma where an empty one behind it is dropped before the rest', () => {
  const text = '%macro P 2-5+\n%defstr s %3\n%warning s %0\n%endmacro\nP 1,2,,\nP 1,2,3,\n';
  const { errors } = run(text, '-w-pp-macro-params-legacy');
  assert.match(errors, /a\.asm:5: warning: ',' 3 .*\n.*\na\.asm:6: warning: '3' 3 /);
});
