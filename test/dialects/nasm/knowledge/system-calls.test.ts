// Holds the tables of system calls against each other and against the kernel's own headers.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { arguments32, arguments64 } from '#dialects/nasm/knowledge/system-call-signatures.ts';
import { systemCallSummaries } from '#dialects/nasm/knowledge/system-call-texts.ts';
import {
  convention32,
  convention64,
  type SystemCall,
  systemCall32,
  systemCall64,
  systemCalls32,
  systemCalls64,
} from '#dialects/nasm/knowledge/system-calls.ts';

const summaryMax = 90;
const describedMin = 80;

function written(call: SystemCall | undefined): string {
  return `${call?.name}(${call?.arguments.map(({ name, kind }) => `${name}: ${kind}`).join(', ')})`;
}

describe('system calls', () => {
  test('have names and arguments in both ABIs', () => {
    assert.equal(written(systemCall64(1)), 'write(fd: descriptor, buf: pointer, count: size)');
    assert.equal(written(systemCall64(60)), 'exit(status: integer)');
    assert.equal(written(systemCall32(4)), 'write(fd: descriptor, buf: pointer, count: size)');
    assert.equal(written(systemCall32(5)), 'open(path: string, flags: flags, mode: integer)');
    assert.equal(written(systemCall32(90)), 'mmap(args: pointer)');
    assert.equal(systemCall64(335), undefined);
    assert.equal(systemCall32(213)?.summary, 'Changes the user of the process.');
  });

  const abis = [
    { calls: systemCalls64(), signatures: arguments64(), convention: convention64 },
    { calls: systemCalls32(), signatures: arguments32(), convention: convention32 },
  ];
  test('every number has a signature that fits into the registers', () => {
    for (const { calls, signatures, convention } of abis) {
      const missing = [...calls.values()].filter(({ name }) => !signatures.has(name));
      assert.deepEqual(
        missing.map(({ name }) => name),
        [],
      );
      for (const { name, arguments: all } of calls.values()) {
        assert.ok(all.length <= convention.arguments.length, name);
        assert.ok(
          all.every(each => /^[a-z]\w*$/.test(each.name)),
          name,
        );
        assert.equal(new Set(all.map(each => each.name)).size, all.length, name);
      }
    }
  });

  test('every signature and every sentence belongs to a number', () => {
    const names = new Set(
      [...systemCalls64().values(), ...systemCalls32().values()].map(c => c.name),
    );
    const all = [...arguments64().keys(), ...arguments32().keys(), ...systemCallSummaries.keys()];
    assert.deepEqual(
      all.filter(name => !names.has(name)),
      [],
    );
    assert.ok(systemCallSummaries.size >= describedMin);
    for (const [name, summary] of systemCallSummaries) {
      assert.match(summary, /^[A-Z].*[^ .]\.$/, name);
      assert.ok(summary.length <= summaryMax, name);
    }
    const sentences = [...systemCallSummaries.values()];
    assert.equal(new Set(sentences).size, sentences.length);
  });
});

const headers = '/usr/include/x86_64-linux-gnu/asm';
const withoutHeaders = existsSync(`${headers}/unistd_64.h`) ? false : 'install linux-libc-dev';

describe('the kernel’s headers agree', { skip: withoutHeaders }, () => {
  for (const [file, calls] of [
    ['unistd_64.h', systemCalls64()],
    ['unistd_32.h', systemCalls32()],
  ] as const) {
    test(file, () => {
      const text = readFileSync(`${headers}/${file}`, 'utf8');
      const lines = [...text.matchAll(/^#define __NR_(\w+) (\d+)$/gm)];
      const ours = lines.map(([, , number]) => calls.get(Number(number))?.name);
      assert.ok(lines.length > 300);
      assert.deepEqual(
        ours,
        lines.map(([, name]) => name),
      );
      // Numbers that these headers lack are newer than all of theirs.
      const newest = Math.max(...lines.map(([, , number]) => Number(number)));
      const unknown = [...calls.keys()].filter(number => number <= newest);
      assert.equal(unknown.length, lines.length);
    });
  }
});
