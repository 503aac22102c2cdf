// What a bytecode file assembles to: one flat image, or one for each task.
import type { OutputFile } from '#core/assembler/image.ts';
import { invariant } from '#core/diagnostics/invariant.ts';
import type { OutputFormat } from '#core/dialect.ts';
import { ProgramError } from '#core/machine/program.ts';
import { decodeInstruction, encodeInstruction } from './encoding.ts';
import type { BytecodeAnalysis, BytecodeProgram, TaskDefinition } from './program.ts';

function programOf(analysis: BytecodeAnalysis): BytecodeProgram {
  invariant(analysis.program, 'an output is written without errors only');
  return analysis.program;
}

/** The code of one task moved to offset 0, so that it is an image of its own. */
function taskImage({ code }: BytecodeProgram, task: TaskDefinition): Uint8Array {
  const end = task.entry + task.length;
  const image = code.slice(task.entry, end);
  for (let offset = task.entry; offset < end; ) {
    const decoded = decodeInstruction(code, offset);
    if (
      decoded?.instruction.immediate?.operand.kind === 'label' &&
      decoded.immediate !== undefined
    ) {
      const target = decoded.immediate;
      if (target < task.entry || target >= end) {
        const place = `offset 0x${target.toString(16)}`;
        throw new ProgramError(
          `Task ${task.name} leads out of its own code (to ${place}), so it cannot be an image ` +
            'of its own. Use the format bin, which holds all tasks, or copy the subroutine.',
        );
      }
      image.set(encodeInstruction(decoded.instruction, target - task.entry), offset - task.entry);
    }
    offset += decoded?.length ?? 1;
  }
  return image;
}

export const outputs: readonly OutputFormat[] = [
  {
    id: 'bin',
    title: 'one flat image of the whole file',
    write: analysis => [{ suffix: '.bin', content: programOf(analysis).code }],
  },
  {
    id: 'tasks',
    title: 'a flat image for each task, named after it',
    write(analysis): readonly OutputFile[] {
      const program = programOf(analysis);
      return program.tasks.map(task => ({
        suffix: `.${task.name}.bin`,
        content: taskImage(program, task),
      }));
    },
  },
];
