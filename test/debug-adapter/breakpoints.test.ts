// Breakpoints of every kind: where they go, when they stop, and what they say.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { connect } from './client.ts';
import { calls, countdown, launchOf, path, stopAtEntry, twins } from './programs.ts';

const source = { path };

describe('line breakpoints', () => {
  test('stop before the line, again and again, and end with the program', async () => {
    const client = connect();
    await client.start(launchOf(countdown), { [path]: [5] });
    for (let count = 5; count > 0; count--) {
      const stopped = await client.event('stopped');
      assert.equal(stopped.reason, 'breakpoint');
      assert.equal(stopped.description, 'Paused on line 5');
      assert.equal(stopped.hitBreakpointIds.length, 1);
      assert.equal(await client.value('counter'), String(count));
      assert.equal(await client.value('stack[0]'), String(count));
      await client.request('continue', { threadId: 1 });
    }
    assert.equal((await client.event('exited')).exitCode, 0);
    await client.event('terminated');
    assert.equal(client.printed(), '5\n4\n3\n2\n1\n');
  });

  test('one at the very first instruction stops there', async () => {
    const client = connect();
    await client.start(launchOf(countdown), { [path]: [4] });
    assert.equal((await client.event('stopped')).reason, 'breakpoint');
    assert.equal(await client.where(), 'main:4');
  });

  test('move to the next line with code, or say that there is none', async () => {
    const client = await stopAtEntry(countdown);
    const { breakpoints } = await client.request('setBreakpoints', {
      source,
      breakpoints: [{ line: 1 }, { line: 5 }, { line: 40 }],
    });
    assert.deepEqual(
      breakpoints.map((each: object) => ({ ...each, id: 0, source: 0 })),
      [
        { id: 0, source: 0, verified: true, message: 'Moved to the next line with code.', line: 4 },
        { id: 0, source: 0, verified: true, line: 5 },
        {
          id: 0,
          source: 0,
          verified: false,
          message: 'There is no code here or in the 50 lines below.',
          line: 40,
        },
      ],
    );
  });

  test('in a file that is not part of the program are not verified', async () => {
    const client = await stopAtEntry(countdown);
    const { breakpoints } = await client.request('setBreakpoints', {
      source: { path: '/programs/other.bca' },
      breakpoints: [{ line: 1 }],
    });
    assert.equal(breakpoints[0].verified, false);
    assert.equal(breakpoints[0].message, 'The program does not contain this file.');
  });

  test('set before the launch are verified by an event after it', async () => {
    const client = connect();
    await client.request('initialize', { adapterID: 'test' });
    const { breakpoints } = await client.request('setBreakpoints', {
      source,
      breakpoints: [{ line: 5 }],
    });
    assert.equal(breakpoints[0].verified, false);
    await client.request('launch', launchOf(countdown));
    const { reason, breakpoint } = await client.event('breakpoint');
    assert.equal(reason, 'changed');
    assert.equal(breakpoint.id, breakpoints[0].id);
    assert.equal(breakpoint.verified, true);
    await client.request('configurationDone');
    assert.deepEqual((await client.event('stopped')).hitBreakpointIds, [breakpoint.id]);
  });

  test('keep their ids when the client sends them again', async () => {
    const client = await stopAtEntry(countdown, {}, [5, 8]);
    const send = (lines: number[]) =>
      client.request('setBreakpoints', { source, breakpoints: lines.map(line => ({ line })) });
    const first = await send([5, 8]);
    const second = await send([8, 5, 9]);
    assert.equal(second.breakpoints[0].id, first.breakpoints[1].id);
    assert.equal(second.breakpoints[1].id, first.breakpoints[0].id);
    assert.notEqual(second.breakpoints[2].id, first.breakpoints[0].id);
  });

  test('can be set and removed while the program runs', async () => {
    const client = connect();
    await client.start(launchOf(twins));
    await client.request('setBreakpoints', { source, breakpoints: [{ line: 11 }] });
    assert.equal((await client.event('stopped')).threadId, 2);
    await client.request('setBreakpoints', { source, breakpoints: [] });
    await client.request('continue', { threadId: 1 });
    await client.request('setBreakpoints', { source, breakpoints: [{ line: 6 }] });
    assert.equal((await client.event('stopped')).threadId, 1);
    await client.request('disconnect');
  });
});

