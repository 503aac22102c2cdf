// Which words of memory and which registers have been written: reads of the others are findings.
import { memorySize } from './memory-map.ts';

/** Findings that a report lists; a loop would give very many. */
const findingsMax = 20;

const stackBit = 1 << 6;
const otherStackBit = 1 << 8;

export interface StrictState {
  readonly memory: Uint8Array;
  readonly registers: number;
  readonly findings: readonly string[];
}

export class StrictRecord {
  /** One bit a word. */
  #memory = new Uint8Array(memorySize / 8);
  /** One bit a register; bit 8 is the stack pointer of the mode that the processor is not in. */
  #registers = otherStackBit;
  #findings: readonly string[] = [];

  get findings(): readonly string[] {
    return this.#findings;
  }

  wrote(address: number): void {
    this.#memory[address >> 3]! |= 1 << (address & 7);
  }

  wroteRegister(register: number): void {
    this.#registers |= 1 << register;
  }

  isWritten(address: number): boolean {
    return (this.#memory[address >> 3]! & (1 << (address & 7))) !== 0;
  }

  isRegisterWritten(register: number): boolean {
    return (this.#registers & (1 << register)) !== 0;
  }

  /** The mode changes, and with it the stack pointer. */
  swapStacks(): void {
    const rest = this.#registers & ~(stackBit | otherStackBit);
    const other = this.#registers & otherStackBit ? stackBit : 0;
    this.#registers = rest | other | (this.#registers & stackBit ? otherStackBit : 0);
  }

  note(finding: string): void {
    if (this.#findings.length >= findingsMax || this.#findings.includes(finding)) return;
    this.#findings = [...this.#findings, finding];
  }

  save(): StrictState {
    return {
      memory: this.#memory.slice(),
      registers: this.#registers,
      findings: this.#findings,
    };
  }

  load({ memory, registers, findings }: StrictState): void {
    this.#memory = memory.slice();
    this.#registers = registers;
    this.#findings = findings;
  }
}
