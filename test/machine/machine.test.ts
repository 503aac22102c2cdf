// The machine as the debugger sees it: stops, scopes, memory, edits, the activity.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Variable, Watch } from '#core/machine/machine.ts';
import type { LoadedBytecode } from '#dialects/bytecode/machine/load.ts';
import { machineSupport } from '#dialects/bytecode/machine/support.ts';
import { farMoment, finish, load, output, runAll } from './programs.ts';

const scopeNamed = ({ machine }: LoadedBytecode, thread: number, name: string) =>
  machine
    .scopes(thread)
    .find(scope => scope.name === name)!
    .variables();
const variableNamed = (list: readonly Variable[], name: string) =>
  list.find(variable => variable.name === name)!;
const register = ({ machine }: LoadedBytecode, thread: number, name: string) =>
  machine.registers(thread).find(found => found.name === name)!;
const numberOf = (variable: Variable) => Number(BigInt.asIntN(32, variable.value as bigint));

describe('stops', () => {
  test('before a breakpoint, again and again, and not where the run begins', () => {
    const { machine } = load('loop: ADD 1\nWORK 3\nJMP loop');
    const watch: Watch = { breakpoints: new Set([5]) };
    const moments = [1, 2, 3].map(() => {
      assert.equal(machine.run(farMoment, watch).reason, 'breakpoint');
      return machine.moment;
    });
    assert.deepEqual(moments, [1, 6, 11]);
  });

  test('a breakpoint where a limit cut the run is seen when it is asked for', () => {
    const { machine } = load('loop: ADD 1\nWORK 3\nJMP loop');
    const breakpoints = new Set([5]);
    assert.equal(machine.run(1, { breakpoints }).reason, 'limit');
    assert.equal(machine.run(50, { breakpoints, askAtStart: true }).reason, 'breakpoint');
    assert.equal(machine.moment, 1);
  });

  test('step over and out of calls, and into them', () => {
    const source = 'CALL f\nNOP\nHALT\nf: CALL g\nRET\ng: NOP\nRET';
    const over = load(source).machine;
    over.run(farMoment, { step: { thread: 1, maximumDepth: 1 } });
    assert.equal(over.frames(1)[0]!.address, 5);
    const into = load(source).machine;
    into.run(farMoment, { step: { thread: 1, maximumDepth: Number.POSITIVE_INFINITY } });
    assert.equal(into.frameDepth(1), 2);
    into.run(farMoment, { step: { thread: 1, maximumDepth: Number.POSITIVE_INFINITY } });
    assert.deepEqual(into.frames(1), [
      { address: 13, entry: 13 },
      { address: 12, entry: 7 },
      { address: 5, entry: 0 },
    ]);
    into.run(farMoment, { step: { thread: 1, maximumDepth: 2 } });
    assert.equal(into.frames(1)[0]!.address, 12);
  });

  test('a step of one task lets the others run', () => {
    const program = load('.task a\nPUSH 1\nPUSH 2\nHALT\n.task b\nWORK 50\nHALT', { quantum: 10 });
    program.machine.run(1, {});
    const stop = program.machine.run(farMoment, { step: { thread: 2, maximumDepth: 9 } });
    assert.equal(stop.reason, 'step');
    assert.equal(stop.thread, 2);
    assert.equal(program.machine.moment, 3);
  });

  test('behind accesses to watched variables', () => {
    const source = '.var a\n.var b 7\nLOAD b\nSTORE a\nLOAD a\nDROP\nPUSH 9\nSTORE b\nHALT';
    const hits = (access: 'read' | 'write' | 'readWrite', address: number, length = 1) => {
      const { machine } = load(source);
      const target = { kind: 'memory', space: 'variables', address, length } as const;
      const data = [{ target, access }];
      const moments: number[] = [];
      for (;;) {
        const stop = machine.run(farMoment, { data });
        if (stop.reason !== 'data') return moments;
        assert.equal(stop.data, data[0]);
        moments.push(machine.moment);
      }
    };
    assert.deepEqual(hits('write', 0), [2]);
    assert.deepEqual(hits('read', 0), [3]);
    assert.deepEqual(hits('readWrite', 1), [1, 6]);
    assert.deepEqual(hits('readWrite', 0, 2), [1, 2, 3, 6]);
  });

  test('at events that were asked for, with the task that they are about', () => {
    const source = '.task a\nADD\nHALT\n.task b\nSLEEP 5\nDIV 0';
    const events = (ids: readonly string[]) => {
      const { machine } = load(source);
      const found: string[] = [];
      for (;;) {
        const stop = machine.run(farMoment, { events: new Set(ids) });
        if (stop.reason !== 'event') return found;
        const others = stop.others!.map(({ event, thread }) => `, ${event} ${thread}`);
        found.push(`${machine.moment} ${stop.event} ${stop.thread}${others.join('')}`);
      }
    };
    assert.deepEqual(events(['context-switch']), [
      '1 context-switch 2',
      '2 context-switch 1',
      '6 context-switch 2',
    ]);
    assert.deepEqual(events(['stack-underflow']), ['1 stack-underflow 1', '7 stack-underflow 2']);
    assert.deepEqual(events(['task-end']), ['3 task-end 1', '7 task-end 2']);
    assert.deepEqual(events(['fault']), ['7 fault 2']);
    assert.deepEqual(
      events(machineSupport.exceptionFilters.map(({ id }) => id)).at(-1),
      '7 fault 2, stack-underflow 2, task-end 2',
    );
  });

  test('a finished machine stays where it is', () => {
    const { machine } = load('HALT');
    assert.equal(machine.run(100, {}).reason, 'finished');
    assert.equal(machine.moment, 1);
    assert.equal(machine.run(100, {}).text, 'The task has ended after 1 ticks.');
    assert.equal(machine.current(), undefined);
  });

  test('time in which nothing happens is skipped up to the limit', () => {
    const { machine } = load('SLEEP 2000000000\nHALT');
    assert.equal(machine.run(1_500_000_000, {}).reason, 'limit');
    assert.equal(machine.moment, 1_500_000_000);
    assert.equal(machine.current(), undefined);
    assert.equal(machine.run(3_000_000_000, {}).reason, 'finished');
    assert.equal(machine.moment, 2_000_000_001);
  });
});

