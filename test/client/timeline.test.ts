// The timeline's model and viewport: what it knows of a run, also after going back and after edits.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { ActivityChange } from '#core/machine/activity.ts';
import { activityFrom, start } from '../../client/timeline/history.ts';
import { describe as describeAt } from '../../client/views/timeline/description.ts';
import type { ActivityUpdate } from '../../client/views/timeline/messages.ts';
import { firstFrom, Lane, RunModel } from '../../client/views/timeline/model.ts';
import { packChanges, unpackChanges } from '../../client/views/timeline/packed.ts';
import type { TimelineTexts } from '../../client/views/timeline/texts.ts';
import {
  axisStep,
  clamp,
  fit,
  pixelAt,
  timeAt,
  zoom,
} from '../../client/views/timeline/viewport.ts';
import { stopAtEntry, twins } from '../debug-adapter/programs.ts';

/** What the debugger answers at `now` for a run with these changes. */
function answer(run: readonly ActivityChange[], now: number, model: RunModel): ActivityUpdate {
  const { fromChange, fromMark } = model.next;
  const held = run.filter(({ time }) => time <= now);
  const changes = held.slice(fromChange);
  return {
    clockUnit: 'tick',
    now,
    lanes: [
      { thread: 1, name: 'a' },
      { thread: 2, name: 'b' },
    ],
    changes,
    marks: [],
    nextChange: fromChange + changes.length,
    nextMark: fromMark,
    nextLane: 2,
    complete: true,
    queues: [],
    metrics: { columns: [], rows: [] },
  };
}

/** Two tasks that take turns of `quantum` ticks. */
function turns(quantum: number, end: number): ActivityChange[] {
  const changes: ActivityChange[] = [];
  for (let time = 0; time < end; time += quantum) {
    const isFirst = (time / quantum) % 2 === 0;
    changes.push({ time, thread: isFirst ? 2 : 1, state: 'ready' });
    changes.push({ time, thread: isFirst ? 1 : 2, state: 'running', core: 0 });
  }
  return changes;
}

function intervals(model: RunModel, thread: number): string[] {
  const lane = model.lane(thread)!;
  return Array.from({ length: lane.length }, (_, index) => {
    const { start, end, state } = lane.interval(index, model.end)!;
    return `${state} ${start}-${end}`;
  });
}

describe('the model of a run', () => {
  test('has an interval for each change, the last one up to what is known', () => {
    const model = new RunModel();
    model.update(answer(turns(2, 6), 6, model));
    assert.deepEqual(intervals(model, 1), ['running 0-2', 'ready 2-4', 'running 4-6']);
    assert.equal(model.lane(1)!.ranBefore(5), 3);
  });

  test('knows the same whether it is told at once or little by little', () => {
    const run = turns(3, 60);
    const stops = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(stops, times => {
        const model = new RunModel();
        for (const now of [...times, 60]) model.update(answer(run, now, model));
        const whole = new RunModel();
        whole.update(answer(run, 60, whole));
        assert.deepEqual(intervals(model, 1), intervals(whole, 1));
        assert.deepEqual(intervals(model, 2), intervals(whole, 2));
      }),
    );
  });

  test('keeps what it knows beyond the present after going back', () => {
    const model = new RunModel();
    const run = turns(2, 10);
    model.update(answer(run, 10, model));
    model.update(answer(run, 3, model));
    assert.equal(model.now, 3);
    assert.equal(model.end, 10);
    assert.equal(intervals(model, 1).length, 5);
  });

  test('forgets what was known when the run goes another way after an edit', () => {
    const model = new RunModel();
    const run = turns(2, 10);
    model.update(answer(run, 10, model));
    model.update(answer(run, 4, model));
    const other = [...run.filter(({ time }) => time < 4), { time: 4, thread: 1, state: 'ended' }];
    model.update(answer(other as ActivityChange[], 5, model));
    assert.equal(model.end, 5);
    assert.deepEqual(intervals(model, 1), ['running 0-2', 'ready 2-4', 'ended 4-5']);
  });
});

