// Values: scopes and pages, formats, setting them, expressions in every context, memory, code.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { DebugClient } from './client.ts';
import { calls, countdown, path, stopAtEntry, stopToyAtEntry, toyPath, twins } from './programs.ts';

interface Row {
  readonly name: string;
  readonly value: string;
  readonly evaluateName?: string;
  readonly variablesReference: number;
}

/** The reference of a scope of the innermost frame. */
async function scope(client: DebugClient, name: string, threadId = 1): Promise<number> {
  const { stackFrames } = await client.request('stackTrace', { threadId });
  const { scopes } = await client.request('scopes', { frameId: stackFrames[0].id });
  return scopes.find((each: Row) => each.name === name).variablesReference;
}

async function rows(client: DebugClient, variablesReference: number, args: object = {}) {
  const { variables } = await client.request('variables', { variablesReference, ...args });
  return variables as Row[];
}

const deep = `.task main
${Array.from({ length: 250 }, (_, index) => `        PUSH ${index}`).join('\n')}
again:  JMP again
`;

describe('scopes and variables', () => {
  test('show registers, stack and variables', async () => {
    const client = await stopAtEntry(countdown, {}, [8]);
    await client.run('continue');
    const registers = await rows(client, await scope(client, 'Registers'));
    assert.equal(registers.find(({ name }) => name === 'pc')?.value, '0x00000010');
    assert.equal(registers.find(({ name }) => name === 'depth')?.value, '1');
    const stack = await rows(client, await scope(client, 'Stack'));
    assert.deepEqual(
      stack.map(({ value, evaluateName }) => [value, evaluateName]),
      [['4', 'stack[0]']],
    );
    const variables = await rows(client, await scope(client, 'Variables'));
    assert.deepEqual(
      variables.map(({ name, value, evaluateName }) => [name, value, evaluateName]),
      [['counter', '5', 'counter']],
    );
  });

  test('every evaluateName gives the value that is shown', async () => {
    const client = await stopAtEntry(countdown, {}, [8]);
    await client.run('continue');
    for (const name of ['Registers', 'Stack', 'Variables']) {
      for (const { evaluateName, value } of await rows(client, await scope(client, name))) {
        assert.equal(await client.value(evaluateName!), value);
      }
    }
  });

  test('come in pages', async () => {
    const client = await stopAtEntry(deep, {}, [252]);
    await client.run('continue');
    const { result, indexedVariables, variablesReference } = await client.request('evaluate', {
      expression: 'stack',
    });
    assert.equal(result, '250 elements');
    assert.equal(indexedVariables, 250);
    const page = await rows(client, variablesReference, {
      filter: 'indexed',
      start: 100,
      count: 2,
    });
    const whole = await rows(client, variablesReference);
    assert.deepEqual(
      page.map(({ name }) => name),
      whole.slice(100, 102).map(({ name }) => name),
    );
    assert.equal(whole.length, 250);
    assert.deepEqual(await rows(client, variablesReference, { filter: 'named' }), []);
  });

  test('references end with the stop', async () => {
    const client = await stopAtEntry(countdown);
    const reference = await scope(client, 'Registers');
    await client.run('next');
    const wrong = await client.fails('variables', { variablesReference: reference });
    assert.match(wrong, /take the scopes of the present stop/);
  });

  test('stacks come in pages, too', async () => {
    const client = await stopAtEntry(calls, {}, [12]);
    await client.run('continue');
    const { stackFrames, totalFrames } = await client.request('stackTrace', {
      threadId: 1,
      startFrame: 1,
      levels: 1,
    });
    assert.equal(totalFrames, 3);
    assert.deepEqual(
      stackFrames.map(({ name }: Row) => name),
      ['double+0xb'],
    );
  });
});

