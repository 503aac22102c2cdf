// Options of the command line whose effect no recorded program shows, as nasm 2.16.01 has it.
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
