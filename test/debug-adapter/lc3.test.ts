// LC-3 programs in the debug adapter: numbers as its people write them, traps, the console.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { connect, type DebugClient } from './client.ts';

const path = '/program.asm';

function launchOf(source: string, more: object = {}): object {
  const contents = Buffer.from(source).toString('base64');
  return { program: path, dialect: 'lc3', 'mnemonic/files': { [path]: contents }, ...more };
}

const letters = `        .ORIG   x3000
        LEA     R0, TEXT
        PUTS
        JSR     TWICE
        ADD     R0, R0, #-1
        HALT
TWICE   AND     R0, R0, #0
        ADD     R0, R0, #8
        ADD     R0, R0, R0
        RET
TEXT    .STRINGZ "Hi"
LIST    .FILL   x10
        .FILL   20
        .FILL   -1
        .END
`;

/** A client that has stopped at a line of a program, counted from 1. */
async function stoppedAt(line: number, source = letters): Promise<DebugClient> {
  const client = connect();
  await client.start(launchOf(source), { [path]: [line] });
  await client.event('stopped');
  return client;
}

async function scopeOf(client: DebugClient, name: string) {
  const { stackFrames } = await client.request('stackTrace', { threadId: 1 });
  const { scopes } = await client.request('scopes', { frameId: stackFrames[0].id });
  const { variablesReference } = scopes.find((scope: { name: string }) => scope.name === name);
  const { variables } = await client.request('variables', { variablesReference });
  const row = (wanted: string) =>
    variables.find((variable: { name: string }) => variable.name === wanted);
  return { variablesReference, row };
}

test('a frame that an interrupt came into stands where it goes on', async () => {
  const source = `        .ORIG   x3000
        LD      R0, PLACE
        STI     R0, VECTOR
        .FILL   xD000           ; no instruction
        HALT
PLACE   .FILL   x4000
VECTOR  .FILL   x0101
        .END
        .ORIG   x4000
        NOP
        RTI
        .END
`;
  const client = connect();
  await client.start(launchOf(source, { ignorePrivilege: true }), { [path]: [10] });
  await client.event('stopped');
  const { stackFrames } = await client.request('stackTrace', { threadId: 1 });
  assert.deepEqual(
    stackFrames.map(({ line }: { line: number }) => line),
    [10, 4],
  );
});

describe('numbers on the LC-3', () => {
  test('are shown as its people write them, with what they stand for', async () => {
    const client = await stoppedAt(6);
    const registers = await scopeOf(client, 'Registers');
    assert.equal(registers.row('R0').value, 'x000F (15)');
    assert.equal(registers.row('PC').value, 'x3004');
    assert.equal(registers.row('PSR').value, 'x8001 (P, user, priority 0)');
    assert.equal(registers.row('CC').value, '1 (P)');
    const data = await scopeOf(client, 'Data');
    assert.equal(data.row('TEXT').value, 'x0048 ("Hi")');
    assert.equal(data.row('LIST').value, 'x0010 (3 words)');
    assert.equal(await client.value('LIST[2]'), 'xFFFF (-1)');
    assert.equal(await client.value('R0 + 1'), 'x0010 (16)');
    assert.equal(await client.value('x3000'), 'x3000 (12288)');
    assert.equal(await client.value('TWICE'), 'x3005');
  });

  test('are read in every form that a source may have', async () => {
    const client = await stoppedAt(6);
    assert.equal(await client.value('R0 == #15'), 'x0001 (1)');
    assert.equal(await client.value('#-5 + b101'), 'x0000 (0)');
    assert.equal(await client.value('LIST[#1] == #20'), 'x0001 (1)');
    assert.equal(await client.value('#1.R0'), 'x000F (15)');
  });

  test('of a text are shown as they are printed', async () => {
    const source = letters.replace('"Hi"', '"Zoë → ok"');
    const data = await scopeOf(await stoppedAt(6, source), 'Data');
    assert.equal(data.row('TEXT').value, 'x005A ("Zoë → ok")');
  });

  test('can be given back as they are shown', async () => {
    const client = await stoppedAt(6);
    const { variablesReference } = await scopeOf(client, 'Registers');
    const given = { variablesReference, name: 'R1', value: 'xFFFE (-2)' };
    assert.equal((await client.request('setVariable', given)).value, 'xFFFE (-2)');
    const copied = { expression: 'R1', context: 'clipboard' };
    assert.equal((await client.request('evaluate', copied)).result, 'xFFFE');
  });

  test('are no names of the stack, whose words can be watched all the same', async () => {
    const client = await stoppedAt(6);
    await client.request('evaluate', { expression: 'R6 = x4000', context: 'repl' });
    await client.request('evaluate', { expression: 'memory[x4000] = 7', context: 'repl' });
    const stack = await scopeOf(client, 'Stack');
    const top = stack.row('[x4000] ← R6');
    assert.equal(top.value, 'x0007 (7)');
    assert.equal(await client.value(top.evaluateName), 'x0007 (7)');
    assert.equal(await client.value('x4000 == R6'), 'x0001 (1)');
  });

  test('name frames without a label, and count from one', async () => {
    const client = await stoppedAt(9);
    const { stackFrames } = await client.request('stackTrace', { threadId: 1 });
    const names = stackFrames.map(({ name }: { name: string }) => name);
    assert.deepEqual(names, ['TWICE+2', 'x3003']);
  });
});

