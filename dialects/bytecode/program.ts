// What the assembler hands to the machine: code, tasks and the initial state of what they share.
import type { LaunchValues } from '#core/machine/program.ts';
import type { Analysis } from '#core/semantics/analysis.ts';

export interface TaskDefinition {
  readonly name: string;
  /** Byte offset of the first instruction in the image. */
  readonly entry: number;
  /** Bytes of code from `entry` up to the next task or the end of the image. */
  readonly length: number;
  /** 0 to 255, larger is more urgent; 1 unless given. */
  readonly priority: number;
  /** The tick at which the task becomes ready for the first time. */
  readonly arrival: number;
  /** CPU time in ticks that SJF and SRTF expect; found by a dry run if absent. */
  readonly burst?: number;
  /** Ticks from the arrival on within which the task should end; for EDF. */
  readonly deadline?: number;
}

export interface BytecodeProgram {
  /** The flat image; all tasks of a file share its address space. */
  readonly code: Uint8Array;
  readonly tasks: readonly TaskDefinition[];
  readonly variables: readonly NamedResource[];
  readonly locks: readonly NamedResource[];
  readonly semaphores: readonly NamedResource[];
  readonly channels: readonly NamedResource[];
  /** The options of `.scheduler`, which those of a launch override. */
  readonly scheduler: LaunchValues;
}

export interface NamedResource {
  readonly name: string;
  readonly number: number;
  /** Initial value of a variable or semaphore, capacity of a channel; 0 for a lock. */
  readonly initial: number;
}

/** The bytecode dialect's analysis; the machine takes its program from here. */
export interface BytecodeAnalysis extends Analysis {
  /** Absent while errors stand. */
  readonly program?: BytecodeProgram;
}