describe('formats', () => {
  test('one value or all of them, told by an event', async () => {
    const client = await stopAtEntry(countdown, {}, [5]);
    await client.run('continue');
    const reference = await scope(client, 'Variables');
    client.drop();
    await client.request('mnemonic/format', {
      format: 'hex',
      variablesReference: reference,
      name: 'counter',
    });
    assert.deepEqual(await client.event('invalidated'), { areas: ['variables'] });
    assert.equal((await rows(client, reference))[0]!.value, '0x00000005');
    assert.equal(await client.value('counter'), '0x00000005');
    assert.equal(await client.value('depth'), '1');
    await client.request('mnemonic/format', { format: 'binary' });
    assert.match(await client.value('counter'), /^0b0000_.*_0101$/);
    await client.request('mnemonic/format', { format: 'character', expression: 'counter' });
    assert.equal(await client.value('counter'), String.raw`'\x05'`);
    await client.request('mnemonic/format', { format: 'default' });
    assert.equal(await client.value('counter'), '5');
    assert.equal(await client.value('counter,x'), '0x00000005');
    assert.match(await client.fails('mnemonic/format', { format: 'roman' }), /there are default/);
  });
});

describe('setting values', () => {
  test('by variable, by expression, in the console', async () => {
    const client = await stopAtEntry(countdown, {}, [5]);
    await client.run('continue');
    const variables = await scope(client, 'Variables');
    const set = (name: string, value: string, reference = variables) =>
      client.request('setVariable', { variablesReference: reference, name, value });
    assert.equal((await set('counter', '0x10 + 1')).value, '17');
    assert.equal((await rows(client, variables))[0]!.value, '17');
    const stack = await scope(client, 'Stack');
    const { name } = (await rows(client, stack))[0]!;
    assert.equal((await set(name, '-3', stack)).value, '-3');
    const changed = await client.request('setExpression', { expression: 'counter', value: '2' });
    assert.equal(changed.value, '2');
    const { result } = await client.request('evaluate', {
      expression: 'counter *= 21',
      context: 'repl',
    });
    assert.equal(result, '42');
    assert.equal(await client.value('counter'), '42');
  });

  test('what cannot be set is refused with a reason', async () => {
    const client = await stopAtEntry(countdown);
    const variablesReference = await scope(client, 'Variables');
    const fails = (name: string, value: string) =>
      client.fails('setVariable', { variablesReference, name, value });
    assert.match(await fails('counter', '0x1ffffffff'), /does not fit in 32 bits/);
    assert.match(await fails('counter', 'many'), /There is no name "many"/);
    assert.match(await fails('nothing', '1'), /no variable nothing/);
    const asked = { expression: 'counter = 1', context: 'hover' };
    assert.match(await client.fails('evaluate', asked), /in the console only/);
    assert.equal(await client.value('counter'), '5');
  });

  test('the console calls a subroutine with arguments, which can be taken back', async () => {
    const source = '.task main\n  HALT\nsquare: DUP\n  MUL\n  RET\n';
    const client = await stopAtEntry(source);
    const call = { expression: 'square(-7)', context: 'repl' };
    const { result } = await client.request('evaluate', call);
    assert.equal(result, 'top = 49, depth = 1, cpu = 3');
    assert.equal(await client.value('top'), '49');
    assert.equal(await client.value('pc'), '0x00000000');
    assert.match(await client.fails('evaluate', { ...call, context: 'hover' }), /console only/);
    const nowhere = { ...call, expression: 'square[1](2)' };
    assert.match(await client.fails('evaluate', nowhere), /has no elements/);
    for (let step = 0; step < 3; step++) await client.run('stepBack');
    assert.equal(await client.value('depth'), '1');
    assert.equal(await client.value('top'), '-7');
  });

  test('memory events tell where', async () => {
    const client = await stopAtEntry(countdown);
    await client.request('setExpression', { expression: 'counter', value: '1' });
    const event = await client.event('memory');
    assert.match(event.memoryReference, /^variables:0x0$/);
  });
});

