// What nasm 2.16.01 says of sources, and what its listings show, where no recorded program does.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runCommand } from '../../../../dialects/nasm/command-line/command.ts';
import { textBytes } from '../../../../dialects/nasm/syntax/strings.ts';

const newYear = { year: 2026, month: 1, day: 1, hour: 0, minute: 0, second: 0 };

function run(text: string, ...options: readonly string[]) {
  return runCommand([...options, 'a.asm'], {
    read: path => (path === 'a.asm' ? textBytes(text) : undefined),
    environment: () => undefined,
    clock: { local: newYear, utc: newYear, seconds: 0 },
  });
}

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

test('a segment of ieee has 16 bits behind BITS 64', () => {
  const { errors } = run('bits 64\nsection .text\nsyscall\npush r8\n', '-f', 'ieee');
  assert.doesNotMatch(errors, /32-bit mode/);
});

test('room among data is told and listed where nasm joins it: elements of a size in a list', () => {
  const told = (line: string) => run(`${line}\n`).errors.split('zeroing [-w').length - 1;
  assert.equal(told('db ?, ?, 2 dup (?)'), 1);
  assert.equal(told('db 3 dup (2 dup (?), ?)'), 1);
  assert.equal(told('times 3 db ?, ?'), 3);
  assert.equal(told('times 2 db ?, 1'), 2);
  assert.equal(told('db ?, word ?, ?, ?'), 3);
  assert.equal(told('db 7 dup dword (?, word ?, ?)'), 21);
  const { files } = run('db 2 dup (?, word ?)\n', '-w-zeroing', '-l', 'l', '-o', 'a');
  const listing = files.find(({ path }) => path === 'l')!;
  const listed = '     1 00000000 ????????????            db 2 dup (?, word ?)\n';
  assert.equal(Buffer.from(listing.content).toString(), listed);
});

