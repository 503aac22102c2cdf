// The article's run: three images in turn, whose trace has to come out byte for byte.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { imageFile, load, trace } from './programs.ts';

const files = [
  imageFile('./bins/p1.bin', [0x01, 0x03, 0x04, 0x02, 0x08]),
  imageFile('./bins/p2.bin', [0x06, 0x06, 0x06, 0x00, 0x08]),
  imageFile('./bins/p3.bin', [0x01, 0x02, 0x08]),
];

test('three images under round robin print the 13 lines of the article', () => {
  const program = load(files, { scheduler: 'rr', quantum: 1 });
  assert.deepEqual(trace(program), [
    '[./bins/p1.bin]: PUSH',
    '[./bins/p2.bin]: SLEEP',
    '[./bins/p3.bin]: PUSH',
    '[./bins/p1.bin]: ADD',
    '[./bins/p2.bin]: SLEEP',
    '[./bins/p3.bin]: LOAD',
    '[./bins/p1.bin]: SUB',
    '[./bins/p2.bin]: SLEEP',
    '[./bins/p3.bin]: HALT',
    '[./bins/p1.bin]: LOAD',
    '[./bins/p2.bin]: NOP',
    '[./bins/p1.bin]: HALT',
    '[./bins/p2.bin]: HALT',
  ]);
  assert.equal(program.machine.finished, true);
  assert.equal(program.machine.moment, 13);
});

test('round robin with a quantum of 1 is what runs when nothing is said', () => {
  assert.deepEqual(trace(load(files)), trace(load(files, { scheduler: 'rr', quantum: 1 })));
});
