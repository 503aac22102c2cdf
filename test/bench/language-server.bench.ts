// The language server over stdio on a program of 10,000 lines: answers, start and memory.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '#tools/project.ts';
import { engineOptions } from '../../client/engine-options.ts';
import {
  fullCapabilities,
  pullCapabilities,
  spawnClient,
  type TestClient,
} from '../server/client.ts';
import { type Measure, percentile, type Row } from './bench.ts';

export const title = 'Language server over stdio, 10,000 lines';

const lines = 10_000;
const rounds = 60;
/** Of few starts, the 95th percentile would be the worst of them. */
const startRounds = 40;
/** A very fast typist presses a key so often. */
const betweenKeysMs = 60;
/** Edits before anything is measured: the engine compiles what runs often. */
const warmUp = 20;
/** Whoever reads has not typed for so long. */
const restMs = 1000;

const pause = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms));
const uri = 'file:///bench.bca';

/** Tasks with loops, subroutines, variables and comments: 20 lines each. */
function program(): string {
  const parts: string[] = ['.equ LIMIT 1000', '.var counter 3', '.var total', '.lock door'];
  for (let task = 0; parts.length < lines; task++) {
    parts.push(
      `; Task ${task} counts down and adds up what it has seen.`,
      `.task worker${task} priority=${task % 200} arrival=${task}`,
      `        PUSH LIMIT              ; the number of rounds`,
      `loop${task}:`,
      `        DUP`,
      `        JZ done${task}          ; nothing left to do`,
      `        LOCK door`,
      `        LOAD counter`,
      `        ADD ${task}`,
      `        STORE counter`,
      `        UNLOCK door`,
      `        CALL add${task}`,
      `        SUB 1`,
      `        JMP loop${task}`,
      `done${task}: DROP`,
      `        HALT`,
      `add${task}: LOAD total`,
      `        ADD 0x1F`,
      `        STORE total             ; shared by all`,
      `        RET`,
    );
  }
  return `${parts.slice(0, lines - 1).join('\n')}\n`;
}

/** The times that `run` takes; what it leads to, `settle`, is waited for and not counted. */
async function sample(
  times: number,
  run: (round: number) => Promise<void>,
  settle: () => Promise<unknown> = async () => undefined,
): Promise<number[]> {
  const samples: number[] = [];
  for (let round = 0; round < times; round++) {
    const start = performance.now();
    await run(round);
    samples.push(performance.now() - start);
    await settle();
    await pause(betweenKeysMs);
  }
  return samples;
}

function row(label: string, samples: readonly number[], atMost: number): Row {
  const measure = (name: string, share: number): Measure => ({
    name,
    value: percentile(samples, share),
    unit: 'ms',
  });
  return { label, measures: [measure('median', 0.5), { ...measure('p95', 0.95), atMost }] };
}

/** Types a digit behind the `PUSH` of a task and takes it back in the next round. */
function editor(client: TestClient) {
  let version = 1;
  return (round: number): Promise<void> => {
    const line = 6 + 20 * (round >> 1);
    const start = { line, character: 13 };
    const isTyped = round % 2 === 0;
    const end = isTyped ? start : { line, character: 14 };
    return client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: ++version },
      contentChanges: [{ range: { start, end }, text: isTyped ? 'X' : '' }],
    });
  };
}

/** The resident memory of a process in megabytes. */
function residentMegabytes(pid: number): number {
  const status = `/proc/${pid}/status`;
  if (existsSync(status)) {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1]) / 1024;
  }
  const { stdout } = spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  return Number(stdout) / 1024;
}

/** As VS Code has it: a grammar colours the text, and semantic tokens add to that. */
const capabilities = {
  ...fullCapabilities,
  textDocument: {
    ...fullCapabilities.textDocument,
    semanticTokens: {
      augmentsSyntaxTokens: true,
      requests: { full: { delta: true } },
      tokenTypes: [],
      tokenModifiers: [],
      formats: [],
    },
  },
};

async function startAndOpen(text: string) {
  const server = join(root, 'dist/server.cjs');
  const client = await spawnClient([...engineOptions, server, '--stdio'], { capabilities });
  await client.open(uri, text);
  await client.diagnostics(uri);
  return client;
}

export async function run(): Promise<Row[]> {
  const text = program();
  let started: TestClient | undefined;
  const starts = await sample(
    startRounds,
    async () => {
      started = await startAndOpen(text);
    },
    async () => started?.stop(),
  );
  const client = await startAndOpen(text);
  const edit = editor(client);
  const editAndWait = async (round: number) => {
    await edit(round);
    await client.diagnostics(uri);
  };
  await sample(warmUp, editAndWait);
  const edits = await sample(rounds, editAndWait);
  const position = (round: number) => ({ line: 8 + 20 * (round % 400), character: 10 });
  const ask = (method: string, more: object) =>
    client.request(method, { textDocument: { uri }, ...more });
  const hovers = await sample(rounds, async round => {
    await ask('textDocument/hover', { position: position(round) });
  });
  // Whoever completes has just typed, so that the answer waits for a new analysis.
  const published = () => client.diagnostics(uri);
  const complete = async (round: number) => {
    await edit(round);
    const at = { line: 6 + 20 * (round >> 1), character: 13 + ((round + 1) % 2) };
    await ask('textDocument/completion', { position: at });
  };
  const completions = await sample(rounds, complete, published);
  const colour = async (round: number) => {
    await edit(round);
    await ask('textDocument/semanticTokens/full', {});
  };
  const tokens = await sample(rounds, colour, published);
  const busy = residentMegabytes(client.pid);
  await pause(restMs);
  const rested = residentMegabytes(client.pid);
  await client.stop();
  const pulls = await pullSamples(text);
  return [
    row('edit to diagnostics, pushed', edits, 30),
    row('edit to diagnostics, pulled', pulls, 30),
    row('completion after an edit', completions, 25),
    row('hover', hovers, 10),
    row('semantic tokens after an edit', tokens, 40),
    row('start to first diagnostics', starts, 300),
    {
      label: 'resident memory',
      measures: [
        { name: 'while typing', value: busy, unit: 'MB' },
        { name: 'at rest', value: rested, unit: 'MB', atMost: 90 },
      ],
    },
  ];
}

async function pullSamples(text: string): Promise<number[]> {
  const server = join(root, 'dist/server.cjs');
  const client = await spawnClient([...engineOptions, server, '--stdio'], {
    capabilities: pullCapabilities,
  });
  await client.open(uri, text);
  const edit = editor(client);
  const editAndPull = async (round: number) => {
    await edit(round);
    await client.request('textDocument/diagnostic', { textDocument: { uri } });
  };
  await sample(warmUp, editAndPull);
  const samples = await sample(rounds, editAndPull);
  await client.stop();
  return samples;
}
