// The folder of a program: what lies in it is found, and nothing leads out of it.
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { memoryFolder, rootedFolder } from '#core/machine/folder.ts';

describe('a folder on disk', () => {
  let place: string;
  before(() => {
    place = mkdtempSync(join(tmpdir(), 'program-folder-'));
    mkdirSync(join(place, 'root/sub'), { recursive: true });
    writeFileSync(join(place, 'root/inside.txt'), 'inside');
    writeFileSync(join(place, 'root/sub/deep.txt'), 'deep');
    writeFileSync(join(place, 'secret.txt'), 'secret');
    mkdirSync(join(place, 'root-beside'));
    writeFileSync(join(place, 'root-beside/near.txt'), 'near');
    symlinkSync('../secret.txt', join(place, 'root/out.txt'));
    symlinkSync('..', join(place, 'root/up'));
    symlinkSync('../root-beside', join(place, 'root/beside'));
    symlinkSync('sub/deep.txt', join(place, 'root/near.txt'));
  });
  after(() => rmSync(place, { recursive: true, force: true }));

  const text = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString();

  test('gives what lies in it', () => {
    const folder = rootedFolder(join(place, 'root'), fs, sep);
    assert.equal(text(folder.read('inside.txt')), 'inside');
    assert.equal(text(folder.read('sub/deep.txt')), 'deep');
    assert.equal(text(folder.read('near.txt')), 'deep');
    assert.deepEqual(folder.stat('sub')?.kind, 'folder');
    assert.deepEqual(folder.list('sub'), ['deep.txt']);
    assert.equal(folder.read('sub'), undefined);
  });

  test('gives nothing else', () => {
    const folder = rootedFolder(join(place, 'root'), fs, sep);
    const paths = ['out.txt', 'up/secret.txt', 'up', 'beside/near.txt', '../secret.txt', '..'];
    for (const path of [
      ...paths,
      'sub/../../secret.txt',
      './inside.txt',
      'none',
      'sub\\..\\..\\x',
    ]) {
      assert.equal(folder.read(path), undefined, path);
      assert.equal(folder.stat(path), undefined, path);
      assert.equal(folder.list(path), undefined, path);
    }
    assert.equal(rootedFolder(join(place, 'missing'), fs, sep).stat(''), undefined);
  });
});

test('a folder in memory', () => {
  const folder = memoryFolder(new Map([['a/b.txt', Buffer.from('text')]]));
  assert.deepEqual(folder.list(''), ['a']);
  assert.equal(folder.stat('a')?.kind, 'folder');
  assert.equal(folder.stat('a/b.txt')?.size, 4);
  assert.equal(folder.stat('b'), undefined);
});
