// The regions of a program's virtual memory, over the processor's pages.
import { type AddressSpace, MemoryFault, pageSize, type Region } from './guest.ts';
import * as layout from './processor/layout.ts';
import type { Processor } from './processor.ts';

/** Canonical addresses of programs end here; in 32 bits at 4 GB, where the kernel lies. */
const endOf = { 16: 2 ** 32, 32: 2 ** 32 - 0x1000, 64: 2 ** 47 } as const;

export class OutOfMemory extends Error {}

const accessNames: Readonly<Record<number, 'read' | 'write' | 'execute'>> = {
  [layout.pageRead]: 'read',
  [layout.pageWrite]: 'write',
  [layout.pageExecute]: 'execute',
};

export class VirtualMemory implements AddressSpace {
  readonly #processor: Processor;
  /** Bytes that a program may touch. */
  bytesMax = 2 ** 30;
  /** By address; neighbours may touch, none overlap. Never changed in place. */
  #regions: readonly Region[] = [];
  /** Pages with frames, by their addresses. */
  readonly #present = new Set<number>();
  /** Pages whose accesses are the debugger's affair. */
  #watched: ReadonlySet<number> = new Set();

  constructor(processor: Processor) {
    this.#processor = processor;
  }

  get regions(): readonly Region[] {
    return this.#regions;
  }

  /** The addresses of all pages that have frames. */
  get present(): ReadonlySet<number> {
    return this.#present;
  }