describe('expressions', () => {
  test('reach other tasks, scopes, labels and memory', async () => {
    const client = await stopAtEntry(twins);
    await client.run('next', { threadId: 2 });
    assert.equal(await client.value('b.pc == @second + 5'), '1');
    assert.equal(await client.value('#2.pc - #1.pc == b.pc - a.pc'), '1');
    assert.equal(await client.value('b.stack[0]'), '0');
    assert.equal(await client.value('variables[1]'), '0');
    assert.equal(await client.value('@second'), String(await client.value('@second')));
    const { variablesReference } = await client.request('evaluate', { expression: 'b' });
    const names = (await rows(client, variablesReference)).map(({ name }) => name);
    assert.ok(names.includes('pc') && names.includes('Stack'));
  });

  test('belong to the task of their frame', async () => {
    const client = await stopAtEntry(twins);
    const frame = async (threadId: number) => {
      const { stackFrames } = await client.request('stackTrace', { threadId });
      return stackFrames[0].id;
    };
    const pc = async (frameId: number) =>
      (await client.request('evaluate', { expression: 'pc', frameId })).result;
    assert.notEqual(await pc(await frame(1)), await pc(await frame(2)));
  });

  test('hovers tell what a value is', async () => {
    const client = await stopAtEntry(countdown);
    const { result } = await client.request('evaluate', { expression: 'depth', context: 'hover' });
    assert.match(result, /^0 — How many values/);
    assert.match(await client.fails('evaluate', { expression: 'dept' }), /did you mean depth/);
  });

  test('the console completes names and members', async () => {
    const client = await stopAtEntry(twins);
    const propose = async (text: string) => {
      const { targets } = await client.request('completions', { text, column: text.length + 1 });
      return targets as { label: string; start: number; length: number }[];
    };
    assert.deepEqual(
      (await propose('1 + le')).map(({ label, start, length }) => [label, start, length]),
      [['left', 5, 2]],
    );
    assert.ok((await propose('b.')).some(({ label }) => label === 'pc'));
    assert.ok((await propose('')).some(({ label }) => label === 'stack'));
    assert.deepEqual(
      (await propose('@sec')).map(({ label }) => label),
      ['@second'],
    );
    assert.deepEqual(await propose('(('.concat('.')), []);
  });
});

describe('memory', () => {
  test('is read in bytes, also where it ends', async () => {
    const client = await stopAtEntry(countdown);
    const read = (memoryReference: string, offset: number, count: number) =>
      client.request('readMemory', { memoryReference, offset, count });
    const code = await read('0x0', 0, 5);
    assert.deepEqual([...Buffer.from(code.data, 'base64')], [0x82, 0, 0, 0, 0]);
    const before = await read('0x0', -2, 4);
    assert.equal(Buffer.from(before.data, 'base64').length, 2);
    assert.equal(before.unreadableBytes, 2);
    assert.equal((await read('0x0', 1_000_000, 16)).unreadableBytes, 16);
    const variables = await read('variables:0x0', 0, 8);
    assert.deepEqual([...Buffer.from(variables.data, 'base64')], [5, 0, 0, 0, 0, 0, 0, 0]);
    assert.match(await client.fails('readMemory', { memoryReference: 'x', count: 1 }), /no place/);
  });

  test('is written, and the change is part of the run', async () => {
    const client = await stopAtEntry(countdown, {}, [5]);
    const data = Buffer.from([9]).toString('base64');
    const memoryReference = 'variables:0x0';
    const answer = await client.request('writeMemory', { memoryReference, data });
    assert.equal(answer.bytesWritten, 1);
    assert.equal(await client.value('counter'), '9');
    await client.run('continue');
    assert.equal(await client.value('stack[0]'), '9');
    const wrong = { memoryReference, data: '***' };
    assert.match(await client.fails('writeMemory', wrong), /base 64/);
  });

  test('of words is read and written by the byte, too', async () => {
    const client = await stopToyAtEntry('main:\nadd 1\n');
    const memoryReference = '0x3010';
    const write = (bytes: number[], offset: number) =>
      client.request('writeMemory', {
        memoryReference,
        offset,
        data: Buffer.from(bytes).toString('base64'),
      });
    const read = async (offset: number, count: number) => {
      const { data } = await client.request('readMemory', { memoryReference, offset, count });
      return [...Buffer.from(data, 'base64')];
    };
    await write([1, 2, 3], 1);
    assert.deepEqual(await read(0, 6), [0, 1, 2, 3, 0, 0]);
    assert.deepEqual(await read(3, 2), [3, 0]);
    assert.equal(await client.value('memory[0x3010],x'), '0x0100');
    assert.equal(await client.value('*0x3011,x'), '0x0302');
    const long = { memoryReference: '0x307f', data: Buffer.alloc(4).toString('base64') };
    assert.match(await client.fails('writeMemory', long), /ends before/);
    const { bytesWritten } = await client.request('writeMemory', { ...long, allowPartial: true });
    assert.equal(bytesWritten, 2);
  });
});

