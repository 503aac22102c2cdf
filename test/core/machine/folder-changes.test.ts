// What a program has changed reaches its folder, and nothing outside of it.
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { rootedFolder } from '#core/machine/folder.ts';

describe('changes of a folder', () => {
  let place: string;
  let root: string;
  beforeEach(() => {
    place = mkdtempSync(join(tmpdir(), 'program-changes-'));
    root = join(place, 'root');
    mkdirSync(join(root, 'sub'), { recursive: true });
    mkdirSync(join(place, 'root-beside'));
    writeFileSync(join(root, 'old.txt'), 'old');
    writeFileSync(join(root, 'sub/deep.txt'), 'deep');
    writeFileSync(join(place, 'secret.txt'), 'secret');
    symlinkSync('../secret.txt', join(root, 'out.txt'));
    symlinkSync('../nothing.txt', join(root, 'dangling.txt'));
    symlinkSync('..', join(root, 'up'));
    symlinkSync('../root-beside', join(root, 'beside'));
    symlinkSync('sub', join(root, 'inner'));
  });
  afterEach(() => rmSync(place, { recursive: true, force: true }));

  /** Applies contents by path: null is a new folder, undefined a removal. */
  const change = (wanted: Readonly<Record<string, string | undefined | null>>) => {
    const changes = new Map<string, Uint8Array | 'folder' | undefined>();
    for (const [path, content] of Object.entries(wanted)) {
      const bytes = content === null ? 'folder' : undefined;
      changes.set(path, typeof content === 'string' ? Buffer.from(content) : bytes);
    }
    return rootedFolder(root, fs, sep).change!(changes);
  };
  const text = (path: string) => readFileSync(join(place, path), 'utf8');

  test('write, make and remove', () => {
    const problems = change({
      'new/er/file.txt': 'new',
      new: null,
      'new/er': null,
      'old.txt': 'changed',
      'sub/deep.txt': undefined,
      sub: undefined,
      'inner-not': '',
    });
    assert.deepEqual(problems, []);
    assert.equal(text('root/new/er/file.txt'), 'new');
    assert.equal(text('root/old.txt'), 'changed');
    assert.equal(existsSync(join(root, 'sub')), false);
    assert.equal(text('root/inner-not'), '');
  });

  test('turn a file into a folder and a folder into a file', () => {
    assert.deepEqual(change({ 'old.txt': null, 'sub/deep.txt': undefined, sub: 'file' }), []);
    assert.ok(lstatSync(join(root, 'old.txt')).isDirectory());
    assert.equal(text('root/sub'), 'file');
  });

  test('go where a link leads inside of the folder', () => {
    assert.deepEqual(change({ 'inner/more.txt': 'more' }), []);
    assert.equal(text('root/sub/more.txt'), 'more');
  });

  test('reach nothing outside, by no path and by no link', () => {
    const before = readdirSync(place);
    const paths = [
      ...['../secret.txt', '..', 'sub/../../secret.txt', 'up/secret.txt', 'up/new.txt'],
      ...['beside/new.txt', 'out.txt', 'dangling.txt', '/secret.txt', `${place}/secret.txt`],
      ...['sub\\..\\..\\secret.txt', 'c:secret.txt', 'nul\0byte'],
    ];
    const problems = change(Object.fromEntries(paths.map(path => [path, 'stolen'])));
    assert.equal(problems.length, paths.length, problems.join('\n'));
    assert.equal(text('secret.txt'), 'secret');
    assert.deepEqual(readdirSync(place), before);
    assert.deepEqual(readdirSync(join(place, 'root-beside')), []);
    change(Object.fromEntries(paths.map(path => [path, undefined])));
    assert.equal(text('secret.txt'), 'secret');
    assert.deepEqual(readdirSync(place), before);
  });

  test('leave what the program has not seen, and say so', () => {
    writeFileSync(join(root, 'sub/later.txt'), 'later');
    const problems = change({ 'sub/deep.txt': undefined, sub: undefined, 'gone/file.txt': 'x' });
    assert.deepEqual(problems, [
      'sub is left as it was: the folder holds files that the program has not seen.',
      'gone/file.txt is left as it was: the folder that it lies in is gone.',
    ]);
    assert.equal(text('root/sub/later.txt'), 'later');
  });
});