describe('terms of breakpoints', () => {
  const stops = async (breakpoint: object) => {
    const client = connect();
    await client.start(launchOf(countdown), { [path]: [breakpoint] });
    const seen: string[] = [];
    for (;;) {
      const { event } = await client.oneOf('stopped', 'terminated');
      if (event === 'terminated') return { seen, client };
      seen.push(await client.value('counter'));
      await client.request('continue', { threadId: 1 });
    }
  };

  // biome-ignore format: a table
  const cases: readonly (readonly [object, string])[] = [
    [{ condition: 'counter == 3' }, '3'],
    [{ condition: 'counter < 3' }, '2 1'],
    [{ condition: 'stack[0] % 2 == 0' }, '4 2'],
    [{ hitCondition: '2' }, '4'],
    [{ hitCondition: '>= 4' }, '2 1'],
    [{ hitCondition: '% 2' }, '4 2'],
    [{ hitCondition: '< 3' }, '5 4'],
    [{ condition: 'counter < 4', hitCondition: '== 2' }, '2'],
    [{ condition: 'counter > 9' }, ''],
  ];
  for (const [terms, expected] of cases) {
    test(JSON.stringify(terms), async () => {
      const { seen } = await stops({ line: 5, ...terms });
      assert.equal(seen.join(' '), expected);
    });
  }

  test('a log point prints and goes on', async () => {
    const logMessage = String.raw`now \{{counter}\} = {counter,x} {nothing}`;
    const { seen, client } = await stops({ line: 5, logMessage, condition: 'counter < 3' });
    assert.deepEqual(seen, []);
    const problem = '{There is no name "nothing" (column 1)}';
    assert.match(
      client.printed('console'),
      new RegExp(
        `^now {2} = 0x00000002 ${problem}\nnow {1} = 0x00000001`
          .replaceAll('{', '\\{')
          .replaceAll('(', '\\(')
          .replaceAll(')', '\\)'),
      ),
    );
  });

  test('what is wrong with a term makes the breakpoint unverified', async () => {
    const client = await stopAtEntry(countdown);
    const { breakpoints } = await client.request('setBreakpoints', {
      source,
      breakpoints: [
        { line: 5, condition: 'counter ==' },
        { line: 6, hitCondition: 'often' },
        { line: 7, logMessage: 'x {counter' },
      ],
    });
    assert.deepEqual(
      breakpoints.map((each: { verified: boolean; message: string }) => each.message),
      [
        'The expression ends where a value is expected (column 11)',
        '"often" is no hit count; write 5, >= 5, < 5 or % 5 (every fifth hit).',
        String.raw`The brace is not closed; write \{ for one (column 3)`,
      ],
    );
    await client.request('continue', { threadId: 1 });
    await client.event('terminated');
  });

  test('a condition that fails when it is asked stops and says so', async () => {
    const client = connect();
    await client.start(launchOf(countdown), { [path]: [{ line: 5, condition: 'nobody > 1' }] });
    const stopped = await client.event('stopped');
    assert.equal(stopped.description, 'The condition of a breakpoint failed');
    assert.match(stopped.text, /There is no name "nobody"/);
  });
});

