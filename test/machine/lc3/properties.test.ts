// Properties of every run: it does not depend on how it is cut, watched, saved or taken back.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Edit, Watch } from '#core/machine/machine.ts';
import { EditError } from '#core/machine/machine.ts';
import { TimeTravel } from '#core/machine/time-travel.ts';
import { exceptionFilters } from '#dialects/lc3/machine/events.ts';
import type { LoadedLc3 } from '#dialects/lc3/machine/load.ts';
import { load } from './programs.ts';
import {
  plainFiles,
  plainRegisters,
  randomFiles,
  randomInput,
  randomOptions,
} from './random-programs.ts';
import { stateOf } from './state.ts';

const end = 2_000;
const moment = fc.nat(end);

function check(property: Parameters<typeof fc.assert>[0], numRuns = 60): void {
  fc.assert(property, { numRuns });
}

type Input = readonly { readonly moment: number; readonly bytes: Uint8Array }[];

/** Runs to a moment with what is typed on the way, in pieces that end at `cuts`. */
function runWith(
  program: LoadedLc3,
  until: number,
  input: Input,
  watch: Watch = {},
  cuts: readonly number[] = [],
): void {
  const { machine } = program;
  const pending = input.toSorted((a, b) => a.moment - b.moment);
  const places = [...cuts, ...pending.map(typed => typed.moment), until]
    .filter(place => place <= until)
    .sort((a, b) => a - b);
  for (const place of places) {
    machine.run(place, watch);
    assert.ok(machine.moment <= place);
    while (pending.length > 0 && pending[0]!.moment <= place) {
      machine.apply({ kind: 'input', bytes: pending.shift()!.bytes });
    }
  }
}

const events = new Set(exceptionFilters.map(({ id }) => id));

