// The processor: its WebAssembly instance, its registers, and the pages of its memory.
import { inflateSync } from 'fflate';
import { processorImage } from './processor/image.generated.ts';
import * as layout from './processor/layout.ts';

/** What the instance asks of its surroundings; each may throw, which ends the run. */
export interface ProcessorHost {
  decode(record: number): void;
  pageFault(address: number, access: number): void;
  watchedAccess(address: number, bytes: number, access: number): void;
  raise(vector: number): void;
  systemCall(vector: number): void;
  libraryCall(index: number): void;
  unsupported(record: number): void;
  recordsFull(): void;
  regionChanged(): void;
  cycles(): number;
  readPort(port: number, bytes: number): number;
  writePort(port: number, bytes: number, value: number): void;
}

type Handler = (record: number) => number;

/** The numbers of segment registers. */
export const segmentNumber = { es: 0, cs: 1, ss: 2, ds: 3, fs: 4, gs: 5 } as const;
const codeSegment = segmentNumber.cs;
const segmentLast = 0xffff;

/** The functions of the instance that the host calls; addresses are doubles. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly table: WasmTable;
  run(budget: number): void;
  /** `counts` is the place of the table of counts, eight bytes for each record. */
  runCounting(budget: number, counts: number): void;
  /** Zeros in linear memory for good; 0 where it cannot grow. */
  newSpace(bytes: number): number;
  recordsInUse(): number;
  recordFor(address: number): number;
  carryFlag(unused: number): number;
  conditionHolds(number: number): number;
  dropRecords(): void;
  clearRecordCache(): void;
  mapPage(address: number, permissions: number): number;
  protectPage(address: number, permissions: number): void;
  unmapPage(address: number): void;
  pageEntry(address: number, access: number): number;
  knownPage(address: number): number;
  touchPage(entry: number): void;
  forgetPageCode(entry: number): void;
  forgetRecord(record: number): void;
  forgetCodeAt(address: number, bytes: number): void;
  markCode(address: number): void;
  flushBuffers(): void;
  cleanPages(): void;
  dirtyPageCount(): number;
  framesInUse(): number;
  readFlags(): number;
  pushFloat(value: number): void;
  writeFlags(flags: number): void;
}

interface WasmTable {
  readonly length: number;
  grow(count: number): number;
  set(index: number, handler: Handler): void;
}

/** WebAssembly as far as it is used here: no library of types that dialects may use has it. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { readonly exports: object };
};

declare function atob(text: string): string;

let compiled: object | undefined;

function compiledModule(): object {
  compiled ??= new WebAssembly.Module(
    inflateSync(Uint8Array.from(atob(processorImage), character => character.charCodeAt(0))),
  );
  return compiled;
}

export class Processor {
  readonly call: Exports;
  readonly #handlers = new Map<string, number>();
  #view: DataView;
  /** Its length is 0 once linear memory has grown and lies elsewhere. */
  #bytes: Uint8Array;

  constructor(host: ProcessorHost) {
    const bound = Object.fromEntries(
      ['decode', 'pageFault', 'watchedAccess', 'raise', 'systemCall', 'libraryCall']
        .concat(['unsupported', 'recordsFull', 'regionChanged', 'cycles', 'readPort', 'writePort'])
        .map(name => {
          const call = host[name as keyof ProcessorHost] as (...words: number[]) => unknown;
          return [name, call.bind(host)];
        }),
    );
    const { exports } = new WebAssembly.Instance(compiledModule(), { host: bound });
    this.call = exports as Exports;
    this.#view = new DataView(this.call.memory.buffer);
    this.#bytes = new Uint8Array(this.call.memory.buffer);
    this.view.setUint32(layout.undecodedHandler, this.handlerNamed('undecoded')!, true);
    this.view.setUint32(layout.regionHandler, this.handlerNamed('region')!, true);
    this.view.setUint32(layout.flagsWord, 0x202, true);
    this.call.flushBuffers();
    this.call.clearRecordCache();
  }

  /** Linear memory; a view is good until the next call of the instance. */
  get view(): DataView {
    if (this.#bytes.length === 0) this.#look();
    return this.#view;
  }

  get bytes(): Uint8Array {
    if (this.#bytes.length === 0) this.#look();
    return this.#bytes;
  }

  #look(): void {
    this.#view = new DataView(this.call.memory.buffer);
    this.#bytes = new Uint8Array(this.call.memory.buffer);
  }

  /** The index of a handler in the table of functions; undefined where there is none. */
  handlerNamed(name: string): number | undefined {
    const known = this.#handlers.get(name);
    if (known !== undefined) return known;
    const handler = (this.call as unknown as Record<string, Handler | undefined>)[name];
    if (handler === undefined) return undefined;
    const index = this.call.table.grow(1);
    this.call.table.set(index, handler);
    this.#handlers.set(name, index);
    return index;
  }

  /** Functions of the instance, for generated code. */
  functionsNamed(names: readonly string[]): Readonly<Record<string, unknown>> {
    const all = this.call as unknown as Readonly<Record<string, unknown>>;
    return Object.fromEntries(names.map(name => [name, all[name]]));
  }

  /** Room for a function of generated code in the table of handlers: its index there. */
  reserveHandler(): number {
    return this.call.table.grow(1);
  }

  setHandler(index: number, handler: Handler): void {
    this.call.table.set(index, handler);
  }

  /** A general register by number, as its 64 bits, unsigned. */
  general(number: number): bigint {
    return this.view.getBigUint64(layout.general + number * 8, true);
  }

  setGeneral(number: number, value: bigint): void {
    this.view.setBigUint64(layout.general + number * 8, BigInt.asUintN(64, value), true);
  }

  /** Sign-extended from 48 bits, or 0 to 2^32 - 1. */
  get instructionPointer(): number {
    return Number(this.view.getBigInt64(layout.instructionPointer, true));
  }

  set instructionPointer(address: number) {
    this.view.setBigInt64(layout.instructionPointer, BigInt(address), true);
  }

  /** Pushes a number onto the x87's stack. */
  pushFloat(value: number): void {
    this.call.pushFloat(value);
  }

  get mode(): 16 | 32 | 64 {
    return this.view.getInt32(layout.modeBits, true) as 16 | 32 | 64;
  }

  /** The mode of the code; the stack pointer is as wide. 16 bits are those of real mode. */
  set mode(bits: 16 | 32 | 64) {
    this.view.setInt32(layout.modeBits, bits, true);
    this.view.setInt32(layout.stackBits, bits, true);
    this.view.setInt32(layout.protectedMode, bits === 16 ? 0 : 1, true);
  }

  /** Where a segment begins: 0 to 5 for es, cs, ss, ds, fs, gs. */
  segmentBase(number: number): number {
    return Number(this.view.getBigInt64(layout.segmentBase + number * 8, true));
  }

  selector(number: number): number {
    return this.view.getUint16(layout.segmentSelector + number * 2, true);
  }

  /** In real mode a segment begins at sixteen times its selector. */
  setSelector(number: number, selector: number): void {
    this.view.setUint16(layout.segmentSelector + number * 2, selector, true);
    if (this.view.getInt32(layout.protectedMode, true) !== 0) return;
    const old = this.segmentBase(number);
    this.view.setBigInt64(layout.segmentBase + number * 8, BigInt(selector * 16), true);
    if (number !== codeSegment) return;
    // What stands at the end of a code segment has another neighbour in another one.
    for (const base of [old, selector * 16]) this.call.forgetCodeAt(base + segmentLast, 1);
  }
}
