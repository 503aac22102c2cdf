// Files as a static program that nobody here wrote sees them, the same as on the CPU.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { rootedFolder } from '#core/machine/folder.ts';
import { loadNasm } from '#dialects/nasm/machine/load.ts';
import { findProgram } from '#tools/commands.ts';
import { printed } from '../loaded-program.ts';

const path = findProgram('busybox');
const isLinux64 = process.platform === 'linux' && process.arch === 'x64';
const skip = path === undefined ? 'install busybox-static' : !isLinux64 && 'it runs on Linux';

const files: Readonly<Record<string, string>> = {
  'a.txt': 'one\ntwo\nthree\n',
  'numbers.txt': `${Array.from({ length: 300 }, (_, index) => (index * 7919) % 1009).join('\n')}\n`,
  'sub/b.txt': 'one\nTWO\nthree\nfour\n',
  'sub/empty': '',
};

const rows: readonly (readonly string[])[] = [
  ['cat', 'a.txt', 'sub/b.txt', 'none'],
  ['sort', '-n', 'numbers.txt'],
  ['sha256sum', 'a.txt', 'numbers.txt', 'sub/empty'],
  ['wc', 'a.txt', 'sub/b.txt'],
  ['ls'],
  ['ls', '-1', 'sub', 'a.txt'],
  ['head', '-c', '5', 'a.txt'],
  ['tail', '-n', '2', 'numbers.txt'],
  ['cmp', 'a.txt', 'sub/b.txt'],
  ['diff', 'a.txt', 'sub/b.txt'],
  ['grep', '-n', 'o', 'a.txt', 'sub/b.txt'],
  ['stat', '-c', '%s %F %a', 'a.txt', 'sub'],
  ['dd', 'if=a.txt', 'bs=3', 'skip=1', 'count=2', 'status=none'],
  ['find', 'sub', '-name', '*.txt'],
  ['du', '-a', 'none'],
  ['test', '-d', 'sub'],
  ['test', '-f', 'sub'],
  ['mkdir', 'sub'],
  ['rmdir', 'sub'],
  ['rm', 'none'],
  ['cat', 'sub'],
  [
    'sh',
    '-c',
    'echo new > made; read x < made; echo "[$x]"; echo more >> made; ' +
      'while read y; do echo "<$y>"; done < made',
  ],
  [
    'sh',
    '-c',
    'cd sub && pwd > /dev/null && read x < b.txt && echo $x; ' +
      'echo *; [ -s empty ] || echo empty',
  ],
  ['sh', '-c', 'echo to nothing > /dev/null; echo $?; echo x > sub'],
];

describe('busybox on files', { skip }, () => {
  let folder: string;
  before(() => {
    folder = fs.mkdtempSync(join(tmpdir(), 'nasm-busybox-'));
    for (const [name, text] of Object.entries(files)) {
      fs.mkdirSync(join(folder, name, '..'), { recursive: true });
      fs.writeFileSync(join(folder, name), text, { mode: 0o644 });
    }
  });
  after(() => fs.rmSync(folder, { recursive: true, force: true }));

  for (const words of rows) {
    test(words.join(' ').slice(0, 60), () => {
      const bytes = fs.readFileSync(path!);
      const content = { kind: 'image', bytes } as const;
      const quoted = words.map(word => `'${word}'`).join(' ');
      const program = loadNasm([{ name: 'busybox', uri: 'file:///busybox', content }], {
        options: { args: quoted, folder },
        recordActivity: false,
        openFolder: location => rootedFolder(location, fs, sep),
      });
      program.machine.apply({ kind: 'input', bytes: new Uint8Array() });
      program.machine.run(50_000_000, {});
      const { stdout, stderr, status } = spawnSync(path!, words, {
        input: '',
        cwd: folder,
        encoding: 'utf8',
      });
      fs.rmSync(join(folder, 'made'), { force: true });
      // A terminal that is not there prints one name a line.
      const inLines = (text: string) => text.replace(/ {2,}/g, '\n');
      assert.equal(inLines(printed(program)), inLines(stdout + stderr));
      assert.equal(program.report().exitCode, status);
    });
  }
});