describe('a run', () => {
  test('cut anywhere is the same run', () => {
    const cuts = fc.array(moment, { maxLength: 8 });
    check(
      fc.property(
        randomFiles,
        randomOptions,
        randomInput,
        cuts,
        (files, options, input, places) => {
          const whole = load(files, options);
          runWith(whole, end, input);
          const cut = load(files, options);
          runWith(cut, end, input, {}, places);
          assert.deepEqual(stateOf(cut), stateOf(whole));
        },
      ),
      200,
    );
  });

  test('step by step is what the fast loop does', () => {
    check(
      fc.property(randomFiles, randomOptions, randomInput, (files, options, input) => {
        const fast = load(files, options);
        runWith(fast, end, input);
        const slow = load(files, options);
        let count = 0;
        runWith(slow, end, input, { onInstruction: () => count++ });
        assert.deepEqual(stateOf(slow), stateOf(fast));
        assert.equal(count, slow.machine.moment);
      }),
      200,
    );
  });

  test('by generated code is what the reference does, though programs change themselves', () => {
    const files = fc.oneof(
      { weight: 4, arbitrary: plainFiles },
      { weight: 1, arbitrary: randomFiles },
    );
    const roots = fc.uniqueArray(fc.integer({ min: 0x3000, max: 0x3028 }), { maxLength: 4 });
    const cuts = fc.array(moment, { maxLength: 5 });
    check(
      fc.property(files, randomOptions, plainRegisters, roots, cuts, (...given) => {
        const [programs, options, registers, addresses, places] = given;
        const prepare = () => {
          const program = load(programs, { ...options, strict: false });
          registers.forEach((value, number) => {
            program.machine.apply({
              kind: 'register',
              thread: 1,
              register: `R${number}`,
              value: BigInt(value),
            });
          });
          return program;
        };
        const reference = prepare();
        runWith(reference, end, [], { onInstruction: () => {} });
        const generated = prepare();
        for (const address of addresses) generated.machine.state.generated.compile(address);
        runWith(generated, end, [], {}, places);
        assert.deepEqual(stateOf(generated), stateOf(reference));
      }),
      400,
    );
  });

  test('of a hot program has code generated for it, and comes to the same end', () => {
    const source = `
        LD   R1, N
LOOP    JSR  DOUBLE
        LDI  R3, P
        ADD  R3, R3, R0
        STI  R3, P
        ADD  R1, R1, #-1
        BRp  LOOP
        HALT
DOUBLE  ADD  R0, R0, R0
        ADD  R0, R0, #1
        RET
N       .FILL 30000
P       .FILL SUM
SUM     .BLKW 1`;
    const hot = load(source);
    hot.machine.run(150_000, {});
    assert.equal(hot.machine.state.generated.isRunning, true);
    hot.machine.run(end * end, {});
    const slow = load(source);
    slow.machine.run(end * end, { onInstruction: () => {} });
    assert.deepEqual(stateOf(hot), stateOf(slow));
  });

  test('that is watched is the same run, and stops only where it should', () => {
    const watches = fc.record({
      breakpoints: fc.uniqueArray(fc.integer({ min: 0x2ff0, max: 0x3040 }), { maxLength: 5 }),
      data: fc.integer({ min: 0x3000, max: 0x3040 }),
      access: fc.constantFrom('read', 'write', 'readWrite'),
      wantsEvents: fc.boolean(),
      maximumDepth: fc.constantFrom(0, 1, 2, Number.POSITIVE_INFINITY),
    });
    check(
      fc.property(randomFiles, randomOptions, watches, (files, options, chosen) => {
        const plain = load(files, options);
        plain.machine.run(end, {});
        const program = load(files, options);
        const { machine } = program;
        const target = {
          kind: 'memory',
          space: 'memory',
          address: chosen.data,
          length: 2,
        } as const;
        const watch: Watch = {
          breakpoints: new Set(chosen.breakpoints),
          data: [{ target, access: chosen.access }],
          ...(chosen.wantsEvents ? { events } : {}),
          step: { thread: 1, maximumDepth: chosen.maximumDepth },
        };
        for (let stops = 0; stops < 20_000; stops++) {
          const before = machine.moment;
          const { reason, event } = machine.run(end, watch);
          if (['limit', 'finished', 'input'].includes(reason)) break;
          assert.ok(machine.moment > before, 'a run makes progress');
          const { address } = machine.frames(1)[0]!;
          if (reason === 'breakpoint') assert.ok(chosen.breakpoints.includes(address));
          if (reason === 'step') assert.ok(machine.frameDepth(1) <= chosen.maximumDepth);
          if (reason === 'event') assert.ok(events.has(event!));
        }
        assert.deepEqual(stateOf(program), stateOf(plain));
      }),
      150,
    );
  });

  test('stops at the same places whether it is cut or not', () => {
    const places = fc.uniqueArray(fc.integer({ min: 0x3000, max: 0x3030 }), { maxLength: 4 });
    check(
      fc.property(
        randomFiles,
        randomOptions,
        places,
        fc.integer({ min: 1, max: 90 }),
        (...given) => {
          const [files, options, addresses, slice] = given;
          const watch: Watch = { breakpoints: new Set(addresses), events };
          assert.deepEqual(
            stopsOf(load(files, options), watch, slice),
            stopsOf(load(files, options), watch, end),
          );
        },
      ),
      150,
    );
  });

  /** What stops a run, and when; it goes on in slices. */
  function stopsOf({ machine }: LoadedLc3, watch: Watch, slice: number): unknown[] {
    const stops: unknown[] = [];
    let piece: Watch = { ...watch, askAtStart: true };
    while (machine.moment < end) {
      const stop = machine.run(Math.min(end, machine.moment + slice), piece);
      if (stop.reason === 'finished' || stop.reason === 'input') break;
      if (stop.reason !== 'limit') stops.push([machine.moment, stop]);
      // Behind an event, too, the next step has not been asked about.
      piece = stop.reason === 'breakpoint' ? watch : { ...watch, askAtStart: true };
    }
    return stops;
  }
});

