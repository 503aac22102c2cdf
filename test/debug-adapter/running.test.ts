// Running and stepping: by line and instruction, over calls, one thread alone, pauses, jumps.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { connect, type DebugClient } from './client.ts';
import {
  calls,
  countdown,
  launchOf,
  path,
  stopAtEntry,
  stopToyAtEntry,
  twins,
} from './programs.ts';

/** Steps as often as commands are given and tells where each one led. */
async function walk(client: DebugClient, commands: readonly string[], args: object = {}) {
  const places: string[] = [];
  for (const command of commands) {
    const stopped = await client.run(command, args);
    assert.equal(stopped.reason, 'step', stopped.text);
    places.push(await client.where());
  }
  return places;
}

describe('steps', () => {
  test('over calls, into them, and out again', async () => {
    const client = await stopAtEntry(calls);
    assert.deepEqual(await walk(client, ['next', 'next', 'stepIn', 'next', 'stepOut']), [
      'main+0x5:3',
      'main+0xa:4',
      'double:7',
      'double+0x1:8',
      'main+0xf:5',
    ]);
  });

  test('out of the outermost frame to the end of the thread', async () => {
    const client = await stopAtEntry(calls);
    await client.request('stepOut', { threadId: 1 });
    await client.event('terminated');
  });

  test('of one task let the others run, until it has executed one more instruction', async () => {
    const client = await stopAtEntry(twins);
    for (const expected of ['a+0x5:6', 'a+0xa:7']) {
      await client.run('next');
      assert.equal(await client.where(), expected);
    }
    assert.equal(await client.where(2), 'b+0xa:12');
    const stopped = await client.run('next', { threadId: 2 });
    assert.equal(stopped.threadId, 2);
    assert.equal(await client.where(2), 'b+0xf:13');
  });

  test('that end the thread say so', async () => {
    const client = await stopAtEntry(`.task short
        HALT
.task long
again:  JMP again
`);
    const stopped = await client.run('next');
    assert.equal(stopped.description, 'Paused since the thread has ended');
    assert.equal(stopped.threadId, 2);
    const { threads } = await client.request('threads');
    assert.deepEqual(threads, [{ id: 2, name: 'long' }]);
  });

  test('among very many threads list some, and the one that matters', async () => {
    const client = await stopAtEntry(
      `.scheduler rr quantum=100000
.task main
        PUSH 3000
loop:   SPAWN child
        DROP
        SUB 1
        DUP
        JNZ loop
        HALT
child:  SELF
        YIELD
        DROP
        JMP child
`,
      {},
      [{ line: 11, condition: 'top == 2990' }],
    );
    const { threadId } = await client.run('continue');
    const { threads } = await client.request('threads');
    assert.ok(threads.length <= 1002, `${threads.length} threads are listed`);
    assert.ok(threads.some(({ id }: { id: number }) => id === threadId));
  });

  test('of one thread alone leave the others where they are', async () => {
    const client = await stopAtEntry(twins);
    const before = await client.where(2);
    for (let count = 0; count < 7; count++) await client.run('next', { singleThread: true });
    assert.equal(await client.value('left'), '2');
    assert.equal(await client.value('right'), '0');
    assert.equal(await client.where(2), before);
    for (let count = 0; count < 8; count++) await client.run('next');
    assert.notEqual(await client.value('right'), '0');
  });

  test('of one thread alone end with it, and the others go on from where they are', async () => {
    const client = await stopAtEntry(
      '.task short\n        NOP\n        HALT\n.task long\n        NOP\n        HALT\n',
    );
    const stopped = await client.run('continue', { singleThread: true });
    assert.equal(stopped.description, 'Paused since the thread has ended');
    assert.equal(stopped.threadId, 2);
    assert.equal(await client.where(2), 'long:5');
  });

  test('a breakpoint in a call that is stepped over stops there', async () => {
    const client = await stopAtEntry(calls, {}, [12]);
    await client.run('next');
    const stopped = await client.run('next');
    assert.equal(stopped.reason, 'breakpoint');
    assert.equal(await client.where(), 'leaf:12');
  });

  test('one unit of the clock, and up to a context switch', async () => {
    const client = await stopAtEntry(twins, { quantum: 5 });
    const tick = await client.run('mnemonic/stepTick');
    assert.equal(tick.reason, 'step');
    assert.equal(tick.description, 'Paused at 1');
    assert.equal((await client.run('mnemonic/stepTick')).description, 'Paused at 2');
    const stopped = await client.run('mnemonic/runToSwitch');
    assert.equal(stopped.description, 'Paused after a context switch');
    assert.equal((await client.request('mnemonic/activity')).now, 5);
  });
});

