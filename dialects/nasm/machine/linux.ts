// A program of Linux: its system calls, its signals, and the functions of the C library.
import type { Environment, ProcessorException } from './environment.ts';
import type { Guest } from './guest.ts';
import type { LinuxProcess, ProcessState } from './system/process.ts';
import { deliverFault } from './system/signal-calls.ts';
import { systemCall } from './system/system-calls.ts';

const systemCallVector = 0x80;
const syscallInstruction = -1;

/** The functions of the C library as a program calls them. */
export interface LibraryCalls {
  /** Function number n is called at `start` + 16 n. */
  readonly slots: Environment['library'];
  call(index: number, guest: Guest, process: LinuxProcess): void;
}

export class LinuxEnvironment implements Environment {
  readonly process: LinuxProcess;
  readonly #library: LibraryCalls | undefined;

  constructor(process: LinuxProcess, library: LibraryCalls | undefined) {
    this.process = process;
    this.#library = library;
  }

  get library(): Environment['library'] {
    return this.#library?.slots ?? { start: 0, end: 0 };
  }

  systemCall(vector: number, guest: Guest): boolean {
    if (vector === systemCallVector) systemCall(this.process, guest, 32);
    else if (vector === syscallInstruction && guest.bits === 64) systemCall(this.process, guest);
    else return false;
    return true;
  }

  libraryCall(index: number, guest: Guest): void {
    this.process.moment = guest.moment;
    this.#library?.call(index, guest, this.process);
  }

  handle(exception: ProcessorException, guest: Guest): boolean {
    this.process.moment = guest.moment;
    return deliverFault(this.process, guest, exception);
  }

  input(bytes: Uint8Array): void {
    this.process.addInput(bytes);
  }

  save(): ProcessState {
    return this.process.save();
  }

  restore(state: unknown): void {
    this.process.restore(state as ProcessState);
  }
}