  regionAt(address: number): Region | undefined {
    const regions = this.#regions;
    let low = 0;
    let high = regions.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (regions[middle]!.start <= address) low = middle;
      else high = middle - 1;
    }
    const region = regions[low];
    return region && address >= region.start && address < region.end ? region : undefined;
  }

  map(start: number, end: number, protection: number, name: string): void {
    this.unmap(start, end);
    if (end <= start) return;
    const before = this.#regions.filter(region => region.start < start);
    const after = this.#regions.filter(region => region.start >= start);
    this.#regions = [...before, { start, end, protection, name }, ...after];
  }

  unmap(start: number, end: number): void {
    this.#regions = this.#regions.flatMap(region => outside(region, start, end));
    for (const page of this.#presentIn(start, end)) {
      this.#processor.call.unmapPage(page);
      this.#present.delete(page);
    }
  }

  protect(start: number, end: number, protection: number): boolean {
    let at = start;
    for (const region of this.#regions) {
      if (region.end <= at || region.start > at) continue;
      at = region.end;
      if (at >= end) break;
    }
    if (at < end) return false;
    this.#regions = this.#regions.flatMap(region => {
      if (region.end <= start || region.start >= end) return [region];
      const from = Math.max(start, region.start);
      const to = Math.min(end, region.end);
      const inside: Region = { ...region, start: from, end: to, protection };
      return [...outside(region, start, end), inside].sort((a, b) => a.start - b.start);
    });
    for (const page of this.#presentIn(start, end)) {
      this.#processor.call.protectPage(page, permissionsOf(protection));
    }
    return true;
  }

  findFree(bytes: number, from: number, downward: boolean): number | undefined {
    const size = Math.ceil(bytes / pageSize) * pageSize;
    const limit = endOf[this.#processor.mode];
    if (downward) return this.#freeBelow(size, Math.min(from, limit));
    let start = from;
    for (const region of this.#regions) {
      if (region.end <= start) continue;
      if (region.start >= start + size) break;
      start = region.end;
    }
    return start + size <= limit ? start : undefined;
  }

  #freeBelow(size: number, from: number): number | undefined {
    let end = from;
    for (const region of this.#regions.toReversed()) {
      if (region.start >= end) continue;
      if (region.end <= end - size) break;
      end = region.start;
    }
    // The first 64 KB are never given out, so that null pointers fault.
    return end - size >= 0x1_0000 ? end - size : undefined;
  }

  /**
   * Gives the page of an address a frame. Throws MemoryFault where the region does not permit the
   * access, OutOfMemory where the program has touched too much.
   */
  touch(address: number, access: number): void {
    const region = this.regionAt(address);
    const permissions = region ? permissionsOf(region.protection) : 0;
    if ((permissions & access) === 0) throw new MemoryFault(address, accessNames[access]!);
    const { call } = this.#processor;
    const page = Math.floor(address / pageSize) * pageSize;
    const isFull = call.framesInUse() * pageSize >= this.bytesMax;
    if (isFull || call.mapPage(page, permissions) === 0) throw new OutOfMemory(this.#limitText());
    this.#present.add(page);
    if (this.#watched.has(page)) this.#mark(page, true);
  }

  #limitText(): string {
    const megabytes = Math.floor(this.bytesMax / 2 ** 20);
    return (
      `The program has touched more than ${megabytes} MB of memory; ` +
      'the option "memory" gives it another limit.'
    );
  }

  /** Where a byte lies in linear memory, once it may be accessed so. Throws like `touch`. */
  place(address: number, access: number): number {
    const entry = this.#processor.call.pageEntry(address, access);
    const { view } = this.#processor;
    if (access === layout.pageWrite) this.#processor.call.touchPage(entry);
    const frame = view.getUint32(entry + layout.pageFrame, true);
    return frame + mod(address, pageSize);
  }

  /** All of these pages go the slow way from now on, and no others. */
  watch(pages: ReadonlySet<number>): void {
    const old = this.#watched;
    this.#watched = pages;
    for (const page of old) if (!pages.has(page)) this.#mark(page, false);
    for (const page of pages) if (this.#present.has(page)) this.#mark(page, true);
    if (old.size + pages.size > 0) this.#processor.call.flushBuffers();
  }

  #mark(page: number, isWatched: boolean): void {
    const entry = this.#processor.call.knownPage(page);
    if (entry === 0) return;
    const { view } = this.#processor;
    const flags = view.getInt32(entry + layout.pageFlags, true);
    const changed = isWatched ? flags | layout.pageWatched : flags & ~layout.pageWatched;
    view.setInt32(entry + layout.pageFlags, changed, true);
  }

  /** Pages with frames from `start` on and before `end`. */
  #presentIn(start: number, end: number): number[] {
    const pages = (end - start) / pageSize;
    if (pages > this.#present.size) {
      return [...this.#present].filter(page => page >= start && page < end);
    }
    const found: number[] = [];
    for (let page = start; page < end; page += pageSize) {
      if (this.#present.has(page)) found.push(page);
    }
    return found;
  }

  /** Goes to another set of regions; the pages are the caller's affair. */
  setRegions(regions: readonly Region[]): void {
    this.#regions = regions;
  }

  /** For a page that is restored: its frame, with the permissions of its region. */
  restorePage(page: number): number {
    const region = this.regionAt(page);
    this.#processor.call.mapPage(page, region ? permissionsOf(region.protection) : 0);
    this.#present.add(page);
    const entry = this.#processor.call.knownPage(page);
    return this.#processor.view.getUint32(entry + layout.pageFrame, true);
  }

  dropPage(page: number): void {
    this.#processor.call.unmapPage(page);
    this.#present.delete(page);
  }
}

function mod(value: number, by: number): number {
  const rest = value % by;
  return rest < 0 ? rest + by : rest;
}

/** Whoever may write or execute may read: so x86 does it. */
export function permissionsOf(protection: number): number {
  return protection === 0 ? 0 : protection | layout.pageRead;
}

/** What is left of a region outside of a stretch. */
function outside(region: Region, start: number, end: number): Region[] {
  if (region.end <= start || region.start >= end) return [region];
  const parts: Region[] = [];
  if (region.start < start) parts.push({ ...region, end: start });
  if (region.end > end) parts.push({ ...region, start: end });
  return parts;
}
