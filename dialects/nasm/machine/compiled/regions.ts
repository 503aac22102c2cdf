// The regions of a program for which there is generated code, and when they come and go.
import { host } from '#core/webassembly/host.ts';
import { decode } from '../../decoder/decode.ts';
import { peekBytes } from '../memory-access.ts';
import * as layout from '../processor/layout.ts';
import type { X86State } from '../state.ts';
import { type CodeSource, findFlow, type PlacedInstruction } from './flow.ts';
import { flagsAreSeen, isPlain } from './plain.ts';
import { generateRegion } from './region-code.ts';

const longest = 15;
/** A place must be met so often by samples before there is code for it. */
const patience = 2;
/** Programs that change themselves are not compiled for ever. */
const compilationsMax = 200;

type RegionFunction = (record: number) => number;

export class Regions {
  readonly #state: X86State;
  readonly #samples = new Map<number, number>();
  /** Records that generated code begins at, and all that it has. */
  #entries = new Set<number>();
  #records = new Set<number>();
  #compilations = 0;

  constructor(state: X86State) {
    this.#state = state;
  }

  /** The program spends its time about here. */
  sample(address: number): void {
    const { processor } = this.#state;
    if (processor.mode !== 64 || this.#compilations >= compilationsMax) return;
    const count = (this.#samples.get(address) ?? 0) + 1;
    this.#samples.set(address, count);
    if (count < patience && this.#near(address) < patience) return;
    if (this.#records.has(processor.call.recordFor(address))) return;
    this.#compilations++;
    try {
      this.#compile(address);
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

  #compile(start: number): void {
    const { processor } = this.#state;
    const flow = findFlow(this.#source(), start);
    if (flow.entries.size === 0) return;
    const recordOf = (address: number) => processor.call.recordFor(address);
    const { bytes, entries } = generateRegion(flow, recordOf);
    const { memory, carryFlag, conditionHolds } = processor.call;
    const module = new host!.Module(bytes);
    const instance = new host!.Instance(module, { m: { memory, carryFlag, conditionHolds } });
    const { run } = instance.exports as { run: RegionFunction };
    const index = processor.addHandler(run);
    for (const { instructions } of flow.blocks.values()) {
      for (const { address } of instructions) this.#claim(recordOf(address));
    }
    for (const entry of entries) {
      const length = flow.blocks.get(entry)!.instructions.length;
      this.#install(recordOf(entry), index, length);
    }
  }

  /** The record tells when it changes. */
  #claim(record: number): void {
    const { processor } = this.#state;
    if (processor.view.getUint32(record, true) === processor.handlerNamed('undecoded')) {
      this.#state.decode(record);
    }
    // Decoding may have moved memory, and sets the traits.
    const { view } = processor;
    const traits = view.getUint8(record + layout.traits);
    view.setUint8(record + layout.traits, traits | layout.traitCompiled);
    this.#records.add(record);
  }

  #install(record: number, index: number, length: number): void {
    const { processor } = this.#state;
    const { view } = processor;
    const handler = view.getUint32(record, true);
    const region = processor.handlerNamed('region')!;
    if (handler !== region) view.setUint32(record + layout.coveredHandler, handler, true);
    view.setUint32(record, region, true);
    view.setUint16(record + layout.shortcut, 0, true);
    view.setUint16(record + layout.regionLength, length, true);
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

  #source(): CodeSource {
    const instructionAt = (address: number) => {
      const bytes = peekBytes(this.#state.processor, this.#state.memory, address, longest);
      return decode(bytes, 0, 64);
    };
    return {
      plainAt: address => {
        if (this.#state.breakpoints.has(address)) return undefined;
        const instruction = instructionAt(address);
        if (!instruction) return undefined;
        const placed = placedJump(address, instruction);
        if (placed) return placed;
        if (!isPlain(instruction)) return undefined;
        if (instruction.form.base === 'imul' && !this.#multipliesFreely(address)) return undefined;
        return { address, instruction };
      },
      behind: address => {
        const instruction = instructionAt(address);
        if (!instruction || /^(jmp|ret|iret|hlt|ud)/.test(instruction.form.base)) return undefined;
        return address + instruction.length;
      },
    };
  }

  /** Whether nobody looks at the flags of a multiplication: what follows sets all of them. */
  #multipliesFreely(start: number): boolean {
    const { processor, memory } = this.#state;
    const following = [];
    for (let at = start; following.length < 4; ) {
      const instruction = decode(peekBytes(processor, memory, at, longest), 0, 64);
      if (!instruction || (following.length > 0 && !isPlain(instruction))) break;
      following.push(instruction);
      at += instruction.length;
    }
    return !flagsAreSeen(following, 0);
  }
}

/** A jump with a distance; undefined for any other instruction. */
function placedJump(
  address: number,
  instruction: NonNullable<ReturnType<typeof decode>>,
): PlacedInstruction | undefined {
  const { form, operands, length } = instruction;
  const [operand] = operands;
  if (operand?.kind !== 'distance' || !/^j/.test(form.base) || /cxz$/.test(form.base)) {
    return undefined;
  }
  const target = address + length + operand.distance;
  const condition = form.base === 'jmp' ? -1 : form.opcode.at(-1)! & 15;
  return { address, instruction, target, condition };
}
