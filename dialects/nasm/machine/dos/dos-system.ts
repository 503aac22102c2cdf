// DOS and the BIOS as a program of theirs finds them: files and console, memory, time, errors.
import { type Guest, ProgramExit } from '../guest.ts';
import type { LinuxProcess, ProcessState } from '../system/process.ts';
import { memoryEnd, programSegment } from './memory-map.ts';
import type { RealModeRegisters } from './real-mode-registers.ts';

/** A stretch of memory that somebody has asked for, in paragraphs. */
export interface MemoryBlock {
  readonly segment: number;
  readonly paragraphs: number;
}

/** A search for names that goes on with the next one. */
export interface NameSearch {
  readonly folder: string;
  /** Names that have not been given yet. */
  readonly names: readonly string[];
}

/** What can change beside registers, memory and files. Immutable. */
export interface DosState {
  /** By their addresses. */
  readonly blocks: readonly MemoryBlock[];
  /** Where searches for files give what they find: segment and offset. */
  readonly transferArea: readonly [segment: number, offset: number];
  readonly search: NameSearch | undefined;
  /** How many bytes of the input were shown when they were typed. */
  readonly echoed: number;
  /** The last byte that was typed is a carriage return, which a line feed may follow. */
  readonly afterReturn: boolean;
  /** Rows and columns count from 0. */
  readonly cursor: { readonly row: number; readonly column: number };
  /** Ticks of the clock since the program began that the BIOS has counted. */
  readonly ticks: number;
  /** When to look at the clock next, in instructions. */
  readonly nextLook: number;
  /** What the screen said when somebody last looked. */
  readonly retraces: boolean;
  /** The code of the last error, for those who ask later. */
  readonly lastError: number;
  readonly verifies: boolean;
}

export interface SavedDos {
  readonly process: ProcessState;
  readonly state: DosState;
}

/** An instruction takes so long: about as on the processors of the time. */
export const nanosecondsPerInstruction = 100;

export class DosSystem {
  readonly process: LinuxProcess;
  readonly guest: Guest;
  readonly registers: RealModeRegisters;
  /** What is typed appears only where DOS shows it. */
  readonly echoes: boolean;
  #state: DosState = {
    blocks: [{ segment: programSegment, paragraphs: memoryEnd - programSegment }],
    transferArea: [programSegment, 0x80],
    search: undefined,
    echoed: 0,
    afterReturn: false,
    cursor: { row: 0, column: 0 },
    ticks: 0,
    nextLook: 0,
    retraces: false,
    lastError: 0,
    verifies: false,
  };

  constructor(process: LinuxProcess, guest: Guest, registers: RealModeRegisters, echoes: boolean) {
    this.process = process;
    this.guest = guest;
    this.registers = registers;
    this.echoes = echoes;
  }

  get state(): DosState {
    return this.#state;
  }

  update(changes: Partial<DosState>): void {
    this.#state = { ...this.#state, ...changes };
  }

  save(): SavedDos {
    return { process: this.process.save(), state: this.#state };
  }

  restore({ process, state }: SavedDos): void {
    this.process.restore(process);
    this.#state = state;
  }

  /** The carry or the zero flag, in which many answers are given. */
  setFlag(flag: 'carry' | 'zero', isSet: boolean): void {
    const mask = flag === 'carry' ? 1n : 0x40n;
    const { guest } = this;
    guest.flags = isSet ? guest.flags | mask : guest.flags & ~mask;
  }
}

/** Thrown by functions of DOS that fail; the code is DOS's own. */
export class DosError extends Error {
  readonly code: number;

  constructor(code: number) {
    super(`error ${code}`);
    this.code = code;
  }
}

/** Ends a program that asks for what this machine does not have. */
export function refuse(what: string): never {
  throw new ProgramExit(134, `${what}, which this machine does not have`);
}

/** A byte or word as assemblers write it: `3Dh`. */
export function hexadecimalNumber(value: number, digits = 2): string {
  return `${value.toString(16).toUpperCase().padStart(digits, '0')}h`;
}
