// Random programs for the properties of the machine: valid instructions, wild use of them.
import fc from 'fast-check';
import type { Snapshot } from '#core/machine/machine.ts';
import type { LaunchValues, ProgramFile } from '#core/machine/program.ts';
import { encodeInstruction } from '#dialects/bytecode/encoding.ts';
import { instructions, type OperandKind } from '#dialects/bytecode/instructions.ts';
import type { LoadedBytecode } from '#dialects/bytecode/machine/load.ts';
import { policies } from '#dialects/bytecode/scheduler-options.ts';
import { imageFile } from './programs.ts';

interface Piece {
  readonly row: number;
  readonly withImmediate: boolean;
  readonly value: number;
}

const small: Readonly<Record<OperandKind, number>> = {
  value: 5,
  ticks: 12,
  work: 9,
  priority: 9,
  variable: 4,
  lock: 3,
  semaphore: 2,
  channel: 2,
  label: 1,
};

const piece = fc.record({
  row: fc.nat(instructions.length - 1),
  withImmediate: fc.boolean(),
  value: fc.nat(1_000),
});

/** The bytes of some instructions; labels are places of other ones, mostly. */
function bytesOf(pieces: readonly Piece[]): number[] {
  const chosen = pieces.map(({ row, withImmediate, value }) => {
    const instruction = instructions[row]!;
    const immediate = instruction.immediate && (withImmediate || !instruction.bare);
    return { instruction, immediate: immediate ? instruction.immediate : undefined, value };
  });
  const starts: number[] = [];
  let size = 0;
  for (const { immediate } of chosen) {
    starts.push(size);
    size += immediate ? 5 : 1;
  }
  const bytes = chosen.flatMap(({ instruction, immediate, value }) => {
    if (!immediate) return [...encodeInstruction(instruction)];
    const { kind, minimum } = immediate.operand;
    const operand =
      kind === 'label' ? starts[value % starts.length]! : minimum + (value % small[kind]);
    const signed = kind === 'value' ? (value % 11) - 5 : operand;
    return [...encodeInstruction(instruction, signed)];
  });
  return [...bytes, 8];
}

/** One to four images. */
export const randomFiles: fc.Arbitrary<ProgramFile[]> = fc
  .array(fc.array(piece, { minLength: 1, maxLength: 25 }), { minLength: 1, maxLength: 4 })
  .map(images => images.map((pieces, index) => imageFile(`p${index}`, bytesOf(pieces))));

/** Settings that make a difference in short runs. */
export const randomOptions: fc.Arbitrary<LaunchValues> = fc.record({
  scheduler: fc.constantFrom(...policies.map(({ id }) => id)),
  quantum: fc.constantFrom(1, 2, 5),
  cores: fc.constantFrom(1, 1, 2, 3),
  seed: fc.nat(100),
  switchCost: fc.constantFrom(0, 0, 1, 3),
  aging: fc.constantFrom(0, 4),
  levels: fc.constantFrom(1, 3),
  boost: fc.constantFrom(0, 15),
  inheritance: fc.boolean(),
});

/** All that can be seen of a machine, and the snapshot without the logs that it shares. */
export function stateOf(program: LoadedBytecode): unknown {
  const { machine, activity } = program;
  const {
    output,
    notes,
    activity: log,
    bytes,
    ...snapshot
  } = machine.snapshot() as Snapshot & Record<string, unknown>;
  return {
    snapshot,
    logged: [output, notes, log].map(Boolean),
    bytes,
    finished: machine.finished,
    current: machine.current(),
    threads: machine.threads().map(thread => ({
      thread,
      registers: machine.registers(thread.id),
      frames: machine.frames(thread.id),
      stack: valuesOf(machine.scopes(thread.id)[1]!.variables()),
    })),
    world: machine
      .scopes(1)
      .slice(2)
      .map(scope => valuesOf(scope.variables())),
    output: machine.output.since(0),
    report: program.report(),
    changes: activity.changes(0),
    marks: activity.marks(0),
    queues: activity.queues(),
  };
}

type Tree = readonly { name: string; value: unknown; children?: () => Tree }[];

function valuesOf(variables: Tree): unknown {
  return variables.map(({ name, value, children }) => [
    name,
    value,
    children ? valuesOf(children()) : [],
  ]);
}
