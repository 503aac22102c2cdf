// malloc and its kin as programs call them: what a block holds before it is written, and after it
// was given back, is nothing to rely on.
import { errorNumber } from '../system/error-numbers.ts';
import {
  allocate,
  allocateAligned,
  allocateCleared,
  reallocate,
  release,
  usableSize,
} from './heap.ts';
import type { FunctionTable, LibraryCall } from './library-call.ts';

/** The block at an address, of which nobody has written the bytes from `start` on. */
function unwritten(call: LibraryCall, address: number, size: number, start = 0): number {
  if (size > start) call.guest.forgetContent(address + start, size - start);
  return address;
}

function give(call: LibraryCall, size: number): number {
  return unwritten(call, allocate(call, size), size);
}

function giveAligned(call: LibraryCall, alignment: number, size: number): number {
  return unwritten(call, allocateAligned(call, alignment, size), size);
}

function givePointer(call: LibraryCall): number {
  const alignment = call.at(1);
  const isPower = alignment > 0 && Number.isInteger(Math.log2(alignment));
  if (!isPower || alignment % call.native !== 0) return errorNumber.EINVAL;
  call.writePointer(call.at(0), giveAligned(call, alignment, call.at(2)));
  return 0;
}

function take(call: LibraryCall): undefined {
  const address = call.at(0);
  unwritten(call, address, release(call, address));
}

/** realloc to nothing gives the block back. */
function resize(call: LibraryCall, size: number): number {
  const address = call.at(0);
  if (size === 0 && address !== 0) {
    take(call);
    return 0;
  }
  const kept = usableSize(call, address, 'realloc');
  return unwritten(call, reallocate(call, address, size), size, kept);
}

function multiply(call: LibraryCall, count: number, size: number): number {
  const total = count * size;
  return total > 2 ** 47 ? call.fail('ENOMEM') : total;
}

export const heapFunctions: FunctionTable = {
  malloc: call => give(call, call.at(0)),
  calloc: call => allocateCleared(call, multiply(call, call.at(0), call.at(1))),
  realloc: call => resize(call, call.at(1)),
  reallocarray: call => resize(call, multiply(call, call.at(1), call.at(2))),
  aligned_alloc: call => giveAligned(call, call.at(0), call.at(1)),
  memalign: call => giveAligned(call, call.at(0), call.at(1)),
  posix_memalign: givePointer,
  malloc_usable_size: call => usableSize(call, call.at(0)),
  free: take,
  cfree: take,
};
