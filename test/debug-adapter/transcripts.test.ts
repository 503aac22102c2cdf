// Golden transcripts: whole sessions over standard input and output, message by message.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { connectProcess, type DebugClient } from './client.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const main = join(root, 'debug-adapter/main.node.ts');
const sample = (name: string) => join(root, 'samples/bytecode', name);

/** Paths of this machine become `…`; what `initialize` answers is on the reference page. */
function transcript(client: DebugClient): string {
  const lines = client.log.map(line =>
    line
      .replaceAll(JSON.stringify(root).slice(1, -1), '…/')
      .replace(/^(← initialize|⇐ capabilities) .*/, '$1'),
  );
  return `${joinOutput(lines).join('\n')}\n`;
}

const output = '⇐ output ';

/** How a line's output is cut into events depends on the time that passes between them. */
function joinOutput(lines: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    if (!line.startsWith(output) || !last?.startsWith(output)) {
      joined.push(line);
      continue;
    }
    const before = JSON.parse(last.slice(output.length));
    const body = JSON.parse(line.slice(output.length));
    const isSame = before.line === body.line && before.category === body.category;
    if (!isSame) joined.push(line);
    else {
      const whole = { ...before, output: before.output + body.output };
      joined[joined.length - 1] = output + JSON.stringify(whole);
    }
  }
  return joined;
}

const sessions: Readonly<Record<string, (client: DebugClient) => Promise<void>>> = {
  'step-and-go-back': async client => {
    const file = sample('article.bca');
    await client.start({ program: file, stopOnEntry: true });
    await client.event('stopped');
    await client.request('threads');
    await client.request('stackTrace', { threadId: 1 });
    await client.request('scopes', { frameId: 1 });
    await client.request('variables', { variablesReference: 1 });
    await client.run('next');
    await client.run('next', { threadId: 2, granularity: 'instruction' });
    await client.request('threads');
    await client.run('stepBack', { threadId: 2 });
    await client.run('stepBack', { threadId: 1 });
    await client.run('reverseContinue');
    await client.request('mnemonic/activity', { fromChange: 0, fromMark: 0 });
    await client.request('continue', { threadId: 1 });
    await client.event('terminated');
    await client.request('disconnect');
  },
  breakpoints: async client => {
    const file = sample('countdown.bca');
    await client.start({ program: file }, { [file]: [7, { line: 9, condition: 'counter == 3' }] });
    await client.event('stopped');
    await client.request('stackTrace', { threadId: 1 });
    await client.request('evaluate', { expression: 'counter * 2', context: 'watch' });
    await client.request('setBreakpoints', { source: { path: file }, breakpoints: [{ line: 9 }] });
    await client.run('continue');
    const { dataId } = await client.request('dataBreakpointInfo', { name: 'counter' });
    await client.request('setDataBreakpoints', { breakpoints: [{ dataId, accessType: 'write' }] });
    await client.run('continue');
    await client.request('setFunctionBreakpoints', { breakpoints: [{ name: 'loop' }] });
    await client.run('continue');
    await client.run('reverseContinue');
    await client.request('terminate');
    await client.event('terminated');
    await client.request('disconnect');
  },
  calls: async client => {
    const file = sample('factorial.bca');
    await client.start({ program: file, stopOnExit: true }, { [file]: [{ line: 28 }] });
    await client.event('stopped');
    await client.request('stackTrace', { threadId: 1 });
    await client.run('stepOut');
    await client.run('mnemonic/reverseStepOut');
    await client.request('disassemble', {
      memoryReference: '0x0',
      instructionOffset: -1,
      instructionCount: 4,
    });
    await client.request('setBreakpoints', { source: { path: file }, breakpoints: [] });
    await client.run('continue');
    await client.run('mnemonic/goToTime', { time: 7 });
    await client.request('disconnect');
  },
  mistakes: async client => {
    await client.request('initialize', { adapterID: 'mnemonic' });
    await client.fails('stackTrace', { threadId: 1 });
    await client.fails('launch', { program: sample('mistakes.bca') });
    await client.fails('launch', { program: sample('missing.bca') });
    await client.fails('launch', { program: sample('article.bca'), schedular: 'rr' });
    await client.request('launch', { program: sample('article.bca'), stopOnEntry: true });
    await client.event('initialized');
    await client.request('configurationDone');
    await client.event('stopped');
    await client.fails('evaluate', { expression: '1 +' });
    await client.fails('variables', { variablesReference: 99 });
    await client.fails('restartFrame', { frameId: 99 });
    await client.fails('next', { threadId: 99 });
    await client.fails('fly', {});
    await client.request('disconnect');
  },
};

describe('transcripts', () => {
  for (const [name, session] of Object.entries(sessions)) {
    test(name, async () => {
      const { client, end } = connectProcess(process.execPath, [main, '--stdio']);
      await session(client);
      assert.equal(await end(), 0);
      const path = join(root, 'test/debug-adapter/transcripts', `${name}.txt`);
      const text = transcript(client);
      if (process.env['UPDATE']) writeFileSync(path, text);
      assert.equal(text, readFileSync(path, 'utf8'), 'UPDATE=1 writes it anew');
    });
  }

  test('an adapter whose client goes away ends, even while a program runs', async () => {
    const { client, end } = connectProcess(process.execPath, [main]);
    const base64 = Buffer.from('.task main\nagain: JMP again\n').toString('base64');
    await client.start({ program: '/x.bca', 'mnemonic/files': { '/x.bca': base64 } });
    assert.equal(await end(), 0);
  });
});