test('the tooltip says why a thread is in its state, in the words of the page', () => {
  const model = new RunModel();
  const reason = 'waits for lock door, held by b';
  const changes: ActivityChange[] = [
    { time: 0, thread: 1, state: 'running', core: 1 },
    { time: 3, thread: 1, state: 'ready', by: 2 },
    { time: 5, thread: 1, state: 'blocked', reason },
  ];
  model.update(answer(changes, 9, model));
  const texts = {
    running: 'läuft',
    ready: 'bereit',
    blocked: 'wartet',
    interval: '{0} {1} von {2} bis {3}',
    onCore: '{0} (Kern {1})',
    displaced: 'wich {0}',
  } as TimelineTexts;
  const at = (time: number, row = 0) => describeAt(model, texts, time, row);
  assert.equal(at(2), 'tick 2 · a läuft (Kern 1) von 0 bis 3');
  assert.equal(at(4), 'tick 4 · a bereit von 3 bis 5 · wich b');
  assert.equal(at(7), `tick 7 · a wartet von 5 bis 9 · ${reason}`);
  assert.equal(at(7, 1), 'tick 7');
  assert.equal(at(7, 9), 'tick 7');
});

describe('the history of a run', () => {
  test('comes in as many parts as the debugger makes of it', async () => {
    const client = await stopAtEntry(twins);
    // Two changes a tick are more than one answer holds.
    await client.run('mnemonic/goToTime', { time: 150_000 });
    const model = new RunModel();
    let parts = 0;
    const ask = (place: object) => client.request('mnemonic/activity', place);
    for await (const { update, place } of activityFrom(start, ask)) {
      assert.deepEqual(place, model.next);
      const changes = unpackChanges(packChanges(update.changes));
      assert.deepEqual(changes.slice(0, 99), update.changes.slice(0, 99));
      model.update({ ...update, changes }, place);
      assert.equal(update.lanes.length, parts === 0 ? 2 : 0);
      parts++;
    }
    assert.ok(parts > 1);
    assert.ok(model.lane(1)!.length > 149_000);
    assert.equal(model.lane(1)!.ranBefore(150_000) + model.lane(2)!.ranBefore(150_000), 150_000);
    assert.equal(model.lane(1)!.interval(2, 0)?.by, 2);
    await client.request('disconnect');
  });

  test('ends where there is no answer, and where one brings nothing new', async () => {
    const count = async (ask: () => Promise<ActivityUpdate | undefined>) => {
      let parts = 0;
      for await (const _ of activityFrom(start, ask)) parts++;
      return parts;
    };
    const nothing = { ...answer([], 0, new RunModel()), complete: false };
    assert.equal(await count(async () => undefined), 0);
    assert.equal(await count(async () => nothing), 1);
  });
});

describe('a lane', () => {
  test('counts running time as adding it up tick by tick does', () => {
    const steps = fc.array(
      fc.record({
        gap: fc.integer({ min: 1, max: 9 }),
        state: fc.constantFrom('running' as const, 'ready' as const, 'blocked' as const),
      }),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: 300 }), (changes, until) => {
        const lane = new Lane({ thread: 1, name: 'a' });
        const states: string[] = [];
        for (const { gap, state } of changes) {
          lane.add({ time: states.length, thread: 1, state });
          for (let tick = 0; tick < gap; tick++) states.push(state);
        }
        const end = Math.min(until, states.length);
        const expected = states.slice(0, end).filter(state => state === 'running').length;
        assert.equal(lane.ranBefore(end), expected);
      }),
    );
  });
});

describe('the viewport', () => {
  test('keeps the time under the mouse where it is when it zooms', () => {
    const view = { start: 200, perPixel: 0.5 };
    const zoomed = zoom(view, 0.5, 120, 1000, 800);
    assert.equal(timeAt(zoomed, 120), timeAt(view, 120));
    assert.equal(pixelAt(zoomed, timeAt(zoomed, 77)), 77);
  });

  test('never shows less than nothing nor leaves the run behind', () => {
    assert.equal(clamp({ start: -5, perPixel: 1 }, 1000, 100).start, 0);
    assert.equal(clamp({ start: 5000, perPixel: 1 }, 1000, 100).start, 940);
    assert.ok(timeAt(fit(1000, 500), 500) >= 1000);
  });

  test('has round numbers on its axis, at least as far apart as wanted', () => {
    for (const perPixel of [0.01, 0.3, 1, 7, 123, 99_999]) {
      const step = axisStep(perPixel, 70);
      assert.ok(step >= 1 && step / perPixel >= 70);
      assert.match(String(step), /^[125]0*$/);
    }
  });

  test('finds the first item of a time', () => {
    const items = [{ time: 1 }, { time: 3 }, { time: 3 }, { time: 8 }];
    assert.deepEqual(
      [0, 1, 2, 3, 4, 9].map(time => firstFrom(items, time)),
      [0, 0, 1, 1, 3, 4],
    );
  });
});