describe('a snapshot', () => {
  test('brings back every word, and the run behind it is the same', () => {
    check(
      fc.property(randomFiles, randomOptions, moment, moment, (files, options, a, b) => {
        const program = load(files, options);
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
      100,
    );
  });

  test('holds no more than the pages that have changed since the one before', () => {
    const { machine } = load('LOOP ST R0, HERE\nADD R0, R0, #1\nBR LOOP\nHERE .BLKW 1');
    machine.snapshot();
    machine.run(100_000, {});
    assert.ok(machine.snapshot().bytes < 6_000);
  });
});

describe('time travel', () => {
  const edit: fc.Arbitrary<Edit> = fc.oneof(
    fc.record({
      kind: fc.constant('input' as const),
      bytes: fc.uint8Array({ minLength: 1, maxLength: 2 }),
    }),
    fc.record({
      kind: fc.constant('register' as const),
      thread: fc.constant(1),
      register: fc.constantFrom('R0', 'R6', 'R7', 'PC', 'PSR', 'CC', 'R9'),
      value: fc.bigInt({ min: -40_000n, max: 70_000n }),
    }),
    fc.record({
      kind: fc.constant('memory' as const),
      space: fc.constant('memory'),
      address: fc.oneof(fc.integer({ min: 0x3000, max: 0x3030 }), fc.constantFrom(0xfe00, 0xfe0a)),
      bytes: fc.uint8Array({ minLength: 2, maxLength: 5 }),
    }),
    fc.record({
      kind: fc.constant('jump' as const),
      thread: fc.constant(1),
      address: fc.integer({ min: 0x3000, max: 0x3030 }),
    }),
    fc.record({
      kind: fc.constant('call' as const),
      thread: fc.constant(1),
      address: fc.integer({ min: 0x3000, max: 0x3030 }),
      arguments: fc.array(fc.bigInt({ min: -9n, max: 9n }), { maxLength: 8 }),
    }),
    fc.record({
      kind: fc.constant('execute' as const),
      thread: fc.constant(1),
      bytes: fc.uint8Array({ minLength: 2, maxLength: 2 }),
    }),
    fc.record({ kind: fc.constant('terminate' as const), thread: fc.constant(1) }),
    fc.record({
      kind: fc.constant('suspend' as const),
      thread: fc.constant(1),
      suspended: fc.boolean(),
    }),
  );
  const edits = fc.array(fc.record({ moment: fc.nat(1_000), edit }), { maxLength: 8 });

  function attempt(apply: () => void): void {
    try {
      apply();
    } catch (error) {
      if (!(error instanceof EditError)) throw error;
    }
  }

  test('comes to any moment as a run from the start does, edits included', () => {
    const goals = fc.array(fc.nat(1_500), { minLength: 1, maxLength: 5 });
    const interval = fc.constantFrom(1, 7, 50, 1_000);
    check(
      fc.property(randomFiles, randomOptions, edits, goals, interval, (...given) => {
        const [files, options, changes, places, every] = given;
        const sorted = changes.toSorted((a, b) => a.moment - b.moment);
        const program = load(files, options);
        const travel = new TimeTravel(program.machine, { interval: every });
        const done: { moment: number; edit: Edit }[] = [];
        for (const { moment, edit } of sorted) {
          travel.run(moment, {});
          attempt(() => {
            travel.apply(edit);
            done.push({ moment: travel.moment, edit });
          });
        }
        travel.run(1_500, {});
        const latest = travel.moment;
        for (const goal of places) {
          const place = Math.min(goal, latest);
          travel.goTo(place);
          const straight = load(files, options);
          for (const { moment, edit } of done) {
            if (moment > place) break;
            straight.machine.run(moment, {});
            straight.machine.apply(edit);
          }
          straight.machine.run(place, {});
          assert.deepEqual(stateOf(program), stateOf(straight));
        }
      }),
      120,
    );
  });
});
