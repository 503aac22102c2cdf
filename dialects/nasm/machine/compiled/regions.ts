// The regions of a program for which there is generated code, and when they come and go.
import { appendAll } from '#core/lists.ts';
import { host } from '#core/webassembly/host.ts';
import { callAt } from '../frames.ts';
import * as layout from '../processor/layout.ts';
import type { X86State } from '../state.ts';
import { type CodeSource, findFlow } from './flow.ts';
import { programCode } from './program-code.ts';
import { generateRegion } from './region-code.ts';

/** A place must be met so often by samples before there is code for it. */
const patience = 2;
/** Programs that change themselves are not compiled for ever. */
const compilationsMax = 400;
/** To compile an instruction, and its code to become quick, should be a small part of a run. */
const executedPerCompiled = 100_000;
/** So many of the places where the program spends its time go into one region. */
const hotMax = 8;
/** Code in a row that is too long for one region gets so many. */
const rowMax = 16;

type RegionFunction = (record: number) => number;

export class Regions {
  readonly #state: X86State;
  readonly #samples = new Map<number, number>();
  /** Records that generated code begins at, and all that it has. */
  #entries = new Set<number>();
  #records = new Set<number>();
  /** Where functions begin that samples were taken in, the latest first. */
  #hot: readonly number[] = [];
  #compilations = 0;
  /** Instructions that may be compiled, and how many there were where they were too many. */
  #credit = 0;
  #needed = 0;

  constructor(state: X86State) {
    this.#state = state;
  }

  /** The program spends its time about here, and has executed so many instructions meanwhile. */
  sample(address: number, executed: number): void {
    const { processor } = this.#state;
    this.#credit += executed / executedPerCompiled;
    if (processor.mode === 16 || this.#compilations >= compilationsMax) return;
    const count = (this.#samples.get(address) ?? 0) + 1;
    this.#samples.set(address, count);
    if (count < patience && this.#near(address) < patience) return;
    try {
      this.#compileRow(address);
    } catch {
      // The host does not let programs make code; the interpreter does without.
      this.#compilations = compilationsMax;
    }
  }

  /** Samples within the loop that an address is probably in. */
  #near(address: number): number {
    let count = 0;
    for (const [other, times] of this.#samples) if (Math.abs(other - address) < 64) count += times;
    return count;
  }

  /** A region, and those behind it where there was no room for all of the code. */
  #compileRow(start: number): void {
    const { call } = this.#state.processor;
    const source = programCode(this.#state);
    const pending = [start];
    if (this.#records.has(call.recordFor(start))) return;
    const depth = Math.min(this.#state.depth, layout.shadowFrames);
    const entries = depth > 0 ? [callAt(this.#state, depth - 1).entry] : [];
    this.#hot = [...new Set([...entries, ...this.#hot])].slice(0, hotMax);
    for (let index = 0; index < Math.min(rowMax, pending.length); index++) {
      const address = pending[index]!;
      if (this.#credit < this.#needed || this.#records.has(call.recordFor(address))) continue;
      appendAll(pending, this.#compile(source, address));
    }
  }

  /** Where the code goes on behind the region. */
  #compile(source: CodeSource, start: number): readonly number[] {
    const { processor } = this.#state;
    const flow = findFlow(source, start, this.#hot);
    if (flow.entries.size === 0) return flow.rest;
    const { size } = flow.instructions;
    this.#needed = size > this.#credit ? size : 0;
    if (this.#needed > 0) return [];
    this.#credit -= size;
    this.#compilations++;
    const recordOf = (address: number) => processor.call.recordFor(address);
    const regionHandler = processor.handlerNamed('region')!;
    const regionFunction = processor.reserveHandler();
    const bits = processor.mode;
    const place = { recordOf, bits, regionHandler, regionFunction };
    const { bytes, entries, imports } = generateRegion(flow, place);
    const own = { memory: processor.call.memory, ...processor.functionsNamed(imports) };
    const instance = new host!.Instance(new host!.Module(bytes), { m: own });
    const { run } = instance.exports as { run: RegionFunction };
    processor.setHandler(regionFunction, run);
    for (const { instructions } of flow.blocks.values()) {
      for (const { address } of instructions) this.#claim(recordOf(address));
    }
    entries.forEach((entry, index) => {
      const length = flow.blocks.get(entry)!.instructions.length;
      this.#install(recordOf(entry), regionFunction, index + 1, length);
    });
    return flow.rest;
  }

  /** The record tells when it changes. */
  #claim(record: number): void {
    const { view } = this.#state.processor;
    const traits = view.getUint8(record + layout.traits);
    view.setUint8(record + layout.traits, traits | layout.traitCompiled);
    this.#records.add(record);
  }

  #install(record: number, index: number, entry: number, length: number): void {
    const { processor } = this.#state;
    const { view } = processor;
    const handler = view.getUint32(record, true);
    const region = processor.handlerNamed('region')!;
    if (handler !== region) view.setUint32(record + layout.coveredHandler, handler, true);
    view.setUint32(record, region, true);
    view.setUint16(record + layout.shortcut, 0, true);
    view.setUint16(record + layout.regionLength, length, true);
    view.setUint16(record + layout.regionEntry, entry, true);
    view.setUint32(record + layout.regionFunction, index, true);
    this.#entries.add(record);
  }

  /** The code that has been generated is not that of the program any more. */
  drop(): void {
    const { call, view } = this.#state.processor;
    const records = this.#records;
    const entries = this.#entries;
    this.#records = new Set();
    this.#entries = new Set();
    for (const record of records) {
      const traits = view.getUint8(record + layout.traits);
      view.setUint8(record + layout.traits, traits & ~layout.traitCompiled);
    }
    for (const record of entries) call.forgetRecord(record);
  }
}
