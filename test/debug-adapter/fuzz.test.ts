// Random sessions: whatever a client asks in whatever order, it gets answers and stays in control.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { DebugClient } from './client.ts';
import { picture } from './picture.ts';
import { calls, path, stopAtEntry, stopToyAtEntry, toyPath } from './programs.ts';

const busy = `.scheduler rr quantum=2
.var total
.var done
.lock guard
.channel pipe 2
.task left
again:  LOCK guard
        LOAD total
        ADD 1
        STORE total
        UNLOCK guard
        CALL tell
        JMP again
tell:   PUSH 1
        SEND pipe
        SELF
        PRINT
        RET
.task right
        SPAWN child
        DROP
more:   RECV pipe
        DROP
        SLEEP 3
        WORK 4
        JMP more
child:  PUSH 3
        SUB 1
        DUP
        JNZ child
        HALT
`;

const thread = fc.integer({ min: 1, max: 4 });
const expression = fc.constantFrom(
  'pc',
  'total',
  'stack',
  'stack[0]',
  '@again',
  '1 +',
  '#2.pc',
  'x',
);
const granularity = fc.constantFrom('instruction', 'line', 'statement');

/** Commands after which the program runs; one is always answered by a stop or an end. */
const runs = fc.oneof(
  fc.record({
    command: fc.constantFrom('next', 'stepIn', 'stepOut', 'stepBack', 'mnemonic/reverseStepOver'),
    args: fc.record({ threadId: thread, granularity, singleThread: fc.boolean() }),
  }),
  fc.record({
    command: fc.constantFrom(
      'continue',
      'reverseContinue',
      'mnemonic/stepTick',
      'mnemonic/runToSwitch',
      'mnemonic/reverseStepOut',
    ),
    args: fc.record({ threadId: thread }),
  }),
  fc.record({
    command: fc.constant('mnemonic/goToTime'),
    args: fc.record({ time: fc.integer({ min: -2, max: 400 }) }),
  }),
  fc.record({
    command: fc.constant('goto'),
    args: fc.record({ threadId: thread, targetId: fc.integer({ min: 0, max: 3 }) }),
  }),
  fc.record({
    command: fc.constant('restartFrame'),
    args: fc.record({ frameId: fc.integer({ min: 0, max: 4 }) }),
  }),
  fc.constant({ command: 'restart', args: {} }),
);

const breakpoints = (file: string) =>
  fc.record({
    command: fc.constant('setBreakpoints'),
    args: fc.record({
      source: fc.constant({ path: file }),
      breakpoints: fc.array(
        fc.record(
          {
            line: fc.integer({ min: -1, max: 40 }),
            condition: fc.constantFrom('total > 2', '1', 'x', '1 +'),
            hitCondition: fc.constantFrom('2', '% 3', 'x'),
            logMessage: fc.constantFrom('here {pc}', '{'),
          },
          { requiredKeys: ['line'] },
        ),
        { maxLength: 3 },
      ),
    }),
  });

const queries = fc.oneof(
  fc.record({
    command: fc.constantFrom('threads', 'loadedSources', 'modules', 'mnemonic/activity'),
    args: fc.constant({}),
  }),
  fc.record({
    command: fc.constantFrom('stackTrace', 'exceptionInfo', 'pause', 'gotoTargets'),
    args: fc.record({
      threadId: thread,
      line: fc.integer({ min: -3, max: 40 }),
      source: fc.constant({ path }),
    }),
  }),
  fc.record({
    command: fc.constantFrom('scopes', 'variables', 'setVariable', 'dataBreakpointInfo'),
    args: fc.record({
      frameId: fc.integer({ min: 0, max: 3 }),
      variablesReference: fc.integer({ min: 0, max: 12 }),
      name: fc.constantFrom('pc', 'total', '[0]'),
      value: fc.constantFrom('1', '-1', 'pc', '((', '1 << 40'),
      start: fc.integer({ min: -3, max: 10 }),
      count: fc.integer({ min: -3, max: 10 }),
    }),
  }),
  fc.record({
    command: fc.constantFrom('evaluate', 'setExpression', 'completions'),
    args: fc.record({
      expression,
      text: expression,
      column: fc.integer({ min: -2, max: 9 }),
      value: expression,
      context: fc.constantFrom('repl', 'watch', 'hover'),
    }),
  }),
  fc.record({
    command: fc.constantFrom('readMemory', 'disassemble', 'writeMemory'),
    args: fc.record({
      memoryReference: fc.constantFrom('0x0', '0x10', 'variables:0x0', '-5', 'x', '0x3000'),
      offset: fc.integer({ min: -20, max: 20 }),
      instructionOffset: fc.integer({ min: -20, max: 20 }),
      count: fc.integer({ min: -1, max: 50 }),
      instructionCount: fc.integer({ min: -1, max: 50 }),
      data: fc.constantFrom('AAAA', '', '*'),
    }),
  }),
  fc.record({
    command: fc.constant('setDataBreakpoints'),
    args: fc.record({
      breakpoints: fc.array(
        fc.record({
          dataId: fc.constantFrom('memory/variables/0/1', 'register/1/pc', 'register/2/depth', 'x'),
          accessType: fc.constantFrom('read', 'write', 'readWrite'),
        }),
        { maxLength: 2 },
      ),
    }),
  }),
  fc.record({
    command: fc.constant('setExceptionBreakpoints'),
    args: fc.record({
      filters: fc.subarray(['fault', 'context-switch', 'task-end', 'deadlock', 'trap']),
    }),
  }),
  fc.record({
    command: fc.constantFrom('terminateThreads'),
    args: fc.record({ threadIds: fc.array(thread, { maxLength: 1 }) }),
  }),
  fc.record({
    command: fc.constant('mnemonic/queuesAt'),
    args: fc.record({ time: fc.integer({ min: -1, max: 100 }) }),
  }),
  fc.record({
    command: fc.constant('mnemonic/format'),
    args: fc.record({ format: fc.constantFrom('hex', 'binary', 'default', 'x') }),
  }),
);

