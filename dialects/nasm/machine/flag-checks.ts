// A mistake that no processor minds: depending on a flag that nobody has given a value. It is told
// by what instructions say of flags, one instruction after the other.
import type { ExceptionFilter } from '#core/machine/program.ts';
import { decode } from '../decoder/decode.ts';
import type { DecodedInstruction } from '../decoder/decoded.ts';
import { factsOf, flagOfLetter } from '../isa/facts.ts';
import { kind } from '../isa/form.ts';
import type { X86State } from './state.ts';
import { sizeOf } from './translation.ts';

const event = 'undefined-flags';

export const flagFilters: readonly ExceptionFilter[] = [
  {
    id: event,
    title: 'Use of an undefined flag',
    summary:
      'An instruction depends on a flag that an earlier one leaves undefined, that a call of the ' +
      'library may have changed, or that nothing has set since the start. The run is slower.',
    default: false,
  },
];

export const wantsFlagChecks = (events: ReadonlySet<string> | undefined): boolean =>
  events?.has(event) ?? false;

/** The arithmetic flags by the letters of instructions' facts. */
const letters = [...'oszacp'];
const all = (1 << letters.length) - 1;
const longest = 15;
const counter = 1;

/** Bits of the flags whose letters stand in the texts. */
function maskOf(...texts: readonly string[]): number {
  const text = texts.join('');
  return letters.reduce((mask, letter, bit) => mask | (text.includes(letter) ? 1 << bit : 0), 0);
}

interface FlagUse {
  /** Flags that it depends on. */
  readonly reads: number;
  readonly defines: number;
  readonly undefines: number;
  /** Shifts by cl: by 0 they leave all flags as they are. */
  readonly countMask: number;
}

/** Saving all flags depends on none of them. */
const savers: ReadonlySet<string> = new Set(['lahf', 'pushf', 'pushfd', 'pushfq', 'pushfw']);

function useOf(instruction: DecodedInstruction): FlagUse {
  const { form, operands } = instruction;
  const facts = factsOf(form);
  // What reads the direction flag as well saves all of them: it enters the system.
  const isEntry = facts?.flagsRead.includes('o') && facts.flagsRead.includes('d');
  if (!facts || isEntry) return { reads: 0, defines: 0, undefines: 0, countMask: 0 };
  const count = operands.at(-1);
  const byCount =
    /^(?:sh[lr]|sa[lr]|ro[lr]|rc[lr]|sh[lr]d)$/.test(form.base) &&
    count?.kind === 'register' &&
    count.family === kind.general &&
    count.number === counter;
  return {
    reads: savers.has(form.base) ? 0 : maskOf(facts.flagsRead),
    defines: maskOf(facts.flagsWritten, facts.flagsCleared, facts.flagsSet),
    undefines: maskOf(facts.flagsUndefined),
    countMask: byCount ? (sizeOf(operands[0]) === 64 ? 63 : 31) : 0,
  };
}

/** What no instruction says of flags: a call of the library may have changed them all. */
const libraryUse: FlagUse = { reads: 0, defines: 0, undefines: all, countMask: 0 };

export class FlagChecks {
  readonly #state: X86State;
  /** Flags that have no value to rely on. */
  #undefined: number;
  /** By address, until the instruction there is decoded anew. */
  readonly #uses = new Map<number, FlagUse>();

  constructor(state: X86State) {
    this.#state = state;
    // The System V ABI leaves them open at the start; later on, what there is counts as set.
    this.#undefined = state.moment === 0 ? all : 0;
  }

  /** Looks at the instruction that comes, and tells where it relies on what has no value. */
  look(): void {
    const state = this.#state;
    const address = state.processor.instructionPointer;
    const { reads, defines, undefines, countMask } = this.#useAt(address);
    const mistaken = reads & this.#undefined;
    if (mistaken !== 0) {
      const flags = letters.filter((_, bit) => ((mistaken >> bit) & 1) === 1);
      const text = flags.map(letter => flagOfLetter[letter]).join(', ');
      const verb = flags.length > 1 ? 'which are' : 'which is';
      state.happen(event, `${state.describe()} depends on ${text}, ${verb} undefined here.`);
    }
    if (countMask !== 0) {
      const count = Number(state.processor.general(counter)) & countMask;
      if (count === 0) return;
    }
    this.#undefined = (this.#undefined & ~defines) | undefines;
  }

  #useAt(address: number): FlagUse {
    const known = this.#uses.get(address);
    if (known) return known;
    const { environment, processor } = this.#state;
    const { start, end } = environment.library;
    const isLibrary = address >= start && address < end;
    const instruction = isLibrary
      ? undefined
      : decode(this.#state.nextBytes(longest), 0, processor.mode);
    const use = instruction ? useOf(instruction) : libraryUse;
    this.#uses.set(address, use);
    return use;
  }

  /** The instruction at an address may be another one from now on. */
  forget(address: number): void {
    this.#uses.delete(address);
  }

  save(): number {
    return this.#undefined;
  }

  /** Of a state that was saved without it, what there is counts as set. */
  restore(saved: number | undefined): void {
    this.#undefined = saved ?? (this.#state.moment === 0 ? all : 0);
  }
}
