// Reads and writes of the virtual memory for those outside of the processor.
import type { VirtualMemory } from './address-space.ts';
import { MemoryFault, pageSize } from './guest.ts';
import * as layout from './processor/layout.ts';
import type { Processor } from './processor.ts';

/** How far an access reaches within a page. */
function inPage(address: number, left: number): number {
  const offset = ((address % pageSize) + pageSize) % pageSize;
  return Math.min(left, pageSize - offset);
}

/** Throws MemoryFault where a byte may not be read. */
export function readBytes(
  processor: Processor,
  memory: VirtualMemory,
  address: number,
  count: number,
  access: number = layout.pageRead,
): Uint8Array {
  const bytes = new Uint8Array(count);
  for (let done = 0; done < count; ) {
    const length = inPage(address + done, count - done);
    const place = memory.place(address + done, access);
    bytes.set(processor.bytes.subarray(place, place + length), done);
    done += length;
  }
  return bytes;
}

/** Throws MemoryFault where a byte may not be written, with nothing changed. */
export function writeBytes(
  processor: Processor,
  memory: VirtualMemory,
  address: number,
  bytes: Uint8Array,
): void {
  const places: [place: number, from: number, length: number][] = [];
  for (let done = 0; done < bytes.length; ) {
    const length = inPage(address + done, bytes.length - done);
    places.push([memory.place(address + done, layout.pageWrite), done, length]);
    done += length;
  }
  for (const [place, from, length] of places) {
    processor.bytes.set(bytes.subarray(from, from + length), place);
    processor.call.forgetCodeAt(address + from, length);
  }
}

/** Bytes as they are, whatever the permissions: zeros where a page was never touched. */
export function peekBytes(
  processor: Processor,
  memory: VirtualMemory,
  address: number,
  count: number,
): Uint8Array {
  const bytes = new Uint8Array(count);
  for (let done = 0; done < count; ) {
    const at = address + done;
    const length = inPage(at, count - done);
    const region = memory.regionAt(at);
    if (!region) return bytes.subarray(0, done);
    const entry = processor.call.knownPage(at);
    const frame = entry === 0 ? 0 : processor.view.getUint32(entry + layout.pageFrame, true);
    if (frame !== 0) {
      const place = frame + (((at % pageSize) + pageSize) % pageSize);
      bytes.set(processor.bytes.subarray(place, place + length), done);
    }
    done += length;
  }
  return bytes;
}

/** Writes without asking for permissions, as a debugger does. Throws MemoryFault. */
export function pokeBytes(
  processor: Processor,
  memory: VirtualMemory,
  address: number,
  bytes: Uint8Array,
): void {
  const end = address + bytes.length;
  for (let at = address; at < end; at += pageSize) {
    if (!memory.regionAt(at)) throw new MemoryFault(at, 'write');
  }
  for (let done = 0; done < bytes.length; ) {
    const at = address + done;
    const length = inPage(at, bytes.length - done);
    const place = memory.restorePage(Math.floor(at / pageSize) * pageSize) + (at % pageSize);
    processor.bytes.set(bytes.subarray(done, done + length), place);
    processor.call.forgetCodeAt(at, length);
    done += length;
  }
}