describe('scopes', () => {
  const source = [
    '.scheduler mlfq',
    '.var counter 5',
    '.semaphore items 2',
    '.channel pipe 4',
    '.lock door',
    '.task a priority=3\nLOCK door\nPUSH 1\nPUSH -2\nSEND pipe\nWORK 100\nHALT',
    '.task b\nLOCK door\nHALT',
    '.task c\nSLEEP 90\nHALT',
    '.task d\nWORK 100\nHALT',
  ].join('\n');
  const program = load(source);
  program.machine.run(12, {});

  test('come with the registers first', () => {
    const { machine } = program;
    const names = machine.scopes(1).map(({ name }) => name);
    assert.deepEqual(names, ['Registers', 'Stack', 'Variables', 'Scheduler', 'Resources']);
    assert.equal(machine.scopes(1)[0]!.presentation, 'registers');
    const variables = scopeNamed(program, 1, 'Registers');
    for (const found of machine.registers(1)) {
      assert.equal(variableNamed(variables, found.name).value, found.value, found.name);
    }
    assert.equal(register(program, 1, 'depth').value, 1n);
    assert.equal(register(program, 1, 'top').value, 1n);
    assert.equal(register(program, 1, 'priority').value, 3n);
    assert.equal(register(program, 3, 'wake').value, 92n);
    assert.match(
      String(variableNamed(scopeNamed(program, 2, 'Registers'), 'state').value),
      /^blocked: waits for lock door, held by a$/,
    );
  });

  test('show the shared variables that have a name or a value', () => {
    const [counter, ...rest] = scopeNamed(program, 1, 'Variables');
    assert.equal(counter!.name, 'counter');
    assert.equal(numberOf(counter!), 5);
    assert.deepEqual(rest, []);
  });

  test('show the scheduler: clock, who runs, who waits where', () => {
    const list = scopeNamed(program, 1, 'Scheduler');
    assert.equal(variableNamed(list, 'clock').value, '12');
    assert.match(String(variableNamed(list, 'policy').value), /feedback/);
    assert.deepEqual(list.filter(({ name }) => name.startsWith('Level')).length, 3);
    assert.equal(variableNamed(list, 'Sleeping').value, 'c');
    assert.equal(variableNamed(list, 'Blocked').value, 'b');
    const [blocked] = variableNamed(list, 'Blocked').children!();
    assert.equal(blocked!.value, 'waits for lock door, held by a');
  });

  test('show locks, semaphores and channels', () => {
    const list = scopeNamed(program, 1, 'Resources');
    assert.equal(variableNamed(list, 'lock door').value, 'held by a; waiting: b');
    assert.equal(numberOf(variableNamed(list, 'semaphore items')), 2);
    const pipe = variableNamed(list, 'channel pipe');
    assert.equal(pipe.value, '1 of 4');
    assert.deepEqual(pipe.children!().map(numberOf), [-2]);
  });

  test('what can be set is set by the edit that it carries', () => {
    const settable = load('.var counter 5\n.semaphore items\nPUSH 1\nPUSH 2\nWAIT items\nHALT');
    settable.machine.run(3, {});
    const apply = (variable: Variable, value: bigint) =>
      settable.machine.apply(variable.edit!(value));
    apply(scopeNamed(settable, 1, 'Stack')[1]!, 77n);
    assert.deepEqual(scopeNamed(settable, 1, 'Stack').map(numberOf), [2, 77]);
    apply(variableNamed(scopeNamed(settable, 1, 'Variables'), 'counter'), 0xfffffffen);
    assert.equal(numberOf(scopeNamed(settable, 1, 'Variables')[0]!), -2);
    apply(variableNamed(scopeNamed(settable, 1, 'Registers'), 'top'), 8n);
    assert.equal(register(settable, 1, 'top').value, 8n);
    assert.equal(settable.machine.finished, true, 'it waits for ever');
    apply(variableNamed(scopeNamed(settable, 1, 'Resources'), 'semaphore items'), 3n);
    assert.equal(settable.machine.finished, false);
    finish(settable);
    assert.equal(settable.machine.threads()[0]!.state, 'ended');
    assert.equal(settable.machine.world.resources.countOf(0), 2);
  });
});