describe('traps', () => {
  test('are stepped over, unless a target leads into them', async () => {
    const client = await stoppedAt(4);
    const { stackFrames } = await client.request('stackTrace', { threadId: 1 });
    const frameId = stackFrames[0].id;
    const before = client.events.length;
    const { targets } = await client.request('stepInTargets', { frameId });
    assert.deepEqual(targets, [{ id: 1, label: 'TWICE (program.asm)', line: 7 }]);
    assert.equal(client.events.length, before);
    await client.run('stepBack');
    assert.equal(await client.where(), 'x3001:3');
    await client.run('stepIn');
    assert.equal(await client.where(), 'x3002:4');
    await client.run('stepBack');
    const again = await client.request('stackTrace', { threadId: 1 });
    const system = await client.request('stepInTargets', { frameId: again.stackFrames[0].id });
    assert.equal(system.targets[0].label, 'OS_PUTS (operating-system.asm)');
    await client.run('stepIn', { targetId: system.targets[0].id });
    assert.match(await client.where(), /^OS_PUTS:/);
    const inside = await client.request('stackTrace', { threadId: 1 });
    const { sourceReference } = inside.stackFrames[0].source;
    const { content } = await client.request('source', { sourceReference });
    assert.match(content, /^OS_PUTS$/m);
    await client.run('stepOut');
    assert.equal(await client.where(), 'x3002:4');
  });

  test('are entered by an instruction, and have nothing to step into elsewhere', async () => {
    const client = await stoppedAt(3);
    await client.run('stepIn', { granularity: 'instruction' });
    assert.match(await client.where(), /^OS_PUTS:/);
    const { stackFrames } = await client.request('stackTrace', { threadId: 1 });
    for (const { id } of stackFrames) {
      assert.deepEqual(await client.request('stepInTargets', { frameId: id }), { targets: [] });
    }
  });
});

