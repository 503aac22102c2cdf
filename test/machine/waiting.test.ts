// Locks, semaphores and channels: who gets what in which order, faults, deadlocks, inheritance.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { LoadedBytecode } from '#dialects/bytecode/machine/load.ts';
import { finish, load, output, runAll } from './programs.ts';

const threadNamed = ({ machine }: LoadedBytecode, name: string) =>
  machine.threads().find(thread => thread.name === name)!;

describe('locks', () => {
  const queueing = [
    '.lock door',
    '.task a\nLOCK door\nWORK 20\nUNLOCK door\nHALT',
    '.task b\nWORK 2\nLOCK door\nPUSH 2\nPRINT\nUNLOCK door\nHALT',
    '.task c\nLOCK door\nPUSH 3\nPRINT\nUNLOCK door\nHALT',
    '.task d priority=9\nWORK 1\nLOCK door\nPUSH 4\nPRINT\nUNLOCK door\nHALT',
  ].join('\n');

  test('go to those who wait in the order of their coming', () => {
    assert.equal(runAll(load(queueing, { scheduler: 'rr' })), '3\n4\n2\n');
  });

  test('a blocked task stands behind its LOCK and says what it waits for', () => {
    const program = load(queueing, { scheduler: 'rr' });
    program.machine.run(12, {});
    const blocked = threadNamed(program, 'c');
    assert.equal(blocked.state, 'blocked');
    assert.equal(blocked.detail, 'waits for lock door, held by a');
    const image = program.disassemble(program.machine.frames(blocked.id)[0]!.address, 1);
    assert.equal(image[0]!.text, 'PUSH 3');
  });

  test('a task that ends with a lock hands it on, and that is said', () => {
    const source =
      '.lock door\n.task a\nLOCK door\nSLEEP 5\nHALT\n' +
      '.task b\nLOCK door\nPUSH 1\nPRINT\nUNLOCK door\nHALT';
    const program = load(source);
    assert.equal(runAll(program), '1\n');
    assert.equal(threadNamed(program, 'a').detail, 'ended while it held lock door');
    assert.equal(program.report().exitCode, 0);
  });

  test('a task that faults with a lock hands it on, too', () => {
    const source =
      '.task a\nLOCK 3\nSLEEP 5\nPUSH 1\nDIV 0\nHALT\n.task b\nLOCK 3\nPUSH 1\nPRINT\nHALT';
    const program = load(source);
    assert.equal(runAll(program), '1\n');
    const { state, detail } = threadNamed(program, 'a');
    assert.equal(state, 'faulted');
    assert.equal(detail, 'division by zero (DIV 0 at offset 0x000f); ended while it held lock 3');
  });

  test('locks are given back in any order', () => {
    const source = 'LOCK 1\nLOCK 2\nLOCK 3\nUNLOCK 2\nUNLOCK 3\nUNLOCK 1\nLOCK 2\nUNLOCK 2\nHALT';
    const program = load(source);
    finish(program);
    assert.equal(program.report().exitCode, 0);
    assert.equal(threadNamed(program, 'test').detail, '');
  });
});

describe('inheritance', () => {
  const chain = [
    '.task low priority=1\nLOCK 1\nWORK 10\nUNLOCK 1\nWORK 5\nHALT',
    '.task middle priority=5 arrival=2\nLOCK 2\nLOCK 1\nUNLOCK 1\nUNLOCK 2\nHALT',
    '.task high priority=9 arrival=5\nLOCK 2\nUNLOCK 2\nHALT',
    '.task other priority=7 arrival=6\nWORK 50\nHALT',
  ].join('\n');
  const effective = ({ machine }: LoadedBytecode, thread: number) =>
    Number(machine.registers(thread).find(({ name }) => name === 'effective')!.value);

  test('goes through chains of owners, and ends with the lock', () => {
    const program = load(chain, { scheduler: 'preemptive-priority', inheritance: true });
    program.machine.run(8, {});
    assert.deepEqual([effective(program, 1), effective(program, 2)], [9, 9]);
    finish(program);
    const { tasks } = program.report().json as { tasks: { name: string; turnaround: number }[] };
    const turnaround = Object.fromEntries(tasks.map(task => [task.name, task.turnaround]));
    assert.ok(turnaround['high']! < turnaround['other']!);
    assert.ok(turnaround['low']! > turnaround['other']!, 'it is low again behind its UNLOCK');
  });

  test('is off unless it is asked for', () => {
    const program = load(chain, { scheduler: 'preemptive-priority' });
    program.machine.run(8, {});
    assert.deepEqual([effective(program, 1), effective(program, 2)], [1, 5]);
  });

  test('falls back when the one who waits is ended', () => {
    const program = load(chain, { scheduler: 'preemptive-priority', inheritance: true });
    program.machine.run(8, {});
    program.machine.apply({ kind: 'terminate', thread: 3 });
    assert.deepEqual([effective(program, 1), effective(program, 2)], [5, 5]);
  });
});

