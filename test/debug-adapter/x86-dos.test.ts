// Programs of DOS in the debug adapter: their registers, the stack, the console, and the way back.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { root } from '#tools/project.ts';
import { connect, type DebugClient } from './client.ts';

const path = '/echo.asm';
const source = readFileSync(join(root, 'samples/nasm/dos/echo.asm'), 'utf8');
const lines = source.split('\n');

/** The number of the first line that has a text, from 1. */
const lineWith = (text: string): number => lines.findIndex(line => line.includes(text)) + 1;

async function stoppedAt(line: number): Promise<DebugClient> {
  const contents = Buffer.from(source).toString('base64');
  const client = connect();
  const launch = { program: path, dialect: 'nasm', 'mnemonic/files': { [path]: contents } };
  await client.start(launch, { [path]: [line] });
  await client.event('stopped');
  return client;
}

async function scopeOf(client: DebugClient, name: string) {
  const { stackFrames } = await client.request('stackTrace', { threadId: 1 });
  const { scopes } = await client.request('scopes', { frameId: stackFrames[0].id });
  const { variablesReference } = scopes.find((scope: { name: string }) => scope.name === name);
  const { variables } = await client.request('variables', { variablesReference });
  return variables as { name: string; value: string }[];
}

async function framesOf(client: DebugClient): Promise<[string, number][]> {
  const { stackFrames } = await client.request('stackTrace', { threadId: 1 });
  return stackFrames.map((frame: { name: string; line: number }) => [frame.name, frame.line]);
}

const inPrint = lineWith('mov     ah, write_text');

describe('a program of DOS', () => {
  test('stops with its registers, its frames and the slots of its stack', async () => {
    const client = await stoppedAt(inPrint);
    const registers = await scopeOf(client, 'Registers');
    const value = (name: string) => registers.find(each => each.name === name)?.value;
    assert.match(value('ip') ?? '', /print/);
    assert.match(value('cs') ?? '', /4096|0x1000/);
    assert.deepEqual(
      registers.slice(0, 4).map(({ name }) => name),
      ['ax', 'cx', 'dx', 'bx'],
    );
    const frames = await framesOf(client);
    assert.deepEqual(frames[1], ['start+6', lineWith('mov     dx, greeting') + 1]);
    const [top] = await scopeOf(client, 'Stack');
    assert.equal(top?.name, '0xfffc');
    assert.match(top?.value ?? '', /returns from print to start\.next/);
  });

  test('a hover on a return knows the segments', async () => {
    const end = lines.findIndex((line, index) => index >= inPrint && /^\s+ret\b/.test(line)) + 1;
    const client = await stoppedAt(end);
    const { stackFrames } = await client.request('stackTrace', { threadId: 1 });
    const place = { line: end, column: 9, source: { path }, frameId: stackFrames[0].id };
    const hover = { expression: 'ret', context: 'hover', ...place };
    const { result } = await client.request('evaluate', hover);
    assert.match(result, /^Returns to start\.next \(0x[\da-f]+\)\.$/);
  });

  test('prints a text in one step, and takes it back', async () => {
    const client = await stoppedAt(inPrint);
    await client.run('next');
    await client.run('next');
    assert.match(client.printed('stdout'), /What you type comes back/);
    await client.run('stepBack');
    assert.equal((await framesOf(client))[0]?.[1], inPrint + 1);
    const registers = await scopeOf(client, 'Registers');
    assert.match(registers[0]?.value ?? '', /2304|0x0*900/);
    await client.run('next');
    await client.run('stepOut');
    assert.equal((await framesOf(client))[0]?.[1], lineWith('.next:  mov     dx, question'));
    await client.run('reverseContinue');
    assert.equal((await framesOf(client))[0]?.[1], inPrint);
  });
});
