// The machine as system calls and library functions see it.
import type { VirtualMemory } from './address-space.ts';
import { readFloatState, writeFloatState } from './float-state.ts';
import { firstThreadEntry, type Guest, pageSize } from './guest.ts';
import { readBytes, writeBytes } from './memory-access.ts';
import * as layout from './processor/layout.ts';
import { Interruption, type X86State } from './state.ts';

const vectorBytes = 64;
const segmentPlaces = { fs: layout.segmentBase + 4 * 8, gs: layout.segmentBase + 5 * 8 } as const;

function numberAt(view: DataView, at: number, bytes: number): bigint {
  if (bytes === 8) return view.getBigUint64(at, true);
  if (bytes === 4) return BigInt(view.getUint32(at, true));
  return BigInt(bytes === 2 ? view.getUint16(at, true) : view.getUint8(at));
}

/** A page fault of the processor is one of memory to system calls and library functions. */
function withPlainFaults<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof Interruption ? (error.exception.fault ?? error) : error;
  }
}

export class GuestView implements Guest {
  readonly #state: X86State;

  constructor(state: X86State) {
    this.#state = state;
  }

  get bits(): 32 | 64 {
    return this.#state.processor.mode === 64 ? 64 : 32;
  }

  get memory(): VirtualMemory {
    return this.#state.memory;
  }

  get moment(): number {
    return this.#state.moment;
  }

  get instructionPointer(): number {
    return this.#state.processor.instructionPointer;
  }

  set instructionPointer(address: number) {
    this.#state.processor.instructionPointer = address;
  }

  general(number: number): bigint {
    return this.#state.processor.general(number);
  }

  setGeneral(number: number, value: bigint): void {
    this.#state.processor.setGeneral(number, value);
  }

  vector(number: number): bigint {
    return this.#state.processor.view.getBigUint64(layout.vectors + number * vectorBytes, true);
  }

  setVector(number: number, value: bigint): void {
    const place = layout.vectors + number * vectorBytes;
    this.#state.processor.view.setBigUint64(place, BigInt.asUintN(64, value), true);
  }

  pushFloat(value: number): void {
    this.#state.processor.pushFloat(value);
  }

  pushExtended(mantissa: bigint, signAndPower: number): void {
    const { processor } = this.#state;
    processor.pushFloat(1);
    const { view } = processor;
    const top = (view.getUint16(layout.x87Status, true) >> 11) & 7;
    view.setBigUint64(layout.x87Registers + top * 16, mantissa, true);
    view.setUint16(layout.x87Registers + top * 16 + 8, signAndPower, true);
  }

  get flags(): bigint {
    return BigInt(this.#state.processor.call.readFlags() >>> 0);
  }

  set flags(value: bigint) {
    this.#state.processor.call.writeFlags(Number(BigInt.asUintN(32, value)) | 2);
  }

  segmentBase(segment: 'fs' | 'gs'): number {
    return Number(this.#state.processor.view.getBigInt64(segmentPlaces[segment], true));
  }

  setSegmentBase(segment: 'fs' | 'gs', base: number): void {
    this.#state.processor.view.setBigInt64(segmentPlaces[segment], BigInt(base), true);
  }

  threadSegment(index: number): number | undefined {
    const { view } = this.#state.processor;
    const isMade = ((view.getUint32(layout.threadSegments, true) >> index) & 1) !== 0;
    return isMade ? view.getUint32(layout.threadBases + index * 4, true) : undefined;
  }

  setThreadSegment(index: number, base: number | undefined): void {
    const { processor } = this.#state;
    const { view } = processor;
    const made = view.getUint32(layout.threadSegments, true);
    const bit = 1 << index;
    const next = base === undefined ? made & ~bit : made | bit;
    view.setUint32(layout.threadSegments, next, true);
    view.setUint32(layout.threadBases + index * 4, base ?? 0, true);
    for (const [number, segment] of [[4, 'fs'] as const, [5, 'gs'] as const]) {
      const isLoaded = processor.selector(number) >> 3 === firstThreadEntry + index;
      if (isLoaded) this.setSegmentBase(segment, base ?? 0);
    }
  }

  floatState(): Uint8Array {
    return readFloatState(this.#state.processor);
  }

  setFloatState(state: Uint8Array): void {
    writeFloatState(this.#state.processor, state);
  }

  read(address: number, bytes: number): Uint8Array {
    this.#noteAccess(address, bytes, 'read');
    const { processor, memory } = this.#state;
    return withPlainFaults(() => readBytes(processor, memory, address, bytes));
  }

  write(address: number, bytes: Uint8Array): void {
    this.#noteAccess(address, bytes.length, 'write');
    const { processor, memory } = this.#state;
    withPlainFaults(() => writeBytes(processor, memory, address, bytes));
  }

  readString(address: number, limit: number): Uint8Array {
    const pieces: Uint8Array[] = [];
    let size = 0;
    for (let ended = false; !ended && size < limit; ) {
      const at = address + size;
      const inPage = pageSize - (((at % pageSize) + pageSize) % pageSize);
      // Short strings are the commonest: a page is looked at in parts.
      const length = Math.min(inPage, limit - size, size === 0 ? 64 : pageSize);
      const place = this.#placeOf(at, length, layout.pageRead);
      const { bytes } = this.#state.processor;
      const piece =
        place === undefined ? this.read(at, length) : bytes.subarray(place, place + length);
      const end = piece.indexOf(0);
      ended = end >= 0;
      pieces.push(ended ? piece.subarray(0, end) : piece);
      size += ended ? end : length;
    }
    const text = new Uint8Array(size);
    let at = 0;
    for (const piece of pieces) {
      text.set(piece, at);
      at += piece.length;
    }
    return text;
  }

  readNumber(address: number, bytes: number): bigint {
    const place = this.#placeOf(address, bytes, layout.pageRead);
    if (place !== undefined) return numberAt(this.#state.processor.view, place, bytes);
    return numberAt(new DataView(this.read(address, bytes).buffer), 0, bytes);
  }

  /** Where a number lies in the machine's own memory; undefined where it crosses pages. */
  #placeOf(address: number, bytes: number, access: number): number | undefined {
    const offset = ((address % pageSize) + pageSize) % pageSize;
    const isLooking = this.#state.watches.length > 0 || this.#state.checks !== undefined;
    if (offset + bytes > pageSize || isLooking) return undefined;
    try {
      return this.#state.memory.place(address, access);
    } catch (error) {
      throw error instanceof Interruption ? (error.exception.fault ?? error) : error;
    }
  }

  writeNumber(address: number, bytes: number, value: bigint): void {
    const place = bytes === 8 ? this.#placeOf(address, 8, layout.pageWrite) : undefined;
    if (place !== undefined) {
      this.#state.processor.view.setBigUint64(place, value, true);
      this.#state.processor.call.forgetCodeAt(address, 8);
      return;
    }
    const view = new DataView(new ArrayBuffer(8));
    view.setBigUint64(0, BigInt.asUintN(64, value), true);
    this.write(address, new Uint8Array(view.buffer, 0, bytes));
  }

  forgetContent(address: number, bytes: number): void {
    const { checks } = this.#state;
    if (checks?.forget(address, bytes)) this.#state.watchPages();
  }

  #noteAccess(address: number, bytes: number, access: 'read' | 'write'): void {
    if (access === 'write') this.#state.checks?.wrote(address, bytes);
    if (this.#state.watches.length === 0) return;
    this.#state.hostHit ??= this.#state.watchHit(address, bytes, access);
  }
}