describe('disassembly', () => {
  const take = async (
    client: DebugClient,
    memoryReference: string,
    from: number,
    count: number,
  ) => {
    const { instructions } = await client.request('disassemble', {
      memoryReference,
      instructionOffset: from,
      instructionCount: count,
    });
    return instructions as { address: string; instruction: string; presentationHint?: string }[];
  };

  test('has source lines, bytes and symbols', async () => {
    const client = await stopAtEntry(countdown);
    const [first, second] = await take(client, '0x0', 0, 2);
    const { location, ...rest } = first as { location?: { path: string } };
    assert.equal(location?.path, path);
    assert.deepEqual(rest, {
      address: '0x0',
      instructionBytes: '82 00 00 00 00',
      instruction: 'LOAD counter',
      symbol: 'main',
      line: 4,
    });
    assert.equal(second!.address, '0x5');
  });

  test('always gives as many rows as asked for, in order', async () => {
    const client = await stopAtEntry(countdown);
    for (const [from, count] of [
      [-3, 2],
      [-3, 5],
      [0, 30],
      [40, 5],
      [-100, 300],
      [2, 2],
    ]) {
      const rows = await take(client, '0x10', from!, count!);
      assert.equal(rows.length, count, `${from} ${count}`);
      const addresses = rows.map(({ address }) => BigInt(address));
      assert.deepEqual(
        addresses,
        [...addresses].sort((a, b) => (a < b ? -1 : 1)),
      );
      assert.equal(new Set(addresses).size, count);
    }
    const [padding] = await take(client, '0x0', -1, 1);
    assert.deepEqual(padding, { address: '-1', instruction: '??', presentationHint: 'invalid' });
  });

  test('goes backward over instructions of several lengths', async () => {
    const client = await stopAtEntry(countdown);
    const forward = await take(client, '0x0', 0, 8);
    for (let index = 1; index < 8; index++) {
      const back = await take(client, forward[index]!.address, -index, index);
      assert.deepEqual(back, forward.slice(0, index));
    }
  });

  test('of words', async () => {
    const client = await stopToyAtEntry('main:\nadd 1 / print\n');
    const rows = await take(client, '0x3000', 0, 2);
    assert.deepEqual(
      rows.map(({ address, instruction }) => `${address} ${instruction}`),
      ['0x3000 add 1', '0x3001 print 0'],
    );
  });
});

test('sources, modules and locations', async () => {
  const client = await stopToyAtEntry('main:\nadd 1\n');
  const { sources } = await client.request('loadedSources');
  assert.deepEqual(sources, [{ name: 'main.toy', path: toyPath }]);
  const { modules } = await client.request('modules');
  assert.equal(modules[0].name, 'main.toy');
  const { content } = await client.request('source', { source: { path: toyPath } });
  assert.equal(content, 'main:\nadd 1\n');
  assert.match(
    await client.fails('source', { source: { path: '/x' } }),
    /no source of the program/,
  );
});
