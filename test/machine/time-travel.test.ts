// Going back: edits that are replayed, output that is taken back, conditions, bounded memory.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type Edit, EditError, type Moment, type Watch } from '#core/machine/machine.ts';
import { TimeTravel } from '#core/machine/time-travel.ts';
import type { LoadedBytecode } from '#dialects/bytecode/machine/load.ts';
import { load, output } from './programs.ts';
import { randomFiles, randomOptions, stateOf } from './random-programs.ts';

const counting = `
.var counter
loop:
        LOAD    counter
        ADD     1
        DUP
        STORE   counter
        PRINT
        JMP     loop
`;
const stepsOfALoop = 6;

function setCounter(value: number): Edit {
  const bytes = new Uint8Array(Int32Array.of(value).buffer);
  return { kind: 'memory', space: 'variables', address: 0, bytes };
}

function counterOf({ machine }: LoadedBytecode): number {
  return new DataView(machine.read('variables', 0, 1).buffer).getInt32(0, true);
}

describe('going back', () => {
  test('takes the output back, and going forward prints the same again', () => {
    const program = load(counting);
    const travel = new TimeTravel(program.machine, { interval: 10 });
    travel.run(60, {});
    const whole = output(program);
    travel.goTo(30);
    assert.equal(output(program), whole.slice(0, 10));
    travel.goTo(60);
    assert.equal(output(program), whole);
  });

  test('stops at the last breakpoint before now, and at the beginning behind the first', () => {
    const program = load(counting);
    const travel = new TimeTravel(program.machine, { interval: 10 });
    travel.run(16, {});
    const watch: Watch = { breakpoints: new Set([5]) };
    assert.equal(travel.reverse(watch).reason, 'breakpoint');
    assert.equal(travel.moment, 13);
    assert.equal(travel.reverse(watch).reason, 'breakpoint');
    assert.equal(travel.moment, 7);
    travel.reverse(watch);
    assert.equal(travel.moment, 1);
    assert.equal(travel.reverse(watch).reason, 'limit');
    assert.equal(travel.moment, 0);
    assert.equal(travel.reverse(watch).reason, 'limit');
  });

  test('asks whether a stop is wanted with the machine standing there', () => {
    const program = load(counting);
    const travel = new TimeTravel(program.machine, { interval: 100 });
    travel.run(50_000, {});
    const stop = travel.reverse({ breakpoints: new Set([0]) }, () => counterOf(program) === 17);
    assert.equal(stop.reason, 'breakpoint');
    assert.equal(travel.moment, 17 * stepsOfALoop);
  });

  test('finds changes of data', () => {
    const program = load(counting);
    const travel = new TimeTravel(program.machine);
    travel.run(20, {});
    const data: Watch['data'] = [
      {
        target: { kind: 'memory', space: 'variables', address: 0, length: 1 },
        access: 'write',
      },
    ];
    assert.equal(travel.reverse({ data }).reason, 'data');
    assert.equal(travel.moment, 16);
    assert.equal(counterOf(program), 3);
  });

  test('a step back leads to before the last instruction of the thread', () => {
    const program = load('.task a\nPUSH 1\nPUSH 2\nHALT\n.task b\nWORK 3\nPUSH 8\nHALT');
    const travel = new TimeTravel(program.machine);
    travel.run(100, {});
    const moments = [];
    for (let step = 0; step < 4; step++) {
      const { reason } = travel.stepBack(2);
      moments.push(`${reason} ${travel.moment}`);
    }
    assert.deepEqual(moments, ['step 7', 'step 6', 'step 1', 'limit 0']);
  });

  test('a step back over a call leads to before the call', () => {
    const program = load('PUSH 1\nCALL f\nPUSH 2\nHALT\nf: WORK 5\nNOP\nRET');
    const travel = new TimeTravel(program.machine);
    travel.run(9, {});
    assert.equal(travel.stepBack(1, 1).reason, 'step');
    assert.equal(travel.moment, 1);
  });
});

