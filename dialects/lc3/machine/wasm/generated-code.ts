// Code generated for the hot parts of a program, for runs in which nothing is watched.
import { invariant } from '#core/diagnostics/invariant.ts';
import { type HostMemory, host } from '#core/webassembly/host.ts';
import { orderOf } from '#core/webassembly/order.ts';
import { compiled } from '../access-map.ts';
import { deviceStart, memorySize, pageShift, pageWords, userStart } from '../memory-map.ts';
import type { State } from '../state.ts';
import { addressOf, findFlow, successorsOf } from './flow.ts';
import {
  callNumbers,
  callsAt,
  entriesAt,
  pages,
  parameterCount,
  parameters,
  parametersAt,
  supervisorAccessAt,
  userAccessAt,
  wordCount,
  wordsAt,
} from './memory-layout.ts';
import { generate } from './structure.ts';

/** After so many attempts a program changes itself too much, or the host refuses. */
const attemptsMax = 64;
/** Places where the code of one program is entered; more are hardly hot. */
const rootsMax = 256;

/** So often control may leave for an address without code. */
const missesMax = 50;

interface Running {
  readonly run: () => void;
  readonly addresses: readonly number[];
}

export class GeneratedCode {
  readonly #state: State;
  #memory: HostMemory | undefined;
  #entries = new Uint16Array(0);
  #parameters = new Int32Array(0);
  #running: Running | undefined;
  readonly #roots = new Set<number>();
  /** Words that the program has changed while there was code for them. */
  readonly #excluded = new Set<number>();
  #attempts = 0;
  readonly #misses = new Map<number, number>();
  /** How long the interpreter has had to do without, in pieces of a run. */
  warmth = 0;

  constructor(state: State) {
    this.#state = state;
  }

  get canCompile(): boolean {
    return host !== undefined && this.#attempts < attemptsMax && this.#roots.size < rootsMax;
  }

  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  isEntry(address: number): boolean {
    return this.#running !== undefined && this.#entries[address] !== 0;
  }

  /** Control has left generated code for an address; where that is none often, it gets some. */
  missed(address: number): void {
    if (this.isEntry(address)) return;
    const count = (this.#misses.get(address) ?? 0) + 1;
    this.#misses.set(address, count);
    if (count === missesMax) this.compile(address);
  }

  /** Makes code for all that has been found hot, and for what can be reached from an address. */
  compile(address: number): void {
    if (!this.canCompile || address < userStart || address >= deviceStart) return;
    this.drop();
    this.#roots.add(address);
    this.#attempts++;
    try {
      this.#compile();
    } catch {
      // The host does not let programs make code; the interpreter does without.
      this.#attempts = attemptsMax;
    }
  }

  #compile(): void {
    const state = this.#state;
    const memory = this.#adopt();
    const flow = findFlow(state.words, this.#roots, this.#excluded);
    if (flow.blocks.size === 0) return;
    const order = orderOf({
      entries: flow.entries,
      successors: place => successorsOf(flow, flow.blocks.get(place)!),
    });
    const bytes = generate(flow, order, state.settings.edition === 2);
    const module = new host!.Module(bytes);
    const { run } = new host!.Instance(module, { m: { m: memory } }).exports;
    const addresses = [...flow.blocks.values()].flatMap(({ place, words }) =>
      words.map((_, index) => addressOf(place) + index),
    );
    for (const address of addresses) state.access.set(address, compiled);
    order.entries.forEach((entry, index) => {
      this.#entries[entry] = index + 1;
    });
    this.#running = { run, addresses };
  }

  /** Moves the state into memory that both the interpreter and the code can reach. */
  #adopt(): HostMemory {
    if (this.#memory) return this.#memory;
    const memory = new host!.Memory({ initial: pages, maximum: pages });
    const { buffer } = memory;
    const { words, access, calls } = this.#state;
    const moved = new Uint16Array(buffer, wordsAt, wordCount);
    moved.set(words);
    this.#state.words = moved;
    const user = new Uint8Array(buffer, userAccessAt, memorySize);
    user.set(access.user);
    access.user = user;
    const supervisor = new Uint8Array(buffer, supervisorAccessAt, memorySize);
    supervisor.set(access.supervisor);
    access.supervisor = supervisor;
    const numbers = new Int32Array(buffer, callsAt, callNumbers);
    numbers.set(calls.calls);
    calls.calls = numbers;
    this.#entries = new Uint16Array(buffer, entriesAt, memorySize);
    this.#parameters = new Int32Array(buffer, parametersAt, parameterCount);
    this.#memory = memory;
    return memory;
  }

  /**
   * Executes at most `budget` instructions from an entry on, and returns how many. `value` is one
   * that the condition codes are those of; `setCodes` gets such a value afterwards.
   */
  run(budget: number, value: number, setCodes: (value: number) => void): number {
    invariant(this.#running, 'there is no generated code to run');
    const state = this.#state;
    const numbers = this.#parameters;
    const isGuarded = state.isUser && state.access.protects;
    numbers[parameters.pc] = state.pc;
    numbers[parameters.value] = value;
    numbers[parameters.left] = budget;
    numbers[parameters.depth] = state.calls.depth;
    numbers[parameters.base] = state.calls.base;
    numbers[parameters.lowest] = isGuarded ? userStart : 0;
    numbers[parameters.span] = deviceStart - (isGuarded ? userStart : 0);
    numbers[parameters.access] = state.isUser ? userAccessAt : supervisorAccessAt;
    this.#running.run();
    state.pc = numbers[parameters.pc]!;
    state.calls.depth = numbers[parameters.depth]!;
    setCodes(numbers[parameters.value]!);
    return budget - numbers[parameters.left]!;
  }

  /** The program has written to a word that there is code for. */
  wordChanged(address: number): void {
    this.#excluded.add(address);
    this.drop();
  }

  /** A page is about to be replaced, by a snapshot or a load. */
  pageChanges(page: number, words: Uint16Array): void {
    const start = page << pageShift;
    const isOther = this.#running?.addresses.some(
      address =>
        address >= start &&
        address < start + pageWords &&
        this.#state.words[address] !== words[address - start],
    );
    if (isOther) this.drop();
  }

  drop(): void {
    if (!this.#running) return;
    for (const address of this.#running.addresses) this.#state.access.clear(address, compiled);
    this.#entries.fill(0);
    this.#running = undefined;
  }
}
