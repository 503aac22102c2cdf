// Properties of every run: it does not depend on how it is cut, watched, saved or taken back.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Watch } from '#core/machine/machine.ts';
import { TimeTravel } from '#core/machine/time-travel.ts';
import { load } from './programs.ts';
import { randomFiles, randomOptions, stateOf } from './random-programs.ts';

const end = 600;
const moment = fc.nat(end);

function check(property: Parameters<typeof fc.assert>[0], runs = 80): void {
  fc.assert(property, { numRuns: runs });
}

describe('a run', () => {
  test('cut anywhere is the same run', () => {
    const cuts = fc.array(moment, { maxLength: 6 });
    check(
      fc.property(randomFiles, randomOptions, cuts, (files, options, places) => {
        const whole = load(files, options, true);
        whole.machine.run(end, {});
        const cut = load(files, options, true);
        for (const place of places.toSorted((a, b) => a - b)) {
          cut.machine.run(place, {});
          assert.ok(cut.machine.moment <= place);
        }
        cut.machine.run(end, {});
        assert.deepEqual(stateOf(cut), stateOf(whole));
      }),
      150,
    );
  });

  test('that is watched is the same run, and stops only where it should', () => {
    const watches = fc.record({
      breakpoints: fc.uniqueArray(fc.nat(120), { maxLength: 5 }),
      variables: fc.nat(3),
      thread: fc.integer({ min: 1, max: 4 }),
      maximumDepth: fc.constantFrom(0, 1, 2, Number.POSITIVE_INFINITY),
    });
    check(
      fc.property(randomFiles, randomOptions, watches, (files, options, chosen) => {
        const plain = load(files, options, true);
        plain.machine.run(end, {});
        const { machine, ...watched } = load(files, options, true);
        const watch: Watch = {
          breakpoints: new Set(chosen.breakpoints),
          data: [
            {
              target: { kind: 'memory', space: 'variables', address: chosen.variables, length: 1 },
              access: 'readWrite',
            },
          ],
          events: new Set(['fault', 'stack-underflow', 'context-switch', 'task-end', 'deadlock']),
          step: { thread: chosen.thread, maximumDepth: chosen.maximumDepth },
        };
        for (let stops = 0; stops < 20_000; stops++) {
          const before = machine.moment;
          const stop = machine.run(end, watch);
          if (stop.reason === 'limit' || stop.reason === 'finished') break;
          assert.ok(machine.moment > before, 'a run makes progress');
          const frame = machine.frames(stop.thread!)[0]!;
          if (stop.reason === 'breakpoint') {
            assert.ok(chosen.breakpoints.includes(frame.address));
            assert.equal(machine.current(), stop.thread);
          }
          if (stop.reason === 'step') {
            assert.equal(machine.current(), chosen.thread);
            assert.ok(machine.frameDepth(chosen.thread) <= chosen.maximumDepth);
          }
        }
        assert.deepEqual(stateOf({ machine, ...watched }), stateOf(plain));
      }),
    );
  });

  test('that is traced is the same run, with a call for each instruction', () => {
    check(
      fc.property(randomFiles, randomOptions, (files, options) => {
        const fast = load(files, options, true);
        fast.machine.run(end, {});
        const slow = load(files, options, true);
        let count = 0;
        slow.machine.run(end, { onInstruction: () => count++ });
        assert.equal(count, slow.machine.world.instructions);
        assert.deepEqual(stateOf(slow), stateOf(fast));
      }),
    );
  });
});

describe('a snapshot', () => {
  test('brings back every byte, and the run behind it is the same', () => {
    check(
      fc.property(randomFiles, randomOptions, moment, moment, (files, options, a, b) => {
        const program = load(files, options, true);
        const { machine } = program;
        machine.run(Math.min(a, b), {});
        const early = stateOf(program);
        const snapshot = machine.snapshot();
        machine.run(Math.max(a, b), {});
        const late = stateOf(program);
        const later = machine.snapshot();
        machine.run(end, {});
        machine.restore(snapshot);
        assert.deepEqual(stateOf(program), early);
        machine.restore(later);
        assert.deepEqual(stateOf(program), late);
        machine.restore(snapshot);
        machine.run(Math.max(a, b), {});
        assert.deepEqual(stateOf(program), late);
      }),
    );
  });
});

describe('time travel', () => {
  test('comes to any moment as a run from the start does', () => {
    const goals = fc.array(moment, { minLength: 1, maxLength: 6 });
    const interval = fc.constantFrom(1, 7, 50, 1_000);
    const bytes = fc.constantFrom(20_000, 1e9);
    check(
      fc.property(
        randomFiles,
        randomOptions,
        goals,
        fc.record({ interval, bytes }),
        (files, options, places, settings) => {
          const program = load(files, options, true);
          const travel = new TimeTravel(program.machine, settings);
          travel.run(end, {});
          for (const place of places) {
            travel.goTo(place);
            const straight = load(files, options, true);
            straight.machine.run(place, {});
            assert.deepEqual(stateOf(program), stateOf(straight));
          }
        },
      ),
    );
  });

  test('goes back to the stop that a run forward would have met last', () => {
    const places = fc.uniqueArray(fc.nat(120), { minLength: 1, maxLength: 6 });
    const interval = fc.constantFrom(1, 13, 100, 1_000);
    check(
      fc.property(
        randomFiles,
        randomOptions,
        places,
        interval,
        fc.boolean(),
        (files, options, addresses, every, wantsEvents) => {
          const watch: Watch = {
            breakpoints: new Set(addresses),
            ...(wantsEvents ? { events: new Set(['context-switch', 'stack-underflow']) } : {}),
          };
          const stops = stopsOf(load(files, options), watch);
          const program = load(files, options);
          const travel = new TimeTravel(program.machine, { interval: every });
          travel.run(end, {});
          const seen: number[] = [];
          while (program.machine.moment > 0) {
            const before = program.machine.moment;
            const stop = travel.reverse(watch);
            assert.ok(program.machine.moment < before);
            if (stop.reason === 'limit') break;
            seen.push(program.machine.moment);
          }
          const now = stops.end;
          assert.deepEqual(
            seen,
            stops.moments.filter(place => place < now),
          );
        },
      ),
    );
  });

  /** The moments at which a run stops, the last one first. */
  function stopsOf(program: ReturnType<typeof load>, watch: Watch) {
    const { machine } = program;
    const moments: number[] = [];
    let piece: Watch = { ...watch, askAtStart: true };
    for (;;) {
      const { reason } = machine.run(end, piece);
      if (reason === 'limit' || reason === 'finished') {
        return { moments: moments.reverse(), end: machine.moment };
      }
      if (machine.moment !== moments.at(-1)) moments.push(machine.moment);
      piece = watch;
    }
  }
});