describe('memory', () => {
  test('reads variables as 32-bit units and code as bytes, as far as they go', () => {
    const { machine } = load('.var a 258\n.var b -1\nPUSH 5\nHALT');
    assert.deepEqual([...machine.read('variables', 0, 2)], [2, 1, 0, 0, 255, 255, 255, 255]);
    assert.deepEqual([...machine.read('code', 0, 6)], [0x81, 5, 0, 0, 0, 8]);
    assert.equal(machine.read('variables', 65_535, 10).length, 4);
    assert.equal(machine.read('code', 1_000_000, 10).length, 0);
    assert.equal(machine.read('nothing', 0, 10).length, 0);
  });

  test('code that is written is decoded again, wherever instructions begin', () => {
    const program = load('PUSH 5\nPRINT\nHALT');
    program.machine.apply({ kind: 'memory', space: 'code', address: 1, bytes: Uint8Array.of(6) });
    const before = program.machine.snapshot();
    assert.equal(runAll(program), '6\n');
    program.machine.restore(before);
    program.machine.apply({
      kind: 'memory',
      space: 'code',
      address: 0,
      bytes: Uint8Array.of(0, 0, 0, 0, 2),
    });
    assert.equal(runAll(program), '0\n');
    program.machine.restore(before);
    assert.equal(runAll(program), '6\n');
  });
});

describe('tasks from outside', () => {
  test('are told one by one, or those that are wanted', () => {
    const { machine } = load('.task a\nSPAWN b\nSPAWN b\nWORK 9\nHALT\n.task b\nb: HALT');
    machine.run(9, {});
    const wanted: Parameters<typeof machine.threads>[0][] = [
      {},
      { alive: true },
      { most: 2 },
      { name: 'b' },
      { name: 'b.4' },
      { name: 'b.9' },
      { name: 'b', alive: true },
      { alive: true, most: 0 },
    ];
    assert.deepEqual(
      wanted.map(each => machine.threads(each).map(({ name }) => name)),
      [['a', 'b', 'b.3', 'b.4'], ['a'], ['a', 'b'], ['b'], ['b.4'], [], [], []],
    );
    assert.equal(machine.thread(3)?.state, 'ended');
    for (const id of [0, 5, 1.5, Number.NaN]) assert.equal(machine.thread(id), undefined);
  });

  test('a suspended task gets no processor until it is resumed', () => {
    const program = load('.task a\nPUSH 1\nPRINT\nHALT\n.task b\nPUSH 2\nPRINT\nHALT');
    const { machine } = program;
    machine.apply({ kind: 'suspend', thread: 1, suspended: true });
    assert.equal(machine.current(), 2);
    assert.equal(machine.threads()[0]!.state, 'suspended');
    assert.equal(machine.run(100, {}).reason, 'limit');
    assert.equal(output(program), '2\n');
    machine.apply({ kind: 'suspend', thread: 1, suspended: false });
    assert.equal(machine.current(), 1);
    finish(program);
    assert.equal(output(program), '2\n1\n');
  });

  test('a task that is ended gives way at once', () => {
    const program = load('.task a\nLOCK 1\nPRINT\nHALT\n.task b\nLOCK 1\nPUSH 2\nPRINT\nHALT');
    const { machine } = program;
    machine.run(2, {});
    machine.apply({ kind: 'terminate', thread: 1 });
    const [thread] = machine.threads();
    assert.equal(thread!.state, 'ended');
    assert.equal(thread!.detail, 'terminated by the user; ended while it held lock 1');
    finish(program);
    assert.equal(output(program), '2\n');
  });

  test('a jump goes on elsewhere, out of a WORK under way', () => {
    const program = load('WORK 100\nHALT\nother: PUSH 3\nPRINT\nHALT');
    const { machine } = program;
    machine.run(50, {});
    machine.apply({ kind: 'jump', thread: 1, address: 6 });
    finish(program);
    assert.equal(output(program), '3\n');
    assert.equal(machine.moment, 53);
  });
});

