// Going back in time: exact states, output taken back, counts of hits, the timeline's requests.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { connect } from './client.ts';
import { picture } from './picture.ts';
import { calls, countdown, launchOf, path, stopAtEntry, twins } from './programs.ts';

describe('stepping back', () => {
  test('shows exactly what was there before, to the start and forward again', async () => {
    const client = await stopAtEntry(countdown);
    const pictures: string[] = [await picture(client)];
    for (let count = 0; count < 12; count++) {
      await client.run('next');
      pictures.push(await picture(client));
    }
    for (let index = 11; index >= 0; index--) {
      const stopped = await client.run('stepBack');
      assert.equal(stopped.reason, 'step');
      assert.equal(await picture(client), pictures[index], `back at ${index}`);
    }
    const start = await client.run('stepBack');
    assert.equal(start.description, 'Paused at the start of the run');
    for (let index = 1; index <= 12; index++) {
      await client.run('next');
      assert.equal(await picture(client), pictures[index], `forward at ${index}`);
    }
  });

  test('takes back one instruction of one task, whatever others did meanwhile', async () => {
    const client = await stopAtEntry(twins);
    for (let count = 0; count < 5; count++) await client.run('next', { threadId: 2 });
    const place = await client.where(2);
    await client.run('next', { threadId: 2 });
    await client.run('stepBack', { threadId: 2 });
    assert.equal(await client.where(2), place);
  });

  test('over a call and out of it', async () => {
    const client = await stopAtEntry(calls, {}, [4, 12]);
    await client.run('continue');
    assert.equal(await client.where(), 'leaf:12');
    await client.run('mnemonic/reverseStepOut');
    assert.equal(await client.where(), 'double+0x6:9');
    await client.run('mnemonic/reverseStepOut');
    assert.equal(await client.where(), 'main+0x5:3');
    await client.request('setBreakpoints', { source: { path }, breakpoints: [{ line: 4 }] });
    await client.run('continue');
    assert.equal(await client.where(), 'main+0xa:4');
    await client.run('mnemonic/reverseStepOver');
    assert.equal(await client.where(), 'main+0x5:3');
    await client.run('next');
    await client.run('stepBack');
    assert.equal(await client.where(), 'double+0x10:11');
  });

  test('restart frame goes to where the frame began', async () => {
    const client = await stopAtEntry(calls, {}, [13]);
    await client.run('continue');
    const { stackFrames } = await client.request('stackTrace', { threadId: 1 });
    const middle = await client.run('restartFrame', { frameId: stackFrames[1].id });
    assert.equal(middle.reason, 'restart');
    assert.equal(await client.where(), 'double:7');
    const { stackFrames: frames } = await client.request('stackTrace', { threadId: 1 });
    await client.run('restartFrame', { frameId: frames[1].id });
    assert.equal(await client.where(), 'main:2');
  });
});

