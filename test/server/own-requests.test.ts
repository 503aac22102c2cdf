// The requests of our own beside LSP: listings, images, comparisons, tests in comments.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Comparison } from '#core/machine/program.ts';
import type {
  DerivedResult,
  MemoryMapResult,
  RecognizeResult,
  RunTestsResult,
  TestsResult,
} from '#server/messages.ts';
import { startClient, type TestClient } from './client.ts';

const uri = 'file:///program.bca';
const text = `; Counts down; see https://example.org/loops.
.var counter 3
.task one priority=2
loop:   LOAD counter
        SUB 1
        STORE counter
        CALL show
        JMP loop
.task two
        CALL show
        HALT
show:   LOAD counter
        PRINT
        RET
`;

describe('requests of our own', () => {
  let client: TestClient;
  const ask = <R>(method: string, params: object) => client.request<R>(method, params);
  const close = (closed: string) =>
    client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: closed } });

  before(async () => {
    client = await startClient({ initializationOptions: { commands: true } });
    await client.open(uri, text);
    await client.diagnostics(uri);
  });
  after(() => client.stop());

  test('give dialects, listings, images and disassemblies', async () => {
    const dialects = await ask<{ id: string; outputs: { id: string }[] }[]>(
      'mnemonic/dialects',
      {},
    );
    assert.ok(dialects.some(({ id }) => id === 'bytecode'));
    const listing = await ask<DerivedResult>('mnemonic/listing', { uri });
    const shown = listing.text.split('\n').findIndex(line => line.includes('LOAD counter'));
    const written = text.split('\n').findIndex(line => line.includes('LOAD counter'));
    assert.ok(shown >= 0);
    assert.equal(listing.lines[shown], written);
    await assert.rejects(ask('mnemonic/expansion', { uri }), /no macros/);
    const made = await ask<{ files: { base64: string }[] }>('mnemonic/assemble', { uri });
    const base64 = made.files[0]!.base64;
    const params = { dialect: 'x.bin', base64 };
    const back = await ask<{ lines: { text: string }[] }>('mnemonic/disassembly', params);
    assert.equal(back.lines.length, 10);
    assert.match(back.lines[1]!.text, /^SUB\s+1$/);
  });

  test('a comparison has a row for each policy, and a cell for each column', async () => {
    const compared = await ask<Comparison>('mnemonic/compare', { uri });
    assert.ok(compared.rows.length > 1);
    const columns = compared.columns.length;
    assert.ok(compared.rows.every(({ cells }) => cells.length === columns));
    const wrong = 'file:///compare.bca';
    await client.open(wrong, 'PUSX\n');
    await assert.rejects(ask('mnemonic/compare', { uri: wrong }), /has errors; mend them first/);
    await close(wrong);
  });

  test('a text is recognized by its file and its content', async () => {
    const named = (name: string, content: string) =>
      ask<RecognizeResult>('mnemonic/recognize', { uri: `file:///${name}`, text: content });
    assert.deepEqual(await named('x.bca', ''), { dialect: 'bytecode' });
    assert.deepEqual(await named('x.txt', 'PUSH 1'), { dialect: null });
  });

  test('the memory map has each named place with its size', async () => {
    const mapped = 'file:///mapped.bca';
    await client.open(mapped, '.task a\n  PUSH 2\nb: PRINT\nc:\nd: HALT\n.equ N 3\n');
    const { segments, unitBits } = await ask<MemoryMapResult>('mnemonic/memoryMap', {
      uri: mapped,
    });
    assert.equal(unitBits, 8);
    assert.deepEqual(
      segments.map(({ name, address, size }) => [name, address, size]),
      [['code', '0x0', 7]],
    );
    assert.deepEqual(
      segments[0]!.places.map(({ name, address, size, range }) => [
        name,
        address,
        size,
        range.start.line,
      ]),
      [
        ['a', '0x0', 5, 0],
        ['b', '0x5', 1, 2],
        ['c', '0x6', 1, 3],
        ['d', '0x6', 1, 4],
      ],
    );
    await client.open('file:///wrong-map.bca', 'PUSX\n');
    const wrong = await ask<MemoryMapResult>('mnemonic/memoryMap', {
      uri: 'file:///wrong-map.bca',
    });
    assert.deepEqual(wrong.segments, []);
  });

  test('tests in comments are listed and run, and lines that are none are told of', async () => {
    const tested = 'file:///tested.bca';
    const lines = ['.task a', '  PUSH 2', '  PRINT', '  HALT', '  NOP', ';! test two'];
    await client.open(tested, [...lines, ';! output "3\\n"', ''].join('\n'));
    const listed = await ask<TestsResult>('mnemonic/tests', { uri: tested });
    assert.deepEqual(listed.tests, [
      { name: 'two', range: { start: { line: 5, character: 0 }, end: { line: 6, character: 15 } } },
    ]);
    const { outcomes, coverage } = await ask<RunTestsResult>('mnemonic/runTests', { uri: tested });
    assert.deepEqual(
      outcomes.map(({ name, steps, output }) => ({ name, steps, output })),
      [{ name: 'two', steps: 3, output: '2\n' }],
    );
    const [failure] = outcomes[0]!.failures;
    assert.deepEqual([failure!.expected, failure!.actual], ['"3\\n"', '"2\\n"']);
    const counts = [1, 2, 3, 4].map(line => ({ line, count: line === 4 ? 0 : 1 }));
    assert.deepEqual(coverage, [{ uri: tested, lines: counts }]);
    await close(tested);
    const wrong = 'file:///wrong-test.bca';
    await client.open(wrong, [...lines, ';! expct 1', ''].join('\n'));
    const found = await client.diagnostics(wrong);
    assert.ok(found.some(({ code, range }) => code === 'test-line' && range.start.line === 6));
    await assert.rejects(ask('mnemonic/runTests', { uri: wrong }), /Line 7: A line of a test is/);
    await close(wrong);
  });

  test('say what is wrong', async () => {
    const assemble = (params: object) => ask('mnemonic/assemble', params);
    await assert.rejects(assemble({ uri, format: 'x' }), /no output format “x”/);
    await assert.rejects(assemble({ uri: 'file:///gone.bca' }), /cannot be read/);
    await assert.rejects(assemble({ uri: 'file:///gone.txt' }), /no language that is known/);
    const disassemble = (params: object) => ask('mnemonic/disassembly', params);
    await assert.rejects(disassemble({ dialect: 'x', base64: '' }), /no dialect/);
    await assert.rejects(disassemble({ dialect: 'x.bin', base64: '*' }), /no base64/);
  });
});