describe('lines with several instructions', () => {
  const source = 'main:\nadd 1 / add 2 / add 4\ncall routine / add 1\nend:\njump end / add 1\n';

  test('are one step, or one for each instruction', async () => {
    const client = await stopToyAtEntry(source);
    assert.deepEqual(await walk(client, ['next']), ['main+0x3:3']);
    assert.equal(await client.value('acc'), '7');
    const again = await stopToyAtEntry(source);
    const places = await walk(again, ['next', 'stepIn'], { granularity: 'instruction' });
    assert.deepEqual(places, ['main+0x1:2', 'main+0x2:2']);
  });

  test('what was called and has no source runs as a whole', async () => {
    const client = await stopToyAtEntry(source);
    assert.deepEqual(await walk(client, ['stepIn', 'stepIn']), ['main+0x3:3', 'main+0x5:5']);
    assert.equal(await client.value('acc'), '15');
  });

  test('but by instruction one gets into it', async () => {
    const client = await stopToyAtEntry(source);
    await walk(client, ['next']);
    await walk(client, ['stepIn'], { granularity: 'instruction' });
    const { stackFrames } = await client.request('stackTrace', { threadId: 1 });
    assert.equal(stackFrames[0].instructionPointerReference, '0x3040');
    assert.equal(stackFrames[0].source, undefined);
    assert.deepEqual(await walk(client, ['stepOut']), ['main+0x4:3']);
  });

  test('a line that jumps to itself is a new visit each time', async () => {
    const client = await stopToyAtEntry('main:\nadd 1 / jump main\n');
    assert.deepEqual(await walk(client, ['next', 'next']), ['main:2', 'main:2']);
    assert.equal(await client.value('acc'), '2');
  });

  test('going back by line leads to the start of the line before', async () => {
    const client = await stopToyAtEntry(source);
    await walk(client, ['next', 'next']);
    assert.deepEqual(await walk(client, ['mnemonic/reverseStepOver']), ['main+0x3:3']);
    assert.deepEqual(await walk(client, ['stepBack']), ['main:2']);
    assert.equal(await client.value('acc'), '0');
  });

  test('a breakpoint on such a line stops once', async () => {
    const client = await stopToyAtEntry('main:\nadd 1 / add 2\njump main\n', {}, [2]);
    await client.run('continue');
    assert.equal(await client.value('acc'), '3');
  });
});

describe('pause', () => {
  test('stops a tight loop, and the program goes on afterwards', async () => {
    const client = connect();
    await client.start(launchOf('.task main\nagain: JMP again\n'));
    for (let count = 0; count < 3; count++) {
      const stopped = await client.run('pause');
      assert.equal(stopped.reason, 'pause');
      assert.equal(stopped.threadId, 1);
      assert.equal(await client.where(), 'main:2');
      await client.request('continue', { threadId: 1 });
    }
    await client.request('disconnect');
  });

  test('stops a program that prints for ever', async () => {
    const client = connect();
    await client.start(launchOf('.task main\nagain: PUSH 7\nPRINT\nJMP again\n'));
    await client.event('output');
    assert.equal((await client.run('pause')).reason, 'pause');
    assert.match(client.printed(), /^(7\n)+$/);
  });

  test('what needs a stop is refused while the program runs', async () => {
    const client = connect();
    await client.start(launchOf('.task main\nagain: JMP again\n'));
    for (const command of ['stackTrace', 'evaluate', 'next', 'scopes', 'exceptionInfo']) {
      const args = { threadId: 1, frameId: 1, expression: '1' };
      assert.equal(await client.fails(command, args), 'notStopped');
    }
    assert.equal((await client.request('threads')).threads.length, 1);
    await client.run('pause');
  });
});

