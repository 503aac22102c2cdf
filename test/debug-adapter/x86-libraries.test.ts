// Libraries that a program loads while it runs: their lines, their names, and the way back.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { root } from '#tools/project.ts';
import { connect, type DebugClient } from './client.ts';

const folder = join(root, 'samples/nasm/plugin');
const program = join(folder, 'filters.asm');
const library = join(folder, 'reverse.asm');

/** The line of a text in a file, from 1. */
function lineWith(path: string, text: string): number {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.findIndex(line => line.includes(text)) + 1;
}

const swap = lineWith(library, '[rbx], cl');
const call = lineWith(program, 'call    rax');
const close = lineWith(program, 'call    dlclose');
const open = lineWith(program, 'call    dlopen');

async function launched(breakpoints: Record<string, number[]>, input = 'reverse hello\n') {
  const client = connect();
  await client.start({ program }, breakpoints);
  await client.event('mnemonic/waitsForInput');
  await client.request('mnemonic/input', { text: input });
  await client.event('stopped');
  return client;
}

async function frames(client: DebugClient): Promise<[name: string, file: string, line: number][]> {
  const { stackFrames } = await client.request('stackTrace', { threadId: 1 });
  return stackFrames.map(
    ({ name, source, line }: { name: string; source?: { name: string }; line: number }) => [
      name.replace(/\+.*/, ''),
      source?.name ?? '',
      line,
    ],
  );
}

async function evaluate(client: DebugClient, expression: string): Promise<string> {
  const { stackFrames } = await client.request('stackTrace', { threadId: 1 });
  const frameId = stackFrames[0].id;
  const answer = await client.ask('evaluate', { expression, frameId, context: 'watch' });
  return answer.success ? answer.body.result : `failed: ${answer.message}`;
}

async function dataNames(client: DebugClient): Promise<string[]> {
  const { stackFrames } = await client.request('stackTrace', { threadId: 1 });
  const { scopes } = await client.request('scopes', { frameId: stackFrames[0].id });
  const { variablesReference } = scopes.find((each: { name: string }) => each.name === 'Data');
  const { variables } = await client.request('variables', { variablesReference });
  return variables.map(({ name }: { name: string }) => name);
}

describe('a library that a program loads', () => {
  test('has breakpoints before it is there, and stops at them with its frames', async () => {
    const client = await launched({ [library]: [swap] });
    assert.deepEqual((await frames(client)).slice(0, 2), [
      ['transform', 'reverse.asm', swap],
      ['main', 'filters.asm', call],
    ]);
    assert.ok((await dataNames(client)).includes('count'));
    assert.equal(await evaluate(client, 'count'), '0');
  });

  test('is stepped into and out of', async () => {
    const client = await launched({ [program]: [call] });
    await client.run('stepIn');
    assert.deepEqual((await frames(client))[0]!.slice(0, 2), ['transform', 'reverse.asm']);
    await client.run('stepOut');
    assert.deepEqual((await frames(client))[0]!.slice(0, 2), ['main', 'filters.asm']);
  });

  test('is gone before it was opened, and there again on the way forward', async () => {
    const client = await launched({ [program]: [open], [library]: [swap] });
    assert.deepEqual((await frames(client))[0]!.slice(1), ['filters.asm', open]);
    assert.ok(!(await dataNames(client)).includes('count'));
    await client.run('continue');
    await client.run('continue');
    await client.run('reverseContinue');
    await client.run('reverseContinue');
    assert.deepEqual((await frames(client))[0]!.slice(1), ['filters.asm', open]);
    assert.ok(!(await dataNames(client)).includes('count'));
    await client.run('continue');
    assert.deepEqual((await frames(client))[0]!.slice(1), ['reverse.asm', swap]);
  });

  test('is met again behind the end of its life', async () => {
    const client = await launched({ [program]: [close], [library]: [swap] }, 'reverse ab\n');
    await client.run('continue');
    assert.deepEqual((await frames(client))[0]!.slice(1), ['filters.asm', close]);
    await client.run('next');
    assert.ok(!(await dataNames(client)).includes('count'));
    await client.run('reverseContinue');
    await client.run('reverseContinue');
    assert.deepEqual((await frames(client))[0]!.slice(1), ['reverse.asm', swap]);
    assert.ok((await dataNames(client)).includes('count'));
  });

  test('stops at a function that several of them have', async () => {
    const client = connect();
    await client.request('initialize', { adapterID: 'test' });
    await client.request('launch', { program });
    await client.request('setFunctionBreakpoints', { breakpoints: [{ name: 'transform' }] });
    await client.request('configurationDone');
    await client.event('mnemonic/waitsForInput');
    await client.request('mnemonic/input', { text: 'reverse a\nshout a\n' });
    await client.event('stopped');
    assert.equal((await frames(client))[0]![1], 'reverse.asm');
    await client.run('continue');
    assert.equal((await frames(client))[0]![1], 'shout.asm');
  });
});