describe('function and instruction breakpoints', () => {
  test('a label stops where it stands', async () => {
    const client = await stopAtEntry(calls);
    const { breakpoints } = await client.request('setFunctionBreakpoints', {
      breakpoints: [{ name: 'leaf' }, { name: 'doubel' }],
    });
    assert.equal(breakpoints[0].verified, true);
    assert.equal(breakpoints[0].line, 12);
    assert.equal(breakpoints[1].message, 'There is no label "doubel". Did you mean double?');
    const stopped = await client.run('continue');
    assert.equal(stopped.reason, 'function breakpoint');
    const { stackFrames, totalFrames } = await client.request('stackTrace', { threadId: 1 });
    assert.equal(totalFrames, 3);
    assert.deepEqual(
      stackFrames.map(({ name, line }: { name: string; line: number }) => `${name}:${line}`),
      ['leaf:12', 'double+0xb:9', 'main+0xa:3'],
    );
  });

  test('an instruction of the Disassembly view stops before it', async () => {
    const client = await stopAtEntry(countdown);
    const { instructions } = await client.request('disassemble', {
      memoryReference: '0x0',
      instructionOffset: 0,
      instructionCount: 4,
    });
    const { address } = instructions[3];
    const { breakpoints } = await client.request('setInstructionBreakpoints', {
      breakpoints: [{ instructionReference: address }, { instructionReference: '0xffffff' }],
    });
    assert.deepEqual(
      breakpoints.map(({ verified }: { verified: boolean }) => verified),
      [true, false],
    );
    const stopped = await client.run('continue');
    assert.equal(stopped.reason, 'instruction breakpoint');
    assert.equal(stopped.description, `Paused on instruction ${address}`);
  });

  test('the lines with code are where breakpoints are possible', async () => {
    const client = await stopAtEntry(countdown);
    const { breakpoints } = await client.request('breakpointLocations', {
      source,
      line: 1,
      endLine: 6,
    });
    assert.deepEqual(breakpoints, [{ line: 4 }, { line: 5 }, { line: 6 }]);
  });
});

describe('exceptions', () => {
  const faulty = `.task bad
        PUSH 1
        PUSH 0
        DIV
        HALT
.task good
        NOP
        NOP
        NOP
        NOP
        HALT
`;

  test('a fault stops and tells file, line and offset', async () => {
    const client = await stopAtEntry(faulty);
    await client.request('setExceptionBreakpoints', { filters: ['fault'] });
    const stopped = await client.run('continue');
    assert.equal(stopped.reason, 'exception');
    assert.equal(stopped.description, 'Faults');
    const info = await client.request('exceptionInfo', { threadId: stopped.threadId });
    assert.equal(info.details.typeName, 'fault');
    assert.match(info.description, /main\.bca/);
    assert.match(info.description, /4/);
    assert.match(info.description, /0xa/);
    const exited = client.event('exited');
    await client.request('continue', { threadId: 2 });
    assert.equal((await exited).exitCode, 1);
  });

  test('filters take conditions, and wrong ones are not verified', async () => {
    const client = await stopAtEntry(faulty);
    const { breakpoints } = await client.request('setExceptionBreakpoints', {
      filters: ['nonsense'],
      filterOptions: [{ filterId: 'task-end', condition: 'pc > 12' }],
    });
    assert.match(breakpoints[0].message, /There is no filter "nonsense", only: fault, /);
    assert.equal(breakpoints[1].verified, true);
    const stopped = await client.run('continue');
    assert.equal(stopped.threadId, 2);
    assert.match(await client.fails('exceptionInfo', { threadId: 9 }).catch(() => 'told'), /told/);
  });

  test('several events in one step are told together, the gravest first', async () => {
    const program = '.task bad\nDIV 0\nHALT\n.task good\nPUSH 1\nHALT\n';
    const stopWith = async (switchCondition: string) => {
      const client = await stopAtEntry(program, { quantum: 5 });
      const { breakpoints } = await client.request('setExceptionBreakpoints', {
        filters: ['task-end'],
        filterOptions: [
          { filterId: 'context-switch', condition: switchCondition },
          { filterId: 'fault' },
        ],
      });
      const stopped = await client.run('continue');
      const ids = breakpoints.map(({ id }: { id: number }) => stopped.hitBreakpointIds.indexOf(id));
      return { stopped, ids, info: await client.request('exceptionInfo', { threadId: 1 }) };
    };
    const all = await stopWith('depth == 0');
    assert.equal(all.stopped.description, 'Faults');
    assert.equal(all.stopped.threadId, 1);
    assert.match(
      all.stopped.text,
      /^bad faults: .*\nbad has ended\.\nA processor was switched to good at tick 1\.$/,
    );
    assert.deepEqual(all.ids, [1, 2, 0]);
    assert.match(all.info.description, /faults(.|\n)*has ended(.|\n)*switched to good/);
    const fewer = await stopWith('depth == 1');
    assert.match(fewer.stopped.text, /^bad faults: .*\nbad has ended\.$/);
  });

  test('a deadlock stops where nobody can go on', async () => {
    const client = await stopAtEntry(`.semaphore never
.task main
        WAIT never
        HALT
`);
    await client.request('setExceptionBreakpoints', { filters: ['deadlock'] });
    const stopped = await client.run('continue');
    assert.equal(stopped.description, 'Deadlock');
    const { threads } = await client.request('threads');
    assert.match(threads[0].name, /^main · blocked/);
  });
});