describe('semaphores', () => {
  test('count what was signalled before anybody waited', () => {
    const source =
      '.semaphore items 2\nWAIT items\nWAIT items\nPUSH 1\nPRINT\n' +
      'SIGNAL items\nWAIT items\nPUSH 2\nPRINT\nHALT';
    assert.equal(runAll(load(source)), '1\n2\n');
  });

  test('let those who wait go on in the order of their coming', () => {
    const waiter = (name: string, value: number, wait: number) =>
      `.task ${name}\nWORK ${wait}\nWAIT 7\nPUSH ${value}\nPRINT\nHALT\n`;
    const waiters = waiter('a', 1, 9) + waiter('b', 2, 3) + waiter('c', 3, 1);
    const source = `${waiters}.task s\nWORK 50\nSIGNAL 7\nSIGNAL 7\nSIGNAL 7\nHALT`;
    assert.equal(runAll(load(source)), '3\n2\n1\n');
  });

  test('a count that would not fit is a fault', () => {
    const program = load('.semaphore full 2147483647\nSIGNAL full\nHALT');
    finish(program);
    assert.match(threadNamed(program, 'test').detail, /count of semaphore full would exceed/);
  });
});

describe('channels', () => {
  test('keep the order of values, and block who sends into a full one', () => {
    const source = [
      '.channel pipe 2',
      '.task sender\nPUSH 1\nSEND pipe\nPUSH 2\nSEND pipe\nPUSH 3\nSEND pipe\nPUSH 9\nPRINT\nHALT',
      '.task receiver arrival=50\nRECV pipe\nPRINT\nRECV pipe\nPRINT\nRECV pipe\nPRINT\nHALT',
    ].join('\n');
    const program = load(source, { scheduler: 'fcfs' });
    program.machine.run(40, {});
    assert.equal(threadNamed(program, 'sender').detail, 'waits for room in channel pipe');
    assert.equal(runAll(program), '1\n2\n3\n9\n');
  });

  test('give a value to the task that waits for one', () => {
    const source = '.task r\nRECV 5\nPRINT\nHALT\n.task s\nPUSH 42\nSEND 5\nHALT';
    const program = load(source);
    program.machine.run(2, {});
    assert.equal(threadNamed(program, 'r').detail, 'waits for a value in channel 5');
    assert.equal(runAll(program), '42\n');
  });
});

