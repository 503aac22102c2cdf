// MD5 against the implementation of Node.js, around the ends of blocks.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { md5 } from '../../../../dialects/nasm/outputs/md5.ts';

test('messages of every length up to three blocks', () => {
  for (let length = 0; length <= 3 * 64; length++) {
    const message = Uint8Array.from({ length }, (_, index) => (index * 151 + length) & 0xff);
    const wanted = createHash('md5').update(message).digest('hex');
    assert.equal(Buffer.from(md5(message)).toString('hex'), wanted);
  }
});