describe('data breakpoints', () => {
  const watch = async (request: object, more: object = {}) => {
    const client = await stopAtEntry(countdown);
    const info = await client.request('dataBreakpointInfo', request);
    const { breakpoints } = await client.request('setDataBreakpoints', {
      breakpoints: [{ dataId: info.dataId, ...more }],
    });
    assert.equal(breakpoints[0].verified, true);
    return { client, info, id: breakpoints[0].id };
  };

  test('a variable stops after each change', async () => {
    const { client, info, id } = await watch({ name: 'counter' });
    assert.deepEqual(info.accessTypes, ['read', 'write', 'readWrite']);
    const stopped = await client.run('continue');
    assert.equal(stopped.reason, 'data breakpoint');
    assert.deepEqual(stopped.hitBreakpointIds, [id]);
    assert.equal(await client.value('counter'), '4');
    assert.equal(await client.where(), 'main+0x16:10');
  });

  test('reads stop, too, and conditions hold them back', async () => {
    const { client } = await watch(
      { name: 'counter' },
      { accessType: 'read', condition: 'counter == 2' },
    );
    await client.run('continue');
    assert.equal(await client.value('counter'), '2');
  });

  test('a write of the same value is no change', async () => {
    const client = await stopAtEntry(`.var x 1
.task main
        PUSH 1
        STORE x
        PUSH 2
        STORE x
        HALT
`);
    const { dataId } = await client.request('dataBreakpointInfo', { name: 'x' });
    await client.request('setDataBreakpoints', { breakpoints: [{ dataId, accessType: 'write' }] });
    await client.run('continue');
    assert.equal(await client.value('x'), '2');
  });

  test('a register stops when it changes', async () => {
    const { client, info } = await watch({ name: 'depth' });
    assert.deepEqual(info.accessTypes, ['write']);
    assert.equal(info.description, 'depth of main');
    const seen: string[] = [];
    for (let count = 0; count < 3; count++) {
      const stopped = await client.run('continue');
      assert.equal(stopped.reason, 'data breakpoint');
      seen.push(`${await client.where()} ${await client.value('depth')}`);
    }
    assert.deepEqual(seen, ['main+0x5:5 1', 'main+0x6:6 0', 'main+0xb:7 1']);
  });

  test('a register stops when a condition on it comes true', async () => {
    const { client } = await watch({ name: 'pc' }, { condition: 'pc == 0x10 && counter == 3' });
    await client.run('continue');
    assert.equal(await client.value('counter'), '3');
    assert.equal(await client.value('pc,x'), '0x00000010');
  });

  test('a register of the Variables view, and an address', async () => {
    const client = await stopAtEntry(countdown);
    const { stackFrames } = await client.request('stackTrace', { threadId: 1 });
    const { scopes } = await client.request('scopes', { frameId: stackFrames[0].id });
    const { variablesReference } = scopes[0];
    const info = await client.request('dataBreakpointInfo', { variablesReference, name: 'pc' });
    assert.equal(info.dataId, 'register/1/pc');
    const bytes = await client.request('dataBreakpointInfo', {
      name: 'variables:0x0',
      asAddress: true,
      bytes: 4,
    });
    assert.equal(bytes.dataId, 'memory/variables/0/1');
    const nothing = await client.request('dataBreakpointInfo', { name: '1 + 1' });
    assert.equal(nothing.dataId, null);
    const { breakpoints } = await client.request('setDataBreakpoints', {
      breakpoints: [{ dataId: 'memory/nowhere/0/1' }],
    });
    assert.match(breakpoints[0].message, /nothing to watch/);
  });
});