describe('the activity', () => {
  test('tells who did what when', () => {
    const source = '.task a\nWORK 3\nSLEEP 4\nHALT\n.task b arrival=1\nHALT';
    const program = load(source, { quantum: 2 }, true);
    finish(program);
    const { activity } = program;
    assert.deepEqual(
      activity.changes(0).map(({ time, thread, state }) => `${time} ${thread} ${state}`),
      [
        '0 1 ready',
        '0 1 running',
        '1 2 ready',
        '2 2 running',
        '2 1 ready',
        '3 2 ended',
        '3 1 running',
        '5 1 sleeping',
        '8 1 ready',
        '8 1 running',
        '9 1 ended',
      ],
    );
    assert.deepEqual(
      activity.marks(0).map(({ time, thread, kind }) => `${time} ${thread} ${kind}`),
      [
        '0 1 arrival',
        '1 2 arrival',
        '2 2 switch',
        '2 1 preemption',
        '3 2 end',
        '3 1 switch',
        '8 1 wake',
        '9 1 end',
      ],
    );
    assert.equal(activity.now(), 9);
    assert.equal(activity.momentOf(5), 5);
    assert.deepEqual(
      activity.lanes(0).map(({ name }) => name),
      ['a', 'b'],
    );
    const { columns, rows } = activity.metrics();
    assert.ok(rows.every(row => row.length === columns.length));
    assert.deepEqual(
      rows.map(([name]) => name),
      [
        'a',
        'b',
        'Total or mean',
        'Throughput: 222.22 tasks in 1000 ticks',
        'Fairness: 0.94',
        'Utilisation: 66.67 %',
      ],
    );
    assert.deepEqual(activity.changes(9).length, 2);
  });

  test('says what a task waits for, and who took its processor', () => {
    const source = `.lock door
.task low
LOCK door
WORK 3
UNLOCK door
HALT
.task high arrival=2
LOCK door
DIV 0
`;
    const program = load(source, {}, true);
    finish(program);
    const told = program.activity
      .changes(0)
      .filter(({ by, reason }) => by !== undefined || reason !== undefined)
      .map(({ time, thread, state, by, reason }) => [time, thread, state, by ?? reason]);
    assert.deepEqual(told, [
      [2, 1, 'ready', 2],
      [3, 2, 'blocked', 'waits for lock door, held by low'],
      [6, 1, 'ready', 2],
      [7, 2, 'ended', 'division by zero (DIV 0 at offset 0x0015); ended while it held lock door'],
    ]);
  });

  test('of a task alone has no pre-emption, and without a recording there is none', () => {
    const program = load('WORK 9\nHALT', {}, true);
    finish(program);
    assert.deepEqual(
      program.activity.changes(0).map(({ state }) => state),
      ['ready', 'running', 'ended'],
    );
    const silent = load('WORK 9\nHALT');
    finish(silent);
    assert.deepEqual(silent.activity.changes(0), []);
  });

  test('moments and ticks differ by the number of cores', () => {
    const program = load('WORK 9\nHALT', { cores: 4 }, true);
    finish(program);
    assert.equal(program.activity.now(), 10);
    assert.equal(program.machine.moment, program.activity.momentOf(10));
  });
});
