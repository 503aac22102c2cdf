// Holds the declarations of the C library: well formed, and really there where a library is.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import {
  declarationOf,
  libcFunctions as everyFunction,
  libcFunction,
  libcVariable,
  libcVariables,
} from '#dialects/nasm/knowledge/libc.ts';
import { findProgram } from '#tools/commands.ts';

const summaryMax = 90;
const libcFunctions = everyFunction();

describe('the C library', () => {
  test('declarations', () => {
    const rows: readonly (readonly [string, string])[] = [
      ['printf', 'int printf(char *format, ...)'],
      ['exit', 'void exit(int status)'],
      ['memcpy', 'void *memcpy(void *destination, void *source, size_t count)'],
      ['getpid', 'int getpid(void)'],
      ['powf', 'float powf(float x, float y)'],
      ['strtold', 'long double strtold(char *text, void *end)'],
    ];
    for (const [name, declaration] of rows) {
      assert.equal(declarationOf(libcFunction(name)!), declaration);
    }
    assert.equal(libcFunction('exit')?.returns, false);
    assert.equal(libcFunction('printf')?.variadic, true);
    assert.equal(libcFunction('vprintf')?.variadic, false);
    assert.equal(libcVariable('stdin')?.size, 8);
    assert.equal(libcFunction('Printf'), undefined);
  });

  test('every row is well formed and none is there twice', () => {
    const names = [...libcFunctions, ...libcVariables].map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
    const sentences = new Set<string>();
    for (const { name, summary } of [...libcFunctions, ...libcVariables]) {
      assert.match(summary, /^[A-Z].*[^ .]\.$/, name);
      assert.ok(summary.length <= summaryMax, name);
      assert.ok(!sentences.has(summary), `${name}: ${summary}`);
      sentences.add(summary);
    }
    for (const { name, result, parameters } of libcFunctions) {
      assert.match(name, /^\w+$/);
      assert.ok(result, name);
      assert.ok(
        parameters.every(each => each.type && /^\w+$/.test(each.name)),
        name,
      );
    }
    assert.ok(libcFunctions.length >= 250);
  });
});

const compiler = findProgram('g++') ?? findProgram('gcc');

describe('the machine’s library', { skip: compiler ? false : 'install g++' }, () => {
  test('has every name of the tables', () => {
    // These are for old programs only: the linker no longer offers them to new ones.
    const withdrawn = new Set(['gets', 'strlcpy']);
    const names = [...libcFunctions, ...libcVariables]
      .map(({ name }) => name)
      .filter(name => !withdrawn.has(name));
    const source = names.map(name => `  .quad ${name}\n`).join('');
    const folder = mkdtempSync(join(tmpdir(), 'libc-'));
    const options = '-x assembler - -no-pie -lm -o'.split(' ');
    const run = spawnSync(compiler!, [...options, join(folder, 'output')], {
      input: `.globl main\nmain: ret\n.data\n${source}`,
      encoding: 'utf8',
    });
    rmSync(folder, { recursive: true, force: true });
    assert.deepEqual(
      [...run.stderr.matchAll(/undefined reference to .(\w+)/g)].map(m => m[1]),
      [],
    );
    assert.equal(run.status, 0, run.stderr);
  });
});
