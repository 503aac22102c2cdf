// The table of methods is complete, and says what the server really does.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as protocol from 'vscode-languageserver/node';
import { dialects } from '#dialects/registry.ts';
import { serverCapabilities } from '#server/capabilities.ts';
import { readClientFeatures } from '#server/client-features.ts';
import { createHandlers } from '#server/handlers/all.ts';
import type { Host } from '#server/host.ts';
import { methods as ownMethods } from '#server/messages.ts';
import { methodRows } from '#server/methods.ts';
import type { Publisher } from '#server/publisher.ts';

/** The methods of the protocol as the library exports them. */
function protocolMethods(): readonly string[] {
  const exported: Readonly<Record<string, unknown>> = { ...protocol };
  const found = new Set<string>();
  for (const [name, value] of Object.entries(exported)) {
    const method = (value as { readonly method?: unknown } | null)?.method;
    if (/(Request|Notification)$/.test(name) && typeof method === 'string') found.add(method);
  }
  return [...found];
}

describe('table of methods', () => {
  test('names each method of the protocol once', () => {
    const listed = methodRows.map(row => row.method);
    assert.equal(new Set(listed).size, listed.length);
    const own = listed.filter(method => !method.startsWith('$/'));
    assert.deepEqual([...own].sort(), [...protocolMethods()].sort());
    assert.ok(own.length > 80);
  });

  test('says that a method is answered where there is a handler, and only there', () => {
    const handled = createHandlers({} as Publisher, {} as Host).map(handler => handler.method);
    assert.equal(new Set(handled).size, handled.length);
    const answered = methodRows.filter(row => row.status === 'answered').map(row => row.method);
    const toClient: readonly string[] = [ownMethods.findFiles, ownMethods.readFile];
    const own = Object.values(ownMethods).filter(method => !toClient.includes(method));
    assert.deepEqual(handled.sort(), [...answered, ...own].sort());
  });

  test('gives a reason for each method that does not apply', () => {
    const silent = methodRows.filter(row => row.status === 'none' && row.note.length < 10);
    assert.deepEqual(silent, []);
  });

  test('capabilities offer diagnostics by pull only to clients that can pull', () => {
    const pulls = readClientFeatures({
      processId: null,
      rootUri: null,
      capabilities: { textDocument: { diagnostic: {} } },
    });
    assert.ok(serverCapabilities(dialects, pulls).diagnosticProvider);
    const pushed = serverCapabilities(dialects, readClientFeatures(undefined));
    assert.equal(pushed.diagnosticProvider, undefined);
  });
});
