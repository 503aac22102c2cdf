// The stretch in which two texts differ is the shortest one, however long the texts are.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { changeBetween } from '#core/text/change.ts';

/** Of few characters, and of any length about the one that is compared at once. */
const text = fc
  .tuple(fc.constantFrom('', 'a', 'ab', 'aab'), fc.nat({ max: 3000 }), fc.string({ maxLength: 5 }))
  .map(([each, count, more]) => each.repeat(count) + more);

test('what is left out on both sides is the same, and as long as it can be', () => {
  fc.assert(
    fc.property(text, text, text, text, (front, before, after, back) => {
      const [one, other] = [front + before + back, front + after + back];
      const { start, endBefore, endAfter } = changeBetween(one, other);
      assert.equal(one.slice(0, start), other.slice(0, start));
      assert.equal(one.slice(endBefore), other.slice(endAfter));
      assert.ok(start <= endBefore && start <= endAfter);
      const shortest = Math.min(endBefore, endAfter);
      if (start < shortest) assert.notEqual(one[start], other[start]);
      if (start < shortest) assert.notEqual(one[endBefore - 1], other[endAfter - 1]);
    }),
    { numRuns: 300 },
  );
});
