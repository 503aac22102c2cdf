// The CPU as an oracle: compiles oracle.c where it is newer, and has it execute cases.
import { spawnSync } from 'node:child_process';
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram, runProgram } from '../commands.ts';
import { root } from '../project.ts';
import type { Case } from './cases.ts';
import { stateSize } from './states.ts';

/** What the CPU made of a case. */
export interface Made {
  /** The signal that stopped it: 5 with code 2 behind a whole instruction. */
  readonly signal: number;
  readonly code: number;
  readonly state: Uint8Array;
}

const headSize = 24;
const resultHead = 16;

/** Why there is no oracle here; undefined where there is one. */
export function oracleMissing(): string | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'this is no Linux on x86-64';
  return findProgram('gcc') === undefined ? 'there is no gcc' : undefined;
}

function program(): string {
  const source = join(root, 'tools/processor/oracle.c');
  const folder = join(root, 'build/processor');
  const made = join(folder, 'oracle');
  const time = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  mkdirSync(folder, { recursive: true });
  if (time(source) >= time(made)) runProgram('gcc', ['-O2', '-Wall', '-o', made, source]);
  return made;
}

/** Executes all cases; throws where the oracle fails. */
export function executeNatively(cases: readonly Case[]): Made[] {
  const size = headSize + stateSize;
  const input = new Uint8Array(size * cases.length);
  cases.forEach(({ instance, bits, state }, index) => {
    const at = size * index;
    input.set(instance.code, at);
    input[at + 16] = bits;
    input.set(state, at + headSize);
  });
  const result = spawnSync(program(), { input, maxBuffer: 1 << 30 });
  if (result.status !== 0) throw new Error(`oracle: ${result.stderr}`);
  const view = new DataView(result.stdout.buffer, result.stdout.byteOffset);
  const resultSize = resultHead + stateSize;
  return cases.map((_, index) => {
    const at = resultSize * index;
    return {
      signal: view.getInt32(at, true),
      code: view.getInt32(at + 4, true),
      state: new Uint8Array(result.stdout.subarray(at + resultHead, at + resultSize)),
    };
  });
}
