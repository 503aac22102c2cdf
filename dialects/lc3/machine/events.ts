// The events of the machine that a run may stop at: the exception filters.
import type { ExceptionFilter } from '#core/machine/program.ts';

export type EventId =
  | 'illegal-opcode'
  | 'privilege'
  | 'access-violation'
  | 'uninitialised-read'
  | 'executing-data'
  | 'calling-convention'
  | 'interrupt'
  | 'trap';

/** The gravest first. */
// biome-ignore format: a table
const rows: readonly (readonly [EventId, string, string, boolean])[] = [
  ['illegal-opcode', 'Illegal opcode', 'A word is no instruction, or has reserved bits set.', true],
  ['privilege', 'Privilege violation', 'A user program executes RTI.', true],
  ['access-violation', 'Access violation', 'A user program touches a word outside x3000 to xFDFF.', true],
  ['uninitialised-read', 'Uninitialised read', 'With "strict": a word or register is read that was never written.', true],
  ['executing-data', 'Executing data', 'Control goes from instructions to a word that is none in the source.', true],
  ['calling-convention', 'Calling convention', 'A return with another stack pointer, past its caller, or with R7 overwritten.', false],
  ['interrupt', 'Interrupt', 'A device interrupts the program.', false],
  ['trap', 'Trap', 'A TRAP is executed.', false],
];

export const exceptionFilters: readonly ExceptionFilter[] = rows.map(
  ([id, title, summary, isDefault]) => ({ id, title, summary, default: isDefault }),
);

/** An event that happened in a step, in words. */
export interface MachineEvent {
  readonly id: EventId;
  readonly text: string;
}

/** The lower, the graver. */
export function gravity(id: EventId): number {
  return rows.findIndex(([known]) => known === id);
}