describe('faults', () => {
  const faults: readonly (readonly [string, string])[] = [
    ['PUSH 1\nDIV 0\nHALT', 'division by zero (DIV 0 at offset 0x0005)'],
    ['PUSH 1\nPUSH 0\nMOD\nHALT', 'division by zero (MOD at offset 0x000a)'],
    ['RET', 'there is no CALL to return from (RET at offset 0x0000)'],
    ['f: CALL f\nHALT', 'more than 4096 calls within calls (CALL 0 at offset 0x0000)'],
    ['f: PUSH 1\nJMP f', 'its stack would hold more than 65536 values (PUSH 1 at offset 0x0000)'],
    ['UNLOCK 4\nHALT', 'it does not own lock 4: nobody owns it (UNLOCK 4 at offset 0x0000)'],
    ['LOCK 4\nLOCK 4\nHALT', 'it has taken lock 4 already (LOCK 4 at offset 0x0005)'],
    ['PUSH 256\nSETPRIO\nHALT', 'priority 256 is not between 0 and 255 (SETPRIO at offset 0x0005)'],
    ['NOP', 'the program has no more instructions here: a HALT is missing (at offset 0x0001)'],
    ['.byte 0x55', 'the bytes from 0x55 on are no instruction (at offset 0x0000)'],
    ['.byte 0x81, 1', 'the image ends in the middle of this instruction (at offset 0x0000)'],
    [
      '.byte 0xa0, 99, 0, 0, 0',
      'its target lies outside the program of 0x0005 bytes (JMP 99 at offset 0x0000)',
    ],
  ];
  for (const [source, text] of faults) {
    test(text, () => {
      const program = load(`${source}\n`);
      const stop = program.machine.run(1_000_000, { events: new Set(['fault']) });
      assert.equal(stop.reason, 'event');
      assert.equal(stop.event, 'fault');
      assert.equal(stop.thread, 1);
      assert.ok(stop.text.includes(text), stop.text);
      const [thread] = program.machine.threads();
      assert.equal(
        thread!.detail,
        text.startsWith('it has taken') ? `${text}; ended while it held lock 4` : text,
      );
      assert.equal(program.report().exitCode, 1);
    });
  }

  test('a branch outside the image that is not taken is none', () => {
    const program = load('PUSH 1\n.byte 0xa1, 99, 0, 0, 0\nPUSH 7\nPRINT\nHALT');
    assert.equal(runAll(program), '7\n');
  });

  test('the others go on', () => {
    const program = load('.task a\nRET\n.task b\nSLEEP 3\nPUSH 5\nPRINT\nHALT');
    assert.equal(runAll(program), '5\n');
    assert.deepEqual(
      program.machine.threads().map(({ state }) => state),
      ['faulted', 'ended'],
    );
  });

  test('the stack of a task that faulted can be seen', () => {
    const program = load('PUSH 3\nPUSH 4\nRET');
    finish(program);
    const stack = program.machine.scopes(1)[1]!.variables();
    assert.deepEqual(
      stack.map(({ value }) => value),
      [4n, 3n],
    );
  });
});

describe('deadlocks', () => {
  const embrace = [
    '.lock left',
    '.lock right',
    '.task a\nLOCK left\nSLEEP 2\nLOCK right\nHALT',
    '.task b\nLOCK right\nSLEEP 2\nLOCK left\nHALT',
  ].join('\n');

  test('are seen when nobody can go on, and say who waits for whom', () => {
    const program = load(embrace);
    const stop = program.machine.run(1_000, { events: new Set(['deadlock']) });
    assert.equal(stop.event, 'deadlock');
    assert.equal(
      stop.text,
      'Deadlock: no task can go on: a waits for lock right, held by b; ' +
        'b waits for lock left, held by a.',
    );
    assert.equal(program.machine.finished, true);
    assert.equal(program.machine.run(2_000, {}).reason, 'finished');
    const report = program.report();
    assert.equal(report.exitCode, 1);
    assert.match(report.text, /^Deadlock: /m);
  });

  test('are no event while a task sleeps or has yet to arrive', () => {
    const program = load(
      '.task a\nWAIT 1\nPUSH 1\nPRINT\nHALT\n.task b arrival=500\nSIGNAL 1\nHALT',
    );
    const stop = program.machine.run(1_000, { events: new Set(['deadlock']) });
    assert.equal(stop.reason, 'finished');
    assert.equal(output(program), '1\n');
  });

  test('are over when somebody is ended from outside', () => {
    const program = load(embrace);
    finish(program);
    program.machine.apply({ kind: 'terminate', thread: 1 });
    assert.equal(program.machine.finished, false);
    finish(program);
    assert.deepEqual(
      program.machine.threads().map(({ state }) => state),
      ['ended', 'ended'],
    );
  });
});
