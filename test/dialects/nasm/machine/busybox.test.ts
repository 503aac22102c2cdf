// A program that nobody here wrote: a static busybox does the same in the machine as on the CPU.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { loadNasm } from '#dialects/nasm/machine/load.ts';
import { findProgram } from '#tools/commands.ts';

const path = findProgram('busybox');
const isLinux64 = process.platform === 'linux' && process.arch === 'x64';
const skip = path === undefined ? 'install busybox-static' : !isLinux64 && 'it runs on Linux';

const quoted = (word: string) => `"${word.replace(/["\\]/g, '\\$&')}"`;

/** What it prints and returns in the machine. */
function inMachine(words: readonly string[], input: string) {
  const bytes = readFileSync(path!);
  const file = {
    name: 'busybox',
    uri: 'file:///busybox',
    content: { kind: 'image', bytes },
  } as const;
  const options = { args: words.map(quoted).join(' ') };
  const program = loadNasm([file], { options, recordActivity: false });
  const { machine } = program;
  if (input !== '') machine.apply({ kind: 'input', bytes: new TextEncoder().encode(input) });
  machine.apply({ kind: 'input', bytes: new Uint8Array() });
  machine.run(2_000_000_000, {});
  const printed = machine.output.since(0).map(({ text }) => text);
  return { output: printed.join(''), status: program.report().exitCode };
}

function onProcessor(words: readonly string[], input: string) {
  const { stdout, stderr, status } = spawnSync(path!, words, { input, encoding: 'utf8' });
  return { output: stdout + stderr, status };
}

const numbers = Array.from({ length: 3_000 }, (_, index) => (index * 7919) % 10_007).join('\n');
const text = `${'the quick brown fox jumps over the lazy dog\n'.repeat(200)}end\n`;
const script = `i=0; while [ $i -lt 20 ]; do i=$((i + 1)); case $i in *3) continue;; esac
x="$x $((i * i % 17))"; done; echo "$x"; f() { echo "$1: \${2%%.*} \${#2}"; }; f a bc.d.e; exit 3`;

const cases: readonly (readonly [string, readonly string[], string])[] = [
  ['sort orders numbers', ['sort', '-n'], `${numbers}\n`],
  ['sha256sum adds up', ['sha256sum'], text],
  ['md5sum adds up', ['md5sum'], numbers],
  [
    'awk calculates',
    ['awk', '{ s += sqrt($1) } END { printf "%.10g %e %d\\n", s, s, NR }'],
    numbers,
  ],
  ['sh runs a script', ['sh', '-c', script], ''],
  ['sed replaces', ['sed', '-E', 's/(quick|lazy) (\\w+)/\\2-\\1/g'], text],
  ['dc divides', ['dc', '-e', '20k 2 v p 355 113 / p'], ''],
  ['od shows bytes', ['od', '-A', 'x', '-t', 'x1z'], 'Hello, world!\n'],
  ['an unknown applet is told', ['nonesuch'], ''],
];

describe('busybox', { skip }, () => {
  for (const [name, words, input] of cases) {
    test(name, () => {
      assert.deepEqual(inMachine(words, input), onProcessor(words, input));
    });
  }
});
