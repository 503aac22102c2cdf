// Symbolic links in the paths of sources and objects, of which CodeView tells the real ones.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { realPathOf } from '../../../../cli/own-assembler.ts';
import { runCommand } from '../../../../dialects/nasm/command-line/command.ts';
import { hostIn } from '../../../../tools/nasm/objects.ts';

test('paths are those behind links, also of an object that is not there yet', t => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'nasm-paths-')));
  t.after(() => rmSync(folder, { recursive: true }));
  for (const name of ['sources', 'sources/parts', 'objects']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'sources/main.asm'), 'nop\n%include "linked.inc"\n');
  writeFileSync(join(folder, 'sources/parts/part.inc'), 'nop\n');
  const links = [
    ['sources', 'link'],
    ['../objects', 'sources/out'],
    ['main.asm', 'sources/other.asm'],
    ['parts/part.inc', 'sources/linked.inc'],
  ] as const;
  for (const [target, path] of links) symlinkSync(target, join(folder, path));
  const words = ['-g', '-f', 'win64', '-o', 'out/new.obj', 'other.asm'];
  const current = join(folder, 'link');
  const host = {
    ...hostIn(current),
    realPath: (path: string) => realPathOf(resolve(current, path)),
  };
  const { files, errors } = runCommand(words, host);
  assert.equal(errors, '');
  const object = Buffer.from(files[0]!.content).toString('latin1');
  for (const path of ['sources/main.asm', 'sources/parts/part.inc', 'objects/new.obj']) {
    assert.ok(object.includes(`${join(folder, path)}\0`), path);
  }
  assert.ok(!object.includes('link'));
});
