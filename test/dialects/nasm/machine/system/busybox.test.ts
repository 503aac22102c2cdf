// A static program that nobody here wrote: the same output as on the CPU.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { readElf } from '#dialects/nasm/decoder/elf-image.ts';
import { findProgram } from '#tools/commands.ts';
import { runObjects } from '../library/running.ts';

const path = process.platform === 'linux' ? findProgram('busybox') : undefined;
const bytes = path === undefined ? undefined : new Uint8Array(readFileSync(path));
const interpreter = 3;
const isStatic =
  bytes !== undefined && !readElf(bytes)?.segments.some(({ type }) => type === interpreter);
const skip = isStatic ? false : 'install busybox-static';

const numbers = Array.from({ length: 400 }, (_, index) => ((index * 7919) % 1009) - 300);
const lines = `${numbers.join('\n')}\n`;
const text = 'The quick brown fox\njumps over the lazy dog.\n\n  It barks,\tand that is it.\n';

/** Words of the command line, and what is typed. */
const rows: readonly (readonly [words: readonly string[], input: string])[] = [
  [['sort', '-n'], lines],
  [['sort', '-r'], text],
  [['sha256sum'], lines],
  [['md5sum'], text],
  [['awk', '{ sum += $1; if ($1 > top) top = $1 } END { print sum, NR, top, sum / NR }'], lines],
  [['awk', '{ for (i = NF; i > 0; i--) printf "%s%s", $i, (i > 1 ? " " : "\\n") }'], text],
  [
    ['awk', 'BEGIN { printf "%.6f %e %g %x|%5s|%-5d|\\n", 1 / 3, 12345.678, 1e-5, 255, "ab", 42 }'],
    '',
  ],
  [
    [
      'sh',
      '-c',
      'x=1; while [ $x -lt 50 ]; do x=$((x * 2)); echo $x; done; read a b; echo "$b-$a"',
    ],
    text,
  ],
  [
    [
      'sh',
      '-c',
      'f() { echo "$1:$#"; return 3; }; f a b; echo $?; printf "%05d|%s\\n" 42 "${x:-none}"',
    ],
    '',
  ],
  [['sh', '-c', 'set -- $(echo one); echo never'], ''],
  [['sed', '-n', 's/\\([a-z]*\\) \\([a-z]*\\)/\\2 \\1/p'], text],
  [['grep', '-n', '[jl]'], text],
  [['wc'], text],
  [['tr', 'a-z', 'A-Z'], text],
  [['cut', '-c', '1-3'], lines],
  [['uniq', '-c'], 'a\na\nb\n'],
  [['od', '-c'], text],
  [['hexdump', '-C'], text],
  [['factor', '1234567', '97'], ''],
  [['seq', '1', '3', '12'], ''],
  [['expr', '3', '*', '4'], ''],
  [['base64'], text],
  [['rev'], text],
  [['tac'], text],
  [['printf', '%d %s\\n', '7', 'seven'], ''],
];

/** What only one process can do: what busybox prints where it cannot fork is its own affair. */
const needsProcesses = (words: readonly string[]) => words.join(' ').includes('$(echo');

describe('busybox', { skip }, () => {
  for (const [words, input] of rows) {
    test(words.join(' ').slice(0, 60), () => {
      const quoted = words.map(word => `'${word.replaceAll("'", `'\\''`)}'`).join(' ');
      const object = { name: 'busybox', bytes: bytes! };
      const run = runObjects([object], { words: quoted, input, most: 50_000_000 });
      if (needsProcesses(words)) {
        assert.match(run.output, /can't fork: Resource temporarily unavailable/);
        return;
      }
      const { stdout, status } = spawnSync(path!, words, { input, encoding: 'utf8' });
      assert.deepEqual(run, { output: stdout, status, problem: '' });
    });
  }
});
