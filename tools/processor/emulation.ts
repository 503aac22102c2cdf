// Executes single instructions on our processor, from and to the states of the oracle.
import type { Environment } from '#dialects/nasm/machine/environment.ts';
import * as layout from '#dialects/nasm/machine/processor/layout.ts';
import { Interruption, MissingInstruction, X86State } from '#dialects/nasm/machine/state.ts';
import type { Case } from './cases.ts';
import type { Made } from './oracle.ts';
import {
  codeAddress,
  dataPage,
  flagsAt,
  floatsAt,
  fxAt,
  highAt,
  mxcsrAt,
  pointerAt,
  stateSize,
  vectorsAt,
  windowAt,
  windowSize,
  windowStart,
} from './states.ts';

const environment: Environment = {
  systemCall: () => false,
  libraryCall: () => undefined,
  library: { start: 0, end: 0 },
  handle: () => false,
  input: () => undefined,
  save: () => undefined,
  restore: () => undefined,
};

/** What Linux makes of the exceptions. */
const signals: Readonly<Record<number, number>> = {
  ...{ 0: 8, 1: 5, 3: 5, 4: 11, 5: 11, 6: 4, 13: 11, 14: 11, 16: 8, 17: 7, 19: 8 },
};

/** Our processor with the oracle's pages. */
export class Emulation {
  readonly state = new X86State(() => environment);
  readonly #data: number;
  readonly #code: number;

  constructor() {
    const { memory } = this.state;
    const page = codeAddress - 0x800;
    this.state.processor.mode = 64;
    memory.map(page, page + 0x1000, 7, 'code');
    memory.map(dataPage, dataPage + 0x1000, 3, 'data');
    const { processor } = this.state;
    const frame = (address: number, access: number): number => {
      const entry = processor.call.pageEntry(address, access);
      return processor.view.getUint32(entry + layout.pageFrame, true);
    };
    this.#code = frame(page, layout.pageExecute);
    this.#data = frame(dataPage, layout.pageWrite);
  }

  has(name: string): boolean {
    return this.state.processor.handlerNamed(name) !== undefined;
  }

  /** The exception's signal, or 5 behind a whole instruction; 0 where none is there. */
  execute(given: Case): Made {
    this.enter(given);
    return this.run();
  }

  /** The state becomes that of a case. */
  enter({ instance, bits, state }: Case): void {
    this.#enter(state, instance.code, bits);
    const { call } = this.state.processor;
    for (const page of [codeAddress, dataPage]) call.touchPage(call.knownPage(page));
  }

  /** Executes the instruction that was entered. */
  run(): Made {
    const { processor } = this.state;
    let signal = 5;
    this.state.budget = 1;
    processor.view.setInt32(layout.instructionsLeft, 1, true);
    try {
      processor.call.run(1);
    } catch (error) {
      if (error instanceof MissingInstruction) signal = 0;
      else if (error instanceof Interruption) signal = signals[error.exception.vector] ?? 0;
      else throw error;
      processor.instructionPointer = codeAddress;
    }
    this.state.budget = 0;
    return { signal, code: 2, state: this.leave() };
  }

  #enter(state: Uint8Array, code: Uint8Array, bits: 16 | 32 | 64): void {
    const { processor } = this.state;
    const { bytes, view } = processor;
    processor.mode = bits;
    const given = new DataView(state.buffer);
    bytes.fill(0xcc, this.#code + 0x800, this.#code + 0x810);
    bytes.set(code, this.#code + 0x800);
    processor.call.forgetCodeAt(codeAddress, 16);
    bytes.fill(0, this.#data, this.#data + 0x1000);
    bytes.set(state.subarray(windowAt), this.#data + windowStart);
    bytes.set(state.subarray(0, 128), layout.general);
    processor.call.writeFlags(given.getUint32(flagsAt, true));
    processor.instructionPointer = Number(given.getBigUint64(pointerAt, true));
    // The oracle's segments of 16 bits are those of descriptors.
    view.setInt32(layout.protectedMode, 1, true);
    const data = bits === 16 ? dataPage : 0;
    const code16 = bits === 16 ? codeAddress - 0x800 : 0;
    const selector = bits === 16 ? 0x0f : 0x2b;
    const codeSelector = { 16: 0x07, 32: 0x23, 64: 0x33 }[bits];
    [selector, codeSelector, selector, selector, 0, 0].forEach((each, number) => {
      view.setUint16(layout.segmentSelector + number * 2, each, true);
    });
    [data, code16, data, data].forEach((base, number) => {
      view.setBigInt64(layout.segmentBase + number * 8, BigInt(base), true);
    });
    view.setBigInt64(layout.segmentBase + 4 * 8, 0x2000_0100n, true);
    view.setBigInt64(layout.segmentBase + 5 * 8, 0x2000_0200n, true);
    view.setUint32(layout.mxcsr, given.getUint32(mxcsrAt, true), true);
    view.setUint32(layout.x87Control, given.getUint16(fxAt, true), true);
    view.setUint32(layout.x87Status, given.getUint16(fxAt + 2, true), true);
    view.setUint32(layout.x87Tags, state[fxAt + 4]!, true);
    const top = (given.getUint16(fxAt + 2, true) >> 11) & 7;
    for (let number = 0; number < 8; number++) {
      const from = floatsAt + number * 16;
      const to = layout.x87Registers + ((top + number) & 7) * 16;
      bytes.set(state.subarray(from, from + 16), to);
    }
    for (let number = 0; number < 16; number++) {
      const to = layout.vectors + number * 64;
      bytes.set(state.subarray(vectorsAt + number * 16, vectorsAt + number * 16 + 16), to);
      bytes.set(state.subarray(highAt + number * 16, highAt + number * 16 + 16), to + 16);
    }
  }

  /** The state as it is. */
  leave(): Uint8Array {
    const { processor } = this.state;
    const { bytes, view } = processor;
    const state = new Uint8Array(stateSize);
    const made = new DataView(state.buffer);
    state.set(bytes.subarray(layout.general, layout.general + 128), 0);
    made.setBigUint64(flagsAt, BigInt(processor.call.readFlags() >>> 0), true);
    made.setBigInt64(pointerAt, BigInt(processor.instructionPointer), true);
    made.setUint32(mxcsrAt, view.getUint32(layout.mxcsr, true), true);
    made.setUint16(fxAt, view.getUint32(layout.x87Control, true), true);
    made.setUint16(fxAt + 2, view.getUint32(layout.x87Status, true), true);
    state[fxAt + 4] = view.getUint32(layout.x87Tags, true);
    const top = (view.getUint32(layout.x87Status, true) >> 11) & 7;
    for (let number = 0; number < 8; number++) {
      const from = layout.x87Registers + ((top + number) & 7) * 16;
      state.set(bytes.subarray(from, from + 10), floatsAt + number * 16);
    }
    for (let number = 0; number < 16; number++) {
      const from = layout.vectors + number * 64;
      state.set(bytes.subarray(from, from + 16), vectorsAt + number * 16);
      state.set(bytes.subarray(from + 16, from + 32), highAt + number * 16);
    }
    const window = this.#data + windowStart;
    state.set(bytes.subarray(window, window + windowSize), windowAt);
    return state;
  }
}
