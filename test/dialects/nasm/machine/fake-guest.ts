// A machine that executes nothing: registers and pages, for tests of calls.
import {
  type AddressSpace,
  type Guest,
  MemoryFault,
  pageSize,
  type Region,
} from '#dialects/nasm/machine/guest.ts';
import { doubleOf, floatOfExtended } from '#dialects/nasm/machine/library/float-value.ts';

interface Page {
  readonly bytes: Uint8Array;
  protection: number;
  readonly name: string;
}

const needed = { read: 1, write: 2, execute: 4 } as const;

class FakeMemory implements AddressSpace {
  readonly pages = new Map<number, Page>();

  get regions(): readonly Region[] {
    const regions: Region[] = [];
    for (const number of [...this.pages.keys()].sort((a, b) => a - b)) {
      const { protection, name } = this.pages.get(number)!;
      const [start, end] = [number * pageSize, (number + 1) * pageSize];
      const last = regions.at(-1);
      const joins = last?.end === start && last.protection === protection && last.name === name;
      if (joins) regions[regions.length - 1] = { ...last, end };
      else regions.push({ start, end, protection, name });
    }
    return regions;
  }

  regionAt(address: number): Region | undefined {
    return this.regions.find(({ start, end }) => start <= address && address < end);
  }

  map(start: number, end: number, protection: number, name: string): void {
    for (let page = start / pageSize; page < end / pageSize; page++) {
      this.pages.set(page, { bytes: new Uint8Array(pageSize), protection, name });
    }
  }

  unmap(start: number, end: number): void {
    for (let page = start / pageSize; page < end / pageSize; page++) this.pages.delete(page);
  }

  protect(start: number, end: number, protection: number): boolean {
    const numbers = Array.from(
      { length: (end - start) / pageSize },
      (_, i) => start / pageSize + i,
    );
    if (!numbers.every(number => this.pages.has(number))) return false;
    for (const number of numbers) this.pages.get(number)!.protection = protection;
    return true;
  }

  findFree(bytes: number, from: number, downward: boolean): number | undefined {
    const size = Math.ceil(bytes / pageSize) * pageSize;
    const regions = this.regions;
    let at = downward ? from - size : from;
    for (;;) {
      const hit = regions.find(({ start, end }) => start < at + size && at < end);
      if (!hit) return at >= 0 ? at : undefined;
      at = downward ? hit.start - size : hit.end;
      if (at < 0) return undefined;
    }
  }
}

/** Everything that a call may ask of a machine. */
export class FakeGuest implements Guest {
  readonly bits: 32 | 64;
  readonly memory = new FakeMemory();
  moment = 0;
  instructionPointer = 0x401000;
  flags = 0x202n;
  readonly registers = new BigUint64Array(16);
  readonly vectors = new BigUint64Array(16);
  readonly floats: number[] = [];
  readonly #bases = { fs: 0, gs: 0 };
  #floatState = new Uint8Array(512);

  constructor(bits: 32 | 64) {
    this.bits = bits;
  }

  general(number: number): bigint {
    return this.registers[number]!;
  }

  setGeneral(number: number, value: bigint): void {
    this.registers[number] = BigInt.asUintN(this.bits, value);
  }

  vector(number: number): bigint {
    return this.vectors[number]!;
  }

  setVector(number: number, value: bigint): void {
    this.vectors[number] = value;
  }

  pushFloat(value: number): void {
    this.floats.push(value);
  }

  pushExtended(mantissa: bigint, signAndPower: number): void {
    this.floats.push(doubleOf(floatOfExtended(mantissa, signAndPower)));
  }

  segmentBase(segment: 'fs' | 'gs'): number {
    return this.#bases[segment];
  }

  setSegmentBase(segment: 'fs' | 'gs', base: number): void {
    this.#bases[segment] = base;
  }

  readonly #threadSegments = new Map<number, number>();

  threadSegment(index: number): number | undefined {
    return this.#threadSegments.get(index);
  }

  setThreadSegment(index: number, base: number | undefined): void {
    if (base === undefined) this.#threadSegments.delete(index);
    else this.#threadSegments.set(index, base);
  }

  floatState(): Uint8Array {
    return this.#floatState;
  }

  /** Nobody looks at what is read here. */
  forgetContent(): void {}

  setFloatState(state: Uint8Array): void {
    this.#floatState = state.slice();
  }

  #page(address: number, access: 'read' | 'write'): Page {
    const page = this.memory.pages.get(Math.floor(address / pageSize));
    if (!page || (page.protection & needed[access]) === 0) throw new MemoryFault(address, access);
    return page;
  }

  read(address: number, bytes: number): Uint8Array {
    const result = new Uint8Array(bytes);
    for (let done = 0; done < bytes; ) {
      const inside = (address + done) % pageSize;
      const part = this.#page(address + done, 'read').bytes.subarray(inside, inside + bytes - done);
      result.set(part, done);
      done += part.length;
    }
    return result;
  }

  write(address: number, bytes: Uint8Array): void {
    for (let at = address; at < address + bytes.length; at += pageSize) this.#page(at, 'write');
    if (bytes.length > 0) this.#page(address + bytes.length - 1, 'write');
    for (let done = 0; done < bytes.length; ) {
      const inside = (address + done) % pageSize;
      const part = bytes.subarray(done, done + pageSize - inside);
      this.#page(address + done, 'write').bytes.set(part, inside);
      done += part.length;
    }
  }

  readString(address: number, limit: number): Uint8Array {
    const bytes: number[] = [];
    while (bytes.length < limit) {
      const at = address + bytes.length;
      const byte = this.#page(at, 'read').bytes[at % pageSize]!;
      if (byte === 0) break;
      bytes.push(byte);
    }
    return Uint8Array.from(bytes);
  }

  readNumber(address: number, bytes: number): bigint {
    return this.read(address, bytes).reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  }

  writeNumber(address: number, bytes: number, value: bigint): void {
    const parts = Array.from({ length: bytes }, (_, i) => Number((value >> BigInt(8 * i)) & 255n));
    this.write(address, Uint8Array.from(parts));
  }
}