describe('reverse continue', () => {
  test('stops at the latest breakpoint before, then at the start', async () => {
    const client = await stopAtEntry(countdown, {}, [5]);
    for (let count = 0; count < 3; count++) await client.run('continue');
    assert.equal(await client.value('counter'), '3');
    const back = await client.run('reverseContinue');
    assert.equal(back.reason, 'breakpoint');
    assert.equal(await client.value('counter'), '4');
    await client.run('reverseContinue');
    assert.equal(await client.value('counter'), '5');
    assert.equal((await client.run('reverseContinue')).reason, 'entry');
    await client.run('continue');
    assert.equal(await client.value('counter'), '5');
  });

  test('knows conditions and hit counts', async () => {
    const client = await stopAtEntry(countdown, { stopOnExit: true }, [
      { line: 5, hitCondition: '% 2' },
    ]);
    const seen: string[] = [];
    const note = async (command: string) => {
      const { reason } = await client.run(command);
      seen.push(reason === 'breakpoint' ? await client.value('counter') : reason);
    };
    for (const command of ['continue', 'continue', 'continue']) await note(command);
    for (const command of ['reverseContinue', 'reverseContinue']) await note(command);
    for (const command of ['reverseContinue', 'continue', 'continue']) await note(command);
    assert.deepEqual(seen, ['4', '2', 'exit', '2', '4', 'entry', '4', '2']);
  });

  test('stops at data breakpoints and events', async () => {
    const client = await stopAtEntry(countdown, { stopOnExit: true });
    const { dataId } = await client.request('dataBreakpointInfo', { name: 'counter' });
    await client.run('continue');
    await client.request('setDataBreakpoints', { breakpoints: [{ dataId }] });
    const back = await client.run('reverseContinue');
    assert.equal(back.reason, 'data breakpoint');
    assert.equal(await client.value('counter'), '0');
    await client.run('reverseContinue');
    assert.equal(await client.value('counter'), '1');
    const forward = await client.run('continue');
    assert.equal(forward.reason, 'data breakpoint');
    assert.equal(await client.value('counter'), '0');
  });

  test('stops at changes of a register', async () => {
    const client = await stopAtEntry(countdown, { stopOnExit: true });
    await client.run('continue');
    const dataId = 'register/1/depth';
    await client.request('setDataBreakpoints', {
      breakpoints: [{ dataId, condition: 'depth == 2 && counter == 3' }],
    });
    const back = await client.run('reverseContinue');
    assert.equal(back.reason, 'data breakpoint');
    assert.equal(await client.value('counter'), '3');
    assert.equal(await client.where(), 'main+0x11:9');
  });

  test('runs through many instructions to a breakpoint far away', async () => {
    const text = `.var n
.task main
        PUSH 0
        STORE n
        PUSH 300000
loop:   SUB 1
        DUP
        JNZ loop
        HALT
`;
    const client = await stopAtEntry(text, { stopOnExit: true }, [{ line: 3, condition: '1' }]);
    await client.run('continue');
    const back = await client.run('reverseContinue');
    assert.equal(back.reason, 'breakpoint');
    assert.equal(await client.where(), 'main:3');
  });
});

test('a search that takes long is shown, and can be given up where it began', async () => {
  const text = '.var n\n.task main\nagain: LOAD n\nADD 1\nSTORE n\nJMP again\n';
  const client = connect();
  const launch = { ...launchOf(text), stopOnEntry: true, timeline: false };
  await client.start(launch, {}, { supportsProgressReporting: true });
  await client.event('stopped');
  await client.run('mnemonic/goToTime', { time: 60_000_000 });
  const condition = 'n < 0';
  await client.request('setBreakpoints', {
    source: { path },
    breakpoints: [{ line: 3, condition }],
  });
  await client.request('reverseContinue', { threadId: 1 });
  const { progressId, cancellable } = await client.event('progressStart');
  assert.equal(cancellable, true);
  assert.equal(await client.fails('stackTrace', { threadId: 1 }), 'notStopped');
  await client.request('cancel', { progressId });
  assert.equal((await client.event('progressEnd')).progressId, progressId);
  assert.equal((await client.event('stopped')).reason, 'pause');
  assert.equal((await client.request('mnemonic/activity')).now, 60_000_000);
});

describe('output that is taken back', () => {
  const runAndReturn = async (options: object) => {
    const client = await stopAtEntry(countdown, options, [11]);
    await client.run('continue');
    assert.equal(client.printed(), '5\n4\n3\n2\n1\n');
    await client.request('setBreakpoints', {
      source: { path },
      breakpoints: [{ line: 5, condition: 'counter == 3' }],
    });
    await client.run('reverseContinue');
    return client;
  };

  test('is told by a line', async () => {
    const client = await runAndReturn({});
    assert.match(client.printed('console'), /the output after this moment is taken back/);
    client.drop();
    await client.run('next');
    assert.equal((await client.event('output')).output, '3\n');
  });

  test('is shown anew where the client empties its console', async () => {
    const client = await runAndReturn({ __clearConsole: true });
    const rewound = client.events.findIndex(({ event }) => event === 'mnemonic/outputRewound');
    const after = client.events.slice(rewound).filter(({ event }) => event === 'output');
    assert.equal(after.map(({ body }) => body.output).join(''), '5\n4\n');
  });

  test('names the line that printed it', async () => {
    const client = await stopAtEntry(countdown, {}, [6]);
    await client.run('continue');
    const output = client.events.find(({ event }) => event === 'output')?.body;
    assert.equal(output.output, '5\n');
    assert.equal(output.line, 5);
    assert.equal(output.source.path, path);
  });
});

