// A program of Linux: its system calls, its signals, and the functions of the C library.
import type { Environment, ProcessorException } from './environment.ts';
import type { Guest } from './guest.ts';
import type { LinuxProcess, ProcessState } from './system/process.ts';
import { deliverFault } from './system/signal-calls.ts';
import { describeSystemCall, systemCall } from './system/system-calls.ts';
import { typeKeys } from './terminal-line.ts';

const systemCallVector = 0x80;
const syscallInstruction = -1;

/** The functions of the C library as a program calls them. */
export interface LibraryCalls {
  /** Function number n is called at `start` + 16 n. */
  readonly slots: Environment['library'];
  call(index: number, guest: Guest, process: LinuxProcess): void;
  /** The call of a function that comes next, as text; undefined for addresses of no function. */
  describe(
    address: number,
    guest: Guest,
    process: LinuxProcess,
    isCall: boolean,
  ): string | undefined;
}

interface LinuxState {
  readonly process: ProcessState;
  readonly line: readonly number[];
}

export class LinuxEnvironment implements Environment {
  readonly process: LinuxProcess;
  readonly #library: LibraryCalls | undefined;
  readonly #typesKeys: boolean;
  /** What stands in the terminal's line and is not read yet. */
  #line: readonly number[] = [];

  constructor(process: LinuxProcess, library: LibraryCalls | undefined, typesKeys: boolean) {
    this.process = process;
    this.#library = library;
    this.#typesKeys = typesKeys;
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

  /** An error is a number from -4095 to -1. */
  failureOf(number: number, guest: Guest): string | undefined {
    const value = Number(BigInt.asIntN(guest.bits, guest.general(0)));
    if (value >= 0 || value < -4095) return undefined;
    return `System call ${number} has failed with error ${-value}.`;
  }

  libraryCall(index: number, guest: Guest): void {
    this.process.moment = guest.moment;
    this.#library?.call(index, guest, this.process);
  }

  describeSystemCall(vector: number, guest: Guest): string | undefined {
    if (vector === systemCallVector) return describeSystemCall(this.process, guest, 32);
    const isServed = vector === syscallInstruction && guest.bits === 64;
    return isServed ? describeSystemCall(this.process, guest) : undefined;
  }

  describeLibraryCall(address: number, guest: Guest, isCall: boolean): string | undefined {
    return this.#library?.describe(address, guest, this.process, isCall);
  }

  handle(exception: ProcessorException, guest: Guest): boolean {
    this.process.moment = guest.moment;
    return deliverFault(this.process, guest, exception);
  }

  input(bytes: Uint8Array): void {
    if (!this.#typesKeys) {
      this.process.addInput(bytes);
      return;
    }
    const { pieces, echo, line } = typeKeys(this.#line, bytes, this.process.state.terminal);
    this.#line = line;
    if (echo.length > 0) this.process.host.print(1, echo);
    for (const piece of pieces) this.process.addInput(piece);
  }

  save(): LinuxState {
    return { process: this.process.save(), line: this.#line };
  }

  restore(state: unknown): void {
    const { process, line } = state as LinuxState;
    this.process.restore(process);
    this.#line = line;
  }
}
