// A program loaded into a machine, and what a dialect says about loading, running and comparing.
import type { SourceMap } from '#core/assembler/source-map.ts';
import type { Analysis } from '#core/semantics/analysis.ts';
import type { Activity } from './activity.ts';
import type { Explanations } from './explanation.ts';
import type { Folder } from './folder.ts';
import type { Address, Machine, Moment, ThreadId } from './machine.ts';

/** The problem of a program as a whole, found when it is loaded or written. */
export class ProgramError extends Error {}

/** One file to load: an analysed source, or the bytes of an image. */
export interface ProgramFile {
  /** As the user gave it; names the tasks of files that name none. */
  readonly name: string;
  readonly uri: string;
  readonly content:
    | { readonly kind: 'source'; readonly analysis: Analysis }
    | { readonly kind: 'image'; readonly bytes: Uint8Array };
}

/** The analyses of those files that are sources. */
export function analysesOf(files: readonly ProgramFile[]): readonly Analysis[] {
  return files.flatMap(({ content }) => (content.kind === 'source' ? [content.analysis] : []));
}

/** A setting of a run: launch.json, the command line and the editor's completion read this. */
export interface LaunchOption {
  /** The name in launch.json; the command line writes it with two hyphens. */
  readonly name: string;
  readonly type: 'string' | 'integer' | 'boolean';
  readonly summary: string;
  readonly values?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: string | number | boolean;
  /** Editors have a list of texts, which is one text here, with semicolons between the parts. */
  readonly isList?: boolean;
}

export type LaunchValues = Readonly<Record<string, string | number | boolean | undefined>>;

/** A kind of event that stops a run when the user wants it to. */
export interface ExceptionFilter {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly default: boolean;
}

/** A name that expressions and function breakpoints may use. */
export interface DebugSymbol {
  readonly name: string;
  readonly kind: 'code' | 'data' | 'constant';
  /** The space that `value` is an address of; absent for constants. */
  readonly space?: string;
  /** Address, or the constant's value. */
  readonly value: number;
  /** Units that it occupies; 1 where nothing else is known. */
  readonly length: number;
}

export interface InstructionText {
  readonly address: Address;
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly valid: boolean;
}

/** What a run was like, for the command line: lines for people and one value for programs. */
export interface RunReport {
  readonly text: string;
  readonly json: unknown;
  /** 0 when all went well, 1 when something faulted or came to a deadlock. */
  readonly exitCode: number;
}

/** An address that a name of the dialect's own stands for. */
export interface NamedPlace {
  readonly address: Address;
  /** An expression: only where it holds, the instruction is what the name says. */
  readonly condition?: string;
}

export interface NamedPlaces {
  readonly places: readonly NamedPlace[];
  /** A sentence on why there are none. */
  readonly message?: string;
}

export interface LoadedProgram {
  readonly machine: Machine;
  readonly sourceMap: SourceMap;
  /** By URI, the texts of sources in the map that are no files: they belong to the machine. */
  readonly texts?: ReadonlyMap<string, string>;
  readonly symbols: readonly DebugSymbol[];
  /** What the user should know although the program runs: bytes that are no instruction. */
  readonly warnings: readonly string[];
  /** Instructions from `address` on; a negative `count` gives those before it. */
  disassemble(address: Address, count: number): readonly InstructionText[];
  /**
   * The code of one instruction as if it stood at `address`, for the `execute` edit. Throws
   * ProgramError for a text that is none. Absent where instructions cannot be executed alone.
   */
  assembleInstruction?(text: string, address: Address): Uint8Array;
  /** Units of memory by the words that instructions have for sizes; '' for the usual size. */
  readonly sizeWords?: ReadonlyMap<string, number>;
  /** A number in the dialect's own notation, such as `x3000`; undefined for any other text. */
  readNumber?(text: string): bigint | undefined;
  /** Where something is that is no label and can be named all the same: `TRAP x21`. */
  placesOf?(name: string): NamedPlaces | undefined;
  /** What can be told of instructions at a stop; absent where nothing is. */
  readonly explanations?: Explanations;
  /** The line that `--trace` prints for an instruction about to execute. */
  traceLine(thread: ThreadId, address: Address): string;
  /**
   * Writes what the program has changed of its files to where they come from, for the end of its
   * run; a sentence for each change that was not possible. Absent where nothing is to be written.
   */
  writeFiles?(): readonly string[];
  /** Who did what when, for the timeline view; empty unless recorded (`LoadSettings`). */
  readonly activity: Activity;
  report(): RunReport;
}

/** A table of one workload under several ways of running it. */
export interface Comparison {
  readonly title: string;
  readonly columns: readonly { readonly id: string; readonly title: string }[];
  readonly rows: readonly {
    readonly name: string;
    /** One a column; null where the column does not apply. */
    readonly cells: readonly (number | string | null)[];
  }[];
}

/** A call that a program has made to what surrounds it. */
export interface TracedCall {
  /** One of `MachineSupport.traces`. */
  readonly kind: string;
  /** `write(1, "hi", 2) = 2`. */
  readonly text: string;
  /** At which the call was done; several may share one. */
  readonly moment: Moment;
  /** Before the instruction of the program that makes it. */
  readonly begin: Moment;
  /** In the instruction that makes it, where that is known. */
  readonly address?: Address;
}

export interface LoadSettings {
  /** Told of each call that the program makes. */
  readonly onCall?: ((call: TracedCall) => void) | undefined;
  readonly options: LaunchValues;
  /** Keep the activity for the timeline; costs time and memory. */
  readonly recordActivity: boolean;
  /** What comes as input are the keys of a terminal that shows nothing by itself. */
  readonly typesKeys?: boolean;
  /** Whether standard input, output and error are a terminal; all of them if absent. */
  readonly terminals?: readonly [boolean, boolean, boolean];
  /** Sources that the program may load while it runs (`MachineSupport.loaders`). */
  readonly libraries?: readonly ProgramFile[];
  /** Opens a folder that an option names; absent where there are no files, as in browsers. */
  readonly openFolder?: (location: string) => Folder;
}

export interface MachineSupport {
  readonly options: readonly LaunchOption[];
  readonly exceptionFilters: readonly ExceptionFilter[];
  /** True where programs can read what the user types or a file holds. */
  readonly readsInput: boolean;
  /** What a trace can list beside instructions: kinds of calls, in the words of `--trace`. */
  readonly traces?: readonly string[];
  /** Clock units after which a run without a debugger is stopped, if not the usual ones. */
  readonly runLimit?: number;
  /** Units that the clock of the timeline counts: `tick`, `instruction`. */
  readonly clockUnit: string;
  /** True for names that programs may import although no file of theirs defines them. */
  readonly provides?: (name: string) => boolean;
  /** Names by which a program loads files that lie beside it while it runs. */
  readonly loaders?: readonly string[];
  /** Throws ProgramError when files or options make no runnable program. */
  load(files: readonly ProgramFile[], settings: LoadSettings): LoadedProgram;
  /** Runs the files under every policy there is; absent where there is nothing to compare. */
  compare?(files: readonly ProgramFile[], options: LaunchValues): Comparison;
}