type Command = { readonly command: string; readonly args: object };

/** Does the commands one after the other; a program that runs too long is paused. */
async function drive(client: DebugClient, commands: readonly Command[]): Promise<void> {
  const isRun = new Set(['goto', 'restartFrame', 'restart', 'continue', 'next']);
  const stops = /^(step|reverse|mnemonic\/(step|run|reverse|goTo))/;
  for (const { command, args } of commands) {
    const { success, message } = await client.ask(command, args);
    assert.doesNotMatch(message ?? '', /Internal error/, `${command} ${JSON.stringify(args)}`);
    if (!success || !(isRun.has(command) || stops.test(command))) continue;
    const pause = setTimeout(() => void client.ask('pause', { threadId: 1 }), 30);
    const event = await client.oneOf('stopped', 'terminated');
    clearTimeout(pause);
    if (event.event === 'terminated') return;
    assert.notEqual(event.body.description, 'Paused after an internal error', event.body.text);
  }
  client.drop();
  assert.equal(typeof (await client.request('mnemonic/activity')).now, 'number');
}

const isDone = (client: DebugClient) => client.events.some(({ event }) => event === 'terminated');

describe('random sessions', () => {
  const cases: readonly (readonly [string, string, string, typeof stopAtEntry])[] = [
    ['several tasks', busy, path, stopAtEntry],
    ['calls that end', calls, path, stopAtEntry],
    [
      'another machine',
      'main:\nadd 1 / store 50\ncall routine / print\ntrap 1\njump main\n',
      toyPath,
      stopToyAtEntry,
    ],
  ];
  for (const [name, text, file, start] of cases) {
    test(name, async () => {
      const command = fc.oneof({ weight: 3, arbitrary: runs }, queries, breakpoints(file));
      const commands = fc.array(command, { minLength: 1, maxLength: 25 });
      await fc.assert(
        fc.asyncProperty(commands, fc.boolean(), async (sequence, stopOnExit) => {
          const client = await start(text, { stopOnExit });
          await client.request('gotoTargets', { source: { path: file }, line: 2 });
          await drive(client, sequence);
          if (!isDone(client)) await client.request('terminate');
          await client.request('disconnect');
        }),
        { numRuns: 60 },
      );
    });
  }
});

describe('time travel', () => {
  const moves = fc.oneof(
    fc.record({
      command: fc.constantFrom('next', 'stepIn', 'stepOut', 'stepBack', 'mnemonic/reverseStepOut'),
      args: fc.record({ threadId: fc.constantFrom(1, 2) }),
    }),
    fc.record({
      command: fc.constantFrom('mnemonic/stepTick', 'mnemonic/runToSwitch', 'reverseContinue'),
      args: fc.constant({ threadId: 1 }),
    }),
    fc.record({
      command: fc.constant('mnemonic/goToTime'),
      args: fc.record({ time: fc.integer({ min: 0, max: 300 }) }),
    }),
    fc.constant({ command: 'continue', args: { threadId: 1 } }),
  );

  for (const cores of [1, 3]) {
    test(`a moment always looks the same, with ${cores} cores`, async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(moves, { minLength: 2, maxLength: 20 }), async sequence => {
          const client = await stopAtEntry(busy, { cores }, [{ line: 12 }, { line: 22 }]);
          const seen = new Map<number, string>();
          for (const { command, args } of sequence) {
            await client.run(command, args);
            const { moment } = await client.request('mnemonic/activity');
            const now = await picture(client);
            assert.equal(seen.get(moment) ?? now, now, `${command} to moment ${moment}`);
            seen.set(moment, now);
          }
          await client.request('disconnect');
        }),
        { numRuns: 30 },
      );
    });
  }
});