describe('function breakpoints', () => {
  const places: readonly (readonly [string, string])[] = [
    ['TWICE+2', 'TWICE+2:9'],
    ['TWICE + x1', 'TWICE+1:8'],
    ['x3003', 'x3003:5'],
    ['TRAP x22', 'OS_PUTS:'],
    ['puts', 'OS_PUTS:'],
  ];
  for (const [name, wanted] of places) {
    test(`stop at ${name}`, async () => {
      const client = connect();
      await client.request('initialize', { adapterID: 'lc3' });
      await client.request('launch', launchOf(letters));
      await client.event('initialized');
      const breakpoints = [{ name }];
      const set = await client.request('setFunctionBreakpoints', { breakpoints });
      assert.equal(set.breakpoints[0].verified, true);
      await client.request('configurationDone');
      await client.event('stopped');
      assert.ok((await client.where()).startsWith(wanted), await client.where());
    });
  }

  test('say what is wrong with a name', async () => {
    const client = await stoppedAt(6);
    const names = ['NOWHERE', 'TWICE+', 'TWICE+99999', 'TRAP x', 'TRAP x100', 'x10000'];
    const breakpoints = names.map(name => ({ name }));
    const set = await client.request('setFunctionBreakpoints', { breakpoints });
    for (const { verified, message } of set.breakpoints) {
      assert.equal(verified, false);
      assert.match(message, /There is no label/);
    }
  });
});

describe('the console', () => {
  const type = (client: DebugClient, expression: string) =>
    client.request('evaluate', { expression, context: 'repl' });

  test('executes instructions, which can be taken back', async () => {
    const client = await stoppedAt(6);
    const added = await type(client, 'ADD R0, R0, #1');
    assert.equal(added.result, 'R0 = x0010 (16)');
    const stops = client.events.filter(({ event }) => event === 'stopped').length;
    const negative = await type(client, 'ADD R1, R1, #-1');
    assert.match(negative.result, /^R1 = xFFFF \(-1\), PSR = x8004 \(N, .*\), CC = 4 \(N\)$/);
    assert.equal(client.events.filter(({ event }) => event === 'stopped').length, stops);
    await client.run('stepBack');
    assert.equal(await client.value('R1'), 'x0000 (0)');
    assert.equal(await client.value('R0'), 'x0010 (16)');
    await client.run('stepBack');
    assert.equal(await client.value('R0'), 'x000F (15)');
    assert.equal(await client.where(), 'x3004:6');
    await client.run('stepBack');
    assert.equal(await client.where(), 'x3003:5');
    await client.run('next');
    assert.equal(await client.value('R0'), 'x000F (15)');
  });

  test('tells of a stop where an instruction leads elsewhere', async () => {
    const client = await stoppedAt(6);
    await type(client, 'BR TWICE');
    await client.event('stopped');
    assert.equal(await client.where(), 'TWICE:7');
  });

  test('says what is wrong with an instruction', async () => {
    const client = await stoppedAt(6);
    const args = { expression: 'ADD R0, R0, #99', context: 'repl' };
    assert.match(await client.fails('evaluate', args), /#?99 does not fit imm5/);
  });

  test('calls subroutines with arguments', async () => {
    const client = await stoppedAt(6);
    const { result } = await type(client, 'TWICE(1, 2)');
    assert.equal(result, 'R0 = x0010 (16), R1 = x0002 (2), R7 = x3004 (12292)');
    assert.equal(await client.value('R0'), 'x0010 (16)');
    assert.equal(await client.where(), 'x3004:6');
    await client.run('stepBack');
    assert.equal(await client.where(), 'TWICE+3:10');
  });

  test('lets a long call run, which can be paused, and one that waits for a key', async () => {
    const source = `        .ORIG   x3000
        HALT
SPIN    ADD     R0, R0, #1
        BR      SPIN
ASK     GETC
        RET
        .END
`;
    const client = await stoppedAt(2, source);
    client.drop();
    assert.equal((await type(client, 'ASK()')).result, '');
    await client.event('continued');
    const asked = client.event('stopped');
    await client.request('mnemonic/input', { text: 'k' });
    // There is a breakpoint where the call comes back to.
    assert.equal((await asked).description, 'Paused on line 2');
    assert.equal(await client.value('R0'), 'x006B (107)');
    await type(client, 'SPIN()');
    await client.event('continued');
    await client.run('pause');
    assert.match(await client.where(), /^SPIN/);
  });
});
