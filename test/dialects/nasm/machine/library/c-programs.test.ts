// Programs of C, compiled here: ours links and runs them, and they say what they say on the CPU.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { findProgram } from '#tools/commands.ts';
import { runObjects } from './running.ts';

const isLinux64 = process.platform === 'linux' && process.arch === 'x64';
const skip = !isLinux64 || findProgram('gcc') === undefined ? 'there is no gcc here' : false;
const input = 'first line\nsecond\nno end';

/** Each compiles calls, addresses and thread-local variables in another way. */
const ways = ['-O0', '-O2 -fPIC', '-O2 -fno-pie', '-O2 -D_FORTIFY_SOURCE=2 -fstack-protector-all'];

describe('programs of C', { skip }, () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'nasm-c-programs-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const name of ['text', 'system', 'more', 'long-doubles', 'wide']) {
    for (const way of ways) {
      test(`${name}.c by gcc ${way}`, () => {
        const source = fileURLToPath(new URL(`c-programs/${name}.c`, import.meta.url));
        const [object, program] = [join(folder, `${name}.o`), join(folder, name)];
        // Vectors of 16 bytes only, whatever the compiler's own default is.
        const flags = [
          ...way.split(' '),
          '-w',
          '-fno-builtin',
          '-march=x86-64',
          '-fcf-protection=none',
        ];
        execFileSync('gcc', [...flags, '-c', source, '-o', object]);
        execFileSync('gcc', ['-no-pie', object, '-o', program, '-lm'], { stdio: 'pipe' });
        const { stdout, status } = spawnSync(program, ['word'], {
          input,
          cwd: folder,
          encoding: 'utf8',
        });
        const bytes = readFileSync(object);
        const run = runObjects([{ name, bytes }], { words: 'word', input });
        assert.deepEqual(run, { output: stdout, status, problem: '' });
      });
    }
  }

  const narrow = [
    '2 word',
    'hello 5',
    '-1 3 4 5 9 ',
    '8 16',
    '123456789012 x Q',
    '2 7 abc',
    '369d0369d01 536142812781 473 416999965497',
    '',
  ].join('\n');
  for (const way of ['-O0 -fno-pie', '-O2 -fPIC', '-O2 -fPIE', '-O2 -fno-pie']) {
    test(`narrow.c for i386 by gcc ${way}`, context => {
      const source = fileURLToPath(new URL('c-programs/narrow.c', import.meta.url));
      const object = join(folder, 'narrow.o');
      const flags = ['-m32', '-march=i686', '-w', '-fcf-protection=none', ...way.split(' ')];
      const { status } = spawnSync('gcc', [...flags, '-c', source, '-o', object]);
      if (status !== 0) return context.skip('this gcc compiles nothing for i386');
      const run = runObjects([{ name: 'narrow', bytes: readFileSync(object) }], { words: 'word' });
      assert.deepEqual(run, { output: narrow, status: 9, problem: '' });
    });
  }
});