test('EXTERN of a name that stands above it has the name start at zero', () => {
  const inconsistent = (name: string, line: number) =>
    `a.asm:${line}: error: label \`${name}' inconsistently redefined\n` +
    `a.asm:2: info: label \`${name}' originally defined here\n`;
  assert.equal(run('nop\na: nop\nextern a\n', '-f', 'elf32').errors, inconsistent('a', 3));
  assert.equal(run('nop\nb equ 5\nrequired b\n', '-f', 'obj').errors, inconsistent('b', 3));
  assert.equal(run('a: nop\nextern a\n', '-f', 'elf32').errors, '');
  assert.match(run('a:\nextern a\nx y\n', '-Wlabel-redef').errors, /:2: warning: info: label `a'/);
});

test('INCBIN behind TIMES looks in no folders, for it is no macro there', () => {
  const read = (path: string) =>
    path === 'a.asm' ? textBytes(' incbin "x"\n times 2 incbin "x"\n') : undefined;
  const clock = { local: newYear, utc: newYear, seconds: 0 };
  const { errors } = runCommand(['-Iinc/', 'a.asm'], {
    read: path => read(path) ?? (path === 'inc/x' ? textBytes('hello') : undefined),
    environment: () => undefined,
    clock,
  });
  assert.equal(errors, "a.asm:2: error: `incbin': unable to get length of file `x'\n");
});

test('OBJ has no byte of a number with respect to a segment', () => {
  const { errors } = run('segment d\nmov ax,[bx+5 wrt d]\ndw 5 wrt d\n', '-f', 'obj');
  const text = 'OBJ format can only handle 16- or 32-byte relocations';
  assert.equal(errors, `a.asm:2: error: ${text}\n`);
});

test('ieee: labels above the first segment lie in none, and what fails late has no macros', () => {
  const macro = '%macro m 0\ncli\n%endmacro\nm\n';
  const late = "a.asm:4: error: label `__NASMDEFSEG' defined during code generation";
  const panic = 'panic: a.asm:4: strange segment conditions in IEEE driver\n';
  assert.equal(run(macro, '-f', 'ieee').errors, `${late} [-w+error=label-redef-late]\n${panic}`);
  assert.equal(run(macro, '-f', 'ieee', '-w-label-redef-late').errors, panic);
  const distance = 'a.asm:2: error: expression is not simple or relocatable\n';
  assert.equal(run('a: nop\nb: dw b-a-1\n', '-f', 'ieee').errors, distance);
  // The macro behind STRUC selects no section.
  assert.equal(run('struc a\n.b resd 1\nendstruc\n', '-f', 'ieee').errors, '');
});

test('attributes of a segment are told from the third declaration of the first pass on', () => {
  const text = 'segment a public\nsegment b\nsegment a public\nsegment a public\n';
  const said = (...lines: number[]) =>
    lines.map(line => `a.asm:${line}: warning: segment attributes specified on redeclaration`);
  const heard = (errors: string) => errors.split('\n').map(line => line.split(' of segment')[0]);
  assert.deepEqual(heard(run(text, '-f', 'obj').errors), [...said(3, 4), '']);
  const failed = heard(run(`${text}foo bar\n`, '-f', 'obj').errors);
  assert.deepEqual(failed.slice(0, 1), said(4));
});

test('GLOBAL makes its own of what EXTERN has declared, which no label places again', () => {
  const again =
    "a.asm:3: error: label `a' inconsistently redefined\n" +
    "a.asm:1: info: label `a' originally defined here\n";
  assert.equal(run('extern a\nglobal a\na: nop\n', '-f', 'elf64').errors, again);
  assert.equal(run('global a\nextern a\na: nop\n', '-f', 'elf64').errors, '');
  const { errors } = run('global a\nextern a\ndd a\n', '-f', 'elf32');
  assert.equal(errors, "a.asm:3: error: symbol `a' not defined\n");
  const both = "a.asm:2: error: symbol `a' declared both as extern and static\n";
  assert.equal(run('extern a\nstatic a\na: nop\n', '-f', 'elf64').errors, both);
});

test('the data behind a symbol with a type give it no size', () => {
  const text = 'static f:function\nf: dd 1\n';
  const { files } = run(text, '-f', 'elf64', '-g', '-F', 'dwarf', '-o', 'a');
  const [number, value, size] = ['02000100', '0000000000000000', '0000000000000000'];
  assert.match(Buffer.from(files[0]!.content).toString('hex'), RegExp(number + value + size));
});

test('of a string behind a string in data, what stands in it is the rest of the line', () => {
  const bytes = (line: string) => {
    const { files } = run(`${line}\n`, '-w-all', '-o', 'a');
    return Buffer.from(files[0]?.content ?? '').toString('hex');
  };
  assert.equal(bytes(`db "It""s", 0`), '49');
  assert.equal(bytes(`db "a" "+1"`), '62');
  assert.equal(bytes(`db "a" ", 'xyz', 7", 8`), '6178797a07');
  assert.equal(bytes(`db "ab" "" , 5`), '61');
  assert.equal(bytes(`db 1, "a" "*2", 4`), '01c2');
  const { errors } = run(`db 'a' "y z", 5\n`);
  assert.equal(errors, 'a.asm:1: error: comma expected after operand\n');
});

test('EXTERN and COMMON of a name once more are told where label-redef is on', () => {
  const text = 'extern a\nextern a\nglobal b\nextern b\nb:\ncommon c 4\ncommon c 4\n';
  const said = (name: string, line: number) =>
    `a.asm:${line}: warning: info: label \`${name}' redefined to an identical value ` +
    `[-w+label-redef]\na.asm:${line - 1}: info: label \`${name}' originally defined here\n`;
  assert.equal(run(text, '-f', 'elf32', '-Wlabel-redef').errors, said('a', 2) + said('c', 7));
  assert.equal(run(text, '-f', 'elf32').errors, '');
});

test('what is wrong with an instruction is said of each round of TIMES', () => {
  const text = 'bits 64\ntimes 3 mov spl, ah\ntimes 2 mov al, ebx\n';
  const line = 'a.asm:2: error: cannot use high byte register in rex instruction\n';
  assert.equal(run(text).errors, line.repeat(3));
});

test('what the last pass has elsewhere is an error, also where nobody is told of labels', () => {
  const told = "error: label `__NASMDEFSEG' defined during code generation";
  const all = run('nop\n', '-f', 'obj').errors;
  assert.equal(all, `a.asm:1: ${told} [-w+error=label-redef-late]\n`);
  const phase = 'a.asm: error: phase error during code generation pass\n';
  const silent = run('nop\n', '-f', 'obj', '-w-label-redef-late');
  assert.deepEqual([silent.code, silent.errors], [1, phase]);
});

test('what is odd about data is told in each round of TIMES, which may be very many', () => {
  const line = 'a.asm:1: warning: byte data exceeds bounds [-w+number-overflow]\n';
  assert.equal(run('times 3 db 300\n', '-o', 'a').errors, line.repeat(3));
  const { files, errors } = run('times 1474560 db 0\ntimes 2000000 nop\n', '-l', 'l', '-o', 'a');
  assert.equal(errors, '');
  const list = Buffer.from(files.find(({ path }) => path === 'l')?.content ?? '').toString();
  assert.deepEqual(list.split('\n').slice(0, 2), [
    '     1 00000000 00<rep 168000h>         times 1474560 db 0',
    '     2 00168000 90<rep 1E8480h>         times 2000000 nop',
  ]);
});
