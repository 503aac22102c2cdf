// The list of the calls that a NASM program makes, and the way to each of them.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CallLog, callsMax } from '#debug-adapter/call-log.ts';
import { connect, type DebugClient } from './client.ts';

const path = '/program.asm';

const source = `        global  main
        extern  puts, getchar
        section .rodata
text:   db      "hi", 0
        section .text
main:   push    rbx
        lea     rdi, [rel text]
        call    puts
        call    getchar
        mov     ebx, eax
        mov     edi, ebx
        mov     eax, 3
        syscall
        xor     eax, eax
        pop     rbx
        ret
`;

async function stoppedAt(line: number): Promise<DebugClient> {
  const client = connect();
  const contents = { [path]: Buffer.from(source).toString('base64') };
  const launch = { program: path, dialect: 'nasm', 'mnemonic/files': contents };
  await client.start(launch, { [path]: [line] });
  await client.request('mnemonic/input', { text: 'A\n' });
  await client.event('stopped');
  return client;
}

const textsOf = ({ calls }: { calls: { text: string }[] }) => calls.map(({ text }) => text);

describe('the calls of an x86 program', () => {
  test('are listed with results and places, and lead to their moments', async () => {
    const client = await stoppedAt(14);
    const all = await client.request('mnemonic/calls');
    assert.deepEqual(textsOf(all), [
      'puts("hi") = 3',
      'getchar() = 65',
      'close(65) = -1 EBADF (Bad file descriptor)',
    ]);
    assert.deepEqual(
      all.calls.map(({ kind, line }: { kind: string; line: number }) => [kind, line]),
      [
        ['libc', 8],
        ['libc', 9],
        ['syscalls', 13],
      ],
    );
    assert.equal(all.made, 3);
    await client.run('mnemonic/goToMoment', { moment: all.calls[1].moment });
    assert.equal(await client.where(), 'main+0xd:9'.replace('0xd', '13'));
    assert.equal((await client.request('mnemonic/calls')).made, 1);
    await client.run('mnemonic/goToMoment', { moment: all.calls[2].moment });
    const after = await client.request('mnemonic/calls');
    assert.deepEqual([after.made, after.end, after.course], [2, 3, all.course]);
    assert.match(await client.fails('mnemonic/goToMoment', { moment: 1e9 }), /from 0 to \d+/);
  });

  test('that will never be made go when the run takes another course', async () => {
    const client = await stoppedAt(14);
    const { calls, course } = await client.request('mnemonic/calls');
    await client.run('mnemonic/goToMoment', { moment: calls[2].moment });
    await client.request('evaluate', { expression: 'rdi = 77', context: 'repl' });
    const dropped = await client.request('mnemonic/calls');
    assert.deepEqual(textsOf(dropped), ['puts("hi") = 3', 'getchar() = 65']);
    assert.notEqual(dropped.course, course);
    await client.run('continue');
    const again = await client.request('mnemonic/calls');
    assert.equal(textsOf(again)[2], 'close(77) = -1 EBADF (Bad file descriptor)');
  });
});

describe('a log of calls', () => {
  const call = (moment: number, text = `f(${moment})`) => ({
    kind: 'libc',
    text,
    moment,
    begin: 0,
  });

  test('takes each call once, however often it is replayed', () => {
    const log = new CallLog();
    for (let round = 0; round < 3; round++) {
      for (let moment = 1; moment <= 10; moment++) log.add(call(moment));
      log.add(call(10, 'g()'));
    }
    assert.equal(log.end, 11);
    assert.equal(log.numberAt(10), 9);
    assert.equal(log.numberAt(11), 11);
  });

  test('lets the earliest go and keeps the numbers', () => {
    const log = new CallLog();
    for (let moment = 1; moment <= 3 * callsMax; moment++) log.add(call(moment));
    assert.equal(log.end, 3 * callsMax);
    assert.ok(log.end - log.first <= callsMax);
    assert.equal(log.from(log.first, 1)[0]!.moment, log.first + 1);
    assert.equal(log.from(0, 1)[0]!.moment, log.first + 1);
  });
});
