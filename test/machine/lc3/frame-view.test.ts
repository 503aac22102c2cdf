// The frame of a subroutine that keeps to the convention, and none where it does not.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './programs.ts';

const program = `
        LD      R6, STACK
        AND     R0, R0, #0
        ADD     R0, R0, #7
        ADD     R6, R6, #-1
        STR     R0, R6, #0      ; the second argument
        ADD     R0, R0, #-2
        ADD     R6, R6, #-1
        STR     R0, R6, #0      ; the first one
        JSR     SUM
        LDR     R0, R6, #0
        ADD     R6, R6, #3
        HALT
SUM     ADD     R6, R6, #-1
        ADD     R6, R6, #-1
        STR     R7, R6, #0
        ADD     R6, R6, #-1
        STR     R5, R6, #0
        ADD     R6, R6, #-1
        ADD     R5, R6, #0
        LDR     R0, R5, #4
        LDR     R1, R5, #5
        ADD     R0, R0, R1
        STR     R0, R5, #0
WORK    STR     R0, R5, #3
        ADD     R6, R5, #1
        LDR     R5, R6, #0
        ADD     R6, R6, #1
        LDR     R7, R6, #0
        ADD     R6, R6, #1
        RET
STACK   .FILL   xFD00
`;

/** A subroutine with a frame and one local. */
function subroutine(name: string, ...body: readonly string[]): string {
  const enter = ['ADD R6, R6, #-2', 'STR R7, R6, #0', 'ADD R6, R6, #-1', 'STR R5, R6, #0'];
  const local = ['ADD R6, R6, #-1', 'ADD R5, R6, #0'];
  const leave = ['ADD R6, R5, #1', 'LDR R5, R6, #0', 'LDR R7, R6, #1', 'ADD R6, R6, #2', 'RET'];
  return [name, ...enter, ...local, ...body, ...leave].join('\n        ');
}

/** Calls INNER with R0 and takes its value. */
const callInner = [
  'ADD R6, R6, #-1',
  'STR R0, R6, #0',
  'JSR INNER',
  'LDR R0, R6, #0',
  'ADD R6, R6, #2',
];

function frameAt(label: string): readonly (readonly [string, bigint | string])[] {
  const { machine, symbols } = load(program);
  const address = symbols.find(({ name }) => name === label)!.value;
  machine.run(1000, { breakpoints: new Set([address]) });
  const scope = machine.scopes(1).find(({ name }) => name === 'Frame');
  return (scope?.variables() ?? []).map(({ name, value }) => [name, value]);
}

test('a subroutine has its arguments, what it keeps, and its locals', () => {
  assert.deepEqual(frameAt('WORK'), [
    ['argument 1', 5n],
    ['argument 2', 7n],
    ['return value', 0n],
    ['return address', 0x3009n],
    ["caller's R5", 0n],
    ['local 1', 12n],
  ]);
});

test('before the frame is made there is none', () => {
  assert.deepEqual(frameAt('SUM'), []);
});

const nested = `
        LD      R6, STACK
        JSR     OUTER
        HALT
${subroutine('OUTER', 'AND R0, R0, #0', 'ADD R0, R0, #9', 'STR R0, R5, #0', ...callInner)}
${subroutine('INNER', 'JSR LEAF')}
LEAF    RET
STACK   .FILL   xFD00
`;

test('the frames of the callers are shown, too', () => {
  const { machine, symbols } = load(nested);
  const address = symbols.find(({ name }) => name === 'LEAF')!.value;
  machine.run(1000, { breakpoints: new Set([address]) });
  const frames = machine.frames(1).map((_, level) => {
    const scope = machine.scopes(1, level).find(({ name }) => name === 'Frame');
    return (scope?.variables() ?? [])
      .filter(({ name }) => /argument|local/.test(name))
      .map(({ name, value }) => `${name} = ${value}`);
  });
  assert.deepEqual(frames, [[], ['argument 1 = 9', 'local 1 = 0'], ['local 1 = 9'], []]);
});