describe('edits', () => {
  test('are part of the past, and change what comes', async () => {
    const client = await stopAtEntry(countdown, { stopOnExit: true }, [5]);
    await client.run('continue');
    await client.request('evaluate', { expression: 'counter = 2', context: 'repl' });
    await client.run('next');
    await client.run('stepBack');
    assert.equal(await client.value('counter'), '2');
    await client.run('stepBack');
    assert.equal(await client.value('counter'), '5');
    await client.request('setBreakpoints', { source: { path }, breakpoints: [] });
    await client.run('continue');
    assert.equal(client.printed().slice(-4), '5\n1\n'.slice(-4));
  });

  test('one thread alone: its stretch is part of the past, too', async () => {
    const client = await stopAtEntry(twins);
    for (let count = 0; count < 4; count++) await client.run('next', { singleThread: true });
    assert.equal(await client.value('left'), '1');
    await client.run('stepBack');
    await client.run('stepBack');
    assert.equal(await client.value('right'), '0');
    for (let count = 0; count < 8; count++) await client.run('next');
    assert.notEqual(await client.value('right'), '0');
  });
});

describe('the timeline', () => {
  test('goes to any time, back and forward', async () => {
    const client = await stopAtEntry(twins);
    const early = await client.run('mnemonic/goToTime', { time: 10 });
    assert.equal(early.reason, 'goto');
    assert.equal(early.description, 'Paused at 10');
    const there = await picture(client);
    await client.run('mnemonic/goToTime', { time: 500 });
    await client.run('mnemonic/goToTime', { time: 3 });
    assert.equal((await client.request('mnemonic/activity')).now, 3);
    await client.run('mnemonic/goToTime', { time: 10 });
    assert.equal(await picture(client), there);
    assert.match(await client.fails('mnemonic/goToTime', { time: -1 }), /whole number from 0/);
  });

  test('hands out the activity in portions', async () => {
    const client = await stopAtEntry(twins);
    await client.run('mnemonic/goToTime', { time: 20 });
    const all = await client.request('mnemonic/activity');
    assert.equal(all.clockUnit, 'tick');
    assert.deepEqual(
      all.lanes.map(({ name }: { name: string }) => name),
      ['a', 'b'],
    );
    assert.ok(all.changes.length > 10);
    const { nextChange, nextMark } = all;
    await client.run('mnemonic/goToTime', { time: 30 });
    const rest = await client.request('mnemonic/activity', {
      fromChange: nextChange,
      fromMark: nextMark,
    });
    const whole = await client.request('mnemonic/activity');
    assert.deepEqual([...all.changes, ...rest.changes], whole.changes);
    assert.deepEqual([...all.marks, ...rest.marks], whole.marks);
  });

  test('looks at the queues of another time without going there', async () => {
    const client = await stopAtEntry(twins);
    await client.run('mnemonic/goToTime', { time: 20 });
    const before = await picture(client);
    const queues = await client.request('mnemonic/queuesAt', { time: 5 });
    assert.equal(queues.time, 5);
    assert.deepEqual(queues.queues[0].threads, [1]);
    assert.ok(queues.scopes.length > 0);
    assert.equal(await picture(client), before);
    assert.equal((await client.request('mnemonic/queuesAt', { time: 999 })).time, 20);
  });

  test('is empty when it was not wanted', async () => {
    const client = await stopAtEntry(twins, { timeline: false });
    await client.run('mnemonic/goToTime', { time: 20 });
    assert.deepEqual((await client.request('mnemonic/activity')).changes, []);
  });
});

test('a run without debugging has no past', async () => {
  const client = connect();
  await client.start({ ...launchOf(twins), noDebug: true });
  await client.run('pause');
  assert.match(await client.fails('stepBack', { threadId: 1 }), /keeps no past/);
});
