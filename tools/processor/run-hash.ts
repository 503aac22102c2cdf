// The run of a random program as one number: that of the CPU, where both were compared.
import { codeOf, codeStart } from './assembled.ts';
import { programFile } from './program-file.ts';
import { type ProgramKind, programData, randomProgram } from './random-programs.ts';
import {
  comparable,
  floatsAt,
  pointerAt,
  recordSize,
  Stepping,
  undefinedAfter,
} from './stepping.ts';

export const runsPath = 'test/dialects/nasm/machine/processor/runs.txt';

/** Instructions of a recorded run. */
export const recordedSteps = 10_000;
/** Until then registers may hold what they held before the program. */
const settled = 40;

/** The executable of a random program. */
export function randomFile(kind: ProgramKind, seed: number): Uint8Array {
  return programFile(codeOf(randomProgram(kind, seed)), codeStart, programData);
}

/** Registers as Linux gives them to a program, as far as programs see it. */
function firstRecord(): Uint8Array {
  const record = new Uint8Array(recordSize);
  const view = new DataView(record.buffer);
  view.setBigInt64(pointerAt, BigInt(codeStart), true);
  view.setUint16(floatsAt, 0x37f, true);
  view.setUint32(floatsAt + 24, 0x1f80, true);
  return record;
}

/** FNV-1a of registers behind each instruction, as eight digits; throws where the program ends. */
export function runHash(kind: ProgramKind, seed: number): string {
  const stepping = new Stepping(randomFile(kind, seed));
  stepping.enter(firstRecord());
  let hash = 0x811c9dc5;
  let unknown = 0;
  for (let step = 0; step < recordedSteps; step++) {
    const instruction = stepping.next();
    if (!instruction || !stepping.step()) throw new Error(`${kind} ${seed} ends at step ${step}`);
    unknown = undefinedAfter(instruction, unknown);
    if (step < settled) continue;
    for (const byte of comparable(stepping.record(), unknown)) {
      hash = Math.imul(hash ^ byte, 0x01000193);
    }
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** `integers 1 5f3759df`: kind, seed and hash of a run that was the CPU's. */
export function lineOfRun(kind: ProgramKind, seed: number): string {
  return `${kind} ${seed} ${runHash(kind, seed)}`;
}