describe('edits', () => {
  test('are applied again whenever their moment comes', () => {
    const program = load(counting);
    const travel = new TimeTravel(program.machine, { interval: 7 });
    travel.run(18, {});
    travel.apply(setCounter(100));
    travel.run(40, {});
    const text = output(program);
    assert.match(text, /^1\n2\n3\n101\n/);
    travel.goTo(11);
    assert.equal(counterOf(program), 2);
    travel.goTo(18);
    assert.equal(counterOf(program), 100, 'at a moment its edits have been made');
    travel.run(40, {});
    assert.equal(output(program), text);
  });

  test('in the past drop the future', () => {
    const program = load(counting);
    const travel = new TimeTravel(program.machine, { interval: 5 });
    travel.run(20, {});
    travel.apply(setCounter(100));
    travel.run(40, {});
    travel.goTo(12);
    travel.apply(setCounter(50));
    assert.equal(travel.latest, 12);
    travel.run(40, {});
    assert.match(output(program), /^1\n2\n51\n52\n/);
    travel.goTo(0);
    travel.goTo(40);
    assert.match(output(program), /^1\n2\n51\n52\n/);
  });

  test('that make no sense change nothing', () => {
    const program = load(counting);
    const travel = new TimeTravel(program.machine);
    travel.run(20, {});
    const before = stateOf(program);
    const wrong: readonly Edit[] = [
      { kind: 'jump', thread: 1, address: 1_000 },
      { kind: 'terminate', thread: 2 },
      { kind: 'memory', space: 'code', address: 0, bytes: new Uint8Array(1_000) },
      { kind: 'memory', space: 'variables', address: 0, bytes: new Uint8Array(3) },
      { kind: 'memory', space: 'disk', address: 0, bytes: new Uint8Array(4) },
      { kind: 'register', thread: 1, register: 'cpu', value: 1n },
      { kind: 'register', thread: 1, register: 'ax', value: 1n },
      { kind: 'register', thread: 1, register: 'priority', value: 256n },
      { kind: 'register', thread: 1, register: 'top', value: 1n << 40n },
      { kind: 'element', thread: 1, structure: 'stack', index: 9, value: 1n },
      { kind: 'element', thread: 1, structure: 'heap', index: 0, value: 1n },
      { kind: 'element', thread: 1, structure: 'semaphore', index: 0, value: -1n },
      { kind: 'input', bytes: new Uint8Array(1) },
    ];
    for (const edit of wrong) assert.throws(() => travel.apply(edit), EditError);
    assert.deepEqual(stateOf(program), before);
    travel.goTo(5);
    travel.goTo(20);
    assert.deepEqual(stateOf(program), before);
  });

  const edit: fc.Arbitrary<Edit> = fc.oneof(
    fc.nat(9).map(value => setCounter(value)),
    fc.record({
      kind: fc.constant('suspend' as const),
      thread: fc.integer({ min: 1, max: 4 }),
      suspended: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('terminate' as const), thread: fc.integer({ min: 1, max: 4 }) }),
    fc.record({
      kind: fc.constant('jump' as const),
      thread: fc.integer({ min: 1, max: 4 }),
      address: fc.nat(60),
    }),
    fc.record({
      kind: fc.constant('register' as const),
      thread: fc.integer({ min: 1, max: 4 }),
      register: fc.constantFrom('top', 'priority'),
      value: fc.bigInt({ min: 0n, max: 9n }),
    }),
    fc.record({
      kind: fc.constant('element' as const),
      thread: fc.constant(1),
      structure: fc.constant('semaphore'),
      index: fc.nat(2),
      value: fc.bigInt({ min: 0n, max: 3n }),
    }),
    fc.record({
      kind: fc.constant('memory' as const),
      space: fc.constant('code'),
      address: fc.nat(20),
      bytes: fc.uint8Array({ minLength: 1, maxLength: 3 }),
    }),
  );
  const edits = fc.array(fc.record({ moment: fc.nat(300), edit }), { maxLength: 8 });

  /** Applies an edit where it makes sense. */
  function attempt(apply: () => void): void {
    try {
      apply();
    } catch (error) {
      if (!(error instanceof EditError)) throw error;
    }
  }

  test('replayed give the state that they gave the first time', () => {
    const goals = fc.array(fc.nat(400), { minLength: 1, maxLength: 5 });
    const interval = fc.constantFrom(3, 40, 1_000);
    fc.assert(
      fc.property(randomFiles, randomOptions, edits, goals, interval, (...given) => {
        const [files, options, changes, places, every] = given;
        const sorted = changes.toSorted((a, b) => a.moment - b.moment);
        const program = load(files, options, true);
        const travel = new TimeTravel(program.machine, { interval: every });
        for (const { moment, edit } of sorted) {
          travel.run(moment, {});
          attempt(() => travel.apply(edit));
        }
        travel.run(400, {});
        for (const place of places) {
          travel.goTo(place);
          assert.deepEqual(stateOf(program), stateOf(straightTo(place)));
        }

        function straightTo(place: Moment): LoadedBytecode {
          const straight = load(files, options, true);
          for (const { moment, edit } of sorted) {
            straight.machine.run(Math.min(moment, place), {});
            // A run that is finished stays where it is, and is edited there.
            if (moment > place && !straight.machine.finished) break;
            attempt(() => straight.machine.apply(edit));
          }
          straight.machine.run(place, {});
          return straight;
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('memory', () => {
  test('that holds next to nothing makes going back slow, not impossible', () => {
    const program = load(counting);
    const travel = new TimeTravel(program.machine, { interval: 10, bytes: 1 });
    travel.run(500, {});
    for (const moment of [250, 120, 400, 30]) {
      travel.goTo(moment);
      assert.equal(travel.moment, moment);
      assert.ok(travel.memory.snapshots <= 2);
    }
  });

  test('stays within its bound however long a run is, and every moment can be reached', () => {
    const program = load('.var counter\nloop: LOAD counter\nADD 1\nSTORE counter\nJMP loop');
    const bytes = 200_000;
    const travel = new TimeTravel(program.machine, { interval: 100, bytes });
    travel.run(100_000, {});
    assert.ok(travel.memory.bytes <= bytes, `${travel.memory.bytes} bytes`);
    assert.ok(travel.memory.snapshots > 10);
    for (const moment of [99_999, 50_000, 5, 77_777]) {
      travel.goTo(moment);
      assert.equal(travel.moment, moment);
      // The store is the third of four steps.
      assert.equal(counterOf(program), Math.floor((moment + 1) / 4));
    }
  });
});
