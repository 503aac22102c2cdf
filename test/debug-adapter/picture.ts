// What a client sees of a stop, as one text that can be compared.
import type { DebugClient } from './client.ts';

/** Everything that a client sees of a stop: threads, stacks, all variables, the activity. */
export async function picture(client: DebugClient): Promise<string> {
  const { threads } = await client.request('threads');
  const parts: unknown[] = [threads];
  for (const { id } of threads) {
    const { stackFrames } = await client.request('stackTrace', { threadId: id });
    parts.push(
      stackFrames.map((frame: { name: string; line: number }) => [frame.name, frame.line]),
    );
    if (stackFrames.length === 0) continue;
    const { scopes } = await client.request('scopes', { frameId: stackFrames[0].id });
    for (const { variablesReference } of scopes) parts.push(await tree(client, variablesReference));
  }
  parts.push(await client.request('mnemonic/activity'));
  return JSON.stringify(parts);
}

async function tree(client: DebugClient, variablesReference: number): Promise<unknown> {
  const { variables } = await client.request('variables', { variablesReference });
  const rows: unknown[] = [];
  for (const { name, value, variablesReference: inner } of variables) {
    rows.push(inner ? [name, value, await tree(client, inner)] : [name, value]);
  }
  return rows;
}