describe('jumps and ends', () => {
  test('jump to cursor skips what lies between', async () => {
    const client = await stopAtEntry(countdown);
    const { targets } = await client.request('gotoTargets', { source: { path }, line: 11 });
    assert.equal(targets.length, 1);
    const stopped = await client.run('goto', { targetId: targets[0].id });
    assert.equal(stopped.reason, 'goto');
    assert.equal(await client.where(), 'main+0x1b:11');
    await client.request('continue', { threadId: 1 });
    await client.event('terminated');
    assert.equal(client.printed(), '');
    const none = await client.request('gotoTargets', { source: { path }, line: 1 });
    assert.deepEqual(none.targets, []);
    assert.match(await client.fails('goto', { threadId: 1, targetId: 99 }), /unknown/);
  });

  test('one task can be ended; the other goes on', async () => {
    const client = await stopAtEntry(twins);
    client.drop();
    await client.request('terminateThreads', { threadIds: [1] });
    assert.deepEqual(await client.event('thread'), { reason: 'exited', threadId: 1 });
    for (let count = 0; count < 4; count++) await client.run('next', { threadId: 2 });
    assert.equal(await client.value('left'), '0');
    assert.equal(await client.value('right'), '1');
    assert.match(await client.fails('terminateThreads', { threadIds: [77] }), /no thread 77/);
  });

  test('restart begins anew, with the breakpoints, and with other arguments', async () => {
    const client = await stopAtEntry(countdown, {}, [{ line: 5, hitCondition: '2' }]);
    await client.run('continue');
    assert.equal(await client.value('counter'), '4');
    const entry = await client.run('restart');
    assert.equal(entry.reason, 'entry');
    assert.equal(await client.value('counter'), '5');
    await client.run('continue');
    assert.equal(await client.value('counter'), '4');
    const other = launchOf(calls);
    const again = await client.run('restart', { arguments: { ...other, stopOnEntry: true } });
    assert.equal(again.reason, 'entry');
    assert.equal(await client.where(), 'main:2');
  });

  test('a restart with mistakes leaves the old run as it is', async () => {
    const client = await stopAtEntry(countdown);
    await client.run('next');
    const wrong = launchOf('.task main\n PUHS 1\n');
    assert.match(await client.fails('restart', { arguments: wrong }), /main\.bca:2:2: .*PUSH/s);
    assert.equal(await client.where(), 'main+0x5:5');
  });

  test('the end stays open for going back when it is wanted', async () => {
    const client = await stopAtEntry(countdown, { stopOnExit: true });
    const end = await client.run('continue');
    assert.equal(end.reason, 'exit');
    assert.equal(await client.value('counter'), '0');
    assert.equal((await client.request('threads')).threads.length, 1);
    await client.run('stepBack');
    assert.equal(await client.where(), 'main+0x1b:11');
    assert.equal((await client.run('continue')).reason, 'exit');
    await client.request('terminate');
    await client.event('terminated');
  });

  test('without debugging nothing stops, and the summary comes at the end', async () => {
    const client = connect();
    await client.start(
      { ...launchOf(countdown), noDebug: true, stopOnEntry: true },
      { [path]: [5] },
    );
    await client.event('terminated');
    assert.equal(client.printed(), '5\n4\n3\n2\n1\n');
    assert.notEqual(client.printed('console'), '');
    assert.ok(client.events.every(({ event }) => event !== 'stopped'));
  });

  test('trace prints each instruction', async () => {
    const client = connect();
    await client.start({ ...launchOf('.task main\nPUSH 1\nPRINT\nHALT\n'), trace: true });
    await client.event('terminated');
    assert.match(client.printed('console'), /^\[.*main.*\]: PUSH.*\n.*: PRINT\n.*: HALT\n/);
  });
});
