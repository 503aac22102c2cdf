// Vectors at the border of two pages, and what an instruction leaves behind when the second fails.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as layout from '#dialects/nasm/machine/processor/layout.ts';
import { Interruption } from '#dialects/nasm/machine/state.ts';
import { Emulation } from '#tools/processor/emulation.ts';
import { codeAddress, dataPage } from '#tools/processor/states.ts';

const end = dataPage + 0x1000;
const pattern = Uint8Array.from({ length: 64 }, (_, at) => at * 3 + 1);
const rbx = 3;

/** A processor whose second page of data is there or not; rbx lies `before` bytes in front. */
function processorAt(before: number, hasSecond: boolean) {
  const { state } = new Emulation();
  const { processor, memory } = state;
  if (hasSecond) memory.map(end, end + 0x1000, 3, 'second');
  processor.setGeneral(rbx, BigInt(end - before));
  const byte = (address: number): number => {
    const entry = processor.call.pageEntry(address, layout.pageWrite);
    return processor.view.getUint32(entry + layout.pageFrame, true) + (address & 0xfff);
  };
  const run = (...code: number[]): number => {
    const place = processor.call.pageEntry(codeAddress, layout.pageExecute);
    const frame = processor.view.getUint32(place + layout.pageFrame, true);
    processor.bytes.set(Uint8Array.from(code), frame + 0x800);
    processor.call.forgetCodeAt(codeAddress, 16);
    processor.instructionPointer = codeAddress;
    state.budget = 1;
    processor.view.setInt32(layout.instructionsLeft, 1, true);
    try {
      processor.call.run(1);
    } catch (error) {
      if (!(error instanceof Interruption)) throw error;
      return error.exception.vector;
    }
    return -1;
  };
  const vector = (number: number, bytes: number): number[] => {
    const from = layout.vectors + number * 64;
    return [...processor.bytes.subarray(from, from + bytes)];
  };
  return { processor, byte, run, vector };
}

describe('vectors over the border of two pages', () => {
  test('a load takes bytes of both', () => {
    const { processor, byte, run, vector } = processorAt(5, true);
    pattern.forEach((value, at) => {
      processor.bytes[byte(end - 5 + at)] = value;
    });
    assert.equal(run(0x0f, 0x10, 0x0b), -1);
    assert.deepEqual(vector(1, 16), [...pattern.subarray(0, 16)]);
    assert.equal(run(0xc5, 0xfc, 0x10, 0x13), -1);
    assert.deepEqual(vector(2, 32), [...pattern.subarray(0, 32)]);
  });

  test('a store writes to both', () => {
    const { processor, byte, run } = processorAt(21, true);
    processor.bytes.set(pattern.subarray(0, 32), layout.vectors + 64);
    assert.equal(run(0xc5, 0xfc, 0x11, 0x0b), -1);
    for (let at = 0; at < 32; at++) {
      assert.equal(processor.bytes[byte(end - 21 + at)], pattern[at], `byte ${at}`);
    }
  });

  test('a store whose second page is not there writes nothing', () => {
    const { processor, byte, run } = processorAt(8, false);
    processor.bytes.set(pattern.subarray(0, 32), layout.vectors + 64);
    assert.equal(run(0x0f, 0x11, 0x0b), 14);
    assert.equal(run(0xc5, 0xfc, 0x11, 0x0b), 14);
    for (let at = 0; at < 8; at++) assert.equal(processor.bytes[byte(end - 8 + at)], 0);
  });

  test('a load whose second page is not there leaves its register alone', () => {
    const { processor, run, vector } = processorAt(8, false);
    processor.bytes.set(pattern.subarray(0, 32), layout.vectors + 64);
    assert.equal(run(0x0f, 0x10, 0x0b), 14);
    assert.equal(run(0xc5, 0xfc, 0x10, 0x0b), 14);
    assert.deepEqual(vector(1, 32), [...pattern.subarray(0, 32)]);
  });

  test('xsave and xrstor bring back what they saved', () => {
    const { processor, run, vector } = processorAt(0xe00, true);
    processor.bytes.set(pattern.subarray(0, 32), layout.vectors + 64);
    processor.call.pushFloat(1.5);
    const floats = processor.bytes.slice(layout.x87Registers, layout.x87Registers + 128);
    processor.setGeneral(0, 7n);
    assert.equal(run(0x0f, 0xae, 0x23), -1);
    processor.bytes.fill(0, layout.vectors, layout.vectors + 1024);
    processor.bytes.fill(0, layout.x87Registers, layout.x87Registers + 128);
    processor.view.setUint32(layout.x87Status, 0, true);
    assert.equal(run(0x0f, 0xae, 0x2b), -1);
    assert.deepEqual(vector(1, 32), [...pattern.subarray(0, 32)]);
    const again = processor.bytes.slice(layout.x87Registers, layout.x87Registers + 128);
    assert.deepEqual([...again], [...floats]);
  });
});
