// The reference page: it is what the tables say, and the tables are all that the protocol has.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { capabilityRows } from '#debug-adapter/capabilities.ts';
import { customRows, renderCoverage, requestRows } from '#debug-adapter/coverage.ts';
import { requestHandlers } from '#debug-adapter/requests/table.ts';

const root = new URL('../../', import.meta.url);
const page = new URL('docs/debug-adapter.md', root);
const protocol = readFileSync(
  new URL('node_modules/@vscode/debugprotocol/lib/debugProtocol.d.ts', root),
  'utf8',
);

test('docs/debug-adapter.md is generated from the tables', () => {
  if (process.env['UPDATE']) writeFileSync(page, renderCoverage());
  assert.equal(readFileSync(page, 'utf8'), renderCoverage(), 'UPDATE=1 writes it anew');
});

describe('the tables', () => {
  test('name every request of the protocol that a client sends', () => {
    const commands = [...protocol.matchAll(/\/\/ command: '(\w+)';/g)].map(match => match[1]!);
    const ofTheAdapter = ['runInTerminal', 'startDebugging'];
    const expected = commands.filter(command => !ofTheAdapter.includes(command)).sort();
    assert.deepEqual(requestRows.map(({ name }) => name).sort(), expected);
  });

  test('name every capability', () => {
    const body = /interface Capabilities \{(.*?)\n\t\}/s.exec(protocol)![1]!;
    const names = [...body.matchAll(/^\t\t(\w+)\?:/gm)].map(match => match[1]!);
    assert.deepEqual(capabilityRows.map(({ name }) => name).sort(), names.sort());
  });

  test('say of each request whether it is answered', () => {
    const answered = [...requestRows, ...customRows].filter(row => row.answered);
    assert.deepEqual(answered.map(({ name }) => name).sort(), Object.keys(requestHandlers).sort());
  });
});
