// The language server over stdio on NASM sources: plain ones, and one that is full of macros.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '#tools/project.ts';
import { engineOptions } from '../../client/engine-options.ts';
import { fullCapabilities, spawnClient, type TestClient } from '../server/client.ts';
import { type Measure, percentile, type Row } from './bench.ts';
import { debianSource } from './nasm-sources.ts';

export const title = 'Language server over stdio, NASM';

/**
 * Times that everything in `typed` is typed. They are many, so that the p95 is not one slow moment
 * of the machine.
 */
const warmUpTurns = 1;
const turns = 8;
const betweenKeysMs = 60;

const pause = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms));

/** Procedures with loads, stores, short loops and calls, and data at the end. */
function plainProgram(lines: number): string {
  const parts = ['        default rel', '        global  main', '        section .text'];
  for (let index = 0; parts.length < lines - 4; index++) {
    parts.push(
      `; Procedure ${index} adds up a row of numbers.`,
      `proc${index}:`,
      '        push    rbx',
      `        mov     ebx, [rdi + ${index % 100}*4]`,
      `        lea     rsi, [table + ${index % 64}]`,
      '.next:  add     eax, ebx',
      '        dec     ecx',
      '        jnz     .next',
      `        cmp     eax, ${index}`,
      `        jne     proc${Math.max(0, index - 1)}`,
      `        call    proc${Math.floor(index / 2)}`,
      '        pop     rbx',
      '        ret',
    );
  }
  parts.push('main:   ret', '        section .data', 'table:  times 256 db 0', '');
  return parts.join('\n');
}

/** What stands in front of a line, one after the other: typed letter by letter, and erased. */
// biome-ignore format: a row of what is typed
const typed = [
  '\n', 'n\n', 'no\n', 'nop\n', 'nop ;\n', 'nop\n', '\n', 'l\n', 'l:\n', '\n', '', ' ', '',
];

const warmUp = warmUpTurns * typed.length;
const rounds = turns * typed.length;

/** Types in front of a line as people do; each turn leaves the text as it was. */
function editor(client: TestClient, uri: string, line: number, firstVersion = 1) {
  let version = firstVersion;
  let before = '';
  return (round: number): Promise<void> => {
    const text = typed[round % typed.length]!;
    const lines = before.split('\n');
    const end = { line: line + lines.length - 1, character: lines.at(-1)!.length };
    before = text;
    return client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: ++version },
      contentChanges: [{ range: { start: { line, character: 0 }, end }, text }],
    });
  };
}

async function times(count: number, run: (round: number) => Promise<unknown>): Promise<number[]> {
  const samples: number[] = [];
  for (let round = 0; round < count; round++) {
    const start = performance.now();
    await run(round);
    samples.push(performance.now() - start);
    await pause(betweenKeysMs);
  }
  return samples;
}

function row(label: string, samples: readonly number[], atMost?: number): Row {
  const measure = (name: string, share: number): Measure => ({
    name,
    value: percentile(samples, share),
    unit: 'ms',
  });
  const p95 = measure('p95', 0.95);
  const bounded = atMost === undefined ? p95 : { ...p95, atMost };
  return { label, measures: [measure('median', 0.5), bounded] };
}

/** Steps of the loop that shows the machine: about ten milliseconds. */
const loopSteps = 1_000_000;

/**
 * What the machine adds by itself: a loop that always does the same, behind the same pauses. Where
 * its p95 is far above its median, so are those of the other rows.
 */
async function machineRow(): Promise<Row> {
  const samples = await times(warmUp + rounds, async () => {
    let sum = 0;
    for (let step = 0; step < loopSteps; step++) sum = (Math.imul(sum, 31) + step) | 0;
    return sum;
  });
  return row('the machine alone: the same loop every time', samples.slice(warmUp));
}

async function open(uri: string, text: string): Promise<TestClient> {
  const server = join(root, 'dist/server.cjs');
  const client = await spawnClient([...engineOptions, server, '--stdio'], {
    capabilities: fullCapabilities,
  });
  await client.open(uri, text, 'nasm');
  await client.diagnostics(uri);
  return client;
}

async function plainRow(lines: number, atMost: number): Promise<Row> {
  const uri = 'file:///bench.nasm';
  const client = await open(uri, plainProgram(lines));
  const edit = editor(client, uri, 4);
  const editAndWait = async (round: number) => {
    await edit(round);
    await client.diagnostics(uri);
  };
  const samples = await times(warmUp + rounds, editAndWait);
  await client.stop();
  return row(
    `edit to diagnostics, ${lines.toLocaleString('en-US')} lines`,
    samples.slice(warmUp),
    atMost,
  );
}

/** The times from an edit at the start of a line to its diagnostics. */
async function editTimes(client: TestClient, uri: string, line: number): Promise<number[]> {
  const edit = editor(client, uri, line, line);
  const editAndWait = async (round: number) => {
    await edit(round);
    await client.diagnostics(uri);
  };
  return (await times(warmUp + rounds, editAndWait)).slice(warmUp);
}

/** A file of dav1d's whose macros come to a hundred thousand lines. */
async function macroRows(folder: string): Promise<Row[]> {
  const source = join(folder, 'src');
  writeFileSync(
    join(source, 'config.asm'),
    '%define ARCH_X86_32 0\n%define ARCH_X86_64 1\n%define PIC 1\n' +
      '%define STACK_ALIGNMENT 16\n%define private_prefix dav1d\n',
  );
  const path = join(source, 'x86/mc_sse.asm');
  const uri = pathToFileURL(path).href;
  const client = await open(uri, readFileSync(path, 'utf8'));
  const inData = await editTimes(client, uri, 40);
  const inCode = await editTimes(client, uri, 1650);
  const edit = editor(client, uri, 1650, 10_000);
  const position = { line: 1700, character: 6 };
  const ask = (method: string) => client.request(method, { textDocument: { uri }, position });
  // Right behind an edit, while the file is being analysed.
  const asked = async (method: string): Promise<readonly number[]> => {
    const waits: number[] = [];
    await times(warmUp + rounds, async round => {
      await edit(round);
      const start = performance.now();
      await ask(method);
      waits.push(performance.now() - start);
      await client.diagnostics(uri);
    });
    return waits.slice(warmUp);
  };
  const hovers = await asked('textDocument/hover');
  const completions = await asked('textDocument/completion');
  await client.stop();
  return [
    row('edit to diagnostics, dav1d mc_sse, data', inData, 400),
    row('edit to diagnostics, dav1d mc_sse, code', inCode, 400),
    row('hover meanwhile', hovers, 30),
    row('completion meanwhile', completions, 30),
  ];
}

export async function run(): Promise<Row[]> {
  const rows = [await machineRow(), await plainRow(1_000, 20), await plainRow(10_000, 80)];
  const dav1d = debianSource('dav1d');
  return dav1d ? [...rows, ...(await macroRows(dav1d))] : rows;
}
